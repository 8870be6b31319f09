#include "candidates_place.h"

#include "candidates_born.h"
#include "famctx/family/index.h"

#define LAST_CHARACTER "\xf4\x8f\xbf\xbf"

static bool add_number(const struct family *f, const char *number, struct candidates *c, struct err *e)
{
	static const char number_sql[] = "SELECT person FROM search_number WHERE number = ?";
	struct buf squeezed = BUF_INIT;
	struct statement *st = db_prepare(f->people, number_sql);

	index_number(number, &squeezed);
	statement_text(st, 1, squeezed.data);
	bool ok = candidates_take(c, st, SHIELD_FROM_FACTS, e);
	buf_release(&squeezed);
	return ok;
}

bool candidates_by_number(const struct family *f, const struct query *q, struct candidates *c, struct err *e)
{
	char repaired[NHS_CANDIDATES_MAX][NHS_SIZE];

	if (q->number && !add_number(f, q->number, c, e))
		return false;
	if (!q->nhs[0])
		return true;
	if (!add_number(f, q->nhs, c, e))
		return false;
	size_t count = q->nhs_fits ? 0 : nhs_candidates(q->nhs, repaired);
	for (size_t i = 0; i < count; i++)
		if (!add_number(f, repaired[i], c, e))
			return false;
	return true;
}

/* From the text of a part of a postcode to just behind the last full one in it. */
static void postcode_limits(const struct postcode *p, struct buf *from, struct buf *to)
{
	static const struct {
		const char *from, *to;
	} ends[] = {
		[POSTCODE_AREA] = { "0", ":" },	/* a digit follows: XX holds XX1, not XXA1 */
		[POSTCODE_DISTRICT] = { " ", "!" }, /* the space follows: XX1 does not hold XX14 */
		[POSTCODE_SECTOR] = { "", "[" },    /* behind Z */
		[POSTCODE_FULL] = { "", "" },
	};
	buf_printf(from, "%s%s", p->text, ends[p->level].from);
	buf_printf(to, "%s%s", p->text, ends[p->level].to);
}

static bool by_postcode(const struct family *f, const struct query *q, struct candidates *c, struct err *e)
{
	static const char postcode_sql[] = "SELECT person FROM search_postcode WHERE postcode BETWEEN ? AND ?";
	struct buf from = BUF_INIT, to = BUF_INIT;
	struct statement *st = db_prepare(f->people, postcode_sql);

	postcode_limits(&q->postcode, &from, &to);
	statement_text(st, 1, from.data);
	statement_text(st, 2, to.data);
	bool ok = candidates_take(c, st, SHIELD_FROM_PLACES, e);
	buf_release(&from);
	buf_release(&to);
	return ok;
}

static bool by_street(const struct family *f, const struct query *q, struct candidates *c, struct err *e)
{
	static const char house_sql[] = "SELECT search_house.person FROM search_street JOIN search_house"
					" ON search_house.street = search_street.street AND search_house.house = ?3"
					" WHERE search_street.text BETWEEN ?1 AND ?2";
	static const char street_sql[] = "SELECT search_house.person FROM search_street JOIN search_house"
					 " ON search_house.street = search_street.street"
					 " WHERE search_street.text BETWEEN ?1 AND ?2";
	struct buf last = BUF_INIT;
	struct statement *st = db_prepare(f->people, q->house ? house_sql : street_sql);

	buf_printf(&last, "%s" LAST_CHARACTER, q->street);
	statement_text(st, 1, q->street);
	statement_text(st, 2, last.data);
	if (q->house)
		statement_text(st, 3, q->house);
	bool ok = candidates_take(c, st, SHIELD_FROM_PLACES, e);
	buf_release(&last);
	return ok;
}

bool candidates_by_place(const struct family *f, const struct query *q, struct candidates *c, struct err *e)
{
	bool alone = !q->words_count;
	bool one_postcode = q->postcode_given && q->postcode.level == POSTCODE_FULL;
	bool one_house = q->street && q->house;

	if (q->street && (alone || one_house) && !by_street(f, q, c, e))
		return false;
	return !q->postcode_given || (!alone && !one_postcode) || (q->street && alone) || by_postcode(f, q, c, e);
}

#include "persons.h"

#include "famctx/base/mem.h"
#include "famctx/store/mint.h"
#include "famctx/store/statement.h"
#include "famctx/text/address.h"
#include "famctx/text/fold.h"

/* ---- joining and numbering */

static bool join_records(struct persons *p, struct db *own, const struct nicknames *nicknames, struct err *e)
{
	struct join_decision *decisions = NULL;
	size_t count = 0;
	bool ok = !own || decisions_read(own, &p->ids, &decisions, &count, e);
	struct join_input in = { p->ids.who, p->ids.is_register, p->ids.count, decisions, count, nicknames };
	if (ok)
		join_all(&in, &p->joined);
	ok = ok && (!own || sealed_find(p, own, e));
	if (p->sealed)
		sealed_join(p, &in);
	mem_free(decisions);
	return ok;
}

static void count_persons(struct persons *p)
{
	size_t n = p->ids.count;
	p->person = mem_zero(n + 1, sizeof(*p->person));
	p->first = mem_zero(n + 1, sizeof(*p->first));
	for (uint32_t i = 0; i < n; i++) {
		if (p->joined.cluster[i] != i)
			continue;
		p->first[p->count] = i;
		p->person[i] = (uint32_t)p->count++;
	}
	for (uint32_t i = 0; i < n; i++)
		p->person[i] = p->person[p->joined.cluster[i]];
}

static bool number_persons(struct persons *p, struct db *own, struct err *e)
{
	p->numbers = mem_zero(p->count + 1, sizeof(*p->numbers));
	if (!own) {
		for (size_t i = 0; i < p->count; i++)
			p->numbers[i] = (int64_t)i + 1;
		return true;
	}
	/* Registers first: when a person is split, who is in the register keeps the number that people know. */
	struct mint_record *records = mem_zero(p->ids.count + 1, sizeof(*records));
	size_t count = 0;
	for (int others = 0; others < 2; others++)
		for (size_t i = 0; i < p->ids.count; i++)
			if (p->ids.is_register[i] != (bool)others)
				records[count++] = (struct mint_record){ p->ids.mint[i], p->person[i] };
	bool ok = mint_numbers(own, records, count, p->numbers, p->count, e);
	sealed_number(p);
	mem_free(records);
	return ok;
}

static bool write_joins(struct persons *p, struct db *db, struct err *e)
{
	static const char sql[] = "UPDATE record SET person = ?, rule = ? WHERE id = ?";
	struct statement *st = db_prepare(db, sql);
	for (size_t i = 0; i < p->ids.count; i++) {
		statement_integer(st, 1, p->numbers[p->person[i]]);
		statement_integer(st, 2, p->joined.rule[i]);
		statement_integer(st, 3, (int64_t)i + 1);
		if (!statement_run(st, e))
			return false;
	}
	return true;
}

static bool write_offers(struct persons *p, struct db *db, struct err *e)
{
	static const char sql[] = "INSERT OR IGNORE INTO possible(person, record, rule) VALUES(?, ?, ?)";
	struct statement *st = db_prepare(db, sql);
	for (size_t i = 0; i < p->joined.offers_count; i++) {
		const struct join_offer *o = &p->joined.offers[i];
		statement_integer(st, 1, p->numbers[p->person[o->other]]);
		statement_integer(st, 2, (int64_t)o->record + 1);
		statement_integer(st, 3, o->rule);
		if (!statement_run(st, e))
			return false;
	}
	p->possible = (int64_t)p->joined.offers_count;
	return true;
}

/* ---- what is shown of a person */

/* Records of one person that each value is taken from, + 1; 0: nobody says. */
struct best {
	uint32_t names, born, sex, address, own; /* own: the register's row */
};

/* The register is believed first, then the newest copy, then who was read first. */
static void prefer(const struct persons *p, uint32_t *best, uint32_t record)
{
	const struct identities *ids = &p->ids;
	if (!*best || ids->sources[ids->source[record]].rank < ids->sources[ids->source[*best - 1]].rank)
		*best = record + 1;
}

static struct best *choose_best(const struct persons *p)
{
	struct best *best = mem_zero(p->count + 1, sizeof(*best));
	for (uint32_t i = 0; i < p->ids.count; i++) {
		struct best *b = &best[p->person[i]];
		uint8_t has = p->ids.has[i];
		if (has & HAS_NAMES)
			prefer(p, &b->names, i);
		if (has & HAS_BORN)
			prefer(p, &b->born, i);
		if (has & HAS_SEX)
			prefer(p, &b->sex, i);
		if (has & HAS_ADDRESS)
			prefer(p, &b->address, i);
		if (p->ids.is_register[i])
			prefer(p, &b->own, i);
	}
	return best;
}

/* The values of one record, kept between the steps of a statement. */
enum shown { SHOWN_FAMILY, SHOWN_FIRST, SHOWN_BORN, SHOWN_SEX, SHOWN_ADDRESS, SHOWN_POSTCODE, SHOWN_ID, SHOWN_COUNT };

struct face {
	struct buf text[SHOWN_COUNT];
	bool known[SHOWN_COUNT];
	struct buf household;
};

static void take_columns(struct face *face, struct statement *st, enum shown from, enum shown to)
{
	for (int i = (int)from; i <= (int)to; i++) {
		const char *text = column_text(st, i);
		face->known[i] = text;
		if (text)
			buf_add_text(&face->text[i], text);
	}
}

static bool take_from(struct db *db, struct face *face, const struct best *b, uint32_t record, struct err *e)
{
	static const char sql[] =
		"SELECT family_name, first_name, born, sex, address, postcode, register_id FROM record WHERE id = ?";
	struct statement *st = db_prepare(db, sql);
	statement_integer(st, 1, record);
	if (statement_row(st)) {
		if (b->names == record)
			take_columns(face, st, SHOWN_FAMILY, SHOWN_FIRST);
		if (b->born == record)
			take_columns(face, st, SHOWN_BORN, SHOWN_BORN);
		if (b->sex == record)
			take_columns(face, st, SHOWN_SEX, SHOWN_SEX);
		if (b->address == record)
			take_columns(face, st, SHOWN_ADDRESS, SHOWN_POSTCODE);
		if (b->own == record)
			take_columns(face, st, SHOWN_ID, SHOWN_ID);
	}
	return statement_done(st, e);
}

static bool read_face(struct db *db, struct face *face, const struct best *b, struct err *e)
{
	const uint32_t sources[] = { b->own, b->names, b->born, b->sex, b->address };
	memset(face->known, 0, sizeof(face->known));
	for (size_t i = 0; i < SHOWN_COUNT; i++)
		buf_clear(&face->text[i]);
	for (size_t i = 0; i < ARRAY_LEN(sources); i++) {
		bool done = !sources[i];
		for (size_t j = 0; j < i; j++)
			done = done || sources[j] == sources[i];
		if (!done && !take_from(db, face, b, sources[i], e))
			return false;
	}
	return true;
}

/* A street without a number, or a town, is no household. */
static const char *household_of(const struct identity *who, const char *address, struct buf *out)
{
	struct buf key = BUF_INIT;
	buf_clear(out);
	address_key(address, &key);
	if (!key.len && *who->postcode)
		address_fold(address, &key);
	if (key.len)
		buf_printf(out, "%s%s%s", key.data, *who->postcode ? " " : "", who->postcode);
	buf_release(&key);
	return out->len ? out->data : NULL;
}

static const char *shown(const struct face *face, enum shown what)
{
	return face->known[what] ? face->text[what].data : NULL;
}

static bool write_person(struct persons *p, struct db *db, struct face *face, const struct best *b, int64_t number,
			 struct err *e)
{
	static const char sql[] =
		"INSERT INTO person(id, family_name, first_name, born, sex, address, postcode, case_id, household)"
		" VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)";
	struct statement *st = db_prepare(db, sql);
	const char *household = NULL;
	if (b->address && face->known[SHOWN_ADDRESS])
		household = household_of(&p->ids.who[b->address - 1], face->text[SHOWN_ADDRESS].data, &face->household);
	statement_integer(st, 1, number);
	for (int i = 0; i < SHOWN_COUNT; i++)
		statement_text(st, i + 2, shown(face, (enum shown)i));
	statement_text(st, SHOWN_COUNT + 2, household);
	return statement_run(st, e);
}

/* A person by number: rows are written in that order, as the file wants them. */
struct numbered {
	int64_t number;
	uint32_t person;
};

static int compare_numbered(const void *left, const void *right)
{
	const struct numbered *a = left, *b = right;
	return a->number < b->number ? -1 : a->number > b->number;
}

static struct numbered *sort_persons(const struct persons *p)
{
	struct numbered *order = mem_zero(p->count + 1, sizeof(*order));
	for (uint32_t i = 0; i < p->count; i++)
		order[i] = (struct numbered){ p->numbers[i], i };
	qsort(order, p->count, sizeof(*order), compare_numbered);
	return order;
}

static bool write_persons(struct persons *p, struct db *db, struct err *e)
{
	struct best *best = choose_best(p);
	struct numbered *order = sort_persons(p);
	struct face face = { .household = BUF_INIT };
	bool ok = true;
	for (size_t i = 0; i < SHOWN_COUNT; i++)
		buf_init(&face.text[i]);
	size_t first = 0;
	while (first < p->count && order[first].number < 0)
		first++;
	for (size_t i = first; ok && i < p->count; i++)
		ok = read_face(db, &face, &best[order[i].person], e) &&
		     write_person(p, db, &face, &best[order[i].person], order[i].number, e);
	for (size_t i = 0; i < SHOWN_COUNT; i++)
		buf_release(&face.text[i]);
	buf_release(&face.household);
	mem_free(order);
	mem_free(best);
	return ok;
}

/* ---- what each source knows */

static bool write_counts(struct persons *p, struct db *db, struct err *e)
{
	static const char sql[] = "UPDATE source SET people = ? WHERE id = ?";
	uint16_t *seen = mem_zero(p->count + 1, sizeof(*seen));
	bool ok = true;
	for (size_t i = 0; i < p->ids.count; i++) {
		uint16_t stamp = (uint16_t)(p->ids.source[i] + 1);
		p->ids.sources[p->ids.source[i]].people += seen[p->person[i]] != stamp;
		seen[p->person[i]] = stamp;
	}
	for (size_t i = 0; ok && i < p->ids.sources_count; i++) {
		struct statement *st = db_prepare(db, sql);
		statement_integer(st, 1, p->ids.sources[i].people);
		statement_integer(st, 2, (int64_t)i + 1);
		ok = statement_run(st, e);
	}
	mem_free(seen);
	return ok;
}

bool persons_build(struct persons *p, struct db *db, struct db *own, const struct nicknames *nicknames, struct err *e)
{
	*p = (struct persons){ 0 };
	if (!identities_load(db, &p->ids, e) || !join_records(p, own, nicknames, e))
		return false;
	count_persons(p);
	return number_persons(p, own, e) && write_joins(p, db, e) && write_offers(p, db, e) && write_persons(p, db, e) &&
	       write_counts(p, db, e) && persons_relate(p, db, e);
}

void persons_release(struct persons *p)
{
	identities_release(&p->ids);
	join_result_release(&p->joined);
	mem_free(p->person);
	mem_free(p->numbers);
	mem_free(p->sealed);
	mem_free(p->first);
	*p = (struct persons){ 0 };
}

#include "famctx/family/evidence.h"

#include "copies.h"
#include "famctx/base/mem.h"
#include "famctx/text/address.h"
#include "famctx/text/fold.h"
#include "famctx/text/ident.h"
#include "famctx/text/similar.h"
#include "header.h"
#include "held.h"
#include "holdings.h"

/* What is compared, with the column of records_sql that holds it. */
enum evidence_field { EVIDENCE_FAMILY_NAME, EVIDENCE_FIRST_NAME, EVIDENCE_BORN, EVIDENCE_SEX, EVIDENCE_ADDRESS,
		      EVIDENCE_POSTCODE, EVIDENCE_NHS, EVIDENCE_CASE, EVIDENCE_COUNT };

static const char *const field_names[EVIDENCE_COUNT] = { "family_name", "first_name", "born",	     "sex",
							  "address",	 "postcode",   "nhs_number", "case_id" };
#define FIRST_COLUMN 3

static const char records_sql[] = "SELECT source, key, rule, family_name, first_name, born, sex, address, postcode,"
				  " nhs_number, register_id FROM record WHERE person = ? ORDER BY id";

static enum verdict of_name(enum name_verdict verdict)
{
	static const enum verdict verdicts[] = {
		[NAME_SAME] = VERDICT_SAME,	       [NAME_SHORT_FORM] = VERDICT_SHORT_FORM,
		[NAME_INITIAL] = VERDICT_INITIAL,      [NAME_ONE_SLIP] = VERDICT_ONE_SLIP,
		[NAME_SOUNDS_ALIKE] = VERDICT_SOUNDS_ALIKE, [NAME_TWO_SLIPS] = VERDICT_TWO_SLIPS,
		[NAME_DIFFERENT] = VERDICT_DIFFERENT,  [NAME_NOT_COMPARED] = VERDICT_NOT_COMPARED,
	};
	return verdicts[verdict];
}

static enum verdict compare_names(const struct family *f, const char *a, const char *b)
{
	struct buf x = BUF_INIT, y = BUF_INIT;

	fold_text(&x, a);
	fold_text(&y, b);
	enum verdict verdict = of_name(name_compare(x.data, y.data, f->setup.nicknames));
	buf_release(&x);
	buf_release(&y);
	return verdict;
}

static enum verdict compare_dates(const char *a, const char *b)
{
	struct date x = date_of_text(a), y = date_of_text(b);

	if (date_same(x, y))
		return VERDICT_SAME;
	if (dates_swapped(x, y))
		return VERDICT_SWAPPED;
	bool part = (!x.month || !y.month || x.month == y.month) && (!date_full(x) || !date_full(y));
	return x.year == y.year && part ? VERDICT_PART : VERDICT_DIFFERENT;
}

static enum verdict compare_addresses(const char *a, const char *b)
{
	struct buf x = BUF_INIT, y = BUF_INIT;

	address_fold(a, &x);
	address_fold(b, &y);
	bool same = !strcmp(x.data, y.data);
	buf_clear(&x);
	buf_clear(&y);
	address_key(a, &x);
	address_key(b, &y);
	bool close = x.len && !strcmp(x.data, y.data);
	buf_release(&x);
	buf_release(&y);
	if (same)
		return VERDICT_SAME;
	return close ? VERDICT_CLOSE : VERDICT_DIFFERENT;
}

static enum verdict compare_folded(const char *a, const char *b)
{
	struct buf x = BUF_INIT, y = BUF_INIT;

	fold_text(&x, a);
	fold_text(&y, b);
	bool same = !strcmp(x.data, y.data);
	buf_release(&x);
	buf_release(&y);
	return same ? VERDICT_SAME : VERDICT_DIFFERENT;
}

static enum verdict compare_values(const struct family *f, enum evidence_field field, const char *a, const char *b)
{
	if (!a || !b)
		return VERDICT_NOT_COMPARED;
	switch (field) {
	case EVIDENCE_FAMILY_NAME:
	case EVIDENCE_FIRST_NAME:
		return compare_names(f, a, b);
	case EVIDENCE_BORN:
		return compare_dates(a, b);
	case EVIDENCE_ADDRESS:
		return compare_addresses(a, b);
	case EVIDENCE_SEX:
	case EVIDENCE_POSTCODE:
	case EVIDENCE_NHS:
	case EVIDENCE_CASE:
	case EVIDENCE_COUNT:
		break;
	}
	return compare_folded(a, b);
}

/* How far two values are apart; nothing to compare is the last resort. */
static int distance_of(enum verdict verdict)
{
	return verdict == VERDICT_NOT_COMPARED ? -1 : (int)verdict;
}

static enum verdict furthest_in(const struct family *f, enum evidence_field field, const struct evidence_row *row)
{
	size_t first = 0;
	enum verdict furthest = VERDICT_NOT_COMPARED;

	while (first < row->values_count && !row->values[first])
		first++;
	for (size_t i = first + 1; i < row->values_count; i++) {
		enum verdict verdict = compare_values(f, field, row->values[first], row->values[i]);
		if (distance_of(verdict) > distance_of(furthest))
			furthest = verdict;
	}
	return furthest;
}

static void judge_row(const struct family *f, enum evidence_field field, bool address_protected,
		      struct evidence_row *row)
{
	bool is_address = field == EVIDENCE_ADDRESS || field == EVIDENCE_POSTCODE;
	enum verdict furthest = address_protected && is_address ? VERDICT_NOT_COMPARED : furthest_in(f, field, row);
	struct buf sentence = BUF_INIT;

	row->verdict = (int)furthest;
	buf_printf(&sentence, "%s: %s", words_field(f->setup.words, row->field),
		   words_verdict(f->setup.words, (int)furthest)->words);
	row->sentence = buf_detach(&sentence);
}

static void add_record(const struct family *f, const struct card *card, const struct family_source *s,
		       struct statement *st, struct evidence_answer *answer)
{
	struct evidence_record *r = ADD_ITEM(answer->records, answer->records_count);

	r->source = mem_copy_text(s->document.key);
	r->title = mem_copy_or_null(s->document.title);
	r->record = column_copy(st, 1);
	r->person = mem_copy_text(card->id);
	r->rule = (int)column_integer(st, 2);
	r->basis = mem_copy_text(words_join(f->setup.words, r->rule)->words);
	r->copied = s->document.copied;
	for (int field = 0; field < EVIDENCE_COUNT; field++) {
		struct evidence_row *row = &answer->rows[field];
		*(char **)ADD_ITEM(row->values, row->values_count) = column_copy(st, FIRST_COLUMN + field);
	}
}

static bool read_records(const struct family *f, const struct card *card, struct evidence_answer *answer, struct err *e)
{
	struct statement *st = db_prepare(f->people, records_sql);

	statement_integer(st, 1, card->person);
	while (statement_row(st)) {
		const struct family_source *s = family_source(f, column_integer(st, 0));
		if (s && holdings_shown(f, s, card->age))
			add_record(f, card, s, st, answer);
	}
	return statement_done(st, e);
}

static void add_text(char ***texts, size_t *count, const char *text)
{
	*(char **)add_item(texts, count, sizeof(**texts)) = mem_copy_text(text);
}

static bool agrees(int verdict)
{
	return verdict == VERDICT_SAME || verdict == VERDICT_SHORT_FORM || verdict == VERDICT_CLOSE ||
	       verdict == VERDICT_PART || verdict == VERDICT_INITIAL;
}

/* One sentence that names the fields for which the verdict is wanted. */
static void add_fields(const struct family *f, const struct evidence_answer *a, const char *phrase, bool agreeing,
		       char ***texts, size_t *count)
{
	struct buf fields = BUF_INIT, sentence = BUF_INIT;

	for (size_t i = 0; i < a->rows_count; i++) {
		int verdict = a->rows[i].verdict;
		if (verdict == VERDICT_NOT_COMPARED || agrees(verdict) != agreeing)
			continue;
		buf_printf(&fields, "%s%s", fields.len ? ", " : "", words_field(f->setup.words, a->rows[i].field));
	}
	if (fields.len) {
		words_say(f->setup.words, phrase, &(struct fill) { "fields", fields.data }, 1, &sentence);
		add_text(texts, count, sentence.data);
	}
	buf_release(&fields);
	buf_release(&sentence);
}

static void add_changes(const struct family *f, const struct card *card, struct evidence_answer *a)
{
	const struct words *w = f->setup.words;

	add_text(&a->would_change, &a->would_change_count, words_phrase(w, "change_other_nhs"));
	if (date_known(card->born))
		add_text(&a->would_change, &a->would_change_count, words_phrase(w, "change_other_born"));
	if (card->address && date_known(card->born))
		add_text(&a->would_change, &a->would_change_count, words_phrase(w, "change_twin"));
}

static void squeeze_name(const char *name, struct buf *out)
{
	struct fold_tokens t = FOLD_TOKENS_INIT;

	fold_tokens(&t, name ? name : "");
	for (size_t i = 0; i < t.count; i++)
		buf_add_text(out, t.items[i]);
	fold_tokens_release(&t);
}

/* How rare: others with both names, born in the same month. */
static bool count_same_name(const struct family *f, const struct card *card, int64_t *out, struct err *e)
{
	static const char sql[] =
		"SELECT DISTINCT person FROM search_pair WHERE person <> ?3 AND born BETWEEN ?4 AND ?4 + 99"
		" AND a = (SELECT id FROM search_token WHERE text = ?1) AND b = (SELECT id FROM search_token WHERE text = ?2)";
	struct buf family_name = BUF_INIT, first_name = BUF_INIT;
	struct statement *st = db_prepare(f->people, sql);

	squeeze_name(card->family_name, &family_name);
	squeeze_name(card->first_name, &first_name);
	statement_text(st, 1, family_name.data);
	statement_text(st, 2, first_name.data);
	statement_integer(st, 3, card->person);
	statement_integer(st, 4, card->born.year * 10000 + card->born.month * 100);
	*out = 0;
	while (statement_row(st))
		*out += !(family_shield(f, column_integer(st, 0)) & SHIELD_FROM_FACTS);
	bool ok = statement_done(st, e);
	buf_release(&family_name);
	buf_release(&first_name);
	return ok;
}

/* Nobody's records are compared who is held back. */
static bool find_comparable(const struct family *f, const char *id, struct card *out, struct err *e)
{
	return person_find_card(f, id, out, e) && (!out->held || held_refuse(f, out->held, e));
}

static bool read_other(struct family *f, const char *id, bool *address_protected, struct evidence_answer *answer,
		       struct err *e)
{
	struct card other = { .person = 0 };

	if (!id)
		return true;
	bool ok = find_comparable(f, id, &other, e) && read_records(f, &other, answer, e);
	*address_protected |= other.address_protected;
	card_release(&other);
	return ok;
}

/* That two addresses are the same tells one where the other is known. */
static void protect_addresses(const struct family *f, struct evidence_answer *answer)
{
	static const enum evidence_field fields[] = { EVIDENCE_ADDRESS, EVIDENCE_POSTCODE };

	for (size_t i = 0; i < ARRAY_LEN(fields); i++) {
		struct evidence_row *row = &answer->rows[fields[i]];
		for (size_t j = 0; j < row->values_count; j++) {
			if (!row->values[j])
				continue;
			mem_free(row->values[j]);
			row->values[j] = mem_copy_text(words_phrase(f->setup.words, "address_protected"));
		}
	}
}

static void start_rows(struct evidence_answer *answer)
{
	for (int field = 0; field < EVIDENCE_COUNT; field++) {
		struct evidence_row *row = ADD_ITEM(answer->rows, answer->rows_count);
		row->field = mem_copy_text(field_names[field]);
		row->verdict = VERDICT_NOT_COMPARED;
	}
}

static void judge(const struct family *f, const struct card *card, bool address_protected,
		  struct evidence_answer *answer)
{
	if (address_protected)
		protect_addresses(f, answer);
	for (int field = 0; field < EVIDENCE_COUNT; field++)
		judge_row(f, (enum evidence_field)field, address_protected, &answer->rows[field]);
	add_fields(f, answer, "for_agree", true, &answer->for_it, &answer->for_it_count);
	add_fields(f, answer, "against_differ", false, &answer->against, &answer->against_count);
	add_changes(f, card, answer);
}

bool family_evidence(struct family *f, const struct evidence_request *request, struct evidence_answer *answer,
		     struct err *e)
{
	struct card card;

	shape_init(&evidence_answer_shape, answer);
	answer->at = f->today;
	start_rows(answer);
	bool ok = find_comparable(f, request->person, &card, e) && read_records(f, &card, answer, e);
	bool address_protected = ok && card.address_protected;
	ok = ok && read_other(f, request->other, &address_protected, answer, e) && count_same_name(f, &card, &answer->same_name, e);
	if (ok) {
		answer->person = mem_copy_text(card.id);
		answer->name = list_name(card.family_name, card.first_name);
		judge(f, &card, address_protected, answer);
	}
	card_release(&card);
	return ok;
}

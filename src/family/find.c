#include "famctx/family/find.h"

#include "advice.h"
#include "copies.h"
#include "famctx/base/mem.h"
#include "famctx/family/age_rule.h"
#include "famctx/family/query.h"
#include "famctx/store/person_id.h"
#include "held.h"
#include "holdings.h"
#include "search.h"

static bool search_again(const struct family *f, const struct query *q, struct search *s, struct err *e)
{
	search_release(s);
	return search_run(f, q, s, e);
}

/* Another reading of the words: beginnings of names, the last ones a street (longest first), two of them one name. */
static bool read_otherwise(struct query *q, size_t attempt)
{
	if (attempt == 0)
		return query_words_as_beginnings(q);
	attempt--;
	return attempt < QUERY_WORDS ? query_words_as_street(q, QUERY_WORDS - attempt)
				     : query_join_words(q, attempt - QUERY_WORDS);
}

/* Nobody has these words as names as they stand. */
static bool search_otherwise(const struct family *f, const struct find_request *request, struct search *s,
			     struct err *e)
{
	bool ok = true;

	for (size_t attempt = 0; ok && !s->count && attempt < 1 + 2 * QUERY_WORDS; attempt++) {
		struct query q;
		query_read(&q, request, f->today);
		if (read_otherwise(&q, attempt))
			ok = search_again(f, &q, s, e);
		query_release(&q);
	}
	return ok;
}

static void move_reasons(struct reasons *from, struct why **out, size_t *count)
{
	*count = from->count;
	*out = from->count ? mem_zero(from->count, sizeof(**out)) : NULL;
	if (from->count)
		memcpy(*out, from->items, from->count * sizeof(**out));
	from->count = 0;
}

static char *take(char **text)
{
	char *taken = *text;
	*text = NULL;
	return taken;
}

/* That a police record was joined would tell what the age rule keeps back. */
static void move_records(const struct family *f, struct person_facts *x, struct found_person *out)
{
	for (size_t i = 0; i < x->records_count; i++) {
		const struct family_source *s = family_source_by_key(f, x->records[i].source);
		if (!s || !holdings_shown(f, s, out->age))
			continue;
		struct found_record *record = ADD_ITEM(out->records, out->records_count);
		record->source = take(&x->records[i].source);
		record->record = take(&x->records[i].record);
	}
}

static bool about_what_is_shown(const struct why *reason)
{
	static const char *const shown[] = { "family_name", "first_name", "name", "address" };

	for (size_t i = 0; i < ARRAY_LEN(shown); i++)
		if (!strcmp(reason->field, shown[i]))
			return true;
	return reason->verdict == VERDICT_NOT_COMPARED;
}

/* Of the record of who asks, a date or a number was compared. */
static void drop_reasons(struct reasons *r)
{
	size_t kept = 0;

	for (size_t i = 0; i < r->count; i++)
		if (about_what_is_shown(&r->items[i]))
			r->items[kept++] = r->items[i];
		else
			why_release(&r->items[i]);
	r->count = kept;
}

/* The texts move from the match into the answer. A name, an address and why they fit are shown of everybody. */
static void fill_found(struct match *m, struct found_person *out)
{
	struct person_facts *x = &m->facts;
	char id[PERSON_ID_SIZE];

	person_id_write(x->person, id);
	out->person = mem_copy_text(id);
	out->family_name = take(&x->family_name);
	out->first_name = take(&x->first_name);
	out->address = take(&x->address);
	out->address_protected = x->address_protected;
	out->held = x->held;
	out->age = INTEGER_NONE;
	out->band = (int)m->band;
	if (x->held) {
		drop_reasons(&m->why);
		drop_reasons(&m->against);
	}
	move_reasons(&m->why, &out->why, &out->why_count);
	move_reasons(&m->against, &out->against, &out->against_count);
}

static bool fill_person(const struct family *f, struct match *m, struct found_person *out, struct err *e)
{
	struct person_facts *x = &m->facts;

	if (person_facts_own(f, x))
		x->held = HELD_OWN_RECORD;
	fill_found(m, out);
	if (x->held)
		return true;
	out->case_id = take(&x->case_id);
	out->born = x->born;
	out->age = age_of(x->born, (struct date)DATE_NONE, f->today);
	out->sex = take(&x->sex);
	move_records(f, x, out);
	return holdings_services(f, m->facts.person, out->age, &out->services, &out->services_count, e);
}

static int64_t number_or(int64_t value, int64_t otherwise)
{
	return value == INTEGER_NONE ? otherwise : value;
}

static bool fill_page(const struct family *f, const struct find_request *request, struct search *s,
		      struct find_answer *answer, struct err *e)
{
	int64_t from = request->from > 0 ? request->from : 0, limit = number_or(request->limit, FIND_PAGE);
	/* Beyond the first page of a long list the order of the index would say nothing. */
	int64_t listed = s->all_compared || s->count < FIND_PAGE ? (int64_t)s->count : FIND_PAGE;
	int64_t count = listed - from;
	bool ok = true;

	if (limit > FIND_PAGE)
		limit = FIND_PAGE;
	if (count > limit)
		count = limit;
	answer->total = s->total;
	answer->total_at_least = s->at_least;
	answer->all_compared = s->all_compared;
	answer->more = s->total - (count > 0 ? from + count : 0);
	if (count <= 0)
		return true;
	answer->results = mem_zero((size_t)count, sizeof(*answer->results));
	for (int64_t i = 0; ok && i < count; i++) {
		answer->results_count++;
		ok = fill_person(f, &s->matches[from + i], &answer->results[i], e);
	}
	return ok;
}

static bool search_and_fill(const struct family *f, const struct find_request *request, struct query *q,
		       struct find_answer *answer, struct err *e)
{
	struct search s;
	bool ok = search_run(f, q, &s, e) && search_otherwise(f, request, &s, e) && fill_page(f, request, &s, answer, e);

	if (ok && !s.total) {
		answer->help_note = mem_copy_or_null(f->setup.policy->help_note);
		ok = !f->people || advice_make(f, q, &answer->advice, &answer->advice_count, e);
	}
	search_release(&s);
	return ok;
}

bool family_find(struct family *f, const struct find_request *request, struct find_answer *answer, struct err *e)
{
	struct query q;
	bool ok = true;

	shape_init(&find_answer_shape, answer);
	query_read(&q, request, f->today);
	answer->query = mem_copy_text(q.typed);
	answer->at = f->today;
	answer->total = answer->more = 0;
	answer->all_compared = true;
	answer->role_note = held_role_note(f);
	family_scope(f, &answer->scope, &answer->scope_count);
	if (query_enough(&q))
		ok = search_and_fill(f, request, &q, answer, e);
	else
		answer->too_little = mem_copy_text(words_phrase(f->setup.words, "type_more"));
	query_release(&q);
	return ok;
}

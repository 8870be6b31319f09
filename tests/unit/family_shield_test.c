/* What is shown of people who are guarded, and of those whose address is protected. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/base/mem.h"
#include "famctx/family/evidence.h"
#include "famctx/family/find.h"
#include "famctx/family/show.h"
#include "support/family_answers.h"
#include "support/people_fixture.h"

#define RACHEL 2
#define RACHEL_NHS "999 012 3454"

/* What is held of Rachel; the rest of the family is always the same. */
struct held_of_her {
	const char *born, *sex, *nhs_number, *case_id, *address, *died, *known_since;
	bool housing;
};

static const struct held_of_her as_she_is = { "1991-02-02", "Female", RACHEL_NHS, "200200", "8 Mill Lane, XX1 4QQ",
					      NULL, "2020-01-01", true };
static const struct held_of_her otherwise = { "1950-12-24", "Male", "999 011 1111", "300300", "8 Mill Lane, XX1 4QQ",
					      "2024-01-01", NULL, false };
static const struct held_of_her elsewhere = { "1991-02-02", "Female", RACHEL_NHS, "200200", "5 Hidden Close, XX7 7ZZ",
					      NULL, "2020-01-01", true };

static void fill_rachel(struct fixture *x, int64_t reg, int64_t housing, const struct held_of_her *her)
{
	int64_t r = fixture_person(x, RACHEL, reg, "Rachel", "Bracken", her->born, her->address);

	fixture_set(x, r, "sex", her->sex);
	fixture_set(x, r, "nhs_number", her->nhs_number);
	fixture_set(x, r, "register_id", her->case_id);
	fixture_set(x, r, "died", her->died);
	if (her->known_since)
		fixture_warning(x, r, "Visit in pairs.", her->known_since);
	if (!her->housing)
		return;
	r = fixture_person(x, RACHEL, housing, "Rachel", "Bracken", her->born, her->address);
	(void)fixture_involvement(x, r, "open", her->known_since, NULL, "2025-10-23");
}

static void fill(struct fixture *x, const struct held_of_her *her)
{
	int64_t reg = fixture_source(x, "register", NULL, "2025-11-03", 7), r, v;
	int64_t housing = fixture_source(x, "housing", "Housing", "2025-10-31", 7);
	int64_t crime = fixture_police(x);

	r = fixture_person(x, 1, reg, "Katherine", "Bracken", "2016-03-14", "8 Mill Lane, XX1 4QQ");
	fixture_set(x, r, "sex", "Female");
	fill_rachel(x, reg, housing, her);
	r = fixture_person(x, 3, reg, "Leo", "Bracken", "2019-06-01", "8 Mill Lane, XX1 4QQ");
	r = fixture_person(x, 4, reg, "Kathleen", "Bracken", "1961-03-14", "8 Mill Lane, XX1 4QQ");
	fixture_set(x, r, "sex", "Female");
	(void)fixture_person(x, 7, reg, "Lodger", "Quiet", "1970-01-01", "8 Mill Lane, XX1 4QQ");
	r = fixture_person(x, 8, housing, "Rachel", "Braken", "1991-02-02", "8 Mill Lane, XX1 4QQ");
	fixture_possible(x, RACHEL, r, JOIN_MAYBE_NAME_BORN);
	fixture_possible(x, 8, RACHEL, JOIN_MAYBE_CLOSE_NAME);
	fixture_possible(x, 1, RACHEL, JOIN_MAYBE_NAME_BORN);
	r = fixture_person(x, 9, crime, "Dean", "Ashdown", "1989-01-01", NULL);
	v = fixture_involvement(x, r, "held", NULL, NULL, NULL);
	fixture_detail(x, r, v, "area", "North", "given");
	fixture_detail(x, r, v, "offence", "Robbery", "given");
	fixture_link(x, reg, RACHEL, "mother", 1, "2025-09-12");
	fixture_link(x, reg, 3, "child", RACHEL, "2025-09-12");
	fixture_link(x, reg, 4, "mother", RACHEL, NULL);
}

static struct fixture *make(const struct held_of_her *her)
{
	struct fixture *x = mem_zero(1, sizeof(*x));

	fixture_start(x);
	fill(x, her);
	fixture_ready(x);
	return x;
}

static void shield(struct fixture *x, int64_t person, unsigned levels)
{
	struct shield *s = &x->family.shield;

	mem_free(s->people);
	s->people = mem_zero(1, sizeof(*s->people));
	s->people[0] = (struct shielded) { person, levels };
	s->count = levels ? 1 : 0;
}

static const struct found_person *found(const struct find_answer *a, const char *person)
{
	for (size_t i = 0; i < a->results_count; i++)
		if (!strcmp(a->results[i].person, person))
			return &a->results[i];
	return NULL;
}

/* The same where there has to be one. */
static const struct found_person *the_found(const struct find_answer *a, const char *person)
{
	static const struct found_person nobody = { .person = NULL };
	const struct found_person *p = found(a, person);

	if (!p)
		fail_msg("%s is not found", person);
	return p ? p : &nobody;
}

static void assert_not_compared(const struct found_person *p, const char *field)
{
	for (size_t i = 0; i < p->why_count; i++) {
		if (strcmp(p->why[i].field, field) != 0)
			continue;
		assert_int_equal(p->why[i].verdict, VERDICT_NOT_COMPARED);
		/* What was typed, and nothing that is held. */
		assert_null(strchr(p->why[i].detail, ','));
		return;
	}
	fail_msg("nothing is said about %s", field);
}

static const struct family_member *member(const struct show_answer *a, const char *person)
{
	for (size_t i = 0; i < a->family_count; i++)
		if (!strcmp(a->family[i].person, person))
			return &a->family[i];
	fail_msg("%s is not listed", person);
	return a->family;
}

static const struct household_member *lives_there(const struct show_answer *a, const char *person)
{
	for (size_t i = 0; i < a->household_count; i++)
		if (!strcmp(a->household[i].person, person))
			return &a->household[i];
	return NULL;
}

/* ---- nothing that is hidden changes a byte --------------------------------------------- */

static const char *const lines[] = {
	"rachel bracken", "bracken", "braken", "rachl", "r bracken", "bracken 02/02/1991", "rachel bracken 1991",
	"rachel bracken age 34", "rachel bracken age 74", "bracken 24/12/1950", "02/02/1991", "24/12/1950", "1991",
	RACHEL_NHS, "999 011 1111", "rachel " RACHEL_NHS, "bracken 999 011 1111", "nobody " RACHEL_NHS, "200200",
	"300300", "bracken 200200", "8 mill lane", "mill lane", "XX1 4QQ", "XX1", "rachel 8 mill lane", "XX1 4QQ 02/02/1991",
	"8 mill lane 200200", "zz 8 mill lane", "rachel nobody", "nobody bracken 1950", "bracken rachel 24 dec 1950",
	"5 hidden close", "XX7 7ZZ", "rachel XX7 7ZZ", "bracken hidden close", "rachel bracken 5 hidden close",
	"hidden", "rachel bracken 9 mill lane", "bracken XX7",
};

static void answer_everything(struct fixture *x, struct buf *out)
{
	static const char *const people[] = { "P1", "P2", "P3", "P4", "P7", "P8", "P9" };

	for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
		bytes_of_find(&x->family, lines[i], out);
		buf_add_char(out, '\n');
	}
	for (size_t i = 0; i < ARRAY_LEN(people); i++) {
		bytes_of_show(&x->family, people[i], out);
		buf_add_char(out, '\n');
		bytes_of_name(&x->family, people[i], out);
		for (size_t j = 0; j < ARRAY_LEN(people); j++)
			bytes_of_evidence(&x->family, people[i], j == i ? NULL : people[j], out);
		buf_add_char(out, '\n');
	}
}

static void assert_same(const struct buf *a, const struct buf *b)
{
	size_t at = 0;

	while (at < a->len && a->data[at] == b->data[at])
		at++;
	size_t from = at > 300 ? at - 300 : 0;
	if (at < a->len || at < b->len)
		fail_msg("one ...%.600s\nother ...%.600s", a->data + from, b->data + from);
}

static void same_answers(const struct held_of_her *one, const struct held_of_her *other, unsigned levels, bool same)
{
	const struct held_of_her *both[] = { one, other };
	struct buf answers[2] = { BUF_INIT, BUF_INIT };

	for (int i = 0; i < 2; i++) {
		struct fixture *x = make(both[i]);
		shield(x, RACHEL, levels);
		answer_everything(x, &answers[i]);
		fixture_free(x);
	}
	if (same)
		assert_same(&answers[0], &answers[1]);
	else
		assert_string_not_equal(answers[0].data, answers[1].data);
	buf_release(&answers[0]);
	buf_release(&answers[1]);
}

static void what_is_held_of_the_guarded_changes_nothing(void **state)
{
	(void)state;
	same_answers(&as_she_is, &otherwise, 0, false);
	same_answers(&as_she_is, &otherwise, SHIELD_GUARDED, true);
	same_answers(&as_she_is, &otherwise, SHIELD_GUARDED | SHIELD_ADDRESS, true);
	same_answers(&as_she_is, &otherwise, SHIELD_SEALED, true);
}

static void where_the_protected_live_changes_nothing(void **state)
{
	(void)state;
	same_answers(&as_she_is, &elsewhere, 0, false);
	same_answers(&as_she_is, &elsewhere, SHIELD_GUARDED, false);
	same_answers(&as_she_is, &elsewhere, SHIELD_ADDRESS, true);
	same_answers(&as_she_is, &elsewhere, SHIELD_GUARDED | SHIELD_ADDRESS, true);
}

static void what_was_opened_is_as_ever(void **state)
{
	static const int64_t opened[] = { 77, RACHEL };
	struct buf without = BUF_INIT, with = BUF_INIT;
	struct fixture *x = make(&as_she_is);
	(void)state;

	answer_everything(x, &without);
	shield(x, RACHEL, SHIELD_GUARDED | SHIELD_ADDRESS);
	x->family.asker = (struct family_asker) { .opened = opened, .opened_count = 2 };
	answer_everything(x, &with);
	assert_same(&without, &with);

	/* Never who is sealed. */
	shield(x, RACHEL, SHIELD_SEALED | SHIELD_GUARDED);
	assert_int_equal(family_shield(&x->family, RACHEL), SHIELD_SEALED);
	fixture_free(x);
	buf_release(&without);
	buf_release(&with);
}

/* ---- guarded ----------------------------------------------------------------------------- */

static void guarded_are_found_by_name_and_address(void **state)
{
	static const struct {
		const char *line;
		int band; /* -1: not found */
		const char *not_compared;
	} rows[] = {
		{ "rachel bracken", BAND_STRONG, NULL },
		{ "rachel bracken 02/02/1991", BAND_STRONG, "born" },
		{ "rachel bracken 24/12/1950", BAND_STRONG, "born" },
		{ "rachel bracken age 60", BAND_STRONG, "born" },
		{ "rachel bracken 1950", BAND_STRONG, "born" },
		{ "rachel bracken " RACHEL_NHS, BAND_STRONG, "number" },
		{ "rachel bracken 999 011 1111", BAND_STRONG, "number" },
		{ "rachel bracken 9 far street", BAND_WEAK, NULL },
		{ "rachl bracken 24/12/1950", BAND_STRONG, "born" },
		{ "8 mill lane", BAND_STRONG, NULL },
		{ "8 mill lane 24/12/1950", BAND_STRONG, "born" },
		{ "XX1 4QQ " RACHEL_NHS, BAND_STRONG, "number" },
		{ "XX9 9ZZ " RACHEL_NHS, -1, NULL },
		{ "02/02/1991", -1, NULL },
		{ RACHEL_NHS, -1, NULL },
		{ "200200", -1, NULL },
		{ "nobody " RACHEL_NHS, -1, NULL },
		{ "rachel nobody 02/02/1991", -1, NULL },
	};
	struct fixture *x = make(&as_she_is);
	(void)state;

	shield(x, RACHEL, SHIELD_GUARDED);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct find_answer a;
		answer_of_find(&x->family, rows[i].line, &a);
		const struct found_person *p = found(&a, "P2");
		if ((p ? p->band : -1) != rows[i].band)
			fail_msg("%s: band %d", rows[i].line, p ? p->band : -1);
		if (p && rows[i].not_compared)
			assert_not_compared(p, rows[i].not_compared);
		shape_release(&find_answer_shape, &a);
	}
	fixture_free(x);
}

static void a_guarded_result_is_a_name_and_an_address(void **state)
{
	struct fixture *x = make(&as_she_is);
	struct find_answer a;
	(void)state;

	shield(x, RACHEL, SHIELD_GUARDED);
	answer_of_find(&x->family, "rachel bracken", &a);
	const struct found_person *p = the_found(&a, "P2");
	assert_int_equal(p->held, HELD_GUARDED);
	assert_string_equal(p->family_name, "Bracken");
	assert_non_null(strstr(p->address, "8 Mill Lane"));
	assert_false(date_known(p->born));
	assert_int_equal(p->age, INTEGER_NONE);
	assert_null(p->sex);
	assert_null(p->case_id);
	assert_int_equal(p->services_count, 0);
	assert_int_equal(p->records_count, 0);
	shape_release(&find_answer_shape, &a);
	fixture_free(x);
}

static void guarded_relatives_are_names(void **state)
{
	struct fixture *x = make(&as_she_is);
	struct show_answer a;
	(void)state;

	shield(x, RACHEL, SHIELD_GUARDED);
	answer_of_show(&x->family, "P1", &a);
	const struct family_member *mother = member(&a, "P2");
	assert_int_equal(mother->held, HELD_GUARDED);
	assert_string_equal(mother->name, "Bracken, Rachel");
	assert_string_equal(mother->relation, "mother");
	assert_string_equal(mother->source, "register");
	assert_int_equal(mother->date.year, 2025);
	assert_false(date_known(mother->born));
	assert_null(mother->case_id);
	assert_false(mother->same_household);
	assert_int_equal(mother->services_count + mother->cells_count, 0);
	/* What follows through her is still there. */
	assert_string_equal(member(&a, "P4")->relation, "grandmother");
	assert_int_equal(a.possible_count, 0);
	shape_release(&show_answer_shape, &a);

	answer_of_show(&x->family, "P7", &a);
	/* Last, since the others stand by age. */
	const struct household_member *neighbour = &a.household[a.household_count - 1];
	assert_ptr_equal(lives_there(&a, "P2"), neighbour);
	assert_int_equal(neighbour->held, HELD_GUARDED);
	assert_null(neighbour->source);
	assert_null(neighbour->case_id);
	assert_false(date_known(neighbour->born));
	shape_release(&show_answer_shape, &a);
	fixture_free(x);
}

static void guarded_show_why_and_what_opens_them(void **state)
{
	struct fixture *x = make(&as_she_is);
	struct show_answer a;
	(void)state;

	shield(x, RACHEL, SHIELD_GUARDED);
	answer_of_show(&x->family, "P2", &a);
	assert_int_equal(a.held.what, HELD_GUARDED);
	assert_non_null(strstr(a.held.words, "restricted"));
	assert_int_equal(a.held.minutes, x->policy.restrictions.minutes);
	assert_int_equal(a.held.text_least, x->policy.restrictions.text_least);
	assert_string_equal(a.held.help_note, x->policy.help_note);
	assert_string_equal(a.person.family_name, "Bracken");
	assert_int_equal(a.person.names_count, 1);
	assert_null(a.person.names[0].source);
	assert_int_equal(a.person.addresses_count, 1);
	assert_null(a.person.addresses[0].source);
	assert_false(date_known(a.person.born));
	assert_int_equal(a.person.identifiers_count + a.person.warnings_count, 0);
	assert_int_equal(a.services_count + a.family_count + a.household_count + a.possible_count + a.join_count, 0);
	shape_release(&show_answer_shape, &a);
	fixture_free(x);
}

static void assert_no_evidence(struct fixture *x, const char *person, const char *other, const char *words)
{
	struct buf out = BUF_INIT;

	bytes_of_evidence(&x->family, person, other, &out);
	assert_int_equal(out.data[0], '0' + ERR_REFUSED);
	assert_non_null(strstr(out.data, words));
	buf_release(&out);
}

static void there_is_no_evidence_of_the_guarded(void **state)
{
	struct fixture *x = make(&as_she_is);
	(void)state;

	shield(x, RACHEL, SHIELD_GUARDED);
	assert_no_evidence(x, "P2", NULL, "restricted");
	assert_no_evidence(x, "P1", "P2", "restricted");
	fixture_free(x);
}

/* ---- protected address --------------------------------------------------------------------- */

static void the_protected_are_shown_without_an_address(void **state)
{
	struct fixture *x = make(&as_she_is);
	struct find_answer f;
	struct show_answer a;
	(void)state;

	answer_of_show(&x->family, "P8", &a);
	assert_int_equal(a.possible_count, 1);
	shape_release(&show_answer_shape, &a);
	shield(x, RACHEL, SHIELD_ADDRESS);
	answer_of_find(&x->family, "rachel bracken 9 far street", &f);
	const struct found_person *p = the_found(&f, "P2");
	assert_true(p->address_protected && !p->address && p->held == HELD_NOTHING);
	assert_int_equal(p->band, BAND_STRONG);
	assert_not_compared(p, "address");
	assert_true(date_known(p->born));
	shape_release(&find_answer_shape, &f);
	answer_of_find(&x->family, "8 mill lane", &f);
	assert_null(found(&f, "P2"));
	assert_non_null(found(&f, "P4"));
	shape_release(&find_answer_shape, &f);

	answer_of_show(&x->family, "P2", &a);
	assert_true(a.person.address_protected);
	assert_int_equal(a.person.addresses_count + a.household_count, 0);
	assert_int_equal(a.person.identifiers_count, 2);
	assert_false(member(&a, "P1")->same_household);
	assert_int_equal(a.possible_count, 1);
	assert_null(a.possible[0].address);
	shape_release(&show_answer_shape, &a);
	/* The other way round it is their address that is the same. */
	answer_of_show(&x->family, "P8", &a);
	assert_int_equal(a.possible_count, 0);
	shape_release(&show_answer_shape, &a);
	answer_of_show(&x->family, "P7", &a);
	assert_null(lives_there(&a, "P2"));
	shape_release(&show_answer_shape, &a);
	fixture_free(x);
}

static void evidence_says_that_an_address_is_protected(void **state)
{
	char id[] = "P2";
	const struct evidence_request request = { id, NULL };
	struct fixture *x = make(&as_she_is);
	struct evidence_answer a;
	struct err e = ERR_INIT;
	(void)state;

	shield(x, RACHEL, SHIELD_ADDRESS);
	assert_true(family_evidence(&x->family, &request, &a, &e));
	for (size_t i = 0; i < a.rows_count; i++) {
		bool place = !strcmp(a.rows[i].field, "address") || !strcmp(a.rows[i].field, "postcode");
		assert_int_equal(!strcmp(a.rows[i].values[0] ? a.rows[i].values[0] : "", "protected"), place);
		if (place)
			assert_int_equal(a.rows[i].verdict, VERDICT_NOT_COMPARED);
	}
	shape_release(&evidence_answer_shape, &a);
	fixture_free(x);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_held_of_the_guarded_changes_nothing),
		cmocka_unit_test(where_the_protected_live_changes_nothing),
		cmocka_unit_test(what_was_opened_is_as_ever),
		cmocka_unit_test(guarded_are_found_by_name_and_address),
		cmocka_unit_test(a_guarded_result_is_a_name_and_an_address),
		cmocka_unit_test(guarded_relatives_are_names),
		cmocka_unit_test(guarded_show_why_and_what_opens_them),
		cmocka_unit_test(there_is_no_evidence_of_the_guarded),
		cmocka_unit_test(the_protected_are_shown_without_an_address),
		cmocka_unit_test(evidence_says_that_an_address_is_protected),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* What depends on who asks: their own record, and what is sensitive. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/base/mem.h"
#include "famctx/family/find.h"
#include "famctx/family/show.h"
#include "support/family_answers.h"
#include "support/own_store.h"
#include "support/people_fixture.h"

/* Dean, who works for the authority, under the name he was born with too; his daughter and their neighbour. */
static void fill(struct fixture *x)
{
	int64_t reg = fixture_source(x, "register", NULL, "2025-11-03", 7), r, v;
	int64_t crime = fixture_police(x);

	r = fixture_person(x, 1, reg, "Dean", "Ashdown", "1989-01-01", "8 Mill Lane, XX1 4QQ");
	fixture_set(x, r, "nhs_number", "999 012 3454");
	fixture_set(x, r, "register_id", "136594");
	fixture_name(x, r, "former", "Dean", "Quickly");
	r = fixture_person(x, 1, crime, "Dean", "Ashdown", "1989-01-01", NULL);
	v = fixture_involvement(x, r, "held", NULL, NULL, NULL);
	fixture_detail(x, r, v, "area", "North", "given");
	fixture_detail(x, r, v, "offence", "Robbery", "given");
	(void)fixture_person(x, 2, reg, "Alfie", "Ashdown", "2017-06-02", "8 Mill Lane, XX1 4QQ");
	r = fixture_person(x, 3, reg, "Deane", "Ashdown", "1989-01-01", "8 Mill Lane, XX1 4QQ");
	fixture_possible(x, 2, r, JOIN_MAYBE_CLOSE_NAME);
	fixture_possible(x, 3, 1, JOIN_MAYBE_CLOSE_NAME);
	fixture_link(x, reg, 1, "father", 2, "2020-01-01");
}

static int setup(void **state)
{
	*state = fixture_new(fill);
	return 0;
}

static int teardown(void **state)
{
	fixture_free(*state);
	return 0;
}

/* As the table of staff would know somebody. */
static void known_as(const char *family_name, const char *first_name, struct date born, const char *nhs_number,
		     struct staff_self *self)
{
	char folder[OWN_STORE_FOLDER];
	struct staff_row row = { mem_copy_text("d.ashdown"), mem_copy_or_null(family_name), mem_copy_or_null(first_name),
				 born, NULL, NULL, mem_copy_or_null(nhs_number) };
	struct staff_load_answer answer;
	struct err e = ERR_INIT;
	struct db *own = own_store_make(folder, true);

	shape_init(&staff_load_answer_shape, &answer);
	bool ok = db_begin(own, &e) && staff_load(own, &row, 1, &answer, &e) && db_commit(own, &e) && staff_self_read(own, row.login, self, &e);
	if (!ok || !self->known)
		fail_msg("%s", e.message);
	own_store_remove(own, folder);
	shape_release(&staff_load_answer_shape, &answer);
	mem_free(row.login);
	mem_free(row.family_name);
	mem_free(row.first_name);
	mem_free(row.nhs_number);
}

/* ---- one's own record ---------------------------------------------------------------------------- */

static int held_when_shown(struct fixture *x, const char *person)
{
	struct show_answer a;

	answer_of_show(&x->family, person, &a);
	int what = a.held.what;
	shape_release(&show_answer_shape, &a);
	return what;
}

static void own_records_are_told_by_number_or_any_name(void **state)
{
	static const struct {
		const char *family_name, *first_name;
		struct date born;
		const char *nhs_number;
		int what;
	} rows[] = {
		{ "Ashdown", "Dean", { 1989, 1, 1 }, NULL, HELD_OWN_RECORD },
		{ "ASHDOWN", "dean", { 1989, 1, 1 }, NULL, HELD_OWN_RECORD },
		{ "Quickly", "Dean", { 1989, 1, 1 }, NULL, HELD_OWN_RECORD },
		{ "Married", "Name", { 1971, 3, 4 }, "9990123454", HELD_OWN_RECORD },
		{ "Ashdown", "Dean", { 1989, 1, 2 }, NULL, HELD_NOTHING },
		{ "Ashdown", "Alan", { 1989, 1, 1 }, NULL, HELD_NOTHING },
	};
	struct fixture *x = *state;

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct staff_self self;
		known_as(rows[i].family_name, rows[i].first_name, rows[i].born, rows[i].nhs_number, &self);
		x->family.asker = (struct family_asker) { .self = &self };
		assert_int_equal(held_when_shown(x, "P1"), rows[i].what);
		assert_int_equal(held_when_shown(x, "P2"), HELD_NOTHING);
	}
}

static void assert_held_in_results(struct fixture *x)
{
	struct find_answer a;

	answer_of_find(&x->family, "dean ashdown 01/01/1989", &a);
	for (size_t i = 0; i < a.results_count; i++) {
		const struct found_person *p = &a.results[i];
		bool own = !strcmp(p->person, "P1");
		assert_int_equal(p->held, own ? HELD_OWN_RECORD : HELD_NOTHING);
		assert_int_equal(date_known(p->born), !own);
		assert_int_equal(p->services_count == 0, own);
		assert_int_equal(p->records_count == 0, own);
		assert_non_null(p->address);
	}
	assert_int_equal(a.results_count, 2);
	shape_release(&find_answer_shape, &a);
}

static void assert_held_in_lists(struct fixture *x)
{
	struct show_answer a;

	answer_of_show(&x->family, "P2", &a);
	assert_int_equal(a.family_count, 1);
	assert_int_equal(a.family[0].held, HELD_OWN_RECORD);
	assert_string_equal(a.family[0].relation, "father");
	assert_false(date_known(a.family[0].born));
	assert_int_equal(a.family[0].services_count, 0);
	shape_release(&show_answer_shape, &a);
	answer_of_show(&x->family, "P3", &a);
	assert_int_equal(a.possible_count, 0);
	assert_int_equal(a.household_count, 2);
	assert_int_equal(a.household[1].held, HELD_OWN_RECORD);
	assert_null(a.household[1].source);
	shape_release(&show_answer_shape, &a);
}

static void nobody_opens_their_own_record(void **state)
{
	static const int64_t opened[] = { 1 };
	struct fixture *x = *state;
	struct staff_self self;
	struct buf evidence = BUF_INIT;
	struct show_answer a;

	known_as("Ashdown", "Dean", (struct date) { 1989, 1, 1 }, NULL, &self);
	/* Nor by break-glass. */
	x->family.asker = (struct family_asker) { .self = &self, .opened = opened, .opened_count = 1 };
	assert_held_in_results(x);
	assert_held_in_lists(x);
	answer_of_show(&x->family, "P1", &a);
	assert_int_equal(a.held.what, HELD_OWN_RECORD);
	assert_non_null(a.held.words);
	assert_int_equal(a.held.minutes, INTEGER_NONE);
	assert_string_equal(a.person.family_name, "Ashdown");
	assert_false(date_known(a.person.born));
	assert_int_equal(a.services_count + a.family_count + a.household_count + a.join_count, 0);
	shape_release(&show_answer_shape, &a);
	bytes_of_evidence(&x->family, "P2", "P1", &evidence);
	assert_int_equal(evidence.data[0], '0' + ERR_REFUSED);
	buf_release(&evidence);
}

static void ones_own_record_stays_it_where_it_is_guarded(void **state)
{
	static const int64_t opened[] = { 1 };
	struct fixture *x = *state;
	struct staff_self self;

	known_as("Ashdown", "Dean", (struct date) { 1989, 1, 1 }, NULL, &self);
	x->family.shield.people = mem_zero(1, sizeof(*x->family.shield.people));
	x->family.shield.people[0] = (struct shielded) { 1, SHIELD_GUARDED | SHIELD_ADDRESS };
	x->family.shield.count = 1;
	x->family.asker = (struct family_asker) { .self = &self };
	assert_int_equal(held_when_shown(x, "P1"), HELD_OWN_RECORD);
	x->family.asker = (struct family_asker) { .self = &self, .opened = opened, .opened_count = 1 };
	assert_int_equal(held_when_shown(x, "P1"), HELD_OWN_RECORD);
	x->family.asker = (struct family_asker) { .self = NULL };
	assert_int_equal(held_when_shown(x, "P1"), HELD_GUARDED);
}

/* ---- what is sensitive ------------------------------------------------------------------------------ */

static void sensitive_details_are_left_out_by_role(void **state)
{
	static const char *const people[] = { "P1", "P2" };
	struct fixture *x = *state;
	struct find_answer f;
	char *note = NULL;

	x->family.asker = (struct family_asker) { .sensitive_hidden = true };
	for (size_t i = 0; i < ARRAY_LEN(people); i++) {
		struct buf json = BUF_INIT;
		struct show_answer a;
		answer_of_show(&x->family, people[i], &a);
		assert_non_null(a.role_note);
		if (note)
			assert_string_equal(a.role_note, note);
		mem_free(note);
		note = mem_copy_text(a.role_note);
		shape_release(&show_answer_shape, &a);
		bytes_of_show(&x->family, people[i], &json);
		assert_null(strstr(json.data, "Robbery"));
		assert_null(strstr(json.data, "Offence"));
		buf_release(&json);
	}
	answer_of_find(&x->family, "nobody at all", &f);
	assert_string_equal(f.role_note, note);
	shape_release(&find_answer_shape, &f);
	mem_free(note);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(own_records_are_told_by_number_or_any_name, setup, teardown),
		cmocka_unit_test_setup_teardown(nobody_opens_their_own_record, setup, teardown),
		cmocka_unit_test_setup_teardown(ones_own_record_stays_it_where_it_is_guarded, setup, teardown),
		cmocka_unit_test_setup_teardown(sensitive_details_are_left_out_by_role, setup, teardown),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/base/mem.h"
#include "famctx/family/evidence.h"
#include "famctx/family/show.h"
#include "famctx/family/sources.h"
#include "famctx/schema/json.h"
#include "support/people_fixture.h"

static const char police[] =
	"{\"key\":\"police\",\"service\":\"Police\",\"title\":\"Police records\",\"copied\":\"2025-10-26\","
	"\"refresh_days\":1,\"from\":\"2015-04-01\",\"period_note\":\"last five years\",\"owner\":{\"name\":\"Hub\","
	"\"phone\":\"0113 496 0190\"},\"covers\":\"listed offences\",\"not_covered\":\"youth justice\",\"details\":["
	"{\"key\":\"area\",\"label\":\"Police area\",\"meaning\":\"where it was recorded\"},"
	"{\"key\":\"offence\",\"label\":\"Offence\",\"meaning\":\"safeguarding offences\",\"sensitive\":true,"
	"\"most_shown\":2},{\"key\":\"other\",\"label\":\"Other offences\"}]}";

/* Katie Bracken's family, and what five services hold of it. */
static void fill(struct fixture *x)
{
	int64_t reg = fixture_source(x, "register", NULL, "2025-11-03", 7), r, v;
	int64_t children = fixture_source(x, "children", "Children", "2025-11-04", 1);
	int64_t school = fixture_source(x, "school", "School", "2025-11-03", 7);
	int64_t housing = fixture_source(x, "housing", "Housing", "2025-10-31", 7);
	int64_t tenants = fixture_source(x, "tenants", "Housing", "2025-01-01", 7);
	int64_t crime = fixture_source_json(x, police);
	(void)fixture_source_json(x, "{\"key\":\"adults\",\"service\":\"Adults\",\"title\":\"Adult care\",\"not_shared\":true}");

	/* Katie, 9. */
	r = fixture_person(x, 1, reg, "Katherine", "Bracken", "2016-03-14", "8 Mill Lane, XX1 4QQ");
	fixture_set(x, r, "register_id", "136594");
	fixture_set(x, r, "sex", "Female");
	fixture_set(x, r, "nhs_number", "9990123454");
	fixture_name(x, r, "known_as", "Katie", "Bracken");
	fixture_address(x, r, "previous", "3 Elm Road, XX1 5AA", "2019-05-01");
	fixture_warning(x, r, "Visit in pairs.", "2025-10-03");
	r = fixture_person(x, 1, children, "Katherine", "Bracken", "2016-03-14", "8 Mill La, XX1 4QQ");
	v = fixture_involvement(x, r, "closed", "2019-01-01", "2020-02-01", "2020-01-20");
	v = fixture_involvement(x, r, "open", "2025-09-12", NULL, "2025-10-29");
	fixture_contact(x, v, "Amara Obi", "0113 496 0142");
	r = fixture_person(x, 1, crime, "Katherine", "Bracken", "2016-03-14", "8 Mill Lane, XX1 4QQ");
	(void)fixture_involvement(x, r, "held", NULL, NULL, NULL);
	/* Rachel, the mother. */
	r = fixture_person(x, 2, reg, "Rachel", "Bracken", "1991-02-02", "8 Mill Lane, XX1 4QQ");
	fixture_set(x, r, "sex", "Female");
	r = fixture_person(x, 2, housing, "Rachel", "Bracken", "1991-02-02", "8 Mill Lane, XX1 4QQ");
	(void)fixture_involvement(x, r, "open", "2020-01-01", NULL, "2025-10-23");
	r = fixture_person(x, 2, crime, "Rachel", "Bracken", "1991-02-02", NULL);
	v = fixture_involvement(x, r, "held", NULL, NULL, NULL);
	fixture_detail(x, r, v, "area", "North", "given");
	for (int item = 1; item <= 3; item++) {
		fixture_part(x, r, v, "offence", item, "Date", "2019-01-01", "2019-01-01");
		fixture_part(x, r, v, "offence", item, "Type", item == 1 ? "Robbery" : "Violence", "2019-01-01");
		fixture_part(x, r, v, "offence", item, "Nature", "Suspect", "2019-01-01");
	}
	fixture_detail(x, r, v, "other", NULL, "none_in_period");
	/* Leo, brother; Kathleen, grandmother; Dean, father of Leo only; Mark, partner of Rachel; a lodger. */
	r = fixture_person(x, 3, reg, "Leo", "Bracken", "2019-06-01", "8 Mill Lane, XX1 4QQ");
	fixture_set(x, r, "sex", "Male");
	r = fixture_person(x, 4, reg, "Kathleen", "Bracken", "1961-03-14", "8 Mill Lane, XX1 4QQ");
	fixture_set(x, r, "sex", "Female");
	r = fixture_person(x, 5, reg, "Dean", "Ashdown", "1989-01-01", "1 Far Street, XX2 1AA");
	fixture_set(x, r, "sex", "Male");
	(void)fixture_involvement(x, fixture_person(x, 5, tenants, "Dean", "Ashdown", "1989-01-01", NULL), "closed",
				  "2021-01-01", "2023-05-05", NULL);
	(void)fixture_person(x, 6, reg, "Mark", "Jessop", NULL, NULL);
	(void)fixture_person(x, 7, reg, "Lodger", "Quiet", "1970-01-01", "8 Mill Lane, XX1 4QQ");
	r = fixture_person(x, 8, school, "Katie", "Bracken", "2016-03-14", "9 Other Road, XX1 9ZZ");
	fixture_possible(x, 1, r, JOIN_MAYBE_NAME_BORN);
	fixture_link(x, reg, 2, "mother", 1, "2025-09-12");
	fixture_link(x, reg, 3, "child", 2, "2025-09-12");
	fixture_link(x, reg, 5, "father", 3, "2024-09-03");
	fixture_link(x, reg, 4, "mother", 2, NULL);
	fixture_link(x, reg, 6, "partner", 2, NULL);
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

static bool try_show(struct fixture *x, const char *person, const char *details, struct show_answer *a,
		     struct err *e)
{
	struct show_request r = { .person = mem_copy_text(person), .details = mem_copy_or_null(details) };
	bool ok = family_show(&x->family, &r, a, e);
	shape_release(&show_request_shape, &r);
	return ok;
}

static void show(struct fixture *x, const char *person, const char *details, struct show_answer *a)
{
	struct err e = ERR_INIT;
	if (!try_show(x, person, details, a, &e))
		fail_msg("%s", e.message);
}

static void done(struct show_answer *a)
{
	shape_release(&show_answer_shape, a);
}

static const struct service_view *service(const struct show_answer *a, const char *name)
{
	for (size_t i = 0; i < a->services_count; i++)
		if (!strcmp(a->services[i].service, name))
			return &a->services[i];
	fail_msg("no service %s", name);
	return NULL;
}

static void header_tells_everything_with_its_source(void **state)
{
	struct show_answer a;

	show(*state, "P1", NULL, &a);
	assert_string_equal(a.person.person, "P1");
	assert_string_equal(a.person.case_id, "136594");
	assert_int_equal(a.person.age, 9);
	assert_int_equal(a.person.names_count, 3);
	assert_string_equal(a.person.names[2].kind, "known_as");
	assert_string_equal(a.person.names[2].first_name, "Katie");
	assert_int_equal(a.person.addresses_count, 3);
	assert_string_equal(a.person.addresses[0].address, "8 Mill La, XX1 4QQ");
	assert_string_equal(a.person.addresses[0].source, "children");
	assert_string_equal(a.person.addresses[2].kind, "previous");
	assert_int_equal(a.person.addresses[2].date.year, 2019);
	assert_int_equal(a.person.identifiers_count, 2);
	assert_string_equal(a.person.identifiers[1].kind, "Case");
	assert_int_equal(a.person.warnings_count, 1);
	assert_true(a.person.warnings[0].overdue);
	assert_int_equal(a.scope_count, 7);
	done(&a);
}

static void services_have_states_sentences_and_contacts(void **state)
{
	static const struct {
		const char *person, *service;
		enum state state;
		const char *sentence; /* a part of it */
		const char *contact;
		bool owner, late;
	} rows[] = {
		{ "P1", "Children", STATE_OPEN, "children source knows this person now, since 12 September 2025", "Amara Obi", false, false },
		{ "P1", "School", STATE_POSSIBLE, "may be this person", "Source Owner", true, false },
		{ "P1", "Adults", STATE_NOT_SHARED, "Not shared with us: Adult care", NULL, true, false },
		{ "P1", "Housing", STATE_OUTSIDE_AGE, "Not shown under 16", "Source Owner", true, false },
		{ "P1", "Police", STATE_OUTSIDE_AGE, "under 18", "Hub", true, false },
		{ "P2", "Children", STATE_NO_RECORD, "No record found in children source, from 1 April 2014 to 4 November 2025, Milltown", "Source Owner", true, false },
		{ "P2", "School", STATE_OUTSIDE_AGE, "over 20", "Source Owner", true, false },
		{ "P2", "Housing", STATE_OPEN, "since 1 January 2020", "Source Owner", true, false },
		{ "P2", "Police", STATE_HELD, "does not say", "Hub", true, true },
		{ "P5", "Housing", STATE_CLOSED, "until 5 May 2023", "Source Owner", true, true },
		{ "P5", "Police", STATE_LATE, "We cannot say. Police records is late: last copied 9 days ago, usually daily. Ask the service on 0113 496 0190", "Hub", true, false },
		{ "P4", "Housing", STATE_LATE, "late", "Source Owner", true, false },
		{ "P6", "School", STATE_NO_RECORD, "Age not known", "Source Owner", true, false },
		{ "P6", "Police", STATE_LATE, "Age not known", "Hub", true, false },
	};
	struct fixture *x = *state;

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct show_answer a;
		show(x, rows[i].person, NULL, &a);
		const struct service_view *s = service(&a, rows[i].service);
		if (s->state != (int)rows[i].state || !strstr(s->sentence, rows[i].sentence))
			fail_msg("%s %s: %s, %s", rows[i].person, s->service, state_codes[s->state], s->sentence);
		assert_int_equal(s->contact_is_owner, rows[i].owner);
		assert_int_equal(s->late, rows[i].late);
		if (rows[i].contact)
			assert_string_equal(s->contact.name, rows[i].contact);
		done(&a);
	}
}

static void services_stand_in_the_order_of_the_policy(void **state)
{
	static const char *const order[] = { "Children", "School", "Adults", "Housing", "Police" };
	struct show_answer a;

	show(*state, "P1", NULL, &a);
	assert_int_equal(a.services_count, ARRAY_LEN(order));
	for (size_t i = 0; i < ARRAY_LEN(order); i++)
		assert_string_equal(a.services[i].service, order[i]);
	assert_int_equal(service(&a, "Housing")->sources_count, 2);
	assert_int_equal(service(&a, "Housing")->scope.ages.from, 16);
	assert_non_null(service(&a, "Housing")->scope.ages_because);
	done(&a);
}

static void open_involvements_come_first(void **state)
{
	struct show_answer a;

	show(*state, "P1", NULL, &a);
	const struct service_view *s = service(&a, "Children");
	assert_int_equal(s->involvements_count, 2);
	assert_int_equal(s->involvements[0].state, STATE_OPEN);
	assert_int_equal(s->involvements[1].state, STATE_CLOSED);
	assert_int_equal(s->last_contact.month, 10);
	assert_int_equal(s->since.month, 9);
	assert_int_equal(service(&a, "Police")->involvements_count, 0);
	assert_false(service(&a, "Police")->details_withheld);
	done(&a);
}

static void details_say_what_they_mean_and_what_is_missing(void **state)
{
	struct show_answer a;

	show(*state, "P2", "Police", &a);
	const struct service_view *s = service(&a, "Police");
	assert_int_equal(s->involvements_count, 1);
	const struct shown_involvement *v = &s->involvements[0];
	assert_int_equal(v->details_count, 4);
	assert_string_equal(v->details[0].label, "Police area");
	assert_string_equal(v->details[0].meaning, "where it was recorded");
	assert_string_equal(v->details[1].value, "1 January 2019, Robbery, Suspect");
	assert_int_equal(v->details[1].parts_count, 3);
	assert_string_equal(v->details[1].parts[0].value, "2019-01-01");
	assert_true(v->details[1].sensitive);
	assert_int_equal(v->more, 1);
	assert_int_equal(v->details[3].state, DETAIL_NONE_IN_PERIOD);
	assert_null(v->details[3].value);
	assert_true(service(&a, "Housing")->details_withheld);
	assert_int_equal(service(&a, "Housing")->involvements_count, 0);
	done(&a);

	show(*state, "P2", "none", &a);
	assert_true(service(&a, "Police")->details_withheld);
	assert_int_equal(service(&a, "Police")->state, STATE_HELD);
	done(&a);
}

static void family_is_what_was_recorded_and_what_follows(void **state)
{
	static const struct {
		const char *person, *relation;
		bool same_household;
	} rows[] = {
		{ "P2", "mother", true },  { "P3", "brother", true },	      { "P4", "grandmother", true },
		{ "P6", "partner of Rachel", false },
	};
	struct show_answer a;

	show(*state, "P1", "none", &a);
	assert_int_equal(a.family_count, ARRAY_LEN(rows));
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct family_member *m = &a.family[i];
		assert_string_equal(m->person, rows[i].person);
		assert_string_equal(m->relation, rows[i].relation);
		assert_string_equal(m->source, "register");
		assert_int_equal(m->same_household, rows[i].same_household);
		assert_int_equal(m->services_count, 5);
		assert_int_equal(m->cells_count, 5);
	}
	assert_string_equal(a.family[0].name, "Bracken, Rachel");
	assert_int_equal(a.missing_count, 1);
	assert_string_equal(a.missing[0], "no_father");
	done(&a);
}

static void assert_same_contact(const struct contact *a, const struct contact *b)
{
	const char *const one[] = { a->name, a->role, a->organisation, a->phone, a->email };
	const char *const other[] = { b->name, b->role, b->organisation, b->phone, b->email };
	for (size_t i = 0; i < ARRAY_LEN(one); i++)
		assert_string_equal(one[i] ? one[i] : "-", other[i] ? other[i] : "-");
}

/* What is left out of a cell is found again: the grid shows of each person what their own page does. */
static void assert_same_view(const struct service_view *cell, const struct service_view *own)
{
	assert_string_equal(cell->service, own->service);
	assert_string_equal(cell->source, own->source);
	assert_string_equal(cell->sentence, own->sentence);
	assert_int_equal(cell->state, own->state);
	assert_int_equal(cell->freshness, own->freshness);
	assert_int_equal(cell->late, own->late);
	assert_int_equal(cell->contact_is_owner, own->contact_is_owner);
	assert_same_contact(&cell->contact, &own->contact);
	assert_true(date_same(cell->last_contact, own->last_contact) && date_same(cell->updated, own->updated));
	assert_true(date_same(cell->copied, own->copied) && date_same(cell->since, own->since));
	assert_true(date_same(cell->scope.from, own->scope.from) && date_same(cell->scope.to, own->scope.to));
	assert_int_equal(cell->scope.areas_count, own->scope.areas_count);
	assert_int_equal(cell->scope.ages.from, own->scope.ages.from);
	assert_int_equal(cell->scope.ages.to, own->scope.ages.to);
}

static void a_cell_says_what_the_page_of_that_person_does(void **state)
{
	struct show_answer family, own;
	size_t rung = 0;

	show(*state, "P2", "none", &family);
	for (size_t i = 0; i < family.family_count; i++) {
		const struct family_member *m = &family.family[i];
		show(*state, m->person, "none", &own);
		assert_int_equal(m->cells_count, own.services_count);
		for (size_t s = 0; s < m->cells_count; s++) {
			struct service_view view;
			show_cell_view(&family, &m->cells[s], &view);
			assert_same_view(&view, &own.services[s]);
			rung += !view.contact_is_owner;
		}
		done(&own);
	}
	assert_true(rung > 0);
	done(&family);
}

static void a_cell_of_a_source_that_is_not_described_says_what_it_can(void **state)
{
	char service[] = "School", source[] = "elsewhere";
	struct family_cell cell = { .service = service, .source = source, .state = STATE_OPEN };
	struct service_view view;
	struct show_answer a;

	show(*state, "P1", "none", &a);
	show_cell_view(&a, &cell, &view);
	assert_int_equal(view.state, STATE_OPEN);
	assert_int_equal(view.freshness, FRESH_NOT_KNOWN);
	assert_int_equal(view.scope.ages.from, INTEGER_NONE);
	assert_false(date_known(view.copied));
	done(&a);
}

static void relations_read_the_right_way_round(void **state)
{
	struct show_answer a;

	show(*state, "P2", "none", &a);
	assert_string_equal(a.family[0].person, "P4");
	assert_string_equal(a.family[0].relation, "mother");
	assert_string_equal(a.family[1].relation, "partner");
	assert_string_equal(a.family[2].relation, "child");
	assert_string_equal(a.family[3].relation, "child");
	assert_int_equal(a.missing_count, 0);
	done(&a);

	show(*state, "P8", "none", &a);
	assert_int_equal(a.family_count, 0);
	assert_string_equal(a.missing[0], "no_parent");
	done(&a);
}

static void household_is_kept_apart(void **state)
{
	struct fixture *x = *state;
	struct show_answer a;

	show(x, "P1", "none", &a);
	assert_int_equal(a.household_count, 1);
	assert_string_equal(a.household[0].name, "Quiet, Lodger");
	assert_string_equal(a.household[0].source, "register");
	assert_int_equal(a.household_more, 0);
	done(&a);

	int64_t most = x->policy.household_most;
	x->policy.household_most = 2;
	show(x, "P7", "none", &a);
	assert_int_equal(a.household_count, 2);
	assert_int_equal(a.household_more, 2);
	x->policy.household_most = most;
	done(&a);
}

static void possible_records_are_offered_with_what_differs(void **state)
{
	struct show_answer a;

	show(*state, "P1", "none", &a);
	assert_int_equal(a.possible_count, 1);
	assert_string_equal(a.possible[0].person, "P8");
	assert_non_null(strstr(a.possible[0].sentence, "9 Other Road"));
	assert_int_equal(a.join_count, 2);
	assert_int_equal(a.join[1].rule, JOIN_REGISTER_ID);
	assert_string_equal(a.join[1].basis, words_join(&((struct fixture *)*state)->words, JOIN_REGISTER_ID)->words);
	done(&a);
}

static void nobody_is_a_plain_error(void **state)
{
	static const char *const ids[] = { "P99", "", "P", "P-1", "1", "P1x", "P99999999999999999999999" };

	for (size_t i = 0; i < ARRAY_LEN(ids); i++) {
		struct show_answer a;
		struct err e = ERR_INIT;
		assert_false(try_show(*state, ids[i], NULL, &a, &e));
		assert_int_equal(e.code, ERR_NOTHING);
		assert_non_null(strstr(e.message, "nobody has the id"));
		done(&a);
	}
}

static void evidence_compares_field_by_field(void **state)
{
	struct fixture *x = *state;
	struct evidence_request r = { mem_copy_text("P1"), mem_copy_text("P8") };
	struct evidence_answer a;
	struct err e = ERR_INIT;
	struct buf json = BUF_INIT;

	assert_true(family_evidence(&x->family, &r, &a, &e));
	assert_int_equal(a.records_count, 3);
	assert_string_equal(a.rows[0].field, "family_name");
	assert_int_equal(a.rows[0].verdict, VERDICT_SAME);
	assert_int_equal(a.rows[1].verdict, VERDICT_SHORT_FORM);
	assert_int_equal(a.rows[4].verdict, VERDICT_DIFFERENT);
	assert_int_equal(a.rows[6].verdict, VERDICT_NOT_COMPARED);
	assert_null(a.rows[6].values[1]);
	assert_int_equal(a.for_it_count, 1);
	assert_int_equal(a.against_count, 1);
	assert_int_equal(a.would_change_count, 3);
	assert_int_equal(a.same_name, 0);
	json_encode(&evidence_answer_shape, &a, &json);
	assert_non_null(strstr(json.data, "null"));
	buf_release(&json);
	shape_release(&evidence_answer_shape, &a);
	shape_release(&evidence_request_shape, &r);
}

static void sources_stand_with_their_freshness(void **state)
{
	struct fixture *x = *state;
	struct sources_answer a;
	struct err e = ERR_INIT;

	assert_true(family_sources(&x->family, &a, &e));
	assert_int_equal(a.sources_count, 7);
	assert_true(a.sources[0].is_register);
	assert_string_equal(a.sources[1].service, "Children");
	assert_int_equal(a.sources[6].freshness, FRESH_LATE);
	assert_int_equal(a.sources[6].scope.ages.from, 18);
	assert_string_equal(a.training, "training");
	assert_true(a.not_here_count > 0);
	shape_release(&sources_answer_shape, &a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(header_tells_everything_with_its_source),
		cmocka_unit_test(services_have_states_sentences_and_contacts),
		cmocka_unit_test(services_stand_in_the_order_of_the_policy),
		cmocka_unit_test(open_involvements_come_first),
		cmocka_unit_test(details_say_what_they_mean_and_what_is_missing),
		cmocka_unit_test(family_is_what_was_recorded_and_what_follows),
		cmocka_unit_test(a_cell_says_what_the_page_of_that_person_does),
		cmocka_unit_test(a_cell_of_a_source_that_is_not_described_says_what_it_can),
		cmocka_unit_test(relations_read_the_right_way_round),
		cmocka_unit_test(household_is_kept_apart),
		cmocka_unit_test(possible_records_are_offered_with_what_differs),
		cmocka_unit_test(nobody_is_a_plain_error),
		cmocka_unit_test(evidence_compares_field_by_field),
		cmocka_unit_test(sources_stand_with_their_freshness),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}

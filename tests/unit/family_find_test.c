#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/base/mem.h"
#include "famctx/family/find.h"
#include "support/people_fixture.h"

/* The register of a small town, each person for one question of finding. */
static void fill(struct fixture *x)
{
	int64_t reg = fixture_source(x, "register", NULL, "2025-11-03", 7), r;
	int64_t school = fixture_source(x, "school", "School", "2025-11-03", 7);

	fixture_person(x, 1, reg, "Montgomery", "Freeman", "2000-10-06", NULL);
	r = fixture_person(x, 2, reg, "Una", "Bryant", "2000-10-07", "8 Mill Lane, XX1 4QQ");
	fixture_set(x, r, "nhs_number", "9990123454");
	fixture_set(x, r, "register_id", "00136594");
	r = fixture_person(x, 2, school, "Una", "Bryant", "2000-10-07", "8 Mill La, XX1 4QQ");
	fixture_involvement(x, r, "open", NULL, NULL, NULL);
	fixture_person(x, 3, reg, "Aurora", "Valencia", "2000-10-08", NULL);
	fixture_person(x, 4, reg, "Katherine", "Bracken", "2016-03-14", "22 Oak Road, XX1 5AB");
	fixture_person(x, 5, reg, "Kate", "Bracken-Hill", "2016-05-14", NULL);
	fixture_person(x, 6, reg, "Kathleen", "Bracken", "1961-03-14", NULL);
	fixture_person(x, 7, reg, "Lee", "Dunmore", "2014-02-03", "1 High Street, XX2 1AA");
	fixture_person(x, 8, reg, "Leo", "Dunmore", "2014-02-03", "1 High Street, XX2 1AA");
	fixture_person(x, 9, reg, "Siobhán", "O'Connor", "1990-04-05", NULL);
	r = fixture_person(x, 10, reg, "Mary", "Freeman", "1985", NULL);
	fixture_name(x, r, "former", "Mary", "Okafor");
	fixture_name(x, r, "known_as", "Polly", NULL);
	fixture_person(x, 11, reg, "Stephen", "Ashdown", "1975-12-01", "Flat 2, 8 Old Mill Lane, XX1 4QR");
	fixture_person(x, 12, reg, "Zara", "Yilmaz", NULL, NULL);
	fixture_person(x, 13, reg, "Łukasz", "Wójcik", "1988-08-01", NULL);
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

static void find_request(struct fixture *x, struct find_request *request, struct find_answer *answer)
{
	struct err e = ERR_INIT;
	if (!family_find(&x->family, request, answer, &e))
		fail_msg("%s", e.message);
}

static void find(struct fixture *x, const char *query, struct find_answer *answer)
{
	struct find_request request;

	shape_init(&find_request_shape, &request);
	request.query = mem_copy_text(query);
	find_request(x, &request, answer);
	shape_release(&find_request_shape, &request);
}

static void done(struct find_answer *answer)
{
	shape_release(&find_answer_shape, answer);
}

/* "P2 strong, P10 possible": the results in order. */
static void write_results(const struct find_answer *a, struct buf *out)
{
	for (size_t i = 0; i < a->results_count; i++)
		buf_printf(out, "%s%s %s", i ? ", " : "", a->results[i].person, band_codes[a->results[i].band]);
}

static void bands_and_order(void **state)
{
	static const struct {
		const char *query, *results;
	} rows[] = {
		{ "una bryant", "P2 strong" },
		{ "bryant una", "P2 strong" },
		{ "UNA BRYANT", "P2 strong" },
		{ "Bryant, Una", "P2 strong" },
		{ "una briant", "P2 strong" },
		{ "una bryent", "P2 strong" },
		{ "07/10/2000 una", "P2 strong" },
		{ "una 7 oct 2000", "P2 strong" },
		{ "una 2000-10-07", "P2 strong" },
		{ "una 7th October 2000", "P2 strong" },
		{ "una 07102000", "P2 strong" },
		{ "una 7/10", "P2 strong" },
		{ "una oct 2000", "P2 strong" },
		{ "bryant 2000", "P2 strong" },
		{ "bryant age 25", "P2 strong" },
		{ "bryant 25 years", "P2 strong" },
		{ "bryant age 24", "P2 possible" },
		{ "una* %bryant%", "P2 strong" },
		{ "una bry", "P2 strong" },
		{ "bry una", "P2 strong" },
		{ "brya un", "P2 strong" },
		{ "wój łuk", "P13 strong" },
		{ "u bryant", "P2 strong" },
		{ "b una", "P2 strong" },
		{ "unna bryant", "P2 possible" },
		{ "una 10/07/2000", "P2 possible" },
		{ "una bryant 08/10/2000", "P2 possible" },
		{ "una bryant 1961", "P2 weak" },
		{ "una bryant XX9 9ZZ", "P2 weak" },
		{ "una bryant XX1 4QQ", "P2 strong" },
		{ "una bryant xx14qq", "P2 strong" },
		{ "una bryant xx1", "P2 strong" },
		{ "una bryant XX1 4QR", "P2 possible" },
		{ "una bryant 8 mill lane", "P2 strong" },
		{ "una bryant 8 mill", "P2 strong" },
		{ "una bryant 9 mill lane", "P2 possible" },
		{ "una bryant 9 elm road", "P2 weak" },
		{ "una freeman", "" },
		{ "kate bracken", "P4 strong, P6 strong, P5 possible" },
		{ "katherine bracken", "P4 strong, P5 possible" },
		{ "kate bracken 14/03/2016", "P4 strong, P5 possible, P6 possible" },
		{ "kate hill", "P5 strong" },
		{ "kate brackenhill", "P5 strong" },
		{ "kate bracken-hill", "P5 strong" },
		{ "lee dunmore", "P7 strong, P8 possible" },
		{ "leo dunmore", "P8 strong, P7 possible" },
		{ "dunmore 03/02/2014", "P7 strong, P8 strong" },
		{ "siobhan oconnor", "P9 strong" },
		{ "Siobhán O’Connor", "P9 strong" },
		{ "siobhan o connor", "P9 strong" },
		{ "mary okafor", "P10 strong" },
		{ "polly freeman", "P10 strong" },
		{ "mary freeman 03/04/1985", "P10 strong" },
		{ "steven ashdown", "P11 strong" },
		{ "zara yilmaz 1999", "P12 possible" },
		{ "lukasz wojcik", "P13 strong" },
		{ "valensia", "P3 strong" },
		{ "freeman", "P1 strong, P10 strong" },
		{ "00136594", "P2 strong" },
		{ "136594", "P2 strong" },
		{ "case 136594", "P2 strong" },
		{ "999 012 3454", "P2 strong" },
		{ "9990123454", "P2 strong" },
		{ "nhs 999 012 3454 una", "P2 strong" },
		{ "999 012 3455", "P2 possible" },
		{ "9990123454 smithson", "P2 weak" },
		{ "03/02/2014", "P7 strong, P8 strong" },
		{ "02/03/2014", "P7 possible, P8 possible" },
		{ "8 mill lane", "P2 strong, P11 strong" },
		{ "mill lane", "P2 strong, P11 strong" },
		{ "old mill lane", "P11 strong" },
		{ "una mill lane", "P2 strong" },
		{ "XX1 4QQ", "P2 strong" },
		{ "XX1 4", "P2 strong, P11 strong" },
	};
	struct fixture *x = *state;

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct find_answer a;
		struct buf got = BUF_INIT, want = BUF_INIT;
		find(x, rows[i].query, &a);
		write_results(&a, &got);
		buf_printf(&got, " for '%s'", rows[i].query);
		buf_printf(&want, "%s for '%s'", rows[i].results, rows[i].query);
		assert_string_equal(got.data, want.data);
		assert_int_equal(a.total, a.results_count);
		buf_release(&got);
		buf_release(&want);
		done(&a);
	}
}

static const struct why *reason(const struct why *why, size_t count, const char *field)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(why[i].field, field))
			return &why[i];
	return NULL;
}

static void every_result_says_why(void **state)
{
	static const struct {
		const char *query, *field;
		bool against;
		enum verdict verdict;
		const char *detail;
	} rows[] = {
		{ "Una Bryant", "family_name", false, VERDICT_SAME, "Bryant, Bryant" },
		{ "Una Bryant", "first_name", false, VERDICT_SAME, "Una, Una" },
		{ "una briant", "family_name", false, VERDICT_ONE_SLIP, "briant, Bryant" },
		{ "una bry", "family_name", false, VERDICT_INITIAL, "bry, Bryant" },
		{ "u bryant", "first_name", false, VERDICT_INITIAL, "u, Una" },
		{ "Kate 14/03/2016", "first_name", false, VERDICT_SHORT_FORM, "Kate, Katherine" },
		{ "kate hill", "family_name", false, VERDICT_PART, "hill, Bracken-Hill" },
		{ "kate bracken-hill", "family_name", false, VERDICT_SAME, "bracken hill, Bracken-Hill" },
		{ "una 10/07/2000", "born", false, VERDICT_SWAPPED, "10 July 2000, 7 October 2000" },
		{ "bryant 2000", "born", false, VERDICT_PART, "2000, 7 October 2000" },
		{ "bryant 1961", "born", true, VERDICT_DIFFERENT, "1961, 7 October 2000" },
		{ "una bryant 08/10/2000", "born", true, VERDICT_CLOSE, "8 October 2000, 7 October 2000" },
		{ "zara yilmaz 1999", "born", false, VERDICT_NOT_COMPARED, "1999" },
		{ "bryant xx1 4qq", "address", false, VERDICT_SAME, "XX1 4QQ, 8 Mill Lane, XX1 4QQ" },
		{ "bryant xx9 9zz", "address", true, VERDICT_DIFFERENT, "XX9 9ZZ, 8 Mill Lane, XX1 4QQ" },
		{ "999 012 3455", "number", true, VERDICT_ONE_SLIP, "999 012 3455, 9990123454" },
		{ "136594", "number", false, VERDICT_SAME, "136594, 00136594" },
		{ "9990123454 smithson", "name", true, VERDICT_DIFFERENT, "smithson, Una Bryant" },
		{ "valensia", "family_name", false, VERDICT_ONE_SLIP, "valensia, Valencia" },
	};
	struct fixture *x = *state;

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct find_answer a;
		find(x, rows[i].query, &a);
		assert_true(a.results_count > 0);
		const struct found_person *p = &a.results[0];
		const struct why *why = rows[i].against ? reason(p->against, p->against_count, rows[i].field)
							: reason(p->why, p->why_count, rows[i].field);
		if (!why)
			fail_msg("no %s for '%s'", rows[i].field, rows[i].query);
		else
			assert_int_equal(why->verdict, rows[i].verdict);
		if (why)
			assert_string_equal(why->detail, rows[i].detail);
		done(&a);
	}
}

static void result_holds_what_a_list_needs(void **state)
{
	struct find_answer a;

	find(*state, "una bryant", &a);
	const struct found_person *p = &a.results[0];
	assert_string_equal(p->person, "P2");
	assert_string_equal(p->case_id, "00136594");
	assert_string_equal(p->family_name, "Bryant");
	assert_int_equal(p->age, 25);
	/* That a school record was joined is not told where the age rule keeps the school back. */
	assert_int_equal(p->records_count, 1);
	assert_string_equal(p->records[0].source, "register");
	assert_int_equal(p->services_count, 1);
	assert_string_equal(p->services[0].service, "School");
	assert_int_equal(p->services[0].state, STATE_OUTSIDE_AGE);
	assert_int_equal(a.scope_count, 2);
	assert_null(a.scope[0].service);
	assert_null(a.help_note);
	assert_true(a.all_compared);
	done(&a);
}

static void labelled_fields_are_the_same_query(void **state)
{
	struct find_request r;
	struct find_answer a;
	char family[] = "Bryant", first[] = "Una", born[] = "25", address[] = "mill lane", number[] = "136594";

	shape_init(&find_request_shape, &r);
	r.family_name = family;
	r.first_name = first;
	r.born = born;
	r.address = address;
	r.number = number;
	find_request(*state, &r, &a);
	assert_int_equal(a.results_count, 1);
	assert_int_equal(a.results[0].band, BAND_STRONG);
	assert_string_equal(a.query, "Bryant Una 25 mill lane 136594");
	done(&a);

	r.family_name = first;
	r.first_name = family;
	find_request(*state, &r, &a);
	assert_int_equal(a.results[0].band, BAND_STRONG);
	const struct why *why = reason(a.results[0].why, a.results[0].why_count, "family_name");
	assert_int_equal(why ? why->verdict : -1, VERDICT_SWAPPED);
	done(&a);
}

static void nothing_is_shown_for_too_little(void **state)
{
	static const char *const rows[] = { "", "  ", "un", "u b", "*", "%%%", "2000", "oct 2000", "age 25", "xx1", "8 mi" };

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct find_answer a;
		find(*state, rows[i], &a);
		assert_non_null(a.too_little);
		assert_int_equal(a.results_count, 0);
		assert_int_equal(a.total, 0);
		done(&a);
	}
}

static void nobody_gets_advice_and_help(void **state)
{
	struct find_answer a;

	find(*state, "Wilhelmina Bryant 07/10/2000", &a);
	assert_int_equal(a.total, 0);
	assert_non_null(a.help_note);
	assert_true(a.advice_count >= 3);
	assert_string_equal(a.advice[0].kind, "drop_first_name");
	assert_string_equal(a.advice[0].query, "Bryant 07/10/2000");
	assert_int_equal(a.advice[0].total, 1);
	assert_string_equal(a.advice[1].kind, "year_only");
	assert_string_equal(a.advice[1].query, "Bryant 2000");
	done(&a);

	find(*state, "Una Wellesley", &a);
	assert_string_equal(a.advice[0].kind, "drop_family_name");
	assert_string_equal(a.advice[0].query, "Una");
	done(&a);
}

static void pages_go_on_where_they_ended(void **state)
{
	struct find_request r;
	struct find_answer a;
	char line[] = "freeman";

	shape_init(&find_request_shape, &r);
	r.query = line;
	r.limit = 1;
	find_request(*state, &r, &a);
	assert_string_equal(a.results[0].person, "P1");
	assert_int_equal(a.more, 1);
	done(&a);
	r.from = 1;
	find_request(*state, &r, &a);
	assert_string_equal(a.results[0].person, "P10");
	assert_int_equal(a.more, 0);
	done(&a);
	r.from = 5;
	find_request(*state, &r, &a);
	assert_int_equal(a.results_count, 0);
	assert_int_equal(a.total, 2);
	done(&a);
}

static void many_of_a_name(void **state)
{
	struct fixture x;
	struct find_answer a;
	(void)state;

	fixture_start(&x);
	int64_t reg = fixture_source(&x, "register", NULL, NULL, 0);
	for (int i = 0; i < 1200; i++) {
		char first[16], born[16];
		snprintf(first, sizeof(first), "%s%c", i < 300 ? "Jon" : "Dev", 'a' + i % 26);
		snprintf(born, sizeof(born), "%d-%02d-%02d", 1960 + i % 40, i % 12 + 1, i % 28 + 1);
		fixture_person(&x, i + 1, reg, first, "Smith", born, NULL);
	}
	fixture_person(&x, 2000, reg, "Jon", "Smith", "1999-09-09", NULL);
	fixture_ready(&x);

	find(&x, "smith", &a);
	assert_true(a.total_at_least);
	assert_int_equal(a.total, FIND_COUNTED);
	assert_false(a.all_compared);
	assert_int_equal(a.results_count, FIND_PAGE);
	assert_int_equal(a.more, FIND_COUNTED - FIND_PAGE);
	done(&a);

	find(&x, "smith jon", &a);
	assert_int_equal(a.total, 301);
	assert_false(a.total_at_least);
	assert_false(a.all_compared);
	assert_string_equal(a.results[0].person, "P2000");
	assert_int_equal(a.results[0].band, BAND_STRONG);
	done(&a);

	find(&x, "smith 09/09/1999", &a);
	assert_string_equal(a.results[0].person, "P2000");
	assert_int_equal(a.results[0].band, BAND_STRONG);
	assert_false(a.all_compared);
	done(&a);
	fixture_end(&x);
}

static void hostile_lines_are_harmless(void **state)
{
	static const char *const rows[] = {
		"\xff\xfe\xfd una", "'; DROP TABLE person; --", "una\x1b[31m bryant", ("\xe2\x80\xae" "tnayrb"),
		"a a a a a a a a a a a a a a", "99/99/9999 31/02/2000", "-----", "////", "9999999999999999999999999",
		"una \xf0\x9f\x98\x80", "0", "00/00/0000 bryant", "flat flat flat 1", "1 1 1 1 1 1 bryant",
	};
	char longest[5000];

	memset(longest, 'x', sizeof(longest) - 1);
	longest[sizeof(longest) - 1] = '\0';
	for (size_t i = 0; i <= ARRAY_LEN(rows); i++) {
		struct find_answer a;
		find(*state, i < ARRAY_LEN(rows) ? rows[i] : longest, &a);
		assert_true(a.total >= 0 && a.total <= 13);
		done(&a);
	}
}

static void nobody_is_known_before_a_load(void **state)
{
	struct fixture *x = *state;
	struct family empty;
	struct find_request r;
	struct find_answer a;
	struct err e = ERR_INIT;
	char line[] = "una bryant";

	family_init(&empty, &x->family.setup);
	assert_true(family_use(&empty, NULL, &e));
	shape_init(&find_request_shape, &r);
	r.query = line;
	assert_true(family_find(&empty, &r, &a, &e));
	assert_int_equal(a.total, 0);
	assert_non_null(a.help_note);
	done(&a);
	family_release(&empty);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bands_and_order),
		cmocka_unit_test(every_result_says_why),
		cmocka_unit_test(result_holds_what_a_list_needs),
		cmocka_unit_test(labelled_fields_are_the_same_query),
		cmocka_unit_test(nothing_is_shown_for_too_little),
		cmocka_unit_test(nobody_gets_advice_and_help),
		cmocka_unit_test(pages_go_on_where_they_ended),
		cmocka_unit_test(many_of_a_name),
		cmocka_unit_test(hostile_lines_are_harmless),
		cmocka_unit_test(nobody_is_known_before_a_load),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}

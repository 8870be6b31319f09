/* The sample feeds of the original, with all their faults. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>

#include "famctx/base/file.h"
#include "support/intake_bench.h"
#include "support/skip.h"

static const char *const manifests[] = { "data/sources/family-context-sample/adult_social_care.yaml",
			     "data/sources/family-context-sample/housing.yaml",
			     "data/sources/family-context-sample/police.yaml",
			     "data/sources/family-context-sample/register.yaml",
			     "data/sources/family-context-sample/school.yaml" };

static const char *samples(void)
{
	const char *folder = getenv("FAMCTX_SAMPLES");
	return folder ? folder : "../shared/data/family-context-sample";
}

static bool load_samples(struct bench *b)
{
	bench_open(b);
	if (!file_is_folder(samples())) {
		bench_close(b);
		skip_because("the sample feeds are not here; FAMCTX_SAMPLES names their folder");
	}
	return bench_load(b, samples(), manifests, ARRAY_LEN(manifests), false);
}

static void test_everybody_is_there(void **state)
{
	struct bench b;
	(void)state;
	if (!load_samples(&b)) {
		struct buf text = BUF_INIT;
		bench_problems(&b, &text);
		fail_msg("%s\n%s", b.err.message, text.data);
	}
	assert_int_equal(b.answer.people, 10);
	bench_expect(&b, "SELECT family_name, first_name, born, sex, case_id FROM person WHERE case_id IN ('1', '2')", 5,
		     "Freeman|Montgomery|2000-10-06|male|1\nBryant|Una|2000-10-07|female|2\n");
	bench_close(&b);
}

static void test_services_of_person_two(void **state)
{
	struct bench b;
	(void)state;
	assert_true(load_samples(&b));
	bench_expect(&b,
		     "SELECT s.key, i.state, i.from_date, i.last_contact, i.contact_name, i.contact_phone"
		     " FROM record r JOIN source s ON s.id = r.source JOIN involvement i ON i.record = r.id"
		     " JOIN person p ON p.id = r.person WHERE p.case_id = '2' ORDER BY s.key", 6,
		     "sample_adults|open|2019-04-15|2019-05-20|A S Worker|020 7777 7777\n"
		     "sample_housing|open|2016-02-03|-|Mr A Aaaaa|0151 7777 7777\n"
		     "sample_police|held|-|-|Police Hub|01134960303\n");
	bench_expect(&b, "SELECT field, value, state FROM detail WHERE item = 0 ORDER BY field", 3,
		     "admissionType|main provision|given\n"
		     "antiSocialBehaviour|case closed|given\n"
		     "eviction|-|not_supplied\n"
		     "noticeSeekingPossession|case open|given\n"
		     "policeArea|Area A|given\n"
		     "rentArrears|case closed|given\n");
	bench_close(&b);
}

static void test_offences_newest_first(void **state)
{
	struct bench b;
	(void)state;
	assert_true(load_samples(&b));
	bench_expect(&b, "SELECT item, part, value FROM detail WHERE field = 'offence' ORDER BY item, id", 3,
		     "1|Date|2017-10-01\n1|Type|AntiSocial Behaviour\n1|Involvement|Offender\n"
		     "2|Date|2016-10-01\n2|Type|Possession of drugs\n2|Involvement|Offender\n"
		     "3|Date|2015-10-01\n3|Type|AntiSocial Behaviour\n3|Involvement|Offender\n");
	bench_close(&b);
}

static void test_torn_row_is_told_at_its_place(void **state)
{
	struct bench b;
	struct buf document = BUF_INIT;
	(void)state;
	assert_true(load_samples(&b));
	bench_expect_problem(&b, "datasources.csv:5:97: (warning) Coverage End Date: not a date, perhaps an unquoted comma");
	bench_query(&b, "SELECT document FROM source WHERE key = 'sample_police'", 1, &document);
	assert_non_null(strstr(document.data, "convictions of the last 5 years"));
	assert_non_null(strstr(document.data, "\"copied\":\"2020-01-06\""));
	assert_non_null(strstr(document.data, "\"copied_time\":\"10:00\""));
	assert_non_null(strstr(document.data, "\"refresh_days\":null"));
	buf_release(&document);
	bench_close(&b);
}

static void test_loading_again_changes_nothing(void **state)
{
	static const char everything[] =
		"SELECT 'record', id, source || key || person || rule, family_name || first_name || born FROM record"
		" UNION ALL SELECT 'person', id, case_id, born FROM person"
		" UNION ALL SELECT 'detail', id, record || field || item || state, value FROM detail ORDER BY 1, 2";
	struct bench b;
	struct buf before = BUF_INIT, after = BUF_INIT;
	(void)state;
	assert_true(load_samples(&b));
	bench_query(&b, everything, 4, &before);
	assert_true(bench_load(&b, samples(), manifests + 1, 2, false));
	assert_true(bench_load(&b, samples(), manifests, ARRAY_LEN(manifests), false));
	bench_query(&b, everything, 4, &after);
	assert_string_equal(before.data, after.data);
	buf_release(&before);
	buf_release(&after);
	bench_close(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_everybody_is_there),
		cmocka_unit_test(test_services_of_person_two),
		cmocka_unit_test(test_offences_newest_first),
		cmocka_unit_test(test_torn_row_is_told_at_its_place),
		cmocka_unit_test(test_loading_again_changes_nothing),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}

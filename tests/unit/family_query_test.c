#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/base/mem.h"
#include "famctx/family/query.h"

static const struct date today = { 2025, 11, 4 };

/* What was understood, in one line, so that a row of the table says it all. */
static void describe_born(const struct query_born *b, struct buf *out)
{
	if (b->kind == BORN_DATE || b->kind == BORN_PERIOD) {
		buf_add_text(out, " born:");
		date_iso(b->from, out);
	}
	if (b->kind == BORN_PERIOD) {
		buf_add_text(out, "..");
		date_iso(b->to, out);
	}
	if (b->kind == BORN_DAY_MONTH)
		buf_printf(out, " born:%d.%d", b->day, b->month);
	if (b->kind == BORN_AGE)
		buf_printf(out, " age:%d", (int)b->age);
}

static void describe(const struct query *q, struct buf *out)
{
	for (size_t i = 0; i < q->words_count; i++)
		buf_printf(out, " %s%s", q->words[i].text, q->words[i].growing ? "~" : "");
	describe_born(&q->born, out);
	if (q->number)
		buf_printf(out, " number:%s%s", q->number, q->number_unsure ? "?" : "");
	if (q->nhs[0])
		buf_printf(out, " nhs:%s%s", q->nhs, q->nhs_fits ? "" : "!");
	if (q->postcode_given)
		buf_printf(out, " postcode:%s", q->postcode.text);
	if (q->street)
		buf_printf(out, " at:%s/%s", q->house ? q->house : "", q->street);
}

static void read_query(struct query *q, const char *line)
{
	struct find_request request;

	shape_init(&find_request_shape, &request);
	request.query = mem_copy_text(line);
	query_read(q, &request, today);
	shape_release(&find_request_shape, &request);
}

static void one_line_holds_everything(void **state)
{
	static const struct {
		const char *line, *understood;
	} rows[] = {
		{ "una bryant", " una bryant~" },
		{ "  Bryant,Una ", " bryant una~" },
		{ "K Bracken", " k~ bracken~" },
		{ "O'Connor-Smith", " oconnor smith~" },
		{ "una 07/10/2000", " una~ born:2000-10-07" },
		{ "07/10/2000 una", " una~ born:2000-10-07" },
		{ "7/10/00", " born:2000-10-07" },
		{ "7/10/26", " born:1926-10-07" },
		{ "7-10-2000", " born:2000-10-07" },
		{ "7.10.2000", " born:2000-10-07" },
		{ "2000-10-07", " born:2000-10-07" },
		{ "2000/10/07", " born:2000-10-07" },
		{ "07102000", " born:2000-10-07 number:7102000?" },
		{ "20001007", " born:2000-10-07 number:20001007?" },
		{ "7 oct 2000", " born:2000-10-07" },
		{ "7th October 2000", " born:2000-10-07" },
		{ "7-Oct-2000", " born:2000-10-07" },
		{ "Oct 7 2000", " born:2000-10-07" },
		{ "1 sept 2000", " born:2000-09-01" },
		{ "7 10 2000", " born:2000-10-07" },
		{ "10/25/2000", " born:2000-10-25" },
		{ "7/10", " born:7.10" },
		{ "7 oct", " born:7.10" },
		{ "oct 2000", " born:2000-10-01..2000-10-31" },
		{ "10/2000", " born:2000-10-01..2000-10-31" },
		{ "2000-02", " born:2000-02-01..2000-02-29" },
		{ "2000", " born:2000-01-01..2000-12-31 number:2000?" },
		{ "june 1961", " june~ born:1961-01-01..1961-12-31 number:1961?" },
		{ "5 june 1961", " born:1961-06-05" },
		{ "april bracken", " april bracken~" },
		{ "age 9", " age:9" },
		{ "aged 9 katie", " katie~ age:9" },
		{ "9 years old", " age:9" },
		{ "9y bracken", " bracken~ age:9" },
		{ "31/02/2000", " number:31022000" },
		{ "999 123 4567", " nhs:9991234567!" },
		{ "nhs no 999 012 3454", " nhs:9990123454" },
		{ "999-012-3454", " nhs:9990123454" },
		{ "case 00136594", " number:136594" },
		{ "2", " number:2" },
		{ "A123456789012", " number:A123456789012" },
		{ "xx1 4qq", " postcode:XX1 4QQ" },
		{ "XX14QQ una", " una~ postcode:XX1 4QQ" },
		{ "xx1 4", " postcode:XX1 4" },
		{ "xx1", " number:XX1? postcode:XX1" },
		{ "8 mill lane", " at:8/mill lane" },
		{ "8 Mill La. una bryant", " una bryant~ at:8/mill lane" },
		{ "8 mill", " at:8/mill" },
		{ "flat 3 12 mill road katie", " katie~ at:12/mill road" },
		{ "12a high street xx1 4qq", " postcode:XX1 4QQ at:12a/high street" },
		{ "8 may close", " at:8/may close" },
		{ "mill lane", " mill lane~" },
		{ "*%", "" },
		{ "", "" },
		{ "born smith", " born smith~" },
		{ "dob 7/10/2000", " born:2000-10-07" },
	};
	(void)state;

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct query q;
		struct buf got = BUF_INIT, want = BUF_INIT;
		read_query(&q, rows[i].line);
		describe(&q, &got);
		buf_printf(&got, " for '%s'", rows[i].line);
		buf_printf(&want, "%s for '%s'", rows[i].understood, rows[i].line);
		assert_string_equal(got.data, want.data);
		buf_release(&got);
		buf_release(&want);
		query_release(&q);
	}
}

static void age_spans_a_year(void **state)
{
	struct query q;
	(void)state;

	read_query(&q, "age 9");
	assert_true(date_same(q.born.to, (struct date) { 2016, 11, 4 }));
	assert_true(date_same(q.born.from, (struct date) { 2015, 11, 5 }));
	query_release(&q);
}

static void words_become_a_street(void **state)
{
	struct query q;
	(void)state;

	read_query(&q, "una mill lane");
	assert_true(query_words_as_street(&q, 2));
	assert_int_equal(q.words_count, 1);
	assert_string_equal(q.street, "mill lane");
	assert_null(q.house);
	query_release(&q);

	read_query(&q, "una bryant");
	assert_false(query_words_as_street(&q, 2));
	assert_false(query_words_as_street(&q, 5));
	assert_int_equal(q.words_count, 2);
	query_release(&q);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_line_holds_everything),
		cmocka_unit_test(age_spans_a_year),
		cmocka_unit_test(words_become_a_street),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/api/words.h"
#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/intake/csv.h"
#include "famctx/text/ident.h"
#include "intake/madeup_private.h"

#define FAMILIES "data/families"

static char folder[] = "/tmp/famctx-madeup-XXXXXX";

static void print_problems(const struct problems *problems)
{
	struct buf text = BUF_INIT;
	problems_print(problems, &text);
	if (text.len)
		print_error("%s", text.data);
	buf_release(&text);
}

static int write_feeds(void **state)
{
	(void)state;
	struct problems problems = PROBLEMS_INIT;
	struct err e = ERR_INIT;
	bool ok = mkdtemp(folder) && madeup_write_feeds(FAMILIES, folder, &problems, &e);
	print_problems(&problems);
	problems_release(&problems);
	return ok ? 0 : -1;
}

static int remove_feeds(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	return file_remove_tree(folder, &e) ? 0 : -1;
}

static void read_feed(const char *from, const char *name, struct buf *out)
{
	struct buf path = BUF_INIT;
	struct err e = ERR_INIT;
	file_join(&path, from, name);
	assert_true(file_read(path.data, 16u << 20, out, &e));
	buf_release(&path);
}

static void the_same_files_give_the_same_bytes(void **state)
{
	(void)state;
	char again[] = "/tmp/famctx-madeup-XXXXXX";
	struct problems problems = PROBLEMS_INIT;
	struct err e = ERR_INIT;
	assert_non_null(mkdtemp(again));
	assert_true(madeup_write_feeds(FAMILIES, again, &problems, &e));
	for (int feed = 0; feed < MADEUP_FEEDS; feed++) {
		struct buf a = BUF_INIT, b = BUF_INIT;
		read_feed(folder, madeup_feed_files[feed], &a);
		read_feed(again, madeup_feed_files[feed], &b);
		assert_int_equal(a.len, b.len);
		assert_memory_equal(a.data, b.data, a.len);
		buf_release(&a);
		buf_release(&b);
	}
	assert_true(file_remove_tree(again, &e));
	problems_release(&problems);
}

/* Each cell of each feed, whatever its column is called. */
static void assert_cell_reserved(const char *column, const char *cell)
{
	char phone[PHONE_SIZE];
	struct postcode postcode;
	if (!*cell)
		return;
	if (strchr(cell, '@'))
		assert_true(madeup_email_reserved(cell));
	if (!strncmp(cell, "0", 1) && phone_parse(cell, phone))
		assert_true(madeup_phone_reserved(cell));
	if (postcode_parse(cell, &postcode) && postcode.level == POSTCODE_FULL)
		assert_true(madeup_postcode_reserved(cell));
	if (strstr(column, "nhs"))
		assert_true(madeup_nhs_reserved(cell));
	if (strstr(column, "phone"))
		assert_true(madeup_phone_reserved(cell));
	if (strstr(column, "postcode"))
		assert_true(madeup_postcode_reserved(cell));
	if (strstr(column, "case_number"))
		assert_true(madeup_case_reserved(cell));
	if (strstr(column, "upn"))
		assert_true(madeup_upn_reserved(cell));
	/* Ten digits in a row anywhere else could be somebody's number. */
	size_t digits = 0;
	for (const char *at = cell; *at; at++) {
		digits = *at >= '0' && *at <= '9' ? digits + 1 : 0;
		assert_true(digits < 10 || strstr(column, "upn"));
	}
}

static int64_t check_feed(const char *name)
{
	static const struct csv_format format = {
		.delimiter = ',', .encoding = CSV_UTF_8, .header = true, .trim = true, .quotes = true
	};
	struct buf path = BUF_INIT;
	struct problems problems = PROBLEMS_INIT;
	struct csv_file f;
	char *heads[40];
	size_t columns = 0;
	int64_t rows = 0;
	enum csv_result got;
	file_join(&path, folder, name);
	assert_true(csv_file_open(&f, path.data, NULL, &format, &problems));
	while ((got = csv_file_next(&f)) == CSV_ROW) {
		if (!columns) {
			assert_true(f.count < ARRAY_LEN(heads));
			for (; columns < f.count; columns++)
				heads[columns] = mem_copy_text(f.cells[columns].text);
			continue;
		}
		assert_int_equal(f.count, columns);
		for (size_t i = 0; i < columns; i++)
			assert_cell_reserved(heads[i], f.cells[i].text);
		rows++;
	}
	assert_int_equal(got, CSV_END);
	for (size_t i = 0; i < columns; i++)
		mem_free(heads[i]);
	csv_file_release(&f);
	problems_release(&problems);
	buf_release(&path);
	return rows;
}

static void everything_written_is_reserved(void **state)
{
	(void)state;
	static const struct {
		enum madeup_feed feed;
		int64_t least, most;
	} rows[] = {
		{ MADEUP_FEED_REGISTER, 100, 600 },     { MADEUP_FEED_RELATIONSHIPS, 80, 600 },
		{ MADEUP_FEED_CHILDREN, 30, 300 },      { MADEUP_FEED_SCHOOL, 300, 900 },
		{ MADEUP_FEED_SCHOOL_CONTACTS, 8, 60 }, { MADEUP_FEED_ADULTS, 60, 500 },
		{ MADEUP_FEED_HOUSING, 200, 900 },      { MADEUP_FEED_POLICE, 20, 200 },
		{ MADEUP_FEED_OFFENCES, 40, 800 },      { MADEUP_FEED_CATALOGUE, 6, 6 },
	};
	assert_int_equal(ARRAY_LEN(rows), MADEUP_FEEDS);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int64_t count = check_feed(madeup_feed_files[rows[i].feed]);
		if (count < rows[i].least || count > rows[i].most)
			fail_msg("%s has %d rows", madeup_feed_files[rows[i].feed], (int)count);
	}
}

static void assert_line(const char *feed, const char *line)
{
	struct buf text = BUF_INIT;
	read_feed(folder, feed, &text);
	if (!strstr(text.data, line))
		fail_msg("%s does not hold: %s", feed, line);
	buf_release(&text);
}

static void the_brackens_are_as_drawn(void **state)
{
	(void)state;
	assert_line("register.csv",
	            "136594,Bracken,Katherine,Katie,,2016-03-14,,female,999 012 3454,8 Mill Lane,XX1 4QQ,");
	assert_line("register.csv", "Visit in pairs. Reviewed 3 October 2025");
	assert_line("children.csv", "136594,open,2025-09-12,,2025-10-29,2025-10-30,Amara Obi,social worker,");
	assert_line("children.csv", ",0113 496 0142,");
	assert_line("children.csv", "136596,closed,2019-08-12,2021-07-16,");
	assert_line("school.csv",
	            "F000000000482,Bracken,Katherine,Katie,2016-03-14,female,8 Mill La,XX1 4QQ,on roll,"
	            "2020-09-01,,2025-11-03,");
	assert_line("adults.csv",
	            "Bracken,Kathleen,1961-03-14,female,8 Mill Lane,XX1 4QQ,open,2024-10-07,,2025-10-14,");
	assert_line("housing.csv",
	            "Bracken,Rachel,1991-05-22,8 Mill Lane,XX1 4QQ,07700 900142,current,2021-07-01,,"
	            "2025-10-23,");
	assert_line("housing.csv",
	            "Tarrant,Dean,1989-08-02,17 Cinderpath Row,XX2 6TT,,former,2014-10-20,2023-09-15,");
	assert_line("school_contacts.csv", "136596,father,136594,2024-09-03");
	assert_line("relationships.csv", "136595,mother,136594,2025-09-12");
	assert_line("relationships.csv", "136597,grandmother,136594,2025-09-12");
	assert_line("catalogue.csv", "police,2015-04-01,2025-10-26,03:10");
}

static void what_is_protected_stands_in_no_feed(void **state)
{
	(void)state;
	assert_line("register.csv", "136701,Hallam,Tia,,,2014-08-25,,female,999 104 9320,,,");
	assert_line("school.csv", "K000000001146,Hallam,Tia,,2014-08-25,female,,,on roll,");
	for (int feed = 0; feed < MADEUP_FEEDS; feed++) {
		struct buf text = BUF_INIT;
		read_feed(folder, madeup_feed_files[feed], &text);
		assert_null(strstr(text.data, "11 Marlpit Terrace"));
		buf_release(&text);
	}
}

static void the_twins_have_one_wrong_number(void **state)
{
	(void)state;
	assert_line("register.csv", "132301,Dunmore,Lee,,,2009-06-21,,male,999 102 3291,");
	assert_line("register.csv", "132302,Dunmore,Leo,,,2009-06-21,,male,999 102 4662,");
	assert_line("adults.csv", ",999 102 3291,Dunmore,L,2009-06-21,");
}

static void families_are_ten_and_well_told(void **state)
{
	(void)state;
	static const char *const names[] = { "Ashdown", "Bracken",      "Corrie", "Dunmore", "Ellery",
		                             "Farrow",  "Gwynn-Okafor", "Hallam", "Iqbal",   "Jessop" };
	struct madeup m;
	struct words words;
	struct problems problems = PROBLEMS_INIT;
	assert_true(madeup_read(FAMILIES, &m, &problems));
	assert_true(words_load("data", &words, &problems));
	assert_int_equal(m.families_count, ARRAY_LEN(names));
	for (size_t i = 0; i < m.families_count; i++) {
		const struct madeup_family *f = &m.families[i];
		assert_string_equal(f->family, names[i]);
		assert_int_equal(f->number, i + 1);
		assert_true(f->people_count > 1 && f->relations_count && f->try_this_count);
		for (size_t r = 0; r < f->relations_count; r++)
			assert_true(words_relation_known(&words, f->relations[r].is));
	}
	words_release(&words);
	madeup_release(&m);
	problems_release(&problems);
}

static size_t known(const struct madeup_family *f)
{
	size_t count = 0;
	for (size_t i = 0; i < f->people_count; i++) {
		size_t rows = 0;
		for (int service = 0; service < MADEUP_SERVICES; service++)
			rows += f->people[i].rows[service].count;
		count += rows > 0 || f->people[i].case_number;
	}
	return count;
}

static void the_background_is_of_the_size_asked_for(void **state)
{
	(void)state;
	struct madeup m;
	struct problems problems = PROBLEMS_INIT;
	assert_true(madeup_read(FAMILIES, &m, &problems));
	size_t written = m.families_count;
	madeup_add_background(&m);
	assert_int_equal(m.families_count, written + 1);
	assert_in_range(known(&m.families[written]), 2000, 2006);
	for (size_t i = 0; i < written; i++)
		for (size_t n = 0; n < m.background.family_names_count; n++)
			assert_string_not_equal(m.background.family_names[n], m.families[i].family);
	madeup_release(&m);
	problems_release(&problems);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_files_give_the_same_bytes),
		cmocka_unit_test(everything_written_is_reserved),
		cmocka_unit_test(the_brackens_are_as_drawn),
		cmocka_unit_test(what_is_protected_stands_in_no_feed),
		cmocka_unit_test(the_twins_have_one_wrong_number),
		cmocka_unit_test(families_are_ten_and_well_told),
		cmocka_unit_test(the_background_is_of_the_size_asked_for),
	};
	return cmocka_run_group_tests(tests, write_feeds, remove_feeds);
}

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/api/words.h"
#include "famctx/base/file.h"
#include "famctx/base/mem.h"

#define DATA "data"

static const struct date today = { 2025, 11, 4 };

static int load(void **state)
{
	struct words *w = mem_zero(1, sizeof(*w));
	struct problems problems = PROBLEMS_INIT;
	bool ok = words_load(DATA, w, &problems);
	struct buf text = BUF_INIT;
	problems_print(&problems, &text);
	if (text.len)
		print_error("%s", text.data);
	buf_release(&text);
	problems_release(&problems);
	*state = w;
	return ok ? 0 : -1;
}

static int unload(void **state)
{
	words_release(*state);
	mem_free(*state);
	return 0;
}

typedef const struct word *(*lookup)(const struct words *w, int position);

static void every_code_has_words(void **state)
{
	static const struct {
		lookup find;
		const char *const *codes;
	} lists[] = {
		{ words_state, state_codes },         { words_freshness, freshness_codes },
		{ words_detail, detail_state_codes }, { words_band, band_codes },
		{ words_verdict, verdict_codes },     { words_join, join_rule_codes },
		{ words_basis, basis_codes },         { words_role, role_codes },
		{ words_quality, quality_codes },
	};
	for (size_t i = 0; i < ARRAY_LEN(lists); i++)
		for (int code = 0; lists[i].codes[code]; code++) {
			const struct word *word = lists[i].find(*state, code);
			assert_string_equal(word->code, lists[i].codes[code]);
			assert_true(*word->word && *word->words && *word->short_word);
		}
}

static void every_kind_of_nothing_is_a_sentence(void **state)
{
	static const int nothing[] = { STATE_POSSIBLE, STATE_LATE, STATE_NO_RECORD, STATE_NOT_SHARED,
		                       STATE_OUTSIDE_AGE };
	for (size_t i = 0; i < ARRAY_LEN(nothing); i++)
		assert_non_null(words_state(*state, nothing[i])->sentence);
}

static void sentences_are_filled(void **state)
{
	const struct words *w = *state;
	static const struct {
		int state;
		struct fill fills[5];
		const char *said;
	} rows[] = {
		{ STATE_NO_RECORD,
		  { { "source", "Housing" },
		    { "from", "1 April 2014" },
		    { "to", "31 October 2025" },
		    { "areas", "Exampleton" },
		    { "period", NULL } },
		  "No record found in Housing, from 1 April 2014 to 31 October 2025, Exampleton. "
		  "It does not mean not involved." },
		{ STATE_NO_RECORD,
		  { { "source", "Housing" },
		    { "period", "the last 5 years" },
		    { "from", "" },
		    { "to", NULL },
		    { "areas", NULL } },
		  "No record found in Housing, the last 5 years. It does not mean not involved." },
		{ STATE_OUTSIDE_AGE,
		  { { "source", "Housing" },
		    { "under", "16" },
		    { "over", NULL },
		    { "because", NULL },
		    { "x", NULL } },
		  "Not shown under 16 in Housing. It says nothing about this person." },
		{ STATE_OUTSIDE_AGE,
		  { { "source", "School" },
		    { "over", "20" },
		    { "under", NULL },
		    { "because", "agreed" },
		    { "x", NULL } },
		  "Not shown over 20 in School: agreed. It says nothing about this person." },
		{ STATE_LATE,
		  { { "source", "Police" },
		    { "ago", "9 days ago" },
		    { "usually", "daily" },
		    { "phone", NULL },
		    { "x", NULL } },
		  "We cannot say. Police is late: last copied 9 days ago, usually daily. Ask the service." },
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct buf said = BUF_INIT;
		words_fill(words_state(w, rows[i].state)->sentence, rows[i].fills, 5, &said);
		assert_string_equal(said.data, rows[i].said);
		buf_release(&said);
	}
}

static void one_is_said_otherwise_than_many(void **state)
{
	static const struct {
		const char *sentence, *number, *said;
	} rows[] = {
		{ "{n} {n:person|people}", "1", "1 person" },	  { "{n} {n:person|people}", "0", "0 people" },
		{ "{n} {n:person|people}", "21", "21 people" },	  { "{n} {n:person|people}", "1,001", "1,001 people" },
		{ "found[, {n} {n:time|times}]", NULL, "found" }, { "{n:person}", "2", "person" },
		{ "{n:|s}", "1", "" },
	};
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct fill fills[] = { { "n", rows[i].number } };
		struct buf said = BUF_INIT;
		words_fill(rows[i].sentence, fills, ARRAY_LEN(fills), &said);
		assert_string_equal(said.len ? said.data : "", rows[i].said);
		buf_release(&said);
	}
}

static void odd_brackets_lose_nothing(void **state)
{
	(void)state;
	static const struct {
		const char *sentence, *said;
	} rows[] = {
		{ "", "" },
		{ "plain", "plain" },
		{ "[{none}]", "" },
		{ "a[ b {none} c] d", "a d" },
		{ "a[ b {here} c] d", "a b H c d" },
		{ "[{here}][{none}][{here}]", "HH" },
		{ "a [open", "a open" },
		{ "a ] b", "a ] b" },
		{ "{here", "{here" },
		{ "{}{none}x", "x" },
	};
	static const struct fill fills[] = { { "here", "H" }, { "none", NULL } };
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct buf said = BUF_INIT;
		words_fill(rows[i].sentence, fills, ARRAY_LEN(fills), &said);
		assert_string_equal(said.data, rows[i].said);
		buf_release(&said);
	}
}

static void a_place_is_never_filled_twice(void **state)
{
	(void)state;
	static const struct fill fills[] = { { "a", "{b}[{b}]" }, { "b", "no" } };
	struct buf said = BUF_INIT;
	words_fill("{a}", fills, ARRAY_LEN(fills), &said);
	assert_string_equal(said.data, "{b}[{b}]");
	buf_release(&said);
}

static void how_long_ago_is_said(void **state)
{
	static const struct {
		struct date then;
		const char *ago, *full, *brief;
	} rows[] = {
		{ { 2025, 11, 4 }, "today", "today", "today" },
		{ { 2025, 11, 3 }, "1 day", "1 day ago", "1d" },
		{ { 2025, 10, 29 }, "6 days", "6 days ago", "6d" },
		{ { 2025, 10, 22 }, "13 days", "13 days ago", "13d" },
		{ { 2025, 10, 14 }, "3 weeks", "3 weeks ago", "3w" },
		{ { 2025, 7, 4 }, "4 months", "4 months ago", "4m" },
		{ { 2023, 9, 1 }, "2 years", "2 years ago", "2y" },
		{ { 0, 0, 0 }, "", "", "" },
		{ { 2025, 11, 5 }, "", "", "" },
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct buf ago = BUF_INIT, full = BUF_INIT, brief = BUF_INIT;
		words_ago(*state, rows[i].then, today, &ago);
		words_ago_full(*state, rows[i].then, today, &full);
		words_ago_short(*state, rows[i].then, today, &brief);
		assert_string_equal(ago.data, rows[i].ago);
		assert_string_equal(full.data, rows[i].full);
		assert_string_equal(brief.data, rows[i].brief);
		buf_release(&ago);
		buf_release(&full);
		buf_release(&brief);
	}
}

static void promises_have_names(void **state)
{
	static const struct {
		int64_t days;
		const char *said;
	} rows[] = {
		{ 1, "daily" },
		{ 7, "weekly" },
		{ 10, "every 10 days" },
		{ INTEGER_NONE, "no promise was made" },
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct buf said = BUF_INIT;
		words_usually(*state, rows[i].days, &said);
		assert_string_equal(said.data, rows[i].said);
		buf_release(&said);
	}
}

static void relations_have_two_sides(void **state)
{
	const struct words *w = *state;
	assert_string_equal(words_relation(w, "mother"), "mother");
	assert_string_equal(words_relation_other(w, "mother"), "child");
	assert_string_equal(words_relation_other(w, "grandmother"), "grandchild");
	assert_false(words_relation_known(w, "lodger"));
	assert_string_equal(words_relation(w, "lodger"), "lodger");
	assert_string_equal(words_relation_other(w, "lodger"), "related");
}

static void unknown_keys_read_as_themselves(void **state)
{
	const struct words *w = *state;
	assert_string_equal(words_field(w, "family_name"), "Family name");
	assert_string_equal(words_field(w, "shoe_size"), "shoe_size");
	assert_string_equal(words_phrase(w, "shoe_size"), "shoe_size");
}

static bool load_text(const char *text, struct problems *problems)
{
	char folder[] = "/tmp/famctx-words-XXXXXX";
	struct buf path = BUF_INIT;
	struct err e = ERR_INIT;
	struct words w;
	assert_non_null(mkdtemp(folder));
	file_join(&path, folder, "words.yaml");
	assert_true(file_write(path.data, text, strlen(text), &e));
	bool ok = words_load(folder, &w, problems);
	words_release(&w);
	buf_release(&path);
	assert_true(file_remove_tree(folder, &e));
	return ok;
}

static void a_missing_and_a_strange_code_are_problems(void **state)
{
	(void)state;
	struct buf text = BUF_INIT, said = BUF_INIT;
	struct problems problems = PROBLEMS_INIT;
	struct err e = ERR_INIT;
	assert_true(file_read(DATA "/words.yaml", 1 << 20, &text, &e));
	char *weak = strstr(text.data, "\n  weak:");
	assert_non_null(weak);
	memcpy(weak, "\n  sure:", 8);
	assert_false(load_text(text.data, &problems));
	problems_print(&problems, &said);
	assert_non_null(strstr(said.data, "'weak' is missing from 'bands'"));
	assert_non_null(strstr(said.data, "'sure' in 'bands' is no code that the program knows"));
	problems_release(&problems);
	buf_release(&said);
	buf_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_code_has_words),
		cmocka_unit_test(every_kind_of_nothing_is_a_sentence),
		cmocka_unit_test(sentences_are_filled),
		cmocka_unit_test(one_is_said_otherwise_than_many),
		cmocka_unit_test(odd_brackets_lose_nothing),
		cmocka_unit_test(a_place_is_never_filled_twice),
		cmocka_unit_test(how_long_ago_is_said),
		cmocka_unit_test(promises_have_names),
		cmocka_unit_test(relations_have_two_sides),
		cmocka_unit_test(unknown_keys_read_as_themselves),
		cmocka_unit_test(a_missing_and_a_strange_code_are_problems),
	};
	return cmocka_run_group_tests(tests, load, unload);
}

/* Reading the trail: folding, filters, counting, patterns, spot checks, archives. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>

#include "famctx/access/audit_archive.h"
#include "famctx/access/audit_list.h"
#include "famctx/access/audit_review.h"
#include "famctx/base/clock.h"
#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/store/statement.h"
#include "support/own_store.h"

static const struct audit_policy policy = { .period_days = 7, .close = 1, .hours = 1, .hours_from = 7, .hours_to = 19,
					    .many = 3, .repeated = 2, .no_case = 2, .nobody = 2, .sample = 5 };

static char folder[OWN_STORE_FOLDER];
static struct db *own;
static struct sign_in sam, kim;

static void sign_in(const char *login, const char *team, const char *case_reference, struct sign_in *out)
{
	struct err e = ERR_INIT;
	char reference[16];
	snprintf(reference, sizeof(reference), "%s", case_reference ? case_reference : "");
	const struct purpose purpose = { .basis = BASIS_S47, .case_reference = case_reference ? reference : NULL };
	if (!account_add(own, login, login, ACCOUNT_WORKER, team, &e) || !sign_in_open(own, login, "screen", 7, out, &e) ||
	    !sign_in_give_purpose(own, out, &purpose, true, &e))
		fail_msg("%s", e.message);
}

static int open_store(void **state)
{
	(void)state;
	own = own_store_make(folder, true);
	sign_in("sam", "North", "C-1", &sam);
	sign_in("kim", "South", NULL, &kim);
	return 0;
}

static int close_store(void **state)
{
	(void)state;
	sign_in_release(&sam);
	sign_in_release(&kim);
	own_store_remove(own, folder);
	return 0;
}

static void keep(const struct sign_in *who, struct audit_entry *entry)
{
	struct err e = ERR_INIT;
	entry->training = true;
	if (!db_begin(own, &e) || !audit_append(own, who, entry, &e) || !db_commit(own, &e))
		fail_msg("%s", e.message);
	audit_entry_release(entry);
}

static void search(const struct sign_in *who, int64_t number, const char *query, const char *shown)
{
	struct audit_entry entry;
	audit_entry_init(&entry, "find", AUDIT_SEARCHED);
	entry.query = mem_copy_text(query);
	entry.search = number;
	entry.outcome = shown ? AUDIT_SHOWN : AUDIT_NOTHING;
	for (const char *at = shown; at && *at;) {
		size_t len = strcspn(at, " ");
		char id[24] = "";
		memcpy(id, at, len);
		audit_add_subject(&entry, id);
		at += len + strspn(at + len, " ");
	}
	keep(who, &entry);
}

static void look(const struct sign_in *who, const char *person, bool close)
{
	struct audit_entry entry;
	audit_entry_init(&entry, "show", AUDIT_PERSON_OPENED);
	audit_add_opened(&entry, person);
	if (close)
		audit_add_close(&entry, AUDIT_OWN_SURNAME);
	keep(who, &entry);
}

/* Entries are written now; a test may say that they were written then. */
static void move_to(int64_t seq, const char *local)
{
	static const char sql[] = "UPDATE audit SET local = ? WHERE seq = ?";
	static const char drop[] = "DROP TRIGGER IF EXISTS audit_is_not_changed";
	struct err e = ERR_INIT;
	assert_true(db_run(own, drop, &e));
	struct statement *st = db_prepare(own, sql);
	statement_text(st, 1, local);
	statement_integer(st, 2, seq);
	assert_true(statement_run(st, &e));
}

static struct audit_list_answer list(const char *account, const char *person, int64_t before, int64_t limit, bool all)
{
	char login[16] = "", id[16] = "";
	struct err e = ERR_INIT;
	struct audit_list_answer a;
	snprintf(login, sizeof(login), "%s", account ? account : "");
	snprintf(id, sizeof(id), "%s", person ? person : "");
	const struct audit_filter which = { .account = account ? login : NULL, .person = person ? id : NULL, .basis = -1,
					    .action = -1 };
	const struct audit_query q = { .which = &which, .all = all };
	shape_init(&audit_list_answer_shape, &a);
	if (!audit_list(own, &q, before, limit, &a.entries, &a.entries_count, &a.next, &e))
		fail_msg("%s", e.message);
	return a;
}

static void release(struct audit_list_answer *a)
{
	shape_release(&audit_list_answer_shape, a);
}

static void the_letters_of_a_search_are_one_line(void **state)
{
	(void)state;
	search(&sam, 1, "bra", "P1 P2");
	search(&kim, 1, "sma", "P9");
	search(&sam, 1, "brac", "P1 P3");
	search(&sam, 1, "brack", "P1");
	search(&sam, 2, "corrie", NULL);
	struct audit_list_answer a = list(NULL, NULL, INTEGER_NONE, AUDIT_PAGE, false);
	assert_int_equal(a.entries_count, 3);
	assert_string_equal(a.entries[0].query, "corrie");
	assert_string_equal(a.entries[1].query, "brack");
	assert_int_equal(a.entries[1].letters, 3);
	assert_int_equal(a.entries[1].shown, 3);
	assert_int_equal(a.entries[2].letters, 1);
	release(&a);
	a = list(NULL, NULL, INTEGER_NONE, AUDIT_PAGE, true);
	assert_int_equal(a.entries_count, 5);
	release(&a);
}

static void a_person_is_found_in_every_look(void **state)
{
	(void)state;
	search(&sam, 1, "bra", "P1 P2");
	search(&sam, 1, "brac", "P1");
	look(&kim, "P2", false);
	struct audit_list_answer a = list(NULL, "P2", INTEGER_NONE, AUDIT_PAGE, false);
	/* Shown by the first letters only: that line stands for the search. */
	assert_int_equal(a.entries_count, 2);
	assert_string_equal(a.entries[0].opened.person, "P2");
	assert_string_equal(a.entries[1].query, "bra");
	release(&a);
	a = list("kim", "P2", INTEGER_NONE, AUDIT_PAGE, false);
	assert_int_equal(a.entries_count, 1);
	release(&a);
}

static void whoever_was_joined_is_found_under_both_numbers(void **state)
{
	static const char alias[] = "INSERT INTO alias(person, now) VALUES(5, 2)";
	struct err e = ERR_INIT;
	(void)state;
	look(&sam, "P5", false);
	look(&sam, "P2", false);
	assert_true(db_run(own, alias, &e));
	for (int i = 0; i < 2; i++) {
		struct audit_list_answer a = list(NULL, i ? "P5" : "P2", INTEGER_NONE, AUDIT_PAGE, false);
		assert_int_equal(a.entries_count, 2);
		release(&a);
	}
}

static void pages_follow_one_another(void **state)
{
	int64_t before = INTEGER_NONE, seen = 0, last = INT64_MAX;
	(void)state;
	for (int i = 0; i < 23; i++)
		look(&sam, "P1", false);
	do {
		struct audit_list_answer a = list("sam", NULL, before, 10, false);
		for (size_t i = 0; i < a.entries_count; i++) {
			assert_true(a.entries[i].seq < last);
			last = a.entries[i].seq;
		}
		seen += (int64_t)a.entries_count;
		before = a.next;
		release(&a);
	} while (before != INTEGER_NONE);
	assert_int_equal(seen, 23);
}

static void an_id_that_is_none_is_told(void **state)
{
	char id[] = "seventeen";
	const struct audit_filter which = { .person = id, .basis = -1, .action = -1 };
	const struct audit_query q = { .which = &which };
	struct audit_list_answer a;
	struct err e = ERR_INIT;
	(void)state;
	shape_init(&audit_list_answer_shape, &a);
	assert_false(audit_list(own, &q, INTEGER_NONE, 5, &a.entries, &a.entries_count, &a.next, &e));
	assert_int_equal(e.code, ERR_USAGE);
	release(&a);
}

/* ---- counted ---------------------------------------------------------------------- */

static const struct audit_span november = { .from = { 2025, 11, 1 }, .to = { 2025, 11, 30 } };

static void counts_go_by_worker_person_and_reason(void **state)
{
	struct err e = ERR_INIT;
	(void)state;
	search(&sam, 1, "bra", "P1 P2");
	search(&sam, 1, "brac", "P1");
	look(&sam, "P1", false);
	look(&sam, "P2", false);
	look(&kim, "P1", false);
	for (int64_t seq = 1; seq <= 5; seq++)
		move_to(seq, "2025-11-04T10:00");
	for (int by = 0; by < AUDIT_BY_COUNT; by++) {
		static const struct {
			const char *key;
			int64_t opened, others;
			size_t rows;
		} expected[] = { { "sam", 2, 2, 2 }, { "P1", 2, 2, 2 }, { "s47", 3, 2, 1 } };
		struct audit_summary_answer a;
		shape_init(&audit_summary_answer_shape, &a);
		assert_true(audit_summarise(own, &november, (enum audit_by)by, &a, &e));
		assert_int_equal(a.rows_count, expected[by].rows);
		assert_string_equal(a.rows[0].key, expected[by].key);
		assert_int_equal(a.rows[0].opened, expected[by].opened);
		assert_int_equal(a.rows[0].others, expected[by].others);
		if (by == AUDIT_BY_WORKER)
			assert_int_equal(a.rows[0].searches, 1);
		shape_release(&audit_summary_answer_shape, &a);
	}
}

static int64_t matches_of(enum audit_pattern pattern, const char *team)
{
	struct audit_patterns_answer a;
	struct err e = ERR_INIT;
	struct audit_span span = november;
	span.team = team;
	shape_init(&audit_patterns_answer_shape, &a);
	if (!audit_find_patterns(own, &span, &policy, &a, &e))
		fail_msg("%s", e.message);
	assert_int_equal(a.rules_count, PATTERN_COUNT);
	int64_t n = a.rules[pattern].matches;
	shape_release(&audit_patterns_answer_shape, &a);
	return n;
}

static void each_pattern_finds_what_it_says(void **state)
{
	int64_t seq = 1;
	(void)state;
	look(&sam, "P1", false);
	move_to(seq++, "2025-11-04T18:59"); /* a Tuesday */
	assert_int_equal(matches_of(PATTERN_HOURS, NULL), 0);
	look(&sam, "P1", true);
	move_to(seq++, "2025-11-04T19:00");
	assert_int_equal(matches_of(PATTERN_CLOSE, NULL), 1);
	assert_int_equal(matches_of(PATTERN_HOURS, NULL), 1);
	look(&sam, "P1", false);
	move_to(seq++, "2025-11-08T12:00"); /* a Saturday */
	assert_int_equal(matches_of(PATTERN_HOURS, NULL), 2);
	assert_int_equal(matches_of(PATTERN_REPEATED, NULL), 1);
	assert_int_equal(matches_of(PATTERN_MANY, NULL), 0);
	look(&kim, "P1", false);
	move_to(seq++, "2025-11-05T09:00");
	assert_int_equal(matches_of(PATTERN_NO_CASE, NULL), 0);
	look(&kim, "P2", false);
	move_to(seq++, "2025-11-05T09:00");
	assert_int_equal(matches_of(PATTERN_NO_CASE, NULL), 1);
	look(&kim, "P3", false);
	move_to(seq++, "2025-11-05T09:00");
	assert_int_equal(matches_of(PATTERN_MANY, NULL), 1);
	assert_int_equal(matches_of(PATTERN_MANY, "North"), 0);
	assert_int_equal(matches_of(PATTERN_MANY, "South"), 1);
}

/* Asking for the own record is refused and opens nobody, and is what a manager has to talk about. */
static void attempts_at_somebody_close_count(void **state)
{
	struct audit_entry entry;
	(void)state;
	audit_entry_init(&entry, "show", AUDIT_HELD_BACK);
	audit_add_subject(&entry, "P1");
	audit_add_close(&entry, AUDIT_OWN_RECORD);
	entry.outcome = AUDIT_REFUSED;
	keep(&sam, &entry);
	move_to(1, "2025-11-04T10:00");
	assert_int_equal(matches_of(PATTERN_CLOSE, NULL), 1);
	assert_int_equal(matches_of(PATTERN_CLOSE, "South"), 0);
	assert_int_equal(matches_of(PATTERN_MANY, NULL), 0);
}

/* Whom they asked for is told apart from whom they opened. */
static void who_was_held_back_is_named(void **state)
{
	struct audit_entry entry;
	struct audit_line line;
	struct err e = ERR_INIT;
	(void)state;
	audit_entry_init(&entry, "show", AUDIT_HELD_BACK);
	audit_add_subject(&entry, "P7");
	keep(&sam, &entry);
	assert_true(audit_line_read(own, 1, &line, &e));
	assert_string_equal(line.asked.person, "P7");
	assert_null(line.opened.person);
	shape_release(&audit_line_shape, &line);
}

/* What was found on the way to nothing, or the other way round, is what the last letter found. */
static void a_search_found_what_its_last_letter_found(void **state)
{
	int64_t seq = 1;
	(void)state;
	search(&sam, 1, "zz", NULL);
	search(&sam, 1, "zzb", "P1");
	search(&sam, 2, "br", "P1");
	search(&sam, 2, "brx", NULL);
	search(&sam, 3, "qq", NULL);
	for (; seq <= 5; seq++)
		move_to(seq, "2025-11-04T10:00");
	assert_int_equal(matches_of(PATTERN_NOBODY, NULL), 1);
	search(&sam, 3, "q", "P1");
	move_to(seq, "2025-11-04T10:00");
	assert_int_equal(matches_of(PATTERN_NOBODY, NULL), 0);
}

/* ---- spot checks --------------------------------------------------------------------- */

static void a_check_is_drawn_once_and_signed_off_by_another(void **state)
{
	char words[] = "covers for kim";
	struct audit_sample_answer a;
	struct err e = ERR_INIT;
	int64_t drawn;
	(void)state;
	look(&sam, "P1", false);
	look(&kim, "P2", false);
	move_to(1, "2025-11-04T10:00");
	move_to(2, "2025-11-04T10:00");
	assert_true(audit_draw(own, &november, &kim.account, 5, &drawn, &e));
	assert_int_equal(drawn, 1); /* never a look of one's own */
	assert_true(audit_draw(own, &november, &kim.account, 5, &drawn, &e));
	assert_int_equal(drawn, 0);
	struct audit_review_request r = { 1, FINDING_ASKED, NULL };
	assert_false(audit_sign_off(own, NULL, &kim.account, &r, &e));
	assert_int_equal(e.code, ERR_USAGE);
	r.words = words;
	assert_false(audit_sign_off(own, NULL, &sam.account, &r, &e));
	assert_int_equal(e.code, ERR_REFUSED);
	assert_false(audit_sign_off(own, "South", &kim.account, &r, &e));
	assert_int_equal(e.code, ERR_REFUSED);
	assert_true(audit_sign_off(own, NULL, &kim.account, &r, &e));
	assert_false(audit_sign_off(own, NULL, &kim.account, &r, &e));
	assert_int_equal(e.code, ERR_NOTHING);
	shape_init(&audit_sample_answer_shape, &a);
	assert_true(audit_drawn_list(own, NULL, &kim.account, (struct date)DATE_NONE, &a, &e));
	assert_int_equal(a.looks_count, 1);
	assert_int_equal(a.waiting, 0);
	assert_int_equal(a.looks[0].finding, FINDING_ASKED);
	assert_string_equal(a.looks[0].look.opened.person, "P1");
	shape_release(&audit_sample_answer_shape, &a);
}

/* ---- archives -------------------------------------------------------------------------- */

static struct date tomorrow(void)
{
	const struct clock real = CLOCK_REAL;
	struct moment now = clock_now(&real);
	const struct date today = { (int16_t)now.year, (int8_t)now.month, (int8_t)now.day };
	return date_from_days(date_days(today) + 1);
}

/* All of the trail so far into a file of that name, which path names then. */
static void archive(const char *name, struct audit_archive_answer *out, struct buf *path)
{
	struct err e = ERR_INIT;
	file_join(path, folder, name);
	shape_init(&audit_archive_answer_shape, out);
	if (!audit_archive(own, path->data, tomorrow(), true, out, &e))
		fail_msg("%s", e.message);
}

/* The end of the first segment, as somebody noted it, is known; another one is not. */
static void assert_end_is_known(const struct audit_mark *end)
{
	const struct audit_mark other = { end->seq, { 0 } };
	struct audit_verdict v;
	struct err e = ERR_INIT;
	assert_true(audit_examine(own, 0, end, 1, NULL, NULL, &v, &e));
	assert_int_equal(v.what, AUDIT_WHOLE);
	assert_int_equal(v.marks, 1);
	assert_true(audit_examine(own, 0, &other, 1, NULL, NULL, &v, &e));
	assert_int_equal(v.what, AUDIT_REPLACED);
}

static void an_archive_takes_a_whole_segment_and_the_chain_goes_on(void **state)
{
	struct audit_archive_answer first, second;
	struct audit_head head;
	struct err e = ERR_INIT;
	struct buf path = BUF_INIT, second_path = BUF_INIT, text = BUF_INIT;
	struct audit_mark end = { .seq = 6 };
	int64_t entries, broken_at;
	(void)state;
	for (int i = 0; i < 6; i++)
		look(&sam, "P1", false);
	assert_true(audit_head(own, &head, &e));
	memcpy(end.hash, head.hash, sizeof(end.hash));
	archive("2025.jsonl", &first, &path);
	assert_int_equal(first.first, 1);
	assert_int_equal(first.last, 6);
	assert_true(file_read(path.data, 1 << 20, &text, &e));
	assert_non_null(strstr(text.data, "\"seq\":6"));
	look(&sam, "P2", false);
	assert_true(audit_verify(own, &entries, &broken_at, &e));
	assert_int_equal(broken_at, 0);
	assert_int_equal(entries, 2); /* that it was archived, and the look after it */
	assert_end_is_known(&end);
	archive("2026.jsonl", &second, &second_path);
	assert_int_equal(second.first, 7);
	assert_end_is_known(&end);
	shape_release(&audit_archive_answer_shape, &first);
	shape_release(&audit_archive_answer_shape, &second);
	buf_release(&path);
	buf_release(&second_path);
	buf_release(&text);
}

static void an_archive_is_not_written_over_and_the_trail_only_added_to(void **state)
{
	struct audit_archive_answer out;
	struct err e = ERR_INIT;
	struct buf path = BUF_INIT;
	(void)state;
	look(&sam, "P1", false);
	archive("2025.jsonl", &out, &path);
	look(&sam, "P1", false);
	assert_false(audit_archive(own, path.data, tomorrow(), true, &out, &e));
	assert_false(db_run(own, "DELETE FROM audit", &e));
	shape_release(&audit_archive_answer_shape, &out);
	buf_release(&path);
}

static void nothing_of_a_broken_trail_is_archived(void **state)
{
	struct audit_archive_answer out;
	struct err e = ERR_INIT;
	struct buf path = BUF_INIT;
	(void)state;
	look(&sam, "P1", false);
	look(&sam, "P1", false);
	move_to(1, "2000-01-01T00:00");
	file_join(&path, folder, "broken.jsonl");
	shape_init(&audit_archive_answer_shape, &out);
	assert_false(audit_archive(own, path.data, tomorrow(), true, &out, &e));
	assert_int_equal(e.code, ERR_REFUSED);
	assert_false(file_exists(path.data));
	shape_release(&audit_archive_answer_shape, &out);
	buf_release(&path);
}

#define WITH_STORE(test) cmocka_unit_test_setup_teardown(test, open_store, close_store)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_STORE(the_letters_of_a_search_are_one_line),
		WITH_STORE(a_person_is_found_in_every_look),
		WITH_STORE(whoever_was_joined_is_found_under_both_numbers),
		WITH_STORE(pages_follow_one_another),
		WITH_STORE(an_id_that_is_none_is_told),
		WITH_STORE(counts_go_by_worker_person_and_reason),
		WITH_STORE(each_pattern_finds_what_it_says),
		WITH_STORE(attempts_at_somebody_close_count),
		WITH_STORE(who_was_held_back_is_named),
		WITH_STORE(a_search_found_what_its_last_letter_found),
		WITH_STORE(a_check_is_drawn_once_and_signed_off_by_another),
		WITH_STORE(an_archive_takes_a_whole_segment_and_the_chain_goes_on),
		WITH_STORE(an_archive_is_not_written_over_and_the_trail_only_added_to),
		WITH_STORE(nothing_of_a_broken_trail_is_archived),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

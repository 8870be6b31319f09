/*
 * Ten thousand ways to tamper with a trail, drawn at random: each is found. What
 * is made consistent again, as somebody would who owns the file and knows how, is
 * found with an anchor that was kept elsewhere.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "access/audit_private.h"
#include "famctx/access/audit_verify.h"
#include "famctx/base/mem.h"
#include "support/own_store.h"

#define ENTRIES 30
#define MUTATIONS 10000

static char folder[OWN_STORE_FOLDER];
static struct db *own;
static struct audit_mark anchor; /* the head */
static uint64_t random_state = 20251104;

static int64_t draw(int64_t limit)
{
	random_state = random_state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (int64_t)((random_state >> 33) % (uint64_t)limit);
}

static int64_t draw_seq(void)
{
	return 1 + draw(ENTRIES);
}

static void append(const struct sign_in *who, int i)
{
	static const enum audit_action actions[] = { AUDIT_SEARCHED, AUDIT_PERSON_OPENED, AUDIT_DETAILS_OPENED, AUDIT_COPIED };
	struct audit_entry entry;
	struct err e = ERR_INIT;
	struct buf id = BUF_INIT;
	audit_entry_init(&entry, i % 2 ? "find" : "show", actions[i % 4]);
	buf_printf(&id, "P%d", 1 + i % 7);
	audit_add_subject(&entry, "P99");
	if (i % 3)
		audit_add_opened(&entry, id.data);
	if (i % 5 == 0)
		audit_add_close(&entry, AUDIT_OWN_SURNAME);
	entry.query = i % 2 ? mem_copy_text("bracken k") : NULL;
	entry.search = i % 2 ? i / 4 : INTEGER_NONE;
	entry.note = i % 4 ? mem_copy_text("School") : NULL;
	entry.reason = i % 6 == 0 ? mem_copy_text("The uncle's household was named in the referral") : NULL;
	entry.break_glass = i % 8 == 0 ? mem_copy_text("BG-7Q4M") : NULL;
	entry.training = true;
	if (!audit_append(own, who, &entry, &e))
		fail_msg("%s", e.message);
	buf_release(&id);
	audit_entry_release(&entry);
}

static int open_trail(void **state)
{
	struct sign_in who;
	struct err e = ERR_INIT;
	struct audit_head head;
	char case_reference[] = "C-17";
	const struct purpose purpose = { .basis = BASIS_S47, .case_reference = case_reference, .consent = CONSENT_HELD };
	(void)state;
	own = own_store_make(folder, true);
	bool ok = account_add(own, "sam", "Sam Field", ACCOUNT_WORKER, "Access team", &e) &&
		  sign_in_open(own, "sam", "command", 7, &who, &e) &&
		  sign_in_give_purpose(own, &who, &purpose, true, &e) && db_begin(own, &e);
	who.origin.uid = 1000;
	who.origin.started = 123456;
	for (int i = 0; ok && i < ENTRIES; i++)
		append(&who, i);
	ok = ok && db_commit(own, &e) && audit_head(own, &head, &e);
	anchor.seq = head.seq;
	memcpy(anchor.hash, head.hash, sizeof(anchor.hash));
	sign_in_release(&who);
	return ok ? 0 : -1;
}

static int close_trail(void **state)
{
	(void)state;
	own_store_remove(own, folder);
	return 0;
}

/* ---- one tampering, within a transaction that is taken back ------------------------- */

/* Runs a statement with up to three numbers; how many rows it changed. */
static int64_t run(const char *sql, int64_t a, int64_t b, int64_t c)
{
	const int64_t values[] = { a, b, c };
	struct statement *st = db_prepare(own, sql);
	struct err e = ERR_INIT;
	for (int i = 0; i < 3; i++) {
		char mark[4] = { '?', (char)('1' + i), '\0', '\0' };
		if (strstr(sql, mark))
			statement_integer(st, i + 1, values[i]);
	}
	if (!statement_run(st, &e))
		fail_msg("%s: %s", sql, e.message);
	return db_changes(own);
}

static bool same(const char *sql, int64_t a, int64_t b)
{
	struct statement *st = db_prepare(own, sql);
	struct err e = ERR_INIT;
	statement_integer(st, 1, a);
	statement_integer(st, 2, b);
	bool is_same = statement_row(st) && column_integer(st, 0) != 0;
	assert_true(statement_done(st, &e));
	return is_same;
}

#define CHANGE(name, number) "UPDATE audit SET " #name " = CASE WHEN " #name " IS NULL THEN " \
	"CASE " #number " WHEN 1 THEN 7 ELSE 'x' END WHEN " #number " THEN 1 - " #name " ELSE " #name " || 'x' END WHERE seq = ?1",
#define EMPTY(name, number) "UPDATE audit SET " #name " = CASE WHEN " #name " IS NULL THEN " \
	"CASE " #number " WHEN 1 THEN 0 ELSE '' END ELSE NULL END WHERE seq = ?1",
#define SAME(name, number) "SELECT a." #name " IS b." #name " FROM audit AS a, audit AS b WHERE a.seq = ?1 AND b.seq = ?2",
#define KEEP_IT(name, number) "UPDATE audit SET " #name " = (SELECT " #name " FROM audit WHERE seq = ?2) WHERE seq = ?1",
static const char *const change_sql[] = { AUDIT_COLUMNS(CHANGE) };
static const char *const empty_sql[] = { AUDIT_COLUMNS(EMPTY) };
static const char *const same_sql[] = { AUDIT_COLUMNS(SAME) };
static const char *const keep_sql[] = { AUDIT_COLUMNS(KEEP_IT) };

/* Columns that must not be NULL are changed instead of emptied. */
static bool may_be_empty(int column)
{
	return column != COLUMN_utc && column != COLUMN_account && column != COLUMN_role && column != COLUMN_request &&
	       column != COLUMN_action && column != COLUMN_outcome && column != COLUMN_training;
}

static void change_a_field(void)
{
	int column = (int)draw(AUDIT_COLUMN_COUNT);
	bool empty = draw(2) && may_be_empty(column);
	assert_int_equal(run(empty ? empty_sql[column] : change_sql[column], draw_seq(), 0, 0), 1);
}

/* Another entry's value in the place of this one's. */
static void swap_a_field(void)
{
	int64_t a = draw_seq(), b = draw_seq();
	int column = (int)draw(AUDIT_COLUMN_COUNT);
	while (same(same_sql[column], a, b)) {
		a = draw_seq();
		b = draw_seq();
		column = (int)draw(AUDIT_COLUMN_COUNT);
	}
	assert_int_equal(run(keep_sql[column], a, b, 0), 1);
}

static void delete_an_entry(void)
{
	assert_int_equal(run("DELETE FROM audit WHERE seq = ?1 AND seq < ?2", 1 + draw(ENTRIES - 1), ENTRIES, 0), 1);
}

static void delete_and_close_the_gap(void)
{
	int64_t at = 1 + draw(ENTRIES - 1);
	run("DELETE FROM audit WHERE seq = ?1", at, 0, 0);
	for (int64_t seq = at + 1; seq <= ENTRIES; seq++)
		run("UPDATE audit SET seq = seq - 1 WHERE seq = ?1", seq, 0, 0);
}

#define AS_NAME(name, number) ", " #name
static void insert_a_copy(void)
{
	static const char copy_sql[] = "INSERT INTO audit(seq, previous, hash" AUDIT_COLUMNS(AS_NAME)
				       ") SELECT ?2, previous, hash" AUDIT_COLUMNS(AS_NAME) " FROM audit WHERE seq = ?1";
	int64_t at = draw_seq(), from = draw_seq();
	bool in_front = draw(4) == 0;
	for (int64_t seq = ENTRIES; !in_front && seq >= at; seq--)
		run("UPDATE audit SET seq = seq + 1 WHERE seq = ?1", seq, 0, 0);
	assert_int_equal(run(copy_sql, from >= at && !in_front ? from + 1 : from, in_front ? -draw(3) : at, 0), 1);
}

static void reorder(void)
{
	int64_t a = draw_seq(), b = draw_seq();
	while (b == a)
		b = draw_seq();
	run("UPDATE audit SET seq = -1 WHERE seq = ?1", a, 0, 0);
	run("UPDATE audit SET seq = ?2 WHERE seq = ?1", b, a, 0);
	run("UPDATE audit SET seq = ?1 WHERE seq = -1", b, 0, 0);
}

static void cut_off_the_end(void)
{
	run("DELETE FROM audit_subject WHERE seq > ?1", 0, 0, 0);
	int64_t last = ENTRIES - 1 - draw(ENTRIES - 1);
	run("DELETE FROM audit WHERE seq > ?1", last, 0, 0);
}

/* One bit of a digest. */
static void flip_a_bit(void)
{
	static const char read_sql[] = "SELECT hash, previous FROM audit WHERE seq = ?";
	static const char *const write_sql[] = { "UPDATE audit SET hash = ? WHERE seq = ?",
						 "UPDATE audit SET previous = ? WHERE seq = ?" };
	unsigned char bytes[AUDIT_HASH_SIZE];
	struct err e = ERR_INIT;
	int64_t seq = draw_seq();
	int which = (int)draw(2);
	struct statement *st = db_prepare(own, read_sql);
	statement_integer(st, 1, seq);
	assert_true(statement_row(st));
	memcpy(bytes, column_bytes(st, which), sizeof(bytes));
	assert_true(statement_done(st, &e));
	bytes[draw(AUDIT_HASH_SIZE)] ^= (unsigned char)(1 << draw(8));
	st = db_prepare(own, write_sql[which]);
	statement_bytes(st, 1, bytes, sizeof(bytes));
	statement_integer(st, 2, seq);
	assert_true(statement_run(st, &e));
}

/* One bit of a text, so that it may be no UTF-8 any more. */
static void flip_a_letter(void)
{
	static const char read_sql[] = "SELECT utc FROM audit WHERE seq = ?";
	static const char write_sql[] = "UPDATE audit SET utc = ? WHERE seq = ?";
	char text[64];
	struct err e = ERR_INIT;
	int64_t seq = draw_seq();
	struct statement *st = db_prepare(own, read_sql);
	statement_integer(st, 1, seq);
	assert_true(statement_row(st));
	snprintf(text, sizeof(text), "%s", column_text(st, 0));
	assert_true(statement_done(st, &e));
	size_t at = (size_t)draw((int64_t)strlen(text));
	char flipped = (char)(text[at] ^ (1 << draw(7)));
	text[at] = flipped ? flipped : '\x7f';
	st = db_prepare(own, write_sql);
	statement_text(st, 1, text);
	statement_integer(st, 2, seq);
	assert_true(statement_run(st, &e));
}

static void change_the_index(void)
{
	int64_t which = draw(4);
	if (which == 0)
		run("DELETE FROM audit_subject WHERE person = 99 AND seq = ?1", draw_seq(), 0, 0);
	else if (which == 1)
		run("INSERT INTO audit_subject(person, seq, opened) VALUES(?2, ?1, 0)", draw_seq(), 1000 + draw(1000), 0);
	else if (which == 2)
		run("UPDATE audit_subject SET opened = 1 - opened WHERE person = 99 AND seq = ?1", draw_seq(), 0, 0);
	else
		run("UPDATE audit_subject SET person = 98 WHERE person = 99 AND seq = ?1", draw_seq(), 0, 0);
}

/* Digests everything anew from an entry on, as the keeper would have. */
static void chain_anew(int64_t from)
{
	static const char read_sql[] = AUDIT_SELECT " WHERE seq = ?";
	static const char write_sql[] = "UPDATE audit SET previous = ?, hash = ? WHERE seq = ?";
	static const char before_sql[] = "SELECT hash FROM audit WHERE seq = ?";
	unsigned char previous[AUDIT_HASH_SIZE] = { 0 }, hash[AUDIT_HASH_SIZE];
	struct err e = ERR_INIT;
	struct statement *st = db_prepare(own, before_sql);
	statement_integer(st, 1, from - 1);
	if (statement_row(st))
		memcpy(previous, column_bytes(st, 0), sizeof(previous));
	assert_true(statement_done(st, &e));
	for (int64_t seq = from;; seq++) {
		struct audit_fields fields;
		st = db_prepare(own, read_sql);
		statement_integer(st, 1, seq);
		bool there = statement_row(st);
		if (there) {
			audit_read_fields(st, &fields);
			audit_digest(seq, previous, &fields, hash);
		}
		assert_true(statement_done(st, &e));
		if (!there)
			return;
		st = db_prepare(own, write_sql);
		statement_bytes(st, 1, previous, sizeof(previous));
		statement_bytes(st, 2, hash, sizeof(hash));
		statement_integer(st, 3, seq);
		assert_true(statement_run(st, &e));
		memcpy(previous, hash, sizeof(previous));
	}
}

static void change_and_chain_anew(void)
{
	int64_t seq = draw_seq();
	int column = (int)draw(AUDIT_COLUMN_COUNT);
	run(change_sql[column], seq, 0, 0);
	chain_anew(seq);
}

static void delete_and_chain_anew(void)
{
	delete_and_close_the_gap();
	chain_anew(1);
}

/* ---- the draw -------------------------------------------------------------------------- */

static const struct tampering {
	const char *name;
	void (*tamper)(void);
	bool needs_anchor; /* a chain alone cannot tell */
} tamperings[] = {
	{ "change", change_a_field, false },	      { "swap", swap_a_field, false },
	{ "delete", delete_an_entry, false },	      { "delete and close the gap", delete_and_close_the_gap, false },
	{ "insert", insert_a_copy, false },	      { "reorder", reorder, false },
	{ "truncate", cut_off_the_end, true },	      { "flip a bit", flip_a_bit, false },
	{ "flip a letter", flip_a_letter, false },    { "index", change_the_index, false },
	{ "change and chain anew", change_and_chain_anew, true },
	{ "delete and chain anew", delete_and_chain_anew, true },
};

static bool is_found(bool with_anchor)
{
	struct audit_verdict v;
	struct err e = ERR_INIT;
	struct buf words = BUF_INIT;
	if (!audit_examine(own, 0, &anchor, with_anchor ? 1 : 0, NULL, NULL, &v, &e))
		fail_msg("%s", e.message);
	audit_verdict_words(&v, &words);
	assert_true(words.len > 10);
	buf_release(&words);
	return v.what != AUDIT_WHOLE;
}

static void every_tampering_is_found(void **state)
{
	size_t found[ARRAY_LEN(tamperings)] = { 0 }, tried[ARRAY_LEN(tamperings)] = { 0 };
	struct err e = ERR_INIT;
	(void)state;
	for (int i = 0; i < MUTATIONS; i++) {
		size_t which = (size_t)draw((int64_t)ARRAY_LEN(tamperings));
		assert_true(db_begin(own, &e));
		if (!db_run(own, "DROP TRIGGER audit_is_not_changed; DROP TRIGGER audit_is_not_removed", &e))
			fail_msg("%s", e.message);
		tamperings[which].tamper();
		tried[which]++;
		if (is_found(tamperings[which].needs_anchor))
			found[which]++;
		db_rollback(own);
	}
	for (size_t i = 0; i < ARRAY_LEN(tamperings); i++) {
		if (found[i] != tried[i])
			fail_msg("%s: found %zu of %zu", tamperings[i].name, found[i], tried[i]);
		assert_true(tried[i] > 0);
	}
	assert_false(is_found(true));
}

static void the_first_bad_entry_is_named(void **state)
{
	static const struct {
		const char *sql;
		enum audit_break what;
		int64_t at;
	} cases[] = {
		{ "DELETE FROM audit WHERE seq = 7", AUDIT_MISSING, 7 },
		{ "UPDATE audit SET query = 'x' WHERE seq IN (9, 12)", AUDIT_CHANGED, 9 },
		{ "UPDATE audit SET previous = zeroblob(32) WHERE seq = 5", AUDIT_UNLINKED, 5 },
		{ "DELETE FROM audit WHERE seq > 20; DELETE FROM audit_subject WHERE seq > 20", AUDIT_TRUNCATED, 21 },
		{ "DELETE FROM audit_subject WHERE seq = 3", AUDIT_MISINDEXED, 0 },
		{ "UPDATE audit SET hash = hash", AUDIT_WHOLE, 0 },
	};
	struct err e = ERR_INIT;
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct audit_verdict v;
		assert_true(db_begin(own, &e));
		assert_true(db_run(own, "DROP TRIGGER audit_is_not_changed; DROP TRIGGER audit_is_not_removed", &e));
		assert_true(db_run(own, cases[i].sql, &e));
		assert_true(audit_examine(own, 0, &anchor, 1, NULL, NULL, &v, &e));
		assert_int_equal(v.what, cases[i].what);
		assert_int_equal(v.broken_at, cases[i].at);
		db_rollback(own);
	}
}

static void a_part_can_be_read_alone(void **state)
{
	struct audit_verdict v;
	struct err e = ERR_INIT;
	(void)state;
	assert_true(audit_examine(own, 11, &anchor, 1, NULL, NULL, &v, &e));
	assert_int_equal(v.what, AUDIT_WHOLE);
	assert_int_equal(v.first, 11);
	assert_int_equal(v.entries, ENTRIES - 10);
	assert_int_equal(v.marks, 1);
	assert_false(audit_examine(own, ENTRIES + 5, NULL, 0, NULL, NULL, &v, &e));
	assert_int_equal(e.code, ERR_USAGE);
}

#define WITH_TRAIL(test) cmocka_unit_test_setup_teardown(test, open_trail, close_trail)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_TRAIL(every_tampering_is_found),
		WITH_TRAIL(the_first_bad_entry_is_named),
		WITH_TRAIL(a_part_can_be_read_alone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * Restrictions as administrators place and lift them through a keeper, on the
 * made-up families. What each level hides is in the tests of the family room;
 * who may ask, in keeper_permission_matrix_test.c.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <inttypes.h>
#include <unistd.h>

#include "famctx/api/request.h"
#include "famctx/api/restriction.h"
#include "famctx/api/show.h"
#include "famctx/base/mem.h"
#include "famctx/schema/json.h"
#include "support/role_fixture.h"

#define KATIE "katie bracken 14 3 2016"
#define REASON "Court order of 3 November, decided by the head of service"

static struct shared_fixture t;
static int admin, worker;
static int64_t before; /* restrictions that the made-up families come with */
static char katie[32]; /* her id */

/* ---- asking ---------------------------------------------------------------------------- */

static enum err_code try_ask(int fd, const char *request, const struct shape *shape, const void *params,
			     const struct shape *answer_shape, void *answer, struct err *e)
{
	struct buf json = BUF_INIT, said = BUF_INIT;
	*e = (struct err)ERR_INIT;
	json_encode(shape, params, &json);
	shape_init(answer_shape, answer);
	bool ok = role_ask(&t, fd, request, json.data, &said, e);
	if (ok && !json_decode(said.data, said.len, answer_shape, answer, e))
		fail_msg("%s", e->message);
	buf_release(&json);
	buf_release(&said);
	return ok ? ERR_NONE : e->code;
}

static struct restrict_request whom(const char *who, int level)
{
	struct restrict_request r = { .level = level };
	r.who = mem_copy_or_null(who);
	r.reason = mem_copy_text(REASON);
	return r;
}

/* Takes the request. */
static enum err_code place(struct restrict_request r, struct restrict_answer *answer, struct err *e)
{
	enum err_code code = try_ask(admin, REQUEST_RESTRICT, &restrict_request_shape, &r, &restrict_answer_shape, answer, e);
	shape_release(&restrict_request_shape, &r);
	return code;
}

static int64_t must_place(struct restrict_request r)
{
	struct restrict_answer answer;
	struct err e;
	if (place(r, &answer, &e))
		fail_msg("%s", e.message);
	int64_t number = answer.restriction;
	shape_release(&restrict_answer_shape, &answer);
	return number;
}

static enum err_code lift(int64_t number, const char *reason, struct restrict_answer *answer, struct err *e)
{
	struct lift_request r = { .restriction = number };
	r.reason = mem_copy_text(reason);
	enum err_code code = try_ask(admin, REQUEST_LIFT, &lift_request_shape, &r, &restrict_answer_shape, answer, e);
	shape_release(&lift_request_shape, &r);
	return code;
}

static void list(bool all, struct restrictions_answer *answer)
{
	const struct restrictions_request r = { .all = all };
	struct err e;
	if (try_ask(admin, REQUEST_RESTRICTIONS, &restrictions_request_shape, &r, &restrictions_answer_shape, answer, &e))
		fail_msg("%s", e.message);
}

static void find(const char *query, struct find_answer *found)
{
	struct find_request request;
	struct err e;
	shape_init(&find_request_shape, &request);
	request.query = mem_copy_text(query);
	if (try_ask(worker, REQUEST_FIND, &find_request_shape, &request, &find_answer_shape, found, &e))
		fail_msg("%s", e.message);
	shape_release(&find_request_shape, &request);
}

static bool is_found(const char *query, const char *id)
{
	struct find_answer found;
	bool is = false;
	find(query, &found);
	for (size_t i = 0; i < found.results_count; i++)
		is = is || !strcmp(found.results[i].person, id);
	shape_release(&find_answer_shape, &found);
	return is;
}

static void find_katie(void)
{
	struct find_answer found;
	find(KATIE, &found);
	assert_true(found.results_count > 0);
	snprintf(katie, sizeof(katie), "%s", found.results[0].person);
	shape_release(&find_answer_shape, &found);
}

/* A record of theirs, as the team that protects them knows it. */
static void record_of(const char *id, struct buf *out)
{
	struct show_request request = { .person = NULL };
	struct show_answer shown;
	struct err e;
	shape_init(&show_request_shape, &request);
	request.person = mem_copy_text(id);
	if (try_ask(worker, REQUEST_SHOW, &show_request_shape, &request, &show_answer_shape, &shown, &e))
		fail_msg("%s", e.message);
	assert_true(shown.join_count > 0);
	buf_printf(out, "%s:%s", shown.join[0].source, shown.join[0].record);
	shape_release(&show_answer_shape, &shown);
	shape_release(&show_request_shape, &request);
}

static int open_training(void **state)
{
	struct err e = ERR_INIT;
	(void)state;
	role_open(&t, SERVE_MAKE_TRAINING, true);
	admin = role_connect(&t, ACCOUNT_ADMINISTRATOR, "r.ade");
	worker = role_connect(&t, ACCOUNT_WORKER, "s.patel");
	if (!role_ask(&t, worker, REQUEST_PURPOSE, "{\"basis\":\"training\"}", NULL, &e))
		return -1;
	before = shared_number(&t, "SELECT count(*) FROM restriction");
	find_katie();
	return 0;
}

static int close_all(void **state)
{
	(void)state;
	close(admin);
	close(worker);
	role_close(&t);
	return 0;
}

static void holds(const char *text, const char *part)
{
	if (!strstr(text, part))
		fail_msg("\"%s\" is not in: %s", part, text);
}

/* ---- placing --------------------------------------------------------------------------- */

static void who_is_sealed_is_nobody_at_the_next_answer(void **state)
{
	struct restrict_answer answer;
	struct buf record = BUF_INIT, note = BUF_INIT, expected = BUF_INIT;
	struct err e;
	(void)state;
	record_of(katie, &record);
	assert_int_equal(place(whom(record.data, RESTRICTION_SEALED), &answer, &e), ERR_NONE);
	assert_int_equal(answer.people, 1);
	assert_true(answer.rebuild);
	assert_string_equal(answer.words, "1 person has this record: sealed.");
	assert_false(is_found(KATIE, katie));
	role_text(&t, "SELECT action || ' ' || outcome || ' ' || note || ' ' || coalesce(subjects, '') FROM audit"
			" WHERE action = 'restricted'", &note);
	buf_printf(&expected, "restricted shown restriction %" PRId64 ", sealed ", answer.restriction);
	assert_string_equal(note.data, expected.data);
	shape_release(&restrict_answer_shape, &answer);
	buf_release(&record);
	buf_release(&note);
	buf_release(&expected);
}

static void a_number_of_theirs_names_somebody_too(void **state)
{
	struct restrict_answer answer;
	struct find_answer found;
	struct err e;
	(void)state;
	find(KATIE, &found);
	assert_non_null(found.results[0].case_id);
	assert_int_equal(place(whom(found.results[0].case_id, RESTRICTION_GUARDED), &answer, &e), ERR_NONE);
	assert_int_equal(answer.people, 1);
	shape_release(&restrict_answer_shape, &answer);
	shape_release(&find_answer_shape, &found);
	assert_int_equal(place(whom("999 999 9999", RESTRICTION_GUARDED), &answer, &e), ERR_NOTHING);
	holds(e.message, "SOURCE:RECORD");
	shape_release(&restrict_answer_shape, &answer);
}

static void a_record_that_nobody_has_waits_for_whoever_comes_with_it(void **state)
{
	struct restrict_answer answer;
	struct err e;
	(void)state;
	assert_int_equal(place(whom("register:999999999", RESTRICTION_SEALED), &answer, &e), ERR_NONE);
	assert_int_equal(answer.people, 0);
	assert_false(answer.rebuild);
	assert_string_equal(answer.words, "Nobody has this record yet: whoever comes with it will be sealed.");
	shape_release(&restrict_answer_shape, &answer);
	assert_int_equal(place(whom("regsiter:1", RESTRICTION_GUARDED), &answer, &e), ERR_NONE);
	holds(answer.words, "No source regsiter is loaded here; there are: ");
	shape_release(&restrict_answer_shape, &answer);
}

static void what_is_missing_or_wrong_is_said(void **state)
{
	static const struct { const char *who; int level; const char *reason; struct date review; bool others; enum err_code code; }
	wrong[] = {
		{ "", RESTRICTION_SEALED, REASON, DATE_NONE, false, ERR_USAGE },
		{ "Katherine Bracken", RESTRICTION_SEALED, REASON, DATE_NONE, false, ERR_USAGE },
		{ "register:", RESTRICTION_SEALED, REASON, DATE_NONE, false, ERR_USAGE },
		{ ":1", RESTRICTION_SEALED, REASON, DATE_NONE, false, ERR_USAGE },
		{ "P999999", RESTRICTION_SEALED, REASON, DATE_NONE, false, ERR_NOTHING },
		{ "'; DELETE FROM restriction; --", RESTRICTION_SEALED, REASON, DATE_NONE, false, ERR_USAGE },
		{ "P1", -1, REASON, DATE_NONE, false, ERR_USAGE },
		{ "P1", RESTRICTION_SEALED, "", DATE_NONE, false, ERR_USAGE },
		{ "P1", RESTRICTION_SEALED, " \n", DATE_NONE, false, ERR_USAGE },
		{ "P1", RESTRICTION_SEALED, REASON, { 2025, 11, 4 }, false, ERR_USAGE },
		{ "P1", RESTRICTION_SEALED, REASON, { 2026, 5, 0 }, false, ERR_USAGE },
		{ "P1", RESTRICTION_SEALED, REASON, DATE_NONE, true, ERR_USAGE },
	};
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(wrong); i++) {
		struct restrict_answer answer;
		struct err e;
		struct restrict_request r = { .level = wrong[i].level, .review = wrong[i].review, .others = wrong[i].others };
		r.who = mem_copy_text(wrong[i].who);
		r.reason = mem_copy_text(wrong[i].reason);
		assert_int_equal(place(r, &answer, &e), wrong[i].code);
		shape_release(&restrict_answer_shape, &answer);
	}
	assert_int_equal(shared_number(&t, "SELECT count(*) FROM restriction"), before);
}

static void texts_of_any_length_and_shape_are_bounded(void **state)
{
	static const struct { const char *typed; enum err_code code; } hostile[] = {
		{ "\x1b[2J", ERR_USAGE }, { "\xe2\x80\xae" "dlrow", ERR_NONE }, { "'); DROP TABLE restriction; --", ERR_NONE },
	};
	struct restrict_answer answer;
	struct buf much = BUF_INIT;
	struct err e;
	(void)state;
	for (int i = 0; i < 10000; i++)
		buf_add_char(&much, 'x');
	struct restrict_request r = whom("register:1", RESTRICTION_GUARDED);
	mem_free(r.reason);
	r.reason = mem_copy_text(much.data);
	assert_int_equal(place(r, &answer, &e), ERR_USAGE);
	shape_release(&restrict_answer_shape, &answer);
	r = whom(NULL, RESTRICTION_GUARDED);
	buf_splice(&much, 0, 0, "register:", strlen("register:"));
	r.who = mem_copy_text(much.data);
	assert_int_equal(place(r, &answer, &e), ERR_USAGE);
	shape_release(&restrict_answer_shape, &answer);
	for (size_t i = 0; i < ARRAY_LEN(hostile); i++) {
		r = whom("register:1", RESTRICTION_GUARDED);
		mem_free(r.reason);
		r.reason = mem_copy_text(hostile[i].typed);
		assert_int_equal(place(r, &answer, &e), hostile[i].code);
		shape_release(&restrict_answer_shape, &answer);
	}
	assert_int_equal(shared_number(&t, "SELECT count(*) FROM restriction"), before + 2);
	assert_int_equal(shared_number(&t, "SELECT count(*) FROM restriction WHERE reason = 'dlrow'"), 1);
	buf_release(&much);
}

/* Where a number stands in the list; its count when it does not. */
static size_t place_of(int64_t number, const struct restrictions_answer *answer)
{
	size_t i = 0;
	while (i < answer->restrictions_count && answer->restrictions[i].restriction != number)
		i++;
	return i;
}

/* The row of a number; answer is the caller's to release. */
static const struct restriction_row *row_of(int64_t number, bool all, struct restrictions_answer *answer)
{
	list(all, answer);
	size_t at = place_of(number, answer);
	assert_true(at < answer->restrictions_count);
	return &answer->restrictions[at];
}

static void the_day_to_look_again_is_the_policys_unless_given(void **state)
{
	struct restrictions_answer all;
	(void)state;
	int64_t usual = must_place(whom("register:1", RESTRICTION_GUARDED));
	struct restrict_request r = whom("register:2", RESTRICTION_GUARDED);
	r.review = (struct date){ 2025, 11, 5 };
	int64_t soon = must_place(r);
	const struct restriction_row *row = row_of(usual, false, &all);
	assert_true(date_same(row->review, (struct date){ 2026, 11, 4 }));
	assert_false(row->overdue);
	assert_string_equal(row->placed_by, "r.ade");
	assert_string_equal(row->reason, REASON);
	shape_release(&restrictions_answer_shape, &all);
	row = row_of(soon, false, &all);
	assert_ptr_equal(row, &all.restrictions[0]);
	assert_true(date_same(row->review, (struct date){ 2025, 11, 5 }));
	shape_release(&restrictions_answer_shape, &all);
}

static void others_at_an_address_are_counted_then_protected(void **state)
{
	struct restrict_answer answer;
	struct err e;
	(void)state;
	assert_int_equal(place(whom(katie, RESTRICTION_ADDRESS), &answer, &e), ERR_NONE);
	int64_t others = answer.others;
	assert_int_equal(answer.people, 1);
	assert_true(others > 0);
	holds(answer.words, "recorded at the same address");
	assert_null(strstr(answer.words, "Bracken"));
	shape_release(&restrict_answer_shape, &answer);
	struct restrict_request r = whom(katie, RESTRICTION_ADDRESS);
	r.others = true;
	assert_int_equal(place(r, &answer, &e), ERR_NONE);
	assert_int_equal(answer.people, others + 1);
	assert_int_equal(answer.others, 0);
	shape_release(&restrict_answer_shape, &answer);
	assert_int_equal(place(whom(katie, RESTRICTION_ADDRESS), &answer, &e), ERR_NONE);
	assert_int_equal(answer.others, 0);
	shape_release(&restrict_answer_shape, &answer);
}

/* ---- lifting --------------------------------------------------------------------------- */

static void what_is_lifted_shows_again_and_stays_in_the_list(void **state)
{
	struct restrict_answer answer;
	struct restrictions_answer rows;
	struct err e;
	(void)state;
	int64_t number = must_place(whom(katie, RESTRICTION_GUARDED));
	assert_int_equal(lift(number, "", &answer, &e), ERR_USAGE);
	shape_release(&restrict_answer_shape, &answer);
	assert_int_equal(lift(number + 1, "ended", &answer, &e), ERR_NOTHING);
	shape_release(&restrict_answer_shape, &answer);
	assert_int_equal(row_of(number, false, &rows)->people, 1);
	shape_release(&restrictions_answer_shape, &rows);

	assert_int_equal(lift(number, "ended on 4 November", &answer, &e), ERR_NONE);
	assert_false(answer.rebuild);
	shape_release(&restrict_answer_shape, &answer);
	assert_int_equal(lift(number, "again", &answer, &e), ERR_NOTHING);
	shape_release(&restrict_answer_shape, &answer);
	list(false, &rows);
	assert_int_equal(place_of(number, &rows), rows.restrictions_count);
	shape_release(&restrictions_answer_shape, &rows);
	const struct restriction_row *row = row_of(number, true, &rows);
	assert_string_equal(row->lifted_by, "r.ade");
	assert_string_equal(row->lifted_because, "ended on 4 November");
	assert_int_equal(row->people, INTEGER_NONE);
	shape_release(&restrictions_answer_shape, &rows);
	assert_true(is_found(KATIE, katie));
}

static void a_seal_comes_off_before_people_are_built_anew(void **state)
{
	struct restrict_answer answer;
	struct err e;
	(void)state;
	int64_t number = must_place(whom(katie, RESTRICTION_SEALED));
	assert_false(is_found(KATIE, katie));
	assert_int_equal(lift(number, "ended", &answer, &e), ERR_NONE);
	assert_true(answer.rebuild);
	shape_release(&restrict_answer_shape, &answer);
	/* Nothing was built while she was sealed. */
	assert_true(is_found(KATIE, katie));
}

static void what_two_restrictions_say_holds_until_both_are_lifted(void **state)
{
	struct restrict_answer answer;
	struct err e;
	(void)state;
	int64_t first = must_place(whom(katie, RESTRICTION_SEALED)), second = must_place(whom(katie, RESTRICTION_SEALED));
	assert_int_equal(lift(first, "ended", &answer, &e), ERR_NONE);
	assert_false(answer.rebuild);
	holds(answer.words, "still holds");
	shape_release(&restrict_answer_shape, &answer);
	assert_false(is_found(KATIE, katie));
	assert_int_equal(lift(second, "ended", &answer, &e), ERR_NONE);
	assert_true(answer.rebuild);
	shape_release(&restrict_answer_shape, &answer);
	assert_true(is_found(KATIE, katie));
}

static void a_lift_that_cannot_be_recorded_lifts_nothing(void **state)
{
	struct restrict_answer answer;
	struct err e = ERR_INIT;
	struct db *own = t.keeper.store.own;
	(void)state;
	int64_t number = must_place(whom(katie, RESTRICTION_SEALED));
	assert_true(db_run(own, "CREATE TRIGGER no_more BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END", &e));
	assert_int_equal(lift(number, "ended", &answer, &e), ERR_STORE);
	shape_release(&restrict_answer_shape, &answer);
	assert_true(db_run(own, "DROP TRIGGER no_more", &e));
	assert_false(is_found(KATIE, katie));
	assert_int_equal(shared_number(&t, "SELECT count(*) FROM restriction WHERE lifted IS NOT NULL"), 0);
}

/* What was opened before stays on the screen that shows it; the next answer is the one that changes. */
static void who_is_open_on_a_screen_is_restricted_at_the_next_answer(void **state)
{
	struct show_request request = { .person = NULL };
	struct show_answer shown;
	struct buf record = BUF_INIT;
	struct err e;
	(void)state;
	record_of(katie, &record);
	must_place(whom(record.data, RESTRICTION_SEALED));
	shape_init(&show_request_shape, &request);
	request.person = mem_copy_text(katie);
	assert_int_equal(try_ask(worker, REQUEST_SHOW, &show_request_shape, &request, &show_answer_shape, &shown, &e), ERR_NOTHING);
	shape_release(&show_answer_shape, &shown);
	shape_release(&show_request_shape, &request);
	buf_release(&record);
}

#define TRAINING(test) cmocka_unit_test_setup_teardown(test, open_training, close_all)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TRAINING(who_is_sealed_is_nobody_at_the_next_answer),
		TRAINING(a_number_of_theirs_names_somebody_too),
		TRAINING(a_record_that_nobody_has_waits_for_whoever_comes_with_it),
		TRAINING(what_is_missing_or_wrong_is_said),
		TRAINING(texts_of_any_length_and_shape_are_bounded),
		TRAINING(the_day_to_look_again_is_the_policys_unless_given),
		TRAINING(others_at_an_address_are_counted_then_protected),
		TRAINING(what_is_lifted_shows_again_and_stays_in_the_list),
		TRAINING(a_seal_comes_off_before_people_are_built_anew),
		TRAINING(what_two_restrictions_say_holds_until_both_are_lifted),
		TRAINING(a_lift_that_cannot_be_recorded_lifts_nothing),
		TRAINING(who_is_open_on_a_screen_is_restricted_at_the_next_answer),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

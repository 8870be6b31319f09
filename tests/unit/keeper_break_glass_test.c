/* Break-glass: what opens what is guarded, for whom, for how long, and who looks it over. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/api/audit.h"
#include "famctx/api/find.h"
#include "famctx/api/request.h"
#include "famctx/base/mem.h"
#include "famctx/keeper/keeper.h"
#include "support/look_fixture.h"

#define WHY "Tia has not come home from school"

static const char *ann, *tia, *jayden, *lacey;

/* Ann is guarded and Tia's address protected from the beginning; Jayden is guarded here. */
static int start(void **state)
{
	if (look_start(state))
		return -1;
	struct client *c = look_as("r.ade", "training");
	enum err_code code = look_ask(c, REQUEST_RESTRICT,
				      "{\"who\":\"register:131201\",\"level\":\"guarded\",\"reason\":\"a test\"}", NULL);
	client_close(c);
	ann = look_id("winslade ann");
	tia = look_id("hallam tia");
	lacey = look_id("corrie lacey");
	jayden = look_id("corrie jayden");
	return code ? -1 : 0;
}

static int nothing_is_open(void **state)
{
	(void)state;
	look_change("UPDATE break_glass SET ended = until WHERE ended IS NULL");
	return 0;
}

static enum err_code break_glass(struct client *c, const char *person, const char *why, struct break_glass_answer *answer)
{
	struct err e = ERR_INIT;
	struct break_glass_request request = { mem_copy_text(person), mem_copy_text(why), false };
	bool ok = client_call(c, REQUEST_BREAK_GLASS, &break_glass_request_shape, &request, &break_glass_answer_shape, answer,
			      &e);
	shape_release(&break_glass_request_shape, &request);
	return ok ? ERR_NONE : e.code;
}

static void must_break(struct client *c, const char *person)
{
	struct break_glass_answer answer;
	assert_int_equal(break_glass(c, person, WHY, &answer), ERR_NONE);
	shape_release(&break_glass_answer_shape, &answer);
}

static enum err_code refused(struct client *c, const char *person, const char *why)
{
	struct break_glass_answer answer;
	enum err_code code = break_glass(c, person, why, &answer);
	shape_release(&break_glass_answer_shape, &answer);
	return code;
}

/* Minutes for which somebody is open to this client; 0: they are held back. */
static int64_t minutes(struct client *c, const char *person)
{
	struct show_answer answer;
	assert_int_equal(look_show(c, person, NULL, &answer), ERR_NONE);
	int64_t left = answer.glass.reference ? answer.glass.minutes : 0;
	assert_int_equal(answer.held.what, left ? HELD_NOTHING : HELD_GUARDED);
	shape_release(&show_answer_shape, &answer);
	return left;
}

/* ---- opening ------------------------------------------------------------------------------- */

static void what_is_guarded_says_how_it_opens(void **state)
{
	struct client *c = look_as("s.patel", "training");
	struct show_answer answer;
	struct buf entry = BUF_INIT, expected = BUF_INIT;
	(void)state;
	assert_int_equal(look_show(c, ann, NULL, &answer), ERR_NONE);
	assert_int_equal(answer.held.what, HELD_GUARDED);
	assert_int_equal(answer.held.minutes, 30);
	assert_int_equal(answer.held.text_least, 15);
	assert_false(answer.held.password);
	assert_non_null(answer.held.help_note);
	assert_string_equal(answer.person.family_name, "Winslade");
	assert_int_equal(answer.person.identifiers_count + answer.services_count + answer.family_count, 0);
	shape_release(&show_answer_shape, &answer);
	buf_printf(&expected, "held_back|shown|guarded|%s|-|-|-|-", ann);
	look_entry(&entry);
	assert_string_equal(entry.data, expected.data);
	buf_release(&entry);
	buf_release(&expected);
	client_close(c);
}

static void it_opens_one_family_for_a_while(void **state)
{
	struct client *c = look_as("s.patel", "training");
	struct break_glass_answer answer;
	struct show_answer shown;
	struct buf entry = BUF_INIT, expected = BUF_INIT;
	(void)state;
	assert_int_equal(break_glass(c, ann, WHY, &answer), ERR_NONE);
	assert_int_equal(strlen(answer.glass.reference), 10);
	assert_memory_equal(answer.glass.reference, "BG-", 3);
	assert_int_equal(strspn(answer.glass.reference + 3, "23456789CDFHJKMNPQRTWXY"), 7);
	assert_string_equal(answer.glass.until, "2025-11-04T10:12");
	assert_int_equal(answer.glass.minutes, 30);
	assert_non_null(strstr(answer.words, answer.glass.reference));
	buf_printf(&expected, "break_glass|shown|none asked|%s|%s|-|" WHY "|%s", ann, ann, answer.glass.reference);
	look_entry(&entry);
	assert_string_equal(entry.data, expected.data);

	assert_int_equal(look_show(c, ann, NULL, &shown), ERR_NONE);
	assert_int_equal(shown.held.what, HELD_NOTHING);
	assert_string_equal(shown.glass.reference, answer.glass.reference);
	assert_true(date_known(shown.person.born));
	shape_release(&show_answer_shape, &shown);
	buf_clear(&entry);
	look_entry(&entry);
	assert_non_null(strstr(entry.data, answer.glass.reference));
	assert_int_equal(minutes(c, tia), 30);
	shape_release(&break_glass_answer_shape, &answer);
	buf_release(&entry);
	buf_release(&expected);
	client_close(c);
}

static void a_protected_address_opens_too(void **state)
{
	struct client *c = look_as("s.patel", "training");
	struct show_answer shown;
	(void)state;
	assert_int_equal(look_show(c, tia, NULL, &shown), ERR_NONE);
	assert_true(shown.person.address_protected);
	assert_null(shown.glass.reference);
	shape_release(&show_answer_shape, &shown);
	must_break(c, tia);
	assert_int_equal(look_show(c, tia, NULL, &shown), ERR_NONE);
	assert_false(shown.person.address_protected);
	assert_non_null(shown.glass.reference);
	shape_release(&show_answer_shape, &shown);
	client_close(c);
}

static void it_is_refused(void **state)
{
	const char *katie = look_id("bracken katherine"), *helen = look_id("ashdown helen");
	struct client *c = look_as("s.patel", "training");
	struct buf nobody = BUF_INIT;
	(void)state;
	assert_int_equal(refused(c, ann, "too short"), ERR_USAGE);
	assert_int_equal(refused(c, ann, "                    "), ERR_USAGE);
	assert_int_equal(refused(c, katie, WHY), ERR_REFUSED);
	assert_int_equal(refused(c, "P999999", WHY), ERR_NOTHING);
	assert_int_equal(refused(c, "ann", WHY), ERR_NOTHING);
	assert_int_equal(fixture_number(&look_store, "SELECT count(*) FROM break_glass WHERE ended IS NULL"), 0);
	assert_int_equal(minutes(c, ann), 0);
	client_close(c);
	c = look_as("h.ashdown", "training");
	assert_int_equal(refused(c, helen, WHY), ERR_REFUSED);
	client_close(c);
	struct err e = ERR_INIT;
	if (!fixture_try(&look_store, SERVE_ONLY, keeper_serve, "s.patel", &c, &e))
		fail_msg("%s", e.message);
	assert_int_equal(refused(c, ann, WHY), ERR_USAGE);
	client_close(c);
	c = look_as("m.lowe", "training");
	assert_int_equal(refused(c, ann, WHY), ERR_REFUSED);
	client_close(c);
	buf_release(&nobody);
}

/* ---- for whom, for how long ---------------------------------------------------------------- */

static void it_is_the_account_s_and_nobody_else_s(void **state)
{
	struct client *c = look_as("s.patel", "training");
	(void)state;
	must_break(c, ann);
	client_close(c);
	c = look_as("s.patel", "training");
	assert_int_equal(minutes(c, ann), 30);
	client_close(c);
	c = look_as("a.obi", "training");
	assert_int_equal(minutes(c, ann), 0);
	client_close(c);
}

static void it_ends_with_its_last_minute(void **state)
{
	struct client *c = look_as("s.patel", "training");
	(void)state;
	must_break(c, ann);
	look_change("UPDATE break_glass SET until = '2025-11-04T09:43:00Z' WHERE ended IS NULL");
	assert_int_equal(minutes(c, ann), 1);
	look_change("UPDATE break_glass SET until = '2025-11-04T09:42:01Z' WHERE ended IS NULL");
	assert_int_equal(minutes(c, ann), 1);
	look_change("UPDATE break_glass SET until = '2025-11-04T09:42:00Z' WHERE ended IS NULL");
	assert_int_equal(minutes(c, ann), 0);
	client_close(c);
}

static void another_family_ends_it(void **state)
{
	struct client *c = look_as("s.patel", "training");
	(void)state;
	must_break(c, ann);
	assert_int_equal(minutes(c, jayden), 0);
	must_break(c, jayden);
	assert_int_equal(minutes(c, jayden), 30);
	assert_int_equal(minutes(c, lacey), 30);
	assert_int_equal(minutes(c, ann), 0);
	client_close(c);
}

static void it_can_be_begun_again(void **state)
{
	struct client *c = look_as("s.patel", "training");
	(void)state;
	must_break(c, ann);
	look_change("UPDATE break_glass SET until = '2025-11-04T09:43:00Z' WHERE ended IS NULL");
	must_break(c, ann);
	assert_int_equal(minutes(c, ann), 30);
	assert_int_equal(fixture_number(&look_store, "SELECT count(*) FROM break_glass WHERE ended IS NULL"), 1);
	client_close(c);
}

static void opened_by_mistake_ends_it(void **state)
{
	struct client *c = look_as("s.patel", "training");
	struct buf params = BUF_INIT;
	(void)state;
	must_break(c, ann);
	buf_printf(&params, "{\"person\":\"%s\"}", tia);
	assert_int_equal(look_ask(c, REQUEST_MISTAKE, params.data, NULL), ERR_NONE);
	assert_int_equal(minutes(c, ann), 0);
	assert_int_equal(look_ask(c, REQUEST_MISTAKE, params.data, NULL), ERR_NOTHING);
	buf_release(&params);
	client_close(c);
}

/* An older number answers for the one who has it now. */
static void an_older_number_opens_the_same(void **state)
{
	struct client *c = look_as("s.patel", "training");
	(void)state;
	look_change("INSERT INTO alias(person, now) VALUES(900001, (SELECT CAST(substr(subjects, 2) AS INTEGER)"
		    " FROM audit WHERE action = 'break_glass' AND outcome = 'shown' LIMIT 1))");
	must_break(c, "P900001");
	assert_int_equal(minutes(c, ann), 30);
	assert_int_equal(minutes(c, "P900001"), 30);
	client_close(c);
}

/* ---- what the trail and those who read it are told -------------------------------------------- */

static int64_t reviews_waiting(const char *login)
{
	struct err e = ERR_INIT;
	struct client *c;
	if (!fixture_try(&look_store, SERVE_ONLY, keeper_serve, login, &c, &e))
		fail_msg("%s", e.message);
	int64_t waiting = client_hello(c)->reviews_waiting;
	client_close(c);
	return waiting;
}

static void read_queue(struct client *c, struct audit_sample_answer *answer)
{
	struct err e = ERR_INIT;
	struct audit_sample_request request;
	shape_init(&audit_sample_request_shape, &request);
	if (!client_call(c, REQUEST_AUDIT_SAMPLE, &audit_sample_request_shape, &request, &audit_sample_answer_shape, answer,
			 &e))
		fail_msg("%s", e.message);
}

static enum err_code sign_off(const char *login, int64_t seq)
{
	struct client *c = look_as(login, "training");
	struct buf params = BUF_INIT;
	buf_printf(&params, "{\"seq\":%lld,\"finding\":\"in_order\"}", (long long)seq);
	enum err_code code = look_ask(c, REQUEST_AUDIT_REVIEW, params.data, NULL);
	buf_release(&params);
	client_close(c);
	return code;
}

static void somebody_else_looks_it_over(void **state)
{
	struct client *worker = look_as("s.patel", "training"), *manager;
	struct audit_sample_answer queue;
	(void)state;
	int64_t before = reviews_waiting("j.reid");
	must_break(worker, ann);
	client_close(worker);
	assert_int_equal(reviews_waiting("j.reid"), before + 1);
	assert_int_equal(reviews_waiting("m.lowe"), before + 1);
	assert_int_equal(reviews_waiting("d.shaw"), 0);
	assert_int_equal(reviews_waiting("s.patel"), INTEGER_NONE);

	manager = look_as("j.reid", "training");
	assert_int_equal(look_ask(manager, REQUEST_AUDIT_SAMPLE, "{\"draw\":2}", NULL), ERR_NONE);
	look_change("UPDATE audit_review SET due = '2020-01-02' WHERE seq = (SELECT max(seq) FROM audit_review"
		    " WHERE kind = 'break_glass')");
	read_queue(manager, &queue);
	const struct audit_sampled *first = &queue.looks[0];
	assert_int_equal(first->kind, REVIEW_BREAK_GLASS);
	assert_true(first->overdue);
	assert_null(first->chooser);
	assert_string_equal(first->look.account, "s.patel");
	assert_string_equal(first->look.reason, WHY);
	assert_string_equal(first->look.opened.person, ann);
	assert_non_null(first->look.opened.name);
	assert_memory_equal(first->look.break_glass, "BG-", 3);
	assert_int_equal(queue.looks[1].due.year, client_hello(manager)->at.year);
	assert_false(queue.looks[1].overdue);
	assert_int_equal(queue.looks[queue.looks_count - 1].kind, REVIEW_DRAWN);
	int64_t seq = first->look.seq;
	shape_release(&audit_sample_answer_shape, &queue);
	client_close(manager);

	assert_int_equal(sign_off("s.patel", seq), ERR_REFUSED);
	assert_int_equal(sign_off("d.shaw", seq), ERR_REFUSED);
	assert_int_equal(sign_off("j.reid", seq), ERR_NONE);
	assert_int_equal(sign_off("m.lowe", seq), ERR_NOTHING);
	assert_int_equal(reviews_waiting("j.reid"), before);
}

static void nobody_looks_over_their_own(void **state)
{
	struct client *c = look_as("j.reid", "training");
	struct audit_sample_answer queue;
	int64_t seq = 0;
	(void)state;
	int64_t before = reviews_waiting("j.reid");
	must_break(c, ann);
	read_queue(c, &queue);
	for (size_t i = 0; i < queue.looks_count; i++)
		if (queue.looks[i].mine)
			seq = queue.looks[i].look.seq;
	shape_release(&audit_sample_answer_shape, &queue);
	client_close(c);
	assert_int_equal(reviews_waiting("j.reid"), before);
	assert_int_equal(sign_off("j.reid", seq), ERR_REFUSED);
	assert_int_equal(sign_off("m.lowe", seq), ERR_NONE);
}

/* Without its entry or its place in the queue nothing is open. */
static void it_goes_with_its_entry_or_not_at_all(void **state)
{
	static const char *const tables[] = {
		"CREATE TRIGGER stop BEFORE INSERT ON audit_review BEGIN SELECT RAISE(ABORT, 'stopped'); END",
		"CREATE TRIGGER stop BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'stopped'); END",
	};
	struct client *c = look_as("s.patel", "training");
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(tables); i++) {
		look_change(tables[i]);
		assert_int_equal(refused(c, ann, WHY), ERR_STORE);
		look_change("DROP TRIGGER stop");
		assert_int_equal(fixture_number(&look_store, "SELECT count(*) FROM break_glass WHERE ended IS NULL"), 0);
		assert_int_equal(minutes(c, ann), 0);
	}
	client_close(c);
}

#define ALONE(test) cmocka_unit_test_setup(test, nothing_is_open)

int main(void)
{
	const struct CMUnitTest tests[] = {
		ALONE(what_is_guarded_says_how_it_opens),
		ALONE(it_opens_one_family_for_a_while),
		ALONE(a_protected_address_opens_too),
		ALONE(it_is_refused),
		ALONE(it_is_the_account_s_and_nobody_else_s),
		ALONE(it_ends_with_its_last_minute),
		ALONE(another_family_ends_it),
		ALONE(it_can_be_begun_again),
		ALONE(opened_by_mistake_ends_it),
		ALONE(an_older_number_opens_the_same),
		ALONE(somebody_else_looks_it_over),
		ALONE(nobody_looks_over_their_own),
		ALONE(it_goes_with_its_entry_or_not_at_all),
	};
	return cmocka_run_group_tests(tests, start, look_end);
}

/* Challenges through the keeper, by made-up people of every role, on the made-up families. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/api/challenge_report.h"
#include "famctx/api/challenge_step.h"
#include "famctx/api/draft.h"
#include "famctx/api/load.h"
#include "famctx/api/request.h"
#include "famctx/api/show.h"
#include "famctx/base/mem.h"
#include "famctx/keeper/keeper.h"
#include "support/keeper_fixture.h"

#define WORKER "s.patel"
#define OTHER_WORKER "k.wu"
#define MANAGER "j.reid"
#define OTHER_MANAGER "d.shaw"
#define STEWARD "j.malik"
#define AUDITOR "m.lowe"

static struct keeper_fixture f;
static struct client *kept_open; /* so that one keeper serves the whole run */
static int ids;

static int make_training(void **state)
{
	(void)state;
	if (fixture_make(&f))
		return -1;
	kept_open = fixture_open(&f, SERVE_MAKE_TRAINING);
	return 0;
}

static int remove_training(void **state)
{
	(void)state;
	client_close(kept_open);
	return fixture_remove(&f);
}

static struct client *be(const char *login)
{
	struct err e = ERR_INIT;
	struct client *c;
	if (!fixture_try(&f, SERVE_ONLY, keeper_serve, login, &c, &e) || !fixture_purpose(c, BASIS_TRAINING, &e))
		fail_msg("%s", e.message);
	return c;
}

/* The id of the first person found; a few bytes that live until the next call. */
static const char *person(const char *query)
{
	static char id[32];
	struct err e = ERR_INIT;
	struct find_request request;
	struct find_answer answer;
	struct client *c = be(WORKER);
	shape_init(&find_request_shape, &request);
	request.query = mem_copy_text(query);
	if (!client_call(c, REQUEST_FIND, &find_request_shape, &request, &find_answer_shape, &answer, &e))
		fail_msg("%s", e.message);
	assert_true(answer.results_count > 0);
	snprintf(id, sizeof(id), "%s", answer.results[0].person);
	shape_release(&find_answer_shape, &answer);
	shape_release(&find_request_shape, &request);
	client_close(c);
	return id;
}

static struct challenge_send about(int type, const char *format, const char *who)
{
	struct challenge_send c;
	struct buf on = BUF_INIT, id = BUF_INIT;
	shape_init(&challenge_send_shape, &c);
	buf_add_text(&on, format);
	char *hash = strchr(on.data, '#');
	if (hash)
		buf_splice(&on, (size_t)(hash - on.data), 1, who, strlen(who));
	buf_printf(&id, "test-%d", ++ids);
	c.id = buf_detach(&id);
	c.on = buf_detach(&on);
	c.type = type;
	c.because = mem_copy_text("Rachel told me on 29 October");
	return c;
}

static enum err_code try_send(struct client *client, const struct challenge_send *c, char reference[32], struct err *e)
{
	struct challenge_sent sent;
	*e = (struct err)ERR_INIT;
	bool ok = client_call(client, REQUEST_CHALLENGE_SEND, &challenge_send_shape, c, &challenge_sent_shape, &sent, e);
	if (ok)
		snprintf(reference, 32, "%s", sent.reference);
	shape_release(&challenge_sent_shape, &sent);
	return ok ? ERR_NONE : e->code;
}

static void must_send(struct client *client, struct challenge_send c, char reference[32])
{
	struct err e;
	if (try_send(client, &c, reference, &e))
		fail_msg("%s", e.message);
	shape_release(&challenge_send_shape, &c);
}

static void raised(const char *login, struct challenge_send c, char reference[32])
{
	struct client *client = be(login);
	must_send(client, c, reference);
	client_close(client);
}

static enum err_code step_with(const char *login, const char *reference, const char *step, int outcome, const char *text,
			       const char *to, const char *record, bool *rebuild)
{
	struct err e = ERR_INIT;
	struct client *c = be(login);
	struct challenge_step s;
	struct challenge_step_answer answer;
	shape_init(&challenge_step_shape, &s);
	s.references = mem_zero(1, sizeof(char *));
	s.references[s.references_count++] = mem_copy_text(reference);
	s.step = mem_copy_text(step);
	s.outcome = outcome;
	s.text = mem_copy_or_null(text);
	s.to = mem_copy_or_null(to);
	s.record = mem_copy_or_null(record);
	bool ok = client_call(c, REQUEST_CHALLENGE_STEP, &challenge_step_shape, &s, &challenge_step_answer_shape, &answer, &e);
	if (ok && rebuild)
		*rebuild = answer.rebuild;
	shape_release(&challenge_step_answer_shape, &answer);
	shape_release(&challenge_step_shape, &s);
	client_close(c);
	return ok ? ERR_NONE : e.code;
}

static enum err_code step(const char *login, const char *reference, const char *name, int outcome, const char *text)
{
	return step_with(login, reference, name, outcome, text, NULL, NULL, NULL);
}

static enum err_code open_challenge(const char *login, const char *reference, struct challenge_full *out)
{
	struct err e = ERR_INIT;
	struct client *c = be(login);
	char text[32];
	snprintf(text, sizeof(text), "%s", reference);
	const struct challenge_reference r = { text };
	bool ok = client_call(c, REQUEST_CHALLENGE_SHOW, &challenge_reference_shape, &r, &challenge_full_shape, out, &e);
	client_close(c);
	return ok ? ERR_NONE : e.code;
}

static int state_of(const char *reference)
{
	struct challenge_full full;
	assert_int_equal(open_challenge(MANAGER, reference, &full), ERR_NONE);
	int state = full.item.state;
	shape_release(&challenge_full_shape, &full);
	return state;
}

static void show(const char *who, struct show_answer *out)
{
	struct err e = ERR_INIT;
	struct client *c = be(OTHER_WORKER);
	char id[32], neighbour[] = "I live near, and it is about my challenge";
	snprintf(id, sizeof(id), "%s", who);
	const struct show_request request = { .person = id, .reason = neighbour };
	if (!client_call(c, REQUEST_SHOW, &show_request_shape, &request, &show_answer_shape, out, &e))
		fail_msg("%s", e.message);
	client_close(c);
}

static const struct service_view *service_of(const struct show_answer *shown, const char *name)
{
	for (size_t i = 0; i < shown->services_count; i++)
		if (!strcmp(shown->services[i].service, name))
			return &shown->services[i];
	fail_msg("%s is not shown", name);
	abort();
}

static bool holds(char *const *texts, size_t count, const char *text)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(texts[i], text))
			return true;
	return false;
}

/* ---- the whole way */

static void a_value_says_that_it_is_challenged_until_somebody_decides(void **state)
{
	(void)state;
	char reference[32];
	struct show_answer shown;
	const char *rachel = person("bracken rachel");
	raised(WORKER, about(CHALLENGE_OUT_OF_DATE, "person:#:Housing", rachel), reference);
	show(rachel, &shown);
	assert_true(holds(service_of(&shown, "Housing")->challenged, service_of(&shown, "Housing")->challenged_count, reference));
	assert_true(shown.challenges_count > 0);
	assert_string_equal(shown.challenges[0].reference, reference);
	assert_int_equal(shown.challenges[0].raised.day, 4);
	assert_int_equal(shown.challenges[0].due.day, 11);
	shape_release(&show_answer_shape, &shown);

	assert_int_equal(step(MANAGER, reference, "decide", OUTCOME_UPHELD, "They moved in October"), ERR_NONE);
	show(rachel, &shown);
	const struct service_view *housing = service_of(&shown, "Housing");
	assert_false(holds(housing->challenged, housing->challenged_count, reference));
	assert_int_equal(housing->corrections_count, 1);
	assert_string_equal(housing->corrections[0].words, "They moved in October");
	assert_string_equal(housing->corrections[0].by, "J Reid");
	assert_false(housing->corrections[0].source_changed);
	shape_release(&show_answer_shape, &shown);
	assert_int_equal(step(MANAGER, reference, "reply", -1, NULL), ERR_NONE);
	assert_int_equal(state_of(reference), CHALLENGE_CLOSED);
}

static void a_family_link_is_marked_from_both_ends(void **state)
{
	(void)state;
	char reference[32], katie[32], on[96], dean[32];
	struct show_answer shown;
	snprintf(katie, sizeof(katie), "%s", person("katie bracken 14 3 2016"));
	show(katie, &shown);
	assert_true(shown.family_count > 0);
	snprintf(dean, sizeof(dean), "%s", shown.family[0].person);
	shape_release(&show_answer_shape, &shown);
	snprintf(on, sizeof(on), "link:%s:%s", katie, dean);
	raised(WORKER, about(CHALLENGE_FAMILY_LINK, on, ""), reference);
	show(katie, &shown);
	assert_true(holds(shown.family[0].challenged, shown.family[0].challenged_count, reference));
	shape_release(&show_answer_shape, &shown);
	show(dean, &shown);
	bool marked = false;
	for (size_t i = 0; i < shown.family_count; i++)
		if (!strcmp(shown.family[i].person, katie))
			marked = holds(shown.family[i].challenged, shown.family[i].challenged_count, reference);
	assert_true(marked);
	shape_release(&show_answer_shape, &shown);
}

static void rebuild(const char *login)
{
	struct err e = ERR_INIT;
	struct load_answer built;
	struct client *c = be(login);
	if (!client_call(c, REQUEST_REBUILD, NULL, NULL, &load_answer_shape, &built, &e))
		fail_msg("%s", e.message);
	shape_release(&load_answer_shape, &built);
	client_close(c);
}

static size_t joins_of(const char *who, char record[96])
{
	struct show_answer shown;
	show(who, &shown);
	for (size_t i = 0; i < shown.join_count; i++)
		if (!strcmp(shown.join[i].source, "adults"))
			snprintf(record, 96, "%s:%s", shown.join[i].source, shown.join[i].record);
	size_t count = shown.join_count;
	shape_release(&show_answer_shape, &shown);
	return count;
}

static void two_shown_as_one_are_split_and_joined_again(void **state)
{
	(void)state;
	char reference[32], lee[32], record[96] = "", on[128];
	bool again = false;
	snprintf(lee, sizeof(lee), "%s", person("lee dunmore 21 6 2009"));
	size_t before = joins_of(lee, record);
	assert_true(before >= 3);
	assert_true(*record != '\0');
	snprintf(on, sizeof(on), "person:%s", lee);
	raised(OTHER_WORKER, about(CHALLENGE_TWO_AS_ONE, on, ""), reference);
	/* Of several records somebody has to say which. */
	assert_int_equal(step(MANAGER, reference, "decide", OUTCOME_UPHELD, "Leo's worker"), ERR_USAGE);
	assert_int_equal(step_with(MANAGER, reference, "decide", OUTCOME_UPHELD, "Leo's worker", NULL, record, &again), ERR_NONE);
	assert_true(again);
	rebuild(MANAGER);
	assert_int_equal(joins_of(lee, record), before - 1);
	assert_int_equal(fixture_number(&f, "SELECT count(*) FROM decision WHERE kind = 'split' AND undone IS NULL"),
			 (int64_t)before - 1);
	assert_int_equal(step_with(MANAGER, reference, "undo", -1, NULL, NULL, NULL, &again), ERR_NONE);
	rebuild(MANAGER);
	assert_int_equal(joins_of(lee, record), before);
	assert_int_equal(fixture_number(&f, "SELECT count(*) FROM decision WHERE undone IS NULL"), 0);
}

/* ---- who may */

static void every_role_may_raise_and_only_managers_decide(void **state)
{
	(void)state;
	static const char *const roles[] = { WORKER, MANAGER, AUDITOR, STEWARD, "t.cole", "trainer", "r.ade" };
	for (size_t i = 0; i < ARRAY_LEN(roles); i++) {
		char reference[32];
		raised(roles[i], about(CHALLENGE_FEEDBACK, "tool", ""), reference);
		for (size_t r = 0; r < ARRAY_LEN(roles); r++)
			if (strcmp(roles[r], MANAGER) != 0)
				assert_int_not_equal(step(roles[r], reference, "decide", OUTCOME_UPHELD, "so"), ERR_NONE);
		const char *manager = strcmp(roles[i], MANAGER) ? MANAGER : OTHER_MANAGER;
		assert_int_equal(step(manager, reference, "decide", OUTCOME_UPHELD, "so"), ERR_NONE);
	}
}

static void nobody_decides_their_own(void **state)
{
	(void)state;
	char reference[32];
	raised(MANAGER, about(CHALLENGE_FEEDBACK, "tool", ""), reference);
	assert_int_equal(step(MANAGER, reference, "decide", OUTCOME_UPHELD, "mine"), ERR_REFUSED);
	assert_int_equal(step_with(OTHER_MANAGER, reference, "reassign", -1, NULL, MANAGER, NULL, NULL), ERR_REFUSED);
	assert_int_equal(step_with(OTHER_MANAGER, reference, "reassign", -1, NULL, WORKER, NULL, NULL), ERR_REFUSED);
	assert_int_equal(step_with(OTHER_MANAGER, reference, "reassign", -1, NULL, "d shaw", NULL, NULL), ERR_NONE);
	assert_int_equal(step(OTHER_MANAGER, reference, "decide", OUTCOME_NOT_UPHELD, "no"), ERR_NONE);
}

static size_t reviewers_for(const char *login, const char *reference, const char *named)
{
	struct challenge_full full;
	assert_int_equal(open_challenge(login, reference, &full), ERR_NONE);
	size_t count = full.reviewers_count;
	for (size_t i = 0; i < count; i++)
		assert_string_equal(full.reviewers[i].login, named);
	shape_release(&challenge_full_shape, &full);
	return count;
}

/* Two managers: whoever has it already is not named, nor whoever raised it, nor anybody of another role. */
static void those_are_named_who_could_review_it(void **state)
{
	(void)state;
	char reference[32];
	raised(WORKER, about(CHALLENGE_FEEDBACK, "tool", ""), reference);
	assert_int_equal(step_with(MANAGER, reference, "reassign", -1, NULL, MANAGER, NULL, NULL), ERR_NONE);
	assert_int_equal(reviewers_for(MANAGER, reference, OTHER_MANAGER), 1);
	assert_int_equal(reviewers_for(WORKER, reference, ""), 0);
	raised(MANAGER, about(CHALLENGE_FEEDBACK, "tool", ""), reference);
	assert_int_equal(reviewers_for(OTHER_MANAGER, reference, ""), 0);
}

static void what_comes_back_goes_to_somebody_else(void **state)
{
	(void)state;
	char reference[32];
	struct challenge_full full;
	raised(WORKER, about(CHALLENGE_FEEDBACK, "tool", ""), reference);
	assert_int_equal(step(MANAGER, reference, "decide", OUTCOME_NOT_UPHELD, "no"), ERR_NONE);
	assert_int_not_equal(step(OTHER_WORKER, reference, "disagree", -1, "not mine"), ERR_NONE);
	assert_int_equal(step(WORKER, reference, "disagree", -1, "I still disagree"), ERR_NONE);
	assert_int_equal(open_challenge(WORKER, reference, &full), ERR_NONE);
	assert_string_equal(full.item.reviewer, "D Shaw");
	assert_true(full.item.disagreed);
	shape_release(&challenge_full_shape, &full);
	assert_int_equal(step(MANAGER, reference, "decide", OUTCOME_UPHELD, "again"), ERR_REFUSED);
	assert_int_equal(step(OTHER_MANAGER, reference, "decide", OUTCOME_PARTLY, "half"), ERR_NONE);
	assert_int_equal(step(WORKER, reference, "disagree", -1, "once more"), ERR_REFUSED);
}

static void others_are_told_nothing(void **state)
{
	(void)state;
	char reference[32];
	struct challenge_full full;
	raised(WORKER, about(CHALLENGE_OUT_OF_DATE, "person:#", person("alfie ashdown")), reference);
	assert_int_equal(open_challenge(OTHER_WORKER, reference, &full), ERR_NOTHING);
	shape_release(&challenge_full_shape, &full);
	assert_int_equal(open_challenge(OTHER_WORKER, "FC-2222-9", &full), ERR_USAGE);
	shape_release(&challenge_full_shape, &full);
	assert_int_equal(open_challenge(MANAGER, reference, &full), ERR_NONE);
	assert_true(full.intact);
	assert_non_null(full.snapshot.sentence ? full.snapshot.sentence : full.snapshot.value);
	shape_release(&challenge_full_shape, &full);
}

static void who_opened_it_since_is_told_to_who_decides(void **state)
{
	(void)state;
	char reference[32], alfie[32];
	struct show_answer shown;
	struct challenge_full full;
	snprintf(alfie, sizeof(alfie), "%s", person("alfie ashdown"));
	raised(WORKER, about(CHALLENGE_OUT_OF_DATE, "person:#:School", alfie), reference);
	assert_int_equal(open_challenge(MANAGER, reference, &full), ERR_NONE);
	assert_int_equal(full.opened_since, 0);
	shape_release(&challenge_full_shape, &full);
	show(alfie, &shown); /* by the other worker */
	shape_release(&show_answer_shape, &shown);
	assert_int_equal(open_challenge(MANAGER, reference, &full), ERR_NONE);
	assert_int_equal(full.opened_since, 1);
	shape_release(&challenge_full_shape, &full);
}

/* ---- anonymous */

static void an_anonymous_one_leaves_nothing_in_the_trail(void **state)
{
	(void)state;
	static const char named[] = "SELECT count(*) FROM audit WHERE action = 'challenge_sent'"
				    " AND (account <> '' OR sign_in IS NOT NULL OR subjects IS NOT NULL OR note IS NOT NULL)";
	static const char nameless[] = "SELECT count(*) FROM audit WHERE action = 'challenge_sent' AND account = ''"
				       " AND subjects IS NULL AND note IS NULL AND query IS NULL";
	int64_t named_before = fixture_number(&f, named), nameless_before = fixture_number(&f, nameless);
	char reference[32];
	struct challenge_full full;
	const char *alfie = person("alfie ashdown");
	struct challenge_send c = about(CHALLENGE_UNFAIR_WORDING, "person:#:School", alfie);
	c.anonymous = true;
	raised(WORKER, c, reference);
	assert_int_equal(fixture_number(&f, named), named_before);
	assert_int_equal(fixture_number(&f, nameless), nameless_before + 1);
	/* By its reference anybody reads the answer, and learns nothing about the family. */
	assert_int_equal(open_challenge(OTHER_WORKER, reference, &full), ERR_NONE);
	assert_true(full.withheld);
	assert_null(full.item.about);
	assert_int_equal(fixture_number(&f, "SELECT count(*) FROM audit WHERE action = 'challenge_opened' AND account = ''"), 1);
	shape_release(&challenge_full_shape, &full);
	assert_int_equal(open_challenge(MANAGER, reference, &full), ERR_NONE);
	assert_false(full.withheld);
	assert_null(full.item.by);
	assert_int_equal(full.opened_since, INTEGER_NONE);
	shape_release(&challenge_full_shape, &full);
}

/* ---- what is refused */

static void what_is_missing_is_said_and_nothing_is_kept(void **state)
{
	(void)state;
	static const struct {
		const char *on;
		int type;
		const char *because;
		int risk;
		enum err_code code;
		const char *message;
	} rows[] = {
		{ "tool", -1, "x", RISK_NO, ERR_USAGE, "Select what you think is wrong" },
		{ "person:#", CHALLENGE_OUT_OF_DATE, " \n\t", RISK_NO, ERR_USAGE,
		  "Enter what you know that shows this is wrong" },
		{ "person:#", CHALLENGE_OUT_OF_DATE, "x", RISK_YES, ERR_USAGE,
		  "Enter who you have told about the immediate risk" },
		{ "person:#", CHALLENGE_FEEDBACK, "x", RISK_NO, ERR_USAGE, "Feedback is about the tool" },
		{ "person:P999999", CHALLENGE_OUT_OF_DATE, "x", RISK_NO, ERR_NOTHING, "nobody has the id P999999" },
		{ "person:#:Dentist", CHALLENGE_OUT_OF_DATE, "x", RISK_NO, ERR_NOTHING, "Dentist is not shown" },
		{ "person:#:School:shoe_size", CHALLENGE_OUT_OF_DATE, "x", RISK_NO, ERR_NOTHING, "shoe_size" },
		{ "join:school:none", CHALLENGE_OUT_OF_DATE, "x", RISK_NO, ERR_NOTHING, "there is no record none" },
		{ "join:dentist:1", CHALLENGE_OUT_OF_DATE, "x", RISK_NO, ERR_NOTHING, "there is no record 1" },
		{ "house:1", CHALLENGE_OUT_OF_DATE, "x", RISK_NO, ERR_USAGE, "does not say what it is about" },
	};
	const char *alfie = person("alfie ashdown");
	int64_t before = fixture_number(&f, "SELECT count(*) FROM challenge");
	struct client *c = be(WORKER);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct challenge_send s = about(rows[i].type, rows[i].on, alfie);
		struct err e;
		char reference[32];
		mem_free(s.because);
		s.because = mem_copy_text(rows[i].because);
		s.risk = rows[i].risk;
		assert_int_equal(try_send(c, &s, reference, &e), rows[i].code);
		assert_non_null(strstr(e.message, rows[i].message));
		shape_release(&challenge_send_shape, &s);
	}
	client_close(c);
	assert_int_equal(fixture_number(&f, "SELECT count(*) FROM challenge"), before);
}

/* Marks and joiners are part of a character, as people count them. */
static void limits_count_characters_as_people_do(void **state)
{
	(void)state;
	static const char family[] = "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7";
	char reference[32];
	struct err e;
	struct buf text = BUF_INIT;
	for (int i = 0; i < 1000; i++)
		buf_add_text(&text, i % 2 ? "e\xcc\x81" : family);
	struct client *c = be(WORKER);
	struct challenge_send s = about(CHALLENGE_DISAGREE, "tool", "");
	mem_free(s.because);
	s.because = mem_copy_text(text.data);
	assert_int_equal(try_send(c, &s, reference, &e), ERR_NONE);
	shape_release(&challenge_send_shape, &s);
	s = about(CHALLENGE_DISAGREE, "tool", "");
	buf_add_char(&text, 'x');
	mem_free(s.because);
	s.because = buf_detach(&text);
	assert_int_equal(try_send(c, &s, reference, &e), ERR_INPUT);
	assert_string_equal(e.message, "Reason must be 1,000 characters or less (you have used 1,001)");
	shape_release(&challenge_send_shape, &s);
	client_close(c);
}

static void several_are_moved_together_or_not_at_all(void **state)
{
	(void)state;
	char references[3][32];
	struct err e = ERR_INIT;
	struct challenge_step s;
	struct challenge_step_answer answer;
	for (size_t i = 0; i < ARRAY_LEN(references); i++)
		raised(WORKER, about(CHALLENGE_FEEDBACK, "tool", ""), references[i]);
	assert_int_equal(step(MANAGER, references[2], "decide", OUTCOME_UPHELD, "so"), ERR_NONE);
	struct client *c = be(MANAGER);
	shape_init(&challenge_step_shape, &s);
	s.step = mem_copy_text("decide");
	s.outcome = OUTCOME_NOT_UPHELD;
	s.text = mem_copy_text("not now");
	s.references = mem_zero(3, sizeof(char *));
	for (size_t i = 0; i < 3; i++)
		s.references[s.references_count++] = mem_copy_text(references[i]);
	/* Nobody confirmed how many; then one of them is decided already. */
	assert_false(client_call(c, REQUEST_CHALLENGE_STEP, &challenge_step_shape, &s, &challenge_step_answer_shape, &answer, &e));
	assert_int_equal(e.code, ERR_USAGE);
	shape_release(&challenge_step_answer_shape, &answer);
	s.confirmed = 3;
	assert_false(client_call(c, REQUEST_CHALLENGE_STEP, &challenge_step_shape, &s, &challenge_step_answer_shape, &answer, &e));
	assert_int_equal(e.code, ERR_REFUSED);
	shape_release(&challenge_step_answer_shape, &answer);
	assert_int_equal(state_of(references[0]), CHALLENGE_TO_REVIEW);
	mem_free(s.references[--s.references_count]);
	s.confirmed = 2;
	assert_true(client_call(c, REQUEST_CHALLENGE_STEP, &challenge_step_shape, &s, &challenge_step_answer_shape, &answer, &e));
	assert_int_equal(answer.moved_count, 2);
	shape_release(&challenge_step_answer_shape, &answer);
	assert_int_equal(state_of(references[0]), CHALLENGE_TO_FEED_BACK);
	shape_release(&challenge_step_shape, &s);
	client_close(c);
}

static void names_leave_only_by_who_may_and_are_recorded(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	struct challenge_export_request request;
	struct challenge_export out;
	char reference[32];
	raised(WORKER, about(CHALLENGE_OUT_OF_DATE, "person:#", person("alfie ashdown")), reference);
	shape_init(&challenge_export_request_shape, &request);
	struct client *c = be(STEWARD);
	assert_true(client_call(c, REQUEST_CHALLENGE_EXPORT, &challenge_export_request_shape, &request, &challenge_export_shape,
				&out, &e));
	assert_true(out.challenges_count > 0);
	for (size_t i = 0; i < out.challenges_count; i++)
		assert_true(!out.challenges[i].about && !out.challenges[i].because && !out.challenges[i].by);
	shape_release(&challenge_export_shape, &out);
	request.names = true;
	assert_false(client_call(c, REQUEST_CHALLENGE_EXPORT, &challenge_export_request_shape, &request,
				 &challenge_export_shape, &out, &e));
	assert_int_equal(e.code, ERR_REFUSED);
	shape_release(&challenge_export_shape, &out);
	client_close(c);
	c = be(MANAGER);
	assert_true(client_call(c, REQUEST_CHALLENGE_EXPORT, &challenge_export_request_shape, &request, &challenge_export_shape,
				&out, &e));
	shape_release(&challenge_export_shape, &out);
	client_close(c);
	assert_int_equal(fixture_number(&f, "SELECT count(*) FROM audit WHERE action = 'challenges_exported'"
					    " AND note = 'with names' AND outcome = 'shown' AND subjects LIKE 'P%'"), 1);
}

/* ---- never lost, never twice */

static void the_same_id_is_the_same_challenge(void **state)
{
	(void)state;
	char first[32], second[32];
	struct err e;
	struct client *c = be(WORKER);
	struct challenge_send s = about(CHALLENGE_FEEDBACK, "tool", "");
	assert_int_equal(try_send(c, &s, first, &e), ERR_NONE);
	assert_int_equal(try_send(c, &s, second, &e), ERR_NONE);
	assert_string_equal(first, second);
	shape_release(&challenge_send_shape, &s);
	client_close(c);
}

static void drafts_are_nobody_elses(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	struct draft_list list;
	struct draft_list_request every = { NULL };
	struct done_answer done;
	char kind[] = "challenge", key[] = "person:P1", body[] = "{\"because\":\"half a sen\"}";
	const struct draft draft = { .kind = kind, .key = key, .body = body };
	struct client *c = be(WORKER), *other = be(MANAGER);
	assert_true(client_call(c, REQUEST_DRAFT_SAVE, &draft_shape, &draft, &done_answer_shape, &done, &e));
	assert_true(client_call(c, REQUEST_DRAFT_LIST, &draft_list_request_shape, &every, &draft_list_shape, &list, &e));
	assert_int_equal(list.drafts_count, 1);
	assert_string_equal(list.drafts[0].body, body);
	shape_release(&draft_list_shape, &list);
	assert_true(client_call(other, REQUEST_DRAFT_LIST, &draft_list_request_shape, &every, &draft_list_shape, &list, &e));
	assert_int_equal(list.drafts_count, 0);
	shape_release(&draft_list_shape, &list);
	assert_true(client_call(c, REQUEST_DRAFT_WIPE, &draft_shape, &draft, &done_answer_shape, &done, &e));
	assert_int_equal(fixture_number(&f, "SELECT count(*) FROM draft"), 0);
	client_close(c);
	client_close(other);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_value_says_that_it_is_challenged_until_somebody_decides),
		cmocka_unit_test(a_family_link_is_marked_from_both_ends),
		cmocka_unit_test(two_shown_as_one_are_split_and_joined_again),
		cmocka_unit_test(every_role_may_raise_and_only_managers_decide),
		cmocka_unit_test(nobody_decides_their_own),
		cmocka_unit_test(those_are_named_who_could_review_it),
		cmocka_unit_test(what_comes_back_goes_to_somebody_else),
		cmocka_unit_test(others_are_told_nothing),
		cmocka_unit_test(who_opened_it_since_is_told_to_who_decides),
		cmocka_unit_test(an_anonymous_one_leaves_nothing_in_the_trail),
		cmocka_unit_test(what_is_missing_is_said_and_nothing_is_kept),
		cmocka_unit_test(limits_count_characters_as_people_do),
		cmocka_unit_test(several_are_moved_together_or_not_at_all),
		cmocka_unit_test(names_leave_only_by_who_may_and_are_recorded),
		cmocka_unit_test(the_same_id_is_the_same_challenge),
		cmocka_unit_test(drafts_are_nobody_elses),
	};
	return cmocka_run_group_tests_name("challenge_keeper", tests, make_training, remove_training);
}

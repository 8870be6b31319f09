/* What is held back, told again by challenges. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/api/request.h"
#include "famctx/base/mem.h"
#include "famctx/keeper/keeper.h"
#include "support/leak_fixture.h"

/* Of the made-up families. */
#define GUARDED_RECORD "136703"

/* ---- raising a challenge -------------------------------------------------------------------- */

static void a_record_finds_nobody_of_whom_it_is_not_shown(void **state)
{
	static const char *const logins[] = { "s.patel", "h.ashdown", "j.reid", "trainer" };
	struct buf there = BUF_INIT, nowhere = BUF_INIT;
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(logins); i++) {
		struct client *c = look_as(logins[i], "training");
		assert_int_equal(leak_challenge(c, "join:register:#", GUARDED_RECORD, &there), ERR_NOTHING);
		assert_int_equal(leak_challenge(c, "join:register:#", "999999", &nowhere), ERR_NOTHING);
		char *at = strstr(nowhere.data, "999999");
		assert_non_null(at);
		memcpy(at, GUARDED_RECORD, strlen(GUARDED_RECORD));
		assert_string_equal(there.data, nowhere.data);
		client_close(c);
	}
	buf_release(&there);
	buf_release(&nowhere);
}

static void nobody_is_challenged_without_a_purpose(void **state)
{
	const char *katie = look_id("bracken katherine");
	struct buf out = BUF_INIT;
	struct err e = ERR_INIT;
	struct client *c;
	(void)state;
	assert_true(fixture_try(&look_store, SERVE_ONLY, keeper_serve, "s.patel", &c, &e));
	assert_int_equal(leak_challenge(c, "person:#", katie, &out), ERR_USAGE);
	assert_int_equal(leak_challenge(c, "person:#:School", katie, &out), ERR_USAGE);
	assert_int_equal(leak_challenge(c, "tool", "", &out), ERR_NONE);
	client_close(c);
	buf_release(&out);
}

static void a_challenge_is_a_look_at_a_family(void **state)
{
	const char *katie = look_id("bracken katherine"), *jayden = look_id("corrie jayden");
	struct client *c = look_as("s.patel", "s47");
	struct buf out = BUF_INIT;
	(void)state;
	assert_int_equal(leak_challenge(c, "person:#:School", katie, &out), ERR_NONE);
	assert_int_equal(leak_challenge(c, "person:#:School", jayden, &out), ERR_REFUSED);
	assert_int_equal(look_held(c, jayden, NULL), HELD_OUTSIDE);
	client_close(c);
	buf_release(&out);
}

/* ---- what was challenged before ---------------------------------------------------------------- */

static void assert_challenge_is_without(const char *login, const char *reference, const char *const *texts)
{
	static const char *const requests[] = { REQUEST_CHALLENGE_SHOW, REQUEST_CHALLENGE_LIST, REQUEST_CHALLENGE_EXPORT };
	struct buf out = BUF_INIT;
	for (size_t i = 0; i < ARRAY_LEN(requests); i++) {
		bool exported = !strcmp(requests[i], REQUEST_CHALLENGE_EXPORT);
		if (exported && strcmp(login, "j.reid") != 0)
			continue;
		leak_must_as(login, requests[i], !i ? "{\"reference\":\"#\"}" : exported ? "{\"names\":true}" : "{}", reference, &out);
		for (size_t t = 0; texts[t]; t++)
			leak_expect_without(&out, texts[t]);
		if (!i)
			leak_expect_with(&out, "\"held\":\"");
	}
	buf_release(&out);
}

static void an_address_that_was_shown_is_protected_too(void **state)
{
	static const char *const address[] = { "Emberlow", NULL };
	const char *jayden = look_id("corrie jayden");
	struct buf out = BUF_INIT;
	(void)state;
	char *reference = leak_challenged("s.patel", "person:#", jayden);
	leak_must_as("j.reid", REQUEST_CHALLENGE_SHOW, "{\"reference\":\"#\"}", reference, &out);
	leak_expect_with(&out, address[0]);
	leak_expect_with(&out, "\"held\":null");
	leak_must_as("j.reid", REQUEST_CHALLENGE_STEP, "{\"references\":[\"#\"],\"step\":\"decide\",\"outcome\":\"upheld\","
		"\"text\":\"They moved\"}", reference, &out);
	leak_must_as("a.obi", REQUEST_SHOW, "{\"person\":\"#\"}", jayden, &out);
	leak_expect_with(&out, "\"shown\":\"Corrie, Jayden");
	int64_t restriction = leak_restricted(jayden, "address");
	assert_challenge_is_without("j.reid", reference, address);
	assert_challenge_is_without("s.patel", reference, address);
	leak_must_as("a.obi", REQUEST_SHOW, "{\"person\":\"#\"}", jayden, &out);
	leak_expect_with(&out, "They moved");
	leak_expect_without(&out, address[0]);
	leak_expect_without(&out, "\"source_changed\":true");
	leak_lifted(restriction);
	mem_free(reference);
	buf_release(&out);
}

static void what_is_guarded_is_not_told_by_a_challenge(void **state)
{
	static const char *const values[] = { "Corrie, Lacey:", "\"sentence\":\"", NULL };
	const char *lacey = look_id("corrie lacey");
	struct buf out = BUF_INIT;
	(void)state;
	char *reference = leak_challenged("s.patel", "person:#:School", lacey);
	leak_must_as("j.reid", REQUEST_CHALLENGE_SHOW, "{\"reference\":\"#\"}", reference, &out);
	leak_expect_with(&out, values[0]);
	leak_expect_with(&out, values[1]);
	int64_t restriction = leak_restricted(lacey, "guarded");
	assert_challenge_is_without("j.reid", reference, values);
	leak_must_as("j.reid", REQUEST_CHALLENGE_SHOW, "{\"reference\":\"#\"}", reference, &out);
	leak_expect_with(&out, BECAUSE);
	leak_lifted(restriction);
	mem_free(reference);
	buf_release(&out);
}

static void whoever_is_sealed_since_is_named_nowhere(void **state)
{
	static const char *const everything[] = { "Shannon", "Names them in the decision", NULL };
	const char *shannon = look_id("corrie shannon");
	struct buf out = BUF_INIT, on = BUF_INIT;
	(void)state;
	char *reference = leak_challenged("s.patel", "person:#", shannon);
	leak_must_as("j.reid", REQUEST_CHALLENGE_STEP, "{\"references\":[\"#\"],\"step\":\"decide\",\"outcome\":\"need-more\","
		"\"text\":\"Names them in the decision\"}", reference, &out);
	leak_must_as("s.patel", REQUEST_DRAFT_SAVE, "{\"kind\":\"challenge\",\"key\":\"person:#\",\"body\":\"{}\"}", shannon, &out);
	int64_t restriction = leak_restricted(shannon, "sealed");
	assert_challenge_is_without("j.reid", reference, everything);
	assert_challenge_is_without("s.patel", reference, everything);
	leak_must_as("j.reid", REQUEST_CHALLENGE_SHOW, "{\"reference\":\"#\"}", reference, &out);
	leak_expect_with(&out, "\"opened_since\":null");
	leak_expect_without(&out, BECAUSE);
	buf_printf(&on, "person:%s\"", shannon);
	leak_must_as("s.patel", REQUEST_DRAFT_LIST, "{}", "", &out);
	leak_expect_without(&out, on.data);
	leak_lifted(restriction);
	leak_must_as("s.patel", REQUEST_DRAFT_LIST, "{}", "", &out);
	leak_expect_with(&out, on.data);
	mem_free(reference);
	buf_release(&on);
	buf_release(&out);
}

/* The key of somebody's record at school; the caller's. */
static char *record_at_school(const char *person)
{
	struct buf out = BUF_INIT, join = BUF_INIT;
	leak_must_as("s.patel", REQUEST_SHOW, "{\"person\":\"#\"}", person, &out);
	const char *at = strstr(out.data, "\"join\":[");
	at = at ? strstr(at, "\"source\":\"school\"") : NULL;
	assert_non_null(at);
	buf_add_text(&join, at);
	char *key = leak_text_of(&join, "record");
	buf_release(&join);
	buf_release(&out);
	return key;
}

/* Two people were shown as one: the record went with the one who was told apart, and is sealed now. */
static void a_record_of_somebody_sealed_is_named_nowhere(void **state)
{
	const char *jayden = look_id("corrie jayden");
	char *key = record_at_school(jayden);
	const char *const record[] = { key, NULL };
	struct buf out = BUF_INIT, who = BUF_INIT;
	(void)state;
	buf_printf(&who, "school:%s", key);
	leak_must_as("s.patel", REQUEST_CHALLENGE_SEND, "{\"id\":\"split\",\"on\":\"join:school:#\",\"type\":\"two-as-one\","
		"\"because\":\"x\"}", key, &out);
	char *reference = leak_text_of(&out, "reference");
	leak_must_as("j.reid", REQUEST_CHALLENGE_STEP, "{\"references\":[\"#\"],\"step\":\"decide\",\"outcome\":\"upheld\","
		"\"text\":\"A cousin of the same name\"}", reference, &out);
	leak_must_as("j.reid", REQUEST_REBUILD, "{}", "", &out);
	leak_must_as("j.reid", REQUEST_CHALLENGE_SHOW, "{\"reference\":\"#\"}", reference, &out);
	leak_expect_with(&out, key);
	int64_t restriction = leak_restricted(who.data, "sealed");
	leak_must_as("s.patel", REQUEST_SHOW, "{\"person\":\"#\"}", jayden, &out);
	assert_challenge_is_without("j.reid", reference, record);
	leak_lifted(restriction);
	mem_free(reference);
	mem_free(key);
	buf_release(&who);
	buf_release(&out);
}

static void whoever_sees_no_records_any_more_is_not_told_by_their_own(void **state)
{
	static const char *const values[] = { "Bracken", "\"sentence\":\"", NULL };
	const char *katie = look_id("bracken katherine");
	(void)state;
	char *reference = leak_challenged("a.obi", "person:#:School", katie);
	look_change("UPDATE account SET role = 'steward' WHERE login = 'a.obi'");
	assert_challenge_is_without("a.obi", reference, values);
	look_change("UPDATE account SET role = 'worker' WHERE login = 'a.obi'");
	mem_free(reference);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_record_finds_nobody_of_whom_it_is_not_shown),
		cmocka_unit_test(nobody_is_challenged_without_a_purpose),
		cmocka_unit_test(a_challenge_is_a_look_at_a_family),
		cmocka_unit_test(an_address_that_was_shown_is_protected_too),
		cmocka_unit_test(what_is_guarded_is_not_told_by_a_challenge),
		cmocka_unit_test(whoever_is_sealed_since_is_named_nowhere),
		cmocka_unit_test(a_record_of_somebody_sealed_is_named_nowhere),
		cmocka_unit_test(whoever_sees_no_records_any_more_is_not_told_by_their_own),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, look_start, look_end);
}

/* What is held back, asked for by every other way that a program could take. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/api/request.h"
#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/keeper/keeper.h"
#include "famctx/store/person_id.h"
#include "famctx/store/statement.h"
#include "famctx/store/store.h"
#include "support/look_fixture.h"

#define BECAUSE "Rachel told me"
/* Of the made-up families. */
#define GUARDED_RECORD "136703"

/* ---- asking ------------------------------------------------------------------------------ */

/* format has # where the text belongs; the answer, or what was wrong, is the caller's. */
static enum err_code ask(struct client *c, const char *request, const char *format, const char *text, struct buf *out)
{
	struct buf params = BUF_INIT;
	for (const char *at = format; *at; at++)
		if (*at == '#')
			buf_add_text(&params, text);
		else
			buf_add_char(&params, *at);
	buf_clear(out);
	enum err_code code = look_ask(c, request, params.data, out);
	buf_release(&params);
	return code;
}

static void must(struct client *c, const char *request, const char *format, const char *text, struct buf *out)
{
	if (ask(c, request, format, text, out))
		fail_msg("%s: %s", request, out->data);
}

static void must_as(const char *login, const char *request, const char *format, const char *text, struct buf *out)
{
	struct client *c = look_as(login, "training");
	must(c, request, format, text, out);
	client_close(c);
}

static void assert_without(const struct buf *answer, const char *text)
{
	if (strstr(answer->data, text))
		fail_msg("%s in %s", text, answer->data);
}

static void assert_with(const struct buf *answer, const char *text)
{
	if (!strstr(answer->data, text))
		fail_msg("no %s in %s", text, answer->data);
}

/* What stands behind "key":" in an answer; the caller's. */
static char *text_of(const struct buf *answer, const char *key)
{
	struct buf start = BUF_INIT;
	buf_printf(&start, "\"%s\":\"", key);
	const char *at = strstr(answer->data, start.data);
	if (!at)
		fail_msg("no %s in %s", key, answer->data);
	at += start.len;
	buf_release(&start);
	return mem_copy_bytes(at, strcspn(at, "\""));
}

/* on has # where the text belongs. */
static enum err_code challenge(struct client *c, const char *on, const char *text, struct buf *out)
{
	static int ids;
	struct buf params = BUF_INIT;
	buf_printf(&params, "{\"id\":\"leak-%d\",\"on\":\"%s\",\"type\":\"out-of-date\",\"because\":\"" BECAUSE "\"}", ++ids, on);
	enum err_code code = ask(c, REQUEST_CHALLENGE_SEND, params.data, text, out);
	buf_release(&params);
	return code;
}

/* The reference; the caller's. */
static char *challenged(const char *login, const char *on, const char *text)
{
	struct client *c = look_as(login, "training");
	struct buf out = BUF_INIT;
	if (challenge(c, on, text, &out))
		fail_msg("%s", out.data);
	client_close(c);
	char *reference = text_of(&out, "reference");
	buf_release(&out);
	return reference;
}

static int64_t restricted(const char *person, const char *level)
{
	struct buf format = BUF_INIT, out = BUF_INIT;
	buf_printf(&format, "{\"who\":\"#\",\"level\":\"%s\",\"reason\":\"a test\"}", level);
	must_as("r.ade", REQUEST_RESTRICT, format.data, person, &out);
	const char *number = strstr(out.data, "\"restriction\":");
	assert_non_null(number);
	int64_t restriction = strtoll(number + strlen("\"restriction\":"), NULL, 10);
	buf_release(&format);
	buf_release(&out);
	return restriction;
}

static void lifted(int64_t restriction)
{
	struct buf params = BUF_INIT, out = BUF_INIT;
	buf_printf(&params, "{\"restriction\":%lld,\"reason\":\"a test\"}", (long long)restriction);
	must_as("r.ade", REQUEST_LIFT, params.data, "", &out);
	buf_release(&params);
	buf_release(&out);
}

/* ---- the trail ------------------------------------------------------------------------------ */

/* Numbers of people are in order, so whoever could ask for a name by one could ask for all. */
static void the_trail_names_nobody_whom_it_does_not_tell_of(void **state)
{
	static const struct {
		const char *login, *request;
	} rows[] = {
		{ "t.cole", REQUEST_AUDIT_MINE }, { "j.malik", REQUEST_AUDIT_MINE }, { "r.ade", REQUEST_AUDIT_MINE },
		{ "m.lowe", REQUEST_AUDIT_MINE }, { "m.lowe", REQUEST_AUDIT_LIST },  { "d.shaw", REQUEST_AUDIT_LIST },
	};
	struct buf out = BUF_INIT;
	int silent = 0;
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct client *c = look_as(rows[i].login, "training");
		for (int number = 1; number <= 30; number++) {
			char id[24];
			snprintf(id, sizeof(id), "P%d", number);
			must(c, rows[i].request, "{\"which\":{\"person\":\"#\"}}", id, &out);
			if (!strstr(out.data, "\"entries\":[]"))
				continue;
			silent++;
			assert_with(&out, "\"name\":null");
			assert_with(&out, "\"born\":null");
		}
		client_close(c);
	}
	assert_true(silent > 100);
	buf_release(&out);
}

/* ---- raising a challenge -------------------------------------------------------------------- */

static void a_record_finds_nobody_of_whom_it_is_not_shown(void **state)
{
	static const char *const logins[] = { "s.patel", "h.ashdown", "j.reid", "trainer" };
	struct buf there = BUF_INIT, nowhere = BUF_INIT;
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(logins); i++) {
		struct client *c = look_as(logins[i], "training");
		assert_int_equal(challenge(c, "join:register:#", GUARDED_RECORD, &there), ERR_NOTHING);
		assert_int_equal(challenge(c, "join:register:#", "999999", &nowhere), ERR_NOTHING);
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
	assert_int_equal(challenge(c, "person:#", katie, &out), ERR_USAGE);
	assert_int_equal(challenge(c, "person:#:School", katie, &out), ERR_USAGE);
	assert_int_equal(challenge(c, "tool", "", &out), ERR_NONE);
	client_close(c);
	buf_release(&out);
}

static void a_challenge_is_a_look_at_a_family(void **state)
{
	const char *katie = look_id("bracken katherine"), *jayden = look_id("corrie jayden");
	struct client *c = look_as("s.patel", "s47");
	struct buf out = BUF_INIT;
	(void)state;
	assert_int_equal(challenge(c, "person:#:School", katie, &out), ERR_NONE);
	assert_int_equal(challenge(c, "person:#:School", jayden, &out), ERR_REFUSED);
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
		must_as(login, requests[i], !i ? "{\"reference\":\"#\"}" : exported ? "{\"names\":true}" : "{}", reference, &out);
		for (size_t t = 0; texts[t]; t++)
			assert_without(&out, texts[t]);
		if (!i)
			assert_with(&out, "\"held\":\"");
	}
	buf_release(&out);
}

static void an_address_that_was_shown_is_protected_too(void **state)
{
	static const char *const address[] = { "Emberlow", NULL };
	const char *jayden = look_id("corrie jayden");
	struct buf out = BUF_INIT;
	(void)state;
	char *reference = challenged("s.patel", "person:#", jayden);
	must_as("j.reid", REQUEST_CHALLENGE_SHOW, "{\"reference\":\"#\"}", reference, &out);
	assert_with(&out, address[0]);
	assert_with(&out, "\"held\":null");
	must_as("j.reid", REQUEST_CHALLENGE_STEP, "{\"references\":[\"#\"],\"step\":\"decide\",\"outcome\":\"upheld\","
		"\"text\":\"They moved\"}", reference, &out);
	must_as("a.obi", REQUEST_SHOW, "{\"person\":\"#\"}", jayden, &out);
	assert_with(&out, "\"shown\":\"Corrie, Jayden");
	int64_t restriction = restricted(jayden, "address");
	assert_challenge_is_without("j.reid", reference, address);
	assert_challenge_is_without("s.patel", reference, address);
	must_as("a.obi", REQUEST_SHOW, "{\"person\":\"#\"}", jayden, &out);
	assert_with(&out, "They moved");
	assert_without(&out, address[0]);
	assert_without(&out, "\"source_changed\":true");
	lifted(restriction);
	mem_free(reference);
	buf_release(&out);
}

static void what_is_guarded_is_not_told_by_a_challenge(void **state)
{
	static const char *const values[] = { "Corrie, Lacey:", "\"sentence\":\"", NULL };
	const char *lacey = look_id("corrie lacey");
	struct buf out = BUF_INIT;
	(void)state;
	char *reference = challenged("s.patel", "person:#:School", lacey);
	must_as("j.reid", REQUEST_CHALLENGE_SHOW, "{\"reference\":\"#\"}", reference, &out);
	assert_with(&out, values[0]);
	assert_with(&out, values[1]);
	int64_t restriction = restricted(lacey, "guarded");
	assert_challenge_is_without("j.reid", reference, values);
	must_as("j.reid", REQUEST_CHALLENGE_SHOW, "{\"reference\":\"#\"}", reference, &out);
	assert_with(&out, BECAUSE);
	lifted(restriction);
	mem_free(reference);
	buf_release(&out);
}

static void whoever_is_sealed_since_is_named_nowhere(void **state)
{
	static const char *const everything[] = { "Shannon", "Names them in the decision", NULL };
	const char *shannon = look_id("corrie shannon");
	struct buf out = BUF_INIT, on = BUF_INIT;
	(void)state;
	char *reference = challenged("s.patel", "person:#", shannon);
	must_as("j.reid", REQUEST_CHALLENGE_STEP, "{\"references\":[\"#\"],\"step\":\"decide\",\"outcome\":\"need-more\","
		"\"text\":\"Names them in the decision\"}", reference, &out);
	must_as("s.patel", REQUEST_DRAFT_SAVE, "{\"kind\":\"challenge\",\"key\":\"person:#\",\"body\":\"{}\"}", shannon, &out);
	int64_t restriction = restricted(shannon, "sealed");
	assert_challenge_is_without("j.reid", reference, everything);
	assert_challenge_is_without("s.patel", reference, everything);
	must_as("j.reid", REQUEST_CHALLENGE_SHOW, "{\"reference\":\"#\"}", reference, &out);
	assert_with(&out, "\"opened_since\":null");
	assert_without(&out, BECAUSE);
	buf_printf(&on, "person:%s\"", shannon);
	must_as("s.patel", REQUEST_DRAFT_LIST, "{}", "", &out);
	assert_without(&out, on.data);
	lifted(restriction);
	must_as("s.patel", REQUEST_DRAFT_LIST, "{}", "", &out);
	assert_with(&out, on.data);
	mem_free(reference);
	buf_release(&on);
	buf_release(&out);
}

/* The key of somebody's record at school; the caller's. */
static char *record_at_school(const char *person)
{
	struct buf out = BUF_INIT, join = BUF_INIT;
	must_as("s.patel", REQUEST_SHOW, "{\"person\":\"#\"}", person, &out);
	const char *at = strstr(out.data, "\"join\":[");
	at = at ? strstr(at, "\"source\":\"school\"") : NULL;
	assert_non_null(at);
	buf_add_text(&join, at);
	char *key = text_of(&join, "record");
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
	must_as("s.patel", REQUEST_CHALLENGE_SEND, "{\"id\":\"split\",\"on\":\"join:school:#\",\"type\":\"two-as-one\","
		"\"because\":\"x\"}", key, &out);
	char *reference = text_of(&out, "reference");
	must_as("j.reid", REQUEST_CHALLENGE_STEP, "{\"references\":[\"#\"],\"step\":\"decide\",\"outcome\":\"upheld\","
		"\"text\":\"A cousin of the same name\"}", reference, &out);
	must_as("j.reid", REQUEST_REBUILD, "{}", "", &out);
	must_as("j.reid", REQUEST_CHALLENGE_SHOW, "{\"reference\":\"#\"}", reference, &out);
	assert_with(&out, key);
	int64_t restriction = restricted(who.data, "sealed");
	must_as("s.patel", REQUEST_SHOW, "{\"person\":\"#\"}", jayden, &out);
	assert_challenge_is_without("j.reid", reference, record);
	lifted(restriction);
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
	char *reference = challenged("a.obi", "person:#:School", katie);
	look_change("UPDATE account SET role = 'steward' WHERE login = 'a.obi'");
	assert_challenge_is_without("a.obi", reference, values);
	look_change("UPDATE account SET role = 'worker' WHERE login = 'a.obi'");
	mem_free(reference);
}

/* ---- ways round a question ---------------------------------------------------------------------- */

static void give_case(struct client *c, const char *basis, const char *reference)
{
	struct buf format = BUF_INIT, out = BUF_INIT;
	buf_printf(&format, "{\"basis\":\"%s\",\"case_reference\":\"#\"}", basis);
	must(c, REQUEST_PURPOSE, format.data, reference, &out);
	buf_release(&format);
	buf_release(&out);
}

static void the_same_case_covers_no_other_family(void **state)
{
	const char *katie = look_id("bracken katherine"), *jayden = look_id("corrie jayden");
	struct client *c = look_as("s.patel", "s17");
	(void)state;
	give_case(c, "s47", "C-17");
	assert_int_equal(look_held(c, katie, NULL), HELD_NOTHING);
	give_case(c, "s47", "C-17");
	assert_int_equal(look_held(c, jayden, NULL), HELD_OUTSIDE);
	give_case(c, "s47", "C-18");
	assert_int_equal(look_held(c, jayden, NULL), HELD_NOTHING);
	client_close(c);
}

static void however_an_id_is_written_the_trail_has_the_reference(void **state)
{
	static const char *const requests[] = { REQUEST_EVIDENCE, REQUEST_COPIED };
	const char *ann = look_id("winslade ann");
	struct client *c = look_as("s.patel", "training");
	struct buf out = BUF_INIT, shown = BUF_INIT;
	(void)state;
	must(c, REQUEST_BREAK_GLASS, "{\"person\":\"#\",\"why\":\"She rang from the station\"}", ann, &out);
	buf_printf(&shown, "|%s|", ann);
	for (size_t i = 0; i < ARRAY_LEN(requests); i++) {
		struct buf entry = BUF_INIT;
		must(c, requests[i], "{\"person\":\"p#\"}", ann + 1, &out);
		look_entry(&entry);
		assert_with(&entry, shown.data);
		assert_with(&entry, "|BG-");
		buf_release(&entry);
	}
	must(c, REQUEST_MISTAKE, "{\"person\":\"#\"}", ann, &out);
	client_close(c);
	buf_release(&shown);
	buf_release(&out);
}

/* ---- feeds --------------------------------------------------------------------------------------- */

/* The training store has no such problem of its own. */
#define PROBLEM "[{\"file\":\"register.csv\",\"line\":2,\"column\":3,\"message\":\"born: 31/02/2016\",\"error\":false}]"

static void a_cell_of_a_feed_is_told_to_who_loads_feeds(void **state)
{
	static const char *const others[] = { "s.patel", "j.reid", "m.lowe", "t.cole", "r.ade" };
	struct buf out = BUF_INIT;
	(void)state;
	look_change("UPDATE load SET problems = '" PROBLEM "' WHERE source = 'register'");
	must_as("j.malik", REQUEST_SOURCES, "{}", "", &out);
	assert_with(&out, "31/02/2016");
	for (size_t i = 0; i < ARRAY_LEN(others); i++) {
		must_as(others[i], REQUEST_SOURCES, "{}", "", &out);
		assert_without(&out, "31/02/2016");
		assert_with(&out, "\"problems_more\":1");
	}
	buf_release(&out);
}

/* ---- whoever is sealed, and nobody ------------------------------------------------------------- */

#define NOBODY "P999999"

static void replace_all(struct buf *text, const char *from, const char *to)
{
	struct buf out = BUF_INIT;
	const char *at = text->data, *next;
	while ((next = strstr(at, from))) {
		buf_add(&out, at, (size_t)(next - at));
		buf_add_text(&out, to);
		at = next + strlen(from);
	}
	buf_add_text(&out, at);
	buf_release(text);
	*text = out;
}

static void assert_alike(struct client *c, const char *request, const char *format, const char *sealed)
{
	struct buf theirs = BUF_INIT, nobodys = BUF_INIT;
	enum err_code code = ask(c, request, format, sealed, &theirs);
	assert_int_equal(ask(c, request, format, NOBODY, &nobodys), code);
	replace_all(&theirs, sealed, NOBODY);
	if (strcmp(theirs.data, nobodys.data) != 0)
		fail_msg("%s %s: %s and %s", request, format, theirs.data, nobodys.data);
	buf_release(&theirs);
	buf_release(&nobodys);
}

/* The build keeps them under their number below zero. */
static void id_of_sealed(char id[PERSON_ID_SIZE])
{
	static const char sql[] = "SELECT -person FROM record WHERE person < 0 LIMIT 1";
	struct buf path = BUF_INIT;
	struct err e = ERR_INIT;
	struct db *people;
	file_join(&path, look_store.folder, PEOPLE_FILE);
	assert_true(db_open(path.data, DB_READ, &people, &e));
	struct statement *st = db_prepare(people, sql);
	assert_true(statement_row(st));
	person_id_write(column_integer(st, 0), id);
	assert_true(statement_done(st, &e));
	db_close(people);
	buf_release(&path);
}

/* No look at them is in the trail, as they were sealed before anybody could. */
static void whoever_is_sealed_answers_as_nobody(void **state)
{
	static const char *const logins[] = { "s.patel", "j.reid", "m.lowe", "j.malik", "t.cole", "trainer", "r.ade" };
	static const struct {
		const char *request, *format;
	} rows[] = {
		{ REQUEST_SHOW, "{\"person\":\"#\"}" },
		{ REQUEST_SHOW, "{\"person\":\"#\",\"details\":\"none\",\"reason\":\"Because I have to see it\"}" },
		{ REQUEST_EVIDENCE, "{\"person\":\"#\"}" },
		{ REQUEST_EVIDENCE, "{\"person\":\"#\",\"other\":\"#\"}" },
		{ REQUEST_MISTAKE, "{\"person\":\"#\"}" },
		{ REQUEST_COPIED, "{\"person\":\"#\"}" },
		{ REQUEST_BREAK_GLASS, "{\"person\":\"#\",\"why\":\"Because I have to see it\"}" },
		{ REQUEST_FIND, "{\"query\":\"#\"}" },
		{ REQUEST_CHALLENGE_SEND, "{\"id\":\"a\",\"on\":\"person:#\",\"type\":\"disagree\",\"because\":\"x\"}" },
		{ REQUEST_CHALLENGE_SEND, "{\"id\":\"b\",\"on\":\"person:#:School\",\"type\":\"disagree\",\"because\":\"x\"}" },
		{ REQUEST_CHALLENGE_SEND, "{\"id\":\"c\",\"on\":\"link:#:P1\",\"type\":\"disagree\",\"because\":\"x\"}" },
		{ REQUEST_CHALLENGE_SEND, "{\"id\":\"d\",\"on\":\"link:P1:#\",\"type\":\"disagree\",\"because\":\"x\"}" },
		{ REQUEST_CHALLENGE_LIST, "{\"person\":\"#\"}" },
		{ REQUEST_AUDIT_MINE, "{\"which\":{\"person\":\"#\",\"action\":\"person_opened\"}}" },
		{ REQUEST_LIFT, "{\"restriction\":999999,\"reason\":\"#\"}" },
	};
	char sealed[PERSON_ID_SIZE];
	(void)state;
	id_of_sealed(sealed);
	for (size_t l = 0; l < ARRAY_LEN(logins); l++) {
		struct client *c = look_as(logins[l], "training");
		for (size_t i = 0; i < ARRAY_LEN(rows); i++)
			assert_alike(c, rows[i].request, rows[i].format, sealed);
		client_close(c);
	}
}

static void whoever_was_opened_and_then_sealed_was_not_opened(void **state)
{
	const char *shannon = look_id("corrie shannon");
	struct client *c = look_as("s.patel", "training");
	(void)state;
	assert_int_equal(look_held(c, shannon, NULL), HELD_NOTHING);
	int64_t restriction = restricted(shannon, "sealed");
	assert_alike(c, REQUEST_MISTAKE, "{\"person\":\"#\"}", shannon);
	client_close(c);
	lifted(restriction);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_trail_names_nobody_whom_it_does_not_tell_of),
		cmocka_unit_test(a_record_finds_nobody_of_whom_it_is_not_shown),
		cmocka_unit_test(nobody_is_challenged_without_a_purpose),
		cmocka_unit_test(a_challenge_is_a_look_at_a_family),
		cmocka_unit_test(an_address_that_was_shown_is_protected_too),
		cmocka_unit_test(what_is_guarded_is_not_told_by_a_challenge),
		cmocka_unit_test(whoever_is_sealed_since_is_named_nowhere),
		cmocka_unit_test(a_record_of_somebody_sealed_is_named_nowhere),
		cmocka_unit_test(whoever_sees_no_records_any_more_is_not_told_by_their_own),
		cmocka_unit_test(the_same_case_covers_no_other_family),
		cmocka_unit_test(however_an_id_is_written_the_trail_has_the_reference),
		cmocka_unit_test(a_cell_of_a_feed_is_told_to_who_loads_feeds),
		cmocka_unit_test(whoever_is_sealed_answers_as_nobody),
		cmocka_unit_test(whoever_was_opened_and_then_sealed_was_not_opened),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, look_start, look_end);
}

/* What is held back, asked for by every other way that a program could take. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/api/request.h"
#include "famctx/base/file.h"
#include "famctx/store/person_id.h"
#include "famctx/store/statement.h"
#include "famctx/store/store.h"
#include "support/leak_fixture.h"

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
			leak_must(c, rows[i].request, "{\"which\":{\"person\":\"#\"}}", id, &out);
			if (!strstr(out.data, "\"entries\":[]"))
				continue;
			silent++;
			leak_expect_with(&out, "\"name\":null");
			leak_expect_with(&out, "\"born\":null");
		}
		client_close(c);
	}
	assert_true(silent > 100);
	buf_release(&out);
}

/* ---- ways round a question ---------------------------------------------------------------------- */

static void give_case(struct client *c, const char *basis, const char *reference)
{
	struct buf format = BUF_INIT, out = BUF_INIT;
	buf_printf(&format, "{\"basis\":\"%s\",\"case_reference\":\"#\"}", basis);
	leak_must(c, REQUEST_PURPOSE, format.data, reference, &out);
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
	leak_must(c, REQUEST_BREAK_GLASS, "{\"person\":\"#\",\"why\":\"She rang from the station\"}", ann, &out);
	buf_printf(&shown, "|%s|", ann);
	for (size_t i = 0; i < ARRAY_LEN(requests); i++) {
		struct buf entry = BUF_INIT;
		leak_must(c, requests[i], "{\"person\":\"p#\"}", ann + 1, &out);
		look_entry(&entry);
		leak_expect_with(&entry, shown.data);
		leak_expect_with(&entry, "|BG-");
		buf_release(&entry);
	}
	leak_must(c, REQUEST_MISTAKE, "{\"person\":\"#\"}", ann, &out);
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
	leak_must_as("j.malik", REQUEST_SOURCES, "{}", "", &out);
	leak_expect_with(&out, "31/02/2016");
	for (size_t i = 0; i < ARRAY_LEN(others); i++) {
		leak_must_as(others[i], REQUEST_SOURCES, "{}", "", &out);
		leak_expect_without(&out, "31/02/2016");
		leak_expect_with(&out, "\"problems_more\":1");
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
	enum err_code code = leak_ask(c, request, format, sealed, &theirs);
	assert_int_equal(leak_ask(c, request, format, NOBODY, &nobodys), code);
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
	int64_t restriction = leak_restricted(shannon, "sealed");
	assert_alike(c, REQUEST_MISTAKE, "{\"person\":\"#\"}", shannon);
	client_close(c);
	leak_lifted(restriction);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_trail_names_nobody_whom_it_does_not_tell_of),
		cmocka_unit_test(the_same_case_covers_no_other_family),
		cmocka_unit_test(however_an_id_is_written_the_trail_has_the_reference),
		cmocka_unit_test(a_cell_of_a_feed_is_told_to_who_loads_feeds),
		cmocka_unit_test(whoever_is_sealed_answers_as_nobody),
		cmocka_unit_test(whoever_was_opened_and_then_sealed_was_not_opened),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, look_start, look_end);
}

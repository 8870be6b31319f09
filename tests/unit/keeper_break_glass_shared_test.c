/* Break-glass where many use a store: who asks must be known, the password is asked for, and time goes on. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "famctx/api/request.h"
#include "famctx/base/mem.h"
#include "support/role_fixture.h"

#define WHY "\"why\":\"She rang from a telephone box\""

static struct shared_fixture t;
static int fd;
static char rachel[24];

static void ask(const char *request, const char *params, struct buf *answer)
{
	struct err e = ERR_INIT;
	if (!role_ask(&t, fd, request, params, answer, &e))
		fail_msg("%s: %s", request, e.message);
}

static enum err_code asked(const char *request, const char *format, struct buf *words)
{
	struct err e = ERR_INIT;
	struct buf params = BUF_INIT;
	const char *place = strchr(format, '#');
	buf_add(&params, format, place ? (size_t)(place - format) : strlen(format));
	if (place)
		buf_printf(&params, "%s%s", rachel, place + 1);
	bool ok = role_ask(&t, fd, request, params.data, words, &e);
	if (!ok && words)
		buf_add_text(words, e.message);
	buf_release(&params);
	return ok ? ERR_NONE : e.code;
}

static void load_people(void)
{
	static const char *const manifests[] = { "register.yaml", "housing.yaml" };
	char here[PATH_MAX];
	struct buf params = BUF_INIT;
	assert_non_null(realpath("tests/data/challenge", here));
	buf_add_text(&params, "{\"manifests\":[");
	for (size_t i = 0; i < ARRAY_LEN(manifests); i++)
		buf_printf(&params, "%s\"%s/%s\"", i ? "," : "", here, manifests[i]);
	buf_add_text(&params, "]}");
	ask(REQUEST_LOAD, params.data, NULL);
	buf_release(&params);
}

static void find_rachel(void)
{
	struct buf found = BUF_INIT;
	ask(REQUEST_FIND, "{\"query\":\"rachel dunmore\"}", &found);
	const char *at = strstr(found.data, "\"person\":\"");
	assert_non_null(at);
	at += strlen("\"person\":\"");
	snprintf(rachel, sizeof(rachel), "%.*s", (int)strcspn(at, "\""), at);
	buf_release(&found);
}

static void stand_at(int hour, int minute, int second)
{
	t.keeper.clock = (struct clock){
		.fixed = true,
		.at = { .year = 2025, .month = 11, .day = 4, .hour = hour, .minute = minute, .second = second },
	};
}

/* A real store with one guarded person, filled by its owner; then many use it. */
static int start(void **state)
{
	(void)state;
	role_open(&t, SERVE_MAKE, true);
	fd = role_connect(&t, ACCOUNT_OWNER, NULL);
	ask(REQUEST_PURPOSE, "{\"basis\":\"s47\"}", NULL);
	load_people();
	ask(REQUEST_RESTRICT, "{\"who\":\"cases:C2\",\"level\":\"guarded\",\"reason\":\"She fled\"}", NULL);
	find_rachel();
	close(fd);
	shared_close(&t);
	t.own = false;
	shared_open(&t, SERVE_ONLY);
	fd = role_connect(&t, ACCOUNT_WORKER, NULL);
	ask(REQUEST_PURPOSE, "{\"basis\":\"s47\"}", NULL);
	stand_at(9, 42, 0);
	return 0;
}

static int end(void **state)
{
	(void)state;
	close(fd);
	role_close(&t);
	return 0;
}

static void become_known(void)
{
	struct staff_row me = { .login = (char[]){ "worker" }, .nhs_number = (char[]){ "999 100 1379" } };
	struct staff_load_answer answer;
	struct err e = ERR_INIT;
	struct db *own = t.keeper.store.own;
	assert_true(db_begin(own, &e) && staff_load(own, &me, 1, &answer, &e) && db_commit(own, &e));
}

static bool is_open(int64_t *minutes)
{
	struct buf shown = BUF_INIT;
	assert_int_equal(asked(REQUEST_SHOW, "{\"person\":\"#\",\"details\":\"none\"}", &shown), ERR_NONE);
	const char *at = strstr(shown.data, "\"minutes\":");
	bool open = strstr(shown.data, "\"reference\":\"BG-") != NULL;
	assert_int_equal(open, !strstr(shown.data, "\"what\":\"guarded\""));
	*minutes = at ? strtoll(at + strlen("\"minutes\":"), NULL, 10) : 0;
	buf_release(&shown);
	return open;
}

static void nobody_opens_it_who_is_not_known(void **state)
{
	struct buf words = BUF_INIT;
	(void)state;
	assert_int_equal(asked(REQUEST_SHOW, "{\"person\":\"#\"}", &words), ERR_NONE);
	assert_non_null(strstr(words.data, "the staff table does not say who you are"));
	assert_null(strstr(words.data, "\"minutes\""));
	buf_clear(&words);
	assert_int_equal(asked(REQUEST_BREAK_GLASS, "{\"person\":\"#\"," WHY ",\"proven\":true}", &words), ERR_REFUSED);
	assert_non_null(strstr(words.data, "the staff table"));
	assert_int_equal(shared_number(&t, "SELECT count(*) FROM break_glass"), 0);
	buf_release(&words);
}

static void the_password_is_asked_for(void **state)
{
	struct buf words = BUF_INIT;
	(void)state;
	become_known();
	assert_int_equal(asked(REQUEST_SHOW, "{\"person\":\"#\"}", &words), ERR_NONE);
	assert_non_null(strstr(words.data, "\"password\":true"));
	assert_int_equal(asked(REQUEST_BREAK_GLASS, "{\"person\":\"#\"," WHY "}", NULL), ERR_REFUSED);
	assert_int_equal(shared_number(&t, "SELECT count(*) FROM audit WHERE action = 'break_glass' AND outcome = 'refused'"
					   " AND note = 'none asked'"), 1);
	assert_int_equal(asked(REQUEST_BREAK_GLASS, "{\"person\":\"#\"," WHY ",\"proven\":true}", NULL), ERR_NONE);
	assert_int_equal(shared_number(&t, "SELECT note = 'password' FROM audit WHERE action = 'break_glass'"
					   " AND outcome = 'shown'"), 1);
	assert_int_equal(shared_number(&t, "SELECT count(*) FROM audit_review WHERE kind = 'break_glass'"
					   " AND due BETWEEN '2025-11-05' AND '2025-12-04'"), 1);
	buf_release(&words);
}

static void time_goes_on(void **state)
{
	static const struct {
		int hour, minute, second;
		int64_t left;
	} rows[] = {
		{ 9, 42, 0, 30 }, { 9, 42, 1, 30 }, { 9, 43, 0, 29 }, { 10, 11, 0, 1 }, { 10, 11, 59, 1 }, { 10, 12, 0, 0 },
		{ 12, 0, 0, 0 },
	};
	int64_t minutes;
	(void)state;
	become_known();
	assert_int_equal(asked(REQUEST_BREAK_GLASS, "{\"person\":\"#\"," WHY ",\"proven\":true}", NULL), ERR_NONE);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		stand_at(rows[i].hour, rows[i].minute, rows[i].second);
		assert_int_equal(is_open(&minutes), rows[i].left > 0);
		if (rows[i].left)
			assert_int_equal(minutes, rows[i].left);
	}
}

static void where_the_policy_asks_for_none_none_is_asked(void **state)
{
	int64_t minutes;
	(void)state;
	become_known();
	t.keeper.house.policy.restrictions.password = false;
	t.keeper.house.policy.restrictions.minutes = 5;
	assert_int_equal(asked(REQUEST_BREAK_GLASS, "{\"person\":\"#\"," WHY "}", NULL), ERR_NONE);
	assert_true(is_open(&minutes));
	assert_int_equal(minutes, 5);
}

#define APART(test) cmocka_unit_test_setup_teardown(test, start, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		APART(nobody_opens_it_who_is_not_known),
		APART(the_password_is_asked_for),
		APART(time_goes_on),
		APART(where_the_policy_asks_for_none_none_is_asked),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

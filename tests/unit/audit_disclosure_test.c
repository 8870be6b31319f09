/*
 * Whoever is shown is in the trail. Every request is told here a second time,
 * with whether it shows people; a request without a row fails. Those that do are
 * then asked, and every id of the answer must stand in the entry.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/keeper/keeper.h"
#include "famctx/schema/json.h"
#include "famctx/store/statement.h"
#include "famctx/store/store.h"
#include "keeper/requests.h"
#include "support/keeper_fixture.h"

enum shows {
	NOBODY,
	PEOPLE,   /* asked below */
	NUMBERS,   /* ids alone, nobody's name */
	ELSEWHERE, /* shows people; asked in the tests of challenges, which need one that was sent */
};

static const struct row {
	const char *request;
	enum shows shows;
	enum audit_action audit;
} rows[] = {
	{ REQUEST_HELLO, NOBODY, AUDIT_SIGNED_IN },
	{ REQUEST_PURPOSE, NOBODY, AUDIT_PURPOSE_GIVEN },
	{ REQUEST_FIND, PEOPLE, AUDIT_SEARCHED },
	{ REQUEST_SHOW, PEOPLE, AUDIT_PERSON_OPENED },
	{ REQUEST_EVIDENCE, PEOPLE, AUDIT_EVIDENCE_OPENED },
	{ REQUEST_SOURCES, NOBODY, AUDIT_SOURCES_SHOWN },
	{ REQUEST_RECENT, PEOPLE, AUDIT_RECENT_SHOWN },
	{ REQUEST_MISTAKE, PEOPLE, AUDIT_OPENED_BY_MISTAKE },
	{ REQUEST_COPIED, PEOPLE, AUDIT_COPIED },
	{ REQUEST_LOAD, NOBODY, AUDIT_LOADED },
	{ REQUEST_BACKUP, NOBODY, AUDIT_BACKED_UP },
	{ REQUEST_CHECK, NOBODY, AUDIT_CHECKED },
	{ REQUEST_RESET, NOBODY, AUDIT_RESET },
	{ REQUEST_REBUILD, NOBODY, AUDIT_REBUILT },
	{ REQUEST_CHALLENGE_TERMS, NOBODY, AUDIT_TERMS_SHOWN },
	{ REQUEST_CHALLENGE_SEND, ELSEWHERE, AUDIT_CHALLENGE_SENT },
	{ REQUEST_CHALLENGE_LIST, ELSEWHERE, AUDIT_CHALLENGES_LISTED },
	{ REQUEST_CHALLENGE_SHOW, ELSEWHERE, AUDIT_CHALLENGE_OPENED },
	{ REQUEST_CHALLENGE_STEP, ELSEWHERE, AUDIT_CHALLENGE_MOVED },
	{ REQUEST_CHALLENGE_PATTERNS, NOBODY, AUDIT_CHALLENGES_COUNTED },
	{ REQUEST_CHALLENGE_SHEET, NOBODY, AUDIT_CHALLENGES_COUNTED },
	{ REQUEST_CHALLENGE_EXPORT, ELSEWHERE, AUDIT_CHALLENGES_EXPORTED },
	{ REQUEST_DRAFT_SAVE, NOBODY, AUDIT_DRAFT_SAVED },
	{ REQUEST_DRAFT_LIST, NOBODY, AUDIT_DRAFTS_LISTED },
	{ REQUEST_DRAFT_WIPE, NOBODY, AUDIT_DRAFT_WIPED },
	{ REQUEST_AUDIT_LIST, PEOPLE, AUDIT_TRAIL_READ },
	{ REQUEST_AUDIT_MINE, PEOPLE, AUDIT_TRAIL_READ },
	{ REQUEST_AUDIT_SUMMARY, PEOPLE, AUDIT_TRAIL_READ },
	{ REQUEST_AUDIT_PATTERNS, PEOPLE, AUDIT_TRAIL_READ },
	{ REQUEST_AUDIT_SAMPLE, PEOPLE, AUDIT_LOOK_CHOSEN },
	{ REQUEST_AUDIT_REVIEW, NOBODY, AUDIT_LOOK_REVIEWED },
	{ REQUEST_AUDIT_VERIFY, NOBODY, AUDIT_TRAIL_VERIFIED },
	{ REQUEST_AUDIT_ANCHOR, NOBODY, AUDIT_TRAIL_ANCHORED },
	{ REQUEST_AUDIT_EXPORT, NUMBERS, AUDIT_TRAIL_EXPORTED },
	{ REQUEST_AUDIT_EXPORTED, NOBODY, AUDIT_TRAIL_EXPORTED },
	{ REQUEST_AUDIT_ARCHIVE, NOBODY, AUDIT_TRAIL_ARCHIVED },
	{ REQUEST_BREAK_GLASS, NOBODY, AUDIT_BREAK_GLASS },
	{ REQUEST_LOCKED, NOBODY, AUDIT_LOCKED },
	{ REQUEST_RESTRICT, NOBODY, AUDIT_RESTRICTED },
	{ REQUEST_RESTRICTIONS, NOBODY, AUDIT_RESTRICTIONS_SHOWN },
	{ REQUEST_LIFT, NOBODY, AUDIT_LIFTED },
	{ REQUEST_ACCOUNT_LIST, NOBODY, AUDIT_ACCOUNTS_SHOWN },
	{ REQUEST_ACCOUNT_ADD, NOBODY, AUDIT_ACCOUNT_CHANGED },
	{ REQUEST_ACCOUNT_CHANGE, NOBODY, AUDIT_ACCOUNT_CHANGED },
	{ REQUEST_ACCOUNT_CLOSE, NOBODY, AUDIT_ACCOUNT_CHANGED },
	{ REQUEST_ACCOUNT_PERMISSIONS, NOBODY, AUDIT_PERMISSIONS_SHOWN },
	{ REQUEST_STAFF_LOAD, NOBODY, AUDIT_STAFF_LOADED },
};

static const struct row *find_row(const char *request)
{
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		if (!strcmp(rows[i].request, request))
			return &rows[i];
	return NULL;
}

/* Projects are about tools under development, which hold no family. */
static bool is_about_projects(const char *request)
{
	return !strncmp(request, "project_", strlen("project_"));
}

static void every_request_says_what_it_audits(void **state)
{
	(void)state;
	for (size_t i = 0; i < requests_count; i++) {
		const struct row *row = find_row(requests[i].name);
		if (!row && !is_about_projects(requests[i].name))
			fail_msg("%s has no row: say whether it shows people", requests[i].name);
		assert_true(requests[i].audit < AUDIT_ACTION_COUNT);
		if (row)
			assert_int_equal(requests[i].audit, row->audit);
	}
}

static void every_action_has_its_words(void **state)
{
	struct words words;
	struct problems problems = PROBLEMS_INIT;
	struct buf key = BUF_INIT;
	(void)state;
	assert_true(words_load("data", &words, &problems));
	for (int i = 0; i < AUDIT_ACTION_COUNT; i++) {
		static const char *const kinds[] = { "did", "saw" };
		for (size_t k = 0; k < ARRAY_LEN(kinds); k++) {
			buf_clear(&key);
			buf_printf(&key, "audit_%s_%s", kinds[k], audit_action_codes[i]);
			if (!strcmp(words_phrase(&words, key.data), key.data))
				fail_msg("data/words.yaml has no %s", key.data);
		}
	}
	buf_release(&key);
	words_release(&words);
	problems_release(&problems);
}

/* ---- asked --------------------------------------------------------------------- */

static struct keeper_fixture f;
static char *somebody; /* an id */

static void ask(struct client *c, const char *name, const char *params, struct buf *answer)
{
	const struct request *r = request_find(name);
	struct err e = ERR_INIT;
	void *object = r->params ? mem_zero(1, r->params->size) : NULL;
	if (object && !json_decode(params, strlen(params), r->params, object, &e))
		fail_msg("%s: %s", name, e.message);
	if (!client_call_json(c, name, r->params, object, answer, &e))
		fail_msg("%s: %s", name, e.message);
	if (object)
		shape_release(r->params, object);
	mem_free(object);
}

/* The next "P17" of a document that is a value, not one of a list of ids; false at its end. */
static bool next_id(const char **at, char id[24])
{
	for (const char *p = strstr(*at, "\"P"); p; p = strstr(p + 1, "\"P")) {
		size_t digits = strspn(p + 2, "0123456789");
		if (p[-1] != ':' || !digits || p[2 + digits] != '"' || digits > 18)
			continue;
		memcpy(id, p + 1, digits + 1);
		id[digits + 1] = '\0';
		*at = p + 2 + digits;
		return true;
	}
	return false;
}

static char *last_subjects(const char *request)
{
	static const char sql[] = "SELECT subjects FROM audit WHERE request = ? ORDER BY seq DESC LIMIT 1";
	struct err e = ERR_INIT;
	struct buf path = BUF_INIT, out = BUF_INIT;
	struct db *db;
	file_join(&path, f.folder, STORE_FILE);
	if (!db_open(path.data, DB_READ, &db, &e))
		fail_msg("%s", e.message);
	struct statement *st = db_prepare(db, sql);
	statement_text(st, 1, request);
	buf_add_char(&out, ' ');
	if (statement_row(st) && !column_null(st, 0))
		buf_add_text(&out, column_text(st, 0));
	buf_add_char(&out, ' ');
	assert_true(statement_done(st, &e));
	db_close(db);
	buf_release(&path);
	return buf_detach(&out);
}

static void check_all_recorded(const char *request, const char *answer, size_t least)
{
	char *subjects = last_subjects(request), id[24];
	size_t shown = 0;
	for (const char *at = answer; next_id(&at, id); shown++) {
		char spaced[32];
		snprintf(spaced, sizeof(spaced), " %s ", id);
		if (!strstr(subjects, spaced))
			fail_msg("%s shows %s, and the trail says only%s", request, id, subjects);
	}
	assert_true(shown >= least);
	mem_free(subjects);
}

static void ask_and_check(struct client *c, const char *request, const char *params, size_t least)
{
	struct buf answer = BUF_INIT, filled = BUF_INIT;
	const char *place = strchr(params, '@');
	buf_add(&filled, params, place ? (size_t)(place - params) : strlen(params));
	if (place)
		buf_printf(&filled, "%s%s", somebody, place + 1);
	ask(c, request, filled.data, &answer);
	check_all_recorded(request, answer.data, least);
	buf_release(&filled);
	buf_release(&answer);
}

static int open_training(void **state)
{
	struct err e = ERR_INIT;
	struct buf answer = BUF_INIT;
	char id[24];
	(void)state;
	if (fixture_make(&f))
		return -1;
	struct client *c = fixture_open(&f, SERVE_MAKE_TRAINING);
	if (!fixture_purpose(c, BASIS_TRAINING, &e))
		return -1;
	ask(c, REQUEST_FIND, "{\"query\":\"bracken katherine\"}", &answer);
	const char *at = answer.data;
	bool found = next_id(&at, id);
	somebody = mem_copy_text(found ? id : "");
	buf_release(&answer);
	client_close(c);
	return found ? 0 : -1;
}

static int close_training(void **state)
{
	(void)state;
	mem_free(somebody);
	return fixture_remove(&f);
}

static struct client *sign_in_as(const char *login)
{
	struct client *c;
	struct err e = ERR_INIT;
	if (!fixture_try(&f, SERVE_ONLY, keeper_serve, login, &c, &e) || !fixture_purpose(c, BASIS_TRAINING, &e))
		fail_msg("%s", e.message);
	return c;
}

static void whoever_is_shown_is_in_the_trail(void **state)
{
	(void)state;
	struct client *worker = sign_in_as("s.patel");
	ask_and_check(worker, REQUEST_FIND, "{\"query\":\"bracken\"}", 3);
	ask_and_check(worker, REQUEST_SHOW, "{\"person\":\"@\",\"details\":\"none\"}", 3);
	ask_and_check(worker, REQUEST_SHOW, "{\"person\":\"@\"}", 3);
	ask_and_check(worker, REQUEST_SHOW, "{\"person\":\"@\",\"details\":\"School\"}", 3);
	ask_and_check(worker, REQUEST_EVIDENCE, "{\"person\":\"@\"}", 1);
	ask_and_check(worker, REQUEST_RECENT, "{}", 1);
	ask_and_check(worker, REQUEST_COPIED, "{\"person\":\"@\",\"note\":\"line\"}", 0);
	ask_and_check(worker, REQUEST_AUDIT_MINE, "{}", 1);
	struct client *manager = sign_in_as("j.reid");
	ask_and_check(manager, REQUEST_AUDIT_SUMMARY, "{\"by\":\"person\"}", 1);
	ask_and_check(manager, REQUEST_AUDIT_PATTERNS, "{}", 0);
	ask_and_check(manager, REQUEST_AUDIT_SAMPLE, "{\"draw\":3}", 1);
	client_close(manager);
	ask_and_check(worker, REQUEST_MISTAKE, "{\"person\":\"@\"}", 0);
	client_close(worker);
}

static void reading_the_trail_is_in_the_trail(void **state)
{
	(void)state;
	struct client *worker = sign_in_as("s.patel");
	ask_and_check(worker, REQUEST_SHOW, "{\"person\":\"@\",\"details\":\"none\"}", 3);
	client_close(worker);
	struct client *manager = sign_in_as("j.reid");
	ask_and_check(manager, REQUEST_AUDIT_LIST, "{}", 1);
	ask_and_check(manager, REQUEST_AUDIT_LIST, "{\"which\":{\"person\":\"@\"}}", 1);
	client_close(manager);
}

/* K Wu has the postcode of the Brackens, and is asked why. */
static void a_look_at_a_neighbour_is_marked(void **state)
{
	(void)state;
	struct buf answer = BUF_INIT;
	struct client *neighbour = sign_in_as("k.wu");
	ask_and_check(neighbour, REQUEST_SHOW, "{\"person\":\"@\",\"details\":\"none\"}", 1);
	ask_and_check(neighbour, REQUEST_SHOW,
		      "{\"person\":\"@\",\"details\":\"none\",\"reason\":\"Nobody else is on duty\"}", 3);
	client_close(neighbour);
	struct client *manager = sign_in_as("j.reid");
	ask(manager, REQUEST_AUDIT_PATTERNS, "{}", &answer);
	assert_non_null(strstr(answer.data, "{\"pattern\":\"close\",\"account\":\"k.wu\""));
	buf_clear(&answer);
	ask(manager, REQUEST_AUDIT_LIST, "{\"which\":{\"account\":\"k.wu\"}}", &answer);
	assert_non_null(strstr(answer.data, "\"close_to\":\"own_address\""));
	client_close(manager);
	buf_release(&answer);
}

static void a_manager_is_told_of_the_own_team_only(void **state)
{
	(void)state;
	struct buf answer = BUF_INIT;
	client_close(sign_in_as("trainer"));
	struct client *manager = sign_in_as("j.reid");
	ask(manager, REQUEST_AUDIT_LIST, "{\"all\":true}", &answer);
	assert_non_null(strstr(answer.data, "\"account\":\"j.reid\""));
	assert_null(strstr(answer.data, "\"account\":\"trainer\""));
	client_close(manager);
	buf_clear(&answer);
	struct client *auditor = sign_in_as("m.lowe");
	ask(auditor, REQUEST_AUDIT_LIST, "{\"all\":true}", &answer);
	assert_non_null(strstr(answer.data, "\"account\":\"trainer\""));
	client_close(auditor);
	buf_release(&answer);
}

#define WITH_TRAINING(test) cmocka_unit_test_setup_teardown(test, open_training, close_training)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_request_says_what_it_audits),
		cmocka_unit_test(every_action_has_its_words),
		WITH_TRAINING(whoever_is_shown_is_in_the_trail),
		WITH_TRAINING(reading_the_trail_is_in_the_trail),
		WITH_TRAINING(a_look_at_a_neighbour_is_marked),
		WITH_TRAINING(a_manager_is_told_of_the_own_team_only),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

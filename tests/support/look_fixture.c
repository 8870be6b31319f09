#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "support/look_fixture.h"

#include "famctx/api/find.h"
#include "famctx/api/request.h"
#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/keeper/keeper.h"
#include "famctx/schema/json.h"
#include "famctx/store/statement.h"
#include "famctx/store/store.h"
#include "keeper/requests.h"

struct keeper_fixture look_store;
static struct client *kept_open;

int look_start(void **state)
{
	(void)state;
	if (fixture_make(&look_store))
		return -1;
	kept_open = fixture_open(&look_store, SERVE_MAKE_TRAINING);
	return 0;
}

int look_end(void **state)
{
	(void)state;
	client_close(kept_open);
	return fixture_remove(&look_store);
}

void look_purpose(struct client *c, const char *purpose)
{
	struct buf params = BUF_INIT, out = BUF_INIT;
	buf_printf(&params, "{\"basis\":\"%s\"}", purpose);
	if (look_ask(c, REQUEST_PURPOSE, params.data, &out))
		fail_msg("%s", out.data);
	buf_release(&params);
	buf_release(&out);
}

struct client *look_as(const char *login, const char *purpose)
{
	struct err e = ERR_INIT;
	struct client *c;
	if (!fixture_try(&look_store, SERVE_ONLY, keeper_serve, login, &c, &e))
		fail_msg("%s", e.message);
	look_purpose(c, purpose);
	return c;
}

const char *look_id(const char *query)
{
	static char ids[10][32];
	static size_t next;
	struct err e = ERR_INIT;
	struct find_request request;
	struct find_answer answer;
	struct client *c = look_as("trainer", "training");
	char *id = ids[next++ % ARRAY_LEN(ids)];
	shape_init(&find_request_shape, &request);
	request.query = mem_copy_text(query);
	if (!client_call(c, REQUEST_FIND, &find_request_shape, &request, &find_answer_shape, &answer, &e))
		fail_msg("%s", e.message);
	if (!answer.results_count)
		fail_msg("nobody is found by '%s'", query);
	snprintf(id, sizeof(ids[0]), "%s", answer.results[0].person);
	shape_release(&find_answer_shape, &answer);
	shape_release(&find_request_shape, &request);
	client_close(c);
	return id;
}

enum err_code look_show(struct client *c, const char *person, const char *reason, struct show_answer *answer)
{
	struct err e = ERR_INIT;
	struct show_request request;
	shape_init(&show_request_shape, &request);
	request.person = mem_copy_text(person);
	request.details = mem_copy_text("none");
	request.reason = mem_copy_or_null(reason);
	bool ok = client_call(c, REQUEST_SHOW, &show_request_shape, &request, &show_answer_shape, answer, &e);
	shape_release(&show_request_shape, &request);
	return ok ? ERR_NONE : e.code;
}

int look_held(struct client *c, const char *person, const char *reason)
{
	struct show_answer answer;
	enum err_code code = look_show(c, person, reason, &answer);
	int held = answer.held.what;
	shape_release(&show_answer_shape, &answer);
	if (code)
		fail_msg("%s is refused", person);
	return held;
}

enum err_code look_ask(struct client *c, const char *name, const char *params, struct buf *out)
{
	const struct request *r = request_find(name);
	struct err e = ERR_INIT;
	struct buf answer = BUF_INIT;
	void *object = r->params ? mem_zero(1, r->params->size) : NULL;
	if (object && !json_decode(params, strlen(params), r->params, object, &e))
		fail_msg("%s: %s", name, e.message);
	bool ok = client_call_json(c, name, r->params, object, &answer, &e);
	if (out)
		buf_add_text(out, ok ? answer.data : e.message);
	if (object)
		shape_release(r->params, object);
	mem_free(object);
	buf_release(&answer);
	return ok ? ERR_NONE : e.code;
}

static struct db *open_store(enum db_mode mode)
{
	struct err e = ERR_INIT;
	struct buf path = BUF_INIT;
	struct db *db;
	file_join(&path, look_store.folder, STORE_FILE);
	if (!db_open(path.data, mode, &db, &e))
		fail_msg("%s", e.message);
	buf_release(&path);
	return db;
}

void look_entry(struct buf *out)
{
	static const char sql[] = "SELECT action, outcome, note, subjects, opened, close_to, reason, break_glass"
				  " FROM audit ORDER BY seq DESC LIMIT 1";
	struct err e = ERR_INIT;
	struct db *db = open_store(DB_READ);
	struct statement *st = db_prepare(db, sql);
	assert_true(statement_row(st));
	for (int i = 0; i < 8; i++)
		buf_printf(out, "%s%s", i ? "|" : "", column_null(st, i) ? "-" : column_text(st, i));
	assert_true(statement_done(st, &e));
	db_close(db);
}

void look_expect_entry(const char *expected)
{
	struct buf entry = BUF_INIT;
	look_entry(&entry);
	assert_string_equal(entry.data, expected);
	buf_release(&entry);
}

void look_change(const char *static_sql)
{
	struct err e = ERR_INIT;
	struct db *db = open_store(DB_WRITE);
	if (!db_run(db, static_sql, &e))
		fail_msg("%s", e.message);
	db_close(db);
}

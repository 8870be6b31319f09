#include "project.h"

#include <string.h>

#include "famctx/base/mem.h"

/* ---- asking --------------------------------------------------------------------------- */

bool part_ask_with(struct app *app, const char *request, const struct shape *params_shape, const void *params,
                   const struct shape *shape, void *answer, struct err *e)
{
	void *fresh = mem_zero(1, shape->size);
	bool ok = app->session->ask(app->session, request, params_shape, params, shape, fresh, e);
	shape_release(shape, ok ? answer : fresh);
	if (ok)
		memcpy(answer, fresh, shape->size);
	mem_free(fresh);
	return ok;
}

bool part_ask(struct app *app, const char *request, const char *project, const struct shape *shape,
              void *answer, struct err *e)
{
	struct project_request params = { mem_copy_text(project) };
	bool ok = part_ask_with(app, request, &project_request_shape, &params, shape, answer, e);
	mem_free(params.project);
	return ok;
}

bool part_may(const struct session *s, const char *request)
{
	for (size_t i = 0; i < s->hello->requests_count; i++)
		if (!strcmp(s->hello->requests[i], request))
			return true;
	return false;
}

const struct screen_ops *projects_for(const struct session *s)
{
	return part_may(s, REQUEST_PROJECT_ACT) ? &screen_projects : NULL;
}

void part_go(struct app *app, const struct screen_ops *ops, const char *project, int64_t number,
             const char *name)
{
	app_go(app, ops, &(struct project_ref) { project, number, name });
}

static const struct way {
	enum action action;
	const struct screen_ops *to;
} ways[] = {
	{ ACTION_WORKBOOK, &screen_workbook }, { ACTION_TRIAGE, &screen_triage },
	{ ACTION_GATES, &screen_gates },       { ACTION_REGISTERS, &screen_registers },
	{ ACTION_ABOUT, &screen_about },       { ACTION_MATURITY, &screen_maturity },
	{ ACTION_HISTORY, &screen_history },
};

enum handled part_act(struct screen *s, enum action a, const char *project)
{
	for (size_t i = 0; i < ARRAY_LEN(ways); i++) {
		if (ways[i].action != a)
			continue;
		/* One part of a project is open once, so that Esc always comes to an end. */
		if (!app_pop_to(s->app, ways[i].to))
			part_go(s->app, ways[i].to, project, 0, NULL);
		return HANDLED;
	}
	return NOT_HANDLED;
}

void part_guide(struct app *app, const char *about)
{
	app_go(app, &screen_guide, &(struct project_ref) { NULL, 0, about });
}

void part_offer(enum action a, struct offer *o)
{
	for (size_t i = 0; i < ARRAY_LEN(ways); i++)
		o->now = o->now || ways[i].action == a;
}

/* ---- saying ----------------------------------------------------------------------------- */

const char *part_word(const struct app *app, enum screen_file_id file, const char *prefix, const char *code)
{
	struct buf key = BUF_INIT;
	if (!code)
		return "";
	buf_printf(&key, "%s%s", prefix, code);
	for (size_t i = 0; i < key.len; i++)
		if (key.data[i] == '-')
			key.data[i] = '_';
	const char *text = screens_find(app->screens, file, key.data);
	buf_release(&key);
	return text ? text : code;
}

int part_head_rows(const struct screen *s, int cols)
{
	(void)s;
	(void)cols;
	return 1;
}

void part_head(const struct app *app, struct canvas *c, struct rect area, const char *left, const char *right)
{
	int used =
	        narrow(app) ? 0 : canvas_text_right(c, area.row, area.col, area.cols - 1, ROLE_TEXT, right);
	canvas_text(c, area.row, area.col + 1, area.cols - used - 3, ROLE_TITLE, left);
}

struct rect part_room(const struct app *app)
{
	return (struct rect) { 0, 0, app->rows, app->cols };
}

const char *pool_who(struct pool *p, const char *who, struct date when)
{
	struct buf b = BUF_INIT;
	if (!who)
		return NULL;
	buf_add_text(&b, who);
	if (date_known(when)) {
		buf_add_text(&b, ", ");
		date_long(when, &b);
	}
	return pool_take(p, &b);
}

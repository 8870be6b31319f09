/* Looks, newest first: of one worker, at one person, for one reason, or one's own. */
#include <string.h>

#include "audit_filter.h"
#include "famctx/base/mem.h"
#include "famctx/screen/session.h"
#include "say.h"

struct looks {
	struct audit_list_request request;
	struct audit_list_answer answer;
	struct trail_rows rows;
	struct trail_period period;
	char *name;
	bool mine;
};

static const char *request_of(const struct looks *v)
{
	return v->mine ? REQUEST_AUDIT_MINE : REQUEST_AUDIT_LIST;
}

static void make_rows(struct looks *v)
{
	trail_rows_looks(&v->rows, v->answer.entries, v->answer.entries_count, !v->mine && !v->request.which.account);
}

static bool load(struct looks *v, struct err *e)
{
	struct audit_list_answer fresh;
	v->request.before = INTEGER_NONE;
	v->request.which.from = v->period.from;
	v->request.which.to = v->period.to;
	if (!trail_ask(v->rows.app, request_of(v), &audit_list_request_shape, &v->request, &audit_list_answer_shape, &fresh,
		       e)) {
		shape_release(&audit_list_answer_shape, &fresh);
		return false;
	}
	shape_release(&audit_list_answer_shape, &v->answer);
	v->answer = fresh;
	make_rows(v);
	return true;
}

/* The next page goes behind what is there. */
static bool load_more(struct looks *v, struct err *e)
{
	struct audit_list_answer page;
	struct audit_list_answer *all = &v->answer;
	v->request.before = all->next;
	bool ok = trail_ask(v->rows.app, request_of(v), &audit_list_request_shape, &v->request, &audit_list_answer_shape,
			    &page, e);
	if (ok && page.entries_count) {
		size_t count = all->entries_count + page.entries_count;
		all->entries = mem_resize(all->entries, count, sizeof(*all->entries));
		memcpy(all->entries + all->entries_count, page.entries, page.entries_count * sizeof(*page.entries));
		all->entries_count = count;
		page.entries_count = 0;
		make_rows(v);
	}
	if (ok)
		all->next = page.next;
	shape_release(&audit_list_answer_shape, &page);
	return ok;
}

static bool looks_open(struct screen *s, const void *arg, struct err *e)
{
	const struct looks_ref *ref = arg;
	struct looks *v = s->state;
	shape_init(&audit_list_request_shape, &v->request);
	shape_init(&audit_list_answer_shape, &v->answer);
	trail_rows_init(&v->rows, s->app);
	v->mine = !ref;
	if (ref) {
		v->request.which.account = mem_copy_or_null(ref->account);
		v->request.which.person = mem_copy_or_null(ref->person);
		v->request.which.basis = ref->basis;
		v->name = mem_copy_or_null(ref->name);
		v->period = (struct trail_period) { ref->from, ref->to, false };
	}
	if (load(v, e))
		return true;
	s->ops->close(s);
	return false;
}

static void looks_close(struct screen *s)
{
	struct looks *v = s->state;
	trail_rows_release(&v->rows);
	shape_release(&audit_list_request_shape, &v->request);
	shape_release(&audit_list_answer_shape, &v->answer);
	mem_free(v->name);
}

static void looks_title(const struct screen *s, struct buf *out)
{
	const struct looks *v = s->state;
	if (v->mine)
		SAY_PLAIN(s->app, TEXT_looks_title_mine, out);
	else
		SAY(s->app, TEXT_looks_title, out, { "name", v->name });
}

static int looks_head_rows(const struct screen *s, int cols)
{
	(void)s;
	(void)cols;
	return 1;
}

static void looks_head(const struct screen *s, struct canvas *c, struct rect area)
{
	const struct looks *v = s->state;
	struct buf text = BUF_INIT;
	struct pool p = POOL_INIT;
	enum text which = v->mine ? TEXT_looks_head_mine : v->request.which.person ? TEXT_looks_head_person : TEXT_looks_head;
	SAY(s->app, which, &text, { "n", pool_number(&p, (int64_t)v->answer.entries_count) },
	    { "more", v->answer.next != INTEGER_NONE ? "+" : NULL }, { "from", pool_date_short(&p, v->period.from) },
	    { "to", pool_date_short(&p, v->period.to) }, { "team", v->answer.team });
	canvas_text(c, area.row, area.col + 1, area.cols - 2, ROLE_TEXT, text.data);
	pool_release(&p);
	buf_release(&text);
}

static void looks_layout(struct screen *s, struct rect area)
{
	struct looks *v = s->state;
	list_layout(&v->rows.list, sieve_layout(&v->rows.sieve, area));
}

static void looks_draw(const struct screen *s, struct canvas *c)
{
	const struct looks *v = s->state;
	if (v->rows.seen_count) {
		list_draw(&v->rows.list, c, !v->rows.sieve.typing);
	} else {
		canvas_paragraph(c, layout_inset(s->area, 1, 1), ROLE_TEXT,
				 screens_text(s->app->screens, v->rows.count ? TEXT_trail_no_match : TEXT_looks_none));
		canvas_cursor(c, s->area.row + 1, s->area.col + 1);
	}
	if (sieve_is_on(&v->rows.sieve))
		sieve_draw(&v->rows.sieve, s->app, c, s->area, v->answer.next != INTEGER_NONE);
}

static void open_look(struct screen *s)
{
	struct looks *v = s->state;
	const struct trail_row *row = trail_rows_selected(&v->rows);
	if (row)
		app_go(s->app, &screen_look, &(struct look_ref) { &v->answer.entries[row->at], NULL });
}

/* Past the last row there may be another page. */
static void go_on(struct screen *s, enum action a)
{
	struct looks *v = s->state;
	struct err e = ERR_INIT;
	bool down = a == ACTION_DOWN || a == ACTION_PAGE_DOWN || a == ACTION_BOTTOM;
	if (down && v->answer.next != INTEGER_NONE && v->rows.list.selected + 1 == v->rows.seen_count && !load_more(v, &e))
		app_error(s->app, &e);
}

static void load_or_say(struct screen *s)
{
	struct looks *v = s->state;
	struct err e = ERR_INIT;
	v->period.changed = false;
	if (!load(v, &e))
		app_error(s->app, &e);
}

static void looks_resume(struct screen *s)
{
	if (((const struct looks *)s->state)->period.changed)
		load_or_say(s);
}

static enum handled looks_key(struct screen *s, const struct key_event *ev)
{
	enum handled result = filter_key(&((struct looks *)s->state)->rows, ev);
	if (result == HANDLED)
		looks_layout(s, s->area);
	return result;
}

static bool looks_typing(const struct screen *s)
{
	return ((const struct looks *)s->state)->rows.sieve.typing;
}

static enum handled looks_act(struct screen *s, enum action a, int count)
{
	struct looks *v = s->state;
	(void)count;
	if (filter_act(&v->rows, a) == HANDLED) {
		looks_layout(s, s->area);
	} else if (a == ACTION_OPEN) {
		open_look(s);
	} else if (a == ACTION_PERIOD) {
		app_go(s->app, &screen_period, &(struct period_ref) { &v->period });
	} else if (a == ACTION_REFRESH) {
		load_or_say(s);
	} else {
		go_on(s, a);
		return list_act(&v->rows.list, a);
	}
	return HANDLED;
}

static void looks_offer(const struct screen *s, enum action a, struct offer *o)
{
	const struct looks *v = s->state;
	sieve_offer(&v->rows.sieve, a, o);
	if (a == ACTION_REFRESH || a == ACTION_PERIOD || (a == ACTION_OPEN && v->rows.seen_count))
		o->now = true;
}

static const char *looks_help(const struct screen *s)
{
	return screens_help(s->app->screens, FILE_looks);
}

const struct screen_ops screen_looks = {
	.id = "looks", .where = WHERE_AUDIT, .state_size = sizeof(struct looks),
	.open = looks_open, .close = looks_close, .resume = looks_resume, .title = looks_title, .head_rows = looks_head_rows, .head = looks_head,
	.layout = looks_layout, .draw = looks_draw, .typing = looks_typing, .key = looks_key, .act = looks_act, .offer = looks_offer, .help = looks_help,
};

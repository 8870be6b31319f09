#include "search.h"

#include <string.h>

#include "famctx/base/mem.h"
#include "famctx/screen/session.h"
#include "audit_tabs.h"
#include "records.h"
#include "say.h"
#include "strip.h"

#define RECENT_FROM 7 /* the digit of the first recent family, unless more purposes are offered */
#define FIELD_MOST 70
#define LINE_MOST 200

bool search_is_field(enum search_field stop)
{
	return stop <= SEARCH_NUMBER || (stop >= SEARCH_OTHER && stop <= SEARCH_CONSENT_BECAUSE && stop != SEARCH_CONSENT);
}

int search_recent_digit(const struct search *f)
{
	int next = (int)f->purposes.count + 1;
	return next > RECENT_FROM ? next : RECENT_FROM;
}

size_t search_recent_count(const struct screen *s)
{
	int digits = 10 - search_recent_digit(s->state);
	size_t count = s->app->session->recent.people_count;
	if (digits <= 0)
		return 0;
	return count < (size_t)digits ? count : (size_t)digits;
}

bool search_is_empty_store(const struct screen *s)
{
	const struct search *f = s->state;
	return f->trouble.code == ERR_NONE && s->app->session->sources.sources_count == 0;
}

/* ---- the query -------------------------------------------------------------------------- */

static void relayout(struct screen *s);

/* Purpose first; then every key press searches. */
static void search_now(struct screen *s)
{
	struct search *f = s->state;
	if (!search_anything_typed(f))
		session_new_search(s->app->session);
	search_take_query(s);
	s->app->session->found_stands = false;
	s->app->session->find_error = (struct err)ERR_INIT;
	if (search_anything_typed(f) && search_purpose_given(s) && search_tell_purpose(s))
		session_find(s->app->session);
	results_pane_refresh(&f->pane);
	results_pane_first(&f->pane);
	relayout(s);
}

bool search_is_live(const struct screen *s)
{
	const struct search *f = s->state;
	const struct session *session = s->app->session;
	if (f->focus != SEARCH_LINE || field_is_empty(&f->fields[SEARCH_LINE]))
		return false;
	return session->find_error.code != ERR_NONE || (session->found_stands && !session->found.too_little);
}

/* ---- opening and closing ------------------------------------------------------------------ */

static void ask_again(struct screen *s)
{
	struct search *f = s->state;
	struct err e = ERR_INIT, ignored = ERR_INIT;
	f->trouble = session_refresh(s->app->session, &e) && session_refresh_mine(s->app->session, &e)
	                     ? (struct err)ERR_INIT
	                     : e;
	/* What was opened is a courtesy, which not every role has: its absence is no reason not to search. */
	(void)!session_refresh_recent(s->app->session, &ignored);
}

/* What is missing before names are shown, or the line. */
static enum search_field first_stop(const struct screen *s)
{
	enum text ask;
	enum search_field missing = search_purpose_missing(s, &ask);
	return missing == SEARCH_STOPS ? SEARCH_LINE : missing;
}

static bool search_open(struct screen *s, const void *arg, struct err *e)
{
	struct search *f = s->state;
	(void)arg;
	(void)e;
	for (int stop = 0; stop < SEARCH_STOPS; stop++)
		field_init(&f->fields[stop], stop == SEARCH_LINE ? LINE_MOST : FIELD_MOST);
	results_pane_init(&f->pane, s->app);
	search_preset_purpose(s);
	f->focus = first_stop(s);
	ask_again(s);
	return true;
}

static void search_close(struct screen *s)
{
	struct search *f = s->state;
	for (int stop = 0; stop < SEARCH_STOPS; stop++)
		field_release(&f->fields[stop]);
	results_pane_release(&f->pane);
}

static void search_resume(struct screen *s)
{
	struct search *f = s->state;
	struct session *session = s->app->session;
	ask_again(s);
	if (session->purpose.basis < 0 && session->go_to == SEARCH_PURPOSE)
		search_forget_purpose(s);
	search_show_query(s);
	if (session->go_to >= 0)
		f->focus = (enum search_field)session->go_to;
	else if (!search_anything_typed(f))
		f->focus = first_stop(s);
	session->go_to = -1;
	results_pane_refresh(&f->pane);
	relayout(s);
}

/* ---- drawing --------------------------------------------------------------------------------- */

static void search_title(const struct screen *s, struct buf *out)
{
	if (search_is_live(s))
		results_pane_title(&((const struct search *)s->state)->pane, out);
	else
		SAY_PLAIN(s->app, TEXT_search_title, out);
}

static int search_head_rows(const struct screen *s, int cols)
{
	(void)s;
	return layout_breadth(cols) == BREADTH_NARROW ? 1 : 2;
}

static void search_head(const struct screen *s, struct canvas *c, struct rect area)
{
	strip_draw(s->app, c, area);
	if (area.rows > 1)
		strip_draw_not_here(s->app, c, (struct rect) { area.row + 1, area.col, 1, area.cols });
}

static void relayout(struct screen *s)
{
	struct search *f = s->state;
	int line = narrow(s->app) ? 2 : 1;
	struct rect under = { s->area.row + line + 1, s->area.col, s->area.rows - line - 1, s->area.cols };
	search_form_layout(s, s->area);
	if (search_is_live(s))
		f->top = 0;
	results_pane_layout(&f->pane, under);
}

static void search_layout(struct screen *s, struct rect area)
{
	(void)area;
	relayout(s);
}

static void draw_live(const struct screen *s, struct canvas *c)
{
	const struct search *f = s->state;
	const struct spot *line = &f->spots[SEARCH_LINE];
	struct buf heading = BUF_INIT;
	canvas_text(c, s->area.row + line->label_row, s->area.col + line->label_col, s->area.cols, ROLE_LABEL,
	            screens_text(s->app->screens, TEXT_search_line));
	if (s->app->session->find_error.code == ERR_NONE)
		results_pane_heading(s->app, &heading);
	canvas_text(c, s->area.row + line->row + 1, s->area.col + 1, s->area.cols - 1, ROLE_TEXT,
	            heading.data);
	results_pane_draw(&f->pane, c, false);
	field_draw(&f->fields[SEARCH_LINE], c, s->area.row + line->row, s->area.col + line->col, true);
	buf_release(&heading);
}

static void draw_notice(const struct screen *s, struct canvas *c, enum role role, const char *text)
{
	struct rect at = layout_inset(s->area, s->area.rows > 8 ? 1 : 0, 1);
	canvas_paragraph(c, at, role, text);
	canvas_cursor(c, at.row, at.col);
}

static void search_draw(const struct screen *s, struct canvas *c)
{
	const struct search *f = s->state;
	struct buf trouble = BUF_INIT;
	SAY(s->app, TEXT_error_what, &trouble, { "message", f->trouble.message });
	if (f->trouble.code != ERR_NONE)
		draw_notice(s, c, ROLE_ERROR, trouble.data);
	else if (search_is_empty_store(s))
		draw_notice(s, c, ROLE_TEXT, screens_text(s->app->screens, TEXT_search_empty));
	else if (search_is_live(s))
		draw_live(s, c);
	else
		search_form_draw(s, c);
	buf_release(&trouble);
}

static void search_hint(const struct screen *s, struct buf *out)
{
	const struct search *f = s->state;
	const struct session *session = s->app->session;
	struct pool p = POOL_INIT;
	enum text ask;
	enum search_field missing = search_purpose_missing(s, &ask);
	if (f->trouble.code != ERR_NONE || search_is_empty_store(s))
		SAY_PLAIN(s->app, TEXT_search_hint_again, out);
	else if (missing != SEARCH_STOPS)
		SAY_PLAIN(s->app, missing < SEARCH_CONSENT ? TEXT_search_hint_purpose : ask, out);
	else if (session->found_stands && session->found.too_little && search_anything_typed(f))
		buf_add_text(out, narrow(s->app) ? screens_text(s->app->screens, TEXT_search_hint_little)
		                                 : session->found.too_little);
	else if (session->found_stands && session->found.results_count)
		SAY(s->app, search_is_live(s) ? TEXT_search_hint_live : TEXT_search_hint_found, out,
		    { "total", results_pane_total(s->app, &p) });
	else if (session->found_stands)
		SAY_PLAIN(s->app, TEXT_search_hint_nobody, out);
	else
		SAY_PLAIN(s->app, narrow(s->app) ? TEXT_search_hint_narrow : TEXT_search_hint, out);
	pool_release(&p);
}

/* ---- what can be done ---------------------------------------------------------------------------- */

static bool search_typing(const struct screen *s)
{
	const struct search *f = s->state;
	return f->trouble.code == ERR_NONE && !search_is_empty_store(s) && search_is_field(f->focus);
}

static bool is_about_purpose(enum search_field stop)
{
	return stop >= SEARCH_OTHER && stop <= SEARCH_CONSENT_BECAUSE;
}

/* A purpose is told when it has been said, not letter by letter: each one stands in the trail. */
static void go_to(struct screen *s, enum search_field stop)
{
	struct search *f = s->state;
	bool said = is_about_purpose(f->focus) && stop != f->focus && search_anything_typed(f);
	f->focus = stop;
	if (said)
		search_now(s);
	relayout(s);
}

/* The next stop that is there, in the direction; at the ends it goes round. */
static void step(struct screen *s, int by)
{
	struct search *f = s->state;
	int stop = (int)f->focus;
	do
		stop = (stop + by + SEARCH_STOPS) % SEARCH_STOPS;
	while (!f->spots[stop].there);
	go_to(s, (enum search_field)stop);
}

static enum handled search_key(struct screen *s, const struct key_event *ev)
{
	struct search *f = s->state;
	if (!search_typing(s))
		return NOT_HANDLED;
	char *before = mem_copy_text(field_text(&f->fields[f->focus]));
	enum handled h = field_key(&f->fields[f->focus], ev);
	bool changed = strcmp(before, field_text(&f->fields[f->focus])) != 0;
	mem_free(before);
	if (changed && !is_about_purpose(f->focus))
		search_now(s);
	return h;
}

static void ask_for_purpose(struct screen *s)
{
	enum text ask;
	go_to(s, search_purpose_missing(s, &ask));
	app_say(s->app, "%s", screens_text(s->app->screens, ask));
}

static void show_results(struct screen *s)
{
	struct search *f = s->state;
	const struct session *session = s->app->session;
	if (!search_anything_typed(f)) {
		go_to(s, SEARCH_LINE);
		app_say(s->app, "%s", screens_text(s->app->screens, TEXT_search_nothing_typed));
	} else if (!search_purpose_given(s)) {
		ask_for_purpose(s);
	} else {
		search_now(s);
		if (session->found_stands && !session->found.too_little)
			app_go(s->app, &screen_results, NULL);
		else if (session->find_error.code != ERR_NONE)
			app_error(s->app, &session->find_error);
	}
}

static void clear(struct screen *s)
{
	struct search *f = s->state;
	for (int stop = SEARCH_LINE; stop <= SEARCH_NUMBER; stop++)
		field_set(&f->fields[stop], "");
	search_now(s);
	go_to(s, SEARCH_LINE);
}

static void open_recent(struct screen *s, size_t i)
{
	if (!search_purpose_given(s))
		ask_for_purpose(s);
	else if (search_tell_purpose(s))
		records_go(s->app, &screen_family, s->app->session->recent.people[i].person, NULL);
}

static enum handled pick(struct screen *s, int digit)
{
	struct search *f = s->state;
	int recent = digit - search_recent_digit(f);
	if (recent >= 0 && (size_t)recent < search_recent_count(s)) {
		open_recent(s, (size_t)recent);
		return HANDLED;
	}
	if (choice_act(&f->purposes, ACTION_PICK, digit) == NOT_HANDLED)
		return NOT_HANDLED;
	search_offer_talk(s);
	search_now(s);
	go_to(s, first_stop(s));
	return HANDLED;
}

/* Right and left choose at once; Enter and digits go on to the day or the reason, where one is asked for. */
static enum handled act_on_talk(struct screen *s, enum action a, int digit)
{
	struct choice *talk = &((struct search *)s->state)->talk;
	bool turns = a == ACTION_LEFT || a == ACTION_RIGHT;
	if (turns)
		(void)choice_act(talk, a == ACTION_LEFT ? ACTION_UP : ACTION_DOWN, 1);
	else if (a != ACTION_OPEN && a != ACTION_PICK)
		return NOT_HANDLED;
	(void)choice_act(talk, turns ? ACTION_OPEN : a, digit);
	relayout(s);
	if (!turns)
		step(s, 1);
	return HANDLED;
}

static enum handled act_on_purpose(struct screen *s, enum action a)
{
	struct search *f = s->state;
	if (a == ACTION_OPEN)
		return pick(s, (int)f->purposes.focused + 1);
	if (a == ACTION_LEFT)
		a = ACTION_UP;
	else if (a == ACTION_RIGHT)
		a = ACTION_DOWN;
	return a == ACTION_UP || a == ACTION_DOWN ? choice_act(&f->purposes, a, 1) : NOT_HANDLED;
}

static enum handled act_on_recent(struct screen *s, enum action a)
{
	struct search *f = s->state;
	size_t count = search_recent_count(s);
	if (a == ACTION_OPEN)
		open_recent(s, f->recent);
	else if (a == ACTION_RIGHT)
		f->recent += f->recent + 1 < count;
	else if (a == ACTION_LEFT)
		f->recent -= f->recent > 0;
	else
		return NOT_HANDLED;
	return HANDLED;
}

bool search_waits_for_me(const struct screen *s)
{
	return s->app->session->unread > 0 || session_drafts(s->app->session) > 0;
}

/* What I wrote comes first; what others opened is looked over where looks are. */
static void open_mine(struct screen *s)
{
	const enum trail_tab checks = TRAIL_CHECKS;
	if (search_waits_for_me(s))
		app_go(s->app, &screen_my_challenges, NULL);
	else
		app_go(s->app, &screen_trail, &checks);
}

static enum handled act_on_stop(struct screen *s, enum action a, int count)
{
	struct search *f = s->state;
	if (f->focus == SEARCH_MINE && a == ACTION_OPEN) {
		open_mine(s);
		return HANDLED;
	}
	if (f->focus == SEARCH_PURPOSE)
		return act_on_purpose(s, a);
	if (f->focus == SEARCH_CONSENT)
		return act_on_talk(s, a, count);
	if (f->focus == SEARCH_RECENT)
		return act_on_recent(s, a);
	if (a != ACTION_OPEN)
		return NOT_HANDLED;
	if (f->focus == CLEAR_BUTTON)
		clear(s);
	else
		show_results(s);
	return HANDLED;
}

static enum handled search_act(struct screen *s, enum action a, int count)
{
	bool nothing = ((struct search *)s->state)->trouble.code != ERR_NONE || search_is_empty_store(s);
	if (nothing && a == ACTION_OPEN) {
		ask_again(s);
		relayout(s);
		return HANDLED;
	}
	if (nothing || act_on_stop(s, a, count) == HANDLED)
		return nothing ? NOT_HANDLED : HANDLED;
	if (a == ACTION_DOWN && search_is_live(s))
		show_results(s);
	else if (a == ACTION_NEXT || a == ACTION_DOWN)
		step(s, 1);
	else if (a == ACTION_PREVIOUS || a == ACTION_UP)
		step(s, -1);
	else if (a == ACTION_CLEAR || a == ACTION_FIND)
		clear(s);
	else if (a == ACTION_PICK)
		return pick(s, count);
	else
		return records_act(s, a);
	return HANDLED;
}

static enum text open_name(const struct search *f, bool nothing)
{
	if (nothing)
		return TEXT_search_again;
	if (f->focus == SEARCH_PURPOSE || f->focus == SEARCH_CONSENT)
		return TEXT_search_choose;
	if (f->focus == SEARCH_RECENT || f->focus == SEARCH_MINE)
		return TEXT_search_open;
	return f->focus == CLEAR_BUTTON ? TEXT_search_clear : TEXT_search_search;
}

static void search_offer(const struct screen *s, enum action a, struct offer *o)
{
	const struct search *f = s->state;
	bool nothing = f->trouble.code != ERR_NONE || search_is_empty_store(s);
	if (a == ACTION_OPEN) {
		o->now = true;
		o->name = screens_text(s->app->screens, open_name(f, nothing));
	} else if (a == ACTION_CLEAR) {
		o->now = search_anything_typed(f);
	} else if (a == ACTION_PICK) {
		o->now = !nothing && !search_is_field(f->focus);
	} else if (a == ACTION_MEANING) {
		o->now = true;
	}
}

static const char *search_help(const struct screen *s)
{
	return screens_help(s->app->screens, FILE_search);
}

const struct screen_ops screen_search = {
	.id = "search",
	.where = WHERE_SEARCH,
	.state_size = sizeof(struct search),
	.open = search_open,
	.close = search_close,
	.resume = search_resume,
	.title = search_title,
	.head_rows = search_head_rows,
	.head = search_head,
	.layout = search_layout,
	.draw = search_draw,
	.hint = search_hint,
	.typing = search_typing,
	.key = search_key,
	.act = search_act,
	.offer = search_offer,
	.help = search_help,
};

/* The form of a challenge, and of feedback about the tool. */
#include "challenge.h"

#include <string.h>

#include "famctx/base/mem.h"
#include "famctx/text/utf8.h"
#include "say.h"

#define SEEN_MOST 900 /* characters of the sentence that was on screen */

const char *say_challenge(const struct app *app, const char *kind, const char *const *codes, int code)
{
	struct buf key = BUF_INIT;
	if (code < 0)
		return NULL;
	buf_printf(&key, "challenge_%s_%s", kind, codes[code]);
	const char *word = words_phrase(app->words, key.data);
	bool known = word != key.data;
	buf_release(&key);
	return known ? word : codes[code];
}

/* ---- opening and closing ------------------------------------------------------------------ */

static void take_focus(struct raising *r, const struct focus *f, const struct app *app)
{
	struct challenge_send *c = &r->draft.send;
	r->feedback = f == NULL;
	c->on = mem_copy_text(f ? f->on.data : "tool");
	r->draft.about = mem_copy_text(f ? f->about.data : words_phrase(app->words, "challenge_about_tool"));
	if (f && f->seen.len)
		c->seen = mem_copy_bytes(f->seen.data, utf8_first(f->seen.data, f->seen.len, SEEN_MOST));
}

static enum raise_stop first_stop(const struct raising *r)
{
	return r->feedback ? RAISE_HELPS : RAISE_TYPE;
}


static bool challenge_open(struct screen *s, const void *arg, struct err *e)
{
	struct raising *r = s->state;
	struct session *session = s->app->session;
	shape_init(&challenge_draft_shape, &r->draft);
	if (!session->ask(session, REQUEST_CHALLENGE_TERMS, NULL, NULL, &challenge_terms_shape, &r->terms, e) ||
	    !challenge_make_id(&r->draft.send.id, e)) {
		shape_release(&challenge_draft_shape, &r->draft);
		shape_release(&challenge_terms_shape, &r->terms);
		return false;
	}
	take_focus(r, arg, s->app);
	raising_init(r, s->app);
	if (raising_recall(s))
		app_say(s->app, "%s", screens_text(s->app->screens, TEXT_challenges_recalled));
	r->focus = first_stop(r);
	/* The options are those of the form at the width it has. */
	raising_layout(s, (struct rect) { 0, 0, s->app->rows, s->app->cols });
	raising_put(r);
	return true;
}

static void challenge_close(struct screen *s)
{
	struct raising *r = s->state;
	struct err e = ERR_INIT;
	struct buf kept = BUF_INIT;
	bool keeps = r->typed && !r->sent && !raising_anonymous(r) && raising_anything(r);
	SAY_PLAIN(s->app, TEXT_challenges_kept, &kept);
	if (!raising_save(s, &e))
		app_error(s->app, &e);
	else if (keeps)
		app_say(s->app, "%s", kept.data);
	buf_release(&kept);
	raising_release(r);
}

/* ---- what surrounds it ------------------------------------------------------------------------ */

static void challenge_title(const struct screen *s, struct buf *out)
{
	const struct raising *r = s->state;
	struct pool p = POOL_INIT;
	SAY(s->app, r->feedback ? TEXT_challenges_title_feedback : TEXT_challenges_title, out,
	    { "error", raising_problems(r) ? screens_text(s->app->screens, TEXT_challenges_error) : NULL },
	    { "page", narrow(s->app) ? pool_number(&p, r->page + 1) : NULL },
	    { "pages", narrow(s->app) ? pool_number(&p, RAISE_PAGES) : NULL });
	pool_release(&p);
}

static int challenge_head_rows(const struct screen *s, int cols)
{
	const struct raising *r = s->state;
	return layout_breadth(cols) == BREADTH_NARROW || r->feedback ? 1 : 2;
}

static void challenge_head(const struct screen *s, struct canvas *c, struct rect area)
{
	const struct raising *r = s->state;
	struct buf text = BUF_INIT;
	SAY(s->app, TEXT_challenges_about, &text, { "about", r->draft.about });
	canvas_text(c, area.row, area.col + 1, area.cols - 1, ROLE_TITLE, text.data);
	buf_clear(&text);
	SAY(s->app, TEXT_challenges_attached, &text, { "kept", s->app->form->kept });
	if (area.rows > 1)
		canvas_text(c, area.row + 1, area.col + 1, area.cols - 1, ROLE_TEXT, text.data);
	buf_release(&text);
}

static void challenge_hint(const struct screen *s, struct buf *out)
{
	const struct raising *r = s->state;
	if (raising_anonymous(r))
		SAY_PLAIN(s->app, TEXT_challenges_hint_anonymous, out);
	else if (r->saved_at.len && !r->typed)
		SAY(s->app, narrow(s->app) ? TEXT_challenges_hint_saved_narrow : TEXT_challenges_hint_saved, out,
		    { "time", r->saved_at.data });
	else
		SAY_PLAIN(s->app, narrow(s->app) ? TEXT_challenges_hint_narrow : TEXT_challenges_hint, out);
}

/* ---- going about -------------------------------------------------------------------------------- */

static void go_to(struct screen *s, enum raise_stop stop)
{
	((struct raising *)s->state)->focus = stop;
	raising_layout(s, s->area);
}

static void turn_page(struct screen *s, int by)
{
	struct raising *r = s->state;
	for (int stop = 0; stop < RAISE_SEND; stop++)
		if (raising_asks(r, (enum raise_stop)stop) && raise_rules[stop].page == r->page + by) {
			go_to(s, (enum raise_stop)stop);
			return;
		}
}

/* The next stop that is there, in the direction; at the ends it goes round, or to the page before. */
static void step(struct screen *s, int by)
{
	const struct raising *r = s->state;
	int stop = (int)r->focus;
	do
		stop = (stop + by + RAISE_STOPS) % RAISE_STOPS;
	while (!r->spots[stop].there);
	if (by < 0 && stop > (int)r->focus && r->page > 0)
		turn_page(s, -1);
	else
		go_to(s, (enum raise_stop)stop);
}

static void check(struct screen *s)
{
	struct raising *r = s->state;
	struct buf text = BUF_INIT;
	struct pool p = POOL_INIT;
	size_t count = raising_check(r);
	for (int stop = RAISE_STOPS - 1; stop >= 0; stop--)
		if (r->problems[stop])
			go_to(s, (enum raise_stop)stop);
	SAY(s->app, count == 1 ? TEXT_challenges_one_problem : TEXT_challenges_many_problems, &text,
	    { "n", pool_number(&p, (int64_t)count) });
	if (count) {
		raising_layout(s, s->area);
		app_say(s->app, "%s", text.data);
		s->app->message_role = ROLE_ERROR;
	} else {
		app_go(s->app, &screen_challenge_check, r);
	}
	buf_release(&text);
	pool_release(&p);
}

static void save_now(struct screen *s)
{
	struct err e = ERR_INIT;
	if (!raising_save(s, &e))
		app_error(s->app, &e);
}

static void press(struct screen *s)
{
	const struct raising *r = s->state;
	if (r->focus == RAISE_KEEP)
		app_pop(s->app);
	else if (r->narrow && r->page + 1 < RAISE_PAGES)
		turn_page(s, 1);
	else
		check(s);
}

static bool is_typed_in(enum raise_stop stop)
{
	return raise_rules[stop].kind == RAISE_LINES || raise_rules[stop].kind == RAISE_LINE;
}

static bool challenge_typing(const struct screen *s)
{
	return is_typed_in(((const struct raising *)s->state)->focus);
}

static enum handled challenge_key(struct screen *s, const struct key_event *ev)
{
	struct raising *r = s->state;
	if (!is_typed_in(r->focus))
		return NOT_HANDLED;
	bool lines = raise_rules[r->focus].kind == RAISE_LINES;
	const char *now = lines ? editor_text(&r->editors[r->focus]) : field_text(&r->lines[r->focus]);
	char *before = mem_copy_text(now);
	enum handled h = lines ? editor_key(&r->editors[r->focus], ev) : field_key(&r->lines[r->focus], ev);
	now = lines ? editor_text(&r->editors[r->focus]) : field_text(&r->lines[r->focus]);
	if (strcmp(before, now) != 0)
		raising_touch(s);
	mem_free(before);
	return h;
}

static enum handled act_on_choice(struct screen *s, enum action a, int count)
{
	struct raising *r = s->state;
	struct choice *c = &r->choices[r->focus];
	size_t before = c->chosen;
	if (a == ACTION_LEFT)
		a = ACTION_UP;
	else if (a == ACTION_RIGHT)
		a = ACTION_DOWN;
	if (choice_act(c, a, count) == NOT_HANDLED)
		return NOT_HANDLED;
	if (a == ACTION_PICK || a == ACTION_OPEN)
		c->focused = c->chosen;
	if (before != c->chosen)
		raising_touch(s);
	raising_layout(s, s->area);
	return HANDLED;
}

static enum handled act_on_stop(struct screen *s, enum action a, int count)
{
	const struct raising *r = s->state;
	if (raise_rules[r->focus].kind == RAISE_CHOICE)
		return act_on_choice(s, a, count);
	if (a != ACTION_OPEN)
		return NOT_HANDLED;
	if (raise_rules[r->focus].kind == RAISE_BUTTON)
		press(s);
	else
		step(s, 1);
	return HANDLED;
}

static enum handled challenge_act(struct screen *s, enum action a, int count)
{
	const struct raising *r = s->state;
	if (act_on_stop(s, a, count) == HANDLED)
		return HANDLED;
	if (a == ACTION_NEXT || a == ACTION_DOWN || a == ACTION_RIGHT)
		step(s, 1);
	else if (a == ACTION_PREVIOUS || a == ACTION_UP || a == ACTION_LEFT)
		step(s, -1);
	else if (a == ACTION_SEND)
		check(s);
	else if (a == ACTION_SAVE)
		save_now(s);
	else if (a == ACTION_BACK && r->narrow && r->page > 0)
		turn_page(s, -1);
	else
		return NOT_HANDLED;
	return HANDLED;
}

static void challenge_offer(const struct screen *s, enum action a, struct offer *o)
{
	const struct raising *r = s->state;
	bool choice = raise_rules[r->focus].kind == RAISE_CHOICE;
	if (a == ACTION_OPEN) {
		o->now = raise_rules[r->focus].kind != RAISE_LINES;
		o->name = choice ? screens_text(s->app->screens, TEXT_search_choose) : o->name;
		if (raise_rules[r->focus].kind == RAISE_BUTTON)
			o->name = raising_label(s, r->focus);
		else if (!choice)
			o->name = _(action_info(ACTION_NEXT)->name);
	} else if (a == ACTION_PICK) {
		o->now = choice;
	} else if (a == ACTION_SEND) {
		o->now = r->focus != RAISE_SEND && (!r->narrow || r->page + 1 == RAISE_PAGES);
	} else if (a == ACTION_SAVE) {
		o->now = !raising_anonymous(r);
	}
}

static void challenge_tick(struct screen *s, uint64_t now_ms)
{
	(void)now_ms;
	save_now(s);
}

static bool challenge_may_leave(const struct screen *s, struct err *why)
{
	const struct raising *r = s->state;
	if (r->sent || !raising_anonymous(r) || !raising_anything(r))
		return true;
	return err_set(why, ERR_USAGE, "%s", screens_text(s->app->screens, TEXT_challenges_anonymous_lost));
}

static const char *challenge_help(const struct screen *s)
{
	return s->app->form->help;
}

static void challenge_resume(struct screen *s)
{
	raising_layout(s, s->area);
}

const struct screen_ops screen_challenge = {
	.id = "challenge",
	.where = WHERE_FORM,
	.state_size = sizeof(struct raising),
	.open = challenge_open,
	.close = challenge_close,
	.resume = challenge_resume,
	.title = challenge_title,
	.head_rows = challenge_head_rows,
	.head = challenge_head,
	.layout = raising_layout,
	.draw = raising_draw,
	.hint = challenge_hint,
	.typing = challenge_typing,
	.key = challenge_key,
	.act = challenge_act,
	.offer = challenge_offer,
	.tick = challenge_tick,
	.may_leave = challenge_may_leave,
	.help = challenge_help,
};

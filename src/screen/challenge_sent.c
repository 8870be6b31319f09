/* It was sent: the reference, what happens next and by when. */
#include "challenge.h"
#include "famctx/base/mem.h"
#include "famctx/ui/viewer.h"
#include "say.h"

struct sent {
	char *reference;
	char *goes_to;
	struct date due;
	bool anonymous, feedback, risk;
	struct viewer text;
	int button; /* 0 back, 1 my challenges */
	struct rect buttons;
};

static bool sent_open(struct screen *s, const void *arg, struct err *e)
{
	const struct sent_ref *ref = arg;
	struct sent *p = s->state;
	(void)e;
	p->reference = mem_copy_text(ref->sent->reference);
	p->goes_to = mem_copy_or_null(ref->sent->goes_to);
	p->due = ref->sent->due;
	p->anonymous = ref->send->anonymous;
	p->feedback = ref->send->type == CHALLENGE_FEEDBACK;
	p->risk = ref->send->risk == RISK_YES || ref->send->risk == RISK_UNSURE;
	viewer_init(&p->text);
	return true;
}

static void sent_close(struct screen *s)
{
	struct sent *p = s->state;
	mem_free(p->reference);
	mem_free(p->goes_to);
	viewer_release(&p->text);
}

static void sent_title(const struct screen *s, struct buf *out)
{
	SAY_PLAIN(s->app, TEXT_challenges_title_sent, out);
}

static void add(struct screen *s, enum role role, int indent, enum text t, const struct fill *fills, size_t count)
{
	struct buf text = BUF_INIT;
	say(s->app, t, &text, fills, count);
	viewer_add(&((struct sent *)s->state)->text, role, indent, text.data);
	buf_release(&text);
}

static void add_next(struct screen *s)
{
	struct sent *p = s->state;
	struct pool pool = POOL_INIT;
	struct buf due = BUF_INIT, day = BUF_INIT;
	date_long(p->due, &day);
	buf_printf(&due, "%s %s", date_weekday(p->due), day.data);
	add(s, ROLE_HEADING, 0, TEXT_challenges_next, NULL, 0);
	add(s, ROLE_TEXT, 2, p->goes_to ? TEXT_challenges_next_who : TEXT_challenges_next_any,
	    FILLS({ "name", p->goes_to }, { "due", due.data }));
	add(s, ROLE_TEXT, 2, p->anonymous ? TEXT_challenges_next_anonymous : TEXT_challenges_next_told,
	    FILLS({ "reference", p->reference }));
	if (!p->feedback)
		add(s, ROLE_TEXT, 2, TEXT_challenges_next_upheld, NULL, 0);
	buf_release(&due);
	buf_release(&day);
	pool_release(&pool);
}

static void add_done(struct screen *s)
{
	const struct sent *p = s->state;
	struct pool pool = POOL_INIT;
	if (p->feedback)
		return;
	add(s, ROLE_HEADING, 0, TEXT_challenges_done, NULL, 0);
	add(s, ROLE_TEXT, 2, TEXT_challenges_done_mark, FILLS({ "date", pool_date(&pool, today(s->app)) }));
	add(s, ROLE_TEXT, 2, TEXT_challenges_done_nothing, NULL, 0);
	pool_release(&pool);
}

static void fill(struct screen *s)
{
	struct sent *p = s->state;
	bool gaps = !narrow(s->app);
	viewer_clear(&p->text);
	add(s, ROLE_HEADING, 0, p->feedback ? TEXT_challenges_sent_feedback : TEXT_challenges_sent, NULL, 0);
	add(s, ROLE_MATCH, 0, TEXT_challenges_reference, FILLS({ "reference", p->reference }));
	if (p->risk)
		viewer_add(&p->text, ROLE_WARNING, 0, s->app->form->do_not_wait);
	if (gaps)
		viewer_add(&p->text, ROLE_TEXT, 0, "");
	add_next(s);
	if (gaps)
		viewer_add(&p->text, ROLE_TEXT, 0, "");
	add_done(s);
	if (!p->risk && !p->feedback) {
		viewer_add(&p->text, ROLE_TEXT, 0, "");
		viewer_add(&p->text, ROLE_TEXT, 0, s->app->form->do_not_wait);
	}
}

static const char *button_name(const struct screen *s, int button)
{
	enum text back = narrow(s->app) ? TEXT_challenges_back_narrow : TEXT_challenges_back;
	return screens_text(s->app->screens, button ? TEXT_challenges_mine : back);
}

static void sent_layout(struct screen *s, struct rect area)
{
	struct sent *p = s->state;
	struct rect inner = layout_inset(area, 0, 1);
	fill(s);
	inner.rows -= 1;
	viewer_layout(&p->text, inner);
	inner.rows -= viewer_below(&p->text) > 0;
	viewer_layout(&p->text, inner);
	p->buttons = (struct rect) { area.row + area.rows - 1, area.col, 1, area.cols };
}

static void sent_draw(const struct screen *s, struct canvas *c)
{
	const struct sent *p = s->state;
	int col = p->buttons.col + 3;
	viewer_draw(&p->text, c, false);
	if (viewer_below(&p->text) > 0)
		canvas_rule(c, p->buttons.row - 1, p->buttons.col, p->buttons.cols,
		            screens_text(s->app->screens, TEXT_family_below));
	for (int i = 0; i < 2; i++) {
		const char *label = button_name(s, i);
		bool here = p->button == i;
		if (here) {
			canvas_glyph(c, p->buttons.row, col - 1, ROLE_SELECTED, GLYPH_SELECTED);
			canvas_cursor(c, p->buttons.row, col + 2);
		}
		col += canvas_printf(c, p->buttons.row, col, p->buttons.cols - col,
		                     here ? ROLE_SELECTED : ROLE_BUTTON, "[ %s ]", label) +
		       3;
	}
}

static void sent_hint(const struct screen *s, struct buf *out)
{
	SAY_PLAIN(s->app, TEXT_challenges_hint_sent, out);
}

static enum handled sent_act(struct screen *s, enum action a, int count)
{
	struct sent *p = s->state;
	struct app *app = s->app;
	struct err e = ERR_INIT;
	(void)count;
	if (a == ACTION_NEXT || a == ACTION_RIGHT)
		p->button = 1;
	else if (a == ACTION_PREVIOUS || a == ACTION_LEFT)
		p->button = 0;
	else if (a == ACTION_COPY)
		app_copy(app, p->reference, screens_text(app->screens, TEXT_challenges_copied));
	else if (a == ACTION_OPEN && p->button == 0)
		app_pop(app);
	else if (a == ACTION_OPEN && !app_replace(app, &screen_my_challenges, NULL, &e))
		app_error(app, &e);
	else if (a != ACTION_OPEN)
		return viewer_act(&p->text, a);
	return HANDLED;
}

static void sent_offer(const struct screen *s, enum action a, struct offer *o)
{
	const struct sent *p = s->state;
	if (a == ACTION_OPEN) {
		o->now = true;
		o->name = button_name(s, p->button);
	} else if (a == ACTION_COPY) {
		o->now = !s->app->copy_forbidden;
		o->name = screens_text(s->app->screens, TEXT_challenges_copy);
	}
}

const struct screen_ops screen_challenge_sent = {
	.id = "challenge_sent",
	.where = WHERE_QUEUE,
	.state_size = sizeof(struct sent),
	.open = sent_open,
	.close = sent_close,
	.title = sent_title,
	.layout = sent_layout,
	.draw = sent_draw,
	.hint = sent_hint,
	.act = sent_act,
	.offer = sent_offer,
};

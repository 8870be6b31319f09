/* What is going to be sent, read once more: each part can be changed, and sending is a word. */
#include "challenge.h"
#include "facts.h"
#include "famctx/base/mem.h"
#include "say.h"

#define BUTTONS 2
enum { BUTTON_SEND, BUTTON_KEEP };

struct checking {
	struct raising *raising; /* of the form below */
	struct facts facts;
	enum raise_stop changes[RAISE_STOPS]; /* what each number changes */
	size_t change_count;
	int button; /* the one with the cursor; -1: the cursor is among the facts */
	bool placed; /* it was laid out before */
	struct rect buttons;
};

static const char *text_of(const struct screen *s, enum text t)
{
	return screens_text(s->app->screens, t);
}

/* "2 What is wrong": the number changes it. */
static void add_change(struct screen *s, enum raise_stop stop, enum text label, const char *value)
{
	struct checking *k = s->state;
	struct buf text = BUF_INIT;
	k->changes[k->change_count++] = stop;
	buf_printf(&text, "%zu %s", k->change_count, text_of(s, label));
	facts_row(&k->facts, raise_rules[stop].field, text.data,
	          value && *value ? value : text_of(s, TEXT_challenges_not_provided));
	buf_release(&text);
}

static const char *option_of(const struct screen *s, enum raise_stop stop)
{
	const struct raising *r = ((const struct checking *)s->state)->raising;
	const struct choice *c = &r->choices[stop];
	return c->chosen < c->count ? r->labels[stop][c->chosen] : NULL;
}

static void add_risk(struct screen *s)
{
	const struct challenge_send *c = &((struct checking *)s->state)->raising->draft.send;
	struct buf text = BUF_INIT;
	if (c->risk == RISK_YES)
		SAY(s->app, TEXT_challenges_risk_told, &text, { "told", c->told });
	add_change(s, RAISE_RISK, TEXT_challenges_label_risk, text.len ? text.data : option_of(s, RAISE_RISK));
	buf_release(&text);
}

static void add_mark(struct screen *s, enum raise_stop stop, enum text label, int64_t mark)
{
	struct pool p = POOL_INIT;
	add_change(s, stop, label, pool_number(&p, mark));
	pool_release(&p);
}

static void add_answers(struct screen *s)
{
	const struct raising *r = ((struct checking *)s->state)->raising;
	const struct challenge_send *c = &r->draft.send;
	if (r->feedback) {
		add_change(s, RAISE_HELPS, TEXT_challenges_label_helps, c->feedback.helps);
		add_change(s, RAISE_HINDERS, TEXT_challenges_label_hinders, c->feedback.hinders);
		add_mark(s, RAISE_TRUST, TEXT_challenges_label_trust, c->feedback.trust);
		add_mark(s, RAISE_EASE, TEXT_challenges_label_ease, c->feedback.ease);
		add_mark(s, RAISE_FIT, TEXT_challenges_label_fit, c->feedback.fit);
		return;
	}
	add_change(s, RAISE_TYPE, TEXT_challenges_label_type, option_of(s, RAISE_TYPE));
	add_change(s, RAISE_BECAUSE, TEXT_challenges_label_because, c->because);
	add_risk(s);
	add_change(s, RAISE_SPOKE, TEXT_challenges_label_spoke, c->spoke);
}

static void add_way_back(struct screen *s)
{
	const struct raising *r = ((struct checking *)s->state)->raising;
	struct buf text = BUF_INIT;
	SAY(s->app, TEXT_challenges_told_by, &text, { "how", option_of(s, RAISE_NOTIFY) },
	    { "at", r->draft.send.notify_at });
	if (!raising_anonymous(r))
		add_change(s, RAISE_NOTIFY, TEXT_challenges_label_notify, text.data);
	add_change(s, RAISE_NAME, TEXT_challenges_label_name, option_of(s, RAISE_NAME));
	buf_release(&text);
}

static void add_where_to(struct screen *s)
{
	struct checking *k = s->state;
	const struct raising *r = k->raising;
	bool risk = r->draft.send.risk == RISK_YES;
	struct buf text = BUF_INIT;
	struct pool p = POOL_INIT;
	SAY(s->app, r->terms.goes_to ? TEXT_challenges_goes_to : TEXT_challenges_goes_to_any, &text,
	    { "name", r->terms.goes_to }, { "due", pool_date(&p, risk ? r->terms.due_risk : r->terms.due) });
	facts_row(&k->facts, "goes_to", text_of(s, TEXT_challenges_label_goes_to), text.data);
	if (risk)
		facts_note(&k->facts, "do_not_wait", ROLE_WARNING, s->app->form->do_not_wait);
	if (!r->feedback)
		facts_note(&k->facts, "effect", ROLE_TEXT, text_of(s, TEXT_challenges_effect));
	buf_release(&text);
	pool_release(&p);
}

static void fill(struct screen *s)
{
	struct checking *k = s->state;
	const struct raising *r = k->raising;
	facts_clear(&k->facts);
	k->change_count = 0;
	facts_row(&k->facts, "about", text_of(s, TEXT_challenges_label_about), r->draft.about);
	add_answers(s);
	add_way_back(s);
	if (!r->feedback)
		facts_row(&k->facts, "attached", text_of(s, TEXT_challenges_label_attached),
		          r->draft.send.seen ? r->draft.send.seen : s->app->form->kept);
	add_where_to(s);
}

static bool check_open(struct screen *s, const void *arg, struct err *e)
{
	struct checking *k = s->state;
	const void *below = app_top(s->app)->state;
	(void)e;
	if (below != arg)
		BUG("a challenge is checked that is not being written");
	k->raising = app_top(s->app)->state;
	facts_init(&k->facts, text_of(s, TEXT_family_below));
	return true;
}

static void check_close(struct screen *s)
{
	facts_release(&((struct checking *)s->state)->facts);
}

static void check_title(const struct screen *s, struct buf *out)
{
	const struct raising *r = ((const struct checking *)s->state)->raising;
	SAY_PLAIN(s->app, r->feedback ? TEXT_challenges_title_feedback_check : TEXT_challenges_title_check, out);
}

static int check_head_rows(const struct screen *s, int cols)
{
	(void)s;
	(void)cols;
	return 1;
}

static void check_head(const struct screen *s, struct canvas *c, struct rect area)
{
	say_draw(s->app, narrow(s->app) ? TEXT_challenges_check_head_narrow : TEXT_challenges_check_head, c, area.row,
	         area.col + 1, area.cols - 1, ROLE_TITLE);
}

static void check_layout(struct screen *s, struct rect area)
{
	struct checking *k = s->state;
	fill(s);
	k->buttons = (struct rect) { area.row + area.rows - 1, area.col, 1, area.cols };
	facts_layout(&k->facts, (struct rect) { area.row, area.col, area.rows - 1, area.cols });
	/* What does not fit is read before it is sent: the way to the button leads through it. */
	if (!k->placed && k->facts.list.area.rows < area.rows - 1)
		k->button = -1;
	k->placed = true;
}

static void draw_buttons(const struct screen *s, struct canvas *c)
{
	const struct checking *k = s->state;
	int col = k->buttons.col + 3, count = raising_anonymous(k->raising) ? 1 : BUTTONS;
	for (int i = 0; i < count; i++) {
		const char *label = text_of(s, i == BUTTON_SEND ? TEXT_challenges_send : TEXT_challenges_keep);
		bool here = k->button == i;
		if (here) {
			canvas_glyph(c, k->buttons.row, col - 1, ROLE_SELECTED, GLYPH_SELECTED);
			canvas_cursor(c, k->buttons.row, col + 2);
		}
		col += canvas_printf(c, k->buttons.row, col, k->buttons.cols - col, here ? ROLE_SELECTED : ROLE_BUTTON,
		                     "[ %s ]", label) +
		       3;
	}
}

static void check_draw(const struct screen *s, struct canvas *c)
{
	const struct checking *k = s->state;
	const struct rect *rows = &k->facts.list.area;
	facts_draw(&k->facts, c, k->button < 0);
	/* Where the cursor is on a button nothing else is marked. */
	if (k->button >= 0)
		canvas_fill(c, (struct rect) { rows->row, rows->col, rows->rows, narrow(s->app) ? 1 : 2 }, ROLE_TEXT);
	draw_buttons(s, c);
}

static void check_hint(const struct screen *s, struct buf *out)
{
	SAY_PLAIN(s->app, TEXT_challenges_not_sent, out);
}

/* ---- sending ------------------------------------------------------------------------------------ */

static bool ask_to_send(struct screen *s, struct challenge_sent *sent, struct err *e)
{
	struct raising *r = ((struct checking *)s->state)->raising;
	struct session *session = s->app->session;
	struct challenge_send *c = &r->draft.send;
	if (r->kept && !c->anonymous)
		c->draft = mem_copy_text(raising_key(r));
	bool ok = session->ask(session, REQUEST_CHALLENGE_SEND, &challenge_send_shape, c, &challenge_sent_shape, sent, e);
	mem_free(c->draft);
	c->draft = NULL;
	return ok;
}

/* The reference is shown when the keeper has it for good, and not before. */
static void send(struct screen *s)
{
	struct raising *r = ((struct checking *)s->state)->raising;
	struct app *app = s->app;
	struct challenge_sent sent;
	struct err e = ERR_INIT;
	shape_init(&challenge_sent_shape, &sent);
	/* A draft that bears a name goes before what bears none is sent. */
	bool ok = (!r->draft.send.anonymous || raising_save(app->stack[app->depth - 2], &e)) &&
	          ask_to_send(s, &sent, &e);
	if (ok) {
		r->sent = true;
		app->session->moves++;
		app_pop(app);
		ok = app_replace(app, &screen_challenge_sent, &(struct sent_ref) { &sent, &r->draft.send }, &e);
	}
	if (!ok)
		app_error(app, &e);
	shape_release(&challenge_sent_shape, &sent);
}

static void change(struct screen *s, size_t i)
{
	struct checking *k = s->state;
	struct app *app = s->app;
	if (i >= k->change_count)
		return;
	k->raising->focus = k->changes[i];
	app_pop(app);
}

static void press(struct screen *s)
{
	struct checking *k = s->state;
	const struct fact *fact = facts_selected(&k->facts);
	if (k->button == BUTTON_SEND) {
		send(s);
		return;
	}
	if (k->button == BUTTON_KEEP) {
		struct app *app = s->app;
		app_pop(app);
		app_pop(app);
		return;
	}
	for (size_t i = 0; fact && i < k->change_count; i++)
		if (!strcmp(raise_rules[k->changes[i]].field, fact->id)) {
			change(s, i);
			return;
		}
}

/* Up from the buttons are the facts, down from the last of them the buttons. */
static enum handled move(struct screen *s, enum action a)
{
	struct checking *k = s->state;
	int last = raising_anonymous(k->raising) ? BUTTON_SEND : BUTTON_KEEP;
	bool among_facts = k->button < 0, at_end = k->facts.list.selected + 1 >= k->facts.count;
	if (!among_facts && (a == ACTION_UP || a == ACTION_PAGE_UP || (a == ACTION_PREVIOUS && k->button == 0))) {
		k->button = -1;
		if (a != ACTION_PAGE_UP)
			return HANDLED;
	} else if (a == ACTION_NEXT && k->button < last) {
		k->button++;
		return HANDLED;
	} else if (!among_facts && (a == ACTION_LEFT || a == ACTION_PREVIOUS)) {
		k->button -= k->button > 0;
		return HANDLED;
	} else if (!among_facts && a == ACTION_RIGHT) {
		k->button += k->button < last;
		return HANDLED;
	} else if (among_facts && at_end && a == ACTION_DOWN) {
		k->button = BUTTON_SEND;
		return HANDLED;
	}
	if (!among_facts && a == ACTION_PAGE_DOWN)
		k->button = -1;
	if (k->button >= 0)
		return a == ACTION_DOWN ? HANDLED : NOT_HANDLED;
	return facts_act(&k->facts, a);
}

static enum handled check_act(struct screen *s, enum action a, int count)
{
	if (a == ACTION_OPEN)
		press(s);
	else if (a == ACTION_PICK)
		change(s, (size_t)count - 1);
	else
		return move(s, a);
	return HANDLED;
}

static void check_offer(const struct screen *s, enum action a, struct offer *o)
{
	const struct checking *k = s->state;
	if (a == ACTION_OPEN) {
		o->now = true;
		o->name = text_of(s, k->button < 0 ? TEXT_challenges_change
		                                   : (k->button ? TEXT_challenges_keep : TEXT_challenges_send));
	} else if (a == ACTION_PICK) {
		o->now = true;
		o->name = text_of(s, TEXT_challenges_change);
	}
}

static const char *check_help(const struct screen *s)
{
	return s->app->form->help;
}

const struct screen_ops screen_challenge_check = {
	.id = "challenge_check",
	.where = WHERE_FORM,
	.state_size = sizeof(struct checking),
	.open = check_open,
	.close = check_close,
	.title = check_title,
	.head_rows = check_head_rows,
	.head = check_head,
	.layout = check_layout,
	.draw = check_draw,
	.hint = check_hint,
	.act = check_act,
	.offer = check_offer,
	.help = check_help,
};

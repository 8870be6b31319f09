/* One challenge: what was said, what was shown, what was decided; and what can be done with it. */
#include "challenge.h"
#include "challenge_step.h"
#include "facts.h"
#include "famctx/base/mem.h"
#include "records.h"
#include "say.h"

struct one {
	char *reference;
	struct challenge_full full;
	struct facts facts;
	struct step_options steps;
	unsigned moves; /* of the session, when it was asked */
};

/* The answer comes first: it is what whoever raised it opened this for. */
static void add_answer(struct screen *s)
{
	struct one *o = s->state;
	const struct challenge_happening *last = NULL;
	struct buf text = BUF_INIT;
	for (size_t i = 0; i < o->full.events_count; i++)
		if (o->full.events[i].event == EVENT_DECIDED)
			last = &o->full.events[i];
	if (last && o->full.item.outcome >= 0)
		SAY(s->app, TEXT_queue_decided, &text,
		    { "outcome", say_challenge(s->app, "outcome", challenge_outcome_codes, last->outcome) },
		    { "by", last->by }, { "text", last->text });
	facts_row(&o->facts, "answer", screens_text(s->app->screens, TEXT_queue_label_answer), text.data);
	buf_release(&text);
}

static void fill(struct screen *s)
{
	struct one *o = s->state;
	struct buf text = BUF_INIT;
	facts_clear(&o->facts);
	challenge_say_state(s->app, &o->full.item, &text);
	facts_row(&o->facts, "state", screens_text(s->app->screens, TEXT_queue_label_state), text.data);
	add_answer(s);
	challenge_fill_said(s->app, &o->full, &o->facts);
	challenge_fill_seen(s->app, &o->full, &o->facts);
	challenge_fill_around(s->app, &o->full, &o->facts);
	challenge_fill_events(s->app, &o->full, &o->facts);
	steps_of(&o->full, &o->steps);
	buf_release(&text);
}

static bool one_open(struct screen *s, const void *arg, struct err *e)
{
	struct one *o = s->state;
	if (!challenge_ask_one(s->app->session, arg, &o->full, e)) {
		shape_release(&challenge_full_shape, &o->full);
		return false;
	}
	o->reference = mem_copy_text(o->full.item.reference);
	o->moves = s->app->session->moves;
	facts_init(&o->facts, screens_text(s->app->screens, TEXT_family_below));
	return true;
}

static void one_close(struct screen *s)
{
	struct one *o = s->state;
	mem_free(o->reference);
	shape_release(&challenge_full_shape, &o->full);
	facts_release(&o->facts);
}

static void ask_again(struct screen *s)
{
	struct one *o = s->state;
	struct challenge_full fresh;
	struct err e = ERR_INIT;
	shape_init(&challenge_full_shape, &fresh);
	if (!challenge_ask_one(s->app->session, o->reference, &fresh, &e)) {
		app_error(s->app, &e);
		shape_release(&challenge_full_shape, &fresh);
		return;
	}
	shape_release(&challenge_full_shape, &o->full);
	o->full = fresh;
	o->moves = s->app->session->moves;
	s->ops->layout(s, s->area);
}

static void one_resume(struct screen *s)
{
	if (((struct one *)s->state)->moves != s->app->session->moves)
		ask_again(s);
}

static void one_title(const struct screen *s, struct buf *out)
{
	SAY(s->app, TEXT_queue_title_one, out, { "reference", ((const struct one *)s->state)->reference });
}

static int one_head_rows(const struct screen *s, int cols)
{
	(void)s;
	(void)cols;
	return 1;
}

static void one_head(const struct screen *s, struct canvas *c, struct rect area)
{
	const struct challenge_item *item = &((const struct one *)s->state)->full.item;
	struct buf text = BUF_INIT;
	SAY(s->app, TEXT_challenges_about, &text,
	    { "about", item->about ? item->about : screens_text(s->app->screens, TEXT_queue_not_told) });
	canvas_text(c, area.row, area.col + 1, area.cols - 1, ROLE_TITLE, text.data);
	buf_release(&text);
}

static int step_rows(const struct screen *s)
{
	struct rect area = { 0, 0, 0, s->area.cols - 2 };
	return steps_draw(s->app, &((const struct one *)s->state)->steps, NULL, NULL, area);
}

static void one_layout(struct screen *s, struct rect area)
{
	struct one *o = s->state;
	s->area = area;
	fill(s);
	facts_layout(&o->facts, (struct rect) { area.row, area.col, area.rows - step_rows(s), area.cols });
}

static void one_draw(const struct screen *s, struct canvas *c)
{
	const struct one *o = s->state;
	int rows = step_rows(s);
	facts_draw(&o->facts, c, true);
	steps_draw(s->app, &o->steps, NULL, c,
	           (struct rect) { s->area.row + s->area.rows - rows, s->area.col + 1, rows, s->area.cols - 2 });
}

static void begin_step(struct screen *s, size_t i)
{
	struct one *o = s->state;
	if (i < o->steps.count)
		app_go(s->app, &screen_challenge_step,
		       &(struct step_ref) { &o->steps.items[i], &o->reference, 1, o->full.item.about,
		                            &o->full });
}

static enum handled one_act(struct screen *s, enum action a, int count)
{
	struct one *o = s->state;
	if (a == ACTION_PICK && (size_t)count <= o->steps.count)
		begin_step(s, (size_t)count - 1);
	else if (a == ACTION_UNDO && o->steps.undo)
		step_ask_undo(s, o->reference);
	else if (a == ACTION_REFRESH)
		ask_again(s);
	else if (a == ACTION_COPY)
		app_copy(s->app, o->reference, screens_text(s->app->screens, TEXT_challenges_copied));
	else
		return facts_act(&o->facts, a);
	return HANDLED;
}

static void one_offer(const struct screen *s, enum action a, struct offer *o)
{
	const struct one *one = s->state;
	if (a == ACTION_REFRESH)
		o->now = true;
	else if (a == ACTION_PICK)
		o->now = one->steps.count > 0;
	else if (a == ACTION_UNDO)
		o->now = one->steps.undo;
	else if (a == ACTION_COPY)
		o->now = !s->app->copy_forbidden;
	if (a == ACTION_COPY)
		o->name = screens_text(s->app->screens, TEXT_challenges_copy);
}

static const char *one_help(const struct screen *s)
{
	return screens_help(s->app->screens, FILE_queue);
}

const struct screen_ops screen_challenge_one = {
	.id = "challenge_one",
	.where = WHERE_QUEUE,
	.state_size = sizeof(struct one),
	.open = one_open,
	.close = one_close,
	.resume = one_resume,
	.title = one_title,
	.head_rows = one_head_rows,
	.head = one_head,
	.layout = one_layout,
	.draw = one_draw,
	.act = one_act,
	.offer = one_offer,
	.help = one_help,
};

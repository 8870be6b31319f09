/*
 * A box over the screen: something to read, or a question with words as
 * answers.
 */
#include "app_private.h"

#include <string.h>

#include "famctx/base/mem.h"
#include "famctx/ui/viewer.h"

#define BOX_COLS 64

struct dialog {
	char *title;
	char *answers[2]; /* the one that stands first; the second, NULL in a note */
	int chosen;
	int yes;          /* which of them does it; -1 in a note */
	void (*then)(struct screen *asked);
	struct screen *asked;
	struct viewer text;
	struct rect box;
};

static bool dialog_open(struct screen *s, const void *arg, struct err *e)
{
	const struct question *q = arg;
	struct dialog *d = s->state;
	bool note = q->no == NULL;

	(void)e;
	d->title = mem_copy_text(q->title);
	d->yes = note ? -1 : !q->harmless;
	d->answers[0] = mem_copy_text(note || q->harmless ? q->yes : q->no);
	d->answers[1] = note ? NULL : mem_copy_text(q->harmless ? q->no : q->yes);
	d->then = q->then;
	d->asked = app_top(s->app);
	viewer_init(&d->text);
	viewer_add(&d->text, ROLE_TEXT, 0, q->text);
	return true;
}

static void dialog_close(struct screen *s)
{
	struct dialog *d = s->state;

	mem_free(d->title);
	mem_free(d->answers[0]);
	mem_free(d->answers[1]);
	viewer_release(&d->text);
}

static int answer_count(const struct dialog *d)
{
	return d->answers[1] ? 2 : 1;
}

/* As high as its text and answers need: a frame, a gap, the answers. */
static void dialog_layout(struct screen *s, struct rect area)
{
	struct dialog *d = s->state;
	int around = 2 + 1 + answer_count(d);
	struct rect inner = layout_inset(layout_centre(area, area.rows, BOX_COLS), 0, 2);

	viewer_layout(&d->text, inner);
	d->box = layout_centre(area, (int)d->text.line_count + around, BOX_COLS);
	inner = layout_inset(d->box, 1, 2);
	inner.rows -= around - 2;
	viewer_layout(&d->text, inner);
}

static void draw_answer(const struct dialog *d, int i, struct canvas *c, struct rect at)
{
	bool here = i == d->chosen;
	enum role role = here ? ROLE_SELECTED : ROLE_BUTTON;

	if (answer_count(d) > 1)
		canvas_printf(c, at.row, at.col + 2, at.cols - 2, role, "%d %s", i + 1, d->answers[i]);
	else
		canvas_text(c, at.row, at.col + 2, at.cols - 2, role, d->answers[i]);
	if (!here)
		return;
	canvas_glyph(c, at.row, at.col, ROLE_TEXT, GLYPH_SELECTED);
	canvas_cursor(c, at.row, at.col + 2);
}

static void dialog_draw(const struct screen *s, struct canvas *c)
{
	const struct dialog *d = s->state;
	struct rect inner = layout_inset(d->box, 1, 2);
	int first = inner.row + inner.rows - answer_count(d);

	canvas_fill(c, d->box, ROLE_TEXT);
	canvas_frame(c, d->box);
	canvas_printf(c, d->box.row, d->box.col + 2, d->box.cols - 4, ROLE_HEADING, " %s ", d->title);
	viewer_draw(&d->text, c, false);
	for (int i = 0; i < answer_count(d); i++)
		draw_answer(d, i, c, (struct rect){ first + i, inner.col, 1, inner.cols });
}

static void answer(struct screen *s, int which)
{
	struct dialog *d = s->state;
	bool does_it = which == d->yes && d->then;

	app_pop(s->app);
	if (does_it)
		d->then(d->asked);
}

static enum handled dialog_act(struct screen *s, enum action a, int count)
{
	struct dialog *d = s->state;

	if (a == ACTION_OPEN)
		answer(s, d->chosen);
	else if (a == ACTION_PICK && d->answers[1] && count <= 2)
		answer(s, count - 1);
	else if (a == ACTION_BACK || a == ACTION_CANCEL)
		answer(s, -2);
	else if (d->answers[1] && (a == ACTION_NEXT || a == ACTION_DOWN || a == ACTION_RIGHT))
		d->chosen = 1;
	else if (d->answers[1] && (a == ACTION_PREVIOUS || a == ACTION_UP || a == ACTION_LEFT))
		d->chosen = 0;
	else
		return viewer_act(&d->text, a);
	return HANDLED;
}

static void dialog_offer(const struct screen *s, enum action a, struct offer *o)
{
	const struct dialog *d = s->state;

	if (a == ACTION_OPEN || (a == ACTION_PICK && d->answers[1])) {
		o->now = true;
		o->name = d->answers[1] ? _("Choose") : d->answers[0];
	}
}

static const struct screen_ops screen_dialog = {
	.id = "dialog",
	.where = WHERE_DIALOG,
	.state_size = sizeof(struct dialog),
	.overlay = true,
	.open = dialog_open,
	.close = dialog_close,
	.layout = dialog_layout,
	.draw = dialog_draw,
	.act = dialog_act,
	.offer = dialog_offer,
};

void app_ask(struct app *app, const struct question *q)
{
	app_go(app, &screen_dialog, q);
}

void app_show(struct app *app, const char *title, const char *text)
{
	app_go(app, &screen_dialog, &(struct question){ .title = title, .text = text, .yes = _("Close") });
}

#include "support/sample_screen.h"

#include <string.h>

#include "famctx/ui/field.h"
#include "famctx/ui/list.h"

struct sample {
	struct line_field field;
	struct list list;
	bool in_list;
	struct rect area;
};

static const char *const people[] = { "Ashdown, Alfie", "Bracken, Katherine", "Corrie, Jo", "Dunmore, Leo",
				      "Ellery, Siobha\u0301n", "\u674e\u5c0f\u9f8d" };

static size_t count_people(const void *rows)
{
	(void)rows;
	return ARRAY_LEN(people);
}

static const char *identity(const void *rows, size_t index)
{
	(void)rows;
	return people[index];
}

static void draw_person(const void *rows, size_t index, struct canvas *c, struct rect at, bool selected)
{
	(void)rows;
	if (selected)
		canvas_glyph(c, at.row, at.col, ROLE_TEXT, GLYPH_SELECTED);
	canvas_text(c, at.row, at.col + 2, at.cols - 2, ROLE_TEXT, people[index]);
	if (selected)
		canvas_role(c, at, ROLE_SELECTED);
}

static const struct list_source source = { .count = count_people, .identity = identity, .draw = draw_person };

static bool sample_open(struct screen *s, const void *arg, struct err *e)
{
	struct sample *sample = s->state;

	if (arg)
		return err_set(e, ERR_INPUT, "the sample has nothing to show");
	field_init(&sample->field, 30);
	list_init(&sample->list, &source, NULL);
	return true;
}

static void sample_close(struct screen *s)
{
	struct sample *sample = s->state;

	field_release(&sample->field);
	list_release(&sample->list);
}

static void sample_title(const struct screen *s, struct buf *out)
{
	(void)s;
	buf_add_text(out, "Find someone");
}

static int sample_head_rows(const struct screen *s, int cols)
{
	(void)s;
	return layout_breadth(cols) == BREADTH_NARROW ? 1 : 2;
}

static void sample_head(const struct screen *s, struct canvas *c, struct rect area)
{
	(void)s;
	canvas_text(c, area.row, 1, area.cols - 1, ROLE_WARNING, "SEARCHING 2  Children ●  Police ! 9 days old");
	if (area.rows > 1)
		canvas_text(c, area.row + 1, 1, area.cols - 1, ROLE_TEXT, "NOT HERE  GP, other councils");
}

static void sample_layout(struct screen *s, struct rect area)
{
	struct sample *sample = s->state;

	sample->area = area;
	field_layout(&sample->field, 20);
	area.row += 2;
	area.rows -= 2;
	list_layout(&sample->list, area);
}

static void sample_draw(const struct screen *s, struct canvas *c)
{
	const struct sample *sample = s->state;

	canvas_text(c, sample->area.row, 1, 12, ROLE_LABEL, "Family name");
	list_draw(&sample->list, c, sample->in_list);
	field_draw(&sample->field, c, sample->area.row, 13, !sample->in_list);
}

static bool sample_typing(const struct screen *s)
{
	return !((const struct sample *)s->state)->in_list;
}

static enum handled sample_key(struct screen *s, const struct key_event *ev)
{
	struct sample *sample = s->state;

	return sample->in_list ? NOT_HANDLED : field_key(&sample->field, ev);
}

static enum handled sample_act(struct screen *s, enum action a, int count)
{
	struct sample *sample = s->state;

	(void)count;
	if (a == ACTION_NEXT || a == ACTION_PREVIOUS)
		sample->in_list = !sample->in_list;
	else if (a == ACTION_COPY && sample->in_list)
		app_copy(s->app, people[sample->list.selected], "the name");
	else if (a == ACTION_CLEAR)
		field_set(&sample->field, "");
	else
		return list_act(&sample->list, a);
	return HANDLED;
}

static void sample_offer(const struct screen *s, enum action a, struct offer *o)
{
	const struct sample *sample = s->state;

	if (a == ACTION_OPEN) {
		o->now = true;
		o->name = "Search";
	} else if (a == ACTION_CLEAR) {
		o->now = true;
	} else if (a == ACTION_COPY) {
		o->now = sample->in_list;
		o->why_not = "Copying works when a person is chosen. Tab goes to them";
	}
}

static const char *sample_help(const struct screen *s)
{
	(void)s;
	return "Fill in what you know.\n\nOne answer is enough to try.";
}

const struct screen_ops sample_screen = {
	.id = "sample",
	.where = WHERE_SEARCH | WHERE_FAMILY,
	.state_size = sizeof(struct sample),
	.open = sample_open,
	.close = sample_close,
	.title = sample_title,
	.head_rows = sample_head_rows,
	.head = sample_head,
	.layout = sample_layout,
	.draw = sample_draw,
	.typing = sample_typing,
	.key = sample_key,
	.act = sample_act,
	.offer = sample_offer,
	.help = sample_help,
};

static bool keeps_work(const struct screen *s, struct err *why)
{
	(void)s;
	return err_set(why, ERR_REFUSED, "The letter is not sent yet.");
}

const struct screen_ops sample_keeps_work = {
	.id = "keeps",
	.where = WHERE_FAMILY,
	.may_leave = keeps_work,
};

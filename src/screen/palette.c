/*
 * Do something by its name: a field, and under it what it finds.
 */
#include <string.h>

#include "app_private.h"
#include "famctx/ui/field.h"
#include "famctx/ui/list.h"

#define WORDS_MAX 40
#define BOX_ROWS 14
#define BOX_COLS 72

struct palette {
	struct app *app;
	const struct screen *below;
	struct line_field words;
	struct commands commands;
	struct list list;
	struct rect box;
};

static size_t command_count(const void *rows)
{
	return ((const struct palette *)rows)->commands.count;
}

static const char *command_identity(const void *rows, size_t index)
{
	return action_info(((const struct palette *)rows)->commands.items[index].action)->id;
}

static void draw_command(const void *rows, size_t index, struct canvas *c, struct rect at, bool selected)
{
	const struct palette *p = rows;
	const struct command *command = &p->commands.items[index];
	enum role role = command->offer.now ? ROLE_TEXT : ROLE_UNAVAILABLE;
	struct buf key = BUF_INIT;
	int name_width = at.cols - 14;

	action_key_name(command->action, p->app->keys.letters, &key);
	if (selected)
		canvas_glyph(c, at.row, at.col, ROLE_TEXT, GLYPH_SELECTED);
	if (command->offer.now)
		canvas_text(c, at.row, at.col + 2, name_width, role, command->offer.name);
	else
		canvas_printf(c, at.row, at.col + 2, at.cols - 2, role, "%s: %s", command->offer.name,
			      command->offer.why_not);
	if (command->offer.now)
		canvas_text(c, at.row, at.col + at.cols - 11, 11, ROLE_KEY, key.data);
	if (selected)
		canvas_role(c, at, ROLE_SELECTED);
	buf_release(&key);
}

static const struct list_source command_rows = {
	.count = command_count,
	.identity = command_identity,
	.draw = draw_command,
};

static void find(struct palette *p)
{
	commands_collect(&p->commands, p->app, p->below, false, field_text(&p->words));
	list_refresh(&p->list);
	list_select(&p->list, 0);
}

static bool palette_open(struct screen *s, const void *arg, struct err *e)
{
	struct palette *p = s->state;

	(void)arg;
	(void)e;
	p->app = s->app;
	p->below = app_top(s->app);
	field_init(&p->words, WORDS_MAX);
	list_init(&p->list, &command_rows, p);
	find(p);
	return true;
}

static void palette_close(struct screen *s)
{
	struct palette *p = s->state;

	field_release(&p->words);
	list_release(&p->list);
	commands_release(&p->commands);
}

static void palette_layout(struct screen *s, struct rect area)
{
	struct palette *p = s->state;
	struct rect inner;

	p->box = layout_centre(area, BOX_ROWS, BOX_COLS);
	p->box.row = area.row;
	inner = layout_inset(p->box, 1, 2);
	field_layout(&p->words, inner.cols - 4);
	inner.row++;
	inner.rows--;
	list_layout(&p->list, inner);
}

static void palette_draw(const struct screen *s, struct canvas *c)
{
	const struct palette *p = s->state;
	struct rect inner = layout_inset(p->box, 1, 2);

	canvas_fill(c, p->box, ROLE_TEXT);
	canvas_frame(c, p->box);
	list_draw(&p->list, c, false);
	if (list_is_empty(&p->list))
		canvas_text(c, inner.row + 1, inner.col + 2, inner.cols - 2, ROLE_TEXT,
			    _("Nothing here has these words."));
	canvas_text(c, inner.row, inner.col, 1, ROLE_KEY, ":");
	field_draw(&p->words, c, inner.row, inner.col + 2, true);
}

static enum handled palette_key(struct screen *s, const struct key_event *ev)
{
	struct palette *p = s->state;

	/* Home and End belong to the list: the field is short. */
	if (ev->press == PRESS_HOME || ev->press == PRESS_END || field_key(&p->words, ev) == NOT_HANDLED)
		return NOT_HANDLED;
	find(p);
	return HANDLED;
}

static enum handled palette_act(struct screen *s, enum action a, int count)
{
	struct palette *p = s->state;

	(void)count;
	if (a != ACTION_OPEN)
		return list_act(&p->list, a);
	if (!list_is_empty(&p->list))
		commands_run(s->app, p->commands.items[p->list.selected].action);
	return HANDLED;
}

static bool palette_typing(const struct screen *s)
{
	(void)s;
	return true;
}

static void palette_offer(const struct screen *s, enum action a, struct offer *o)
{
	const struct palette *p = s->state;

	if (a == ACTION_OPEN) {
		o->now = !list_is_empty(&p->list);
		o->name = _("Do it");
	}
}

const struct screen_ops screen_palette = {
	.id = "palette",
	.where = WHERE_DIALOG,
	.state_size = sizeof(struct palette),
	.overlay = true,
	.open = palette_open,
	.close = palette_close,
	.layout = palette_layout,
	.draw = palette_draw,
	.typing = palette_typing,
	.key = palette_key,
	.act = palette_act,
	.offer = palette_offer,
};

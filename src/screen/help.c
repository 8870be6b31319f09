/*
 * What can be done here, and what this screen is about: type to find, Enter
 * does it. First the actions, then the screen's own guidance.
 */
#include <string.h>

#include "app_private.h"
#include "famctx/base/mem.h"
#include "famctx/text/wrap.h"
#include "famctx/ui/field.h"
#include "famctx/ui/list.h"

#define WORDS_MAX 40
#define KEY_COLS 10
#define NAME_COLS 20

struct help {
	struct app *app;
	const struct screen *below;
	struct line_field words;
	struct commands commands;
	char **lines; /* of the guidance */
	size_t line_count, line_cap;
	struct list list;
	struct rect area;
	size_t all; /* rows without words to find */
};

/* ---- rows ---------------------------------------------------------------------------- */

static size_t row_count(const void *rows)
{
	const struct help *h = rows;

	return h->commands.count + h->line_count;
}

static const char *row_identity(const void *rows, size_t index)
{
	const struct help *h = rows;

	if (index < h->commands.count)
		return action_info(h->commands.items[index].action)->id;
	return h->lines[index - h->commands.count];
}

static bool in_two_rows(int width)
{
	return layout_breadth(width) == BREADTH_NARROW;
}

static int help_col(int width)
{
	return in_two_rows(width) ? 4 : 2 + KEY_COLS + NAME_COLS;
}

static const char *told_of(const struct command *command)
{
	return command->offer.now ? _(action_info(command->action)->help) : command->offer.why_not;
}

static int row_height(const void *rows, size_t index, int width)
{
	const struct help *h = rows;

	if (index >= h->commands.count)
		return 1;
	return wrap_count(told_of(&h->commands.items[index]), width - help_col(width)) + in_two_rows(width);
}

static void draw_command(const struct help *h, const struct command *command, struct canvas *c, struct rect at)
{
	enum role role = command->offer.now ? ROLE_TEXT : ROLE_UNAVAILABLE;
	struct rect told = { at.row + in_two_rows(at.cols), at.col + help_col(at.cols), at.rows - in_two_rows(at.cols),
			     at.cols - help_col(at.cols) };
	struct buf key = BUF_INIT;

	if (command->offer.now)
		action_key_name(command->action, h->app->keys.letters, &key);
	canvas_text(c, at.row, at.col + 2, KEY_COLS - 1, ROLE_KEY, command->offer.now ? key.data : "---");
	canvas_text(c, at.row, at.col + 2 + KEY_COLS, NAME_COLS - 1, role, command->offer.name);
	canvas_paragraph(c, told, role, told_of(command));
	buf_release(&key);
}

static void draw_row(const void *rows, size_t index, struct canvas *c, struct rect at, bool selected)
{
	const struct help *h = rows;

	if (index < h->commands.count)
		draw_command(h, &h->commands.items[index], c, at);
	else
		canvas_text(c, at.row, at.col + 2, at.cols - 2, ROLE_TEXT, h->lines[index - h->commands.count]);
	if (!selected)
		return;
	canvas_glyph(c, at.row, at.col, ROLE_TEXT, GLYPH_SELECTED);
	canvas_role(c, at, ROLE_SELECTED);
}

static const struct list_source help_rows = {
	.count = row_count,
	.identity = row_identity,
	.height = row_height,
	.draw = draw_row,
};

/* ---- finding --------------------------------------------------------------------------- */

static void free_lines(struct help *h)
{
	for (size_t i = 0; i < h->line_count; i++)
		mem_free(h->lines[i]);
	h->line_count = 0;
}

/* Who sits here and in which role, then what the screen says of itself. */
static void add_guidance(const struct help *h, struct buf *out)
{
	const char *own = h->below->ops->help ? h->below->ops->help(h->below) : NULL;

	buf_add_text(out, h->app->identity ? h->app->identity : "");
	if (own)
		buf_printf(out, "%s%s", out->len ? "\n\n" : "", own);
}

static void collect_lines(struct help *h)
{
	struct buf text = BUF_INIT;
	struct wrap_line line;

	add_guidance(h, &text);
	struct wrap w = wrap_text(text.data, h->area.cols > 4 ? h->area.cols - 4 : 1);
	free_lines(h);
	while (text.len && wrap_next(&w, &line)) {
		char *copy = mem_copy_bytes(text.data + line.start, line.len);

		if (!commands_match(field_text(&h->words), copy)) {
			mem_free(copy);
			continue;
		}
		MEM_GROW(h->lines, h->line_count, h->line_cap);
		h->lines[h->line_count++] = copy;
	}
	buf_release(&text);
}

static void find(struct help *h)
{
	commands_collect(&h->commands, h->app, h->below, true, field_text(&h->words));
	collect_lines(h);
	if (field_is_empty(&h->words))
		h->all = row_count(h);
	list_select(&h->list, 0);
}

/* ---- the screen ---------------------------------------------------------------------------- */

static bool help_open(struct screen *s, const void *arg, struct err *e)
{
	struct help *h = s->state;

	(void)arg;
	(void)e;
	h->app = s->app;
	h->below = app_top(s->app);
	field_init(&h->words, WORDS_MAX);
	list_init(&h->list, &help_rows, h);
	find(h);
	return true;
}

static void help_close(struct screen *s)
{
	struct help *h = s->state;

	free_lines(h);
	mem_free(h->lines);
	field_release(&h->words);
	list_release(&h->list);
	commands_release(&h->commands);
}

static void help_layout(struct screen *s, struct rect area)
{
	struct help *h = s->state;
	struct rect rows = area;

	h->area = area;
	field_layout(&h->words, in_two_rows(area.cols) ? 12 : 24);
	rows.row += 2;
	rows.rows -= 2;
	list_layout(&h->list, rows);
	find(h);
}

static void help_draw(const struct screen *s, struct canvas *c)
{
	const struct help *h = s->state;
	int row = h->area.row, col = h->area.col + 1;
	struct buf title = BUF_INIT;

	canvas_fill(c, h->area, ROLE_TEXT);
	if (h->below->ops->title)
		h->below->ops->title(h->below, &title);
	buf_splice(&title, 0, 0, _("Help: "), strlen(_("Help: ")));
	canvas_text(c, row, col, h->area.cols - 1, ROLE_HEADING, title.data);
	col += canvas_text(c, row + 1, col, h->area.cols, ROLE_TEXT, _("Type to find: "));
	canvas_printf(c, row + 1, col + h->words.width + 4, h->area.cols - col - h->words.width - 4, ROLE_TEXT,
		      _("%zu of %zu"), row_count(h), h->all);
	list_draw(&h->list, c, false);
	field_draw(&h->words, c, row + 1, col, true);
	buf_release(&title);
}

static enum handled help_key(struct screen *s, const struct key_event *ev)
{
	struct help *h = s->state;

	/* Home and End belong to the list: the field is short. */
	if (ev->press == PRESS_HOME || ev->press == PRESS_END || field_key(&h->words, ev) == NOT_HANDLED)
		return NOT_HANDLED;
	find(h);
	return HANDLED;
}

static const struct command *selected_command(const struct help *h)
{
	return h->list.selected < h->commands.count ? &h->commands.items[h->list.selected] : NULL;
}

static enum handled help_act(struct screen *s, enum action a, int count)
{
	struct help *h = s->state;
	const struct command *command = selected_command(h);

	(void)count;
	if (a == ACTION_HELP)
		return HANDLED;
	if (a != ACTION_OPEN)
		return list_act(&h->list, a);
	if (command && command->action != ACTION_HELP)
		commands_run(s->app, command->action);
	return HANDLED;
}

static bool help_typing(const struct screen *s)
{
	(void)s;
	return true;
}

static void help_offer(const struct screen *s, enum action a, struct offer *o)
{
	if (a == ACTION_OPEN) {
		o->now = selected_command(s->state) != NULL;
		o->name = _("Do it");
	}
}

static void help_hint(const struct screen *s, struct buf *out)
{
	(void)s;
	buf_add_text(out, _("Enter does it. Esc closes help."));
}

const struct screen_ops screen_help = {
	.id = "help",
	.where = WHERE_DIALOG,
	.state_size = sizeof(struct help),
	.overlay = true,
	.open = help_open,
	.close = help_close,
	.layout = help_layout,
	.draw = help_draw,
	.hint = help_hint,
	.typing = help_typing,
	.key = help_key,
	.act = help_act,
	.offer = help_offer,
};

#include "project_form.h"

#include <string.h>

#include "famctx/base/mem.h"
#include "famctx/schema/shape.h"
#include "facts.h"
#include "say.h"
#include "secret.h"

void form_init(struct form *f, const char *more)
{
	memset(f, 0, sizeof(*f));
	f->more = more;
}

static void entry_release(struct entry *e)
{
	mem_free(e->name);
	mem_free(e->label);
	mem_free(e->saved);
	for (size_t i = 0; i < e->options; i++) {
		mem_free(e->codes[i]);
		mem_free(e->words[i]);
	}
	mem_free(e->codes);
	mem_free(e->words);
	if (e->kind == ENTRY_LINE || e->kind == ENTRY_SECRET)
		field_release(&e->line);
	if (e->kind == ENTRY_TEXT)
		editor_release(&e->editor);
	secret_forget(&e->secret);
	buf_release(&e->secret);
}

void form_release(struct form *f)
{
	for (size_t i = 0; i < f->count; i++)
		entry_release(&f->entries[i]);
	for (size_t i = 0; i < f->button_count; i++)
		mem_free(f->buttons[i]);
	mem_free(f->entries);
	form_init(f, f->more);
}

/* ---- making it ------------------------------------------------------------------- */

static struct entry *add(struct form *f, enum entry_kind kind, const char *name, const char *label)
{
	MEM_GROW(f->entries, f->count, f->cap);
	struct entry *e = &f->entries[f->count++];
	*e = (struct entry) { .kind = kind,
		              .name = mem_copy_or_null(name),
		              .label = mem_copy_text(label),
		              .role = ROLE_LABEL,
		              .secret = BUF_INIT,
		              .saved = mem_copy_text(""),
		              .version = INTEGER_NONE };
	return e;
}

void form_note(struct form *f, enum role role, const char *text)
{
	if (text && *text)
		add(f, ENTRY_NOTE, NULL, text)->role = role;
}

void form_line(struct form *f, const char *name, const char *label, size_t most)
{
	field_init(&add(f, ENTRY_LINE, name, label)->line, most);
}

void form_text(struct form *f, const char *name, const char *label, size_t most)
{
	editor_init(&add(f, ENTRY_TEXT, name, label)->editor, most);
}

void form_secret(struct form *f, const char *name, const char *label)
{
	/* The line stays empty: it is what is drawn of a password. */
	field_init(&add(f, ENTRY_SECRET, name, label)->line, 1);
}

void form_choice(struct form *f, const char *name, const char *label)
{
	choice_init(&add(f, ENTRY_CHOICE, name, label)->choice, NULL, 0, CHOICE_NONE);
}

void form_option(struct form *f, const char *code, const char *words)
{
	struct entry *e = &f->entries[f->count - 1];
	e->codes = mem_resize(e->codes, e->options + 1, sizeof(*e->codes));
	e->words = mem_resize(e->words, e->options + 1, sizeof(*e->words));
	e->codes[e->options] = mem_copy_text(code);
	e->words[e->options++] = mem_copy_text(words);
	choice_init(&e->choice, (const char *const *)e->words, e->options, CHOICE_NONE);
}

void form_stands(struct form *f, const char *value, int64_t version)
{
	struct entry *e = &f->entries[f->count - 1];
	mem_free(e->saved);
	e->saved = mem_copy_text(value ? value : "");
	e->version = version;
	form_type(e, e->saved);
}

void form_button(struct form *f, const char *words)
{
	if (f->button_count == FORM_BUTTONS)
		BUG("too many buttons in one form");
	f->buttons[f->button_count++] = mem_copy_text(words);
}

void form_relabel(struct form *f, size_t at, const char *words)
{
	char **label = at < f->count ? &f->entries[at].label : &f->buttons[at - f->count];
	mem_free(*label);
	*label = mem_copy_text(words);
}

/* ---- what is in it ------------------------------------------------------------------ */

struct entry *form_find(const struct form *f, const char *name)
{
	for (size_t i = 0; i < f->count; i++)
		if (f->entries[i].name && !strcmp(f->entries[i].name, name))
			return &f->entries[i];
	return NULL;
}

static const char *value_of(const struct entry *e)
{
	if (e->kind == ENTRY_LINE)
		return field_text(&e->line);
	if (e->kind == ENTRY_TEXT)
		return editor_text(&e->editor);
	return e->kind == ENTRY_CHOICE && e->choice.chosen < e->options ? e->codes[e->choice.chosen] : "";
}

const char *form_value(const struct form *f, const char *name)
{
	const struct entry *e = form_find(f, name);
	return e ? value_of(e) : "";
}

bool entry_changed(const struct entry *e)
{
	return e->name && strcmp(value_of(e), e->saved) != 0;
}

const char *form_changed(const struct form *f, const char *name)
{
	const struct entry *e = form_find(f, name);
	return e && entry_changed(e) ? value_of(e) : NULL;
}

bool form_any_changed(const struct form *f)
{
	for (size_t i = 0; i < f->count; i++)
		if (entry_changed(&f->entries[i]))
			return true;
	return false;
}

void form_type(struct entry *e, const char *value)
{
	if (e->kind == ENTRY_LINE)
		field_set(&e->line, value);
	else if (e->kind == ENTRY_TEXT)
		editor_set(&e->editor, value);
	for (size_t i = 0; i < e->options; i++)
		if (!strcmp(e->codes[i], value))
			e->choice.chosen = e->choice.focused = i;
}

/* ---- going about ------------------------------------------------------------------------ */

static const struct entry *here(const struct form *f)
{
	return f->focus < f->count ? &f->entries[f->focus] : NULL;
}

bool form_typing(const struct form *f)
{
	const struct entry *e = here(f);
	return e && (e->kind == ENTRY_LINE || e->kind == ENTRY_TEXT || e->kind == ENTRY_SECRET);
}

static bool can_stop(const struct form *f, size_t at)
{
	return at >= f->count || f->entries[at].name;
}

static bool move(struct form *f, bool forward)
{
	size_t at = f->focus;
	do {
		if (forward ? at + 1 >= f->count + f->button_count : at == 0)
			return false;
		at = forward ? at + 1 : at - 1;
	} while (!can_stop(f, at));
	f->focus = at;
	return true;
}

/* Notes above the first field, and below the last, are read with Up and Down. */
static void scroll(struct form *f, int by)
{
	int lowest = f->height - f->area.rows;
	f->top += by;
	if (f->top > lowest)
		f->top = lowest;
	if (f->top < 0)
		f->top = 0;
}

static void show(struct form *f)
{
	int row = f->height - 1, end = f->height;
	if (f->focus < f->count) {
		row = f->entries[f->focus].row;
		end = row + f->entries[f->focus].rows;
	}
	int room = f->area.rows - (f->more && f->top + f->area.rows < f->height ? 1 : 0);
	if (end > f->top + room)
		f->top = end - room;
	if (row < f->top)
		f->top = row;
	scroll(f, 0);
}

void form_focus(struct form *f, size_t at)
{
	if (at >= f->count + f->button_count || !can_stop(f, at))
		return;
	f->focus = at;
	show(f);
}

void form_start(struct form *f)
{
	f->focus = 0;
	if (!can_stop(f, 0))
		move(f, true);
}

enum handled form_key(struct form *f, const struct key_event *ev)
{
	struct entry *e = f->focus < f->count ? &f->entries[f->focus] : NULL;
	if (e && e->kind == ENTRY_SECRET)
		return secret_key(&e->secret, ev);
	if (!e || (e->kind != ENTRY_LINE && e->kind != ENTRY_TEXT))
		return NOT_HANDLED;
	enum handled h = e->kind == ENTRY_LINE ? field_key(&e->line, ev) : editor_key(&e->editor, ev);
	if (h == HANDLED)
		show(f);
	return h;
}

static enum handled choose(struct form *f, struct entry *e, enum action a, int count)
{
	bool stood = a == ACTION_OPEN && e->choice.focused == e->choice.chosen;
	if (a == ACTION_LEFT || a == ACTION_RIGHT)
		a = a == ACTION_LEFT ? ACTION_UP : ACTION_DOWN;
	if (stood)
		return move(f, true) ? HANDLED : NOT_HANDLED;
	return choice_act(&e->choice, a, count);
}

enum handled form_act(struct form *f, enum action a, int count, int *pressed)
{
	struct entry *e = f->focus < f->count ? &f->entries[f->focus] : NULL;
	*pressed = -1;
	if (e && e->kind == ENTRY_CHOICE && choose(f, e, a, count) == HANDLED) {
		show(f);
		return HANDLED;
	}
	if (!e && a == ACTION_OPEN) {
		*pressed = (int)(f->focus - f->count);
		return HANDLED;
	}
	bool forward = a == ACTION_NEXT || a == ACTION_DOWN || a == ACTION_RIGHT || (e && a == ACTION_OPEN);
	if (!forward && a != ACTION_PREVIOUS && a != ACTION_UP && a != ACTION_LEFT) {
		if (a != ACTION_PAGE_UP && a != ACTION_PAGE_DOWN)
			return NOT_HANDLED;
		scroll(f, a == ACTION_PAGE_UP ? 1 - f->area.rows : f->area.rows - 1);
		return HANDLED;
	}
	if (move(f, forward))
		show(f);
	else
		scroll(f, forward ? 1 : -1);
	return HANDLED;
}

bool form_can_open(const struct form *f)
{
	const struct entry *e = here(f);
	return !e || e->kind == ENTRY_CHOICE;
}

/* ---- where everything goes ------------------------------------------------------------------ */

#define BESIDE_LABEL 26 /* columns of a label that stands before its field */
#define SECRET_COLUMNS 18
#define TEXT_ROWS 5
#define TEXT_ROWS_NARROW 4
#define OPTIONS_NARROW 4 /* more than these take one row where there are few */

static bool is_narrow(const struct form *f)
{
	return layout_breadth(f->area.cols) == BREADTH_NARROW;
}

static int indent_of(const struct form *f)
{
	return is_narrow(f) ? 1 : 3;
}

static bool is_short(const struct form *f, const struct entry *e)
{
	return is_narrow(f) && e->options > OPTIONS_NARROW;
}

static int label_rows(const struct form *f, const struct entry *e)
{
	int cols = f->area.cols - 2 * indent_of(f) - (e->kind == ENTRY_TEXT ? 16 : 0);
	return *e->label && !e->beside ? paragraph_rows(e->label, cols) : 0;
}

static int place_field(struct form *f, struct entry *e)
{
	int width = f->area.cols - 2 * indent_of(f) - 2;
	if (e->kind == ENTRY_CHOICE)
		return is_short(f, e) ? 1 : (int)e->options;
	if (e->kind == ENTRY_SECRET) {
		field_layout(&e->line, SECRET_COLUMNS);
		return 1;
	}
	if (e->kind == ENTRY_LINE) {
		field_layout(&e->line, e->beside ? width - BESIDE_LABEL - 2 : width);
		return 1;
	}
	editor_layout(&e->editor, width, is_narrow(f) ? TEXT_ROWS_NARROW : TEXT_ROWS);
	return e->editor.rows;
}

/* A field of one row has its label before it where there is room; a password always. */
static bool stands_beside(const struct form *f, const struct entry *e)
{
	if (e->kind == ENTRY_SECRET)
		return true;
	return e->kind == ENTRY_LINE && !is_narrow(f) && canvas_width_of(e->label) <= BESIDE_LABEL;
}

void form_layout(struct form *f, struct rect area)
{
	int row = 0;
	f->area = area;
	for (size_t i = 0; i < f->count; i++) {
		struct entry *e = &f->entries[i];
		bool reads_on = i > 0 && e->kind == ENTRY_NOTE && f->entries[i - 1].kind == ENTRY_NOTE;
		bool gap = i > 0 && e->kind != ENTRY_LINE && e->kind != ENTRY_SECRET && !is_narrow(f) && !reads_on;
		e->beside = stands_beside(f, e);
		e->row = row + gap;
		e->rows = e->kind == ENTRY_NOTE ? paragraph_rows(e->label, area.cols - 2 * indent_of(f))
		                                : label_rows(f, e) + place_field(f, e);
		row = e->row + e->rows;
	}
	f->height = row + (f->button_count ? 1 : 0) + (is_narrow(f) ? 0 : 1);
	show(f);
}

/* ---- drawing ------------------------------------------------------------------------------------ */

static void draw_count(const struct entry *e, struct canvas *c, int row, int end)
{
	struct buf text = BUF_INIT;
	struct pool p = POOL_INIT;
	size_t count = editor_count(&e->editor);
	buf_printf(&text, _("%s of %s"), pool_number(&p, (int64_t)count),
	           pool_number(&p, (int64_t)e->editor.most));
	canvas_text_right(c, row, end - 15, 15, count > e->editor.most ? ROLE_ERROR : ROLE_QUIET, text.data);
	buf_release(&text);
	pool_release(&p);
}

static void draw_entry(const struct form *f, const struct entry *e, struct canvas *c, bool focused)
{
	int indent = indent_of(f), row = e->row, cols = f->area.cols - 2 * indent;
	if (e->kind == ENTRY_NOTE) {
		canvas_paragraph(c, (struct rect) { row, indent, e->rows, cols }, e->role, e->label);
		return;
	}
	int above = label_rows(f, e);
	canvas_paragraph(c, (struct rect) { row, indent, e->beside ? 1 : above, cols }, e->role, e->label);
	if (e->kind == ENTRY_TEXT)
		draw_count(e, c, row, indent + cols);
	row += above;
	if (e->kind == ENTRY_LINE)
		field_draw(&e->line, c, row, indent + (e->beside ? BESIDE_LABEL + 2 : 0), focused);
	else if (e->kind == ENTRY_TEXT)
		editor_draw(&e->editor, c, row, indent, focused);
	else if (e->kind == ENTRY_SECRET)
		field_draw(&e->line, c, row, indent + canvas_width_of(e->label) + 2, focused);
	else if (is_short(f, e))
		choice_draw_short(&e->choice, c, row, indent, cols, focused);
	else
		choice_draw(&e->choice, c, (struct rect) { row, indent, (int)e->options, cols }, focused);
	if (focused && indent > 1)
		canvas_glyph(c, row, 1, ROLE_TEXT, GLYPH_SELECTED);
}

static void draw_buttons(const struct form *f, struct canvas *c)
{
	int col = indent_of(f), row = f->height - 1;
	for (size_t i = 0; i < f->button_count; i++) {
		bool focused = f->focus == f->count + i;
		int used = canvas_printf(c, row, col, c->cols - col, focused ? ROLE_SELECTED : ROLE_BUTTON,
		                         "[ %s ]", f->buttons[i]);
		if (focused) {
			canvas_glyph(c, row, col - 1, ROLE_SELECTED, GLYPH_SELECTED);
			canvas_cursor(c, row, col + 2);
		}
		col += used + 2;
	}
}

/* What was drawn on a sheet as high as the form, from its top on. */
static void copy_rows(const struct form *f, const struct canvas *from, int rows, struct canvas *to)
{
	for (int row = 0; row < rows && f->top + row < from->rows; row++)
		memcpy(&to->cells[(f->area.row + row) * to->cols + f->area.col],
		       &from->cells[(f->top + row) * from->cols], (size_t)from->cols * sizeof(*from->cells));
	if (from->cursor_row >= f->top && from->cursor_row < f->top + rows)
		canvas_cursor(to, f->area.row + from->cursor_row - f->top, f->area.col + from->cursor_col);
}

void form_draw(const struct form *f, struct canvas *c)
{
	struct canvas sheet;
	bool below = f->more && f->top + f->area.rows < f->height;
	canvas_init(&sheet, f->height > 0 ? f->height : 1, f->area.cols, c->glyphs);
	for (size_t i = 0; i < f->count; i++)
		draw_entry(f, &f->entries[i], &sheet, i == f->focus);
	draw_buttons(f, &sheet);
	copy_rows(f, &sheet, below ? f->area.rows - 1 : f->area.rows, c);
	if (below)
		canvas_rule(c, f->area.row + f->area.rows - 1, f->area.col, f->area.cols, f->more);
	canvas_release(&sheet);
}

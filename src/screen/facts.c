#include "facts.h"

#include <string.h>

#include "famctx/base/mem.h"
#include "famctx/text/sanitise.h"
#include "famctx/text/wrap.h"

#define LABEL_COLUMNS 16
#define MARK_COLUMNS 3 /* where ">" stands; fewer where the window is narrow */

static size_t count_of(const void *rows)
{
	return ((const struct facts *)rows)->count;
}

static const struct fact *fact_at(const void *rows, size_t i)
{
	return &((const struct facts *)rows)->items[i];
}

static const char *identity_of(const void *rows, size_t i)
{
	return fact_at(rows, i)->id;
}

static bool is_narrow(int width)
{
	return layout_breadth(width) == BREADTH_NARROW;
}

static int indent_of(int width)
{
	return is_narrow(width) ? 1 : MARK_COLUMNS;
}

/* Whether the value has its own row under its label. */
static bool stacked(const struct fact *f, int width)
{
	int label = canvas_width_of(f->label);
	if (!is_narrow(width))
		return label > LABEL_COLUMNS;
	return label + 2 + canvas_width_of(f->value) > width - indent_of(width);
}

static int label_columns(const struct fact *f, int width)
{
	return is_narrow(width) ? canvas_width_of(f->label) : LABEL_COLUMNS;
}

int paragraph_rows(const char *text, int width)
{
	struct buf clean = BUF_INIT;
	sanitise_bytes(&clean, text, strlen(text), SANITISE_LINES, NULL);
	int rows = wrap_count(clean.data, width);
	buf_release(&clean);
	return rows;
}

static struct rect value_area(const struct fact *f, struct rect area)
{
	int indent = indent_of(area.cols);
	if (f->kind == FACT_UNDER)
		indent += is_narrow(area.cols) ? 2 : LABEL_COLUMNS + 2;
	if (f->kind != FACT_ROW)
		return (struct rect) { area.row, area.col + indent, area.rows, area.cols - indent };
	if (stacked(f, area.cols)) {
		int in = indent + 2;
		return (struct rect) { area.row + 1, area.col + in, area.rows - 1, area.cols - in };
	}
	int before = indent + label_columns(f, area.cols) + 2;
	return (struct rect) { area.row, area.col + before, area.rows, area.cols - before };
}

/* What the label of a line has, so that a gap stays before the value. */
static int line_columns(const struct fact *f, int width)
{
	int left = width - indent_of(width) - (f->columns ? f->columns + 1 : 0);
	return left > 0 ? left : 1;
}

static int height_of(const void *rows, size_t i, int width)
{
	const struct fact *f = fact_at(rows, i);
	if (f->kind == FACT_HEADING)
		return 1;
	if (f->kind == FACT_LINE)
		return paragraph_rows(f->label, line_columns(f, width));
	struct rect value = value_area(f, (struct rect) { 0, 0, 1, width });
	if (f->cut)
		return value.row + 1;
	return value.row + paragraph_rows(f->value, value.cols > 0 ? value.cols : 1);
}

static void draw_line(const struct fact *f, struct canvas *c, struct rect area, bool selected)
{
	int indent = indent_of(area.cols);
	canvas_paragraph(c, (struct rect) { area.row, area.col + indent, area.rows, line_columns(f, area.cols) },
	                 f->role, f->label);
	canvas_text(c, area.row, area.col + area.cols - f->columns, f->columns, f->role, f->value);
	if (!selected)
		return;
	canvas_glyph(c, area.row, area.col + (is_narrow(area.cols) ? 0 : 1), ROLE_SELECTED, GLYPH_SELECTED);
	canvas_role(c, area, ROLE_SELECTED);
}

static void draw_cut(const struct fact *f, struct canvas *c, struct rect area)
{
	canvas_text(c, area.row, area.col, area.cols, f->role, f->value);
}

static void draw_fact(const void *rows, size_t i, struct canvas *c, struct rect area, bool selected)
{
	const struct fact *f = fact_at(rows, i);
	int indent = indent_of(area.cols);
	if (f->kind == FACT_LINE) {
		draw_line(f, c, area, selected);
		return;
	}
	if (f->kind == FACT_HEADING)
		canvas_rule(c, area.row, area.col, area.cols, f->value);
	else if (f->cut)
		draw_cut(f, c, value_area(f, area));
	else
		canvas_paragraph(c, value_area(f, area), f->role, f->value);
	if (f->kind == FACT_ROW)
		canvas_text(c, area.row, area.col + indent, area.cols - indent, ROLE_LABEL, f->label);
	if (selected)
		canvas_glyph(c, area.row, area.col + (is_narrow(area.cols) ? 0 : 1), ROLE_SELECTED,
		             GLYPH_SELECTED);
}

static const struct list_source source = { count_of, identity_of, height_of, draw_fact };

void facts_init(struct facts *f, const char *more)
{
	memset(f, 0, sizeof(*f));
	f->more = more;
	list_init(&f->list, &source, f);
}

void facts_clear(struct facts *f)
{
	for (size_t i = 0; i < f->count; i++) {
		mem_free(f->items[i].id);
		mem_free(f->items[i].label);
		mem_free(f->items[i].value);
		mem_free(f->items[i].person);
	}
	f->count = 0;
}

void facts_release(struct facts *f)
{
	facts_clear(f);
	mem_free(f->items);
	f->items = NULL;
	f->cap = 0;
	list_release(&f->list);
}

static struct fact *add(struct facts *f, const struct fact *fact)
{
	MEM_GROW(f->items, f->count, f->cap);
	f->items[f->count] = *fact;
	return &f->items[f->count++];
}

/* Headings are told apart by their words, so that the cursor can rest on them too. */
void facts_heading(struct facts *f, const char *text)
{
	add(f, &(struct fact) { .kind = FACT_HEADING,
	                        .role = ROLE_HEADING,
	                        .id = mem_copy_text(text),
	                        .label = mem_copy_text(""),
	                        .value = mem_copy_text(text) });
}

struct fact *facts_row(struct facts *f, const char *id, const char *label, const char *value)
{
	if (!value || !*value)
		return NULL;
	return add(f, &(struct fact) { .kind = FACT_ROW,
	                               .role = ROLE_TEXT,
	                               .id = mem_copy_text(id),
	                               .label = mem_copy_text(label),
	                               .value = mem_copy_text(value) });
}

static struct fact *add_sentence(struct facts *f, enum fact_kind kind, const char *id, enum role role,
                                 const char *text)
{
	if (!text || !*text)
		return NULL;
	return add(f, &(struct fact) { .kind = kind,
	                               .role = role,
	                               .id = mem_copy_text(id),
	                               .label = mem_copy_text(""),
	                               .value = mem_copy_text(text) });
}

struct fact *facts_note(struct facts *f, const char *id, enum role role, const char *text)
{
	return add_sentence(f, FACT_NOTE, id, role, text);
}

struct fact *facts_under(struct facts *f, const char *id, enum role role, const char *text)
{
	return add_sentence(f, FACT_UNDER, id, role, text);
}

struct fact *facts_line(struct facts *f, const char *id, const char *label, const char *value, int columns)
{
	return add(f, &(struct fact) { .kind = FACT_LINE,
	                               .role = ROLE_TEXT,
	                               .id = mem_copy_text(id),
	                               .label = mem_copy_text(label),
	                               .value = mem_copy_text(value),
	                               .columns = columns });
}

static bool on_heading(const struct facts *f)
{
	const struct fact *fact = facts_selected(f);
	return fact && fact->kind == FACT_HEADING;
}

/* Off a heading, the way the cursor went; at an end the other way. */
static void leave_heading(struct facts *f, bool up)
{
	size_t at = f->list.selected;
	if (!on_heading(f) || f->count < 2)
		return;
	if (at == 0 || (!up && at + 1 < f->count))
		list_select(&f->list, at + 1);
	else
		list_select(&f->list, at - 1);
}

/* A heading right above the first fact shown comes into sight with it. */
static void show_heading(struct facts *f)
{
	struct list *l = &f->list;
	size_t last = l->selected;
	if (l->top == last && last > 0 && f->items[last - 1].kind == FACT_HEADING &&
	    height_of(f, last, l->area.cols) < l->area.rows)
		l->top--;
}

int facts_rows(const struct facts *f, int width)
{
	int rows = 0;
	for (size_t i = 0; i < f->count; i++)
		rows += height_of(f, i, width);
	return rows;
}

/* Where not everything fits the last row is kept to say so. */
static int rows_for(const struct facts *f, struct rect area)
{
	int rows = 0;
	for (size_t i = 0; i < f->count && rows <= area.rows; i++)
		rows += height_of(f, i, area.cols);
	return f->more && rows > area.rows && area.rows > 1 ? area.rows - 1 : area.rows;
}

void facts_layout(struct facts *f, struct rect area)
{
	area.rows = rows_for(f, area);
	/* The place first: the facts may be others than those it was made for. */
	f->list.area = area;
	list_refresh(&f->list);
	leave_heading(f, false);
	show_heading(f);
}

enum handled facts_act(struct facts *f, enum action a)
{
	enum handled h = list_act(&f->list, a);
	leave_heading(f, a == ACTION_UP || a == ACTION_PAGE_UP);
	show_heading(f);
	return h;
}

void facts_draw(const struct facts *f, struct canvas *c, bool focused)
{
	size_t first, end;
	list_draw(&f->list, c, focused);
	list_visible(&f->list, &first, &end);
	if (f->more && end < f->count)
		canvas_rule(c, f->list.area.row + f->list.area.rows, f->list.area.col, f->list.area.cols,
		            f->more);
}

int facts_draw_panel(const struct facts *f, struct canvas *c, struct rect area)
{
	int used = 0;
	for (size_t i = 0; i < f->count && used < area.rows; i++) {
		int height = height_of(f, i, area.cols);
		int rows = height < area.rows - used ? height : area.rows - used;
		draw_fact(f, i, c, (struct rect) { area.row + used, area.col, rows, area.cols }, false);
		used += rows;
	}
	return used;
}

const struct fact *facts_selected(const struct facts *f)
{
	return f->list.selected < f->count ? &f->items[f->list.selected] : NULL;
}

#include "table.h"

#include <string.h>

#include "famctx/schema/shape.h"

#define GAP 1
#define SHARE_LEAST 10 /* a column that shares what is left has at least this */

struct widths {
	int (*width_of)(const void *context, const struct column *c);
	const void *context;
};

int table_width(const struct column *c)
{
	return c->width == INTEGER_NONE ? 0 : (int)c->width;
}

static int width_of(const struct widths *w, const struct table_column *c)
{
	return w->width_of ? w->width_of(w->context, c->column) : table_width(c->column);
}

static int least_width(const struct table *t, const struct widths *w)
{
	int width = 0;
	for (size_t i = 0; i < t->count; i++) {
		int own = width_of(w, &t->columns[i]);
		width += (own ? own : SHARE_LEAST) + GAP;
	}
	return width;
}

static int64_t priority_of(const struct table_column *c)
{
	return c->column->priority == INTEGER_NONE ? 1 : c->column->priority;
}

static void drop_least(struct table *t)
{
	size_t worst = 0;
	for (size_t i = 1; i < t->count; i++)
		if (priority_of(&t->columns[i]) >= priority_of(&t->columns[worst]))
			worst = i;
	t->count--;
	memmove(&t->columns[worst], &t->columns[worst + 1], (t->count - worst) * sizeof(t->columns[0]));
}

static void share_out(struct table *t, const struct widths *w, int room)
{
	int shares = 0, at = TABLE_MARK;
	for (size_t i = 0; i < t->count; i++) {
		int own = width_of(w, &t->columns[i]);
		room -= own + GAP;
		shares += own == 0;
	}
	for (size_t i = 0; i < t->count; i++) {
		int own = width_of(w, &t->columns[i]);
		t->columns[i].col = at;
		t->columns[i].width = own ? own : room / shares;
		at += t->columns[i].width + GAP;
	}
}

void table_layout(struct table *t, const struct screen_file *file, int width,
                  int (*width_of_column)(const void *context, const struct column *c), const void *context)
{
	struct widths w = { width_of_column, context };
	t->count = 0;
	for (size_t i = 0; i < file->columns_count && t->count < TABLE_COLUMNS; i++)
		t->columns[t->count++].column = &file->columns[i];
	while (t->count > 1 && least_width(t, &w) > width - TABLE_MARK)
		drop_least(t);
	share_out(t, &w, width - TABLE_MARK);
}

void table_draw_heading(const struct table_column *c, struct canvas *canvas, struct rect row, bool right)
{
	int col = row.col + c->col;
	if (right)
		canvas_text_right(canvas, row.row, col, c->width, ROLE_HEADING, c->column->heading);
	else
		canvas_text(canvas, row.row, col, c->width, ROLE_HEADING, c->column->heading);
}

#include "famctx/ui/list.h"

#include <string.h>

#include "famctx/base/mem.h"

static size_t row_count(const struct list *l)
{
	return l->source->count(l->rows);
}

static int row_height(const struct list *l, size_t index)
{
	int height = l->source->height ? l->source->height(l->rows, index, l->area.cols) : 1;

	return height > 0 ? height : 1;
}

void list_init(struct list *l, const struct list_source *source, const void *rows)
{
	memset(l, 0, sizeof(*l));
	l->source = source;
	l->rows = rows;
	list_refresh(l);
}

void list_release(struct list *l)
{
	mem_free(l->identity);
	l->identity = NULL;
}

bool list_is_empty(const struct list *l)
{
	return row_count(l) == 0;
}

/* The first row to show so that `last` is the lowest one wholly visible. */
static size_t top_for(const struct list *l, size_t last)
{
	int rows = row_height(l, last);
	size_t top = last;

	while (top > 0 && rows + row_height(l, top - 1) <= l->area.rows)
		rows += row_height(l, --top);
	return top;
}

static void keep_in_sight(struct list *l)
{
	size_t lowest_top;

	if (list_is_empty(l)) {
		l->top = 0;
		return;
	}
	lowest_top = top_for(l, l->selected);
	if (l->top > l->selected)
		l->top = l->selected;
	if (l->top < lowest_top)
		l->top = lowest_top;
	/* Nothing is left empty at the foot while there are rows above. */
	lowest_top = top_for(l, row_count(l) - 1);
	if (l->top > lowest_top)
		l->top = lowest_top;
}

static void remember_identity(struct list *l)
{
	mem_free(l->identity);
	l->identity = list_is_empty(l) ? NULL : mem_copy_text(l->source->identity(l->rows, l->selected));
}

void list_select(struct list *l, size_t index)
{
	size_t count = row_count(l);

	l->selected = index < count ? index : (count ? count - 1 : 0);
	remember_identity(l);
	keep_in_sight(l);
}

void list_layout(struct list *l, struct rect area)
{
	l->area = area;
	keep_in_sight(l);
}

static size_t find_identity(const struct list *l)
{
	size_t count = row_count(l);

	for (size_t i = 0; l->identity && i < count; i++) {
		if (strcmp(l->source->identity(l->rows, i), l->identity) == 0)
			return i;
	}
	return l->selected;
}

void list_refresh(struct list *l)
{
	size_t now = find_identity(l);

	/* As many rows above the selected one as before, where there are so many. */
	l->top = now > l->selected - l->top ? now - (l->selected - l->top) : 0;
	list_select(l, now);
}

/* The row a page away, one less than what is seen at once, so that nothing is skipped. */
static size_t page_from(const struct list *l, bool down)
{
	size_t at = l->selected, last = row_count(l) - 1;
	int gone = 0;

	while (down ? at < last : at > 0) {
		gone += row_height(l, at);
		if (gone >= l->area.rows && at != l->selected)
			break;
		at = down ? at + 1 : at - 1;
	}
	return at;
}

enum handled list_act(struct list *l, enum action a)
{
	size_t last = row_count(l);

	if (last-- == 0)
		return NOT_HANDLED;
	if (a == ACTION_UP)
		list_select(l, l->selected > 0 ? l->selected - 1 : 0);
	else if (a == ACTION_DOWN)
		list_select(l, l->selected < last ? l->selected + 1 : last);
	else if (a == ACTION_PAGE_UP || a == ACTION_PAGE_DOWN)
		list_select(l, page_from(l, a == ACTION_PAGE_DOWN));
	else if (a == ACTION_TOP)
		list_select(l, 0);
	else if (a == ACTION_BOTTOM)
		list_select(l, last);
	else
		return NOT_HANDLED;
	return HANDLED;
}

void list_visible(const struct list *l, size_t *first, size_t *end)
{
	size_t count = row_count(l);
	int rows = 0;

	*first = *end = l->top < count ? l->top : count;
	while (*end < count && rows + row_height(l, *end) <= l->area.rows)
		rows += row_height(l, (*end)++);
}

void list_draw(const struct list *l, struct canvas *c, bool focused)
{
	struct rect area = l->area;
	size_t count = row_count(l);
	int left = l->area.rows;

	for (size_t i = l->top; i < count && left > 0; i++) {
		int height = row_height(l, i);

		area.rows = height < left ? height : left;
		l->source->draw(l->rows, i, c, area, i == l->selected);
		if (focused && i == l->selected)
			canvas_cursor(c, area.row, area.col);
		area.row += area.rows;
		left -= area.rows;
	}
}

#include "famctx/ui/viewer.h"

#include <string.h>

#include "famctx/base/mem.h"
#include "famctx/text/fold.h"
#include "famctx/text/sanitise.h"
#include "famctx/text/wrap.h"

struct viewer_line {
	size_t paragraph;
	size_t start, len;
};

void viewer_init(struct viewer *v)
{
	memset(v, 0, sizeof(*v));
}

void viewer_clear(struct viewer *v)
{
	for (size_t i = 0; i < v->count; i++)
		mem_free(v->paragraphs[i].text);
	v->count = v->line_count = v->top = v->found = 0;
}

void viewer_release(struct viewer *v)
{
	viewer_clear(v);
	mem_free(v->paragraphs);
	mem_free(v->lines);
	viewer_init(v);
}

void viewer_add(struct viewer *v, enum role role, int indent, const char *utf8)
{
	struct buf clean = BUF_INIT;

	sanitise_bytes(&clean, utf8, strlen(utf8), SANITISE_LINES, NULL);
	MEM_GROW(v->paragraphs, v->count, v->cap);
	v->paragraphs[v->count++] = (struct viewer_paragraph){ buf_detach(&clean), role, indent };
}

static void wrap_paragraph(struct viewer *v, size_t index)
{
	const struct viewer_paragraph *p = &v->paragraphs[index];
	struct wrap w = wrap_text(p->text, v->area.cols - p->indent);
	struct wrap_line line;

	while (wrap_next(&w, &line)) {
		MEM_GROW(v->lines, v->line_count, v->line_cap);
		v->lines[v->line_count++] = (struct viewer_line){ index, line.start, line.len };
	}
}

static size_t last_top(const struct viewer *v)
{
	size_t rows = v->area.rows > 0 ? (size_t)v->area.rows : 0;

	return v->line_count > rows ? v->line_count - rows : 0;
}

static void scroll_to(struct viewer *v, size_t line)
{
	v->top = line < last_top(v) ? line : last_top(v);
}

/* The line in which that byte of that paragraph now stands. */
static size_t line_of(const struct viewer *v, size_t paragraph, size_t byte)
{
	size_t found = 0;

	for (size_t i = 0; i < v->line_count; i++) {
		const struct viewer_line *line = &v->lines[i];

		if (line->paragraph < paragraph || (line->paragraph == paragraph && line->start <= byte))
			found = i;
	}
	return found;
}

void viewer_layout(struct viewer *v, struct rect area)
{
	struct viewer_line old = { 0, 0, 0 };

	if (v->top < v->line_count)
		old = v->lines[v->top];
	v->area = area;
	v->line_count = v->found = 0;
	for (size_t i = 0; i < v->count; i++)
		wrap_paragraph(v, i);
	scroll_to(v, line_of(v, old.paragraph, old.start));
}

size_t viewer_above(const struct viewer *v)
{
	return v->top;
}

size_t viewer_below(const struct viewer *v)
{
	return last_top(v) - v->top;
}

enum handled viewer_act(struct viewer *v, enum action a)
{
	size_t page = v->area.rows > 1 ? (size_t)v->area.rows - 1 : 1;

	if (a == ACTION_UP)
		scroll_to(v, v->top > 0 ? v->top - 1 : 0);
	else if (a == ACTION_DOWN)
		scroll_to(v, v->top + 1);
	else if (a == ACTION_PAGE_UP)
		scroll_to(v, v->top > page ? v->top - page : 0);
	else if (a == ACTION_PAGE_DOWN)
		scroll_to(v, v->top + page);
	else if (a == ACTION_TOP)
		scroll_to(v, 0);
	else if (a == ACTION_BOTTOM)
		scroll_to(v, v->line_count);
	else
		return NOT_HANDLED;
	return HANDLED;
}

static void line_text(const struct viewer *v, size_t index, struct buf *out)
{
	const struct viewer_line *line = &v->lines[index];

	buf_clear(out);
	buf_add(out, v->paragraphs[line->paragraph].text + line->start, line->len);
}

static bool line_has(const struct viewer *v, size_t index, const char *folded)
{
	struct buf text = BUF_INIT, key = BUF_INIT;
	bool has;

	line_text(v, index, &text);
	fold_text(&key, text.data);
	has = strstr(key.data, folded) != NULL;
	buf_release(&key);
	buf_release(&text);
	return has;
}

bool viewer_find(struct viewer *v, const char *words)
{
	struct buf folded = BUF_INIT;
	size_t start = v->found ? v->found : v->top;
	bool found = false;

	fold_text(&folded, words);
	for (size_t i = 0; folded.len > 0 && i < v->line_count && !found; i++) {
		size_t index = (start + i) % v->line_count;

		found = line_has(v, index, folded.data);
		if (found) {
			v->found = index + 1;
			scroll_to(v, index);
		}
	}
	buf_release(&folded);
	return found;
}

void viewer_draw(const struct viewer *v, struct canvas *c, bool focused)
{
	struct buf text = BUF_INIT;

	for (int row = 0; row < v->area.rows && v->top + (size_t)row < v->line_count; row++) {
		size_t index = v->top + (size_t)row;
		const struct viewer_paragraph *p = &v->paragraphs[v->lines[index].paragraph];

		line_text(v, index, &text);
		canvas_text(c, v->area.row + row, v->area.col + p->indent, v->area.cols - p->indent,
			    index + 1 == v->found ? ROLE_MATCH : p->role, text.data);
	}
	if (focused)
		canvas_cursor(c, v->area.row, v->area.col);
	buf_release(&text);
}

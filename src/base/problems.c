#include "famctx/base/problems.h"

#include <stdarg.h>

#include "famctx/base/mem.h"

void problems_vadd(struct problems *p, enum severity severity, const char *file, struct place at, const char *format,
		   va_list args)
{
	struct buf message = BUF_INIT;
	buf_vprintf(&message, format, args);
	MEM_GROW(p->items, p->count, p->cap);
	p->items[p->count++] = (struct problem){
		.severity = severity,
		.file = mem_copy_text(file),
		.at = at,
		.message = buf_detach(&message),
	};
	if (severity == PROBLEM_ERROR)
		p->errors++;
}

void problems_add(struct problems *p, enum severity severity, const char *file, struct place at, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	problems_vadd(p, severity, file, at, format, args);
	va_end(args);
}

static int by_place(const void *a, const void *b)
{
	const struct problem *x = a, *y = b;
	int order = strcmp(x->file, y->file);
	if (!order)
		order = (x->at.line > y->at.line) - (x->at.line < y->at.line);
	if (!order)
		order = (x->at.column > y->at.column) - (x->at.column < y->at.column);
	/* qsort may swap equals, but what is printed must be the same everywhere. */
	return order ? order : strcmp(x->message, y->message);
}

void problems_sort(struct problems *p)
{
	if (p->count)
		qsort(p->items, p->count, sizeof(p->items[0]), by_place);
}

static void print_one(const struct problem *one, struct buf *out)
{
	buf_printf(out, "%s:", one->file);
	if (one->at.line > 0)
		buf_printf(out, "%d:", one->at.line);
	if (one->at.line > 0 && one->at.column > 0)
		buf_printf(out, "%d:", one->at.column);
	if (one->severity == PROBLEM_WARNING)
		buf_printf(out, " %s", _("Warning:"));
	buf_printf(out, " %s", one->message);
}

void problems_print(const struct problems *p, struct buf *out)
{
	for (size_t i = 0; i < p->count; i++) {
		print_one(&p->items[i], out);
		buf_add_char(out, '\n');
	}
}

bool problems_first_error(const struct problems *p, struct buf *out)
{
	for (size_t i = 0; i < p->count; i++)
		if (p->items[i].severity == PROBLEM_ERROR) {
			print_one(&p->items[i], out);
			return true;
		}
	return false;
}

void problems_release(struct problems *p)
{
	for (size_t i = 0; i < p->count; i++) {
		mem_free(p->items[i].file);
		mem_free(p->items[i].message);
	}
	mem_free(p->items);
	*p = (struct problems)PROBLEMS_INIT;
}

/*
 * Everything that is wrong with a file, found in one reading: a person mends
 * ten mistakes at once, not one after another. Printed as
 * `file:line:column: message`.
 */
#ifndef FAMCTX_BASE_PROBLEMS_H
#define FAMCTX_BASE_PROBLEMS_H

#include "famctx/base/base.h"
#include "famctx/base/buf.h"

/* Both count from 1; column counts characters, 0 means not known. */
struct place {
	int line;
	int column;
};

enum severity { PROBLEM_NOTE, PROBLEM_WARNING, PROBLEM_ERROR };

struct problem {
	enum severity severity;
	char *file;
	struct place at;
	char *message;
};

struct problems {
	struct problem *items;
	size_t count;
	size_t cap;
	size_t errors; /* how many items are PROBLEM_ERROR */
};

#define PROBLEMS_INIT { NULL, 0, 0, 0 }

void problems_add(struct problems *p, enum severity severity, const char *file, struct place at,
		  const char *format, ...) PRINTF_LIKE(5, 6);
void problems_vadd(struct problems *p, enum severity severity, const char *file, struct place at, const char *format,
		   va_list args) PRINTF_LIKE(5, 0);
/* In order of file and place. */
void problems_sort(struct problems *p);
/* One line each, `file:line:column: message`, warnings marked with the word. */
void problems_print(const struct problems *p, struct buf *out);
/* The line of the first error, where there is room for one; false: there is none. */
bool problems_first_error(const struct problems *p, struct buf *out);
void problems_release(struct problems *p);

#endif

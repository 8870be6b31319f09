/* What is in dispute and what was decided, beside the value it is about. Private to command. */
#ifndef FAMCTX_SRC_COMMAND_PRINT_DISPUTE_H
#define FAMCTX_SRC_COMMAND_PRINT_DISPUTE_H

#include "print.h"

/* "FC-7Q4K-2, challenged 4 November"; nothing for none. */
void print_challenged(const struct run *run, const struct show_answer *a, char *const *references, size_t count,
		      struct buf *out);
/* One line each, behind so many spaces. */
void print_corrections(const struct run *run, const struct shown_correction *corrections, size_t count, const char *indent,
		       struct buf *out);
/* Every challenge that is open, as a list of its own. */
void print_open_challenges(const struct run *run, const struct show_answer *a, struct buf *out);

#endif

/* One line of the list from a row of the trail. Private to access. */
#ifndef FAMCTX_ACCESS_AUDIT_LINE_H
#define FAMCTX_ACCESS_AUDIT_LINE_H

#include "audit_private.h"

/* The line is initialised first; its texts are copies. */
void line_fill(struct statement *st, struct audit_line *out);
/* The line of the last letter of a search stands for all of them: how many, and whom they showed. */
MUST_CHECK bool line_fold(struct db *own, struct audit_line *line, struct err *e);

#endif

/* What options say, checked. Text that is NULL was not given. Private to command. */
#ifndef FAMCTX_SRC_COMMAND_VALUE_H
#define FAMCTX_SRC_COMMAND_VALUE_H

#include "famctx/api/vocabulary.h"
#include "famctx/base/err.h"
#include "famctx/text/date.h"

/* Position among the codes, -1 when not given; an error lists them. `what` names the option. */
MUST_CHECK bool value_code(const char *text, const char *what, const char *const *codes, int *out, struct err *e);
/* A full ISO date; out stays as it is when not given. */
MUST_CHECK bool value_day(const char *text, const char *what, struct date *out, struct err *e);

#endif

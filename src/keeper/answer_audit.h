/* What the handlers about the trail share. Private to keeper. */
#ifndef FAMCTX_KEEPER_ANSWER_AUDIT_H
#define FAMCTX_KEEPER_ANSWER_AUDIT_H

#include "famctx/access/audit_count.h"
#include "requests.h"

/* The only team that this role is answered about; NULL: all of them. */
const char *audit_team(const struct asking *a);
/* The days asked for, or those that the policy looks back, by the real clock. */
void audit_span(const struct asking *a, struct date from, struct date to, struct audit_span *out);
/* Fills in who somebody is; whose name is shown is in the trail of this very look. */
MUST_CHECK bool audit_name_person(struct asking *a, struct audit_person *p, struct err *e);
MUST_CHECK bool audit_name_lines(struct asking *a, struct audit_line *lines, size_t count, struct err *e);

#endif

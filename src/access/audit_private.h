/* Entries as rows of the store. Private to access. */
#ifndef FAMCTX_ACCESS_AUDIT_PRIVATE_H
#define FAMCTX_ACCESS_AUDIT_PRIVATE_H

#include "famctx/access/audit.h"
#include "famctx/store/statement.h"

#define AUDIT_COLUMN_TEXT(name, number) ", " #name
#define AUDIT_COLUMN_NAMES AUDIT_COLUMNS(AUDIT_COLUMN_TEXT)
/* What every reader of whole entries selects; the fields begin at AUDIT_FIRST_FIELD. */
#define AUDIT_SELECT "SELECT seq, previous, hash" AUDIT_COLUMN_NAMES " FROM audit"
#define AUDIT_FIRST_FIELD 3

/* From a row of AUDIT_SELECT; borrowed until the next row. */
void audit_read_fields(struct statement *st, struct audit_fields *out);

/* Calls back for each id in a list of subjects that is one. */
void audit_each_subject(const char *subjects, void (*call)(void *context, int64_t person), void *context);

#endif

#include "audit_private.h"

void audit_read_fields(struct statement *st, struct audit_fields *out)
{
	for (int i = 0; i < AUDIT_COLUMN_COUNT; i++) {
		int column = AUDIT_FIRST_FIELD + i;
		struct audit_field *f = &out->at[i];
		*f = (struct audit_field){ .is_integer = audit_column_is_number[i], .is_null = column_null(st, column) };
		if (f->is_null)
			continue;
		if (f->is_integer) {
			f->integer = column_integer(st, column);
			continue;
		}
		f->text = column_text(st, column);
		f->len = column_size(st, column);
	}
}

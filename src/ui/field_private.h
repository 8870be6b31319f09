/*
 * What the files of the field share.
 */
#ifndef UI_FIELD_PRIVATE_H
#define UI_FIELD_PRIVATE_H

#include "famctx/ui/field.h"

/* Scrolls so that the cursor is inside the box. */
void field_show_cursor(struct line_field *f);

#endif

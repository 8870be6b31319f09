/*
 * Capitals, as family names are written in lists. One character becomes one
 * character, so nothing grows: letters without a capital stay as they are.
 */
#ifndef FAMCTX_TEXT_UPPER_H
#define FAMCTX_TEXT_UPPER_H

#include "famctx/base/base.h"
#include "famctx/base/buf.h"

/* Appends the text in capitals. Bad bytes are kept: the gate for screens deals with them. */
void upper_text(struct buf *out, const char *text);

#endif

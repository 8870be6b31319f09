/*
 * What the files of the canvas share.
 */
#ifndef UI_CANVAS_PRIVATE_H
#define UI_CANVAS_PRIVATE_H

#include "famctx/ui/canvas.h"

/* One base character; returns its columns. */
int canvas_put(struct canvas *c, int row, int col, enum role role, uint32_t code);
/* Text as it may be shown, on one line; the result is utf8 itself or stands in scratch. */
const char *canvas_clean(struct buf *scratch, const char *utf8);

#endif

/*
 * The scope strip: which services are searched, how old our copies of them
 * are, and which are not here at all. It stands on every screen that finds
 * people, so that nobody takes silence for an answer. Private to the room.
 */
#ifndef FAMCTX_SRC_SCREEN_STRIP_H
#define FAMCTX_SRC_SCREEN_STRIP_H

#include "famctx/screen/app.h"

void strip_draw(const struct app *app, struct canvas *c, struct rect row);
void strip_draw_not_here(const struct app *app, struct canvas *c, struct rect row);
/* How many services are not here. */
size_t strip_count_not_here(const struct app *app);
/* How many services are searched. */
size_t strip_count(const struct app *app);
/* "Police": those whose copies are late, or nothing. */
void strip_late(const struct app *app, struct buf *out);

#endif

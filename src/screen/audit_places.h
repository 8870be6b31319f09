/*
 * Where the trail is reached from: by action, from every screen. Private to the
 * room.
 */
#ifndef FAMCTX_SRC_SCREEN_AUDIT_PLACES_H
#define FAMCTX_SRC_SCREEN_AUDIT_PLACES_H

#include "famctx/screen/app.h"

/* Whether the action leads to one of them, and whoever is here may go there. */
bool audit_place_works(const struct app *app, enum action a);
/* Goes there; false when the action leads to none of them. */
bool audit_place_go(struct app *app, enum action a);

#endif

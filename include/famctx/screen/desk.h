/*
 * Where somebody begins, by what the keeper takes from them.
 */
#ifndef FAMCTX_SCREEN_DESK_H
#define FAMCTX_SCREEN_DESK_H

#include "famctx/screen/project.h"
#include "famctx/screen/screens.h"

/* The lowest screen: the search, or the desk of whoever opens no families. */
const struct screen_ops *desk_home(const struct session *s);
/* What opens over it at once: the trail, the sources or the projects, by what is asked most; NULL: nothing. */
const struct screen_ops *desk_first(const struct session *s);

#endif

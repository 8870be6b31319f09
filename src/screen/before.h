/*
 * The page "Before you continue": why somebody is held back, and what it takes
 * to go on. It stands in the place of the screen that could not open, and opens
 * that screen when it has what it takes. Private to the room.
 */
#ifndef FAMCTX_SRC_SCREEN_BEFORE_H
#define FAMCTX_SRC_SCREEN_BEFORE_H

#include "famctx/screen/screens.h"

struct before_ref {
	const struct screen_ops *ops; /* what could not open; copied, as its ref is */
	struct record_ref ref;
};

/* struct before_ref; the session says whom it is about and why (session->held). */
extern const struct screen_ops screen_before;

#endif

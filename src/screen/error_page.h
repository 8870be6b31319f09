/*
 * The page that stands in for a screen that could not open: what is wrong, and
 * trying again. Private to the room.
 */
#ifndef FAMCTX_SRC_SCREEN_ERROR_PAGE_H
#define FAMCTX_SRC_SCREEN_ERROR_PAGE_H

#include "famctx/screen/screens.h"

struct failure {
	const struct screen_ops *ops; /* what could not open */
	struct record_ref ref;        /* and with what; copied */
	const struct err *why;
};

#endif

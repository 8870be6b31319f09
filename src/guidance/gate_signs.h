/* What was open when a gate was signed, as it is kept. Private to guidance. */
#ifndef FAMCTX_SRC_GUIDANCE_GATE_SIGNS_H
#define FAMCTX_SRC_GUIDANCE_GATE_SIGNS_H

#include "famctx/schema/shape.h"

struct open_items {
	char **items;
	size_t items_count;
};

extern const struct shape open_items_shape;

#endif

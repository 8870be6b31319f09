/* Shapes that several documents of this room share. Private to api. */
#ifndef FAMCTX_SRC_API_SHARED_H
#define FAMCTX_SRC_API_SHARED_H

#include "famctx/api/show.h"
#include "famctx/api/sources.h"

extern const struct shape shown_scope_shape;

#endif

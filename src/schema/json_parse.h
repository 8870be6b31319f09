/*
 * Hostile bytes to a jansson tree: refused before jansson sees them when they
 * are nested too deep, and with the place in plain words when they are no JSON.
 * Private to schema.
 */
#ifndef FAMCTX_SRC_SCHEMA_JSON_PARSE_H
#define FAMCTX_SRC_SCHEMA_JSON_PARSE_H

#include <jansson.h>

#include "famctx/base/err.h"

/* An object, given back with json_decref; NULL with e filled when it is none. */
MUST_CHECK json_t *json_parse_object(const char *bytes, size_t len, struct err *e);

#endif

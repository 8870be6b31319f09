/* The sentences of line mode, from screens/line.yaml. Private to command. */
#ifndef FAMCTX_SRC_COMMAND_LINES_H
#define FAMCTX_SRC_COMMAND_LINES_H

#include "famctx/api/words.h"

struct lines {
	struct phrase *lines;
	size_t lines_count;
};

extern const struct shape lines_shape;

/* Reads FOLDER/line.yaml; release it with lines_shape either way. */
MUST_CHECK bool lines_load(const char *folder, struct lines *out, struct problems *problems);

/* The sentence of a key; the key itself when the file has none, so that nothing is ever silent. */
const char *lines_find(const struct lines *lines, const char *key);

#endif

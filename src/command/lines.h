/* The sentences of line mode, from screens/line.yaml. Private to command. */
#ifndef FAMCTX_SRC_COMMAND_LINES_H
#define FAMCTX_SRC_COMMAND_LINES_H

#include "famctx/api/words.h"

struct lines {
	struct phrase *lines;
	size_t lines_count;
};

extern const struct shape lines_shape;

/* The sentence of a key; the key itself when the file has none, so that nothing is ever silent. */
const char *lines_find(const struct lines *lines, const char *key);

#endif

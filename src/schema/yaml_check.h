/*
 * What may stand in a YAML file, character by character, and libyaml's
 * messages in plain words. Private to schema.
 */
#ifndef FAMCTX_SRC_SCHEMA_YAML_CHECK_H
#define FAMCTX_SRC_SCHEMA_YAML_CHECK_H

#include "yaml_tree.h"

#define CHECK_FINE UINT32_MAX

/*
 * Copies the file without a byte order mark, and with U+FFFD for each
 * character that is reported: the copy can be read to its end, and every place
 * in it is right.
 */
void check_file(struct tree *t, const char *bytes, size_t len, struct buf *clean);

/*
 * The first character of a scalar that may not be there, or CHECK_FINE. Only
 * an escape can bring one in, as check_file saw the others. A scalar of several
 * lines may hold newlines and tabs; one with escapes may hold tabs.
 */
uint32_t check_scalar(const char *text, size_t len, bool escapes, bool several_lines);

/* What libyaml says about bad syntax, in words that say what to do. */
const char *check_plain_words(const char *problem);

#endif

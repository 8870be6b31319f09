/*
 * What may stand in a YAML file, character by character, and libyaml's
 * messages in plain words. Private to schema.
 */
#ifndef FAMCTX_SRC_SCHEMA_YAML_CHECK_H
#define FAMCTX_SRC_SCHEMA_YAML_CHECK_H

#include "yaml_tree.h"

/*
 * Copies the file without a byte order mark, and with U+FFFD for each
 * character that is reported: the copy can be read to its end, and every place
 * in it is right.
 */
void check_file(struct tree *t, const char *bytes, size_t len, struct buf *clean);

/* What kind of scalar a text comes from. */
struct scalar_form {
	bool escapes;       /* in double quotes: may hold a tab */
	bool several_lines; /* may hold newlines and tabs */
};

/*
 * Reports the first character of a scalar that may not be there; only an
 * escape can bring one in, as check_file saw the others. False when it did.
 */
bool check_scalar(struct tree *t, struct place at, const char *text, size_t len, struct scalar_form form);

/* What libyaml says about bad syntax, in words that say what to do. */
const char *check_plain_words(const char *problem);

#endif

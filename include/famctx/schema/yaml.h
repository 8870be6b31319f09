/*
 * Reading YAML into structs. The file is hostile: anchors, aliases, tags, merge
 * keys, several documents, duplicate or unknown keys, control characters, more
 * than YAML_LIMIT bytes, and nesting deeper than 32 are each a problem with a
 * place. Unknown keys name the nearest known one. Scalars are text until the
 * field says otherwise, so `no` and `012` are never surprises; only null, ~ and
 * nothing at all, without quotes, mean that a value is missing. Control
 * characters may be newlines and tabs in text of several lines, and "\t".
 */
#ifndef FAMCTX_SCHEMA_YAML_H
#define FAMCTX_SCHEMA_YAML_H

#include "famctx/schema/shape.h"

#define YAML_LIMIT (1024u * 1024u)

/*
 * Reads the text of `file` (used in problems only) into object, which is
 * initialised first. Returns false when there is any error; the object holds
 * what could be read and must be released either way.
 */
MUST_CHECK bool yaml_decode(const char *file, const char *bytes, size_t len, const struct shape *shape,
			    void *object, struct problems *problems);
/* The same for a file on disk. A file that cannot be read is a problem too. */
MUST_CHECK bool yaml_decode_file(const char *path, const struct shape *shape, void *object,
				 struct problems *problems);
/* The reference of a shape: one line a field, with kind, whether required, words and help. */
void yaml_reference(const struct shape *shape, struct buf *out);

#endif

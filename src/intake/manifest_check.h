/*
 * What the shape of a manifest cannot say: whether its parts fit together.
 * Private to the reading of manifests.
 */
#ifndef FAMCTX_SRC_INTAKE_MANIFEST_CHECK_H
#define FAMCTX_SRC_INTAKE_MANIFEST_CHECK_H

#include "famctx/intake/manifest.h"

struct manifest_checking {
	const struct manifest *m;
	struct problems *problems;
};

void check_error(const struct manifest_checking *c, struct place at, const char *format, ...) PRINTF_LIKE(3, 4);
void check_warning(const struct manifest_checking *c, struct place at, const char *format, ...) PRINTF_LIKE(3, 4);
void check_format(const struct manifest_checking *c, const struct manifest_format *format);
void check_date_formats(const struct manifest_checking *c, struct place at, char **formats, size_t count);

/* One entry of `files`. */
void check_file_entry(const struct manifest_checking *c, const struct manifest_file *f);
/* Everything else; calls check_file_entry for each. */
void check_manifest(const struct manifest_checking *c);

#endif

/* The services of one person, as the grid and the details behind it show them. Private to family. */
#ifndef FAMCTX_SRC_FAMILY_SERVICES_H
#define FAMCTX_SRC_FAMILY_SERVICES_H

#include "famctx/api/show.h"
#include "famctx/family/family.h"

/* Every service in the order of the policy. details: "all", "none", or the service whose details are opened. */
MUST_CHECK bool services_read(const struct family *f, int64_t person, int64_t age, const char *details,
			      struct service_view **out, size_t *count, struct err *e);
/* The same of somebody in the family of who was asked for, as far as it differs from person to person. */
MUST_CHECK bool cells_read(const struct family *f, int64_t person, int64_t age, struct family_cell **out, size_t *count,
			   struct err *e);
/* What a source covers, with both age rules together. */
void scope_of_source(const struct family *f, const struct family_source *s, struct shown_scope *out);

#endif

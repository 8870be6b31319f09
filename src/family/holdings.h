/*
 * What the services hold of one person, as far as a grid cell needs it: the
 * state of each. Private to family.
 */
#ifndef FAMCTX_SRC_FAMILY_HOLDINGS_H
#define FAMCTX_SRC_FAMILY_HOLDINGS_H

#include "famctx/family/family.h"
#include "famctx/family/state.h"

/* What each source holds, in the order of f->sources; the caller's to free. */
MUST_CHECK bool holdings_read(const struct family *f, int64_t person, struct held **out, struct err *e);
/* Whether somebody is never offered as possibly the same person: that would compare what is held back. */
bool possible_hidden(const struct family *f, int64_t person);
enum state holdings_state(const struct family *f, const struct family_source *s, const struct held *held, int64_t age);
/* Whether a source's records of a person of this age may be seen at all: not where it is not shared or the age
 * rule leaves the person out. */
bool holdings_shown(const struct family *f, const struct family_source *s, int64_t age);
/* The state of every service, in the order of f->services. */
MUST_CHECK bool holdings_services(const struct family *f, int64_t person, int64_t age, struct service_state **out,
				  size_t *count, struct err *e);

#endif

/* Candidates by number, postcode and street. Private to family. */
#ifndef FAMCTX_SRC_FAMILY_CANDIDATES_PLACE_H
#define FAMCTX_SRC_FAMILY_CANDIDATES_PLACE_H

#include "candidates.h"

/* Who has the number; of an NHS number that does not check, also who has one a slip away. */
MUST_CHECK bool candidates_by_number(const struct family *f, const struct query *q, struct candidates *c, struct err *e);
/* Who lives there. Beside words only where it is one postcode or one house: more would be no help. */
MUST_CHECK bool candidates_by_place(const struct family *f, const struct query *q, struct candidates *c, struct err *e);

#endif

/* Whose a record is. */
#ifndef FAMCTX_FAMILY_RECORD_H
#define FAMCTX_FAMILY_RECORD_H

#include "famctx/family/family.h"
#include "famctx/store/person_id.h"

/* By the key of its source and its own. ERR_NOTHING when there is none: a load may have taken it away. */
MUST_CHECK bool family_person_of_record(const struct family *f, const char *source, const char *record,
					char person[PERSON_ID_SIZE], struct err *e);

/* Sets ERR_NOTHING as it is said of one that is not there. */
bool family_no_record(const char *source, const char *record, struct err *e);
/* Whether it is that of somebody who is sealed; also where that cannot be told. */
bool family_record_is_sealed(const struct family *f, const char *source, const char *record);

#endif

/* What sources hold of a person, record by record, with their details. Private to family. */
#ifndef FAMCTX_SRC_FAMILY_INVOLVEMENTS_H
#define FAMCTX_SRC_FAMILY_INVOLVEMENTS_H

#include "famctx/api/show.h"
#include "famctx/family/family.h"

struct involvement {
	const struct family_source *source;
	int64_t record, id;   /* id 0: the record has no involvement and stands for itself */
	bool first_of_record; /* details of the record as a whole are shown with it */
	struct shown_involvement shown;
};

struct involvements {
	struct involvement *items; /* open first, then held, then closed; within them the newest first */
	size_t count, cap;
};

MUST_CHECK bool involvements_read(const struct family *f, int64_t person, struct involvements *out, struct err *e);
void involvements_release(struct involvements *all);
/* Fills the details, the most that each definition allows, and how many more there are. */
MUST_CHECK bool involvement_details(const struct family *f, struct involvement *v, struct err *e);
/* Its end where it is closed, else its last contact, else its beginning. */
struct date involvement_newest(const struct shown_involvement *v);

#endif

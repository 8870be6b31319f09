/*
 * What the store keeps about a source so that its records can be read without
 * its manifest: who owns it, what it covers and what it does not, and what its
 * details mean. Kept as JSON in people.db, decoded once by the keeper.
 */
#ifndef FAMCTX_API_SOURCE_H
#define FAMCTX_API_SOURCE_H

#include "famctx/api/vocabulary.h"
#include "famctx/schema/shape.h"

struct ages {
	int64_t from; /* INTEGER_NONE: no lower limit */
	int64_t to;   /* inclusive; INTEGER_NONE: no upper limit */
};

struct contact {
	char *name;
	char *role;
	char *organisation;
	char *phone;
	char *email;
};

/* One detail a source gives about an involvement. */
struct detail_definition {
	char *key;     /* name of the field in the manifest */
	char *label;   /* what it is called on screen */
	char *meaning; /* the source's own definition */
	bool sensitive;
	int64_t most_shown; /* INTEGER_NONE: all */
};

struct source_document {
	char *key;
	char *service; /* NULL for a register that is no service */
	char *title;
	bool is_register;
	struct contact owner; /* whom to ring about the source itself */
	struct date from, to; /* the period it covers; to may be missing: to the copied date */
	char *period_note;    /* the source's own words for the period where it gives no dates */
	char **areas;
	size_t areas_count;
	struct ages ages;
	char *covers;
	char *not_covered;
	struct date copied;
	char *copied_time;    /* "10:00" or NULL */
	int64_t refresh_days; /* promised; INTEGER_NONE: no promise */
	bool not_shared;      /* no agreement: listed so that its absence is explained */
	struct detail_definition *details;
	size_t details_count;
	char *id_label;       /* what a register calls its ids, such as "Case" */
};

extern const struct shape ages_shape;
extern const struct shape contact_shape;
extern const struct shape source_document_shape;

#endif

/*
 * Projects in store.db. Every write is within the caller's transaction.
 */
#ifndef FAMCTX_GUIDANCE_PROJECT_STORE_H
#define FAMCTX_GUIDANCE_PROJECT_STORE_H

#include "famctx/guidance/fields.h"
#include "famctx/schema/shape.h"
#include "famctx/store/db.h"

/* Who writes. All borrowed. */
struct author {
	const char *name;    /* as shown */
	const char *account; /* login */
	struct date today;
	const char *content; /* version of the guidance */
	bool own_store;      /* one account for everybody who sits there */
};

struct project {
	int64_t id;
	char *name;
	char *title;
	struct date made;
	char *made_by;
};

struct project_names {
	struct project *items;
	size_t count;
};

void project_release(struct project *p);
void project_names_release(struct project_names *n);

/* ERR_REFUSED when there is one of this name; ERR_USAGE for a name that is empty or too long. */
MUST_CHECK bool project_make(struct db *own, const struct author *author, const char *name, const char *title,
			     int64_t *id, struct err *e);
/* ERR_NOTHING when there is none, with the names there are. */
MUST_CHECK bool project_open(struct db *own, const char *name, struct project *out, struct err *e);
/* By name. */
MUST_CHECK bool project_names(struct db *own, struct project_names *out, struct err *e);
/* All fields as they stand. */
MUST_CHECK bool project_fields(struct db *own, int64_t project, struct fields *out, struct err *e);
/* Every version of one field, oldest first; field NULL: of all fields of the subject; subject NULL: of
 * everything, newest first and at most `most`. */
MUST_CHECK bool project_versions(struct db *own, int64_t project, const char *subject, const char *field, int64_t most,
				struct fields *out, struct err *e);

#define VERSION_ANY INTEGER_NONE /* whatever stands there */

struct field_change {
	const char *subject;
	const char *field;
	const char *value; /* NULL or "": takes it away */
	int64_t seen;      /* version the writer had before them, 0: none yet; VERSION_ANY */
	const char *note;
};

enum save_result {
	SAVE_DONE,
	SAVE_SAME,   /* it says so already */
	SAVE_BESIDE, /* somebody saved another text meanwhile: this one is kept beside it */
};

/* *now, unless NULL, gets the version that stands; *kept the version this text has. */
MUST_CHECK bool project_save(struct db *own, int64_t project, const struct author *author,
			     const struct field_change *change, enum save_result *result, int64_t *kept, struct err *e);

struct triage_run {
	int64_t id;
	char *who, *content, *state, *outcome, *tier;
	struct date day;
};

/* `result` is the document as JSON. */
MUST_CHECK bool project_keep_run(struct db *own, int64_t project, const struct author *author, const char *state,
				 const char *outcome, const char *tier, const char *result, struct err *e);
/* The newest; id 0 when there is none. */
MUST_CHECK bool project_last_run(struct db *own, int64_t project, struct triage_run *out, struct err *e);
void triage_run_release(struct triage_run *r);

struct sign_off {
	int64_t id;
	char *gate, *decision, *name, *role, *comment, *override, *account, *content, *digest, *open_items, *at;
	struct date day;
	struct date withdrawn; /* DATE_NONE: it stands */
	char *withdrawn_because;
};

struct sign_offs {
	struct sign_off *items; /* oldest first */
	size_t count, cap;
};

MUST_CHECK bool project_sign_offs(struct db *own, int64_t project, struct sign_offs *out, struct err *e);
void sign_offs_release(struct sign_offs *s);
MUST_CHECK bool project_keep_sign_off(struct db *own, int64_t project, const struct author *author, const struct sign_off *sign,
			     struct err *e);
MUST_CHECK bool project_withdraw(struct db *own, int64_t sign_off, const struct author *author, const char *because,
				 struct err *e);

#endif

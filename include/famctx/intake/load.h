/*
 * Reading sources into a new people.db: several manifests are one build, taken
 * as a whole or refused as a whole. Runs in a process of its own.
 *
 * The new file is made beside the old one and is complete when intake_load
 * returns: records of other sources carried over, joined to persons, with the
 * search index that `index` adds. Who called renames it into place, unless the
 * load was refused or only checked: then the file is gone again. Either way the
 * load history of store.db tells what was tried.
 */
#ifndef FAMCTX_INTAKE_LOAD_H
#define FAMCTX_INTAKE_LOAD_H

#include "famctx/api/load.h"
#include "famctx/api/policy.h"
#include "famctx/base/within.h"
#include "famctx/store/db.h"
#include "famctx/text/nicknames.h"

struct intake_job {
	const struct load_request *request;
	const struct policy *policy;
	struct db *store;        /* store.db: person numbers, decisions, load history; NULL when only checking */
	const char *people_path; /* the people.db in use; it may not be there yet */
	const char *build_path;  /* where the new one is made */
	const char *data_folder; /* holds quality.yaml */
	const struct within *within; /* where manifests and feeds may be read; NULL: anywhere */
	const struct nicknames *nicknames; /* may be NULL */
	bool training;
	struct date today;
	/* Adds the search index to the new file; may be NULL. */
	bool (*index)(void *context, struct db *people, struct err *e);
	/* Called at most a few times a second; may be NULL. */
	void (*progress)(void *context, const struct progress *p);
	void *context; /* of both */
};

/*
 * answer is filled either way; release it with load_answer_shape. ERR_INPUT: the load is refused,
 * the answer says why. Warnings do not refuse.
 */
MUST_CHECK bool intake_load(const struct intake_job *job, struct load_answer *answer, struct err *e);

#endif

/*
 * The family room: who people.db knows, and what each service says. One struct
 * holds what every answer needs; the keeper opens it once, and calls
 * family_refresh before each request.
 *
 *	struct family f;
 *	if (!family_open(&f, &setup, e)) ...
 *	f.today = today of this sign-in;
 *	if (family_refresh(&f, e) && family_find(&f, &request, &answer, e)) ...
 *	shape_release(&find_answer_shape, &answer);
 *	family_close(&f);
 *
 * Answers are initialised by the function that fills them; the caller releases
 * them with their shape, whether it succeeded or not.
 */
#ifndef FAMCTX_FAMILY_FAMILY_H
#define FAMCTX_FAMILY_FAMILY_H

#include "famctx/api/find.h"
#include "famctx/api/policy.h"
#include "famctx/api/words.h"
#include "famctx/store/db.h"
#include "famctx/text/nicknames.h"

/* A source as people.db holds it, its document decoded once. */
struct family_source {
	int64_t id;
	struct source_document document;
	int64_t rows, people;
	char *loaded; /* UTC */
	bool failed;  /* the last load was refused or failed: what is here is the one before */
};

struct family_setup {
	const char *people_path; /* people.db; may not be there yet: then nobody is known */
	struct db *store;        /* store.db, for load history and older ids; NULL: neither */
	const struct words *words;
	const struct policy *policy;
	const struct nicknames *nicknames;
};

struct family {
	struct family_setup setup;
	char *people_path;
	struct date today; /* set by the caller before each request */
	struct db *people; /* NULL: nothing is loaded */
	uint64_t device, inode;
	struct family_source *sources; /* in the order of every list: registers, then services */
	size_t sources_count;
	char **services; /* the services of the sources, in the order of the policy, each once */
	size_t services_count;
};

/* All that setup points to outlives f. */
MUST_CHECK bool family_open(struct family *f, const struct family_setup *setup, struct err *e);
void family_close(struct family *f);
/* Opens the file again when another was renamed into its place, and reads how the last loads went. */
MUST_CHECK bool family_refresh(struct family *f, struct err *e);

/* NULL when there is none with that number. */
const struct family_source *family_source(const struct family *f, int64_t id);
/* How many people are in people.db; 0 when nothing is loaded. */
MUST_CHECK bool family_people(const struct family *f, int64_t *out, struct err *e);

/* The scope strip of every answer that shows records. */
void family_scope(const struct family *f, struct scope_entry **out, size_t *count);

#endif

/*
 * The family room: who people.db knows, and what each service says. One struct
 * holds what every answer needs.
 *
 *	struct family f;
 *	family_init(&f, &setup);
 *	if (!family_use(&f, store.people, e)) ...   at the start and after every load, taken or refused
 *	f.today = today of this sign-in;
 *	if (family_find(&f, &request, &answer, e)) ...
 *	shape_release(&find_answer_shape, &answer);
 *	family_release(&f);
 *
 * Answers are initialised by the function that fills them; the caller releases
 * them with their shape, whether it succeeded or not.
 */
#ifndef FAMCTX_FAMILY_FAMILY_H
#define FAMCTX_FAMILY_FAMILY_H

#include "famctx/api/find.h"
#include "famctx/api/policy.h"
#include "famctx/api/words.h"
#include "famctx/family/shield.h"
#include "famctx/store/db.h"
#include "famctx/text/nicknames.h"

/* A source as people.db holds it, its document decoded once. */
struct family_source {
	int64_t id;
	struct source_document document;
	int64_t rows, people;
	int64_t sealed_rows, sealed_people; /* among them; nobody is told */
	char *loaded; /* UTC */
	bool failed;  /* the last load was refused: what is here is the one before */
};

/* All of it outlives the family. */
struct family_setup {
	struct db *own; /* store.db, for load history and older ids; NULL: neither is known */
	const struct words *words;
	const struct policy *policy;
	const struct nicknames *nicknames;
};

struct family {
	struct family_setup setup;
	struct db *people; /* borrowed; NULL: nothing is loaded, nobody is known */
	struct date today; /* set by the caller before each request */
	struct family_asker asker; /* set by the caller before each request */
	struct shield shield;
	int64_t sealed_people; /* among those of people.db */
	struct family_source *sources; /* in the order of every list: registers, then services */
	size_t sources_count;
	char **services; /* the services of the sources, in the order of the policy, each once */
	size_t services_count;
};

void family_init(struct family *f, const struct family_setup *setup);
void family_release(struct family *f);
/* The people.db in use from now on (NULL: none), and how the last load of each source went. */
MUST_CHECK bool family_use(struct family *f, struct db *people, struct err *e);

/* NULL when there is none with that number. */
const struct family_source *family_source(const struct family *f, int64_t id);
const struct family_source *family_source_by_key(const struct family *f, const char *key);
/* How many people are in people.db; 0 when nothing is loaded. */
MUST_CHECK bool family_people(const struct family *f, int64_t *out, struct err *e);

/* The scope strip of every answer that shows records. */
void family_scope(const struct family *f, struct scope_entry **out, size_t *count);

#endif

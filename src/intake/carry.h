/*
 * Sources that are not loaded now come over from the people.db in use, which
 * is attached as `old`. Private to intake.
 */
#ifndef FAMCTX_SRC_INTAKE_CARRY_H
#define FAMCTX_SRC_INTAKE_CARRY_H

#include "writer.h"

/* A source of the old file. */
struct old_source {
	char *key;
	int64_t id, rows;
};

struct old_sources {
	struct old_source *items;
	size_t count, cap;
};

/* In order of their keys. */
MUST_CHECK bool old_sources_list(struct db *db, struct old_sources *out, struct err *e);
void old_sources_release(struct old_sources *s);
const struct old_source *old_source_find(const struct old_sources *s, const char *key);
/* Copies one of them with all it holds; it becomes source number w->source. */
MUST_CHECK bool carry_source(struct writer *w, const struct old_source *from, struct err *e);

#endif

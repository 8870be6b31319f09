/*
 * The parts of one load. Private to intake.
 */
#ifndef FAMCTX_SRC_INTAKE_LOADING_H
#define FAMCTX_SRC_INTAKE_LOADING_H

#include "carry.h"
#include "famctx/base/clock.h"
#include "famctx/intake/load.h"
#include "persons.h"
#include "reading.h"

/* One manifest of the job. */
struct loading_source {
	struct manifest manifest;
	struct reading reading;
	struct problems problems; /* of the manifest and its feeds */
	struct quality_figure *quality;
	size_t quality_count;
	int64_t people;
	int number; /* of the source in the new file; 0: not written */
};

struct loading {
	const struct intake_job *job;
	struct quality_rules rules;
	struct loading_source *sources; /* in the order asked for */
	size_t count;
	struct db *db;
	struct writer writer;
	struct old_sources old;
	struct persons persons;
	char started[UTC_TEXT_SIZE];
	/* progress */
	uint64_t began_ms, told_ms;
	int64_t bytes_total, bytes_before; /* before the source that is read now */
	int64_t rows_before;
	struct loading_source *now;
};

bool loading_refused(const struct loading *l);

/* loading_read.c: manifests, then every source into the new file. False: the store failed. */
void loading_manifests(struct loading *l);
MUST_CHECK bool loading_read(struct loading *l, struct err *e);
/* loading_tell.c: progress, the answer and the history. */
void loading_stage(struct loading *l, const char *stage);
void loading_tick(void *context, int64_t bytes);
void loading_answer(struct loading *l, struct load_answer *answer);
MUST_CHECK bool loading_history(struct loading *l, struct err *e);

#endif

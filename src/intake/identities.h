/*
 * The records of a new people.db in memory, as joining wants them: record
 * number n of the file is at n - 1. Private to intake.
 */
#ifndef FAMCTX_SRC_INTAKE_IDENTITIES_H
#define FAMCTX_SRC_INTAKE_IDENTITIES_H

#include "famctx/intake/join.h"
#include "famctx/store/db.h"
#include "textmap.h"

/* A source as far as joining needs it; sources are numbered as in the file, from 1 at place 0. */
struct built_source {
	char *key;
	bool is_register;
	int register_of; /* number of the register its ids are of; -1: none */
	int rank;        /* which source is believed first when a person is shown */
	int64_t first_record, records, people;
};

enum has { HAS_NAMES = 1, HAS_BORN = 2, HAS_SEX = 4, HAS_ADDRESS = 8 };

struct identities {
	struct built_source *sources;
	size_t sources_count;
	struct identity *who;
	bool *is_register;
	uint16_t *source; /* place in sources */
	uint8_t *has;
	uint64_t *mint;   /* store/mint.h */
	uint64_t *twins;  /* hash of names, birth date and postcode; 0: one of them is missing */
	size_t count;
	char **blocks; /* the texts of who */
	size_t blocks_count, blocks_cap, block_used, block_size;
};

MUST_CHECK bool identities_load(struct db *db, struct identities *out, struct err *e);
void identities_release(struct identities *ids);

#endif

/*
 * What is gathered while the index is built. People are numbered by their
 * place: youngest first, unknown birth dates last, then by id, so that plain
 * numbers sort as the answers need them. Private to family.
 */
#ifndef FAMCTX_SRC_FAMILY_INDEX_BUILD_H
#define FAMCTX_SRC_FAMILY_INDEX_BUILD_H

#include "famctx/family/index.h"
#include "famctx/text/date.h"
#include "index_rows.h"
#include "vocabulary.h"

struct indexed_person {
	int64_t id;
	uint32_t born; /* born_number */
	uint32_t place;
};

struct index_build {
	struct db *db;
	const struct index_progress *progress;
	int64_t done, total;

	struct indexed_person *people; /* by id */
	uint32_t *by_place;            /* place -> item of people */
	size_t people_count, people_cap;

	struct vocabulary tokens, numbers, postcodes, streets, houses;
	struct index_rows names;     /* place, token */
	struct index_rows births;    /* place, born */
	struct index_rows numbered;  /* number, -, place */
	struct index_rows posted;    /* postcode, -, place */
	struct index_rows housed;    /* street, house, place */
};

/* YYYYMMDD, zeros for what is missing, 0 for no date. */
uint32_t born_number(struct date born);

/* First who there is. Then table by table, so that memory holds one kind of rows at a time: what was gathered has
 * sorted numbers, is written, and forgotten. */
MUST_CHECK bool index_gather_people(struct index_build *b, struct err *e);
MUST_CHECK bool index_gather_names(struct index_build *b, struct err *e);
MUST_CHECK bool index_write_names(struct index_build *b, struct err *e);
MUST_CHECK bool index_gather_numbers(struct index_build *b, struct err *e);
MUST_CHECK bool index_write_numbers(struct index_build *b, struct err *e);
MUST_CHECK bool index_gather_places(struct index_build *b, struct err *e);
MUST_CHECK bool index_write_places(struct index_build *b, struct err *e);

#endif

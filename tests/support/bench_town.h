/*
 * The made-up town (generate_people.h) that benchmarks ask about: the people.db
 * of a real store, with its index.
 */
#ifndef TESTS_SUPPORT_BENCH_TOWN_H
#define TESTS_SUPPORT_BENCH_TOWN_H

#include "famctx/base/buf.h"

/* BENCH_PEOPLE, else 1,000,000. */
int64_t town_people(void);
/* Adds the path of the town's folder in BENCH_FOLDER, with its people.db. That is made when no earlier run has made
 * it: the same number of people is the same town. */
void town_folder(struct buf *folder);
/* The folder as a text of at most so many bytes, with an empty store.db beside the people.db. */
void town_store(char *folder, size_t size);
/* The path of that people.db. */
void town_path(struct buf *path);

#endif

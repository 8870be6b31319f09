/*
 * A store in a folder of its own for tests of the intake room, and what to ask
 * of it. Include after cmocka.
 */
#ifndef FAMCTX_TESTS_INTAKE_BENCH_H
#define FAMCTX_TESTS_INTAKE_BENCH_H

#include "famctx/intake/load.h"

struct bench {
	char folder[64];
	struct buf store, people, build; /* paths */
	struct db *own;
	struct policy policy; /* data/policy.yaml; a test may change it */
	bool training;
	struct load_answer answer;
	struct err err;
};

void bench_open(struct bench *b);
void bench_open_training(struct bench *b);
void bench_close(struct bench *b);
/* Loads manifests and puts the new file in place, as the keeper does. */
bool bench_load(struct bench *b, const char *data, const char *const *manifests, size_t count, bool check);
/* The same for manifests of the test's own folder, named with spaces between. */
bool bench_load_here(struct bench *b, const char *names, bool check);
/* A file in the folder of the test. */
void bench_write(struct bench *b, const char *name, const char *text);
/* All rows of a query: columns with | between, rows with newlines; NULL is -. */
void bench_query(struct bench *b, const char *sql, int columns, struct buf *out);
void bench_expect(struct bench *b, const char *sql, int columns, const char *expected);
/* Everything the answer said about problems, one line each, without the folder. */
void bench_problems(const struct bench *b, struct buf *out);
/* Fails unless these words are among them. */
void bench_expect_problem(const struct bench *b, const char *expected);
/* The words of the first figure with this rule, "" when there is none. */
const char *bench_words(const struct bench *b, size_t source, const char *rule);

#endif

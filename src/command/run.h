/*
 * What commands do again and again: open the store, give the purpose, ask the
 * keeper, print. Private to command.
 */
#ifndef FAMCTX_SRC_COMMAND_RUN_H
#define FAMCTX_SRC_COMMAND_RUN_H

#include "famctx/api/request.h"
#include "famctx/client/client.h"
#include "famctx/command/command.h"

/* "famctx: MESSAGE" to stderr, filtered; returns the exit status of the error. */
int run_fail(const struct run *run, const struct err *e);
/* Every problem to stderr. */
void run_problems(const struct run *run, struct problems *problems);

/* Finds the folders of data and screens. */
MUST_CHECK bool run_folders(struct run *run, struct err *e);
/* The same, and reads words and lines. */
MUST_CHECK bool run_words(struct run *run, struct err *e);
/* Connects to the keeper of the store. */
MUST_CHECK bool run_open(struct run *run, struct err *e);
/* The same, but the store is made first, or restored from a backup. */
MUST_CHECK bool run_open_as(struct run *run, enum serve_make make, const char *backup, struct err *e);
/* The purpose from the options, or asked for on a terminal; without either an ERR_USAGE. */
MUST_CHECK bool run_purpose(struct run *run, struct err *e);
/* What --purpose, --case and --behalf say; --purpose must be given. */
MUST_CHECK bool run_purpose_from_options(const struct run *run, struct purpose *out, struct err *e);
void run_release(struct run *run);

/* Asks; with --json prints what the keeper said as it is, and leaves answer empty. */
MUST_CHECK bool run_ask(struct run *run, const char *method, const struct shape *params_shape, const void *params,
			const struct shape *answer_shape, void *answer, struct err *e);

/* The same for a long job, with its progress on the terminal. */
MUST_CHECK bool run_ask_long(struct run *run, const char *method, const struct shape *params_shape,
			     const void *params, const struct shape *answer_shape, void *answer, struct err *e);

/* Adds a line of screens/line.yaml, its places filled, and a newline. */
void run_line(const struct run *run, struct buf *out, const char *key, const struct fill *fills, size_t count);
#define LINE(run, out, key, ...) \
	run_line(run, out, key, (const struct fill[]){ __VA_ARGS__ }, \
		 sizeof((const struct fill[]){ __VA_ARGS__ }) / sizeof(struct fill))
/* A number for a place of a sentence. */
#define NUMBER_SIZE 24
const char *number_text(int64_t n, char text[NUMBER_SIZE]);
/* To stdout through the gate; false when it cannot be written. */
MUST_CHECK bool run_print(const struct run *run, const struct buf *text, struct err *e);
/* The same where all went well, else the error; an exit status. */
int run_end(const struct run *run, const struct buf *text, bool ok, struct err *e);

#endif

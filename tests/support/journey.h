/*
 * The whole program in a folder of its own, for journeys: a store, a TMPDIR
 * and whatever the test writes beside them. Include after cmocka.
 *
 *	cmocka_unit_test_setup_teardown(the_way, journey_make, journey_remove)
 *
 *	const char *const args[] = { "demo", "--as", "s.patel", NULL };
 *	struct pty *p = journey_open(*state, &(struct journey_program){ .args = args });
 */
#ifndef TESTS_SUPPORT_JOURNEY_H
#define TESTS_SUPPORT_JOURNEY_H

#include "famctx/base/buf.h"
#include "support/pty.h"

struct journey {
	char folder[64];
	struct buf store; /* FAMCTX_STORE of everything that runs here */
	struct buf tmp;   /* TMPDIR */
};

struct journey_program {
	const char *const *args; /* behind the name of the program; ends with NULL; may be NULL */
	const char *env;         /* one more "NAME=value"; may be NULL */
	const char *term;
	int rows, cols;
};

/* Setup and teardown; teardown fails when the program left something in TMPDIR. */
int journey_make(void **state);
int journey_remove(void **state);

/* On a terminal. */
struct pty *journey_open(const struct journey *j, const struct journey_program *program);
/* The demonstration as S Patel at 24x80, ready. */
struct pty *journey_demo(const struct journey *j);
/* Presses F10 and sees that all is well with the terminal; frees it. */
void journey_leave(struct pty *p);

/*
 * Through pipes: input goes in, what comes out is added to out (both outputs). NULL for none of either.
 * Returns the exit status.
 */
int journey_run(const struct journey *j, const char *const *args, const char *input, struct buf *out);
/* A real store filled from the manifests in tests/data/NAME, with a fixed today. */
void journey_load(const struct journey *j, const char *name);
/* The keeper of the store. */
pid_t journey_keeper(const struct journey *j);

/* Fails with the screen when it is not on it. */
void journey_sees(struct pty *p, const char *text);

/* ---- what came out so far -------------------------------------------------------- */

/* How many bytes since the mark, and a new mark. */
size_t journey_bytes(const struct pty *p, size_t *mark);
/* Whether some bytes came out behind a mark. */
bool journey_sent(const struct pty *p, size_t mark, const char *bytes);

#endif

/*
 * A program on a terminal of our own making (libvterm), for journeys.
 *
 *	struct pty *p = pty_start(&(struct pty_options){ .args = args, .rows = 24, .cols = 80 });
 *	pty_wait_text(p, "Find someone");
 *	pty_type(p, "bracken");
 *	pty_keys(p, "Enter");
 *	pty_golden(p, "results-80x24");
 *	pty_keys(p, "F10");
 *	assert_int_equal(pty_wait_exit(p), 0);
 *	pty_free(p);
 *
 * Nothing sleeps: the program writes one byte to FAMCTX_TEST_SYNC whenever
 * nothing is left to do, and only then is the next key pressed. Whatever takes
 * longer than PTY_PATIENCE_MS fails the test.
 */
#ifndef TESTS_SUPPORT_PTY_H
#define TESTS_SUPPORT_PTY_H

#include <sys/types.h>

#include "famctx/base/base.h"

#define PTY_PATIENCE_MS 30000

struct pty_options {
	int rows, cols;          /* 24 x 80 when 0 */
	const char *const *args; /* args[0] is the program; ends with NULL */
	const char *const *env;  /* "NAME=value" beside what is there; may be NULL */
	const char *term;        /* xterm-256color when NULL */
	int (*run)(void);        /* instead of args: a function whose result is the exit status */
};

struct pty;

struct pty *pty_start(const struct pty_options *options);
/* Ends the program when it still runs. */
void pty_free(struct pty *p);

/* ---- doing: each waits first until the program is idle ------------------------ */

void pty_type(struct pty *p, const char *text);
/* Key names, separated by spaces. */
void pty_keys(struct pty *p, const char *names);
/* For a program that asks line by line: waits until it has asked, then answers with a line. */
void pty_answer(struct pty *p, const char *question, const char *answer);
/* All bytes at once, as they are. */
void pty_send(struct pty *p, const char *bytes, size_t len);
void pty_paste(struct pty *p, const char *text);
void pty_resize(struct pty *p, int rows, int cols);
void pty_signal(struct pty *p, int number);
/* The line is lost. */
void pty_hang_up(struct pty *p);

/* ---- waiting ------------------------------------------------------------------- */

void pty_wait_idle(struct pty *p);
void pty_wait_text(struct pty *p, const char *text);
/* Until it has stopped itself (Ctrl-Z); pty_signal with SIGCONT lets it go on. */
void pty_wait_stopped(struct pty *p);
/* The exit status, or 128 and the number of the signal that ended it. */
int pty_wait_exit(struct pty *p);

/* ---- looking --------------------------------------------------------------------- */

/* The screen as text, spaces at line ends left out; valid until the next call. */
const char *pty_screen(struct pty *p);
bool pty_shows(struct pty *p, const char *text);
void pty_cursor(const struct pty *p, int *row, int *col);
bool pty_cursor_visible(const struct pty *p);
bool pty_alternate_screen(const struct pty *p);
/* Whether a cell is bold, underlined or reversed. */
bool pty_is_marked(const struct pty *p, int row, int col);
/* Lines are edited and echoed again, as a shell needs it. */
bool pty_is_sane(const struct pty *p);
/* Everything that came out, as bytes; its length grows. */
const char *pty_output(const struct pty *p, size_t *len);
/* The process that runs. */
pid_t pty_pid(const struct pty *p);
/* Compares the screen with tests/journey/golden/NAME.txt. */
void pty_golden(struct pty *p, const char *name);

#endif

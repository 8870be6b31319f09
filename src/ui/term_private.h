/*
 * What the files of the terminal share. Only term*.c includes curses, whose
 * macros would clash with our names; none of its types stands here.
 */
#ifndef UI_TERM_PRIVATE_H
#define UI_TERM_PRIVATE_H

#include <sys/types.h>
#include <termios.h>

#include "famctx/ui/term.h"

#define TERM_PASTE_MAX 65536 /* bytes of one paste that are kept */

struct terminal {
	bool open;
	int tty;            /* file descriptor of the terminal, ours */
	int saved_stderr;   /* -1 while stderr is its own */
	struct termios before;
	mode_t tty_mode;    /* of the device, before messages of others were shut out */
	bool tty_mode_known;
	bool titled;        /* the window's title was changed */
	bool knows_xterm;   /* it understands titles and OSC 52 */
	enum glyph_set glyphs;
	enum theme theme;
	struct canvas shown; /* what the terminal shows; no cells when not known */
	bool pasting;        /* between the two brackets of a paste */
	struct buf paste;
};

extern struct terminal term_state;

/* Bytes that give the terminal back, prepared while all is well. */
void term_restore_prepare(void);
/* Async-signal-safe; does nothing when the terminal is not open. */
void term_restore_now(void);
/* Handlers for signals that end the program at once. */
void term_restore_install(void);
void term_restore_uninstall(void);

/* Straight to the terminal, after what curses holds; short writes are completed. */
void term_write(const char *bytes, size_t len);
/* The strings of terminfo, NULL where it has none. */
const char *term_capability(const char *name);
void term_input_open(void);

#endif

/*
 * What was pressed. Decoding bytes is the terminal's business (ui/term.h);
 * here a key is a named key, a character, or a paste.
 */
#ifndef FAMCTX_UI_KEY_H
#define FAMCTX_UI_KEY_H

#include "famctx/base/base.h"
#include "famctx/base/buf.h"

/* The curses names start with KEY_, hence PRESS_. */
enum press {
	PRESS_NONE,
	PRESS_TEXT,  /* a printable character: `text` */
	PRESS_PASTE, /* `paste`, never commands */
	PRESS_CTRL,  /* Ctrl and the lower-case letter or sign in `text` */
	PRESS_ENTER,
	PRESS_ESCAPE,
	PRESS_TAB,
	PRESS_SHIFT_TAB,
	PRESS_BACKSPACE,
	PRESS_DELETE,
	PRESS_INSERT,
	PRESS_UP,
	PRESS_DOWN,
	PRESS_LEFT,
	PRESS_RIGHT,
	PRESS_HOME,
	PRESS_END,
	PRESS_PAGE_UP,
	PRESS_PAGE_DOWN,
	PRESS_F1, /* F1 to F12 follow each other */
	PRESS_F12 = PRESS_F1 + 11,
};

struct key_event {
	enum press press;
	bool alt;           /* Esc came right before it, or Alt was held */
	char text[8];       /* one code point in UTF-8 */
	const char *paste;  /* UTF-8 without control characters but newlines; valid until the next key is read */
};

enum handled { NOT_HANDLED, HANDLED };

/* "Enter", "Ctrl-P", "F10", "Shift-Tab", "Space", "?"; false when it is no key. */
MUST_CHECK bool key_parse(const char *name, struct key_event *out);
/* The name people know: what key_parse reads. */
void key_add_name(const struct key_event *ev, struct buf *out);
bool key_same(const struct key_event *a, const struct key_event *b);
/* One character without Ctrl or Alt. */
bool key_is_text(const struct key_event *ev);
/* A letter or sign, not a digit: what can be switched off, since speech input presses letters by accident
 * (WCAG 2.1.4). */
bool key_is_letter(const struct key_event *ev);

#endif

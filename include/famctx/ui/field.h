/*
 * A one-line field. Its text is always valid UTF-8 without control characters;
 * the cursor stands between characters as people count them (clusters), never
 * inside one. Keys are readline's: arrows, Home and End, Ctrl-A E B F, Alt-B F,
 * Backspace, Delete, Ctrl-D, Ctrl-W, Ctrl-U, Ctrl-K, and Ctrl-_ to undo.
 */
#ifndef FAMCTX_UI_FIELD_H
#define FAMCTX_UI_FIELD_H

#include "famctx/base/buf.h"
#include "famctx/ui/canvas.h"
#include "famctx/ui/key.h"

#define FIELD_UNDO_STEPS 50

struct field_state {
	char *text;
	size_t cursor;
};

struct line_field {
	struct buf text;
	size_t cursor;       /* a byte offset on a cluster boundary */
	size_t max_clusters; /* how many characters it takes */
	bool (*accepts)(uint32_t code); /* NULL: everything printable */
	int width;           /* columns on screen, brackets not counted */
	int scroll;          /* columns hidden at the left */
	struct field_state undo[FIELD_UNDO_STEPS];
	size_t undo_count;
	enum press last_edit; /* so that a typed word is one step of undo */
};

void field_init(struct line_field *f, size_t max_clusters);
/* Also wipes what was typed. */
void field_release(struct line_field *f);
/* Puts a text in, cursor behind it; what does not fit is left out. Undo leads back. */
void field_set(struct line_field *f, const char *utf8);
const char *field_text(const struct line_field *f);
bool field_is_empty(const struct line_field *f);
/* Columns it has from now on. */
void field_layout(struct line_field *f, int width);
/* Takes typing, editing keys and paste; Enter, Tab, Esc, Up, Down, F-keys are not its own. */
enum handled field_key(struct line_field *f, const struct key_event *ev);
/* False when there is nothing to undo. */
bool field_undo(struct line_field *f);
/* "[text____]", width + 2 columns; puts the terminal's cursor in when focused. */
void field_draw(const struct line_field *f, struct canvas *c, int row, int col, bool focused);
/* Accepts digits only; for days, years and numbers. */
bool field_accepts_digits(uint32_t code);

#endif

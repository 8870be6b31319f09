/*
 * A field of several lines, for what somebody knows and how they know it. Its
 * text is always valid UTF-8 without control characters but newlines; the
 * cursor stands between characters as people count them (clusters), never
 * inside one. Words wrap to the width.
 *
 * Keys are readline's: arrows, Home and End of the row, Ctrl-A E B F, Alt-B F,
 * Alt-< and Alt-> for the whole text, Backspace, Delete, Ctrl-D, Ctrl-W,
 * Alt-D, Ctrl-U, Ctrl-K; PgUp and PgDn; Ctrl-_ to undo and Ctrl-Y to redo.
 * Enter is a new line. Up on the first row and Down on the last are not its
 * own, nor is Tab, so that a form can go on.
 */
#ifndef FAMCTX_UI_EDITOR_H
#define FAMCTX_UI_EDITOR_H

#include "famctx/base/buf.h"
#include "famctx/ui/canvas.h"
#include "famctx/ui/key.h"

struct editor_line;
struct editor_edit;

/* What was done, in order; `done` of them stand, the others can be done again. */
struct editor_past {
	struct editor_edit *edits;
	size_t count, cap;
	size_t done;
};

struct editor {
	struct buf text;
	size_t cursor;   /* a byte offset on a cluster boundary */
	size_t most;     /* characters wanted at most; more can be typed and is counted, none is lost */
	int width, rows; /* columns and rows on screen, brackets not counted */
	size_t top;      /* the first row shown */
	int goal;        /* the column that Up and Down keep to; -1: where the cursor is */
	struct editor_line *lines;
	size_t line_count, line_cap;
	struct editor_past past;
	enum press last_edit; /* so that a typed word is one step of undo */
};

void editor_init(struct editor *e, size_t most);
/* Also wipes what was typed. */
void editor_release(struct editor *e);
/* Puts a text in, cursor behind it; undo leads back. */
void editor_set(struct editor *e, const char *utf8);
const char *editor_text(const struct editor *e);
bool editor_is_empty(const struct editor *e);
/* Characters as people count them. */
size_t editor_count(const struct editor *e);
/* Columns and rows it has from now on. */
void editor_layout(struct editor *e, int width, int rows);
/* Rows the text takes at the width it has. */
size_t editor_lines(const struct editor *e);
enum handled editor_key(struct editor *e, const struct key_event *ev);
/* False when there is nothing to undo, or to do again. */
bool editor_undo(struct editor *e);
bool editor_redo(struct editor *e);
/* "[text____]" in each row, width + 2 columns; an arrow in place of a bracket says that there is more. Puts
 * the terminal's cursor in when focused. */
void editor_draw(const struct editor *e, struct canvas *c, int row, int col, bool focused);

#endif

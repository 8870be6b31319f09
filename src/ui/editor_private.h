/*
 * What the files of the editor share.
 */
#ifndef UI_EDITOR_PRIVATE_H
#define UI_EDITOR_PRIVATE_H

#include "famctx/ui/editor.h"

/* One row of the text as it is wrapped. */
struct editor_line {
	size_t start;
	size_t len;  /* without the spaces or newline that end it */
	size_t next; /* where the next row starts */
};

/* editor_rows.c: where the text stands. */
/* After every change of the text. */
void editor_wrap(struct editor *e);
/* Scrolls so that the cursor is inside the box. */
void editor_show_cursor(struct editor *e);
/* The row the cursor is on. */
size_t editor_row(const struct editor *e);
/* Up or down by so many rows, keeping the column. */
void editor_move_rows(struct editor *e, long by);

/* editor_past.c: what was done. */
/* Puts `text` in the place of what stands, as one step; or as part of the step before when it goes on. */
void editor_change(struct editor *e, struct buf *text, size_t cursor, bool goes_on);
void editor_forget(struct editor_past *past);

#endif

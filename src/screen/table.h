/*
 * The columns of a table as its file of screens/ names them, as far as there
 * is room. Private to the room.
 */
#ifndef FAMCTX_SRC_SCREEN_TABLE_H
#define FAMCTX_SRC_SCREEN_TABLE_H

#include "famctx/screen/config.h"
#include "famctx/ui/canvas.h"

#define TABLE_COLUMNS 12
#define TABLE_MARK 3 /* columns in front of the first one, where ">" stands */

struct table_column {
	const struct column *column;
	int col, width;
};

struct table {
	struct table_column columns[TABLE_COLUMNS];
	size_t count;
};

/* As the file says; 0: it shares what is left. */
int table_width(const struct column *c);
/* width_of answers 0 for columns that share what is left; NULL: as the file says. */
void table_layout(struct table *t, const struct screen_file *file, int width,
                  int (*width_of)(const void *context, const struct column *c), const void *context);
void table_draw_heading(const struct table_column *c, struct canvas *canvas, struct rect row, bool right);

#endif

/*
 * The family: people by services, each cell with its state and how long ago
 * anybody was in touch, and whom to ring for the cell under the cursor.
 * Private to the room.
 *
 * People are counted from 0, the one asked for. Rows are the services, then
 * GRID_OTHERS where there is anything to say about others; GRID_NAMES is
 * the row of names above them.
 */
#ifndef FAMCTX_SRC_SCREEN_FAMILY_H
#define FAMCTX_SRC_SCREEN_FAMILY_H

#include "facts.h"
#include "famctx/screen/screens.h"
#include "famctx/screen/session.h"

#define GRID_NAMES (-1)

struct family {
	char *person;
	struct show_answer answer;
	size_t at;    /* the person under the cursor */
	int row;      /* and the row */
	size_t first; /* the first person shown, where they stand side by side */
	int top;      /* the first row shown */
	struct rect names, rows, notes, panel;
	bool legend;
	unsigned moves; /* of the session, when it was asked */
};

/* One person as the grid needs it; borrowed from the answer. */
struct relative {
	const char *person;
	const char *family_name, *first_name;
	const char *called;
	const char *relation;               /* NULL for the one asked for */
	const struct family_member *member; /* NULL for the one asked for */
	struct date born;
	int64_t age;
};

size_t grid_people(const struct family *f);
struct relative grid_relative(const struct screen *s, size_t i);
int grid_services(const struct family *f);
/* The row behind the last service; -1 when there is nothing to say about others. */
int grid_others_row(const struct family *f);
int grid_last_row(const struct family *f);
/* What a service says about somebody, borrowed from the answer; false when that has only the state. */
bool grid_cell(const struct family *f, size_t person, int service, int *state, struct service_view *out);
/* The cell in words that fit into the columns. */
void grid_say_cell(const struct screen *s, size_t person, int service, int columns, struct buf *out);
/* "2 others at this address, 1 who may be the same person. No father is recorded." */
void grid_say_others(const struct screen *s, struct buf *out);
/* Facts about the cell under the cursor. */
void grid_fill_panel(const struct screen *s, struct facts *out);
void grid_panel_title(const struct screen *s, struct buf *out);
/* What stands there about what the cursor is on, in one sentence. */
void grid_say_seen(const struct screen *s, struct buf *out);
/* References of the open challenges to what a cell says, and how many there are. */
bool grid_any_challenged(const struct family *f);
char *const *grid_challenged(const struct family *f, size_t person, int row, size_t *count);

/* family_grid.c */
void grid_layout(struct screen *s, struct rect area);
void grid_draw(const struct screen *s, struct canvas *c);
/* How many people stand side by side. */
size_t grid_people_shown(const struct screen *s);

#endif

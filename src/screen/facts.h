/*
 * A page of labelled values that can be read line by line, each with a name of
 * its own so that it can be pointed at: what the screens about a person, a
 * service, a scope and a join are made of. Private to the room.
 *
 * At 80 columns the value stands beside its label, at 40 below it where both
 * do not fit.
 */
#ifndef FAMCTX_SRC_SCREEN_FACTS_H
#define FAMCTX_SRC_SCREEN_FACTS_H

#include "famctx/ui/list.h"

enum fact_kind {
	FACT_ROW,     /* label and value */
	FACT_NOTE,    /* a sentence */
	FACT_UNDER,   /* a sentence about the value above it */
	FACT_HEADING, /* what follows is about this */
	FACT_LINE,    /* something to open: the label wraps, the value stands in the last columns */
};

struct fact {
	enum fact_kind kind;
	enum role role;
	char *id; /* "born", "housing/rent_arrears"; what a challenge would name */
	char *label;
	char *value;
	char *person; /* whom Enter opens, or NULL */
	int columns;  /* of FACT_LINE: those of its value */
	bool cut;     /* one row, where all of it would push out what matters more */
};

struct facts {
	struct fact *items;
	size_t count, cap;
	struct list list;
	const char *more; /* what the last row says while there is more below; NULL: nothing. Borrowed */
};

/* Rows that canvas_paragraph will take. */
int paragraph_rows(const char *text, int width);

void facts_init(struct facts *f, const char *more);
void facts_release(struct facts *f);
/* Takes all away; the cursor goes back to the fact of the same id when the next facts are laid out. */
void facts_clear(struct facts *f);

/* Each copies its texts. A fact without a value is left out: absence must be said in words by the caller. */
void facts_heading(struct facts *f, const char *text);
struct fact *facts_row(struct facts *f, const char *id, const char *label, const char *value);
struct fact *facts_note(struct facts *f, const char *id, enum role role, const char *text);

struct fact *facts_under(struct facts *f, const char *id, enum role role, const char *text);
/* The value may be empty. */
struct fact *facts_line(struct facts *f, const char *id, const char *label, const char *value, int columns);

void facts_layout(struct facts *f, struct rect area);
/* Moves; the cursor never rests on a heading. */
enum handled facts_act(struct facts *f, enum action a);
/* Rows that all of them take. */
int facts_rows(const struct facts *f, int width);
/* With the cursor on the chosen fact. */
void facts_draw(const struct facts *f, struct canvas *c, bool focused);
/* From the first fact on, without a cursor: a panel. Returns the rows used. */
int facts_draw_panel(const struct facts *f, struct canvas *c, struct rect area);
/* The fact under the cursor; NULL when there is none. */
const struct fact *facts_selected(const struct facts *f);

#endif

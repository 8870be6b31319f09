/*
 * The screens about the trail: what each is opened with, and the rows they
 * share. Private to the room.
 */
#ifndef FAMCTX_SRC_SCREEN_AUDIT_H
#define FAMCTX_SRC_SCREEN_AUDIT_H

#include "famctx/api/audit.h"
#include "famctx/screen/config.h"
#include "famctx/screen/screens.h"
#include "famctx/ui/list.h"
#include "sieve.h"

/* The days that are looked at; none: those that the keeper takes. */
struct trail_period {
	struct date from, to;
	bool changed; /* chosen just now, and not asked for yet */
};

/* Whose days are chosen; borrowed from the screen below. */
struct period_ref {
	struct trail_period *period;
};

/* A list of looks; texts are copied. NULL instead of it: one's own. */
struct looks_ref {
	const char *account, *person;
	int basis; /* -1: any */
	const char *name; /* of the worker, the person or the reason, for the title */
	struct date from, to; /* none: all days */
};

/* One look, and where it was drawn for a check what became of it; copied. */
struct look_ref {
	const struct audit_line *line;
	const struct audit_sampled *drawn; /* or NULL */
};

extern const struct screen_ops screen_looks;    /* struct looks_ref */
extern const struct screen_ops screen_look;     /* struct look_ref */
extern const struct screen_ops screen_sign_off; /* struct audit_sampled */
extern const struct screen_ops screen_period;   /* struct period_ref */

/* One row: at 80 columns both texts on one line, at 40 the second below the first. */
struct trail_row {
	char *id;
	char *main;
	char *side;
	enum role role;
	bool heading; /* only read, never chosen */
	size_t at;    /* place in the answer it was made from */
	char *folded; /* both texts, for finding words in them */
};

struct trail_rows {
	const struct app *app;
	struct trail_row *items;
	size_t count, cap;
	struct sieve sieve; /* only rows that hold its words are seen: audit_filter.h */
	size_t *seen; /* places in items */
	size_t seen_count, seen_cap;
	struct list list;
};

void trail_rows_init(struct trail_rows *r, const struct app *app);
void trail_rows_release(struct trail_rows *r);
void trail_rows_clear(struct trail_rows *r);
/* Takes what is in the buffers. */
struct trail_row *trail_rows_add(struct trail_rows *r, const char *id, struct buf *main, struct buf *side);
/* Call it when rows or the words of the filter have changed. */
void trail_rows_refresh(struct trail_rows *r);
struct trail_row *trail_rows_selected(const struct trail_rows *r);
void trail_rows_looks(struct trail_rows *r, const struct audit_line *lines, size_t count, bool with_worker);

/* Parts of sentences, added to out. */
void trail_when(const char *at, bool brief, struct buf *out); /* "4 Nov 9:42", "4 November 2025, 9:42" */
const char *trail_word(const struct app *app, const char *kind, const char *code, struct buf *space);
void trail_why(const struct app *app, const struct audit_line *line, bool brief, struct buf *out);
void trail_close(const struct app *app, const char *codes, struct buf *out);
const char *trail_worker(const struct app *app, const struct audit_line *line);

/* Asks the keeper; the answer is the caller's to release either way. */
MUST_CHECK bool trail_ask(const struct app *app, const char *request, const struct shape *params_shape,
			  const void *params, const struct shape *answer_shape, void *answer, struct err *e);
/* Copies a document of this shape. */
void trail_copy(const struct shape *shape, const void *from, void *to);

#endif

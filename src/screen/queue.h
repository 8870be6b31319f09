/*
 * The queue of those who review challenges: four parts with their counts, rows
 * to go through, and what was said and shown for the one under the cursor.
 * Private to the room.
 */
#ifndef FAMCTX_SRC_SCREEN_QUEUE_H
#define FAMCTX_SRC_SCREEN_QUEUE_H

#include "challenge_step.h"
#include "famctx/api/challenge_report.h"
#include "famctx/ui/list.h"
#include "sieve.h"
#include "table.h"

enum queue_only { ONLY_ALL, ONLY_OVERDUE, ONLY_URGENT, ONLY_MINE };

struct queue {
	const struct app *app;
	int state; /* the part that is shown: enum challenge_state */
	int order; /* enum challenge_order */
	enum queue_only only;
	char *source; /* key; NULL: of all */
	bool chosen;  /* which are listed was chosen just now, and not asked for yet */
	int64_t from;
	struct challenge_list_answer answer;
	size_t *rows; /* of the answer, those that have the words of the filter */
	size_t row_count;
	struct list list;
	struct table table;
	struct challenge_full full; /* the one under the cursor */
	struct step_options steps;
	bool full_stands;
	char **marked; /* references */
	size_t marked_count, marked_cap;
	struct sieve sieve; /* its words and typing: what is left of all pages is said here */
	struct challenge_patterns patterns;
	bool patterns_stand;
	unsigned moves; /* of the session, when it was asked */
	struct rect heading, filter, panel, steps_at, footer;
};

const struct challenge_item *queue_item(const struct queue *q, size_t row);
bool queue_is_marked(const struct queue *q, const char *reference);

/* queue_ask.c. False with why; what was there stands. */
MUST_CHECK bool queue_ask_list(struct screen *s, struct err *e);
/* From the first to the last, page by page. */
MUST_CHECK bool queue_ask_rest(struct screen *s, struct err *e);
void queue_ask_patterns(struct screen *s);
void queue_ask_one(struct screen *s);
/* queue_only.c */
void queue_choose_only(struct screen *s);
bool queue_is_narrowed(const struct queue *q);
/* "overdue, Housing"; nothing when all are listed. */
void queue_say_only(const struct queue *q, struct buf *out);
/* queue_rows.c */
extern const struct list_source queue_rows;
void queue_draw_tabs(const struct screen *s, struct canvas *c, struct rect area);
/* queue_panel.c */
void queue_draw_panel(const struct screen *s, struct canvas *c);
void queue_draw_footer(const struct screen *s, struct canvas *c);
/* "Oldest 6 working days, 1 overdue, 1 urgent". */
void queue_say_pressing(const struct screen *s, struct buf *out);

#endif

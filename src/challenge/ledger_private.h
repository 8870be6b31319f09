/* What the files that read and write challenges share. Private to the room. */
#ifndef FAMCTX_SRC_CHALLENGE_LEDGER_PRIVATE_H
#define FAMCTX_SRC_CHALLENGE_LEDGER_PRIVATE_H

#include "famctx/challenge/queue.h"
#include "famctx/store/statement.h"

/* What kept_read wants, in its order. */
#define KEPT_COLUMNS \
	" c.reference, c.subject, c.source, c.record, c.type, c.risk, c.notify, c.because, c.told, c.spoke, c.notify_at," \
	" c.name_shown, c.feedback, c.snapshot, c.digest, c.state, c.outcome, c.before, c.disagreed, c.unread, c.account," \
	" c.reviewer, c.decider, c.excluded, c.raised, c.due, c.decided, c.closed, a.name, r.name, c.person "
#define KEPT_TABLES \
	" FROM challenge AS c LEFT JOIN account AS a ON a.id = c.account LEFT JOIN account AS r ON r.id = c.reviewer "
/* Columns of KEPT_COLUMNS; more may follow them. */
#define KEPT_COUNT 31

void kept_read(struct statement *st, struct kept *out);

/* 0 when there is none. */
int64_t column_account(struct statement *st, int column);
/* -1 when it is NULL. */
int column_code(struct statement *st, int column, const char *const *codes);
struct date column_day(struct statement *st, int column);
/* 0 binds NULL. */
void statement_account(struct statement *st, int place, int64_t account);
/* -1 binds NULL. */
void statement_code(struct statement *st, int place, int code, const char *const *codes);
/* Dates are bound as text that lives in `iso` until the statement has run. */
#define ISO_SIZE 12
void statement_day(struct statement *st, int place, struct date d, char iso[ISO_SIZE]);

/* When it is due that comes in, or comes back, today. */
struct date ledger_due(const struct ledger *l, int risk);
/* A manager who may review what this account raised: of its team where there is one, else anybody. 0: there is
 * nobody. The name is the caller's. */
MUST_CHECK bool ledger_choose_reviewer(const struct ledger *l, const struct life *life, const char *team, int64_t *id,
				       char **name, struct err *e);

/* One event as it is written. */
struct event_row {
	const char *reference;
	int event, outcome, from, to;
	int64_t account;  /* 0: nobody is named, and only the day is kept */
	const char *text;
	int64_t assigned; /* 0: nobody */
	const char *of;
	bool own, applied;
};
MUST_CHECK bool event_write(const struct ledger *l, const struct event_row *row, struct err *e);

/* The snapshot as it was kept; empty where it cannot be read. Release it with its shape. */
void snapshot_read(const char *json, struct challenge_snapshot *out);
/* Whether whom it is about is not to be told. */
bool ledger_hides(const struct ledger *l, const struct subject *s);
/* Whether what was shown of it is not to be told. */
bool ledger_holds(const struct ledger *l, const struct subject *s);
/* What lists tell about one. Texts are copied. */
void item_fill(const struct ledger *l, const struct kept *k, struct challenge_item *out);

#endif

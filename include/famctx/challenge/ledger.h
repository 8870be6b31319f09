/*
 * Challenges in store.db: keeping them, moving them on, and what is kept about
 * each. Every write happens in the caller's transaction, whose commit makes it
 * durable; only then may a reference be told.
 *
 * What an anonymous challenge is about is kept, who raised it is not: no account,
 * no time of day, nor do its reference and subject stand anywhere else.
 */
#ifndef FAMCTX_CHALLENGE_LEDGER_H
#define FAMCTX_CHALLENGE_LEDGER_H

#include "famctx/access/account.h"
#include "famctx/api/challenge_show.h"
#include "famctx/api/challenge_step.h"
#include "famctx/api/policy.h"
#include "famctx/challenge/life.h"
#include "famctx/challenge/subject.h"
#include "famctx/challenge/working_days.h"
#include "famctx/store/db.h"

/* What every request works with; all of it is borrowed. */
struct ledger {
	struct db *own; /* store.db */
	const struct holidays *holidays;
	const struct challenge_policy *policy;
	const struct account *who; /* asks */
	struct date today;
	/* Whether it is about somebody whom nobody is told of; NULL: it is not. It still stands in the queue, and does
	 * not say whom it is about. */
	bool (*sealed)(const void *context, const struct subject *s);
	/* Whether what the tool showed of it then is held back from who asks now; NULL: nothing is. */
	bool (*held)(const void *context, const struct subject *s);
	const void *context;
};

/* One as it is kept. */
struct kept {
	char *reference;
	struct subject subject;
	char *source, *record; /* what the snapshot says, whatever the subject is */
	int type, risk, notify;
	char *because, *told, *spoke, *notify_at;
	bool name_shown;
	char *feedback, *snapshot, *digest;
	struct life life;
	struct date raised, due, decided, closed;
	char *by;       /* name; NULL: anonymous */
	char *reviewer; /* name; NULL: nobody yet */
};

void kept_release(struct kept *k);
/* ERR_USAGE: no reference; ERR_NOTHING: none that who asks may know of. Anonymous ones are known to whoever has
 * the reference, others to who raised them and to reviewers. */
MUST_CHECK bool ledger_find(const struct ledger *l, const char *reference, struct kept *out, struct err *e);
/* Login of who raised it; empty for an anonymous one. */
MUST_CHECK bool ledger_raiser_login(struct db *own, const struct kept *k, char *login, size_t size, struct err *e);
/* How who asks stands to it. */
struct life_actor ledger_actor(const struct ledger *l, const struct kept *k);

/* The answer to an id that was sent before; found false when it is new. */
MUST_CHECK bool ledger_sent_before(const struct ledger *l, const struct challenge_send *c, struct challenge_sent *out,
				   bool *found, struct err *e);
/*
 * Keeps a challenge that challenge_send_check let pass, with its first event, and
 * wipes its draft. The snapshot is what the tool showed.
 */
MUST_CHECK bool ledger_keep(const struct ledger *l, const struct challenge_send *c, const struct subject *subject,
			    const struct challenge_snapshot *snapshot, struct challenge_sent *out, struct err *e);
MUST_CHECK bool ledger_terms(const struct ledger *l, struct challenge_terms *out, struct err *e);

/* One step of one challenge. k is brought up to date. */
struct ledger_move {
	int event;        /* enum challenge_event */
	int outcome;      /* decided; else -1 */
	const char *text; /* or NULL */
	const char *to;   /* reassigned: login */
	const char *of;   /* decided a duplicate: its reference as typed, or NULL */
	bool applied;     /* people are split or joined with it, or no longer are */
};
MUST_CHECK bool ledger_move(const struct ledger *l, struct kept *k, const struct ledger_move *move, struct err *e);
/* The same for everything that a challenge_step says but splits and joins; what a step is called is ERR_USAGE
 * when it is none. */
MUST_CHECK bool ledger_read_step(const struct kept *k, const struct challenge_step *step, struct ledger_move *out,
				 struct err *e);
void ledger_moved(const struct kept *k, struct challenge_moved *out);

/* Two records that a decision keeps apart or brings together. Texts are borrowed. */
struct record_pair {
	const char *source, *record, *other_source, *other_record;
};
/* For the next build; in the same transaction as the decision. */
MUST_CHECK bool ledger_decide_records(const struct ledger *l, const struct kept *k, bool together,
				      const struct record_pair *pairs, size_t count, const char *reason, struct err *e);
/* Takes back what was decided with this challenge; *count is how many pairs. */
MUST_CHECK bool ledger_undo_records(const struct ledger *l, const struct kept *k, int64_t *count, struct err *e);

/* Wipes what retention says is gone on a day: closed challenges and untouched drafts. The day is the real one,
 * never another today that somebody asked for. */
MUST_CHECK bool ledger_retire(struct db *own, const struct challenge_policy *policy, struct date day, struct err *e);

/* That the events of every challenge lead, step by allowed step, to where it stands, and that every snapshot has
 * its digest: *broken is how many do not. */
MUST_CHECK bool ledger_verify(struct db *own, int64_t *challenges, int64_t *broken, struct err *e);

#endif

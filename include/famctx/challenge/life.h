/*
 * The life of a challenge: one table says what may happen where, who may do it
 * and what must be given. Nothing else decides it. Pure: it reads and writes
 * nothing.
 *
 *	struct life now = life_new(raiser, reviewer);
 *	struct life next;
 *	if (!life_step(&now, &actor, &act, &next, e))
 *		return false;
 *
 * Undoing is a step of its own: it takes back the decision that stands and
 * leads to where that was made.
 */
#ifndef FAMCTX_CHALLENGE_LIFE_H
#define FAMCTX_CHALLENGE_LIFE_H

#include "famctx/api/challenge.h"
#include "famctx/api/vocabulary.h"

/* Accounts are numbers; 0 is nobody. */
struct life {
	int state;         /* enum challenge_state */
	int outcome;       /* that stands; -1: none */
	int before;        /* state in which it was decided; -1: none stands */
	bool disagreed;    /* it came back once, and cannot again */
	bool unread;       /* there is something new for whoever raised it */
	int64_t raiser;    /* 0: anonymous */
	int64_t reviewer;  /* who is to look at it */
	int64_t decider;   /* who decided what stands */
	int64_t excluded;  /* who decided before the disagreement, and may not again */
};

struct life_actor {
	int64_t account;
	int role; /* enum account_role */
	bool reference_only; /* is not known to have raised it, but holds the reference of an anonymous one */
};

struct life_act {
	int event;   /* enum challenge_event */
	int outcome; /* decided; else -1 */
	bool said;   /* there is a text */
	int64_t to;  /* reassigned: the account; 0: none given */
	int to_role; /* its role */
};

enum life_who {
	LIFE_RAISER = 1 << 0,
	LIFE_REVIEWER = 1 << 1, /* who reviews challenges, and neither raised this one nor decided it before it came back */
};

enum life_needs {
	LIFE_NEEDS_TEXT = 1 << 0,
	LIFE_NEEDS_REVIEWER = 1 << 1,
	LIFE_ONCE = 1 << 2,
};

/* To where the decision that is taken back was made. */
#define LIFE_BEFORE (-2)

struct life_rule {
	int from;
	int event;
	unsigned outcomes; /* decided: that may be given; else: one of which must stand. 0: any, or none */
	int to;
	unsigned who;
	unsigned needs;
};

extern const struct life_rule life_rules[];
extern const size_t life_rules_count;

struct life life_new(int64_t raiser, int64_t reviewer);
/* ERR_REFUSED: not here, or not by them; ERR_USAGE: something is missing. Each says what may be done instead. */
MUST_CHECK bool life_step(const struct life *now, const struct life_actor *who, const struct life_act *act,
			  struct life *next, struct err *e);
/* Whether a step would be taken if all that it needs were given. */
bool life_may(const struct life *now, const struct life_actor *who, int event, int outcome);
/* Whether the role reviews challenges at all. */
bool life_role_reviews(int role);
/* A final outcome, as against a question to the service or to whoever raised it. */
bool life_outcome_is_final(int outcome);
/* Whether who acts is the one who raised it: said in the event, because only a store of one's own allows it. */
bool life_is_own(const struct life *now, const struct life_actor *who);

#endif

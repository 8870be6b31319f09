/*
 * People who may not be seen by everybody who may look people up: requests
 * `restrict`, `restrictions`, `lift` and `break_glass`, and how an answer says
 * that it holds something back.
 *
 *	sealed   exactly the answer for nobody, in every answer, to every role
 *	guarded  found by name and address only; the rest behind break-glass
 *	address  the person is shown, where they live is not
 *
 * Whoever places a restriction reads no records (data/policy.yaml): they name
 * the person by a record key, as the team that protects them knows it.
 */
#ifndef FAMCTX_API_RESTRICTION_H
#define FAMCTX_API_RESTRICTION_H

#include "famctx/schema/shape.h"

enum restriction_level { RESTRICTION_SEALED, RESTRICTION_GUARDED, RESTRICTION_ADDRESS, RESTRICTION_LEVEL_COUNT };
extern const char *const restriction_level_codes[];

/* Why an answer holds back what it would otherwise show. */
enum held_back {
	HELD_NOTHING,
	HELD_OWN_RECORD, /* the record of the one who asks: never shown */
	HELD_GUARDED,    /* until break-glass */
	HELD_CLOSE,      /* somebody close to the one who asks: until a reason is given */
	HELD_OUTSIDE,    /* not linked to the family that the purpose was given for: until a reason is given */
	HELD_BACK_COUNT
};
extern const char *const held_back_codes[];

/* In `show`: why there is a name and little else. what is HELD_NOTHING where nothing is held back. */
struct held_answer {
	int what;          /* enum held_back */
	char **close;      /* HELD_CLOSE: codes of enum audit_close */
	size_t close_count;
	char *words;       /* in one sentence, from words.yaml */
	int64_t text_least;   /* characters that a reason needs */
	int64_t minutes;      /* HELD_GUARDED: how long break-glass lasts */
	bool password;        /* HELD_GUARDED: the screen asks for the password of who sits there */
	char *help_note;      /* the team that can help */
};

/* What was opened by break-glass, while it lasts: a banner on every screen of that family. */
struct broken_glass {
	char *reference; /* "BG-" and seven characters; NULL: none */
	char *until;     /* local time, "2025-11-04T09:42" */
	int64_t minutes; /* left, rounded up */
};

struct break_glass_request {
	char *person;
	char *why;
	bool proven; /* the program has asked for the password, and it was right */
};
struct break_glass_answer {
	struct broken_glass glass;
	char *words; /* what was done, and who was told */
};

struct restrict_request {
	char *who;    /* id of a person, a case or NHS number, or SOURCE:RECORD */
	int level;    /* enum restriction_level; -1: missing */
	char *reason;
	struct date review; /* when it is looked at again; none: the period of the policy */
	bool others;  /* address: everybody recorded at the same address too */
};
struct restrict_answer {
	int64_t restriction; /* its number */
	int64_t people;      /* who are restricted by it; 0: nobody has this id yet, and it waits for them */
	int64_t others;      /* address: others recorded at the same address who are not restricted */
	bool rebuild;        /* what is built of people does not know it yet: nobody may see them, but ask `rebuild` */
	char *words;
};

struct restriction_row {
	int64_t restriction;
	int level;
	char *who;    /* as it was given */
	int64_t people;
	char *reason;
	struct date placed, review;
	char *placed_by;
	bool overdue; /* its review day has passed */
	struct date lifted;
	char *lifted_by, *lifted_because;
};
struct restrictions_request {
	bool all; /* the lifted ones too */
};
struct restrictions_answer {
	struct restriction_row *restrictions; /* those that stand first, oldest review first */
	size_t restrictions_count;
};
struct lift_request {
	int64_t restriction;
	char *reason;
};

extern const struct shape held_answer_shape, broken_glass_shape;
extern const struct shape break_glass_request_shape, break_glass_answer_shape;
extern const struct shape restrict_request_shape, restrict_answer_shape;
extern const struct shape restrictions_request_shape, restrictions_answer_shape, lift_request_shape;

#endif

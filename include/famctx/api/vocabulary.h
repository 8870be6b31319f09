/*
 * The closed lists both sides share. Their codes are what JSON, line mode and
 * data/words.yaml use; the words on screen come from data/words.yaml.
 */
#ifndef FAMCTX_API_VOCABULARY_H
#define FAMCTX_API_VOCABULARY_H

#include "famctx/base/base.h"

/*
 * What one source, or one service, can say about one person. The order is the
 * order in which a service with several sources takes the first that any has.
 */
enum state {
	STATE_OPEN,        /* an involvement that is open */
	STATE_HELD,        /* a record that does not say open or closed */
	STATE_CLOSED,      /* an involvement that ended */
	STATE_POSSIBLE,    /* a record that may be this person, not joined */
	STATE_LATE,        /* the copy is late, so absence cannot be claimed */
	STATE_NO_RECORD,   /* searched, in scope, feed healthy, nothing held */
	STATE_NOT_SHARED,  /* no agreement, or the area or cohort is outside the source */
	STATE_OUTSIDE_AGE, /* the age rule leaves this person out */
	STATE_COUNT
};

/* Age of our copy against the refresh the source promised, in promised intervals. */
enum freshness {
	FRESH_UP_TO_DATE,  /* <= 1 */
	FRESH_RECENT,      /* <= 2 */
	FRESH_GETTING_OLD, /* <= 4 */
	FRESH_OLD,         /* <= 8 */
	FRESH_LATE,        /* more, or the last load failed */
	FRESH_NOT_KNOWN,   /* no promise or no copied date */
	FRESH_COUNT
};

enum detail_state { DETAIL_GIVEN, DETAIL_NONE_IN_PERIOD, DETAIL_NOT_SUPPLIED, DETAIL_STATE_COUNT };

/* How well a person fits what was typed. Never a number, never about risk. */
enum band { BAND_STRONG, BAND_POSSIBLE, BAND_WEAK, BAND_COUNT };

/* How one term or field compares. */
enum verdict {
	VERDICT_SAME,
	VERDICT_SHORT_FORM,   /* Kate, Katherine */
	VERDICT_INITIAL,      /* K, Katherine; or the beginning of a word still being typed */
	VERDICT_SWAPPED,      /* family and first name, or day and month, the other way round */
	VERDICT_ONE_SLIP,     /* one letter added, left out, changed, or two swapped */
	VERDICT_TWO_SLIPS,
	VERDICT_SOUNDS_ALIKE,
	VERDICT_PART,         /* year only, part of an address, part of a double name */
	VERDICT_CLOSE,        /* near: age a year off, same street */
	VERDICT_DIFFERENT,
	VERDICT_NOT_COMPARED, /* one side has no value */
	VERDICT_COUNT
};

/* Why a record belongs to a person, strongest first; kept with the join. */
enum join_rule {
	JOIN_OWN,          /* the first record of this person */
	JOIN_REGISTER_ID,  /* same register id */
	JOIN_NHS_NUMBER,   /* same NHS number, names do not contradict */
	JOIN_NAME_BORN_ADDRESS, /* same folded names, birth date and address or postcode */
	JOIN_DECISION,     /* a person decided */
	/* Weaker combinations: only ever offered as possible. */
	JOIN_MAYBE_NAME_BORN,    /* same names and birth date, address differs or is missing */
	JOIN_MAYBE_CLOSE_NAME,   /* close names, same birth date and address */
	JOIN_MAYBE_BORN_SWAPPED, /* same names and address, day and month swapped */
	JOIN_MAYBE_NAME_ADDRESS, /* same names and address, no birth date on one side */
	JOIN_MAYBE_NHS_NAME,     /* same NHS number, names contradict */
	JOIN_RULE_COUNT
};

enum basis {
	BASIS_S17, BASIS_S47, BASIS_ALLOCATED, BASIS_DUTY, BASIS_SUPERVISION, BASIS_QUALITY,
	BASIS_COMPLAINT, BASIS_TRAINING, BASIS_OTHER, BASIS_COUNT
};

enum account_role {
	ACCOUNT_OWNER, ACCOUNT_WORKER, ACCOUNT_MANAGER, ACCOUNT_AUDITOR, ACCOUNT_STEWARD, ACCOUNT_ANALYST, ACCOUNT_TRAINER,
	ACCOUNT_ADMINISTRATOR, ACCOUNT_ROLE_COUNT
};

enum quality { QUALITY_GOOD, QUALITY_WARN, QUALITY_BAD, QUALITY_INFORMATION, QUALITY_COUNT };

/* Each list of codes ends in NULL and has the order of its enum. */
extern const char *const state_codes[];
extern const char *const freshness_codes[];
extern const char *const detail_state_codes[];
extern const char *const band_codes[];
extern const char *const verdict_codes[];
extern const char *const join_rule_codes[];
extern const char *const basis_codes[];
extern const char *const role_codes[];
extern const char *const quality_codes[];

/* Position of a code in its list, -1 when it is none of them. */
int code_find(const char *const *codes, const char *code);
/* What somebody who wrote `code` may have meant: the code that is a slip or two away, or NULL. */
const char *code_nearest(const char *const *codes, const char *code);

#endif

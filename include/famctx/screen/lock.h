/*
 * The unattended screen: one warning two minutes before, then a neutral screen
 * that tells nothing. Whoever comes back gives their password; somebody who has
 * none, cannot give it, or runs a program that was built without PAM is signed
 * out. In training Enter alone comes back, and the screen says so. What was
 * typed is kept, whichever way.
 *
 * F8 is another thing: it hides at once, and Enter comes back, until the time
 * since the last key that counted is over; then it is the unattended screen.
 */
#ifndef FAMCTX_SCREEN_LOCK_H
#define FAMCTX_SCREEN_LOCK_H

#include "famctx/base/buf.h"
#include "famctx/ui/canvas.h"
#include "famctx/ui/key.h"

struct app;

enum unlock {
	UNLOCK_YES,
	UNLOCK_NO,    /* another password */
	UNLOCK_NEVER, /* this person has none, or it cannot be asked for */
};

struct lock {
	uint64_t after_ms; /* without a key; 0: never */
	/* Whether this is the password of whoever signed in; NULL: it cannot be asked for. */
	enum unlock (*check)(const char *password);
	bool enter_is_enough; /* training: made-up people have no password */
	/* The rest belongs to the lock. */
	uint64_t since_ms; /* steady time of the last key */
	bool touched;      /* a key came since then */
	bool warned, locked, asking;
	int refused;
	struct buf password;
};

void lock_release(struct lock *l);
/* Whether the key was for the lock alone. */
bool lock_key(struct app *app, const struct key_event *ev);
void lock_tick(struct app *app, uint64_t now_ms);
/* The next time that something is due, 0 when nothing is. */
uint64_t lock_due(const struct lock *l);
void lock_draw(const struct app *app, struct canvas *c);

/* PAM, for the Unix account that runs the program; without it nobody is let in. */
enum unlock lock_pam(const char *password);
bool lock_has_pam(void);

#endif

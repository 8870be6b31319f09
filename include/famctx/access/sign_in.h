/*
 * One account's time with the keeper, and the purpose it gave.
 */
#ifndef FAMCTX_ACCESS_SIGN_IN_H
#define FAMCTX_ACCESS_SIGN_IN_H

#include "famctx/access/account.h"
#include "famctx/api/session.h"

/* Where the asking program runs, as far as the keeper can tell by itself. */
struct origin {
	char *program; /* screen, line or command */
	int64_t process; /* its number, as the kernel gives it; INTEGER_NONE: nobody knows */
	int64_t started; /* when it began, in ticks since the machine did: numbers are used again; INTEGER_NONE */
	int64_t uid;     /* whose it is, as the kernel gives it; INTEGER_NONE */
	char *tty;  /* "pts/3", or NULL */
	char *peer; /* the machine it was signed in from, or NULL */
	char *boot; /* id of this run of the machine, or NULL */
};

struct sign_in {
	int64_t id; /* 0: nobody has signed in */
	struct account account;
	struct date at; /* another today, or DATE_NONE */
	struct purpose purpose; /* basis -1: none given yet */
	struct origin origin;
};

void sign_in_init(struct sign_in *s);
/* process: the number of the asking process, as the kernel gives it. */
MUST_CHECK bool sign_in_open(struct db *own, const char *login, const char *program, int64_t process,
			     struct sign_in *out, struct err *e);
MUST_CHECK bool sign_in_close(struct db *own, struct sign_in *s, struct err *e);
void sign_in_release(struct sign_in *s);

/* Takes the purpose over and keeps it with the sign-in. Training is for training stores only, other needs words. */
MUST_CHECK bool sign_in_give_purpose(struct db *own, struct sign_in *s, const struct purpose *purpose, bool training,
				     struct err *e);
/* The purpose this account gave last, to be preset: "s17" or "other:TEXT". NULL: none yet; else the caller's. */
MUST_CHECK bool sign_in_last_purpose(struct db *own, const struct sign_in *s, char **words, struct err *e);

#endif

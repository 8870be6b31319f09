/*
 * The made-up families of data/families: the demonstration, the training store
 * and the fixtures of the tests. Trainers edit the files; this reads them,
 * adds background people so that a search feels real, and writes the feeds that
 * the manifests of data/sources/training describe. From there on they go the
 * way of every feed.
 *
 *	madeup_write_feeds("data/families", folder, &problems, e)
 *	load with every .yaml of data/sources/training, `data` being that folder
 *
 * Same files, same bytes. Nothing outside the reserved identifiers is ever
 * written: NHS numbers from 999 with a right check digit, phone numbers of
 * Ofcom's ranges for drama, postcodes of the area XX, e-mail at example.org,
 * case numbers and pupil numbers that nobody issues.
 */
#ifndef FAMCTX_INTAKE_MADEUP_H
#define FAMCTX_INTAKE_MADEUP_H

#include "famctx/api/account.h"
#include "famctx/api/restriction.h"
#include "famctx/api/vocabulary.h"
#include "famctx/base/clock.h"
#include "famctx/base/problems.h"
#include "famctx/schema/shape.h"

/* Folder of the manifests below the data folder; all that end in .yaml are one build. */
#define MADEUP_MANIFESTS "sources/training"
/* Folder of the families below the data folder. */
#define MADEUP_FAMILIES "families"

/*
 * Reads the files of families_folder, reports everything that is wrong with them, and writes the CSV
 * feeds into out_folder, which is made when missing. ERR_INPUT: there are problems, nothing was written.
 */
MUST_CHECK bool madeup_write_feeds(const char *families_folder, const char *out_folder,
                                   struct problems *problems, struct err *e);

/* The moment at which the families stand: a training store's clock is fixed there. */
MUST_CHECK bool madeup_clock(const char *families_folder, struct clock *out, struct problems *problems);

/* Made-up people to play (--as), from accounts.yaml. */
struct madeup_account {
	char *login;
	char *name;  /* as shown */
	int role;    /* enum account_role; never the owner, who is in a store of one's own */
	char *team;  /* NULL: none */
	char *postcode; /* of their home, where a look at a neighbour is to be shown; NULL: none */
	char *plays; /* what to show with it, for the trainer */
};

/* Somebody who is hidden, to show what that is like. */
struct madeup_restriction {
	char *who; /* SOURCE:RECORD */
	int level; /* enum restriction_level */
	char *reason;
	struct date review;
};

struct madeup_accounts {
	char *first; /* the login a demonstration starts with */
	struct madeup_account *accounts;
	size_t accounts_count;
	struct staff_row *staff; /* who works here, with or without an account, and is in the families too */
	size_t staff_count;
	struct madeup_restriction *restricted;
	size_t restricted_count;
};

MUST_CHECK bool madeup_accounts_load(const char *families_folder, struct madeup_accounts *out,
                                     struct problems *problems);
void madeup_accounts_release(struct madeup_accounts *a);

#endif

/*
 * A store: a folder (0700) with two files. store.db is small and precious: what
 * people typed, decided and looked at. people.db is large and rebuilt from
 * loads; it is not there before the first load. Training has its own pair, and
 * neither kind opens the other's files.
 *
 * The tables of store.db (STRICT, made by src/store/migrate_*.c):
 *
 *	about      key, value: id, made, today (training: the fixed one), next_person
 *	account    who may sign in; a store of one's own has the one who owns it
 *	sign_in    one account's time with the keeper
 *	purpose    why families were looked at, one row each time it was given
 *	audit      the trail (access/audit.h); rows are never changed or removed
 *	audit_subject  who was shown in which entry; audit_segment: entries that were archived;
 *	           audit_review: who looked over which entry
 *	load       every load of a source that was tried (store/load_history.h)
 *	mint       record key to person number (store/mint.h)
 *	alias      a person whose records are now another person's
 *	decision   records that a person joined or split, applied again at every build
 *	restriction, restriction_record  who is hidden, by their records (access/restriction.h)
 *	staff      who works for the authority, as digests (access/staff.h)
 *	break_glass  what was opened by it, by whom and until when (access/break_glass.h)
 *	draft      what somebody was typing
 *	challenge  what somebody said is wrong, and where that stands (challenge/ledger.h)
 *	challenge_event  everything that happened to one; rows are never changed
 *	project    a tool under development (guidance/project_store.h)
 *	project_field  every version of everything said about one
 *	project_run, project_sign_off  its triages and the decisions at its gates
 *	project_wording  how the guidance put things, for each version of its content
 */
#ifndef FAMCTX_STORE_STORE_H
#define FAMCTX_STORE_STORE_H

#include "famctx/base/buf.h"
#include "famctx/store/db.h"

#define STORE_VERSION 6
#define STORE_FILE "store.db"
#define PEOPLE_FILE "people.db"

struct store {
	char *folder;
	bool training;
	struct db *own;    /* store.db */
	struct db *people; /* read-only; NULL: nothing has been loaded */
};

/* Makes the folder and an empty store.db. ERR_REFUSED when there is a store already. */
MUST_CHECK bool store_make(const char *folder, bool training, struct err *e);
/* Opens both files, taking store.db to this version where it is older. */
MUST_CHECK bool store_open(const char *folder, struct store *out, struct err *e);
void store_close(struct store *s);
/* Whether the folder holds a store.db. */
bool store_is_there(const char *folder);

/* Opens one file for a job that runs in its own process. */
MUST_CHECK bool store_open_own(const char *folder, struct db **out, bool *training, struct err *e);
/* A people.db anywhere, of the kind expected; checks its version. */
MUST_CHECK bool store_open_people(const char *path, bool training, struct db **out, struct err *e);

/* A value of `about`, added to out; nothing when there is none. */
MUST_CHECK bool store_about(struct db *own, const char *key, struct buf *out, struct err *e);
MUST_CHECK bool store_set_about(struct db *own, const char *key, const char *value, struct err *e);

#endif

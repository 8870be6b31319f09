/*
 * What the files of the keeper share.
 */
#ifndef FAMCTX_KEEPER_KEEPER_PRIVATE_H
#define FAMCTX_KEEPER_KEEPER_PRIVATE_H

#include <sys/types.h>

#include "famctx/access/audit.h"
#include "famctx/access/break_glass.h"
#include "famctx/access/staff.h"
#include "famctx/api/policy.h"
#include "famctx/api/words.h"
#include "famctx/base/clock.h"
#include "famctx/challenge/working_days.h"
#include "famctx/family/family.h"
#include "famctx/keeper/keeper.h"
#include "famctx/store/store.h"
#include "famctx/text/nicknames.h"
#include "families.h"
#include "policy_file.h"
#include "surroundings.h"

struct request;
struct job;
struct peer;
struct guidance;

/* The files an authority edits, read once at the start. */
struct house {
	char *data_folder;
	struct words words;
	struct policy policy;
	struct policy_file policy_file; /* where it comes from; the only one of these files that is read again */
	struct nicknames nicknames;
	struct holidays holidays;
};

/* One program that asks. */
struct connection {
	int fd;
	struct origin origin; /* as the kernel told it at the beginning; no texts */
	struct peer *peer;    /* whose it is, where many use the store; else NULL */
	int64_t peer_seen;    /* what its peer was found to be the last time that this was looked at */
	struct sign_in who; /* id 0: has not signed in yet */
	bool signed_in_now; /* within this turn, so not yet committed */
	struct clock clock; /* the today of this sign-in */
	struct recent_person *recent; /* newest first */
	size_t recent_count, recent_cap;
	struct families families; /* that were opened in this sign-in */
	struct buf in;   /* bytes of requests not yet answered */
	struct buf turn; /* answers of this turn, which wait for its commit */
	int64_t *turn_ids; /* whose they are */
	size_t turn_count, turn_cap;
	struct buf out;  /* bytes that may leave */
	struct buf staff; /* of a staff table that is being sent */
	uint64_t begun_ms; /* when the request began of which only a part is here; 0: there is none */
	uint64_t stuck_ms; /* since when nothing of `out` has been taken; 0: nothing waits */
	bool handed;    /* descriptors came with the bytes */
	bool dismissed; /* what was refused last ends it */
	bool ended; /* the other side will ask no more */
	bool lost;  /* nothing can be written to it any more */
};

/* Who asks just now (asker.h). */
struct asker {
	struct staff_self self;
	struct break_glass glass;
};

struct keeper {
	const struct serve_options *options;
	const struct surroundings *surroundings;
	char *login; /* the Unix account that owns the store */
	uid_t uid;
	struct house house;
	struct store store;
	struct family family;
	bool family_is_open;
	struct asker asker;
	struct guidance *guidance; /* read when a project is first asked for; NULL before */
	struct clock clock; /* fixed in training */
	int lock;
	int listener;
	char *socket; /* where it listens, to be removed in the end; NULL: it was handed over, and is left */
	struct connection **connections;
	size_t count, cap;
	size_t first;     /* whose turn it is to be answered first */
	int64_t round;    /* counts the rounds of answers (turn.h) */
	bool turn_is_lost; /* what was written in this turn is not there any more */
	struct peer **peers; /* who has asked, where many use the store */
	size_t peers_count, peers_cap;
	bool deaf;        /* no room for another descriptor until one is closed */
	bool had_connection;
	bool leaving; /* nobody asks any more */
	uint64_t begun_ms;
	bool policy_reload_wanted; /* SIGHUP came to a shared keeper; who reads the policy again takes it back */
	uint64_t anchored_ms; /* when the head of the trail was logged last, and which */
	int64_t anchored_seq;
	struct job *job; /* the long job that runs, or NULL */
	uint64_t beaten_ms; /* when who waits for it was last told that the keeper is alive */
	bool broken; /* the store could not be opened again: nothing can be answered any more */
};

MUST_CHECK bool house_open(struct house *h, const struct serve_options *options, struct err *e);
void house_close(struct house *h);

/* Both files of the store. Closed before every fork: a handle must not be seen by two processes. */
MUST_CHECK bool keeper_open_store(struct keeper *k, struct err *e);
void keeper_close_store(struct keeper *k);
/* What a long job renamed into place is read from now on. When it fails, the keeper is broken. */
MUST_CHECK bool keeper_reopen_store(struct keeper *k, struct err *e);

uint64_t keeper_now_ms(const struct keeper *k);

/* A keeper whose clients can connect, in surroundings of its own; then loop_run or, step by step, loop_turn.
 * Release it either way. The options and the surroundings are borrowed. */
MUST_CHECK bool keeper_open(struct keeper *k, const struct serve_options *options,
			    const struct surroundings *surroundings, struct err *e);
void keeper_release(struct keeper *k);

/* Before anybody is told that it is ready: who is told may tell it to end at once. */
void loop_catch_signals(const struct keeper *k);
/* Serves until the last connection has gone or a signal says so. */
MUST_CHECK bool loop_run(struct keeper *k, struct err *e);
/* Waits at most so long for what comes, and does what there is to do. */
MUST_CHECK bool loop_turn(struct keeper *k, int most_ms, struct err *e);
/* Until something is due, in milliseconds; -1: nothing is before something comes. */
int loop_wait_ms(const struct keeper *k);

#endif

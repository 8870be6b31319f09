/*
 * How a keeper is asked for: by the program, of a store of one's own, and by
 * famctxd, of a shared one. The front door hands the people side a function of
 * this kind, so that it never sees the keeper itself.
 */
#ifndef FAMCTX_API_SERVE_H
#define FAMCTX_API_SERVE_H

#include "famctx/base/err.h"

/* Where the shared keeper of a host listens, and programs look for it. */
#define SERVE_SOCKET "/run/famctx/store.sock"

/* And the keeper of a store of one's own, in its folder. */
#define SERVE_OWN_SOCKET "keeper.sock"

enum serve_make {
	SERVE_ONLY,          /* the store must be there */
	SERVE_MAKE,          /* make an empty real one; there must be none */
	SERVE_MAKE_TRAINING, /* make an empty training one; there must be none */
	SERVE_RESTORE,       /* make it from the backup `backup`; what was there is kept beside it */
};

struct serve_options {
	const char *folder;      /* of the store, absolute */
	const char *socket;      /* NULL: SERVE_OWN_SOCKET; shared: SERVE_SOCKET, unless systemd hands one over */
	const char *data_folder; /* words.yaml and policy.yaml; NULL: found as base/datadir.h says */
	const char *policy_folder; /* holds policy.yaml where the data folder's is not the one; or NULL */
	const char *backup;      /* SERVE_RESTORE only */
	enum serve_make make;
	bool throw_away;         /* SERVE_MAKE_TRAINING only: the folder is removed when the last client has left */
	bool stays;              /* goes on without clients, until SIGTERM or SIGINT */
	bool shared;             /* serves the accounts of a host, as policy.shared says; otherwise the owner alone */
};

/*
 * Serves until the last client has left. Once clients can connect, writes one byte
 * to ready_fd and closes it (-1: nobody waits). When it cannot start: false, nothing written.
 */
typedef bool serve_function(const struct serve_options *options, int ready_fd, struct err *e);

#endif

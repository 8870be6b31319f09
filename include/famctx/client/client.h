/*
 * Asking the keeper. A client finds the keeper of a store, or starts one when
 * nobody serves it yet, signs in, and calls; it holds no right to the files.
 *
 *	struct client *c;
 *	if (!client_open(&options, &c, e))
 *		return false;
 *	ok = client_call(c, REQUEST_FIND, &find_request_shape, &find, &find_answer_shape, &answer, e);
 *	client_close(c);
 *
 * A keeper that dies is started or found again once, with a fresh sign-in and
 * the same purpose; a request that changes nothing is then asked again, any
 * other ends in an error that says so. No wait is without an end: a keeper that
 * says nothing for CLIENT_SILENCE_MS is given up.
 */
#ifndef FAMCTX_CLIENT_CLIENT_H
#define FAMCTX_CLIENT_CLIENT_H

#include "famctx/api/load.h"
#include "famctx/api/serve.h"
#include "famctx/api/session.h"
#include "famctx/base/buf.h"

#define CLIENT_SILENCE_MS 30000

/* Texts are copied. */
struct client_options {
	const char *store;  /* folder of a store of one's own; NULL: the shared keeper */
	const char *socket; /* of the shared keeper, when store is NULL */
	const char *data_folder; /* for the keeper that is started; NULL: found as base/datadir.h says */
	serve_function *serve; /* starts a keeper, in a child of its own; NULL: only find one */
	enum serve_make make;  /* what to do before serving */
	bool throw_away;       /* SERVE_MAKE_TRAINING only: the store goes when its last client has left, however it left */
	const char *backup;    /* SERVE_RESTORE only */
	const char *as;        /* training only: a made-up account */
	struct date at;        /* another today */
	const char *program;   /* screen, line or command */
};

struct client;

/* Connects and signs in. */
MUST_CHECK bool client_open(const struct client_options *options, struct client **out, struct err *e);
void client_close(struct client *c);
/* What the keeper said at the sign-in. Lives as long as the client, and changes when it signs in again. */
const struct hello_answer *client_hello(const struct client *c);

/* Called for each progress notification of a long job. */
typedef void client_progress(const struct progress *progress, void *context);
void client_on_progress(struct client *c, client_progress *call, void *context);

/*
 * Asks and waits. params_shape NULL: no params. The answer is initialised first and is the caller's to
 * shape_release either way; answer_shape NULL: nothing of it is wanted. An error of the keeper has its code (enum err_code) and message.
 */
MUST_CHECK bool client_call(struct client *c, const char *method, const struct shape *params_shape, const void *params,
			    const struct shape *answer_shape, void *answer, struct err *e);
/* The same; adds the answer as the keeper wrote it, one line without its newline. */
MUST_CHECK bool client_call_json(struct client *c, const char *method, const struct shape *params_shape,
				 const void *params, struct buf *answer, struct err *e);

#endif

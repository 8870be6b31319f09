/*
 * The people side's way to a keeper. For a store of one's own it connects to
 * the keeper that has it, or starts one: a child that outlives this program
 * for as long as others use the store. For a shared store it connects to the
 * socket.
 *
 * Waits are bounded: a keeper that does not answer within CLIENT_PATIENCE_MS
 * is an ERR_STORE with what to do, never a hang. When the keeper dies, the next call starts
 * another and says hello again; a request that only reads is sent once more,
 * any other fails with an error that says it may or may not have been done.
 */
#ifndef FAMCTX_CLIENT_CLIENT_H
#define FAMCTX_CLIENT_CLIENT_H

#include "famctx/api/load.h"
#include "famctx/api/request.h"
#include "famctx/api/session.h"

#define CLIENT_PATIENCE_MS 10000

struct client;

/* What a store is made into when it is not there yet. */
enum client_make {
	CLIENT_MAKE_NOTHING,  /* a missing store is an error */
	CLIENT_MAKE_OWN,      /* an empty store of one's own; an existing one is an error */
	CLIENT_MAKE_TRAINING, /* a training store filled with the made-up families */
};

/* What the child needs to know to serve a store. */
struct client_serving {
	const char *store; /* folder */
	enum client_make make;
	const char *data_folder;
};

/*
 * Serves a store until its last client has left; runs in the child. It writes to
 * `ready`, once: a '+' when it listens, or '=' when another keeper has the
 * store, or '-' and the code and message of what went wrong; then closes it.
 */
typedef int client_serve(const struct client_serving *serving, int ready);

struct client_options {
	const char *store;  /* folder of a store of one's own, or NULL */
	const char *socket; /* of a shared keeper, when store is NULL */
	enum client_make make;
	const char *data_folder;
	client_serve *serve;
	const char *as;     /* training: which account */
	struct date at;     /* another today */
	const char *program; /* screen, line or command */
};

/* Connects and says hello. Texts of options must live as long as the client. */
MUST_CHECK bool client_open(const struct client_options *options, struct client **out, struct err *e);
void client_close(struct client *client);
/* What the keeper said to hello; owned by the client. */
const struct hello_answer *client_hello(const struct client *client);

/* Called while a long job runs; false asks the keeper to stop it. */
typedef bool client_progress(void *context, const struct progress *progress);
void client_on_progress(struct client *client, client_progress *callback, void *context);

/* Gives the purpose that stands for the requests that follow. Kept for a fresh hello. */
MUST_CHECK bool client_purpose(struct client *client, const struct purpose *purpose, struct err *e);

/*
 * Asks and decodes. params_shape may be NULL: no parameters; answer_shape may be
 * NULL: the answer is not wanted. The answer is initialised first and is the
 * caller's to release either way. e carries the keeper's code and message.
 */
MUST_CHECK bool client_call(struct client *client, const char *method, const struct shape *params_shape,
			    const void *params, const struct shape *answer_shape, void *answer, struct err *e);
/* The same, and adds the JSON document of the answer as the keeper said it. */
MUST_CHECK bool client_call_json(struct client *client, const char *method, const struct shape *params_shape,
				 const void *params, struct buf *json, struct err *e);

#endif

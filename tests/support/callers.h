/*
 * Many programs at once, in one process: each caller has a connection, sends
 * one request at a time and waits for its answer. What each asks next is up to
 * the function that is called for it.
 */
#ifndef TESTS_SUPPORT_CALLERS_H
#define TESTS_SUPPORT_CALLERS_H

#include "famctx/base/buf.h"
#include "famctx/base/err.h"

struct caller {
	int number; /* from 0 */
	int fd;
	int64_t id;      /* of the request it waits for */
	int kind;        /* of that request, as the one who asks sets it */
	int asked;       /* requests so far */
	int64_t about;   /* whom it is about, as the one who asks sets it */
	uint64_t sent_us;
	uint64_t due_us; /* when it asks next */
	bool waits;
	bool done;
	struct buf in;
};

struct callers {
	struct caller *each;
	size_t count;
	uint64_t random;
	int64_t refused; /* answers that were errors, and connections that ended */
	char first_refusal[200];
	/* Adds the params of the next request and returns its method; NULL: this caller is done. */
	const char *(*next)(struct callers *all, struct caller *c, struct buf *params);
	/* Told of every answer with its time. */
	void (*answered)(struct callers *all, struct caller *c);
	uint64_t (*rest_us)(struct callers *all); /* before the next request; NULL: none */
	int (*connect)(struct callers *all, size_t number); /* -1 and errno */
	void *context;
};

/* Connects and signs each in, with the purpose section 47. */
MUST_CHECK bool callers_open(struct callers *all, size_t count, struct err *e);
/* Until every caller is done. */
void callers_run(struct callers *all);
void callers_close(struct callers *all);
/* 0 to limit - 1. */
uint64_t callers_pick(struct callers *all, uint64_t limit);

#endif

/*
 * A long job: one at a time, in a child that opens its own handles and tells
 * how far it is through a pipe. A child that dies leaves everything as it was,
 * and its end is an error answer. When whoever asked has gone, the job is ended.
 */
#ifndef FAMCTX_KEEPER_JOB_H
#define FAMCTX_KEEPER_JOB_H

#include "famctx/schema/json.h"
#include "requests.h"

/* Waits for the commit of the turn that records it. ERR_REFUSED while another job runs. */
MUST_CHECK bool job_queue(struct keeper *k, struct connection *c, const struct request *r,
			  const struct json_message *m, struct err *e);
/* The turn that asked for it could not be recorded. With c NULL whoever asked. */
void job_unqueue(struct keeper *k, const struct connection *c);
/* Starts what is queued; the store is closed and opened again around the fork. */
MUST_CHECK bool job_start(struct keeper *k, struct err *e);
/* The pipe to poll, -1 when no job runs. */
int job_fd(const struct keeper *k);
/* Passes on what the job says; at its end records it and answers. */
void job_read(struct keeper *k);
/* Whether this connection waits for a job. */
bool job_asked_by(const struct keeper *k, const struct connection *c);
/* Says to who asked that the job goes on. */
void job_beat(struct keeper *k);
/* Ends a job of this connection, or any with NULL. */
void job_stop(struct keeper *k, const struct connection *c);

#endif

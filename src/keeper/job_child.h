/*
 * The child's side of a long job. What it writes to the pipe is lines, each a
 * letter and a text: P progress as JSON, R the result as JSON, E an error: its
 * code as one digit, then the message.
 */
#ifndef FAMCTX_KEEPER_JOB_CHILD_H
#define FAMCTX_KEEPER_JOB_CHILD_H

#include "requests.h"

/* Does the work and ends the process. */
NO_RETURN void job_child_run(const struct request *r, const char *params, const struct working *w, int pipe);

#endif

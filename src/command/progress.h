/*
 * One line that tells how a long job goes: on a terminal rewritten in place, in
 * line mode one line each time the stage changes, elsewhere nothing. Private to
 * command.
 */
#ifndef FAMCTX_SRC_COMMAND_PROGRESS_H
#define FAMCTX_SRC_COMMAND_PROGRESS_H

#include "run.h"

struct progress_line {
	const struct run *run;
	char stage[64]; /* the last one told in line mode */
	bool drawn;     /* something stands on the line */
};

void progress_start(struct progress_line *line, struct run *run);
/* Wipes the line. */
void progress_end(struct progress_line *line);

#endif

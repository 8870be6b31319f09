/*
 * Opening somebody by a command or line by line, with what the keeper asks for
 * first: a reason, or break-glass. Private to command.
 */
#ifndef FAMCTX_SRC_COMMAND_OPENING_H
#define FAMCTX_SRC_COMMAND_OPENING_H

#include "famctx/api/show.h"
#include "run.h"

/* Opens by break-glass what is restricted about this person, with these words; on a terminal the password is asked
 * for where the keeper wants it. `held` is what the keeper answered. What was done is printed, but for --json. */
MUST_CHECK bool opening_break_glass(struct run *run, const char *person, const struct held_answer *held, const char *why,
				 struct err *e);
/* Somebody is held back: ERR_REFUSED with why, and how to go on. */
void opening_refuse(const struct run *run, const struct show_answer *answer, struct err *e);
/* Line by line: asks for what it takes. False: whoever was asked went back; the answer is then as it was. */
bool opening_settle(struct run *run, const char *person, struct show_answer *answer);

#endif

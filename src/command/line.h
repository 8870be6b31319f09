/*
 * Line mode: the same journeys without a screen. No cursor movement, one fact a
 * line, numbered choices; h is help, b goes back. Private to command.
 */
#ifndef FAMCTX_SRC_COMMAND_LINE_H
#define FAMCTX_SRC_COMMAND_LINE_H

#include "run.h"

/* Until the person leaves or the input ends; an exit status. */
int line_mode(struct run *run);

#endif

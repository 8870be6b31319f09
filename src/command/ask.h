/* Asking on a terminal, one question a line. Private to command. */
#ifndef FAMCTX_SRC_COMMAND_ASK_H
#define FAMCTX_SRC_COMMAND_ASK_H

#include "run.h"

/* Prints the line of `key` without a newline and reads an answer, trimmed and checked to be UTF-8. False: the input ended. */
MUST_CHECK bool ask_text(const struct run *run, const char *key, struct buf *answer);
/* Asks until a number from 1 to most is given, or nothing where `otherwise` stands for it (0: it does not);
 * 0 when the input ended. */
int ask_number(const struct run *run, const char *key, int most, int otherwise);
/* The purpose, as numbered choices; then the case. */
MUST_CHECK bool ask_purpose(const struct run *run, struct purpose *out, struct err *e);

#endif

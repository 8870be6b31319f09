/* Asking on a terminal, one question a line. Private to command. */
#ifndef FAMCTX_SRC_COMMAND_ASK_H
#define FAMCTX_SRC_COMMAND_ASK_H

#include "run.h"

/* Prints the line of `key` without a newline and reads an answer, trimmed and checked to be UTF-8. False: the input ended. */
MUST_CHECK bool ask_text(const struct run *run, const char *key, struct buf *answer);
/* The same without showing what is typed; the caller wipes it. Only for a terminal. */
MUST_CHECK bool ask_secret(const struct run *run, const char *key, struct buf *answer);
/* Asks until a number from 1 to most is given, or nothing where `otherwise` stands for it (0: it does not);
 * 0 when the input ended. */
int ask_number(const struct run *run, const char *key, int most, int otherwise);
/* The talk with the family, where it is asked about with this basis and was not said. */
MUST_CHECK bool ask_talk(const struct run *run, struct purpose *out, struct err *e);
/* The purpose, as numbered choices; then the case, then the talk. */
MUST_CHECK bool ask_purpose(const struct run *run, struct purpose *out, struct err *e);

#endif

/* Challenging what line mode shows, question by question. Private to command. */
#ifndef FAMCTX_SRC_COMMAND_LINE_CHALLENGE_H
#define FAMCTX_SRC_COMMAND_LINE_CHALLENGE_H

#include "run.h"

/* Asks what is wrong with what is shown of a person, and sends it or keeps it as a draft. */
void line_challenge(struct run *run, char *person);
/* At the start: answers that were not read yet, and drafts. */
void line_challenge_news(struct run *run);

#endif

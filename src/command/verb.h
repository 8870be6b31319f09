/*
 * Commands of commands: famctx audit list, famctx challenge add. A verb is a
 * command whose name has the other's in front. Private to command.
 */
#ifndef FAMCTX_SRC_COMMAND_VERB_H
#define FAMCTX_SRC_COMMAND_VERB_H

#include "famctx/command/command.h"

#define VERB(words, takes, function) { .name = (words), .arguments = "", .summary = "", .options = (takes), .run = (function) }

/* Runs the verb that the first argument names; an exit status. Without one it says which there are. */
int verb_run(struct run *run, const struct command *verbs, size_t count, int argc, char **argv);

#endif

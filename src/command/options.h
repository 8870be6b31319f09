/*
 * The options of the command line, from one table: parsing, help and the check
 * that a command takes what it was given. Private to command.
 */
#ifndef FAMCTX_SRC_COMMAND_OPTIONS_H
#define FAMCTX_SRC_COMMAND_OPTIONS_H

#include "famctx/command/command.h"

/*
 * Takes the options out of argv, wherever they stand; what is left are the
 * command and its arguments, from *first on. `--` ends the options.
 */
MUST_CHECK bool options_read(int argc, char **argv, struct options *out, int *first, struct err *e);
/* Refuses options that belong to other commands. Call after the command is known. */
MUST_CHECK bool options_fit(const struct options *options, const struct command *command, struct err *e);
/* The options of one command, or the global ones for NULL, as lines of help. */
void options_help(const struct command *command, struct buf *out);

#endif

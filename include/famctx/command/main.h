/*
 * The command line of famctx. The front door hands in what commands cannot
 * reach themselves: the keeper to start for a store of one's own, the screens,
 * and the check of the screen files.
 */
#ifndef FAMCTX_COMMAND_MAIN_H
#define FAMCTX_COMMAND_MAIN_H

#include "famctx/api/session.h"
#include "famctx/base/problems.h"
#include "famctx/client/front.h"

struct front {
	serve_function *serve; /* runs in the child that client starts */
	/* Runs the screens until the person leaves; an exit status. */
	int (*open_screens)(const struct screen_start *start, struct err *e);
	/* Every mistake in the files of the screens. */
	void (*check_screens)(const char *screens_folder, const char *data_folder, struct problems *problems);
	/* What is right and wrong with the host of a store; true when all of it could be seen (keeper/health.h). */
	bool (*examine)(const struct serve_options *options, struct check_answer *out);
	/* Whether it is the password of whoever runs the program; NULL: it cannot be asked for. */
	bool (*right_password)(const char *password);
	bool ascii; /* the terminal shows nothing else */
};

/* Every mistake in line.yaml, the sentences of line mode. */
void command_check_lines(const char *screens_folder, struct problems *problems);

/* Returns the exit status of the program. */
int command_main(int argc, char **argv, const struct front *front);

#endif

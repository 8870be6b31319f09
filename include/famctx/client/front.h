/*
 * What a command hands to the screens: an open client and what the command
 * line said. The front door brings the two together.
 */
#ifndef FAMCTX_CLIENT_FRONT_H
#define FAMCTX_CLIENT_FRONT_H

#include "famctx/client/client.h"

/* All borrowed. */
struct screen_start {
	struct client *client;
	const struct purpose *purpose; /* from the command line, or NULL */
	const char *screens_folder;
	const char *data_folder;
	bool ascii, no_color;
	bool no_letters; /* letters are no keys (WCAG 2.1.4) */
};

#endif

/* Handing over to the screens. Private to command. */
#ifndef FAMCTX_SRC_COMMAND_SCREENS_OPEN_H
#define FAMCTX_SRC_COMMAND_SCREENS_OPEN_H

#include "run.h"

/* Runs the screens on the open client; an exit status. */
int screens_open(struct run *run);

#endif

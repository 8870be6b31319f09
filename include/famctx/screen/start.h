/*
 * From an open client to the screens and back to the shell.
 */
#ifndef FAMCTX_SCREEN_START_H
#define FAMCTX_SCREEN_START_H

#include "famctx/base/err.h"
#include "famctx/base/problems.h"
#include "famctx/client/front.h"

/* Runs until the person leaves. Returns the exit status; e says why when the screens could not start. */
int screen_start(const struct screen_start *start, struct err *e);
/* Whether a password can be asked for at all, and whether this is the one of whoever runs the program. */
bool screen_asks_password(void);
bool screen_is_password(const char *password);
/* Every mistake in the files of screens, words and policy. */
void screen_check_files(const char *screens_folder, const char *data_folder, struct problems *problems);

#endif

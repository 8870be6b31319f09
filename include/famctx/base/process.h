/*
 * What both programs do first.
 */
#ifndef FAMCTX_BASE_PROCESS_H
#define FAMCTX_BASE_PROCESS_H

#include "famctx/base/base.h"

/* What is in memory belongs to families: no core file, no debugger (but in sanitised builds); new files are
 * for their owner alone. */
void process_guard(void);
/* The person's language; inside, text is UTF-8 whatever it says. False: the terminal shows another character
 * set, so that only ASCII is safe. */
bool process_locale(void);

#endif

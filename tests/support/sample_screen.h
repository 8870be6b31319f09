/*
 * A small screen with a field and a list, for testing what surrounds screens.
 */
#ifndef TESTS_SUPPORT_SAMPLE_SCREEN_H
#define TESTS_SUPPORT_SAMPLE_SCREEN_H

#include "famctx/screen/app.h"

extern const struct screen_ops sample_screen;
/* Over the first: will not be left without asking. */
extern const struct screen_ops sample_keeps_work;

#endif

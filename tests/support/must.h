/* For what a test sets up and takes down. Include after cmocka. */
#ifndef TESTS_SUPPORT_MUST_H
#define TESTS_SUPPORT_MUST_H

#include "famctx/base/err.h"

/* Fails the test, and says why. */
void must(bool done, const struct err *e);

#endif

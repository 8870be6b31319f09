/*
 * Golden files: what a screen or a command should look like, kept as text and
 * reviewed like code. FAMCTX_GOLDENS=write (make goldens) renews them.
 */
#ifndef TESTS_SUPPORT_GOLDEN_H
#define TESTS_SUPPORT_GOLDEN_H

/* Fails the test with the lines that differ from the file, whose path starts at the root of the project. */
void golden_check(const char *path, const char *actual);

#endif

/* Skipping with a reason, which scripts/run-tests.sh shows behind the name of the test. Include after cmocka. */
#ifndef TESTS_SUPPORT_SKIP_H
#define TESTS_SUPPORT_SKIP_H

/* Ends the test that calls it: why, in words, it cannot be done here. */
void skip_because(const char *why);
/* Skips where the test does not run as root; to do what, as "give files away". */
void skip_unless_root(const char *to_do);

#endif

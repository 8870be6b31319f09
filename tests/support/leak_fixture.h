/*
 * Asking the made-up families of look_fixture.h by raw requests, for what must
 * not come out. Include after cmocka: what is refused and may not be fails the
 * test. Answers are the caller's, and emptied before each request.
 */
#ifndef TESTS_SUPPORT_LEAK_FIXTURE_H
#define TESTS_SUPPORT_LEAK_FIXTURE_H

#include "support/look_fixture.h"

/* Why every challenge here was raised. */
#define BECAUSE "Rachel told me"

/* format has # where the text belongs; out holds the answer, or what was wrong. */
enum err_code leak_ask(struct client *c, const char *request, const char *format, const char *text, struct buf *out);
void leak_must(struct client *c, const char *request, const char *format, const char *text, struct buf *out);
/* For training, signed in as somebody and out again. */
void leak_must_as(const char *login, const char *request, const char *format, const char *text, struct buf *out);

void leak_expect_with(const struct buf *answer, const char *text);
void leak_expect_without(const struct buf *answer, const char *text);
/* The first text that has this key; the caller's. */
char *leak_text_of(const struct buf *answer, const char *key);

/* What it is on has # where the text belongs. */
enum err_code leak_challenge(struct client *c, const char *on, const char *text, struct buf *out);
/* The reference; the caller's. */
char *leak_challenged(const char *login, const char *on, const char *text);

/* By the administrator: the number of the restriction. */
int64_t leak_restricted(const char *who, const char *level);
void leak_lifted(int64_t restriction);

#endif

/*
 * A training store with its made-up people, for looks at them that are held
 * back, asked about or opened by break-glass. Include after cmocka.
 *
 *	cmocka_run_group_tests(tests, look_start, look_end)
 *	struct client *c = look_as("h.ashdown", "s17");
 *	look_show(c, look_id("ashdown alfie"), NULL, &answer);
 */
#ifndef TESTS_SUPPORT_LOOK_FIXTURE_H
#define TESTS_SUPPORT_LOOK_FIXTURE_H

#include "famctx/api/show.h"
#include "support/keeper_fixture.h"

extern struct keeper_fixture look_store;

/* For the whole group: one keeper serves all its tests. */
int look_start(void **state);
int look_end(void **state);

/* Signed in as somebody, for a purpose by its code. */
struct client *look_as(const char *login, const char *purpose);
void look_purpose(struct client *c, const char *purpose);
/* The id of the first person who is found; lives until the tenth call after. */
const char *look_id(const char *query);
/* reason may be NULL. The answer is released by the caller, whatever came of it. */
enum err_code look_show(struct client *c, const char *person, const char *reason, struct show_answer *answer);
/* The same, and what was held back: enum held_back. Fails when it is refused. */
int look_held(struct client *c, const char *person, const char *reason);
/* Any request with params in JSON; the answer or what was wrong is added to out, which may be NULL. */
enum err_code look_ask(struct client *c, const char *request, const char *params, struct buf *out);
/* The newest entry of the trail: action|outcome|note|subjects|opened|close_to|reason|break_glass. */
void look_entry(struct buf *out);
void look_expect_entry(const char *expected);
/* Something that only a test does to store.db. */
void look_change(const char *static_sql);

#endif

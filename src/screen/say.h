/*
 * Saying things: the texts of screens/ with their places filled. Private
 * to the room.
 *
 *	struct pool p = POOL_INIT;
 *	SAY(app, TEXT_results_title, &out, { "total", pool_number(&p, 3) });
 *	pool_release(&p);
 */
#ifndef FAMCTX_SRC_SCREEN_SAY_H
#define FAMCTX_SRC_SCREEN_SAY_H

#include "famctx/screen/app.h"
#include "famctx/screen/config.h"

/* Short texts that live until the sentence is made. Each function answers NULL for a value that is missing.
 */
#define POOL_MOST 24

struct pool {
	char *items[POOL_MOST];
	size_t count;
};

#define POOL_INIT                                                                                            \
	{                                                                                                    \
		{ NULL }, 0                                                                                  \
	}

void pool_release(struct pool *p);
/* Takes what is in the buffer; NULL when it is empty. */
const char *pool_take(struct pool *p, struct buf *b);
const char *pool_number(struct pool *p, int64_t n);
const char *pool_date(struct pool *p, struct date d);       /* 4 November 2025 */
const char *pool_date_short(struct pool *p, struct date d); /* 4 Nov 2025 */
/* "9:46am" from "9:46"; anything else as it is. */
const char *pool_time(struct pool *p, const char *text);
const char *pool_ago(struct pool *p, const struct app *app, struct date then);       /* 6 days ago */
const char *pool_ago_brief(struct pool *p, const struct app *app, struct date then); /* 6d */
/* "this council, that council" */
const char *pool_joined(struct pool *p, char *const *items, size_t count);

void say(const struct app *app, enum text t, struct buf *out, const struct fill *fills, size_t count);
#define FILLS(...) (const struct fill[]) { __VA_ARGS__ }, ARRAY_LEN(((const struct fill[]) { __VA_ARGS__ }))
#define SAY(app, t, out, ...) say((app), (t), (out), FILLS(__VA_ARGS__))
#define SAY_PLAIN(app, t, out) say((app), (t), (out), NULL, 0)

/* Draws a text without places on one line; returns the columns used. */
int say_draw(const struct app *app, enum text t, struct canvas *c, int row, int col, int width,
             enum role role);

/* "BRACKEN, Katherine"; the words for a missing name when there is none. */
void say_name(const struct app *app, const char *family_name, const char *first_name, struct buf *out);
/* "9", "under 1", nothing when it is not known. */
void say_age(const struct app *app, int64_t age, struct buf *out);
/* "OPEN", "no record"; for few columns the short word. */
void say_state(const struct app *app, int state, bool brief, struct buf *out);
/* "Restricted: opens only with a reason.": of somebody in a list who is held back (enum held_back); brief: one word. */
const char *say_held_back(const struct app *app, int held, bool brief);
/* What people call a source whose key is given; the key when nobody says. NULL stays NULL. */
const char *say_source(const struct app *app, const char *source);
/* A value as a service gave it; a date in words. */
void say_value(const char *value, struct buf *out);
bool narrow(const struct app *app);
struct date today(const struct app *app);

#endif

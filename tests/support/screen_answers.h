/*
 * A keeper that answers from files, so that screens can be looked at without
 * one: requests are answered with the JSON documents of tests/screen/data.
 *
 *	struct screen_answers a;
 *	screen_answers_init(&a, &t);
 *	a.show = "bracken";   (show-bracken.json)
 *	screen_test_open(&t, &screen_family, &ref);
 */
#ifndef TESTS_SUPPORT_SCREEN_ANSWERS_H
#define TESTS_SUPPORT_SCREEN_ANSWERS_H

#include "famctx/api/challenge_form.h"
#include "famctx/screen/config.h"
#include "famctx/screen/screens.h"
#include "famctx/screen/session.h"
#include "support/screen_test.h"

struct screen_answers {
	/* Which document answers each request; NULL: the keeper is gone. */
	const char *find, *show, *evidence, *sources, *recent;
	/* The same for challenges: NULL is an answer with nothing in it; "gone": the keeper is gone. */
	const char *terms, *sent, *list, *full, *stepped, *patterns, *drafts;
	const char *glass;     /* what break-glass answers: NULL is an answer with nothing in it */
	const char *then_show; /* what show answers after break-glass, or with a reason; NULL: as before */
	struct buf asked; /* the requests so far, one a line, with their parameters */
	struct session session;
	struct words words;
	struct screens screens;
	struct challenge_form form;
	struct hello_answer hello;
};

/* Reads words and screens, as a worker who has said why. */
void screen_answers_init(struct screen_answers *a, struct screen_test *t);
/* As training: made-up families, a trainer. */
void screen_answers_train(struct screen_answers *a, struct screen_test *t);
/* As a manager, who reviews challenges. */
void screen_answers_manage(struct screen_answers *a, struct screen_test *t);
void screen_answers_release(struct screen_answers *a);

#endif

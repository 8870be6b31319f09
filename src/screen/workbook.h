/*
 * One question of the workbook. Private to the room.
 */
#ifndef FAMCTX_SRC_SCREEN_WORKBOOK_H
#define FAMCTX_SRC_SCREEN_WORKBOOK_H

#include "famctx/api/workbook.h"
#include "project.h"

struct question_screen {
	char *project;
	int64_t number;
	struct question_answer answer;
	struct writing writing;
};

/* A verdict on an answer that is ready; and taking an agreed one up again, which says why. */
void question_review(struct screen *s);
void question_reopen(struct screen *s);
/* What there is to read beside the question. */
void question_explain(const struct screen *s);

#endif

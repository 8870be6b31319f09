/*
 * What there is to read beside the work, as rows and as pages. Private to the
 * room.
 */
#ifndef FAMCTX_SRC_SCREEN_GUIDE_H
#define FAMCTX_SRC_SCREEN_GUIDE_H

#include "audit.h"
#include "famctx/api/guide.h"
#include "famctx/screen/project.h"
#include "famctx/ui/viewer.h"

enum guide_kind { GUIDE_THEME, GUIDE_TERM, GUIDE_CARD, GUIDE_RECOMMENDATION, GUIDE_RESOURCE, GUIDE_KIND_COUNT };

/* One thing to read: a place in the list of its kind. */
struct guide_place {
	enum guide_kind kind;
	size_t at;
};

struct guide {
	struct guide_answer answer;
	struct guide_place *places; /* trail_row.at is a place in these */
	struct trail_rows rows;
	struct viewer pane;
};

/* The rows of all kinds, each below the name of its kind. */
void guide_make_rows(struct guide *g);
/* Puts the cursor on what belongs to the code of a theme, an action, a question or a stage; else on the first. */
void guide_go_to(struct guide *g, const char *about);
/* What the cursor is on; NULL when the filter leaves nothing. */
const struct guide_place *guide_here(const struct guide *g);
/* To the next or the one before, whatever its kind; false at an end. */
bool guide_step(struct guide *g, bool forward);
/* To the first of the next kind, or of this one and then of the one before. */
void guide_step_kind(struct guide *g, bool forward);
/* How many there are of the kind under the cursor. */
size_t guide_count(const struct guide *g, enum guide_kind kind);

void guide_say_kind(const struct guide *g, enum guide_kind kind, struct buf *out);
void guide_say_title(const struct guide *g, const struct guide_place *p, struct buf *out);
/* What is read, without the title. */
void guide_read(const struct guide *g, const struct guide_place *p, struct viewer *v);

/* A pointer to a struct guide, which is borrowed and whose cursor moves along. */
extern const struct screen_ops screen_guide_page;

#endif

/* What stands in the tabs of the trail. Private to the room. */
#ifndef FAMCTX_SRC_SCREEN_AUDIT_TABS_H
#define FAMCTX_SRC_SCREEN_AUDIT_TABS_H

#include "audit.h"

enum trail_tab {
	TRAIL_WORKERS,
	TRAIL_PEOPLE,
	TRAIL_REASONS,
	TRAIL_ASK,    /* patterns */
	TRAIL_CHECKS, /* break-glass, and looks drawn at random */
	TRAIL_ALL,
	TRAIL_TAB_COUNT
};

struct trail {
	enum trail_tab tab;
	struct trail_rows rows;
	struct buf head;  /* the period and the team */
	struct buf days;  /* the period alone, for where there is no room for more */
	struct rect note, filter;
	struct trail_period period;
	bool draw;        /* the next time checks are shown, some are drawn */
	/* What the rows were made from; of one tab at a time. */
	struct audit_summary_answer counts;
	struct audit_patterns_answer patterns;
	struct audit_sample_answer sample;
	struct audit_list_answer all;
};

void trail_tabs_init(struct trail *v, const struct app *app);
void trail_tabs_release(struct trail *v);
/* Asks and makes the rows; when it cannot, what was there stays. */
MUST_CHECK bool trail_tab_show(struct trail *v, enum trail_tab tab, struct err *e);
/* Opens what the cursor is on. */
void trail_tab_open(struct trail *v, struct app *app);
/* The sentence about what the tab means. */
enum text trail_tab_note(const struct trail *v);
/* The drawn look under the cursor; NULL on other tabs. */
const struct audit_sampled *trail_drawn(const struct trail *v);

#endif

#include "audit_filter.h"

#include "say.h"

#define FIELD_COLS 24
#define COUNT_COLS 16 /* that "of how many" is given at least */

static bool narrows(const struct trail_rows *r)
{
	return !field_is_empty(&r->words);
}

bool filter_is_on(const struct trail_rows *r)
{
	return r->typing || narrows(r);
}

struct rect filter_layout(struct trail_rows *r, struct rect area)
{
	int room = area.cols - COUNT_COLS - 6;
	field_layout(&r->words, room < FIELD_COLS ? room : FIELD_COLS);
	if (filter_is_on(r) && area.rows > 1) {
		area.row++;
		area.rows--;
	}
	return area;
}

void filter_draw(const struct trail_rows *r, struct canvas *c, struct rect area, bool more)
{
	struct buf text = BUF_INIT;
	struct pool p = POOL_INIT;
	int col = area.col + 1;
	col += canvas_text(c, area.row, col, 2, ROLE_MATCH, "/ ") + 1;
	field_draw(&r->words, c, area.row, col, r->typing);
	col += r->words.width + 3;
	SAY(r->app, TEXT_trail_filtered, &text, { "n", pool_number(&p, (int64_t)trail_rows_matching(r)) },
	    { "all", pool_number(&p, (int64_t)trail_rows_choices(r)) }, { "more", more ? "+" : NULL });
	canvas_text(c, area.row, col, area.col + area.cols - col - 1, ROLE_QUIET, text.data);
	pool_release(&p);
	buf_release(&text);
}

static void stop(struct trail_rows *r)
{
	r->typing = false;
	field_set(&r->words, "");
	trail_rows_refresh(r);
}

enum handled filter_key(struct trail_rows *r, const struct key_event *ev)
{
	if (!r->typing)
		return NOT_HANDLED;
	if (ev->press == PRESS_ESCAPE) {
		stop(r);
		return HANDLED;
	}
	if (ev->press == PRESS_ENTER) {
		r->typing = false;
		return HANDLED;
	}
	if (field_key(&r->words, ev) == NOT_HANDLED)
		return NOT_HANDLED;
	trail_rows_refresh(r);
	return HANDLED;
}

/* From the last it begins again at the first. */
static void go_to_next(struct trail_rows *r)
{
	size_t at = r->list.selected;
	for (size_t i = 0; i < r->seen_count; i++) {
		at = (at + 1) % r->seen_count;
		if (!r->items[r->seen[at]].heading) {
			list_select(&r->list, at);
			return;
		}
	}
}

enum handled filter_act(struct trail_rows *r, enum action a)
{
	if (a == ACTION_FILTER)
		r->typing = true;
	else if (a == ACTION_NEXT_MATCH && narrows(r))
		go_to_next(r);
	else if (a == ACTION_BACK && filter_is_on(r))
		stop(r);
	else
		return NOT_HANDLED;
	return HANDLED;
}

void filter_offer(const struct trail_rows *r, enum action a, struct offer *o)
{
	if (a == ACTION_FILTER)
		o->now = r->count > 0;
	else if (a == ACTION_NEXT_MATCH)
		o->now = narrows(r) && r->seen_count > 0;
}

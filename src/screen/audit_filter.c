#include "audit_filter.h"

enum handled filter_key(struct trail_rows *r, const struct key_event *ev)
{
	enum handled h = sieve_key(&r->sieve, ev);
	if (h == HANDLED)
		trail_rows_refresh(r);
	return h;
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
	if (a == ACTION_NEXT_MATCH && sieve_narrows(&r->sieve))
		go_to_next(r);
	else if (sieve_act(&r->sieve, a) == HANDLED)
		trail_rows_refresh(r);
	else
		return NOT_HANDLED;
	return HANDLED;
}

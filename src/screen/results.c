#include "results_pane.h"

#include "records.h"
#include "say.h"
#include "search.h"
#include "strip.h"

struct results {
	struct results_pane pane;
};

static struct results_pane *pane_of(const struct screen *s)
{
	return &((struct results *)s->state)->pane;
}

static bool results_open(struct screen *s, const void *arg, struct err *e)
{
	(void)arg;
	(void)e;
	results_pane_init(pane_of(s), s->app);
	results_pane_refresh(pane_of(s));
	results_pane_first(pane_of(s));
	return true;
}

static void results_close(struct screen *s)
{
	results_pane_release(pane_of(s));
}

static void results_title(const struct screen *s, struct buf *out)
{
	results_pane_title(pane_of(s), out);
}

static int results_head_rows(const struct screen *s, int cols)
{
	(void)s;
	return layout_breadth(cols) == BREADTH_NARROW ? 1 : 2;
}

/* Where there is one row it carries the late services; what was searched for stands in the content. */
static void results_head(const struct screen *s, struct canvas *c, struct rect area)
{
	struct buf heading = BUF_INIT;
	strip_draw(s->app, c, area);
	results_pane_heading(s->app, &heading);
	if (area.rows > 1)
		canvas_text(c, area.row + 1, area.col + 1, area.cols - 1, ROLE_TEXT, heading.data);
	buf_release(&heading);
}

static void results_layout(struct screen *s, struct rect area)
{
	int heading = narrow(s->app) ? 1 : 0;
	results_pane_layout(pane_of(s),
	                    (struct rect) { area.row + heading, area.col, area.rows - heading, area.cols });
}

static void results_draw(const struct screen *s, struct canvas *c)
{
	struct buf heading = BUF_INIT;
	results_pane_heading(s->app, &heading);
	if (narrow(s->app))
		canvas_text(c, s->area.row, s->area.col + 1, s->area.cols - 1, ROLE_TEXT, heading.data);
	results_pane_draw(pane_of(s), c, true);
	buf_release(&heading);
}

static void refreshed(struct screen *s)
{
	results_pane_refresh(pane_of(s));
	results_layout(s, s->area);
}

static enum handled pick(struct screen *s, int number)
{
	enum handled h = nobody_pick(s->app, number);
	if (h == HANDLED && app_top(s->app) == s)
		refreshed(s);
	return h;
}

static enum handled open_selected(struct screen *s)
{
	const struct found_person *person = results_pane_selected(pane_of(s));
	if (person) {
		records_go(s->app, &screen_family, person->person, NULL);
		return HANDLED;
	}
	if (s->app->session->find_error.code == ERR_NONE)
		return pick(s, nobody_selected(&pane_of(s)->nobody));
	session_find(s->app->session);
	refreshed(s);
	return HANDLED;
}

static void find_again(struct screen *s)
{
	session_find(s->app->session);
	refreshed(s);
	app_say(s->app, "%s", screens_text(s->app->screens, TEXT_results_asked_again));
}

static void edit(struct screen *s)
{
	s->app->session->go_to = SEARCH_LINE;
	for (int stop = SEARCH_FAMILY_NAME; !s->app->session->query.query && stop <= SEARCH_NUMBER; stop++) {
		const struct find_request *q = &s->app->session->query;
		const char *texts[] = { NULL, q->family_name, q->first_name, q->born, q->address, q->number };
		if (texts[stop] && s->app->session->go_to == SEARCH_LINE)
			s->app->session->go_to = stop;
	}
	app_pop(s->app);
}

/* Whether this is one person, or whether somebody is missing, is told of the one under the cursor. */
static bool results_focus(const struct screen *s, struct focus *out)
{
	const struct found_person *person = results_pane_selected(pane_of(s));
	if (!person)
		return false;
	struct person_header header = { .person = person->person,
		                        .family_name = person->family_name,
		                        .first_name = person->first_name };
	struct buf seen = BUF_INIT;
	struct pool p = POOL_INIT;
	SAY(s->app, TEXT_challenges_seen_result, &seen, { "band", words_band(s->app->words, person->band)->words },
	    { "born", pool_date(&p, person->born) }, { "address", person->address });
	records_focus_person(s->app, &header, seen.data, out);
	buf_release(&seen);
	pool_release(&p);
	return true;
}

static enum handled results_key(struct screen *s, const struct key_event *ev)
{
	return results_pane_key(pane_of(s), ev);
}

static bool results_typing(const struct screen *s)
{
	return pane_of(s)->sieve.typing;
}

static enum handled results_act(struct screen *s, enum action a, int count)
{
	const struct found_person *person = results_pane_selected(pane_of(s));
	if (a == ACTION_OPEN)
		return open_selected(s);
	if (a == ACTION_PICK)
		return pick(s, count);
	if (a == ACTION_EDIT)
		edit(s);
	else if (a == ACTION_REFRESH)
		find_again(s);
	else if (a == ACTION_WHY && person)
		records_go(s->app, &screen_evidence, person->person, NULL);
	else if (results_pane_act(pane_of(s), a) == NOT_HANDLED)
		return records_act(s, a);
	return HANDLED;
}

static void results_offer(const struct screen *s, enum action a, struct offer *o)
{
	const struct found_person *person = results_pane_selected(pane_of(s));
	sieve_offer(&pane_of(s)->sieve, a, o);
	if (a == ACTION_OPEN) {
		o->now = person || nobody_selected(&pane_of(s)->nobody) ||
		         s->app->session->find_error.code != ERR_NONE;
		if (!person)
			o->name = screens_text(s->app->screens, TEXT_results_try_name);
	} else if (a == ACTION_WHY) {
		o->now = person != NULL;
	} else if (a == ACTION_PICK) {
		o->now = !s->app->session->found.results_count && s->app->session->found_stands;
	} else if (a == ACTION_EDIT || a == ACTION_REFRESH || a == ACTION_MEANING) {
		o->now = true;
	}
}

static const char *results_help(const struct screen *s)
{
	return screens_help(s->app->screens, FILE_results);
}

const struct screen_ops screen_results = {
	.id = "results",
	.where = WHERE_RESULTS,
	.state_size = sizeof(struct results),
	.open = results_open,
	.close = results_close,
	.focus = results_focus,
	.title = results_title,
	.head_rows = results_head_rows,
	.head = results_head,
	.layout = results_layout,
	.draw = results_draw,
	.typing = results_typing,
	.key = results_key,
	.act = results_act,
	.offer = results_offer,
	.help = results_help,
};

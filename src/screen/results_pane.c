#include "results_pane.h"

#include <string.h>

#include "famctx/base/mem.h"
#include "famctx/text/date.h"
#include "say.h"

#define PANEL_MOST 10
#define LIST_LEAST 6 /* rows of the list, as long as half of the room has them */

static const struct session *session_of(const struct results_pane *p)
{
	return p->app->session;
}

static bool anybody(const struct results_pane *p)
{
	return session_of(p)->found.results_count > 0;
}

void results_pane_init(struct results_pane *p, struct app *app)
{
	memset(p, 0, sizeof(*p));
	p->app = app;
	sieve_init(&p->sieve);
	list_init(&p->list, &results_rows, p);
	facts_init(&p->nobody, screens_text(app->screens, TEXT_family_below));
}

void results_pane_release(struct results_pane *p)
{
	list_release(&p->list);
	facts_release(&p->nobody);
	sieve_release(&p->sieve);
	mem_free(p->seen);
}

static void fill_nobody(struct results_pane *p)
{
	const struct session *s = session_of(p);
	facts_clear(&p->nobody);
	if (s->find_error.code != ERR_NONE) {
		struct buf what = BUF_INIT;
		SAY(p->app, TEXT_error_what, &what, { "message", s->find_error.message });
		facts_note(&p->nobody, "what", ROLE_ERROR, what.data);
		buf_release(&what);
		facts_note(&p->nobody, "again", ROLE_TEXT, screens_text(p->app->screens, TEXT_results_again));
	} else if (s->found.too_little) {
		facts_note(&p->nobody, "little", ROLE_TEXT, s->found.too_little);
	} else if (s->found_stands && !anybody(p)) {
		nobody_fill(p->app, &p->nobody);
	}
}

/* ---- who is seen of them ------------------------------------------------------------- */

size_t results_pane_count(const struct results_pane *p)
{
	return sieve_narrows(&p->sieve) ? p->seen_count : session_of(p)->found.results_count;
}

static bool lets_person(const struct results_pane *p, const struct found_person *person)
{
	struct buf text = BUF_INIT, born = BUF_INIT;
	date_short(person->born, &born);
	buf_printf(&text, "%s %s %s %s %s %s", person->family_name ? person->family_name : "",
	           person->first_name ? person->first_name : "", born.data, person->address ? person->address : "",
	           person->case_id ? person->case_id : "", words_band(p->app->words, person->band)->words);
	bool lets = sieve_lets(&p->sieve, text.data);
	buf_release(&text);
	buf_release(&born);
	return lets;
}

static void see(struct results_pane *p)
{
	const struct find_answer *found = &session_of(p)->found;
	p->seen_count = 0;
	for (size_t i = 0; i < found->results_count; i++) {
		if (!lets_person(p, &found->results[i]))
			continue;
		MEM_GROW(p->seen, p->seen_count, p->seen_cap);
		p->seen[p->seen_count++] = i;
	}
	p->sieve.all = found->results_count;
	p->sieve.left = p->seen_count;
}

enum handled results_pane_key(struct results_pane *p, const struct key_event *ev)
{
	enum handled h = sieve_key(&p->sieve, ev);
	if (h == HANDLED)
		results_pane_refresh(p);
	return h;
}

void results_pane_refresh(struct results_pane *p)
{
	fill_nobody(p);
	see(p);
	list_refresh(&p->list);
	results_pane_layout(p, p->area);
}

void results_pane_first(struct results_pane *p)
{
	list_select(&p->list, 0);
	list_select(&p->nobody.list, nobody_first(&p->nobody));
	/* What was searched stands above it and is read first. */
	p->nobody.list.top = 0;
}

/* ---- what goes where ------------------------------------------------------------- */

static int note_rows(const struct results_pane *p)
{
	const struct find_answer *found = &session_of(p)->found;
	int rows = 1; /* the warning */
	if (!narrow(p->app))
		rows += 2 + (found->role_note != NULL);
	return rows + !found->all_compared;
}

static int panel_wanted(const struct results_pane *p)
{
	return narrow(p->app) ? 4 : PANEL_MOST;
}

/* The list takes what it needs, up to half or what the panel can spare; the panel has the rest. */
static int list_rows(const struct results_pane *p, int rows)
{
	int needed = (int)results_pane_count(p) * (narrow(p->app) ? 2 : 1);
	int most = rows - panel_wanted(p), least = rows / 2 < LIST_LEAST ? rows / 2 : LIST_LEAST;
	most = most < least ? least : most;
	return needed < most ? needed : most;
}

void results_pane_layout(struct results_pane *p, struct rect area)
{
	int heading = narrow(p->app) ? 0 : 1;
	p->area = area;
	facts_layout(&p->nobody, area);
	p->filter = area;
	area = sieve_layout(&p->sieve, area);
	int notes = note_rows(p) < area.rows - heading - 2 ? note_rows(p) : 0;
	int middle = area.rows - heading - notes;
	int list = list_rows(p, middle > 0 ? middle : 0);
	p->heading = (struct rect) { area.row, area.col, heading, area.cols };
	p->panel = (struct rect) { area.row + heading + list, area.col, middle - list, area.cols };
	p->notes = (struct rect) { area.row + area.rows - notes, area.col, notes, area.cols };
	results_columns(p, area.cols);
	list_layout(&p->list, (struct rect) { area.row + heading, area.col, list, area.cols });
}

/* ---- drawing --------------------------------------------------------------------- */

static void draw_panel_narrow(const struct results_pane *p, struct canvas *c,
                              const struct found_person *person)
{
	struct buf why = BUF_INIT;
	struct rect at = { p->panel.row + 1, p->panel.col + 1, p->panel.rows - 1, p->panel.cols - 1 };
	canvas_rule(c, p->panel.row, p->panel.col, p->panel.cols, NULL);
	results_why_brief(p->app, person, &why);
	canvas_paragraph(c, at, ROLE_TEXT, why.data);
	buf_release(&why);
}

/* A name of three rows must not push out what speaks against it. */
static void cut_reasons(struct facts *why, int rows, int cols)
{
	for (size_t i = 0; i < why->count && facts_rows(why, cols) > rows; i++) {
		if (!strcmp(why->items[i].id, "against"))
			return;
		why->items[i].cut = why->items[i].kind == FACT_ROW;
	}
}

static void draw_panel(const struct results_pane *p, struct canvas *c, const struct found_person *person)
{
	struct facts why;
	struct buf title = BUF_INIT;
	SAY(p->app, TEXT_results_why, &title,
	    { "name", person->first_name ? person->first_name : person->family_name });
	canvas_rule(c, p->panel.row, p->panel.col, p->panel.cols, title.data);
	facts_init(&why, NULL);
	results_why(p, person, &why);
	cut_reasons(&why, p->panel.rows - 1, p->panel.cols);
	facts_draw_panel(&why, c,
	                 (struct rect) { p->panel.row + 1, p->panel.col, p->panel.rows - 1, p->panel.cols });
	facts_release(&why);
	buf_release(&title);
}

static void draw_notes(const struct results_pane *p, struct canvas *c)
{
	const struct find_answer *found = &session_of(p)->found;
	struct rect row = { p->notes.row, p->notes.col + 1, 1, p->notes.cols - 1 };
	if (p->notes.rows == 0)
		return;
	if (!found->all_compared)
		canvas_text(c, row.row++, row.col, row.cols, ROLE_WARNING,
		            narrow(p->app) ? screens_text(p->app->screens, TEXT_results_not_all)
		                           : words_phrase(p->app->words, "not_all_compared"));
	if (found->role_note && !narrow(p->app))
		canvas_text(c, row.row++, row.col, row.cols, ROLE_QUIET, found->role_note);
	say_draw(p->app, narrow(p->app) ? TEXT_results_warning_narrow : TEXT_results_warning, c, row.row++,
	         row.col, row.cols, ROLE_WARNING);
	if (!narrow(p->app))
		results_draw_legend(p, c, row);
}

static void draw_people(const struct results_pane *p, struct canvas *c, const struct found_person *person, bool focused)
{
	if (p->heading.rows)
		results_draw_headings(p, c, p->heading);
	list_draw(&p->list, c, focused);
	if (p->panel.rows > 1 && narrow(p->app))
		draw_panel_narrow(p, c, person);
	else if (p->panel.rows > 1)
		draw_panel(p, c, person);
	draw_notes(p, c);
}

void results_pane_draw(const struct results_pane *p, struct canvas *c, bool focused)
{
	const struct found_person *person = results_pane_selected(p);
	if (!person && !anybody(p)) {
		facts_draw(&p->nobody, c, focused);
		return;
	}
	if (person)
		draw_people(p, c, person, focused && !p->sieve.typing);
	else
		sieve_draw_nothing(p->app, c, p->area);
	if (sieve_is_on(&p->sieve))
		sieve_draw(&p->sieve, p->app, c, p->filter, session_of(p)->found.more > 0);
}

/* ---- moving ------------------------------------------------------------------------ */

const struct found_person *results_pane_selected(const struct results_pane *p)
{
	const struct find_answer *found = &session_of(p)->found;
	if (p->list.selected >= results_pane_count(p))
		return NULL;
	return &found->results[sieve_narrows(&p->sieve) ? p->seen[p->list.selected] : p->list.selected];
}

static int64_t first_shown(const struct session *s)
{
	return s->query.from == INTEGER_NONE ? 0 : s->query.from;
}

/* The next or previous people of a long answer. */
static bool turn_page(struct results_pane *p, bool on)
{
	struct session *s = p->app->session;
	int64_t from = first_shown(s);
	if (on ? !s->found.all_compared || s->found.more <= 0 : from == 0)
		return false;
	s->query.from =
	        on ? from + (int64_t)s->found.results_count : (from > FIND_PAGE ? from - FIND_PAGE : 0);
	session_find(s);
	results_pane_refresh(p);
	list_select(&p->list, on || results_pane_count(p) == 0 ? 0 : results_pane_count(p) - 1);
	return true;
}

enum handled results_pane_act(struct results_pane *p, enum action a)
{
	if (!anybody(p))
		return facts_act(&p->nobody, a);
	if (a == ACTION_NEXT_MATCH && sieve_narrows(&p->sieve) && results_pane_count(p)) {
		list_select(&p->list, (p->list.selected + 1) % results_pane_count(p));
		return HANDLED;
	}
	if (sieve_act(&p->sieve, a) == HANDLED) {
		results_pane_refresh(p);
		return HANDLED;
	}
	bool down = a == ACTION_DOWN || a == ACTION_PAGE_DOWN, up = a == ACTION_UP || a == ACTION_PAGE_UP;
	bool last = p->list.selected + 1 >= results_pane_count(p);
	if (((down && last) || (up && p->list.selected == 0)) && turn_page(p, down))
		return HANDLED;
	return list_act(&p->list, a);
}

/* ---- how many ------------------------------------------------------------------------ */

const char *results_pane_total(const struct app *app, struct pool *pool)
{
	const struct find_answer *found = &app->session->found;
	const char *n = pool_number(pool, found->total == INTEGER_NONE ? 0 : found->total);
	struct buf b = BUF_INIT;
	if (!found->total_at_least)
		return n;
	words_say(app->words, "at_least", &(struct fill) { "n", n }, 1, &b);
	return pool_take(pool, &b);
}

void results_pane_title(const struct results_pane *p, struct buf *out)
{
	const struct session *s = session_of(p);
	struct pool pool = POOL_INIT;
	int64_t first = first_shown(s), end = first + (int64_t)s->found.results_count;
	if (end == first)
		SAY_PLAIN(p->app, TEXT_results_title_none, out);
	else if (s->found.total_at_least && narrow(p->app))
		SAY(p->app, TEXT_results_title_many, out, { "first", pool_number(&pool, first + 1) },
		    { "last", pool_number(&pool, end) }, { "n", pool_number(&pool, s->found.total) });
	else
		SAY(p->app, TEXT_results_title, out, { "first", pool_number(&pool, first + 1) },
		    { "last", pool_number(&pool, end) }, { "total", results_pane_total(p->app, &pool) });
	pool_release(&pool);
}

void results_pane_heading(const struct app *app, struct buf *out)
{
	const struct find_answer *found = &app->session->found;
	struct pool pool = POOL_INIT;
	enum text t = narrow(app) ? TEXT_results_heading_narrow : TEXT_results_heading;
	if (found->results_count < 2 && !narrow(app))
		t = found->results_count ? TEXT_results_heading_one : TEXT_results_heading_none;
	SAY(app, t, out, { "total", results_pane_total(app, &pool) }, { "query", found->query });
	pool_release(&pool);
}

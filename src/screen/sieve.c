#include "sieve.h"

#include <string.h>

#include "famctx/base/mem.h"
#include "app_private.h"
#include "say.h"

#define WORDS_MOST 60
#define FIELD_COLS 24
#define COUNT_COLS 16 /* that "of how many" is given at least */

void sieve_init(struct sieve *s)
{
	*s = (struct sieve) { .typing = false };
	field_init(&s->words, WORDS_MOST);
}

void sieve_release(struct sieve *s)
{
	field_release(&s->words);
}

bool sieve_narrows(const struct sieve *s)
{
	return !field_is_empty(&s->words);
}

bool sieve_is_on(const struct sieve *s)
{
	return s->typing || sieve_narrows(s);
}

bool sieve_lets(const struct sieve *s, const char *text)
{
	return commands_match(field_text(&s->words), text);
}

struct rect sieve_layout(struct sieve *s, struct rect area)
{
	int room = area.cols - COUNT_COLS - 6;
	field_layout(&s->words, room < FIELD_COLS ? room : FIELD_COLS);
	if (sieve_is_on(s) && area.rows > 1) {
		area.row++;
		area.rows--;
	}
	return area;
}

void sieve_draw(const struct sieve *s, const struct app *app, struct canvas *c, struct rect area, bool more)
{
	struct buf text = BUF_INIT;
	struct pool p = POOL_INIT;
	int col = area.col + 1;
	col += canvas_text(c, area.row, col, 2, ROLE_MATCH, "/ ") + 1;
	field_draw(&s->words, c, area.row, col, s->typing);
	col += s->words.width + 3;
	SAY(app, TEXT_trail_filtered, &text, { "n", pool_number(&p, (int64_t)s->left) },
	    { "all", pool_number(&p, (int64_t)s->all) }, { "more", more ? "+" : NULL });
	canvas_text(c, area.row, col, area.col + area.cols - col - 1, ROLE_QUIET, text.data);
	pool_release(&p);
	buf_release(&text);
}

static void stop(struct sieve *s)
{
	s->typing = false;
	field_set(&s->words, "");
}

void sieve_draw_nothing(const struct app *app, struct canvas *c, struct rect area)
{
	canvas_paragraph(c, layout_inset(area, 1, 1), ROLE_TEXT, screens_text(app->screens, TEXT_trail_no_match));
	canvas_cursor(c, area.row + 1, area.col + 1);
}

enum handled sieve_key(struct sieve *s, const struct key_event *ev)
{
	if (!s->typing)
		return NOT_HANDLED;
	if (ev->press == PRESS_ESCAPE)
		stop(s);
	else if (ev->press == PRESS_ENTER)
		s->typing = false;
	else
		return field_key(&s->words, ev);
	return HANDLED;
}

enum handled sieve_act(struct sieve *s, enum action a)
{
	if (a == ACTION_FILTER)
		s->typing = true;
	else if (a == ACTION_BACK && sieve_is_on(s))
		stop(s);
	else
		return NOT_HANDLED;
	return HANDLED;
}

void sieve_offer(const struct sieve *s, enum action a, struct offer *o)
{
	if (a == ACTION_FILTER)
		o->now = s->all > 0;
	else if (a == ACTION_NEXT_MATCH)
		o->now = sieve_narrows(s) && s->left > 0;
}

/* ---- pages of facts --------------------------------------------------------------------- */

static bool can_be_opened(const struct fact *fact)
{
	return fact->kind == FACT_LINE || (fact->kind == FACT_ROW && fact->person);
}

/* Where what belongs to the fact ends: what is said under it has its name. */
static size_t end_of(const struct facts *f, size_t at)
{
	size_t end = at + 1;
	while (end < f->count && !can_be_opened(&f->items[end]) && !strcmp(f->items[end].id, f->items[at].id))
		end++;
	return end;
}

static bool lets_fact(const struct sieve *s, const struct facts *f, size_t at, size_t end)
{
	struct buf text = BUF_INIT;
	for (size_t i = at; i < end; i++)
		buf_printf(&text, "%s %s ", f->items[i].label, f->items[i].value);
	bool lets = sieve_lets(s, text.data);
	buf_release(&text);
	return lets;
}

static void forget(struct fact *fact)
{
	mem_free(fact->id);
	mem_free(fact->label);
	mem_free(fact->value);
	mem_free(fact->person);
}

/* Facts up to `end` are kept or forgotten; those kept move to `to`. */
static size_t move(struct facts *f, size_t at, size_t end, bool keep, size_t to)
{
	for (size_t i = at; i < end; i++) {
		if (keep)
			f->items[to++] = f->items[i];
		else
			forget(&f->items[i]);
	}
	return to;
}

/* Whether something below the heading holds the words, before the next heading. */
static bool lets_below(const struct sieve *s, const struct facts *f, size_t heading)
{
	for (size_t i = heading + 1; i < f->count && f->items[i].kind != FACT_HEADING; i++)
		if (can_be_opened(&f->items[i]) && lets_fact(s, f, i, end_of(f, i)))
			return true;
	return false;
}

void sieve_facts(struct sieve *s, struct facts *f)
{
	size_t to = 0;
	s->all = s->left = 0;
	for (size_t i = 0, end; i < f->count; i = end) {
		bool opens = can_be_opened(&f->items[i]);
		end = opens ? end_of(f, i) : i + 1;
		bool keep = opens ? lets_fact(s, f, i, end) : f->items[i].kind == FACT_HEADING && lets_below(s, f, i);
		s->all += opens;
		s->left += opens && keep;
		to = move(f, i, end, keep || !sieve_narrows(s), to);
	}
	f->count = to;
}

static void go_to_next(struct facts *f)
{
	for (size_t step = 1; step <= f->count; step++) {
		size_t at = (f->list.selected + step) % f->count;
		if (can_be_opened(&f->items[at])) {
			list_select(&f->list, at);
			return;
		}
	}
}

enum handled sieve_facts_act(struct sieve *s, struct facts *f, enum action a)
{
	if (a != ACTION_NEXT_MATCH || !sieve_narrows(s))
		return sieve_act(s, a);
	go_to_next(f);
	return HANDLED;
}

void sieve_facts_draw(const struct sieve *s, const struct app *app, const struct facts *f, struct canvas *c,
		      struct rect area)
{
	if (f->count)
		facts_draw(f, c, !s->typing);
	else
		sieve_draw_nothing(app, c, area);
	if (sieve_is_on(s))
		sieve_draw(s, app, c, area, false);
}

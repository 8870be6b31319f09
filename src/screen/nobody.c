#include <string.h>

#include "famctx/base/mem.h"
#include "results_pane.h"
#include "say.h"
#include "search.h"
#include "strip.h"

/* Ways to go on that need no counting: each leads to a field of the search screen. */
static const struct other_way {
	enum text text;
	enum search_field field;
} other_ways[] = {
	{ TEXT_results_try_address, SEARCH_ADDRESS },
	{ TEXT_results_try_relative, SEARCH_LINE },
	{ TEXT_results_try_number, SEARCH_NUMBER },
};

static const struct find_advice *advice_of(const struct app *app)
{
	return app->session->found.advice;
}

static void add_numbered(struct facts *out, int number, const char *text)
{
	struct buf id = BUF_INIT, line = BUF_INIT;
	buf_printf(&id, "try/%d", number);
	buf_printf(&line, "%d  %s", number, text);
	facts_note(out, id.data, ROLE_TEXT, line.data);
	buf_release(&line);
	buf_release(&id);
}

/* A kind of advice the file has no words for still says what it would search for. */
static void add_advice(const struct app *app, const struct find_advice *advice, int number, struct facts *out)
{
	struct buf key = BUF_INIT, text = BUF_INIT;
	struct pool p = POOL_INIT;
	buf_printf(&key, "advice_%s", advice->kind);
	const char *words = screens_find(app->screens, FILE_results, key.data);
	SAY(app, TEXT_results_advice, &text, { "what", words ? words : advice->query },
	    { "total", pool_number(&p, advice->total) });
	add_numbered(out, number, text.data);
	pool_release(&p);
	buf_release(&text);
	buf_release(&key);
}

static void add_ways(const struct app *app, struct facts *out)
{
	size_t advised = app->session->found.advice_count;
	for (size_t i = 0; i < advised; i++)
		add_advice(app, &advice_of(app)[i], (int)i + 1, out);
	for (size_t i = 0; i < ARRAY_LEN(other_ways); i++)
		add_numbered(out, (int)(advised + i) + 1, screens_text(app->screens, other_ways[i].text));
}

static void add_reasons(const struct app *app, struct facts *out)
{
	static const enum text reasons[] = { TEXT_results_reason_elsewhere, TEXT_results_reason_not_met,
		                             TEXT_results_reason_not_shown };
	struct buf late = BUF_INIT, text = BUF_INIT;
	facts_note(out, "because", ROLE_HEADING, screens_text(app->screens, TEXT_results_because));
	for (size_t i = 0; i < ARRAY_LEN(reasons); i++)
		facts_note(out, screens_text(app->screens, reasons[i]), ROLE_TEXT,
		           screens_text(app->screens, reasons[i]));
	strip_late(app, &late);
	if (late.len)
		SAY(app, TEXT_results_reason_late, &text, { "services", late.data });
	facts_note(out, "because/late", ROLE_TEXT, text.data);
	buf_release(&text);
	buf_release(&late);
}

void nobody_fill(const struct app *app, struct facts *out)
{
	struct buf text = BUF_INIT;
	struct pool p = POOL_INIT;
	SAY(app, TEXT_results_looked, &text, { "n", pool_number(&p, (int64_t)strip_count(app)) });
	facts_note(out, "looked", ROLE_TEXT, text.data);
	facts_note(out, "zero", ROLE_WARNING, words_phrase(app->words, "zero_note"));
	facts_note(out, "try", ROLE_HEADING, screens_text(app->screens, TEXT_results_try));
	add_ways(app, out);
	add_reasons(app, out);
	facts_note(out, "help", ROLE_TEXT, app->session->found.help_note);
	pool_release(&p);
	buf_release(&text);
}

/* The line alone is searched: what stood in the fields is part of it. */
static void search_for(struct app *app, const char *query)
{
	struct session *s = app->session;
	int64_t search = s->query.search;
	shape_release(&find_request_shape, &s->query);
	s->query.search = search;
	s->query.query = mem_copy_or_null(query);
	session_find(s);
}

enum handled nobody_pick(struct app *app, int number)
{
	struct session *s = app->session;
	size_t i = (size_t)number - 1;
	if (number < 1 || s->found.results_count || !s->found_stands)
		return NOT_HANDLED;
	if (i < s->found.advice_count) {
		char *query = mem_copy_or_null(s->found.advice[i].query);
		search_for(app, query);
		mem_free(query);
		return HANDLED;
	}
	i -= s->found.advice_count;
	if (i >= ARRAY_LEN(other_ways))
		return NOT_HANDLED;
	s->go_to = (int)other_ways[i].field;
	if (!app_pop_to(app, &screen_search))
		return NOT_HANDLED;
	return HANDLED;
}

size_t nobody_first(const struct facts *f)
{
	for (size_t i = 0; i < f->count; i++)
		if (!strncmp(f->items[i].id, "try/", 4))
			return i;
	return 0;
}

int nobody_selected(const struct facts *f)
{
	const struct fact *fact = facts_selected(f);
	if (!fact || strncmp(fact->id, "try/", 4))
		return 0;
	return fact->id[4] - '0';
}

#include "challenge.h"
#include "facts.h"
#include "queue.h"
#include "say.h"

static void fill_panel(const struct screen *s, struct facts *out)
{
	const struct queue *q = s->state;
	if (!narrow(s->app)) {
		facts_row(out, "about", screens_text(s->app->screens, TEXT_challenges_label_about), q->full.item.about);
		challenge_fill_said(s->app, &q->full, out);
		challenge_fill_seen(s->app, &q->full, out);
		challenge_fill_around(s->app, &q->full, out);
		return;
	}
	const char *said = q->full.because ? q->full.because : q->full.feedback.hinders;
	facts_note(out, "because", ROLE_TEXT, said ? said : q->full.feedback.helps);
}

static void draw_steps(const struct screen *s, struct canvas *c)
{
	const struct queue *q = s->state;
	struct buf before = BUF_INIT;
	struct pool p = POOL_INIT;
	if (q->marked_count && !narrow(s->app))
		SAY(s->app, TEXT_queue_steps_marked, &before, { "n", pool_number(&p, (int64_t)q->marked_count) });
	steps_draw(s->app, &q->steps, before.data, c, layout_inset(q->steps_at, 0, 1));
	buf_release(&before);
	pool_release(&p);
}

void queue_draw_panel(const struct screen *s, struct canvas *c)
{
	const struct queue *q = s->state;
	struct facts facts;
	if (q->panel.rows < 2 || !q->full_stands)
		return;
	canvas_rule(c, q->panel.row, q->panel.col, q->panel.cols, q->full.item.reference);
	facts_init(&facts, NULL);
	fill_panel(s, &facts);
	facts_draw_panel(&facts, c, (struct rect) { q->panel.row + 1, q->panel.col, q->panel.rows - 1, q->panel.cols });
	facts_release(&facts);
	draw_steps(s, c);
}

/* As many as fit on a row, those with the most first. */
static void say_sources(const struct screen *s, int columns, struct buf *out)
{
	const struct challenge_patterns *p = &((const struct queue *)s->state)->patterns;
	for (size_t i = 0; i < p->sources_count; i++) {
		size_t before = out->len;
		if (!p->sources[i].key)
			continue;
		buf_printf(out, "%s%s %lld", before ? ", " : "", say_source(s->app, p->sources[i].key),
		           (long long)p->sources[i].raised);
		if (canvas_width_of(out->data) <= columns)
			continue;
		buf_truncate(out, before);
		return;
	}
}

void queue_draw_footer(const struct screen *s, struct canvas *c)
{
	const struct queue *q = s->state;
	const struct challenge_pattern *all = &q->patterns.all;
	struct buf text = BUF_INIT, sources = BUF_INIT;
	struct pool p = POOL_INIT;
	if (q->footer.rows == 0 || !q->patterns_stand)
		return;
	SAY(s->app, TEXT_queue_patterns, &text, { "raised", pool_number(&p, all->raised) },
	    { "open", pool_number(&p, all->open) }, { "upheld", pool_number(&p, all->upheld) },
	    { "partly", pool_number(&p, all->partly) }, { "not_upheld", pool_number(&p, all->not_upheld) },
	    { "median", pool_number(&p, all->median_days) });
	canvas_text(c, q->footer.row, q->footer.col + 1, q->footer.cols - 2, ROLE_TEXT, text.data);
	say_sources(s, q->footer.cols - 16, &sources);
	buf_clear(&text);
	if (sources.len)
		SAY(s->app, TEXT_queue_by_source, &text, { "sources", sources.data });
	if (q->footer.rows > 1)
		canvas_text(c, q->footer.row + 1, q->footer.col + 1, q->footer.cols - 2, ROLE_TEXT, text.data);
	buf_release(&text);
	buf_release(&sources);
	pool_release(&p);
}

/* What is none is not said. */
static const char *some(struct pool *p, int64_t n)
{
	return n != INTEGER_NONE && n > 0 ? pool_number(p, n) : NULL;
}

void queue_say_pressing(const struct screen *s, struct buf *out)
{
	const struct queue *q = s->state;
	const struct challenge_list_answer *a = &q->answer;
	struct pool p = POOL_INIT;
	struct buf only = BUF_INIT;
	queue_say_only(q, &only);
	SAY(s->app, narrow(s->app) ? TEXT_queue_pressing_narrow : TEXT_queue_pressing, out,
	    { "only", pool_take(&p, &only) }, { "team", s->app->session->hello->team }, { "oldest", some(&p, a->oldest) },
	    { "overdue", some(&p, a->overdue) }, { "urgent", some(&p, a->urgent) },
	    { "marked", some(&p, (int64_t)q->marked_count) });
	pool_release(&p);
}

#include "audit_tabs.h"

#include <string.h>

#include "famctx/base/mem.h"
#include "famctx/screen/session.h"
#include "say.h"

#define DRAW_AT_ONCE 5

void trail_tabs_init(struct trail *v, const struct app *app)
{
	trail_rows_init(&v->rows, app);
	buf_init(&v->head);
	buf_init(&v->days);
	shape_init(&audit_summary_answer_shape, &v->counts);
	shape_init(&audit_patterns_answer_shape, &v->patterns);
	shape_init(&audit_sample_answer_shape, &v->sample);
	shape_init(&audit_list_answer_shape, &v->all);
}

void trail_tabs_release(struct trail *v)
{
	trail_rows_release(&v->rows);
	buf_release(&v->head);
	buf_release(&v->days);
	shape_release(&audit_summary_answer_shape, &v->counts);
	shape_release(&audit_patterns_answer_shape, &v->patterns);
	shape_release(&audit_sample_answer_shape, &v->sample);
	shape_release(&audit_list_answer_shape, &v->all);
}

/* ---- counted --------------------------------------------------------------------- */

static const char *name_of(const struct app *app, const struct audit_count *c, enum trail_tab tab)
{
	int basis = tab == TRAIL_REASONS ? code_find(basis_codes, c->key) : -1;
	if (basis >= 0)
		return words_basis(app->words, basis)->word;
	return c->name ? c->name : c->key;
}

static void add_count(struct trail *v, size_t i, enum trail_tab tab)
{
	static const enum text texts[] = { TEXT_trail_worker, TEXT_trail_person, TEXT_trail_reason };
	const struct audit_count *c = &v->counts.rows[i];
	struct buf main = BUF_INIT, side = BUF_INIT;
	struct pool p = POOL_INIT;
	buf_add_text(&main, name_of(v->rows.app, c, tab));
	if (c->team)
		buf_printf(&main, ", %s", c->team);
	SAY(v->rows.app, texts[tab], &side, { "opened", pool_number(&p, c->opened) }, { "others", pool_number(&p, c->others) },
	    { "searches", pool_number(&p, c->searches) }, { "refused", c->refused > 0 ? pool_number(&p, c->refused) : NULL });
	trail_rows_add(&v->rows, c->key, &main, &side)->at = i;
	pool_release(&p);
}

static bool show_counts(struct trail *v, enum trail_tab tab, struct err *e)
{
	struct audit_summary_request request = { .by = (int)tab, .from = v->period.from, .to = v->period.to };
	if (!session_renew(v->rows.app->session, REQUEST_AUDIT_SUMMARY, &audit_summary_request_shape, &request,
			   &audit_summary_answer_shape, &v->counts, e))
		return false;
	trail_rows_clear(&v->rows);
	for (size_t i = 0; i < v->counts.rows_count; i++)
		add_count(v, i, tab);
	return true;
}

/* ---- what to ask about --------------------------------------------------------------- */

static void add_rule(struct trail *v, const struct audit_rule *rule)
{
	const struct app *app = v->rows.app;
	struct buf key = BUF_INIT, main = BUF_INIT, side = BUF_INIT;
	struct pool p = POOL_INIT;
	buf_printf(&key, "audit_rule_%s", audit_pattern_codes[rule->pattern]);
	words_say(app->words, key.data, FILLS({ "n", pool_number(&p, rule->threshold) },
		  { "from", pool_number(&p, v->patterns.hours_from) }, { "to", pool_number(&p, v->patterns.hours_to) }), &main);
	buf_printf(&side, "%lld", (long long)rule->matches);
	struct trail_row *row = trail_rows_add(&v->rows, audit_pattern_codes[rule->pattern], &main, &side);
	row->heading = true;
	row->role = ROLE_HEADING;
	pool_release(&p);
	buf_release(&key);
}

static void add_match(struct trail *v, size_t i)
{
	const struct audit_match *m = &v->patterns.matches[i];
	struct buf id = BUF_INIT, main = BUF_INIT, side = BUF_INIT;
	struct pool p = POOL_INIT;
	buf_printf(&id, "%d %lld", m->pattern, (long long)m->seq);
	SAY(v->rows.app, TEXT_trail_match, &main, { "who", m->name ? m->name : m->account },
	    { "name", m->person.name ? m->person.name : m->person.person }, { "day", pool_date_short(&p, m->day) });
	SAY(v->rows.app, TEXT_trail_match_count, &side, { "n", pool_number(&p, m->count) });
	trail_rows_add(&v->rows, id.data, &main, &side)->at = i;
	pool_release(&p);
	buf_release(&id);
}

static bool show_patterns(struct trail *v, struct err *e)
{
	const struct audit_patterns_request request = { .from = v->period.from, .to = v->period.to };
	struct audit_patterns_answer *a = &v->patterns;
	if (!session_renew(v->rows.app->session, REQUEST_AUDIT_PATTERNS, &audit_patterns_request_shape, &request,
			   &audit_patterns_answer_shape, a, e))
		return false;
	trail_rows_clear(&v->rows);
	for (size_t r = 0; r < a->rules_count; r++) {
		add_rule(v, &a->rules[r]);
		for (size_t i = 0; i < a->matches_count; i++)
			if (a->matches[i].pattern == a->rules[r].pattern)
				add_match(v, i);
	}
	return true;
}

/* ---- checks ----------------------------------------------------------------------------- */

static void say_due(const struct app *app, const struct audit_sampled *d, struct buf *out)
{
	struct buf day = BUF_INIT;
	date_day_month(d->due, &day);
	SAY(app, d->overdue ? TEXT_trail_overdue : TEXT_trail_due, out, { "due", day.data });
	buf_release(&day);
}

/* What is still to be done with it, or what came of it. */
static void say_progress(const struct app *app, const struct audit_sampled *d, struct buf *out)
{
	struct buf key = BUF_INIT;
	if (d->finding >= 0)
		buf_add_text(out, trail_word(app, "finding", audit_finding_codes[d->finding], &key));
	else if (d->mine)
		buf_add_text(out, words_phrase(app->words, "audit_waits_mine"));
	else if (d->kind == REVIEW_BREAK_GLASS)
		say_due(app, d, out);
	else
		buf_add_text(out, words_phrase(app->words, "audit_waits"));
	buf_release(&key);
}

static enum role role_of(const struct audit_sampled *d)
{
	if (d->finding == FINDING_CONCERN || d->overdue)
		return ROLE_WARNING;
	return d->finding < 0 ? ROLE_TEXT : ROLE_QUIET;
}

static void add_drawn(struct trail *v, size_t i)
{
	const struct audit_sampled *d = &v->sample.looks[i];
	const struct app *app = v->rows.app;
	bool glass = d->kind == REVIEW_BREAK_GLASS;
	struct buf id = BUF_INIT, main = BUF_INIT, side = BUF_INIT, when = BUF_INIT;
	buf_printf(&id, "%lld", (long long)d->look.seq);
	trail_when(d->look.at, true, &when);
	SAY(app, glass ? TEXT_trail_glass : TEXT_trail_drawn, &main, { "when", when.data },
	    { "who", trail_worker(app, &d->look) },
	    { "name", d->look.opened.name ? d->look.opened.name : d->look.opened.person }, { "why", d->look.reason });
	say_progress(app, d, &side);
	struct trail_row *row = trail_rows_add(&v->rows, id.data, &main, &side);
	row->at = i;
	row->role = role_of(d);
	buf_release(&id);
	buf_release(&when);
}

/* So that the search screen does not go on about what was looked over. */
static void count_reviews(struct trail *v)
{
	int64_t waiting = 0;
	for (size_t i = 0; i < v->sample.looks_count; i++) {
		const struct audit_sampled *d = &v->sample.looks[i];
		waiting += d->kind == REVIEW_BREAK_GLASS && d->finding < 0 && !d->mine;
	}
	v->rows.app->session->reviews = waiting;
}

static bool show_checks(struct trail *v, struct err *e)
{
	const struct audit_sample_request request = { .draw = v->draw ? DRAW_AT_ONCE : INTEGER_NONE };
	v->draw = false;
	if (!session_renew(v->rows.app->session, REQUEST_AUDIT_SAMPLE, &audit_sample_request_shape, &request,
			   &audit_sample_answer_shape, &v->sample, e))
		return false;
	trail_rows_clear(&v->rows);
	for (size_t i = 0; i < v->sample.looks_count; i++)
		add_drawn(v, i);
	count_reviews(v);
	return true;
}

static bool show_all(struct trail *v, struct err *e)
{
	struct audit_list_request request;
	shape_init(&audit_list_request_shape, &request);
	request.which.from = v->period.from;
	request.which.to = v->period.to;
	if (!session_renew(v->rows.app->session, REQUEST_AUDIT_LIST, &audit_list_request_shape, &request,
			   &audit_list_answer_shape, &v->all, e))
		return false;
	trail_rows_looks(&v->rows, v->all.entries, v->all.entries_count, true);
	return true;
}

/* ---- a tab --------------------------------------------------------------------------------- */

/* "4 Nov", where the year is plain. */
static void add_brief(struct date day, struct buf *out)
{
	struct buf text = BUF_INIT;
	date_short(day, &text);
	buf_add(out, text.data, text.len > 5 ? text.len - 5 : text.len);
	buf_release(&text);
}

static void say_days(struct trail *v, struct date from, struct date to)
{
	struct buf first = BUF_INIT, last = BUF_INIT;
	buf_clear(&v->days);
	add_brief(from, &first);
	add_brief(to, &last);
	if (date_full(from) && v->tab != TRAIL_CHECKS)
		SAY(v->rows.app, TEXT_trail_days_short, &v->days, { "from", first.data }, { "to", last.data });
	buf_release(&first);
	buf_release(&last);
}

static void say_head(struct trail *v)
{
	const bool patterns = v->tab == TRAIL_ASK, counts = v->tab <= TRAIL_REASONS;
	struct date from = patterns ? v->patterns.from : v->counts.from, to = patterns ? v->patterns.to : v->counts.to;
	const char *team = patterns ? v->patterns.team : counts ? v->counts.team : v->all.team;
	struct pool p = POOL_INIT;
	say_days(v, v->tab == TRAIL_ALL ? v->period.from : from, v->tab == TRAIL_ALL ? v->period.to : to);
	buf_clear(&v->head);
	if (patterns || counts)
		SAY(v->rows.app, TEXT_trail_period, &v->head, { "from", pool_date(&p, from) }, { "to", pool_date(&p, to) },
		    { "team", team });
	else if (v->tab == TRAIL_CHECKS)
		SAY(v->rows.app, TEXT_trail_waiting, &v->head, { "n", pool_number(&p, v->sample.waiting) });
	else
		SAY(v->rows.app, TEXT_trail_newest, &v->head, { "from", pool_date(&p, v->period.from) },
		    { "to", pool_date(&p, v->period.to) }, { "team", team });
	pool_release(&p);
}

/* The cursor never rests on a rule when it first comes. */
static void select_first(struct trail *v)
{
	size_t i = 0;
	while (i < v->rows.seen_count && v->rows.items[v->rows.seen[i]].heading)
		i++;
	list_select(&v->rows.list, i < v->rows.seen_count ? i : 0);
}

bool trail_tab_show(struct trail *v, enum trail_tab tab, struct err *e)
{
	bool ok;
	if (tab <= TRAIL_REASONS)
		ok = show_counts(v, tab, e);
	else if (tab == TRAIL_ASK)
		ok = show_patterns(v, e);
	else if (tab == TRAIL_CHECKS)
		ok = show_checks(v, e);
	else
		ok = show_all(v, e);
	if (!ok)
		return false;
	bool other = tab != v->tab;
	v->tab = tab;
	trail_rows_refresh(&v->rows);
	if (other)
		select_first(v);
	say_head(v);
	return true;
}

static void open_count(struct trail *v, struct app *app, const struct audit_count *c)
{
	struct looks_ref ref = { .basis = -1, .name = name_of(app, c, v->tab), .from = v->counts.from, .to = v->counts.to };
	if (v->tab == TRAIL_WORKERS)
		ref.account = c->key;
	else if (v->tab == TRAIL_PEOPLE)
		ref.person = c->key;
	else
		ref.basis = code_find(basis_codes, c->key);
	app_go(app, &screen_looks, &ref);
}

void trail_tab_open(struct trail *v, struct app *app)
{
	const struct trail_row *row = trail_rows_selected(&v->rows);
	if (!row || row->heading)
		return;
	if (v->tab == TRAIL_ASK) {
		const struct audit_match *m = &v->patterns.matches[row->at];
		app_go(app, &screen_looks, &(struct looks_ref) { m->account, m->person.person, -1, m->name, v->patterns.from, v->patterns.to });
	} else if (v->tab == TRAIL_CHECKS) {
		const struct audit_sampled *d = &v->sample.looks[row->at];
		app_go(app, &screen_look, &(struct look_ref) { &d->look, d });
	} else if (v->tab == TRAIL_ALL) {
		app_go(app, &screen_look, &(struct look_ref) { &v->all.entries[row->at], NULL });
	} else {
		open_count(v, app, &v->counts.rows[row->at]);
	}
}

enum text trail_tab_note(const struct trail *v)
{
	static const enum text notes[TRAIL_TAB_COUNT] = { TEXT_trail_note_count, TEXT_trail_note_count, TEXT_trail_note_count,
							  TEXT_trail_note_ask,	 TEXT_trail_note_checks, TEXT_trail_note_all };
	return notes[v->tab];
}

const struct audit_sampled *trail_drawn(const struct trail *v)
{
	const struct trail_row *row = trail_rows_selected(&v->rows);
	return v->tab == TRAIL_CHECKS && row ? &v->sample.looks[row->at] : NULL;
}

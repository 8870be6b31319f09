#include <string.h>

#include "facts.h"
#include "records.h"
#include "say.h"
#include "strip.h"
#include "table.h"

#define PANEL_ROWS 7
#define GAUGE_STEPS 5

struct scope {
	struct list list;
	struct table table;
	struct rect heading, panel;
	const struct app *app;
};

static const struct sources_answer *sources_of(const void *rows)
{
	return &((const struct scope *)rows)->app->session->sources;
}

static const struct source_status *source_at(const void *rows, size_t i)
{
	return &sources_of(rows)->sources[i];
}

static size_t count_of(const void *rows)
{
	return sources_of(rows)->sources_count;
}

static const char *identity_of(const void *rows, size_t i)
{
	return source_at(rows, i)->source;
}

static const char *name_of(const struct source_status *source)
{
	if (source->service)
		return source->service;
	return source->title ? source->title : source->source;
}

static void add_cell(const struct app *app, enum column_field field, const struct source_status *source,
                     struct buf *out)
{
	if (field == COLUMN_scope_service)
		buf_add_text(out, name_of(source));
	else if (field == COLUMN_scope_covers)
		buf_add_text(out, source->is_register ? screens_text(app->screens, TEXT_scope_register)
		                                      : (source->scope.covers ? source->scope.covers : ""));
	else if (field == COLUMN_scope_ages)
		records_ages(app, &source->scope.ages, out);
	else if (field == COLUMN_scope_from)
		date_short(source->scope.from, out);
	else if (field == COLUMN_scope_copied)
		words_ago(app->words, source->copied, today(app), out);
	else if (field == COLUMN_scope_people && source->people != INTEGER_NONE)
		buf_printf(out, "%lld", (long long)source->people);
	if (out->len == 0)
		buf_add_text(out, screens_text(app->screens, TEXT_scope_not_said));
}

static void draw_gauge(const struct app *app, const struct source_status *source, struct canvas *c, int row,
                       int col, int width)
{
	enum role role = source->freshness == FRESH_LATE ? ROLE_LATE : ROLE_TEXT;
	if (source->not_shared) {
		canvas_text(c, row, col, width, ROLE_NOTHING,
		            words_state(app->words, STATE_NOT_SHARED)->word);
		return;
	}
	canvas_gauge(c, row, col, role, records_gauge(source->freshness), GAUGE_STEPS);
	if (width > GAUGE_STEPS + 1)
		canvas_text(c, row, col + GAUGE_STEPS + 1, width - GAUGE_STEPS - 1, role,
		            words_freshness(app->words, source->freshness)->word);
}

static void draw_cells(const struct scope *v, struct canvas *c, struct rect area,
                       const struct source_status *source)
{
	for (size_t i = 0; i < v->table.count; i++) {
		const struct table_column *column = &v->table.columns[i];
		struct buf text = BUF_INIT;
		if (column->column->shows == COLUMN_scope_freshness) {
			draw_gauge(v->app, source, c, area.row, area.col + column->col, column->width);
			continue;
		}
		add_cell(v->app, column->column->shows, source, &text);
		canvas_text(c, area.row, area.col + column->col, column->width, ROLE_TEXT, text.data);
		buf_release(&text);
	}
}

static void draw_card(const struct scope *v, struct canvas *c, struct rect area,
                      const struct source_status *source)
{
	struct buf text = BUF_INIT;
	canvas_text(c, area.row, area.col + 1, 12, ROLE_TEXT, name_of(source));
	if (source->not_shared) {
		canvas_text(c, area.row, area.col + 14, area.cols - 14, ROLE_NOTHING,
		            words_state(v->app->words, STATE_NOT_SHARED)->word);
		return;
	}
	canvas_gauge(c, area.row, area.col + 14, source->freshness == FRESH_LATE ? ROLE_LATE : ROLE_TEXT,
	             records_gauge(source->freshness), GAUGE_STEPS);
	buf_add_text(&text, words_freshness(v->app->words, source->freshness)->word);
	if (date_known(source->copied)) {
		buf_add_text(&text, ", ");
		words_ago(v->app->words, source->copied, today(v->app), &text);
	}
	canvas_text(c, area.row, area.col + 20, area.cols - 20, ROLE_TEXT, text.data);
	buf_release(&text);
}

static void draw_row(const void *rows, size_t i, struct canvas *c, struct rect area, bool selected)
{
	const struct scope *v = rows;
	bool cards = narrow(v->app);
	if (cards)
		draw_card(v, c, area, source_at(rows, i));
	else
		draw_cells(v, c, area, source_at(rows, i));
	if (!selected)
		return;
	canvas_glyph(c, area.row, area.col + (cards ? 0 : 1), ROLE_SELECTED, GLYPH_SELECTED);
	canvas_role(c, area, ROLE_SELECTED);
}

static const struct list_source source_rows = { count_of, identity_of, NULL, draw_row };

/* ---- the one under the cursor ------------------------------------------------------------- */

static void fill_panel(const struct screen *s, const struct source_status *status, struct facts *out)
{
	const struct words *words = s->app->words;
	struct buf text = BUF_INIT;
	records_copied(s->app, status->copied, status->freshness, status->refresh_days, &text);
	facts_row(out, "copied", words_field(words, "copied"), text.data);
	buf_clear(&text);
	records_contact_lines(s->app, &status->owner, &text);
	facts_row(out, "owner", words_field(words, "contact"),
	          text.len ? text.data : screens_text(s->app->screens, TEXT_service_no_owner));
	facts_row(out, "covers", words_field(words, "covers"), status->scope.covers);
	buf_clear(&text);
	records_period(s->app, &status->scope, status->copied, &text);
	facts_row(out, "period", words_field(words, "period"), text.data);
	facts_row(out, "not_covered", words_field(words, "not_covered"), status->scope.not_covered);
	buf_clear(&text);
	records_age_rule(s->app, &status->scope, &text);
	facts_row(out, "ages", words_field(words, "ages"), text.data);
	if (status->outcome && !strcmp(status->outcome, "refused"))
		facts_note(out, "failed", ROLE_LATE, words_phrase(words, "load_failed"));
	buf_release(&text);
}

static void draw_panel(const struct screen *s, struct canvas *c)
{
	const struct scope *v = s->state;
	struct facts facts;
	if (v->panel.rows < 2 || list_is_empty(&v->list))
		return;
	const struct source_status *status = source_at(v, v->list.selected);
	canvas_rule(c, v->panel.row, v->panel.col, v->panel.cols,
	            status->title ? status->title : status->source);
	facts_init(&facts, NULL);
	fill_panel(s, status, &facts);
	facts_draw_panel(&facts, c,
	                 (struct rect) { v->panel.row + 1, v->panel.col, v->panel.rows - 1, v->panel.cols });
	facts_release(&facts);
}

static bool scope_open(struct screen *s, const void *arg, struct err *e)
{
	struct scope *v = s->state;
	v->app = s->app;
	if (!session_refresh(s->app->session, e))
		return false;
	list_init(&v->list, &source_rows, v);
	for (size_t i = 0; arg && i < count_of(v); i++)
		if (!strcmp(name_of(source_at(v, i)), arg))
			list_select(&v->list, i);
	return true;
}

static void scope_close(struct screen *s)
{
	list_release(&((struct scope *)s->state)->list);
}

/* What is searched is the tool's own. */
static bool scope_focus(const struct screen *s, struct focus *out)
{
	const struct scope *v = s->state;
	struct facts facts;
	if (list_is_empty(&v->list))
		return false;
	const struct source_status *status = source_at(v, v->list.selected);
	facts_init(&facts, NULL);
	fill_panel(s, status, &facts);
	for (size_t i = 0; i < facts.count; i++) {
		buf_add_text(&out->seen, i ? "; " : "");
		records_seen(&facts.items[i], &out->seen);
	}
	facts_release(&facts);
	buf_add_text(&out->on, "tool");
	SAY(s->app, TEXT_challenges_about_scope, &out->about, { "service", name_of(status) });
	return true;
}

static void scope_title(const struct screen *s, struct buf *out)
{
	SAY_PLAIN(s->app, TEXT_scope_title, out);
}

static int scope_head_rows(const struct screen *s, int cols)
{
	(void)s;
	return layout_breadth(cols) == BREADTH_NARROW ? 1 : 2;
}

static void scope_head(const struct screen *s, struct canvas *c, struct rect area)
{
	struct buf text = BUF_INIT;
	struct pool p = POOL_INIT;
	SAY(s->app, narrow(s->app) ? TEXT_scope_head_narrow : TEXT_scope_head, &text,
	    { "n", pool_number(&p, (int64_t)strip_count(s->app)) },
	    { "others", pool_number(&p, (int64_t)strip_count_not_here(s->app)) });
	canvas_text(c, area.row, area.col + 1, area.cols - 1, ROLE_TEXT, text.data);
	if (area.rows > 1)
		strip_draw_not_here(s->app, c, (struct rect) { area.row + 1, area.col, 1, area.cols });
	buf_release(&text);
	pool_release(&p);
}

static void scope_layout(struct screen *s, struct rect area)
{
	struct scope *v = s->state;
	int heading = narrow(s->app) ? 0 : 1, room = area.rows - heading - 1;
	int rows = (int)count_of(v), most = room - PANEL_ROWS;
	most = most < 3 ? 3 : most;
	rows = rows > most ? most : rows;
	v->heading = (struct rect) { area.row, area.col, heading, area.cols };
	v->panel = (struct rect) { area.row + heading + rows, area.col, room - rows, area.cols };
	table_layout(&v->table, &s->app->screens->files[FILE_scope], area.cols, NULL, NULL);
	list_layout(&v->list, (struct rect) { area.row + heading, area.col, rows, area.cols });
}

static void scope_draw(const struct screen *s, struct canvas *c)
{
	const struct scope *v = s->state;
	for (size_t i = 0; v->heading.rows && i < v->table.count; i++)
		table_draw_heading(&v->table.columns[i], c, v->heading, false);
	if (list_is_empty(&v->list)) {
		canvas_paragraph(c, layout_inset(s->area, 1, 1), ROLE_TEXT,
		                 screens_text(s->app->screens, TEXT_search_empty));
		canvas_cursor(c, s->area.row + 1, s->area.col + 1);
		return;
	}
	list_draw(&v->list, c, true);
	draw_panel(s, c);
	canvas_text(c, s->area.row + s->area.rows - 1, s->area.col + 1, s->area.cols - 1, ROLE_TEXT,
	            narrow(s->app) ? screens_text(s->app->screens, TEXT_scope_note_narrow)
	                           : words_phrase(s->app->words, "scope_note"));
}

static enum handled scope_act(struct screen *s, enum action a, int count)
{
	struct scope *v = s->state;
	struct err e = ERR_INIT;
	(void)count;
	if (a == ACTION_REFRESH) {
		if (!session_refresh(s->app->session, &e))
			app_error(s->app, &e);
		list_refresh(&v->list);
		scope_layout(s, s->area);
		return HANDLED;
	}
	if (list_act(&v->list, a) == NOT_HANDLED)
		return records_act(s, a);
	return HANDLED;
}

static void scope_offer(const struct screen *s, enum action a, struct offer *o)
{
	(void)s;
	if (a == ACTION_REFRESH || a == ACTION_MEANING)
		o->now = true;
}

static const char *scope_help(const struct screen *s)
{
	return screens_help(s->app->screens, FILE_scope);
}

const struct screen_ops screen_scope = {
	.id = "scope",
	.where = WHERE_SCOPE,
	.state_size = sizeof(struct scope),
	.open = scope_open,
	.close = scope_close,
	.focus = scope_focus,
	.title = scope_title,
	.head_rows = scope_head_rows,
	.head = scope_head,
	.layout = scope_layout,
	.draw = scope_draw,
	.act = scope_act,
	.offer = scope_offer,
	.help = scope_help,
};

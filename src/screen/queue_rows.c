#include "challenge.h"
#include "queue.h"
#include "say.h"

#define MARK_COL 2 /* where the mark of a row stands, behind the cursor */

const struct challenge_item *queue_item(const struct queue *q, size_t row)
{
	return row < q->row_count ? &q->answer.challenges[q->rows[row]] : NULL;
}

bool queue_is_marked(const struct queue *q, const char *reference)
{
	for (size_t i = 0; i < q->marked_count; i++)
		if (!strcmp(q->marked[i], reference))
			return true;
	return false;
}

static size_t count_of(const void *rows)
{
	return ((const struct queue *)rows)->row_count;
}

static const char *identity_of(const void *rows, size_t i)
{
	const struct challenge_item *item = queue_item(rows, i);
	return item ? item->reference : "";
}

static int height_of(const void *rows, size_t i, int width)
{
	(void)rows;
	(void)i;
	return layout_breadth(width) == BREADTH_NARROW ? 2 : 1;
}

static const char *type_of(const struct app *app, const struct challenge_item *item)
{
	struct buf key = BUF_INIT;
	if (item->urgent)
		return screens_text(app->screens, TEXT_queue_type_risk);
	buf_printf(&key, "type_%s", challenge_type_codes[item->type]);
	for (char *c = key.data; *c; c++)
		*c = *c == '-' ? '_' : *c;
	const char *brief = screens_find(app->screens, FILE_queue, key.data);
	buf_release(&key);
	return brief ? brief : challenge_type_codes[item->type];
}

static void add_cell(const struct app *app, enum column_field field, const struct challenge_item *item, struct buf *out)
{
	struct pool p = POOL_INIT;
	const char *text = NULL;
	if (field == COLUMN_queue_reference)
		text = item->reference;
	else if (field == COLUMN_queue_raised)
		challenge_say_day(app, item->raised, out);
	else if (field == COLUMN_queue_days)
		text = pool_number(&p, item->days);
	else if (field == COLUMN_queue_type)
		text = type_of(app, item);
	else if (field == COLUMN_queue_about)
		text = item->about;
	else if (field == COLUMN_queue_by)
		text = item->by ? item->by : screens_text(app->screens, TEXT_queue_nameless_short);
	else if (field == COLUMN_queue_reviewer)
		text = item->reviewer ? item->reviewer : screens_text(app->screens, TEXT_queue_nobody);
	else if (field == COLUMN_queue_due && item->state == CHALLENGE_CLOSED)
		text = say_challenge(app, "outcome", challenge_outcome_codes, item->outcome);
	else if (field == COLUMN_queue_due)
		challenge_say_due(app, item, out);
	buf_add_text(out, text ? text : "");
	pool_release(&p);
}

static enum role role_of(enum column_field field, const struct challenge_item *item)
{
	bool pressing = item->overdue || item->urgent;
	return field == COLUMN_queue_due && pressing && item->state != CHALLENGE_CLOSED ? ROLE_LATE : ROLE_TEXT;
}

static void draw_cells(const struct queue *q, struct canvas *c, struct rect area, const struct challenge_item *item)
{
	for (size_t i = 0; i < q->table.count; i++) {
		const struct table_column *column = &q->table.columns[i];
		struct buf text = BUF_INIT;
		add_cell(q->app, column->column->shows, item, &text);
		canvas_text(c, area.row, area.col + column->col, column->width, role_of(column->column->shows, item),
		            text.data);
		buf_release(&text);
	}
}

static void draw_card(const struct queue *q, struct canvas *c, struct rect area, const struct challenge_item *item)
{
	struct buf due = BUF_INIT, under = BUF_INIT;
	int col = area.col + MARK_COL + 1;
	add_cell(q->app, COLUMN_queue_due, item, &due);
	int used = canvas_text_right(c, area.row, area.col, area.cols, role_of(COLUMN_queue_due, item), due.data);
	canvas_printf(c, area.row, col, area.cols - MARK_COL - 2 - used, ROLE_TEXT, "%s %s", item->reference,
	              type_of(q->app, item));
	SAY(q->app, TEXT_queue_card, &under, { "about", item->about }, { "by", item->by });
	if (area.rows > 1)
		canvas_text(c, area.row + 1, col, area.cols - MARK_COL - 1, ROLE_TEXT, under.data);
	buf_release(&due);
	buf_release(&under);
}

static void draw_row(const void *rows, size_t i, struct canvas *c, struct rect area, bool selected)
{
	const struct queue *q = rows;
	const struct challenge_item *item = queue_item(q, i);
	if (!item)
		return;
	if (narrow(q->app))
		draw_card(q, c, area, item);
	else
		draw_cells(q, c, area, item);
	if ((item->urgent || item->overdue) && item->state != CHALLENGE_CLOSED)
		canvas_glyph(c, area.row, area.col, ROLE_LATE, GLYPH_LATE);
	if (queue_is_marked(q, item->reference))
		canvas_glyph(c, area.row, area.col + MARK_COL, ROLE_BUTTON, GLYPH_OPEN);
	if (!selected)
		return;
	canvas_glyph(c, area.row, area.col + 1, ROLE_SELECTED, GLYPH_SELECTED);
	canvas_role(c, area, ROLE_SELECTED);
}

const struct list_source queue_rows = { count_of, identity_of, height_of, draw_row };

void queue_draw_tabs(const struct screen *s, struct canvas *c, struct rect area)
{
	static const enum text names[CHALLENGE_STATE_COUNT] = { TEXT_queue_tab_to_review, TEXT_queue_tab_with_service,
		                                                TEXT_queue_tab_to_feed_back, TEXT_queue_tab_closed };
	const struct queue *q = s->state;
	int col = area.col + 1, end = area.col + area.cols;
	for (int i = 0; i < CHALLENGE_STATE_COUNT && col < end; i++) {
		struct buf text = BUF_INIT;
		struct pool p = POOL_INIT;
		int64_t n = (size_t)i < q->answer.states_count ? q->answer.states[i].count : 0;
		SAY(s->app, names[i], &text, { "n", pool_number(&p, n) });
		if (!narrow(s->app) || i == q->state)
			col += canvas_text(c, area.row, col, end - col, i == q->state ? ROLE_SELECTED : ROLE_TEXT,
			                   text.data) +
			       3;
		buf_release(&text);
		pool_release(&p);
	}
}

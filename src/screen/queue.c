#include "queue.h"

#include <string.h>

#include "challenge.h"
#include "famctx/base/mem.h"
#include "records.h"
#include "say.h"

#define STEP_ROWS 2
#define PANEL_ROWS 7 /* with its rule and the steps */
#define PANEL_NARROW 5
#define FOOTER_ROWS 2

/* ---- asking ------------------------------------------------------------------------------- */

static bool has_words(const struct queue *q, const struct challenge_item *item)
{
	struct buf text = BUF_INIT;
	buf_printf(&text, "%s %s %s %s %s", item->reference, item->about ? item->about : "", item->by ? item->by : "",
	           item->reviewer ? item->reviewer : "",
	           say_challenge(q->app, "type", challenge_type_codes, item->type));
	bool has = sieve_lets(&q->sieve, text.data);
	buf_release(&text);
	return has;
}

static void filter(struct screen *s)
{
	struct queue *q = s->state;
	mem_free(q->rows);
	q->rows = mem_zero(q->answer.challenges_count + 1, sizeof(q->rows[0]));
	q->row_count = 0;
	for (size_t i = 0; i < q->answer.challenges_count; i++)
		if (has_words(q, &q->answer.challenges[i]))
			q->rows[q->row_count++] = i;
	list_refresh(&q->list);
	queue_ask_one(s);
}

static void unmark_all(struct queue *q)
{
	while (q->marked_count)
		mem_free(q->marked[--q->marked_count]);
}

/* False with the reason in the message row; what was there stands. */
static bool ask_again(struct screen *s)
{
	struct queue *q = s->state;
	struct err e = ERR_INIT;
	bool typed = sieve_narrows(&q->sieve);
	if (!queue_ask_list(s, &e) || (typed && !queue_ask_rest(s, &e))) {
		app_error(s->app, &e);
		return false;
	}
	unmark_all(q);
	filter(s);
	queue_ask_patterns(s);
	return true;
}

static bool queue_open(struct screen *s, const void *arg, struct err *e)
{
	struct queue *q = s->state;
	(void)arg;
	q->app = s->app;
	q->from = INTEGER_NONE;
	shape_init(&challenge_list_answer_shape, &q->answer);
	shape_init(&challenge_full_shape, &q->full);
	shape_init(&challenge_patterns_shape, &q->patterns);
	if (!queue_ask_list(s, e)) {
		shape_release(&challenge_list_answer_shape, &q->answer);
		return false;
	}
	sieve_init(&q->sieve);
	list_init(&q->list, &queue_rows, q);
	filter(s);
	list_select(&q->list, 0);
	queue_ask_patterns(s);
	return true;
}

static void queue_close(struct screen *s)
{
	struct queue *q = s->state;
	unmark_all(q);
	mem_free(q->marked);
	mem_free(q->rows);
	mem_free(q->source);
	list_release(&q->list);
	sieve_release(&q->sieve);
	shape_release(&challenge_list_answer_shape, &q->answer);
	shape_release(&challenge_full_shape, &q->full);
	shape_release(&challenge_patterns_shape, &q->patterns);
}

static void queue_resume(struct screen *s)
{
	struct queue *q = s->state;
	struct buf said = BUF_INIT;
	if (q->moves == s->app->session->moves && !q->chosen)
		return;
	if (q->chosen)
		q->from = INTEGER_NONE;
	q->chosen = false;
	/* What was said of the step stays to be read. */
	buf_add_text(&said, s->app->message.data);
	if (ask_again(s) && said.len)
		app_say(s->app, "%s", said.data);
	s->ops->layout(s, s->area);
	buf_release(&said);
}

/* ---- what goes where ------------------------------------------------------------------------- */

static void queue_title(const struct screen *s, struct buf *out)
{
	SAY_PLAIN(s->app, TEXT_queue_title, out);
}

static int queue_head_rows(const struct screen *s, int cols)
{
	(void)s;
	(void)cols;
	return 2;
}

static void queue_head(const struct screen *s, struct canvas *c, struct rect area)
{
	struct buf text = BUF_INIT;
	queue_draw_tabs(s, c, (struct rect) { area.row, area.col, 1, area.cols });
	queue_say_pressing(s, &text);
	canvas_text(c, area.row + 1, area.col + 1, area.cols - 1, ROLE_TEXT, text.data);
	buf_release(&text);
}

static void queue_layout(struct screen *s, struct rect area)
{
	struct queue *q = s->state;
	bool slim = narrow(s->app);
	int heading = slim ? 0 : 1, filters = sieve_is_on(&q->sieve);
	int steps = STEP_ROWS, footer = slim || area.rows < 14 ? 0 : FOOTER_ROWS;
	int panel = slim ? PANEL_NARROW - steps : PANEL_ROWS - steps;
	int rows = area.rows - heading - filters - steps - footer - panel;
	int each = slim ? 2 : 1, wanted = (int)q->row_count * each;
	/* A short list leaves its rows to what is read. */
	int spare = rows > wanted && wanted >= each ? rows - wanted : 0;
	rows -= spare;
	panel += spare;
	q->heading = (struct rect) { area.row, area.col, heading, area.cols };
	q->filter = (struct rect) { area.row + heading, area.col, filters, area.cols };
	q->panel = (struct rect) { q->filter.row + filters + rows, area.col, panel, area.cols };
	q->steps_at = (struct rect) { q->panel.row + panel, area.col, steps, area.cols };
	q->footer = (struct rect) { q->steps_at.row + steps, area.col, footer, area.cols };
	field_layout(&q->sieve.words, slim ? 20 : 30);
	table_layout(&q->table, &s->app->screens->files[FILE_queue], area.cols, NULL, NULL);
	list_layout(&q->list, (struct rect) { q->filter.row + filters, area.col, rows, area.cols });
}

static void draw_filter(const struct screen *s, struct canvas *c)
{
	const struct queue *q = s->state;
	struct buf text = BUF_INIT;
	struct pool p = POOL_INIT;
	if (q->filter.rows == 0)
		return;
	int col = q->filter.col + 1;
	col += say_draw(s->app, TEXT_queue_filter, c, q->filter.row, col, q->filter.cols - 2, ROLE_LABEL) + 1;
	field_draw(&q->sieve.words, c, q->filter.row, col, q->sieve.typing);
	SAY(s->app, TEXT_queue_filtered, &text, { "n", pool_number(&p, (int64_t)q->row_count) },
	    { "total", pool_number(&p, q->answer.total) });
	canvas_text_right(c, q->filter.row, q->filter.col, q->filter.cols - 1, ROLE_QUIET, text.data);
	buf_release(&text);
	pool_release(&p);
}

static void draw_nothing(const struct screen *s, struct canvas *c)
{
	static const enum text words[CHALLENGE_STATE_COUNT] = { TEXT_queue_none_to_review, TEXT_queue_none_with_service,
		                                                TEXT_queue_none_to_feed_back, TEXT_queue_none_closed };
	const struct queue *q = s->state;
	struct rect at = { q->filter.row + q->filter.rows, s->area.col + 1, 3, s->area.cols - 2 };
	enum text why = sieve_narrows(&q->sieve) ? TEXT_queue_none_filtered : words[q->state];
	struct buf text = BUF_INIT;
	if (why != TEXT_queue_none_filtered && queue_is_narrowed(q))
		why = TEXT_queue_none_only;
	SAY_PLAIN(s->app, why, &text);
	canvas_paragraph(c, at, ROLE_NOTHING, text.data);
	buf_release(&text);
	if (!q->sieve.typing)
		canvas_cursor(c, at.row, at.col);
}

static void queue_draw(const struct screen *s, struct canvas *c)
{
	const struct queue *q = s->state;
	for (size_t i = 0; q->heading.rows && i < q->table.count; i++)
		table_draw_heading(&q->table.columns[i], c, q->heading, false);
	if (list_is_empty(&q->list))
		draw_nothing(s, c);
	else
		list_draw(&q->list, c, !q->sieve.typing);
	queue_draw_panel(s, c);
	queue_draw_footer(s, c);
	draw_filter(s, c);
}

static void queue_hint(const struct screen *s, struct buf *out)
{
	const struct queue *q = s->state;
	if (narrow(s->app))
		return;
	if (q->answer.more > 0 || (q->from != INTEGER_NONE && q->from > 0)) {
		struct pool p = POOL_INIT;
		int64_t first = q->from == INTEGER_NONE ? 0 : q->from;
		SAY(s->app, TEXT_queue_hint_more, out, { "first", pool_number(&p, first + 1) },
		    { "last", pool_number(&p, first + (int64_t)q->answer.challenges_count) },
		    { "total", pool_number(&p, q->answer.total) });
		pool_release(&p);
	}
}

/* ---- what can be done -------------------------------------------------------------------------- */

static void show_part(struct screen *s, int state)
{
	struct queue *q = s->state;
	int before = q->state;
	q->state = state;
	q->from = INTEGER_NONE;
	if (ask_again(s))
		list_select(&q->list, 0);
	else
		q->state = before;
	queue_ask_one(s);
	queue_layout(s, s->area);
}

static void next_order(struct screen *s)
{
	static const enum text said[ORDER_COUNT] = { TEXT_queue_order_due, TEXT_queue_order_raised, TEXT_queue_order_type,
		                                     TEXT_queue_order_source };
	struct queue *q = s->state;
	q->order = (q->order + 1) % ORDER_COUNT;
	if (ask_again(s))
		app_say(s->app, "%s", screens_text(s->app->screens, said[q->order]));
	queue_layout(s, s->area);
}

static void mark(struct screen *s)
{
	struct queue *q = s->state;
	const struct challenge_item *item = queue_item(q, q->list.selected);
	if (!item)
		return;
	for (size_t i = 0; i < q->marked_count; i++)
		if (!strcmp(q->marked[i], item->reference)) {
			mem_free(q->marked[i]);
			q->marked[i] = q->marked[--q->marked_count];
			return;
		}
	MEM_GROW(q->marked, q->marked_count, q->marked_cap);
	q->marked[q->marked_count++] = mem_copy_text(item->reference);
}

static void begin_step(struct screen *s, size_t i)
{
	struct queue *q = s->state;
	char *one = q->full.item.reference;
	bool many = q->marked_count > 0;
	if (i < q->steps.count)
		app_go(s->app, &screen_challenge_step,
		       &(struct step_ref) { &q->steps.items[i], many ? q->marked : &one, many ? q->marked_count : 1,
		                            q->full.item.about, &q->full });
}

/* At the ends of a page comes the page behind or before it. */
static bool turn_page(struct screen *s, enum action a)
{
	struct queue *q = s->state;
	int64_t from = q->from == INTEGER_NONE ? 0 : q->from;
	bool down = a == ACTION_DOWN || a == ACTION_PAGE_DOWN, up = a == ACTION_UP || a == ACTION_PAGE_UP;
	if (down && q->list.selected + 1 >= q->row_count && q->answer.more > 0)
		from += (int64_t)q->answer.challenges_count;
	else if (up && q->list.selected == 0 && from > 0)
		from = from > CHALLENGE_PAGE ? from - CHALLENGE_PAGE : 0;
	else
		return false;
	q->from = from;
	if (ask_again(s))
		list_select(&q->list, down ? 0 : q->row_count);
	queue_ask_one(s);
	queue_layout(s, s->area);
	return true;
}

static enum handled move(struct screen *s, enum action a)
{
	struct queue *q = s->state;
	size_t before = q->list.selected;
	if (turn_page(s, a))
		return HANDLED;
	if (list_act(&q->list, a) == NOT_HANDLED)
		return records_act(s, a);
	if (q->list.selected != before)
		queue_ask_one(s);
	return HANDLED;
}

/* Words are looked for on all pages. */
static void set_filtering(struct screen *s, bool filtering)
{
	struct queue *q = s->state;
	struct err e = ERR_INIT;
	q->sieve.typing = filtering;
	if (filtering && q->answer.total > (int64_t)q->answer.challenges_count) {
		if (!queue_ask_rest(s, &e))
			app_error(s->app, &e);
		filter(s);
	}
	queue_layout(s, s->area);
}

static enum handled act_while_filtering(struct screen *s, enum action a)
{
	struct queue *q = s->state;
	if (a == ACTION_BACK) {
		field_set(&q->sieve.words, "");
		filter(s);
	} else if (a != ACTION_OPEN && a != ACTION_DOWN && a != ACTION_NEXT) {
		return NOT_HANDLED;
	}
	set_filtering(s, false);
	return HANDLED;
}

static enum handled queue_act(struct screen *s, enum action a, int count)
{
	struct queue *q = s->state;
	if (q->sieve.typing && act_while_filtering(s, a) == HANDLED)
		return HANDLED;
	if (a == ACTION_OPEN && q->full_stands)
		app_go(s->app, &screen_challenge_one, q->full.item.reference);
	else if (a == ACTION_PICK && (size_t)count <= q->steps.count)
		begin_step(s, (size_t)count - 1);
	else if (a == ACTION_TAB_LEFT || a == ACTION_LEFT)
		show_part(s, (q->state + CHALLENGE_STATE_COUNT - 1) % CHALLENGE_STATE_COUNT);
	else if (a == ACTION_TAB_RIGHT || a == ACTION_RIGHT || a == ACTION_NEXT)
		show_part(s, (q->state + 1) % CHALLENGE_STATE_COUNT);
	else if (a == ACTION_ORDER)
		next_order(s);
	else if (a == ACTION_MARK)
		mark(s);
	else if (a == ACTION_UNDO && q->full_stands && q->steps.undo)
		step_ask_undo(s, q->full.item.reference);
	else if (a == ACTION_FILTER)
		set_filtering(s, true);
	else if (a == ACTION_REFRESH)
		ask_again(s);
	else if (a == ACTION_NARROW)
		queue_choose_only(s);
	else if (a == ACTION_COPY && q->full_stands)
		app_copy(s->app, q->full.item.reference, screens_text(s->app->screens, TEXT_challenges_copied));
	else
		return move(s, a);
	return HANDLED;
}

static bool queue_typing(const struct screen *s)
{
	return ((const struct queue *)s->state)->sieve.typing;
}

static enum handled queue_key(struct screen *s, const struct key_event *ev)
{
	struct queue *q = s->state;
	if (!q->sieve.typing || field_key(&q->sieve.words, ev) == NOT_HANDLED)
		return NOT_HANDLED;
	filter(s);
	queue_layout(s, s->area);
	return HANDLED;
}

static void queue_offer(const struct screen *s, enum action a, struct offer *o)
{
	const struct queue *q = s->state;
	bool one = q->full_stands && !q->sieve.typing;
	if (a == ACTION_OPEN)
		o->now = one || q->sieve.typing;
	else if (a == ACTION_MARK)
		o->now = one && q->steps.count > 0;
	else if (a == ACTION_PICK)
		o->now = one && q->steps.count > 0;
	else if (a == ACTION_UNDO)
		o->now = one && q->steps.undo;
	else if (a == ACTION_ORDER || a == ACTION_FILTER || a == ACTION_REFRESH || a == ACTION_NARROW)
		o->now = !q->sieve.typing;
	else if (a == ACTION_COPY)
		o->now = one && !s->app->copy_forbidden;
	if (a == ACTION_COPY)
		o->name = screens_text(s->app->screens, TEXT_challenges_copy);
}

static const char *queue_help(const struct screen *s)
{
	return screens_help(s->app->screens, FILE_queue);
}

const struct screen_ops screen_queue = {
	.id = "queue",
	.where = WHERE_QUEUE,
	.state_size = sizeof(struct queue),
	.open = queue_open,
	.close = queue_close,
	.resume = queue_resume,
	.title = queue_title,
	.head_rows = queue_head_rows,
	.head = queue_head,
	.layout = queue_layout,
	.draw = queue_draw,
	.hint = queue_hint,
	.typing = queue_typing,
	.key = queue_key,
	.act = queue_act,
	.offer = queue_offer,
	.help = queue_help,
};

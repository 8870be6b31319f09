/* The reason for an outcome, an answer, a disagreement, or whom it is given to: typed, then sent with one word. */
#include "challenge_step.h"

#include "challenge.h"
#include "famctx/base/mem.h"
#include "famctx/text/wrap.h"
#include "famctx/ui/choice.h"
#include "famctx/ui/editor.h"
#include "famctx/ui/field.h"
#include "say.h"

#define LINE_MOST 70
#define TEXT_MOST 1000
#define TEXT_ROWS 5
#define DRAFT_KIND "step"
#define KEEP_AFTER_MS 1000

enum stop { STOP_LINE, STOP_TEXT, STOP_SEND, STOP_BACK, STOP_COUNT };

struct stepping {
	struct step_option option;
	char **references;
	size_t count;
	char *about;
	struct line_field line;
	char **logins, **labels; /* of those it may be given to */
	struct choice reviewers;
	struct editor text;
	enum stop focus;
	bool typed, kept, sent;
	struct rect intro, line_at, text_at, buttons;
};

static const char *text_of(const struct screen *s, enum text t)
{
	return screens_text(s->app->screens, t);
}

/* Somebody to choose stands where otherwise a line is typed. */
static bool chooses(const struct stepping *p)
{
	return p->option.kind == STEP_REASSIGN;
}

static bool has_line(const struct stepping *p)
{
	return chooses(p) ? p->reviewers.count > 0 : p->option.outcome == OUTCOME_DUPLICATE;
}

static bool has_text(const struct stepping *p)
{
	return p->option.kind != STEP_REASSIGN;
}

/* ---- drafts: a reason is work too ------------------------------------------------------------- */

static void draft_of(const struct stepping *p, struct buf *key)
{
	buf_printf(key, "%d.%d %s", (int)p->option.kind, p->option.outcome, p->references[0]);
}

static bool ask_draft(struct screen *s, const char *request, struct err *e)
{
	struct stepping *p = s->state;
	struct buf key = BUF_INIT;
	draft_of(p, &key);
	struct draft d = { .kind = mem_copy_text(DRAFT_KIND), .key = key.data, .body = p->text.text.data };
	bool ok = s->app->session->ask(s->app->session, request, &draft_shape, &d, NULL, NULL, e);
	mem_free(d.kind);
	buf_release(&key);
	return ok;
}

static void keep(struct screen *s)
{
	struct stepping *p = s->state;
	struct err e = ERR_INIT;
	bool something = !editor_is_empty(&p->text);
	if (!p->typed || p->sent || (!something && !p->kept))
		return;
	if (!ask_draft(s, something ? REQUEST_DRAFT_SAVE : REQUEST_DRAFT_WIPE, &e)) {
		app_error(s->app, &e);
		return;
	}
	p->kept = something;
	p->typed = false;
}

static void recall(struct screen *s)
{
	struct stepping *p = s->state;
	struct session *session = s->app->session;
	struct draft_list_request request = { mem_copy_text(DRAFT_KIND) };
	struct draft_list list;
	struct err e = ERR_INIT;
	struct buf key = BUF_INIT;
	draft_of(p, &key);
	if (session->ask(session, REQUEST_DRAFT_LIST, &draft_list_request_shape, &request, &draft_list_shape, &list, &e))
		for (size_t i = 0; i < list.drafts_count; i++)
			if (!strcmp(list.drafts[i].key, key.data)) {
				editor_set(&p->text, list.drafts[i].body ? list.drafts[i].body : "");
				p->kept = true;
			}
	shape_release(&draft_list_shape, &list);
	shape_release(&draft_list_request_shape, &request);
	buf_release(&key);
}

/* ---- whom it may be given to -------------------------------------------------------------------- */

static void take_reviewers(struct screen *s, const struct challenge_full *full)
{
	struct stepping *p = s->state;
	size_t count = full && chooses(p) ? full->reviewers_count : 0;
	p->logins = mem_zero(count + 1, sizeof(p->logins[0]));
	p->labels = mem_zero(count + 1, sizeof(p->labels[0]));
	for (size_t i = 0; i < count; i++) {
		const struct challenge_reviewer *r = &full->reviewers[i];
		struct buf label = BUF_INIT;
		SAY(s->app, TEXT_queue_reviewer, &label, { "name", r->name ? r->name : r->login }, { "team", r->team });
		p->logins[i] = mem_copy_text(r->login);
		p->labels[i] = buf_detach(&label);
	}
	choice_init(&p->reviewers, (const char *const *)p->labels, count, CHOICE_NONE);
}

static void forget_reviewers(struct stepping *p)
{
	for (size_t i = 0; i < p->reviewers.count; i++) {
		mem_free(p->logins[i]);
		mem_free(p->labels[i]);
	}
	mem_free(p->logins);
	mem_free(p->labels);
}

/* ---- the screen ---------------------------------------------------------------------------------- */

static bool step_open(struct screen *s, const void *arg, struct err *e)
{
	const struct step_ref *ref = arg;
	struct stepping *p = s->state;
	(void)e;
	p->option = *ref->option;
	p->references = mem_zero(ref->count, sizeof(p->references[0]));
	p->count = ref->count;
	for (size_t i = 0; i < ref->count; i++)
		p->references[i] = mem_copy_text(ref->references[i]);
	p->about = mem_copy_text(ref->about ? ref->about : text_of(s, TEXT_queue_not_told));
	field_init(&p->line, LINE_MOST);
	editor_init(&p->text, TEXT_MOST);
	take_reviewers(s, ref->full);
	recall(s);
	p->focus = has_text(p) ? STOP_TEXT : has_line(p) ? STOP_LINE : STOP_BACK;
	return true;
}

static void step_close(struct screen *s)
{
	struct stepping *p = s->state;
	keep(s);
	for (size_t i = 0; i < p->count; i++)
		mem_free(p->references[i]);
	mem_free(p->references);
	mem_free(p->about);
	forget_reviewers(p);
	field_release(&p->line);
	editor_release(&p->text);
}

static void step_title(const struct screen *s, struct buf *out)
{
	buf_add_text(out, step_name(s->app, &((const struct stepping *)s->state)->option));
}

static int step_head_rows(const struct screen *s, int cols)
{
	(void)s;
	(void)cols;
	return 1;
}

static void step_head(const struct screen *s, struct canvas *c, struct rect area)
{
	const struct stepping *p = s->state;
	struct buf text = BUF_INIT;
	struct pool pool = POOL_INIT;
	if (p->count == 1)
		SAY(s->app, TEXT_queue_step_head, &text, { "reference", p->references[0] }, { "about", p->about });
	else
		SAY(s->app, TEXT_queue_step_head_many, &text, { "n", pool_number(&pool, (int64_t)p->count) });
	canvas_text(c, area.row, area.col + 1, area.cols - 1, ROLE_TITLE, text.data);
	buf_release(&text);
	pool_release(&pool);
}

static const char *intro_of(const struct screen *s)
{
	const struct stepping *p = s->state;
	static const enum text others[] = {
		[STEP_REASSIGN] = TEXT_queue_intro_reassign,
		[STEP_ANSWER] = TEXT_queue_intro_answer,
		[STEP_TELL] = TEXT_queue_intro_tell,
		[STEP_DISAGREE] = TEXT_queue_intro_disagree,
	};
	if (chooses(p) && !p->reviewers.count)
		return text_of(s, TEXT_queue_reviewers_none);
	if (p->option.kind != STEP_DECIDE)
		return text_of(s, others[p->option.kind]);
	if (p->option.outcome == OUTCOME_ASK_SERVICE)
		return text_of(s, TEXT_queue_intro_ask_service);
	return text_of(s, p->option.outcome == OUTCOME_NEED_MORE ? TEXT_queue_intro_need_more : TEXT_queue_intro_decide);
}

static struct rect take_rows(struct rect *left, int rows)
{
	struct rect taken = *left;
	taken.rows = rows < left->rows ? rows : left->rows;
	left->row += taken.rows;
	left->rows -= taken.rows;
	return taken;
}

static void step_layout(struct screen *s, struct rect area)
{
	struct stepping *p = s->state;
	struct rect left = layout_inset(area, 0, 1);
	int gap = narrow(s->app) ? 0 : 1, text = TEXT_ROWS;
	p->buttons = (struct rect) { area.row + area.rows - 1, area.col, 1, area.cols };
	left.rows -= 1;
	p->intro = take_rows(&left, wrap_count(intro_of(s), left.cols));
	take_rows(&left, gap);
	int line = chooses(p) ? 1 + (int)p->reviewers.count : 2;
	p->line_at = take_rows(&left, has_line(p) ? line : 0);
	if (text > left.rows - 1)
		text = left.rows - 1;
	p->text_at = take_rows(&left, has_text(p) ? text + 1 : 0);
	field_layout(&p->line, narrow(s->app) ? p->line_at.cols - 2 : 40);
	editor_layout(&p->text, p->text_at.cols - 2, text);
}

static void draw_count(const struct screen *s, struct canvas *c)
{
	const struct stepping *p = s->state;
	struct buf text = BUF_INIT;
	struct pool pool = POOL_INIT;
	bool over = editor_count(&p->text) > p->text.most;
	SAY(s->app, TEXT_challenges_count, &text, { "n", pool_number(&pool, (int64_t)editor_count(&p->text)) },
	    { "most", pool_number(&pool, (int64_t)p->text.most) });
	canvas_text_right(c, p->text_at.row, p->text_at.col, p->text_at.cols, over ? ROLE_ERROR : ROLE_QUIET, text.data);
	buf_release(&text);
	pool_release(&pool);
}

static void draw_buttons(const struct screen *s, struct canvas *c)
{
	const struct stepping *p = s->state;
	int col = p->buttons.col + 3;
	struct buf label = BUF_INIT;
	struct pool pool = POOL_INIT;
	for (int stop = STOP_SEND; stop <= STOP_BACK; stop++) {
		bool here = (int)p->focus == stop;
		buf_clear(&label);
		if (stop == STOP_BACK)
			SAY_PLAIN(s->app, TEXT_queue_step_back, &label);
		else
			SAY(s->app, TEXT_queue_step_send, &label, { "step", step_name(s->app, &p->option) },
			    { "n", p->count > 1 ? pool_number(&pool, (int64_t)p->count) : NULL });
		if (here) {
			canvas_glyph(c, p->buttons.row, col - 1, ROLE_SELECTED, GLYPH_SELECTED);
			canvas_cursor(c, p->buttons.row, col + 2);
		}
		col += canvas_printf(c, p->buttons.row, col, p->buttons.cols - col, here ? ROLE_SELECTED : ROLE_BUTTON,
		                     "[ %s ]", label.data) +
		       3;
	}
	buf_release(&label);
	pool_release(&pool);
}

static void step_draw(const struct screen *s, struct canvas *c)
{
	const struct stepping *p = s->state;
	canvas_paragraph(c, p->intro, ROLE_TEXT, intro_of(s));
	if (has_line(p)) {
		say_draw(s->app, chooses(p) ? TEXT_queue_label_to : TEXT_queue_label_of, c, p->line_at.row, p->line_at.col,
		         p->line_at.cols, ROLE_HEADING);
		struct rect under = { p->line_at.row + 1, p->line_at.col, p->line_at.rows - 1, p->line_at.cols };
		if (chooses(p))
			choice_draw(&p->reviewers, c, under, p->focus == STOP_LINE);
		else
			field_draw(&p->line, c, under.row, under.col, p->focus == STOP_LINE);
	}
	if (has_text(p)) {
		bool reason = p->option.kind == STEP_DECIDE;
		say_draw(s->app, reason ? TEXT_queue_label_reason : TEXT_queue_label_say, c, p->text_at.row, p->text_at.col,
		         p->text_at.cols, ROLE_HEADING);
		draw_count(s, c);
		editor_draw(&p->text, c, p->text_at.row + 1, p->text_at.col, p->focus == STOP_TEXT);
	}
	draw_buttons(s, c);
}

static void step_hint(const struct screen *s, struct buf *out)
{
	const struct stepping *p = s->state;
	if (has_text(p))
		SAY_PLAIN(s->app, p->option.kind == STEP_DECIDE ? TEXT_queue_hint_reason : TEXT_queue_hint_step, out);
}

/* ---- what can be done ------------------------------------------------------------------------------- */

static bool is_there(const struct stepping *p, int stop)
{
	if (stop == STOP_LINE)
		return has_line(p);
	/* Where nobody can be chosen there is nothing to send. */
	if (stop == STOP_SEND)
		return has_text(p) || has_line(p);
	return stop != STOP_TEXT || has_text(p);
}

static void move(struct stepping *p, int by)
{
	int stop = (int)p->focus;
	do
		stop = (stop + by + STOP_COUNT) % STOP_COUNT;
	while (!is_there(p, stop));
	p->focus = (enum stop)stop;
}

static const char *const step_codes[] = {
	[STEP_DECIDE] = "decide", [STEP_REASSIGN] = "reassign", [STEP_ANSWER] = "reply",
	[STEP_TELL] = "reply",    [STEP_DISAGREE] = "disagree",
};

/* What would be refused is said here, with the cursor where it is to be put right. */
static bool check(struct screen *s, struct err *e)
{
	struct stepping *p = s->state;
	p->focus = has_text(p) ? STOP_TEXT : STOP_LINE;
	if (chooses(p))
		return p->reviewers.chosen < p->reviewers.count || err_set(e, ERR_USAGE, "%s", text_of(s, TEXT_queue_to_missing));
	if (p->option.kind == STEP_TELL && editor_is_empty(&p->text))
		return true;
	return challenge_text_check(editor_text(&p->text), TEXT_MOST, text_of(s, TEXT_queue_reason),
	                            text_of(s, p->option.kind == STEP_DECIDE ? TEXT_queue_reason_missing
	                                                                     : TEXT_queue_say_missing),
	                            e);
}

static char *typed_line(const struct stepping *p)
{
	if (chooses(p))
		return mem_copy_text(p->logins[p->reviewers.chosen]);
	return field_is_empty(&p->line) ? NULL : mem_copy_text(field_text(&p->line));
}

static void send(struct screen *s)
{
	struct stepping *p = s->state;
	struct app *app = s->app;
	struct challenge_step step;
	struct err e = ERR_INIT;
	if (!check(s, &e)) {
		app_error(app, &e);
		return;
	}
	shape_init(&challenge_step_shape, &step);
	step.references = p->references;
	step.references_count = p->count;
	step.confirmed = (int64_t)p->count;
	step.step = mem_copy_text(step_codes[p->option.kind]);
	step.outcome = p->option.outcome;
	step.text = editor_is_empty(&p->text) ? NULL : mem_copy_text(editor_text(&p->text));
	*(p->option.kind == STEP_REASSIGN ? &step.to : &step.of) = typed_line(p);
	p->sent = step_send(app, &step);
	/* They belong to the screen. */
	step.references = NULL;
	step.references_count = 0;
	shape_release(&challenge_step_shape, &step);
	if (!p->sent)
		return;
	if (p->kept && !ask_draft(s, REQUEST_DRAFT_WIPE, &e))
		app_error(app, &e);
	app_pop(app);
}

static bool step_typing(const struct screen *s)
{
	enum stop focus = ((const struct stepping *)s->state)->focus;
	return focus == STOP_TEXT || (focus == STOP_LINE && !chooses(s->state));
}

static enum handled step_key(struct screen *s, const struct key_event *ev)
{
	struct stepping *p = s->state;
	if (p->focus == STOP_LINE && chooses(p))
		return NOT_HANDLED;
	if (p->focus == STOP_LINE)
		return field_key(&p->line, ev);
	if (p->focus != STOP_TEXT || editor_key(&p->text, ev) == NOT_HANDLED)
		return NOT_HANDLED;
	p->typed = true;
	if (!s->due_ms)
		s->due_ms = clock_steady_ms() + KEEP_AFTER_MS;
	return HANDLED;
}

static enum handled step_act(struct screen *s, enum action a, int count)
{
	struct stepping *p = s->state;
	if (p->focus == STOP_LINE && chooses(p) && choice_act(&p->reviewers, a, count) == HANDLED) {
		if (a == ACTION_OPEN)
			move(p, 1);
		return HANDLED;
	}
	if (a == ACTION_NEXT || a == ACTION_DOWN || a == ACTION_RIGHT)
		move(p, 1);
	else if (a == ACTION_PREVIOUS || a == ACTION_UP || a == ACTION_LEFT)
		move(p, -1);
	else if (a == ACTION_SAVE)
		keep(s);
	else if (a == ACTION_OPEN && p->focus == STOP_SEND)
		send(s);
	else if (a == ACTION_OPEN && p->focus == STOP_BACK)
		app_pop(s->app);
	else if (a == ACTION_OPEN)
		move(p, 1);
	else
		return NOT_HANDLED;
	return HANDLED;
}

static void step_offer(const struct screen *s, enum action a, struct offer *o)
{
	const struct stepping *p = s->state;
	if (a == ACTION_SAVE)
		o->now = has_text(p);
	if (a == ACTION_PICK)
		o->now = p->focus == STOP_LINE && chooses(p);
	if (a != ACTION_OPEN)
		return;
	o->now = p->focus != STOP_TEXT;
	if (p->focus == STOP_LINE && chooses(p))
		o->name = text_of(s, TEXT_project_choose);
	else if (p->focus == STOP_SEND)
		o->name = step_name(s->app, &p->option);
	else
		o->name = p->focus == STOP_BACK ? text_of(s, TEXT_queue_step_back) : _(action_info(ACTION_NEXT)->name);
}

static void step_tick(struct screen *s, uint64_t now_ms)
{
	(void)now_ms;
	keep(s);
}

static const char *step_help(const struct screen *s)
{
	return screens_help(s->app->screens, FILE_queue);
}

const struct screen_ops screen_challenge_step = {
	.id = "challenge_step",
	.where = WHERE_FORM,
	.state_size = sizeof(struct stepping),
	.open = step_open,
	.close = step_close,
	.title = step_title,
	.head_rows = step_head_rows,
	.head = step_head,
	.layout = step_layout,
	.draw = step_draw,
	.hint = step_hint,
	.typing = step_typing,
	.key = step_key,
	.act = step_act,
	.offer = step_offer,
	.tick = step_tick,
	.help = step_help,
};

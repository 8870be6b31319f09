/* Where the questions of the form stand. */
#include <string.h>

#include "challenge.h"
#include "famctx/text/wrap.h"
#include "say.h"

#define MARGIN 1
#define OPTION_GAP 3
#define TOLD_COLUMNS 22
#define LINE_COLUMNS 40
#define SCALE_MOST 5

/* ---- what there is to choose from ------------------------------------------------------- */

static void set_options(struct screen *s, enum raise_stop stop, const struct form_choice *options, size_t count)
{
	struct raising *r = s->state;
	size_t most = count < RAISE_OPTIONS ? count : RAISE_OPTIONS;
	for (size_t i = 0; i < most; i++) {
		const char *brief = options[i].short_label;
		r->labels[stop][i] = r->narrow && brief ? brief : options[i].label;
		r->words[stop][i] = options[i].word;
	}
	r->choices[stop].labels = r->labels[stop];
	r->choices[stop].count = most;
}

static void set_scale(struct raising *r, enum raise_stop stop)
{
	for (int i = 0; i < SCALE_MOST; i++) {
		r->labels[stop][i] = "";
		r->words[stop][i] = i + 1;
	}
	r->choices[stop].count = SCALE_MOST;
}

static void set_names(struct screen *s)
{
	static const enum text wide[] = { TEXT_challenges_name_reviewer, TEXT_challenges_name_owner,
		                          TEXT_challenges_name_nobody };
	static const enum text brief[] = { TEXT_challenges_name_reviewer_narrow, TEXT_challenges_name_owner_narrow,
		                           TEXT_challenges_name_nobody_narrow };
	struct raising *r = s->state;
	for (int i = 0; i < NAME_COUNT; i++) {
		r->labels[RAISE_NAME][i] = screens_text(s->app->screens, r->narrow ? brief[i] : wide[i]);
		r->words[RAISE_NAME][i] = i;
	}
	r->choices[RAISE_NAME].count = NAME_COUNT;
}

static void set_all_options(struct screen *s)
{
	struct raising *r = s->state;
	const struct challenge_form *f = s->app->form;
	set_options(s, RAISE_TYPE, f->types, f->types_count);
	set_options(s, RAISE_RISK, f->risks, f->risks_count);
	set_options(s, RAISE_NOTIFY, f->notify, f->notify_count);
	for (int stop = RAISE_TRUST; stop <= RAISE_FIT; stop++)
		set_scale(r, (enum raise_stop)stop);
	set_names(s);
}

/* ---- words ---------------------------------------------------------------------------------- */

const char *raising_label(const struct screen *s, enum raise_stop stop)
{
	static const enum text own[RAISE_STOPS] = {
		[RAISE_TYPE] = TEXT_challenges_type,     [RAISE_RISK] = TEXT_challenges_risk,
		[RAISE_NOTIFY] = TEXT_challenges_notify, [RAISE_NAME] = TEXT_challenges_name,
		[RAISE_KEEP] = TEXT_challenges_keep,
	};
	const struct raising *r = s->state;
	const struct form_question *q = raising_question(s->app, stop);
	if (q)
		return r->narrow && q->short_label ? q->short_label : q->label;
	if (stop == RAISE_RISK && r->narrow)
		return screens_text(s->app->screens, TEXT_challenges_risk_narrow);
	if (stop == RAISE_SEND && r->narrow && r->page + 1 < RAISE_PAGES)
		return screens_text(s->app->screens, TEXT_challenges_continue);
	return screens_text(s->app->screens, stop == RAISE_SEND ? TEXT_challenges_check : own[stop]);
}

static const char *hint_of_type(const struct screen *s)
{
	const struct raising *r = s->state;
	size_t chosen = r->choices[RAISE_TYPE].chosen;
	return chosen < s->app->form->types_count ? s->app->form->types[chosen].hint : NULL;
}

const char *raising_note(const struct screen *s, enum raise_stop stop)
{
	const struct raising *r = s->state;
	const struct form_question *q = raising_question(s->app, stop);
	if (stop == RAISE_TYPE)
		return hint_of_type(s);
	/* The hint of what was told says the same. */
	if (stop == RAISE_RISK)
		return raising_chosen(r, stop) > RISK_NO ? s->app->form->do_not_wait : NULL;
	if (stop == RAISE_NAME)
		return raising_anonymous(r) ? s->app->form->anonymous : NULL;
	return q && stop != RAISE_TOLD ? q->hint : NULL;
}

void raising_say_problem(const struct screen *s, enum raise_stop stop, struct buf *out)
{
	const struct raising *r = s->state;
	if (r->problems[stop])
		SAY(s->app, TEXT_challenges_problem, out, { "problem", r->problems[stop] });
}

/* ---- rows ----------------------------------------------------------------------------------- */

static int option_width(const struct raising *r, enum raise_stop stop, size_t i)
{
	bool scale = stop >= RAISE_TRUST && stop <= RAISE_FIT;
	return scale ? 5 : 6 + canvas_width_of(r->labels[stop][i]); /* "(•) 1 " */
}

/* Beside "I have told" stands who, where there is room. */
static int beside_option(const struct raising *r, enum raise_stop stop, size_t i)
{
	bool told = stop == RAISE_RISK && r->words[stop][i] == RISK_YES && raising_asks(r, RAISE_TOLD);
	return told && !r->narrow ? TOLD_COLUMNS + 3 : 0;
}

int raising_walk(const struct screen *s, enum raise_stop stop, int width, raise_draw_option *draw, struct canvas *c,
                 int row, int col)
{
	const struct raising *r = s->state;
	int down = 0, along = 0;
	for (size_t i = 0; i < r->choices[stop].count; i++) {
		int own = option_width(r, stop, i) + beside_option(r, stop, i);
		if (along > 0 && along + own > width) {
			down++;
			along = 0;
		}
		if (draw)
			draw(s, stop, i, c, row + down, col + along);
		along += own + OPTION_GAP;
	}
	return down + 1;
}

static int rows_of_lines(const struct screen *s, enum raise_stop stop, int width)
{
	struct raising *r = s->state;
	const struct form_question *q = raising_question(s->app, stop);
	int rows = q && q->lines != INTEGER_NONE ? (int)q->lines : 3;
	editor_layout(&r->editors[stop], width - 2, rows);
	return rows;
}

static int wrapped(const char *text, int width)
{
	return text ? wrap_count(text, width) : 0;
}

/* In a wide window a line stands beside its label. */
static int place_line(const struct screen *s, enum raise_stop stop, struct raise_spot *spot, int width)
{
	struct raising *r = s->state;
	int label = canvas_width_of(raising_label(s, stop)) + 2;
	bool beside = !r->narrow && label + LINE_COLUMNS <= width;
	spot->col = MARGIN + (beside ? label : 0);
	spot->width = beside ? LINE_COLUMNS : width - 2;
	field_layout(&r->lines[stop], spot->width);
	return beside ? 0 : 1;
}

/* The question, what is wrong with its answer, the answer, what is said about it. */
static int place(struct screen *s, enum raise_stop stop, int row, int width)
{
	struct raising *r = s->state;
	struct raise_spot *spot = &r->spots[stop];
	struct buf wrong = BUF_INIT;
	raising_say_problem(s, stop, &wrong);
	int problem = wrong.len ? wrapped(wrong.data, width - 2) : 0, note = wrapped(raising_note(s, stop), width - 2);
	buf_release(&wrong);
	*spot = (struct raise_spot) { .there = true, .label = row, .col = MARGIN, .width = width, .rows = 1 };
	spot->problem = problem ? row + 1 : -1;
	spot->row = row + 1 + problem;
	if (raise_rules[stop].kind == RAISE_LINES)
		spot->rows = rows_of_lines(s, stop, width);
	else if (raise_rules[stop].kind == RAISE_LINE && !place_line(s, stop, spot, width) && !problem)
		spot->row = row;
	else if (raise_rules[stop].kind == RAISE_CHOICE)
		spot->rows = raising_walk(s, stop, width, NULL, NULL, 0, 0);
	spot->note = note ? spot->row + spot->rows : -1;
	spot->end = spot->row + spot->rows + note;
	return spot->end;
}

/* Whom somebody told stands in the row of the risk, behind the words "I have told". */
static bool place_told(struct screen *s)
{
	struct raising *r = s->state;
	const struct raise_spot *risk = &r->spots[RAISE_RISK];
	if (r->narrow || r->problems[RAISE_TOLD])
		return false;
	size_t yes = 0;
	while (yes < r->choices[RAISE_RISK].count && r->words[RAISE_RISK][yes] != RISK_YES)
		yes++;
	/* It stands first on its row only where it is the first option: the file may put it elsewhere. */
	if (yes != 0)
		return false;
	int col = risk->col + option_width(r, RAISE_RISK, yes) + 1;
	r->spots[RAISE_TOLD] = (struct raise_spot) { true, risk->label, -1, risk->row, -1, 1, risk->end, col,
		                                     TOLD_COLUMNS };
	field_layout(&r->lines[RAISE_TOLD], TOLD_COLUMNS);
	return true;
}

static int place_buttons(struct screen *s, int row)
{
	struct raising *r = s->state;
	int col = MARGIN + 1;
	for (int stop = RAISE_SEND; stop <= RAISE_KEEP; stop++) {
		int width = canvas_width_of(raising_label(s, (enum raise_stop)stop)) + 4;
		bool there = raising_asks(r, (enum raise_stop)stop) && (stop == RAISE_SEND || !r->narrow);
		r->spots[stop] = (struct raise_spot) { there, row, -1, row, -1, 1, row + 1, col, width };
		col += width + OPTION_GAP;
	}
	return row + 1;
}

static void place_all(struct screen *s, int width)
{
	struct raising *r = s->state;
	int row = 0, gap = r->narrow ? 0 : 1;
	for (int i = 0; i < RAISE_SEND; i++) {
		enum raise_stop stop = (enum raise_stop)i;
		r->spots[stop].there = false;
		if (!raising_asks(r, stop) || (r->narrow && raise_rules[stop].page != r->page))
			continue;
		if (stop != RAISE_TOLD || !place_told(s))
			row = place(s, stop, row, width) + gap;
	}
	r->form_rows = place_buttons(s, row);
}

int raising_summary_rows(const struct screen *s)
{
	const struct raising *r = s->state;
	size_t count = raising_problems(r);
	return count && !r->narrow ? (int)count + 1 : 0;
}

int raising_rows_shown(const struct screen *s)
{
	const struct raising *r = s->state;
	int rows = s->area.rows - raising_summary_rows(s);
	/* The row at the foot that says what is below takes one away. */
	return r->top + rows < r->form_rows ? rows - 1 : rows;
}

static void scroll_to_focus(struct screen *s)
{
	struct raising *r = s->state;
	const struct raise_spot *spot = &r->spots[r->focus];
	int room = s->area.rows - raising_summary_rows(s);
	if (r->top > spot->label)
		r->top = spot->label;
	if (spot->end > r->top + raising_rows_shown(s))
		r->top = spot->end - room + 1;
	if (r->top > spot->label)
		r->top = spot->label;
	if (r->top + room > r->form_rows)
		r->top = r->form_rows - room;
	if (r->top < 0)
		r->top = 0;
}

/* A wide form is one page; a narrow one shows the page of the focus. */
static void choose_page(struct screen *s)
{
	struct raising *r = s->state;
	r->narrow = narrow(s->app);
	if (!r->narrow)
		r->page = 0;
	else if (r->focus < RAISE_SEND)
		r->page = raise_rules[r->focus].page;
	else if (r->focus == RAISE_KEEP)
		r->focus = RAISE_SEND;
}

void raising_layout(struct screen *s, struct rect area)
{
	struct raising *r = s->state;
	s->area = area;
	choose_page(s);
	set_all_options(s);
	place_all(s, area.cols - 2 * MARGIN);
	if (!r->spots[r->focus].there)
		r->focus = RAISE_SEND;
	scroll_to_focus(s);
}

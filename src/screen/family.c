#include "family.h"

#include <string.h>

#include "copy.h"
#include "famctx/base/mem.h"
#include "famctx/schema/json.h"
#include "records.h"
#include "say.h"

static bool load(struct screen *s, struct show_answer *out, struct err *e)
{
	const struct family *f = s->state;
	if (records_show(s, f->person, "none", out, e))
		return true;
	shape_release(&show_answer_shape, out);
	return false;
}

static void say_opened(struct screen *s)
{
	struct buf reason = BUF_INIT, text = BUF_INIT;
	struct pool p = POOL_INIT;
	struct moment now = clock_now(s->app->clock);
	char time[16];
	snprintf(time, sizeof(time), "%d:%02d", now.hour, now.minute);
	records_shown_reason(s->app, narrow(s->app), &reason);
	SAY(s->app, narrow(s->app) ? TEXT_family_opened_narrow : TEXT_family_opened, &text,
	    { "time", pool_time(&p, time) },
	    { "reason", pool_take(&p, &reason) });
	app_say(s->app, "%s", text.data);
	buf_release(&text);
	pool_release(&p);
}

static bool family_open(struct screen *s, const void *arg, struct err *e)
{
	const struct record_ref *ref = arg;
	struct family *f = s->state;
	f->person = mem_copy_text(ref->person);
	if (!load(s, &f->answer, e)) {
		mem_free(f->person);
		return false;
	}
	f->moves = s->app->session->moves;
	if (f->answer.services_count == 0)
		f->row = GRID_NAMES;
	say_opened(s);
	return true;
}

static void family_close(struct screen *s)
{
	struct family *f = s->state;
	mem_free(f->person);
	shape_release(&show_answer_shape, &f->answer);
}

static void family_title(const struct screen *s, struct buf *out)
{
	const struct family *f = s->state;
	const struct person_header *p = &f->answer.person;
	struct pool pool = POOL_INIT;
	const char *name = p->family_name ? p->family_name : records_called(s->app, p);
	SAY(s->app, narrow(s->app) ? TEXT_family_title_narrow : TEXT_family_title, out, { "name", name },
	    { "n", pool_number(&pool, (int64_t)f->at + 1) },
	    { "total", pool_number(&pool, (int64_t)grid_people(f)) });
	pool_release(&pool);
}

static int family_head_rows(const struct screen *s, int cols)
{
	const struct family *f = s->state;
	return layout_breadth(cols) != BREADTH_NARROW && f->answer.person.warnings_count ? 2 : 1;
}

static void who_is_focused(const struct screen *s, struct buf *out)
{
	const struct family *f = s->state;
	struct relative r = grid_relative(s, f->at);
	if (!narrow(s->app) || f->at == 0) {
		records_who(s->app, &f->answer.person, out);
		return;
	}
	struct person_header header = { .family_name = r.member->family_name,
		                        .first_name = r.member->first_name,
		                        .born = r.born,
		                        .age = r.age };
	records_who(s->app, &header, out);
}

static void family_head(const struct screen *s, struct canvas *c, struct rect area)
{
	const struct family *f = s->state;
	struct buf who = BUF_INIT, warning = BUF_INIT;
	who_is_focused(s, &who);
	canvas_text(c, area.row, area.col + 1, area.cols - 1, ROLE_TITLE, who.data);
	if (area.rows > 1) {
		int read = canvas_width_of(screens_text(s->app->screens, TEXT_family_read_warning));
		records_warning(s->app, &f->answer.person, &warning);
		canvas_text(c, area.row + 1, area.col + 1, area.cols - read - 4, ROLE_WARNING, warning.data);
		say_draw(s->app, TEXT_family_read_warning, c, area.row + 1, area.col + area.cols - read - 1,
		         read, ROLE_HINT);
	}
	buf_release(&warning);
	buf_release(&who);
}

static void family_layout(struct screen *s, struct rect area)
{
	grid_layout(s, area);
}

static void family_draw(const struct screen *s, struct canvas *c)
{
	grid_draw(s, c);
}

/* ---- what can be done -------------------------------------------------------------------- */

static void move_to(struct screen *s, int row, size_t person)
{
	struct family *f = s->state;
	f->row = row;
	f->at = person;
	grid_layout(s, s->area);
}

static enum handled move(struct screen *s, enum action a)
{
	struct family *f = s->state;
	int row = f->row, last = grid_last_row(f);
	size_t at = f->at, page = grid_people_shown(s), people = grid_people(f);
	if (a == ACTION_UP)
		row -= row > GRID_NAMES;
	else if (a == ACTION_DOWN)
		row += row < last;
	else if (a == ACTION_TOP)
		row = GRID_NAMES;
	else if (a == ACTION_BOTTOM)
		row = last;
	else if (a == ACTION_LEFT || a == ACTION_PREVIOUS)
		at -= at > 0;
	else if (a == ACTION_RIGHT || a == ACTION_NEXT)
		at += at + 1 < people;
	else if (a == ACTION_PAGE_UP)
		at = at > page ? at - page : 0;
	else if (a == ACTION_PAGE_DOWN)
		at = at + page < people ? at + page : people - 1;
	else
		return NOT_HANDLED;
	move_to(s, row, at);
	return HANDLED;
}

static void open_focused(struct screen *s)
{
	struct family *f = s->state;
	struct relative r = grid_relative(s, f->at);
	if (f->row == GRID_NAMES)
		records_go(s->app, &screen_person, r.person, NULL);
	else if (f->row == grid_others_row(f))
		records_go(s->app, &screen_people, f->person, NULL);
	else
		records_go(s->app, &screen_service, r.person, f->answer.services[f->row].service);
}

static void read_warnings(struct screen *s)
{
	const struct person_header *p = &((struct family *)s->state)->answer.person;
	struct buf text = BUF_INIT;
	for (size_t i = 0; i < p->warnings_count; i++) {
		struct pool pool = POOL_INIT;
		const struct shown_warning *w = &p->warnings[i];
		SAY(s->app, w->overdue ? TEXT_family_warning_full_overdue : TEXT_family_warning_full, &text,
		    { "text", w->text }, { "review", pool_date(&pool, w->review) },
		    { "source", say_source(s->app, w->source) });
		buf_add_text(&text, "\n\n");
		pool_release(&pool);
	}
	app_show(s->app, screens_text(s->app->screens, TEXT_family_warnings_title), text.data);
	buf_release(&text);
}

static void copy(struct screen *s)
{
	struct family *f = s->state;
	struct relative r = grid_relative(s, f->at);
	struct service_view cell;
	const struct service_view *v = NULL;
	const char *case_id = r.member ? r.member->case_id : f->answer.person.case_id;
	struct buf name = BUF_INIT;
	int state;
	if (f->row >= 0 && f->row < grid_services(f) && grid_cell(f, f->at, f->row, &state, &cell))
		v = &cell;
	say_name(s->app, r.family_name, r.first_name, &name);
	copy_menu(s->app, r.person, name.data, r.born, case_id, v);
	buf_release(&name);
}

static bool same_answer(const struct show_answer *a, const struct show_answer *b)
{
	struct buf one = BUF_INIT, other = BUF_INIT;
	json_encode(&show_answer_shape, a, &one);
	json_encode(&show_answer_shape, b, &other);
	bool same = !strcmp(one.data, other.data);
	buf_release(&one);
	buf_release(&other);
	return same;
}

static size_t find_person(const struct screen *s, const char *person)
{
	size_t people = grid_people(s->state);
	for (size_t i = 0; i < people; i++)
		if (!strcmp(grid_relative(s, i).person, person))
			return i;
	return 0;
}

/* The cursor stays on the person it was on, wherever they stand now. */
static void put_answer(struct screen *s, const struct show_answer *fresh)
{
	struct family *f = s->state;
	char *at = mem_copy_text(grid_relative(s, f->at).person);
	shape_release(&show_answer_shape, &f->answer);
	f->answer = *fresh;
	int last = grid_last_row(f);
	move_to(s, f->row < last ? f->row : last, find_person(s, at));
	mem_free(at);
}

static void could_not_load(struct screen *s, const struct err *e)
{
	const struct family *f = s->state;
	if (records_are_held(s->app, f->person))
		records_hold(s, s->ops, f->person, NULL);
	else
		app_error(s->app, e);
}

static void refresh(struct screen *s)
{
	struct family *f = s->state;
	struct show_answer fresh;
	struct err e = ERR_INIT;
	if (!load(s, &fresh, &e)) {
		could_not_load(s, &e);
		return;
	}
	bool same = same_answer(&f->answer, &fresh);
	put_answer(s, &fresh);
	app_say(s->app, "%s", screens_text(s->app->screens, same ? TEXT_family_same : TEXT_family_changed));
}

static void family_resume(struct screen *s)
{
	struct family *f = s->state;
	struct show_answer fresh;
	struct err e = ERR_INIT;
	if (f->moves == s->app->session->moves)
		return;
	f->moves = s->app->session->moves;
	if (load(s, &fresh, &e))
		put_answer(s, &fresh);
	else
		could_not_load(s, &e);
}

/* The cell, the link to the person of the column, or the person asked for. */
static bool family_focus(const struct screen *s, struct focus *out)
{
	const struct family *f = s->state;
	struct relative r = grid_relative(s, f->at);
	struct person_header who = f->answer.person;
	struct buf seen = BUF_INIT, name = BUF_INIT;
	grid_say_seen(s, &seen);
	say_name(s->app, r.family_name, r.first_name, &name);
	if (f->row == GRID_NAMES && r.member) {
		records_focus_link(s->app, &f->answer.person, r.person, name.data, r.relation, seen.data, out);
	} else if (f->row == GRID_NAMES || f->row == grid_others_row(f)) {
		records_focus_person(s->app, &f->answer.person, seen.data, out);
	} else {
		if (r.member)
			who = (struct person_header) { .person = r.member->person,
				                       .family_name = r.member->family_name,
				                       .first_name = r.member->first_name };
		records_focus_service(s->app, &who, f->answer.services[f->row].service, NULL, NULL, seen.data,
		                      out);
	}
	buf_release(&seen);
	buf_release(&name);
	return true;
}

static void tell_mistake(struct screen *asked)
{
	records_tell_mistake(asked, ((struct family *)asked->state)->person);
}

static enum handled family_act(struct screen *s, enum action a, int count)
{
	struct family *f = s->state;
	if (a == ACTION_OPEN)
		open_focused(s);
	else if (a == ACTION_WHY)
		records_go(s->app, &screen_evidence, grid_relative(s, f->at).person, NULL);
	else if (a == ACTION_COPY)
		copy(s);
	else if (a == ACTION_MISTAKE)
		records_ask_mistake(s, tell_mistake);
	else if (a == ACTION_REFRESH)
		refresh(s);
	else if (a == ACTION_PICK && count == 7 && f->answer.person.warnings_count)
		read_warnings(s);
	else if (move(s, a) == NOT_HANDLED)
		return records_act(s, a);
	return HANDLED;
}

static void family_offer(const struct screen *s, enum action a, struct offer *o)
{
	const struct family *f = s->state;
	if (a == ACTION_OPEN || a == ACTION_WHY || a == ACTION_MISTAKE || a == ACTION_REFRESH ||
	    a == ACTION_MEANING)
		o->now = true;
	if (a == ACTION_OPEN)
		o->name = screens_text(s->app->screens, TEXT_family_more);
	if (a == ACTION_COPY)
		o->now = !s->app->copy_forbidden;
	if (a == ACTION_PICK)
		o->now = f->answer.person.warnings_count > 0;
}

static const char *family_help(const struct screen *s)
{
	return screens_help(s->app->screens, FILE_family);
}

const struct screen_ops screen_family = {
	.id = "family",
	.where = WHERE_FAMILY,
	.state_size = sizeof(struct family),
	.open = family_open,
	.close = family_close,
	.resume = family_resume,
	.focus = family_focus,
	.title = family_title,
	.head_rows = family_head_rows,
	.head = family_head,
	.layout = family_layout,
	.draw = family_draw,
	.act = family_act,
	.offer = family_offer,
	.help = family_help,
};

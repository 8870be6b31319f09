#include "copy.h"

#include "famctx/base/mem.h"
#include "famctx/screen/screens.h"
#include "famctx/screen/session.h"
#include "records.h"
#include "say.h"

#define BOX_COLS 74
#define COPY_MOST 3

struct copy_option {
	enum text label;
	const char *note; /* what the trail calls it */
	enum text said;
	char *text;
};

struct copy {
	char *person;
	struct copy_option options[COPY_MOST];
	size_t count;
	size_t chosen;
	struct rect box;
};

static void add_option(struct copy *c, enum text label, enum text said, const char *note, const char *text)
{
	if (text && *text)
		c->options[c->count++] = (struct copy_option) { label, note, said, mem_copy_text(text) };
}

static bool copy_open(struct screen *s, const void *arg, struct err *e)
{
	const struct copy_offer *offer = arg;
	struct copy *c = s->state;
	(void)e;
	c->person = mem_copy_text(offer->person);
	add_option(c, TEXT_copy_number, TEXT_copy_said_number, "number", offer->phone);
	add_option(c, TEXT_copy_line, TEXT_copy_said_line, "line", offer->line);
	add_option(c, TEXT_copy_reference, TEXT_copy_said_reference, "reference", offer->reference);
	return true;
}

static void copy_close(struct screen *s)
{
	struct copy *c = s->state;
	for (size_t i = 0; i < c->count; i++)
		mem_free(c->options[i].text);
	mem_free(c->person);
}

static void copy_layout(struct screen *s, struct rect area)
{
	struct copy *c = s->state;
	c->box = layout_centre(area, (int)c->count * 2 + 3, BOX_COLS);
}

static void draw_option(const struct screen *s, struct canvas *canvas, size_t i, struct rect at)
{
	const struct copy *c = s->state;
	struct buf label = BUF_INIT;
	SAY_PLAIN(s->app, c->options[i].label, &label);
	canvas_printf(canvas, at.row, at.col + 2, at.cols - 2, i == c->chosen ? ROLE_SELECTED : ROLE_TEXT,
	              "%zu %s", i + 1, label.data);
	canvas_text(canvas, at.row + 1, at.col + 4, at.cols - 4, ROLE_QUIET, c->options[i].text);
	if (i == c->chosen) {
		canvas_glyph(canvas, at.row, at.col, ROLE_TEXT, GLYPH_SELECTED);
		canvas_cursor(canvas, at.row, at.col + 2);
	}
	buf_release(&label);
}

static void copy_draw(const struct screen *s, struct canvas *canvas)
{
	const struct copy *c = s->state;
	struct rect inner = layout_inset(c->box, 1, 2);
	canvas_fill(canvas, c->box, ROLE_TEXT);
	canvas_frame(canvas, c->box);
	canvas_printf(canvas, c->box.row, c->box.col + 2, c->box.cols - 4, ROLE_HEADING, " %s ",
	              screens_text(s->app->screens, TEXT_copy_title));
	for (size_t i = 0; i < c->count; i++)
		draw_option(s, canvas, i, (struct rect) { inner.row + (int)i * 2, inner.col, 2, inner.cols });
	say_draw(s->app, TEXT_copy_note, canvas, inner.row + (int)c->count * 2, inner.col, inner.cols,
	         ROLE_QUIET);
}

/* The trail is told first: what is not in it is not copied. */
static void copy_chosen(struct screen *s, size_t i)
{
	struct copy *c = s->state;
	struct app *app = s->app;
	struct err e = ERR_INIT;
	if (i >= c->count)
		return;
	if (!session_note(app->session, REQUEST_COPIED, c->person, c->options[i].note, &e)) {
		app_error(app, &e);
		return;
	}
	app_copy(app, c->options[i].text, screens_text(app->screens, c->options[i].said));
	app_pop(app);
}

static enum handled copy_act(struct screen *s, enum action a, int count)
{
	struct copy *c = s->state;
	if (a == ACTION_OPEN)
		copy_chosen(s, c->chosen);
	else if (a == ACTION_PICK)
		copy_chosen(s, (size_t)count - 1);
	else if (a == ACTION_DOWN || a == ACTION_NEXT)
		c->chosen = (c->chosen + 1) % c->count;
	else if (a == ACTION_UP || a == ACTION_PREVIOUS)
		c->chosen = (c->chosen + c->count - 1) % c->count;
	else
		return NOT_HANDLED;
	return HANDLED;
}

static void copy_offer_of(const struct screen *s, enum action a, struct offer *o)
{
	(void)s;
	if (a == ACTION_OPEN || a == ACTION_PICK)
		o->now = true;
	if (a == ACTION_OPEN)
		o->name = screens_text(s->app->screens, TEXT_copy_copy);
}

static const char *copy_help(const struct screen *s)
{
	return screens_help(s->app->screens, FILE_copy);
}

const struct screen_ops screen_copy = {
	.id = "copy",
	.where = WHERE_DIALOG,
	.state_size = sizeof(struct copy),
	.overlay = true,
	.open = copy_open,
	.close = copy_close,
	.layout = copy_layout,
	.draw = copy_draw,
	.act = copy_act,
	.offer = copy_offer_of,
	.help = copy_help,
};

/* ---- what is offered --------------------------------------------------------------------- */

static void say_line(const struct app *app, const char *name, struct date born, const struct service_view *v,
                     struct buf *out)
{
	struct buf contact = BUF_INIT;
	struct pool p = POOL_INIT;
	records_contact(&v->contact, ", ", &contact);
	SAY(app, TEXT_copy_line_text, out, { "today", pool_date(&p, today(app)) }, { "name", name },
	    { "born", pool_date(&p, born) }, { "service", v->service }, { "sentence", v->sentence },
	    { "last_contact", pool_date(&p, v->last_contact) }, { "contact", pool_take(&p, &contact) },
	    { "copied", pool_date(&p, v->copied) });
	pool_release(&p);
}

void copy_menu(struct app *app, const char *person, const char *name, struct date born, const char *case_id,
               const struct service_view *view)
{
	struct buf line = BUF_INIT;
	struct pool p = POOL_INIT;
	if (view)
		say_line(app, name, born, view, &line);
	else
		SAY(app, TEXT_copy_person_text, &line, { "today", pool_date(&p, today(app)) },
		    { "name", name }, { "born", pool_date(&p, born) }, { "case", case_id });
	if (app->copy_forbidden)
		app_say(app, "%s", screens_text(app->screens, TEXT_copy_forbidden));
	else
		app_go(app, &screen_copy,
		       &(struct copy_offer) { person, view ? view->contact.phone : NULL, line.data,
		                              case_id });
	buf_release(&line);
	pool_release(&p);
}

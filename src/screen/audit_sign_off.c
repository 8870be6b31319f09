/* What came of a spot check: one of three, and words where it is not simply in order. */
#include "audit.h"
#include "famctx/base/mem.h"
#include "famctx/screen/session.h"
#include "famctx/ui/field.h"
#include "say.h"

#define BOX_COLS 70
#define WORDS_MAX 200

struct sign_off {
	int64_t seq;
	int chosen;
	struct line_field words;
	struct rect box;
};

static bool sign_off_open(struct screen *s, const void *arg, struct err *e)
{
	const struct audit_sampled *drawn = arg;
	struct sign_off *v = s->state;
	(void)e;
	v->seq = drawn->look.seq;
	field_init(&v->words, WORDS_MAX);
	return true;
}

static void sign_off_close(struct screen *s)
{
	field_release(&((struct sign_off *)s->state)->words);
}

static void sign_off_layout(struct screen *s, struct rect area)
{
	struct sign_off *v = s->state;
	v->box = layout_centre(area, FINDING_COUNT + 5, BOX_COLS);
	field_layout(&v->words, v->box.cols - 6);
}

static bool needs_words(const struct sign_off *v)
{
	return v->chosen != FINDING_IN_ORDER;
}

static void sign_off_draw(const struct screen *s, struct canvas *c)
{
	const struct sign_off *v = s->state;
	struct rect inner = layout_inset(v->box, 1, 2);
	struct buf key = BUF_INIT;
	canvas_fill(c, v->box, ROLE_TEXT);
	canvas_frame(c, v->box);
	canvas_printf(c, v->box.row, v->box.col + 2, v->box.cols - 4, ROLE_HEADING, " %s ",
		      screens_text(s->app->screens, TEXT_trail_sign_off));
	for (int i = 0; i < FINDING_COUNT; i++) {
		bool here = i == v->chosen;
		canvas_printf(c, inner.row + i, inner.col + 2, inner.cols - 2, here ? ROLE_SELECTED : ROLE_TEXT, "%d %s", i + 1,
			      trail_word(s->app, "finding", audit_finding_codes[i], &key));
		if (here)
			canvas_glyph(c, inner.row + i, inner.col, ROLE_TEXT, GLYPH_SELECTED);
	}
	canvas_text(c, inner.row + FINDING_COUNT + 1, inner.col, inner.cols, ROLE_QUIET,
		    screens_text(s->app->screens, needs_words(v) ? TEXT_trail_words : TEXT_trail_words_optional));
	field_draw(&v->words, c, inner.row + FINDING_COUNT + 2, inner.col, true);
	buf_release(&key);
}

static enum handled sign_off_key(struct screen *s, const struct key_event *ev)
{
	struct sign_off *v = s->state;
	/* Digits choose while nothing is typed. */
	if (field_is_empty(&v->words) && key_is_text(ev) && ev->text[0] >= '1' && ev->text[0] < '1' + FINDING_COUNT &&
	    !ev->text[1]) {
		v->chosen = ev->text[0] - '1';
		return HANDLED;
	}
	return field_key(&v->words, ev);
}

static void send_it(struct screen *s)
{
	struct sign_off *v = s->state;
	struct app *app = s->app;
	struct err e = ERR_INIT;
	const char *words = field_is_empty(&v->words) ? NULL : field_text(&v->words);
	struct audit_review_request request = { v->seq, v->chosen, mem_copy_or_null(words) };
	if (needs_words(v) && !words) {
		app_say(app, "%s", screens_text(app->screens, TEXT_trail_words_missing));
	} else if (trail_ask(app, REQUEST_AUDIT_REVIEW, &audit_review_request_shape, &request, NULL, NULL, &e)) {
		app_say(app, "%s", screens_text(app->screens, TEXT_trail_signed_off));
		app_pop(app);
	} else {
		app_error(app, &e);
	}
	shape_release(&audit_review_request_shape, &request);
}

static enum handled sign_off_act(struct screen *s, enum action a, int count)
{
	struct sign_off *v = s->state;
	(void)count;
	if (a == ACTION_OPEN)
		send_it(s);
	else if (a == ACTION_DOWN || a == ACTION_NEXT)
		v->chosen = (v->chosen + 1) % FINDING_COUNT;
	else if (a == ACTION_UP || a == ACTION_PREVIOUS)
		v->chosen = (v->chosen + FINDING_COUNT - 1) % FINDING_COUNT;
	else
		return NOT_HANDLED;
	return HANDLED;
}

static bool sign_off_typing(const struct screen *s)
{
	(void)s;
	return true;
}

static void sign_off_offer(const struct screen *s, enum action a, struct offer *o)
{
	if (a != ACTION_OPEN)
		return;
	o->now = true;
	o->name = screens_text(s->app->screens, TEXT_trail_sign_off);
}

const struct screen_ops screen_sign_off = {
	.id = "sign_off", .where = WHERE_DIALOG, .state_size = sizeof(struct sign_off), .overlay = true,
	.open = sign_off_open, .close = sign_off_close, .layout = sign_off_layout, .draw = sign_off_draw,
	.typing = sign_off_typing, .key = sign_off_key, .act = sign_off_act, .offer = sign_off_offer,
};

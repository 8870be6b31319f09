#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/screen_test.h"

#include <string.h>

#include "famctx/text/utf8.h"

static void draw(struct screen_test *t)
{
	app_draw(&t->app, &t->canvas);
}

void screen_test_init(struct screen_test *t, int rows, int cols, enum glyph_set glyphs)
{
	t->clock = (struct clock){ true, { 2025, 11, 4, 9, 42, 0, 0 } };
	app_init(&t->app, glyphs, rows, cols);
	t->app.clock = &t->clock;
	t->app.who = "S Patel";
	canvas_init(&t->canvas, rows, cols, glyphs);
	buf_init(&t->dump);
}

void screen_test_open(struct screen_test *t, const struct screen_ops *ops, const void *arg)
{
	struct err e = ERR_INIT;

	if (!app_push(&t->app, ops, arg, &e))
		fail_msg("%s", e.message);
	draw(t);
}

void screen_test_keys(struct screen_test *t, const char *names)
{
	struct key_event ev;

	while (action_next_key(&names, &ev)) {
		app_key(&t->app, &ev);
		draw(t);
	}
	if (*names)
		fail_msg("no such key: %s", names);
}

void screen_test_type(struct screen_test *t, const char *text)
{
	size_t len = strlen(text);

	while (len > 0) {
		struct key_event ev = { .press = PRESS_TEXT };
		struct utf8_char ch = utf8_decode(text, len);

		memcpy(ev.text, text, ch.size);
		app_key(&t->app, &ev);
		draw(t);
		text += ch.size;
		len -= ch.size;
	}
}

void screen_test_paste(struct screen_test *t, const char *text)
{
	app_key(&t->app, &(struct key_event){ .press = PRESS_PASTE, .paste = text });
	draw(t);
}

void screen_test_resize(struct screen_test *t, int rows, int cols)
{
	app_resize(&t->app, rows, cols);
	draw(t);
}

const char *screen_test_dump(struct screen_test *t)
{
	draw(t);
	buf_clear(&t->dump);
	canvas_dump(&t->canvas, &t->dump);
	return t->dump.data;
}

const char *screen_test_text(struct screen_test *t)
{
	draw(t);
	buf_clear(&t->dump);
	canvas_dump_text(&t->canvas, &t->dump);
	return t->dump.data;
}

void screen_test_release(struct screen_test *t)
{
	app_release(&t->app);
	canvas_release(&t->canvas);
	buf_release(&t->dump);
}

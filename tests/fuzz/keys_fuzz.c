/*
 * Any keys into a field: its text stays clean and within its limits, the
 * cursor on a cluster boundary and inside the box, and undo leads back to
 * where it began.
 *
 * Each byte below 32 is an editing key, 32 begins a paste of as many bytes as
 * the next one says, anything else is typed as one code point.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "famctx/text/sanitise.h"
#include "famctx/text/utf8.h"
#include "famctx/ui/action.h"
#include "famctx/ui/field.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define LIMIT 24
#define WIDTH 9

static const char *const keys[] = { "Left",   "Right",	"Home",	  "End",    "Backspace", "Delete", "Ctrl-A", "Ctrl-E",
				    "Ctrl-B", "Ctrl-F", "Ctrl-D", "Ctrl-W", "Ctrl-U",	 "Ctrl-K", "Ctrl-_", "Alt-b",
				    "Alt-f",  "Alt-Backspace" };

static void must(bool holds)
{
	if (!holds)
		abort();
}

static bool on_boundary(const struct line_field *f)
{
	size_t at = 0;

	while (at < f->cursor)
		at = utf8_next_cluster(f->text.data, f->text.len, at);
	return at == f->cursor;
}

static void check(const struct line_field *f, struct canvas *c)
{
	must(sanitise_is_clean(f->text.data, f->text.len, SANITISE_LINE));
	must(utf8_count(f->text.data, f->text.len) <= LIMIT);
	must(f->cursor <= f->text.len && on_boundary(f));
	canvas_clear(c, 1, WIDTH + 4);
	field_draw(f, c, 0, 0, true);
	must(c->cursor_col >= 1 && c->cursor_col <= WIDTH);
	must(canvas_cell(c, 0, 0)->code[0] == '[' && canvas_cell(c, 0, WIDTH + 1)->code[0] == ']');
}

/* Returns the bytes it used up. */
static size_t press_one(struct line_field *f, const char *bytes, size_t size)
{
	unsigned char first = (unsigned char)bytes[0];
	struct key_event ev = { 0 };

	if (first < 32) {
		must(key_parse(keys[first % ARRAY_LEN(keys)], &ev));
		field_key(f, &ev);
		return 1;
	}
	if (first == 32 && size > 1) {
		size_t len = (unsigned char)bytes[1] < size - 2 ? (unsigned char)bytes[1] : size - 2;
		struct buf paste = BUF_INIT;

		buf_add(&paste, bytes + 2, len);
		ev.press = PRESS_PASTE;
		ev.paste = paste.data;
		field_key(f, &ev);
		buf_release(&paste);
		return 2 + len;
	}
	ev.press = PRESS_TEXT;
	memcpy(ev.text, bytes, utf8_decode(bytes, size).size);
	field_key(f, &ev);
	return utf8_decode(bytes, size).size;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *bytes = (const char *)data;
	size_t most_steps = 0;
	struct canvas c;
	struct line_field f;

	field_init(&f, LIMIT);
	field_layout(&f, WIDTH);
	canvas_init(&c, 1, WIDTH + 4, GLYPHS_UNICODE);
	while (size > 0) {
		size_t used = press_one(&f, bytes, size);

		bytes += used;
		size -= used;
		most_steps = f.undo_count > most_steps ? f.undo_count : most_steps;
		check(&f, &c);
	}
	while (field_undo(&f))
		check(&f, &c);
	/* Steps beyond what is kept are forgotten. */
	must(most_steps == FIELD_UNDO_STEPS || field_is_empty(&f));
	field_release(&f);
	canvas_release(&c);
	return 0;
}

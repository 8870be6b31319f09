/*
 * Any keys into an editor: its text stays clean, the cursor on a cluster
 * boundary and inside the box, undo leads back to where it began and redo to
 * where it was.
 *
 * Each byte below 32 is an editing key, 127 sets another size, 126 begins a
 * paste of as many bytes as the next one says, anything else is typed as one
 * code point.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "famctx/text/sanitise.h"
#include "famctx/text/utf8.h"
#include "famctx/ui/action.h"
#include "famctx/ui/editor.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define LIMIT 24
#define EDGE 13

static const char *const keys[] = { "Left",   "Right",  "Up",     "Down",   "Home",   "End",           "PgUp",
	                            "PgDn",   "Enter",  "Delete", "Ctrl-A", "Ctrl-E", "Backspace",     "Ctrl-B",
	                            "Ctrl-F", "Ctrl-D", "Ctrl-W", "Ctrl-U", "Ctrl-K", "Ctrl-_",        "Ctrl-Y",
	                            "Alt-b",  "Alt-f",  "Alt-d",  "Alt-<",  "Alt->",  "Alt-Backspace" };

static void must(bool holds)
{
	if (!holds)
		abort();
}

static bool on_boundary(const struct editor *e)
{
	size_t at = 0;
	while (at < e->cursor)
		at = utf8_next_cluster(e->text.data, e->text.len, at);
	return at == e->cursor;
}

static void check(const struct editor *e, struct canvas *c)
{
	must(sanitise_is_clean(e->text.data, e->text.len, SANITISE_LINES));
	must(editor_count(e) <= LIMIT * 2 + 200 + 1);
	must(e->cursor <= e->text.len && on_boundary(e));
	canvas_clear(c, EDGE, EDGE + 4);
	editor_draw(e, c, 0, 0, true);
	must(c->cursor_col >= 1 && c->cursor_col <= e->width);
	must(c->cursor_row >= 0 && c->cursor_row < e->rows);
}

/* Returns the bytes it used up. */
static size_t press_one(struct editor *e, const char *bytes, size_t size)
{
	unsigned char first = (unsigned char)bytes[0];
	struct key_event ev = { 0 };
	if (first < 32) {
		must(key_parse(keys[first % ARRAY_LEN(keys)], &ev));
		editor_key(e, &ev);
		return 1;
	}
	if (first == 127 && size > 1) {
		editor_layout(e, (unsigned char)bytes[1] % EDGE, (unsigned char)bytes[1] / EDGE % EDGE);
		return 2;
	}
	if (first == 126 && size > 1) {
		size_t len = (unsigned char)bytes[1] < size - 2 ? (unsigned char)bytes[1] : size - 2;
		struct buf text = BUF_INIT;
		sanitise_bytes(&text, bytes + 2, len, SANITISE_LINES, NULL);
		ev = (struct key_event) { .press = PRESS_PASTE, .paste = text.data };
		editor_key(e, &ev);
		buf_release(&text);
		return 2 + len;
	}
	struct utf8_char ch = utf8_decode(bytes, size);
	ev.press = PRESS_TEXT;
	utf8_encode(ch.code, ev.text);
	editor_key(e, &ev);
	return ch.size;
}

static void check_undo(struct editor *e)
{
	while (editor_redo(e))
		continue;
	char *text = strdup(editor_text(e));
	while (editor_undo(e))
		continue;
	must(editor_is_empty(e) && e->cursor == 0);
	while (editor_redo(e))
		continue;
	must(strcmp(text, editor_text(e)) == 0);
	free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct editor e;
	struct canvas c;
	editor_init(&e, LIMIT);
	editor_layout(&e, 9, 3);
	canvas_init(&c, 1, 1, GLYPHS_UNICODE);
	for (size_t at = 0; at < size && at < 4096;) {
		at += press_one(&e, (const char *)data + at, size - at);
		check(&e, &c);
	}
	check_undo(&e);
	canvas_release(&c);
	editor_release(&e);
	return 0;
}

#include "famctx/ui/field.h"

#include <string.h>

#include "famctx/base/mem.h"
#include "famctx/text/sanitise.h"
#include "famctx/text/utf8.h"
#include "field_private.h"

/* A character is seldom more than a letter and two marks; joined emoji are longer. */
#define BYTES_PER_CLUSTER 24

void field_init(struct line_field *f, size_t max_clusters)
{
	memset(f, 0, sizeof(*f));
	buf_init(&f->text);
	f->max_clusters = max_clusters;
	f->width = 10;
}

static void wipe_text(char *text)
{
	explicit_bzero(text, strlen(text));
	mem_free(text);
}

void field_release(struct line_field *f)
{
	for (size_t i = 0; i < f->undo_count; i++)
		wipe_text(f->undo[i].text);
	f->undo_count = 0;
	if (f->text.cap > 0)
		explicit_bzero(f->text.data, f->text.cap);
	buf_release(&f->text);
	f->cursor = 0;
}

const char *field_text(const struct line_field *f)
{
	return f->text.data;
}

bool field_is_empty(const struct line_field *f)
{
	return f->text.len == 0;
}

bool field_accepts_digits(uint32_t code)
{
	return code >= '0' && code <= '9';
}

/* Typing, or deleting, on and on is one step; a space starts a new word and so a new step. */
static bool goes_on(const struct line_field *f, enum press kind)
{
	bool word_begins = f->cursor > 0 && f->text.data[f->cursor - 1] == ' ';

	if (kind == PRESS_TEXT && word_begins)
		return false;
	return f->last_edit == kind && (kind == PRESS_TEXT || kind == PRESS_BACKSPACE || kind == PRESS_DELETE);
}

/* Called before every change. */
static void remember(struct line_field *f, enum press kind)
{
	bool same_step = f->undo_count > 0 && goes_on(f, kind);

	f->last_edit = kind;
	if (same_step)
		return;
	if (f->undo_count == FIELD_UNDO_STEPS) {
		wipe_text(f->undo[0].text);
		memmove(&f->undo[0], &f->undo[1], sizeof(f->undo[0]) * (FIELD_UNDO_STEPS - 1));
		f->undo_count--;
	}
	f->undo[f->undo_count].text = mem_copy_text(f->text.data);
	f->undo[f->undo_count].cursor = f->cursor;
	f->undo_count++;
}

bool field_undo(struct line_field *f)
{
	struct field_state *last;

	if (f->undo_count == 0)
		return false;
	last = &f->undo[--f->undo_count];
	buf_clear(&f->text);
	buf_add_text(&f->text, last->text);
	f->cursor = last->cursor;
	wipe_text(last->text);
	f->last_edit = PRESS_NONE;
	field_show_cursor(f);
	return true;
}

/* An edit can join what stands on both sides into one cluster; the cursor goes behind it. */
static size_t boundary_from(const struct buf *text, size_t at)
{
	size_t boundary = 0;

	while (boundary < at && boundary < text->len)
		boundary = utf8_next_cluster(text->data, text->len, boundary);
	return boundary;
}

/* Adds those code points of a text that the field takes. */
static void add_accepted(const struct line_field *f, struct buf *out, const char *utf8)
{
	size_t len = strlen(utf8);

	while (len > 0) {
		struct utf8_char ch = utf8_decode(utf8, len);
		bool space = ch.code == '\n' || ch.code == '\t' || ch.code == '\r';

		if (!f->accepts || f->accepts(ch.code))
			buf_add(out, space ? " " : utf8, space ? 1 : ch.size);
		utf8 += ch.size;
		len -= ch.size;
	}
}

static bool fits(const struct line_field *f, const struct buf *text)
{
	return text->len <= f->max_clusters * BYTES_PER_CLUSTER &&
	       utf8_count(text->data, text->len) <= f->max_clusters;
}

/* The text with `insert` at the cursor. The front passes the gate by itself, because what is typed may be a mark
 * that belongs to the letter before it, and the cursor comes behind both. */
static void splice(const struct line_field *f, const char *insert, size_t len, struct buf *out, size_t *cursor)
{
	struct buf front = BUF_INIT;

	buf_clear(out);
	buf_add(out, f->text.data, f->cursor);
	buf_add(out, insert, len);
	sanitise_bytes(&front, out->data, out->len, SANITISE_LINE, NULL);
	*cursor = front.len;
	buf_add(&front, f->text.data + f->cursor, f->text.len - f->cursor);
	buf_clear(out);
	sanitise_bytes(out, front.data, front.len, SANITISE_LINE, NULL);
	buf_release(&front);
}

/* As much of it as the limits allow; false when that is nothing. */
static bool insert(struct line_field *f, const char *utf8, enum press kind)
{
	struct buf wanted = BUF_INIT, text = BUF_INIT;
	size_t cursor, len;
	bool changed;

	add_accepted(f, &wanted, utf8);
	len = utf8_first(wanted.data, wanted.len, f->max_clusters);
	splice(f, wanted.data, len, &text, &cursor);
	while (len > 0 && !fits(f, &text)) {
		len = utf8_previous_cluster(wanted.data, len, len);
		splice(f, wanted.data, len, &text, &cursor);
	}
	changed = len > 0 && strcmp(text.data, f->text.data) != 0;
	if (changed) {
		remember(f, kind);
		buf_swap(&text, &f->text);
		f->cursor = boundary_from(&f->text, cursor);
		field_show_cursor(f);
	}
	buf_release(&text);
	buf_release(&wanted);
	return changed;
}

static void cut(struct line_field *f, size_t from, size_t to, enum press kind)
{
	if (from >= to)
		return;
	remember(f, kind);
	buf_splice(&f->text, from, to - from, "", 0);
	f->cursor = boundary_from(&f->text, from);
	field_show_cursor(f);
}

void field_set(struct line_field *f, const char *utf8)
{
	cut(f, 0, f->text.len, PRESS_NONE);
	insert(f, utf8, PRESS_NONE);
	f->last_edit = PRESS_NONE;
}

/* ---- moving ---------------------------------------------------------------------- */

static void move(struct line_field *f, size_t to)
{
	f->cursor = to;
	f->last_edit = PRESS_NONE;
	field_show_cursor(f);
}

static size_t before(const struct line_field *f)
{
	return utf8_previous_cluster(f->text.data, f->text.len, f->cursor);
}

static size_t behind(const struct line_field *f)
{
	return utf8_next_cluster(f->text.data, f->text.len, f->cursor);
}

static size_t word_start(const struct line_field *f)
{
	size_t at = f->cursor;

	while (at > 0 && f->text.data[at - 1] == ' ')
		at--;
	while (at > 0 && f->text.data[at - 1] != ' ')
		at--;
	return boundary_from(&f->text, at);
}

static size_t word_end(const struct line_field *f)
{
	size_t at = f->cursor;

	while (at < f->text.len && f->text.data[at] == ' ')
		at++;
	while (at < f->text.len && f->text.data[at] != ' ')
		at++;
	return boundary_from(&f->text, at);
}

/* ---- keys ------------------------------------------------------------------------- */

static enum handled control_key(struct line_field *f, char letter)
{
	switch (letter) {
	case 'a':
		move(f, 0);
		return HANDLED;
	case 'e':
		move(f, f->text.len);
		return HANDLED;
	case 'b':
		move(f, before(f));
		return HANDLED;
	case 'f':
		move(f, behind(f));
		return HANDLED;
	case 'd':
		cut(f, f->cursor, behind(f), PRESS_DELETE);
		return HANDLED;
	case 'w':
		cut(f, word_start(f), f->cursor, PRESS_CTRL);
		return HANDLED;
	case 'u':
		cut(f, 0, f->cursor, PRESS_CTRL);
		return HANDLED;
	case 'k':
		cut(f, f->cursor, f->text.len, PRESS_CTRL);
		return HANDLED;
	case '_':
		field_undo(f);
		return HANDLED;
	default:
		return NOT_HANDLED;
	}
}

static enum handled alt_key(struct line_field *f, const struct key_event *ev)
{
	if (ev->press == PRESS_TEXT && ev->text[0] == 'b')
		move(f, word_start(f));
	else if (ev->press == PRESS_TEXT && ev->text[0] == 'f')
		move(f, word_end(f));
	else if (ev->press == PRESS_BACKSPACE)
		cut(f, word_start(f), f->cursor, PRESS_CTRL);
	else
		return NOT_HANDLED;
	return HANDLED;
}

static enum handled cursor_key(struct line_field *f, enum press press)
{
	if (press == PRESS_LEFT)
		move(f, before(f));
	else if (press == PRESS_RIGHT)
		move(f, behind(f));
	else if (press == PRESS_HOME)
		move(f, 0);
	else if (press == PRESS_END)
		move(f, f->text.len);
	else if (press == PRESS_BACKSPACE)
		cut(f, before(f), f->cursor, PRESS_BACKSPACE);
	else if (press == PRESS_DELETE)
		cut(f, f->cursor, behind(f), PRESS_DELETE);
	else
		return NOT_HANDLED;
	return HANDLED;
}

enum handled field_key(struct line_field *f, const struct key_event *ev)
{
	if (ev->alt)
		return alt_key(f, ev);
	if (ev->press == PRESS_CTRL)
		return control_key(f, ev->text[0]);
	if (ev->press == PRESS_PASTE || ev->press == PRESS_TEXT) {
		insert(f, ev->press == PRESS_PASTE ? ev->paste : ev->text, ev->press);
		return HANDLED;
	}
	return cursor_key(f, ev->press);
}

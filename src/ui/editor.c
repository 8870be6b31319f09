#include "famctx/ui/editor.h"

#include "editor_private.h"
#include "famctx/base/mem.h"
#include "famctx/text/sanitise.h"
#include "famctx/text/utf8.h"

/* Somebody who pastes too much sees by how much and shortens it; a pasted book is another matter. */
#define TAKEN_AT_MOST(most) ((most) * 2 + 200)
#define BYTES_PER_CLUSTER 24

void editor_init(struct editor *e, size_t most)
{
	memset(e, 0, sizeof(*e));
	buf_init(&e->text);
	e->most = most;
	e->goal = -1;
	editor_layout(e, 40, 3);
}

void editor_release(struct editor *e)
{
	editor_forget(&e->past);
	if (e->text.cap > 0)
		explicit_bzero(e->text.data, e->text.cap);
	buf_release(&e->text);
	mem_free(e->lines);
	e->lines = NULL;
	e->line_count = e->line_cap = 0;
	e->cursor = 0;
}

const char *editor_text(const struct editor *e)
{
	return e->text.data;
}

bool editor_is_empty(const struct editor *e)
{
	return e->text.len == 0;
}

size_t editor_count(const struct editor *e)
{
	return utf8_count(e->text.data, e->text.len);
}

/* ---- changing -------------------------------------------------------------------------- */

/* Typing, or deleting, on and on is one step; a space or a new line starts a new one. */
static bool goes_on(const struct editor *e, enum press kind)
{
	char before = e->cursor > 0 ? e->text.data[e->cursor - 1] : '\0';
	if (kind == PRESS_TEXT && (before == ' ' || before == '\n'))
		return false;
	return e->last_edit == kind &&
	       (kind == PRESS_TEXT || kind == PRESS_BACKSPACE || kind == PRESS_DELETE);
}

/* An edit can join what stands on both sides into one cluster; the cursor goes behind it. */
static size_t boundary_from(const struct buf *text, size_t at)
{
	size_t boundary = 0;
	while (boundary < at && boundary < text->len)
		boundary = utf8_next_cluster(text->data, text->len, boundary);
	return boundary;
}

static void replace(struct editor *e, struct buf *text, size_t cursor, enum press kind)
{
	bool same_step = goes_on(e, kind);
	e->last_edit = kind;
	editor_change(e, text, boundary_from(text, cursor), same_step);
}

/* The text with `insert` at the cursor. The front passes the gate by itself, because what is typed may be a mark
 * that belongs to the letter before it, and the cursor comes behind both. */
static void splice(const struct editor *e, const char *insert, size_t len, struct buf *out, size_t *cursor)
{
	struct buf front = BUF_INIT;
	buf_add(&front, e->text.data, e->cursor);
	buf_add(&front, insert, len);
	buf_clear(out);
	sanitise_bytes(out, front.data, front.len, SANITISE_LINES, NULL);
	*cursor = out->len;
	buf_add(out, e->text.data + e->cursor, e->text.len - e->cursor);
	buf_clear(&front);
	sanitise_bytes(&front, out->data, out->len, SANITISE_LINES, NULL);
	buf_swap(&front, out);
	buf_release(&front);
}

static size_t room(const struct editor *e)
{
	size_t taken = editor_count(e), most = TAKEN_AT_MOST(e->most);
	return taken < most && e->text.len < most * BYTES_PER_CLUSTER ? most - taken : 0;
}

/* As much of it as there is room for. */
static void insert(struct editor *e, const char *utf8, enum press kind)
{
	struct buf text = BUF_INIT;
	size_t most = room(e), cursor, len = utf8_first(utf8, strlen(utf8), most);
	while (len > most * BYTES_PER_CLUSTER)
		len = utf8_previous_cluster(utf8, len, len);
	splice(e, utf8, len, &text, &cursor);
	if (strcmp(text.data, e->text.data) != 0)
		replace(e, &text, cursor, kind);
	buf_release(&text);
}

static void cut(struct editor *e, size_t from, size_t to, enum press kind)
{
	struct buf text = BUF_INIT, bare = BUF_INIT;
	size_t cursor;
	if (from >= to)
		return;
	buf_add(&bare, e->text.data, from);
	cursor = bare.len;
	buf_add(&bare, e->text.data + to, e->text.len - to);
	/* A mark must not be left on nothing. */
	sanitise_bytes(&text, bare.data, bare.len, SANITISE_LINES, NULL);
	replace(e, &text, cursor, kind);
	buf_release(&bare);
	buf_release(&text);
}

void editor_set(struct editor *e, const char *utf8)
{
	cut(e, 0, e->text.len, PRESS_NONE);
	insert(e, utf8, PRESS_PASTE);
	e->last_edit = PRESS_NONE;
}

/* ---- moving ------------------------------------------------------------------------------ */

static void move(struct editor *e, size_t to)
{
	e->cursor = to;
	e->last_edit = PRESS_NONE;
	e->goal = -1;
	editor_show_cursor(e);
}

static size_t before(const struct editor *e)
{
	return utf8_previous_cluster(e->text.data, e->text.len, e->cursor);
}

static size_t behind(const struct editor *e)
{
	return utf8_next_cluster(e->text.data, e->text.len, e->cursor);
}

static bool is_gap(char c)
{
	return c == ' ' || c == '\n';
}

static size_t word_start(const struct editor *e)
{
	size_t at = e->cursor;
	while (at > 0 && is_gap(e->text.data[at - 1]))
		at--;
	while (at > 0 && !is_gap(e->text.data[at - 1]))
		at--;
	return boundary_from(&e->text, at);
}

static size_t word_end(const struct editor *e)
{
	size_t at = e->cursor;
	while (at < e->text.len && is_gap(e->text.data[at]))
		at++;
	while (at < e->text.len && !is_gap(e->text.data[at]))
		at++;
	return boundary_from(&e->text, at);
}

static size_t row_start(const struct editor *e)
{
	return e->lines[editor_row(e)].start;
}

/* Behind the last letter of the row; where it was wrapped the space behind that stays in front of the cursor. */
static size_t row_end(const struct editor *e)
{
	const struct editor_line *line = &e->lines[editor_row(e)];
	size_t end = line->start + line->len;
	if (end == line->next && line->next < e->text.len)
		end = utf8_previous_cluster(e->text.data, e->text.len, end);
	return end;
}

/* ---- keys ---------------------------------------------------------------------------------- */

/* As in a shell, at the end of a row it takes what parts it from the next. */
static void cut_to_end(struct editor *e)
{
	size_t end = row_end(e);
	cut(e, e->cursor, end > e->cursor ? end : behind(e), PRESS_CTRL);
}

static void cut_to_start(struct editor *e)
{
	size_t start = row_start(e);
	cut(e, start < e->cursor ? start : before(e), e->cursor, PRESS_CTRL);
}

static enum handled control_key(struct editor *e, char letter)
{
	switch (letter) {
	case 'a':
		move(e, row_start(e));
		return HANDLED;
	case 'e':
		move(e, row_end(e));
		return HANDLED;
	case 'b':
		move(e, before(e));
		return HANDLED;
	case 'f':
		move(e, behind(e));
		return HANDLED;
	case 'd':
		cut(e, e->cursor, behind(e), PRESS_DELETE);
		return HANDLED;
	case 'w':
		cut(e, word_start(e), e->cursor, PRESS_CTRL);
		return HANDLED;
	case 'u':
		cut_to_start(e);
		return HANDLED;
	case 'k':
		cut_to_end(e);
		return HANDLED;
	case 'y':
		editor_redo(e);
		return HANDLED;
	case '_':
		editor_undo(e);
		return HANDLED;
	default:
		return NOT_HANDLED;
	}
}

static enum handled alt_key(struct editor *e, const struct key_event *ev)
{
	char letter = ev->press == PRESS_TEXT ? ev->text[0] : '\0';
	if (letter == 'b')
		move(e, word_start(e));
	else if (letter == 'f')
		move(e, word_end(e));
	else if (letter == 'd')
		cut(e, e->cursor, word_end(e), PRESS_CTRL);
	else if (letter == '<')
		move(e, 0);
	else if (letter == '>')
		move(e, e->text.len);
	else if (ev->press == PRESS_BACKSPACE)
		cut(e, word_start(e), e->cursor, PRESS_CTRL);
	else
		return NOT_HANDLED;
	return HANDLED;
}

static enum handled row_key(struct editor *e, enum press press)
{
	size_t row = editor_row(e);
	long page = e->rows > 1 ? e->rows - 1 : 1;
	if ((press == PRESS_UP && row == 0) || (press == PRESS_DOWN && row + 1 == e->line_count))
		return NOT_HANDLED;
	if (press == PRESS_UP)
		editor_move_rows(e, -1);
	else if (press == PRESS_DOWN)
		editor_move_rows(e, 1);
	else if (press == PRESS_PAGE_UP)
		editor_move_rows(e, -page);
	else if (press == PRESS_PAGE_DOWN)
		editor_move_rows(e, page);
	else
		return NOT_HANDLED;
	return HANDLED;
}

static enum handled cursor_key(struct editor *e, enum press press)
{
	if (press == PRESS_LEFT)
		move(e, before(e));
	else if (press == PRESS_RIGHT)
		move(e, behind(e));
	else if (press == PRESS_HOME)
		move(e, row_start(e));
	else if (press == PRESS_END)
		move(e, row_end(e));
	else if (press == PRESS_BACKSPACE)
		cut(e, before(e), e->cursor, PRESS_BACKSPACE);
	else if (press == PRESS_DELETE)
		cut(e, e->cursor, behind(e), PRESS_DELETE);
	else if (press == PRESS_ENTER)
		insert(e, "\n", PRESS_ENTER);
	else
		return row_key(e, press);
	return HANDLED;
}

enum handled editor_key(struct editor *e, const struct key_event *ev)
{
	if (ev->alt)
		return alt_key(e, ev);
	if (ev->press == PRESS_CTRL)
		return control_key(e, ev->text[0]);
	if (ev->press == PRESS_PASTE || ev->press == PRESS_TEXT) {
		insert(e, ev->press == PRESS_PASTE ? ev->paste : ev->text, ev->press);
		return HANDLED;
	}
	return cursor_key(e, ev->press);
}

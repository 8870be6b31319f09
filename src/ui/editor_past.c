#include "editor_private.h"

#include "famctx/base/mem.h"

/* A stretch of text that was replaced. */
struct editor_edit {
	size_t at;
	char *removed, *added;
	size_t cursor_before, cursor_after;
	bool goes_on; /* is undone together with the one before it */
};

static void wipe(char *text)
{
	explicit_bzero(text, strlen(text));
	mem_free(text);
}

static void drop_from(struct editor_past *past, size_t first)
{
	for (size_t i = first; i < past->count; i++) {
		wipe(past->edits[i].removed);
		wipe(past->edits[i].added);
	}
	past->count = first;
}

void editor_forget(struct editor_past *past)
{
	drop_from(past, 0);
	mem_free(past->edits);
	*past = (struct editor_past) { NULL, 0, 0, 0 };
}

/* What differs lies between what both begin and end with. */
static struct editor_edit difference(const struct buf *old, const struct buf *fresh)
{
	size_t least = old->len < fresh->len ? old->len : fresh->len, start = 0, end = 0;
	while (start < least && old->data[start] == fresh->data[start])
		start++;
	while (end < least - start && old->data[old->len - 1 - end] == fresh->data[fresh->len - 1 - end])
		end++;
	return (struct editor_edit) { .at = start,
		                      .removed = mem_copy_bytes(old->data + start, old->len - start - end),
		                      .added = mem_copy_bytes(fresh->data + start, fresh->len - start - end) };
}

void editor_change(struct editor *e, struct buf *text, size_t cursor, bool goes_on)
{
	struct editor_past *past = &e->past;
	struct editor_edit edit = difference(&e->text, text);
	edit.cursor_before = e->cursor;
	edit.cursor_after = cursor;
	edit.goes_on = goes_on && past->done > 0;
	drop_from(past, past->done);
	MEM_GROW(past->edits, past->count, past->cap);
	past->edits[past->count++] = edit;
	past->done = past->count;
	buf_swap(text, &e->text);
	e->cursor = cursor;
	e->goal = -1;
	editor_wrap(e);
}

static void put(struct editor *e, size_t at, const char *old, const char *fresh, size_t cursor)
{
	buf_splice(&e->text, at, strlen(old), fresh, strlen(fresh));
	e->cursor = cursor;
}

bool editor_undo(struct editor *e)
{
	struct editor_past *past = &e->past;
	bool more = past->done > 0;
	if (!more)
		return false;
	while (more) {
		const struct editor_edit *edit = &past->edits[--past->done];
		put(e, edit->at, edit->added, edit->removed, edit->cursor_before);
		more = edit->goes_on;
	}
	e->last_edit = PRESS_NONE;
	e->goal = -1;
	editor_wrap(e);
	return true;
}

bool editor_redo(struct editor *e)
{
	struct editor_past *past = &e->past;
	if (past->done == past->count)
		return false;
	do {
		const struct editor_edit *edit = &past->edits[past->done++];
		put(e, edit->at, edit->removed, edit->added, edit->cursor_after);
	} while (past->done < past->count && past->edits[past->done].goes_on);
	e->last_edit = PRESS_NONE;
	e->goal = -1;
	editor_wrap(e);
	return true;
}

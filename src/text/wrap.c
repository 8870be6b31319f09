#include "famctx/text/wrap.h"

#include "famctx/text/utf8.h"
#include "famctx/text/width.h"

struct wrap wrap_bytes(const char *bytes, size_t len, int columns)
{
	return (struct wrap) { bytes, len, 0, columns < 1 ? 1 : columns, false };
}

struct wrap wrap_text(const char *text, int columns)
{
	return wrap_bytes(text, strlen(text), columns);
}

static bool end_line(struct wrap *w, struct wrap_line *line, size_t end, size_t next)
{
	line->start = w->at;
	while (end > w->at && w->bytes[end - 1] == ' ')
		end--;
	line->len = end - w->at;
	line->next = next;
	w->at = next;
	return true;
}

/* Where a line must end whose cluster at `at` has no room: behind the last space, else before the cluster,
 * which stays only when it stands alone. */
static size_t break_at(const struct wrap *w, size_t at, size_t behind_space)
{
	if (behind_space)
		return behind_space;
	return at > w->at ? at : utf8_next_cluster(w->bytes, w->len, at);
}

bool wrap_next(struct wrap *w, struct wrap_line *line)
{
	size_t behind_space = 0;
	bool words = false;
	int used = 0;

	if (w->done)
		return false;
	for (size_t at = w->at, next; at < w->len; at = next) {
		if (w->bytes[at] == '\n')
			return end_line(w, line, at, at + 1);
		next = utf8_next_cluster(w->bytes, w->len, at);
		used += width_bytes(w->bytes + at, next - at);
		/* A space that carries a mark is seen, and so a letter. */
		if (w->bytes[at] == ' ' && next - at == 1) {
			/* Spaces may stand outside the columns; those that indent are no place to break. */
			behind_space = words ? next : 0;
			continue;
		}
		words = true;
		if (used > w->columns) {
			size_t end = break_at(w, at, behind_space);
			w->done = end == w->len;
			return end_line(w, line, end, end);
		}
	}
	w->done = true;
	return end_line(w, line, w->len, w->len);
}

int wrap_count(const char *text, int columns)
{
	struct wrap w = wrap_text(text, columns);
	struct wrap_line line;
	int n = 0;

	while (wrap_next(&w, &line))
		n++;
	return n;
}

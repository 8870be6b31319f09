#include "difference.h"

#include "famctx/base/mem.h"
#include "texts.h"

struct line {
	const char *start;
	size_t len;
};

static size_t split(const char *text, struct line *lines, size_t most)
{
	size_t n = 0;
	while (*text) {
		size_t len = strcspn(text, "\n");
		if (n == most)
			return most + 1;
		lines[n++] = (struct line) { text, len };
		text += len + (text[len] == '\n');
	}
	return n;
}

static bool same(const struct line *a, const struct line *b)
{
	return a->len == b->len && !memcmp(a->start, b->start, a->len);
}

static void add(struct question_answer *out, const char *change, const struct line *line)
{
	struct difference *d = LIST_ADD(out->differences, out->differences_count);
	d->change = mem_copy_text(change);
	d->text = mem_copy_bytes(line->start, line->len);
}

struct table {
	const struct line *a, *b;
	size_t a_count, b_count;
	uint16_t *common; /* of the rest from line i of a and line k of b on */
};

static uint16_t *cell(const struct table *t, size_t i, size_t k)
{
	return &t->common[i * (t->b_count + 1) + k];
}

static void fill(const struct table *t)
{
	for (size_t i = t->a_count; i-- > 0;)
		for (size_t k = t->b_count; k-- > 0;) {
			uint16_t down = *cell(t, i + 1, k), right = *cell(t, i, k + 1);
			*cell(t, i, k) = same(&t->a[i], &t->b[k]) ? (uint16_t)(*cell(t, i + 1, k + 1) + 1)
			                 : down > right           ? down
			                                          : right;
		}
}

static void walk(const struct table *t, struct question_answer *out)
{
	size_t i = 0, k = 0;
	while (i < t->a_count || k < t->b_count) {
		if (i < t->a_count && k < t->b_count && same(&t->a[i], &t->b[k])) {
			add(out, "same", &t->a[i++]);
			k++;
		} else if (i < t->a_count && (k == t->b_count || *cell(t, i + 1, k) >= *cell(t, i, k + 1))) {
			add(out, "removed", &t->a[i++]);
		} else {
			add(out, "added", &t->b[k++]);
		}
	}
}

void difference_lines(const char *from, const char *to, struct question_answer *out)
{
	struct line *lines = mem_zero(2 * (size_t)DIFFERENCE_LINES, sizeof(*lines));
	struct table t = { lines, lines + DIFFERENCE_LINES, 0, 0, NULL };
	t.a_count = split(from, lines, DIFFERENCE_LINES);
	t.b_count = split(to, lines + DIFFERENCE_LINES, DIFFERENCE_LINES);
	if (t.a_count > DIFFERENCE_LINES || t.b_count > DIFFERENCE_LINES) {
		add(out, "removed", &(struct line) { from, strlen(from) });
		add(out, "added", &(struct line) { to, strlen(to) });
	} else {
		t.common = mem_zero((t.a_count + 1) * (t.b_count + 1), sizeof(*t.common));
		fill(&t);
		walk(&t, out);
		mem_free(t.common);
	}
	mem_free(lines);
}

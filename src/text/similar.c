#include "famctx/text/similar.h"

#include "famctx/text/utf8.h"

#define NAME_MAX_LETTERS 128
/* al, ali and lu are different names. */
#define FEWEST_LETTERS 3
#define TWO_SLIPS_LETTERS 6

struct letters {
	uint32_t codes[NAME_MAX_LETTERS];
	int start, end; /* what is left of it */
};

static bool read_letters(const char *text, struct letters *l)
{
	size_t len = strlen(text);

	l->start = l->end = 0;
	for (size_t at = 0; at < len;) {
		if (l->end == NAME_MAX_LETTERS)
			return false;
		struct utf8_char c = utf8_decode(text + at, len - at);
		l->codes[l->end++] = c.code;
		at += c.size;
	}
	return true;
}

/* What two names have in common at their ends cannot add to the distance. */
static void trim_common(struct letters *a, struct letters *b)
{
	while (a->start < a->end && b->start < b->end && a->codes[a->start] == b->codes[b->start]) {
		a->start++;
		b->start++;
	}
	while (a->start < a->end && b->start < b->end && a->codes[a->end - 1] == b->codes[b->end - 1]) {
		a->end--;
		b->end--;
	}
}

static int least(int a, int b)
{
	return a < b ? a : b;
}

/* One cell of the table of distances between the first i letters of a and the first j of b. */
static int cell_distance(const uint32_t *a, const uint32_t *b, int i, int j,
                         int (*rows)[NAME_MAX_LETTERS + 1])
{
	const int *above = rows[(i + 2) % 3], *two_above = rows[(i + 1) % 3], *row = rows[i % 3];
	int distance = least(above[j], row[j - 1]) + 1;

	distance = least(distance, above[j - 1] + (a[i - 1] != b[j - 1]));
	if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
		distance = least(distance, two_above[j - 2] + 1);
	return distance;
}

static int full_distance(const struct letters *a, const struct letters *b, int limit)
{
	const uint32_t *from = a->codes + a->start, *to = b->codes + b->start;
	int rows[3][NAME_MAX_LETTERS + 1];
	int height = a->end - a->start, width = b->end - b->start;

	for (int j = 0; j <= width; j++)
		rows[0][j] = j;
	for (int i = 1; i <= height; i++) {
		int best = rows[i % 3][0] = i;
		for (int j = 1; j <= width; j++) {
			rows[i % 3][j] = cell_distance(from, to, i, j, rows);
			best = least(best, rows[i % 3][j]);
		}
		/* A swap reaches two rows back, by one more than the row above can. */
		if (best > limit + 1)
			return limit + 1;
	}
	return least(rows[height % 3][width], limit + 1);
}

int similar_distance(const char *a, const char *b, int limit)
{
	struct letters from, to;

	if (strcmp(a, b) == 0)
		return 0;
	if (!read_letters(a, &from) || !read_letters(b, &to))
		return limit + 1;
	if (from.end - to.end > limit || to.end - from.end > limit)
		return limit + 1;
	trim_common(&from, &to);
	return full_distance(&from, &to, limit);
}

/* Equal but for spaces: "de souza" and "desouza". */
static bool same_key(const char *a, const char *b)
{
	for (;; a++, b++) {
		a += *a == ' ';
		b += *b == ' ';
		if (*a != *b)
			return false;
		if (!*a)
			return true;
	}
}

static bool one_letter(const char *name)
{
	return utf8_decode(name, strlen(name)).size == strlen(name);
}

static bool initial_of(const char *a, const char *b)
{
	if (!one_letter(a) && !one_letter(b))
		return false;
	return utf8_decode(a, strlen(a)).code == utf8_decode(b, strlen(b)).code;
}

static bool sounds_alike(const char *a, const char *b)
{
	char code_a[SOUND_SIZE], code_b[SOUND_SIZE];

	sound_code(a, code_a);
	sound_code(b, code_b);
	/* One sound says nothing: lee, leo and layla would be alike. */
	return code_a[0] && code_a[1] && strcmp(code_a, code_b) == 0;
}

static size_t shorter_length(const char *a, const char *b)
{
	size_t len_a = utf8_count(a, strlen(a)), len_b = utf8_count(b, strlen(b));

	return len_a < len_b ? len_a : len_b;
}

enum name_verdict name_compare(const char *a, const char *b, const struct nicknames *nicknames)
{
	if (!*a || !*b)
		return NAME_NOT_COMPARED;
	if (same_key(a, b))
		return NAME_SAME;
	if (nicknames && nicknames_related(nicknames, a, b))
		return NAME_SHORT_FORM;
	if (initial_of(a, b))
		return NAME_INITIAL;
	int slips = similar_distance(a, b, SIMILAR_LIMIT);
	size_t letters = shorter_length(a, b);
	if (letters < FEWEST_LETTERS)
		return NAME_DIFFERENT;
	if (slips == 1)
		return NAME_ONE_SLIP;
	if (sounds_alike(a, b))
		return NAME_SOUNDS_ALIKE;
	return slips == 2 && letters >= TWO_SLIPS_LETTERS ? NAME_TWO_SLIPS : NAME_DIFFERENT;
}

bool dates_swapped(struct date a, struct date b)
{
	return date_full(a) && date_full(b) && a.year == b.year && a.month == b.day && a.day == b.month &&
	       a.month != a.day;
}

#include "suggest.h"

/* Longer words are not slips of a key; the limit keeps hostile ones cheap. */
#define LONGEST 40u

void suggest_start(struct suggestion *s, const char *word)
{
	size_t len = strnlen(word, LONGEST + 1);
	s->word = word;
	s->nearest = NULL;
	/* A third of the letters may differ, three at most. */
	s->distance = len < 3 ? 2 : len < 9 ? len / 3 + 1 : 4;
}

static char plain(char c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c - 'A' + 'a');
	return c == '-' || c == ' ' ? '_' : c;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Insertions, deletions, changes and swaps of neighbours that make one word of the other. */
static size_t slips(const char *a, size_t a_len, const char *b, size_t b_len)
{
	size_t rows[3][LONGEST + 1];
	size_t *before = rows[0], *last = rows[1], *now = rows[2];
	for (size_t j = 0; j <= b_len; j++)
		last[j] = j;
	for (size_t i = 1; i <= a_len; i++) {
		now[0] = i;
		for (size_t j = 1; j <= b_len; j++) {
			bool same = plain(a[i - 1]) == plain(b[j - 1]);
			now[j] = least(least(last[j], now[j - 1]) + 1, last[j - 1] + !same);
			if (i > 1 && j > 1 && plain(a[i - 1]) == plain(b[j - 2]) && plain(a[i - 2]) == plain(b[j - 1]))
				now[j] = least(now[j], before[j - 2] + 1);
		}
		size_t *free_row = before;
		before = last;
		last = now;
		now = free_row;
	}
	return last[b_len];
}

void suggest_offer(struct suggestion *s, const char *known)
{
	size_t len = strnlen(s->word, LONGEST + 1), known_len = strnlen(known, LONGEST + 1);
	if (len > LONGEST || known_len > LONGEST)
		return;
	size_t distance = slips(s->word, len, known, known_len);
	if (distance < s->distance) {
		s->distance = distance;
		s->nearest = known;
	}
}

#include "suggest.h"

#include "famctx/text/similar.h"

void suggest_start(struct suggestion *s, const char *word)
{
	size_t len = strnlen(word, SUGGEST_LONGEST + 1);
	s->nearest = NULL;
	s->fits = len > 0 && len <= SUGGEST_LONGEST;
	/* Of two letters at most one may differ. */
	s->limit = len < 4 ? 1 : SIMILAR_LIMIT;
	if (s->fits)
		memcpy(s->word, word, len + 1);
}

/* Case and the choice of - or _ are no slips. */
static void make_plain(char *to, const char *from)
{
	for (; *from; from++) {
		bool upper = *from >= 'A' && *from <= 'Z';
		*to++ = upper ? (char)(*from - 'A' + 'a') : *from == '-' || *from == ' ' ? '_' : *from;
	}
	*to = '\0';
}

void suggest_offer(struct suggestion *s, const char *known)
{
	if (!s->fits || s->limit < 0 || strnlen(known, SUGGEST_LONGEST + 1) > SUGGEST_LONGEST)
		return;
	char a[SUGGEST_LONGEST + 1], b[SUGGEST_LONGEST + 1];
	make_plain(a, s->word);
	make_plain(b, known);
	int distance = similar_distance(a, b, s->limit);
	if (distance > s->limit)
		return;
	s->nearest = known;
	s->limit = distance - 1;
}

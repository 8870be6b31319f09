#include "famctx/base/mem.h"
#include "famctx/text/fold.h"
#include "famctx/text/similar.h"
#include "match.h"

/* One side of one name of the person, folded once for all words. */
struct side {
	const char *held; /* as supplied */
	enum name_side which;
	struct fold_tokens parts;
	struct buf joined; /* the parts without spaces */
	bool used;
};

struct sides {
	struct side *items;
	size_t count;
};

/* How a word compares with a side. */
struct word_match {
	enum fit fit;
	enum verdict verdict;
	struct side *side;
};

static void add_side(struct sides *s, const char *held, enum name_side which)
{
	if (!held)
		return;
	struct side *side = &s->items[s->count++];
	*side = (struct side) { held, which, FOLD_TOKENS_INIT, BUF_INIT, false };
	fold_tokens(&side->parts, held);
	for (size_t i = 0; i < side->parts.count; i++)
		buf_add_text(&side->joined, side->parts.items[i]);
}

static void make_sides(const struct person_facts *facts, struct sides *s)
{
	s->items = mem_zero(facts->names_count * 2 + 1, sizeof(*s->items));
	s->count = 0;
	for (size_t i = 0; i < facts->names_count; i++) {
		add_side(s, facts->names[i].family_name, SIDE_FAMILY);
		add_side(s, facts->names[i].first_name, SIDE_FIRST);
	}
}

static void sides_release(struct sides *s)
{
	for (size_t i = 0; i < s->count; i++) {
		fold_tokens_release(&s->items[i].parts);
		buf_release(&s->items[i].joined);
	}
	mem_free(s->items);
}

static bool begins(const char *whole, const char *beginning)
{
	return strncmp(whole, beginning, strlen(beginning)) == 0;
}

static struct word_match of_verdict(const struct query_word *word, enum name_verdict verdict)
{
	enum fit slip = word->letters >= 5 ? FIT_LONG_SLIP : FIT_NEAR;

	switch (verdict) {
	case NAME_SAME:
		return (struct word_match) { FIT_SAME, VERDICT_SAME, NULL };
	case NAME_SHORT_FORM:
		return (struct word_match) { FIT_SAME, VERDICT_SHORT_FORM, NULL };
	case NAME_INITIAL:
		return (struct word_match) { FIT_BEGINNING, VERDICT_INITIAL, NULL };
	case NAME_ONE_SLIP:
		return (struct word_match) { slip, VERDICT_ONE_SLIP, NULL };
	case NAME_SOUNDS_ALIKE:
		return (struct word_match) { FIT_NEAR, VERDICT_SOUNDS_ALIKE, NULL };
	case NAME_TWO_SLIPS:
		return (struct word_match) { FIT_NEAR, VERDICT_TWO_SLIPS, NULL };
	case NAME_DIFFERENT:
	case NAME_NOT_COMPARED:
		break;
	}
	return (struct word_match) { FIT_DIFFERENT, VERDICT_DIFFERENT, NULL };
}

static struct word_match compare_part(const struct query_word *word, const char *part,
				      const struct nicknames *nicknames)
{
	struct word_match m = of_verdict(word, name_compare(word->text, part, nicknames));

	if (m.fit > FIT_BEGINNING && word->growing && begins(part, word->text))
		m = (struct word_match) { FIT_BEGINNING, VERDICT_INITIAL, NULL };
	return m;
}

/* First names often hold middle names: the first of them is the name, later ones and parts of a
 * double family name are parts. */
static struct word_match as_part(struct word_match m, const struct side *side, size_t part)
{
	if (side->parts.count == 1 || (side->which == SIDE_FIRST && part == 0))
		return m;
	if (m.fit < FIT_BEGINNING)
		m.fit = FIT_BEGINNING;
	if (m.verdict == VERDICT_SAME)
		m.verdict = VERDICT_PART;
	return m;
}

/* Named as one side of the name and found on the other: the order is swapped. */
static struct word_match as_side(struct word_match m, const struct query_word *word, const struct side *side)
{
	if (word->side != SIDE_ANY && word->side != side->which && m.fit <= FIT_BEGINNING)
		m.verdict = VERDICT_SWAPPED;
	return m;
}

static bool nearer(const struct word_match *a, const struct word_match *b)
{
	return a->fit != b->fit ? a->fit < b->fit : a->verdict < b->verdict;
}

static struct word_match compare_side(const struct query_word *word, struct side *side,
				      const struct nicknames *nicknames)
{
	struct word_match best = compare_part(word, side->joined.data, nicknames);

	for (size_t i = 0; side->parts.count > 1 && i < side->parts.count; i++) {
		struct word_match m = as_part(compare_part(word, side->parts.items[i], nicknames), side, i);
		if (nearer(&m, &best))
			best = m;
	}
	best = as_side(best, word, side);
	best.side = side;
	return best;
}

/* Of sides that fit as well, one that no other word has taken: "james" and "james" are James James. */
static struct word_match best_side(const struct query_word *word, struct sides *sides,
				   const struct nicknames *nicknames)
{
	struct word_match best = { FIT_DIFFERENT, VERDICT_DIFFERENT, NULL };

	for (size_t i = 0; i < sides->count; i++) {
		struct word_match m = compare_side(word, &sides->items[i], nicknames);
		bool as_good = best.side && m.fit == best.fit && m.verdict == best.verdict;
		if (nearer(&m, &best) || (as_good && best.side->used && !m.side->used))
			best = m;
	}
	return best;
}

static bool is_whole(const struct side *side, const char *typed)
{
	struct fold_tokens t = FOLD_TOKENS_INIT;
	bool same;

	fold_tokens(&t, typed);
	same = t.count == side->parts.count;
	for (size_t i = 0; same && i < t.count; i++)
		same = !strcmp(t.items[i], side->parts.items[i]);
	fold_tokens_release(&t);
	return same;
}

/* The words that fit one side make one reason: "smith jones, Smith-Jones". */
static void add_side_reason(const struct query *q, const struct side *side, const struct word_match *words,
			    struct match *out)
{
	struct term term = { side->which == SIDE_FAMILY ? "family_name" : "first_name", FIT_SAME, VERDICT_SAME, NULL,
			     NULL };
	struct buf typed = BUF_INIT;

	for (size_t i = 0; i < q->words_count; i++) {
		if (words[i].side != side)
			continue;
		buf_printf(&typed, "%s%s", typed.len ? " " : "", q->words[i].typed);
		if (words[i].fit >= term.fit) {
			term.fit = words[i].fit;
			term.verdict = words[i].verdict > term.verdict ? words[i].verdict : term.verdict;
		}
	}
	if (typed.len) {
		if (term.verdict == VERDICT_PART && is_whole(side, typed.data)) {
			term.fit = FIT_SAME;
			term.verdict = VERDICT_SAME;
		}
		term.typed = typed.data;
		term.held = mem_copy_text(side->held);
		match_add(out, &term);
	}
	buf_release(&typed);
}

bool match_words(const struct query *q, const struct nicknames *nicknames, const struct person_facts *facts,
		 struct match *out)
{
	struct word_match words[QUERY_WORDS] = { { FIT_SAME, VERDICT_SAME, NULL } };
	struct sides sides;
	bool all = true;

	make_sides(facts, &sides);
	for (size_t i = 0; all && i < q->words_count; i++) {
		words[i] = best_side(&q->words[i], &sides, nicknames);
		all = words[i].fit < FIT_DIFFERENT;
		if (all)
			words[i].side->used = true;
	}
	for (size_t i = 0; all && i < sides.count; i++)
		add_side_reason(q, &sides.items[i], words, out);
	sides_release(&sides);
	return all;
}

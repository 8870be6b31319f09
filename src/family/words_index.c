#include "words_index.h"

#include "famctx/base/mem.h"
#include "famctx/store/statement.h"
#include "famctx/text/similar.h"
#include "slips.h"

/* Sorts behind every text that begins with what stands before it. */
#define LAST_CHARACTER "\xf4\x8f\xbf\xbf"
/* Tokens that share a hash with the word and are compared with it. */
#define NEIGHBOURS 600
#define SHORT_FORMS 40

static bool known(const struct alternatives *a, int64_t token)
{
	for (size_t i = 0; i < a->count; i++)
		if (token >= a->items[i].first && token <= a->items[i].last)
			return true;
	return false;
}

/* How many rows of search_pair stand in front of a token's. */
static bool rows_before(struct db *people, int64_t token, int64_t *out, struct err *e)
{
	static const char before_sql[] = "SELECT before FROM search_token WHERE id = ?";
	struct statement *st = db_prepare(people, before_sql);

	statement_integer(st, 1, token);
	*out = statement_row(st) ? column_integer(st, 0) : -1;
	return statement_done(st, e);
}

static bool add_range(struct db *people, struct alternatives *out, int64_t first, int64_t last, bool near,
		      struct err *e)
{
	int64_t before, behind;

	if (out->count == ALTERNATIVES || (first == last && known(out, first)))
		return true;
	if (!rows_before(people, first, &before, e) || !rows_before(people, last + 1, &behind, e))
		return false;
	/* Behind the last token there is nothing to count from. */
	int64_t rows = behind < 0 ? 1 : behind - before;
	out->items[out->count++] = (struct token_range) { first, last, rows, near };
	out->rows += rows;
	return true;
}

/* The first token that the statement finds for a text, 0 when there is none. */
static bool find_token(struct db *people, const char *sql, const char *text, int64_t *out, struct err *e)
{
	struct statement *st = db_prepare(people, sql);

	statement_text(st, 1, text);
	*out = statement_row(st) ? column_integer(st, 0) : 0;
	return statement_done(st, e);
}

static bool add_token(struct db *people, const char *text, struct alternatives *out, struct err *e)
{
	static const char exact_sql[] = "SELECT id FROM search_token WHERE text = ?";
	int64_t token;

	if (!find_token(people, exact_sql, text, &token, e))
		return false;
	return !token || add_range(people, out, token, token, false, e);
}

static bool add_beginning(struct db *people, const char *text, struct alternatives *out, struct err *e)
{
	static const char first_sql[] = "SELECT id FROM search_token WHERE text >= ? ORDER BY text LIMIT 1";
	static const char last_sql[] = "SELECT id FROM search_token WHERE text < ? ORDER BY text DESC LIMIT 1";
	struct buf behind = BUF_INIT;
	int64_t first, last;

	buf_printf(&behind, "%s" LAST_CHARACTER, text);
	bool ok = find_token(people, first_sql, text, &first, e) && find_token(people, last_sql, behind.data, &last, e);
	buf_release(&behind);
	if (!ok || !first || first > last)
		return ok;
	return add_range(people, out, first, last, false, e);
}

bool words_exact(struct db *people, const struct nicknames *nicknames, const struct query_word *word,
		 struct alternatives *out, struct err *e)
{
	const char *related[SHORT_FORMS];
	size_t count = nicknames ? nicknames_of(nicknames, word->text, related, SHORT_FORMS) : 0;
	bool ok = true;

	out->count = 0;
	out->rows = 0;
	/* The word itself stands at the front of what begins with it. */
	ok = word->growing ? add_beginning(people, word->text, out, e) : add_token(people, word->text, out, e);
	for (size_t i = 0; ok && i < count; i++)
		ok = add_token(people, related[i], out, e);
	return ok;
}

struct neighbours {
	int64_t tokens[NEIGHBOURS];
	enum name_verdict verdicts[NEIGHBOURS];
	size_t count;
};

static void add_neighbour(struct neighbours *n, int64_t token)
{
	for (size_t i = 0; i < n->count; i++)
		if (n->tokens[i] == token)
			return;
	if (n->count < NEIGHBOURS)
		n->tokens[n->count++] = token;
}

static void add_packed(struct neighbours *n, const unsigned char *bytes, size_t len)
{
	for (size_t at = 0; at + 4 <= len; at += 4)
		add_neighbour(n, (int64_t)bytes[at] | (int64_t)bytes[at + 1] << 8 | (int64_t)bytes[at + 2] << 16 |
					 (int64_t)bytes[at + 3] << 24);
}

static bool find_slips(struct db *people, const char *word, struct neighbours *n, struct err *e)
{
	static const char slip_sql[] = "SELECT tokens FROM search_slip WHERE hash = ?";
	uint64_t hashes[SLIP_HASHES];
	size_t count = slip_hashes(word, hashes);

	for (size_t i = 0; i < count; i++) {
		struct statement *st = db_prepare(people, slip_sql);
		statement_integer(st, 1, (int64_t)hashes[i]);
		while (statement_row(st))
			add_packed(n, column_bytes(st, 0), column_size(st, 0));
		if (!statement_done(st, e))
			return false;
	}
	return true;
}

static bool find_sounds(struct db *people, const char *word, struct neighbours *n, struct err *e)
{
	static const char sound_sql[] = "SELECT id FROM search_token WHERE sound = ? LIMIT 100";
	char sound[SOUND_SIZE];

	sound_code(word, sound);
	if (!sound[0] || !sound[1])
		return true;
	struct statement *st = db_prepare(people, sound_sql);
	statement_text(st, 1, sound);
	while (statement_row(st))
		add_neighbour(n, column_integer(st, 0));
	return statement_done(st, e);
}

/* Sharing a hash is only a hint: the words themselves decide. */
static bool judge(struct db *people, const char *word, struct neighbours *n, struct err *e)
{
	static const char text_sql[] = "SELECT text FROM search_token WHERE id = ?";

	for (size_t i = 0; i < n->count; i++) {
		struct statement *st = db_prepare(people, text_sql);
		statement_integer(st, 1, n->tokens[i]);
		n->verdicts[i] = statement_row(st) ? name_compare(word, column_text(st, 0), NULL) : NAME_DIFFERENT;
		if (!statement_done(st, e))
			return false;
	}
	return true;
}

static bool add_wanted(struct db *people, const struct neighbours *n, enum name_verdict wanted,
		       struct alternatives *out, struct err *e)
{
	for (size_t i = 0; i < n->count; i++)
		if (n->verdicts[i] == wanted && !add_range(people, out, n->tokens[i], n->tokens[i], true, e))
			return false;
	return true;
}

bool words_near(struct db *people, const struct query_word *word, struct alternatives *out, struct err *e)
{
	/* Nearest first, so that what is left out when there are too many is the furthest. */
	static const enum name_verdict order[] = { NAME_ONE_SLIP, NAME_SOUNDS_ALIKE, NAME_TWO_SLIPS };
	struct neighbours *n = mem_zero(1, sizeof(*n));
	bool ok = find_slips(people, word->text, n, e) && find_sounds(people, word->text, n, e) &&
		  judge(people, word->text, n, e);

	for (size_t i = 0; ok && i < ARRAY_LEN(order); i++)
		ok = add_wanted(people, n, order[i], out, e);
	mem_free(n);
	return ok;
}

#include "famctx/family/query.h"

#include "famctx/base/mem.h"
#include "famctx/family/index.h"
#include "famctx/text/address.h"
#include "famctx/text/number.h"
#include "famctx/text/sanitise.h"
#include "famctx/text/utf8.h"
#include "query_line.h"

#define ENOUGH_LETTERS 3

bool piece_has_digit(const char *piece)
{
	return strcspn(piece, "0123456789") < strlen(piece);
}

bool piece_is_digits(const char *piece)
{
	return *piece && strspn(piece, "0123456789") == strlen(piece);
}

void query_line_read(struct query_line *line, const char *typed)
{
	struct buf clean = BUF_INIT;
	size_t len = typed ? strlen(typed) : 0;

	buf_init(&line->text);
	line->count = 0;
	sanitise_bytes(&clean, typed ? typed : "", len < QUERY_TYPED ? len : QUERY_TYPED, SANITISE_LINE, NULL);
	for (const char *p = clean.data; *p; p++)
		if (*p != '*' && *p != '%')
			buf_add_char(&line->text, *p == ',' || *p == ';' ? ' ' : *p);
	buf_release(&clean);
	for (char *p = line->text.data; *p && line->count < LINE_PIECES;) {
		p += strspn(p, " ");
		size_t piece = strcspn(p, " ");
		if (!piece)
			break;
		line->pieces[line->count++] = p;
		p += piece;
		if (*p)
			*p++ = '\0';
	}
}

void query_line_release(struct query_line *line)
{
	buf_release(&line->text);
}

static void add_words(struct query *q, const char *text, enum name_side side)
{
	struct fold_tokens t = FOLD_TOKENS_INIT;

	fold_tokens(&t, text);
	for (size_t i = 0; i < t.count && q->words_count < QUERY_WORDS; i++) {
		size_t letters = utf8_count(t.items[i], strlen(t.items[i]));
		q->words[q->words_count++] = (struct query_word) {
			.text = mem_copy_text(t.items[i]),
			/* Of a piece of several words each shows as it was folded. */
			.typed = mem_copy_text(t.count == 1 ? text : t.items[i]),
			.side = side,
			.growing = letters == 1,
			.letters = letters,
		};
		q->letters += letters;
	}
	fold_tokens_release(&t);
}

void query_word_release(struct query_word *word)
{
	mem_free(word->text);
	mem_free(word->typed);
}

static void grow_last(struct query *q, size_t words_before)
{
	if (q->words_count > words_before)
		q->words[q->words_count - 1].growing = true;
}

static void keep_number(struct query *q, const char *text, bool unsure)
{
	struct buf number = BUF_INIT;

	index_number(text, &number);
	if (number.len && (!q->number || q->number_unsure)) {
		mem_free(q->number);
		q->number = buf_detach(&number);
		q->number_unsure = unsure;
	}
	buf_release(&number);
}

/* "born 7 Oct 2000", "NHS 999 123 4567": the label in front of what it labels. */
static bool is_label(const char *const *pieces, size_t count)
{
	static const char *const labels[] = { "born", "dob", "d.o.b.", "nhs", "no", "no.", "number", "case", "id", "upn" };

	if (count < 2 || !(piece_has_digit(pieces[1]) || is_label(pieces + 1, count - 1)))
		return false;
	for (size_t i = 0; i < ARRAY_LEN(labels); i++)
		if (!strcasecmp(pieces[0], labels[i]))
			return true;
	return false;
}

/* What a piece with digits is, when it is more than a number. */
static size_t read_known(struct query *q, const char *const *pieces, size_t count, struct date today)
{
	size_t taken = read_address(q, pieces, count, false);

	if (!taken)
		taken = read_nhs(q, pieces, count);
	if (!taken)
		taken = read_age(&q->born, pieces, count, today);
	if (!taken) {
		taken = read_born(&q->born, pieces, count, today);
		if (taken == 1 && piece_is_digits(pieces[0]))
			keep_number(q, pieces[0], true);
	}
	if (!taken) {
		taken = read_postcode(q, pieces, count);
		if (taken == 1 && q->postcode.level == POSTCODE_DISTRICT)
			keep_number(q, pieces[0], true);
	}
	return taken ? taken : read_address(q, pieces, count, true);
}

static void read_line(struct query *q, const char *typed, struct date today)
{
	struct query_line line;
	size_t words_before = q->words_count;

	query_line_read(&line, typed);
	for (size_t at = 0; at < line.count;) {
		const char *const *pieces = line.pieces + at;
		size_t taken = is_label(pieces, line.count - at) ? 1 : read_known(q, pieces, line.count - at, today);
		if (!taken && piece_has_digit(pieces[0]))
			keep_number(q, pieces[0], false);
		else if (!taken)
			add_words(q, pieces[0], SIDE_ANY);
		at += taken ? taken : 1;
	}
	grow_last(q, words_before);
	query_line_release(&line);
}

static void read_name(struct query *q, const char *typed, enum name_side side)
{
	struct query_line line;
	size_t words_before = q->words_count;

	query_line_read(&line, typed);
	for (size_t i = 0; i < line.count; i++)
		add_words(q, line.pieces[i], side);
	grow_last(q, words_before);
	query_line_release(&line);
}

static void read_born_field(struct query *q, const char *typed, struct date today)
{
	struct query_line line;
	int age;

	query_line_read(&line, typed);
	if (line.count && !read_age(&q->born, line.pieces, line.count, today) &&
	    !read_born(&q->born, line.pieces, line.count, today) && number_parse_int(line.pieces[0], 0, 130, &age))
		born_from_age(&q->born, age, today);
	query_line_release(&line);
}

/* Here a street needs no number and one or two letters are a postcode area. */
static void read_address_field(struct query *q, const char *typed)
{
	struct query_line line;
	struct buf street = BUF_INIT, text = BUF_INIT;
	size_t at = 0;

	query_line_read(&line, typed);
	if (line.count == 1 && strlen(line.pieces[0]) <= 2)
		q->postcode_given = postcode_parse(line.pieces[0], &q->postcode);
	else
		at = read_address(q, line.pieces, line.count, true);
	for (; !q->postcode_given && at < line.count; at++) {
		size_t taken = read_postcode(q, line.pieces + at, line.count - at);
		if (taken)
			break;
		buf_printf(&text, "%s ", line.pieces[at]);
	}
	if (text.len && !q->street) {
		address_fold(text.data, &street);
		q->street = street.len ? mem_copy_text(street.data) : NULL;
	}
	buf_release(&street);
	buf_release(&text);
	query_line_release(&line);
}

static void read_number_field(struct query *q, const char *typed)
{
	struct query_line line;
	struct buf all = BUF_INIT;

	query_line_read(&line, typed);
	for (size_t i = 0; i < line.count; i++)
		buf_add_text(&all, line.pieces[i]);
	const char *whole = all.data;
	if (line.count && !read_nhs(q, &whole, 1))
		keep_number(q, all.data, false);
	buf_release(&all);
	query_line_release(&line);
}

static void keep_typed(struct query *q, const struct find_request *request)
{
	const char *const parts[] = { request->query, request->family_name, request->first_name,
				      request->born,  request->address,	    request->number };
	struct buf typed = BUF_INIT;

	for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
		struct query_line line;
		query_line_read(&line, parts[i]);
		for (size_t piece = 0; piece < line.count; piece++)
			buf_printf(&typed, "%s%s", typed.len ? " " : "", line.pieces[piece]);
		query_line_release(&line);
	}
	q->typed = buf_detach(&typed);
}

void query_read(struct query *q, const struct find_request *request, struct date today)
{
	*q = (struct query) { .words_count = 0 };
	keep_typed(q, request);
	read_line(q, request->query, today);
	read_name(q, request->family_name, SIDE_FAMILY);
	read_name(q, request->first_name, SIDE_FIRST);
	read_born_field(q, request->born, today);
	read_address_field(q, request->address);
	read_number_field(q, request->number);
}

void query_release(struct query *q)
{
	for (size_t i = 0; i < q->words_count; i++)
		query_word_release(&q->words[i]);
	mem_free(q->number);
	mem_free(q->house);
	mem_free(q->street);
	mem_free(q->typed);
	*q = (struct query) { .words_count = 0 };
}

bool query_words_as_beginnings(struct query *q)
{
	bool changed = false;
	for (size_t i = 0; i < q->words_count; i++) {
		changed = changed || !q->words[i].growing;
		q->words[i].growing = true;
	}
	return changed;
}

bool query_join_words(struct query *q, size_t at)
{
	struct buf text = BUF_INIT, typed = BUF_INIT;

	if (at + 1 >= q->words_count || q->words[at].side != q->words[at + 1].side)
		return false;
	struct query_word *word = &q->words[at], *next = word + 1;
	buf_printf(&text, "%s%s", word->text, next->text);
	buf_printf(&typed, "%s %s", word->typed, next->typed);
	struct query_word joined = { buf_detach(&text), buf_detach(&typed), word->side, next->growing,
				     word->letters + next->letters };
	query_word_release(word);
	query_word_release(next);
	*word = joined;
	q->words_count--;
	memmove(next, next + 1, (q->words_count - at - 1) * sizeof(*next));
	return true;
}

static bool number_given(const struct query *q)
{
	return q->nhs[0] || (q->number && !q->number_unsure);
}

/* A whole district, or everybody born in a year, is not a person somebody looks for. */
bool query_enough(const struct query *q)
{
	return q->letters >= ENOUGH_LETTERS || q->born.kind == BORN_DATE || number_given(q) ||
	       (q->street && strlen(q->street) >= ENOUGH_LETTERS) ||
	       (q->postcode_given && q->postcode.level >= POSTCODE_SECTOR);
}

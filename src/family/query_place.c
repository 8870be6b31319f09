#include "famctx/base/mem.h"
#include "famctx/text/address.h"
#include "query_line.h"

/* No street is called so: what stands behind a street that ended in its type. */
#define SENTINEL " zz"

static size_t count_words(const char *text)
{
	size_t words = *text != '\0';
	for (; *text; text++)
		words += *text == ' ';
	return words;
}

static bool starts_with_digit(const char *text)
{
	return *text >= '0' && *text <= '9';
}

static bool is_flat(const char *const *pieces, size_t count)
{
	return count > 2 && !strcasecmp(pieces[0], "flat") && starts_with_digit(pieces[1]) &&
	       starts_with_digit(pieces[2]);
}

static void keep_street(struct query *q, char *key)
{
	char *street = strchr(key, ' ');
	*street++ = '\0';
	const char *flat_end = strchr(key, '/');

	mem_free(q->house);
	mem_free(q->street);
	q->house = mem_copy_text(flat_end ? flat_end + 1 : key);
	q->street = mem_copy_text(street);
}

/* How many of the pieces may belong to a street: to the next one with a digit in it. */
static size_t street_reach(const char *const *pieces, size_t count, size_t from)
{
	while (from < count && !piece_has_digit(pieces[from]))
		from++;
	return from;
}

size_t read_address(struct query *q, const char *const *pieces, size_t count, bool open)
{
	size_t lead = is_flat(pieces, count) ? 3 : 1, taken = 0;
	struct buf text = BUF_INIT, key = BUF_INIT;

	if (!count || (lead == 1 && !starts_with_digit(pieces[0])))
		return 0;
	size_t reach = street_reach(pieces, count, lead);
	for (size_t i = 0; i < reach; i++)
		buf_printf(&text, "%s ", pieces[i]);
	buf_add_text(&text, SENTINEL);
	address_key(text.data, &key);
	size_t words = count_words(key.data);
	/* The key holds the house number, the street, and the sentinel where no type ended it. */
	bool ended = words > 1 && strcmp(key.data + key.len - strlen(SENTINEL), SENTINEL) != 0;
	if (words > 1 && !ended)
		buf_truncate(&key, key.len - strlen(SENTINEL));
	if (reach > lead && (ended || open) && strchr(key.data, ' ')) {
		taken = ended ? lead + words - 1 : reach;
		keep_street(q, key.data);
	}
	buf_release(&text);
	buf_release(&key);
	return taken < reach ? taken : reach * (taken > 0);
}

bool query_words_as_street(struct query *q, size_t words)
{
	struct buf text = BUF_INIT, key = BUF_INIT;
	bool street = !q->street && words > 1 && words <= q->words_count;

	buf_add_char(&text, '1');
	for (size_t i = q->words_count - (street ? words : 0); i < q->words_count; i++) {
		street = street && q->words[i].side == SIDE_ANY;
		buf_printf(&text, " %s", q->words[i].text);
	}
	buf_add_text(&text, SENTINEL);
	address_key(text.data, &key);
	street = street && count_words(key.data) == words + 1;
	if (street) {
		keep_street(q, key.data);
		mem_free(q->house);
		q->house = NULL;
		while (words--)
			query_word_release(&q->words[--q->words_count]);
	}
	buf_release(&text);
	buf_release(&key);
	return street;
}

static void keep_postcode(struct query *q, const struct postcode *found)
{
	q->postcode = *found;
	q->postcode_given = true;
}

size_t read_postcode(struct query *q, const char *const *pieces, size_t count)
{
	struct postcode found;
	bool ok = false;
	struct buf two = BUF_INIT;

	if (!count || starts_with_digit(pieces[0]) || !piece_has_digit(pieces[0]))
		return 0;
	if (count > 1 && starts_with_digit(pieces[1]) && strlen(pieces[1]) <= 3) {
		buf_printf(&two, "%s %s", pieces[0], pieces[1]);
		ok = postcode_parse(two.data, &found);
	}
	buf_release(&two);
	size_t taken = ok ? 2 : 1;
	if (!ok && !postcode_parse(pieces[0], &found))
		return 0;
	keep_postcode(q, &found);
	return taken;
}

size_t read_nhs(struct query *q, const char *const *pieces, size_t count)
{
	static const size_t groups[] = { 3, 3, 4 };
	char digits[NHS_SIZE];
	struct buf text = BUF_INIT;
	size_t taken = 0;

	while (taken < count && taken < 3 && piece_is_digits(pieces[taken]) && strlen(pieces[taken]) == groups[taken])
		buf_add_text(&text, pieces[taken++]);
	if (taken != 3) {
		buf_clear(&text);
		buf_add_text(&text, count ? pieces[0] : "");
		taken = 1;
	}
	enum nhs_verdict verdict = nhs_parse(text.data, digits);
	buf_release(&text);
	if (verdict != NHS_OK && verdict != NHS_CHECK_DIGIT)
		return 0;
	memcpy(q->nhs, digits, sizeof(digits));
	q->nhs_fits = verdict == NHS_OK;
	return taken;
}

#include "famctx/text/address.h"

#include "address_private.h"

/* A token of the folded parts, and what ends it: ' ' or the end of a part. */
struct token {
	const char *text;
	bool ends_part;
};

/* No house, flat and street stand behind this many words. */
#define TOKENS_MAX 32

static size_t split_tokens(char *parts, struct token tokens[TOKENS_MAX])
{
	size_t n = 0;

	while (*parts && n < TOKENS_MAX) {
		size_t len = strcspn(parts, " " ADDRESS_PART_END);
		tokens[n++] = (struct token) { parts, parts[len] != ' ' };
		if (!parts[len])
			break;
		parts[len] = '\0';
		parts += len + 1;
	}
	return n;
}

/* The tokens that a key is made of; NULL or none where the address does not say. */
struct house {
	const char *flat;
	size_t number, numbers; /* a range such as 12-14 has two */
	size_t street, words;
};

/* A street runs to its type, or to several in a row (Mill Hill Road), or to the end of its part. */
static size_t street_words(const struct token *tokens, size_t n, size_t start)
{
	size_t words_in = 0;

	for (size_t i = start; i < n; i++) {
		words_in++;
		bool type = i > start && address_is_street_type(tokens[i].text);
		bool more = i + 1 < n && address_is_street_type(tokens[i + 1].text);
		if (tokens[i].ends_part || (type && !more))
			break;
	}
	return words_in;
}

static struct house find_house(const struct token *tokens, size_t n)
{
	struct house h = { NULL, 0, 0, 0, 0 };

	for (size_t i = 0; i < n; i++) {
		if (strcmp(tokens[i].text, "flat") == 0 && i + 1 < n) {
			h.flat = tokens[++i].text;
		} else if (address_is_number(tokens[i].text) && !h.numbers) {
			h.number = i;
			h.numbers = i + 1 < n && !tokens[i].ends_part && address_is_number(tokens[i + 1].text)
			                    ? 2
			                    : 1;
			h.street = i + h.numbers;
			h.words = street_words(tokens, n, h.street);
			i = h.street + h.words - 1;
		}
	}
	return h;
}

void address_key(const char *text, struct buf *out)
{
	struct buf parts = BUF_INIT;
	struct token tokens[TOKENS_MAX];

	address_parts(text, &parts);
	size_t n = parts.len ? split_tokens(parts.data, tokens) : 0;
	struct house h = find_house(tokens, n);
	if (h.numbers && h.words) {
		if (h.flat)
			buf_printf(out, "%s/", h.flat);
		buf_add_text(out, tokens[h.number].text);
		if (h.numbers == 2)
			buf_printf(out, "-%s", tokens[h.number + 1].text);
		for (size_t i = 0; i < h.words; i++)
			buf_printf(out, " %s", tokens[h.street + i].text);
	}
	buf_release(&parts);
}

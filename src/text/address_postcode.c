#include "famctx/text/address.h"
#include "ident_private.h"

static bool in_word(char c)
{
	return ident_digit(c) || ident_letter(c);
}

static size_t skip_back_gap(const char *text, size_t at)
{
	while (at && strchr(" ,.;\t\r\n", text[at - 1]))
		at--;
	return at;
}

static size_t skip_back_word(const char *text, size_t at)
{
	while (at && in_word(text[at - 1]))
		at--;
	return at;
}

static bool full_between(const char *text, size_t start, size_t end, struct postcode *out)
{
	char words[POSTCODE_SIZE];
	size_t len = end - start;

	if (len >= sizeof(words))
		return false;
	memcpy(words, text + start, len);
	words[len] = '\0';
	return postcode_parse(words, out) && out->level == POSTCODE_FULL;
}

bool address_postcode(const char *text, struct postcode *out, size_t *rest)
{
	size_t end = skip_back_gap(text, strlen(text));
	size_t last = skip_back_word(text, end);
	size_t spaces = last;

	while (spaces && text[spaces - 1] == ' ')
		spaces--;
	/* An inward code has three characters; anything else that ends the address is the whole postcode. */
	size_t start = spaces < last ? skip_back_word(text, spaces) : last;
	struct postcode found;
	if (start == last || end - last != 3 || !full_between(text, start, end, &found)) {
		start = last;
		if (!full_between(text, start, end, &found))
			return false;
	}
	*out = found;
	if (rest)
		*rest = skip_back_gap(text, start);
	return true;
}

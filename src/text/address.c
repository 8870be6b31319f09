#include "famctx/text/address.h"

#include "famctx/text/fold.h"
#include "ident_private.h"

/* Between the comma-separated parts of an address that is being folded. */
#define PART_END "\n"

static const struct word {
	const char *short_form, *full;
} words[] = {
	{ "apartment", "flat" }, { "appt", "flat" },     { "apt", "flat" },      { "av", "avenue" },
	{ "ave", "avenue" },     { "bldg", "building" }, { "bldgs", "buildings" }, { "cl", "close" },
	{ "cr", "crescent" },    { "cres", "crescent" }, { "crt", "court" },     { "ct", "court" },
	{ "dr", "drive" },       { "drv", "drive" },     { "est", "estate" },    { "flt", "flat" },
	{ "gdns", "gardens" },   { "gr", "grove" },      { "grn", "green" },     { "gro", "grove" },
	{ "hse", "house" },      { "la", "lane" },       { "ln", "lane" },       { "mt", "mount" },
	{ "pde", "parade" },     { "pk", "park" },       { "pl", "place" },      { "rd", "road" },
	{ "rw", "row" },         { "saint", "st" },      { "sq", "square" },     { "tce", "terrace" },
	{ "ter", "terrace" },    { "terr", "terrace" },  { "vw", "view" },       { "wk", "walk" },
	{ "wlk", "walk" },       { "wy", "way" },        { "yd", "yard" },
};

static const char *const street_types[] = {
	"avenue", "buildings", "close", "court",  "crescent", "drive",  "gardens", "green", "grove", "hill", "lane",  "mews",
	"parade", "park",      "place", "rise",   "road",     "row",    "square",  "street", "terrace", "view", "walk", "way",
	"yard",
};

static bool is_street_type(const char *token)
{
	for (size_t i = 0; i < ARRAY_LEN(street_types); i++)
		if (strcmp(token, street_types[i]) == 0)
			return true;
	return false;
}

/* 12 and 12a, not the 2nd of Second Avenue. */
static bool is_number(const char *token)
{
	size_t digits = strspn(token, "0123456789");

	return digits && (!token[digits] || (ident_letter(token[digits]) && !token[digits + 1]));
}

/* "st" is a street behind its name, and a saint where a name begins. */
static bool begins_name(const char *before)
{
	return !*before || !before[1] || is_number(before) || is_street_type(before);
}

static const char *written_out(const char *token, const char *before)
{
	if (strcmp(token, "st") == 0)
		return begins_name(before) ? "st" : "street";
	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (strcmp(token, words[i].short_form) == 0)
			return words[i].full;
	return token;
}

/* Folds one part between commas. */
static void fold_part(struct fold_tokens *t, const char *text, size_t len, struct buf *out)
{
	struct buf part = BUF_INIT;
	const char *before = "";

	buf_add(&part, text, len);
	fold_tokens(t, part.data);
	for (size_t i = 0; i < t->count; i++) {
		const char *token = written_out(t->items[i], before);
		if (strcmp(token, "no") == 0 && i + 1 < t->count && is_number(t->items[i + 1]))
			continue;
		if (out->len && out->data[out->len - 1] != *PART_END)
			buf_add_char(out, ' ');
		buf_add_text(out, token);
		before = token;
	}
	buf_release(&part);
}

/* The "3/12" of flat 3 at number 12: where the slash stands, 0 without one. */
static size_t flat_slash(const char *text, size_t len)
{
	size_t i = 0;

	while (i < len && (ident_digit(text[i]) || ident_letter(text[i])))
		i++;
	return i > 0 && i <= 4 && i + 1 < len && text[i] == '/' && ident_digit(text[i + 1]) ? i : 0;
}

/* The address without its postcode, parts apart. */
static void fold_parts(const char *text, struct buf *out)
{
	struct fold_tokens tokens = FOLD_TOKENS_INIT;
	struct postcode postcode;
	size_t len = strlen(text), at = strspn(text, " ");

	if (address_postcode(text, &postcode, &len) && at > len)
		at = len;
	size_t slash = flat_slash(text + at, len - at);
	if (slash) {
		buf_add_text(out, "flat");
		fold_part(&tokens, text + at, slash, out);
		at += slash + 1;
	}
	while (at < len) {
		size_t part = strcspn(text + at, ",;\r\n");
		if (part > len - at)
			part = len - at;
		fold_part(&tokens, text + at, part, out);
		if (out->len && out->data[out->len - 1] != *PART_END)
			buf_add_text(out, PART_END);
		at += part + 1;
	}
	fold_tokens_release(&tokens);
}

void address_fold(const char *text, struct buf *out)
{
	struct buf parts = BUF_INIT;

	fold_parts(text, &parts);
	fold_text(out, parts.data);
	buf_release(&parts);
}

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
		size_t len = strcspn(parts, " " PART_END);
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
		bool type = i > start && is_street_type(tokens[i].text);
		bool more = i + 1 < n && is_street_type(tokens[i + 1].text);
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
		} else if (is_number(tokens[i].text) && !h.numbers) {
			h.number = i;
			h.numbers = i + 1 < n && !tokens[i].ends_part && is_number(tokens[i + 1].text) ? 2 : 1;
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

	fold_parts(text, &parts);
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

#include "famctx/text/address.h"

#include "address_private.h"
#include "famctx/text/fold.h"
#include "ident_private.h"

static const struct word {
	const char *short_form, *full;
} words[] = {
	{ "apartment", "flat" }, { "appt", "flat" },     { "apt", "flat" },        { "av", "avenue" },
	{ "ave", "avenue" },     { "bldg", "building" }, { "bldgs", "buildings" }, { "cl", "close" },
	{ "cr", "crescent" },    { "cres", "crescent" }, { "crt", "court" },       { "ct", "court" },
	{ "dr", "drive" },       { "drv", "drive" },     { "est", "estate" },      { "flt", "flat" },
	{ "gdns", "gardens" },   { "gr", "grove" },      { "grn", "green" },       { "gro", "grove" },
	{ "hse", "house" },      { "la", "lane" },       { "ln", "lane" },         { "mt", "mount" },
	{ "pde", "parade" },     { "pk", "park" },       { "pl", "place" },        { "rd", "road" },
	{ "rw", "row" },         { "saint", "st" },      { "sq", "square" },       { "tce", "terrace" },
	{ "ter", "terrace" },    { "terr", "terrace" },  { "vw", "view" },         { "wk", "walk" },
	{ "wlk", "walk" },       { "wy", "way" },        { "yd", "yard" },
};

static const char *const street_types[] = {
	"avenue", "buildings", "close",   "court",  "crescent", "drive", "gardens", "green", "grove",
	"hill",   "lane",      "mews",    "parade", "park",     "place", "rise",    "road",  "row",
	"square", "street",    "terrace", "view",   "walk",     "way",   "yard",
};

bool address_is_street_type(const char *token)
{
	for (size_t i = 0; i < ARRAY_LEN(street_types); i++)
		if (strcmp(token, street_types[i]) == 0)
			return true;
	return false;
}

bool address_is_number(const char *token)
{
	size_t digits = strspn(token, "0123456789");

	return digits && (!token[digits] || (ident_letter(token[digits]) && !token[digits + 1]));
}

/* "st" is a street behind its name, and a saint where a name begins. */
static bool begins_name(const char *before)
{
	return !*before || !before[1] || address_is_number(before) || address_is_street_type(before);
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
		if (strcmp(token, "no") == 0 && i + 1 < t->count && address_is_number(t->items[i + 1]))
			continue;
		if (out->len && out->data[out->len - 1] != *ADDRESS_PART_END)
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

void address_parts(const char *text, struct buf *out)
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
		if (out->len && out->data[out->len - 1] != *ADDRESS_PART_END)
			buf_add_text(out, ADDRESS_PART_END);
		at += part + 1;
	}
	fold_tokens_release(&tokens);
}

void address_fold(const char *text, struct buf *out)
{
	struct buf parts = BUF_INIT;

	address_parts(text, &parts);
	fold_text(out, parts.data);
	buf_release(&parts);
}

#include "famctx/text/ident.h"
#include "ident_private.h"

/* The longest without its space: AA99 9AA. */
#define COMPACT_SIZE 8

static bool is_district(const char *text)
{
	static const char *const shapes[] = { "A9", "A99", "A9A", "AA9", "AA99", "AA9A" };

	for (size_t i = 0; i < ARRAY_LEN(shapes); i++)
		if (ident_has_shape(text, shapes[i]))
			return true;
	return false;
}

/* Whether the first `split` characters are a district and the rest has this shape; then writes both. */
static bool split_fits(const char *compact, size_t split, const char *shape, char text[POSTCODE_SIZE])
{
	char district[COMPACT_SIZE];

	memcpy(district, compact, split);
	district[split] = '\0';
	if (!is_district(district) || !ident_has_shape(compact + split, shape))
		return false;
	memcpy(text, compact, split);
	text[split] = ' ';
	memcpy(text + split + 1, compact + split, strlen(compact + split) + 1);
	return true;
}

static bool tail_fits(const char *compact, size_t len, const char *shape, char text[POSTCODE_SIZE])
{
	size_t tail = strlen(shape);

	return len > tail && split_fits(compact, len - tail, shape, text);
}

/* Characters in front of the first space inside the text, 0 without one. */
static size_t written_split(const char *text)
{
	text += strspn(text, " ");
	size_t word = strcspn(text, " ");
	return text[word + strspn(text + word, " ")] ? word : 0;
}

static bool is_sector(const char *compact, size_t len, size_t split, char text[POSTCODE_SIZE])
{
	if (split && split < len)
		return split_fits(compact, split, "9", text) || split_fits(compact, split, "9A", text);
	return !is_district(compact) &&
	       (tail_fits(compact, len, "9", text) || tail_fits(compact, len, "9A", text));
}

bool postcode_parse(const char *text, struct postcode *out)
{
	char compact[COMPACT_SIZE];
	struct postcode p;
	size_t len = ident_compact(text, " ", compact, sizeof(compact));

	if (!len || len == sizeof(compact))
		return false;
	memcpy(p.text, compact, len + 1);
	if (tail_fits(compact, len, "9AA", p.text))
		p.level = POSTCODE_FULL;
	else if (is_sector(compact, len, written_split(text), p.text))
		p.level = POSTCODE_SECTOR;
	else if (is_district(compact))
		p.level = POSTCODE_DISTRICT;
	else if (ident_has_shape(compact, "A") || ident_has_shape(compact, "AA"))
		p.level = POSTCODE_AREA;
	else
		return false;
	*out = p;
	return true;
}

bool postcode_within(const struct postcode *part, const struct postcode *full)
{
	size_t len = strlen(part->text);

	if (strncmp(part->text, full->text, len) != 0)
		return false;
	switch (part->level) {
	case POSTCODE_AREA:
		return ident_digit(full->text[len]);
	case POSTCODE_DISTRICT:
		return full->text[len] == ' ' || !full->text[len];
	case POSTCODE_SECTOR:
	case POSTCODE_FULL:
		break;
	}
	return true;
}

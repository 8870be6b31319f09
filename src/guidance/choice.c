#include "famctx/guidance/content.h"

#include <ctype.h>

const char *const outcome_codes[] = { "continue", "proceed", "reconsider", NULL };
const char *const tier_codes[] = { "standard", "proportionate", "enhanced", "independent", NULL };
const char *const level_codes[] = { "lower", "medium", "higher", NULL };
const char *const strength_codes[] = { "should", "advised", "implied", "avoid", "gate", "may", NULL };
const char *const column_kind_codes[] = { "text", "long", "choice", "yes_no", "date", "number", NULL };

/* Only letters and digits count, whatever stands between them: "off the shelf" is off-the-shelf. */
static const char *next_letter(const char *at)
{
	while (*at && !isalnum((unsigned char)*at) && !((unsigned char)*at & 0x80))
		at++;
	return at;
}

static bool written_alike(const char *a, const char *b)
{
	for (;;) {
		a = next_letter(a);
		b = next_letter(b);
		if (tolower((unsigned char)*a) != tolower((unsigned char)*b))
			return false;
		if (!*a)
			return true;
		a++;
		b++;
	}
}

static bool one_of(const char *const *list, const char *text)
{
	for (size_t i = 0; list[i]; i++)
		if (written_alike(list[i], text))
			return true;
	return false;
}

static bool is_choice(const struct choice *c, const char *text)
{
	if (written_alike(c->code, text) || (c->words && written_alike(c->words, text)))
		return true;
	for (size_t i = 0; i < c->also_called_count; i++)
		if (written_alike(c->also_called[i], text))
			return true;
	return false;
}

uint32_t choice_read(const struct choice *choices, size_t count, const char *text)
{
	static const char *const not_sure[] = { "not sure", "don't know", "do not know", "dk",
		                                "unknown",  "not known",  NULL };
	/* As other programs write YAML. */
	static const char *const yes[] = { "yes", "true", NULL }, *const no[] = { "no", "false", NULL };
	if (!text || !*next_letter(text))
		return 0;
	if (one_of(not_sure, text))
		return VALUE_NOT_SURE;
	if (!count)
		return one_of(yes, text) ? VALUE_YES : one_of(no, text) ? VALUE_NO : 0;
	for (size_t i = 0; i < count; i++)
		if (is_choice(&choices[i], text))
			return 1u << i;
	return 0;
}

static size_t place_of(uint32_t bit)
{
	size_t i = 0;
	while (i < 31 && !(bit & (1u << i)))
		i++;
	return i;
}

const char *choice_code(const struct choice *choices, size_t count, uint32_t bit)
{
	if (!bit)
		return NULL;
	if (bit & VALUE_NOT_SURE)
		return "not sure";
	if (!count)
		return bit & VALUE_YES ? "yes" : "no";
	return place_of(bit) < count ? choices[place_of(bit)].code : NULL;
}

const char *choice_words(const struct choice *choices, size_t count, uint32_t bit)
{
	if (!count || !bit || bit & VALUE_NOT_SURE)
		return choice_code(choices, count, bit);
	return place_of(bit) < count ? choices[place_of(bit)].words : NULL;
}

bool case_fires(const struct match *when, size_t count, const uint32_t *values)
{
	for (size_t i = 0; i < count; i++)
		if (!(values[when[i].term] & when[i].bits))
			return false;
	return true;
}

#include "famctx/api/words.h"

static const char *fill_text(const struct fill *fills, size_t count, const char *place, size_t len)
{
	for (size_t i = 0; i < count; i++)
		if (strlen(fills[i].place) == len && !memcmp(fills[i].place, place, len))
			return fills[i].text && *fills[i].text ? fills[i].text : NULL;
	return NULL;
}

/* The words behind the colon of {n:person|people}: the first for one, the others for any other number. */
static void add_counted(const char *words, size_t len, const char *number, struct buf *out)
{
	const char *bar = memchr(words, '|', len);
	size_t one = bar ? (size_t)(bar - words) : len;
	if (!strcmp(number, "1") || !bar)
		buf_add(out, words, one);
	else
		buf_add(out, bar + 1, len - one - 1);
}

/* Adds the part with its places filled; false when one of them has no text. */
static bool fill_part(const char *part, const char *end, const struct fill *fills, size_t count,
                      struct buf *out)
{
	bool all = true;
	while (part < end) {
		const char *close = *part == '{' ? memchr(part, '}', (size_t)(end - part)) : NULL;
		if (!close) {
			buf_add_char(out, *part++);
			continue;
		}
		size_t len = (size_t)(close - part - 1);
		const char *colon = memchr(part + 1, ':', len);
		size_t name = colon ? (size_t)(colon - part - 1) : len;
		const char *text = fill_text(fills, count, part + 1, name);
		if (text && colon)
			add_counted(colon + 1, len - name - 1, text, out);
		else if (text)
			buf_add_text(out, text);
		all &= text != NULL;
		part = close + 1;
	}
	return all;
}

static const char *next_of(const char *text, char c)
{
	const char *found = strchr(text, c);
	return found ? found : text + strlen(text);
}

void words_fill(const char *sentence, const struct fill *fills, size_t count, struct buf *out)
{
	while (*sentence) {
		const char *open = next_of(sentence, '[');
		(void)fill_part(sentence, open, fills, count, out);
		if (!*open)
			return;
		const char *close = next_of(open, ']');
		size_t before = out->len;
		if (!fill_part(open + 1, close, fills, count, out))
			buf_truncate(out, before);
		sentence = *close ? close + 1 : close;
	}
}

void words_say(const struct words *w, const char *key, const struct fill *fills, size_t count,
               struct buf *out)
{
	words_fill(words_phrase(w, key), fills, count, out);
}

static void say_number(const struct words *w, const char *key, int64_t n, struct buf *out)
{
	struct buf number = BUF_INIT;
	buf_printf(&number, "%lld", (long long)n);
	words_say(w, key, &(struct fill) { "n", number.data }, 1, out);
	buf_release(&number);
}

static const struct ago_keys {
	const char *one, *many, *brief;
} ago_keys[] = {
	[AGO_TODAY] = { "ago_today", "ago_today", "ago_short_today" },
	[AGO_DAYS] = { "ago_day", "ago_days", "ago_short_days" },
	[AGO_WEEKS] = { "ago_week", "ago_weeks", "ago_short_weeks" },
	[AGO_MONTHS] = { "ago_month", "ago_months", "ago_short_months" },
	[AGO_YEARS] = { "ago_year", "ago_years", "ago_short_years" },
};

void words_ago(const struct words *w, struct date then, struct date today, struct buf *out)
{
	struct ago ago = date_ago(then, today);
	if (ago.unit == AGO_NONE)
		return;
	say_number(w, ago.count == 1 ? ago_keys[ago.unit].one : ago_keys[ago.unit].many, ago.count, out);
}

void words_ago_full(const struct words *w, struct date then, struct date today, struct buf *out)
{
	struct buf ago = BUF_INIT;
	words_ago(w, then, today, &ago);
	if (date_ago(then, today).unit == AGO_TODAY)
		buf_add_text(out, ago.data);
	else if (ago.len)
		words_say(w, "ago_full", &(struct fill) { "ago", ago.data }, 1, out);
	buf_release(&ago);
}

void words_ago_short(const struct words *w, struct date then, struct date today, struct buf *out)
{
	struct ago ago = date_ago(then, today);
	if (ago.unit != AGO_NONE)
		say_number(w, ago_keys[ago.unit].brief, ago.count, out);
}

void words_usually(const struct words *w, int64_t refresh_days, struct buf *out)
{
	if (refresh_days == INTEGER_NONE) {
		words_say(w, "usually_not_known", NULL, 0, out);
		return;
	}
	/* Intervals that people have a name for have a phrase of their own. */
	struct buf key = BUF_INIT;
	buf_printf(&key, "usually_%lld", (long long)refresh_days);
	const char *named = words_phrase(w, key.data);
	say_number(w, named == key.data ? "usually_days" : key.data, refresh_days, out);
	buf_release(&key);
}

#include "famctx/api/session.h"

#include <string.h>

#include "famctx/base/mem.h"

/* "3 11 2025" is written as often as "3/11/2025"; a month in letters keeps its spaces. */
static void join_digits(const char *text, struct buf *out)
{
	bool letters = strpbrk(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") != NULL;
	text += strspn(text, " ");
	size_t len = strlen(text);
	while (len && text[len - 1] == ' ')
		len--;
	for (size_t i = 0; i < len; i++)
		buf_add_char(out, text[i] == ' ' && !letters ? '/' : text[i]);
}

bool consent_day(const char *text, struct date today, struct date *out)
{
	static const char *const formats[] = { "DD/MM/YYYY", "YYYY-MM-DD", "D Month YYYY", "DD/MM/YY",
					       "DD-MM-YYYY", "DD.MM.YYYY", "DD-Mon-YYYY",  "DD.MM.YY" };
	struct buf clean = BUF_INIT;
	bool ok = false;
	join_digits(text, &clean);
	for (size_t i = 0; i < ARRAY_LEN(formats) && !ok; i++)
		ok = date_parse(clean.data, formats[i], today, out) && date_full(*out);
	buf_release(&clean);
	return ok && date_compare(*out, today) <= 0;
}

static const char *behind(const char *text, const char *start)
{
	size_t len = strlen(start);
	return !strncmp(text, start, len) && text[len] ? text + len : NULL;
}

bool consent_read(const char *text, struct date today, struct purpose *out)
{
	const char *day = behind(text, "held:"), *because = behind(text, "not-held:");
	if (!strcmp(text, "not-needed")) {
		out->consent = CONSENT_NOT_NEEDED;
		return true;
	}
	if (because) {
		out->consent = CONSENT_NOT_HELD;
		out->consent_because = mem_copy_text(because);
		return true;
	}
	out->consent = CONSENT_HELD;
	return day && consent_day(day, today, &out->consent_on);
}

bool consent_free(const struct hello_answer *hello, int basis)
{
	for (size_t i = 0; i < hello->consent_free_count; i++)
		if (basis >= 0 && !strcmp(hello->consent_free[i], basis_codes[basis]))
			return true;
	return false;
}

bool consent_asked(const struct hello_answer *hello, int basis)
{
	return hello->consent != CONSENT_NONE && basis >= 0 && basis != BASIS_TRAINING;
}

#include "famctx/text/ident.h"

#include "ident_private.h"

bool ident_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool ident_letter(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

size_t ident_compact(const char *text, const char *skip, char *out, size_t size)
{
	size_t n = 0;

	for (; *text; text++) {
		if (strchr(skip, *text))
			continue;
		if (n + 1 == size)
			return size;
		out[n++] = (char)(*text >= 'a' && *text <= 'z' ? *text - 'a' + 'A' : *text);
	}
	out[n] = '\0';
	return n;
}

bool ident_has_shape(const char *text, const char *shape)
{
	for (; *shape; shape++, text++)
		if (*shape == '9' ? !ident_digit(*text) : !ident_letter(*text))
			return false;
	return !*text;
}

bool upn_parse(const char *text, char upn[UPN_SIZE])
{
	char compact[UPN_SIZE];

	if (ident_compact(text, " ", compact, sizeof(compact)) != UPN_SIZE - 1)
		return false;
	if (!ident_has_shape(compact, "A999999999999") && !ident_has_shape(compact, "A99999999999A"))
		return false;
	memcpy(upn, compact, UPN_SIZE);
	return true;
}

bool phone_parse(const char *text, char digits[PHONE_SIZE])
{
	char compact[24];
	const char *national = compact;

	if (ident_compact(text, " ()-.", compact, sizeof(compact)) == sizeof(compact))
		return false;
	bool abroad = strncmp(compact, "+44", 3) == 0 || strncmp(compact, "0044", 4) == 0;
	if (abroad)
		national += compact[0] == '+' ? 3 : 4;
	/* "+44 (0)113" is a habit, and not a second zero. */
	if (*national == '0')
		national++;
	else if (!abroad)
		return false;
	size_t len = strspn(national, "0123456789");
	if (national[len] || len < 9 || len > 10 || *national == '0')
		return false;
	digits[0] = '0';
	memcpy(digits + 1, national, len + 1);
	return true;
}

bool email_has_shape(const char *text)
{
	const char *at = strchr(text, '@');

	if (!at || at == text || strchr(at + 1, '@') || at[1] == '.')
		return false;
	for (const char *p = text; *p; p++)
		if ((unsigned char)*p <= ' ' || *p == 0x7F)
			return false;
	const char *dot = strrchr(at, '.');
	return dot && dot[1] && !strstr(at, "..");
}

#include "famctx/text/typed.h"

#include "famctx/text/sanitise.h"
#include "famctx/text/utf8.h"

/* Bytes that one character may take with its marks, before anything is cleaned. */
#define CHARACTER_BYTES 16

static bool too_long(const char *what, int most, struct err *e)
{
	return err_set(e, ERR_USAGE, _("%s may have %d characters, and this one is longer"), what, most);
}

static void trim(struct buf *line, size_t start)
{
	while (line->len > start && line->data[line->len - 1] == ' ')
		buf_truncate(line, line->len - 1);
	buf_splice(line, start, strspn(line->data + start, " "), "", 0);
}

bool typed_anything(const char *text)
{
	return text && text[strspn(text, " \t\n")];
}

bool typed_line(const char *text, const char *what, int most, struct buf *out, struct err *e)
{
	struct sanitise_report report = SANITISE_REPORT_NONE;
	size_t len = text ? strlen(text) : 0, start = out->len;
	if (len > (size_t)most * CHARACTER_BYTES)
		return too_long(what, most, e);
	sanitise_bytes(out, len ? text : "", len, SANITISE_LINE, &report);
	trim(out, start);
	if (report.bad_bytes || report.controls || report.unknown)
		return err_set(e, ERR_USAGE, _("%s holds characters that are no text: type it again"), what);
	if (out->len == start)
		return err_set(e, ERR_USAGE, _("%s is missing"), what);
	return utf8_count(out->data + start, out->len - start) <= (size_t)most || too_long(what, most, e);
}

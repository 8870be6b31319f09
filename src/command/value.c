#include "value.h"

#include "famctx/base/buf.h"

bool value_code(const char *text, const char *what, const char *const *codes, int *out, struct err *e)
{
	struct buf known = BUF_INIT;
	*out = text ? code_find(codes, text) : -1;
	if (!text || *out >= 0)
		return true;
	for (size_t i = 0; codes[i]; i++)
		buf_printf(&known, " %s", codes[i]);
	err_set(e, ERR_USAGE, _("%s is not '%s'. It is one of:%s"), what, text, known.data);
	buf_release(&known);
	return false;
}

bool value_day(const char *text, const char *what, struct date *out, struct err *e)
{
	if (!text || (date_parse_iso(text, out) && date_full(*out)))
		return true;
	return err_set(e, ERR_USAGE, _("%s needs a date such as 2025-11-04, not '%s'"), what, text);
}

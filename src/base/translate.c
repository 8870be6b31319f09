#include "famctx/base/base.h"

#include <libintl.h>

const char *base_translate(const char *text)
{
	return gettext(text);
}

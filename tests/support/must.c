#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/must.h"

void must(bool done, const struct err *e)
{
	if (!done)
		fail_msg("%s", e->message);
}

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/skip.h"

#include <stdio.h>
#include <unistd.h>

void skip_because(const char *why)
{
	print_message("# skipped: %s\n", why);
	skip();
}

void skip_unless_root(const char *to_do)
{
	char why[128];
	snprintf(why, sizeof(why), "only root may %s", to_do);
	if (geteuid() != 0)
		skip_because(why);
}

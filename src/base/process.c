#include "famctx/base/process.h"

#include <langinfo.h>
#include <libintl.h>
#include <locale.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

void process_guard(void)
{
#ifndef FAMCTX_SANITISED
	const struct rlimit none = { 0, 0 };
	prctl(PR_SET_DUMPABLE, 0);
	setrlimit(RLIMIT_CORE, &none);
#endif
	umask(0077);
}

/* The C locale says nothing about the terminal, and today's terminals show UTF-8; Latin-1 says that it does not. */
static bool shows_unicode(void)
{
	const char *codeset = nl_langinfo(CODESET);
	return !strcmp(codeset, "UTF-8") || !strcmp(codeset, "ANSI_X3.4-1968");
}

bool process_locale(void)
{
	bool unicode = !setlocale(LC_ALL, "") || shows_unicode();
	if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
		setlocale(LC_CTYPE, "C.UTF-8");
	bindtextdomain("famctx", FAMCTX_DATADIR "/locale");
	bind_textdomain_codeset("famctx", "UTF-8");
	textdomain("famctx");
	return unicode;
}

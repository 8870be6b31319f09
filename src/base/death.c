#include "death.h"

#include <unistd.h>

static void (*restore_terminal)(void);

void base_on_death(void (*restore)(void))
{
	restore_terminal = restore;
}

static void say(const char *text)
{
	if (write(STDERR_FILENO, text, strlen(text)) < 0)
		return; /* nobody is left to tell */
}

NO_RETURN void base_bug(const char *file, int line, const char *what)
{
	char where[256];
	if (restore_terminal)
		restore_terminal();
	snprintf(where, sizeof(where), "famctx: a mistake in the program at %s:%d: %s\n", file, line, what);
	say(where);
	abort();
}

NO_RETURN void base_out_of_memory(void)
{
	if (restore_terminal)
		restore_terminal();
	say("famctx: no memory is left. What was typed is kept as a draft.\n");
	abort();
}

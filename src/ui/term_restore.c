#include "term_private.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "famctx/base/mem.h"

#define RESTORE_SIZE 512
#define STACK_SIZE 65536

/* All of it is made while the program is well; a handler may only write. */
static char restore_bytes[RESTORE_SIZE];
static size_t restore_len;

/* While the loop runs it takes the first four itself. The faults are left to the sanitisers, which say more. */
static const int deadly[] = {
	SIGTERM, SIGHUP, SIGINT, SIGQUIT,
#ifndef FAMCTX_SANITISED
	SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL,
#endif
};
static struct sigaction before[ARRAY_LEN(deadly)];
static char *alternate_stack;

/* Without the pauses that a capability may ask for, such as $<50>: no terminal of today needs them. */
static void add(const char *text)
{
	while (text && *text && restore_len < RESTORE_SIZE) {
		const char *pause_end = strncmp(text, "$<", 2) == 0 ? strchr(text, '>') : NULL;

		if (pause_end)
			text = pause_end + 1;
		else
			restore_bytes[restore_len++] = *text++;
	}
}

void term_restore_prepare(void)
{
	restore_len = 0;
	add("\033[?2004l");
	if (term_state.knows_xterm)
		add("\033[23;0t");
	add(term_capability("sgr0"));
	add(term_capability("cnorm"));
	add(term_capability("rmkx"));
	/* Wiped on both screens: a record must not stay behind, also where there is no other screen to go to. */
	add(term_capability("clear"));
	if (term_capability("smcup"))
		add(term_capability("rmcup"));
	else
		add(term_capability("E3"));
}

void term_restore_now(void)
{
	struct terminal *t = &term_state;

	if (!t->open)
		return;
	t->open = false;
	term_write(restore_bytes, restore_len);
	tcsetattr(t->tty, TCSANOW, &t->before);
	if (t->tty_mode_known)
		(void)!fchmod(t->tty, t->tty_mode);
	if (t->saved_stderr >= 0)
		dup2(t->saved_stderr, STDERR_FILENO);
}

static bool is_fault(int number)
{
	return number != SIGTERM && number != SIGHUP && number != SIGINT && number != SIGQUIT;
}

static void on_deadly(int number)
{
	static const char said[] =
		"famctx stopped because of a fault in the program. The terminal was put back as it was.\n";

	term_restore_now();
	if (is_fault(number))
		(void)!write(STDERR_FILENO, said, sizeof(said) - 1);
	raise(number);
}

/* On a stack of its own, for the fault may be that the stack is full. */
static void install_stack(void)
{
	stack_t stack = { 0 };

	alternate_stack = mem_alloc(STACK_SIZE);
	stack.ss_sp = alternate_stack;
	stack.ss_size = STACK_SIZE;
	sigaltstack(&stack, NULL);
}

void term_restore_install(void)
{
	struct sigaction action = { 0 };

	install_stack();
	action.sa_handler = on_deadly;
	action.sa_flags = (int)(SA_RESETHAND | (unsigned)SA_ONSTACK);
	for (size_t i = 0; i < ARRAY_LEN(deadly); i++)
		sigaction(deadly[i], &action, &before[i]);
}

void term_restore_uninstall(void)
{
	stack_t none = { .ss_flags = SS_DISABLE };

	for (size_t i = 0; i < ARRAY_LEN(deadly); i++)
		sigaction(deadly[i], &before[i], NULL);
	sigaltstack(&none, NULL);
	mem_free(alternate_stack);
	alternate_stack = NULL;
}

#include "famctx/command/main.h"

#include <unistd.h>

#include "line.h"
#include "options.h"
#include "run.h"
#include "screens_open.h"

#define SUMMARY_COLUMN 22

static int print_version(void)
{
	printf("famctx %s\n", FAMCTX_VERSION);
	return ERR_NONE;
}

static void help_of(const struct command *command, struct buf *out)
{
	buf_printf(out, "famctx %s %s\n%s\n", command->name, command->arguments, _(command->summary));
	size_t start = out->len;
	buf_add_text(out, _("\nOptions of this command:\n"));
	size_t after = out->len;
	options_help(command, out);
	if (out->len == after)
		buf_truncate(out, start);
}

/* The summary goes below where the arguments leave no room beside them. */
static void list_command(const struct command *command, struct buf *out)
{
	size_t start = out->len;
	buf_printf(out, "famctx %s %s", command->name, command->arguments);
	if (out->len - start > SUMMARY_COLUMN) {
		buf_add_char(out, '\n');
		start = out->len;
	}
	while (out->len - start <= SUMMARY_COLUMN)
		buf_add_char(out, ' ');
	buf_printf(out, "%s\n", _(command->summary));
}

static void help_of_all(struct buf *out)
{
	buf_add_text(out, _("famctx: which services know a family, how fresh that knowledge is, and whom to ring\n"
			    "\n"
			    "famctx                 opens the screen\n"));
	for (size_t i = 0; commands[i]; i++)
		list_command(commands[i], out);
}

static int print_help(const struct run *run, const struct command *command)
{
	struct buf text = BUF_INIT;
	struct err e = ERR_INIT;
	if (command)
		help_of(command, &text);
	else
		help_of_all(&text);
	buf_add_text(&text, _("\nOptions everywhere:\n"));
	options_help(NULL, &text);
	if (!command)
		buf_add_text(&text, _("\nExit status: 0 done, 1 nothing found or a check failed, 2 wrong usage, 3 refused,\n"
				      "4 bad input, 5 store trouble.\n"));
	int status = run_print(run, &text, &e) ? ERR_NONE : run_fail(run, &e);
	buf_release(&text);
	return status;
}

static bool set_in_environment(const char *name)
{
	const char *value = getenv(name);
	return value && *value;
}

static void look_around(struct run *run)
{
	const char *term = getenv("TERM");
	run->ascii = run->front->ascii || run->options.ascii || set_in_environment("FAMCTX_ASCII");
	if (set_in_environment("ACCESSIBLE") || (term && !strcmp(term, "dumb")))
		run->options.line = true;
	if (set_in_environment("NO_COLOR"))
		run->options.no_color = true;
	if (set_in_environment("FAMCTX_NO_LETTERS"))
		run->options.no_letters = true;
	run->terminal = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) && !run->options.json;
}

/* famctx alone: the screen, or line by line where that was asked for, which works through pipes as well. */
static int open_program(struct run *run)
{
	struct err e = ERR_INIT;
	if (!run->terminal && !run->options.line) {
		err_set(&e, ERR_USAGE, _("the screen needs a terminal: with --line it needs none. famctx --help lists the commands that need none"));
		return run_fail(run, &e);
	}
	if (!run_open(run, &e))
		return run_fail(run, &e);
	return run->options.line ? line_mode(run) : screens_open(run);
}

static int run_command(struct run *run, const char *name, int argc, char **argv)
{
	struct err e = ERR_INIT;
	run->command = command_by_name(name);
	if (!run->command)
		err_set(&e, ERR_USAGE, _("there is no command '%s'. famctx --help lists the commands"), name);
	if (!run->command || !options_fit(&run->options, run->command, &e))
		return run_fail(run, &e);
	if (run->options.help)
		return print_help(run, run->command);
	return run->command->run(run, argc, argv);
}

int command_main(int argc, char **argv, const struct front *front)
{
	struct run run = { .front = front, .shared_socket = SERVE_SOCKET };
	struct err e = ERR_INIT;
	int first, status;
	buf_init(&run.data_folder);
	buf_init(&run.screens_folder);
	if (!options_read(argc, argv, &run.options, &first, &e))
		return run_fail(&run, &e);
	look_around(&run);
	if (run.options.version)
		status = print_version();
	else if (first < argc)
		status = run_command(&run, argv[first], argc - first - 1, argv + first + 1);
	else if (run.options.help)
		status = print_help(&run, NULL);
	else
		status = open_program(&run);
	run_release(&run);
	return status;
}

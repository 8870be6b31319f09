#include "commands.h"
#include "print.h"

static int print_answer(struct run *run, const struct sources_answer *answer, struct err *e)
{
	struct buf text = BUF_INIT;
	if (!run->options.json && run->options.sheet)
		print_sheet(run, answer, &text);
	else if (!run->options.json)
		print_sources(run, answer, &text);
	bool printed = run_print(run, &text, e);
	buf_release(&text);
	return printed ? ERR_NONE : run_fail(run, e);
}

static int sources(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	struct sources_answer answer;
	shape_init(&sources_answer_shape, &answer);
	int status;
	if (argc)
		err_set(&e, ERR_USAGE, _("sources takes no arguments, but '%s' was given"), argv[0]);
	if (!argc && run_open(run, &e) &&
	    run_ask(run, REQUEST_SOURCES, NULL, NULL, &sources_answer_shape, &answer, &e))
		status = print_answer(run, &answer, &e);
	else
		status = run_fail(run, &e);
	shape_release(&sources_answer_shape, &answer);
	return status;
}

const struct command command_sources = {
	.name = "sources",
	.arguments = "",
	.summary = N_("list each source: freshness, scope, counts, last load, problems, whom to ring"),
	.options = "sheet",
	.run = sources,
};

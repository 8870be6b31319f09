#include "commands.h"
#include "print.h"
#include "run.h"

void print_check(const struct run *run, const struct check_answer *answer, struct buf *out)
{
	for (size_t i = 0; i < answer->findings_count; i++)
		LINE(run, out, answer->findings[i].good ? "check_good" : "check_bad", { "words", answer->findings[i].words });
}

static int print_answer(struct run *run, const struct check_answer *answer, struct err *e)
{
	struct buf text = BUF_INIT;
	if (!run->options.json)
		print_check(run, answer, &text);
	bool printed = run_print(run, &text, e);
	buf_release(&text);
	if (!printed)
		return run_fail(run, e);
	return answer->good ? ERR_NONE : ERR_NOTHING;
}

static int check(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	struct check_answer answer;
	shape_init(&check_answer_shape, &answer);
	int status;
	if (argc)
		err_set(&e, ERR_USAGE, _("check takes no arguments, but '%s' was given"), argv[0]);
	if (!argc && run_open(run, &e) &&
	    run_ask_long(run, REQUEST_CHECK, NULL, NULL, &check_answer_shape, &answer, &e))
		status = print_answer(run, &answer, &e);
	else
		status = run_fail(run, &e);
	shape_release(&check_answer_shape, &answer);
	return status;
}

const struct command command_check = {
	.name = "check",
	.arguments = "",
	.summary = N_("check the store: its files, its trail, its figures"),
	.options = "",
	.run = check,
};

#include "commands.h"
#include "print.h"

static int print_answer(struct run *run, const struct show_answer *answer, struct err *e)
{
	struct buf text = BUF_INIT;
	if (!run->options.json)
		print_show(run, answer, &text);
	bool printed = run_print(run, &text, e);
	buf_release(&text);
	return printed ? ERR_NONE : run_fail(run, e);
}

static int show(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	struct show_request request;
	struct show_answer answer;
	shape_init(&show_request_shape, &request);
	shape_init(&show_answer_shape, &answer);
	if (argc == 1 && *argv[0])
		request.person = argv[0];

	int status;
	if (!request.person)
		err_set(&e, ERR_USAGE, _("name one person by the id that famctx find prints: famctx show PERSON"));
	if (request.person && run_open(run, &e) && run_purpose(run, &e) &&
	    run_ask(run, REQUEST_SHOW, &show_request_shape, &request, &show_answer_shape, &answer, &e))
		status = print_answer(run, &answer, &e);
	else
		status = run_fail(run, &e);
	shape_release(&show_answer_shape, &answer);
	return status;
}

const struct command command_show = {
	.name = "show",
	.arguments = "PERSON",
	.summary = N_("show one person, their family and which services know each of them"),
	.options = "",
	.run = show,
};

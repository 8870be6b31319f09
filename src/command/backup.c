#include "commands.h"
#include "path.h"
#include "run.h"

static int print_done(struct run *run, const struct done_answer *answer, struct err *e)
{
	struct buf text = BUF_INIT;
	if (!run->options.json && answer->words)
		buf_printf(&text, "%s\n", answer->words);
	bool printed = run_print(run, &text, e);
	buf_release(&text);
	return printed ? ERR_NONE : run_fail(run, e);
}

static int backup(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	struct path_request request;
	struct done_answer answer;
	shape_init(&path_request_shape, &request);
	shape_init(&done_answer_shape, &answer);
	int status;
	if (argc != 1)
		err_set(&e, ERR_USAGE, _("name the file to write: famctx backup FILE"));
	if (argc == 1 && path_whole(argv[0], &request.path, &e) && run_open(run, &e) &&
	    run_ask_long(run, REQUEST_BACKUP, &path_request_shape, &request, &done_answer_shape, &answer, &e))
		status = print_done(run, &answer, &e);
	else
		status = run_fail(run, &e);
	shape_release(&path_request_shape, &request);
	shape_release(&done_answer_shape, &answer);
	return status;
}

const struct command command_backup = {
	.name = "backup",
	.arguments = "FILE",
	.summary = N_("write the whole store into one file, while others go on working"),
	.options = "",
	.run = backup,
};

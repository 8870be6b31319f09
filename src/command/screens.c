#include "commands.h"
#include "run.h"

static int check(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	struct problems problems = PROBLEMS_INIT;
	if (argc < 1 || argc > 2 || strcmp(argv[0], "check")) {
		err_set(&e, ERR_USAGE, _("use it as famctx screens check, or famctx screens check DIR"));
		return run_fail(run, &e);
	}
	if (!run_folders(run, &e))
		return run_fail(run, &e);
	run->front->check_screens(argc == 2 ? argv[1] : run->screens_folder.data, run->data_folder.data, &problems);
	bool good = problems.count == 0;
	int status = problems.errors ? ERR_INPUT : ERR_NONE;
	run_problems(run, &problems);
	problems_release(&problems);

	struct buf text = BUF_INIT;
	if (good)
		buf_printf(&text, "%s\n", _("All files of screens, words, policy and guidance are as they should be."));
	if (!run_print(run, &text, &e))
		status = run_fail(run, &e);
	buf_release(&text);
	return status;
}

const struct command command_screens = {
	.name = "screens",
	.arguments = "check [DIR]",
	.summary = N_("check the files of screens, words, policy and guidance, and say every mistake"),
	.options = "",
	.words_only = true,
	.run = check,
};

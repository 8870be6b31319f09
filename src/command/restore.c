#include "commands.h"
#include "path.h"
#include "run.h"

#include "famctx/base/mem.h"

static int print_done(struct run *run, const char *file, struct err *e)
{
	struct buf text = BUF_INIT;
	if (run->options.json)
		buf_add_text(&text, "{\"done\":true}\n");
	else
		LINE(run, &text, "restore_done", { "file", file });
	int status = run_print(run, &text, e) ? ERR_NONE : run_fail(run, e);
	buf_release(&text);
	return status;
}

static int restore(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	char *file = NULL;
	int status;
	if (argc != 1)
		err_set(&e, ERR_USAGE, _("name the backup to read: famctx restore FILE"));
	if (argc == 1 && path_whole(argv[0], &file, &e) && run_open_as(run, SERVE_RESTORE, file, &e))
		status = print_done(run, argv[0], &e);
	else
		status = run_fail(run, &e);
	mem_free(file);
	return status;
}

const struct command command_restore = {
	.name = "restore",
	.arguments = "FILE",
	.summary = N_("put a backup in place of the store; what was there is kept beside it"),
	.options = "",
	.run = restore,
};

#include "commands.h"
#include "run.h"

static int init(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	if (argc) {
		err_set(&e, ERR_USAGE, _("init takes no arguments, but '%s' was given: famctx init --store DIR"), argv[0]);
		return run_fail(run, &e);
	}
	if (!run_open_as(run, SERVE_MAKE, NULL, &e))
		return run_fail(run, &e);

	struct buf text = BUF_INIT;
	if (run->options.json)
		buf_add_text(&text, "{\"done\":true}\n");
	else
		LINE(run, &text, "init_done", { "store", run->options.store ? run->options.store : getenv("FAMCTX_STORE") });
	int status = run_print(run, &text, &e) ? ERR_NONE : run_fail(run, &e);
	buf_release(&text);
	return status;
}

const struct command command_init = {
	.name = "init",
	.arguments = "",
	.summary = N_("make an empty store"),
	.options = "",
	.run = init,
};

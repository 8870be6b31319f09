#include "commands.h"
#include "print.h"

#include "famctx/base/mem.h"
#include "path.h"

static bool fill_request(struct run *run, int argc, char **argv, struct load_request *request, struct err *e)
{
	if (argc == 0)
		return err_set(e, ERR_USAGE, _("name at least one manifest: famctx load MANIFEST..."));
	request->check = run->options.check;
	request->manifests = mem_zero((size_t)argc, sizeof(char *));
	request->manifests_count = (size_t)argc;
	for (int i = 0; i < argc; i++)
		if (!path_whole(argv[i], &request->manifests[i], e))
			return false;
	return !run->options.data || path_whole(run->options.data, &request->data, e);
}

static int print_answer(struct run *run, const struct load_answer *answer, struct err *e)
{
	struct buf text = BUF_INIT;
	if (!run->options.json)
		print_load(run, answer, &text);
	bool printed = run_print(run, &text, e);
	buf_release(&text);
	if (!printed)
		return run_fail(run, e);
	if (!answer->refused)
		return ERR_NONE;
	err_set(e, ERR_INPUT, answer->check ? _("a load would be refused: mend what is named") :
					      _("nothing was changed, as a source is refused: mend what is named and load again"));
	return run_fail(run, e);
}

static int load(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	struct load_request request;
	struct load_answer answer;
	shape_init(&load_request_shape, &request);
	shape_init(&load_answer_shape, &answer);
	int status;
	if (fill_request(run, argc, argv, &request, &e) && run_open(run, &e) &&
	    run_ask_long(run, REQUEST_LOAD, &load_request_shape, &request, &load_answer_shape, &answer, &e))
		status = print_answer(run, &answer, &e);
	else
		status = run_fail(run, &e);
	shape_release(&load_request_shape, &request);
	shape_release(&load_answer_shape, &answer);
	return status;
}

const struct command command_load = {
	.name = "load",
	.arguments = "MANIFEST...",
	.summary = N_("read sources into the store, or check them and say everything that is wrong"),
	.options = "check data",
	.run = load,
};

#include "commands.h"
#include "line.h"
#include "print.h"
#include "screens_open.h"

#include <unistd.h>

#include "famctx/base/file.h"

/* Who is shown where nobody can type: the family of the pictures in the manual. */
#define DEMO_QUERY "bracken katherine"

static bool make_folder(struct buf *folder, struct err *e)
{
	const char *tmp = getenv("TMPDIR");
	file_join(folder, tmp && *tmp ? tmp : "/tmp", "famctx-demo-XXXXXX");
	if (!mkdtemp(folder->data))
		return err_errno(e, ERR_STORE, _("a folder for the demonstration cannot be made in %s"),
				 tmp && *tmp ? tmp : "/tmp");
	return true;
}

static bool give_purpose(struct run *run, struct err *e)
{
	const struct purpose training = { .basis = BASIS_TRAINING };
	return client_call(run->client, REQUEST_PURPOSE, &purpose_shape, &training, NULL, NULL, e);
}

static bool print_found_and_shown(struct run *run, const struct find_answer *found, struct err *e)
{
	struct show_answer shown;
	struct show_request request;
	struct buf text = BUF_INIT;
	shape_init(&show_request_shape, &request);
	request.person = found->results[0].person;
	print_find(run, found, &text);
	bool ok = client_call(run->client, REQUEST_SHOW, &show_request_shape, &request, &show_answer_shape, &shown, e);
	if (ok)
		print_show(run, &shown, &text);
	LINE(run, &text, "demo_end", { "none", NULL });
	ok = ok && run_print(run, &text, e);
	shape_release(&show_answer_shape, &shown);
	buf_release(&text);
	return ok;
}

/* Line by line, for a place without a terminal. */
static bool print_family(struct run *run, struct err *e)
{
	char query[] = DEMO_QUERY;
	struct find_request request;
	struct find_answer found;
	struct buf banner = BUF_INIT;
	shape_init(&find_request_shape, &request);
	request.query = query;
	LINE(run, &banner, "demo_start", { "banner", words_phrase(&run->words, "training_banner") });
	bool ok = run_print(run, &banner, e) && give_purpose(run, e) &&
		  client_call(run->client, REQUEST_FIND, &find_request_shape, &request, &find_answer_shape, &found, e);
	if (ok && !found.results_count)
		ok = err_set(e, ERR_STORE, _("the made-up families are not where they should be: %s was not found"), query);
	ok = ok && print_found_and_shown(run, &found, e);
	shape_release(&find_answer_shape, &found);
	buf_release(&banner);
	return ok;
}

static int demonstrate(struct run *run, const char *folder)
{
	struct err e = ERR_INIT;
	run->options.store = folder;
	run->throw_away = true;
	if (!run_open_as(run, SERVE_MAKE_TRAINING, NULL, &e))
		return run_fail(run, &e);
	if (run->terminal)
		return run->options.line ? line_mode(run) : screens_open(run);
	return print_family(run, &e) ? ERR_NONE : run_fail(run, &e);
}

static int demo(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	struct buf folder = BUF_INIT;
	int status;
	if (argc)
		err_set(&e, ERR_USAGE, _("demo takes no arguments, but '%s' was given"), argv[0]);
	if (!argc && make_folder(&folder, &e)) {
		status = demonstrate(run, folder.data);
		if (run->client)
			client_close(run->client);
		run->client = NULL;
		if (!file_remove_tree(folder.data, &e))
			status = run_fail(run, &e);
	} else {
		status = run_fail(run, &e);
	}
	buf_release(&folder);
	return status;
}

const struct command command_demo = {
	.name = "demo",
	.arguments = "",
	.summary = N_("open a throw-away store of made-up families"),
	.options = "",
	.words_only = true,
	.run = demo,
};

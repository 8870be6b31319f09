#include "commands.h"
#include "famctx/base/mem.h"
#include "opening.h"
#include "print.h"

static int print_answer(struct run *run, const struct show_answer *answer, struct err *e)
{
	struct buf text = BUF_INIT;
	if (answer->held.what != HELD_NOTHING) {
		opening_refuse(run, answer, e);
		return run_fail(run, e);
	}
	if (!run->options.json)
		print_show(run, answer, &text);
	bool printed = run_print(run, &text, e);
	buf_release(&text);
	return printed ? ERR_NONE : run_fail(run, e);
}

/* Asked for quietly: only what is restricted is opened by break-glass, and the keeper says what that takes. */
static bool open_restricted(struct run *run, const char *person, struct err *e)
{
	struct show_request request;
	struct show_answer answer;
	shape_init(&show_request_shape, &request);
	request.person = mem_copy_text(person);
	request.details = mem_copy_text("none");
	bool ok = client_call(run->client, REQUEST_SHOW, &show_request_shape, &request, &show_answer_shape, &answer, e);
	if (ok && answer.held.what == HELD_GUARDED && answer.held.text_least != INTEGER_NONE)
		ok = opening_break_glass(run, person, &answer.held, run->options.break_glass, e);
	shape_release(&show_request_shape, &request);
	shape_release(&show_answer_shape, &answer);
	return ok;
}

static int show(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	struct show_request request;
	struct show_answer answer;
	shape_init(&show_request_shape, &request);
	shape_init(&show_answer_shape, &answer);
	if (argc == 1 && *argv[0])
		request.person = mem_copy_text(argv[0]);
	request.reason = mem_copy_or_null(run->options.challenge.reason);

	int status;
	if (!request.person)
		err_set(&e, ERR_USAGE, _("name one person by the id that famctx find prints: famctx show PERSON"));
	if (request.person && run_open(run, &e) && run_purpose(run, &e) &&
	    (!run->options.break_glass || open_restricted(run, request.person, &e)) &&
	    run_ask(run, REQUEST_SHOW, &show_request_shape, &request, &show_answer_shape, &answer, &e))
		status = print_answer(run, &answer, &e);
	else
		status = run_fail(run, &e);
	shape_release(&show_answer_shape, &answer);
	shape_release(&show_request_shape, &request);
	return status;
}

const struct command command_show = {
	.name = "show",
	.arguments = "PERSON",
	.summary = N_("show one person, their family and which services know each of them"),
	.options = "reason break-glass",
	.run = show,
};

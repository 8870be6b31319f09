/* Reading challenges: list, show, patterns, sheet. */
#include "challenge.h"

#include "famctx/base/mem.h"

static bool no_arguments(int argc, char **argv, const char *verb, struct err *e)
{
	return !argc || err_set(e, ERR_USAGE, _("challenge %s takes no arguments, but '%s' was given"), verb, argv[0]);
}

int challenge_list(struct run *run, int argc, char **argv)
{
	const struct challenge_options *o = &run->options.challenge;
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;
	struct challenge_list_request request;
	struct challenge_list_answer answer;
	shape_init(&challenge_list_request_shape, &request);
	shape_init(&challenge_list_answer_shape, &answer);
	request.mine = o->mine;
	request.assigned = o->assigned;
	request.overdue = o->overdue;
	request.urgent = o->urgent;
	request.source = mem_copy_or_null(o->source);
	bool ok = no_arguments(argc, argv, "list", &e) &&
		  value_code(o->state, "--state", challenge_state_codes, &request.state, &e) &&
		  value_code(o->type, "--type", challenge_type_codes, &request.type, &e) && run_open(run, &e) &&
		  run_ask(run, REQUEST_CHALLENGE_LIST, &challenge_list_request_shape, &request,
			  &challenge_list_answer_shape, &answer, &e);
	if (ok && !run->options.json)
		print_challenges(run, &answer, &text);
	int status = run_end(run, &text, ok, &e);
	shape_release(&challenge_list_answer_shape, &answer);
	shape_release(&challenge_list_request_shape, &request);
	buf_release(&text);
	return status;
}

int challenge_show(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;
	struct challenge_reference request = { .reference = argc ? argv[0] : NULL };
	struct challenge_full answer;
	shape_init(&challenge_full_shape, &answer);
	bool ok = argc == 1 ||
		  err_set(&e, ERR_USAGE, _("name one challenge by its reference: famctx challenge show FC-7Q4K-2"));
	ok = ok && run_open(run, &e) &&
	     run_ask(run, REQUEST_CHALLENGE_SHOW, &challenge_reference_shape, &request, &challenge_full_shape, &answer, &e);
	if (ok && !run->options.json)
		print_challenge(run, &answer, &text);
	int status = run_end(run, &text, ok, &e);
	shape_release(&challenge_full_shape, &answer);
	buf_release(&text);
	return status;
}

int challenge_patterns(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;
	struct challenge_period period;
	struct challenge_patterns answer;
	shape_init(&challenge_patterns_shape, &answer);
	bool ok = no_arguments(argc, argv, "patterns", &e) && challenge_period_read(run, &period, &e) && run_open(run, &e) &&
		  run_ask(run, REQUEST_CHALLENGE_PATTERNS, &challenge_period_shape, &period, &challenge_patterns_shape,
			  &answer, &e);
	if (ok && !run->options.json)
		print_patterns(run, &answer, &text);
	int status = run_end(run, &text, ok, &e);
	shape_release(&challenge_patterns_shape, &answer);
	buf_release(&text);
	return status;
}

enum sheet_format { SHEET_TEXT, SHEET_CSV };
static const char *const sheet_formats[] = { "text", "csv", NULL };

int challenge_sheet(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;
	struct challenge_sheet_request request;
	struct challenge_sheet answer;
	int format;
	shape_init(&challenge_sheet_request_shape, &request);
	shape_init(&challenge_sheet_shape, &answer);
	request.source = argc == 1 ? mem_copy_text(argv[0]) : NULL;
	bool ok = request.source ||
		  err_set(&e, ERR_USAGE, _("name one source by its key: famctx challenge sheet SOURCE; famctx sources lists them"));
	ok = ok && value_code(run->options.challenge.format, "--format", sheet_formats, &format, &e) &&
	     challenge_period_read(run, &request.period, &e) && run_open(run, &e) &&
	     run_ask(run, REQUEST_CHALLENGE_SHEET, &challenge_sheet_request_shape, &request, &challenge_sheet_shape, &answer,
		     &e);
	if (ok && !run->options.json && format == SHEET_CSV)
		sheet_csv(&answer, &text);
	else if (ok && !run->options.json)
		print_challenge_sheet(run, &answer, &text);
	int status = run_end(run, &text, ok, &e);
	shape_release(&challenge_sheet_shape, &answer);
	shape_release(&challenge_sheet_request_shape, &request);
	buf_release(&text);
	return status;
}

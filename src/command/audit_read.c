/* Reading the trail: list, mine, who, count, patterns, sample, sign-off. */
#include "audit.h"
#include "famctx/base/mem.h"
#include "famctx/text/number.h"

static bool no_arguments(int argc, char **argv, const char *verb, struct err *e)
{
	return !argc || err_set(e, ERR_USAGE, _("audit %s takes no arguments, but '%s' was given"), verb, argv[0]);
}

static int list(struct run *run, int argc, char **argv, const char *verb, const char *request_name)
{
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;
	struct audit_list_request request;
	struct audit_list_answer answer;
	shape_init(&audit_list_request_shape, &request);
	shape_init(&audit_list_answer_shape, &answer);
	request.all = run->options.audit.all;
	bool ok = no_arguments(argc, argv, verb, &e) && audit_filter_read(run, &request.which, &e) &&
		  audit_number_read(run->options.audit.before, "--before", &request.before, &e) && run_open(run, &e) &&
		  run_ask(run, request_name, &audit_list_request_shape, &request, &audit_list_answer_shape, &answer, &e);
	if (ok && !run->options.json)
		print_looks(run, &answer, &text);
	int status = run_end(run, &text, ok, &e);
	if (status == ERR_NONE && !answer.entries_count)
		status = ERR_NOTHING;
	shape_release(&audit_list_answer_shape, &answer);
	shape_release(&audit_list_request_shape, &request);
	buf_release(&text);
	return status;
}

int trail_list(struct run *run, int argc, char **argv)
{
	return list(run, argc, argv, "list", REQUEST_AUDIT_LIST);
}

int trail_mine(struct run *run, int argc, char **argv)
{
	return list(run, argc, argv, "mine", REQUEST_AUDIT_MINE);
}

/* All pages of the record of one person, from the newest on. */
static bool read_record(struct run *run, struct audit_list_request *request, struct buf *text, size_t *looks, struct err *e)
{
	bool heading = true;
	do {
		struct audit_list_answer answer;
		shape_init(&audit_list_answer_shape, &answer);
		bool ok = run_ask(run, REQUEST_AUDIT_LIST, &audit_list_request_shape, request, &audit_list_answer_shape,
				  &answer, e);
		if (ok && !run->options.json)
			print_record(run, &answer, !run->options.audit.no_names, heading, text);
		*looks += answer.entries_count;
		request->before = answer.next;
		heading = false;
		shape_release(&audit_list_answer_shape, &answer);
		if (!ok)
			return false;
		/* One document only: with --json the first page tells where the next begins. */
	} while (request->before != INTEGER_NONE && !run->options.json);
	return true;
}

int trail_who(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;
	struct audit_list_request request;
	size_t looks = 0;
	shape_init(&audit_list_request_shape, &request);
	bool ok = argc == 1 || err_set(&e, ERR_USAGE, _("name one person by their id: famctx audit who P17"));
	request.which.person = ok ? mem_copy_text(argv[0]) : NULL;
	ok = ok && audit_days_read(run, &request.which.from, &request.which.to, &e) && run_open(run, &e) &&
	     read_record(run, &request, &text, &looks, &e);
	int status = run_end(run, &text, ok, &e);
	if (status == ERR_NONE && !looks)
		status = ERR_NOTHING;
	shape_release(&audit_list_request_shape, &request);
	buf_release(&text);
	return status;
}

static bool read_by(const char *text, int *by, struct err *e)
{
	*by = text ? code_find(audit_by_codes, text) : AUDIT_BY_WORKER;
	return *by >= 0 || err_set(e, ERR_USAGE, _("--by is not '%s'. It is one of: worker person reason"), text);
}

int trail_count(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;
	struct audit_summary_request request;
	struct audit_summary_answer answer;
	shape_init(&audit_summary_request_shape, &request);
	shape_init(&audit_summary_answer_shape, &answer);
	bool ok = no_arguments(argc, argv, "count", &e) && read_by(run->options.audit.by, &request.by, &e) &&
		  audit_days_read(run, &request.from, &request.to, &e) && run_open(run, &e) &&
		  run_ask(run, REQUEST_AUDIT_SUMMARY, &audit_summary_request_shape, &request, &audit_summary_answer_shape,
			  &answer, &e);
	if (ok && !run->options.json)
		print_counts(run, &answer, request.by, &text);
	int status = run_end(run, &text, ok, &e);
	shape_release(&audit_summary_answer_shape, &answer);
	buf_release(&text);
	return status;
}

int trail_patterns(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;
	struct audit_patterns_request request;
	struct audit_patterns_answer answer;
	shape_init(&audit_patterns_request_shape, &request);
	shape_init(&audit_patterns_answer_shape, &answer);
	bool ok = no_arguments(argc, argv, "patterns", &e) && audit_days_read(run, &request.from, &request.to, &e) &&
		  run_open(run, &e) &&
		  run_ask(run, REQUEST_AUDIT_PATTERNS, &audit_patterns_request_shape, &request,
			  &audit_patterns_answer_shape, &answer, &e);
	if (ok && !run->options.json)
		print_matches(run, &answer, &text);
	int status = run_end(run, &text, ok, &e);
	shape_release(&audit_patterns_answer_shape, &answer);
	buf_release(&text);
	return status;
}

int trail_sample(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;
	struct audit_sample_request request = { .draw = INTEGER_NONE };
	struct audit_sample_answer answer;
	shape_init(&audit_sample_answer_shape, &answer);
	bool ok = no_arguments(argc, argv, "sample", &e) &&
		  audit_number_read(run->options.audit.draw, "--draw", &request.draw, &e) && run_open(run, &e) &&
		  run_ask(run, REQUEST_AUDIT_SAMPLE, &audit_sample_request_shape, &request, &audit_sample_answer_shape,
			  &answer, &e);
	if (ok && !run->options.json)
		print_drawn(run, &answer, &text);
	int status = run_end(run, &text, ok, &e);
	shape_release(&audit_sample_answer_shape, &answer);
	buf_release(&text);
	return status;
}

static bool read_finding(const struct run *run, int argc, char **argv, struct audit_review_request *r, struct err *e)
{
	const struct challenge_options *o = &run->options.challenge;
	const char *finding = run->options.audit.finding;
	if (argc != 1 || !number_parse(argv[0], 1, INT64_MAX, &r->seq))
		return err_set(e, ERR_USAGE, _("name one look by its number: famctx audit sign-off 1234 --finding in_order"));
	r->finding = finding ? code_find(audit_finding_codes, finding) : -1;
	if (r->finding < 0)
		return err_set(e, ERR_USAGE, _("--finding is one of: in_order asked concern"));
	r->words = mem_copy_or_null(o->reason ? o->reason : o->because);
	return true;
}

int trail_sign_off(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;
	struct audit_review_request request;
	struct done_answer answer;
	shape_init(&audit_review_request_shape, &request);
	shape_init(&done_answer_shape, &answer);
	bool ok = read_finding(run, argc, argv, &request, &e) && run_open(run, &e) &&
		  run_ask(run, REQUEST_AUDIT_REVIEW, &audit_review_request_shape, &request, &done_answer_shape, &answer, &e);
	if (ok && !run->options.json)
		LINE(run, &text, "audit_signed_off", { "seq", argv[0] });
	int status = run_end(run, &text, ok, &e);
	shape_release(&audit_review_request_shape, &request);
	shape_release(&done_answer_shape, &answer);
	buf_release(&text);
	return status;
}

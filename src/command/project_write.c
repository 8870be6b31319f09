#include "project.h"

#include <poll.h>
#include <unistd.h>

#include "famctx/base/mem.h"
#include "famctx/text/number.h"

#define INPUT_WAIT_MS 2000

int project_new(struct run *run, int argc, char **argv)
{
	struct project_show_answer answer;
	if (argc != 1)
		return project_usage(run, "new NAME [--title TEXT]");
	struct project_new_request r = { .project = argv[0] };
	r.title = mem_copy_or_null(run->options.project.title);
	int status = project_ask(run, REQUEST_PROJECT_NEW, &project_new_request_shape, &r,
	                         &project_show_answer_shape, &answer, print_project);
	shape_release(&project_show_answer_shape, &answer);
	mem_free(r.title);
	return status;
}

/* A save that came too late is kept, and still not what was asked for. */
static int save(struct run *run, const char *method, const struct shape *shape, const void *request)
{
	struct saved_answer answer;
	int status = project_ask(run, method, shape, request, &saved_answer_shape, &answer, print_saved);
	if (status == ERR_NONE && answer.conflicts_count)
		status = ERR_REFUSED;
	shape_release(&saved_answer_shape, &answer);
	return status;
}

int project_act(struct run *run, int argc, char **argv)
{
	const struct project_options *o = &run->options.project;
	struct act_request r;
	if (argc != 3)
		return project_usage(run,
		                     "act NAME ACTION-ID STATE [--owner NAME] [--due DATE] [--note TEXT] "
		                     "[--evidence TEXT] [--reason TEXT]");
	shape_init(&act_request_shape, &r);
	r.project = mem_copy_text(argv[0]);
	r.action = mem_copy_text(argv[1]);
	r.state = mem_copy_text(argv[2]);
	r.owner = mem_copy_or_null(o->owner);
	r.due = mem_copy_or_null(o->due);
	r.note = mem_copy_or_null(o->note);
	r.evidence = mem_copy_or_null(o->evidence);
	r.reason = mem_copy_or_null(run->options.challenge.reason);
	int status = save(run, REQUEST_PROJECT_ACT, &act_request_shape, &r);
	shape_release(&act_request_shape, &r);
	return status;
}

int project_fact(struct run *run, int argc, char **argv)
{
	struct fact_answer answer;
	if (argc < 1 || argc > 3)
		return project_usage(run, "fact NAME [FACT VALUE [--check]]");
	struct fact_request r = { .project = argv[0] };
	r.fact = argc > 1 ? argv[1] : NULL;
	r.value = argc > 2 ? argv[2] : NULL;
	r.preview = run->options.check;
	int status = project_ask(run, REQUEST_PROJECT_FACT, &fact_request_shape, &r, &fact_answer_shape,
	                         &answer, print_facts);
	shape_release(&fact_answer_shape, &answer);
	return status;
}

/* ---- the workbook ------------------------------------------------------------------- */

static int show_question(struct run *run, char *project, int64_t question)
{
	struct question_request r;
	struct question_answer answer;
	shape_init(&question_request_shape, &r);
	r.project = project;
	r.question = question;
	int status = project_ask(run, REQUEST_PROJECT_QUESTION, &question_request_shape, &r,
	                         &question_answer_shape, &answer, print_question);
	shape_release(&question_answer_shape, &answer);
	return status;
}

static int review(struct run *run, const char *project, int64_t question)
{
	const struct project_options *o = &run->options.project;
	struct review_request r;
	shape_init(&review_request_shape, &r);
	r.project = mem_copy_text(project);
	r.question = question;
	r.verdict = mem_copy_text(o->verdict);
	r.reviewer = mem_copy_text(o->name ? o->name : "");
	r.comment = mem_copy_or_null(o->comment);
	r.action = mem_copy_or_null(o->note);
	r.owner = mem_copy_or_null(o->owner);
	r.due = mem_copy_or_null(o->due);
	int status = save(run, REQUEST_PROJECT_REVIEW, &review_request_shape, &r);
	shape_release(&review_request_shape, &r);
	return status;
}

static int reopen(struct run *run, const char *project, int64_t question)
{
	struct reopen_request r;
	shape_init(&reopen_request_shape, &r);
	r.project = mem_copy_text(project);
	r.question = question;
	r.reason = mem_copy_text(run->options.project.reopen);
	int status = save(run, REQUEST_PROJECT_REOPEN, &reopen_request_shape, &r);
	shape_release(&reopen_request_shape, &r);
	return status;
}

static bool read_seen(const struct run *run, struct answer_request *r, struct err *e)
{
	const char *seen = run->options.project.seen;
	if (!seen)
		return true;
	r->seen = mem_zero(1, sizeof(*r->seen));
	r->seen_count = 1;
	r->seen[0].field = mem_copy_text("text");
	return number_parse(seen, 0, INT32_MAX, &r->seen[0].version) ||
	       err_set(e, ERR_USAGE, _("--seen is the number of a version, not '%s'"), seen);
}

/* A text given as a command is meant to be read; --status draft says otherwise. */
static int write_answer(struct run *run, const char *project, int64_t question, char *text)
{
	const struct project_options *o = &run->options.project;
	struct err e = ERR_INIT;
	struct answer_request r;
	shape_init(&answer_request_shape, &r);
	r.project = mem_copy_text(project);
	r.question = question;
	r.text = text;
	r.status = mem_copy_or_null(o->status ? o->status : text ? "ready" : NULL);
	r.evidence = mem_copy_or_null(o->evidence);
	r.risks = mem_copy_or_null(o->risks);
	r.author = mem_copy_or_null(o->name);
	int status = read_seen(run, &r, &e) ? save(run, REQUEST_PROJECT_ANSWER, &answer_request_shape, &r)
	                                    : run_fail(run, &e);
	shape_release(&answer_request_shape, &r);
	return status;
}

/* A file is there at once; a pipe that nobody writes to must not hold the command up. */
static bool input_waits(void)
{
	struct pollfd input = { .fd = STDIN_FILENO, .events = POLLIN };
	return !isatty(STDIN_FILENO) && poll(&input, 1, INPUT_WAIT_MS) > 0;
}

static bool says_something(const char *text)
{
	return text && text[strspn(text, " \t\r\n")];
}

static int answer(struct run *run, char *project, int64_t question)
{
	const struct project_options *o = &run->options.project;
	struct err e = ERR_INIT;
	char *text = NULL;
	if (o->verdict)
		return review(run, project, question);
	if (o->reopen)
		return reopen(run, project, question);
	bool piped = !o->file && !o->status && !o->evidence && !o->risks && input_waits();
	if ((o->file || piped) && !project_file(o->file ? o->file : "-", &text, &e))
		return run_fail(run, &e);
	/* Nothing was piped in: it is only looked at. */
	if (piped && !says_something(text)) {
		mem_free(text);
		text = NULL;
	}
	if (!text && !o->status && !o->evidence && !o->risks)
		return show_question(run, project, question);
	return write_answer(run, project, question, text);
}

int project_answer(struct run *run, int argc, char **argv)
{
	int64_t question;
	if (argc != 2 || !number_parse(argv[1], 1, 99, &question))
		return project_usage(
		        run, "answer NAME QUESTION [--file FILE] [--status draft|ready], where QUESTION is a "
		             "number from 1 to 15");
	return answer(run, argv[0], question);
}

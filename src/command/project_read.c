#include "project.h"

#include "famctx/base/mem.h"
#include "famctx/text/number.h"

int project_list(struct run *run, int argc, char **argv)
{
	struct project_list_answer answer;
	(void)argv;
	if (argc)
		return project_usage(run, "list");
	int status = project_ask(run, REQUEST_PROJECT_LIST, NULL, NULL, &project_list_answer_shape, &answer,
	                         print_project_list);
	shape_release(&project_list_answer_shape, &answer);
	return status;
}

static int show_stage(struct run *run, char *name)
{
	struct err e = ERR_INIT;
	struct stage_request r = { .project = name };
	struct stage_answer answer;
	if (!number_parse(run->options.project.stage, 0, 99, &r.stage)) {
		err_set(&e, ERR_USAGE, _("--stage is a number from 0 to 10, not '%s'"),
		        run->options.project.stage);
		return run_fail(run, &e);
	}
	int status = project_ask(run, REQUEST_PROJECT_STAGE, &stage_request_shape, &r, &stage_answer_shape,
	                         &answer, print_stage);
	shape_release(&stage_answer_shape, &answer);
	return status;
}

int project_show(struct run *run, int argc, char **argv)
{
	struct project_show_answer answer;
	if (argc != 1)
		return project_usage(run, "show NAME [--stage N]");
	if (run->options.project.stage)
		return show_stage(run, argv[0]);
	const struct project_request r = { .project = argv[0] };
	int status = project_ask(run, REQUEST_PROJECT_SHOW, &project_request_shape, &r,
	                         &project_show_answer_shape, &answer, print_project);
	shape_release(&project_show_answer_shape, &answer);
	return status;
}

int project_history(struct run *run, int argc, char **argv)
{
	struct history_answer answer;
	struct history_request r;
	if (argc < 1 || argc > 3)
		return project_usage(run, "history NAME [SUBJECT [FIELD]]");
	shape_init(&history_request_shape, &r);
	r.project = argv[0];
	r.subject = argc > 1 ? argv[1] : NULL;
	r.field = argc > 2 ? argv[2] : NULL;
	int status = project_ask(run, REQUEST_PROJECT_HISTORY, &history_request_shape, &r,
	                         &history_answer_shape, &answer, print_history);
	shape_release(&history_answer_shape, &answer);
	return status;
}

/* The document goes out as the keeper made it: it is a file, and has passed the gate there. */
static bool write_document(const struct export_answer *answer, struct err *e)
{
	size_t len = strlen(answer->text);
	if (fwrite(answer->text, 1, len, stdout) == len && fflush(stdout) == 0)
		return true;
	return err_errno(e, ERR_INPUT, _("the document cannot be written"));
}

int project_export(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	struct export_answer answer;
	const char *part = run->options.project.part, *format = run->options.challenge.format;
	if (argc != 1)
		return project_usage(run,
		                     "export NAME [--part all|stage:N|workbook|triage|open|transparency] "
		                     "--format md|html|text|json");
	struct export_request r = { .project = argv[0] };
	r.part = mem_copy_text(part ? part : "all");
	r.format = mem_copy_text(format ? format : run->options.json ? "json" : "md");
	shape_init(&export_answer_shape, &answer);
	bool ok = run_open(run, &e) &&
	          client_call(run->client, REQUEST_PROJECT_EXPORT, &export_request_shape, &r,
	                      &export_answer_shape, &answer, &e) &&
	          write_document(&answer, &e);
	shape_release(&export_answer_shape, &answer);
	mem_free(r.part);
	mem_free(r.format);
	return ok ? ERR_NONE : run_fail(run, &e);
}

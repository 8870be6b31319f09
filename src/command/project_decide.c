#include "project.h"

#include "famctx/base/mem.h"
#include "famctx/text/number.h"

/* ---- triage --------------------------------------------------------------------------- */

static int run_triage(struct run *run, char *project, char *text)
{
	struct triage_answer answer;
	struct triage_request r = { .project = project, .text = text };
	r.file = mem_copy_or_null(run->options.project.answers);
	int status = project_ask(run, REQUEST_PROJECT_TRIAGE, &triage_request_shape, &r, &triage_answer_shape,
	                         &answer, print_triage);
	shape_release(&triage_answer_shape, &answer);
	mem_free(r.file);
	return status;
}

static int decide(struct run *run, const char *project)
{
	const struct project_options *o = &run->options.project;
	struct triage_answer answer;
	struct decide_request r = { .project = mem_copy_text(project) };
	r.outcome = mem_copy_text(o->decision);
	r.name = mem_copy_text(o->name ? o->name : "");
	r.role = mem_copy_text(o->role ? o->role : "");
	r.reason = mem_copy_text(run->options.challenge.reason ? run->options.challenge.reason : "");
	int status = project_ask(run, REQUEST_PROJECT_DECIDE, &decide_request_shape, &r, &triage_answer_shape,
	                         &answer, print_triage);
	shape_release(&triage_answer_shape, &answer);
	shape_release(&decide_request_shape, &r);
	return status;
}

int project_triage(struct run *run, int argc, char **argv)
{
	const struct project_options *o = &run->options.project;
	struct err e = ERR_INIT;
	char *text = NULL;
	if (argc != 1)
		return project_usage(
		        run, "triage NAME [--answers FILE], or triage NAME --decision OUTCOME --name NAME "
		             "--role ROLE --reason TEXT");
	if (o->decision)
		return decide(run, argv[0]);
	if (o->answers && !project_file(o->answers, &text, &e))
		return run_fail(run, &e);
	int status = run_triage(run, argv[0], text);
	mem_free(text);
	return status;
}

/* ---- maturity --------------------------------------------------------------------------- */

int project_maturity(struct run *run, int argc, char **argv)
{
	const struct project_options *o = &run->options.project;
	struct err e = ERR_INIT;
	struct maturity_request r = { .project = NULL };
	struct maturity_answer answer;
	if (argc != 1 || (o->answers && !o->rater && !o->agreed) || (o->rater && o->agreed))
		return project_usage(
		        run, "maturity NAME --rater NAME --answers FILE, maturity NAME --agreed --name NAME "
		             "--answers FILE, or maturity NAME");
	if (o->answers && !project_file(o->answers, &r.text, &e))
		return run_fail(run, &e);
	r.project = mem_copy_text(argv[0]);
	r.rater = mem_copy_or_null(o->rater);
	r.agreed_by = mem_copy_or_null(o->name);
	r.file = mem_copy_or_null(o->answers);
	int status = project_ask(run, REQUEST_PROJECT_MATURITY, &maturity_request_shape, &r,
	                         &maturity_answer_shape, &answer, print_maturity);
	shape_release(&maturity_answer_shape, &answer);
	shape_release(&maturity_request_shape, &r);
	return status;
}

/* ---- registers --------------------------------------------------------------------------- */

static bool read_values(struct register_request *r, int argc, char **argv, struct err *e)
{
	r->values = mem_zero((size_t)argc + 1, sizeof(*r->values));
	for (int i = 0; i < argc; i++) {
		const char *equals = strchr(argv[i], '=');
		if (!equals)
			return err_set(e, ERR_USAGE, _("'%s' should be COLUMN=VALUE"), argv[i]);
		struct row_value *v = &r->values[r->values_count++];
		v->column = mem_copy_bytes(argv[i], (size_t)(equals - argv[i]));
		v->value = mem_copy_text(equals + 1);
	}
	return true;
}

/* change and remove name a row first. */
static bool read_row(struct register_request *r, int *argc, char ***argv, struct err *e)
{
	if (strcmp(r->action, "change") != 0 && strcmp(r->action, "remove") != 0)
		return true;
	if (!*argc || !number_parse((*argv)[0], 1, 9999, &r->row))
		return err_set(e, ERR_USAGE, _("name the row to %s by its number"), r->action);
	(*argc)--;
	(*argv)++;
	return true;
}

int project_register(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	struct register_request r;
	struct register_answer answer;
	int status;
	if (argc < 2)
		return project_usage(
		        run, "register NAME TABLE list, add COLUMN=VALUE..., change ROW COLUMN=VALUE..., or "
		             "remove ROW --reason TEXT");
	shape_init(&register_request_shape, &r);
	r.project = mem_copy_text(argv[0]);
	r.table = mem_copy_text(argv[1]);
	r.action = mem_copy_text(argc > 2 ? argv[2] : "list");
	r.reason = mem_copy_or_null(run->options.challenge.reason);
	argc = argc > 3 ? argc - 3 : 0;
	argv += 3;
	if (read_row(&r, &argc, &argv, &e) && read_values(&r, argc, argv, &e)) {
		status = project_ask(run, REQUEST_PROJECT_REGISTER, &register_request_shape, &r,
		                     &register_answer_shape, &answer, print_register);
		shape_release(&register_answer_shape, &answer);
	} else {
		status = run_fail(run, &e);
	}
	shape_release(&register_request_shape, &r);
	return status;
}

/* ---- gates --------------------------------------------------------------------------------- */

int project_sign(struct run *run, int argc, char **argv)
{
	const struct project_options *o = &run->options.project;
	struct sign_answer answer;
	if (argc != 3)
		return project_usage(run,
		                     "sign NAME GATE pass|pass-with-gaps|return|stop --name NAME --role ROLE "
		                     "[--comment TEXT] [--override REASON]");
	struct sign_request r = { .project = mem_copy_text(argv[0]) };
	r.gate = mem_copy_text(argv[1]);
	r.decision = mem_copy_text(argv[2]);
	r.name = mem_copy_text(o->name ? o->name : "");
	r.role = mem_copy_text(o->role ? o->role : "");
	r.comment = mem_copy_or_null(o->comment);
	r.override = mem_copy_or_null(o->override);
	int status = project_ask(run, REQUEST_PROJECT_SIGN, &sign_request_shape, &r, &sign_answer_shape,
	                         &answer, print_signed);
	shape_release(&sign_answer_shape, &answer);
	shape_release(&sign_request_shape, &r);
	return status;
}

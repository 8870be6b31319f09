/* famctx project: one verb a journey. */
#include "project.h"

#include <unistd.h>

#include "commands.h"
#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "verb.h"

#define FILE_MOST 30000u /* what a request has room for */

static const struct command verbs[] = {
	VERB("project new", "title", project_new),
	VERB("project list", "", project_list),
	VERB("project show", "stage", project_show),
	VERB("project act", "owner due note evidence reason", project_act),
	VERB("project fact", "check", project_fact),
	VERB("project answer", "file status evidence risks name seen verdict comment note owner due reopen", project_answer),
	VERB("project triage", "answers decision name role reason", project_triage),
	VERB("project maturity", "rater answers agreed name", project_maturity),
	VERB("project register", "reason", project_register),
	VERB("project sign", "name role comment override", project_sign),
	VERB("project export", "part format", project_export),
	VERB("project history", "", project_history),
	VERB("project guide", "", project_guide),
};

int project_usage(const struct run *run, const char *how)
{
	struct err e = ERR_INIT;
	err_set(&e, ERR_USAGE, _("use it as famctx project %s"), how);
	return run_fail(run, &e);
}

int project_ask(struct run *run, const char *method, const struct shape *params_shape, const void *params,
                const struct shape *answer_shape, void *answer, project_print *print)
{
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;
	shape_init(answer_shape, answer);
	bool ok = run_open(run, &e) && run_ask(run, method, params_shape, params, answer_shape, answer, &e);
	if (ok && !run->options.json) {
		print(run, answer, &text);
		ok = run_print(run, &text, &e);
	}
	buf_release(&text);
	return ok ? ERR_NONE : run_fail(run, &e);
}

static bool read_input(struct buf *out, struct err *e)
{
	char bytes[4096];
	ssize_t n;
	while ((n = read(STDIN_FILENO, bytes, sizeof(bytes))) > 0 && out->len <= FILE_MOST)
		buf_add(out, bytes, (size_t)n);
	return n >= 0 || err_errno(e, ERR_INPUT, _("standard input cannot be read"));
}

bool project_file(const char *path, char **text, struct err *e)
{
	struct buf bytes = BUF_INIT;
	*text = NULL;
	bool ok = strcmp(path, "-") ? file_read(path, FILE_MOST, &bytes, e) : read_input(&bytes, e);
	if (ok && bytes.len > FILE_MOST)
		ok = err_set(e, ERR_INPUT, _("%s has more than %u bytes"), path, FILE_MOST);
	if (ok && strlen(bytes.data) != bytes.len)
		ok = err_set(e, ERR_INPUT, _("%s is no text: it holds a zero byte"), path);
	if (ok)
		*text = buf_detach(&bytes);
	else if (e->code == ERR_NONE || e->code == ERR_STORE)
		e->code = ERR_INPUT;
	buf_release(&bytes);
	return ok;
}

static int project(struct run *run, int argc, char **argv)
{
	return verb_run(run, verbs, ARRAY_LEN(verbs), argc, argv);
}

const struct command command_project = {
	.name = "project",
	.arguments = "new|list|show|act|fact|answer|triage|maturity|register|sign|export|history|guide",
	.summary = N_("walk a data tool through the ten stages of the guidance"),
	.options = "title stage owner due note evidence reason check file status risks seen verdict comment "
	           "reopen answers "
	           "decision rater agreed name role override part format",
	.run = project,
};

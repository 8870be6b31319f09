/* famctx project: one verb a journey. */
#include "project.h"

#include <unistd.h>

#include "commands.h"
#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "options.h"

#define FILE_MOST 30000u /* what a request has room for */

struct verb {
	struct command command; /* its name and the options it takes; run stays NULL */
	project_verb *run;
};

#define VERB(word, takes)                                                                                    \
	{                                                                                                    \
		{ .name = "project " #word, .arguments = "", .summary = "", .options = takes },              \
		        project_##word                                                                       \
	}

static const struct verb verbs[] = {
	VERB(new, "title"),
	VERB(list, ""),
	VERB(show, "stage"),
	VERB(act, "owner due note evidence reason"),
	VERB(fact, "check"),
	VERB(answer, "file status evidence risks name seen verdict comment note owner due reopen"),
	VERB(triage, "answers decision name role reason"),
	VERB(maturity, "rater answers agreed name"),
	VERB(register, "reason"),
	VERB(sign, "name role comment override"),
	VERB(export, "part format"),
	VERB(history, ""),
};

static const struct verb *find_verb(const char *word)
{
	for (size_t i = 0; i < ARRAY_LEN(verbs); i++)
		if (!strcmp(strchr(verbs[i].command.name, ' ') + 1, word))
			return &verbs[i];
	return NULL;
}

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
	struct err e = ERR_INIT;
	const struct verb *verb = argc ? find_verb(argv[0]) : NULL;
	if (!verb)
		return project_usage(
		        run,
		        _("new, list, show, act, fact, answer, triage, maturity, register, sign, export or "
		          "history. famctx project --help lists the options"));
	if (!options_fit(&run->options, &verb->command, &e))
		return run_fail(run, &e);
	return verb->run(run, argc - 1, argv + 1);
}

const struct command command_project = {
	.name = "project",
	.arguments = "new|list|show|act|fact|answer|triage|maturity|register|sign|export|history",
	.summary = N_("walk a data tool through the ten stages of the guidance"),
	.options = "title stage owner due note evidence reason check file status risks seen verdict comment "
	           "reopen answers "
	           "decision rater agreed name role override part format",
	.run = project,
};

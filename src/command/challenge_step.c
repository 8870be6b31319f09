/* Moving challenges on: decide, reassign, reply, disagree, undo. */
#include "challenge.h"

#include "famctx/base/mem.h"
#include "famctx/text/number.h"

static bool read_confirm(const struct run *run, struct challenge_step *out, struct err *e)
{
	const char *text = run->options.challenge.confirm;
	if (!text || number_parse(text, 1, 1000, &out->confirmed))
		return true;
	return err_set(e, ERR_USAGE, _("--confirm is how many challenges are named, not '%s'"), text);
}

static bool read_step(const struct run *run, const char *step, const char *outcome, int argc, char **argv,
		      struct challenge_step *out, struct err *e)
{
	const struct challenge_options *o = &run->options.challenge;
	shape_init(&challenge_step_shape, out);
	out->step = mem_copy_text(step);
	out->text = mem_copy_or_null(challenge_reason(run));
	out->to = mem_copy_or_null(o->to);
	out->of = mem_copy_or_null(o->of);
	out->record = mem_copy_or_null(o->record);
	out->with = mem_copy_or_null(o->with);
	out->references = mem_zero((size_t)argc + 1, sizeof(char *));
	for (int i = 0; i < argc; i++)
		out->references[out->references_count++] = mem_copy_text(argv[i]);
	if (!argc)
		return err_set(e, ERR_USAGE, _("name a challenge by its reference: famctx challenge %s FC-7Q4K-2"), step);
	return value_code(outcome, _("The outcome"), challenge_outcome_codes, &out->outcome, e) &&
	       read_confirm(run, out, e);
}

/* Joined or split at once; where that cannot be, the next load does it, and the decision stands. */
static bool rebuild(struct run *run, struct buf *text, struct err *e)
{
	struct load_answer built;
	char people[NUMBER_SIZE];
	bool ok = client_call(run->client, REQUEST_REBUILD, NULL, NULL, &load_answer_shape, &built, e);
	if (ok) {
		LINE(run, text, "challenge_rebuilt", { "people", number_text(built.people, people) });
	} else {
		LINE(run, text, "challenge_not_rebuilt", { "none", NULL });
	}
	shape_release(&load_answer_shape, &built);
	return ok;
}

static int take_step(struct run *run, const char *step, const char *outcome, int argc, char **argv)
{
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;
	struct challenge_step request;
	struct challenge_step_answer answer;
	int status = ERR_NONE;
	shape_init(&challenge_step_answer_shape, &answer);
	bool ok = read_step(run, step, outcome, argc, argv, &request, &e) && run_open(run, &e) &&
		  run_ask(run, REQUEST_CHALLENGE_STEP, &challenge_step_shape, &request, &challenge_step_answer_shape,
			  &answer, &e);
	if (ok) {
		print_moved(run, &answer, &text);
		if (answer.rebuild && !rebuild(run, &text, &e))
			status = run_fail(run, &e);
	}
	if (run->options.json)
		buf_clear(&text);
	if (!ok)
		status = run_fail(run, &e);
	else if (!run_print(run, &text, &e))
		status = run_fail(run, &e);
	shape_release(&challenge_step_answer_shape, &answer);
	shape_release(&challenge_step_shape, &request);
	buf_release(&text);
	return status;
}

/* REF... OUTCOME: the outcome is the last. */
int challenge_decide(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	if (argc >= 2)
		return take_step(run, "decide", argv[argc - 1], argc - 1, argv);
	err_set(&e, ERR_USAGE, _("use it as famctx challenge decide REF OUTCOME --reason TEXT; the outcome is upheld, partly, "
				 "not-upheld, ask-service, need-more or duplicate"));
	return run_fail(run, &e);
}

int challenge_reassign(struct run *run, int argc, char **argv)
{
	return take_step(run, "reassign", NULL, argc, argv);
}

int challenge_reply(struct run *run, int argc, char **argv)
{
	return take_step(run, "reply", NULL, argc, argv);
}

int challenge_disagree(struct run *run, int argc, char **argv)
{
	return take_step(run, "disagree", NULL, argc, argv);
}

int challenge_undo(struct run *run, int argc, char **argv)
{
	return take_step(run, "undo", NULL, argc, argv);
}

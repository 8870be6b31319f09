/* famctx restrict: people who may not be seen by everybody who may look people up. */
#include "commands.h"
#include "famctx/api/load.h"
#include "famctx/base/mem.h"
#include "famctx/text/number.h"
#include "options.h"
#include "print_account.h"
#include "value.h"
#include "verb.h"

/* Nobody sees them meanwhile; where people cannot be built anew at once, the next load does it. */
static void rebuild(struct run *run, struct buf *text)
{
	struct err e = ERR_INIT;
	struct load_answer built;
	bool ok = client_call(run->client, REQUEST_REBUILD, NULL, NULL, &load_answer_shape, &built, &e);
	LINE(run, text, ok ? "restrict_rebuilt" : "restrict_not_rebuilt", { "why", e.message });
	shape_release(&load_answer_shape, &built);
}

static void print_answer(struct run *run, const struct restrict_answer *answer, struct buf *text)
{
	char number[NUMBER_SIZE];
	number_text(answer->restriction, number);
	LINE(run, text, "restrict_done", { "number", number }, { "words", answer->words });
	if (answer->others > 0)
		LINE(run, text, "restrict_others", { "none", NULL });
	if (answer->rebuild)
		rebuild(run, text);
	if (run->options.json)
		buf_clear(text);
}

static bool read_place(const struct run *run, char *who, struct restrict_request *out, struct err *e)
{
	const struct keeping_options *o = &run->options.keeping;
	out->who = mem_copy_text(who);
	out->reason = mem_copy_or_null(run->options.challenge.reason);
	out->others = o->others;
	if (!o->level)
		return err_set(e, ERR_USAGE, _("say how with --level: sealed, guarded or address"));
	if (!out->reason)
		return err_set(e, ERR_USAGE, _("a restriction needs --reason TEXT: say what the danger is, and who decided"));
	return value_code(o->level, "--level", restriction_level_codes, &out->level, e) &&
	       value_day(o->review, "--review", &out->review, e);
}

static int place(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;
	struct restrict_request request;
	struct restrict_answer answer;
	shape_init(&restrict_request_shape, &request);
	shape_init(&restrict_answer_shape, &answer);
	bool ok = (argc == 1 || err_set(&e, ERR_USAGE, _("name one person: famctx restrict SOURCE:RECORD --level sealed --reason TEXT"))) &&
		  read_place(run, argv[0], &request, &e) && run_open(run, &e) &&
		  run_ask(run, REQUEST_RESTRICT, &restrict_request_shape, &request, &restrict_answer_shape, &answer, &e);
	if (ok)
		print_answer(run, &answer, &text);
	int status = run_end(run, &text, ok, &e);
	shape_release(&restrict_request_shape, &request);
	shape_release(&restrict_answer_shape, &answer);
	buf_release(&text);
	return status;
}

static int list(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;
	const struct restrictions_request request = { .all = run->options.audit.all };
	struct restrictions_answer answer;
	shape_init(&restrictions_answer_shape, &answer);
	bool ok = (!argc || err_set(&e, ERR_USAGE, _("restrict list takes no arguments, but '%s' was given"), argv[0])) &&
		  run_open(run, &e) &&
		  run_ask(run, REQUEST_RESTRICTIONS, &restrictions_request_shape, &request, &restrictions_answer_shape, &answer, &e);
	if (ok && !run->options.json)
		print_restrictions(run, &answer, &text);
	int status = run_end(run, &text, ok, &e);
	if (status == ERR_NONE && !answer.restrictions_count)
		status = ERR_NOTHING;
	shape_release(&restrictions_answer_shape, &answer);
	buf_release(&text);
	return status;
}

static bool read_lift(const struct run *run, int argc, char **argv, struct lift_request *out, struct err *e)
{
	if (argc != 1 || !number_parse(argv[0], 1, INT64_MAX, &out->restriction))
		return err_set(e, ERR_USAGE, _("name one restriction by its number: famctx restrict lift 3 --reason TEXT"));
	out->reason = mem_copy_or_null(run->options.challenge.reason);
	return out->reason || err_set(e, ERR_USAGE, _("lifting a restriction needs --reason TEXT: say what has changed, and who decided"));
}

static int lift(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;
	struct lift_request request;
	struct restrict_answer answer;
	shape_init(&lift_request_shape, &request);
	shape_init(&restrict_answer_shape, &answer);
	bool ok = read_lift(run, argc, argv, &request, &e) && run_open(run, &e) &&
		  run_ask(run, REQUEST_LIFT, &lift_request_shape, &request, &restrict_answer_shape, &answer, &e);
	if (ok)
		print_answer(run, &answer, &text);
	int status = run_end(run, &text, ok, &e);
	shape_release(&lift_request_shape, &request);
	shape_release(&restrict_answer_shape, &answer);
	buf_release(&text);
	return status;
}

static const struct command verbs[] = {
	VERB("restrict list", "all", list),
	VERB("restrict lift", "reason", lift),
};

/* Any other first word is somebody. */
static int restrict_people(struct run *run, int argc, char **argv)
{
	static const struct command placing = { .name = "restrict", .options = "level reason review others" };
	struct err e = ERR_INIT;
	if (!argc || !strcmp(argv[0], "list") || !strcmp(argv[0], "lift"))
		return verb_run(run, verbs, ARRAY_LEN(verbs), argc, argv);
	return options_fit(&run->options, &placing, &e) ? place(run, argc, argv) : run_fail(run, &e);
}

const struct command command_restrict = {
	.name = "restrict",
	.arguments = "PERSON|list|lift NUMBER",
	.summary = N_("seal, guard or protect the address of somebody, see who is restricted, lift it"),
	.options = "level reason review others all",
	.run = restrict_people,
};

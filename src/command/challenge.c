/* famctx challenge: one verb a journey. */
#include "challenge.h"
#include "commands.h"
#include "options.h"

struct verb {
	struct command command; /* its name and the options it takes; run stays NULL */
	challenge_verb *run;
};

#define VERB(word, takes) \
	{ { .name = "challenge " #word, .arguments = "", .summary = "", .options = takes }, challenge_##word }

static const struct verb verbs[] = {
	VERB(add, "on type because reason risk told spoke tell anonymous show-name helps hinders trust ease fit"),
	VERB(list, "state mine assigned overdue urgent source type"),
	VERB(show, ""),
	VERB(decide, "reason because of record with confirm"),
	VERB(reassign, "to reason because confirm"),
	VERB(reply, "reason because confirm"),
	VERB(disagree, "because reason"),
	VERB(undo, "reason because confirm"),
	VERB(export, "format names state"),
	VERB(patterns, "since until"),
	VERB(sheet, "format since until"),
};

static const struct verb *find_verb(const char *word)
{
	for (size_t i = 0; i < ARRAY_LEN(verbs); i++)
		if (!strcmp(strchr(verbs[i].command.name, ' ') + 1, word))
			return &verbs[i];
	return NULL;
}

const char *challenge_reason(const struct run *run)
{
	const struct challenge_options *o = &run->options.challenge;
	return o->reason ? o->reason : o->because;
}

bool challenge_code(const char *text, const char *what, const char *const *codes, int *out, struct err *e)
{
	struct buf known = BUF_INIT;
	*out = text ? code_find(codes, text) : -1;
	if (!text || *out >= 0)
		return true;
	for (size_t i = 0; codes[i]; i++)
		buf_printf(&known, " %s", codes[i]);
	err_set(e, ERR_USAGE, _("%s is not '%s'. It is one of:%s"), what, text, known.data);
	buf_release(&known);
	return false;
}

static bool read_day(const char *text, const char *option, struct date *out, struct err *e)
{
	if (!text || (date_parse_iso(text, out) && date_full(*out)))
		return true;
	return err_set(e, ERR_USAGE, _("%s needs a date such as 2025-11-04, not '%s'"), option, text);
}

bool challenge_period_read(const struct run *run, struct challenge_period *out, struct err *e)
{
	shape_init(&challenge_period_shape, out);
	return read_day(run->options.challenge.since, "--since", &out->from, e) &&
	       read_day(run->options.challenge.until, "--until", &out->to, e);
}

int challenge_print(struct run *run, const struct buf *text, struct err *e)
{
	return run_print(run, text, e) ? ERR_NONE : run_fail(run, e);
}

static int challenge(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	const struct verb *verb = argc ? find_verb(argv[0]) : NULL;
	if (!verb) {
		err_set(&e, ERR_USAGE, _("use it as famctx challenge add, list, show, decide, reassign, reply, disagree, undo, "
					 "export, patterns or sheet. famctx challenge --help lists the options"));
		return run_fail(run, &e);
	}
	if (!options_fit(&run->options, &verb->command, &e))
		return run_fail(run, &e);
	return verb->run(run, argc - 1, argv + 1);
}

const struct command command_challenge = {
	.name = "challenge",
	.arguments = "add|list|show|decide|reassign|reply|disagree|undo|export|patterns|sheet",
	.summary = N_("say that what is shown is wrong, and work through what others said"),
	.options = "on type because risk told spoke tell anonymous show-name helps hinders trust ease fit state source mine "
		   "assigned overdue urgent to reason of record with confirm format names since until",
	.run = challenge,
};

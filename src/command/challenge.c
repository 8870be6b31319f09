/* famctx challenge: one verb a journey. */
#include "challenge.h"
#include "commands.h"
#include "value.h"
#include "verb.h"

static const struct command verbs[] = {
	VERB("challenge add", "on type because reason risk told spoke tell anonymous show-name helps hinders trust ease fit",
	     challenge_add),
	VERB("challenge list", "state mine assigned overdue urgent source type", challenge_list),
	VERB("challenge show", "", challenge_show),
	VERB("challenge decide", "reason because of record with confirm", challenge_decide),
	VERB("challenge reassign", "to reason because confirm", challenge_reassign),
	VERB("challenge reply", "reason because confirm", challenge_reply),
	VERB("challenge disagree", "because reason", challenge_disagree),
	VERB("challenge undo", "reason because confirm", challenge_undo),
	VERB("challenge export", "format names state", challenge_export),
	VERB("challenge patterns", "since until", challenge_patterns),
	VERB("challenge sheet", "format since until", challenge_sheet),
};

const char *challenge_reason(const struct run *run)
{
	const struct challenge_options *o = &run->options.challenge;
	return o->reason ? o->reason : o->because;
}

bool challenge_period_read(const struct run *run, struct challenge_period *out, struct err *e)
{
	shape_init(&challenge_period_shape, out);
	return value_day(run->options.challenge.since, "--since", &out->from, e) &&
	       value_day(run->options.challenge.until, "--until", &out->to, e);
}

static int challenge(struct run *run, int argc, char **argv)
{
	return verb_run(run, verbs, ARRAY_LEN(verbs), argc, argv);
}

const struct command command_challenge = {
	.name = "challenge",
	.arguments = "add|list|show|decide|reassign|reply|disagree|undo|export|patterns|sheet",
	.summary = N_("say that what is shown is wrong, and work through what others said"),
	.options = "on type because risk told spoke tell anonymous show-name helps hinders trust ease fit state source mine "
		   "assigned overdue urgent to reason of record with confirm format names since until",
	.run = challenge,
};

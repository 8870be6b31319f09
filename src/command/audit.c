/* famctx audit: one verb a question to the trail. */
#include "audit.h"

#include "commands.h"
#include "famctx/base/mem.h"
#include "famctx/text/number.h"
#include "value.h"
#include "verb.h"

static int verify(struct run *run, int argc, char **argv)
{
	return (run->options.audit.archive ? trail_verify_archives : trail_verify)(run, argc, argv);
}

static const struct command verbs[] = {
	VERB("audit list", "account person why did from until before all", trail_list),
	VERB("audit mine", "from until before all", trail_mine),
	VERB("audit who", "from until no-names", trail_who),
	VERB("audit count", "by from until", trail_count),
	VERB("audit patterns", "from until", trail_patterns),
	VERB("audit sample", "draw", trail_sample),
	VERB("audit sign-off", "finding reason because", trail_sign_off),
	VERB("audit verify", "from anchor key archive", verify),
	VERB("audit anchor", "", trail_anchor),
	VERB("audit key", "", trail_key),
	VERB("audit export", "format account person why did from until", trail_export),
	VERB("audit archive", "until", trail_archive),
};

bool audit_days_read(const struct run *run, struct date *from, struct date *to, struct err *e)
{
	return value_day(run->options.audit.from, "--from", from, e) &&
	       value_day(run->options.challenge.until, "--until", to, e);
}

bool audit_number_read(const char *text, const char *option, int64_t *out, struct err *e)
{
	if (!text || number_parse(text, 1, INT64_MAX, out))
		return true;
	return err_set(e, ERR_USAGE, _("%s needs a number, not '%s'"), option, text);
}

bool audit_filter_read(const struct run *run, struct audit_filter *out, struct err *e)
{
	const struct audit_options *o = &run->options.audit;
	out->account = mem_copy_or_null(o->account);
	out->person = mem_copy_or_null(o->person);
	return value_code(o->why, "--why", basis_codes, &out->basis, e) &&
	       value_code(o->did, "--did", audit_action_codes, &out->action, e) &&
	       audit_days_read(run, &out->from, &out->to, e);
}

static int audit(struct run *run, int argc, char **argv)
{
	return verb_run(run, verbs, ARRAY_LEN(verbs), argc, argv);
}

const struct command command_audit = {
	.name = "audit",
	.arguments = "list|mine|who|count|patterns|sample|sign-off|verify|anchor|key|export|archive",
	.summary = N_("see who looked at whom and why, and whether the trail is as it was written"),
	.options = "account person why did from until before all no-names by draw finding reason because anchor key archive format",
	.run = audit,
};

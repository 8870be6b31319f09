/* famctx audit: one verb a question to the trail. */
#include "audit.h"

#include "commands.h"
#include "famctx/base/mem.h"
#include "famctx/text/number.h"
#include "options.h"

struct verb {
	struct command command; /* its name and the options it takes; run stays NULL */
	audit_verb *run;
};

#define VERB(word, name_of, takes) \
	{ { .name = "audit " word, .arguments = "", .summary = "", .options = takes }, trail_##name_of }

static const struct verb verbs[] = {
	VERB("list", list, "account person why did from until before all"),
	VERB("mine", mine, "from until before all"),
	VERB("who", who, "from until no-names"),
	VERB("count", count, "by from until"),
	VERB("patterns", patterns, "from until"),
	VERB("sample", sample, "draw"),
	VERB("sign-off", sign_off, "finding reason because"),
	VERB("verify", verify, "from anchor"),
	VERB("anchor", anchor, ""),
	VERB("export", export, "format account person why did from until"),
	VERB("archive", archive, "until"),
};

static const struct verb *find_verb(const char *word)
{
	for (size_t i = 0; i < ARRAY_LEN(verbs); i++)
		if (!strcmp(strchr(verbs[i].command.name, ' ') + 1, word))
			return &verbs[i];
	return NULL;
}

static bool read_code(const char *text, const char *option, const char *const *codes, int *out, struct err *e)
{
	struct buf known = BUF_INIT;
	*out = text ? code_find(codes, text) : -1;
	if (!text || *out >= 0)
		return true;
	for (size_t i = 0; codes[i]; i++)
		buf_printf(&known, " %s", codes[i]);
	err_set(e, ERR_USAGE, _("%s is not '%s'. It is one of:%s"), option, text, known.data);
	buf_release(&known);
	return false;
}

static bool read_day(const char *text, const char *option, struct date *out, struct err *e)
{
	if (!text || (date_parse_iso(text, out) && date_full(*out)))
		return true;
	return err_set(e, ERR_USAGE, _("%s needs a date such as 2025-11-04, not '%s'"), option, text);
}

bool audit_days_read(const struct run *run, struct date *from, struct date *to, struct err *e)
{
	return read_day(run->options.audit.from, "--from", from, e) &&
	       read_day(run->options.challenge.until, "--until", to, e);
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
	return read_code(o->why, "--why", basis_codes, &out->basis, e) &&
	       read_code(o->did, "--did", audit_action_codes, &out->action, e) &&
	       audit_days_read(run, &out->from, &out->to, e);
}

int audit_print(struct run *run, const struct buf *text, bool ok, struct err *e)
{
	return ok && run_print(run, text, e) ? ERR_NONE : run_fail(run, e);
}

static int audit(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	const struct verb *verb = argc ? find_verb(argv[0]) : NULL;
	if (!verb) {
		err_set(&e, ERR_USAGE, _("use it as famctx audit list, mine, who, count, patterns, sample, sign-off, verify, "
					 "anchor, export or archive. famctx audit --help lists the options"));
		return run_fail(run, &e);
	}
	if (!options_fit(&run->options, &verb->command, &e))
		return run_fail(run, &e);
	return verb->run(run, argc - 1, argv + 1);
}

const struct command command_audit = {
	.name = "audit",
	.arguments = "list|mine|who|count|patterns|sample|sign-off|verify|anchor|export|archive",
	.summary = N_("see who looked at whom and why, and whether the trail is as it was written"),
	.options = "account person why did from until before all no-names by draw finding reason because anchor format",
	.run = audit,
};

#include "options.h"

#include <getopt.h>

enum option_kind { OPTION_FLAG, OPTION_TEXT };

struct option_row {
	const char *name;
	char letter;
	enum option_kind kind;
	bool global;
	size_t at;
	const char *argument;
	const char *help;
};

#define AT(member) offsetof(struct options, member)

static const struct option_row rows[] = {
	{ "store", 0, OPTION_TEXT, true, AT(store), "DIR", N_("the store to use, instead of FAMCTX_STORE") },
	{ "json", 0, OPTION_FLAG, true, AT(json), NULL, N_("print one JSON document and nothing else") },
	{ "line", 0, OPTION_FLAG, true, AT(line), NULL, N_("work line by line, for a screen reader") },
	{ "ascii", 0, OPTION_FLAG, true, AT(ascii), NULL, N_("print ASCII characters only") },
	{ "no-color", 0, OPTION_FLAG, true, AT(no_color), NULL, N_("use no colour") },
	{ "no-letters", 0, OPTION_FLAG, true, AT(no_letters), NULL, N_("no letter is a key: function keys and names of actions only") },
	{ "at", 0, OPTION_TEXT, true, AT(at), "DATE", N_("another today; a store of one's own only") },
	{ "as", 0, OPTION_TEXT, true, AT(as), "NAME", N_("act as a made-up account; training only") },
	{ "purpose", 0, OPTION_TEXT, true, AT(purpose), "WHY",
	  N_("why you look: s17 s47 allocated duty supervision quality complaint training other:TEXT") },
	{ "case", 0, OPTION_TEXT, true, AT(case_reference), "REF", N_("the case it is for") },
	{ "behalf", 0, OPTION_TEXT, true, AT(behalf), "NAME", N_("the colleague on whose behalf you look") },
	{ "consent", 0, OPTION_TEXT, true, AT(consent), "TALK",
	  N_("the talk with the family: not-needed, held:DATE or not-held:TEXT") },
	{ "help", 'h', OPTION_FLAG, true, AT(help), NULL, N_("say how to use the program or a command") },
	{ "version", 0, OPTION_FLAG, true, AT(version), NULL, N_("say which version this is") },
	{ "check", 0, OPTION_FLAG, false, AT(check), NULL, N_("report everything, change nothing") },
	{ "data", 0, OPTION_TEXT, false, AT(data), "DIR", N_("the folder of the feeds, if not beside the manifest") },
	{ "sheet", 0, OPTION_FLAG, false, AT(sheet), NULL, N_("a sheet to print: whom to ring when the tool is down") },
	{ "policy", 0, OPTION_TEXT, false, AT(policy), "DIR", N_("a shared keeper's: the folder of its policy") },
	{ "socket", 0, OPTION_TEXT, false, AT(socket), "PATH", N_("a shared keeper's: where it listens") },
	{ "break-glass", 0, OPTION_TEXT, false, AT(break_glass), "TEXT",
	  N_("why what is restricted is needed now: opens it, and tells whoever looks it over") },
	{ "on", 0, OPTION_TEXT, false, AT(challenge.on), "SUBJECT",
	  N_("person:ID[:SERVICE[:FIELD]], link:ID:ID, join:SOURCE:RECORD or tool") },
	{ "type", 0, OPTION_TEXT, false, AT(challenge.type), "TYPE",
	  N_("two-as-one one-as-two family-link out-of-date missing-service should-not-show unfair-wording disagree "
	     "feedback") },
	{ "because", 0, OPTION_TEXT, false, AT(challenge.because), "TEXT", N_("what you know, and how you know it") },
	{ "risk", 0, OPTION_TEXT, false, AT(challenge.risk), "ANSWER",
	  N_("could a child be at risk today: yes, no or unsure") },
	{ "told", 0, OPTION_TEXT, false, AT(challenge.told), "WHO", N_("whom you have told about the risk") },
	{ "spoke", 0, OPTION_TEXT, false, AT(challenge.spoke), "TEXT", N_("whom you spoke to, and what was decided") },
	{ "tell", 0, OPTION_TEXT, false, AT(challenge.notify), "HOW",
	  N_("how you want to be told: list, phone:NUMBER or email:ADDRESS") },
	{ "anonymous", 0, OPTION_FLAG, false, AT(challenge.anonymous), NULL,
	  N_("no name is kept; the reference is the only way back") },
	{ "show-name", 0, OPTION_FLAG, false, AT(challenge.name_shown), NULL,
	  N_("the owner of the source may see your name") },
	{ "helps", 0, OPTION_TEXT, false, AT(challenge.helps), "TEXT", N_("feedback: what helps") },
	{ "hinders", 0, OPTION_TEXT, false, AT(challenge.hinders), "TEXT", N_("feedback: what hinders") },
	{ "trust", 0, OPTION_TEXT, false, AT(challenge.trust), "1-5", N_("feedback: do you trust what it shows") },
	{ "ease", 0, OPTION_TEXT, false, AT(challenge.ease), "1-5", N_("feedback: is it easy") },
	{ "fit", 0, OPTION_TEXT, false, AT(challenge.fit), "1-5", N_("feedback: does it fit the work") },
	{ "state", 0, OPTION_TEXT, false, AT(challenge.state), "STATE",
	  N_("only those: to_review with_service to_feed_back closed") },
	{ "source", 0, OPTION_TEXT, false, AT(challenge.source), "KEY", N_("only those about this source") },
	{ "mine", 0, OPTION_FLAG, false, AT(challenge.mine), NULL, N_("only those I raised") },
	{ "assigned", 0, OPTION_FLAG, false, AT(challenge.assigned), NULL, N_("only those I am to review") },
	{ "overdue", 0, OPTION_FLAG, false, AT(challenge.overdue), NULL, N_("only those that are overdue") },
	{ "urgent", 0, OPTION_FLAG, false, AT(challenge.urgent), NULL, N_("only those where a child may be at risk today") },
	{ "to", 0, OPTION_TEXT, false, AT(challenge.to), "NAME", N_("the account that reviews it from now on") },
	{ "reason", 0, OPTION_TEXT, false, AT(challenge.reason), "TEXT", N_("why; what is decided needs a reason") },
	{ "of", 0, OPTION_TEXT, false, AT(challenge.of), "REF", N_("duplicate: the challenge it repeats") },
	{ "record", 0, OPTION_TEXT, false, AT(challenge.record), "SOURCE:RECORD",
	  N_("two-as-one upheld: the record that is the other person") },
	{ "with", 0, OPTION_TEXT, false, AT(challenge.with), "PERSON",
	  N_("one-as-two upheld: the person who is the same") },
	{ "confirm", 0, OPTION_TEXT, false, AT(challenge.confirm), "NUMBER",
	  N_("how many challenges are named, when there are several") },
	{ "format", 0, OPTION_TEXT, false, AT(challenge.format), "FORMAT", N_("csv, json, jsonl, fhir, md, html or text") },
	{ "names", 0, OPTION_FLAG, false, AT(challenge.names), NULL,
	  N_("with names of families and what was written; this is recorded") },
	{ "account", 0, OPTION_TEXT, false, AT(audit.account), "NAME", N_("only what this account did") },
	{ "person", 0, OPTION_TEXT, false, AT(audit.person), "PERSON", N_("only where this person was shown") },
	{ "why", 0, OPTION_TEXT, false, AT(audit.why), "WHY", N_("only for this purpose: s17 s47 ... other") },
	{ "did", 0, OPTION_TEXT, false, AT(audit.did), "ACTION", N_("only this: searched person_opened copied ...") },
	{ "from", 0, OPTION_TEXT, false, AT(audit.from), "DAY", N_("from this day on; verify: from this entry on") },
	{ "before", 0, OPTION_TEXT, false, AT(audit.before), "NUMBER", N_("only entries before this one: the next page") },
	{ "all", 0, OPTION_FLAG, false, AT(audit.all), NULL, N_("every letter of a search and what shows nobody; restrict list: the lifted ones") },
	{ "no-names", 0, OPTION_FLAG, false, AT(audit.no_names), NULL, N_("leave out the names of workers") },
	{ "by", 0, OPTION_TEXT, false, AT(audit.by), "WHAT", N_("worker, person or reason") },
	{ "draw", 0, OPTION_TEXT, false, AT(audit.draw), "NUMBER", N_("draw so many looks at random") },
	{ "finding", 0, OPTION_TEXT, false, AT(audit.finding), "WORD", N_("in_order, asked or concern") },
	{ "anchor", 0, OPTION_TEXT, false, AT(audit.anchor), "FILE", N_("heads of the trail that were kept elsewhere") },
	{ "key", 0, OPTION_TEXT, false, AT(audit.key), "FILE", N_("public keys that were kept elsewhere: who signed the anchors") },
	{ "archive", 0, OPTION_FLAG, false, AT(audit.archive), NULL, N_("verify: the files named are archives, read without the store") },
	{ "since", 0, OPTION_TEXT, false, AT(challenge.since), "DATE", N_("raised on this day or later") },
	{ "until", 0, OPTION_TEXT, false, AT(challenge.until), "DATE", N_("to this day; archive: before this day") },
	{ "title", 0, OPTION_TEXT, false, AT(project.title), "TEXT", N_("a longer title of the project") },
	{ "stage", 0, OPTION_TEXT, false, AT(project.stage), "N", N_("the actions of this stage; 0 runs throughout") },
	{ "owner", 0, OPTION_TEXT, false, AT(project.owner), "NAME", N_("the person who does it") },
	{ "due", 0, OPTION_TEXT, false, AT(project.due), "DATE", N_("by when, as 2026-01-31") },
	{ "note", 0, OPTION_TEXT, false, AT(project.note), "TEXT", N_("a note; reviewing: what would improve the answer") },
	{ "evidence", 0, OPTION_TEXT, false, AT(project.evidence), "TEXT", N_("what shows it: a path, a link, a digest") },
	{ "file", 0, OPTION_TEXT, false, AT(project.file), "FILE", N_("the file to read; - is standard input") },
	{ "status", 0, OPTION_TEXT, false, AT(project.status), "STATUS", N_("draft or ready") },
	{ "verdict", 0, OPTION_TEXT, false, AT(project.verdict), "VERDICT",
	  N_("reviewing: to-correct, improvable or acceptable") },
	{ "reopen", 0, OPTION_TEXT, false, AT(project.reopen), "REASON", N_("opens an agreed answer or a closed account again, and why") },
	{ "risks", 0, OPTION_TEXT, false, AT(project.risks), "TEXT", N_("risks that are open") },
	{ "seen", 0, OPTION_TEXT, false, AT(project.seen), "VERSION",
	  N_("the version of the answer you worked from, so that nobody is overwritten") },
	{ "answers", 0, OPTION_TEXT, false, AT(project.answers), "FILE", N_("answers as YAML; - is standard input") },
	{ "decision", 0, OPTION_TEXT, false, AT(project.decision), "OUTCOME",
	  N_("another outcome beside the computed one: continue, proceed or reconsider") },
	{ "rater", 0, OPTION_TEXT, false, AT(project.rater), "NAME", N_("whose levels these are") },
	{ "agreed", 0, OPTION_FLAG, false, AT(project.agreed), NULL, N_("these are the levels all agreed on") },
	{ "name", 0, OPTION_TEXT, false, AT(project.name), "NAME", N_("who decides, reviews or writes; account: what they are called") },
	{ "role", 0, OPTION_TEXT, false, AT(project.role), "ROLE", N_("in which role; account: in training only") },
	{ "comment", 0, OPTION_TEXT, false, AT(project.comment), "TEXT", N_("what they say about it") },
	{ "override", 0, OPTION_TEXT, false, AT(project.override), "REASON",
	  N_("why somebody may pass a gate on answers of their own") },
	{ "team", 0, OPTION_TEXT, false, AT(keeping.team), "TEAM", N_("their team; '' takes it away") },
	{ "level", 0, OPTION_TEXT, false, AT(keeping.level), "LEVEL", N_("sealed, guarded or address") },
	{ "review", 0, OPTION_TEXT, false, AT(keeping.review), "DATE", N_("the day on which it is looked at again") },
	{ "others", 0, OPTION_FLAG, false, AT(keeping.others), NULL, N_("address: everybody recorded at the same address too") },
	{ "part", 0, OPTION_TEXT, false, AT(project.part), "PART",
	  N_("all, stage:N, workbook, triage, open or transparency") },
};

static void make_long_options(struct option longs[ARRAY_LEN(rows) + 1])
{
	memset(longs, 0, sizeof(struct option) * (ARRAY_LEN(rows) + 1));
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		longs[i].name = rows[i].name;
		longs[i].has_arg = rows[i].kind == OPTION_TEXT ? required_argument : no_argument;
		longs[i].val = (int)(256 + i);
	}
}

static void keep(struct options *out, const struct option_row *row, const char *value)
{
	char *member = (char *)out + row->at;
	if (row->kind == OPTION_FLAG)
		*(bool *)member = true;
	else
		memcpy(member, &value, sizeof(value));
}

static bool not_understood(int code, char **argv, struct err *e)
{
	const char *given = argv[optind - 1];
	if (code == ':')
		return err_set(e, ERR_USAGE, _("%s needs a value. famctx --help lists the options"), given);
	return err_set(e, ERR_USAGE, _("there is no option %s. famctx --help lists the options"), given);
}

bool options_read(int argc, char **argv, struct options *out, int *first, struct err *e)
{
	struct option longs[ARRAY_LEN(rows) + 1];
	make_long_options(longs);
	memset(out, 0, sizeof(*out));
	opterr = 0;
	optind = 0;
	int code;
	while ((code = getopt_long(argc, argv, ":h", longs, NULL)) != -1) {
		if (code == '?' || code == ':')
			return not_understood(code, argv, e);
		if (code == 'h')
			out->help = true;
		else
			keep(out, &rows[code - 256], optarg);
	}
	*first = optind;
	return true;
}

static bool given(const struct options *options, const struct option_row *row)
{
	const char *member = (const char *)options + row->at;
	const char *text;
	if (row->kind == OPTION_FLAG)
		return *(const bool *)member;
	memcpy(&text, member, sizeof(text));
	return text != NULL;
}

static bool named_in(const char *list, const char *name)
{
	size_t len = strlen(name);
	for (const char *at = strstr(list, name); at; at = strstr(at + 1, name))
		if ((at == list || at[-1] == ' ') && (at[len] == ' ' || at[len] == '\0'))
			return true;
	return false;
}

bool options_fit(const struct options *options, const struct command *command, struct err *e)
{
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		if (!rows[i].global && given(options, &rows[i]) && !named_in(command->options, rows[i].name))
			return err_set(e, ERR_USAGE, _("%s takes no --%s. famctx %s --help lists its options"),
				       command->name, rows[i].name, command->name);
	if (options->json && command->words_only)
		return err_set(e, ERR_USAGE, _("%s prints no document: leave out --json"), command->name);
	return true;
}

void options_help(const struct command *command, struct buf *out)
{
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct option_row *row = &rows[i];
		if (command ? row->global || !named_in(command->options, row->name) : !row->global)
			continue;
		size_t start = out->len;
		buf_add_text(out, row->letter ? "  -" : "  ");
		if (row->letter)
			buf_printf(out, "%c, ", row->letter);
		buf_printf(out, "--%s", row->name);
		if (row->argument)
			buf_printf(out, " %s", row->argument);
		while (out->len - start < 20)
			buf_add_char(out, ' ');
		buf_printf(out, " %s\n", _(row->help));
	}
}

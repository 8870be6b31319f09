#include "challenge.h"

#include "famctx/base/mem.h"
#include "famctx/text/number.h"

#define TEXT_LIMIT 4000 /* that no policy goes beyond */

static bool read_mark(const char *text, const char *option, int64_t *out, struct err *e)
{
	if (!text || number_parse(text, 1, 5, out))
		return true;
	return err_set(e, ERR_USAGE, _("%s is a number from 1 to 5, not '%s'"), option, text);
}

/* list, phone:NUMBER or email:ADDRESS */
static bool read_tell(const char *text, struct challenge_send *out, struct err *e)
{
	struct buf how = BUF_INIT;
	int notify;
	if (!text)
		return true;
	const char *colon = strchr(text, ':');
	buf_add(&how, text, colon ? (size_t)(colon - text) : strlen(text));
	bool ok = value_code(how.data, "--tell", challenge_notify_codes, &notify, e);
	if (ok)
		out->notify = notify;
	out->notify_at = colon ? mem_copy_text(colon + 1) : NULL;
	buf_release(&how);
	return ok;
}

static bool read_feedback(const struct challenge_options *o, struct challenge_feedback *out, struct err *e)
{
	out->helps = mem_copy_or_null(o->helps);
	out->hinders = mem_copy_or_null(o->hinders);
	return read_mark(o->trust, "--trust", &out->trust, e) && read_mark(o->ease, "--ease", &out->ease, e) &&
	       read_mark(o->fit, "--fit", &out->fit, e);
}

static bool read_options(const struct run *run, struct challenge_send *out, struct err *e)
{
	const struct challenge_options *o = &run->options.challenge;
	int risk;
	if (!challenge_make_id(&out->id, e) || !value_code(o->type, "--type", challenge_type_codes, &out->type, e) ||
	    !value_code(o->risk, "--risk", challenge_risk_codes, &risk, e) || !read_tell(o->notify, out, e) ||
	    !read_feedback(o, &out->feedback, e))
		return false;
	out->risk = risk < 0 ? RISK_NOT_SAID : risk;
	/* Feedback is about the tool whether that is said or not. */
	out->on = mem_copy_or_null(o->on ? o->on : out->type == CHALLENGE_FEEDBACK ? "tool" : NULL);
	out->because = mem_copy_or_null(challenge_reason(run));
	out->told = mem_copy_or_null(o->told);
	out->spoke = mem_copy_or_null(o->spoke);
	out->anonymous = o->anonymous;
	out->name_shown = o->name_shown;
	return true;
}

/* Here too, because what is not text would not reach the keeper as it was typed. Nothing else is asked for an
 * anonymous one: the less stands beside it in the trail, the better. */
static bool check(struct run *run, const struct challenge_send *c, struct err *e)
{
	struct challenge_terms terms;
	const char *field;
	if (c->anonymous)
		return challenge_send_check(c, TEXT_LIMIT, &field, e);
	bool ok = client_call(run->client, REQUEST_CHALLENGE_TERMS, NULL, NULL, &challenge_terms_shape, &terms, e) &&
		  challenge_send_check(c, terms.text_most, &field, e);
	shape_release(&challenge_terms_shape, &terms);
	return ok;
}

/* What is said of the tool alone is no look at anybody. */
static bool give_purpose(struct run *run, const struct challenge_send *c, struct err *e)
{
	return !c->on || !strcmp(c->on, "tool") || run_purpose(run, e);
}

int challenge_add(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;
	struct challenge_send c;
	struct challenge_sent sent;
	shape_init(&challenge_send_shape, &c);
	shape_init(&challenge_sent_shape, &sent);
	bool ok = !argc;
	if (argc)
		err_set(&e, ERR_USAGE, _("'%s' is not understood: what it is about is said with --on SUBJECT"), argv[0]);
	ok = ok && read_options(run, &c, &e) && run_open(run, &e) && check(run, &c, &e) && give_purpose(run, &c, &e) &&
	     run_ask(run, REQUEST_CHALLENGE_SEND, &challenge_send_shape, &c, &challenge_sent_shape, &sent, &e);
	if (ok && !run->options.json)
		print_sent(run, &c, &sent, &text);
	int status = run_end(run, &text, ok, &e);
	shape_release(&challenge_sent_shape, &sent);
	shape_release(&challenge_send_shape, &c);
	buf_release(&text);
	return status;
}

/* What is wrong with a challenge as typed, in the order of the form. */
#include "famctx/api/challenge.h"

#include <inttypes.h>

#include "famctx/text/utf8.h"

#define ID_MOST 64
#define LINE_MOST 200 /* characters of an answer of one line */

/* Whether anything was written: blanks of any kind are nothing. */
static bool says_something(const char *text)
{
	static const uint32_t blanks[] = { ' ', '\t', '\n', '\r', 0xA0, 0x3000, 0x2028, 0x2029, 0xFEFF, 0x200B };
	size_t len = text ? strlen(text) : 0;
	for (size_t at = 0; at < len;) {
		struct utf8_char c = utf8_decode(text + at, len - at);
		bool blank = false;
		for (size_t i = 0; i < ARRAY_LEN(blanks); i++)
			blank |= c.code == blanks[i];
		if (!blank)
			return true;
		at += c.size;
	}
	return false;
}

/* "1,046" */
static void add_number(struct buf *out, int64_t n)
{
	if (n < 1000) {
		buf_printf(out, "%" PRId64, n);
		return;
	}
	add_number(out, n / 1000);
	buf_printf(out, ",%03" PRId64, n % 1000);
}

static bool fits(const char *text, int64_t most, const char *name, struct err *e)
{
	size_t len = text ? strlen(text) : 0;
	if (!len)
		return true;
	if (!utf8_valid(text, len))
		return err_set(e, ERR_INPUT, _("%s has bytes that are no text: type it again, or save it as UTF-8"), name);
	int64_t used = (int64_t)utf8_count(text, len);
	if (used <= most)
		return true;
	struct buf limit = BUF_INIT, count = BUF_INIT;
	add_number(&limit, most);
	add_number(&count, used);
	err_set(e, ERR_INPUT, _("%s must be %s characters or less (you have used %s)"), name, limit.data, count.data);
	buf_release(&limit);
	buf_release(&count);
	return false;
}

bool challenge_text_check(const char *text, int64_t most, const char *name, const char *missing, struct err *e)
{
	if (!says_something(text))
		return err_set(e, ERR_USAGE, "%s", missing);
	return fits(text, most, name, e);
}

static bool check_subject(const struct challenge_send *c, int64_t most, struct err *e)
{
	(void)most;
	if (!c->on || !*c->on)
		return err_set(e, ERR_USAGE, _("Say what it is about: person:ID, person:ID:SERVICE:FIELD, link:ID:ID, "
					       "join:SOURCE:RECORD or tool"));
	if (!c->id || !*c->id || strlen(c->id) > ID_MOST)
		return err_set(e, ERR_USAGE, _("a challenge needs an id of its own, made by the program that sends it"));
	return true;
}

static bool check_type(const struct challenge_send *c, int64_t most, struct err *e)
{
	(void)most;
	if (c->type < 0)
		return err_set(e, ERR_USAGE, _("Select what you think is wrong"));
	if (c->type == CHALLENGE_FEEDBACK && strcmp(c->on, "tool") != 0)
		return err_set(e, ERR_USAGE, _("Feedback is about the tool: say tool, or select what you think is wrong"));
	return true;
}

/* Feedback may leave this empty where it answers one of its own questions. */
static bool check_because(const struct challenge_send *c, int64_t most, struct err *e)
{
	const struct challenge_feedback *f = &c->feedback;
	bool answered = says_something(f->helps) || says_something(f->hinders) || f->trust != INTEGER_NONE ||
			f->ease != INTEGER_NONE || f->fit != INTEGER_NONE;
	if (c->type == CHALLENGE_FEEDBACK && answered)
		return fits(c->because, most, _("Reason"), e);
	return challenge_text_check(c->because, most, _("Reason"),
				    c->type == CHALLENGE_FEEDBACK ? _("Enter what helps or hinders you")
								  : _("Enter what you know that shows this is wrong"),
				    e);
}

static bool check_told(const struct challenge_send *c, int64_t most, struct err *e)
{
	(void)most;
	if (c->risk == RISK_YES)
		return challenge_text_check(c->told, LINE_MOST, _("Who you have told"),
					    _("Enter who you have told about the immediate risk"), e);
	return fits(c->told, LINE_MOST, _("Who you have told"), e);
}

static bool check_spoke(const struct challenge_send *c, int64_t most, struct err *e)
{
	return fits(c->spoke, most, _("Who you spoke to"), e);
}

static bool check_notify(const struct challenge_send *c, int64_t most, struct err *e)
{
	(void)most;
	if (c->notify == NOTIFY_LIST)
		return fits(c->notify_at, LINE_MOST, _("Number or address"), e);
	if (c->anonymous)
		return err_set(e, ERR_USAGE, _("An anonymous challenge keeps no number and no address: its reference is the "
					       "way to the answer"));
	return challenge_text_check(c->notify_at, LINE_MOST, _("Number or address"),
				    _("Enter the number or address to tell you on"), e);
}

static bool check_anonymous(const struct challenge_send *c, int64_t most, struct err *e)
{
	(void)most;
	if (c->anonymous && c->name_shown)
		return err_set(e, ERR_USAGE, _("Select either anonymous or that your name is shown, not both"));
	return true;
}

static bool check_helps(const struct challenge_send *c, int64_t most, struct err *e)
{
	return fits(c->feedback.helps, most, _("What helps"), e);
}

static bool check_hinders(const struct challenge_send *c, int64_t most, struct err *e)
{
	return fits(c->feedback.hinders, most, _("What hinders"), e);
}

static bool check_seen(const struct challenge_send *c, int64_t most, struct err *e)
{
	return fits(c->seen, most, _("What was on screen"), e);
}

bool challenge_send_check(const struct challenge_send *c, int64_t text_most, const char **field, struct err *e)
{
	static const struct {
		const char *field;
		bool (*check)(const struct challenge_send *c, int64_t most, struct err *e);
	} rows[] = {
		{ "on", check_subject },	 { "type", check_type },	     { "because", check_because },
		{ "told", check_told },		 { "spoke", check_spoke },	     { "notify_at", check_notify },
		{ "anonymous", check_anonymous }, { "helps", check_helps },	     { "hinders", check_hinders },
		{ "seen", check_seen },
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		*field = rows[i].field;
		if (!rows[i].check(c, text_most, e))
			return false;
	}
	return true;
}

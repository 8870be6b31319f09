#include <string.h>

#include "challenge.h"
#include "famctx/base/mem.h"
#include "say.h"

#define LINE_MOST 200

const struct raise_rule raise_rules[RAISE_STOPS] = {
	[RAISE_TYPE] = { RAISE_CHOICE, "type", 0, true, false },
	[RAISE_HELPS] = { RAISE_LINES, "helps", 0, false, true },
	[RAISE_HINDERS] = { RAISE_LINES, "hinders", 0, false, true },
	[RAISE_TRUST] = { RAISE_CHOICE, "trust", 1, false, true },
	[RAISE_EASE] = { RAISE_CHOICE, "ease", 1, false, true },
	[RAISE_FIT] = { RAISE_CHOICE, "fit", 1, false, true },
	[RAISE_BECAUSE] = { RAISE_LINES, "because", 1, true, false },
	[RAISE_RISK] = { RAISE_CHOICE, "risk", 2, true, false },
	[RAISE_TOLD] = { RAISE_LINE, "told", 2, true, false },
	[RAISE_SPOKE] = { RAISE_LINES, "spoke", 1, true, false },
	[RAISE_NOTIFY] = { RAISE_CHOICE, "notify", 2, true, true },
	[RAISE_NOTIFY_AT] = { RAISE_LINE, "notify_at", 2, true, true },
	[RAISE_NAME] = { RAISE_CHOICE, "anonymous", 2, true, true },
	[RAISE_SEND] = { RAISE_BUTTON, NULL, 2, true, true },
	[RAISE_KEEP] = { RAISE_BUTTON, NULL, 2, true, true },
};

const struct form_question *raising_question(const struct app *app, enum raise_stop stop)
{
	const char *field = raise_rules[stop].field;
	return field ? challenge_form_question(app->form, field) : NULL;
}

static size_t limit_of(const struct raising *r, const struct app *app, enum raise_stop stop)
{
	const struct form_question *q = raising_question(app, stop);
	int64_t most = q && q->most != INTEGER_NONE ? q->most : LINE_MOST;
	if (raise_rules[stop].kind == RAISE_LINES && r->terms.text_most > 0 && r->terms.text_most < most)
		most = r->terms.text_most;
	return (size_t)most;
}

void raising_init(struct raising *r, const struct app *app)
{
	buf_init(&r->saved_at);
	for (int stop = 0; stop < RAISE_STOPS; stop++) {
		choice_init(&r->choices[stop], r->labels[stop], 0, CHOICE_NONE);
		editor_init(&r->editors[stop], limit_of(r, app, (enum raise_stop)stop));
		field_init(&r->lines[stop], limit_of(r, app, (enum raise_stop)stop) + LINE_MOST);
	}
}

void raising_release(struct raising *r)
{
	for (int stop = 0; stop < RAISE_STOPS; stop++) {
		editor_release(&r->editors[stop]);
		field_release(&r->lines[stop]);
		mem_free(r->problems[stop]);
	}
	buf_release(&r->saved_at);
	shape_release(&challenge_draft_shape, &r->draft);
	shape_release(&challenge_terms_shape, &r->terms);
}

/* ---- in and out ----------------------------------------------------------------------------- */

static char **text_member(struct challenge_send *c, enum raise_stop stop)
{
	char **const members[RAISE_STOPS] = {
		[RAISE_HELPS] = &c->feedback.helps, [RAISE_HINDERS] = &c->feedback.hinders,
		[RAISE_BECAUSE] = &c->because,      [RAISE_TOLD] = &c->told,
		[RAISE_SPOKE] = &c->spoke,          [RAISE_NOTIFY_AT] = &c->notify_at,
	};
	return members[stop];
}

static int64_t *mark_member(struct challenge_send *c, enum raise_stop stop)
{
	int64_t *const members[RAISE_STOPS] = { [RAISE_TRUST] = &c->feedback.trust,
		                                [RAISE_EASE] = &c->feedback.ease,
		                                [RAISE_FIT] = &c->feedback.fit };
	return members[stop];
}

static int name_of(const struct challenge_send *c)
{
	if (c->anonymous)
		return NAME_NOBODY;
	return c->name_shown ? NAME_OWNER : NAME_REVIEWER;
}

static int word_of(struct challenge_send *c, enum raise_stop stop)
{
	const int64_t *mark = mark_member(c, stop);
	if (mark)
		return *mark == INTEGER_NONE ? -1 : (int)*mark;
	if (stop == RAISE_TYPE)
		return c->type;
	if (stop == RAISE_RISK)
		return c->risk;
	return stop == RAISE_NOTIFY ? c->notify : name_of(c);
}

static void choose_word(struct raising *r, enum raise_stop stop, int word)
{
	struct choice *c = &r->choices[stop];
	c->chosen = CHOICE_NONE;
	for (size_t i = 0; i < c->count; i++)
		if (r->words[stop][i] == word)
			c->chosen = c->focused = i;
}

void raising_put(struct raising *r)
{
	struct challenge_send *c = &r->draft.send;
	for (int i = 0; i < RAISE_STOPS; i++) {
		enum raise_stop stop = (enum raise_stop)i;
		char **text = text_member(c, stop);
		const char *typed = text && *text ? *text : "";
		if (raise_rules[stop].kind == RAISE_CHOICE)
			choose_word(r, stop, word_of(c, stop));
		else if (raise_rules[stop].kind == RAISE_LINES)
			editor_set(&r->editors[stop], typed);
		else if (raise_rules[stop].kind == RAISE_LINE)
			field_set(&r->lines[stop], typed);
	}
}

int raising_chosen(const struct raising *r, enum raise_stop stop)
{
	const struct choice *c = &r->choices[stop];
	return c->chosen < c->count ? r->words[stop][c->chosen] : -1;
}

static const char *typed_in(const struct raising *r, enum raise_stop stop)
{
	return raise_rules[stop].kind == RAISE_LINES ? editor_text(&r->editors[stop]) : field_text(&r->lines[stop]);
}

/* What is not asked is not sent, whatever stands in its field. */
static void take_text(struct raising *r, enum raise_stop stop)
{
	char **text = text_member(&r->draft.send, stop);
	const char *typed = text ? typed_in(r, stop) : NULL;
	if (!text)
		return;
	mem_free(*text);
	*text = raising_asks(r, stop) && *typed ? mem_copy_text(typed) : NULL;
}

void raising_take(struct raising *r)
{
	struct challenge_send *c = &r->draft.send;
	for (int i = 0; i < RAISE_STOPS; i++) {
		enum raise_stop stop = (enum raise_stop)i;
		int64_t *mark = mark_member(c, stop);
		int chosen = raising_chosen(r, stop);
		take_text(r, stop);
		if (mark)
			*mark = chosen < 0 ? INTEGER_NONE : chosen;
	}
	c->type = r->feedback ? CHALLENGE_FEEDBACK : raising_chosen(r, RAISE_TYPE);
	int risk = raising_chosen(r, RAISE_RISK);
	c->risk = risk < 0 ? RISK_NOT_SAID : risk;
	c->anonymous = raising_anonymous(r);
	c->notify = c->anonymous ? NOTIFY_LIST : raising_chosen(r, RAISE_NOTIFY);
	c->name_shown = raising_chosen(r, RAISE_NAME) == NAME_OWNER;
}

bool raising_anything(const struct raising *r)
{
	bool any = raising_chosen(r, RAISE_TYPE) >= 0;
	for (int i = 0; i < RAISE_STOPS; i++) {
		enum raise_stop stop = (enum raise_stop)i;
		if (raise_rules[stop].kind == RAISE_LINES || raise_rules[stop].kind == RAISE_LINE)
			any |= *typed_in(r, stop) != '\0';
		else if (stop >= RAISE_TRUST && stop <= RAISE_FIT)
			any |= raising_chosen(r, stop) >= 0;
	}
	return any;
}

bool raising_anonymous(const struct raising *r)
{
	return raising_chosen(r, RAISE_NAME) == NAME_NOBODY;
}

bool raising_asks(const struct raising *r, enum raise_stop stop)
{
	const struct raise_rule *rule = &raise_rules[stop];
	if (!(r->feedback ? rule->feedback : rule->challenge))
		return false;
	if (stop == RAISE_TOLD)
		return raising_chosen(r, RAISE_RISK) == RISK_YES;
	if (stop == RAISE_NOTIFY)
		return !raising_anonymous(r);
	if (stop == RAISE_NOTIFY_AT)
		return !raising_anonymous(r) && raising_chosen(r, RAISE_NOTIFY) > NOTIFY_LIST;
	/* What is anonymous is never kept. */
	return stop != RAISE_KEEP || !raising_anonymous(r);
}

/* ---- what is wrong ----------------------------------------------------------------------------- */

static int stop_of(const struct raising *r, const char *field)
{
	for (int stop = 0; stop < RAISE_STOPS; stop++)
		if (raise_rules[stop].field && !strcmp(raise_rules[stop].field, field) &&
		    raising_asks(r, (enum raise_stop)stop))
			return stop;
	/* Feedback has its one text problem where the first question is. */
	return r->feedback ? RAISE_HELPS : RAISE_TYPE;
}

/* Makes right what was found wrong, in a copy, so that the next problem is found too. */
static void make_right(struct challenge_send *c, enum raise_stop stop, char *good)
{
	char **text = text_member(c, stop);
	if (text)
		*text = good;
	else if (stop == RAISE_TYPE)
		c->type = CHALLENGE_OUT_OF_DATE;
	else
		c->name_shown = false;
}

size_t raising_check(struct raising *r)
{
	raising_take(r);
	struct challenge_send copy = r->draft.send;
	char good[] = "x";
	const char *field;
	struct err e = ERR_INIT;
	size_t count = 0;
	for (int stop = 0; stop < RAISE_STOPS; stop++) {
		mem_free(r->problems[stop]);
		r->problems[stop] = NULL;
	}
	while (count < RAISE_STOPS && !challenge_send_check(&copy, r->terms.text_most, &field, &e)) {
		int stop = stop_of(r, field);
		if (!r->problems[stop])
			r->problems[stop] = mem_copy_text(e.message);
		make_right(&copy, (enum raise_stop)stop, good);
		e = (struct err)ERR_INIT;
		count++;
	}
	return raising_problems(r);
}

size_t raising_problems(const struct raising *r)
{
	size_t count = 0;
	for (int stop = 0; stop < RAISE_STOPS; stop++)
		count += r->problems[stop] != NULL;
	return count;
}

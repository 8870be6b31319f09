/* The talk with the family about looking: asked beside the purpose where the policy says so, kept with it. */
#include "famctx/base/mem.h"
#include "famctx/screen/session.h"
#include "say.h"
#include "search.h"

static const enum text words[CONSENT_COUNT] = {
	[CONSENT_NOT_SAID] = TEXT_search_consent_not_said,
	[CONSENT_NOT_NEEDED] = TEXT_search_consent_not_needed,
	[CONSENT_HELD] = TEXT_search_consent_held,
	[CONSENT_NOT_HELD] = TEXT_search_consent_not_held,
};

bool search_asks_talk(const struct screen *s)
{
	return consent_asked(s->app->session->hello, search_basis(s->state));
}

int search_talk(const struct search *f)
{
	return f->talk.chosen < f->talk.count ? f->talks[f->talk.chosen] : CONSENT_NOT_SAID;
}

static bool offered(const struct screen *s, int consent)
{
	return consent != CONSENT_NOT_NEEDED || consent_free(s->app->session->hello, search_basis(s->state));
}

static void choose(struct search *f, int consent)
{
	for (size_t i = 0; i < f->talk.count; i++)
		if (f->talks[i] == consent)
			f->talk.chosen = f->talk.focused = i;
}

void search_offer_talk(struct screen *s)
{
	struct search *f = s->state;
	int said = search_talk(f);
	size_t count = 0;
	for (int consent = 0; search_asks_talk(s) && consent < CONSENT_COUNT; consent++) {
		if (!offered(s, consent))
			continue;
		f->talks[count] = consent;
		f->talk_labels[count++] = screens_text(s->app->screens, words[consent]);
	}
	choice_init(&f->talk, f->talk_labels, count, CHOICE_NONE);
	choose(f, CONSENT_NOT_SAID);
	choose(f, CONSENT_NOT_NEEDED);
	if (said == CONSENT_HELD || said == CONSENT_NOT_HELD)
		choose(f, said);
}

enum search_field search_talk_missing(const struct screen *s, enum text *ask)
{
	const struct search *f = s->state;
	struct date day;
	int said = search_talk(f);
	if (!search_asks_talk(s))
		return SEARCH_STOPS;
	if (said == CONSENT_NOT_SAID && s->app->session->hello->consent == CONSENT_REQUIRE) {
		*ask = TEXT_search_consent_missing;
		return SEARCH_CONSENT;
	}
	if (said == CONSENT_HELD && !consent_day(field_text(&f->fields[SEARCH_CONSENT_ON]), today(s->app), &day)) {
		*ask = TEXT_search_consent_on_missing;
		return SEARCH_CONSENT_ON;
	}
	if (said == CONSENT_NOT_HELD && field_is_empty(&f->fields[SEARCH_CONSENT_BECAUSE])) {
		*ask = TEXT_search_consent_because_missing;
		return SEARCH_CONSENT_BECAUSE;
	}
	return SEARCH_STOPS;
}

void search_take_talk(const struct screen *s, struct purpose *p)
{
	const struct search *f = s->state;
	if (!search_asks_talk(s))
		return;
	p->consent = search_talk(f);
	if (p->consent == CONSENT_HELD &&
	    !consent_day(field_text(&f->fields[SEARCH_CONSENT_ON]), today(s->app), &p->consent_on))
		p->consent = CONSENT_NOT_SAID;
	if (p->consent == CONSENT_NOT_HELD)
		p->consent_because = search_text(f, SEARCH_CONSENT_BECAUSE);
}

void search_show_talk(struct screen *s, const struct purpose *p)
{
	struct search *f = s->state;
	struct buf day = BUF_INIT;
	date_long(p->consent_on, &day);
	field_set(&f->fields[SEARCH_CONSENT_ON], day.data);
	field_set(&f->fields[SEARCH_CONSENT_BECAUSE], p->consent_because ? p->consent_because : "");
	choose(f, p->consent);
	buf_release(&day);
}

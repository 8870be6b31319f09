/* One challenge in facts: what was said, what the tool showed, what happened since. */
#include <string.h>

#include "challenge.h"
#include "challenge_step.h"
#include "facts.h"
#include "famctx/base/mem.h"
#include "say.h"

static const char *text_of(const struct app *app, enum text t)
{
	return screens_text(app->screens, t);
}

bool challenge_ask_one(struct session *s, const char *reference, struct challenge_full *out, struct err *e)
{
	struct challenge_reference request = { mem_copy_text(reference) };
	bool ok = s->ask(s, REQUEST_CHALLENGE_SHOW, &challenge_reference_shape, &request, &challenge_full_shape, out, e);
	mem_free(request.reference);
	return ok;
}

void challenge_say_state(const struct app *app, const struct challenge_item *item, struct buf *out)
{
	struct pool p = POOL_INIT;
	bool open = item->state != CHALLENGE_CLOSED;
	struct buf due = BUF_INIT;
	if (open)
		challenge_say_due(app, item, &due);
	SAY(app, TEXT_queue_state, out,
	    { "state", say_challenge(app, "state", challenge_state_codes, item->state) },
	    { "outcome", say_challenge(app, "outcome", challenge_outcome_codes, item->outcome) },
	    { "due", pool_take(&p, &due) }, { "reviewer", open ? item->reviewer : NULL },
	    { "again", item->disagreed ? text_of(app, TEXT_queue_again) : NULL });
	pool_release(&p);
}

void challenge_say_day(const struct app *app, struct date day, struct buf *out)
{
	struct buf text = BUF_INIT;
	date_short(day, &text);
	/* " 2025": in a queue of this year it says nothing. */
	if (date_known(day) && day.day && day.year == today(app).year)
		buf_truncate(&text, text.len - strlen(" 2025"));
	buf_add_text(out, text.data);
	buf_release(&text);
}

void challenge_say_due(const struct app *app, const struct challenge_item *item, struct buf *out)
{
	struct buf day = BUF_INIT;
	challenge_say_day(app, item->due, &day);
	if (item->overdue)
		SAY(app, TEXT_queue_due_late, out, { "date", day.data });
	else if (date_compare(item->due, today(app)) == 0)
		SAY_PLAIN(app, TEXT_queue_due_today, out);
	else
		buf_add_text(out, day.data);
	buf_release(&day);
}

static void add(const struct app *app, struct facts *out, const char *id, enum text label, const char *value)
{
	facts_row(out, id, text_of(app, label), value);
}

static void add_feedback(const struct app *app, const struct challenge_feedback *f, struct facts *out)
{
	struct pool p = POOL_INIT;
	add(app, out, "helps", TEXT_challenges_label_helps, f->helps);
	add(app, out, "hinders", TEXT_challenges_label_hinders, f->hinders);
	add(app, out, "trust", TEXT_challenges_label_trust, pool_number(&p, f->trust));
	add(app, out, "ease", TEXT_challenges_label_ease, pool_number(&p, f->ease));
	add(app, out, "fit", TEXT_challenges_label_fit, pool_number(&p, f->fit));
	pool_release(&p);
}

static const char *way_of(const struct app *app, int notify)
{
	for (size_t i = 0; i < app->form->notify_count; i++)
		if (app->form->notify[i].word == notify)
			return app->form->notify[i].label;
	return challenge_notify_codes[notify];
}

void challenge_fill_said(const struct app *app, const struct challenge_full *full, struct facts *out)
{
	const struct challenge_item *item = &full->item;
	struct buf text = BUF_INIT;
	if (item->urgent)
		facts_note(out, "urgent", ROLE_WARNING, text_of(app, TEXT_queue_urgent));
	SAY(app, TEXT_queue_said, &text, { "by", item->by ? item->by : text_of(app, TEXT_queue_nameless) },
	    { "type", say_challenge(app, "type", challenge_type_codes, item->type) });
	facts_note(out, "said", ROLE_TEXT, text.data);
	add(app, out, "because", TEXT_challenges_label_because, full->because);
	add(app, out, "told", TEXT_queue_label_told, full->told);
	add(app, out, "spoke", TEXT_challenges_label_spoke, full->spoke);
	add_feedback(app, &full->feedback, out);
	if (full->notify != NOTIFY_LIST) {
		buf_clear(&text);
		SAY(app, TEXT_challenges_told_by, &text, { "how", way_of(app, full->notify) },
		    { "at", full->notify_at });
		add(app, out, "notify", TEXT_challenges_label_notify, text.data);
	}
	if (full->held)
		facts_note(out, "held", ROLE_NOTHING, full->held);
	else if (full->withheld)
		facts_note(out, "withheld", ROLE_NOTHING, text_of(app, TEXT_queue_withheld));
	buf_release(&text);
}

void challenge_fill_seen(const struct app *app, const struct challenge_full *full, struct facts *out)
{
	const struct challenge_snapshot *snap = &full->snapshot;
	const char *seen = snap->seen ? snap->seen : (snap->sentence ? snap->sentence : snap->value);
	struct buf text = BUF_INIT;
	struct pool p = POOL_INIT;
	add(app, out, "seen", TEXT_queue_label_seen, seen);
	if (snap->source)
		SAY(app, TEXT_queue_from, &text, { "source", snap->title ? snap->title : snap->source },
		    { "record", snap->record }, { "copied", pool_date(&p, snap->copied) });
	add(app, out, "source", TEXT_queue_label_source, text.data);
	if (!full->intact && !full->withheld)
		facts_note(out, "broken", ROLE_WARNING, text_of(app, TEXT_queue_broken));
	buf_release(&text);
	pool_release(&p);
}

static void add_counted(const struct app *app, enum text one, enum text many, int64_t n, struct buf *out)
{
	struct pool p = POOL_INIT;
	if (n != INTEGER_NONE && n > 0)
		SAY(app, n == 1 ? one : many, out, { "n", pool_number(&p, n) });
	pool_release(&p);
}

void challenge_fill_around(const struct app *app, const struct challenge_full *full, struct facts *out)
{
	struct buf text = BUF_INIT;
	struct pool p = POOL_INIT;
	add_counted(app, TEXT_queue_opened_one, TEXT_queue_opened_many, full->opened_since, &text);
	add_counted(app, TEXT_queue_source_one, TEXT_queue_source_many, full->same_source, &text);
	if (full->same_value_count)
		SAY(app, TEXT_queue_same_value, &text,
		    { "references", pool_joined(&p, full->same_value, full->same_value_count) });
	facts_note(out, "around", ROLE_TEXT, text.data);
	buf_release(&text);
	pool_release(&p);
}

static void add_event(const struct app *app, const struct challenge_happening *h, size_t i, struct facts *out)
{
	struct buf id = BUF_INIT, text = BUF_INIT, date = BUF_INIT;
	date_short(h->on, &date);
	buf_printf(&id, "event/%zu", i);
	SAY(app, TEXT_queue_event, &text, { "event", say_challenge(app, "event", challenge_event_codes, h->event) },
	    { "outcome", say_challenge(app, "outcome", challenge_outcome_codes, h->outcome) }, { "of", h->of },
	    { "by", h->by }, { "assigned", h->assigned }, { "own", h->own ? text_of(app, TEXT_queue_own) : NULL },
	    { "applied", h->applied ? text_of(app, TEXT_queue_applied) : NULL }, { "text", h->text });
	facts_row(out, id.data, date.data, text.data);
	buf_release(&id);
	buf_release(&text);
	buf_release(&date);
}

void challenge_fill_events(const struct app *app, const struct challenge_full *full, struct facts *out)
{
	facts_heading(out, text_of(app, TEXT_queue_events));
	for (size_t i = 0; i < full->events_count; i++)
		add_event(app, &full->events[i], i, out);
}

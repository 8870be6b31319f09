/* Challenges as lines: sent, listed, moved, counted. */
#include "challenge.h"
#include "print.h"

struct texts {
	struct buf b[6];
};

static void texts_release(struct texts *t)
{
	for (size_t i = 0; i < ARRAY_LEN(t->b); i++)
		buf_release(&t->b[i]);
}

#define TEXTS_INIT { { BUF_INIT, BUF_INIT, BUF_INIT, BUF_INIT, BUF_INIT, BUF_INIT } }

const char *challenge_word(const struct run *run, const char *kind, const char *const *codes, int code, struct buf *key)
{
	buf_clear(key);
	if (code < 0)
		return NULL;
	buf_printf(key, "challenge_%s_%s", kind, codes[code]);
	return words_phrase(&run->words, key->data);
}

static const char *given(const struct buf *b)
{
	return b->len ? b->data : NULL;
}

static void add_number(struct buf *out, int64_t n)
{
	if (n != INTEGER_NONE)
		buf_printf(out, "%lld", (long long)n);
}

void print_sent(const struct run *run, const struct challenge_send *sent, const struct challenge_sent *answer,
		struct buf *out)
{
	struct buf due = BUF_INIT;
	buf_printf(&due, "%s ", date_weekday(answer->due));
	print_date(answer->due, &due);
	LINE(run, out, "challenge_sent", { "reference", answer->reference });
	LINE(run, out, answer->goes_to ? "challenge_goes_to" : "challenge_goes_to_any", { "name", answer->goes_to },
	     { "due", due.data });
	LINE(run, out, sent->anonymous ? "challenge_sent_anonymous" : "challenge_sent_list",
	     { "reference", answer->reference });
	if (sent->type != CHALLENGE_FEEDBACK)
		LINE(run, out, "challenge_sent_mark", { "none", NULL });
	if (sent->risk != RISK_NO && sent->type != CHALLENGE_FEEDBACK)
		LINE(run, out, "challenge_do_not_wait", { "none", NULL });
	buf_release(&due);
}

static void print_counts(const struct run *run, const struct challenge_list_answer *a, struct buf *out)
{
	struct texts t = TEXTS_INIT;
	for (size_t i = 0; i < a->states_count && i < CHALLENGE_STATE_COUNT; i++)
		add_number(&t.b[i], a->states[i].count);
	LINE(run, out, "challenge_counts", { "to_review", t.b[0].data }, { "with_service", t.b[1].data },
	     { "to_feed_back", t.b[2].data }, { "closed", t.b[3].data });
	texts_release(&t);
}

static void print_open(const struct run *run, const struct challenge_list_answer *a, struct buf *out)
{
	struct texts t = TEXTS_INIT;
	add_number(&t.b[0], a->overdue);
	add_number(&t.b[1], a->urgent);
	add_number(&t.b[2], a->oldest);
	add_number(&t.b[3], a->unread);
	LINE(run, out, "challenge_open", { "overdue", t.b[0].data }, { "urgent", t.b[1].data },
	     { "oldest", given(&t.b[2]) });
	if (a->unread > 0)
		LINE(run, out, "challenge_unread", { "count", t.b[3].data });
	texts_release(&t);
}

static void print_item(const struct run *run, const struct challenge_item *i, struct buf *out)
{
	struct texts t = TEXTS_INIT;
	const struct lines *lines = run->lines;
	print_date(i->raised, &t.b[2]);
	print_date(i->due, &t.b[3]);
	add_number(&t.b[4], i->days);
	LINE(run, out, "challenge_item", { "reference", i->reference }, { "about", i->about },
	     { "type", challenge_word(run, "type", challenge_type_codes, i->type, &t.b[0]) });
	LINE(run, out, "challenge_item_state",
	     { "state", challenge_word(run, "state", challenge_state_codes, i->state, &t.b[0]) },
	     { "outcome", challenge_word(run, "outcome", challenge_outcome_codes, i->outcome, &t.b[1]) },
	     { "raised", t.b[2].data }, { "by", i->by }, { "days", t.b[4].data }, { "due", t.b[3].data },
	     { "late", i->overdue ? lines_find(lines, "challenge_late") : NULL },
	     { "urgent", i->urgent ? lines_find(lines, "challenge_urgent") : NULL },
	     { "came_back", i->disagreed ? lines_find(lines, "challenge_came_back") : NULL },
	     { "reviewer", i->reviewer });
	if (i->unread)
		LINE(run, out, "challenge_item_unread", { "reference", i->reference });
	texts_release(&t);
}

void print_challenges(const struct run *run, const struct challenge_list_answer *a, struct buf *out)
{
	struct texts t = TEXTS_INIT;
	add_number(&t.b[0], a->total);
	add_number(&t.b[1], a->more);
	LINE(run, out, "challenge_count", { "total", t.b[0].data });
	print_counts(run, a, out);
	print_open(run, a, out);
	for (size_t i = 0; i < a->challenges_count; i++)
		print_item(run, &a->challenges[i], out);
	if (a->more > 0)
		LINE(run, out, "challenge_more", { "count", t.b[1].data });
	texts_release(&t);
}

static void line_if(const struct run *run, struct buf *out, const char *key, const char *text)
{
	if (text && *text)
		LINE(run, out, key, { "text", text });
}

static void print_snapshot(const struct run *run, const struct challenge_full *a, struct buf *out)
{
	const struct challenge_snapshot *s = &a->snapshot;
	struct texts t = TEXTS_INIT;
	line_if(run, out, "challenge_showed", s->seen ? s->seen : s->sentence);
	if (s->value)
		LINE(run, out, "challenge_showed_value", { "value", s->value });
	print_date(s->copied, &t.b[0]);
	print_date(s->updated, &t.b[1]);
	print_date(s->last_contact, &t.b[2]);
	if (s->source)
		LINE(run, out, "challenge_showed_from", { "source", s->title ? s->title : s->source },
		     { "record", s->record }, { "copied", given(&t.b[0]) }, { "updated", given(&t.b[1]) },
		     { "last_contact", given(&t.b[2]) }, { "scope", s->scope });
	if (!a->intact)
		LINE(run, out, "challenge_broken", { "none", NULL });
	texts_release(&t);
}

static void print_feedback(const struct run *run, const struct challenge_feedback *f, struct buf *out)
{
	struct texts t = TEXTS_INIT;
	add_number(&t.b[0], f->trust);
	add_number(&t.b[1], f->ease);
	add_number(&t.b[2], f->fit);
	line_if(run, out, "challenge_helps", f->helps);
	line_if(run, out, "challenge_hinders", f->hinders);
	if (t.b[0].len || t.b[1].len || t.b[2].len)
		LINE(run, out, "challenge_marks", { "trust", given(&t.b[0]) }, { "ease", given(&t.b[1]) },
		     { "fit", given(&t.b[2]) });
	texts_release(&t);
}

static void print_typed(const struct run *run, const struct challenge_full *a, struct buf *out)
{
	line_if(run, out, "challenge_because", a->because);
	line_if(run, out, "challenge_told", a->told);
	line_if(run, out, "challenge_spoke", a->spoke);
	print_feedback(run, &a->feedback, out);
	if (a->notify != NOTIFY_LIST)
		LINE(run, out, "challenge_tell", { "how", challenge_notify_codes[a->notify] }, { "at", a->notify_at });
	if (a->name_shown)
		LINE(run, out, "challenge_name_shown", { "none", NULL });
	if (a->anonymous)
		LINE(run, out, "challenge_is_anonymous", { "none", NULL });
	if (a->held)
		buf_printf(out, "  %s\n", a->held);
	else if (a->withheld)
		LINE(run, out, "challenge_withheld", { "none", NULL });
}

static void print_event(const struct run *run, const struct challenge_happening *h, struct buf *out)
{
	struct texts t = TEXTS_INIT;
	print_date(h->on, &t.b[0]);
	LINE(run, out, "challenge_event", { "on", t.b[0].data },
	     { "event", challenge_word(run, "event", challenge_event_codes, h->event, &t.b[1]) },
	     { "outcome", challenge_word(run, "outcome", challenge_outcome_codes, h->outcome, &t.b[2]) }, { "of", h->of },
	     { "by", h->by }, { "assigned", h->assigned }, { "text", h->text },
	     { "applied", h->applied ? lines_find(run->lines, "challenge_applied") : NULL },
	     { "own", h->own ? lines_find(run->lines, "challenge_own") : NULL });
	texts_release(&t);
}

static void print_around(const struct run *run, const struct challenge_full *a, struct buf *out)
{
	struct texts t = TEXTS_INIT;
	add_number(&t.b[0], a->opened_since);
	add_number(&t.b[1], a->same_source);
	print_texts(a->same_value, a->same_value_count, &t.b[2]);
	print_texts(a->may, a->may_count, &t.b[3]);
	if (t.b[0].len)
		LINE(run, out, "challenge_opened", { "count", t.b[0].data });
	if (t.b[2].len)
		LINE(run, out, "challenge_same_value", { "references", t.b[2].data });
	if (a->same_source > 0)
		LINE(run, out, "challenge_same_source", { "count", t.b[1].data });
	if (t.b[3].len)
		LINE(run, out, "challenge_may", { "steps", t.b[3].data });
	texts_release(&t);
}

void print_challenge(const struct run *run, const struct challenge_full *a, struct buf *out)
{
	print_item(run, &a->item, out);
	if (a->item.risk == RISK_YES)
		LINE(run, out, "challenge_do_not_wait", { "none", NULL });
	print_typed(run, a, out);
	if (!a->withheld)
		print_snapshot(run, a, out);
	for (size_t i = 0; i < a->events_count; i++)
		print_event(run, &a->events[i], out);
	print_around(run, a, out);
}

void print_moved(const struct run *run, const struct challenge_step_answer *a, struct buf *out)
{
	for (size_t i = 0; i < a->moved_count; i++) {
		const struct challenge_moved *m = &a->moved[i];
		struct texts t = TEXTS_INIT;
		print_date(m->due, &t.b[2]);
		LINE(run, out, "challenge_moved", { "reference", m->reference },
		     { "state", challenge_word(run, "state", challenge_state_codes, m->state, &t.b[0]) },
		     { "outcome", challenge_word(run, "outcome", challenge_outcome_codes, m->outcome, &t.b[1]) },
		     { "reviewer", m->reviewer }, { "due", t.b[2].data });
		texts_release(&t);
	}
}

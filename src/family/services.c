#include "services.h"

#include "copies.h"
#include "famctx/base/mem.h"
#include "famctx/family/freshness.h"
#include "holdings.h"
#include "involvements.h"
#include "sentence.h"

/* One person's services being put together. */
struct making {
	const struct family *f;
	int64_t age;
	const char *details;
	struct held *held; /* in the order of f->sources */
	struct involvements all;
};

void scope_of_source(const struct family *f, const struct family_source *s, struct shown_scope *out)
{
	const struct source_document *d = &s->document;
	struct age_rule rule = age_rule_of(d, f->setup.policy);

	out->from = d->from;
	out->to = d->to;
	out->period_note = mem_copy_or_null(d->period_note);
	copy_texts(d->areas, d->areas_count, &out->areas, &out->areas_count);
	out->covers = mem_copy_or_null(d->covers);
	out->not_covered = mem_copy_or_null(d->not_covered);
	out->ages = rule.ages;
	out->ages_because = mem_copy_or_null(rule.because);
}

static bool state_is_held(int state)
{
	return state == STATE_OPEN || state == STATE_HELD || state == STATE_CLOSED;
}

/* The involvement that a source's, or a service's, state stands for; NULL where nothing is held. */
static struct involvement *standing(const struct making *m, const struct family_source *s, int state)
{
	if (!state_is_held(state))
		return NULL;
	for (size_t i = 0; i < m->all.count; i++)
		if (m->all.items[i].source == s && m->all.items[i].shown.state == state)
			return &m->all.items[i];
	return NULL;
}

/* The latest of all that the source has of the person. */
static void read_dates(const struct making *m, const struct family_source *s, struct date *last_contact,
		       struct date *updated)
{
	for (size_t i = 0; i < m->all.count; i++) {
		const struct shown_involvement *v = &m->all.items[i].shown;
		if (m->all.items[i].source != s)
			continue;
		*last_contact = later_date(*last_contact, v->last_contact);
		*updated = later_date(*updated, v->updated);
	}
}

/* v: the involvement that the state stands for, or NULL. The caller's. */
static char *say_state(const struct making *m, const struct family_source *s, enum state state,
		       const struct involvement *v)
{
	struct said said = { .source = s, .state = state, .rule = age_rule_of(&s->document, m->f->setup.policy) };

	said.age = age_rule_check(&said.rule, m->age);
	if (v) {
		said.from = v->shown.from;
		said.ended = v->shown.to;
	}
	return sentence_make(m->f, &said);
}

static void fill_source(struct making *m, const struct family_source *s, struct source_view *out)
{
	const struct family *f = m->f;
	enum state state = holdings_state(f, s, &m->held[s - f->sources], m->age);
	const struct involvement *v = standing(m, s, (int)state);

	if (v)
		read_dates(m, s, &out->last_contact, &out->updated);
	out->source = mem_copy_text(s->document.key);
	out->title = mem_copy_or_null(s->document.title);
	out->state = (int)state;
	out->sentence = say_state(m, s, state, v);
	out->freshness = (int)source_freshness(&s->document, s->failed, f->today);
	out->copied = s->document.copied;
	out->refresh_days = s->document.refresh_days;
	out->failed = s->failed;
	copy_contact(&s->document.owner, &out->owner);
	scope_of_source(f, s, &out->scope);
}

static bool details_wanted(const struct making *m, const char *service)
{
	return !m->details || !strcmp(m->details, "all") || !strcmp(m->details, service);
}

/* The involvement moves from the list into the view. */
static bool move_involvement(struct making *m, struct involvement *v, struct service_view *out, struct err *e)
{
	struct shown_involvement *shown = ADD_ITEM(out->involvements, out->involvements_count);
	bool ok = involvement_details(m->f, v, e);

	*shown = v->shown;
	v->shown = (struct shown_involvement) { .source = NULL };
	return ok;
}

static bool add_involvements(struct making *m, struct service_view *out, struct err *e)
{
	bool held = false;

	for (size_t i = 0; i < m->all.count; i++) {
		struct involvement *v = &m->all.items[i];
		if (strcmp(v->source->document.service, out->service) != 0 || !holdings_shown(m->f, v->source, m->age))
			continue;
		held = true;
		if (details_wanted(m, out->service) && !move_involvement(m, v, out, e))
			return false;
	}
	out->details_withheld = held && !details_wanted(m, out->service);
	return true;
}

static struct date since(const struct involvement *v)
{
	return v->shown.state == STATE_CLOSED ? v->shown.to : v->shown.from;
}

static void fill_contact(struct making *m, const struct family_source *s, struct service_view *out)
{
	const struct involvement *v = standing(m, s, out->state);

	if (v)
		out->since = since(v);
	out->contact_is_owner = !v || !contact_given(&v->shown.contact);
	copy_contact(out->contact_is_owner ? &s->document.owner : &v->shown.contact, &out->contact);
}

/* The service shows what the source says whose state comes first. */
static void fill_from_source(struct making *m, const struct source_view *chosen, struct service_view *out)
{
	const struct family_source *s = family_source_by_key(m->f, chosen->source);

	out->source = mem_copy_text(chosen->source);
	out->state = chosen->state;
	out->sentence = mem_copy_text(chosen->sentence);
	out->freshness = chosen->freshness;
	out->late = chosen->freshness == FRESH_LATE && state_is_held(chosen->state);
	out->last_contact = chosen->last_contact;
	out->updated = chosen->updated;
	out->copied = chosen->copied;
	scope_of_source(m->f, s, &out->scope);
	fill_contact(m, s, out);
}

static bool is_of_service(const struct family_source *s, const char *service)
{
	return !s->document.is_register && s->document.service && !strcmp(s->document.service, service);
}

/* The state that comes first stands for the service; of two alike, that of the source before. */
static bool goes_before(int state, int first)
{
	return state != first && state_first((enum state)state, (enum state)first) == (enum state)state;
}

static bool fill_service(struct making *m, const char *service, struct service_view *out, struct err *e)
{
	size_t chosen = 0;

	out->service = mem_copy_text(service);
	for (size_t i = 0; i < m->f->sources_count; i++) {
		if (!is_of_service(&m->f->sources[i], service))
			continue;
		fill_source(m, &m->f->sources[i], ADD_ITEM(out->sources, out->sources_count));
		if (goes_before(out->sources[out->sources_count - 1].state, out->sources[chosen].state))
			chosen = out->sources_count - 1;
	}
	fill_from_source(m, &out->sources[chosen], out);
	return add_involvements(m, out, e);
}

static const struct family_source *choose_source(const struct making *m, const char *service, int *state)
{
	const struct family *f = m->f;
	const struct family_source *chosen = NULL;

	for (size_t i = 0; i < f->sources_count; i++) {
		if (!is_of_service(&f->sources[i], service))
			continue;
		int own = (int)holdings_state(f, &f->sources[i], &m->held[i], m->age);
		if (chosen && !goes_before(own, *state))
			continue;
		chosen = &f->sources[i];
		*state = own;
	}
	return chosen;
}

static void fill_cell(const struct making *m, const char *service, struct family_cell *out)
{
	const struct family_source *s = choose_source(m, service, &out->state);
	const struct involvement *v = standing(m, s, out->state);

	out->service = mem_copy_text(service);
	out->source = mem_copy_text(s->document.key);
	out->sentence = say_state(m, s, (enum state)out->state, v);
	out->late = state_is_held(out->state) && source_freshness(&s->document, s->failed, m->f->today) == FRESH_LATE;
	if (!v)
		return;
	read_dates(m, s, &out->last_contact, &out->updated);
	out->since = since(v);
	if (contact_given(&v->shown.contact))
		copy_contact(&v->shown.contact, &out->contact);
}

static bool start(struct making *m, int64_t person, struct err *e)
{
	return holdings_read(m->f, person, &m->held, e) && involvements_read(m->f, person, &m->all, e);
}

static void finish(struct making *m)
{
	mem_free(m->held);
	involvements_release(&m->all);
}

bool services_read(const struct family *f, int64_t person, int64_t age, const char *details,
		   struct service_view **out, size_t *count, struct err *e)
{
	struct making m = { .f = f, .age = age, .details = details };
	bool ok = start(&m, person, e);

	for (size_t i = 0; ok && i < f->services_count; i++)
		ok = fill_service(&m, f->services[i], ADD_ITEM(*out, *count), e);
	finish(&m);
	return ok;
}

bool cells_read(const struct family *f, int64_t person, int64_t age, struct family_cell **out, size_t *count,
		struct err *e)
{
	struct making m = { .f = f, .age = age };
	bool ok = start(&m, person, e);

	for (size_t i = 0; ok && i < f->services_count; i++)
		fill_cell(&m, f->services[i], ADD_ITEM(*out, *count));
	finish(&m);
	return ok;
}

#include "records.h"

#include <string.h>

#include "before.h"
#include "error_page.h"
#include "say.h"

#define BESIDE_LABEL 22 /* columns that a value on a page does not have */

bool records_are_held(const struct app *app, const char *person)
{
	const struct held_person *held = &app->session->held;
	return held->why.what != HELD_NOTHING && held->person && !strcmp(held->person, person);
}

/* On top, or in the place of the top screen. */
static bool open_screen(struct app *app, const struct screen_ops *ops, const void *arg, bool replace, struct err *e)
{
	return replace ? app_replace(app, ops, arg, e) : app_push(app, ops, arg, e);
}

static void go(struct app *app, const struct screen_ops *ops, const struct record_ref *ref, bool replace)
{
	struct err e = ERR_INIT, why = ERR_INIT;
	if (open_screen(app, ops, ref, replace, &why))
		return;
	bool ok = records_are_held(app, ref->person)
	                  ? open_screen(app, &screen_before, &(struct before_ref) { ops, *ref }, replace, &e)
	                  : open_screen(app, &screen_error, &(struct failure) { ops, *ref, &why }, replace, &e);
	if (!ok)
		app_error(app, &e);
}

void records_go(struct app *app, const struct screen_ops *ops, const char *person, const char *service)
{
	go(app, ops, &(struct record_ref) { person, service }, false);
}

void records_replace(struct app *app, const struct screen_ops *ops, const char *person, const char *service)
{
	go(app, ops, &(struct record_ref) { person, service }, true);
}

void records_hold(struct screen *s, const struct screen_ops *ops, const char *person, const char *service)
{
	struct before_ref ref = { ops, { person, service } };
	struct err e = ERR_INIT;
	if (s->glass)
		glass_end(s->app);
	else if (!app_replace(s->app, &screen_before, &ref, &e))
		app_error(s->app, &e);
}

bool records_show(struct screen *s, const char *person, const char *details, struct show_answer *answer, struct err *e)
{
	if (!session_show(s->app->session, person, details, answer, e))
		return false;
	glass_mark(s, &answer->glass);
	return true;
}

enum handled records_act(struct screen *s, enum action a)
{
	if (a != ACTION_MEANING)
		return NOT_HANDLED;
	app_show(s->app, screens_text(s->app->screens, TEXT_family_meaning_title),
	         screens_text(s->app->screens, TEXT_family_meaning));
	return HANDLED;
}

static enum text warning_text(const struct app *app, const struct shown_warning *w)
{
	if (narrow(app))
		return TEXT_family_warning_narrow;
	return w->overdue ? TEXT_family_warning_overdue : TEXT_family_warning;
}

void records_warning(const struct app *app, const struct person_header *p, struct buf *out)
{
	if (p->warnings_count == 0)
		return;
	const struct shown_warning *w = &p->warnings[0];
	struct pool pool = POOL_INIT;
	int64_t more = (int64_t)p->warnings_count - 1;
	SAY(app, warning_text(app, w), out, { "text", w->text }, { "review", pool_date(&pool, w->review) },
	    { "more", more ? pool_number(&pool, more) : NULL });
	pool_release(&pool);
}

const char *records_called(const struct app *app, const struct person_header *p)
{
	for (size_t i = 0; i < p->names_count; i++)
		if (p->names[i].kind && !strcmp(p->names[i].kind, "known_as") && p->names[i].first_name)
			return p->names[i].first_name;
	if (p->first_name)
		return p->first_name;
	return p->family_name ? p->family_name : words_phrase(app->words, "name_not_recorded");
}

static const char *address_of(const struct app *app, const struct person_header *p)
{
	if (p->address_protected)
		return words_phrase(app->words, "address_is_protected");
	return p->addresses_count ? p->addresses[0].address : NULL;
}

void records_who(const struct app *app, const struct person_header *p, struct buf *out)
{
	struct buf name = BUF_INIT, age = BUF_INIT;
	struct pool pool = POOL_INIT;
	const char *called = records_called(app, p);
	say_name(app, p->family_name, p->first_name, &name);
	say_age(app, p->age, &age);
	SAY(app, narrow(app) ? TEXT_family_who_narrow : TEXT_family_who, out,
	    { "made_up", app->training ? "*" : NULL }, { "name", pool_take(&pool, &name) },
	    { "called", p->first_name && strcmp(called, p->first_name) ? called : NULL },
	    { "age", pool_take(&pool, &age) }, { "born", pool_date(&pool, p->born) },
	    { "born_short", pool_date_short(&pool, p->born) }, { "died", pool_date(&pool, p->died) },
	    { "address", address_of(app, p) });
	pool_release(&pool);
}

void records_period(const struct app *app, const struct shown_scope *scope, struct date copied,
                    struct buf *out)
{
	struct pool p = POOL_INIT;
	SAY(app, TEXT_family_period, out, { "from", pool_date(&p, scope->from) },
	    { "to",
	      date_known(scope->from) ? pool_date(&p, date_known(scope->to) ? scope->to : copied) : NULL },
	    { "note", date_known(scope->from) ? NULL : scope->period_note },
	    { "areas", pool_joined(&p, scope->areas, scope->areas_count) });
	pool_release(&p);
	if (out->len == 0)
		buf_add_text(out, words_phrase(app->words, "period_not_given"));
}

static void add_part(struct buf *out, const char *separator, const char *part)
{
	if (!part || !*part)
		return;
	buf_add_text(out, out->len ? separator : "");
	buf_add_text(out, part);
}

void records_contact(const struct contact *contact, const char *separator, struct buf *out)
{
	struct buf who = BUF_INIT;
	add_part(&who, ", ", contact->name);
	add_part(&who, ", ", contact->role);
	add_part(&who, ", ", contact->organisation);
	add_part(out, "", who.data);
	add_part(out, separator, contact->phone);
	add_part(out, separator, contact->email);
	buf_release(&who);
}

void records_contact_lines(const struct app *app, const struct contact *contact, struct buf *out)
{
	records_contact(contact, "   ", out);
	if (canvas_width_of(out->data) <= app->cols - BESIDE_LABEL)
		return;
	buf_clear(out);
	records_contact(contact, "\n", out);
}

void records_ages(const struct app *app, const struct ages *ages, struct buf *out)
{
	struct pool p = POOL_INIT;
	const char *from = pool_number(&p, ages->from), *to = pool_number(&p, ages->to);
	const char *key = from && to ? "ages_between" : (from ? "ages_from" : (to ? "ages_to" : "ages_any"));
	words_say(app->words, key, FILLS({ "from", from }, { "to", to }), out);
	pool_release(&p);
}

void records_age_rule(const struct app *app, const struct shown_scope *scope, struct buf *out)
{
	struct buf ages = BUF_INIT;
	records_ages(app, &scope->ages, &ages);
	SAY(app, TEXT_service_ages, out, { "ages", ages.data }, { "because", scope->ages_because });
	buf_release(&ages);
}

void records_copied(const struct app *app, struct date copied, int freshness, int64_t refresh_days,
                    struct buf *out)
{
	const struct word *fresh = words_freshness(app->words, freshness);
	struct buf usually = BUF_INIT;
	struct pool p = POOL_INIT;
	const char *date = pool_date(&p, copied);
	if (refresh_days != INTEGER_NONE)
		words_usually(app->words, refresh_days, &usually);
	SAY(app, TEXT_service_copied, out,
	    { "date", date ? date : words_phrase(app->words, "date_not_given") },
	    { "ago", pool_ago(&p, app, copied) }, { "freshness", fresh->words ? fresh->words : fresh->word },
	    { "usually", pool_take(&p, &usually) });
	pool_release(&p);
}

void records_add_corrections(const struct app *app, struct facts *out, const char *id,
                             const struct shown_correction *corrections, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct shown_correction *c = &corrections[i];
		struct buf text = BUF_INIT;
		struct pool p = POOL_INIT;
		const char *changed = screens_text(app->screens, TEXT_family_source_changed);
		SAY(app, TEXT_family_corrected, &text, { "words", c->words }, { "by", c->by },
		    { "on", pool_date(&p, c->on) }, { "shown", c->shown },
		    { "changed", c->source_changed ? changed : NULL });
		facts_under(out, id, ROLE_WARNING, text.data);
		buf_release(&text);
		pool_release(&p);
	}
}

/* ---- what the cursor is on ------------------------------------------------------------- */

static void about(const struct app *app, const char *key, const struct fill *fills, size_t count, struct focus *out)
{
	words_say(app->words, key, fills, count, &out->about);
}

static void note_seen(const char *seen, struct focus *out)
{
	buf_add_text(&out->seen, seen ? seen : "");
}

static const char *whole_name(const struct app *app, const struct person_header *p, struct pool *pool)
{
	struct buf name = BUF_INIT;
	say_name(app, p->family_name, p->first_name, &name);
	return pool_take(pool, &name);
}

void records_focus_person(const struct app *app, const struct person_header *p, const char *seen, struct focus *out)
{
	struct pool pool = POOL_INIT;
	buf_printf(&out->on, "person:%s", p->person);
	about(app, "challenge_about_person", FILLS({ "name", whole_name(app, p, &pool) }), out);
	note_seen(seen, out);
	pool_release(&pool);
}

void records_focus_service(const struct app *app, const struct person_header *p, const char *service,
                           const char *field, const char *label, const char *seen, struct focus *out)
{
	struct pool pool = POOL_INIT;
	buf_printf(&out->on, "person:%s:%s", p->person, service);
	if (field)
		buf_printf(&out->on, ":%s", field);
	SAY(app, TEXT_challenges_about_service, &out->about, { "name", whole_name(app, p, &pool) },
	    { "service", service }, { "field", label });
	note_seen(seen, out);
	pool_release(&pool);
}

void records_focus_link(const struct app *app, const struct person_header *p, const char *other, const char *name,
                        const char *relation, const char *seen, struct focus *out)
{
	struct pool pool = POOL_INIT;
	buf_printf(&out->on, "link:%s:%s", p->person, other);
	about(app, relation ? "challenge_about_link" : "challenge_about_no_link",
	      FILLS({ "name", whole_name(app, p, &pool) }, { "other", name }, { "relation", relation }), out);
	note_seen(seen, out);
	pool_release(&pool);
}

void records_focus_join(const struct app *app, const char *name, const char *source, const char *record,
                        const char *seen, struct focus *out)
{
	buf_printf(&out->on, "join:%s:%s", source, record);
	about(app, "challenge_about_join",
	      FILLS({ "name", name }, { "source", say_source(app, source) }, { "record", record }), out);
	note_seen(seen, out);
}

void records_seen(const struct fact *fact, struct buf *out)
{
	if (!fact)
		return;
	if (*fact->label)
		buf_printf(out, "%s: ", fact->label);
	buf_add_text(out, fact->value);
}

/* ---- what was challenged ---------------------------------------------------------------- */

bool records_renew(struct screen *s, const char *person, const char *details, struct show_answer *answer,
                   unsigned *moves)
{
	struct show_answer fresh;
	struct err e = ERR_INIT;
	if (*moves == s->app->session->moves)
		return false;
	*moves = s->app->session->moves;
	if (!records_show(s, person, details, &fresh, &e)) {
		shape_release(&show_answer_shape, &fresh);
		if (records_are_held(s->app, person))
			records_hold(s, s->ops, person, strcmp(details, "none") ? details : NULL);
		else
			app_error(s->app, &e);
		return false;
	}
	shape_release(&show_answer_shape, answer);
	*answer = fresh;
	return true;
}

static const struct shown_challenge *find_challenge(const struct show_answer *answer, const char *reference)
{
	for (size_t i = 0; i < answer->challenges_count; i++)
		if (answer->challenges[i].reference && !strcmp(answer->challenges[i].reference, reference))
			return &answer->challenges[i];
	return NULL;
}

static struct date first_raised(const struct show_answer *answer, char *const *references, size_t count)
{
	struct date first = DATE_NONE;
	for (size_t i = 0; i < count; i++) {
		const struct shown_challenge *c = find_challenge(answer, references[i]);
		if (c && (!date_known(first) || date_compare(c->raised, first) < 0))
			first = c->raised;
	}
	return first;
}

void records_challenged_brief(const struct app *app, const struct show_answer *answer, char *const *references,
                              size_t count, struct buf *out)
{
	struct pool p = POOL_INIT;
	const char *date = pool_date(&p, first_raised(answer, references, count));
	if (count && date)
		words_say(app->words, "challenged_on", FILLS({ "date", date }), out);
	else if (count)
		buf_add_text(out, words_phrase(app->words, "challenged"));
	pool_release(&p);
}

void records_challenged(const struct app *app, const struct show_answer *answer, char *const *references,
                        size_t count, struct buf *out)
{
	struct pool p = POOL_INIT;
	if (count)
		SAY(app, TEXT_challenges_mark, out, { "date", pool_date(&p, first_raised(answer, references, count)) },
		    { "references", pool_joined(&p, references, count) });
	pool_release(&p);
}

int records_gauge(int freshness)
{
	static const int steps[FRESH_COUNT] = {
		[FRESH_UP_TO_DATE] = 5, [FRESH_RECENT] = 4, [FRESH_GETTING_OLD] = 3,
		[FRESH_OLD] = 2,        [FRESH_LATE] = 1,   [FRESH_NOT_KNOWN] = 0
	};
	return steps[freshness];
}

void records_shown_reason(const struct app *app, bool brief, struct buf *out)
{
	if (app->session->purpose.basis < 0)
		return;
	const struct word *w = words_basis(app->words, app->session->purpose.basis);
	const char *full = w->words ? w->words : w->word;
	buf_add_text(out, brief && w->short_word ? w->short_word : full);
	if (app->session->purpose.text && !brief) {
		buf_add_text(out, ": ");
		buf_add_text(out, app->session->purpose.text);
	}
}

static void say_talk(const struct app *app, struct buf *out)
{
	const struct purpose *p = &app->session->purpose;
	struct pool pool = POOL_INIT;
	if (p->consent == CONSENT_NOT_NEEDED)
		SAY_PLAIN(app, TEXT_search_talk_not_needed, out);
	else if (p->consent == CONSENT_HELD)
		SAY(app, TEXT_search_talk_held, out, { "date", pool_date_short(&pool, p->consent_on) });
	else if (p->consent == CONSENT_NOT_HELD)
		SAY(app, narrow(app) ? TEXT_search_talk_not_held_narrow : TEXT_search_talk_not_held, out,
		    { "because", p->consent_because });
	pool_release(&pool);
}

void records_carried_purpose(const struct app *app, struct buf *out)
{
	const struct purpose *p = &app->session->purpose;
	struct buf reason = BUF_INIT, talk = BUF_INIT;
	struct pool pool = POOL_INIT;
	if (p->basis < 0)
		return;
	records_shown_reason(app, narrow(app), &reason);
	say_talk(app, &talk);
	SAY(app, narrow(app) ? TEXT_search_carried_narrow : TEXT_search_carried, out,
	    { "reason", pool_take(&pool, &reason) }, { "case", p->case_reference }, { "behalf", p->behalf },
	    { "talk", pool_take(&pool, &talk) });
	pool_release(&pool);
}

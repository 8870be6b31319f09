#include <string.h>

#include "family.h"
#include "records.h"
#include "say.h"

size_t grid_people(const struct family *f)
{
	return 1 + f->answer.family_count;
}

int grid_services(const struct family *f)
{
	return (int)f->answer.services_count;
}

int grid_others_row(const struct family *f)
{
	const struct show_answer *a = &f->answer;
	return a->household_count || a->possible_count || a->missing_count ? grid_services(f) : -1;
}

int grid_last_row(const struct family *f)
{
	int others = grid_others_row(f);
	return others >= 0 ? others : grid_services(f) - 1;
}

struct relative grid_relative(const struct screen *s, size_t i)
{
	const struct family *f = s->state;
	const struct person_header *asked = &f->answer.person;
	const char *nameless = words_phrase(s->app->words, "name_not_recorded");
	if (i == 0)
		return (struct relative) { .person = asked->person,
			                   .family_name = asked->family_name,
			                   .first_name = asked->first_name,
			                   .called = records_called(s->app, asked),
			                   .born = asked->born,
			                   .age = asked->age };
	const struct family_member *m = &f->answer.family[i - 1];
	const char *called = m->first_name ? m->first_name : m->family_name;
	return (struct relative) { m->person,
		                   m->family_name,
		                   m->first_name,
		                   called ? called : nameless,
		                   words_relation(s->app->words, m->relation ? m->relation : "related"),
		                   m,
		                   m->born,
		                   m->age };
}

static const struct family_cell *cell_of(const struct family_member *m, const char *service)
{
	for (size_t i = 0; i < m->cells_count; i++)
		if (!strcmp(m->cells[i].service, service))
			return &m->cells[i];
	return NULL;
}

static int state_of(const struct family_member *m, const char *service)
{
	for (size_t i = 0; i < m->services_count; i++)
		if (!strcmp(m->services[i].service, service))
			return m->services[i].state;
	return -1;
}

bool grid_cell(const struct family *f, size_t person, int service, int *state, struct service_view *out)
{
	const struct service_view *asked = &f->answer.services[service];
	if (person == 0) {
		*out = *asked;
		*state = asked->state;
		return true;
	}
	const struct family_member *m = &f->answer.family[person - 1];
	const struct family_cell *cell = cell_of(m, asked->service);
	*state = cell ? cell->state : state_of(m, asked->service);
	if (cell)
		show_cell_view(&f->answer, cell, out);
	return cell != NULL;
}

/* What recency counts from: the last contact; for what ended, its end. */
static struct date counts_from(const struct service_view *v)
{
	if (v->state == STATE_CLOSED && date_known(v->since))
		return v->since;
	return date_known(v->last_contact) ? v->last_contact : v->since;
}

static bool holds(int state)
{
	return state == STATE_OPEN || state == STATE_HELD || state == STATE_CLOSED || state == STATE_POSSIBLE;
}

/* "under 15", or "not shown under 15" where there is room for a sentence. */
static void say_outside_age(const struct app *app, const struct ages *ages, int64_t age, bool full,
                            struct buf *out)
{
	bool over = ages->to != INTEGER_NONE && age != INTEGER_NONE && age > ages->to;
	struct pool p = POOL_INIT;
	const char *limit = pool_number(&p, over ? ages->to : ages->from);
	const char *key = full ? (over ? "not_shown_over" : "not_shown_under") : (over ? "over" : "under");
	if (limit)
		words_say(app->words, key, &(struct fill) { "age", limit }, 1, out);
	else
		say_state(app, STATE_OUTSIDE_AGE, !full, out);
	pool_release(&p);
}

/* One way of saying a cell, from the fullest on. */
static void say_variant(const struct app *app, const struct service_view *v, int variant, struct buf *out)
{
	struct date from = counts_from(v);
	struct buf ago = BUF_INIT;
	bool late = v->late && holds(v->state);
	bool brief = variant >= 2;
	say_state(app, v->state, brief, out);
	if (holds(v->state) && variant == 0)
		words_ago_full(app->words, from, today(app), &ago);
	else if (holds(v->state) && (variant == 1 || (variant == 2 && !late)))
		words_ago_short(app->words, from, today(app), &ago);
	if (ago.len)
		buf_printf(out, " %s", ago.data);
	if (late)
		buf_printf(out, " %s", words_phrase(app->words, "late_beside"));
	buf_release(&ago);
}

static int held_of(const struct screen *s, size_t person)
{
	const struct relative r = grid_relative(s, person);
	return r.member ? r.member->held : HELD_NOTHING;
}

/* Why there is nothing in the cells of somebody. */
static const char *not_told(const struct screen *s, size_t person)
{
	int held = held_of(s, person);
	return held ? say_held_back(s->app, held, true) : screens_text(s->app->screens, TEXT_family_not_told);
}

void grid_say_cell(const struct screen *s, size_t person, int service, int columns, struct buf *out)
{
	const struct family *f = s->state;
	int state;
	struct service_view cell;
	const struct service_view *v = grid_cell(f, person, service, &state, &cell) ? &cell : NULL;
	bool full = narrow(s->app);
	if (!v && state < 0) {
		buf_add_text(out, not_told(s, person));
		return;
	}
	if (state == STATE_OUTSIDE_AGE && v) {
		say_outside_age(s->app, &v->scope.ages, grid_relative(s, person).age, full, out);
		return;
	}
	const char *mark = v && v->challenged_count ? words_phrase(s->app->words, "challenged") : NULL;
	if (mark && !full)
		mark = screens_text(s->app->screens, TEXT_family_challenged_mark);
	for (int variant = full ? 0 : 1; v && variant <= 2; variant++) {
		buf_clear(out);
		say_variant(s->app, v, variant, out);
		if (mark)
			buf_printf(out, " %s", mark);
		if (canvas_width_of(out->data) <= columns)
			return;
	}
	if (!v)
		say_state(s->app, state, true, out);
}

static void add_counted(const struct screen *s, enum text t, int64_t n, struct buf *out)
{
	struct pool p = POOL_INIT;
	if (n > 0)
		SAY(s->app, t, out, { "n", pool_number(&p, n) });
	pool_release(&p);
}

void grid_say_others(const struct screen *s, struct buf *out)
{
	const struct show_answer *a = &((const struct family *)s->state)->answer;
	int64_t more = a->household_more == INTEGER_NONE ? 0 : a->household_more;
	for (size_t i = 0; i < a->missing_count; i++)
		buf_printf(out, "%s ", words_phrase(s->app->words, a->missing[i]));
	add_counted(s, TEXT_family_others_household, (int64_t)a->household_count + more, out);
	add_counted(s, TEXT_family_others_possible, (int64_t)a->possible_count, out);
}

/* ---- the panel ------------------------------------------------------------------------ */

static void add_row(const struct screen *s, struct facts *out, const char *field, const char *text)
{
	facts_row(out, field, words_field(s->app->words, field), text);
}

static void add_contact(const struct screen *s, const struct service_view *v, struct facts *out)
{
	struct buf text = BUF_INIT;
	struct contact to_ring = v->contact;
	to_ring.email = NULL;
	records_contact_lines(s->app, &to_ring, &text);
	facts_row(out, "contact",
	          v->contact_is_owner ? screens_text(s->app->screens, TEXT_service_contact_owner)
	                              : words_field(s->app->words, "contact"),
	          text.len ? text.data : screens_text(s->app->screens, TEXT_family_no_contact));
	buf_release(&text);
}

/* The three dates are never mixed: each has its own name. */
static void add_dates(const struct screen *s, const struct service_view *v, struct facts *out)
{
	struct pool p = POOL_INIT;
	struct buf text = BUF_INIT;
	const struct word *fresh = words_freshness(s->app->words, v->freshness);
	const char *not_given = words_phrase(s->app->words, "date_not_given");
	const char *last = pool_date_short(&p, v->last_contact), *updated = pool_date_short(&p, v->updated);
	const char *copied = pool_date(&p, v->copied);
	if (holds(v->state))
		SAY(s->app, TEXT_family_dates, &text, { "last_contact", last ? last : not_given },
		    { "updated", updated ? updated : not_given });
	facts_row(out, "dates", words_field(s->app->words, "last_contact"), text.data);
	buf_clear(&text);
	SAY(s->app, TEXT_family_copied_full, &text, { "copied", copied ? copied : not_given },
	    { "freshness", fresh->words ? fresh->words : fresh->word });
	add_row(s, out, "copied", text.data);
	buf_release(&text);
	pool_release(&p);
}

static void add_challenged(const struct screen *s, struct facts *out)
{
	const struct family *f = s->state;
	struct buf text = BUF_INIT;
	size_t count;
	char *const *references = grid_challenged(f, f->at, f->row, &count);
	records_challenged(s->app, &f->answer, references, count, &text);
	facts_note(out, "challenged", ROLE_WARNING, text.data);
	buf_release(&text);
}

static void add_view(const struct screen *s, const struct service_view *v, struct facts *out)
{
	struct buf period = BUF_INIT;
	facts_note(out, "state", holds(v->state) ? ROLE_HELD : ROLE_NOTHING, v->sentence);
	/* Whom to ring is never pushed off the panel. */
	add_contact(s, v, out);
	add_challenged(s, out);
	records_add_corrections(s->app, out, "state", v->corrections, v->corrections_count);
	add_dates(s, v, out);
	records_period(s->app, &v->scope, v->copied, &period);
	add_row(s, out, "covers", period.data);
	add_row(s, out, "not_covered", v->scope.not_covered);
	buf_release(&period);
}

static void add_held(const struct screen *s, struct facts *out)
{
	int held = held_of(s, ((const struct family *)s->state)->at);
	if (held)
		facts_note(out, "held", ROLE_WARNING, say_held_back(s->app, held, false));
}

static void add_relative(const struct screen *s, const struct relative *r, struct facts *out)
{
	struct buf text = BUF_INIT;
	struct pool p = POOL_INIT;
	add_challenged(s, out);
	say_name(s->app, r->family_name, r->first_name, &text);
	facts_row(out, "name", words_field(s->app->words, "name"), text.data);
	add_held(s, out);
	facts_row(out, "born", words_field(s->app->words, "born"), pool_date(&p, r->born));
	buf_clear(&text);
	if (r->member)
		SAY(s->app, TEXT_family_link, &text, { "relation", r->relation },
		    { "source", say_source(s->app, r->member->source) },
		    { "date", pool_date(&p, r->member->date) });
	facts_row(out, "relation", words_field(s->app->words, "relation"), text.data);
	if (r->member)
		records_add_corrections(s->app, out, "relation", r->member->corrections, r->member->corrections_count);
	facts_note(out, "open", ROLE_QUIET, screens_text(s->app->screens, TEXT_family_open_person));
	buf_release(&text);
	pool_release(&p);
}

static void add_others(const struct screen *s, struct facts *out)
{
	const struct show_answer *a = &((const struct family *)s->state)->answer;
	for (size_t i = 0; i < a->missing_count; i++)
		facts_note(out, a->missing[i], ROLE_NOTHING, words_phrase(s->app->words, a->missing[i]));
	for (size_t i = 0; i < a->household_count; i++)
		facts_row(out, a->household[i].person, words_phrase(s->app->words, "same_address"),
		          a->household[i].name);
	for (size_t i = 0; i < a->possible_count; i++)
		facts_row(out, "possible", words_state(s->app->words, STATE_POSSIBLE)->word,
		          a->possible[i].sentence);
}

void grid_fill_panel(const struct screen *s, struct facts *out)
{
	const struct family *f = s->state;
	struct relative r = grid_relative(s, f->at);
	struct service_view cell;
	int state;
	if (f->row == GRID_NAMES) {
		add_relative(s, &r, out);
		return;
	}
	if (f->row == grid_others_row(f)) {
		add_others(s, out);
		return;
	}
	if (grid_cell(f, f->at, f->row, &state, &cell))
		add_view(s, &cell, out);
	else if (held_of(s, f->at))
		add_held(s, out);
	else
		facts_note(out, "state", ROLE_NOTHING,
		           state < 0 ? screens_text(s->app->screens, TEXT_family_not_told)
		                     : words_state(s->app->words, state)->words);
}

bool grid_any_challenged(const struct family *f)
{
	for (size_t person = 0; person < grid_people(f); person++)
		for (int row = GRID_NAMES; row < grid_services(f); row++) {
			size_t count;
			grid_challenged(f, person, row, &count);
			if (count)
				return true;
		}
	return false;
}

/* The first fact of the panel is what is said; the others say how fresh it is and whom to ring. */
void grid_say_seen(const struct screen *s, struct buf *out)
{
	const struct family *f = s->state;
	struct facts facts;
	facts_init(&facts, NULL);
	grid_fill_panel(s, &facts);
	for (size_t i = 0; i < facts.count && (i == 0 || f->row == GRID_NAMES || f->row == grid_others_row(f)); i++) {
		if (!strcmp(facts.items[i].id, "open") || !strcmp(facts.items[i].id, "challenged"))
			continue;
		buf_add_text(out, out->len ? "; " : "");
		records_seen(&facts.items[i], out);
	}
	facts_release(&facts);
}

char *const *grid_challenged(const struct family *f, size_t person, int row, size_t *count)
{
	const struct person_header *asked = &f->answer.person;
	int state;
	*count = 0;
	if (row == GRID_NAMES && person > 0) {
		*count = f->answer.family[person - 1].challenged_count;
		return f->answer.family[person - 1].challenged;
	}
	if (row == GRID_NAMES) {
		*count = asked->challenged_count;
		return asked->challenged;
	}
	struct service_view cell;
	if (row >= grid_services(f) || !grid_cell(f, person, row, &state, &cell))
		return NULL;
	*count = cell.challenged_count;
	return cell.challenged;
}

void grid_panel_title(const struct screen *s, struct buf *out)
{
	const struct family *f = s->state;
	struct relative r = grid_relative(s, f->at);
	if (f->row == GRID_NAMES)
		buf_add_text(out, r.called);
	else if (f->row == grid_others_row(f))
		SAY_PLAIN(s->app, TEXT_family_others, out);
	else
		SAY(s->app, TEXT_family_panel, out, { "service", f->answer.services[f->row].service },
		    { "name", r.called });
}

#include <string.h>

#include "challenge.h"
#include "copy.h"
#include "facts.h"
#include "famctx/base/mem.h"
#include "famctx/text/number.h"
#include "records.h"
#include "say.h"

struct person {
	char *person;
	struct show_answer answer;
	struct facts facts;
	unsigned moves; /* of the session, when it was asked */
};

static const char *field_word(const struct screen *s, const char *field)
{
	return words_field(s->app->words, field);
}

static const char *source_text(const struct screen *s, enum text t)
{
	return screens_text(s->app->screens, t);
}

/* "address/2": one of several values of a field. */
static void add_indexed(struct facts *f, const char *field, size_t i, const char *label, const char *value)
{
	struct buf id = BUF_INIT;
	buf_printf(&id, "%s/%zu", field, i);
	facts_row(f, id.data, label, value);
	buf_release(&id);
}

static void add_names(struct screen *s)
{
	struct person *p = s->state;
	const struct person_header *h = &p->answer.person;
	facts_heading(&p->facts, source_text(s, TEXT_person_names));
	for (size_t i = 0; i < h->names_count; i++) {
		struct buf name = BUF_INIT, text = BUF_INIT;
		say_name(s->app, h->names[i].family_name, h->names[i].first_name, &name);
		SAY(s->app, TEXT_person_name, &text, { "name", name.data },
		    { "source", say_source(s->app, h->names[i].source) });
		add_indexed(&p->facts, "name", i,
		            field_word(s, h->names[i].kind ? h->names[i].kind : "recorded"), text.data);
		buf_release(&text);
		buf_release(&name);
	}
}

/* What a person header may lack is said, since its absence tells nothing. */
static void add_said(struct screen *s, const char *field, const char *value)
{
	struct person *p = s->state;
	facts_row(&p->facts, field, field_word(s, field),
	          value ? value : words_phrase(s->app->words, "not_recorded"));
}

static void add_basics(struct screen *s)
{
	struct person *p = s->state;
	const struct person_header *h = &p->answer.person;
	struct buf age = BUF_INIT;
	struct pool pool = POOL_INIT;
	say_age(s->app, h->age, &age);
	add_said(s, "born", pool_date(&pool, h->born));
	if (!age.len)
		buf_add_text(&age, words_phrase(s->app->words, "age_unknown"));
	add_said(s, "age", pool_take(&pool, &age));
	add_said(s, "sex", h->sex);
	facts_row(&p->facts, "died", field_word(s, "died"), pool_date(&pool, h->died));
	add_said(s, "case_id", h->case_id);
	records_add_corrections(s->app, &p->facts, "person", h->corrections, h->corrections_count);
	pool_release(&pool);
}

static void add_addresses(struct screen *s)
{
	struct person *p = s->state;
	const struct person_header *h = &p->answer.person;
	facts_heading(&p->facts, source_text(s, TEXT_person_addresses));
	for (size_t i = 0; i < h->addresses_count; i++) {
		const struct shown_address *a = &h->addresses[i];
		struct buf text = BUF_INIT;
		struct pool pool = POOL_INIT;
		SAY(s->app, TEXT_person_address, &text, { "address", a->address },
		    { "source", say_source(s->app, a->source) }, { "date", pool_date(&pool, a->date) });
		add_indexed(&p->facts, "address", i, field_word(s, a->kind ? a->kind : "address"), text.data);
		buf_release(&text);
		pool_release(&pool);
	}
	if (h->addresses_count == 0)
		add_said(s, "address", h->address_protected ? words_phrase(s->app->words, "address_protected") : NULL);
}

static void add_numbers(struct screen *s)
{
	struct person *p = s->state;
	const struct person_header *h = &p->answer.person;
	facts_heading(&p->facts, source_text(s, TEXT_person_numbers));
	for (size_t i = 0; i < h->identifiers_count; i++) {
		const struct shown_identifier *n = &h->identifiers[i];
		struct buf text = BUF_INIT;
		SAY(s->app, TEXT_person_name, &text, { "name", n->value },
		    { "source", say_source(s->app, n->source) });
		add_indexed(&p->facts, n->kind ? n->kind : "identifier", i,
		            field_word(s, n->kind ? n->kind : "identifier"), text.data);
		buf_release(&text);
	}
	if (h->identifiers_count == 0)
		facts_note(&p->facts, "no_numbers", ROLE_NOTHING, source_text(s, TEXT_person_no_numbers));
}

/* Challenges to the person as a whole. */
static void add_challenged(struct screen *s)
{
	struct person *p = s->state;
	struct buf text = BUF_INIT;
	records_challenged(s->app, &p->answer, p->answer.person.challenged, p->answer.person.challenged_count, &text);
	facts_note(&p->facts, "challenged", ROLE_WARNING, text.data);
	buf_release(&text);
}

static void add_joins(struct screen *s)
{
	struct person *p = s->state;
	facts_heading(&p->facts, source_text(s, TEXT_person_joins));
	for (size_t i = 0; i < p->answer.join_count; i++) {
		const struct shown_join *j = &p->answer.join[i];
		struct buf text = BUF_INIT;
		SAY(s->app, TEXT_person_join, &text, { "record", j->record }, { "basis", j->basis },
		    { "checked", j->checked_by ? j->checked_by : words_phrase(s->app->words, "nobody_yet") });
		add_indexed(&p->facts, "join", i, j->source ? say_source(s->app, j->source) : "", text.data);
		buf_clear(&text);
		records_challenged(s->app, &p->answer, j->challenged, j->challenged_count, &text);
		facts_under(&p->facts, "join_challenged", ROLE_WARNING, text.data);
		buf_release(&text);
	}
}

static const char *word_of(const struct app *app, const char *kind, const char *code)
{
	bool type = !strcmp(kind, "type");
	const char *const *codes = type ? challenge_type_codes : challenge_state_codes;
	int known = code ? code_find(codes, code) : -1;
	return known < 0 ? code : say_challenge(app, kind, codes, known);
}

static void add_challenges(struct screen *s)
{
	struct person *p = s->state;
	if (p->answer.challenges_count)
		facts_heading(&p->facts, source_text(s, TEXT_person_challenges));
	for (size_t i = 0; i < p->answer.challenges_count; i++) {
		const struct shown_challenge *c = &p->answer.challenges[i];
		struct buf text = BUF_INIT;
		struct pool pool = POOL_INIT;
		SAY(s->app, TEXT_person_challenge, &text, { "on", c->about ? c->about : c->on },
		    { "type", word_of(s->app, "type", c->type) }, { "state", word_of(s->app, "state", c->state) },
		    { "raised", pool_date(&pool, c->raised) },
		    { "due", pool_date(&pool, c->due) });
		add_indexed(&p->facts, "challenge", i, c->reference ? c->reference : "", text.data);
		buf_release(&text);
		pool_release(&pool);
	}
}

static void add_warnings(struct screen *s)
{
	struct person *p = s->state;
	const struct person_header *h = &p->answer.person;
	for (size_t i = 0; i < h->warnings_count; i++) {
		const struct shown_warning *w = &h->warnings[i];
		struct buf text = BUF_INIT;
		struct pool pool = POOL_INIT;
		SAY(s->app, w->overdue ? TEXT_family_warning_full_overdue : TEXT_family_warning_full, &text,
		    { "text", w->text }, { "review", pool_date(&pool, w->review) },
		    { "source", say_source(s->app, w->source) });
		facts_note(&p->facts, "warning", ROLE_WARNING, text.data);
		buf_release(&text);
		pool_release(&pool);
	}
}

static void fill(struct screen *s)
{
	struct person *p = s->state;
	add_warnings(s);
	add_challenged(s);
	add_names(s);
	add_basics(s);
	add_addresses(s);
	add_numbers(s);
	add_joins(s);
	add_challenges(s);
	facts_note(&p->facts, "role_note", ROLE_QUIET, p->answer.role_note);
}

static bool person_open(struct screen *s, const void *arg, struct err *e)
{
	struct person *p = s->state;
	const struct record_ref *ref = arg;
	facts_init(&p->facts, screens_text(s->app->screens, TEXT_family_below));
	if (!records_show(s, ref->person, "none", &p->answer, e)) {
		shape_release(&show_answer_shape, &p->answer);
		facts_release(&p->facts);
		return false;
	}
	p->person = mem_copy_text(ref->person);
	p->moves = s->app->session->moves;
	fill(s);
	return true;
}

static void person_resume(struct screen *s)
{
	struct person *p = s->state;
	if (!records_renew(s, p->person, "none", &p->answer, &p->moves))
		return;
	facts_clear(&p->facts);
	fill(s);
	facts_layout(&p->facts, s->area);
}

/* Each record that was joined is a thing of its own; all else is about the person. */
static bool person_focus(const struct screen *s, struct focus *out)
{
	const struct person *p = s->state;
	const struct fact *fact = facts_selected(&p->facts);
	struct buf seen = BUF_INIT, name = BUF_INIT;
	int64_t i = -1;
	records_seen(fact, &seen);
	if (fact && !strncmp(fact->id, "join/", 5) && !number_parse(fact->id + 5, 0, INT32_MAX, &i))
		i = -1;
	const struct shown_join *join = i >= 0 && (size_t)i < p->answer.join_count ? &p->answer.join[i] : NULL;
	say_name(s->app, p->answer.person.family_name, p->answer.person.first_name, &name);
	if (join && join->source && join->record)
		records_focus_join(s->app, name.data, join->source, join->record, seen.data, out);
	else
		records_focus_person(s->app, &p->answer.person, seen.data, out);
	buf_release(&seen);
	buf_release(&name);
	return true;
}

static void person_close(struct screen *s)
{
	struct person *p = s->state;
	mem_free(p->person);
	shape_release(&show_answer_shape, &p->answer);
	facts_release(&p->facts);
}

static void person_title(const struct screen *s, struct buf *out)
{
	SAY(s->app, TEXT_person_title, out,
	    { "name", records_called(s->app, &((const struct person *)s->state)->answer.person) });
}

static int person_head_rows(const struct screen *s, int cols)
{
	(void)s;
	(void)cols;
	return 1;
}

static void person_head(const struct screen *s, struct canvas *c, struct rect area)
{
	struct buf who = BUF_INIT;
	records_who(s->app, &((const struct person *)s->state)->answer.person, &who);
	canvas_text(c, area.row, area.col + 1, area.cols - 1, ROLE_TITLE, who.data);
	buf_release(&who);
}

static void person_layout(struct screen *s, struct rect area)
{
	facts_layout(&((struct person *)s->state)->facts, area);
}

static void person_draw(const struct screen *s, struct canvas *c)
{
	facts_draw(&((const struct person *)s->state)->facts, c, true);
}

static void copy(struct screen *s)
{
	const struct person_header *h = &((struct person *)s->state)->answer.person;
	struct buf name = BUF_INIT;
	say_name(s->app, h->family_name, h->first_name, &name);
	copy_menu(s->app, h->person, name.data, h->born, h->case_id, NULL);
	buf_release(&name);
}

static void tell_mistake(struct screen *asked)
{
	records_tell_mistake(asked, ((struct person *)asked->state)->person);
}

static enum handled person_act(struct screen *s, enum action a, int count)
{
	struct person *p = s->state;
	(void)count;
	if (a == ACTION_WHY)
		records_go(s->app, &screen_evidence, p->person, NULL);
	else if (a == ACTION_OPEN)
		records_go(s->app, &screen_people, p->person, NULL);
	else if (a == ACTION_COPY)
		copy(s);
	else if (a == ACTION_MISTAKE)
		records_ask_mistake(s, tell_mistake);
	else if (facts_act(&p->facts, a) == NOT_HANDLED)
		return records_act(s, a);
	return HANDLED;
}

static void person_offer(const struct screen *s, enum action a, struct offer *o)
{
	if (a == ACTION_WHY || a == ACTION_OPEN || a == ACTION_MISTAKE || a == ACTION_MEANING)
		o->now = true;
	if (a == ACTION_OPEN)
		o->name = screens_text(s->app->screens, TEXT_person_people);
	if (a == ACTION_COPY)
		o->now = !s->app->copy_forbidden;
}

static const char *person_help(const struct screen *s)
{
	return screens_help(s->app->screens, FILE_person);
}

const struct screen_ops screen_person = {
	.id = "person",
	.where = WHERE_FAMILY,
	.state_size = sizeof(struct person),
	.open = person_open,
	.close = person_close,
	.resume = person_resume,
	.focus = person_focus,
	.title = person_title,
	.head_rows = person_head_rows,
	.head = person_head,
	.layout = person_layout,
	.draw = person_draw,
	.act = person_act,
	.offer = person_offer,
	.help = person_help,
};

#include <string.h>

#include "facts.h"
#include "famctx/base/mem.h"
#include "records.h"
#include "say.h"
#include "sieve.h"

/* Everyone linked to somebody, each with who says so and since when: family, then those who only share the
 * address, then records that may be the same person. */
struct people {
	char *person;
	struct show_answer answer;
	struct facts facts;
	struct sieve sieve;
	unsigned moves; /* of the session, when it was asked */
};

static void open_with(struct fact *fact, const char *person)
{
	if (fact)
		fact->person = mem_copy_or_null(person);
}

static void add_member(struct screen *s, const struct family_member *m)
{
	struct people *p = s->state;
	struct buf name = BUF_INIT, age = BUF_INIT, text = BUF_INIT, challenged = BUF_INIT;
	struct pool pool = POOL_INIT;
	records_challenged(s->app, &p->answer, m->challenged, m->challenged_count, &challenged);
	say_name(s->app, m->family_name, m->first_name, &name);
	say_age(s->app, m->age, &age);
	SAY(s->app, TEXT_people_member, &text, { "name", name.data }, { "age", pool_take(&pool, &age) },
	    { "born", pool_date(&pool, m->born) }, { "source", say_source(s->app, m->source) },
	    { "date", pool_date(&pool, m->date) },
	    { "household", m->same_household ? words_phrase(s->app->words, "same_address") : NULL });
	open_with(facts_row(&p->facts, m->person,
	                    words_relation(s->app->words, m->relation ? m->relation : "related"), text.data),
	          m->person);
	if (m->held)
		open_with(facts_under(&p->facts, m->person, ROLE_WARNING, say_held_back(s->app, m->held, false)), m->person);
	open_with(facts_under(&p->facts, m->person, ROLE_WARNING, challenged.data), m->person);
	records_add_corrections(s->app, &p->facts, m->person, m->corrections, m->corrections_count);
	buf_release(&challenged);
	buf_release(&text);
	buf_release(&name);
	pool_release(&pool);
}

static void add_family(struct screen *s)
{
	struct people *p = s->state;
	facts_heading(&p->facts, screens_text(s->app->screens, TEXT_people_family));
	for (size_t i = 0; i < p->answer.family_count; i++)
		add_member(s, &p->answer.family[i]);
	for (size_t i = 0; i < p->answer.missing_count; i++)
		facts_note(&p->facts, p->answer.missing[i], ROLE_NOTHING,
		           words_phrase(s->app->words, p->answer.missing[i]));
	if (p->answer.family_count == 0 && p->answer.missing_count == 0)
		facts_note(&p->facts, "no_family", ROLE_NOTHING, words_phrase(s->app->words, "no_family"));
}

static const char *no_household(const struct screen *s)
{
	const struct person_header *who = &((const struct people *)s->state)->answer.person;
	if (who->address_protected)
		return words_phrase(s->app->words, "protected_household");
	return who->addresses_count ? words_phrase(s->app->words, "no_household")
	                            : screens_text(s->app->screens, TEXT_people_no_address);
}

static void add_household(struct screen *s)
{
	struct people *p = s->state;
	facts_heading(&p->facts, screens_text(s->app->screens, TEXT_people_household));
	if (p->answer.household_count == 0) {
		facts_note(&p->facts, "no_household", ROLE_NOTHING, no_household(s));
		return;
	}
	facts_note(&p->facts, "same_address", ROLE_TEXT, words_phrase(s->app->words, "same_address_note"));
	for (size_t i = 0; i < p->answer.household_count; i++) {
		const struct household_member *m = &p->answer.household[i];
		struct buf age = BUF_INIT, text = BUF_INIT;
		struct pool pool = POOL_INIT;
		say_age(s->app, m->age, &age);
		SAY(s->app, TEXT_people_other, &text, { "name", m->name }, { "age", pool_take(&pool, &age) },
		    { "born", pool_date(&pool, m->born) }, { "address", m->address },
		    { "source", say_source(s->app, m->source) }, { "date", pool_date(&pool, m->date) });
		open_with(facts_row(&p->facts, m->person, words_phrase(s->app->words, "same_address"),
		                    text.data),
		          m->person);
		buf_release(&text);
		pool_release(&pool);
	}
}

static void add_possible(struct screen *s)
{
	struct people *p = s->state;
	if (p->answer.possible_count)
		facts_heading(&p->facts, screens_text(s->app->screens, TEXT_people_possible));
	for (size_t i = 0; i < p->answer.possible_count; i++) {
		const struct possible_person *m = &p->answer.possible[i];
		struct buf text = BUF_INIT;
		struct pool pool = POOL_INIT;
		SAY(s->app, TEXT_people_maybe, &text, { "name", m->name },
		    { "born", pool_date(&pool, m->born) }, { "address", m->address },
		    { "source", say_source(s->app, m->source) }, { "sentence", m->sentence });
		open_with(facts_row(&p->facts, m->record ? m->record : m->person,
		                    words_state(s->app->words, STATE_POSSIBLE)->word, text.data),
		          m->person);
		buf_release(&text);
		pool_release(&pool);
	}
}

static void add_more(struct screen *s)
{
	struct people *p = s->state;
	struct buf text = BUF_INIT;
	struct pool pool = POOL_INIT;
	if (p->answer.household_more > 0)
		SAY(s->app, TEXT_people_more, &text, { "n", pool_number(&pool, p->answer.household_more) });
	facts_note(&p->facts, "household_more", ROLE_TEXT, text.data);
	buf_release(&text);
	pool_release(&pool);
}

static void fill(struct screen *s)
{
	add_family(s);
	add_household(s);
	add_more(s);
	add_possible(s);
	sieve_facts(&((struct people *)s->state)->sieve, &((struct people *)s->state)->facts);
}

static bool people_open(struct screen *s, const void *arg, struct err *e)
{
	struct people *p = s->state;
	const struct record_ref *ref = arg;
	facts_init(&p->facts, screens_text(s->app->screens, TEXT_family_below));
	sieve_init(&p->sieve);
	if (!records_show(s, ref->person, "none", &p->answer, e)) {
		shape_release(&show_answer_shape, &p->answer);
		facts_release(&p->facts);
		sieve_release(&p->sieve);
		return false;
	}
	p->person = mem_copy_text(ref->person);
	p->moves = s->app->session->moves;
	fill(s);
	return true;
}

static void refill(struct screen *s)
{
	struct people *p = s->state;
	facts_clear(&p->facts);
	fill(s);
	facts_layout(&p->facts, sieve_layout(&p->sieve, s->area));
}

static void people_resume(struct screen *s)
{
	struct people *p = s->state;
	if (!records_renew(s, p->person, "none", &p->answer, &p->moves))
		return;
	refill(s);
}

static const char *relation_to(const struct screen *s, const char *person)
{
	const struct show_answer *a = &((const struct people *)s->state)->answer;
	for (size_t i = 0; i < a->family_count; i++)
		if (!strcmp(a->family[i].person, person))
			return words_relation(s->app->words, a->family[i].relation ? a->family[i].relation : "related");
	return NULL;
}

/* A link, or that there is none; what is said of nobody in particular is about the person. */
static bool people_focus(const struct screen *s, struct focus *out)
{
	const struct people *p = s->state;
	const struct fact *fact = facts_selected(&p->facts);
	struct buf seen = BUF_INIT;
	records_seen(fact, &seen);
	if (fact && fact->person && strcmp(fact->person, p->answer.person.person) != 0)
		records_focus_link(s->app, &p->answer.person, fact->person, fact->value,
		                   relation_to(s, fact->person), seen.data, out);
	else
		records_focus_person(s->app, &p->answer.person, seen.data, out);
	buf_release(&seen);
	return true;
}

static void people_close(struct screen *s)
{
	struct people *p = s->state;
	mem_free(p->person);
	shape_release(&show_answer_shape, &p->answer);
	facts_release(&p->facts);
	sieve_release(&p->sieve);
}

static void people_title(const struct screen *s, struct buf *out)
{
	const struct people *p = s->state;
	SAY(s->app, TEXT_people_title, out, { "name", records_called(s->app, &p->answer.person) });
}

static int people_head_rows(const struct screen *s, int cols)
{
	(void)s;
	(void)cols;
	return 1;
}

static void people_head(const struct screen *s, struct canvas *c, struct rect area)
{
	struct buf who = BUF_INIT;
	records_who(s->app, &((const struct people *)s->state)->answer.person, &who);
	canvas_text(c, area.row, area.col + 1, area.cols - 1, ROLE_TITLE, who.data);
	buf_release(&who);
}

static void people_layout(struct screen *s, struct rect area)
{
	struct people *p = s->state;
	facts_layout(&p->facts, sieve_layout(&p->sieve, area));
}

static void people_draw(const struct screen *s, struct canvas *c)
{
	const struct people *p = s->state;
	sieve_facts_draw(&p->sieve, s->app, &p->facts, c, s->area);
}

static const char *selected(const struct screen *s)
{
	const struct fact *fact = facts_selected(&((const struct people *)s->state)->facts);
	return fact ? fact->person : NULL;
}

static enum handled people_key(struct screen *s, const struct key_event *ev)
{
	enum handled h = sieve_key(&((struct people *)s->state)->sieve, ev);
	if (h == HANDLED)
		refill(s);
	return h;
}

static bool people_typing(const struct screen *s)
{
	return ((const struct people *)s->state)->sieve.typing;
}

static enum handled people_act(struct screen *s, enum action a, int count)
{
	struct people *p = s->state;
	(void)count;
	if (sieve_facts_act(&p->sieve, &p->facts, a) == HANDLED) {
		if (a != ACTION_NEXT_MATCH)
			refill(s);
	} else if (a == ACTION_OPEN && selected(s)) {
		records_go(s->app, &screen_family, selected(s), NULL);
	} else if (facts_act(&p->facts, a) == NOT_HANDLED) {
		return records_act(s, a);
	}
	return HANDLED;
}

static void people_offer(const struct screen *s, enum action a, struct offer *o)
{
	sieve_offer(&((const struct people *)s->state)->sieve, a, o);
	if (a == ACTION_OPEN) {
		o->now = selected(s) != NULL;
		o->name = screens_text(s->app->screens, TEXT_people_open);
	} else if (a == ACTION_MEANING) {
		o->now = true;
	}
}

static const char *people_help(const struct screen *s)
{
	return screens_help(s->app->screens, FILE_people);
}

const struct screen_ops screen_people = {
	.id = "people",
	.where = WHERE_FAMILY,
	.state_size = sizeof(struct people),
	.open = people_open,
	.close = people_close,
	.resume = people_resume,
	.focus = people_focus,
	.title = people_title,
	.head_rows = people_head_rows,
	.head = people_head,
	.layout = people_layout,
	.draw = people_draw,
	.typing = people_typing,
	.key = people_key,
	.act = people_act,
	.offer = people_offer,
	.help = people_help,
};

#include "famctx/family/show.h"

#include "copies.h"
#include "famctx/base/mem.h"
#include "famctx/store/person_id.h"
#include "header.h"
#include "held.h"
#include "holdings.h"
#include "relatives.h"
#include "sentence.h"
#include "services.h"
#include "whole_address.h"

static bool in_family(const struct show_answer *answer, const char *person)
{
	for (size_t i = 0; i < answer->family_count; i++)
		if (!strcmp(answer->family[i].person, person))
			return true;
	return false;
}

/* Which record gives the address that a person is listed at, and since when. */
static bool read_address_source(const struct family *f, const struct card *c, struct household_member *out,
				struct err *e)
{
	static const char sql[] = "SELECT source, address_from FROM record WHERE person = ?1 AND" WHOLE_ADDRESS("record") " = ?2"
				  " ORDER BY id LIMIT 1";
	struct statement *st = db_prepare(f->people, sql);

	statement_integer(st, 1, c->person);
	statement_text(st, 2, c->address);
	if (statement_row(st)) {
		const struct family_source *s = family_source(f, column_integer(st, 0));
		out->source = s ? mem_copy_text(s->document.key) : NULL;
		out->date = column_date(st, 1);
		if (s && !date_known(out->date))
			out->date = s->document.copied;
	}
	return statement_done(st, e);
}

static bool fill_household_member(const struct family *f, const struct card *c, struct household_member *out,
				  struct err *e)
{
	out->held = c->held;
	out->person = mem_copy_text(c->id);
	out->case_id = mem_copy_or_null(c->case_id);
	out->name = list_name(c->family_name, c->first_name);
	out->born = c->born;
	out->age = c->age;
	out->address = mem_copy_or_null(c->address);
	return c->held || read_address_source(f, c, out, e);
}

static bool add_household_member(const struct family *f, int64_t person, struct show_answer *answer, struct err *e)
{
	struct card c;
	bool found, ok = card_read(f, person, &c, &found, e);

	if (ok && found && !in_family(answer, c.id)) {
		if ((int64_t)answer->household_count >= f->setup.policy->household_most)
			answer->household_more++;
		else
			ok = fill_household_member(f, &c, ADD_ITEM(answer->household, answer->household_count), e);
	}
	card_release(&c);
	return ok;
}

/* Above this many people at one address, such as a hostel, they are counted and not read. */
#define HOUSEHOLD_READ 100

struct household {
	int64_t people[HOUSEHOLD_READ];
	size_t count, more;
};

/* Those who are guarded or not: the youngest comes first, and a place among them would tell an age. */
static bool gather_household(const struct family *f, const struct card *card, bool guarded, struct household *out,
			     struct err *e)
{
	static const char sql[] = "SELECT id FROM person WHERE household = ?1 AND id <> ?2 ORDER BY born DESC, id";
	struct statement *st = db_prepare(f->people, sql);

	statement_text(st, 1, card->household);
	statement_integer(st, 2, card->person);
	while (statement_row(st)) {
		unsigned levels = family_shield(f, column_integer(st, 0));
		if (levels & SHIELD_FROM_PLACES || guarded != !!(levels & SHIELD_GUARDED))
			continue;
		if (out->count < HOUSEHOLD_READ)
			out->people[out->count++] = column_integer(st, 0);
		else
			out->more++;
	}
	return statement_done(st, e);
}

static bool read_household(const struct family *f, const struct card *card, struct show_answer *answer, struct err *e)
{
	struct household all = { .count = 0 };

	answer->household_more = 0;
	if (!card->household)
		return true;
	bool ok = gather_household(f, card, false, &all, e) && gather_household(f, card, true, &all, e);
	answer->household_more = (int64_t)all.more;
	for (size_t i = 0; ok && i < all.count; i++)
		ok = add_household_member(f, all.people[i], answer, e);
	return ok;
}

/* What differs, for the sentence of the rule. The caller's. */
static char *what_differs(int rule, const struct possible_person *p)
{
	struct buf born = BUF_INIT;

	if (rule == JOIN_MAYBE_NAME_BORN)
		return mem_copy_or_null(p->address);
	if (rule == JOIN_MAYBE_CLOSE_NAME || rule == JOIN_MAYBE_NHS_NAME)
		return mem_copy_or_null(p->name);
	if (rule == JOIN_MAYBE_BORN_SWAPPED)
		date_long(p->born, &born);
	return born.len ? buf_detach(&born) : NULL;
}

static void add_possible(const struct family *f, bool address_told, struct statement *st,
			 const struct family_source *s, struct show_answer *answer)
{
	struct possible_person *p = ADD_ITEM(answer->possible, answer->possible_count);
	char id[PERSON_ID_SIZE];

	person_id_write(column_integer(st, 1), id);
	p->person = mem_copy_text(id);
	p->record = column_copy(st, 2);
	p->name = list_name(column_text(st, 3), column_text(st, 4));
	p->born = column_date(st, 5);
	p->address = address_told ? column_copy(st, 6) : NULL;
	p->rule = (int)column_integer(st, 7);
	p->source = mem_copy_text(s->document.key);
	char *other = what_differs(p->rule, p);
	p->sentence = sentence_possible(f, p->rule, other);
	mem_free(other);
}

/* What two records have in common by these is where somebody lives. */
static bool rests_on_address(int64_t rule)
{
	return rule == JOIN_MAYBE_CLOSE_NAME || rule == JOIN_MAYBE_BORN_SWAPPED || rule == JOIN_MAYBE_NAME_ADDRESS;
}

/* Nobody who is held back is offered, and an address that is protected is not told by another person's. */
static bool offer(const struct family *f, const struct card *card, struct statement *st,
		  const struct family_source *s, struct show_answer *answer, struct err *e)
{
	struct card other;
	bool found, ok = card_read(f, column_integer(st, 1), &other, &found, e);

	bool told = !card->address_protected && !other.address_protected;
	if (ok && found && !other.held && (told || !rests_on_address(column_integer(st, 7))))
		add_possible(f, told, st, s, answer);
	card_release(&other);
	return ok;
}

static bool read_possible(const struct family *f, const struct card *card, struct show_answer *answer, struct err *e)
{
	static const char sql[] = "SELECT record.source, record.person, record.key, family_name, first_name, born,"
				  WHOLE_ADDRESS("record") ", possible.rule FROM possible JOIN record ON record.id = possible.record"
				  " WHERE possible.person = ? ORDER BY record.id";
	struct statement *st = db_prepare(f->people, sql);
	struct err later = ERR_INIT;
	bool ok = true;

	statement_integer(st, 1, card->person);
	while (ok && statement_row(st)) {
		const struct family_source *s = family_source(f, column_integer(st, 0));
		if (s && holdings_shown(f, s, card->age))
			ok = offer(f, card, st, s, answer, e);
	}
	return statement_done(st, ok ? e : &later) && ok;
}

static bool read_joins(const struct family *f, const struct card *card, struct show_answer *answer, struct err *e)
{
	static const char sql[] = "SELECT source, key, rule FROM record WHERE person = ? ORDER BY id";
	struct statement *st = db_prepare(f->people, sql);

	statement_integer(st, 1, card->person);
	while (statement_row(st)) {
		const struct family_source *s = family_source(f, column_integer(st, 0));
		if (!s || !holdings_shown(f, s, card->age))
			continue;
		struct shown_join *j = ADD_ITEM(answer->join, answer->join_count);
		j->source = mem_copy_text(s->document.key);
		j->record = column_copy(st, 1);
		j->rule = (int)column_integer(st, 2);
		j->basis = mem_copy_text(words_join(f->setup.words, j->rule)->words);
		j->band = j->rule <= JOIN_DECISION ? BAND_STRONG : BAND_POSSIBLE;
	}
	return statement_done(st, e);
}

static bool fill(const struct family *f, const struct show_request *request, const struct card *card,
		 struct show_answer *answer, struct err *e)
{
	if (!header_read(f, card, &answer->person, e))
		return false;
	if (card->held) {
		held_fill(f, card->held, &answer->held);
		answer->household_more = 0;
		return true;
	}
	return services_read(f, card->person, card->age, request->details, &answer->services, &answer->services_count, e) &&
	       relatives_read(f, card, answer, e) && read_household(f, card, answer, e) &&
	       read_possible(f, card, answer, e) && read_joins(f, card, answer, e);
}

bool family_show(struct family *f, const struct show_request *request, struct show_answer *answer, struct err *e)
{
	struct card card;

	shape_init(&show_answer_shape, answer);
	answer->at = f->today;
	answer->role_note = held_role_note(f);
	bool ok = person_find_card(f, request->person, &card, e) && fill(f, request, &card, answer, e);
	if (ok)
		family_scope(f, &answer->scope, &answer->scope_count);
	card_release(&card);
	return ok;
}

#include "copies.h"
#include "famctx/base/mem.h"
#include "famctx/family/age_rule.h"
#include "famctx/store/mint.h"
#include "famctx/store/person_id.h"
#include "header.h"
#include "person_facts.h"
#include "whole_address.h"

static bool read_died(const struct family *f, int64_t person, struct date *out, struct err *e)
{
	static const char sql[] = "SELECT died FROM record WHERE person = ? AND died IS NOT NULL ORDER BY id LIMIT 1";
	struct statement *st = db_prepare(f->people, sql);

	statement_integer(st, 1, person);
	*out = statement_row(st) ? column_date(st, 0) : (struct date)DATE_NONE;
	return statement_done(st, e);
}

static bool read_row(const struct family *f, struct card *out, bool *found, struct err *e)
{
	static const char sql[] = "SELECT family_name, first_name, sex," WHOLE_ADDRESS("person") ", case_id, household, born FROM person"
				  " WHERE id = ?";
	struct statement *st = db_prepare(f->people, sql);

	statement_integer(st, 1, out->person);
	*found = statement_row(st);
	if (*found) {
		out->family_name = column_copy(st, 0);
		out->first_name = column_copy(st, 1);
		out->sex = column_copy(st, 2);
		out->address = column_copy(st, 3);
		out->case_id = column_copy(st, 4);
		out->household = column_copy(st, 5);
		out->born = column_date(st, 6);
	}
	return statement_done(st, e);
}

/* Only where who asks is known are all the facts read that tell their own record. */
static bool read_held(const struct family *f, unsigned levels, struct card *c, struct err *e)
{
	struct person_facts facts;
	bool found, ok = true;

	c->held = levels & SHIELD_GUARDED ? HELD_GUARDED : HELD_NOTHING;
	if (!f->asker.self || !f->asker.self->known)
		return true;
	ok = person_facts_read(f, c->person, &facts, &found, e);
	if (ok && found && person_facts_own(f, &facts))
		c->held = HELD_OWN_RECORD;
	person_facts_release(&facts);
	return ok;
}

static void forget(char **text)
{
	mem_free(*text);
	*text = NULL;
}

/* Whatever is made from the card goes without what is not in it. */
static void hold_back(struct card *c)
{
	if (c->held) {
		forget(&c->sex);
		forget(&c->case_id);
		c->born = c->died = (struct date)DATE_NONE;
	}
	if (c->address_protected)
		forget(&c->address);
	if (c->held || c->address_protected)
		forget(&c->household);
}

bool card_read(const struct family *f, int64_t person, struct card *out, bool *found, struct err *e)
{
	unsigned levels = family_shield(f, person);

	*out = (struct card) { .person = person, .age = INTEGER_NONE };
	*found = false;
	person_id_write(person, out->id);
	if (levels & SHIELD_SEALED)
		return true;
	if (!read_row(f, out, found, e))
		return false;
	if (!*found)
		return true;
	out->address_protected = levels & SHIELD_ADDRESS;
	if (!read_died(f, person, &out->died, e) || !read_held(f, levels, out, e))
		return false;
	hold_back(out);
	out->age = age_of(out->born, out->died, f->today);
	return true;
}

void card_release(struct card *c)
{
	mem_free(c->family_name);
	mem_free(c->first_name);
	mem_free(c->sex);
	mem_free(c->address);
	mem_free(c->case_id);
	mem_free(c->household);
}

static bool nobody(const char *id, struct err *e)
{
	return err_set(e, ERR_NOTHING, _("nobody has the id %s: look for the person by name or number"), id);
}

bool family_held(const struct family *f, int64_t person, int *what, bool *address, struct err *e)
{
	struct card card;
	bool found;

	*what = HELD_NOTHING;
	*address = false;
	if (!f->people)
		return true;
	if (f->setup.own && !mint_current(f->setup.own, person, &person, e))
		return false;
	bool ok = card_read(f, person, &card, &found, e);
	if (ok && found) {
		*what = card.held;
		*address = card.address_protected;
	}
	card_release(&card);
	return ok;
}

bool person_find_card(const struct family *f, const char *id, struct card *out, struct err *e)
{
	int64_t number, now;
	bool found = false;

	*out = (struct card) { .person = 0 };
	if (!f->people || !person_id_read(id, &number))
		return nobody(id, e);
	if (!card_read(f, number, out, &found, e))
		return false;
	if (found || !f->setup.own)
		return found || nobody(id, e);
	/* Joined into somebody else since: the older id answers for both. */
	if (!mint_current(f->setup.own, number, &now, e))
		return false;
	if (now == number)
		return nobody(id, e);
	card_release(out);
	return card_read(f, now, out, &found, e) && (found || nobody(id, e));
}

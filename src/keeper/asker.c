#include "asker.h"

#include "famctx/base/mem.h"
#include "famctx/store/person_id.h"

bool asker_is_shared(const struct asking *a)
{
	return !a->keeper->store.training && a->keeper->options->shared;
}

bool asker_is_known(const struct asking *a)
{
	return a->keeper->asker.self.known || !asker_is_shared(a);
}

static bool sees_sensitive(const struct restriction_policy *policy, int role)
{
	for (size_t i = 0; i < policy->sensitive_count; i++)
		if (!strcmp(policy->sensitive[i], role_codes[role]))
			return true;
	return role == ACCOUNT_OWNER;
}

void asker_release(struct keeper *k)
{
	break_glass_release(&k->asker.glass);
	k->asker = (struct asker){ .self.known = false };
	k->family.asker = (struct family_asker){ .self = NULL };
}

bool asker_read(struct asking *a, struct err *e)
{
	struct keeper *k = a->keeper;
	struct asker *asker = &k->asker;
	const struct sign_in *who = &a->connection->who;
	asker_release(k);
	if (!who->id)
		return true;
	if (!staff_self_read(k->store.own, who->account.login, &asker->self, e) ||
	    !break_glass_read(k->store.own, who->account.login, clock_seconds(&k->clock), &asker->glass, e))
		return false;
	k->family.asker = (struct family_asker){
		.self = asker->self.known ? &asker->self : NULL,
		.opened = asker->glass.people,
		.opened_count = asker->glass.people_count,
		.sensitive_hidden = !sees_sensitive(&k->house.policy.restrictions, who->account.role),
	};
	return true;
}

/* As the clock of the keeper shows it. */
static char *until_words(const struct clock *clock, int64_t until)
{
	char utc[UTC_TEXT_SIZE], local[UTC_TEXT_SIZE];
	clock_seconds_text(until, utc);
	if (clock->fixed || !clock_local_text(utc, local))
		snprintf(local, sizeof(local), "%.16s", utc);
	return mem_copy_text(local);
}

void asker_glass(const struct asking *a, const char *person, struct broken_glass *out)
{
	const struct keeper *k = a->keeper;
	const struct break_glass *g = &k->asker.glass;
	int64_t number;
	if (!person_id_read(person, &number) || !break_glass_covers(g, number))
		return;
	out->reference = mem_copy_text(g->reference);
	out->until = until_words(&k->clock, g->until);
	out->minutes = break_glass_minutes(g, clock_seconds(&k->clock));
}

static bool is_subject(const struct audit_entry *entry, int64_t person)
{
	char id[PERSON_ID_SIZE];
	person_id_write(person, id);
	return audit_has_subject(entry, id);
}

void asker_note_glass(struct asking *a)
{
	const struct break_glass *g = &a->keeper->asker.glass;
	for (size_t i = 0; i < g->people_count && !a->entry->break_glass; i++)
		if (is_subject(a->entry, g->people[i]))
			a->entry->break_glass = mem_copy_text(g->reference);
}

#include "challenge_held.h"

#include <strings.h>

#include "famctx/access/permission.h"
#include "famctx/family/record.h"

bool challenge_role_sees(const struct asking *a, const struct subject *s)
{
	const struct keeper *k = a->keeper;
	return s->kind == SUBJECT_TOOL ||
	       permission_allows(&k->house.policy, a->connection->who.account.role,
				 s->service ? REQUEST_SHOW : REQUEST_FIND, k->store.training);
}

bool challenge_is_hidden(const struct asking *a, const struct subject *s)
{
	const struct family *f = &a->keeper->family;
	if ((family_shield(f, s->person) | family_shield(f, s->other)) & SHIELD_SEALED)
		return true;
	/* Since then the record may have become that of somebody else. */
	return s->kind == SUBJECT_JOIN && family_record_is_sealed(f, s->source, s->record);
}

static bool source_marks(const struct source_document *d, const struct subject *s)
{
	if (!d->service || strcasecmp(d->service, s->service) != 0)
		return false;
	for (size_t i = 0; i < d->details_count; i++)
		if (d->details[i].sensitive && !strcasecmp(d->details[i].key, s->field))
			return true;
	return false;
}

static bool is_sensitive(const struct family *f, const struct subject *s)
{
	for (size_t i = 0; s->service && s->field && i < f->sources_count; i++)
		if (source_marks(&f->sources[i].document, s))
			return true;
	return false;
}

/* Of a person as a whole, the address was part of what was shown. What cannot be told is taken to be so. */
static bool person_is_held(const struct family *f, int64_t person, bool with_address)
{
	struct err ignored = ERR_INIT;
	int what;
	bool address;
	if (!person)
		return false;
	return !family_held(f, person, &what, &address, &ignored) || what != HELD_NOTHING || (with_address && address);
}

bool challenge_is_held(const struct asking *a, const struct subject *s)
{
	const struct family *f = &a->keeper->family;
	bool whole = s->kind == SUBJECT_PERSON && !s->service;
	if (s->kind == SUBJECT_TOOL)
		return false;
	return !challenge_role_sees(a, s) || (f->asker.sensitive_hidden && is_sensitive(f, s)) ||
	       person_is_held(f, s->person, whole) || person_is_held(f, s->other, false);
}

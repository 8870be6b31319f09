#include "closeness.h"

#include "famctx/text/fold.h"

/* "s patel": the words of the name; the last one is taken for the surname. */
static bool shares_surname(const char *worker, const char *family_name)
{
	struct fold_tokens mine = FOLD_TOKENS_INIT, theirs = FOLD_TOKENS_INIT;
	bool same = false;
	fold_tokens(&mine, worker);
	fold_tokens(&theirs, family_name);
	for (size_t i = 0; mine.count && i < theirs.count; i++)
		same = same || !strcmp(mine.items[mine.count - 1], theirs.items[i]);
	fold_tokens_release(&mine);
	fold_tokens_release(&theirs);
	return same;
}

/* All names of the worker, initials too, fit somebody's first and family name in order. */
static bool same_name(const char *worker, const struct shown_name *name)
{
	struct buf mine = BUF_INIT, theirs = BUF_INIT;
	fold_text(&mine, worker);
	fold_text(&theirs, name->first_name ? name->first_name : "");
	buf_add_char(&theirs, ' ');
	fold_text(&theirs, name->family_name);
	bool same = !strcmp(mine.data, theirs.data) ||
		    (mine.len > 2 && mine.data[1] == ' ' && mine.data[0] == theirs.data[0] && theirs.data[0] != ' ' &&
		     shares_surname(worker, name->family_name));
	buf_release(&mine);
	buf_release(&theirs);
	return same;
}

static bool at_address(const char *postcode, const char *address)
{
	struct buf mine = BUF_INIT, theirs = BUF_INIT;
	fold_text(&mine, postcode);
	fold_text(&theirs, address);
	bool same = mine.len && theirs.len >= mine.len && strstr(theirs.data, mine.data);
	buf_release(&mine);
	buf_release(&theirs);
	return same;
}

static const char *number_of(const struct person_header *person)
{
	for (size_t i = 0; i < person->identifiers_count; i++)
		if (!strcmp(person->identifiers[i].kind, "nhs_number"))
			return person->identifiers[i].value;
	return NULL;
}

static unsigned by_name(const struct asking *a, const struct shown_name *name)
{
	const char *worker = a->connection->who.account.name;
	const struct staff_facts facts = { .family_name = name->family_name };
	if (!name->family_name)
		return 0;
	if (worker && same_name(worker, name))
		return 1u << AUDIT_OWN_NAME;
	if ((worker && shares_surname(worker, name->family_name)) || staff_same_surname(&a->keeper->asker.self, &facts))
		return 1u << AUDIT_OWN_SURNAME;
	return 0;
}

static unsigned by_address(const struct asking *a, const char *address)
{
	const char *postcode = a->connection->who.account.postcode;
	const struct staff_facts facts = { .address = address };
	if (address && ((postcode && at_address(postcode, address)) || staff_same_address(&a->keeper->asker.self, &facts)))
		return 1u << AUDIT_OWN_ADDRESS;
	return 0;
}

/* The family room has found the own record among them. */
static unsigned by_family(const struct show_answer *shown)
{
	for (size_t i = 0; i < shown->family_count; i++)
		if (shown->family[i].held == HELD_OWN_RECORD)
			return 1u << AUDIT_OWN_FAMILY;
	return 0;
}

/* Under each of their names. */
static bool by_staff(struct asking *a, const struct person_header *person, unsigned *close, struct err *e)
{
	bool colleague = false, ok = true;
	for (size_t i = 0; ok && !colleague && i < person->names_count; i++) {
		const struct staff_facts facts = {
			.family_name = person->names[i].family_name,
			.first_name = person->names[i].first_name,
			.born = person->born,
			.nhs_number = number_of(person),
		};
		ok = staff_is_colleague(a->keeper->store.own, &a->keeper->asker.self, &facts, &colleague, e);
	}
	if (colleague)
		*close |= 1u << AUDIT_COLLEAGUE;
	return ok;
}

bool closeness_find(struct asking *a, const struct show_answer *shown, unsigned *close, struct err *e)
{
	const struct person_header *person = &shown->person;
	*close = by_family(shown);
	for (size_t i = 0; i < person->names_count; i++)
		*close |= by_name(a, &person->names[i]);
	for (size_t i = 0; i < person->addresses_count; i++)
		*close |= by_address(a, person->addresses[i].address);
	if (*close & (1u << AUDIT_OWN_NAME))
		*close &= ~(1u << AUDIT_OWN_SURNAME);
	return by_staff(a, person, close, e);
}

#include "madeup_private.h"

#include "famctx/base/file.h"
#include "famctx/base/mem.h"

/* A number and who has it, so that nobody else gets it. */
struct taken {
	const char *number;
	const struct madeup_person *person;
};

struct checking {
	const struct madeup *m;
	const char *file;
	struct problems *problems;
	struct taken *taken;
	size_t taken_count, taken_cap;
};

#define WRONG(c, at, ...) problems_add((c)->problems, PROBLEM_ERROR, (c)->file, (at), __VA_ARGS__)

static void check_reserved(struct checking *c, struct place at, const char *who, const char *value,
                           bool (*reserved)(const char *), const char *message)
{
	if (value && !reserved(value))
		WRONG(c, at, "%s: '%s' %s", who, value, message);
}

static void check_address(struct checking *c, struct place at, const char *who, const char *address)
{
	const char *comma = address ? strrchr(address, ',') : NULL;
	if (address)
		check_reserved(c, at, who, comma ? comma + 1 + strspn(comma + 1, " ") : "",
		               madeup_postcode_reserved,
		               _("is no whole postcode of the made-up area XX; the address ends in one"));
}

static void check_own(struct checking *c, const struct madeup_person *p, const char *number)
{
	if (!number)
		return;
	MEM_GROW(c->taken, c->taken_count, c->taken_cap);
	c->taken[c->taken_count++] = (struct taken) { number, p };
}

static void check_nhs(struct checking *c, struct place at, const char *who, const char *nhs)
{
	check_reserved(c, at, who, nhs, madeup_nhs_reserved,
	               _("is no NHS number from the reserved 999 range with a right check digit"));
}

/* What a service wrote after it was copied cannot be here. */
static void check_dates(struct checking *c, const struct madeup_person *p, enum madeup_service service,
                        const struct madeup_row *r)
{
	struct date copied = madeup_copied(&c->m->catalogue, service);
	const struct date dates[] = { r->from, r->to, r->last_contact, r->updated };
	for (size_t i = 0; i < ARRAY_LEN(dates); i++)
		if (date_known(dates[i]) && date_compare(dates[i], copied) > 0)
			WRONG(c, r->at, _("%s: a date is after '%s' was copied"), p->key,
			      madeup_services[service]);
	if (date_known(r->from) && date_known(r->to) && date_compare(r->to, r->from) < 0)
		WRONG(c, r->at, _("%s: '%s' has a row that ends before it begins"), p->key, p->name);
	if ((r->status == MADEUP_STATUS_OPEN && date_known(r->to)) ||
	    (r->status == MADEUP_STATUS_CLOSED && !date_known(r->to)))
		WRONG(c, r->at, _("%s: a closed row of '%s' has an end, an open one has none"), p->key,
		      p->name);
}

static void check_facts(struct checking *c, const struct madeup_person *p, const struct madeup_row *r,
                        enum madeup_service service)
{
	for (size_t i = 0; i < r->facts_count; i++)
		if (code_find(madeup_facts[service], r->facts[i].field) < 0)
			WRONG(c, r->at, _("%s: this service has no fact called '%s'"), p->key,
			      r->facts[i].field);
	if (r->offences_count && service != MADEUP_POLICE)
		WRONG(c, r->at, _("%s: offences stand under police, not under '%s'"), p->key,
		      madeup_services[service]);
	if ((service == MADEUP_POLICE) != (r->status == MADEUP_STATUS_HELD))
		WRONG(c, r->at,
		      _("%s: '%s' has the wrong status: police is held, the others are open or closed"),
		      p->key, madeup_services[service]);
}

static void check_row(struct checking *c, const struct madeup_person *p, enum madeup_service service,
                      const struct madeup_row *r)
{
	static const char *const can_leave_out[] = { "nhs", "born", "address", NULL };
	check_nhs(c, r->at, p->key, r->held_as.nhs);
	check_address(c, r->at, p->key, r->held_as.address);
	check_dates(c, p, service, r);
	check_facts(c, p, r, service);
	if (r->contact && !madeup_contact_find(c->m, r->contact))
		WRONG(c, r->at, _("%s: contacts.yaml has nobody called '%s'"), p->key, r->contact);
	for (size_t i = 0; i < r->held_as.leaves_out_count; i++)
		if (code_find(can_leave_out, r->held_as.leaves_out[i]) < 0)
			WRONG(c, r->at, _("%s: '%s' cannot be left out; nhs, born and address can"), p->key,
			      r->held_as.leaves_out[i]);
	if (service == MADEUP_CHILDREN && !p->case_number)
		WRONG(c, r->at, _("%s: '%s' needs a case, as Children refers to the register"), p->key,
		      p->name);
	if (service == MADEUP_SCHOOL && !p->upn)
		WRONG(c, r->at, _("%s: '%s' needs a upn to be a pupil"), p->key, p->name);
}

static void check_person(struct checking *c, const struct madeup_person *p)
{
	if (!strstr(p->name, ", "))
		WRONG(c, p->at, _("%s: the name '%s' is not written as Family, First"), p->key, p->name);
	if (p->sex && strcmp(p->sex, "female") && strcmp(p->sex, "male"))
		WRONG(c, p->at, _("%s: sex '%s' must be female, male, or left out"), p->key, p->sex);
	if (date_known(p->born) && date_compare(p->born, c->m->catalogue.today) > 0)
		WRONG(c, p->at, _("%s: '%s' is born after today"), p->key, p->name);
	check_nhs(c, p->at, p->key, p->nhs);
	check_reserved(c, p->at, p->key, p->case_number, madeup_case_reserved,
	               _("is no case from 130000 to 199999"));
	check_reserved(c, p->at, p->key, p->upn, madeup_upn_reserved,
	               _("is no pupil number of the authority 000 with a right check letter"));
	check_reserved(c, p->at, p->key, p->phone, madeup_phone_reserved,
	               _("is not in a range of phone numbers for drama"));
	check_address(c, p->at, p->key, p->address);
	check_address(c, p->at, p->key, p->earlier_address);
	check_own(c, p, p->nhs);
	check_own(c, p, p->case_number);
	check_own(c, p, p->upn);
	for (int service = 0; service < MADEUP_SERVICES; service++)
		for (size_t i = 0; i < p->rows[service].count; i++)
			check_row(c, p, service, &p->rows[service].items[i]);
}

static void check_end(struct checking *c, const struct madeup_family *f, const struct madeup_relation *r,
                      const char *key)
{
	const struct madeup_person *p = madeup_person_find(f, key);
	if (!p)
		WRONG(c, r->at, _("%s: there is nobody called '%s' in this family"), f->family, key);
	else if (!p->case_number)
		WRONG(c, r->at, _("%s: '%s' needs a case, as relationships refer to the register"), f->family,
		      key);
}

static void check_relation(struct checking *c, const struct madeup_family *f, const struct madeup_relation *r)
{
	check_end(c, f, r, r->who);
	for (size_t i = 0; i < r->of_count; i++) {
		check_end(c, f, r, r->of[i]);
		if (!strcmp(r->of[i], r->who))
			WRONG(c, r->at, _("%s: '%s' is related to nobody but themselves here"), f->family,
			      r->who);
	}
}

static int by_number(const void *a, const void *b)
{
	const struct taken *first = a, *second = b;
	return strcmp(first->number, second->number);
}

static void check_twice(struct checking *c)
{
	if (c->taken_count)
		qsort(c->taken, c->taken_count, sizeof(*c->taken), by_number);
	for (size_t i = 1; i < c->taken_count; i++)
		if (!strcmp(c->taken[i - 1].number, c->taken[i].number))
			WRONG(c, c->taken[i].person->at, _("%s: somebody else has the number '%s' too"),
			      c->taken[i].person->key, c->taken[i].number);
}

static void check_contacts(struct checking *c)
{
	for (size_t i = 0; i < c->m->contacts.contacts_count; i++) {
		const struct madeup_contact *contact = &c->m->contacts.contacts[i];
		check_reserved(c, contact->at, contact->key, contact->phone, madeup_phone_reserved,
		               _("is not in a range of phone numbers for drama"));
		check_reserved(c, contact->at, contact->key, contact->email, madeup_email_reserved,
		               _("does not end in @example.org"));
	}
}

void madeup_check(const struct madeup *m, const char *folder, struct problems *problems)
{
	struct buf contacts = BUF_INIT;
	file_join(&contacts, folder, "contacts.yaml");
	struct checking c = { .m = m, .file = contacts.data, .problems = problems };
	check_contacts(&c);
	for (size_t f = 0; f < m->families_count; f++) {
		const struct madeup_family *family = &m->families[f];
		c.file = family->file;
		for (size_t i = 0; i < family->people_count; i++)
			check_person(&c, &family->people[i]);
		for (size_t i = 0; i < family->relations_count; i++)
			check_relation(&c, family, &family->relations[i]);
	}
	c.file = folder;
	check_twice(&c);
	mem_free(c.taken);
	buf_release(&contacts);
}

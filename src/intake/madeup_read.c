#include "madeup_private.h"

#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/schema/yaml.h"

static const char *const shared_files[] = { "accounts.yaml", "background.yaml", "catalogue.yaml",
	                                    "contacts.yaml" };

static bool is_shared(const char *name)
{
	for (size_t i = 0; i < ARRAY_LEN(shared_files); i++)
		if (!strcmp(name, shared_files[i]))
			return true;
	return false;
}

static bool read_file(const char *folder, const char *name, const struct shape *shape, void *object,
                      struct problems *problems)
{
	struct buf path = BUF_INIT;
	file_join(&path, folder, name);
	bool ok = yaml_decode_file(path.data, shape, object, problems);
	buf_release(&path);
	return ok;
}

static bool read_family(const char *folder, const char *name, struct madeup *m, struct problems *problems)
{
	MEM_GROW(m->families, m->families_count, m->families_cap);
	struct madeup_family *family = &m->families[m->families_count++];
	bool ok = read_file(folder, name, &madeup_family_shape, family, problems);
	struct buf path = BUF_INIT;
	file_join(&path, folder, name);
	family->file = buf_detach(&path);
	return ok;
}

static bool read_families(const char *folder, struct madeup *m, struct problems *problems)
{
	static const struct place nowhere = { 0, 0 };
	struct err e = ERR_INIT;
	char **names;
	size_t count;
	if (!file_list(folder, ".yaml", &names, &count, &e)) {
		problems_add(problems, PROBLEM_ERROR, folder, nowhere, "%s", e.message);
		return false;
	}
	bool ok = true;
	for (size_t i = 0; i < count; i++)
		if (!is_shared(names[i]))
			ok &= read_family(folder, names[i], m, problems);
	file_list_free(names, count);
	return ok;
}

bool madeup_read(const char *folder, struct madeup *m, struct problems *problems)
{
	memset(m, 0, sizeof(*m));
	bool ok = read_file(folder, "contacts.yaml", &madeup_contacts_shape, &m->contacts, problems);
	ok &= read_file(folder, "catalogue.yaml", &madeup_catalogue_shape, &m->catalogue, problems);
	ok &= read_file(folder, "background.yaml", &madeup_background_shape, &m->background, problems);
	ok &= read_families(folder, m, problems);
	return ok;
}

void madeup_release(struct madeup *m)
{
	shape_release(&madeup_contacts_shape, &m->contacts);
	shape_release(&madeup_catalogue_shape, &m->catalogue);
	shape_release(&madeup_background_shape, &m->background);
	for (size_t i = 0; i < m->families_count; i++) {
		mem_free(m->families[i].file);
		shape_release(&madeup_family_shape, &m->families[i]);
	}
	mem_free(m->families);
	memset(m, 0, sizeof(*m));
}

struct date madeup_copied(const struct madeup_catalogue *c, enum madeup_service service)
{
	for (size_t i = 0; i < c->sources_count; i++)
		if (!strcmp(c->sources[i].source, madeup_services[service]))
			return c->sources[i].copied;
	return c->today;
}

const struct madeup_contact *madeup_contact_find(const struct madeup *m, const char *key)
{
	for (size_t i = 0; key && i < m->contacts.contacts_count; i++)
		if (!strcmp(m->contacts.contacts[i].key, key))
			return &m->contacts.contacts[i];
	return NULL;
}

const struct madeup_person *madeup_person_find(const struct madeup_family *f, const char *key)
{
	for (size_t i = 0; i < f->people_count; i++)
		if (!strcmp(f->people[i].key, key))
			return &f->people[i];
	return NULL;
}

static bool leaves_out(const struct madeup_row *r, const char *what)
{
	for (size_t i = 0; r && i < r->held_as.leaves_out_count; i++)
		if (!strcmp(r->held_as.leaves_out[i], what))
			return true;
	return false;
}

/* The one this service writes, else the person's own; nothing when it leaves it out. */
static const char *text_seen(const struct madeup_row *r, const char *what, const char *here, const char *own)
{
	if (leaves_out(r, what))
		return NULL;
	return here ? here : own;
}

static void see_name(struct madeup_seen *seen, const char *name)
{
	const char *comma = strstr(name, ", ");
	seen->family_name = name;
	seen->family_name_len = comma ? (size_t)(comma - name) : strlen(name);
	seen->first_name = comma ? comma + 2 : NULL;
}

static void see_address(struct madeup_seen *seen, const char *address)
{
	const char *comma = strrchr(address, ',');
	seen->address = address;
	seen->address_len = comma ? (size_t)(comma - address) : strlen(address);
	seen->postcode = comma ? comma + 1 + strspn(comma + 1, " ") : NULL;
}

struct madeup_seen madeup_see(const struct madeup_person *p, const struct madeup_row *r)
{
	static const struct madeup_identity as_in_register;
	const struct madeup_identity *here = r ? &r->held_as : &as_in_register;
	struct madeup_seen seen = { .known_as = here->known_as ? here->known_as : p->known_as };
	see_name(&seen, here->name ? here->name : p->name);
	seen.nhs = text_seen(r, "nhs", here->nhs, p->nhs);
	const char *address = text_seen(r, "address", here->address, p->address);
	if (address && !p->address_protected)
		see_address(&seen, address);
	if (!leaves_out(r, "born"))
		seen.born = date_known(here->born) ? here->born : p->born;
	return seen;
}

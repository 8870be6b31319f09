#include "madeup_private.h"

const char *const madeup_feed_files[MADEUP_FEEDS] = {
	[MADEUP_FEED_REGISTER] = "register.csv",
	[MADEUP_FEED_RELATIONSHIPS] = "relationships.csv",
	[MADEUP_FEED_CHILDREN] = "children.csv",
	[MADEUP_FEED_SCHOOL] = "school.csv",
	[MADEUP_FEED_SCHOOL_CONTACTS] = "school_contacts.csv",
	[MADEUP_FEED_ADULTS] = "adults.csv",
	[MADEUP_FEED_HOUSING] = "housing.csv",
	[MADEUP_FEED_POLICE] = "police.csv",
	[MADEUP_FEED_OFFENCES] = "police_offences.csv",
	[MADEUP_FEED_CATALOGUE] = "catalogue.csv",
};

/* A row of a service with whom it is about; `number` counts the rows of the feed. */
struct told {
	const struct madeup *m;
	const struct madeup_person *p;
	const struct madeup_row *r;
	struct madeup_seen seen;
	int number;
};

static void cell_reference(struct madeup_csv *csv, char letter, int number)
{
	struct buf reference = BUF_INIT;
	buf_printf(&reference, "%c%05d", letter, number);
	madeup_cell(csv, reference.data);
	buf_release(&reference);
}

static void cells_name(struct madeup_csv *csv, const struct madeup_seen *seen)
{
	madeup_cell_bytes(csv, seen->family_name, seen->family_name_len);
	madeup_cell(csv, seen->first_name);
}

static void cells_address(struct madeup_csv *csv, const struct madeup_seen *seen)
{
	madeup_cell_bytes(csv, seen->address, seen->address_len);
	madeup_cell(csv, seen->postcode);
}

static void cells_status(struct madeup_csv *csv, const struct madeup_row *r, const char *open,
                         const char *closed)
{
	madeup_cell(csv, r->status == MADEUP_STATUS_OPEN ? open : closed);
	madeup_cell_date(csv, r->from);
	madeup_cell_date(csv, r->to);
	madeup_cell_date(csv, r->last_contact);
	madeup_cell_date(csv, r->updated);
}

static void cells_contact(struct madeup_csv *csv, const struct told *t)
{
	static const struct madeup_contact nobody;
	const struct madeup_contact *c = madeup_contact_find(t->m, t->r->contact);
	if (!c)
		c = &nobody;
	madeup_cell(csv, c->name);
	madeup_cell(csv, c->role);
	madeup_cell(csv, c->organisation);
	madeup_cell(csv, c->phone);
	madeup_cell(csv, c->email);
}

static void cells_facts(struct madeup_csv *csv, const struct madeup_row *r, enum madeup_service service)
{
	for (size_t f = 0; madeup_facts[service][f]; f++) {
		const char *value = NULL;
		for (size_t i = 0; i < r->facts_count; i++)
			if (!strcmp(r->facts[i].field, madeup_facts[service][f]))
				value = r->facts[i].value;
		madeup_cell(csv, value);
	}
}

static void write_children(struct madeup_csv *csv, const struct told *t)
{
	madeup_cell(csv, t->p->case_number);
	cells_status(csv, t->r, "open", "closed");
	cells_contact(csv, t);
	cells_facts(csv, t->r, MADEUP_CHILDREN);
}

static void write_school(struct madeup_csv *csv, const struct told *t)
{
	madeup_cell(csv, t->p->upn);
	cells_name(csv, &t->seen);
	madeup_cell(csv, t->seen.known_as);
	madeup_cell_date(csv, t->seen.born);
	madeup_cell(csv, t->p->sex);
	cells_address(csv, &t->seen);
	cells_status(csv, t->r, "on roll", "left");
	cells_contact(csv, t);
	cells_facts(csv, t->r, MADEUP_SCHOOL);
}

static void write_adults(struct madeup_csv *csv, const struct told *t)
{
	cell_reference(csv, 'A', t->number);
	madeup_cell(csv, t->seen.nhs);
	cells_name(csv, &t->seen);
	madeup_cell_date(csv, t->seen.born);
	madeup_cell(csv, t->p->sex);
	cells_address(csv, &t->seen);
	cells_status(csv, t->r, "open", "closed");
	cells_contact(csv, t);
	cells_facts(csv, t->r, MADEUP_ADULTS);
}

static void write_housing(struct madeup_csv *csv, const struct told *t)
{
	cell_reference(csv, 'T', t->number);
	cells_name(csv, &t->seen);
	madeup_cell_date(csv, t->seen.born);
	cells_address(csv, &t->seen);
	madeup_cell(csv, t->p->phone);
	cells_status(csv, t->r, "current", "former");
	cells_contact(csv, t);
	cells_facts(csv, t->r, MADEUP_HOUSING);
}

static void write_police(struct madeup_csv *csv, const struct told *t)
{
	cell_reference(csv, 'N', t->number);
	cells_name(csv, &t->seen);
	madeup_cell_date(csv, t->seen.born);
	madeup_cell(csv, t->p->sex);
	cells_address(csv, &t->seen);
	madeup_cell_date(csv, t->r->updated);
	cells_contact(csv, t);
	cells_facts(csv, t->r, MADEUP_POLICE);
}

static void write_offences(struct madeup_csv *csv, const struct told *t)
{
	for (size_t i = 0; i < t->r->offences_count; i++) {
		const struct madeup_offence *offence = &t->r->offences[i];
		cell_reference(csv, 'N', t->number);
		madeup_cell_date(csv, offence->date);
		madeup_cell(csv, offence->type);
		madeup_cell(csv, offence->involvement);
		madeup_row_end(csv);
	}
}

static void write_register(struct madeup_csv *csv, const struct madeup_person *p)
{
	struct madeup_seen seen = madeup_see(p, NULL), earlier = seen;
	if (!p->case_number)
		return;
	if (p->earlier_address)
		earlier = madeup_see(
		        &(struct madeup_person) { .name = p->name, .address = p->earlier_address }, NULL);
	else
		earlier.address = earlier.postcode = NULL;
	madeup_cell(csv, p->case_number);
	cells_name(csv, &seen);
	madeup_cell(csv, p->known_as);
	madeup_cell(csv, p->former_name);
	madeup_cell_date(csv, p->born);
	madeup_cell_date(csv, p->died);
	madeup_cell(csv, p->sex);
	madeup_cell(csv, p->nhs);
	cells_address(csv, &seen);
	madeup_cell_date(csv, p->since);
	cells_address(csv, &earlier);
	madeup_cell(csv, p->phone);
	madeup_cell(csv, p->warning);
	madeup_cell_date(csv, p->warning_review);
	madeup_row_end(csv);
}

static void write_relations(struct madeup_csv *csv, const struct madeup_family *f, int said_by)
{
	for (size_t i = 0; i < f->relations_count; i++) {
		const struct madeup_relation *r = &f->relations[i];
		for (size_t j = 0; r->said_by == said_by && j < r->of_count; j++) {
			madeup_cell(csv, madeup_person_find(f, r->who)->case_number);
			madeup_cell(csv, r->is);
			madeup_cell(csv, madeup_person_find(f, r->of[j])->case_number);
			madeup_cell_date(csv, r->since);
			madeup_row_end(csv);
		}
	}
}

static void write_catalogue(struct madeup_csv *csv, const struct madeup_catalogue *c)
{
	for (size_t i = 0; i < c->sources_count; i++) {
		madeup_cell(csv, c->sources[i].source);
		madeup_cell_date(csv, c->sources[i].from);
		madeup_cell_date(csv, c->sources[i].copied);
		madeup_cell(csv, c->sources[i].time);
		madeup_row_end(csv);
	}
}

#define NAMES "family_name,first_name,"
#define ADDRESS "address,postcode,"
#define CONTACT "contact_name,contact_role,organisation,contact_phone,contact_email"

static const struct feed {
	const char *head;
	enum madeup_service service;
	void (*write)(struct madeup_csv *csv,
	              const struct told *t); /* NULL: not a feed of one service's rows */
} feeds[MADEUP_FEEDS] = {
	[MADEUP_FEED_REGISTER] = { "case_number," NAMES
	                           "known_as,former_family_name,date_of_birth,date_of_death,sex,"
	                           "nhs_number," ADDRESS
	                           "address_from,previous_address,previous_postcode,phone,"
	                           "warning,warning_review\n",
	                           0, NULL },
	[MADEUP_FEED_RELATIONSHIPS] = { "case_number,relation,related_case_number,recorded\n", 0, NULL },
	[MADEUP_FEED_SCHOOL_CONTACTS] = { "contact_case_number,relation,pupil_case_number,recorded\n", 0,
	                                  NULL },
	[MADEUP_FEED_CATALOGUE] = { "source,covers_from,copied,copied_at\n", 0, NULL },
	[MADEUP_FEED_CHILDREN] = { "case_number,status,opened,closed,last_contact,updated," CONTACT ",plan\n",
	                           MADEUP_CHILDREN, write_children },
	[MADEUP_FEED_SCHOOL] = { "upn," NAMES "known_as,date_of_birth,sex," ADDRESS
	                         "status,started,left,last_attended,updated," CONTACT ",admission_type\n",
	                         MADEUP_SCHOOL, write_school },
	[MADEUP_FEED_ADULTS] = { "person_reference,nhs_number," NAMES "date_of_birth,sex," ADDRESS
	                         "status,started,ended,last_contact,updated," CONTACT ",support\n",
	                         MADEUP_ADULTS, write_adults },
	[MADEUP_FEED_HOUSING] = { "tenant_reference," NAMES "date_of_birth," ADDRESS
	                          "phone,status,tenancy_start,tenancy_end,last_contact,updated," CONTACT
	                          ",rent_arrears,notice_seeking_possession,eviction,anti_social_behaviour\n",
	                          MADEUP_HOUSING, write_housing },
	[MADEUP_FEED_POLICE] = { "nominal," NAMES "date_of_birth,sex," ADDRESS "updated," CONTACT
	                         ",other_offences\n",
	                         MADEUP_POLICE, write_police },
	[MADEUP_FEED_OFFENCES] = { "nominal,date,type,involvement\n", MADEUP_POLICE, write_offences },
};

static void write_service(const struct madeup *m, const struct feed *feed, const struct madeup_person *p,
                          int *number, struct madeup_csv *csv)
{
	for (size_t i = 0; i < p->rows[feed->service].count; i++) {
		const struct madeup_row *r = &p->rows[feed->service].items[i];
		const struct told told = { m, p, r, madeup_see(p, r), ++*number };
		feed->write(csv, &told);
		madeup_row_end(csv);
	}
}

static void write_family(const struct madeup *m, enum madeup_feed feed, const struct madeup_family *f,
                         int *number, struct madeup_csv *csv)
{
	if (feed == MADEUP_FEED_RELATIONSHIPS)
		write_relations(csv, f, MADEUP_SAID_BY_REGISTER);
	if (feed == MADEUP_FEED_SCHOOL_CONTACTS)
		write_relations(csv, f, MADEUP_SAID_BY_SCHOOL);
	for (size_t i = 0; i < f->people_count; i++) {
		if (feed == MADEUP_FEED_REGISTER)
			write_register(csv, &f->people[i]);
		if (feeds[feed].write)
			write_service(m, &feeds[feed], &f->people[i], number, csv);
	}
}

void madeup_feed_write(const struct madeup *m, enum madeup_feed feed, struct buf *out)
{
	struct madeup_csv csv = { .text = BUF_INIT };
	int number = 0;
	buf_add_text(&csv.text, feeds[feed].head);
	if (feed == MADEUP_FEED_CATALOGUE)
		write_catalogue(&csv, &m->catalogue);
	for (size_t i = 0; i < m->families_count; i++)
		write_family(m, feed, &m->families[i], &number, &csv);
	buf_swap(out, &csv.text);
	buf_release(&csv.text);
}

/*
 * The made-up families in memory: read from YAML, added to by the background,
 * checked, written as feeds. Everybody, hand-written or generated, stands in
 * the same structs and passes the same checks.
 */
#ifndef FAMCTX_SRC_INTAKE_MADEUP_PRIVATE_H
#define FAMCTX_SRC_INTAKE_MADEUP_PRIVATE_H

#include "famctx/intake/madeup.h"

enum madeup_service {
	MADEUP_CHILDREN,
	MADEUP_SCHOOL,
	MADEUP_ADULTS,
	MADEUP_HOUSING,
	MADEUP_POLICE,
	MADEUP_SERVICES
};
extern const char *const madeup_services[];
/* Names of the facts that a service's feed can hold, ending in NULL. */
extern const char *const *const madeup_facts[MADEUP_SERVICES];

enum madeup_status { MADEUP_STATUS_OPEN, MADEUP_STATUS_CLOSED, MADEUP_STATUS_HELD };

/* How a service writes a person who is written otherwise elsewhere. */
struct madeup_identity {
	char *name;
	char *known_as;
	char *nhs;
	char *address;
	struct date born;
	char **leaves_out; /* name of what this service does not hold: nhs, born, address */
	size_t leaves_out_count;
};

/* One cell of a service's own: rent_arrears: open. */
struct madeup_fact {
	char *field;
	char *value;
};

struct madeup_offence {
	struct date date;
	char *type;
	char *involvement;
};

/* One row in a service's feed. */
struct madeup_row {
	int status;
	struct date from, to, last_contact, updated;
	char *contact; /* key of contacts.yaml */
	struct madeup_identity held_as;
	struct madeup_fact *facts;
	size_t facts_count;
	struct madeup_offence *offences;
	size_t offences_count;
	struct place at;
};

struct madeup_rows {
	struct madeup_row *items;
	size_t count;
};

struct madeup_person {
	char *key;
	char *name; /* "Family, First" */
	char *known_as;
	char *former_name;
	struct date born, died;
	char *sex;
	char *case_number; /* NULL: the register does not know them */
	char *nhs;
	char *upn;
	char *address; /* "8 Mill Lane, XX1 4QQ" */
	struct date since;
	char *earlier_address;
	char *phone;
	bool address_protected; /* no feed may hold it */
	char *warning;
	struct date warning_review;
	struct madeup_rows rows[MADEUP_SERVICES];
	struct place at;
};

/* who is `is` of each of `of`. */
struct madeup_relation {
	char *who;
	char *is;
	char **of;
	size_t of_count;
	int said_by;
	struct date since;
	struct place at;
};

enum madeup_said_by { MADEUP_SAID_BY_REGISTER, MADEUP_SAID_BY_SCHOOL };

struct madeup_family {
	char *family;
	int64_t number;
	char *story;
	char *teaches;
	char **try_this;
	size_t try_this_count;
	struct madeup_person *people;
	size_t people_count;
	struct madeup_relation *relations;
	size_t relations_count;
	char *file; /* where it was read; not of the shape */
};

/* Whom to ring, shared by all families. */
struct madeup_contact {
	char *key;
	char *name;
	char *role;
	char *organisation;
	char *phone;
	char *email;
	struct place at;
};

struct madeup_contacts {
	struct madeup_contact *contacts;
	size_t contacts_count;
};

/* How far a source reaches and when it was copied; becomes a row of the catalogue feed. */
struct madeup_copy {
	char *source;
	struct date from;
	struct date copied;
	char *time;
};

struct madeup_catalogue {
	struct date today;
	char *time;
	struct madeup_copy *sources;
	size_t sources_count;
};

struct madeup_street {
	char *street;
	char *postcode;
};

struct madeup_background {
	int64_t seed;
	int64_t people;
	/* Per cent. */
	int64_t two_parents, one_parent, two_adults;
	int64_t children_open, children_closed, adults_open, adults_closed, housing_open, housing_closed,
	        police;
	char **girls, **boys, **women, **men, **family_names;
	size_t girls_count, boys_count, women_count, men_count, family_names_count;
	struct madeup_street *streets;
	size_t streets_count;
	char **primary_schools, **secondary_schools; /* keys of contacts.yaml, as are the next */
	size_t primary_schools_count, secondary_schools_count;
	char **children_contacts, **adults_contacts, **housing_contacts, **police_contacts;
	size_t children_contacts_count, adults_contacts_count, housing_contacts_count, police_contacts_count;
	char **support, **offences;
	size_t support_count, offences_count;
};

struct madeup {
	struct madeup_contacts contacts;
	struct madeup_catalogue catalogue;
	struct madeup_background background;
	struct madeup_family *families;
	size_t families_count, families_cap;
};

extern const struct shape madeup_family_shape;
extern const struct shape madeup_contacts_shape;
extern const struct shape madeup_catalogue_shape;
extern const struct shape madeup_background_shape;

/* Reads every file of the folder; release m either way. */
MUST_CHECK bool madeup_read(const char *folder, struct madeup *m, struct problems *problems);
void madeup_release(struct madeup *m);
/* Adds the background as one more family. */
void madeup_add_background(struct madeup *m);
/* Reports what no family may hold. */
void madeup_check(const struct madeup *m, const char *folder, struct problems *problems);

/* When a service's source was copied; today where the catalogue does not say. */
struct date madeup_copied(const struct madeup_catalogue *c, enum madeup_service service);
const struct madeup_contact *madeup_contact_find(const struct madeup *m, const char *key);
const struct madeup_person *madeup_person_find(const struct madeup_family *f, const char *key);

/* What a service holds of a person who is row `r` there: texts are borrowed, NULL is not held. */
struct madeup_seen {
	const char *family_name; /* as long as family_name_len says */
	size_t family_name_len;
	const char *first_name;
	const char *known_as;
	const char *nhs;
	const char *address;
	size_t address_len; /* without the postcode */
	const char *postcode;
	struct date born;
};
/* r NULL: as the person stands in the register. */
struct madeup_seen madeup_see(const struct madeup_person *p, const struct madeup_row *r);

/* Whether an identifier lies in a range that no real person or place has. */
bool madeup_nhs_reserved(const char *nhs);
bool madeup_phone_reserved(const char *phone);
bool madeup_postcode_reserved(const char *postcode);
bool madeup_email_reserved(const char *email);
bool madeup_case_reserved(const char *case_number);
bool madeup_upn_reserved(const char *upn);
/* The tenth digit for the first nine, -1 where no number has those nine. */
int madeup_nhs_check_digit(const char *nine);
/* The letter in front of twelve digits. */
char madeup_upn_letter(const char *digits);

/* A feed being written. */
struct madeup_csv {
	struct buf text;
	bool begun; /* a cell stands in the present row */
};
void madeup_cell(struct madeup_csv *csv, const char *text);
void madeup_cell_bytes(struct madeup_csv *csv, const char *bytes, size_t len);
void madeup_cell_date(struct madeup_csv *csv, struct date d);
void madeup_row_end(struct madeup_csv *csv);

enum madeup_feed {
	MADEUP_FEED_REGISTER,
	MADEUP_FEED_RELATIONSHIPS,
	MADEUP_FEED_CHILDREN,
	MADEUP_FEED_SCHOOL,
	MADEUP_FEED_SCHOOL_CONTACTS,
	MADEUP_FEED_ADULTS,
	MADEUP_FEED_HOUSING,
	MADEUP_FEED_POLICE,
	MADEUP_FEED_OFFENCES,
	MADEUP_FEED_CATALOGUE,
	MADEUP_FEEDS
};
extern const char *const madeup_feed_files[MADEUP_FEEDS];
void madeup_feed_write(const struct madeup *m, enum madeup_feed feed, struct buf *out);

#endif

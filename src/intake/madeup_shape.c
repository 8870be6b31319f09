#include "madeup_private.h"

const char *const madeup_services[] = { "children", "school", "adults", "housing", "police", NULL };

static const char *const children_facts[] = { "plan", NULL };
static const char *const school_facts[] = { "admission_type", NULL };
static const char *const adults_facts[] = { "support", NULL };
static const char *const housing_facts[] = { "rent_arrears", "notice_seeking_possession", "eviction",
	                                     "anti_social_behaviour", NULL };
static const char *const police_facts[] = { "other_offences", NULL };
const char *const *const madeup_facts[MADEUP_SERVICES] = {
	[MADEUP_CHILDREN] = children_facts, [MADEUP_SCHOOL] = school_facts, [MADEUP_ADULTS] = adults_facts,
	[MADEUP_HOUSING] = housing_facts,   [MADEUP_POLICE] = police_facts,
};

static const char *const status_words[] = { "open", "closed", "held", NULL };
static const char *const said_by_words[] = { "register", "school", NULL };

static const struct field identity_fields[] = {
	FIELD_TEXT(struct madeup_identity, name, OPTIONAL,
	           N_("The name as this service writes it: Family, First")),
	FIELD_TEXT(struct madeup_identity, known_as, OPTIONAL, N_("The name this service knows them by")),
	FIELD_TEXT(struct madeup_identity, nhs, OPTIONAL, N_("The NHS number as this service has it")),
	FIELD_TEXT(struct madeup_identity, address, OPTIONAL, N_("The address as this service has it")),
	FIELD_DATE(struct madeup_identity, born, OPTIONAL, N_("The birth date as this service has it")),
	FIELD_TEXTS(struct madeup_identity, leaves_out, OPTIONAL,
	            N_("What it does not hold: nhs, born, address")),
};
static const struct shape identity_shape = SHAPE(struct madeup_identity, "held_as", identity_fields);

static const struct field fact_fields[] = {
	FIELD_TEXT(struct madeup_fact, field, REQUIRED, N_("The fact")),
	FIELD_TEXT(struct madeup_fact, value, REQUIRED, N_("What the feed says")),
};
static const struct shape fact_shape = SHAPE(struct madeup_fact, "fact", fact_fields);

static const struct field offence_fields[] = {
	FIELD_DATE(struct madeup_offence, date, REQUIRED, N_("When")),
	FIELD_TEXT(struct madeup_offence, type, REQUIRED, N_("What")),
	FIELD_TEXT(struct madeup_offence, involvement, REQUIRED, N_("Convicted or suspect")),
};
static const struct shape offence_shape = SHAPE(struct madeup_offence, "offence", offence_fields);

static const struct field row_fields[] = {
	FIELD_WORD(struct madeup_row, status, REQUIRED, status_words, MADEUP_STATUS_HELD,
	           N_("Whether it is open or closed; held: the service never says")),
	FIELD_DATE(struct madeup_row, from, OPTIONAL, N_("When it began")),
	FIELD_DATE(struct madeup_row, to, OPTIONAL, N_("When it ended")),
	FIELD_DATE(struct madeup_row, last_contact, OPTIONAL, N_("When the service last saw them")),
	FIELD_DATE(struct madeup_row, updated, OPTIONAL, N_("When the service changed its record")),
	FIELD_TEXT(struct madeup_row, contact, OPTIONAL, N_("Whom to ring: a key of contacts.yaml")),
	FIELD_STRUCT(struct madeup_row, held_as, OPTIONAL, &identity_shape,
	             N_("What this service writes differently about who they are")),
	FIELD_KEYED(struct madeup_row, facts, OPTIONAL, &fact_shape, N_("What else the feed says")),
	FIELD_LIST(struct madeup_row, offences, OPTIONAL, &offence_shape, N_("Police only")),
};
static const struct shape row_shape = SHAPE_PLACED(struct madeup_row, "row", row_fields, at, -1);

#define ROWS(service, position, text)                                                                        \
	{                                                                                                    \
		.name = (service), .kind = KIND_LIST,                                                        \
		.at = offsetof(struct madeup_person, rows[position].items),                                  \
		.count_at = offsetof(struct madeup_person, rows[position].count), .shape = &row_shape,       \
		.help = (text)                                                                               \
	}

static const struct field person_fields[] = {
	FIELD_TEXT(struct madeup_person, key, REQUIRED, N_("The word by which the file speaks of them")),
	FIELD_TEXT(struct madeup_person, name, REQUIRED, N_("Family, First")),
	FIELD_TEXT(struct madeup_person, known_as, OPTIONAL, N_("The name they are called by")),
	FIELD_TEXT(struct madeup_person, former_name, OPTIONAL, N_("An earlier family name")),
	FIELD_DATE(struct madeup_person, born, OPTIONAL, N_("Birth date, may be partial")),
	FIELD_DATE(struct madeup_person, died, OPTIONAL, N_("Date of death, may be partial")),
	FIELD_TEXT(struct madeup_person, sex, OPTIONAL, N_("female or male; left out: not recorded")),
	{ .name = "case",
	  .kind = KIND_TEXT,
	  .at = offsetof(struct madeup_person, case_number),
	  .help = N_("Number in the register, from 130000 to 199999") },
	FIELD_TEXT(struct madeup_person, nhs, OPTIONAL, N_("NHS number from the reserved 999 range")),
	FIELD_TEXT(struct madeup_person, upn, OPTIONAL,
	           N_("Pupil number of the authority 000, which there is not")),
	FIELD_TEXT(struct madeup_person, address, OPTIONAL, N_("8 Mill Lane, XX1 4QQ")),
	FIELD_DATE(struct madeup_person, since, OPTIONAL, N_("At this address since")),
	FIELD_TEXT(struct madeup_person, earlier_address, OPTIONAL, N_("The address before it")),
	FIELD_TEXT(struct madeup_person, phone, OPTIONAL, N_("A number of the ranges for drama")),
	FIELD_BOOL(struct madeup_person, address_protected, OPTIONAL, N_("No feed may hold their address")),
	FIELD_TEXT(struct madeup_person, warning, OPTIONAL, N_("A warning note")),
	FIELD_DATE(struct madeup_person, warning_review, OPTIONAL, N_("When it is to be reviewed")),
	ROWS("children", MADEUP_CHILDREN, N_("Children's social care")),
	ROWS("school", MADEUP_SCHOOL, N_("School")),
	ROWS("adults", MADEUP_ADULTS, N_("Adults' social care")),
	ROWS("housing", MADEUP_HOUSING, N_("Housing")),
	ROWS("police", MADEUP_POLICE, N_("Police")),
};
static const struct shape person_shape = SHAPE_PLACED(struct madeup_person, "person", person_fields, at, -1);

static const struct field relation_fields[] = {
	FIELD_TEXT(struct madeup_relation, who, REQUIRED, N_("Key of a person")),
	FIELD_TEXT(struct madeup_relation, is, REQUIRED, N_("A relation of data/words.yaml")),
	FIELD_TEXTS(struct madeup_relation, of, REQUIRED, N_("Keys of those to whom")),
	FIELD_WORD(struct madeup_relation, said_by, OPTIONAL, said_by_words, MADEUP_SAID_BY_REGISTER,
	           N_("Whose record says so")),
	FIELD_DATE(struct madeup_relation, since, OPTIONAL, N_("When it was recorded")),
};
static const struct shape relation_shape =
        SHAPE_PLACED(struct madeup_relation, "relationship", relation_fields, at, -1);

static const struct field family_fields[] = {
	FIELD_TEXT(struct madeup_family, family, REQUIRED, N_("What the family is called")),
	FIELD_INTEGER(struct madeup_family, number, REQUIRED, 1, 99, N_("Its number in the trainer's list")),
	FIELD_TEXT(struct madeup_family, story, REQUIRED, N_("What happened, in plain words")),
	FIELD_TEXT(struct madeup_family, teaches, REQUIRED, N_("What a trainee learns from it")),
	{ .name = "try",
	  .kind = KIND_TEXTS,
	  .at = offsetof(struct madeup_family, try_this),
	  .count_at = offsetof(struct madeup_family, try_this_count),
	  .help = N_("What to search for") },
	FIELD_KEYED(struct madeup_family, people, REQUIRED, &person_shape,
	            N_("Everybody in it, and who looks like them")),
	{ .name = "relationships",
	  .kind = KIND_LIST,
	  .at = offsetof(struct madeup_family, relations),
	  .count_at = offsetof(struct madeup_family, relations_count),
	  .shape = &relation_shape,
	  .help = N_("Who is what to whom, and who says so") },
};
const struct shape madeup_family_shape = SHAPE(struct madeup_family, "family", family_fields);

static const struct field contact_fields[] = {
	FIELD_TEXT(struct madeup_contact, key, REQUIRED, N_("The word by which families speak of them")),
	FIELD_TEXT(struct madeup_contact, name, OPTIONAL, N_("Name")),
	FIELD_TEXT(struct madeup_contact, role, OPTIONAL, N_("Role")),
	FIELD_TEXT(struct madeup_contact, organisation, OPTIONAL, N_("Team, school or landlord")),
	FIELD_TEXT(struct madeup_contact, phone, OPTIONAL, N_("A number of the ranges for drama")),
	FIELD_TEXT(struct madeup_contact, email, OPTIONAL, N_("At example.org")),
};
static const struct shape contact_entry_shape =
        SHAPE_PLACED(struct madeup_contact, "contact", contact_fields, at, -1);

static const struct field contacts_fields[] = {
	FIELD_KEYED(struct madeup_contacts, contacts, REQUIRED, &contact_entry_shape, N_("Whom to ring")),
};
const struct shape madeup_contacts_shape = SHAPE(struct madeup_contacts, "contacts", contacts_fields);

static const struct field copy_fields[] = {
	FIELD_TEXT(struct madeup_copy, source, REQUIRED, N_("Key of the source")),
	FIELD_DATE(struct madeup_copy, from, REQUIRED, N_("What it holds goes back to here")),
	FIELD_DATE(struct madeup_copy, copied, REQUIRED, N_("When it was copied here")),
	FIELD_TEXT(struct madeup_copy, time, OPTIONAL, N_("At what time")),
};
static const struct shape copy_shape = SHAPE(struct madeup_copy, "source", copy_fields);

static const struct field catalogue_fields[] = {
	FIELD_DATE(struct madeup_catalogue, today, REQUIRED, N_("The day on which the families stand")),
	FIELD_TEXT(struct madeup_catalogue, time, REQUIRED, N_("The time of that day, as 09:42")),
	FIELD_KEYED(struct madeup_catalogue, sources, REQUIRED, &copy_shape,
	            N_("Reach and copy of each source")),
};
const struct shape madeup_catalogue_shape = SHAPE(struct madeup_catalogue, "catalogue", catalogue_fields);

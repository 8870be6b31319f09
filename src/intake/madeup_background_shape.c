#include "madeup_private.h"

#define PER_CENT(member, text) FIELD_INTEGER(struct madeup_background, member, REQUIRED, 0, 100, text)
#define SEVERAL(member, text)                                                                                \
	{                                                                                                    \
		.name = #member, .kind = KIND_TEXTS, .flags = REQUIRED,                                      \
		.at = offsetof(struct madeup_background, member),                                            \
		.count_at = offsetof(struct madeup_background, member##_count), .min = 1, .max = 1000,       \
		.help = (text)                                                                               \
	}

static const struct field street_fields[] = {
	FIELD_TEXT(struct madeup_street, street, REQUIRED, N_("A street that there is not")),
	FIELD_TEXT(struct madeup_street, postcode, REQUIRED, N_("Its postcode, of the area XX")),
};
static const struct shape street_shape = SHAPE(struct madeup_street, "street", street_fields);

static const struct field background_fields[] = {
	FIELD_INTEGER(struct madeup_background, seed, REQUIRED, 1, INT64_MAX,
	              N_("Another number, other people")),
	FIELD_INTEGER(struct madeup_background, people, REQUIRED, 0, 100000,
	              N_("How many whom at least one source knows")),
	PER_CENT(two_parents, N_("Households of two parents with children")),
	PER_CENT(one_parent, N_("Households of one parent with children")),
	PER_CENT(two_adults, N_("Households of two adults; the rest live alone")),
	PER_CENT(children_open, N_("Children with an open case")),
	PER_CENT(children_closed, N_("Children with a closed case")),
	PER_CENT(adults_open, N_("Adults with an open case")),
	PER_CENT(adults_closed, N_("Adults with a closed case")),
	PER_CENT(housing_open, N_("Households with a tenancy")),
	PER_CENT(housing_closed, N_("Households with a former tenancy")),
	PER_CENT(police, N_("Adults with a police record")),
	SEVERAL(girls, N_("First names of girls")),
	SEVERAL(boys, N_("First names of boys")),
	SEVERAL(women, N_("First names of women")),
	SEVERAL(men, N_("First names of men")),
	SEVERAL(family_names, N_("Family names, none of the families'")),
	{ .name = "streets",
	  .kind = KIND_KEYED,
	  .flags = REQUIRED,
	  .at = offsetof(struct madeup_background, streets),
	  .count_at = offsetof(struct madeup_background, streets_count),
	  .shape = &street_shape,
	  .min = 1,
	  .max = 1000,
	  .help = N_("Streets with their postcode") },
	SEVERAL(primary_schools, N_("Keys of contacts.yaml")),
	SEVERAL(secondary_schools, N_("Keys of contacts.yaml")),
	SEVERAL(children_contacts, N_("Keys of contacts.yaml")),
	SEVERAL(adults_contacts, N_("Keys of contacts.yaml")),
	SEVERAL(housing_contacts, N_("Keys of contacts.yaml")),
	SEVERAL(police_contacts, N_("Keys of contacts.yaml")),
	SEVERAL(support, N_("Kinds of support of Adults")),
	SEVERAL(offences, N_("Types of offence")),
};
const struct shape madeup_background_shape = SHAPE(struct madeup_background, "background", background_fields);

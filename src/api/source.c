#include "famctx/api/source.h"

static const struct field ages_fields[] = {
	FIELD_INTEGER(struct ages, from, OPTIONAL, 0, 130, N_("Youngest age, inclusive")),
	FIELD_INTEGER(struct ages, to, OPTIONAL, 0, 130, N_("Oldest age, inclusive")),
};
const struct shape ages_shape = SHAPE(struct ages, "ages", ages_fields);

static const struct field contact_fields[] = {
	FIELD_TEXT(struct contact, name, OPTIONAL, N_("Person or team")),
	FIELD_TEXT(struct contact, role, OPTIONAL, N_("What they do")),
	FIELD_TEXT(struct contact, organisation, OPTIONAL, N_("Where they work")),
	FIELD_TEXT(struct contact, phone, OPTIONAL, N_("Telephone number")),
	FIELD_TEXT(struct contact, email, OPTIONAL, N_("E-mail address")),
};
const struct shape contact_shape = SHAPE(struct contact, "contact", contact_fields);

static const struct field detail_definition_fields[] = {
	FIELD_TEXT(struct detail_definition, key, REQUIRED, N_("Name of the detail")),
	FIELD_TEXT(struct detail_definition, label, OPTIONAL, N_("What it is called on screen")),
	FIELD_TEXT(struct detail_definition, meaning, OPTIONAL, N_("The source's own definition")),
	FIELD_BOOL(struct detail_definition, sensitive, OPTIONAL, N_("Whether it is sensitive")),
	FIELD_INTEGER(struct detail_definition, most_shown, OPTIONAL, 1, 1000, N_("At most so many are shown")),
};
static const struct shape detail_definition_shape =
	SHAPE(struct detail_definition, "detail", detail_definition_fields);

static const struct field source_document_fields[] = {
	FIELD_TEXT(struct source_document, key, REQUIRED, N_("Key of the source")),
	FIELD_TEXT(struct source_document, service, OPTIONAL, N_("The service it belongs to")),
	FIELD_TEXT(struct source_document, title, REQUIRED, N_("What the source is called")),
	FIELD_BOOL(struct source_document, is_register, OPTIONAL, N_("Whether its ids name people")),
	FIELD_STRUCT(struct source_document, owner, OPTIONAL, &contact_shape, N_("Whom to ring about it")),
	FIELD_DATE(struct source_document, from, OPTIONAL, N_("Covers from")),
	FIELD_DATE(struct source_document, to, OPTIONAL, N_("Covers to")),
	FIELD_TEXT(struct source_document, period_note, OPTIONAL, N_("The period in the source's own words")),
	FIELD_TEXTS(struct source_document, areas, OPTIONAL, N_("Areas covered")),
	FIELD_STRUCT(struct source_document, ages, OPTIONAL, &ages_shape, N_("Ages covered")),
	FIELD_TEXT(struct source_document, covers, OPTIONAL, N_("Who is in it")),
	FIELD_TEXT(struct source_document, not_covered, OPTIONAL, N_("Who and what is not in it")),
	FIELD_DATE(struct source_document, copied, OPTIONAL, N_("When our copy was made")),
	FIELD_TEXT(struct source_document, copied_time, OPTIONAL, N_("At what time")),
	FIELD_INTEGER(struct source_document, refresh_days, OPTIONAL, 1, 3660, N_("Promised refresh in days")),
	FIELD_BOOL(struct source_document, not_shared, OPTIONAL, N_("Not shared with us")),
	FIELD_LIST(struct source_document, details, OPTIONAL, &detail_definition_shape, N_("Its details")),
	FIELD_TEXT(struct source_document, id_label, OPTIONAL, N_("What its ids are called")),
};
const struct shape source_document_shape = SHAPE(struct source_document, "source", source_document_fields);

#include "famctx/api/show.h"

#include "shared.h"

static const struct field show_request_fields[] = {
	FIELD_TEXT(struct show_request, person, REQUIRED, N_("Id of the person")),
	FIELD_TEXT(struct show_request, details, OPTIONAL, N_("all, none, or the service whose details are opened")),
	FIELD_TEXT(struct show_request, reason, OPTIONAL, N_("Why, where the keeper asked for a reason")),
};
const struct shape show_request_shape = SHAPE(struct show_request, "show", show_request_fields);

static const struct field shown_correction_fields[] = {
	FIELD_TEXT(struct shown_correction, reference, REQUIRED, N_("Reference of the challenge")),
	FIELD_BOOL(struct shown_correction, partly, OPTIONAL, N_("Whether it was upheld in part")),
	FIELD_TEXT(struct shown_correction, words, OPTIONAL, N_("What was decided, and why")),
	FIELD_TEXT(struct shown_correction, by, OPTIONAL, N_("Who decided")),
	FIELD_DATE(struct shown_correction, on, OPTIONAL, N_("When it was decided")),
	FIELD_TEXT(struct shown_correction, shown, OPTIONAL, N_("What the source said then")),
	FIELD_BOOL(struct shown_correction, source_changed, OPTIONAL, N_("Whether the source says something else now")),
};
static const struct shape shown_correction_shape = SHAPE(struct shown_correction, "correction", shown_correction_fields);

static const struct field shown_name_fields[] = {
	FIELD_TEXT(struct shown_name, family_name, OPTIONAL, N_("Family name")),
	FIELD_TEXT(struct shown_name, first_name, OPTIONAL, N_("First name")),
	FIELD_TEXT(struct shown_name, kind, OPTIONAL, N_("recorded, former or known_as")),
	FIELD_TEXT(struct shown_name, source, OPTIONAL, N_("Who says so")),
};
static const struct shape shown_name_shape = SHAPE(struct shown_name, "name", shown_name_fields);

static const struct field shown_address_fields[] = {
	FIELD_TEXT(struct shown_address, address, OPTIONAL, N_("The address as supplied")),
	FIELD_TEXT(struct shown_address, source, OPTIONAL, N_("Who says so")),
	FIELD_DATE(struct shown_address, date, OPTIONAL, N_("From when, or when it was copied")),
	FIELD_TEXT(struct shown_address, kind, OPTIONAL, N_("current or previous")),
};
static const struct shape shown_address_shape = SHAPE(struct shown_address, "address", shown_address_fields);

static const struct field shown_warning_fields[] = {
	FIELD_TEXT(struct shown_warning, text, OPTIONAL, N_("The warning")),
	FIELD_DATE(struct shown_warning, review, OPTIONAL, N_("To be reviewed by")),
	FIELD_BOOL(struct shown_warning, overdue, OPTIONAL, N_("Whether the review date has passed")),
	FIELD_TEXT(struct shown_warning, source, OPTIONAL, N_("Who says so")),
};
static const struct shape shown_warning_shape = SHAPE(struct shown_warning, "warning", shown_warning_fields);

static const struct field shown_identifier_fields[] = {
	FIELD_TEXT(struct shown_identifier, kind, OPTIONAL, N_("What kind of number")),
	FIELD_TEXT(struct shown_identifier, value, OPTIONAL, N_("The number")),
	FIELD_TEXT(struct shown_identifier, source, OPTIONAL, N_("Who says so")),
};
static const struct shape shown_identifier_shape =
	SHAPE(struct shown_identifier, "identifier", shown_identifier_fields);

static const struct field person_header_fields[] = {
	FIELD_TEXT(struct person_header, person, REQUIRED, N_("Id of the person")),
	FIELD_TEXT(struct person_header, case_id, OPTIONAL, N_("Id in the register")),
	FIELD_TEXT(struct person_header, family_name, OPTIONAL, N_("Family name")),
	FIELD_TEXT(struct person_header, first_name, OPTIONAL, N_("First name")),
	FIELD_LIST(struct person_header, names, OPTIONAL, &shown_name_shape, N_("Every name, with its source")),
	FIELD_DATE(struct person_header, born, OPTIONAL, N_("Birth date")),
	FIELD_INTEGER(struct person_header, age, OPTIONAL, 0, 0, N_("Age in years")),
	FIELD_DATE(struct person_header, died, OPTIONAL, N_("Date of death")),
	FIELD_TEXT(struct person_header, sex, OPTIONAL, N_("Sex as recorded")),
	FIELD_LIST(struct person_header, addresses, OPTIONAL, &shown_address_shape, N_("Every address, newest first")),
	FIELD_LIST(struct person_header, identifiers, OPTIONAL, &shown_identifier_shape,
		N_("Every number, with its source")),
	FIELD_LIST(struct person_header, warnings, OPTIONAL, &shown_warning_shape, N_("Warnings")),
	FIELD_TEXTS(struct person_header, challenged, ABSENT_WHEN_NONE, N_("Open challenges to the whole person")),
	FIELD_LIST(struct person_header, corrections, ABSENT_WHEN_NONE, &shown_correction_shape,
		   N_("What was decided about it here")),
	FIELD_BOOL(struct person_header, address_protected, OPTIONAL, N_("Whether where they live is protected")),
};
static const struct shape person_header_shape = SHAPE(struct person_header, "person", person_header_fields);

static const struct field shown_part_fields[] = {
	FIELD_TEXT(struct shown_part, label, OPTIONAL, N_("What it is called")),
	FIELD_TEXT(struct shown_part, value, OPTIONAL, N_("The value")),
};
static const struct shape shown_part_shape = SHAPE(struct shown_part, "part", shown_part_fields);

static const struct field shown_detail_fields[] = {
	FIELD_TEXT(struct shown_detail, field, OPTIONAL, N_("As named in the manifest")),
	FIELD_TEXT(struct shown_detail, label, OPTIONAL, N_("What it is called")),
	FIELD_TEXT(struct shown_detail, value, OPTIONAL, N_("The value")),
	FIELD_WORD(struct shown_detail, state, OPTIONAL, detail_state_codes, DETAIL_GIVEN, N_("Whether it was given")),
	FIELD_TEXT(struct shown_detail, meaning, OPTIONAL, N_("The source's own definition")),
	FIELD_BOOL(struct shown_detail, sensitive, OPTIONAL, N_("Whether it is sensitive")),
	FIELD_BOOL(struct shown_detail, challenged, OPTIONAL, N_("Whether it is challenged")),
	FIELD_LIST(struct shown_detail, parts, OPTIONAL, &shown_part_shape, N_("The parts of a repeated detail")),
	FIELD_TEXTS(struct shown_detail, challenges, ABSENT_WHEN_NONE, N_("References of open challenges")),
	FIELD_LIST(struct shown_detail, corrections, ABSENT_WHEN_NONE, &shown_correction_shape,
		   N_("What was decided about it here")),
};
static const struct shape shown_detail_shape = SHAPE(struct shown_detail, "detail", shown_detail_fields);

static const struct field shown_involvement_fields[] = {
	FIELD_TEXT(struct shown_involvement, source, OPTIONAL, N_("Which source")),
	FIELD_TEXT(struct shown_involvement, record, OPTIONAL, N_("Key of the record there")),
	FIELD_WORD(struct shown_involvement, state, OPTIONAL, state_codes, STATE_HELD, N_("open, closed or held")),
	FIELD_DATE(struct shown_involvement, from, OPTIONAL, N_("From")),
	FIELD_DATE(struct shown_involvement, to, OPTIONAL, N_("To")),
	FIELD_DATE(struct shown_involvement, last_contact, OPTIONAL, N_("Last contact")),
	FIELD_DATE(struct shown_involvement, updated, OPTIONAL, N_("Record updated")),
	FIELD_STRUCT(struct shown_involvement, contact, OPTIONAL, &contact_shape, N_("Whom to ring")),
	FIELD_LIST(struct shown_involvement, details, OPTIONAL, &shown_detail_shape, N_("What the source tells")),
	FIELD_INTEGER(struct shown_involvement, more, OPTIONAL, 0, 0, N_("Details not shown")),
};
static const struct shape shown_involvement_shape =
	SHAPE(struct shown_involvement, "involvement", shown_involvement_fields);

static const struct field shown_scope_fields[] = {
	FIELD_DATE(struct shown_scope, from, OPTIONAL, N_("Covers from")),
	FIELD_DATE(struct shown_scope, to, OPTIONAL, N_("Covers to")),
	FIELD_TEXT(struct shown_scope, period_note, OPTIONAL, N_("The period in the source's own words")),
	FIELD_TEXTS(struct shown_scope, areas, OPTIONAL, N_("Areas")),
	FIELD_TEXT(struct shown_scope, covers, OPTIONAL, N_("Who is in it")),
	FIELD_TEXT(struct shown_scope, not_covered, OPTIONAL, N_("Who and what is not")),
	FIELD_STRUCT(struct shown_scope, ages, OPTIONAL, &ages_shape, N_("Ages shown")),
	FIELD_TEXT(struct shown_scope, ages_because, OPTIONAL, N_("Where the age rule comes from")),
};
const struct shape shown_scope_shape = SHAPE(struct shown_scope, "scope", shown_scope_fields);

static const struct field source_view_fields[] = {
	FIELD_TEXT(struct source_view, source, REQUIRED, N_("Key of the source")),
	FIELD_TEXT(struct source_view, title, OPTIONAL, N_("What it is called")),
	FIELD_WORD(struct source_view, state, OPTIONAL, state_codes, STATE_NO_RECORD, N_("Its state")),
	FIELD_TEXT(struct source_view, sentence, OPTIONAL, N_("The state in words")),
	FIELD_WORD(struct source_view, freshness, OPTIONAL, freshness_codes, FRESH_NOT_KNOWN, N_("Freshness")),
	FIELD_DATE(struct source_view, last_contact, OPTIONAL, N_("Last contact")),
	FIELD_DATE(struct source_view, updated, OPTIONAL, N_("Record updated")),
	FIELD_DATE(struct source_view, copied, OPTIONAL, N_("Copied here")),
	FIELD_INTEGER(struct source_view, refresh_days, OPTIONAL, 0, 0, N_("Promised refresh in days")),
	FIELD_BOOL(struct source_view, failed, OPTIONAL, N_("Whether the last load failed")),
	FIELD_STRUCT(struct source_view, owner, OPTIONAL, &contact_shape, N_("Whom to ring about the source")),
	FIELD_STRUCT(struct source_view, scope, OPTIONAL, &shown_scope_shape, N_("What it covers")),
};
static const struct shape source_view_shape = SHAPE(struct source_view, "source", source_view_fields);

static const struct field service_view_fields[] = {
	FIELD_TEXT(struct service_view, service, REQUIRED, N_("The service")),
	FIELD_TEXT(struct service_view, source, OPTIONAL, N_("The source whose state stands here")),
	FIELD_WORD(struct service_view, state, OPTIONAL, state_codes, STATE_NO_RECORD, N_("Its state")),
	FIELD_TEXT(struct service_view, sentence, OPTIONAL, N_("The state in words")),
	FIELD_WORD(struct service_view, freshness, OPTIONAL, freshness_codes, FRESH_NOT_KNOWN, N_("Freshness")),
	FIELD_BOOL(struct service_view, late, OPTIONAL, N_("Whether the copy is late")),
	FIELD_DATE(struct service_view, last_contact, OPTIONAL, N_("Last contact")),
	FIELD_DATE(struct service_view, updated, OPTIONAL, N_("Record updated")),
	FIELD_DATE(struct service_view, copied, OPTIONAL, N_("Copied here")),
	FIELD_DATE(struct service_view, since, OPTIONAL, N_("Since when")),
	FIELD_STRUCT(struct service_view, scope, OPTIONAL, &shown_scope_shape, N_("What was searched")),
	FIELD_TEXTS(struct service_view, challenged, OPTIONAL, N_("References of open challenges")),
	FIELD_STRUCT(struct service_view, contact, OPTIONAL, &contact_shape, N_("Whom to ring")),
	FIELD_BOOL(struct service_view, contact_is_owner, OPTIONAL, N_("Whether that is the source's owner")),
	FIELD_LIST(struct service_view, involvements, OPTIONAL, &shown_involvement_shape, N_("Involvements")),
	FIELD_BOOL(struct service_view, details_withheld, OPTIONAL, N_("Whether details were not asked for")),
	FIELD_LIST(struct service_view, sources, OPTIONAL, &source_view_shape, N_("Each source of the service")),
	FIELD_LIST(struct service_view, corrections, ABSENT_WHEN_NONE, &shown_correction_shape,
		   N_("What was decided about it here")),
};
const struct shape service_view_shape = SHAPE(struct service_view, "service", service_view_fields);

static const struct field family_cell_fields[] = {
	FIELD_TEXT(struct family_cell, service, REQUIRED, N_("The service")),
	FIELD_TEXT(struct family_cell, source, OPTIONAL, N_("The source whose state stands here")),
	FIELD_WORD(struct family_cell, state, OPTIONAL, state_codes, STATE_NO_RECORD, N_("Its state")),
	FIELD_TEXT(struct family_cell, sentence, OPTIONAL, N_("The state in words")),
	FIELD_BOOL(struct family_cell, late, OPTIONAL, N_("Whether the copy is late")),
	FIELD_DATE(struct family_cell, last_contact, ABSENT_WHEN_NONE, N_("Last contact")),
	FIELD_DATE(struct family_cell, updated, ABSENT_WHEN_NONE, N_("Record updated")),
	FIELD_DATE(struct family_cell, since, ABSENT_WHEN_NONE, N_("Since when")),
	FIELD_STRUCT(struct family_cell, contact, ABSENT_WHEN_NONE, &contact_shape,
		     N_("Whom to ring, where it is not the source's owner")),
	FIELD_TEXTS(struct family_cell, challenged, ABSENT_WHEN_NONE, N_("References of open challenges")),
};
static const struct shape family_cell_shape = SHAPE(struct family_cell, "cell", family_cell_fields);

static const struct field family_member_fields[] = {
	FIELD_WORD(struct family_member, held, ABSENT_WHEN_NONE, held_back_codes, HELD_NOTHING, N_("Why only a name is here")),
	FIELD_TEXT(struct family_member, person, REQUIRED, N_("Id of the person")),
	FIELD_TEXT(struct family_member, case_id, OPTIONAL, N_("Id in the register")),
	FIELD_TEXT(struct family_member, name, OPTIONAL, N_("Family name first")),
	FIELD_TEXT(struct family_member, family_name, OPTIONAL, N_("Family name")),
	FIELD_TEXT(struct family_member, first_name, OPTIONAL, N_("First name")),
	FIELD_DATE(struct family_member, born, OPTIONAL, N_("Birth date")),
	FIELD_INTEGER(struct family_member, age, OPTIONAL, 0, 0, N_("Age in years")),
	FIELD_TEXT(struct family_member, sex, OPTIONAL, N_("Sex as recorded")),
	FIELD_TEXT(struct family_member, relation, OPTIONAL, N_("Relation to the person asked for")),
	FIELD_TEXT(struct family_member, source, OPTIONAL, N_("Who says so")),
	FIELD_DATE(struct family_member, date, OPTIONAL, N_("When it was recorded")),
	FIELD_BOOL(struct family_member, same_household, OPTIONAL, N_("Whether the current address is the same")),
	FIELD_KEYED(struct family_member, services, OPTIONAL, &service_state_shape, N_("State of each service")),
	FIELD_LIST(struct family_member, cells, OPTIONAL, &family_cell_shape, N_("The services with their recency")),
	FIELD_TEXTS(struct family_member, challenged, OPTIONAL, N_("Challenges to the link")),
	FIELD_LIST(struct family_member, corrections, ABSENT_WHEN_NONE, &shown_correction_shape,
		   N_("What was decided about it here")),
};
static const struct shape family_member_shape = SHAPE(struct family_member, "member", family_member_fields);

static const struct field household_member_fields[] = {
	FIELD_WORD(struct household_member, held, ABSENT_WHEN_NONE, held_back_codes, HELD_NOTHING, N_("Why only a name is here")),
	FIELD_TEXT(struct household_member, person, REQUIRED, N_("Id of the person")),
	FIELD_TEXT(struct household_member, case_id, OPTIONAL, N_("Id in the register")),
	FIELD_TEXT(struct household_member, name, OPTIONAL, N_("Family name first")),
	FIELD_DATE(struct household_member, born, OPTIONAL, N_("Birth date")),
	FIELD_INTEGER(struct household_member, age, OPTIONAL, 0, 0, N_("Age in years")),
	FIELD_TEXT(struct household_member, address, OPTIONAL, N_("The shared address")),
	FIELD_TEXT(struct household_member, source, OPTIONAL, N_("Who says so")),
	FIELD_DATE(struct household_member, date, OPTIONAL, N_("Since when, or copied when")),
};
static const struct shape household_member_shape =
	SHAPE(struct household_member, "household", household_member_fields);

static const struct field possible_person_fields[] = {
	FIELD_TEXT(struct possible_person, person, OPTIONAL, N_("Id of the person")),
	FIELD_TEXT(struct possible_person, name, OPTIONAL, N_("Family name first")),
	FIELD_DATE(struct possible_person, born, OPTIONAL, N_("Birth date")),
	FIELD_TEXT(struct possible_person, address, OPTIONAL, N_("Address")),
	FIELD_TEXT(struct possible_person, source, OPTIONAL, N_("The source of the record")),
	FIELD_TEXT(struct possible_person, record, OPTIONAL, N_("Key of the record there")),
	FIELD_WORD(struct possible_person, rule, OPTIONAL, join_rule_codes, JOIN_MAYBE_NAME_BORN,
		N_("Why it may be the same person")),
	FIELD_TEXT(struct possible_person, sentence, OPTIONAL, N_("The same in words")),
};
static const struct shape possible_person_shape =
	SHAPE(struct possible_person, "possible", possible_person_fields);

static const struct field shown_join_fields[] = {
	FIELD_TEXT(struct shown_join, source, OPTIONAL, N_("The source")),
	FIELD_TEXT(struct shown_join, record, OPTIONAL, N_("Key of the record there")),
	FIELD_WORD(struct shown_join, rule, OPTIONAL, join_rule_codes, JOIN_OWN, N_("The rule")),
	FIELD_TEXT(struct shown_join, basis, OPTIONAL, N_("The rule in words")),
	FIELD_WORD(struct shown_join, band, OPTIONAL, band_codes, BAND_STRONG, N_("How sure")),
	FIELD_TEXT(struct shown_join, checked_by, OPTIONAL, N_("Who checked it")),
	FIELD_TEXTS(struct shown_join, challenged, ABSENT_WHEN_NONE, N_("Open challenges to this join")),
};
static const struct shape shown_join_shape = SHAPE(struct shown_join, "join", shown_join_fields);

static const struct field shown_challenge_fields[] = {
	FIELD_TEXT(struct shown_challenge, reference, OPTIONAL, N_("Its reference")),
	FIELD_TEXT(struct shown_challenge, on, OPTIONAL, N_("What it is about")),
	FIELD_TEXT(struct shown_challenge, type, OPTIONAL, N_("What kind")),
	FIELD_TEXT(struct shown_challenge, state, OPTIONAL, N_("Where it stands")),
	FIELD_DATE(struct shown_challenge, raised, OPTIONAL, N_("When it was raised")),
	FIELD_DATE(struct shown_challenge, due, OPTIONAL, N_("When it is due")),
	FIELD_TEXT(struct shown_challenge, about, OPTIONAL, N_("What it is about, in words")),
};
static const struct shape shown_challenge_shape =
	SHAPE(struct shown_challenge, "challenge", shown_challenge_fields);

static const struct field show_answer_fields[] = {
	FIELD_DATE(struct show_answer, at, REQUIRED, N_("Today")),
	FIELD_STRUCT(struct show_answer, held, ABSENT_WHEN_NONE, &held_answer_shape, N_("Why there is a name and little else")),
	FIELD_STRUCT(struct show_answer, glass, ABSENT_WHEN_NONE, &broken_glass_shape, N_("Opened by break-glass")),
	FIELD_STRUCT(struct show_answer, person, OPTIONAL, &person_header_shape, N_("The person")),
	FIELD_TEXT(struct show_answer, role_note, OPTIONAL, N_("What is not shown to this role")),
	FIELD_LIST(struct show_answer, scope, OPTIONAL, &scope_entry_shape, N_("What was searched")),
	FIELD_LIST(struct show_answer, services, OPTIONAL, &service_view_shape, N_("Each service")),
	FIELD_LIST(struct show_answer, family, OPTIONAL, &family_member_shape,
		N_("The people linked by recorded relationships")),
	FIELD_LIST(struct show_answer, household, OPTIONAL, &household_member_shape,
		N_("Others at the same current address")),
	FIELD_INTEGER(struct show_answer, household_more, OPTIONAL, 0, 0, N_("Others there who are not listed")),
	FIELD_LIST(struct show_answer, possible, OPTIONAL, &possible_person_shape,
		N_("Records that may be this person")),
	FIELD_LIST(struct show_answer, join, OPTIONAL, &shown_join_shape, N_("The records joined into this person")),
	FIELD_LIST(struct show_answer, challenges, OPTIONAL, &shown_challenge_shape,
		N_("Challenges to anything shown here")),
	FIELD_TEXTS(struct show_answer, missing, OPTIONAL, N_("Who is not recorded")),
};
const struct shape show_answer_shape = SHAPE(struct show_answer, "show answer", show_answer_fields);

static const struct source_view *find_source(const struct show_answer *answer, const char *source)
{
	for (size_t i = 0; i < answer->services_count; i++) {
		const struct service_view *v = &answer->services[i];
		for (size_t k = 0; source && k < v->sources_count; k++)
			if (!strcmp(v->sources[k].source, source))
				return &v->sources[k];
	}
	return NULL;
}

static bool names_somebody(const struct contact *c)
{
	return c->name || c->role || c->organisation || c->phone || c->email;
}

void show_cell_view(const struct show_answer *answer, const struct family_cell *cell, struct service_view *out)
{
	const struct source_view *source = find_source(answer, cell->source);

	shape_init(&service_view_shape, out);
	out->service = cell->service;
	out->source = cell->source;
	out->state = cell->state;
	out->sentence = cell->sentence;
	out->late = cell->late;
	out->last_contact = cell->last_contact;
	out->updated = cell->updated;
	out->since = cell->since;
	out->challenged = cell->challenged;
	out->challenged_count = cell->challenged_count;
	out->contact = cell->contact;
	out->contact_is_owner = !names_somebody(&cell->contact);
	if (!source)
		return;
	out->freshness = source->freshness;
	out->copied = source->copied;
	out->scope = source->scope;
	if (out->contact_is_owner)
		out->contact = source->owner;
}

#include "famctx/api/find.h"

static const struct field find_request_fields[] = {
	FIELD_TEXT(struct find_request, query, OPTIONAL, N_("The line as typed")),
	FIELD_TEXT(struct find_request, family_name, OPTIONAL, N_("Family name")),
	FIELD_TEXT(struct find_request, first_name, OPTIONAL, N_("First name")),
	FIELD_TEXT(struct find_request, born, OPTIONAL, N_("Birth date, year or age as typed")),
	FIELD_TEXT(struct find_request, address, OPTIONAL, N_("Address or postcode, or a part")),
	FIELD_TEXT(struct find_request, number, OPTIONAL, N_("Case or NHS number")),
	FIELD_INTEGER(struct find_request, from, OPTIONAL, 0, 1000000, N_("Results to leave out")),
	FIELD_INTEGER(struct find_request, limit, OPTIONAL, 1, FIND_PAGE, N_("Most results to send")),
	FIELD_INTEGER(struct find_request, search, OPTIONAL, 0, INT64_MAX, N_("Number of the search")),
};
const struct shape find_request_shape = SHAPE(struct find_request, "find", find_request_fields);

static const struct field scope_entry_fields[] = {
	FIELD_TEXT(struct scope_entry, source, REQUIRED, N_("Key of the source")),
	FIELD_TEXT(struct scope_entry, title, OPTIONAL, N_("What it is called")),
	FIELD_TEXT(struct scope_entry, service, OPTIONAL, N_("Its service; null for a register")),
	FIELD_WORD(struct scope_entry, freshness, REQUIRED, freshness_codes, FRESH_NOT_KNOWN, N_("Freshness")),
	FIELD_DATE(struct scope_entry, copied, OPTIONAL, N_("Copied here")),
	FIELD_DATE(struct scope_entry, from, OPTIONAL, N_("Covers from")),
	FIELD_DATE(struct scope_entry, to, OPTIONAL, N_("Covers to")),
	FIELD_TEXT(struct scope_entry, period_note, OPTIONAL, N_("The period in the source's own words")),
	FIELD_TEXTS(struct scope_entry, areas, OPTIONAL, N_("Areas")),
	FIELD_BOOL(struct scope_entry, failed, OPTIONAL, N_("Whether the last load failed")),
	FIELD_BOOL(struct scope_entry, not_shared, OPTIONAL, N_("Whether there is no agreement to share")),
};
const struct shape scope_entry_shape = SHAPE(struct scope_entry, "scope", scope_entry_fields);

static const struct field why_fields[] = {
	FIELD_TEXT(struct why, field, REQUIRED, N_("What was compared")),
	FIELD_WORD(struct why, verdict, REQUIRED, verdict_codes, VERDICT_NOT_COMPARED, N_("How it compares")),
	FIELD_TEXT(struct why, detail, OPTIONAL, N_("The two values")),
};
const struct shape why_shape = SHAPE(struct why, "why", why_fields);

static const struct field service_state_fields[] = {
	FIELD_TEXT(struct service_state, service, REQUIRED, N_("The service")),
	FIELD_WORD(struct service_state, state, REQUIRED, state_codes, STATE_NO_RECORD, N_("Its state")),
};
const struct shape service_state_shape = SHAPE(struct service_state, "state", service_state_fields);

static const struct field found_record_fields[] = {
	FIELD_TEXT(struct found_record, source, REQUIRED, N_("The source")),
	FIELD_TEXT(struct found_record, record, OPTIONAL, N_("Key of the record there")),
};
static const struct shape found_record_shape = SHAPE(struct found_record, "record", found_record_fields);

static const struct field found_person_fields[] = {
	FIELD_TEXT(struct found_person, person, REQUIRED, N_("Id of the person")),
	FIELD_TEXT(struct found_person, case_id, OPTIONAL, N_("Id in the register")),
	FIELD_TEXT(struct found_person, family_name, OPTIONAL, N_("Family name")),
	FIELD_TEXT(struct found_person, first_name, OPTIONAL, N_("First name")),
	FIELD_DATE(struct found_person, born, OPTIONAL, N_("Birth date")),
	FIELD_INTEGER(struct found_person, age, OPTIONAL, 0, 0, N_("Age in years")),
	FIELD_TEXT(struct found_person, sex, OPTIONAL, N_("Sex as recorded")),
	FIELD_TEXT(struct found_person, address, OPTIONAL, N_("Newest address")),
	FIELD_WORD(struct found_person, band, REQUIRED, band_codes, BAND_WEAK, N_("How well it fits")),
	FIELD_LIST(struct found_person, why, OPTIONAL, &why_shape, N_("What speaks for it")),
	FIELD_LIST(struct found_person, against, OPTIONAL, &why_shape, N_("What speaks against it")),
	FIELD_KEYED(struct found_person, services, OPTIONAL, &service_state_shape, N_("State of each service")),
	FIELD_LIST(struct found_person, records, OPTIONAL, &found_record_shape, N_("Records joined into this person")),
	FIELD_TEXTS(struct found_person, challenged, ABSENT_WHEN_NONE, N_("References of open challenges")),
	FIELD_WORD(struct found_person, held, ABSENT_WHEN_NONE, held_back_codes, HELD_NOTHING, N_("Why only a name is here")),
	FIELD_BOOL(struct found_person, address_protected, ABSENT_WHEN_NONE, N_("Whether where they live is protected")),
};
static const struct shape found_person_shape = SHAPE(struct found_person, "result", found_person_fields);

static const struct field find_advice_fields[] = {
	FIELD_TEXT(struct find_advice, kind, REQUIRED, N_("What is different")),
	FIELD_TEXT(struct find_advice, query, OPTIONAL, N_("What to search for")),
	FIELD_INTEGER(struct find_advice, total, OPTIONAL, 0, 0, N_("About how many people that finds")),
};
static const struct shape find_advice_shape = SHAPE(struct find_advice, "advice", find_advice_fields);

static const struct field find_answer_fields[] = {
	FIELD_TEXT(struct find_answer, query, OPTIONAL, N_("The query as understood")),
	FIELD_DATE(struct find_answer, at, REQUIRED, N_("Today")),
	FIELD_LIST(struct find_answer, scope, OPTIONAL, &scope_entry_shape, N_("What was searched")),
	FIELD_INTEGER(struct find_answer, total, OPTIONAL, 0, 0, N_("How many people fit")),
	FIELD_BOOL(struct find_answer, total_at_least, OPTIONAL, N_("Whether there are more than that")),
	FIELD_INTEGER(struct find_answer, more, OPTIONAL, 0, 0, N_("Results beyond these")),
	FIELD_BOOL(struct find_answer, all_compared, OPTIONAL, N_("Whether all were compared")),
	FIELD_TEXT(struct find_answer, role_note, OPTIONAL, N_("What is not shown to this role")),
	FIELD_TEXT(struct find_answer, help_note, OPTIONAL, N_("The team that can help")),
	FIELD_TEXT(struct find_answer, too_little, OPTIONAL, N_("What more to type")),
	FIELD_LIST(struct find_answer, results, OPTIONAL, &found_person_shape, N_("The people")),
	FIELD_LIST(struct find_answer, advice, OPTIONAL, &find_advice_shape, N_("Other searches to try")),
};
const struct shape find_answer_shape = SHAPE(struct find_answer, "find answer", find_answer_fields);

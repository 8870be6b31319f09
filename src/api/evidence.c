#include "famctx/api/evidence.h"

static const struct field evidence_request_fields[] = {
	FIELD_TEXT(struct evidence_request, person, REQUIRED, N_("Id of the person")),
	FIELD_TEXT(struct evidence_request, other, OPTIONAL, N_("A person to compare with")),
};
const struct shape evidence_request_shape = SHAPE(struct evidence_request, "evidence", evidence_request_fields);

static const struct field evidence_record_fields[] = {
	FIELD_TEXT(struct evidence_record, source, OPTIONAL, N_("The source")),
	FIELD_TEXT(struct evidence_record, title, OPTIONAL, N_("What it is called")),
	FIELD_TEXT(struct evidence_record, record, OPTIONAL, N_("Key of the record there")),
	FIELD_TEXT(struct evidence_record, person, OPTIONAL, N_("The person it belongs to")),
	FIELD_WORD(struct evidence_record, rule, OPTIONAL, join_rule_codes, JOIN_OWN, N_("The rule")),
	FIELD_TEXT(struct evidence_record, basis, OPTIONAL, N_("The rule in words")),
	FIELD_TEXT(struct evidence_record, checked_by, OPTIONAL, N_("Who checked it")),
	FIELD_DATE(struct evidence_record, copied, OPTIONAL, N_("Copied here")),
	FIELD_TEXTS(struct evidence_record, challenged, ABSENT_WHEN_NONE, N_("References of open challenges")),
};
static const struct shape evidence_record_shape =
	SHAPE(struct evidence_record, "record", evidence_record_fields);

static const struct field evidence_row_fields[] = {
	FIELD_TEXT(struct evidence_row, field, OPTIONAL, N_("What is compared")),
	FIELD_TEXTS(struct evidence_row, values, OPTIONAL | MAY_HAVE_GAPS, N_("One value a record")),
	FIELD_WORD(struct evidence_row, verdict, OPTIONAL, verdict_codes, VERDICT_NOT_COMPARED,
		N_("How they compare")),
	FIELD_TEXT(struct evidence_row, sentence, OPTIONAL, N_("The same in words")),
};
static const struct shape evidence_row_shape = SHAPE(struct evidence_row, "row", evidence_row_fields);

static const struct field evidence_answer_fields[] = {
	FIELD_DATE(struct evidence_answer, at, REQUIRED, N_("Today")),
	FIELD_TEXT(struct evidence_answer, person, OPTIONAL, N_("Id of the person")),
	FIELD_TEXT(struct evidence_answer, name, OPTIONAL, N_("Family name first")),
	FIELD_LIST(struct evidence_answer, records, OPTIONAL, &evidence_record_shape, N_("The records")),
	FIELD_LIST(struct evidence_answer, rows, OPTIONAL, &evidence_row_shape, N_("What agrees and what does not")),
	FIELD_TEXTS(struct evidence_answer, for_it, OPTIONAL, N_("What speaks for it")),
	FIELD_TEXTS(struct evidence_answer, against, OPTIONAL, N_("What speaks against it")),
	FIELD_TEXTS(struct evidence_answer, would_change, OPTIONAL, N_("What would change it")),
	FIELD_INTEGER(struct evidence_answer, same_name, OPTIONAL, 0, 0, N_("Others with this name and birth month")),
};
const struct shape evidence_answer_shape =
	SHAPE(struct evidence_answer, "evidence answer", evidence_answer_fields);

#include "famctx/api/challenge_report.h"

static const struct field period_fields[] = {
	FIELD_DATE(struct challenge_period, from, OPTIONAL, N_("Raised from")),
	FIELD_DATE(struct challenge_period, to, OPTIONAL, N_("Raised until")),
};
const struct shape challenge_period_shape = SHAPE(struct challenge_period, "period", period_fields);

static const struct field pattern_fields[] = {
	FIELD_TEXT(struct challenge_pattern, key, OPTIONAL, N_("The source, field or type")),
	FIELD_INTEGER(struct challenge_pattern, raised, OPTIONAL, 0, 0, N_("Raised")),
	FIELD_INTEGER(struct challenge_pattern, open, OPTIONAL, 0, 0, N_("Without a final outcome")),
	FIELD_INTEGER(struct challenge_pattern, upheld, OPTIONAL, 0, 0, N_("Upheld")),
	FIELD_INTEGER(struct challenge_pattern, partly, OPTIONAL, 0, 0, N_("Partly upheld")),
	FIELD_INTEGER(struct challenge_pattern, not_upheld, OPTIONAL, 0, 0, N_("Not upheld")),
	FIELD_INTEGER(struct challenge_pattern, duplicate, OPTIONAL, 0, 0, N_("Repeat another")),
	FIELD_INTEGER(struct challenge_pattern, median_days, OPTIONAL, 0, 0, N_("Working days to decide: the median")),
	FIELD_INTEGER(struct challenge_pattern, longest_days, OPTIONAL, 0, 0, N_("Working days to decide: the longest")),
};
static const struct shape pattern_shape = SHAPE(struct challenge_pattern, "pattern", pattern_fields);

static const struct field patterns_fields[] = {
	FIELD_DATE(struct challenge_patterns, at, REQUIRED, N_("Today")),
	FIELD_DATE(struct challenge_patterns, from, OPTIONAL, N_("Raised from")),
	FIELD_DATE(struct challenge_patterns, to, OPTIONAL, N_("Raised until")),
	FIELD_STRUCT(struct challenge_patterns, all, OPTIONAL, &pattern_shape, N_("All of them")),
	FIELD_LIST(struct challenge_patterns, sources, OPTIONAL, &pattern_shape, N_("By source")),
	FIELD_LIST(struct challenge_patterns, fields, OPTIONAL, &pattern_shape, N_("By field")),
	FIELD_LIST(struct challenge_patterns, types, OPTIONAL, &pattern_shape, N_("By type")),
};
const struct shape challenge_patterns_shape = SHAPE(struct challenge_patterns, "patterns", patterns_fields);

static const struct field sheet_request_fields[] = {
	FIELD_TEXT(struct challenge_sheet_request, source, REQUIRED, N_("Key of the source")),
	FIELD_STRUCT(struct challenge_sheet_request, period, OPTIONAL, &challenge_period_shape, N_("Which period")),
};
const struct shape challenge_sheet_request_shape =
	SHAPE(struct challenge_sheet_request, "sheet request", sheet_request_fields);

static const struct field sheet_row_fields[] = {
	FIELD_TEXT(struct challenge_sheet_row, reference, REQUIRED, N_("Its reference")),
	FIELD_TEXT(struct challenge_sheet_row, record, OPTIONAL, N_("Key of the row")),
	FIELD_TEXT(struct challenge_sheet_row, field, OPTIONAL, N_("The field")),
	FIELD_WORD(struct challenge_sheet_row, type, OPTIONAL, challenge_type_codes, -1, N_("What is thought to be wrong")),
	FIELD_WORD(struct challenge_sheet_row, state, OPTIONAL, challenge_state_codes, CHALLENGE_TO_REVIEW,
		   N_("Where it stands")),
	FIELD_WORD(struct challenge_sheet_row, outcome, OPTIONAL, challenge_outcome_codes, -1, N_("The outcome")),
	FIELD_DATE(struct challenge_sheet_row, raised, OPTIONAL, N_("When it was raised")),
	FIELD_DATE(struct challenge_sheet_row, decided, OPTIONAL, N_("When it was decided")),
	FIELD_TEXT(struct challenge_sheet_row, by, OPTIONAL, N_("Who raised it")),
};
static const struct shape sheet_row_shape = SHAPE(struct challenge_sheet_row, "row", sheet_row_fields);

static const struct field sheet_fields[] = {
	FIELD_DATE(struct challenge_sheet, at, REQUIRED, N_("Today")),
	FIELD_DATE(struct challenge_sheet, from, OPTIONAL, N_("Raised from")),
	FIELD_DATE(struct challenge_sheet, to, OPTIONAL, N_("Raised until")),
	FIELD_TEXT(struct challenge_sheet, source, OPTIONAL, N_("Key of the source")),
	FIELD_TEXT(struct challenge_sheet, title, OPTIONAL, N_("What it is called")),
	FIELD_STRUCT(struct challenge_sheet, all, OPTIONAL, &pattern_shape, N_("All of them")),
	FIELD_LIST(struct challenge_sheet, rows, OPTIONAL, &sheet_row_shape, N_("Each of them")),
};
const struct shape challenge_sheet_shape = SHAPE(struct challenge_sheet, "sheet", sheet_fields);

static const struct field export_request_fields[] = {
	FIELD_BOOL(struct challenge_export_request, names, OPTIONAL, N_("With names and what was written")),
	FIELD_WORD(struct challenge_export_request, state, OPTIONAL, challenge_state_codes, -1, N_("Only those that stand here")),
	FIELD_INTEGER(struct challenge_export_request, from, OPTIONAL, 0, 1000000, N_("How many to leave out")),
	FIELD_INTEGER(struct challenge_export_request, limit, OPTIONAL, 1, CHALLENGE_PAGE, N_("How many to send")),
};
const struct shape challenge_export_request_shape =
	SHAPE(struct challenge_export_request, "export request", export_request_fields);

static const struct field exported_fields[] = {
	FIELD_TEXT(struct challenge_exported, reference, REQUIRED, N_("Its reference")),
	FIELD_WORD(struct challenge_exported, type, OPTIONAL, challenge_type_codes, -1, N_("What is thought to be wrong")),
	FIELD_WORD(struct challenge_exported, state, OPTIONAL, challenge_state_codes, CHALLENGE_TO_REVIEW,
		   N_("Where it stands")),
	FIELD_WORD(struct challenge_exported, outcome, OPTIONAL, challenge_outcome_codes, -1, N_("The outcome")),
	FIELD_WORD(struct challenge_exported, risk, OPTIONAL, challenge_risk_codes, RISK_NOT_SAID, N_("Whether there was a risk")),
	FIELD_TEXT(struct challenge_exported, what, OPTIONAL, N_("What it is about, without names")),
	FIELD_TEXT(struct challenge_exported, source, OPTIONAL, N_("The source")),
	FIELD_TEXT(struct challenge_exported, field, OPTIONAL, N_("The field")),
	FIELD_DATE(struct challenge_exported, raised, OPTIONAL, N_("When it was raised")),
	FIELD_DATE(struct challenge_exported, due, OPTIONAL, N_("When it was due")),
	FIELD_DATE(struct challenge_exported, decided, OPTIONAL, N_("When it was decided")),
	FIELD_DATE(struct challenge_exported, closed, OPTIONAL, N_("When it was closed")),
	FIELD_BOOL(struct challenge_exported, anonymous, OPTIONAL, N_("Whether no name is kept")),
	FIELD_BOOL(struct challenge_exported, disagreed, OPTIONAL, N_("Whether it came back")),
	FIELD_TEXT(struct challenge_exported, on, ABSENT_WHEN_NONE, N_("What it is about")),
	FIELD_TEXT(struct challenge_exported, about, ABSENT_WHEN_NONE, N_("The same in words")),
	FIELD_TEXT(struct challenge_exported, by, ABSENT_WHEN_NONE, N_("Who raised it")),
	FIELD_TEXT(struct challenge_exported, reviewer, ABSENT_WHEN_NONE, N_("Who looked at it")),
	FIELD_TEXT(struct challenge_exported, because, ABSENT_WHEN_NONE, N_("What is known, and how")),
	FIELD_TEXT(struct challenge_exported, spoke, ABSENT_WHEN_NONE, N_("Who was spoken to")),
	FIELD_TEXT(struct challenge_exported, reason, ABSENT_WHEN_NONE, N_("The reason of the outcome")),
};
static const struct shape exported_shape = SHAPE(struct challenge_exported, "challenge", exported_fields);

static const struct field export_fields[] = {
	FIELD_DATE(struct challenge_export, at, REQUIRED, N_("Today")),
	FIELD_BOOL(struct challenge_export, names, OPTIONAL, N_("Whether names are in it")),
	FIELD_INTEGER(struct challenge_export, total, OPTIONAL, 0, 0, N_("How many there are")),
	FIELD_INTEGER(struct challenge_export, more, OPTIONAL, 0, 0, N_("How many are not in this part")),
	FIELD_LIST(struct challenge_export, challenges, OPTIONAL, &exported_shape, N_("The challenges")),
};
const struct shape challenge_export_shape = SHAPE(struct challenge_export, "export", export_fields);

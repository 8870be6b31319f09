#include "famctx/api/register.h"

static const struct field row_value_fields[] = {
	FIELD_TEXT(struct row_value, column, REQUIRED, N_("The column")),
	FIELD_TEXT(struct row_value, value, OPTIONAL, N_("Its value")),
};
static const struct shape row_value_shape = SHAPE(struct row_value, "value", row_value_fields);

static const struct field register_request_fields[] = {
	FIELD_TEXT(struct register_request, project, REQUIRED, N_("The project")),
	FIELD_TEXT(struct register_request, table, REQUIRED, N_("Key of the register")),
	FIELD_TEXT(struct register_request, action, OPTIONAL, N_("list, add, change or remove")),
	FIELD_INTEGER(struct register_request, row, OPTIONAL, 0, 0, N_("The row to change")),
	FIELD_KEYED(struct register_request, values, OPTIONAL, &row_value_shape, N_("Values by column")),
	FIELD_TEXT(struct register_request, reason, OPTIONAL, N_("Why a row is removed")),
	FIELD_KEYED(struct register_request, seen, OPTIONAL, &field_version_shape,
	            N_("Versions that were seen")),
};
const struct shape register_request_shape =
        SHAPE(struct register_request, "register", register_request_fields);

static const struct field column_view_fields[] = {
	FIELD_TEXT(struct column_view, name, REQUIRED, N_("Name")),
	FIELD_TEXT(struct column_view, title, OPTIONAL, N_("Title")),
	FIELD_TEXT(struct column_view, kind, OPTIONAL, N_("text, long, choice, yes_no, date or number")),
	FIELD_BOOL(struct column_view, required, OPTIONAL, N_("Whether every row needs it")),
	FIELD_LIST(struct column_view, choices, OPTIONAL, &project_choice_shape, N_("Choices")),
};
static const struct shape column_view_shape = SHAPE(struct column_view, "column", column_view_fields);

static const struct field row_view_fields[] = {
	FIELD_INTEGER(struct row_view, row, REQUIRED, 0, 0, N_("Number")),
	FIELD_KEYED(struct row_view, values, OPTIONAL, &row_value_shape, N_("Values by column")),
	FIELD_TEXT(struct row_view, by, OPTIONAL, N_("Who changed it last")),
	FIELD_DATE(struct row_view, date, OPTIONAL, N_("When")),
	FIELD_KEYED(struct row_view, versions, OPTIONAL, &field_version_shape, N_("Versions of its fields")),
};
static const struct shape row_view_shape = SHAPE(struct row_view, "row", row_view_fields);

static const struct field register_answer_fields[] = {
	FIELD_TEXT(struct register_answer, project, REQUIRED, N_("The project")),
	FIELD_TEXT(struct register_answer, table, REQUIRED, N_("Key")),
	FIELD_TEXT(struct register_answer, title, OPTIONAL, N_("Title")),
	FIELD_TEXT(struct register_answer, help, OPTIONAL, N_("What it is for")),
	FIELD_LIST(struct register_answer, columns, OPTIONAL, &column_view_shape, N_("Columns")),
	FIELD_LIST(struct register_answer, rows, OPTIONAL, &row_view_shape, N_("Rows")),
	FIELD_INTEGER(struct register_answer, row, OPTIONAL, 0, 0, N_("The row that was added or changed")),
	FIELD_STRUCT(struct register_answer, result, OPTIONAL, &saved_answer_shape, N_("What was saved")),
};
const struct shape register_answer_shape = SHAPE(struct register_answer, "register", register_answer_fields);

static const struct field maturity_request_fields[] = {
	FIELD_TEXT(struct maturity_request, project, REQUIRED, N_("The project")),
	FIELD_TEXT(struct maturity_request, rater, OPTIONAL, N_("Whose levels these are")),
	FIELD_TEXT(struct maturity_request, agreed_by, OPTIONAL, N_("Who enters the agreed levels")),
	FIELD_TEXT(struct maturity_request, file, OPTIONAL, N_("Name of the file, for what is said of it")),
	FIELD_TEXT(struct maturity_request, text, OPTIONAL, N_("Levels as YAML; null only shows")),
};
const struct shape maturity_request_shape =
        SHAPE(struct maturity_request, "maturity", maturity_request_fields);

static const struct field rating_fields[] = {
	FIELD_TEXT(struct rating, rater, REQUIRED, N_("Who")),
	FIELD_TEXT(struct rating, level, OPTIONAL, N_("Level")),
};
static const struct shape rating_shape = SHAPE(struct rating, "rating", rating_fields);

static const struct field component_view_fields[] = {
	FIELD_TEXT(struct component_view, component, REQUIRED, N_("Code")),
	FIELD_TEXT(struct component_view, name, OPTIONAL, N_("Name")),
	FIELD_LIST(struct component_view, ratings, OPTIONAL, &rating_shape, N_("Each rater's level")),
	FIELD_TEXT(struct component_view, lowest, OPTIONAL, N_("The lowest")),
	FIELD_TEXT(struct component_view, highest, OPTIONAL, N_("The highest")),
	FIELD_INTEGER(struct component_view, spread, OPTIONAL, 0, 0, N_("Levels between them")),
	FIELD_TEXT(struct component_view, agreed, OPTIONAL, N_("The agreed level")),
	FIELD_TEXT(struct component_view, lower, OPTIONAL, N_("What lower looks like")),
	FIELD_TEXT(struct component_view, medium, OPTIONAL, N_("What medium looks like")),
	FIELD_TEXT(struct component_view, higher, OPTIONAL, N_("What higher looks like")),
};
static const struct shape component_view_shape =
        SHAPE(struct component_view, "component", component_view_fields);

static const struct field maturity_answer_fields[] = {
	FIELD_TEXT(struct maturity_answer, project, REQUIRED, N_("The project")),
	FIELD_TEXT(struct maturity_answer, state, REQUIRED, N_("complete or incomplete")),
	FIELD_TEXT(struct maturity_answer, band, OPTIONAL, N_("Band; null while incomplete")),
	FIELD_LIST(struct maturity_answer, components, OPTIONAL, &component_view_shape, N_("Components")),
	FIELD_TEXTS(struct maturity_answer, raters, OPTIONAL, N_("Who rated")),
	FIELD_TEXTS(struct maturity_answer, missing, OPTIONAL, N_("Components without an agreed level")),
	FIELD_TEXTS(struct maturity_answer, lower, OPTIONAL, N_("Components agreed to be lower")),
	FIELD_TEXTS(struct maturity_answer, warnings, OPTIONAL, N_("Warnings")),
	FIELD_TEXT(struct maturity_answer, agreed_by, OPTIONAL, N_("Who entered the agreed levels")),
	FIELD_DATE(struct maturity_answer, agreed, OPTIONAL, N_("When")),
	FIELD_DATE(struct maturity_answer, expires, OPTIONAL, N_("When it has to be done again")),
	FIELD_BOOL(struct maturity_answer, expired, OPTIONAL, N_("Whether it has to be")),
	FIELD_TEXT(struct maturity_answer, follows, OPTIONAL, N_("What the guidance says follows")),
	FIELD_TEXT(struct maturity_answer, effect, OPTIONAL, N_("What changes here")),
	FIELD_TEXT(struct maturity_answer, notice, OPTIONAL, N_("Whose text this is")),
};
const struct shape maturity_answer_shape = SHAPE(struct maturity_answer, "maturity", maturity_answer_fields);

static const struct field sign_request_fields[] = {
	FIELD_TEXT(struct sign_request, project, REQUIRED, N_("The project")),
	FIELD_TEXT(struct sign_request, gate, REQUIRED, N_("Code of the gate")),
	FIELD_TEXT(struct sign_request, decision, REQUIRED, N_("pass, pass-with-gaps, return or stop")),
	FIELD_TEXT(struct sign_request, name, REQUIRED, N_("Who decides")),
	FIELD_TEXT(struct sign_request, role, REQUIRED, N_("In which role")),
	FIELD_TEXT(struct sign_request, comment, OPTIONAL, N_("Comment")),
	FIELD_TEXT(struct sign_request, override, OPTIONAL, N_("Why they may pass on answers of their own")),
};
const struct shape sign_request_shape = SHAPE(struct sign_request, "sign", sign_request_fields);

static const struct field sign_answer_fields[] = {
	FIELD_TEXT(struct sign_answer, project, REQUIRED, N_("The project")),
	FIELD_STRUCT(struct sign_answer, gate, OPTIONAL, &gate_view_shape, N_("The gate after it")),
};
const struct shape sign_answer_shape = SHAPE(struct sign_answer, "gate", sign_answer_fields);

static const struct field decide_request_fields[] = {
	FIELD_TEXT(struct decide_request, project, REQUIRED, N_("The project")),
	FIELD_TEXT(struct decide_request, outcome, REQUIRED, N_("continue, proceed or reconsider")),
	FIELD_TEXT(struct decide_request, name, REQUIRED, N_("Who decides")),
	FIELD_TEXT(struct decide_request, role, REQUIRED, N_("In which role")),
	FIELD_TEXT(struct decide_request, reason, REQUIRED, N_("Why")),
};
const struct shape decide_request_shape = SHAPE(struct decide_request, "decision", decide_request_fields);

static const struct field history_request_fields[] = {
	FIELD_TEXT(struct history_request, project, REQUIRED, N_("The project")),
	FIELD_TEXT(struct history_request, subject, OPTIONAL, N_("On what; null: on everything")),
	FIELD_TEXT(struct history_request, field, OPTIONAL, N_("Which field")),
	FIELD_INTEGER(struct history_request, most, OPTIONAL, 0, 0, N_("How many, newest first")),
};
const struct shape history_request_shape = SHAPE(struct history_request, "history", history_request_fields);

static const struct field history_entry_fields[] = {
	FIELD_TEXT(struct history_entry, subject, REQUIRED, N_("On what")),
	FIELD_TEXT(struct history_entry, field, REQUIRED, N_("Field")),
	FIELD_TEXT(struct history_entry, value, OPTIONAL, N_("What was said")),
	FIELD_INTEGER(struct history_entry, version, OPTIONAL, 0, 0, N_("Version")),
	FIELD_TEXT(struct history_entry, who, OPTIONAL, N_("Who")),
	FIELD_TEXT(struct history_entry, at, OPTIONAL, N_("When, UTC")),
	FIELD_DATE(struct history_entry, date, OPTIONAL, N_("Day")),
	FIELD_TEXT(struct history_entry, content, OPTIONAL, N_("Version of the guidance")),
	FIELD_TEXT(struct history_entry, note, OPTIONAL, N_("Note")),
	FIELD_BOOL(struct history_entry, beside, OPTIONAL, N_("Whether it came too late and is kept beside")),
};
static const struct shape history_entry_shape = SHAPE(struct history_entry, "entry", history_entry_fields);

static const struct field history_answer_fields[] = {
	FIELD_LIST(struct history_answer, entries, OPTIONAL, &history_entry_shape, N_("Entries")),
};
const struct shape history_answer_shape = SHAPE(struct history_answer, "history", history_answer_fields);

static const struct field export_request_fields[] = {
	FIELD_TEXT(struct export_request, project, REQUIRED, N_("The project")),
	FIELD_TEXT(struct export_request, part, OPTIONAL,
	           N_("all, stage:N, workbook, triage, open or transparency")),
	FIELD_TEXT(struct export_request, format, OPTIONAL, N_("md, html, text or json")),
};
const struct shape export_request_shape = SHAPE(struct export_request, "export", export_request_fields);

static const struct field export_answer_fields[] = {
	FIELD_TEXT(struct export_answer, name, REQUIRED, N_("A name for the file")),
	FIELD_TEXT(struct export_answer, text, REQUIRED, N_("The document")),
};
const struct shape export_answer_shape = SHAPE(struct export_answer, "document", export_answer_fields);

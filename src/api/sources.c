#include "famctx/api/sources.h"

#include "shared.h"

static const struct field quality_figure_fields[] = {
	FIELD_TEXT(struct quality_figure, rule, OPTIONAL, N_("Code of the rule")),
	FIELD_TEXT(struct quality_figure, field, OPTIONAL, N_("What it was measured on")),
	FIELD_TEXT(struct quality_figure, words, OPTIONAL, N_("In plain words")),
	FIELD_WORD(struct quality_figure, level, OPTIONAL, quality_codes, QUALITY_INFORMATION, N_("How good")),
};
const struct shape quality_figure_shape = SHAPE(struct quality_figure, "quality", quality_figure_fields);

static const struct field source_problem_fields[] = {
	FIELD_TEXT(struct source_problem, file, OPTIONAL, N_("The file")),
	FIELD_INTEGER(struct source_problem, line, OPTIONAL, 0, 0, N_("The line")),
	FIELD_INTEGER(struct source_problem, column, OPTIONAL, 0, 0, N_("The column")),
	FIELD_TEXT(struct source_problem, message, OPTIONAL, N_("What is wrong")),
	FIELD_BOOL(struct source_problem, error, OPTIONAL, N_("Whether it refuses the load")),
};
const struct shape source_problem_shape = SHAPE(struct source_problem, "problem", source_problem_fields);

static const struct field source_status_fields[] = {
	FIELD_TEXT(struct source_status, source, REQUIRED, N_("Key of the source")),
	FIELD_TEXT(struct source_status, title, OPTIONAL, N_("What it is called")),
	FIELD_TEXT(struct source_status, service, OPTIONAL, N_("Its service; null for a register")),
	FIELD_BOOL(struct source_status, is_register, OPTIONAL, N_("Whether its ids name people")),
	FIELD_BOOL(struct source_status, not_shared, OPTIONAL, N_("Whether there is no agreement to share")),
	FIELD_WORD(struct source_status, freshness, OPTIONAL, freshness_codes, FRESH_NOT_KNOWN, N_("Freshness")),
	FIELD_DATE(struct source_status, copied, OPTIONAL, N_("Copied here")),
	FIELD_INTEGER(struct source_status, refresh_days, OPTIONAL, 0, 0, N_("Promised refresh in days")),
	FIELD_STRUCT(struct source_status, scope, OPTIONAL, &shown_scope_shape, N_("What it covers")),
	FIELD_STRUCT(struct source_status, owner, OPTIONAL, &contact_shape, N_("Whom to ring")),
	FIELD_INTEGER(struct source_status, rows, OPTIONAL, 0, 0, N_("Rows")),
	FIELD_INTEGER(struct source_status, people, OPTIONAL, 0, 0, N_("People")),
	FIELD_TEXT(struct source_status, loaded, OPTIONAL, N_("When the last good load was made")),
	FIELD_TEXT(struct source_status, outcome, OPTIONAL, N_("How the last load went")),
	FIELD_TEXT(struct source_status, tried, OPTIONAL, N_("When it was tried")),
	FIELD_LIST(struct source_status, quality, OPTIONAL, &quality_figure_shape, N_("The quality report")),
	FIELD_LIST(struct source_status, problems, OPTIONAL, &source_problem_shape, N_("Problems of the last load")),
	FIELD_INTEGER(struct source_status, problems_more, OPTIONAL, 0, 0, N_("Problems not listed")),
};
static const struct shape source_status_shape = SHAPE(struct source_status, "source", source_status_fields);

static const struct field sources_answer_fields[] = {
	FIELD_DATE(struct sources_answer, at, REQUIRED, N_("Today")),
	FIELD_TEXT(struct sources_answer, training, OPTIONAL, N_("Whether this is training")),
	FIELD_LIST(struct sources_answer, sources, OPTIONAL, &source_status_shape, N_("The sources")),
	FIELD_TEXTS(struct sources_answer, not_here, OPTIONAL, N_("Services that are not here")),
	FIELD_TEXT(struct sources_answer, help_note, OPTIONAL, N_("The team that can help")),
};
const struct shape sources_answer_shape = SHAPE(struct sources_answer, "sources", sources_answer_fields);

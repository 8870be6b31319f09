#include "famctx/api/load.h"

static const struct field load_request_fields[] = {
	FIELD_TEXTS(struct load_request, manifests, REQUIRED, N_("Manifests to read")),
	FIELD_TEXT(struct load_request, data, OPTIONAL, N_("Folder of the feeds")),
	FIELD_BOOL(struct load_request, check, OPTIONAL, N_("Check only")),
};
const struct shape load_request_shape = SHAPE(struct load_request, "load", load_request_fields);

static const struct field progress_fields[] = {
	FIELD_TEXT(struct progress, stage, OPTIONAL, N_("What is being done")),
	FIELD_TEXT(struct progress, what, OPTIONAL, N_("To what")),
	FIELD_INTEGER(struct progress, done, OPTIONAL, 0, 0, N_("Done so far")),
	FIELD_INTEGER(struct progress, total, OPTIONAL, 0, 0, N_("In all")),
	FIELD_INTEGER(struct progress, seconds_left, OPTIONAL, 0, 0, N_("Seconds left")),
};
const struct shape progress_shape = SHAPE(struct progress, "progress", progress_fields);

static const struct field load_source_fields[] = {
	FIELD_TEXT(struct load_source, source, OPTIONAL, N_("Key of the source")),
	FIELD_TEXT(struct load_source, title, OPTIONAL, N_("What it is called")),
	FIELD_TEXT(struct load_source, outcome, OPTIONAL, N_("loaded, refused or checked")),
	FIELD_INTEGER(struct load_source, rows, OPTIONAL, 0, 0, N_("Rows")),
	FIELD_INTEGER(struct load_source, people, OPTIONAL, 0, 0, N_("People")),
	FIELD_INTEGER(struct load_source, bad_cells, OPTIONAL, 0, 0, N_("Cells that could not be read")),
	FIELD_LIST(struct load_source, quality, OPTIONAL, &quality_figure_shape, N_("The quality report")),
};
static const struct shape load_source_shape = SHAPE(struct load_source, "source", load_source_fields);

static const struct field load_answer_fields[] = {
	FIELD_BOOL(struct load_answer, check, OPTIONAL, N_("Check only")),
	FIELD_BOOL(struct load_answer, refused, OPTIONAL, N_("Whether the load was refused")),
	FIELD_LIST(struct load_answer, sources, OPTIONAL, &load_source_shape, N_("Each source")),
	FIELD_LIST(struct load_answer, problems, OPTIONAL, &source_problem_shape, N_("What was found")),
	FIELD_INTEGER(struct load_answer, problems_more, OPTIONAL, 0, 0, N_("Problems not listed")),
	FIELD_INTEGER(struct load_answer, rows, OPTIONAL, 0, 0, N_("Rows in the store")),
	FIELD_INTEGER(struct load_answer, people, OPTIONAL, 0, 0, N_("People in the store")),
	FIELD_INTEGER(struct load_answer, possible, OPTIONAL, 0, 0, N_("Possible matches in the store")),
};
const struct shape load_answer_shape = SHAPE(struct load_answer, "load answer", load_answer_fields);

#include "content_shapes.h"

static const struct field rows_fields[] = {
	{ .name = "register",
	  .kind = KIND_TEXT,
	  .flags = REQUIRED,
	  .at = offsetof(struct gate_rows, reg),
	  .help = N_("Key of a register") },
	FIELD_TEXT(struct gate_rows, column, OPTIONAL, N_("Column")),
	FIELD_TEXT(struct gate_rows, is, OPTIONAL, N_("A choice, or any")),
};
static const struct shape rows_shape = SHAPE(struct gate_rows, "rows", rows_fields);

static const struct field span_fields[] = {
	FIELD_INTEGER(struct gate_span, from, REQUIRED, 1, 99, N_("First")),
	FIELD_INTEGER(struct gate_span, to, REQUIRED, 1, 99, N_("Last")),
};
static const struct shape span_shape = SHAPE(struct gate_span, "span", span_fields);

static const struct field gate_condition_fields[] = {
	FIELD_TEXT(struct gate_condition, words, REQUIRED, N_("In words")),
	FIELD_TEXT(struct gate_condition, lines, OPTIONAL, N_("Lines of the guidance")),
	FIELD_STRUCT(struct gate_condition, actions, OPTIONAL, &span_shape,
	             N_("Every counted action of these stages")),
	FIELD_STRUCT(struct gate_condition, answered, OPTIONAL, &span_shape,
	             N_("These workbook questions are answered")),
	FIELD_TEXTS(struct gate_condition, agreed, OPTIONAL, N_("These workbook questions are agreed")),
	FIELD_TEXTS(struct gate_condition, done, OPTIONAL, N_("Every one of these actions")),
	FIELD_TEXTS(struct gate_condition, any_done, OPTIONAL, N_("One of these actions")),
	FIELD_KEYED(struct gate_condition, facts, OPTIONAL, &match_shape, N_("Facts")),
	FIELD_BOOL(struct gate_condition, triage, OPTIONAL, N_("The triage is complete")),
	FIELD_BOOL(struct gate_condition, triage_since_change, OPTIONAL,
	           N_("It was run since the scope changed")),
	FIELD_BOOL(struct gate_condition, unknowns, OPTIONAL, N_("What it did not know is settled")),
	FIELD_STRUCT(struct gate_condition, rows, OPTIONAL, &rows_shape, N_("A row that fits")),
	FIELD_STRUCT(struct gate_condition, due, OPTIONAL, &rows_shape, N_("A row with a date to come")),
	FIELD_TEXTS(struct gate_condition, passed, OPTIONAL, N_("Gates with a sign-off that stands")),
};
static const struct shape gate_condition_shape =
        SHAPE_PLACED(struct gate_condition, "condition", gate_condition_fields, place, -1);

static const struct field covers_fields[] = {
	FIELD_INTEGER(struct gate_covers, stages_from, OPTIONAL, 0, 10, N_("First stage")),
	FIELD_INTEGER(struct gate_covers, stages_to, OPTIONAL, 0, 10, N_("Last stage")),
	FIELD_INTEGER(struct gate_covers, workbook_from, OPTIONAL, 1, 99, N_("First question")),
	FIELD_INTEGER(struct gate_covers, workbook_to, OPTIONAL, 1, 99, N_("Last question")),
	FIELD_BOOL(struct gate_covers, triage, OPTIONAL, N_("The triage")),
	FIELD_BOOL(struct gate_covers, maturity, OPTIONAL, N_("The maturity assessment")),
	FIELD_TEXTS(struct gate_covers, registers, OPTIONAL, N_("Registers")),
};
static const struct shape covers_shape = SHAPE(struct gate_covers, "covers", covers_fields);

static const struct field on_change_fields[] = {
	FIELD_TEXTS(struct gate_on_change, withdraws, OPTIONAL, N_("Gates")),
	FIELD_TEXTS(struct gate_on_change, reopens, OPTIONAL, N_("Workbook questions")),
};
static const struct shape on_change_shape = SHAPE(struct gate_on_change, "change", on_change_fields);

static const struct field gate_fields[] = {
	FIELD_TEXT(struct gate, code, REQUIRED, N_("Code, never changed")),
	FIELD_TEXT(struct gate, title, REQUIRED, N_("Title")),
	FIELD_INTEGER(struct gate, after, REQUIRED, 0, 10, N_("Stage it comes after")),
	FIELD_TEXT(struct gate, kind, REQUIRED, N_("Code of a kind")),
	FIELD_TEXT(struct gate, who, REQUIRED, N_("Code of a role")),
	FIELD_TEXT(struct gate, lines, OPTIONAL, N_("Lines of the guidance")),
	FIELD_TEXT(struct gate, otherwise, OPTIONAL, N_("What to do if not")),
	FIELD_STRUCT(struct gate, covers, REQUIRED, &covers_shape, N_("What a sign-off stands for")),
	FIELD_TEXTS(struct gate, itself, OPTIONAL, N_("Actions that this gate is")),
	FIELD_STRUCT(struct gate, on_scope_change, OPTIONAL, &on_change_shape,
	             N_("What an open change of scope does")),
	FIELD_LIST(struct gate, conditions, REQUIRED, &gate_condition_shape, N_("Conditions")),
};
static const struct shape gate_shape = SHAPE_PLACED(struct gate, "gate", gate_fields, place, -1);

static const struct field gate_content_fields[] = {
	FIELD_LIST(struct gate_content, gates, REQUIRED, &gate_shape, N_("Gates")),
	FIELD_LIST(struct gate_content, kinds, REQUIRED, &choice_shape, N_("Kinds of gates")),
};
const struct shape gate_content_shape = SHAPE(struct gate_content, "gates", gate_content_fields);

static const struct field column_fields[] = {
	FIELD_TEXT(struct column, name, REQUIRED, N_("Name, never changed")),
	FIELD_TEXT(struct column, title, REQUIRED, N_("Title")),
	FIELD_WORD(struct column, kind, OPTIONAL, column_kind_codes, COLUMN_TEXT, N_("Kind")),
	FIELD_BOOL(struct column, required, OPTIONAL, N_("Whether every row needs it")),
	FIELD_LIST(struct column, choices, OPTIONAL, &choice_shape, N_("Choices")),
	FIELD_TEXT(struct column, help, OPTIONAL, N_("What to write")),
};
static const struct shape column_shape = SHAPE_PLACED(struct column, "column", column_fields, place, -1);

static const struct field register_table_fields[] = {
	FIELD_TEXT(struct register_table, key, REQUIRED, N_("Key, never changed")),
	FIELD_TEXT(struct register_table, title, REQUIRED, N_("Title")),
	FIELD_TEXT(struct register_table, help, REQUIRED, N_("What it is for")),
	FIELD_INTEGER(struct register_table, stage, REQUIRED, 0, 10, N_("Stage")),
	FIELD_LIST(struct register_table, columns, REQUIRED, &column_shape, N_("Columns")),
};
static const struct shape register_table_shape =
        SHAPE_PLACED(struct register_table, "register", register_table_fields, place, -1);

static const struct field register_content_fields[] = {
	FIELD_LIST(struct register_content, registers, REQUIRED, &register_table_shape, N_("Registers")),
};
const struct shape register_content_shape =
        SHAPE(struct register_content, "registers", register_content_fields);

static const struct field card_fields[] = {
	FIELD_TEXT(struct card, code, REQUIRED, N_("Code")),
	FIELD_INTEGER(struct card, minutes, REQUIRED, 1, 240, N_("Minutes")),
	FIELD_TEXT(struct card, theme, REQUIRED, N_("Theme")),
	FIELD_TEXT(struct card, lines, OPTIONAL, N_("Lines of the deck")),
	FIELD_TEXT(struct card, read_out, REQUIRED, N_("Read out")),
	FIELD_TEXT(struct card, discuss, REQUIRED, N_("Discuss")),
	FIELD_TEXT(struct card, keep, REQUIRED, N_("What to keep")),
	FIELD_TEXTS(struct card, feeds, OPTIONAL, N_("Where it goes")),
};
static const struct shape card_shape = SHAPE_PLACED(struct card, "card", card_fields, place, -1);

static const struct field recommendation_fields[] = {
	FIELD_INTEGER(struct recommendation, number, REQUIRED, 1, 99, N_("Number")),
	FIELD_TEXT(struct recommendation, lines, OPTIONAL, N_("Lines of the deck")),
	FIELD_TEXT(struct recommendation, text, REQUIRED, N_("Text")),
	FIELD_TEXT(struct recommendation, ask, REQUIRED, N_("A local question")),
};
static const struct shape recommendation_shape =
        SHAPE(struct recommendation, "recommendation", recommendation_fields);

static const struct field workshop_fields[] = {
	FIELD_TEXTS(struct workshop, running, REQUIRED, N_("How to run it")),
	FIELD_LIST(struct workshop, cards, REQUIRED, &card_shape, N_("Cards")),
	FIELD_LIST(struct workshop, recommendations, REQUIRED, &recommendation_shape, N_("Recommendations")),
};
const struct shape workshop_shape = SHAPE(struct workshop, "workshop", workshop_fields);

static const struct field term_fields[] = {
	FIELD_TEXT(struct glossary_term, term, REQUIRED, N_("Term")),
	FIELD_TEXT(struct glossary_term, meaning, REQUIRED, N_("Meaning")),
};
static const struct shape term_shape = SHAPE(struct glossary_term, "term", term_fields);

static const struct field glossary_fields[] = {
	FIELD_LIST(struct glossary, terms, REQUIRED, &term_shape, N_("Terms")),
};
const struct shape glossary_shape = SHAPE(struct glossary, "glossary", glossary_fields);

static const struct field words_fields[] = {
	FIELD_TEXT(struct named_words, key, REQUIRED, N_("Key")),
	FIELD_TEXT(struct named_words, text, REQUIRED, N_("Words")),
};
static const struct shape words_shape = SHAPE(struct named_words, "words", words_fields);

static const struct field document_words_fields[] = {
	FIELD_KEYED(struct document_words, words, REQUIRED, &words_shape, N_("Words by key")),
};
const struct shape document_words_shape = SHAPE(struct document_words, "words", document_words_fields);

static const struct field record_section_fields[] = {
	FIELD_INTEGER(struct record_section, tier, REQUIRED, 1, 2, N_("Tier")),
	FIELD_TEXT(struct record_section, title, REQUIRED, N_("Heading")),
	FIELD_TEXTS(struct record_section, from, REQUIRED, N_("What goes there")),
};
static const struct shape record_section_shape =
        SHAPE_PLACED(struct record_section, "section", record_section_fields, place, -1);

static const struct field transparency_fields[] = {
	FIELD_LIST(struct transparency, sections, REQUIRED, &record_section_shape, N_("Headings")),
};
const struct shape transparency_shape = SHAPE(struct transparency, "transparency", transparency_fields);

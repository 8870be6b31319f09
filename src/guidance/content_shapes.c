#include "content_shapes.h"

static const struct field choice_fields[] = {
	FIELD_TEXT(struct choice, code, REQUIRED, N_("Code, never changed")),
	FIELD_TEXT(struct choice, words, OPTIONAL, N_("What people read; the code where it is not given")),
	FIELD_TEXT(struct choice, meaning, OPTIONAL, N_("What it means")),
	FIELD_TEXTS(struct choice, also_called, OPTIONAL, N_("Other ways to write it")),
};
const struct shape choice_shape = SHAPE_PLACED(struct choice, "choice", choice_fields, place, -1);

static const struct field match_fields[] = {
	FIELD_TEXT(struct match, name, REQUIRED, N_("A fact, a question or a derived name")),
	FIELD_TEXTS(struct match, values, REQUIRED, N_("Values, any of which fits")),
};
const struct shape match_shape = SHAPE(struct match, "case", match_fields);

static const struct field rule_case_fields[] = {
	FIELD_KEYED(struct rule_case, when, REQUIRED, &match_shape, N_("What must hold, all of it")),
	FIELD_TEXT(struct rule_case, because, OPTIONAL, N_("The reason, in words")),
	FIELD_WORD(struct rule_case, tier, OPTIONAL, tier_codes, -1, N_("A tier of its own")),
};
const struct shape rule_case_shape = SHAPE_PLACED(struct rule_case, "case", rule_case_fields, place, -1);

static const struct field part_fields[] = {
	FIELD_TEXT(struct about_part, part, REQUIRED, N_("Name of the part")),
	FIELD_TEXT(struct about_part, words, REQUIRED, N_("What is said of it")),
};
static const struct shape part_shape = SHAPE(struct about_part, "part", part_fields);

static const struct field strength_fields[] = {
	FIELD_WORD(struct strength, code, REQUIRED, strength_codes, -1, N_("Code")),
	FIELD_TEXT(struct strength, words, REQUIRED, N_("What people read")),
	FIELD_TEXT(struct strength, meaning, REQUIRED, N_("What it means")),
	FIELD_BOOL(struct strength, counts, REQUIRED, N_("Whether it counts at gates")),
};
static const struct shape strength_shape = SHAPE(struct strength, "strength", strength_fields);

static const struct field about_fields[] = {
	FIELD_TEXT(struct about, version, REQUIRED, N_("Changes whenever the content does")),
	FIELD_DATE(struct about, issued, REQUIRED, N_("When the guidance was issued")),
	FIELD_TEXT(struct about, title, REQUIRED, N_("What the guidance is called")),
	FIELD_TEXT(struct about, source, REQUIRED, N_("Where it comes from")),
	FIELD_TEXT(struct about, licence, REQUIRED, N_("The line of its licence")),
	FIELD_LIST(struct about, drafted, REQUIRED, &part_shape, N_("What is not the source's own text")),
	FIELD_LIST(struct about, phases, REQUIRED, &choice_shape, N_("Phases")),
	FIELD_LIST(struct about, strengths, REQUIRED, &strength_shape, N_("How the guidance puts an action")),
	FIELD_LIST(struct about, roles, REQUIRED, &choice_shape, N_("Who does it")),
};
const struct shape about_shape = SHAPE(struct about, "about", about_fields);

static const struct field fact_fields[] = {
	FIELD_TEXT(struct fact, name, REQUIRED, N_("Name, never changed")),
	FIELD_TEXT(struct fact, question, REQUIRED, N_("How it is asked")),
	FIELD_LIST(struct fact, choices, OPTIONAL, &choice_shape,
	           N_("Answers; yes and no where there are none")),
	FIELD_BOOL(struct fact, computed, OPTIONAL, N_("Whether it is worked out")),
	FIELD_TEXT(struct fact, answer, OPTIONAL, N_("Answer of the triage that gives it")),
};
static const struct shape fact_shape = SHAPE_PLACED(struct fact, "fact", fact_fields, place, -1);

static const struct field condition_fields[] = {
	FIELD_TEXT(struct condition, name, REQUIRED, N_("Name, as actions use it")),
	FIELD_TEXT(struct condition, words, REQUIRED, N_("In words")),
	FIELD_LIST(struct condition, cases, REQUIRED, &rule_case_shape, N_("Any of which is enough")),
};
static const struct shape condition_shape =
        SHAPE_PLACED(struct condition, "condition", condition_fields, place, -1);

static const struct field fact_content_fields[] = {
	FIELD_LIST(struct fact_content, facts, REQUIRED, &fact_shape, N_("Facts about a project")),
	FIELD_LIST(struct fact_content, conditions, REQUIRED, &condition_shape, N_("Conditions")),
};
const struct shape fact_content_shape = SHAPE(struct fact_content, "facts", fact_content_fields);

static const struct field resource_fields[] = {
	FIELD_TEXT(struct resource, key, REQUIRED, N_("Key")),
	FIELD_TEXT(struct resource, what, REQUIRED, N_("What it is")),
	FIELD_TEXT(struct resource, status, OPTIONAL, N_("Whether it could be found")),
	FIELD_TEXT(struct resource, lines, OPTIONAL, N_("Lines of the guidance")),
	FIELD_TEXT(struct resource, link, OPTIONAL, N_("Where it is")),
};
static const struct shape resource_shape =
        SHAPE_PLACED(struct resource, "resource", resource_fields, place, -1);

static const struct field resource_content_fields[] = {
	FIELD_LIST(struct resource_content, resources, REQUIRED, &resource_shape, N_("What is pointed to")),
};
const struct shape resource_content_shape =
        SHAPE(struct resource_content, "resources", resource_content_fields);

static const struct field action_fields[] = {
	FIELD_TEXT(struct action, id, REQUIRED, N_("stage.section.item, never changed")),
	FIELD_TEXT(struct action, text, REQUIRED, N_("What to do")),
	FIELD_TEXT(struct action, who, REQUIRED, N_("Code of a role")),
	FIELD_BOOL(struct action, named, OPTIONAL, N_("Whether the guidance names this role")),
	FIELD_WORD(struct action, strength, REQUIRED, strength_codes, -1, N_("How the guidance puts it")),
	FIELD_TEXT(struct action, applies_if, OPTIONAL, N_("A condition")),
	FIELD_TEXT(struct action, see, OPTIONAL, N_("What it points to")),
	FIELD_TEXT(struct action, lines, REQUIRED, N_("Lines of the guidance")),
	FIELD_BOOL(struct action, retired, OPTIONAL, N_("Kept for old answers only")),
};
static const struct shape action_shape = SHAPE_PLACED(struct action, "action", action_fields, place, -1);

static const struct field section_fields[] = {
	FIELD_TEXT(struct section, title, REQUIRED, N_("Title")),
	FIELD_LIST(struct section, actions, REQUIRED, &action_shape, N_("Actions")),
};
static const struct shape section_shape = SHAPE(struct section, "section", section_fields);

static const struct field stage_fields[] = {
	{ .name = "stage",
	  .kind = KIND_INTEGER,
	  .flags = REQUIRED,
	  .at = offsetof(struct stage, number),
	  .min = 0,
	  .max = 10,
	  .help = N_("Number; 0 runs throughout") },
	FIELD_TEXT(struct stage, title, REQUIRED, N_("Title")),
	FIELD_TEXTS(struct stage, also_called, OPTIONAL, N_("Other titles")),
	FIELD_TEXT(struct stage, phase, REQUIRED, N_("Code of a phase")),
	FIELD_TEXT(struct stage, aim, REQUIRED, N_("Aim")),
	FIELD_TEXT(struct stage, lines, REQUIRED, N_("Lines of the guidance")),
	FIELD_INTEGER(struct stage, opened_by, OPTIONAL, 1, 99, N_("Workbook question that opens it")),
	FIELD_LIST(struct stage, sections, REQUIRED, &section_shape, N_("Sections")),
};
const struct shape stage_shape = SHAPE_PLACED(struct stage, "stage", stage_fields, place, -1);

static const char *const basis_words[] = { "derived", "anchored", NULL };
static const struct field question_fields[] = {
	FIELD_INTEGER(struct workbook_question, number, REQUIRED, 1, 99, N_("Number")),
	FIELD_TEXT(struct workbook_question, text, REQUIRED, N_("The question")),
	FIELD_TEXT(struct workbook_question, phase, REQUIRED, N_("Code of a phase")),
	FIELD_WORD(struct workbook_question, basis, REQUIRED, basis_words, -1,
	           N_("Whether a stage opens with it")),
	FIELD_TEXT(struct workbook_question, from, REQUIRED, N_("What it comes from")),
	FIELD_TEXTS(struct workbook_question, prompts, REQUIRED, N_("Think about")),
	FIELD_TEXTS(struct workbook_question, links, REQUIRED, N_("Actions it belongs to")),
};
static const struct shape question_shape =
        SHAPE_PLACED(struct workbook_question, "question", question_fields, place, -1);

static const struct field workbook_content_fields[] = {
	FIELD_INTEGER(struct workbook_content, most_characters, REQUIRED, 100, 100000, N_("Longest answer")),
	FIELD_LIST(struct workbook_content, questions, REQUIRED, &question_shape, N_("Questions")),
};
const struct shape workbook_content_shape =
        SHAPE(struct workbook_content, "workbook", workbook_content_fields);

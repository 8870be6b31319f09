#include "content_shapes.h"

static const char *const kind_words[] = { "yes_no", "choice", "each", "text", NULL };
static const struct field page_fields[] = {
	FIELD_INTEGER(struct triage_page, number, REQUIRED, 1, 99, N_("Number")),
	FIELD_TEXT(struct triage_page, title, REQUIRED, N_("Title")),
};
static const struct shape page_shape = SHAPE(struct triage_page, "page", page_fields);

static const struct field question_fields[] = {
	FIELD_TEXT(struct triage_question, name, REQUIRED, N_("Name, never changed")),
	FIELD_INTEGER(struct triage_question, page, REQUIRED, 1, 99, N_("Page")),
	FIELD_WORD(struct triage_question, kind, OPTIONAL, kind_words, QUESTION_YES_NO, N_("Kind")),
	FIELD_TEXT(struct triage_question, text, REQUIRED, N_("The question")),
	FIELD_TEXT(struct triage_question, because, OPTIONAL, N_("Why it is asked")),
	FIELD_TEXT(struct triage_question, fact, OPTIONAL, N_("Fact that answers it")),
	FIELD_LIST(struct triage_question, choices, OPTIONAL, &choice_shape, N_("Choices")),
	FIELD_LIST(struct triage_question, options, OPTIONAL, &choice_shape, N_("A yes or no for each")),
	FIELD_LIST(struct triage_question, shown_when, OPTIONAL, &rule_case_shape, N_("When it is asked")),
};
static const struct shape question_shape =
        SHAPE_PLACED(struct triage_question, "question", question_fields, place, -1);

static const struct field derived_fields[] = {
	FIELD_TEXT(struct derived, name, REQUIRED, N_("Name")),
	FIELD_TEXT(struct derived, words, REQUIRED, N_("In words")),
	FIELD_LIST(struct derived, cases, REQUIRED, &rule_case_shape, N_("Any of which is enough")),
};
static const struct shape derived_shape = SHAPE_PLACED(struct derived, "name", derived_fields, place, -1);

static const struct field tier_fields[] = {
	FIELD_TEXT(struct triage_tier, code, REQUIRED, N_("Code")),
	FIELD_TEXT(struct triage_tier, words, REQUIRED, N_("In words")),
	FIELD_TEXTS(struct triage_tier, duties, REQUIRED, N_("What it asks for")),
};
static const struct shape tier_shape = SHAPE(struct triage_tier, "tier", tier_fields);

static const struct field rule_fields[] = {
	FIELD_TEXT(struct triage_rule, id, REQUIRED, N_("Id, never changed")),
	FIELD_WORD(struct triage_rule, outcome, REQUIRED, outcome_codes, -1, N_("Outcome")),
	FIELD_WORD(struct triage_rule, tier, OPTIONAL, tier_codes, -1, N_("Tier, where it goes on")),
	FIELD_TEXT(struct triage_rule, title, REQUIRED, N_("In words")),
	FIELD_TEXT(struct triage_rule, heading, REQUIRED, N_("Heading of the guidance")),
	FIELD_TEXT(struct triage_rule, lines, OPTIONAL, N_("Lines of the guidance")),
	FIELD_TEXT(struct triage_rule, undo, REQUIRED, N_("What would undo it")),
	FIELD_LIST(struct triage_rule, cases, REQUIRED, &rule_case_shape, N_("Any of which fires it")),
};
static const struct shape rule_shape = SHAPE_PLACED(struct triage_rule, "rule", rule_fields, place, -1);

static const struct field triage_content_fields[] = {
	FIELD_LIST(struct triage_content, pages, REQUIRED, &page_shape, N_("Pages")),
	FIELD_LIST(struct triage_content, questions, REQUIRED, &question_shape, N_("Questions")),
	FIELD_LIST(struct triage_content, derived, OPTIONAL, &derived_shape, N_("Names for several answers")),
	FIELD_LIST(struct triage_content, outcomes, REQUIRED, &choice_shape, N_("Outcomes")),
	FIELD_LIST(struct triage_content, tiers, REQUIRED, &tier_shape, N_("Tiers")),
	FIELD_LIST(struct triage_content, rules, REQUIRED, &rule_shape, N_("Rules")),
};
const struct shape triage_content_shape = SHAPE(struct triage_content, "triage", triage_content_fields);

static const struct field theme_fields[] = {
	FIELD_TEXT(struct theme, code, REQUIRED, N_("Code")),
	FIELD_TEXT(struct theme, name, REQUIRED, N_("Name")),
	FIELD_TEXT(struct theme, resource, REQUIRED, N_("What to read")),
	FIELD_TEXTS(struct theme, actions, REQUIRED, N_("Actions a flag draws attention to")),
	FIELD_LIST(struct theme, flags, OPTIONAL, &rule_case_shape, N_("When it wants extra attention")),
	FIELD_TEXTS(struct theme, next, REQUIRED, N_("What to do next")),
	FIELD_TEXT(struct theme, explainer, REQUIRED, N_("Explainer")),
	FIELD_TEXT(struct theme, harm, REQUIRED, N_("An example of harm")),
};
static const struct shape theme_shape = SHAPE_PLACED(struct theme, "theme", theme_fields, place, -1);

static const struct field themes_fields[] = {
	FIELD_LIST(struct themes, every_theme, OPTIONAL, &rule_case_shape, N_("What flags every theme")),
	FIELD_LIST(struct themes, themes, REQUIRED, &theme_shape, N_("Themes")),
};
const struct shape themes_shape = SHAPE(struct themes, "themes", themes_fields);

static const struct field component_fields[] = {
	FIELD_TEXT(struct component, code, REQUIRED, N_("Code")),
	FIELD_TEXT(struct component, name, REQUIRED, N_("Name")),
	FIELD_TEXT(struct component, lower, REQUIRED, N_("What lower looks like")),
	FIELD_TEXT(struct component, medium, REQUIRED, N_("What medium looks like")),
	FIELD_TEXT(struct component, higher, REQUIRED, N_("What higher looks like")),
};
static const struct shape component_shape =
        SHAPE_PLACED(struct component, "component", component_fields, place, -1);

static const struct field band_fields[] = {
	FIELD_TEXT(struct band_text, code, REQUIRED, N_("Code")),
	FIELD_TEXT(struct band_text, words, REQUIRED, N_("In words")),
	FIELD_TEXT(struct band_text, follows, REQUIRED, N_("What the guidance says follows")),
	FIELD_TEXT(struct band_text, effect, REQUIRED, N_("What changes here")),
};
static const struct shape band_shape = SHAPE(struct band_text, "band", band_fields);

static const struct field warning_fields[] = {
	FIELD_TEXT(struct maturity_warning, component, REQUIRED, N_("Component")),
	FIELD_TEXT(struct maturity_warning, level, REQUIRED, N_("Level")),
	FIELD_KEYED(struct maturity_warning, only_if, OPTIONAL, &match_shape, N_("Answers of the triage")),
	FIELD_TEXT(struct maturity_warning, words, REQUIRED, N_("Warning")),
};
static const struct shape warning_shape =
        SHAPE_PLACED(struct maturity_warning, "warning", warning_fields, place, -1);

static const struct field maturity_content_fields[] = {
	FIELD_LIST(struct maturity_content, components, REQUIRED, &component_shape, N_("Components")),
	FIELD_LIST(struct maturity_content, levels, REQUIRED, &choice_shape, N_("Levels")),
	FIELD_LIST(struct maturity_content, bands, REQUIRED, &band_shape, N_("Bands")),
	FIELD_LIST(struct maturity_content, warnings, OPTIONAL, &warning_shape, N_("Warnings")),
	FIELD_INTEGER(struct maturity_content, expires_after_months, REQUIRED, 1, 120,
	              N_("Months until it is to be done again")),
};
const struct shape maturity_content_shape =
        SHAPE(struct maturity_content, "maturity", maturity_content_fields);

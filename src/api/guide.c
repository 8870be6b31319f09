#include "famctx/api/guide.h"

static const struct field guide_theme_fields[] = {
	FIELD_TEXT(struct guide_theme, theme, REQUIRED, N_("Code")),
	FIELD_TEXT(struct guide_theme, name, OPTIONAL, N_("Name")),
	FIELD_TEXT(struct guide_theme, explainer, OPTIONAL, N_("Explainer, in our own words")),
	FIELD_TEXT(struct guide_theme, harm, OPTIONAL, N_("An example of harm")),
	FIELD_TEXT(struct guide_theme, read, OPTIONAL, N_("What else to read")),
	FIELD_TEXTS(struct guide_theme, next, OPTIONAL, N_("What to do")),
	FIELD_TEXTS(struct guide_theme, actions, OPTIONAL, N_("Actions it draws attention to")),
};
static const struct shape guide_theme_shape = SHAPE(struct guide_theme, "theme", guide_theme_fields);

static const struct field guide_term_fields[] = {
	FIELD_TEXT(struct guide_term, term, REQUIRED, N_("Term")),
	FIELD_TEXT(struct guide_term, meaning, OPTIONAL, N_("Meaning")),
};
static const struct shape guide_term_shape = SHAPE(struct guide_term, "term", guide_term_fields);

static const struct field guide_card_fields[] = {
	FIELD_TEXT(struct guide_card, card, REQUIRED, N_("Code")),
	FIELD_INTEGER(struct guide_card, minutes, OPTIONAL, 0, 0, N_("Minutes")),
	FIELD_TEXT(struct guide_card, theme, OPTIONAL, N_("Theme")),
	FIELD_TEXT(struct guide_card, read_out, OPTIONAL, N_("Read out")),
	FIELD_TEXT(struct guide_card, discuss, OPTIONAL, N_("Discuss")),
	FIELD_TEXT(struct guide_card, keep, OPTIONAL, N_("What to keep")),
	FIELD_TEXTS(struct guide_card, feeds, OPTIONAL, N_("Where it goes")),
};
static const struct shape guide_card_shape = SHAPE(struct guide_card, "card", guide_card_fields);

static const struct field guide_recommendation_fields[] = {
	FIELD_INTEGER(struct guide_recommendation, number, REQUIRED, 0, 0, N_("Number")),
	FIELD_TEXT(struct guide_recommendation, text, OPTIONAL, N_("Text")),
	FIELD_TEXT(struct guide_recommendation, ask, OPTIONAL, N_("A local question")),
};
static const struct shape guide_recommendation_shape =
        SHAPE(struct guide_recommendation, "recommendation", guide_recommendation_fields);

static const struct field guide_resource_fields[] = {
	FIELD_TEXT(struct guide_resource, key, REQUIRED, N_("Key")),
	FIELD_TEXT(struct guide_resource, what, OPTIONAL, N_("What it is")),
	FIELD_TEXT(struct guide_resource, status, OPTIONAL, N_("Whether it could be found")),
	FIELD_TEXT(struct guide_resource, link, OPTIONAL, N_("Where it is")),
};
static const struct shape guide_resource_shape =
        SHAPE(struct guide_resource, "resource", guide_resource_fields);

static const struct field guide_part_fields[] = {
	FIELD_TEXT(struct guide_part, part, REQUIRED, N_("Part")),
	FIELD_TEXT(struct guide_part, words, OPTIONAL, N_("Whose text it is")),
};
static const struct shape guide_part_shape = SHAPE(struct guide_part, "part", guide_part_fields);

static const struct field guide_answer_fields[] = {
	FIELD_TEXT(struct guide_answer, title, REQUIRED, N_("Title of the guidance")),
	FIELD_TEXT(struct guide_answer, source, OPTIONAL, N_("Where it comes from")),
	FIELD_TEXT(struct guide_answer, licence, OPTIONAL, N_("The line of its licence")),
	FIELD_TEXT(struct guide_answer, content, OPTIONAL, N_("Version of the content")),
	FIELD_LIST(struct guide_answer, drafted, OPTIONAL, &guide_part_shape,
	           N_("What is not the source's own text")),
	FIELD_LIST(struct guide_answer, themes, OPTIONAL, &guide_theme_shape, N_("Themes")),
	FIELD_LIST(struct guide_answer, glossary, OPTIONAL, &guide_term_shape, N_("Terms")),
	FIELD_TEXTS(struct guide_answer, running, OPTIONAL, N_("How to run the workshop")),
	FIELD_LIST(struct guide_answer, cards, OPTIONAL, &guide_card_shape, N_("Workshop cards")),
	FIELD_LIST(struct guide_answer, recommendations, OPTIONAL, &guide_recommendation_shape,
	           N_("Recommendations")),
	FIELD_LIST(struct guide_answer, resources, OPTIONAL, &guide_resource_shape, N_("Resources")),
};
const struct shape guide_answer_shape = SHAPE(struct guide_answer, "guide", guide_answer_fields);

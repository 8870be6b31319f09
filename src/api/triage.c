#include "famctx/api/triage.h"

const char *const triage_state_codes[] = { "complete", "incomplete", NULL };
const char *const attention_codes[] = { "extra", "usual", NULL };

static const struct field triage_request_fields[] = {
	FIELD_TEXT(struct triage_request, project, REQUIRED, N_("The project")),
	FIELD_TEXT(struct triage_request, file, OPTIONAL, N_("Name of the answers' file")),
	FIELD_TEXT(struct triage_request, text, OPTIONAL, N_("Answers as YAML; null: as they are")),
};
const struct shape triage_request_shape = SHAPE(struct triage_request, "triage", triage_request_fields);

static const struct field triage_save_request_fields[] = {
	FIELD_TEXT(struct triage_save_request, project, REQUIRED, N_("The project")),
	FIELD_TEXT(struct triage_save_request, name, REQUIRED, N_("Name of the answer")),
	FIELD_TEXT(struct triage_save_request, value, OPTIONAL, N_("The answer; null takes it away")),
	FIELD_KEYED(struct triage_save_request, seen, OPTIONAL, &field_version_shape,
	            N_("Versions that were seen")),
};
const struct shape triage_save_request_shape =
        SHAPE(struct triage_save_request, "answer", triage_save_request_fields);

static const struct field fired_fields[] = {
	FIELD_TEXT(struct triage_fired, id, REQUIRED, N_("Id of the rule")),
	FIELD_TEXT(struct triage_fired, because, OPTIONAL, N_("The answers behind it")),
	FIELD_TEXT(struct triage_fired, undo, OPTIONAL, N_("What would undo it")),
	FIELD_TEXT(struct triage_fired, title, OPTIONAL, N_("In words")),
	FIELD_TEXT(struct triage_fired, heading, OPTIONAL, N_("Heading of the guidance")),
	FIELD_TEXT(struct triage_fired, lines, OPTIONAL, N_("Lines of the guidance")),
	FIELD_TEXT(struct triage_fired, outcome, OPTIONAL, N_("Outcome it asks for")),
	FIELD_TEXT(struct triage_fired, tier, OPTIONAL, N_("Tier it asks for")),
};
static const struct shape fired_shape = SHAPE(struct triage_fired, "rule", fired_fields);

static const struct field flag_fields[] = {
	FIELD_TEXT(struct triage_flag, theme, REQUIRED, N_("Code of the theme")),
	FIELD_WORD(struct triage_flag, attention, OPTIONAL, attention_codes, -1, N_("Attention it wants")),
	FIELD_TEXTS(struct triage_flag, because, OPTIONAL, N_("Answers that flag it")),
	FIELD_TEXT(struct triage_flag, name, OPTIONAL, N_("Name of the theme")),
	FIELD_TEXTS(struct triage_flag, next, OPTIONAL, N_("What to do next")),
	FIELD_TEXT(struct triage_flag, read, OPTIONAL, N_("What to read")),
	FIELD_TEXTS(struct triage_flag, actions, OPTIONAL, N_("Actions it points to")),
};
static const struct shape flag_shape = SHAPE(struct triage_flag, "flag", flag_fields);

static const struct field not_fired_fields[] = {
	FIELD_TEXT(struct triage_not_fired, id, REQUIRED, N_("Id of the rule")),
	FIELD_TEXT(struct triage_not_fired, title, OPTIONAL, N_("In words")),
};
static const struct shape not_fired_shape = SHAPE(struct triage_not_fired, "rule", not_fired_fields);

static const struct field decision_fields[] = {
	FIELD_TEXT(struct triage_decision, outcome, OPTIONAL, N_("Outcome decided")),
	FIELD_TEXT(struct triage_decision, name, OPTIONAL, N_("By whom")),
	FIELD_TEXT(struct triage_decision, role, OPTIONAL, N_("In which role")),
	FIELD_TEXT(struct triage_decision, reason, OPTIONAL, N_("Why")),
	FIELD_DATE(struct triage_decision, date, OPTIONAL, N_("When")),
	FIELD_BOOL(struct triage_decision, answers_changed, OPTIONAL,
	           N_("Whether answers have changed since")),
};
static const struct shape decision_shape = SHAPE(struct triage_decision, "decision", decision_fields);

static const struct field triage_answer_fields[] = {
	FIELD_WORD(struct triage_answer, state, REQUIRED, triage_state_codes, TRIAGE_INCOMPLETE,
	           N_("Whether it is complete")),
	FIELD_TEXT(struct triage_answer, outcome, OPTIONAL, N_("Outcome")),
	FIELD_TEXT(struct triage_answer, tier, OPTIONAL, N_("Tier of governance")),
	FIELD_LIST(struct triage_answer, rules, OPTIONAL, &fired_shape, N_("Rules that fired")),
	FIELD_LIST(struct triage_answer, flags, OPTIONAL, &flag_shape, N_("The themes")),
	FIELD_TEXTS(struct triage_answer, not_asked, OPTIONAL, N_("Questions that were not asked")),
	FIELD_TEXTS(struct triage_answer, unknown, OPTIONAL, N_("Answered not sure")),
	FIELD_TEXTS(struct triage_answer, missing, OPTIONAL, N_("Asked and not answered yet")),
	FIELD_INTEGER(struct triage_answer, answered, OPTIONAL, 0, 0, N_("How many are answered")),
	FIELD_LIST(struct triage_answer, not_fired, OPTIONAL, &not_fired_shape,
	           N_("Rules that did not fire")),
	FIELD_TEXT(struct triage_answer, meaning, OPTIONAL, N_("What the outcome means")),
	FIELD_TEXTS(struct triage_answer, duties, OPTIONAL, N_("What the tier asks for")),
	FIELD_STRUCT(struct triage_answer, decision, OPTIONAL, &decision_shape, N_("Another decision")),
	FIELD_DATE(struct triage_answer, at, OPTIONAL, N_("Today")),
	FIELD_TEXT(struct triage_answer, content, OPTIONAL, N_("Version of the rules")),
	FIELD_TEXT(struct triage_answer, notice, OPTIONAL, N_("Whose rules they are")),
};
const struct shape triage_answer_shape = SHAPE(struct triage_answer, "triage", triage_answer_fields);

static const struct field choice_fields[] = {
	FIELD_TEXT(struct triage_choice, code, REQUIRED, N_("Code")),
	FIELD_TEXT(struct triage_choice, words, OPTIONAL, N_("In words")),
	FIELD_TEXT(struct triage_choice, meaning, OPTIONAL, N_("What it means")),
};
static const struct shape triage_choice_shape = SHAPE(struct triage_choice, "choice", choice_fields);

static const struct field part_fields[] = {
	FIELD_TEXT(struct triage_part, name, REQUIRED, N_("Name of the answer")),
	FIELD_TEXT(struct triage_part, words, OPTIONAL, N_("The option")),
	FIELD_TEXT(struct triage_part, value, OPTIONAL, N_("The answer")),
	FIELD_INTEGER(struct triage_part, version, OPTIONAL, 0, 0, N_("Version of the answer")),
	FIELD_TEXT(struct triage_part, by, OPTIONAL, N_("Who answered")),
	FIELD_TEXT(struct triage_part, when, OPTIONAL, N_("When")),
};
static const struct shape part_shape = SHAPE(struct triage_part, "answer", part_fields);

static const struct field view_fields[] = {
	FIELD_TEXT(struct triage_question_view, name, REQUIRED, N_("Name of the question")),
	FIELD_INTEGER(struct triage_question_view, page, OPTIONAL, 0, 0, N_("Page")),
	FIELD_TEXT(struct triage_question_view, page_title, OPTIONAL, N_("Title of the page")),
	FIELD_TEXT(struct triage_question_view, kind, OPTIONAL, N_("yes_no, choice, each or text")),
	FIELD_TEXT(struct triage_question_view, text, OPTIONAL, N_("The question")),
	FIELD_TEXT(struct triage_question_view, because, OPTIONAL, N_("Why it is asked")),
	FIELD_BOOL(struct triage_question_view, shown, OPTIONAL, N_("Whether it is asked now")),
	FIELD_BOOL(struct triage_question_view, from_fact, OPTIONAL, N_("Whether a fact answers it")),
	FIELD_LIST(struct triage_question_view, choices, OPTIONAL, &triage_choice_shape, N_("Choices")),
	FIELD_LIST(struct triage_question_view, parts, OPTIONAL, &part_shape, N_("Answers")),
};
static const struct shape view_shape = SHAPE(struct triage_question_view, "question", view_fields);

static const struct field questions_fields[] = {
	FIELD_LIST(struct triage_questions_answer, questions, OPTIONAL, &view_shape,
	           N_("In the order asked")),
};
const struct shape triage_questions_answer_shape =
        SHAPE(struct triage_questions_answer, "questions", questions_fields);

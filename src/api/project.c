#include "famctx/api/project.h"

static const struct field project_request_fields[] = {
	FIELD_TEXT(struct project_request, project, REQUIRED, N_("The project")),
};
const struct shape project_request_shape = SHAPE(struct project_request, "project", project_request_fields);

static const struct field project_new_request_fields[] = {
	FIELD_TEXT(struct project_new_request, project, REQUIRED, N_("Name of the new project")),
	FIELD_TEXT(struct project_new_request, title, OPTIONAL, N_("A longer title")),
};
const struct shape project_new_request_shape =
        SHAPE(struct project_new_request, "project", project_new_request_fields);

static const struct field project_line_fields[] = {
	FIELD_TEXT(struct project_line, project, REQUIRED, N_("Its name")),
	FIELD_TEXT(struct project_line, title, OPTIONAL, N_("Its title")),
	FIELD_DATE(struct project_line, made, OPTIONAL, N_("When it was made")),
	FIELD_TEXT(struct project_line, made_by, OPTIONAL, N_("By whom")),
	FIELD_INTEGER(struct project_line, stages_completed, OPTIONAL, 0, 0, N_("Stages completed")),
	FIELD_TEXT(struct project_line, outcome, OPTIONAL, N_("Outcome of the triage")),
	FIELD_TEXT(struct project_line, next_gate, OPTIONAL, N_("The first gate that is not passed")),
};
static const struct shape project_line_shape = SHAPE(struct project_line, "project", project_line_fields);

static const struct field project_list_answer_fields[] = {
	FIELD_DATE(struct project_list_answer, at, REQUIRED, N_("Today")),
	FIELD_LIST(struct project_list_answer, projects, OPTIONAL, &project_line_shape, N_("By name")),
	FIELD_TEXT(struct project_list_answer, licence, OPTIONAL, N_("The line of the licence")),
};
const struct shape project_list_answer_shape =
        SHAPE(struct project_list_answer, "projects", project_list_answer_fields);

static const struct field field_version_fields[] = {
	FIELD_TEXT(struct field_version, field, REQUIRED, N_("The field")),
	FIELD_INTEGER(struct field_version, version, OPTIONAL, 0, 0, N_("Its version; 0 for none")),
};
const struct shape field_version_shape = SHAPE(struct field_version, "seen", field_version_fields);

static const struct field save_conflict_fields[] = {
	FIELD_TEXT(struct save_conflict, field, REQUIRED, N_("The field")),
	FIELD_TEXT(struct save_conflict, value, OPTIONAL, N_("What stands")),
	FIELD_TEXT(struct save_conflict, who, OPTIONAL, N_("Who saved it")),
	FIELD_TEXT(struct save_conflict, at, OPTIONAL, N_("When, UTC")),
	FIELD_INTEGER(struct save_conflict, version, OPTIONAL, 0, 0, N_("Its version")),
	FIELD_TEXT(struct save_conflict, yours, OPTIONAL, N_("The text that came too late")),
	FIELD_INTEGER(struct save_conflict, kept, OPTIONAL, 0, 0, N_("The version it is kept as")),
};
const struct shape save_conflict_shape = SHAPE(struct save_conflict, "conflict", save_conflict_fields);

static const struct field saved_answer_fields[] = {
	FIELD_TEXTS(struct saved_answer, saved, OPTIONAL, N_("Fields that were saved")),
	FIELD_TEXTS(struct saved_answer, same, OPTIONAL, N_("Fields that said so already")),
	FIELD_LIST(struct saved_answer, conflicts, OPTIONAL, &save_conflict_shape,
	           N_("Saves that came too late")),
	FIELD_KEYED(struct saved_answer, versions, OPTIONAL, &field_version_shape,
	            N_("Versions that stand now")),
	FIELD_TEXT(struct saved_answer, words, OPTIONAL, N_("What else follows")),
};
const struct shape saved_answer_shape = SHAPE(struct saved_answer, "saved", saved_answer_fields);

static const struct field act_request_fields[] = {
	FIELD_TEXT(struct act_request, project, REQUIRED, N_("The project")),
	FIELD_TEXT(struct act_request, action, REQUIRED, N_("Id of the action")),
	FIELD_TEXT(struct act_request, state, OPTIONAL,
	           N_("not-started, in-progress, done, not-applicable or gap")),
	FIELD_TEXT(struct act_request, owner, OPTIONAL, N_("The person")),
	FIELD_TEXT(struct act_request, due, OPTIONAL, N_("By when, as 2026-01-31")),
	FIELD_TEXT(struct act_request, note, OPTIONAL, N_("A note")),
	FIELD_TEXT(struct act_request, evidence, OPTIONAL, N_("Evidence")),
	FIELD_TEXT(struct act_request, reason, OPTIONAL, N_("Why it is not applicable")),
	FIELD_KEYED(struct act_request, seen, OPTIONAL, &field_version_shape, N_("Versions that were seen")),
};
const struct shape act_request_shape = SHAPE(struct act_request, "action", act_request_fields);

static const struct field fact_request_fields[] = {
	FIELD_TEXT(struct fact_request, project, REQUIRED, N_("The project")),
	FIELD_TEXT(struct fact_request, fact, OPTIONAL, N_("The fact")),
	FIELD_TEXT(struct fact_request, value, OPTIONAL, N_("Its value; null takes it away")),
	FIELD_BOOL(struct fact_request, preview, OPTIONAL, N_("Only say what would open and close")),
	FIELD_KEYED(struct fact_request, seen, OPTIONAL, &field_version_shape, N_("Versions that were seen")),
};
const struct shape fact_request_shape = SHAPE(struct fact_request, "fact", fact_request_fields);

static const struct field project_choice_fields[] = {
	FIELD_TEXT(struct project_choice, code, REQUIRED, N_("Code")),
	FIELD_TEXT(struct project_choice, words, OPTIONAL, N_("In words")),
	FIELD_TEXT(struct project_choice, meaning, OPTIONAL, N_("What it means")),
};
const struct shape project_choice_shape = SHAPE(struct project_choice, "choice", project_choice_fields);

static const struct field fact_view_fields[] = {
	FIELD_TEXT(struct fact_view, fact, REQUIRED, N_("Its name")),
	FIELD_TEXT(struct fact_view, question, OPTIONAL, N_("How it is asked")),
	FIELD_TEXT(struct fact_view, value, OPTIONAL, N_("Its value")),
	FIELD_TEXT(struct fact_view, words, OPTIONAL, N_("Its value in words")),
	FIELD_BOOL(struct fact_view, computed, OPTIONAL, N_("Whether it is worked out")),
	FIELD_BOOL(struct fact_view, from_triage, OPTIONAL, N_("Whether the triage gives it")),
	FIELD_LIST(struct fact_view, choices, OPTIONAL, &project_choice_shape,
	           N_("Choices; none: yes or no")),
	FIELD_INTEGER(struct fact_view, version, OPTIONAL, 0, 0, N_("Its version")),
};
const struct shape fact_view_shape = SHAPE(struct fact_view, "fact", fact_view_fields);

static const struct field action_line_fields[] = {
	FIELD_TEXT(struct action_line, action, REQUIRED, N_("Id of the action")),
	FIELD_TEXT(struct action_line, text, OPTIONAL, N_("What to do")),
	FIELD_TEXT(struct action_line, strength, OPTIONAL, N_("How the guidance puts it")),
	FIELD_INTEGER(struct action_line, stage, OPTIONAL, 0, 0, N_("Its stage")),
};
const struct shape action_line_shape = SHAPE(struct action_line, "action", action_line_fields);

static const struct field fact_answer_fields[] = {
	FIELD_LIST(struct fact_answer, facts, OPTIONAL, &fact_view_shape, N_("Facts of the project")),
	FIELD_LIST(struct fact_answer, opens, OPTIONAL, &action_line_shape,
	           N_("Actions that begin to apply")),
	FIELD_LIST(struct fact_answer, closes, OPTIONAL, &action_line_shape,
	           N_("Actions that no longer apply")),
	FIELD_STRUCT(struct fact_answer, result, OPTIONAL, &saved_answer_shape, N_("What was saved")),
};
const struct shape fact_answer_shape = SHAPE(struct fact_answer, "facts", fact_answer_fields);

static const struct field stage_line_fields[] = {
	FIELD_INTEGER(struct stage_line, stage, REQUIRED, 0, 0, N_("Number; 0 runs throughout")),
	FIELD_TEXT(struct stage_line, title, OPTIONAL, N_("Title")),
	FIELD_TEXT(struct stage_line, phase, OPTIONAL, N_("Phase")),
	FIELD_INTEGER(struct stage_line, counted, OPTIONAL, 0, 0, N_("Actions that count and apply")),
	FIELD_INTEGER(struct stage_line, settled, OPTIONAL, 0, 0,
	              N_("Of them, done, not applicable or accepted gaps")),
	FIELD_INTEGER(struct stage_line, begun, OPTIONAL, 0, 0, N_("Of them, in progress or settled")),
	FIELD_INTEGER(struct stage_line, gaps, OPTIONAL, 0, 0, N_("Of them, accepted gaps")),
	FIELD_INTEGER(struct stage_line, waiting, OPTIONAL, 0, 0, N_("Actions that wait for a fact")),
	FIELD_INTEGER(struct stage_line, prompts, OPTIONAL, 0, 0, N_("Prompts, which never count")),
	FIELD_INTEGER(struct stage_line, prompts_done, OPTIONAL, 0, 0, N_("Prompts that were used")),
	FIELD_TEXT(struct stage_line, state, OPTIONAL, N_("not-started, in-progress or completed")),
	FIELD_TEXT(struct stage_line, state_words, OPTIONAL, N_("In words")),
	FIELD_TEXT(struct stage_line, words, OPTIONAL, N_("Progress in words")),
	FIELD_TEXT(struct stage_line, next, OPTIONAL, N_("The next action")),
};
const struct shape stage_line_shape = SHAPE(struct stage_line, "stage", stage_line_fields);

static const struct field gate_unmet_fields[] = {
	FIELD_TEXT(struct gate_unmet, words, REQUIRED, N_("The condition")),
	FIELD_TEXT(struct gate_unmet, detail, OPTIONAL, N_("What is not met")),
	FIELD_TEXT(struct gate_unmet, lines, OPTIONAL, N_("Lines of the guidance")),
	FIELD_TEXTS(struct gate_unmet, missing, OPTIONAL, N_("What is missing")),
};
static const struct shape gate_unmet_shape = SHAPE(struct gate_unmet, "condition", gate_unmet_fields);

static const struct field sign_off_view_fields[] = {
	FIELD_TEXT(struct sign_off_view, decision, OPTIONAL, N_("pass, pass-with-gaps, return or stop")),
	FIELD_TEXT(struct sign_off_view, name, OPTIONAL, N_("Who decided")),
	FIELD_TEXT(struct sign_off_view, role, OPTIONAL, N_("In which role")),
	FIELD_DATE(struct sign_off_view, date, OPTIONAL, N_("When")),
	FIELD_TEXT(struct sign_off_view, comment, OPTIONAL, N_("Comment")),
	FIELD_TEXT(struct sign_off_view, override, OPTIONAL,
	           N_("Why somebody passed on answers of their own")),
	FIELD_TEXT(struct sign_off_view, digest, OPTIONAL, N_("Digest of what was signed")),
	FIELD_BOOL(struct sign_off_view, changed, OPTIONAL, N_("Whether what was signed has changed since")),
	FIELD_TEXTS(struct sign_off_view, changed_in, OPTIONAL, N_("What changed")),
	FIELD_TEXTS(struct sign_off_view, open_items, OPTIONAL, N_("What was not met then")),
	FIELD_DATE(struct sign_off_view, withdrawn, OPTIONAL, N_("When it was withdrawn")),
	FIELD_TEXT(struct sign_off_view, withdrawn_because, OPTIONAL, N_("Why")),
	FIELD_TEXT(struct sign_off_view, content, OPTIONAL, N_("Version of the guidance then")),
};
const struct shape sign_off_view_shape = SHAPE(struct sign_off_view, "sign_off", sign_off_view_fields);

static const struct field gate_view_fields[] = {
	FIELD_TEXT(struct gate_view, gate, REQUIRED, N_("Code")),
	FIELD_TEXT(struct gate_view, title, OPTIONAL, N_("Title")),
	FIELD_INTEGER(struct gate_view, after, OPTIONAL, 0, 0, N_("Stage it comes after")),
	FIELD_TEXT(struct gate_view, kind, OPTIONAL, N_("hard, soft, ours or recurring")),
	FIELD_TEXT(struct gate_view, kind_words, OPTIONAL, N_("In words")),
	FIELD_TEXT(struct gate_view, who, OPTIONAL, N_("Who decides")),
	FIELD_TEXT(struct gate_view, state, OPTIONAL,
	           N_("open, ready, passed, passed-with-gaps, returned, stopped, withdrawn")),
	FIELD_TEXT(struct gate_view, state_words, OPTIONAL, N_("In words")),
	FIELD_INTEGER(struct gate_view, conditions, OPTIONAL, 0, 0, N_("How many conditions")),
	FIELD_LIST(struct gate_view, unmet, OPTIONAL, &gate_unmet_shape, N_("Those not met")),
	FIELD_TEXT(struct gate_view, otherwise, OPTIONAL, N_("What to do if they never are")),
	FIELD_STRUCT(struct gate_view, sign_off, OPTIONAL, &sign_off_view_shape, N_("The last decision")),
	FIELD_INTEGER(struct gate_view, decisions, OPTIONAL, 0, 0, N_("How many were made")),
};
const struct shape gate_view_shape = SHAPE(struct gate_view, "gate", gate_view_fields);

static const struct field workbook_line_fields[] = {
	FIELD_INTEGER(struct workbook_line, question, REQUIRED, 0, 0, N_("Number")),
	FIELD_TEXT(struct workbook_line, text, OPTIONAL, N_("The question")),
	FIELD_TEXT(struct workbook_line, phase, OPTIONAL, N_("Phase")),
	FIELD_TEXT(struct workbook_line, status, OPTIONAL,
	           N_("not-started, draft, ready, sent-back or agreed")),
	FIELD_TEXT(struct workbook_line, status_words, OPTIONAL, N_("In words")),
	FIELD_TEXT(struct workbook_line, author, OPTIONAL, N_("Who wrote the answer")),
	FIELD_TEXT(struct workbook_line, at, OPTIONAL, N_("When, UTC")),
	FIELD_DATE(struct workbook_line, date, OPTIONAL, N_("Day")),
	FIELD_TEXT(struct workbook_line, verdict, OPTIONAL, N_("Verdict of the last review")),
};
const struct shape workbook_line_shape = SHAPE(struct workbook_line, "question", workbook_line_fields);

static const struct field triage_line_fields[] = {
	FIELD_TEXT(struct triage_line, state, OPTIONAL, N_("complete or incomplete")),
	FIELD_TEXT(struct triage_line, outcome, OPTIONAL, N_("Outcome")),
	FIELD_TEXT(struct triage_line, tier, OPTIONAL, N_("Tier")),
	FIELD_TEXTS(struct triage_line, extra, OPTIONAL, N_("Themes that want extra attention")),
	FIELD_INTEGER(struct triage_line, answered, OPTIONAL, 0, 0, N_("Questions answered")),
	FIELD_INTEGER(struct triage_line, missing, OPTIONAL, 0, 0, N_("Asked and not answered")),
	FIELD_INTEGER(struct triage_line, unknown, OPTIONAL, 0, 0, N_("Answered not sure")),
	FIELD_INTEGER(struct triage_line, not_asked, OPTIONAL, 0, 0, N_("Not asked")),
	FIELD_DATE(struct triage_line, run, OPTIONAL, N_("When it was last recorded")),
	FIELD_TEXT(struct triage_line, decided, OPTIONAL, N_("Another decision that stands beside it")),
};
static const struct shape triage_line_shape = SHAPE(struct triage_line, "triage", triage_line_fields);

static const struct field maturity_line_fields[] = {
	FIELD_TEXT(struct maturity_line, band, OPTIONAL, N_("Band")),
	FIELD_BOOL(struct maturity_line, expired, OPTIONAL, N_("Whether it has to be done again")),
	FIELD_DATE(struct maturity_line, agreed, OPTIONAL, N_("When it was agreed")),
	FIELD_INTEGER(struct maturity_line, raters, OPTIONAL, 0, 0, N_("Who rated it, how many")),
};
static const struct shape maturity_line_shape = SHAPE(struct maturity_line, "maturity", maturity_line_fields);

static const struct field register_line_fields[] = {
	FIELD_TEXT(struct register_line, table, REQUIRED, N_("Key")),
	FIELD_TEXT(struct register_line, title, OPTIONAL, N_("Title")),
	FIELD_INTEGER(struct register_line, stage, OPTIONAL, 0, 0, N_("Stage")),
	FIELD_INTEGER(struct register_line, rows, OPTIONAL, 0, 0, N_("Rows")),
};
static const struct shape register_line_shape = SHAPE(struct register_line, "register", register_line_fields);

static const struct field change_line_fields[] = {
	FIELD_TEXT(struct change_line, who, OPTIONAL, N_("Who")),
	FIELD_TEXT(struct change_line, at, OPTIONAL, N_("When, UTC")),
	FIELD_DATE(struct change_line, date, OPTIONAL, N_("Day")),
	FIELD_TEXT(struct change_line, subject, OPTIONAL, N_("On what")),
	FIELD_TEXT(struct change_line, field, OPTIONAL, N_("Field")),
};
const struct shape change_line_shape = SHAPE(struct change_line, "change", change_line_fields);

static const struct field wording_change_fields[] = {
	FIELD_TEXT(struct wording_change, subject, REQUIRED, N_("What it is about")),
	FIELD_TEXT(struct wording_change, content, OPTIONAL, N_("Version of the guidance it was said under")),
	FIELD_TEXT(struct wording_change, was, OPTIONAL, N_("How the guidance put it then")),
	FIELD_TEXT(struct wording_change, now, OPTIONAL, N_("How it puts it now")),
};
static const struct shape wording_change_shape =
        SHAPE(struct wording_change, "wording", wording_change_fields);

static const struct field project_show_answer_fields[] = {
	FIELD_DATE(struct project_show_answer, at, REQUIRED, N_("Today")),
	FIELD_TEXT(struct project_show_answer, project, REQUIRED, N_("Its name")),
	FIELD_TEXT(struct project_show_answer, title, OPTIONAL, N_("Its title")),
	FIELD_DATE(struct project_show_answer, made, OPTIONAL, N_("When it was made")),
	FIELD_TEXT(struct project_show_answer, made_by, OPTIONAL, N_("By whom")),
	FIELD_TEXT(struct project_show_answer, content, OPTIONAL, N_("Version of the guidance")),
	FIELD_INTEGER(struct project_show_answer, older_answers, OPTIONAL, 0, 0,
	              N_("Fields given under another version")),
	FIELD_LIST(struct project_show_answer, reworded, OPTIONAL, &wording_change_shape,
	           N_("What the guidance puts differently since they were given")),
	FIELD_INTEGER(struct project_show_answer, stages_completed, OPTIONAL, 0, 0, N_("Stages completed")),
	FIELD_LIST(struct project_show_answer, stages, OPTIONAL, &stage_line_shape,
	           N_("Stages, throughout first")),
	FIELD_LIST(struct project_show_answer, gates, OPTIONAL, &gate_view_shape, N_("Gates")),
	FIELD_LIST(struct project_show_answer, workbook, OPTIONAL, &workbook_line_shape,
	           N_("Workbook questions")),
	FIELD_INTEGER(struct project_show_answer, workbook_answered, OPTIONAL, 0, 0,
	              N_("Of them, ready or agreed")),
	FIELD_INTEGER(struct project_show_answer, workbook_agreed, OPTIONAL, 0, 0, N_("Of them, agreed")),
	FIELD_STRUCT(struct project_show_answer, triage, OPTIONAL, &triage_line_shape, N_("Triage")),
	FIELD_STRUCT(struct project_show_answer, maturity, OPTIONAL, &maturity_line_shape, N_("Maturity")),
	FIELD_LIST(struct project_show_answer, facts, OPTIONAL, &fact_view_shape, N_("Facts")),
	FIELD_LIST(struct project_show_answer, registers, OPTIONAL, &register_line_shape, N_("Registers")),
	FIELD_TEXTS(struct project_show_answer, problems, OPTIONAL, N_("What needs somebody")),
	FIELD_STRUCT(struct project_show_answer, last_change, OPTIONAL, &change_line_shape,
	             N_("The last change")),
	FIELD_TEXTS(struct project_show_answer, drafted, OPTIONAL,
	            N_("What is not the Department's own text")),
	FIELD_TEXT(struct project_show_answer, licence, OPTIONAL, N_("The line of the licence")),
};
const struct shape project_show_answer_shape =
        SHAPE(struct project_show_answer, "project", project_show_answer_fields);

static const struct field stage_request_fields[] = {
	FIELD_TEXT(struct stage_request, project, REQUIRED, N_("The project")),
	FIELD_INTEGER(struct stage_request, stage, REQUIRED, 0, 0, N_("Number; 0 runs throughout")),
};
const struct shape stage_request_shape = SHAPE(struct stage_request, "stage", stage_request_fields);

static const struct field action_view_fields[] = {
	FIELD_TEXT(struct action_view, action, REQUIRED, N_("Id")),
	FIELD_TEXT(struct action_view, text, OPTIONAL, N_("What to do")),
	FIELD_TEXT(struct action_view, strength, OPTIONAL, N_("Code")),
	FIELD_TEXT(struct action_view, strength_words, OPTIONAL, N_("In words")),
	FIELD_TEXT(struct action_view, who, OPTIONAL, N_("Who, in words")),
	FIELD_BOOL(struct action_view, named, OPTIONAL, N_("Whether the guidance names them")),
	FIELD_TEXT(struct action_view, applies, OPTIONAL, N_("yes, no or waits")),
	FIELD_TEXT(struct action_view, condition, OPTIONAL, N_("When it applies, in words")),
	FIELD_TEXTS(struct action_view, waits_for, OPTIONAL, N_("Facts it waits for")),
	FIELD_TEXT(struct action_view, see, OPTIONAL, N_("What it points to")),
	FIELD_TEXT(struct action_view, see_words, OPTIONAL, N_("In words")),
	FIELD_TEXT(struct action_view, lines, OPTIONAL, N_("Lines of the guidance")),
	FIELD_BOOL(struct action_view, counts, OPTIONAL, N_("Whether it counts")),
	FIELD_BOOL(struct action_view, settled, OPTIONAL, N_("Whether it is settled")),
	FIELD_BOOL(struct action_view, overdue, OPTIONAL, N_("Whether its date is past")),
	FIELD_TEXT(struct action_view, state, OPTIONAL, N_("State")),
	FIELD_TEXT(struct action_view, state_words, OPTIONAL, N_("In words")),
	FIELD_TEXT(struct action_view, owner, OPTIONAL, N_("The person")),
	FIELD_DATE(struct action_view, due, OPTIONAL, N_("By when")),
	FIELD_TEXT(struct action_view, note, OPTIONAL, N_("Note")),
	FIELD_TEXT(struct action_view, evidence, OPTIONAL, N_("Evidence")),
	FIELD_TEXT(struct action_view, reason, OPTIONAL, N_("Why it is not applicable")),
	FIELD_TEXTS(struct action_view, flagged_by, OPTIONAL, N_("Themes of the triage that point here")),
	FIELD_TEXT(struct action_view, by, OPTIONAL, N_("Who changed it last")),
	FIELD_TEXT(struct action_view, changed_at, OPTIONAL, N_("When, UTC")),
	FIELD_DATE(struct action_view, changed, OPTIONAL, N_("Day")),
	FIELD_KEYED(struct action_view, versions, OPTIONAL, &field_version_shape,
	            N_("Versions of its fields")),
};
static const struct shape action_view_shape = SHAPE(struct action_view, "action", action_view_fields);

static const struct field section_view_fields[] = {
	FIELD_TEXT(struct section_view, title, REQUIRED, N_("Title")),
	FIELD_LIST(struct section_view, actions, OPTIONAL, &action_view_shape, N_("Actions")),
};
static const struct shape section_view_shape = SHAPE(struct section_view, "section", section_view_fields);

static const struct field stage_answer_fields[] = {
	FIELD_TEXT(struct stage_answer, project, REQUIRED, N_("The project")),
	FIELD_INTEGER(struct stage_answer, stage, REQUIRED, 0, 0, N_("Number")),
	FIELD_TEXT(struct stage_answer, title, OPTIONAL, N_("Title")),
	FIELD_TEXT(struct stage_answer, phase, OPTIONAL, N_("Phase")),
	FIELD_TEXT(struct stage_answer, aim, OPTIONAL, N_("Aim")),
	FIELD_TEXT(struct stage_answer, lines, OPTIONAL, N_("Lines of the guidance")),
	FIELD_INTEGER(struct stage_answer, opened_by, OPTIONAL, 0, 0, N_("Workbook question that opens it")),
	FIELD_STRUCT(struct stage_answer, progress, OPTIONAL, &stage_line_shape, N_("Progress")),
	FIELD_LIST(struct stage_answer, sections, OPTIONAL, &section_view_shape, N_("Sections")),
};
const struct shape stage_answer_shape = SHAPE(struct stage_answer, "stage", stage_answer_fields);

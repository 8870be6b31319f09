#include "famctx/api/workbook.h"

static const struct field question_request_fields[] = {
	FIELD_TEXT(struct question_request, project, REQUIRED, N_("The project")),
	FIELD_INTEGER(struct question_request, question, REQUIRED, 0, 0, N_("Number")),
	FIELD_INTEGER(struct question_request, from, OPTIONAL, 0, 0, N_("Older of two versions to compare")),
	FIELD_INTEGER(struct question_request, to, OPTIONAL, 0, 0, N_("Newer of two versions")),
};
const struct shape question_request_shape =
        SHAPE(struct question_request, "question", question_request_fields);

static const struct field answer_request_fields[] = {
	FIELD_TEXT(struct answer_request, project, REQUIRED, N_("The project")),
	FIELD_INTEGER(struct answer_request, question, REQUIRED, 0, 0, N_("Number")),
	FIELD_TEXT(struct answer_request, text, OPTIONAL, N_("The answer")),
	FIELD_TEXT(struct answer_request, status, OPTIONAL, N_("draft or ready")),
	FIELD_TEXT(struct answer_request, evidence, OPTIONAL, N_("Evidence")),
	FIELD_TEXT(struct answer_request, risks, OPTIONAL, N_("Open risks")),
	FIELD_TEXT(struct answer_request, author, OPTIONAL,
	           N_("Who answers, where several share an account")),
	FIELD_KEYED(struct answer_request, seen, OPTIONAL, &field_version_shape,
	            N_("Versions that were seen")),
};
const struct shape answer_request_shape = SHAPE(struct answer_request, "answer", answer_request_fields);

static const struct field review_request_fields[] = {
	FIELD_TEXT(struct review_request, project, REQUIRED, N_("The project")),
	FIELD_INTEGER(struct review_request, question, REQUIRED, 0, 0, N_("Number")),
	FIELD_TEXT(struct review_request, verdict, REQUIRED, N_("to-correct, improvable or acceptable")),
	FIELD_TEXT(struct review_request, comment, OPTIONAL, N_("Comment")),
	FIELD_TEXT(struct review_request, reviewer, REQUIRED, N_("Who reviewed it")),
	FIELD_TEXT(struct review_request, action, OPTIONAL, N_("What would improve it")),
	FIELD_TEXT(struct review_request, owner, OPTIONAL, N_("Who does that")),
	FIELD_TEXT(struct review_request, due, OPTIONAL, N_("By when")),
};
const struct shape review_request_shape = SHAPE(struct review_request, "review", review_request_fields);

static const struct field reopen_request_fields[] = {
	FIELD_TEXT(struct reopen_request, project, REQUIRED, N_("The project")),
	FIELD_INTEGER(struct reopen_request, question, REQUIRED, 0, 0, N_("Number")),
	FIELD_TEXT(struct reopen_request, reason, REQUIRED, N_("Why")),
};
const struct shape reopen_request_shape = SHAPE(struct reopen_request, "reopen", reopen_request_fields);

static const struct field answer_version_fields[] = {
	FIELD_INTEGER(struct answer_version, version, REQUIRED, 0, 0, N_("Number")),
	FIELD_TEXT(struct answer_version, author, OPTIONAL, N_("Who wrote it")),
	FIELD_TEXT(struct answer_version, at, OPTIONAL, N_("When, UTC")),
	FIELD_DATE(struct answer_version, date, OPTIONAL, N_("Day")),
	FIELD_TEXT(struct answer_version, content, OPTIONAL,
	           N_("Version of the guidance it was given under")),
	FIELD_INTEGER(struct answer_version, characters, OPTIONAL, 0, 0, N_("How long it is")),
	FIELD_BOOL(struct answer_version, beside, OPTIONAL,
	           N_("Whether it came too late and is kept beside")),
	FIELD_BOOL(struct answer_version, stands, OPTIONAL, N_("Whether it is the one that stands")),
};
static const struct shape answer_version_shape =
        SHAPE(struct answer_version, "version", answer_version_fields);

static const struct field difference_fields[] = {
	FIELD_TEXT(struct difference, change, REQUIRED, N_("same, added or removed")),
	FIELD_TEXT(struct difference, text, OPTIONAL, N_("The line")),
};
static const struct shape difference_shape = SHAPE(struct difference, "line", difference_fields);

static const struct field review_view_fields[] = {
	FIELD_TEXT(struct review_view, verdict, OPTIONAL, N_("Verdict")),
	FIELD_TEXT(struct review_view, comment, OPTIONAL, N_("Comment")),
	FIELD_TEXT(struct review_view, reviewer, OPTIONAL, N_("By whom")),
	FIELD_TEXT(struct review_view, action, OPTIONAL, N_("What would improve it")),
	FIELD_TEXT(struct review_view, owner, OPTIONAL, N_("Who does that")),
	FIELD_DATE(struct review_view, due, OPTIONAL, N_("By when")),
	FIELD_DATE(struct review_view, date, OPTIONAL, N_("When it was reviewed")),
};
static const struct shape review_view_shape = SHAPE(struct review_view, "review", review_view_fields);

static const struct field question_answer_fields[] = {
	FIELD_TEXT(struct question_answer, project, REQUIRED, N_("The project")),
	FIELD_INTEGER(struct question_answer, question, REQUIRED, 0, 0, N_("Number")),
	FIELD_INTEGER(struct question_answer, of, OPTIONAL, 0, 0, N_("How many questions there are")),
	FIELD_TEXT(struct question_answer, text, OPTIONAL, N_("The question")),
	FIELD_TEXT(struct question_answer, phase, OPTIONAL, N_("Phase")),
	FIELD_TEXT(struct question_answer, basis, OPTIONAL, N_("derived or anchored")),
	FIELD_TEXT(struct question_answer, drawn_from, OPTIONAL, N_("What it comes from")),
	FIELD_TEXTS(struct question_answer, prompts, OPTIONAL, N_("Think about")),
	FIELD_TEXTS(struct question_answer, links, OPTIONAL, N_("Actions it belongs to")),
	FIELD_LIST(struct question_answer, notes, OPTIONAL, &action_line_shape,
	           N_("Notes made on those actions")),
	FIELD_TEXT(struct question_answer, status, OPTIONAL, N_("Status")),
	FIELD_TEXT(struct question_answer, status_words, OPTIONAL, N_("In words")),
	FIELD_BOOL(struct question_answer, locked, OPTIONAL, N_("Whether it is agreed and so locked")),
	FIELD_TEXT(struct question_answer, answer, OPTIONAL, N_("The answer")),
	FIELD_TEXT(struct question_answer, evidence, OPTIONAL, N_("Evidence")),
	FIELD_TEXT(struct question_answer, risks, OPTIONAL, N_("Open risks")),
	FIELD_TEXT(struct question_answer, author, OPTIONAL, N_("Who wrote it")),
	FIELD_TEXT(struct question_answer, at, OPTIONAL, N_("When, UTC")),
	FIELD_DATE(struct question_answer, date, OPTIONAL, N_("Day")),
	FIELD_STRUCT(struct question_answer, review, OPTIONAL, &review_view_shape, N_("The last review")),
	FIELD_TEXT(struct question_answer, reopened, OPTIONAL, N_("Why it was reopened last")),
	FIELD_LIST(struct question_answer, versions, OPTIONAL, &answer_version_shape,
	           N_("Every version, oldest first")),
	FIELD_INTEGER(struct question_answer, from, OPTIONAL, 0, 0, N_("Older of the versions compared")),
	FIELD_INTEGER(struct question_answer, to, OPTIONAL, 0, 0, N_("Newer of them")),
	FIELD_LIST(struct question_answer, differences, OPTIONAL, &difference_shape,
	           N_("What changed between them")),
	FIELD_TEXTS(struct question_answer, relied_on, OPTIONAL,
	            N_("Gates with a sign-off that relies on it")),
	FIELD_INTEGER(struct question_answer, most_characters, OPTIONAL, 0, 0, N_("Longest answer")),
	FIELD_KEYED(struct question_answer, seen, OPTIONAL, &field_version_shape,
	            N_("Versions of its fields")),
	FIELD_TEXT(struct question_answer, notice, OPTIONAL, N_("Whose text this is")),
};
const struct shape question_answer_shape = SHAPE(struct question_answer, "question", question_answer_fields);

#include "famctx/api/session.h"

#include "famctx/base/mem.h"

const char *const consent_codes[] = { "not_said", "not_needed", "held", "not_held", NULL };
const char *const consent_rule_codes[] = { "none", "record", "require", NULL };

static const struct field hello_request_fields[] = {
	FIELD_INTEGER(struct hello_request, version, OPTIONAL, 0, 0, N_("Version of the requests")),
	FIELD_TEXT(struct hello_request, as, OPTIONAL, N_("A made-up account")),
	FIELD_DATE(struct hello_request, at, OPTIONAL, N_("Another today")),
	FIELD_TEXT(struct hello_request, program, OPTIONAL, N_("screen, line or command")),
};
const struct shape hello_request_shape = SHAPE(struct hello_request, "hello", hello_request_fields);

static const struct field hello_answer_fields[] = {
	FIELD_INTEGER(struct hello_answer, version, OPTIONAL, 0, 0, N_("Version of the requests")),
	FIELD_TEXT(struct hello_answer, account, OPTIONAL, N_("Login name")),
	FIELD_TEXT(struct hello_answer, name, OPTIONAL, N_("Name as shown")),
	FIELD_WORD(struct hello_answer, role, OPTIONAL, role_codes, ACCOUNT_OWNER, N_("Role")),
	FIELD_TEXT(struct hello_answer, team, OPTIONAL, N_("Team")),
	FIELD_BOOL(struct hello_answer, training, OPTIONAL, N_("Whether this is training")),
	FIELD_BOOL(struct hello_answer, own, OPTIONAL, N_("Whether this is a store of one's own")),
	FIELD_DATE(struct hello_answer, at, OPTIONAL, N_("Today")),
	FIELD_BOOL(struct hello_answer, at_given, OPTIONAL, N_("Whether today was given")),
	FIELD_TEXT(struct hello_answer, store, OPTIONAL, N_("Kind of store")),
	FIELD_INTEGER(struct hello_answer, people, OPTIONAL, 0, 0, N_("People in the store")),
	FIELD_BOOL(struct hello_answer, may_copy, OPTIONAL, N_("Whether copying is allowed")),
	FIELD_INTEGER(struct hello_answer, hide_after, OPTIONAL, 0, 0, N_("Minutes until the screen hides")),
	FIELD_TEXT(struct hello_answer, help_note, OPTIONAL, N_("The team that can help")),
	FIELD_WORD(struct hello_answer, consent, OPTIONAL, consent_rule_codes, CONSENT_NONE, N_("What is asked about the talk with the family")),
	FIELD_TEXTS(struct hello_answer, consent_free, OPTIONAL, N_("Purposes that need no talk before")),
	FIELD_TEXT(struct hello_answer, purpose_words, OPTIONAL, N_("The last purpose")),
	FIELD_INTEGER(struct hello_answer, reviews_waiting, ABSENT_WHEN_NONE, 0, 0, N_("Break-glass that waits to be looked over")),
	FIELD_TEXTS(struct hello_answer, requests, OPTIONAL, N_("What this role may do")),
};
const struct shape hello_answer_shape = SHAPE(struct hello_answer, "hello answer", hello_answer_fields);

static const struct field purpose_fields[] = {
	FIELD_WORD(struct purpose, basis, OPTIONAL, basis_codes, -1, N_("Why a family is looked at")),
	FIELD_TEXT(struct purpose, text, OPTIONAL, N_("In words, for other")),
	FIELD_TEXT(struct purpose, case_reference, OPTIONAL, N_("Case reference")),
	FIELD_TEXT(struct purpose, behalf, OPTIONAL, N_("On whose behalf")),
	FIELD_WORD(struct purpose, consent, OPTIONAL, consent_codes, CONSENT_NOT_SAID, N_("The talk with the family: not_needed, held or not_held")),
	FIELD_DATE(struct purpose, consent_on, OPTIONAL, N_("When it was held")),
	FIELD_TEXT(struct purpose, consent_because, OPTIONAL, N_("Why it was not held")),
};
const struct shape purpose_shape = SHAPE(struct purpose, "purpose", purpose_fields);

static const struct field recent_person_fields[] = {
	FIELD_TEXT(struct recent_person, person, OPTIONAL, N_("Id of the person")),
	FIELD_TEXT(struct recent_person, name, OPTIONAL, N_("Name")),
	FIELD_TEXT(struct recent_person, opened, OPTIONAL, N_("When")),
};
static const struct shape recent_person_shape = SHAPE(struct recent_person, "recent", recent_person_fields);

static const struct field recent_answer_fields[] = {
	FIELD_LIST(struct recent_answer, people, OPTIONAL, &recent_person_shape,
		N_("Families opened in this sign-in")),
};
const struct shape recent_answer_shape = SHAPE(struct recent_answer, "recent answer", recent_answer_fields);

static const struct field person_request_fields[] = {
	FIELD_TEXT(struct person_request, person, REQUIRED, N_("Id of the person")),
	FIELD_TEXT(struct person_request, note, OPTIONAL, N_("What kind of thing")),
};
const struct shape person_request_shape = SHAPE(struct person_request, "person", person_request_fields);

static const struct field path_request_fields[] = {
	FIELD_TEXT(struct path_request, path, REQUIRED, N_("An absolute path")),
};
const struct shape path_request_shape = SHAPE(struct path_request, "path", path_request_fields);

static const struct field check_finding_fields[] = {
	FIELD_TEXT(struct check_finding, what, OPTIONAL, N_("What was checked")),
	FIELD_BOOL(struct check_finding, good, OPTIONAL, N_("Whether it is well")),
	FIELD_TEXT(struct check_finding, words, OPTIONAL, N_("In plain words")),
};
static const struct shape check_finding_shape = SHAPE(struct check_finding, "finding", check_finding_fields);

static const struct field check_answer_fields[] = {
	FIELD_BOOL(struct check_answer, good, OPTIONAL, N_("Whether all is well")),
	FIELD_LIST(struct check_answer, findings, OPTIONAL, &check_finding_shape, N_("What was found")),
};
const struct shape check_answer_shape = SHAPE(struct check_answer, "check answer", check_answer_fields);

static const struct field done_answer_fields[] = {
	FIELD_BOOL(struct done_answer, done, OPTIONAL, N_("Whether it is done")),
	FIELD_TEXT(struct done_answer, words, OPTIONAL, N_("What was done")),
};
const struct shape done_answer_shape = SHAPE(struct done_answer, "done", done_answer_fields);

bool purpose_read(const char *text, struct purpose *out)
{
	static const char other[] = "other:";
	if (!strncmp(text, other, sizeof(other) - 1) && text[sizeof(other) - 1]) {
		out->basis = BASIS_OTHER;
		out->text = mem_copy_text(text + sizeof(other) - 1);
		return true;
	}
	out->basis = code_find(basis_codes, text);
	return out->basis >= 0 && out->basis != BASIS_OTHER;
}

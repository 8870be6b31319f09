#include "famctx/api/account.h"

static const struct field account_request_fields[] = {
	FIELD_TEXT(struct account_request, login, REQUIRED, N_("Unix account")),
	FIELD_TEXT(struct account_request, name, OPTIONAL, N_("Name as shown")),
	FIELD_TEXT(struct account_request, team, OPTIONAL, N_("Team")),
	FIELD_WORD(struct account_request, role, OPTIONAL, role_codes, -1, N_("Role; training only")),
	FIELD_TEXT(struct account_request, reason, OPTIONAL, N_("Why it is closed, or opened again")),
};
const struct shape account_request_shape = SHAPE(struct account_request, "account", account_request_fields);

static const struct field account_row_fields[] = {
	FIELD_TEXT(struct account_row, login, REQUIRED, N_("Unix account")),
	FIELD_TEXT(struct account_row, name, OPTIONAL, N_("Name as shown")),
	FIELD_WORD(struct account_row, role, OPTIONAL, role_codes, -1, N_("Role, as last seen")),
	FIELD_TEXT(struct account_row, team, OPTIONAL, N_("Team")),
	FIELD_BOOL(struct account_row, closed, OPTIONAL, N_("Whether it is closed")),
	FIELD_TEXT(struct account_row, closed_because, OPTIONAL, N_("Why it is closed")),
	FIELD_TEXT(struct account_row, added, OPTIONAL, N_("When it was added")),
	FIELD_TEXT(struct account_row, added_by, OPTIONAL, N_("Who added it")),
	FIELD_TEXT(struct account_row, last, OPTIONAL, N_("Last sign-in")),
	FIELD_BOOL(struct account_row, staff, OPTIONAL, N_("Whether their own identity is known")),
};
static const struct shape account_row_shape = SHAPE(struct account_row, "account", account_row_fields);

static const struct field account_list_answer_fields[] = {
	FIELD_LIST(struct account_list_answer, accounts, OPTIONAL, &account_row_shape, N_("Accounts")),
};
const struct shape account_list_answer_shape = SHAPE(struct account_list_answer, "accounts", account_list_answer_fields);

static const struct field permission_row_fields[] = {
	FIELD_TEXT(struct permission_row, request, REQUIRED, N_("The request")),
	FIELD_TEXT(struct permission_row, does, OPTIONAL, N_("What it does")),
	FIELD_TEXT(struct permission_row, kind, OPTIONAL, N_("What it touches")),
	FIELD_TEXTS(struct permission_row, roles, OPTIONAL, N_("Roles that may ask")),
};
static const struct shape permission_row_shape = SHAPE(struct permission_row, "permission", permission_row_fields);

static const struct field account_permissions_answer_fields[] = {
	FIELD_LIST(struct account_permissions_answer, permissions, OPTIONAL, &permission_row_shape, N_("Permissions")),
	FIELD_TEXT(struct account_permissions_answer, policy, OPTIONAL, N_("The file that says so")),
};
const struct shape account_permissions_answer_shape =
	SHAPE(struct account_permissions_answer, "permissions", account_permissions_answer_fields);

static const struct field staff_row_fields[] = {
	FIELD_TEXT(struct staff_row, login, SENSITIVE, N_("Unix account")),
	FIELD_TEXT(struct staff_row, family_name, SENSITIVE, N_("Family name")),
	FIELD_TEXT(struct staff_row, first_name, SENSITIVE, N_("First name")),
	FIELD_DATE(struct staff_row, born, SENSITIVE, N_("Birth date")),
	FIELD_TEXT(struct staff_row, address, SENSITIVE, N_("Address")),
	FIELD_TEXT(struct staff_row, postcode, SENSITIVE, N_("Postcode")),
	FIELD_TEXT(struct staff_row, nhs_number, SENSITIVE, N_("NHS number")),
};
const struct shape staff_row_shape = SHAPE(struct staff_row, "staff", staff_row_fields);

static const struct field staff_text_request_fields[] = {
	FIELD_TEXT(struct staff_text_request, file, OPTIONAL, N_("What the file is called")),
	FIELD_TEXT(struct staff_text_request, text, SENSITIVE, N_("Part of its text")),
	FIELD_BOOL(struct staff_text_request, first, OPTIONAL, N_("Whether this is the first part")),
	FIELD_BOOL(struct staff_text_request, last, OPTIONAL, N_("Whether this is the last part")),
};
const struct shape staff_text_request_shape = SHAPE(struct staff_text_request, "staff text", staff_text_request_fields);

static const struct field staff_load_answer_fields[] = {
	FIELD_BOOL(struct staff_load_answer, read, OPTIONAL, N_("Whether the whole file has been read")),
	FIELD_BOOL(struct staff_load_answer, refused, OPTIONAL, N_("Whether nothing was changed")),
	FIELD_LIST(struct staff_load_answer, problems, OPTIONAL, &source_problem_shape, N_("What is wrong")),
	FIELD_INTEGER(struct staff_load_answer, staff, OPTIONAL, 0, 0, N_("People in the table")),
	FIELD_INTEGER(struct staff_load_answer, accounts, OPTIONAL, 0, 0, N_("Of them with an account")),
};
const struct shape staff_load_answer_shape =
	SHAPE(struct staff_load_answer, "staff load answer", staff_load_answer_fields);

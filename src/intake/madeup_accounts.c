#include "famctx/intake/madeup.h"

#include "famctx/base/file.h"
#include "famctx/schema/yaml.h"
#include "madeup_private.h"

static const struct field account_fields[] = {
	FIELD_TEXT(struct madeup_account, login, REQUIRED, N_("What --as takes")),
	FIELD_TEXT(struct madeup_account, name, REQUIRED, N_("The name as shown")),
	FIELD_WORD(struct madeup_account, role, REQUIRED, role_codes, ACCOUNT_WORKER, N_("The role")),
	FIELD_TEXT(struct madeup_account, team, OPTIONAL, N_("The team")),
	FIELD_TEXT(struct madeup_account, postcode, OPTIONAL, N_("The postcode of their home")),
	FIELD_TEXT(struct madeup_account, plays, OPTIONAL, N_("What to show with it")),
};
static const struct shape account_shape = SHAPE(struct madeup_account, "account", account_fields);

static const struct field restriction_fields[] = {
	FIELD_TEXT(struct madeup_restriction, who, REQUIRED, N_("A record, as SOURCE:RECORD")),
	FIELD_WORD(struct madeup_restriction, level, REQUIRED, restriction_level_codes, -1, N_("sealed, guarded or address")),
	FIELD_TEXT(struct madeup_restriction, reason, REQUIRED, N_("Why")),
	FIELD_DATE(struct madeup_restriction, review, OPTIONAL, N_("When it is looked at again")),
};
static const struct shape restriction_shape = SHAPE(struct madeup_restriction, "restriction", restriction_fields);

static const struct field accounts_fields[] = {
	FIELD_TEXT(struct madeup_accounts, first, REQUIRED, N_("Who a demonstration starts as")),
	FIELD_KEYED(struct madeup_accounts, accounts, REQUIRED, &account_shape, N_("Made-up people to play")),
	FIELD_LIST(struct madeup_accounts, staff, OPTIONAL, &staff_row_shape, N_("Who works here and is in the families")),
	FIELD_KEYED(struct madeup_accounts, restricted, OPTIONAL, &restriction_shape, N_("Who is hidden")),
};
static const struct shape accounts_shape = SHAPE(struct madeup_accounts, "accounts", accounts_fields);

/* Nobody real may stand in a staff table either. */
static void check_staff(const struct madeup_accounts *a, const char *file, struct problems *problems)
{
	static const struct place nowhere = { 0, 0 };
	for (size_t i = 0; i < a->staff_count; i++) {
		const struct staff_row *row = &a->staff[i];
		if (row->nhs_number && !madeup_nhs_reserved(row->nhs_number))
			problems_add(problems, PROBLEM_ERROR, file, nowhere,
				     _("the NHS number %s of the staff is none that is made up: it begins with 999"),
				     row->nhs_number);
		if (row->postcode && !madeup_postcode_reserved(row->postcode))
			problems_add(problems, PROBLEM_ERROR, file, nowhere,
				     _("the postcode %s of the staff is none that is made up: it is of the area XX"),
				     row->postcode);
	}
}

static void check_accounts(const struct madeup_accounts *a, const char *file, struct problems *problems)
{
	static const struct place nowhere = { 0, 0 };
	bool first = false;
	for (size_t i = 0; i < a->accounts_count; i++) {
		first |= !strcmp(a->accounts[i].login, a->first);
		if (a->accounts[i].role == ACCOUNT_OWNER)
			problems_add(problems, PROBLEM_ERROR, file, nowhere,
			             _("'%s' cannot be an owner: only a store of one's own has one"),
			             a->accounts[i].login);
	}
	if (!first)
		problems_add(problems, PROBLEM_ERROR, file, nowhere,
		             _("there is no account '%s' to start with"), a->first);
}

bool madeup_accounts_load(const char *families_folder, struct madeup_accounts *out, struct problems *problems)
{
	struct buf path = BUF_INIT;
	size_t before = problems->errors;
	file_join(&path, families_folder, "accounts.yaml");
	if (yaml_decode_file(path.data, &accounts_shape, out, problems)) {
		check_accounts(out, path.data, problems);
		check_staff(out, path.data, problems);
	}
	buf_release(&path);
	return problems->errors == before;
}

void madeup_accounts_release(struct madeup_accounts *a)
{
	shape_release(&accounts_shape, a);
}

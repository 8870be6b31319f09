#include "famctx/access/permission.h"

#include "famctx/api/request.h"
#include "famctx/base/mem.h"

/* What trainers must not have of real people: their records, and the feeds and copies of all of them. */
static bool is_of_real_people(const char *request)
{
	int kind = request_kind(request);
	return kind == TOUCHES_RECORDS || kind == TOUCHES_DATA;
}

static bool is_in_table(const struct policy *p, int role, const char *request)
{
	for (size_t i = 0; i < p->permissions_count; i++)
		if (!strcmp(p->permissions[i].request, request))
			return p->permissions[i].may & (1u << role);
	return false;
}

bool permission_allows(const struct policy *p, int role, const char *request, bool training)
{
	if (role < 0 || role >= ACCOUNT_ROLE_COUNT)
		return false;
	if (role == ACCOUNT_OWNER)
		return true;
	if (role == ACCOUNT_TRAINER && !training && is_of_real_people(request))
		return false;
	return is_in_table(p, role, request);
}

static void list_roles(const struct policy *p, const char *request, bool training, struct buf *out)
{
	for (int role = ACCOUNT_OWNER + 1; role < ACCOUNT_ROLE_COUNT; role++)
		if (permission_allows(p, role, request, training))
			buf_printf(out, "%s%s", out->len ? ", " : "", role_codes[role]);
}

bool permission_check(const struct policy *p, int role, const char *request, bool training, struct err *e)
{
	if (permission_allows(p, role, request, training))
		return true;
	if (role < 0 || role >= ACCOUNT_ROLE_COUNT)
		return err_set(e, ERR_REFUSED, _("who has no role may not ask for this: ask to be given one"));
	if (role == ACCOUNT_TRAINER && permission_allows(p, role, request, true))
		return err_set(e, ERR_REFUSED, _("the role %s is for training stores, and this store is a real one"),
			       role_codes[role]);
	struct buf roles = BUF_INIT;
	list_roles(p, request, training, &roles);
	if (roles.len)
		err_set(e, ERR_REFUSED, _("the role %s may not ask for this: ask somebody whose role may (%s)"), role_codes[role],
			roles.data);
	else
		err_set(e, ERR_REFUSED, _("the role %s may not ask for this: the policy lets nobody"), role_codes[role]);
	buf_release(&roles);
	return false;
}

static void fill_row(const struct policy *p, const struct words *words, bool training, const char *request,
		     struct permission_row *row)
{
	struct buf key = BUF_INIT;
	buf_printf(&key, "does_%s", request);
	row->request = mem_copy_text(request);
	row->does = mem_copy_text(words_phrase(words, key.data));
	row->kind = mem_copy_text(request_kind_codes[request_kind(request)]);
	row->roles = mem_zero(ACCOUNT_ROLE_COUNT, sizeof(*row->roles));
	for (int role = 0; role < ACCOUNT_ROLE_COUNT; role++)
		if (role != ACCOUNT_OWNER && permission_allows(p, role, request, training))
			row->roles[row->roles_count++] = mem_copy_text(role_codes[role]);
	buf_release(&key);
}

void permission_rows(const struct policy *p, const struct words *words, bool training,
		     struct account_permissions_answer *answer)
{
	size_t count = 0;
	while (request_codes[count])
		count++;
	answer->permissions = mem_zero(count, sizeof(*answer->permissions));
	answer->permissions_count = count;
	for (size_t i = 0; i < count; i++)
		fill_row(p, words, training, request_codes[i], &answer->permissions[i]);
}

#include "policy_check.h"

#include <stdarg.h>

#include "famctx/api/request.h"

#define BIT(role) (1u << (role))
#define ALL_ROLES ((BIT(ACCOUNT_ROLE_COUNT) - 1) & ~BIT(ACCOUNT_OWNER))
/* Trainers have no place in a real store, so they keep nothing going there. */
#define REAL_ROLES (ALL_ROLES & ~BIT(ACCOUNT_TRAINER))

struct checking {
	const char *file;
	struct problems *problems;
};

static PRINTF_LIKE(3, 4) bool wrong(const struct checking *c, struct place at, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	problems_vadd(c->problems, PROBLEM_ERROR, c->file, at, format, args);
	va_end(args);
	return false;
}

/* what: "role" and the like. */
static bool check_code(const struct checking *c, struct place at, const char *what, const char *const *codes,
		       const char *code)
{
	const char *nearest = code_nearest(codes, code);
	if (code_find(codes, code) >= 0)
		return true;
	if (nearest)
		return wrong(c, at, _("there is no %s '%s'; did you mean '%s'?"), what, code, nearest);
	return wrong(c, at, _("there is no %s '%s'"), what, code);
}

static void check_codes(const struct checking *c, struct place at, const char *what, const char *const *codes,
			char *const *given, size_t count)
{
	for (size_t i = 0; i < count; i++)
		check_code(c, at, what, codes, given[i]);
}

/* ---- who may ask what -------------------------------------------------------------- */

static bool add_role(const struct checking *c, struct permission *row, const char *role)
{
	if (!strcmp(role, "all"))
		return wrong(c, row->place, _("'%s' names all and other roles: all stands alone"), row->request);
	if (!check_code(c, row->place, _("role"), role_codes, role))
		return false;
	if (!strcmp(role, role_codes[ACCOUNT_OWNER]))
		return wrong(c, row->place, _("'%s' names the owner, who may ask everything: leave it out"), row->request);
	row->may |= BIT(code_find(role_codes, role));
	return true;
}

static bool find_roles(const struct checking *c, struct permission *row)
{
	bool ok = true;
	if (row->roles_count == 1 && !strcmp(row->roles[0], "all")) {
		row->may = ALL_ROLES;
		return true;
	}
	for (size_t i = 0; i < row->roles_count; i++)
		ok = add_role(c, row, row->roles[i]) && ok;
	return ok;
}

static void check_permission(const struct checking *c, struct permission *row)
{
	bool known = check_code(c, row->place, _("request"), request_codes, row->request);
	if (!find_roles(c, row) || !known)
		return;
	int kind = request_kind(row->request);
	if (kind == TOUCHES_OWN && row->may != ALL_ROLES)
		wrong(c, row->place, _("'%s' touches only what is one's own, so it must be open to all"), row->request);
	if (kind == TOUCHES_RULES && !(row->may & REAL_ROLES))
		wrong(c, row->place, _("'%s' is left to nobody: a role that reads no records must have it"), row->request);
}

static const struct permission *first_of_kind(const struct policy *p, int role, enum request_kind kind)
{
	for (size_t i = 0; i < p->permissions_count; i++)
		if ((p->permissions[i].may & BIT(role)) && request_kind(p->permissions[i].request) == (int)kind)
			return &p->permissions[i];
	return NULL;
}

static void check_duties(const struct checking *c, const struct policy *p)
{
	for (int role = 0; role < ACCOUNT_ROLE_COUNT; role++) {
		const struct permission *reads = first_of_kind(p, role, TOUCHES_RECORDS);
		const struct permission *changes = first_of_kind(p, role, TOUCHES_RULES);
		if (reads && changes)
			wrong(c, changes->place,
			      _("the role %s may ask '%s', which is about people's records, and '%s', which changes rules: "
				"nobody may do both"),
			      role_codes[role], reads->request, changes->request);
	}
}

static void check_missing(const struct checking *c, const struct policy *p)
{
	struct place at = p->permissions_count ? p->permissions[0].place : (struct place){ 0, 0 };
	for (const char *const *name = request_codes; p->permissions_count && *name; name++) {
		size_t i = 0;
		while (i < p->permissions_count && strcmp(p->permissions[i].request, *name) != 0)
			i++;
		if (i == p->permissions_count)
			wrong(c, at, _("permissions has no '%s': say which roles may ask it, [] for none"), *name);
	}
}

/* ---- a keeper that serves many ------------------------------------------------------- */

static void check_group(const struct checking *c, const struct shared_policy *s, size_t at)
{
	const struct role_group *g = &s->groups[at];
	if (g->role == ACCOUNT_OWNER || g->role == ACCOUNT_TRAINER)
		wrong(c, g->place, _("the role %s has no group: it is for a store of one's own, and for training"),
		      role_codes[g->role]);
	for (size_t i = 0; i < at; i++)
		if (g->group && s->groups[i].group && !strcmp(s->groups[i].group, g->group))
			wrong(c, g->place, _("the group '%s' is that of two roles: give each its own"), g->group);
}

static void check_folders(const struct checking *c, struct place at, char *const *folders, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (folders[i][0] != '/')
			wrong(c, at, _("the folder '%s' needs its whole path, from / on"), folders[i]);
}

bool policy_check(const char *file, struct policy *p, struct problems *problems)
{
	const struct checking c = { file, problems };
	const size_t before = problems->errors;
	const struct shared_policy *s = &p->shared;
	check_codes(&c, p->purpose.consent_free_at, _("purpose"), basis_codes, p->purpose.consent_free,
		    p->purpose.consent_free_count);
	check_codes(&c, p->restrictions.sensitive_at, _("role"), role_codes, p->restrictions.sensitive,
		    p->restrictions.sensitive_count);
	for (size_t i = 0; i < s->groups_count; i++)
		check_group(&c, s, i);
	check_folders(&c, s->feeds_at, s->feeds, s->feeds_count);
	check_folders(&c, s->backups_at, s->backups, s->backups_count);
	for (size_t i = 0; i < p->permissions_count; i++)
		check_permission(&c, &p->permissions[i]);
	check_missing(&c, p);
	check_duties(&c, p);
	problems_sort(problems);
	return problems->errors == before;
}

#include "famctx/api/policy.h"

#include "famctx/base/file.h"
#include "famctx/schema/yaml.h"
#include "policy_check.h"

static const struct field service_rule_fields[] = {
	FIELD_TEXT(struct service_rule, service, REQUIRED, N_("The service")),
	FIELD_TEXT(struct service_rule, letter, OPTIONAL, N_("Its letter where columns are narrow")),
	FIELD_STRUCT(struct service_rule, ages, OPTIONAL, &ages_shape, N_("Ages at which it is shown")),
	FIELD_TEXT(struct service_rule, because, OPTIONAL, N_("Where the age rule comes from")),
};
static const struct shape service_rule_shape = SHAPE(struct service_rule, "service", service_rule_fields);

static const struct field load_policy_fields[] = {
	FIELD_INTEGER(struct load_policy, fewer_rows_warn, REQUIRED, 0, 100, N_("Per cent fewer rows: a warning")),
	FIELD_INTEGER(struct load_policy, fewer_rows_stop, REQUIRED, 0, 100, N_("Per cent fewer rows: refused")),
	FIELD_INTEGER(struct load_policy, bad_cells_stop, REQUIRED, 0, 100,
		      N_("Per cent of a column that cannot be read: refused")),
	FIELD_INTEGER(struct load_policy, duplicate_keys_stop, REQUIRED, 0, 100,
		      N_("Per cent of rows with the key of another: refused")),
};
static const struct shape load_policy_shape = SHAPE(struct load_policy, "load", load_policy_fields);

static const struct field challenge_policy_fields[] = {
	FIELD_INTEGER(struct challenge_policy, due_days, REQUIRED, 0, 60, N_("Working days until a decision is due")),
	FIELD_INTEGER(struct challenge_policy, text_most, REQUIRED, 100, 4000, N_("Characters of a text")),
	FIELD_INTEGER(struct challenge_policy, drafts_days, REQUIRED, 1, 366, N_("Days that an untouched draft is kept")),
	FIELD_INTEGER(struct challenge_policy, kept_months, OPTIONAL, 1, 1200,
		      N_("Months that a closed challenge is kept; otherwise always")),
};
static const struct shape challenge_policy_shape =
	SHAPE(struct challenge_policy, "challenges", challenge_policy_fields);

static const struct field audit_policy_fields[] = {
	FIELD_INTEGER(struct audit_policy, period_days, REQUIRED, 1, 366, N_("Days that the managers' screens look back")),
	FIELD_INTEGER(struct audit_policy, close, REQUIRED, 1, 1000, N_("Looks at somebody of one's own name or address")),
	FIELD_INTEGER(struct audit_policy, hours, REQUIRED, 1, 1000, N_("People opened on a day outside the hours of work")),
	FIELD_INTEGER(struct audit_policy, hours_from, REQUIRED, 0, 23, N_("Hour at which work begins")),
	FIELD_INTEGER(struct audit_policy, hours_to, REQUIRED, 1, 24, N_("Hour at which work ends")),
	FIELD_INTEGER(struct audit_policy, many, REQUIRED, 1, 10000, N_("People opened on a day")),
	FIELD_INTEGER(struct audit_policy, repeated, REQUIRED, 2, 366, N_("Days on which the same person was opened")),
	FIELD_INTEGER(struct audit_policy, no_case, REQUIRED, 1, 10000, N_("People opened without a case")),
	FIELD_INTEGER(struct audit_policy, nobody, REQUIRED, 1, 10000, N_("Searches on a day that found nobody")),
	FIELD_INTEGER(struct audit_policy, sample, REQUIRED, 1, 50, N_("Looks drawn for one spot check")),
	FIELD_INTEGER(struct audit_policy, kept_months, OPTIONAL, 1, 1200,
		      N_("Months after which entries may be archived; otherwise never")),
	FIELD_BOOL(struct audit_policy, to_syslog, OPTIONAL, N_("Whether heads of the trail go to the log of the host")),
};
static const struct shape audit_policy_shape = SHAPE(struct audit_policy, "audit", audit_policy_fields);

static const struct field purpose_policy_fields[] = {
	FIELD_WORD(struct purpose_policy, consent, REQUIRED, consent_rule_codes, CONSENT_NONE,
		   N_("What is asked about the talk with the family: none, record or require")),
	FIELD_TEXTS_AT(struct purpose_policy, consent_free, OPTIONAL, N_("Purposes that need no talk before")),
	FIELD_BOOL(struct purpose_policy, outside, OPTIONAL, N_("Whether stepping outside the linked family asks why")),
};
static const struct shape purpose_policy_shape = SHAPE(struct purpose_policy, "purpose", purpose_policy_fields);

static const struct field restriction_policy_fields[] = {
	FIELD_INTEGER(struct restriction_policy, minutes, REQUIRED, 1, 240, N_("Minutes that break-glass lasts")),
	FIELD_INTEGER(struct restriction_policy, text_least, REQUIRED, 3, 200, N_("Characters of a reason")),
	FIELD_INTEGER(struct restriction_policy, review_days, REQUIRED, 0, 60,
		      N_("Working days until break-glass is looked over")),
	FIELD_INTEGER(struct restriction_policy, again_months, REQUIRED, 1, 120,
		      N_("Months until a restriction is looked at again")),
	FIELD_BOOL(struct restriction_policy, password, OPTIONAL, N_("Whether break-glass asks for the password")),
	FIELD_TEXTS_AT(struct restriction_policy, sensitive, OPTIONAL, N_("Roles that see values marked sensitive")),
};
static const struct shape restriction_policy_shape =
	SHAPE(struct restriction_policy, "restrictions", restriction_policy_fields);

static const struct field role_group_fields[] = {
	FIELD_WORD(struct role_group, role, REQUIRED, role_codes, -1, N_("The role")),
	FIELD_TEXT(struct role_group, group, REQUIRED, N_("The Unix group of those who have it")),
};
static const struct shape role_group_shape = SHAPE_PLACED(struct role_group, "group", role_group_fields, place, -1);

static const struct field shared_policy_fields[] = {
	FIELD_TEXT(struct shared_policy, users, REQUIRED, N_("The group whose members may connect")),
	FIELD_KEYED(struct shared_policy, groups, REQUIRED, &role_group_shape, N_("The group of each role")),
	FIELD_TEXTS_AT(struct shared_policy, feeds, OPTIONAL, N_("Folders that sources are loaded from")),
	FIELD_TEXTS_AT(struct shared_policy, backups, OPTIONAL, N_("Folders that backups and archives are written to")),
	FIELD_INTEGER(struct shared_policy, connections, REQUIRED, 1, 200, N_("Connections of one account")),
	FIELD_INTEGER(struct shared_policy, per_second, REQUIRED, 1, 100000, N_("Requests of one account in a second")),
	FIELD_INTEGER(struct shared_policy, frame_ms, REQUIRED, 100, 60000, N_("Milliseconds for one request to arrive")),
	FIELD_INTEGER(struct shared_policy, search_ms, REQUIRED, 5, 10000, N_("Milliseconds that a search may take")),
};
static const struct shape shared_policy_shape = SHAPE(struct shared_policy, "shared", shared_policy_fields);

static const struct field permission_fields[] = {
	FIELD_TEXT(struct permission, request, REQUIRED, N_("The request")),
	FIELD_TEXTS(struct permission, roles, REQUIRED, N_("Roles that may ask it")),
};
static const struct shape permission_shape = 
	SHAPE_PLACED(struct permission, "permission", permission_fields, place, -1);

static const struct field policy_fields[] = {
	FIELD_LIST(struct policy, services, REQUIRED, &service_rule_shape, N_("Services, in the order of every list")),
	FIELD_TEXTS(struct policy, not_here, OPTIONAL, N_("Services that are not here")),
	FIELD_TEXT(struct policy, help_note, REQUIRED, N_("The team that can help, with its number")),
	FIELD_STRUCT(struct policy, load, REQUIRED, &load_policy_shape, N_("When a load is refused")),
	FIELD_STRUCT(struct policy, challenges, REQUIRED, &challenge_policy_shape, N_("How challenges are dealt with")),
	FIELD_STRUCT(struct policy, audit, REQUIRED, &audit_policy_shape, N_("What managers are shown of the trail")),
	FIELD_STRUCT(struct policy, purpose, REQUIRED, &purpose_policy_shape, N_("What is asked before a look")),
	FIELD_STRUCT(struct policy, restrictions, REQUIRED, &restriction_policy_shape, N_("Restricted people and values")),
	FIELD_STRUCT(struct policy, shared, REQUIRED, &shared_policy_shape, N_("A keeper that serves many")),
	FIELD_KEYED(struct policy, permissions, REQUIRED, &permission_shape, N_("Who may ask what")),
	FIELD_BOOL(struct policy, may_copy, OPTIONAL, N_("Whether one thing may be copied to the clipboard")),
	FIELD_INTEGER(struct policy, hide_after, REQUIRED, 1, 240, N_("Minutes without a key until the screen hides")),
	FIELD_INTEGER(struct policy, recent_most, REQUIRED, 1, 50, N_("Families remembered in a sign-in")),
	FIELD_INTEGER(struct policy, household_most, REQUIRED, 1, 100, N_("Others at an address who are listed")),
};
const struct shape policy_shape = SHAPE(struct policy, "policy", policy_fields);

bool policy_load(const char *folder, struct policy *out, struct problems *problems)
{
	struct buf path = BUF_INIT;
	file_join(&path, folder, POLICY_FILE);
	bool ok = yaml_decode_file(path.data, &policy_shape, out, problems);
	ok = policy_check(path.data, out, problems) && ok;
	buf_release(&path);
	return ok;
}

bool policy_read(const char *file, const char *bytes, size_t len, struct policy *out, struct problems *problems)
{
	bool ok = yaml_decode(file, bytes, len, &policy_shape, out, problems);
	return policy_check(file, out, problems) && ok;
}

void policy_release(struct policy *p)
{
	shape_release(&policy_shape, p);
}

static size_t place_of(const struct policy *p, const char *service)
{
	size_t i = 0;
	while (i < p->services_count && strcmp(p->services[i].service, service))
		i++;
	return i;
}

int policy_service_compare(const struct policy *p, const char *a, const char *b)
{
	size_t at_a = place_of(p, a), at_b = place_of(p, b);
	if (at_a != at_b)
		return at_a < at_b ? -1 : 1;
	return strcmp(a, b);
}

const struct service_rule *policy_service(const struct policy *p, const char *service)
{
	size_t at = place_of(p, service);
	return at < p->services_count ? &p->services[at] : NULL;
}

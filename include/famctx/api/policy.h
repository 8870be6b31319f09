/*
 * data/policy.yaml: what an authority decides. Read by the keeper; what the
 * people side needs of it travels in answers.
 */
#ifndef FAMCTX_API_POLICY_H
#define FAMCTX_API_POLICY_H

#include "famctx/api/session.h"
#include "famctx/api/source.h"

#define POLICY_FILE "policy.yaml"

/* A service: its place in every list, its letter in the columns of results, and its age rule. */
struct service_rule {
	char *service;
	char *letter;
	struct ages ages;
	char *because; /* where the age rule comes from */
};

struct load_policy {
	int64_t fewer_rows_warn;  /* per cent below the last load: a warning */
	int64_t fewer_rows_stop;  /* per cent below the last load: refused */
	int64_t bad_cells_stop;   /* per cent of a mapped column that cannot be read: refused */
	int64_t duplicate_keys_stop; /* per cent */
};

struct challenge_policy {
	int64_t due_days;    /* working days until a decision is due; a risk today is due today */
	int64_t text_most;   /* characters of a text, as people count them */
	int64_t drafts_days; /* an untouched draft is kept so long */
	int64_t kept_months; /* a closed challenge is kept so long; INTEGER_NONE: always */
};

/* What managers are shown of the trail (api/audit.h). */
struct audit_policy {
	int64_t period_days; /* days that the managers' screens look back */
	int64_t close;       /* looks at somebody of one's own name or address */
	int64_t hours;       /* people opened on one day outside the hours of work */
	int64_t hours_from, hours_to; /* work begins at 7, ends at 19; Saturday and Sunday are outside */
	int64_t many;        /* people opened on one day */
	int64_t repeated;    /* days on which the same person was opened */
	int64_t no_case;     /* people opened without a case where the purpose has one */
	int64_t nobody;      /* searches on one day that found nobody */
	int64_t sample;      /* looks drawn for one spot check */
	int64_t kept_months; /* entries this old may be archived; INTEGER_NONE: never */
	bool to_syslog;      /* the head of the trail goes to the log of the host */
};

/* What is asked when a purpose is given, and when somebody outside the family it was given for is opened. */
struct purpose_policy {
	int consent; /* enum consent_rule */
	char **consent_free; /* bases for which no talk is needed before */
	size_t consent_free_count;
	struct place consent_free_at;
	bool outside; /* stepping outside the linked family asks why; never for the purpose `training` */
};

struct restriction_policy {
	int64_t minutes;     /* that break-glass lasts */
	int64_t text_least;  /* characters of a reason */
	int64_t review_days; /* working days until break-glass is looked over */
	int64_t again_months; /* until a restriction is looked at again */
	bool password;       /* break-glass asks for the password; never in training */
	char **sensitive;    /* roles that see values marked sensitive */
	size_t sensitive_count;
	struct place sensitive_at;
};

/* The Unix group of a role. */
struct role_group {
	int role; /* enum account_role */
	char *group;
	struct place place;
};

/* Of a keeper that serves many. */
struct shared_policy {
	char *users; /* group whose members may connect */
	struct role_group *groups;
	size_t groups_count;
	char **feeds; /* folders that sources are loaded from */
	size_t feeds_count;
	struct place feeds_at;
	char **backups; /* folders that backups and archives are written to */
	size_t backups_count;
	struct place backups_at;
	int64_t connections; /* of one account at the same time */
	int64_t per_second;  /* requests of one account; more wait */
	int64_t frame_ms;    /* from the first byte of a request to its last */
	int64_t search_ms;   /* that a search may take */
};

/* One request and the roles that may ask it (access/permission.h). */
struct permission {
	char *request;
	char **roles; /* as written: `all` alone, or codes of roles */
	size_t roles_count;
	unsigned may; /* the roles as bits by enum account_role; found when the file is read */
	struct place place;
};

struct policy {
	struct service_rule *services; /* in the order of every list; others follow by name */
	size_t services_count;
	char **not_here; /* services known not to be here */
	size_t not_here_count;
	char *help_note; /* the team that can help, with its number */
	struct load_policy load;
	struct challenge_policy challenges;
	struct audit_policy audit;
	struct purpose_policy purpose;
	struct restriction_policy restrictions;
	struct shared_policy shared;
	struct permission *permissions; /* of every request, but for the owner of a store, who may ask all */
	size_t permissions_count;
	bool may_copy;       /* the clipboard */
	int64_t hide_after;  /* minutes without a key */
	int64_t recent_most; /* families remembered in a sign-in */
	int64_t household_most;
};

extern const struct shape policy_shape;

/*
 * Reads FOLDER/policy.yaml. Besides its form it must make sense as a whole, and
 * every mistake is told at its place: each request has its roles, and each role
 * exists; whoever may change rules reads no records; what touches only one's
 * own (api/request.h) is open to all; somebody may change the rules.
 */
MUST_CHECK bool policy_load(const char *folder, struct policy *out, struct problems *problems);
/* The same from its text; file: its name in problems. */
MUST_CHECK bool policy_read(const char *file, const char *bytes, size_t len, struct policy *out,
			    struct problems *problems);
void policy_release(struct policy *p);

/* Place of a service in every list; those without a rule come behind, by name. */
int policy_service_compare(const struct policy *p, const char *a, const char *b);
/* NULL when the policy has no rule for it. */
const struct service_rule *policy_service(const struct policy *p, const char *service);

#endif

/*
 * What the files that examine a host share. Private to keeper.
 */
#ifndef FAMCTX_KEEPER_HEALTH_PRIVATE_H
#define FAMCTX_KEEPER_HEALTH_PRIVATE_H

#include <sys/stat.h>
#include <sys/types.h>

#include "famctx/api/policy.h"
#include "famctx/keeper/health.h"

struct health {
	const struct serve_options *options;
	struct check_answer *out;
	char *data_folder, *policy_folder;
	struct policy policy;
	bool has_policy;
	uid_t keeper; /* the account that owns the store */
	char *keeper_name;
	bool sees;      /* runs as root or as that account */
	struct err stop; /* what a keeper must not start with, the first of it */
};

/* One finding; `what` is a word for programs that read it. */
void health_good(struct health *h, const char *what, const char *format, ...) PRINTF_LIKE(3, 4);
void health_mend(struct health *h, const char *what, const char *format, ...) PRINTF_LIKE(3, 4);
/* The same, and a keeper does not start with it. */
void health_stop(struct health *h, const char *what, const char *format, ...) PRINTF_LIKE(3, 4);

enum health_owner { OWNER_ANY, OWNER_KEEPER, OWNER_KEEPER_OR_ROOT };

struct health_rule {
	const char *what;
	mode_t kind;   /* S_IFREG, S_IFDIR */
	enum health_owner owner;
	mode_t barred; /* bits that are not to be set */
	mode_t mode;   /* to give it */
	const char *group; /* to give a folder that is missing, or NULL */
	bool stops;    /* the keeper does not start where it is broken */
};
/* Adds a finding for what breaks the rule, the first thing of each path; says nothing where all is well. */
bool health_path(struct health *h, const char *path, const struct health_rule *rule);
/* A path as it is typed in a shell. The caller's to free. */
char *health_typed(const char *path);
/* The name of an account or group, or its number. The caller's to free. */
char *health_account(uid_t uid);
char *health_group(gid_t gid);

/* Each looks at one thing; health.c says when. */
void health_folder(struct health *h);
void health_files(struct health *h);
void health_policy(struct health *h);
void health_data(struct health *h);
void health_socket(struct health *h);
void health_listening(struct health *h);
void health_groups(struct health *h);
void health_members(struct health *h);
void health_you(struct health *h);
void health_feeds(struct health *h);
void health_backups(struct health *h);
void health_log(struct health *h);
void health_memory(struct health *h);

#endif

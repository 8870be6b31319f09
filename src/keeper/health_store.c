/* The files of the store, the policy and the rules beside it. */
#include <dirent.h>
#include <errno.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/store/store.h"
#include "health_private.h"

static const struct health_rule folder_rule = {
	.what = "folder", .kind = S_IFDIR, .owner = OWNER_KEEPER, .barred = 0077, .mode = 0700, .stops = true,
};
static const struct health_rule file_rule = {
	.what = "files", .kind = S_IFREG, .owner = OWNER_KEEPER, .barred = 0177, .mode = 0600, .stops = true,
};
static const struct health_rule policy_folder_rule = {
	.what = "policy", .kind = S_IFDIR, .owner = OWNER_KEEPER_OR_ROOT, .barred = 0022, .mode = 0755, .stops = true,
};
static const struct health_rule policy_rule = {
	.what = "policy", .kind = S_IFREG, .owner = OWNER_KEEPER_OR_ROOT, .barred = 0022, .mode = 0644, .stops = true,
};
static const struct health_rule data_folder_rule = {
	.what = "data", .kind = S_IFDIR, .owner = OWNER_KEEPER_OR_ROOT, .barred = 0022, .mode = 0755,
};
static const struct health_rule data_rule = {
	.what = "data", .kind = S_IFREG, .owner = OWNER_KEEPER_OR_ROOT, .barred = 0022, .mode = 0644,
};

void health_folder(struct health *h)
{
	const char *folder = h->options->folder;
	/* A store of one's own is made with its folder. */
	if ((!h->options->shared && !file_exists(folder)) || !health_path(h, folder, &folder_rule))
		return;
	health_good(h, "folder", _("%s belongs to %s and is closed to everybody else"), folder, h->keeper_name);
	if (h->options->shared && h->keeper == 0)
		health_mend(h, "account", _("the store belongs to root, whom nothing holds back: give the keeper an account "
					    "of its own, such as famctx"));
}

/* Whatever lies in the folder: journals, copies that were moved aside, a build that was given up. */
static bool check_entry(struct health *h, const char *name, size_t *count)
{
	struct stat st;
	struct buf path = BUF_INIT;
	file_join(&path, h->options->folder, name);
	/* The socket of a store of one's own. */
	bool is_socket = lstat(path.data, &st) == 0 && S_ISSOCK(st.st_mode) && st.st_uid == h->keeper;
	bool good = is_socket || health_path(h, path.data, &file_rule);
	*count += !is_socket;
	buf_release(&path);
	return good;
}

void health_files(struct health *h)
{
	const char *folder = h->options->folder;
	bool good = true;
	size_t count = 0;
	DIR *dir = opendir(folder);
	const struct dirent *entry;
	while (dir && (entry = readdir(dir)))
		if (strcmp(entry->d_name, ".") && strcmp(entry->d_name, ".."))
			good = check_entry(h, entry->d_name, &count) && good;
	if (dir)
		closedir(dir);
	char *typed = health_typed(folder);
	if (!store_is_there(folder))
		health_mend(h, "files", _("there is no store in %s yet: as %s, famctx init --store %s"), folder,
			    h->keeper_name, typed);
	else if (good)
		health_good(h, "files", _("all files in %s, %zu of them, can be read and written by %s alone"), folder, count,
			    h->keeper_name);
	mem_free(typed);
}

static void say_mistakes(struct health *h, struct problems *problems)
{
	problems_sort(problems);
	for (size_t i = 0; i < problems->count; i++) {
		const struct problem *p = &problems->items[i];
		if (p->severity != PROBLEM_ERROR)
			continue;
		if (p->at.line)
			health_stop(h, "policy", _("%s:%d:%d: %s: mend that line"), p->file, p->at.line, p->at.column,
				    p->message);
		else
			health_stop(h, "policy", "%s: %s", p->file, p->message);
	}
}

static void read_policy(struct health *h, const char *path, bool closed)
{
	struct problems problems = PROBLEMS_INIT;
	h->has_policy = true;
	if (!policy_load(h->policy_folder, &h->policy, &problems))
		say_mistakes(h, &problems);
	else if (closed)
		health_good(h, "policy", _("%s has no mistake, and only root and the keeper may change it"), path);
	problems_release(&problems);
}

static bool policy_is_there(struct health *h, const char *path)
{
	struct stat st;
	if (lstat(path, &st) == 0 || errno != ENOENT)
		return true;
	char *typed = health_typed(path);
	health_stop(h, "policy", _("%s is missing: install -D -m 0644 %s/policy.yaml %s"), path, h->data_folder, typed);
	mem_free(typed);
	return false;
}

static void examine_policy(struct health *h, const char *path)
{
	bool closed = health_path(h, h->policy_folder, &policy_folder_rule) && health_path(h, path, &policy_rule);
	if (!h->sees && access(path, R_OK) < 0)
		health_good(h, "policy", _("only root and the keeper may read %s"), path);
	else
		read_policy(h, path, closed);
}

void health_policy(struct health *h)
{
	struct buf path = BUF_INIT;
	file_join(&path, h->policy_folder, POLICY_FILE);
	if (policy_is_there(h, path.data))
		examine_policy(h, path.data);
	buf_release(&path);
}

void health_data(struct health *h)
{
	char **names = NULL;
	size_t count = 0;
	struct err e = ERR_INIT;
	if (!h->data_folder[0])
		return;
	bool good = health_path(h, h->data_folder, &data_folder_rule);
	if (good && !file_list(h->data_folder, ".yaml", &names, &count, &e)) {
		health_mend(h, "data", "%s", e.message);
		good = false;
	}
	for (size_t i = 0; i < count; i++) {
		struct buf path = BUF_INIT;
		file_join(&path, h->data_folder, names[i]);
		good = health_path(h, path.data, &data_rule) && good;
		buf_release(&path);
	}
	if (good)
		health_good(h, "data", _("only root and the keeper may change the words and rules in %s"), h->data_folder);
	file_list_free(names, count);
}

/* What the front doors do first (base/process.h), seen from the inside. */
void health_memory(struct health *h)
{
	struct rlimit core = { 0, 0 };
	bool off = getrlimit(RLIMIT_CORE, &core) == 0 && core.rlim_cur == 0 && prctl(PR_GET_DUMPABLE) != 1;
	if (off)
		health_good(h, "memory", _("no program of famctx leaves a core file, and no debugger may join one"));
	else
		health_mend(h, "memory", _("this program may leave a core file: it was built for finding mistakes; install "
					   "one that was not"));
}

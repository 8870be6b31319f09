#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <unistd.h>

#include "famctx/base/mem.h"
#include "health_private.h"

char *health_account(uid_t uid)
{
	struct buf name = BUF_INIT;
	const struct passwd *found = getpwuid(uid);
	if (found)
		buf_add_text(&name, found->pw_name);
	else
		buf_printf(&name, "%u", (unsigned)uid);
	return buf_detach(&name);
}

char *health_group(gid_t gid)
{
	struct buf name = BUF_INIT;
	const struct group *found = getgrgid(gid);
	if (found)
		buf_add_text(&name, found->gr_name);
	else
		buf_printf(&name, "%u", (unsigned)gid);
	return buf_detach(&name);
}

char *health_typed(const char *path)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./-@:+,";
	struct buf out = BUF_INIT;
	if (path[0] && path[strspn(path, plain)] == '\0') {
		buf_add_text(&out, path);
		return buf_detach(&out);
	}
	buf_add_char(&out, '\'');
	for (const char *p = path; *p; p++)
		if (*p == '\'')
			buf_add_text(&out, "'\\''");
		else
			buf_add_char(&out, *p);
	buf_add_char(&out, '\'');
	return buf_detach(&out);
}

static void broken(struct health *h, const struct health_rule *rule, const char *words)
{
	if (rule->stops)
		health_stop(h, rule->what, "%s", words);
	else
		health_mend(h, rule->what, "%s", words);
}

static const char *owner_wanted(const struct health *h, enum health_owner owner)
{
	return owner == OWNER_KEEPER ? h->keeper_name : "root";
}

static bool owner_fits(const struct health *h, enum health_owner owner, uid_t uid)
{
	return owner == OWNER_ANY || uid == h->keeper || (owner == OWNER_KEEPER_OR_ROOT && uid == 0);
}

static void say_missing(const struct health *h, const struct health_rule *rule, const char *path, const char *typed,
			struct buf *out)
{
	const char *owner = owner_wanted(h, rule->owner);
	if (errno != ENOENT)
		buf_printf(out, _("%s cannot be looked at: %s"), path, strerror(errno));
	else if (rule->kind == S_IFDIR)
		buf_printf(out, _("the folder %s is missing: install -d -o %s%s%s -m %04o %s"), path, owner,
			   rule->group ? " -g " : "", rule->group ? rule->group : "", (unsigned)rule->mode, typed);
	else
		buf_printf(out, _("%s is missing"), path);
}

static void say_wrong(const struct health *h, const struct health_rule *rule, const char *path, const char *typed,
		      const struct stat *st, struct buf *out)
{
	const char *kind = rule->kind == S_IFDIR ? _("folder") : _("file");
	char *owner = health_account(st->st_uid);
	if (S_ISLNK(st->st_mode))
		buf_printf(out, _("%s is a link: put the %s itself in its place"), path, kind);
	else if ((st->st_mode & S_IFMT) != rule->kind)
		buf_printf(out, _("%s is not a %s: move it away"), path, kind);
	else if (rule->kind == S_IFREG && st->st_nlink > 1)
		buf_printf(out, _("%s has a second name (a hard link): find / -xdev -samefile %s"), path, typed);
	else if (!owner_fits(h, rule->owner, st->st_uid))
		buf_printf(out, _("%s belongs to %s: chown %s %s"), path, owner, owner_wanted(h, rule->owner), typed);
	else if (st->st_mode & rule->barred)
		buf_printf(out, _("%s has the mode %04o, which lets others in: chmod %04o %s"), path,
			   (unsigned)(st->st_mode & 07777), (unsigned)rule->mode, typed);
	mem_free(owner);
}

bool health_path(struct health *h, const char *path, const struct health_rule *rule)
{
	struct stat st;
	struct buf words = BUF_INIT;
	char *typed = health_typed(path);
	if (lstat(path, &st) < 0)
		say_missing(h, rule, path, typed, &words);
	else
		say_wrong(h, rule, path, typed, &st, &words);
	bool good = words.len == 0;
	if (!good)
		broken(h, rule, words.data);
	mem_free(typed);
	buf_release(&words);
	return good;
}

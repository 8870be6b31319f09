#include "support/host_passwords.h"

#include <grp.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "famctx/base/file.h"
#include "famctx/screen/lock.h"

static const char services[] = "/etc/pam.d";
static const char shadow_file[] = "/etc/shadow";

const char *host_passwords_missing(void)
{
	if (!lock_has_pam())
		return "the program was built without PAM";
	return access("/etc/pam.d/common-auth", R_OK) == 0 ? NULL : "this machine has no /etc/pam.d/common-auth";
}

/* A helper of PAM reads it for whoever is not root, in that group. */
static bool write_shadow(const char *path, const char *text)
{
	const struct group *g = getgrnam("shadow");
	struct stat there;
	struct err e = ERR_INIT;
	gid_t group = g ? g->gr_gid : stat(shadow_file, &there) == 0 ? there.st_gid : 0;
	return file_write(path, text, strlen(text), &e) && chown(path, 0, group) == 0 && chmod(path, 0640) == 0;
}

static bool copy_service(const char *folder, const char *from, const char *name)
{
	struct buf text = BUF_INIT, to = BUF_INIT;
	struct err e = ERR_INIT;
	file_join(&to, folder, name);
	bool ok = file_read(from, 1 << 20, &text, &e) && file_write(to.data, text.data, text.len, &e) && chmod(to.data, 0644) == 0;
	buf_release(&text);
	buf_release(&to);
	return ok;
}

static bool copy_services(const char *folder)
{
	struct err e = ERR_INIT;
	char **names = NULL;
	size_t count = 0;
	bool ok = file_make_folder(folder, &e) && chmod(folder, 0755) == 0 && file_list(services, "", &names, &count, &e);
	for (size_t i = 0; ok && i < count; i++) {
		struct buf from = BUF_INIT;
		file_join(&from, services, names[i]);
		ok = copy_service(folder, from.data, names[i]);
		buf_release(&from);
	}
	file_list_free(names, count);
	return ok && copy_service(folder, "packaging/famctx.pam", "famctx");
}

bool host_passwords_make(const char *folder, const char *shadow)
{
	struct buf pam = BUF_INIT, path = BUF_INIT;
	file_join(&pam, folder, "pam.d");
	file_join(&path, folder, "shadow");
	bool ok = copy_services(pam.data) && write_shadow(path.data, shadow) &&
		  mount(pam.data, services, NULL, MS_BIND, NULL) == 0 && mount(path.data, shadow_file, NULL, MS_BIND, NULL) == 0;
	buf_release(&pam);
	buf_release(&path);
	return ok;
}

void host_passwords_remove(void)
{
	(void)umount2(services, MNT_DETACH);
	(void)umount2(shadow_file, MNT_DETACH);
}

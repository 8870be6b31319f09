#include "famctx/base/datadir.h"

#include <unistd.h>

#include "famctx/base/file.h"

static bool try_folder(const char *folder, const char *name, struct buf *out)
{
	struct buf path = BUF_INIT;
	file_join(&path, folder, name);
	bool found = file_is_folder(path.data);
	if (found)
		buf_add_text(out, path.data);
	buf_release(&path);
	return found;
}

/* The program stands in build/ or a folder below it; an installed one in bin/ beside share/. */
static bool try_beside(const char *name, struct buf *out)
{
	static const char *const steps[] = { "..", "../..", "../../..", "../../../..", "../share/famctx" };
	char program[4096];
	ssize_t len = readlink("/proc/self/exe", program, sizeof(program) - 1);
	if (len <= 0)
		return false;
	program[len] = '\0';
	struct buf folder = BUF_INIT, place = BUF_INIT;
	file_folder_of(&folder, program);
	bool found = false;
	for (size_t i = 0; !found && i < ARRAY_LEN(steps); i++) {
		buf_clear(&place);
		file_join(&place, folder.data, steps[i]);
		found = try_folder(place.data, name, out);
	}
	buf_release(&folder);
	buf_release(&place);
	return found;
}

bool datadir_find(const char *name, bool trust_environment, struct buf *out, struct err *e)
{
	const char *named = trust_environment ? getenv("FAMCTX_DATADIR") : NULL;
	if (named && *named) {
		if (try_folder(named, name, out))
			return true;
		return err_set(e, ERR_INPUT, _("FAMCTX_DATADIR is %s, but there is no folder %s in it"), named, name);
	}
	if (try_beside(name, out) || try_folder(FAMCTX_DATADIR, name, out))
		return true;
	return err_set(e, ERR_INPUT,
		       _("the folder %s of famctx is missing. Install famctx again, or name the folder that holds it in "
			 "FAMCTX_DATADIR"),
		       name);
}

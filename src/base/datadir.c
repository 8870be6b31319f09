#include "famctx/base/datadir.h"

#include <unistd.h>

#include "famctx/base/file.h"

static bool holds(const char *folder, const char *name)
{
	struct buf path = BUF_INIT;
	file_join(&path, folder, name);
	bool is = file_is_folder(path.data);
	buf_release(&path);
	return is;
}

static bool holds_both(const char *folder)
{
	return holds(folder, "data") && holds(folder, "screens");
}

/* Beside the build: build/famctx, build/tests/unit/x, build/san-address/tests/unit/x. */
static bool find_beside_program(struct buf *out)
{
	char program[4096];
	ssize_t len = readlink("/proc/self/exe", program, sizeof(program) - 1);
	for (int up = 0; len > 0 && up < 6; up++) {
		program[len] = '\0';
		const char *slash = strrchr(program, '/');
		len = slash ? slash - program : 0;
		program[len] = '\0';
		if (len > 0 && up > 0 && holds_both(program)) {
			buf_add_text(out, program);
			return true;
		}
	}
	return false;
}

bool datadir_find(bool trust_environment, struct buf *out, struct err *e)
{
	const char *given = trust_environment ? getenv("FAMCTX_DATADIR") : NULL;
	if (given && *given) {
		if (!holds(given, "data"))
			return err_set(e, ERR_INPUT, _("FAMCTX_DATADIR names %s, which has no folder data"), given);
		buf_add_text(out, given);
		return true;
	}
	if (find_beside_program(out))
		return true;
	if (!holds(FAMCTX_DATADIR, "data"))
		return err_set(e, ERR_INPUT, _("the folder %s with words and screens is not there: install famctx again"),
			       FAMCTX_DATADIR);
	buf_add_text(out, FAMCTX_DATADIR);
	return true;
}

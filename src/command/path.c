#include "path.h"

#include <unistd.h>

#include "famctx/base/file.h"

bool path_whole(const char *path, char **out, struct err *e)
{
	char here[4096];
	struct buf whole = BUF_INIT;
	if (path[0] != '/' && !getcwd(here, sizeof(here)))
		return err_errno(e, ERR_INPUT, _("the current folder cannot be read"));
	file_join(&whole, path[0] == '/' ? "/" : here, path);
	*out = buf_detach(&whole);
	return true;
}

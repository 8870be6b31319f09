#include "lock.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "famctx/base/buf.h"
#include "famctx/base/file.h"

bool lock_take(const char *folder, int *fd, struct err *e)
{
	struct buf path = BUF_INIT;
	bool ok = false;
	file_join(&path, folder, "keeper.lock");
	*fd = open(path.data, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (*fd < 0)
		err_errno(e, ERR_STORE, _("%s cannot be made"), path.data);
	else if (flock(*fd, LOCK_EX | LOCK_NB) == 0)
		ok = true;
	else if (errno == EWOULDBLOCK)
		err_set(e, ERR_REFUSED, _("the store in %s is open in another program: close that one first"), folder);
	else
		err_errno(e, ERR_STORE, _("%s cannot be locked"), path.data);
	if (!ok && *fd >= 0)
		close(*fd);
	buf_release(&path);
	return ok;
}

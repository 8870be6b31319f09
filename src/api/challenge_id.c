#include "famctx/api/challenge.h"

#include <errno.h>
#include <sys/random.h>

bool challenge_make_id(char **out, struct err *e)
{
	unsigned char bytes[16];
	struct buf id = BUF_INIT;
	ssize_t n;
	do
		n = getrandom(bytes, sizeof(bytes), 0);
	while (n < 0 && errno == EINTR);
	if (n != (ssize_t)sizeof(bytes))
		return err_errno(e, ERR_STORE, _("this machine gives no random numbers"));
	for (size_t i = 0; i < sizeof(bytes); i++)
		buf_printf(&id, "%02x", bytes[i]);
	*out = buf_detach(&id);
	return true;
}

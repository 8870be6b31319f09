#include "famctx/guidance/desk.h"

bool desk_export(const struct desk *d, const struct export_request *r, struct export_answer *out, struct err *e)
{
	(void)d; (void)r; (void)out;
	return err_set(e, ERR_USAGE, "not yet");
}

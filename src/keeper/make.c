#include "make.h"

#include "famctx/store/backup.h"
#include "make_training.h"

static bool check_empty(const char *folder, struct err *e)
{
	if (!store_is_there(folder))
		return true;
	return err_set(e, ERR_REFUSED, _("%s holds a store already: give another folder"), folder);
}

bool make_store(const struct serve_options *options, const struct house *house, struct err *e)
{
	switch (options->make) {
	case SERVE_ONLY:
		return true;
	case SERVE_MAKE:
		return check_empty(options->folder, e) && store_make(options->folder, false, e);
	case SERVE_MAKE_TRAINING:
		return check_empty(options->folder, e) && make_training(options->folder, house, e);
	case SERVE_RESTORE:
		return backup_restore(options->backup, options->folder, e);
	}
	BUG("there is no such way to make a store");
}

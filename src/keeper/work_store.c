#include <inttypes.h>

#include "famctx/base/mem.h"
#include "famctx/store/backup.h"
#include "famctx/store/check.h"
#include "pace.h"

static void tell_copied(void *context, int64_t done, int64_t total)
{
	pace_tell(context, done, total);
}

bool work_backup(const struct working *w, const void *params, void *out, struct err *e)
{
	const struct path_request *request = params;
	struct done_answer *answer = out;
	struct pace copying = { .w = w, .stage = "copying" };
	if (request->path[0] != '/')
		return err_set(e, ERR_USAGE, _("the backup needs its whole path, from / on"));
	answer->done = backup_make(w->folder, request->path, tell_copied, &copying, e);
	return answer->done;
}

static void add_finding(void *context, const char *what, bool good, const char *words)
{
	struct check_answer *answer = context;
	size_t cap = answer->findings_count;
	MEM_GROW(answer->findings, answer->findings_count, cap);
	answer->findings[answer->findings_count++] =
		(struct check_finding){ mem_copy_text(what), good, mem_copy_text(words) };
	answer->good = answer->good && good;
}

static bool check_trail(struct db *own, struct check_answer *answer, struct err *e)
{
	int64_t entries, broken_at;
	struct buf words = BUF_INIT;
	if (!audit_verify(own, &entries, &broken_at, e))
		return false;
	if (broken_at)
		buf_printf(&words, _("the trail was changed from outside at entry %" PRId64), broken_at);
	else
		buf_printf(&words, _("the trail of %" PRId64 " entries is as it was written"), entries);
	add_finding(answer, "trail", broken_at == 0, words.data);
	buf_release(&words);
	return true;
}

bool work_check(const struct working *w, const void *params, void *out, struct err *e)
{
	struct check_answer *answer = out;
	struct db *own;
	bool training;
	(void)params;
	answer->good = true;
	if (!store_open_own(w->folder, &own, &training, e))
		return false;
	bool ok = check_store(own, w->folder, training, add_finding, answer, e) && check_trail(own, answer, e);
	db_close(own);
	return ok;
}

#include <inttypes.h>

#include "famctx/access/restriction.h"
#include "famctx/challenge/ledger.h"
#include "famctx/store/backup.h"
#include "famctx/store/check.h"
#include "pace.h"
#include "work_folder.h"

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
	if (!work_may_write(w, request->path, e))
		return false;
	answer->done = backup_make(w->folder, request->path, tell_copied, &copying, e);
	return answer->done;
}

static void add_finding(void *context, const char *what, bool good, const char *words)
{
	check_add(context, what, good, words);
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

static bool check_challenges(struct db *own, struct check_answer *answer, struct err *e)
{
	int64_t challenges, broken;
	struct buf words = BUF_INIT;
	if (!ledger_verify(own, &challenges, &broken, e))
		return false;
	if (broken)
		buf_printf(&words, _("%" PRId64 " of %" PRId64 " challenges do not stand where what happened leads them"), broken,
			   challenges);
	else
		buf_printf(&words, _("%" PRId64 " challenges stand where what happened leads them"), challenges);
	add_finding(answer, "challenges", broken == 0, words.data);
	buf_release(&words);
	return true;
}

/* A restriction that nobody looks at again hides somebody for ever. */
static bool check_restrictions(const struct working *w, struct db *own, struct check_answer *answer, struct err *e)
{
	struct restrictions_answer list = { .restrictions = NULL };
	struct buf words = BUF_INIT;
	size_t overdue = 0;
	bool ok = restriction_rows(own, false, w->today, &list, e);
	for (size_t i = 0; i < list.restrictions_count; i++)
		overdue += list.restrictions[i].overdue;
	if (overdue)
		buf_printf(&words, _("%zu of %zu restrictions are to be looked at again: famctx restrict list names them"), overdue,
			   list.restrictions_count);
	else
		buf_printf(&words, _("%zu restrictions stand, and none is overdue"), list.restrictions_count);
	if (ok)
		add_finding(answer, "restrictions", overdue == 0, words.data);
	shape_release(&restrictions_answer_shape, &list);
	buf_release(&words);
	return ok;
}

static void check_holidays(const struct working *w, struct check_answer *answer)
{
	const struct holidays *h = &w->house->holidays;
	bool known = date_compare(w->today, h->until) <= 0;
	struct buf words = BUF_INIT, until = BUF_INIT;
	date_long(h->until, &until);
	buf_printf(&words, known ? _("bank holidays are known until %s")
				 : _("bank holidays are known until %s only: add the next years to holidays.yaml"),
		   until.data);
	add_finding(answer, "holidays", known, words.data);
	buf_release(&words);
	buf_release(&until);
}

static void check_policy(const struct working *w, struct check_answer *answer)
{
	const char *refused = w->house->policy_file.refused;
	add_finding(answer, "policy", !refused, refused ? refused : _("the policy in force is what its file says"));
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
	bool ok = check_store(own, w->folder, training, add_finding, answer, e) && check_trail(own, answer, e) &&
		  check_challenges(own, answer, e) && check_restrictions(w, own, answer, e);
	if (ok) {
		check_holidays(w, answer);
		check_policy(w, answer);
	}
	db_close(own);
	return ok;
}

#include <sodium.h>

#include "famctx/access/audit_archive.h"
#include "famctx/base/mem.h"
#include "pace.h"
#include "requests.h"
#include "work_folder.h"

static bool read_anchors(const struct audit_verify_request *r, struct db *own, struct audit_mark *marks, struct err *e)
{
	struct buf store = BUF_INIT;
	bool ok = store_about(own, "id", &store, e);
	for (size_t i = 0; ok && i < r->anchors_count; i++) {
		const struct audit_anchor *a = &r->anchors[i];
		size_t len = 0;
		marks[i].seq = a->seq;
		if (a->store && strcmp(a->store, store.data) != 0)
			ok = err_set(e, ERR_INPUT, _("the anchor of entry %lld was taken from another store"), (long long)a->seq);
		else if (sodium_hex2bin(marks[i].hash, AUDIT_HASH_SIZE, a->hash, strlen(a->hash), NULL, &len, NULL) != 0 ||
			 len != AUDIT_HASH_SIZE)
			ok = err_set(e, ERR_INPUT, _("the digest of the anchor of entry %lld cannot be read"), (long long)a->seq);
	}
	buf_release(&store);
	return ok;
}

static void fill_verdict(const struct audit_verdict *v, struct audit_verify_answer *out)
{
	struct buf words = BUF_INIT;
	char hash[2 * AUDIT_HASH_SIZE + 1];
	audit_verdict_words(v, &words);
	out->good = v->what == AUDIT_WHOLE;
	out->entries = v->entries;
	out->first = v->first;
	out->last = v->last;
	out->broken_at = v->broken_at ? v->broken_at : INTEGER_NONE;
	out->words = buf_detach(&words);
	out->anchors = v->marks;
	out->clock_back = v->clock_back;
	out->hash = mem_copy_text(sodium_bin2hex(hash, sizeof(hash), v->hash, AUDIT_HASH_SIZE));
}

static bool check_most(const struct audit_verify_request *r, struct err *e)
{
	return r->anchors_count <= AUDIT_ANCHORS_MOST ||
	       err_set(e, ERR_USAGE, _("at most %d anchors can be held against the trail at once"), AUDIT_ANCHORS_MOST);
}

static void tell_read(void *context, int64_t done, int64_t total)
{
	pace_tell(context, done, total);
}

bool work_audit_verify(const struct working *w, const void *params, void *out, struct err *e)
{
	const struct audit_verify_request *r = params;
	struct audit_verdict v;
	struct audit_mark marks[AUDIT_ANCHORS_MOST];
	struct pace pace = { .w = w, .stage = "reading" };
	struct db *own;
	bool training;
	if (!check_most(r, e) || !store_open_own(w->folder, &own, &training, e))
		return false;
	int64_t from = r->from == INTEGER_NONE ? 0 : r->from;
	bool ok = read_anchors(r, own, marks, e) &&
		  audit_examine(own, from, marks, r->anchors_count, tell_read, &pace, &v, e);
	db_close(own);
	if (ok)
		fill_verdict(&v, out);
	return ok;
}

/* Nothing younger than the policy keeps may go. */
static bool check_day(const struct working *w, struct date before, struct err *e)
{
	const struct audit_policy *p = &w->house->policy.audit;
	const struct clock real = CLOCK_REAL;
	struct moment now = clock_now(&real);
	struct date today = { (int16_t)now.year, (int8_t)now.month, (int8_t)now.day };
	if (p->kept_months == INTEGER_NONE)
		return err_set(e, ERR_REFUSED, _("the policy keeps every entry here: set kept_months to archive old ones"));
	if (!date_full(before))
		return err_set(e, ERR_USAGE, _("the day needs to be whole, such as 2018-11-04"));
	if (!w->training && date_compare(before, date_add_months(today, -(int)p->kept_months)) > 0)
		return err_set(e, ERR_REFUSED, _("the policy keeps entries here for %lld months: give an earlier day"),
			       (long long)p->kept_months);
	return true;
}

bool work_audit_archive(const struct working *w, const void *params, void *out, struct err *e)
{
	const struct audit_archive_request *r = params;
	struct db *own;
	bool training;
	if (r->path[0] != '/')
		return err_set(e, ERR_USAGE, _("the archive needs its whole path, from / on"));
	if (!work_may_write(w, r->path, e) || !check_day(w, r->before, e) || !store_open_own(w->folder, &own, &training, e))
		return false;
	bool ok = audit_archive(own, r->path, r->before, training, out, e);
	db_close(own);
	return ok;
}

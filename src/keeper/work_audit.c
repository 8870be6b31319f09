#include "famctx/access/audit_archive.h"
#include "famctx/access/audit_key.h"
#include "famctx/base/mem.h"
#include "pace.h"
#include "requests.h"
#include "work_folder.h"

/* What anchors are checked by. */
struct keys {
	unsigned char at[AUDIT_KEYS_MOST][ANCHOR_KEY_SIZE];
	size_t count;
};

/* Those that were given; else the store's own, which tells nothing to whoever distrusts this machine. */
static bool read_keys(const struct working *w, const struct audit_verify_request *r, struct keys *out, struct err *e)
{
	struct audit_key own;
	out->count = 0;
	for (size_t i = 0; i < r->keys_count; i++)
		if (!anchor_key_read(r->keys[i], out->at[out->count++]))
			return err_set(e, ERR_INPUT, _("a key is the line that famctx audit key prints"));
	if (out->count)
		return true;
	if (!audit_key_open(w->folder, false, &own, e))
		return false;
	if (own.there)
		memcpy(out->at[out->count++], own.public_half, ANCHOR_KEY_SIZE);
	audit_key_close(&own);
	return true;
}

static bool is_ours(const struct audit_anchor *a, const struct keys *keys)
{
	for (size_t i = 0; i < keys->count; i++)
		if (anchor_is_signed_by(a, keys->at[i]))
			return true;
	return false;
}

static bool read_anchor(const struct audit_anchor *a, const char *store, struct audit_mark *mark, struct err *e)
{
	mark->seq = a->seq;
	if (a->store && strcmp(a->store, store) != 0)
		return err_set(e, ERR_INPUT, _("the anchor of entry %lld was taken from another store"), (long long)a->seq);
	return audit_hash_read(a->hash, mark->hash) ||
	       err_set(e, ERR_INPUT, _("the digest of the anchor of entry %lld cannot be read"), (long long)a->seq);
}

struct marks {
	struct audit_mark at[AUDIT_ANCHORS_MOST];
	size_t count;
	int64_t not_signed, not_ours, not_ours_at;
};

/* An anchor that is signed by somebody else proves nothing, neither for nor against the trail. */
static bool read_anchors(const struct audit_verify_request *r, struct db *own, const struct keys *keys, struct marks *out,
			 struct err *e)
{
	struct buf store = BUF_INIT;
	bool ok = store_about(own, "id", &store, e);
	*out = (struct marks){ .not_ours_at = INTEGER_NONE };
	for (size_t i = 0; ok && i < r->anchors_count; i++) {
		const struct audit_anchor *a = &r->anchors[i];
		ok = read_anchor(a, store.data, &out->at[out->count], e);
		out->not_signed += !a->signature;
		if (!a->signature || is_ours(a, keys)) {
			out->count++;
		} else if (out->not_ours++ == 0) {
			out->not_ours_at = a->seq;
		}
	}
	buf_release(&store);
	return ok;
}

static void fill_verdict(const struct audit_verdict *v, const struct marks *marks, struct audit_verify_answer *out)
{
	struct buf words = BUF_INIT;
	char hash[AUDIT_HASH_TEXT];
	audit_verdict_words(v, &words);
	audit_hash_text(v->hash, hash);
	out->whole = v->what == AUDIT_WHOLE;
	out->good = out->whole && !marks->not_ours;
	out->not_signed = marks->not_signed;
	out->not_ours = marks->not_ours;
	out->not_ours_at = marks->not_ours_at;
	out->entries = v->entries;
	out->first = v->first;
	out->last = v->last;
	out->broken_at = v->broken_at ? v->broken_at : INTEGER_NONE;
	out->words = buf_detach(&words);
	out->anchors = v->marks;
	out->clock_back = v->clock_back;
	out->hash = mem_copy_text(hash);
}

static bool check_most(const struct audit_verify_request *r, struct err *e)
{
	if (r->keys_count > AUDIT_KEYS_MOST)
		return err_set(e, ERR_USAGE, _("at most %d keys can be tried at once"), AUDIT_KEYS_MOST);
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
	struct marks marks;
	struct keys keys;
	struct pace pace = { .w = w, .stage = "reading" };
	struct db *own;
	bool training;
	if (!check_most(r, e) || !store_open_own(w->folder, &own, &training, e))
		return false;
	int64_t from = r->from == INTEGER_NONE ? 0 : r->from;
	bool ok = read_keys(w, r, &keys, e) && read_anchors(r, own, &keys, &marks, e) &&
		  audit_examine(own, from, marks.at, marks.count, tell_read, &pace, &v, e);
	db_close(own);
	if (ok)
		fill_verdict(&v, &marks, out);
	return ok;
}

/* Nothing younger than the policy keeps may go. */
static bool check_day(const struct working *w, struct date before, struct err *e)
{
	const struct audit_policy *p = &w->house->policy.audit;
	const struct clock real = CLOCK_REAL;
	struct date today = date_today(&real);
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

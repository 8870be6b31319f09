#include "famctx/access/audit_verify.h"

#include <inttypes.h>

#include "audit_private.h"
#include "famctx/base/clock.h"
#include "famctx/store/person_id.h"

#define TELL_EVERY 20000

/* A sum over what is indexed that does not depend on its order: a changed, added or missing row shows. */
struct tally {
	uint64_t rows, sum;
};

static void tally_add(struct tally *t, int64_t person, int64_t seq, bool opened)
{
	uint64_t x = (uint64_t)person * UINT64_C(0x9e3779b97f4a7c15) ^ (uint64_t)seq * UINT64_C(0xc2b2ae3d27d4eb4f) ^ opened;
	x ^= x >> 29;
	x *= UINT64_C(0xbf58476d1ce4e5b9);
	x ^= x >> 32;
	t->rows++;
	t->sum += x;
}

struct reading {
	struct audit_verdict *v;
	const struct audit_mark *marks;
	size_t count;
	struct tally told; /* what the entries say of people */
	char utc[UTC_TEXT_SIZE]; /* of the entry before */
	/* The people of one entry, each once. */
	int64_t seq, opened;
	int64_t people[256];
	size_t people_count;
};

static void find_break(struct reading *r, enum audit_break what, int64_t at)
{
	if (r->v->what != AUDIT_WHOLE)
		return;
	r->v->what = what;
	r->v->broken_at = at;
}

static void add_person(void *context, int64_t person)
{
	struct reading *r = context;
	for (size_t i = 0; i < r->people_count; i++)
		if (r->people[i] == person)
			return;
	if (r->people_count < ARRAY_LEN(r->people))
		r->people[r->people_count++] = person;
	tally_add(&r->told, person, r->seq, person == r->opened);
}

static void read_people(struct reading *r, const struct audit_fields *f)
{
	const struct audit_field *opened = &f->at[COLUMN_opened];
	r->people_count = 0;
	if (opened->is_null || !person_id_read(opened->text, &r->opened))
		r->opened = -1;
	if (!f->at[COLUMN_subjects].is_null)
		audit_each_subject(f->at[COLUMN_subjects].text, add_person, r);
}

static void read_time(struct reading *r, const struct audit_fields *f)
{
	const struct audit_field *utc = &f->at[COLUMN_utc];
	if (utc->is_null || utc->len >= sizeof(r->utc))
		return;
	/* To the second: entries of one turn may be a moment out of order. */
	r->v->clock_back += strncmp(utc->text, r->utc, sizeof("2025-11-04T09:42:00") - 1) < 0;
	memcpy(r->utc, utc->text, utc->len + 1);
}

static void meet_marks(struct reading *r, const unsigned char *hash)
{
	for (size_t i = 0; i < r->count; i++) {
		if (r->marks[i].seq != r->seq)
			continue;
		r->v->marks++;
		if (memcmp(r->marks[i].hash, hash, AUDIT_HASH_SIZE) != 0)
			find_break(r, AUDIT_REPLACED, r->seq);
	}
}

static void read_entry(struct reading *r, struct statement *st)
{
	struct audit_verdict *v = r->v;
	struct audit_fields fields;
	unsigned char hash[AUDIT_HASH_SIZE];
	r->seq = column_integer(st, 0);
	if (r->seq != v->last + 1)
		find_break(r, AUDIT_MISSING, v->last + 1);
	if (column_size(st, 1) != AUDIT_HASH_SIZE || memcmp(column_bytes(st, 1), v->hash, AUDIT_HASH_SIZE) != 0)
		find_break(r, AUDIT_UNLINKED, r->seq);
	audit_read_fields(st, &fields);
	/* From what stands before it, not from what it says: else a re-linked entry would look whole. */
	audit_digest(r->seq, v->hash, &fields, hash);
	if (column_size(st, 2) != AUDIT_HASH_SIZE || memcmp(column_bytes(st, 2), hash, AUDIT_HASH_SIZE) != 0)
		find_break(r, AUDIT_CHANGED, r->seq);
	read_people(r, &fields);
	read_time(r, &fields);
	meet_marks(r, hash);
	memcpy(v->hash, hash, AUDIT_HASH_SIZE);
	v->last = r->seq;
	v->entries++;
}

/* Where reading begins, and what the first entry must refer to; whether that is all there is. */
static bool find_start(struct db *own, int64_t from, struct audit_verdict *v, bool *whole, struct err *e)
{
	static const char segment_sql[] = "SELECT last, hash FROM audit_segment ORDER BY last DESC LIMIT 1";
	static const char entry_sql[] = "SELECT seq, hash FROM audit WHERE seq = ?";
	struct statement *st = db_prepare(own, segment_sql);
	if (statement_row(st)) {
		v->last = column_integer(st, 0);
		memcpy(v->hash, column_bytes(st, 1), AUDIT_HASH_SIZE);
	}
	if (!statement_done(st, e))
		return false;
	*whole = from <= v->last + 1;
	if (*whole) {
		v->first = v->last + 1;
		return true;
	}
	st = db_prepare(own, entry_sql);
	statement_integer(st, 1, from - 1);
	bool there = statement_row(st) && column_size(st, 1) == AUDIT_HASH_SIZE;
	if (there)
		memcpy(v->hash, column_bytes(st, 1), AUDIT_HASH_SIZE);
	v->first = from;
	v->last = from - 1;
	return statement_done(st, e) &&
	       (there || err_set(e, ERR_USAGE, _("there is no entry %" PRId64 " to begin behind"), from - 1));
}

/* Anchors of what was archived since: the end of each segment is still known. */
static bool meet_segments(struct db *own, struct reading *r, struct err *e)
{
	static const char sql[] = "SELECT hash FROM audit_segment WHERE last = ?";
	bool ok = true;
	for (size_t i = 0; ok && i < r->count; i++) {
		struct statement *st = db_prepare(own, sql);
		statement_integer(st, 1, r->marks[i].seq);
		/* The last of them was met where reading began. */
		if (statement_row(st) && r->marks[i].seq < r->v->first - 1) {
			r->v->marks++;
			if (memcmp(r->marks[i].hash, column_bytes(st, 0), AUDIT_HASH_SIZE) != 0)
				find_break(r, AUDIT_REPLACED, r->marks[i].seq);
		}
		ok = statement_done(st, e);
	}
	return ok;
}

static bool count_rest(struct db *own, int64_t from, int64_t *total, struct err *e)
{
	static const char sql[] = "SELECT count(*) FROM audit WHERE seq >= ?";
	struct statement *st = db_prepare(own, sql);
	statement_integer(st, 1, from);
	*total = statement_row(st) ? column_integer(st, 0) : 0;
	return statement_done(st, e);
}

/* The index must say of these entries what they say themselves, and nothing of entries that are not there. */
static bool check_index(struct db *own, struct reading *r, bool whole, struct err *e)
{
	static const char sql[] = "SELECT person, seq, opened FROM audit_subject";
	struct statement *st = db_prepare(own, sql);
	struct tally held = { 0, 0 };
	while (statement_row(st)) {
		int64_t seq = column_integer(st, 1);
		if (whole || seq >= r->v->first)
			tally_add(&held, column_integer(st, 0), seq, column_integer(st, 2) != 0);
	}
	if (held.rows != r->told.rows || held.sum != r->told.sum)
		find_break(r, AUDIT_MISINDEXED, 0);
	return statement_done(st, e);
}

bool audit_examine(struct db *own, int64_t from, const struct audit_mark *marks, size_t count, audit_tell *tell,
		   void *context, struct audit_verdict *out, struct err *e)
{
	static const char sql[] = AUDIT_SELECT " WHERE seq >= ? ORDER BY seq";
	struct reading r = { .v = out, .marks = marks, .count = count };
	int64_t total = 0;
	bool whole;
	*out = (struct audit_verdict){ .what = AUDIT_WHOLE };
	if (!find_start(own, from, out, &whole, e) || (tell && !count_rest(own, out->first, &total, e)))
		return false;
	r.seq = out->last;
	if (out->last)
		meet_marks(&r, out->hash);
	if (!meet_segments(own, &r, e))
		return false;
	struct statement *st = db_prepare(own, sql);
	/* All that is there is read: also what stands in front of where the chain begins. */
	statement_integer(st, 1, whole ? INT64_MIN : out->first);
	while (statement_row(st)) {
		read_entry(&r, st);
		if (tell && out->entries % TELL_EVERY == 0)
			tell(context, out->entries, total);
	}
	if (!statement_done(st, e))
		return false;
	for (size_t i = 0; i < count; i++)
		if (marks[i].seq > out->last)
			find_break(&r, AUDIT_TRUNCATED, out->last + 1);
	return check_index(own, &r, whole, e);
}

bool audit_verify(struct db *own, int64_t *entries, int64_t *broken_at, struct err *e)
{
	struct audit_verdict v;
	if (!audit_examine(own, 0, NULL, 0, NULL, NULL, &v, e))
		return false;
	*entries = v.entries;
	*broken_at = v.what == AUDIT_MISINDEXED ? v.last + 1 : v.broken_at;
	return true;
}

void audit_verdict_words(const struct audit_verdict *v, struct buf *out)
{
	int64_t at = v->broken_at;
	switch (v->what) {
	case AUDIT_WHOLE:
		buf_printf(out, _("the trail of %" PRId64 " entries is as it was written"), v->entries);
		break;
	case AUDIT_MISSING:
		buf_printf(out, _("entry %" PRId64 " is not there: it was removed, or the order was changed"), at);
		break;
	case AUDIT_UNLINKED:
		buf_printf(out, _("entry %" PRId64 " refers to another entry before it than the one that stands there"), at);
		break;
	case AUDIT_CHANGED:
		buf_printf(out, _("the contents of entry %" PRId64 " are not those that were written"), at);
		break;
	case AUDIT_TRUNCATED:
		buf_printf(out, _("entries from %" PRId64 " on are gone: an anchor tells of later ones"), at);
		break;
	case AUDIT_REPLACED:
		buf_printf(out, _("entry %" PRId64 " is not the one that was anchored: the trail was written anew up to it"), at);
		break;
	case AUDIT_MISINDEXED:
		buf_add_text(out, _("the index of who was looked at is not what the entries say"));
		break;
	}
}

#include "famctx/access/audit_archive.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include "audit_private.h"
#include "famctx/api/archive.h"
#include "famctx/base/clock.h"
#include "famctx/base/mem.h"

#define WRITE_SIZE (1u << 20)

struct segment {
	int64_t first, last; /* last 0: nothing is old enough */
	unsigned char hash[AUDIT_HASH_SIZE]; /* of the last */
};

static bool find_segment(struct db *own, struct date before, struct segment *out, struct err *e)
{
	static const char sql[] =
		"SELECT min(seq), max(seq) FROM (SELECT seq FROM audit WHERE seq <"
		" coalesce((SELECT seq FROM audit WHERE local >= ?1 ORDER BY seq LIMIT 1), 9223372036854775807)"
		" ORDER BY seq LIMIT ?2)";
	struct buf day = BUF_INIT;
	date_iso(before, &day);
	struct statement *st = db_prepare(own, sql);
	statement_text(st, 1, day.data);
	statement_integer(st, 2, AUDIT_SEGMENT_MOST);
	*out = (struct segment){ .last = 0 };
	if (statement_row(st) && !column_null(st, 1)) {
		out->first = column_integer(st, 0);
		out->last = column_integer(st, 1);
	}
	bool ok = statement_done(st, e);
	buf_release(&day);
	return ok;
}

/* ---- the file ----------------------------------------------------------------------- */

struct writing {
	int fd;
	struct buf out;
	crypto_hash_sha256_state state;
	struct archive_check check;
};

static bool flush(struct writing *w, struct err *e)
{
	size_t done = 0;
	crypto_hash_sha256_update(&w->state, (const unsigned char *)w->out.data, w->out.len);
	while (done < w->out.len) {
		ssize_t n = write(w->fd, w->out.data + done, w->out.len - done);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return err_errno(e, ERR_STORE, _("the archive cannot be written"));
		done += (size_t)n;
	}
	buf_clear(&w->out);
	return true;
}

/* Each line is read back as whoever checks the file later will: what cannot be told from it may not leave the store. */
static bool add_entry(struct writing *w, struct statement *st, struct segment *s, struct err *e)
{
	struct audit_fields fields;
	size_t start = w->out.len;
	audit_read_fields(st, &fields);
	memcpy(s->hash, column_bytes(st, 2), AUDIT_HASH_SIZE);
	archive_line(column_integer(st, 0), column_bytes(st, 1), s->hash, &fields, &w->out);
	return archive_add(&w->check, w->out.data + start, w->out.len - start - 1, e) ||
	       err_prefix(e, _("the archive would not tell what the trail does"));
}

static bool write_entries(struct db *own, struct segment *s, struct writing *w, struct err *e)
{
	static const char sql[] = AUDIT_SELECT " WHERE seq <= ? ORDER BY seq";
	struct statement *st = db_prepare(own, sql);
	struct err ignored = ERR_INIT;
	bool ok = true;
	statement_integer(st, 1, s->last);
	while (ok && statement_row(st)) {
		ok = add_entry(w, st, s, e) && (w->out.len < WRITE_SIZE || flush(w, e));
	}
	ok = statement_done(st, ok ? e : &ignored) && ok;
	return ok && flush(w, e) && (fsync(w->fd) == 0 || err_errno(e, ERR_STORE, _("the archive cannot be written")));
}

static bool write_file(struct db *own, const char *path, struct segment *s, char **digest, struct err *e)
{
	struct writing w = { .out = BUF_INIT };
	unsigned char bytes[crypto_hash_sha256_BYTES];
	char hex[2 * sizeof(bytes) + 1];
	archive_begin(&w.check);
	crypto_hash_sha256_init(&w.state);
	w.fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (w.fd < 0)
		return err_errno(e, ERR_INPUT, _("%s cannot be made"), path);
	bool ok = write_entries(own, s, &w, e);
	close(w.fd);
	buf_release(&w.out);
	if (!ok) {
		unlink(path);
		return false;
	}
	crypto_hash_sha256_final(&w.state, bytes);
	*digest = mem_copy_text(sodium_bin2hex(hex, sizeof(hex), bytes, sizeof(bytes)));
	return true;
}

/* ---- the store ------------------------------------------------------------------------- */

static bool keep_segment(struct db *own, const struct segment *s, const char *digest, struct err *e)
{
	static const char sql[] = "INSERT INTO audit_segment(last, first, hash, archived, digest) VALUES(?, ?, ?, ?, ?)";
	char utc[UTC_TEXT_SIZE];
	clock_utc_text(utc);
	struct statement *st = db_prepare(own, sql);
	statement_integer(st, 1, s->last);
	statement_integer(st, 2, s->first);
	statement_bytes(st, 3, s->hash, AUDIT_HASH_SIZE);
	statement_text(st, 4, utc);
	statement_text(st, 5, digest);
	return statement_run(st, e);
}

static bool remove_entries(struct db *own, int64_t last, struct err *e)
{
	static const char entries_sql[] = "DELETE FROM audit WHERE seq <= ?";
	static const char people_sql[] = "DELETE FROM audit_subject WHERE seq <= ?";
	static const char open_sql[] = "DROP TRIGGER audit_is_not_removed";
	static const char close_sql[] = "CREATE TRIGGER audit_is_not_removed BEFORE DELETE ON audit"
					" BEGIN SELECT RAISE(ABORT, 'the trail is only added to'); END";
	if (!db_run(own, open_sql, e))
		return false;
	struct statement *st = db_prepare(own, people_sql);
	statement_integer(st, 1, last);
	if (!statement_run(st, e))
		return false;
	st = db_prepare(own, entries_sql);
	statement_integer(st, 1, last);
	return statement_run(st, e) && db_run(own, close_sql, e);
}

static bool tell(struct db *own, const struct audit_archive_answer *a, bool training, struct err *e)
{
	struct audit_entry entry;
	struct sign_in nobody;
	struct buf note = BUF_INIT;
	audit_entry_init(&entry, "audit_archive", AUDIT_TRAIL_ARCHIVED);
	sign_in_init(&nobody);
	buf_printf(&note, "entries %lld to %lld", (long long)a->first, (long long)a->last);
	entry.note = buf_detach(&note);
	entry.amount = a->amount;
	entry.digest = mem_copy_text(a->digest);
	entry.training = training;
	bool ok = audit_append(own, &nobody, &entry, e);
	audit_entry_release(&entry);
	return ok;
}

/* The file stands and is synced before anything leaves the store. */
static bool move_out(struct db *own, const struct segment *s, const struct audit_archive_answer *a, bool training,
		     struct err *e)
{
	if (!db_begin(own, e))
		return false;
	/* The entry that tells comes first: there must be one to refer to what goes. */
	if (tell(own, a, training, e) && keep_segment(own, s, a->digest, e) && remove_entries(own, s->last, e) &&
	    db_commit(own, e))
		return true;
	db_rollback(own);
	return false;
}

bool audit_archive(struct db *own, const char *path, struct date before, bool training, struct audit_archive_answer *out,
		   struct err *e)
{
	struct audit_verdict verdict;
	struct segment s;
	if (!audit_examine(own, 0, NULL, 0, NULL, NULL, &verdict, e))
		return false;
	if (verdict.what != AUDIT_WHOLE)
		return err_set(e, ERR_REFUSED, _("the trail is broken, so nothing of it is moved: famctx audit verify tells where"));
	if (!find_segment(own, before, &s, e))
		return false;
	if (!s.last)
		return true;
	out->first = s.first;
	out->last = s.last;
	out->amount = s.last - s.first + 1;
	if (!write_file(own, path, &s, &out->digest, e))
		return false;
	if (move_out(own, &s, out, training, e))
		return true;
	unlink(path);
	return false;
}

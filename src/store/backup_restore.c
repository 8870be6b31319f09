#include "famctx/store/backup.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include "backup_private.h"
#include "famctx/base/buf.h"
#include "famctx/base/clock.h"
#include "famctx/base/file.h"
#include "famctx/store/check.h"
#include "famctx/store/statement.h"
#include "famctx/store/store.h"

/* What becomes of the pieces of a part; fd -1: they are only compared. */
static bool write_piece(int fd, const char *bytes, size_t len)
{
	while (fd >= 0 && len) {
		ssize_t n = write(fd, bytes, len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		bytes += n;
		len -= (size_t)n;
	}
	return true;
}

static bool read_pieces(struct db *backup, int64_t part, int fd, crypto_hash_sha256_state *state, struct err *e)
{
	static const char sql[] = "SELECT bytes FROM piece WHERE part = ? ORDER BY seq";
	struct statement *st = db_prepare(backup, sql);
	bool written = true;
	struct err fault = ERR_INIT;
	statement_integer(st, 1, part);
	while (written && statement_row(st)) {
		const void *bytes = column_bytes(st, 0);
		size_t len = column_size(st, 0);
		crypto_hash_sha256_update(state, bytes, len);
		written = write_piece(fd, bytes, len) || err_errno(&fault, ERR_STORE, _("the store cannot be written"));
	}
	if (!statement_done(st, e))
		return false;
	if (!written)
		*e = fault;
	return written;
}

/* *found is false when the backup has no such part. */
static bool take_part(struct db *backup, const char *name, int fd, bool *found, struct err *e)
{
	static const char sql[] = "SELECT id, digest FROM part WHERE name = ?";
	unsigned char expected[BACKUP_DIGEST], digest[BACKUP_DIGEST];
	crypto_hash_sha256_state state;
	int64_t part = 0;
	struct statement *st = db_prepare(backup, sql);
	statement_text(st, 1, name);
	*found = statement_row(st);
	bool whole = *found && column_size(st, 1) == BACKUP_DIGEST;
	if (whole) {
		part = column_integer(st, 0);
		memcpy(expected, column_bytes(st, 1), BACKUP_DIGEST);
	}
	if (!statement_done(st, e))
		return false;
	if (!*found)
		return true;
	crypto_hash_sha256_init(&state);
	if (!read_pieces(backup, part, fd, &state, e))
		return false;
	crypto_hash_sha256_final(&state, digest);
	if (whole && sodium_memcmp(digest, expected, BACKUP_DIGEST) == 0)
		return true;
	return err_set(e, ERR_STORE, _("%s is damaged (%s in it is not what was put in): use another backup"),
		       db_path(backup), name);
}

bool backup_verify(struct db *backup, struct err *e)
{
	bool found;
	if (!take_part(backup, STORE_FILE, -1, &found, e))
		return false;
	if (!found)
		return err_set(e, ERR_STORE, _("%s holds no store: use another backup"), db_path(backup));
	return take_part(backup, PEOPLE_FILE, -1, &found, e);
}

static bool open_backup(const char *path, struct db **out, struct err *e)
{
	enum db_kind kind;
	int version;
	if (!db_open(path, DB_READ, out, e) || !db_read_stamp(*out, &kind, &version, e))
		return false;
	if (kind != DB_KIND_BACKUP)
		return err_set(e, ERR_INPUT, _("%s is no backup made by famctx"), path);
	if (version > BACKUP_VERSION)
		return err_set(e, ERR_STORE, _("%s was made by a newer famctx: restore it with that one"), path);
	return backup_verify(*out, e);
}

static bool write_part(struct db *backup, const char *name, const char *path, bool *found, struct err *e)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0)
		return err_errno(e, ERR_STORE, _("%s cannot be made"), path);
	bool ok = take_part(backup, name, fd, found, e);
	if (ok && fsync(fd) < 0)
		ok = err_errno(e, ERR_STORE, _("%s cannot be written"), path);
	close(fd);
	if (!ok || !*found)
		unlink(path);
	return ok;
}

/* "20251104T094200", for the names of what is moved aside. */
static void add_time(struct buf *out)
{
	char utc[UTC_TEXT_SIZE];
	clock_utc_text(utc);
	for (int i = 0; i < 19; i++)
		if (utc[i] != '-' && utc[i] != ':')
			buf_add_char(out, utc[i]);
}

/* A journal belongs to its file and goes with it, or it would be taken for the new file's. */
static bool move_aside(const char *folder, const char *name, const char *time, struct err *e)
{
	static const char *const tails[] = { "", "-wal", "-shm", "-journal" };
	bool ok = true;
	for (size_t i = 0; ok && i < ARRAY_LEN(tails); i++) {
		struct buf from = BUF_INIT, to = BUF_INIT;
		file_join(&from, folder, name);
		buf_printf(&to, "%s.%s%s", from.data, time, tails[i]);
		buf_add_text(&from, tails[i]);
		if (rename(from.data, to.data) < 0 && errno != ENOENT)
			ok = err_errno(e, ERR_STORE, _("%s cannot be moved aside"), from.data);
		buf_release(&from);
		buf_release(&to);
	}
	return ok;
}

static bool put_in_place(const char *folder, const char *store, const char *people, bool has_people, struct err *e)
{
	struct buf time = BUF_INIT, own_path = BUF_INIT, people_path = BUF_INIT;
	add_time(&time);
	file_join(&own_path, folder, STORE_FILE);
	file_join(&people_path, folder, PEOPLE_FILE);
	bool ok = move_aside(folder, STORE_FILE, time.data, e) && move_aside(folder, PEOPLE_FILE, time.data, e);
	if (ok && has_people && rename(people, people_path.data) < 0)
		ok = err_errno(e, ERR_STORE, _("%s cannot be put in place"), people_path.data);
	/* The store last: with it the folder is a store again. */
	if (ok && rename(store, own_path.data) < 0)
		ok = err_errno(e, ERR_STORE, _("%s cannot be put in place"), own_path.data);
	buf_release(&time);
	buf_release(&own_path);
	buf_release(&people_path);
	return ok;
}

bool backup_restore(const char *path, const char *folder, struct err *e)
{
	struct db *backup = NULL;
	struct buf store = BUF_INIT, people = BUF_INIT;
	bool found, has_people = false;
	file_join(&store, folder, "restored-store.db");
	file_join(&people, folder, "restored-people.db");
	bool ok = open_backup(path, &backup, e) && file_make_folder(folder, e) &&
		  write_part(backup, STORE_FILE, store.data, &found, e) &&
		  write_part(backup, PEOPLE_FILE, people.data, &has_people, e) &&
		  check_restored(store.data, has_people ? people.data : NULL, e) &&
		  put_in_place(folder, store.data, people.data, has_people, e);
	db_close(backup);
	if (!ok) {
		unlink(store.data);
		unlink(people.data);
	}
	buf_release(&store);
	buf_release(&people);
	return ok;
}

#include "famctx/store/backup.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include "backup_private.h"
#include "famctx/base/buf.h"
#include "famctx/base/clock.h"
#include "famctx/base/file.h"
#include "famctx/store/copy.h"
#include "famctx/store/statement.h"
#include "famctx/store/store.h"

static const char tables_sql[] =
	"CREATE TABLE part("
	" id INTEGER PRIMARY KEY,"
	" name TEXT NOT NULL UNIQUE CHECK (name IN ('store.db', 'people.db')),"
	" made TEXT NOT NULL,"
	" size INTEGER NOT NULL,"
	" digest BLOB NOT NULL) STRICT;"
	"CREATE TABLE piece("
	" part INTEGER NOT NULL,"
	" seq INTEGER NOT NULL,"
	" bytes BLOB NOT NULL,"
	" PRIMARY KEY (part, seq)) STRICT;";

struct making {
	struct db *backup;
	backup_tell *tell;
	void *context;
	int64_t done, total;
};

static int64_t size_of(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 ? st.st_size : 0;
}

static bool add_piece(struct making *m, int64_t part, int64_t seq, const struct buf *bytes, struct err *e)
{
	static const char sql[] = "INSERT INTO piece(part, seq, bytes) VALUES(?, ?, ?)";
	struct statement *st = db_prepare(m->backup, sql);
	statement_integer(st, 1, part);
	statement_integer(st, 2, seq);
	statement_bytes(st, 3, bytes->data, bytes->len);
	m->done += (int64_t)bytes->len;
	if (m->tell)
		m->tell(m->context, m->done, m->total);
	return statement_run(st, e);
}

static bool add_part(struct making *m, int64_t part, const char *name, int64_t size,
		     const unsigned char digest[BACKUP_DIGEST], struct err *e)
{
	static const char sql[] = "INSERT INTO part(id, name, made, size, digest) VALUES(?, ?, ?, ?, ?)";
	char utc[UTC_TEXT_SIZE];
	clock_utc_text(utc);
	struct statement *st = db_prepare(m->backup, sql);
	statement_integer(st, 1, part);
	statement_text(st, 2, name);
	statement_text(st, 3, utc);
	statement_integer(st, 4, size);
	statement_bytes(st, 5, digest, BACKUP_DIGEST);
	return statement_run(st, e);
}

static bool read_piece(int fd, struct buf *piece)
{
	buf_clear(piece);
	buf_reserve(piece, BACKUP_PIECE);
	while (piece->len < BACKUP_PIECE) {
		ssize_t n = read(fd, piece->data + piece->len, BACKUP_PIECE - piece->len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		if (n == 0)
			break;
		piece->len += (size_t)n;
	}
	return true;
}

static bool add_open_file(struct making *m, int64_t part, const char *name, int fd, struct err *e)
{
	struct buf piece = BUF_INIT;
	crypto_hash_sha256_state state;
	unsigned char digest[BACKUP_DIGEST];
	int64_t seq = 0, size = 0;
	bool ok = true;
	crypto_hash_sha256_init(&state);
	do {
		ok = read_piece(fd, &piece) || err_errno(e, ERR_STORE, _("%s cannot be read"), name);
		crypto_hash_sha256_update(&state, (const unsigned char *)piece.data, piece.len);
		size += (int64_t)piece.len;
		ok = ok && (!piece.len || add_piece(m, part, seq++, &piece, e));
	} while (ok && piece.len);
	crypto_hash_sha256_final(&state, digest);
	buf_release(&piece);
	return ok && add_part(m, part, name, size, digest, e);
}

static bool add_file(struct making *m, int64_t part, const char *name, const char *path, struct err *e)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	if (fd < 0)
		return err_errno(e, ERR_STORE, _("%s cannot be read"), path);
	bool ok = add_open_file(m, part, name, fd, e);
	close(fd);
	return ok;
}

static bool snapshot_store(const char *folder, const char *path, struct err *e)
{
	struct db *own;
	bool training;
	if (!store_open_own(folder, &own, &training, e))
		return false;
	bool ok = db_copy_to(own, path, e);
	db_close(own);
	return ok;
}

/* people.db is never written to, only replaced, so that it can be read as it is. */
static bool fill_backup(struct making *m, const char *snapshot, const char *people, struct err *e)
{
	bool has_people = file_exists(people);
	m->total = size_of(snapshot) + (has_people ? size_of(people) : 0);
	return db_begin(m->backup, e) && db_run(m->backup, tables_sql, e) &&
	       db_stamp(m->backup, DB_KIND_BACKUP, BACKUP_VERSION, e) &&
	       add_file(m, 1, STORE_FILE, snapshot, e) &&
	       (!has_people || add_file(m, 2, PEOPLE_FILE, people, e)) && db_commit(m->backup, e);
}

static bool write_backup(const char *folder, const char *part, const char *snapshot, struct making *m, struct err *e)
{
	struct buf people = BUF_INIT;
	file_join(&people, folder, PEOPLE_FILE);
	bool ok = snapshot_store(folder, snapshot, e) && db_open(part, DB_SCRATCH, &m->backup, e) &&
		  fill_backup(m, snapshot, people.data, e) && backup_verify(m->backup, e) &&
		  db_finish_scratch(m->backup, e);
	db_close(m->backup);
	buf_release(&people);
	return ok;
}

static bool check_place(const char *path, struct err *e)
{
	struct buf folder = BUF_INIT;
	struct stat st = { .st_mode = 0 };
	file_folder_of(&folder, path);
	bool ok = true;
	if (stat(folder.data, &st) < 0 && errno != ENOENT)
		ok = err_errno(e, ERR_INPUT, _("no backup can be put into %s"), folder.data);
	else if (!S_ISDIR(st.st_mode))
		ok = err_set(e, ERR_INPUT, _("there is no folder %s: make it, or give the backup another place"), folder.data);
	else if (file_exists(path))
		ok = err_set(e, ERR_INPUT, _("%s is there already: give the backup another name"), path);
	buf_release(&folder);
	return ok;
}

bool backup_make(const char *folder, const char *path, backup_tell *tell, void *context, struct err *e)
{
	struct making m = { .tell = tell, .context = context };
	struct buf part = BUF_INIT, snapshot = BUF_INIT;
	if (!check_place(path, e))
		return false;
	buf_printf(&part, "%s.part", path);
	buf_printf(&snapshot, "%s.store", path);
	bool ok = write_backup(folder, part.data, snapshot.data, &m, e);
	if (ok && rename(part.data, path) < 0)
		ok = err_errno(e, ERR_STORE, _("%s cannot be made"), path);
	unlink(snapshot.data);
	if (!ok)
		unlink(part.data);
	buf_release(&part);
	buf_release(&snapshot);
	return ok;
}

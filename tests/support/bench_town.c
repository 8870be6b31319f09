#include "support/bench_town.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "famctx/base/clock.h"
#include "famctx/base/file.h"
#include "famctx/family/index.h"
#include "famctx/store/store.h"
#include "famctx/text/number.h"
#include "support/bench_table.h"
#include "support/generate_people.h"

int64_t town_people(void)
{
	const char *wanted = getenv("BENCH_PEOPLE");
	int64_t count = 1000000;

	if (wanted && !number_parse(wanted, 10000, 20000000, &count))
		bench_give_up("BENCH_PEOPLE is not a number from 10000 to 20000000");
	return count;
}

static double seconds_since(uint64_t started_us)
{
	return (double)(clock_steady_us() - started_us) / 1e6;
}

static void make_town(const char *finished, int64_t count)
{
	struct err e = ERR_INIT;
	struct buf path = BUF_INIT;
	struct db *db;
	uint64_t started = clock_steady_us();

	buf_printf(&path, "%s.new", finished);
	unlink(path.data);
	if (!db_open(path.data, DB_SCRATCH, &db, &e) || !generate_people(db, count, &e))
		bench_give_up(e.message);
	double written = seconds_since(started);
	started = clock_steady_us();
	if (!family_index_build(db, NULL, &e) || !db_finish_scratch(db, &e))
		bench_give_up(e.message);
	double indexed = seconds_since(started);
	db_close(db);
	if (rename(path.data, finished) != 0)
		bench_give_up("the town cannot be put in its place");
	table_note("%lld people written in %.0f s, indexed in %.0f s (%.0f a second), memory at most %.0f MiB",
		   (long long)count, written, indexed, (double)count / indexed, process_mib(getpid(), "VmHWM:"));
	buf_release(&path);
}

/* In a process of its own, so that its memory is not counted with what is measured later. */
static void make_town_apart(const char *path, int64_t count)
{
	int status = 0;
	pid_t child = fork();

	if (child == 0) {
		make_town(path, count);
		_exit(0);
	}
	if (child < 0 || waitpid(child, &status, 0) < 0 || status != 0)
		bench_give_up("the town could not be made");
}

void town_folder(struct buf *folder)
{
	const char *where = getenv("BENCH_FOLDER");
	struct buf path = BUF_INIT;
	struct err e = ERR_INIT;
	int64_t count = town_people();

	buf_printf(folder, "%s/town-%lld", where ? where : "/tmp", (long long)count);
	file_join(&path, folder->data, PEOPLE_FILE);
	if (!file_make_folder(folder->data, &e))
		bench_give_up(e.message);
	if (!file_exists(path.data))
		make_town_apart(path.data, count);
	buf_release(&path);
}

void town_path(struct buf *path)
{
	struct buf folder = BUF_INIT;

	town_folder(&folder);
	file_join(path, folder.data, PEOPLE_FILE);
	buf_release(&folder);
}

void town_store(char *folder, size_t size)
{
	static const char *const names[] = { STORE_FILE, STORE_FILE "-wal", STORE_FILE "-shm" };
	struct buf found = BUF_INIT;
	struct err e = ERR_INIT;

	town_folder(&found);
	if (found.len >= size)
		bench_give_up("the name of BENCH_FOLDER is too long");
	memcpy(folder, found.data, found.len + 1);
	buf_release(&found);
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		struct buf path = BUF_INIT;

		file_join(&path, folder, names[i]);
		unlink(path.data);
		buf_release(&path);
	}
	if (!store_make(folder, false, &e))
		bench_give_up(e.message);
}

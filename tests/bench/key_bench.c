/*
 * What somebody feels at the whole program, on a terminal, in a store of
 * BENCH_PEOPLE (1,000,000) people, with every answer written into the trail:
 * from a key press to the painted frame, starting, opening a family, memory,
 * bytes and wake-ups. Times end when the program has drawn and waits again.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "famctx/base/clock.h"
#include "famctx/base/file.h"
#include "support/bench_table.h"
#include "support/bench_town.h"
#include "support/generate_people.h"
#include "support/keeper_fixture.h"
#include "support/pty.h"

#define NAMES 60
#define FAMILIES 40
#define STARTS 15
#define LIST_KEYS 40
#define IDLE_SECONDS 5
#define DISK_WRITES 200

struct bench {
	struct keeper_fixture store;
	struct buf program;
	int64_t people;
	uint64_t random;
};

static uint64_t pick(struct bench *b, uint64_t limit)
{
	b->random = b->random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (b->random >> 33) % limit;
}

/* Every answer waits for one of these: the trail is on the disk before anything is shown. */
static void measure_disk(const struct bench *b)
{
	struct buf path = BUF_INIT;
	struct times t = { 0 };
	char page[4096] = "";

	file_join(&path, b->store.folder, "disk");
	int fd = open(path.data, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	for (int i = 0; i < DISK_WRITES; i++) {
		uint64_t started = clock_steady_us();

		if (write(fd, page, sizeof(page)) != (ssize_t)sizeof(page) || fdatasync(fd) != 0)
			bench_give_up("the disk cannot be written");
		times_add(&t, started);
	}
	close(fd);
	unlink(path.data);
	table_note("a durable write of 4 kB takes this disk p50 %.2f, p99 %.2f ms; each answer waits for one",
		   times_share(&t, 0.5), times_share(&t, 0.99));
	times_release(&t);
	buf_release(&path);
}

static struct pty *start(const struct bench *b)
{
	const char *const args[] = { b->program.data, "--store", b->store.folder, "--at", "2025-11-04",
				     "--purpose", "s17", "--case", "C-17", NULL };
	struct pty *p = pty_start(&(struct pty_options){ .args = args });

	pty_wait_idle(p);
	return p;
}

static void leave(struct pty *p)
{
	pty_keys(p, "F10");
	if (pty_wait_exit(p) != 0)
		bench_give_up("the program did not end well");
	pty_free(p);
}

static void start_often(const struct bench *b, const char *what)
{
	struct times t = { 0 };

	for (int i = 0; i < STARTS; i++) {
		uint64_t started = clock_steady_us();
		struct pty *p = start(b);

		times_add(&t, started);
		leave(p);
	}
	table_median(what, &t, 30);
	times_release(&t);
}

static void measure_starts(const struct bench *b)
{
	struct pty *other;

	start_often(b, "start to first usable frame, keeper as well");
	other = start(b);
	start_often(b, "start to first usable frame, keeper there");
	leave(other);
}

static void type_name(struct bench *b, struct pty *p, struct times *t)
{
	struct generated_name n;
	char line[96];

	generated_person(1 + (int64_t)pick(b, (uint64_t)b->people), &n);
	if (pick(b, 2))
		snprintf(line, sizeof(line), "%s %s", n.first_name, n.family_name);
	else
		snprintf(line, sizeof(line), "%s %s %d", n.family_name, n.first_name, n.year);
	for (const char *at = line; *at; at++) {
		char key[2] = { *at, '\0' };
		uint64_t started = clock_steady_us();

		pty_type(p, key);
		times_add(t, started);
	}
	pty_keys(p, "F5");
}

static void measure_typing(struct bench *b, struct pty *p)
{
	struct times t = { 0 };

	for (int i = 0; i < NAMES; i++)
		type_name(b, p, &t);
	table_times("key press to painted frame while searching", &t, 5, 16);
	table_note("%zu key presses, slowest %.2f ms", t.count, times_share(&t, 1.0));
	times_release(&t);
}

/* When the key was pressed that opened them: from the second family of a purpose on, behind a reason. */
static uint64_t open_family(struct pty *p)
{
	uint64_t started = clock_steady_us();

	pty_keys(p, "Enter");
	if (!pty_shows(p, "another family"))
		return started;
	pty_keys(p, "Up");
	pty_type(p, "The duty desk was rung about them");
	pty_keys(p, "Down");
	pty_keys(p, "Right");
	started = clock_steady_us();
	pty_keys(p, "Enter");
	return started;
}

static void measure_families(struct bench *b, struct pty *p)
{
	struct times t = { 0 };

	for (int i = 0; i < FAMILIES; i++) {
		int64_t first = generated_large_family(1 + (int64_t)pick(b, (uint64_t)(b->people - 5000)));
		char number[24];

		snprintf(number, sizeof(number), "%lld", (long long)(100000 + first + 4));
		pty_type(p, number);
		pty_keys(p, "Enter");
		times_add(&t, open_family(p));
		if (!pty_shows(p, "copied here"))
			bench_give_up("a family did not open");
		pty_keys(p, "s");
	}
	table_median("open a family of ten with eight services", &t, 5);
	table_note("p99 %.2f ms; on screen, from the key press to the painted frame", times_share(&t, 0.99));
	times_release(&t);
}

static size_t bytes_so_far(const struct pty *p)
{
	size_t len;

	pty_output(p, &len);
	return len;
}

static void measure_list(struct pty *p)
{
	struct times t = { 0 };
	size_t most = 0;

	pty_type(p, "smith");
	pty_keys(p, "Enter");
	for (int i = 0; i < LIST_KEYS; i++) {
		size_t before = bytes_so_far(p);
		uint64_t started = clock_steady_us();

		pty_keys(p, "Down");
		times_add(&t, started);
		if (bytes_so_far(p) - before > most)
			most = bytes_so_far(p) - before;
	}
	table_at_most("most bytes for one key press in a list", (double)most, "bytes", 2000);
	table_note("a key press in a list: p50 %.2f, p99 %.2f ms", times_share(&t, 0.5), times_share(&t, 0.99));
	times_release(&t);
}

static void measure_idle(struct pty *p, pid_t keeper)
{
	size_t bytes = bytes_so_far(p);
	int64_t program_woken = process_wake_ups(pty_pid(p)), keeper_woken = process_wake_ups(keeper);
	struct timespec rest = { .tv_sec = IDLE_SECONDS };

	nanosleep(&rest, NULL);
	program_woken = process_wake_ups(pty_pid(p)) - program_woken;
	keeper_woken = process_wake_ups(keeper) - keeper_woken;
	pty_wait_idle(p);
	table_at_most("idle: bytes to the terminal in 5 s", (double)(bytes_so_far(p) - bytes), "bytes", 0);
	table_at_most("idle: wake-ups of the program in 5 s", (double)program_woken, "", 0);
	table_at_most("idle: wake-ups of the keeper in 5 s", (double)keeper_woken, "", 0);
}

static void measure_one_sitting(struct bench *b)
{
	struct pty *p = start(b);
	pid_t keeper = fixture_keeper(&b->store);

	measure_typing(b, p);
	measure_families(b, p);
	measure_list(p);
	measure_idle(p, keeper);
	table_at_most("memory of the program", process_mib(pty_pid(p), "VmRSS:"), "MiB", 12);
	table_at_most("memory of the keeper", process_mib(keeper, "VmRSS:"), "MiB", 32);
	table_note("of which not shared with other programs: %.1f and %.1f MiB", process_mib(pty_pid(p), "RssAnon:"),
		   process_mib(keeper, "RssAnon:"));
	leave(p);
}

int main(void)
{
	struct bench b = { .people = town_people(), .random = 7 };
	const char *build = getenv("BUILD");

	buf_init(&b.program);
	buf_printf(&b.program, "%s/famctx", build ? build : "build");
	town_store(b.store.folder, sizeof(b.store.folder));
	table_part("The whole program on a terminal");
	measure_disk(&b);
	measure_starts(&b);
	measure_one_sitting(&b);
	buf_release(&b.program);
	return 0;
}

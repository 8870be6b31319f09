/*
 * A shared keeper at work: 200 workers with accounts of their own, within the
 * limits of the policy, on a store of BENCH_PEOPLE (1,000,000) people, for
 * BENCH_SECONDS (20); then the same while a colleague does what they can to be
 * in everybody's way. Needs root, for the accounts.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "famctx/base/clock.h"
#include "famctx/base/file.h"
#include "famctx/base/socket.h"
#include "famctx/store/store.h"
#include "support/bench_town.h"
#include "support/busy_day.h"
#include "support/shared_host.h"

#define AT_WORK 200
#define FIND "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"find\",\"params\":{\"query\":\"smith\"}}\n"
#define HELLO "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"hello\",\"params\":{\"version\":1}}\n"
#define PURPOSE "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"purpose\",\"params\":{\"basis\":\"s47\"}}\n"

struct bench {
	struct busy_day day; /* first, so that the callers' context is both */
	struct shared_host host;
};

/* The town's people.db beside the store.db of the host, while the keeper is away. */
static void move_in(struct bench *b)
{
	struct buf town = BUF_INIT, here = BUF_INIT;
	const struct host_user *keeper = host_user(HOST_KEEPER);
	int status = 0;

	shared_host_stop(&b->host);
	town_path(&town);
	file_join(&here, b->host.store.data, PEOPLE_FILE);
	pid_t child = fork();
	if (child == 0) {
		execlp("cp", "cp", town.data, here.data, (char *)NULL);
		_exit(98);
	}
	if (waitpid(child, &status, 0) != child || status || chown(here.data, keeper->uid, keeper->uid) != 0 ||
	    shared_host_start(&b->host, NULL) != 0)
		bench_give_up("the town cannot move in");
	buf_release(&town);
	buf_release(&here);
}

static void add_crowd(const struct bench *b)
{
	host_crowd_make(AT_WORK);
	for (size_t i = 0; i < AT_WORK; i++) {
		char name[HOST_NAME_SIZE];
		const char *const args[] = { "account", "add", name, "--name", name, "--team", "North locality", NULL };

		host_crowd_name(i, name);
		if (shared_host_run(&b->host, HOST_ADMINISTRATOR, args, NULL, NULL) != 0)
			bench_give_up("a worker cannot be added");
	}
}

static int connect_as_one(struct callers *all, size_t number)
{
	const struct bench *b = all->context;
	char name[HOST_NAME_SIZE];

	host_crowd_name(number, name);
	return shared_host_connect(&b->host, name);
}

static double work(struct bench *b, const char *what, double budget)
{
	struct callers all = { .next = busy_day_next, .answered = busy_day_answered, .rest_us = busy_day_rest,
			       .connect = connect_as_one, .random = 11, .context = b };
	struct err e = ERR_INIT;
	size_t asked = 0;

	if (!callers_open(&all, AT_WORK, &e))
		bench_give_up(e.message);
	b->day.until_us = clock_steady_us() + (uint64_t)busy_day_seconds() * 1000000;
	callers_run(&all);
	double p99 = times_share(&b->day.times[ASKED_FIND], 0.99);
	table_slowest(what, &b->day.times[ASKED_FIND], budget);
	for (int i = 0; i < ASKED_COUNT; i++)
		asked += b->day.times[i].count;
	table_note("%zu requests; opening a family p99 %.1f ms, sending a challenge p99 %.1f ms", asked,
		   times_share(&b->day.times[ASKED_SHOW], 0.99), times_share(&b->day.times[ASKED_CHALLENGE], 0.99));
	table_at_most("of these refused, busy or cut off", (double)all.refused, "", 0);
	if (all.refused)
		table_note("%s", all.first_refusal);
	callers_close(&all);
	busy_day_forget(&b->day);
	return p99;
}

/* ---- a colleague in everybody's way --------------------------------------------------- */

static int connect_quietly(const struct bench *b)
{
	return socket_connect(b->host.socket.data);
}

/* A thousand times a second: floods that are never read, half a request, one more connection. */
static NO_RETURN void be_in_the_way(const struct bench *b)
{
	static const char half[32768] = { 'x' };
	const struct timespec pause = { .tv_nsec = 1000000 };
	int kept[4];

	host_become(HOST_COLLEAGUE);
	for (size_t i = 0; i < ARRAY_LEN(kept); i++) {
		kept[i] = connect_quietly(b);
		(void)!send(kept[i], HELLO PURPOSE, sizeof(HELLO PURPOSE) - 1, MSG_NOSIGNAL);
	}
	for (;;) {
		int fd = connect_quietly(b);

		for (size_t i = 0; i < ARRAY_LEN(kept); i++)
			(void)!send(kept[i], FIND, sizeof(FIND) - 1, MSG_NOSIGNAL | MSG_DONTWAIT);
		if (fd >= 0) {
			(void)!send(fd, half, sizeof(half), MSG_NOSIGNAL | MSG_DONTWAIT);
			close(fd);
		}
		nanosleep(&pause, NULL);
	}
}

static void work_under_attack(struct bench *b, double before)
{
	pid_t attacker = fork();

	if (attacker == 0)
		be_in_the_way(b);
	double p99 = work(b, "the same, with a colleague in everybody's way", 2 * (before > 8 ? before : 8));
	kill(attacker, SIGKILL);
	waitpid(attacker, NULL, 0);
	table_at_most("times as slow as without", p99 / before, "", 2);
}

int main(void)
{
	struct bench b = { .day.people = town_people() };
	const char *missing = host_accounts_missing();

	table_part("A shared keeper");
	if (missing) {
		table_note("not measured: %s", missing);
		return 0;
	}
	struct buf town = BUF_INIT;
	town_path(&town); /* made with the machine's own accounts, where it is missing */
	buf_release(&town);
	shared_host_make(&b.host);
	move_in(&b);
	add_crowd(&b);
	double p99 = work(&b, "200 people at work: a key press of a search", 16);
	work_under_attack(&b, p99);
	table_at_most("memory of the shared keeper", process_mib(b.host.keeper, "VmHWM:"), "MiB", 64);
	shared_host_remove(&b.host);
	return 0;
}

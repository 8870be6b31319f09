/*
 * Many at once, on a store of BENCH_PEOPLE (1,000,000) people with every
 * answer in the trail: 64 callers that send challenges one behind the other.
 */
#include <stdio.h>

#include "famctx/base/clock.h"
#include "famctx/base/datadir.h"
#include "famctx/base/file.h"
#include "famctx/base/socket.h"
#include "support/bench_town.h"
#include "support/busy_day.h"
#include "support/keeper_fixture.h"

#define SENDERS 64
#define CHALLENGES_EACH 200

struct bench {
	struct busy_day day; /* first, so that the callers' context is both */
	struct keeper_fixture store;
	struct buf socket;
};

static void make_store(struct bench *b)
{
	town_store(b->store.folder, sizeof(b->store.folder));
	file_join(&b->socket, b->store.folder, "keeper.sock");
}

static int connect_to_own(struct callers *all, size_t number)
{
	const struct bench *b = all->context;

	(void)number;
	return socket_connect(b->socket.data);
}

static const char *next(struct callers *all, struct caller *c, struct buf *params)
{
	return c->asked < CHALLENGES_EACH ? busy_day_challenge(all, c, params) : NULL;
}

static void send_challenges(struct bench *b)
{
	struct callers all = { .next = next, .answered = busy_day_answered, .connect = connect_to_own, .random = 11, .context = b };
	struct times *times = &b->day.times[ASKED_CHALLENGE];
	struct err e = ERR_INIT;

	if (!callers_open(&all, SENDERS, &e))
		bench_give_up(e.message);
	uint64_t started = clock_steady_us();
	callers_run(&all);
	double seconds = (double)(clock_steady_us() - started) / 1e6;
	table_slowest("64 callers, each sending challenges without a pause", times, 100);
	table_note("slowest %.1f ms; %.0f challenges a second", times_share(times, 1.0), (double)b->day.challenges / seconds);
	table_at_most("of these refused, busy or cut off", (double)all.refused, "", 0);
	if (all.refused)
		table_note("%s", all.first_refusal);
	table_at_most("of these lost",
		      (double)(b->day.challenges - fixture_number(&b->store, "SELECT count(*) FROM challenge")), "", 0);
	callers_close(&all);
	busy_day_forget(&b->day);
}

int main(void)
{
	struct bench b = { .day.people = town_people(), .socket = BUF_INIT, .store.data_folder = BUF_INIT };
	struct err e = ERR_INIT;
	struct client *kept_open;

	table_part("Many at once");
	if (!datadir_find("data", true, &b.store.data_folder, &e))
		bench_give_up(e.message);
	make_store(&b);
	kept_open = fixture_open(&b.store, SERVE_ONLY);
	if (!fixture_purpose(kept_open, BASIS_S47, &e))
		bench_give_up(e.message);
	send_challenges(&b);
	client_close(kept_open);
	buf_release(&b.socket);
	buf_release(&b.store.data_folder);
	return 0;
}

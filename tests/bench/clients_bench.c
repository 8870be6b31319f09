/*
 * Many at once, on a store of BENCH_PEOPLE (1,000,000) people with every
 * answer in the trail: 64 callers that send challenges one behind the other,
 * and 200 people who search, open and challenge with a moment's thought
 * between, for BENCH_SECONDS (20).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "famctx/api/challenge.h"
#include "famctx/api/request.h"
#include "famctx/base/clock.h"
#include "famctx/base/datadir.h"
#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/schema/json.h"
#include "famctx/store/person_id.h"
#include "famctx/store/store.h"
#include "famctx/text/number.h"
#include "support/bench_table.h"
#include "support/bench_town.h"
#include "support/callers.h"
#include "support/generate_people.h"
#include "support/keeper_fixture.h"

#define SENDERS 64
#define CHALLENGES_EACH 200
#define PEOPLE_AT_WORK 200

enum asked { ASKED_FIND, ASKED_SHOW, ASKED_CHALLENGE, ASKED_COUNT };

struct bench {
	struct keeper_fixture store;
	struct buf socket;
	int64_t people;
	uint64_t until_us;
	struct times times[ASKED_COUNT];
	int64_t challenges;
};

static void make_store(struct bench *b)
{
	static const char *const names[] = { STORE_FILE, STORE_FILE "-wal", STORE_FILE "-shm" };
	struct buf folder = BUF_INIT;
	struct err e = ERR_INIT;

	town_folder(&folder);
	if (folder.len >= sizeof(b->store.folder))
		bench_give_up("the name of BENCH_FOLDER is too long");
	memcpy(b->store.folder, folder.data, folder.len + 1);
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		struct buf path = BUF_INIT;

		file_join(&path, folder.data, names[i]);
		unlink(path.data);
		buf_release(&path);
	}
	if (!store_make(b->store.folder, false, &e))
		bench_give_up(e.message);
	file_join(&b->socket, folder.data, "keeper.sock");
	buf_release(&folder);
}

static const char *challenge(struct bench *b, struct callers *all, struct caller *c, struct buf *params)
{
	struct challenge_send send;
	struct buf on = BUF_INIT;
	struct err e = ERR_INIT;
	char id[PERSON_ID_SIZE];

	shape_init(&challenge_send_shape, &send);
	person_id_write(1 + (int64_t)callers_pick(all, (uint64_t)b->people), id);
	buf_printf(&on, "person:%s", id);
	send.on = buf_detach(&on);
	send.type = CHALLENGE_OUT_OF_DATE;
	send.because = mem_copy_text("They moved in spring; I was there on Monday.");
	send.risk = RISK_NO;
	send.notify = NOTIFY_LIST;
	if (!challenge_make_id(&send.id, &e))
		bench_give_up(e.message);
	json_encode(&challenge_send_shape, &send, params);
	shape_release(&challenge_send_shape, &send);
	c->kind = ASKED_CHALLENGE;
	b->challenges++;
	return REQUEST_CHALLENGE_SEND;
}

/* One key press of a search: the beginning of somebody's names, of three letters or more. */
static const char *find(struct bench *b, struct callers *all, struct caller *c, struct buf *params)
{
	struct generated_name n;
	char line[96];

	generated_person(1 + (int64_t)callers_pick(all, (uint64_t)b->people), &n);
	int len = snprintf(line, sizeof(line), "%s %s", n.first_name, n.family_name);
	line[3 + callers_pick(all, (uint64_t)len - 3)] = '\0';
	buf_printf(params, "{\"search\":%d,\"query\":", c->asked);
	json_encode_text(line, params);
	buf_add_char(params, '}');
	c->kind = ASKED_FIND;
	return REQUEST_FIND;
}

static const char *show(struct bench *b, struct callers *all, struct caller *c, struct buf *params)
{
	char id[PERSON_ID_SIZE];

	person_id_write(1 + (int64_t)callers_pick(all, (uint64_t)b->people), id);
	buf_printf(params, "{\"person\":\"%s\",\"details\":\"none\",\"reason\":\"the duty desk was rung about them\"}", id);
	c->kind = ASKED_SHOW;
	return REQUEST_SHOW;
}

static const char *next_challenge(struct callers *all, struct caller *c, struct buf *params)
{
	return c->asked < CHALLENGES_EACH ? challenge(all->context, all, c, params) : NULL;
}

/* Of twenty: sixteen key presses of a search, three families, one challenge. */
static const char *next_of_a_day(struct callers *all, struct caller *c, struct buf *params)
{
	struct bench *b = all->context;
	uint64_t what = callers_pick(all, 20);

	if (clock_steady_us() >= b->until_us)
		return NULL;
	if (what == 0)
		return challenge(b, all, c, params);
	return what < 4 ? show(b, all, c, params) : find(b, all, c, params);
}

static void keep_time(struct callers *all, struct caller *c)
{
	struct bench *b = all->context;

	times_add(&b->times[c->kind], c->sent_us);
}

static uint64_t a_moment(struct callers *all)
{
	return callers_pick(all, 1000000);
}

static void forget_times(struct bench *b)
{
	for (int i = 0; i < ASKED_COUNT; i++)
		times_release(&b->times[i]);
	memset(b->times, 0, sizeof(b->times));
}

static void open_callers(struct bench *b, struct callers *all, size_t count)
{
	struct err e = ERR_INIT;

	all->context = b;
	all->answered = keep_time;
	all->random = 11;
	if (!callers_open(all, b->socket.data, count, &e))
		bench_give_up(e.message);
}

static void send_challenges(struct bench *b)
{
	struct callers all = { .next = next_challenge };

	open_callers(b, &all, SENDERS);
	uint64_t started = clock_steady_us();
	callers_run(&all);
	double seconds = (double)(clock_steady_us() - started) / 1e6;
	table_slowest("64 callers, each sending challenges without a pause", &b->times[ASKED_CHALLENGE], 100);
	table_note("slowest %.1f ms; %.0f challenges a second", times_share(&b->times[ASKED_CHALLENGE], 1.0),
		   (double)b->challenges / seconds);
	table_at_most("of these refused, busy or cut off", (double)all.refused, "", 0);
	table_at_most("of these lost",
		      (double)(b->challenges - fixture_number(&b->store, "SELECT count(*) FROM challenge")), "", 0);
	callers_close(&all);
	forget_times(b);
}

static int64_t seconds_at_work(void)
{
	const char *wanted = getenv("BENCH_SECONDS");
	int64_t seconds = 20;

	if (wanted && !number_parse(wanted, 1, 86400, &seconds))
		bench_give_up("BENCH_SECONDS is not a number from 1 to 86400");
	return seconds;
}

static void a_working_day(struct bench *b)
{
	struct callers all = { .next = next_of_a_day, .rest_us = a_moment };

	open_callers(b, &all, PEOPLE_AT_WORK);
	b->until_us = clock_steady_us() + (uint64_t)seconds_at_work() * 1000000;
	callers_run(&all);
	table_slowest("200 people at work: a key press of a search", &b->times[ASKED_FIND], 16);
	table_slowest("200 people at work: opening a family", &b->times[ASKED_SHOW], 16);
	table_slowest("200 people at work: sending a challenge", &b->times[ASKED_CHALLENGE], 100);
	table_note("%zu requests", b->times[ASKED_FIND].count + b->times[ASKED_SHOW].count + b->times[ASKED_CHALLENGE].count);
	table_at_most("of these refused, busy or cut off", (double)all.refused, "", 0);
	callers_close(&all);
	forget_times(b);
}

int main(void)
{
	struct bench b = { .people = town_people(), .socket = BUF_INIT, .store.data_folder = BUF_INIT };
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
	a_working_day(&b);
	table_at_most("memory of the keeper behind it all", process_mib(fixture_keeper(&b.store), "VmHWM:"), "MiB", 64);
	client_close(kept_open);
	buf_release(&b.socket);
	buf_release(&b.store.data_folder);
	return 0;
}

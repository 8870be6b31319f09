#include "support/busy_day.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "famctx/api/challenge.h"
#include "famctx/api/request.h"
#include "famctx/base/clock.h"
#include "famctx/base/mem.h"
#include "famctx/schema/json.h"
#include "famctx/store/person_id.h"
#include "famctx/text/number.h"
#include "support/generate_people.h"

static void turn_to_somebody(struct callers *all, struct caller *c)
{
	struct busy_day *d = all->context;

	c->about = 1 + (int64_t)callers_pick(all, (uint64_t)d->people);
}

static void add_person(const struct caller *c, struct buf *out)
{
	char id[PERSON_ID_SIZE];

	person_id_write(c->about, id);
	buf_add_text(out, id);
}

const char *busy_day_challenge(struct callers *all, struct caller *c, struct buf *params)
{
	struct busy_day *d = all->context;
	struct challenge_send send;
	struct buf on = BUF_INIT;
	struct err e = ERR_INIT;

	/* About whom it opened last. */
	if (!c->about)
		turn_to_somebody(all, c);
	shape_init(&challenge_send_shape, &send);
	buf_add_text(&on, "person:");
	add_person(c, &on);
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
	d->challenges++;
	return REQUEST_CHALLENGE_SEND;
}

/* One key press: the beginning of somebody's names, of three letters or more. */
static const char *find(struct callers *all, struct caller *c, struct buf *params)
{
	struct busy_day *d = all->context;
	struct generated_name n;
	char line[96];

	generated_person(1 + (int64_t)callers_pick(all, (uint64_t)d->people), &n);
	int len = snprintf(line, sizeof(line), "%s %s", n.first_name, n.family_name);
	line[3 + callers_pick(all, (uint64_t)len - 3)] = '\0';
	buf_printf(params, "{\"search\":%d,\"query\":", c->asked);
	json_encode_text(line, params);
	buf_add_char(params, '}');
	c->kind = ASKED_FIND;
	return REQUEST_FIND;
}

static const char *show(struct callers *all, struct caller *c, struct buf *params)
{
	turn_to_somebody(all, c);
	buf_add_text(params, "{\"person\":\"");
	add_person(c, params);
	buf_add_text(params, "\",\"details\":\"none\",\"reason\":\"the duty desk was rung about them\"}");
	c->kind = ASKED_SHOW;
	return REQUEST_SHOW;
}

const char *busy_day_next(struct callers *all, struct caller *c, struct buf *params)
{
	struct busy_day *d = all->context;
	uint64_t what = callers_pick(all, 20);

	if (clock_steady_us() >= d->until_us)
		return NULL;
	if (what == 0)
		return busy_day_challenge(all, c, params);
	return what < 4 ? show(all, c, params) : find(all, c, params);
}

void busy_day_answered(struct callers *all, struct caller *c)
{
	struct busy_day *d = all->context;

	times_add(&d->times[c->kind], c->sent_us);
}

uint64_t busy_day_rest(struct callers *all)
{
	return callers_pick(all, 1000000);
}

int64_t busy_day_seconds(void)
{
	const char *wanted = getenv("BENCH_SECONDS");
	int64_t seconds = 20;

	if (wanted && !number_parse(wanted, 1, 86400, &seconds))
		bench_give_up("BENCH_SECONDS is not a number from 1 to 86400");
	return seconds;
}

void busy_day_forget(struct busy_day *d)
{
	for (int i = 0; i < ASKED_COUNT; i++)
		times_release(&d->times[i]);
	memset(d->times, 0, sizeof(d->times));
}

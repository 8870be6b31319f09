#include <errno.h>
#include <poll.h>
#include <unistd.h>

#include "audit_anchor.h"
#include "connection.h"
#include "door.h"
#include "famctx/base/log.h"
#include "job.h"
#include "policy_watch.h"
#include "turn.h"
#include "wait.h"
#include "watch.h"

/* A keeper that nobody comes to was started by a program that has died since. */
#define FIRST_WAIT_MS 30000
/* Who waits for a long job is told this often that the keeper is alive. */
#define BEAT_MS 10000

static volatile sig_atomic_t told_to_end, told_to_reload;

static void on_end(int number)
{
	(void)number;
	told_to_end = 1;
}

static void on_reload(int number)
{
	(void)number;
	told_to_reload = 1;
}

/* Open only while waiting, so that no signal falls between a look at the flag and the wait. */
static void catch_signal(int number, void (*handler)(int))
{
	struct sigaction action = { .sa_handler = handler };
	sigset_t one;
	sigemptyset(&one);
	sigaddset(&one, number);
	sigprocmask(SIG_BLOCK, &one, NULL);
	sigaction(number, &action, NULL);
}

static void ignore_signal(int number)
{
	struct sigaction ignore = { .sa_handler = SIG_IGN };
	sigaction(number, &ignore, NULL);
}

void loop_catch_signals(const struct keeper *k)
{
	told_to_end = told_to_reload = 0;
	catch_signal(SIGTERM, on_end);
	catch_signal(SIGINT, on_end);
	ignore_signal(SIGPIPE);
	/* A limit on the size of files is then an error of the write, which is told like a full disk. */
	ignore_signal(SIGXFSZ);
	if (k->options->shared)
		catch_signal(SIGHUP, on_reload);
	else
		ignore_signal(SIGHUP);
}

static sigset_t while_waiting(const struct keeper *k)
{
	sigset_t mask;
	sigprocmask(SIG_BLOCK, NULL, &mask);
	sigdelset(&mask, SIGTERM);
	sigdelset(&mask, SIGINT);
	if (k->options->shared)
		sigdelset(&mask, SIGHUP);
	return mask;
}

static void sign_out(struct keeper *k, struct connection *c)
{
	struct audit_entry entry;
	struct err e = ERR_INIT;
	if (!c->who.id || k->broken)
		return;
	audit_entry_init(&entry, "", AUDIT_SIGNED_OUT);
	entry.training = k->store.training;
	bool ok = db_begin(k->store.own, &e) && sign_in_close(k->store.own, &c->who, &e) &&
		  audit_append(k->store.own, &c->who, &entry, &e) && db_commit(k->store.own, &e);
	if (!ok) {
		db_rollback(k->store.own);
		log_line("a sign-out was not recorded");
	}
	audit_entry_release(&entry);
}

/* Gone, and nothing of it is left to answer or to be taken away. */
static bool is_over(const struct keeper *k, const struct connection *c)
{
	size_t len;
	if (c->lost)
		return true;
	return c->ended && !c->out.len && !connection_line(c, &len) && !job_asked_by(k, c);
}

static size_t count_over(const struct keeper *k)
{
	size_t n = 0;
	for (size_t i = 0; i < k->count; i++)
		n += is_over(k, k->connections[i]);
	return n;
}

/* The last ones stay open until the store is closed, so that their programs may then remove the folder. */
static void drop_connections(struct keeper *k)
{
	bool ends = k->count && count_over(k) == k->count && !k->options->stays;
	for (size_t i = k->count; i-- > 0;) {
		struct connection *c = k->connections[i];
		if (!is_over(k, c))
			continue;
		job_stop(k, c);
		if (!ends) {
			sign_out(k, c);
			door_leave(k, i);
		}
	}
	k->leaving = k->leaving || ends;
}

static int fill_polls(const struct keeper *k, struct pollfd *polls)
{
	int n = 0;
	polls[n++] = (struct pollfd){ .fd = k->deaf ? -1 : k->listener, .events = POLLIN };
	polls[n++] = (struct pollfd){ .fd = job_fd(k), .events = POLLIN };
	for (size_t i = 0; i < k->count; i++) {
		const struct connection *c = k->connections[i];
		short events = c->out.len ? POLLOUT : 0;
		/* An ended connection stays in for its hang-up: the job it waits for is then stopped. */
		if (connection_wants(c))
			events |= POLLIN;
		polls[n++] = (struct pollfd){ .fd = c->fd, .events = events };
	}
	return n;
}

static void act_on(struct keeper *k, const struct pollfd *polls, int n)
{
	for (int i = 2; i < n; i++) {
		struct connection *c = k->connections[i - 2];
		if (polls[i].revents & (POLLERR | POLLHUP))
			c->lost = c->lost || c->ended || !(polls[i].revents & POLLIN);
		if (polls[i].revents & POLLIN)
			connection_read(c);
	}
	if (polls[1].revents)
		job_read(k);
}

static bool waits_for_the_first(const struct keeper *k)
{
	return !k->had_connection && !k->options->stays;
}

int loop_wait_ms(const struct keeper *k)
{
	uint64_t now = keeper_now_ms(k);
	int wait = turn_wait_ms(k, now);
	if (k->options->shared)
		wait = wait_sooner(wait, watch_wait_ms(k, now));
	if (job_fd(k) >= 0)
		wait = wait_sooner(wait, wait_left(k->beaten_ms, BEAT_MS, now));
	if (waits_for_the_first(k))
		wait = wait_sooner(wait, wait_left(k->begun_ms, FIRST_WAIT_MS, now));
	return wait;
}

static void act_on_time(struct keeper *k)
{
	uint64_t now = keeper_now_ms(k);
	if (waits_for_the_first(k) && !wait_left(k->begun_ms, FIRST_WAIT_MS, now))
		k->leaving = true;
	if (job_fd(k) >= 0 && wait_left(k->beaten_ms, BEAT_MS, now))
		return;
	job_beat(k);
	k->beaten_ms = now;
}

/* A wait that finds something at once lets no signal in, so that a busy keeper would not be told to end. */
static void let_signals_in(const sigset_t *mask)
{
	sigset_t blocked;
	sigprocmask(SIG_SETMASK, mask, &blocked);
	sigprocmask(SIG_SETMASK, &blocked, NULL);
}

static bool wait_for_something(struct keeper *k, int ms, struct err *e)
{
	struct pollfd polls[2 + DOOR_MOST];
	struct timespec limit = { .tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000L };
	sigset_t mask = while_waiting(k);
	int n = fill_polls(k, polls);
	if (ppoll(polls, (nfds_t)n, ms < 0 ? NULL : &limit, &mask) < 0)
		return errno == EINTR || err_errno(e, ERR_STORE, _("the keeper cannot wait"));
	let_signals_in(&mask);
	act_on(k, polls, n);
	if (polls[0].revents & POLLIN)
		door_open(k);
	return true;
}

static bool take_turn(struct keeper *k, struct err *e)
{
	act_on_time(k);
	policy_watch(k);
	turn_run(k);
	audit_anchor_if_due(k, false);
	if (!job_start(k, e))
		return false;
	for (size_t i = 0; i < k->count; i++)
		if (k->connections[i]->out.len)
			connection_write(k->connections[i], keeper_now_ms(k));
	watch_connections(k);
	drop_connections(k);
	return true;
}

bool loop_turn(struct keeper *k, int most_ms, struct err *e)
{
	if (!wait_for_something(k, wait_sooner(most_ms, loop_wait_ms(k)), e))
		return false;
	k->policy_reload_wanted = k->policy_reload_wanted || told_to_reload;
	told_to_reload = 0;
	return take_turn(k, e);
}

static bool goes_on(const struct keeper *k)
{
	return !told_to_end && !k->broken && !k->leaving;
}

bool loop_run(struct keeper *k, struct err *e)
{
	bool ok = true;
	while (ok && goes_on(k))
		ok = loop_turn(k, -1, e);
	job_stop(k, NULL);
	for (size_t i = 0; i < k->count; i++)
		sign_out(k, k->connections[i]);
	audit_anchor_if_due(k, true);
	return ok;
}

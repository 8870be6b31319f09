#include <errno.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "audit_anchor.h"
#include "connection.h"
#include "famctx/base/log.h"
#include "famctx/base/mem.h"
#include "famctx/base/socket.h"
#include "job.h"
#include "turn.h"

#define MOST_CONNECTIONS 256
/* A keeper that nobody comes to was started by a program that has died since. */
#define FIRST_WAIT_MS 30000
/* Who waits for a long job is told this often that the keeper is alive. */
#define BEAT_MS 10000

static volatile sig_atomic_t told_to_end;

static void on_end(int number)
{
	(void)number;
	told_to_end = 1;
}

/* Open only while waiting, so that no signal falls between a look at the flag and the wait. */
static void catch_signals(sigset_t *while_waiting)
{
	struct sigaction end = { .sa_handler = on_end }, ignore = { .sa_handler = SIG_IGN };
	sigset_t blocked;
	told_to_end = 0;
	sigemptyset(&blocked);
	sigaddset(&blocked, SIGTERM);
	sigaddset(&blocked, SIGINT);
	sigprocmask(SIG_BLOCK, &blocked, while_waiting);
	sigdelset(while_waiting, SIGTERM);
	sigdelset(while_waiting, SIGINT);
	sigaction(SIGTERM, &end, NULL);
	sigaction(SIGINT, &end, NULL);
	sigaction(SIGPIPE, &ignore, NULL);
	sigaction(SIGHUP, &ignore, NULL);
	/* A limit on the size of files is then an error of the write, which is told like a full disk. */
	sigaction(SIGXFSZ, &ignore, NULL);
}

/* Whoever is not the owner of the store is told so; a shared store has another front door. */
static bool is_welcome(struct keeper *k, int fd, pid_t *process, struct err *e)
{
	uid_t uid;
	if (!socket_peer(fd, &uid, process))
		return err_errno(e, ERR_REFUSED, _("who asks cannot be told"));
	if (uid != k->uid)
		return err_set(e, ERR_REFUSED, _("this store belongs to another account: ask its owner"));
	if (k->count >= MOST_CONNECTIONS)
		return err_set(e, ERR_REFUSED, _("too many programs use this store: close one"));
	return true;
}

static void accept_one(struct keeper *k)
{
	pid_t process = 0;
	struct err e = ERR_INIT;
	int fd = accept4(k->listener, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
	if (fd < 0)
		return;
	bool welcome = is_welcome(k, fd, &process, &e);
	struct connection *c = connection_new(fd, process);
	if (!welcome) {
		connection_refuse(c, INTEGER_NONE, &e);
		connection_let_go(c);
		connection_write(c);
		connection_free(c);
		return;
	}
	c->clock = k->clock;
	MEM_GROW(k->connections, k->count, k->cap);
	k->connections[k->count++] = c;
	k->had_connection = true;
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
			connection_free(c);
			k->connections[i] = k->connections[--k->count];
		}
	}
	k->leaving = ends;
}

static int fill_polls(const struct keeper *k, struct pollfd *polls)
{
	int n = 0;
	polls[n++] = (struct pollfd){ .fd = k->listener, .events = POLLIN };
	polls[n++] = (struct pollfd){ .fd = job_fd(k), .events = POLLIN };
	for (size_t i = 0; i < k->count; i++) {
		const struct connection *c = k->connections[i];
		short events = c->out.len ? POLLOUT : 0;
		/* An ended connection stays in for its hang-up: the job it waits for is then stopped. */
		if (!c->ended && !connection_is_full(c))
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

static int wait_ms(const struct keeper *k)
{
	if (turn_is_due(k))
		return 0;
	if (job_fd(k) >= 0)
		return BEAT_MS;
	return k->had_connection || k->options->stays ? -1 : FIRST_WAIT_MS;
}

static bool wait_for_something(struct keeper *k, const sigset_t *mask, struct err *e)
{
	struct pollfd polls[2 + MOST_CONNECTIONS];
	int ms = wait_ms(k);
	struct timespec limit = { .tv_sec = ms / 1000, .tv_nsec = 0 };
	int n = fill_polls(k, polls);
	int ready = ppoll(polls, (nfds_t)n, ms < 0 ? NULL : &limit, mask);
	if (ready < 0)
		return errno == EINTR || err_errno(e, ERR_STORE, _("the keeper cannot wait"));
	if (ready == 0 && !k->had_connection)
		told_to_end = 1;
	if (ready == 0)
		job_beat(k);
	act_on(k, polls, n);
	if (polls[0].revents & POLLIN)
		accept_one(k);
	return true;
}

static bool take_turn(struct keeper *k, struct err *e)
{
	turn_run(k);
	audit_anchor_if_due(k, false);
	if (!job_start(k, e))
		return false;
	for (size_t i = 0; i < k->count; i++)
		if (k->connections[i]->out.len)
			connection_write(k->connections[i]);
	drop_connections(k);
	return true;
}

static bool goes_on(const struct keeper *k)
{
	return !told_to_end && !k->broken && !k->leaving;
}

bool loop_run(struct keeper *k, struct err *e)
{
	sigset_t mask;
	bool ok = true;
	catch_signals(&mask);
	while (ok && goes_on(k))
		ok = wait_for_something(k, &mask, e) && take_turn(k, e);
	job_stop(k, NULL);
	for (size_t i = 0; i < k->count; i++)
		sign_out(k, k->connections[i]);
	audit_anchor_if_due(k, true);
	return ok;
}

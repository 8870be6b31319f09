#include "support/callers.h"

#include <errno.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "famctx/api/request.h"
#include "famctx/api/session.h"
#include "famctx/base/clock.h"
#include "famctx/base/mem.h"
#include "famctx/schema/json.h"

#define READ_SIZE 65536

uint64_t callers_pick(struct callers *all, uint64_t limit)
{
	all->random = all->random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (all->random >> 33) % limit;
}

static bool send_all(struct caller *c, const char *bytes, size_t len)
{
	while (len) {
		ssize_t n = send(c->fd, bytes, len, MSG_NOSIGNAL);
		struct pollfd room = { .fd = c->fd, .events = POLLOUT };
		if (n < 0 && errno == EAGAIN && poll(&room, 1, -1) > 0)
			continue;
		if (n < 0)
			return false;
		bytes += n;
		len -= (size_t)n;
	}
	return true;
}

static bool ask(struct caller *c, const char *method, const char *params)
{
	struct buf line = BUF_INIT;
	json_request(++c->id, method, params, &line);
	c->sent_us = clock_steady_us();
	c->waits = send_all(c, line.data, line.len);
	buf_release(&line);
	return c->waits;
}

/* The end of the first whole line, or NULL. */
static char *read_more(struct caller *c, bool *gone)
{
	buf_reserve(&c->in, READ_SIZE);
	ssize_t n = recv(c->fd, c->in.data + c->in.len, READ_SIZE, 0);
	*gone = n == 0 || (n < 0 && errno != EAGAIN);
	if (n <= 0)
		return NULL;
	size_t before = c->in.len;
	c->in.len += (size_t)n;
	c->in.data[c->in.len] = '\0';
	return memchr(c->in.data + before, '\n', (size_t)n);
}

static bool is_answer(const struct caller *c)
{
	static const char failed[] = "\"error\"";
	size_t look = c->in.len < 200 ? c->in.len : 200;
	return !memmem(c->in.data, look, failed, sizeof(failed) - 1);
}

static bool wait_for_answer(struct caller *c)
{
	bool gone = false;
	char *end = NULL;
	while (!end && !gone) {
		struct pollfd ready = { .fd = c->fd, .events = POLLIN };
		poll(&ready, 1, -1);
		end = read_more(c, &gone);
	}
	bool ok = end && is_answer(c);
	buf_clear(&c->in);
	c->waits = false;
	return ok;
}

static bool sign_in(struct caller *c, struct err *e)
{
	struct buf hello = BUF_INIT;
	buf_printf(&hello, "{\"version\":%d,\"program\":\"command\"}", API_VERSION);
	bool ok = ask(c, REQUEST_HELLO, hello.data) && wait_for_answer(c) &&
		  ask(c, REQUEST_PURPOSE, "{\"basis\":\"s47\",\"case_reference\":\"C-17\"}") && wait_for_answer(c);
	buf_release(&hello);
	return ok || err_set(e, ERR_STORE, "caller %d cannot sign in", c->number);
}

bool callers_open(struct callers *all, size_t count, struct err *e)
{
	all->each = mem_zero(count, sizeof(*all->each));
	for (size_t i = 0; i < count; i++) {
		struct caller *c = &all->each[all->count++];
		c->number = (int)i;
		buf_init(&c->in);
		c->fd = all->connect(all, i);
		if (c->fd < 0)
			return err_errno(e, ERR_STORE, "caller %zu cannot connect", i);
		if (!sign_in(c, e))
			return false;
	}
	return true;
}

static void ask_next(struct callers *all, struct caller *c)
{
	struct buf params = BUF_INIT;
	const char *method = all->next(all, c, &params);
	c->done = !method;
	if (method && !ask(c, method, params.data)) {
		all->refused++;
		c->done = true;
	}
	c->asked++;
	buf_release(&params);
}

static void count_refusal(struct callers *all, const struct caller *c)
{
	if (!all->refused++)
		snprintf(all->first_refusal, sizeof(all->first_refusal), "%.*s", (int)strcspn(c->in.data, "\n"), c->in.data);
}

static void take_answer(struct callers *all, struct caller *c)
{
	bool gone;
	if (read_more(c, &gone)) {
		all->answered(all, c);
		if (!is_answer(c))
			count_refusal(all, c);
		buf_clear(&c->in);
		c->waits = false;
		c->due_us = clock_steady_us() + (all->rest_us ? all->rest_us(all) : 0);
	} else if (gone) {
		all->refused++;
		c->done = true;
	}
}

/* Asks for those whose time has come; the milliseconds until the next one's, -1 when all wait for answers. */
static int ask_due(struct callers *all, bool *any)
{
	uint64_t now = clock_steady_us(), first = UINT64_MAX;
	*any = false;
	for (size_t i = 0; i < all->count; i++) {
		struct caller *c = &all->each[i];
		if (!c->done && !c->waits && c->due_us <= now)
			ask_next(all, c);
		*any = *any || !c->done;
		if (!c->done && !c->waits && c->due_us < first)
			first = c->due_us;
	}
	return first == UINT64_MAX ? -1 : first <= now ? 0 : (int)((first - now) / 1000) + 1;
}

/* People do not begin all at the same moment. */
static void begin(struct callers *all)
{
	uint64_t now = clock_steady_us();
	for (size_t i = 0; i < all->count; i++)
		all->each[i].due_us = now + (all->rest_us ? all->rest_us(all) : 0);
}

void callers_run(struct callers *all)
{
	struct pollfd *polls = mem_zero(all->count, sizeof(*polls));
	bool any;
	begin(all);
	for (int ms = ask_due(all, &any); any; ms = ask_due(all, &any)) {
		for (size_t i = 0; i < all->count; i++)
			polls[i] = (struct pollfd){ .fd = all->each[i].done ? -1 : all->each[i].fd, .events = POLLIN };
		if (poll(polls, all->count, ms) <= 0)
			continue;
		for (size_t i = 0; i < all->count; i++)
			if (polls[i].revents)
				take_answer(all, &all->each[i]);
	}
	mem_free(polls);
}

void callers_close(struct callers *all)
{
	for (size_t i = 0; i < all->count; i++) {
		if (all->each[i].fd >= 0)
			close(all->each[i].fd);
		buf_release(&all->each[i].in);
	}
	mem_free(all->each);
	all->each = NULL;
	all->count = 0;
}

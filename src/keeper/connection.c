#include "connection.h"

#include <errno.h>
#include <sys/socket.h>
#include <unistd.h>

#include "answer_recent.h"
#include "famctx/api/session.h"
#include "famctx/base/mem.h"
#include "famctx/schema/json.h"

#define READ_SIZE 16384
#define OUT_LIMIT (1024u * 1024u)

struct connection *connection_new(int fd, const struct origin *origin)
{
	struct connection *c = mem_zero(1, sizeof(*c));
	c->fd = fd;
	c->origin = *origin;
	sign_in_init(&c->who);
	connection_tell_origin(c);
	buf_init(&c->in);
	buf_init(&c->turn);
	buf_init(&c->out);
	buf_init(&c->staff);
	return c;
}

void connection_free(struct connection *c)
{
	close(c->fd);
	sign_in_release(&c->who);
	recent_forget_all(c);
	mem_free(c->recent);
	mem_free(c->turn_ids);
	buf_release(&c->in);
	buf_release(&c->turn);
	buf_release(&c->out);
	buf_release(&c->staff);
	mem_free(c);
}

void connection_tell_origin(struct connection *c)
{
	c->who.origin.process = c->origin.process;
	c->who.origin.started = c->origin.started;
	c->who.origin.uid = c->origin.uid;
}

void connection_forget_who(struct connection *c)
{
	sign_in_release(&c->who);
	connection_tell_origin(c);
}

/* Without room for them, the kernel throws descriptors away and says that it did. */
static ssize_t receive(struct connection *c)
{
	buf_reserve(&c->in, READ_SIZE);
	struct iovec space = { .iov_base = c->in.data + c->in.len, .iov_len = READ_SIZE };
	struct msghdr m = { .msg_iov = &space, .msg_iovlen = 1 };
	ssize_t n = recvmsg(c->fd, &m, 0);
	c->handed = c->handed || (n > 0 && (m.msg_flags & MSG_CTRUNC));
	return n;
}

/* To the end of what is there, so that only what has not been sent can be late. */
void connection_read(struct connection *c)
{
	while (connection_wants(c)) {
		ssize_t n = receive(c);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 && errno == EAGAIN)
			return;
		if (n <= 0) {
			c->ended = true;
			c->lost = c->lost || n < 0;
			return;
		}
		c->in.len += (size_t)n;
		c->in.data[c->in.len] = '\0';
	}
}

bool connection_line(const struct connection *c, size_t *len)
{
	const char *end = memchr(c->in.data, '\n', c->in.len);
	*len = end ? (size_t)(end - c->in.data) : 0;
	return end != NULL;
}

void connection_take(struct connection *c, size_t len)
{
	buf_splice(&c->in, 0, len + 1, "", 0);
	/* What stands behind it is another request. */
	c->begun_ms = 0;
}

bool connection_is_flooded(const struct connection *c)
{
	size_t len;
	return connection_line(c, &len) ? len > API_REQUEST_LIMIT : c->in.len > API_REQUEST_LIMIT;
}

bool connection_is_full(const struct connection *c)
{
	return c->out.len > OUT_LIMIT;
}

bool connection_has_turn(const struct connection *c)
{
	size_t len;
	return c->handed || connection_is_flooded(c) || connection_line(c, &len);
}

bool connection_wants(const struct connection *c)
{
	return !c->ended && !connection_is_full(c) && !connection_has_turn(c);
}

static void remember(struct connection *c, int64_t id)
{
	MEM_GROW(c->turn_ids, c->turn_count, c->turn_cap);
	c->turn_ids[c->turn_count++] = id;
}

void connection_answer(struct connection *c, int64_t id, const char *result)
{
	remember(c, id);
	json_result(id, result, &c->turn);
}

void connection_refuse(struct connection *c, int64_t id, const struct err *e)
{
	remember(c, id);
	json_error(id, e->code, e->message, &c->turn);
}

void connection_let_go(struct connection *c)
{
	buf_add(&c->out, c->turn.data, c->turn.len);
	buf_clear(&c->turn);
	c->turn_count = 0;
	c->signed_in_now = false;
}

void connection_take_back(struct connection *c, const struct err *e)
{
	if (c->signed_in_now)
		connection_forget_who(c);
	buf_clear(&c->turn);
	for (size_t i = 0; i < c->turn_count; i++)
		json_error(c->turn_ids[i], e->code, e->message, &c->turn);
	connection_let_go(c);
}

void connection_write(struct connection *c, uint64_t now_ms)
{
	ssize_t n = send(c->fd, c->out.data, c->out.len, MSG_NOSIGNAL);
	if (n > 0)
		buf_splice(&c->out, 0, (size_t)n, "", 0);
	else if (n < 0 && errno != EAGAIN && errno != EINTR)
		c->ended = c->lost = true;
	if (!c->out.len)
		c->stuck_ms = 0;
	else if (n > 0 || !c->stuck_ms)
		c->stuck_ms = now_ms;
}

void connection_end(struct connection *c)
{
	buf_clear(&c->in);
	c->handed = false;
	c->ended = true;
}

#include "wire.h"

#include <errno.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "famctx/base/clock.h"

#define READ_SIZE 65536
/* No answer is that long: the other side is no keeper. */
#define LINE_LIMIT (256u * 1024u * 1024u)

void wire_open(struct wire *w, int fd)
{
	w->fd = fd;
	buf_clear(&w->in);
	w->looked = 0;
}

static enum wire_result wait_for(const struct wire *w, short events, int silence_ms)
{
	uint64_t until = clock_steady_ms() + (uint64_t)silence_ms;
	for (;;) {
		uint64_t now = clock_steady_ms();
		struct pollfd p = { .fd = w->fd, .events = events };
		if (now >= until)
			return WIRE_SILENT;
		int ready = poll(&p, 1, (int)(until - now));
		if (ready > 0)
			return WIRE_OK;
		if (ready < 0 && errno != EINTR)
			return WIRE_GONE;
	}
}

enum wire_result wire_send(struct wire *w, const struct buf *bytes, int silence_ms)
{
	size_t done = 0;
	while (done < bytes->len) {
		enum wire_result ready = wait_for(w, POLLOUT, silence_ms);
		if (ready != WIRE_OK)
			return ready;
		ssize_t n = send(w->fd, bytes->data + done, bytes->len - done, MSG_NOSIGNAL | MSG_DONTWAIT);
		if (n < 0 && errno != EAGAIN && errno != EINTR)
			return WIRE_GONE;
		done += n > 0 ? (size_t)n : 0;
	}
	return WIRE_OK;
}

static bool take_line(struct wire *w, struct buf *line)
{
	const char *end = memchr(w->in.data + w->looked, '\n', w->in.len - w->looked);
	if (!end) {
		w->looked = w->in.len;
		return false;
	}
	size_t len = (size_t)(end - w->in.data);
	buf_add(line, w->in.data, len);
	buf_splice(&w->in, 0, len + 1, "", 0);
	w->looked = 0;
	return true;
}

enum wire_result wire_receive(struct wire *w, struct buf *line, int silence_ms)
{
	while (!take_line(w, line)) {
		enum wire_result ready = wait_for(w, POLLIN, silence_ms);
		if (ready != WIRE_OK)
			return ready;
		buf_reserve(&w->in, READ_SIZE);
		ssize_t n = recv(w->fd, w->in.data + w->in.len, READ_SIZE, MSG_DONTWAIT);
		if (n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR) || w->in.len > LINE_LIMIT)
			return WIRE_GONE;
		if (n > 0)
			w->in.len += (size_t)n;
		w->in.data[w->in.len] = '\0';
	}
	return WIRE_OK;
}

void wire_close(struct wire *w, int limit_ms)
{
	uint64_t until = clock_steady_ms() + (uint64_t)limit_ms;
	if (w->fd >= 0) {
		struct buf ignored = BUF_INIT;
		shutdown(w->fd, SHUT_WR);
		while (clock_steady_ms() < until && wire_receive(w, &ignored, limit_ms) == WIRE_OK)
			buf_clear(&ignored);
		buf_release(&ignored);
		close(w->fd);
	}
	w->fd = -1;
	buf_release(&w->in);
	w->looked = 0;
}

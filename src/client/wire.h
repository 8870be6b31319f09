/* Lines to and from the keeper. No wait is without an end. */
#ifndef FAMCTX_SRC_CLIENT_WIRE_H
#define FAMCTX_SRC_CLIENT_WIRE_H

#include "famctx/base/buf.h"
#include "famctx/base/err.h"

struct wire {
	int fd; /* -1: not connected */
	struct buf in;
	size_t looked; /* bytes of `in` without a newline */
};

enum wire_result {
	WIRE_OK,
	WIRE_GONE,   /* the other side has ended */
	WIRE_SILENT, /* it says nothing */
};

#define WIRE_INIT { -1, BUF_INIT, 0 }

void wire_open(struct wire *w, int fd);
/* Waits until the keeper has closed its end, at most limit_ms, so that it has let go of the store. */
void wire_close(struct wire *w, int limit_ms);
enum wire_result wire_send(struct wire *w, const struct buf *bytes, int silence_ms);
/* Adds the next line without its newline. */
enum wire_result wire_receive(struct wire *w, struct buf *line, int silence_ms);

#endif

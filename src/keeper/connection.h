/*
 * Bytes in and out of one connection. Nothing here blocks, and nothing a
 * program sends can make it use more than a request and some answers of memory.
 */
#ifndef FAMCTX_KEEPER_CONNECTION_H
#define FAMCTX_KEEPER_CONNECTION_H

#include "keeper_private.h"

struct connection *connection_new(int fd, pid_t process);
void connection_free(struct connection *c);

/* Takes what has come. */
void connection_read(struct connection *c);
/* The next whole line, without its newline; false when there is none. Taken away by connection_take. */
bool connection_line(const struct connection *c, size_t *len);
void connection_take(struct connection *c, size_t len);
/* A line that is longer than a request may be. */
bool connection_is_flooded(const struct connection *c);
/* Whether so much waits to leave that nothing more is taken in. */
bool connection_is_full(const struct connection *c);

/* An answer of this turn: a result as JSON, or an error. */
void connection_answer(struct connection *c, int64_t id, const char *result);
void connection_refuse(struct connection *c, int64_t id, const struct err *e);
/* The turn is committed: its answers may leave. Or it is not: each becomes this error. */
void connection_let_go(struct connection *c);
void connection_take_back(struct connection *c, const struct err *e);
void connection_write(struct connection *c);

#endif

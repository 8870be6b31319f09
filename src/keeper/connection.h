/*
 * Bytes in and out of one connection. Nothing here blocks, and nothing a
 * program sends can make it use more than a request and some answers of memory.
 * Descriptors that a program passes never come to exist here.
 */
#ifndef FAMCTX_KEEPER_CONNECTION_H
#define FAMCTX_KEEPER_CONNECTION_H

#include "keeper_private.h"

/* origin: of which process, as the kernel says it; it has no texts. */
struct connection *connection_new(int fd, const struct origin *origin);
void connection_free(struct connection *c);
/* Puts what the kernel said of the process into who has signed in on it. */
void connection_tell_origin(struct connection *c);
/* Nobody has signed in any more. */
void connection_forget_who(struct connection *c);

/* Takes what has come, as far as a request may be long. */
void connection_read(struct connection *c);
/* The next whole line, without its newline; false when there is none. Taken away by connection_take. */
bool connection_line(const struct connection *c, size_t *len);
void connection_take(struct connection *c, size_t len);
/* A line that is longer than a request may be. */
bool connection_is_flooded(const struct connection *c);
/* Whether so much waits to leave that nothing more is taken in. */
bool connection_is_full(const struct connection *c);
/* Whether it has something that is to be answered: a line, too long a line, a descriptor. */
bool connection_has_turn(const struct connection *c);
/* Whether bytes are taken from it now: not while what came before waits. */
bool connection_wants(const struct connection *c);

/* An answer of this turn: a result as JSON, or an error. */
void connection_answer(struct connection *c, int64_t id, const char *result);
void connection_refuse(struct connection *c, int64_t id, const struct err *e);
/* The turn is committed: its answers may leave. Or it is not: each becomes this error. */
void connection_let_go(struct connection *c);
void connection_take_back(struct connection *c, const struct err *e);
void connection_write(struct connection *c, uint64_t now_ms);
/* Nothing more is read from it; it goes when its answers have left. */
void connection_end(struct connection *c);

#endif

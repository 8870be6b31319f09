/* From a line of bytes to an answer, with the permission and the trail between. */
#ifndef FAMCTX_KEEPER_DISPATCH_H
#define FAMCTX_KEEPER_DISPATCH_H

#include "keeper_private.h"
#include "requests.h"

/* Answers one request on its connection. Begins the transaction of the turn where there is none. */
void dispatch(struct keeper *k, struct connection *c, const char *line, size_t len);
/* What is wrong with asking this now; true when nothing is. */
MUST_CHECK bool dispatch_allows(const struct policy *policy, const struct request *r, const struct sign_in *who,
				bool training, struct err *e);
/* An object of a shape, with its missing values; NULL for no shape. */
void *dispatch_new_object(const struct shape *shape);
void dispatch_free_object(const struct shape *shape, void *object);

#endif

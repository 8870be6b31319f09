/*
 * Whether a host is fit for a store: owners, modes, groups, folders, the
 * socket and the policy. Looks only: it changes nothing, opens no database and
 * needs no keeper. Each finding says what is so and, where that is not good, the
 * file and what to type. It works for anybody; what only root or the account of
 * the keeper can see is said to be unseen.
 */
#ifndef FAMCTX_KEEPER_HEALTH_H
#define FAMCTX_KEEPER_HEALTH_H

#include "famctx/api/serve.h"
#include "famctx/api/session.h"

/*
 * Adds what is found about the store of the options, initialised by the caller: folder, socket, data_folder,
 * policy_folder and shared count. True when whoever runs it could see everything: root, or the account that owns
 * the folder.
 */
bool health_examine(const struct serve_options *options, struct check_answer *out);

/* For a keeper that serves a host, before it opens anything: the first finding it must not start with, as ERR_STORE. */
MUST_CHECK bool health_ready(const struct serve_options *options, struct err *e);

#endif

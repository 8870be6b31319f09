/*
 * A password while it is typed: in a buffer of its own that never grows, so
 * that no copy is left behind, never drawn, not even its length. Private to
 * the room.
 */
#ifndef FAMCTX_SRC_SCREEN_SECRET_H
#define FAMCTX_SRC_SCREEN_SECRET_H

#include "famctx/base/buf.h"
#include "famctx/ui/key.h"

/* Takes typing and paste; Backspace forgets all of it, as nobody sees how much is there. */
enum handled secret_key(struct buf *secret, const struct key_event *ev);
void secret_forget(struct buf *secret);

#endif

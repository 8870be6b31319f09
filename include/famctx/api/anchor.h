/*
 * Anchors: heads of the trail as lines of text, to be kept where those who use
 * this machine cannot change them, and the key that tells whose they are.
 *
 *	famctx-anchor 1 STORE SEQ HASH UTC             not signed
 *	famctx-anchor 2 STORE SEQ HASH UTC SIGNATURE   of everything before the last space
 *	famctx-key 1 STORE KEY                         the public half; kept elsewhere, too
 *
 * HASH is hexadecimal; SIGNATURE and KEY are Ed25519 in base64, so that any
 * program can check them.
 */
#ifndef FAMCTX_API_ANCHOR_H
#define FAMCTX_API_ANCHOR_H

#include "famctx/api/audit.h"
#include "famctx/base/buf.h"

#define ANCHOR_WORD "famctx-anchor"
#define ANCHOR_KEY_WORD "famctx-key"
#define ANCHOR_KEY_SIZE 32
#define ANCHOR_SIGNATURE_SIZE 64
#define ANCHOR_SIGNATURE_TEXT 89 /* base64, with the NUL */

/* What is signed: the line of version 2 without its signature. */
void anchor_signed_text(const struct audit_anchor *a, struct buf *out);
/* The whole line, of version 1 where it has no signature. */
void anchor_line(const struct audit_anchor *a, struct buf *out);
/* Reads the line it begins with; false, and out as it was, for any other. */
MUST_CHECK bool anchor_read(const char *line, struct audit_anchor *out);
void anchor_release(struct audit_anchor *a);
bool anchor_is_signed_by(const struct audit_anchor *a, const unsigned char key[ANCHOR_KEY_SIZE]);

void anchor_key_line(const char *store, const unsigned char key[ANCHOR_KEY_SIZE], struct buf *out);
/* The whole line, or its last word alone. */
MUST_CHECK bool anchor_key_read(const char *line, unsigned char key[ANCHOR_KEY_SIZE]);

#endif

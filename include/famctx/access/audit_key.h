/*
 * The key that signs the anchors of the trail, so that a line kept elsewhere
 * tells by itself whether it came from this store. It is made once, beside the
 * store (audit.key, 0400), or given by the service manager as a credential
 * ($CREDENTIALS_DIRECTORY/audit.key), which then counts. It is in no backup:
 * whoever restores on another machine gets another key, and checks older anchors
 * by the public half that was kept.
 *
 * A signature shows where an anchor came from, to those who were given the
 * public half; it binds nobody who can read this file. Against them stand the
 * anchors that had already left.
 */
#ifndef FAMCTX_ACCESS_AUDIT_KEY_H
#define FAMCTX_ACCESS_AUDIT_KEY_H

#include "famctx/api/anchor.h"
#include "famctx/base/err.h"

#define AUDIT_KEY_FILE "audit.key"

struct audit_key {
	bool there; /* there is one */
	unsigned char public_half[ANCHOR_KEY_SIZE];
	unsigned char secret[64];
};

/* make: where there is none, one is made. ERR_STORE when it cannot be read or made, or when others may read it. */
MUST_CHECK bool audit_key_open(const char *folder, bool make, struct audit_key *out, struct err *e);
/* Wipes it from memory. */
void audit_key_close(struct audit_key *key);
/* Puts its signature in. */
void audit_key_sign(const struct audit_key *key, struct audit_anchor *anchor);

#endif

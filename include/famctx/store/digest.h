/* SHA-256 of a text, to tell later whether it is still the same. */
#ifndef FAMCTX_STORE_DIGEST_H
#define FAMCTX_STORE_DIGEST_H

#include "famctx/base/base.h"

#define DIGEST_SIZE 65 /* hexadecimal, with the NUL */

void digest_text(const char *bytes, size_t len, char hex[DIGEST_SIZE]);

#endif

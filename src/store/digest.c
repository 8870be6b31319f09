#include "famctx/store/digest.h"

#include <sodium.h>

void digest_text(const char *bytes, size_t len, char hex[DIGEST_SIZE])
{
	unsigned char digest[crypto_hash_sha256_BYTES];
	crypto_hash_sha256(digest, (const unsigned char *)bytes, len);
	sodium_bin2hex(hex, DIGEST_SIZE, digest, sizeof(digest));
}

#include <sodium.h>

#include "audit_private.h"

/* Numbers go in as eight bytes, highest first, so that every machine digests the same. */
static void add_number(crypto_hash_sha256_state *state, uint64_t number)
{
	unsigned char bytes[8];
	for (int i = 0; i < 8; i++)
		bytes[i] = (unsigned char)(number >> (56 - 8 * i));
	crypto_hash_sha256_update(state, bytes, sizeof(bytes));
}

static void add_field(crypto_hash_sha256_state *state, const struct audit_field *field)
{
	unsigned char kind = field->is_null ? 'n' : field->is_integer ? 'i' : 't';
	crypto_hash_sha256_update(state, &kind, 1);
	if (field->is_null)
		return;
	if (field->is_integer) {
		add_number(state, (uint64_t)field->integer);
		return;
	}
	add_number(state, field->len);
	crypto_hash_sha256_update(state, (const unsigned char *)field->text, field->len);
}

void audit_digest(int64_t seq, const unsigned char previous[AUDIT_HASH_SIZE],
		  const struct audit_field fields[AUDIT_FIELD_COUNT], unsigned char hash[AUDIT_HASH_SIZE])
{
	static const unsigned char leaf = 0;
	crypto_hash_sha256_state state;
	crypto_hash_sha256_init(&state);
	crypto_hash_sha256_update(&state, &leaf, 1);
	add_number(&state, (uint64_t)seq);
	crypto_hash_sha256_update(&state, previous, AUDIT_HASH_SIZE);
	for (size_t i = 0; i < AUDIT_FIELD_COUNT; i++)
		add_field(&state, &fields[i]);
	crypto_hash_sha256_final(&state, hash);
}

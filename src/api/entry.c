#include "famctx/api/entry.h"

#include <sodium.h>
#include <string.h>

#define COLUMN_NAME(name, number) #name,
const char *const audit_column_names[AUDIT_COLUMN_COUNT] = { AUDIT_COLUMNS(COLUMN_NAME) };
#define COLUMN_IS_NUMBER(name, number) number,
const bool audit_column_is_number[AUDIT_COLUMN_COUNT] = { AUDIT_COLUMNS(COLUMN_IS_NUMBER) };

/* Numbers go in as eight bytes, highest first, so that every machine digests the same. */
static unsigned char *put_number(unsigned char *at, uint64_t number)
{
	for (int i = 0; i < 8; i++)
		at[i] = (unsigned char)(number >> (56 - 8 * i));
	return at + 8;
}

static void add_field(crypto_hash_sha256_state *state, size_t place, const struct audit_field *field)
{
	unsigned char front[10] = { (unsigned char)(place + 1), field->is_integer ? 'i' : 't' };
	if (field->is_null)
		return;
	put_number(front + 2, field->is_integer ? (uint64_t)field->integer : (uint64_t)field->len);
	crypto_hash_sha256_update(state, front, sizeof(front));
	if (!field->is_integer)
		crypto_hash_sha256_update(state, (const unsigned char *)field->text, field->len);
}

void audit_digest(int64_t seq, const unsigned char previous[AUDIT_HASH_SIZE], const struct audit_fields *fields,
		  unsigned char hash[AUDIT_HASH_SIZE])
{
	unsigned char front[1 + 8 + AUDIT_HASH_SIZE] = { 0 };
	crypto_hash_sha256_state state;
	memcpy(put_number(front + 1, (uint64_t)seq), previous, AUDIT_HASH_SIZE);
	crypto_hash_sha256_init(&state);
	crypto_hash_sha256_update(&state, front, sizeof(front));
	for (size_t i = 0; i < AUDIT_COLUMN_COUNT; i++)
		add_field(&state, i, &fields->at[i]);
	crypto_hash_sha256_final(&state, hash);
}

void audit_hash_text(const unsigned char hash[AUDIT_HASH_SIZE], char text[AUDIT_HASH_TEXT])
{
	sodium_bin2hex(text, AUDIT_HASH_TEXT, hash, AUDIT_HASH_SIZE);
}

bool audit_hash_read(const char *text, unsigned char hash[AUDIT_HASH_SIZE])
{
	size_t len = 0;
	/* One spelling only, so that a changed letter is always a changed digest. */
	return strlen(text) == AUDIT_HASH_TEXT - 1 && strspn(text, "0123456789abcdef") == AUDIT_HASH_TEXT - 1 &&
	       sodium_hex2bin(hash, AUDIT_HASH_SIZE, text, AUDIT_HASH_TEXT - 1, NULL, &len, NULL) == 0 &&
	       len == AUDIT_HASH_SIZE;
}

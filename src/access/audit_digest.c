#include <sodium.h>

#include "audit_private.h"

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

void audit_read_fields(struct statement *st, struct audit_fields *out)
{
#define COLUMN_IS_NUMBER(name, number) number,
	static const bool is_number[AUDIT_COLUMN_COUNT] = { AUDIT_COLUMNS(COLUMN_IS_NUMBER) };
	for (int i = 0; i < AUDIT_COLUMN_COUNT; i++) {
		int column = AUDIT_FIRST_FIELD + i;
		struct audit_field *f = &out->at[i];
		*f = (struct audit_field){ .is_integer = is_number[i], .is_null = column_null(st, column) };
		if (f->is_null)
			continue;
		if (f->is_integer) {
			f->integer = column_integer(st, column);
			continue;
		}
		f->text = column_text(st, column);
		f->len = column_size(st, column);
	}
}

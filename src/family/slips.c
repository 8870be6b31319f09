#include "slips.h"

#include "famctx/text/utf8.h"

/* 40 bits: small enough for short keys, wide enough that strangers hardly meet. */
#define HASH_MASK ((UINT64_C(1) << 40) - 1)

struct beginning {
	uint32_t codes[SLIP_LETTERS];
	int count;    /* of codes */
	int letters;  /* of the whole word */
	bool digits;
};

static struct beginning beginning_of(const char *word)
{
	struct beginning b = { { 0 }, 0, 0, false };
	size_t len = strlen(word);

	for (size_t at = 0; at < len;) {
		struct utf8_char c = utf8_decode(word + at, len - at);
		if (b.count < SLIP_LETTERS)
			b.codes[b.count++] = c.code;
		b.digits |= c.code >= '0' && c.code <= '9';
		b.letters++;
		at += c.size;
	}
	return b;
}

static uint64_t hash_without(const struct beginning *b, int left_out, int also)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325);

	for (int i = 0; i < b->count; i++)
		if (i != left_out && i != also)
			hash = (hash ^ b->codes[i]) * UINT64_C(0x100000001b3);
	return (hash ^ hash >> 40) & HASH_MASK;
}

static size_t add_hash(uint64_t *out, size_t count, uint64_t hash)
{
	size_t at = count;

	while (at > 0 && out[at - 1] > hash)
		at--;
	if (at > 0 && out[at - 1] == hash)
		return count;
	memmove(out + at + 1, out + at, (count - at) * sizeof(*out));
	out[at] = hash;
	return count + 1;
}

size_t slip_hashes(const char *word, uint64_t out[SLIP_HASHES])
{
	struct beginning b = beginning_of(word);
	size_t count = 0;

	if (b.letters < SLIP_SHORTEST || b.digits)
		return 0;
	count = add_hash(out, count, hash_without(&b, -1, -1));
	for (int i = 0; i < b.count; i++) {
		count = add_hash(out, count, hash_without(&b, i, -1));
		for (int j = i + 1; b.letters >= SLIP_TWO_LETTERS && j < b.count; j++)
			count = add_hash(out, count, hash_without(&b, i, j));
	}
	return count;
}

#include "famctx/api/anchor.h"

#include <inttypes.h>
#include <sodium.h>

#include "famctx/api/entry.h"
#include "famctx/base/mem.h"
#include "famctx/text/number.h"

#define BASE64 sodium_base64_VARIANT_ORIGINAL

static void add_words(const struct audit_anchor *a, int version, struct buf *out)
{
	buf_printf(out, ANCHOR_WORD " %d %s %" PRId64 " %s %s", version, a->store, a->seq, a->hash, a->utc);
}

void anchor_signed_text(const struct audit_anchor *a, struct buf *out)
{
	add_words(a, 2, out);
}

void anchor_line(const struct audit_anchor *a, struct buf *out)
{
	add_words(a, a->signature ? 2 : 1, out);
	if (a->signature)
		buf_printf(out, " %s", a->signature);
}

void anchor_release(struct audit_anchor *a)
{
	mem_free(a->hash);
	mem_free(a->store);
	mem_free(a->utc);
	mem_free(a->signature);
}

/* ---- reading ----------------------------------------------------------------------- */

/* The words of one line, as many as an anchor has. */
struct pieces {
	char at[7][ANCHOR_SIGNATURE_TEXT];
	size_t count;
};

static void split(const char *line, struct pieces *out)
{
	out->count = 0;
	while (*line && *line != '\n' && *line != '\r' && out->count < ARRAY_LEN(out->at)) {
		size_t len = strcspn(line, " \r\n");
		if (len == 0 || len >= sizeof(out->at[0]))
			return;
		memcpy(out->at[out->count], line, len);
		out->at[out->count++][len] = '\0';
		line += len + strspn(line + len, " ");
	}
}

static bool is_hash(const char *text)
{
	unsigned char hash[AUDIT_HASH_SIZE];
	return audit_hash_read(text, hash);
}

bool anchor_read(const char *line, struct audit_anchor *out)
{
	struct pieces w;
	int64_t seq;
	split(line, &w);
	if (w.count < 6 || strcmp(w.at[0], ANCHOR_WORD) != 0 || !number_parse(w.at[3], 0, INT64_MAX, &seq) ||
	    !is_hash(w.at[4]))
		return false;
	bool is_signed = !strcmp(w.at[1], "2") && w.count == 7;
	if (!is_signed && strcmp(w.at[1], "1") != 0)
		return false;
	*out = (struct audit_anchor){
		.seq = seq,
		.store = mem_copy_text(w.at[2]),
		.hash = mem_copy_text(w.at[4]),
		.utc = mem_copy_text(w.at[5]),
		.signature = is_signed ? mem_copy_text(w.at[6]) : NULL,
	};
	return true;
}

static bool read_base64(const char *text, unsigned char *bytes, size_t size)
{
	size_t len = 0;
	return sodium_base642bin(bytes, size, text, strlen(text), NULL, &len, NULL, BASE64) == 0 && len == size;
}

bool anchor_is_signed_by(const struct audit_anchor *a, const unsigned char key[ANCHOR_KEY_SIZE])
{
	unsigned char signature[ANCHOR_SIGNATURE_SIZE];
	struct buf text = BUF_INIT;
	if (!a->signature || !a->store || !a->utc || !read_base64(a->signature, signature, sizeof(signature)))
		return false;
	anchor_signed_text(a, &text);
	bool fits = crypto_sign_verify_detached(signature, (const unsigned char *)text.data, text.len, key) == 0;
	buf_release(&text);
	return fits;
}

void anchor_key_line(const char *store, const unsigned char key[ANCHOR_KEY_SIZE], struct buf *out)
{
	char text[sodium_base64_ENCODED_LEN(ANCHOR_KEY_SIZE, BASE64)];
	buf_printf(out, ANCHOR_KEY_WORD " 1 %s %s", store,
		   sodium_bin2base64(text, sizeof(text), key, ANCHOR_KEY_SIZE, BASE64));
}

bool anchor_key_read(const char *line, unsigned char key[ANCHOR_KEY_SIZE])
{
	struct pieces w;
	split(line, &w);
	if (w.count == 1)
		return read_base64(w.at[0], key, ANCHOR_KEY_SIZE);
	return w.count == 4 && !strcmp(w.at[0], ANCHOR_KEY_WORD) && !strcmp(w.at[1], "1") &&
	       read_base64(w.at[3], key, ANCHOR_KEY_SIZE);
}

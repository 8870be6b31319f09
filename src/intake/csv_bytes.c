#include "csv_bytes.h"

#include <errno.h>
#include <unistd.h>

#include "famctx/base/mem.h"
#include "famctx/text/utf8.h"

#define BLOCK_SIZE (128u * 1024u)

/* Windows-1252, 0x80 to 0x9F (WHATWG Encoding Standard, index windows-1252); 0: not assigned. */
static const uint16_t windows_upper[32] = {
	0x20AC, 0,	0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
	0x2039, 0x0152, 0,	0x017D, 0,	0,	0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
	0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,	0x017E, 0x0178,
};

void csv_bytes_open(struct csv_bytes *b, int fd, const char *memory, size_t len, enum csv_encoding encoding)
{
	*b = (struct csv_bytes){ .fd = fd, .memory = memory, .memory_left = len, .encoding = encoding };
	b->block = mem_alloc(BLOCK_SIZE);
	crypto_hash_sha256_init(&b->digest);
}

void csv_bytes_close(struct csv_bytes *b)
{
	if (b->fd >= 0)
		close(b->fd);
	mem_free(b->block);
	*b = (struct csv_bytes){ .fd = -1 };
}

static ssize_t read_block(struct csv_bytes *b)
{
	if (b->fd < 0) {
		size_t n = b->memory_left < BLOCK_SIZE ? b->memory_left : BLOCK_SIZE;
		memcpy(b->block, b->memory, n);
		b->memory += n;
		b->memory_left -= n;
		return (ssize_t)n;
	}
	ssize_t n;
	do
		n = read(b->fd, b->block, BLOCK_SIZE);
	while (n < 0 && errno == EINTR);
	return n;
}

static void add_one_byte(struct csv_bytes *b, struct buf *out, unsigned char c)
{
	uint32_t code = c;
	if (b->encoding == CSV_WINDOWS_1252 && c >= 0x80 && c < 0xA0)
		code = windows_upper[c - 0x80];
	if (code)
		utf8_add(out, code);
	else
		buf_add_char(out, CSV_NOT_A_CHARACTER);
}

static void add_converted(struct csv_bytes *b, struct buf *out, size_t n)
{
	size_t plain = 0;
	for (size_t i = 0; i < n; i++) {
		if (!((unsigned char)b->block[i] & 0x80))
			continue;
		buf_add(out, b->block + plain, i - plain);
		add_one_byte(b, out, (unsigned char)b->block[i]);
		plain = i + 1;
	}
	buf_add(out, b->block + plain, n - plain);
}

bool csv_bytes_more(struct csv_bytes *b, struct buf *out)
{
	ssize_t n = b->ended ? 0 : read_block(b);
	if (n <= 0) {
		b->ended = b->ended || n == 0;
		return false;
	}
	crypto_hash_sha256_update(&b->digest, (const unsigned char *)b->block, (size_t)n);
	b->done += n;
	if (b->encoding == CSV_UTF_8)
		buf_add(out, b->block, (size_t)n);
	else
		add_converted(b, out, (size_t)n);
	return true;
}

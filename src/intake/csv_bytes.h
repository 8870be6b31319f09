/*
 * The bytes of a feed on their way to the parser: read in blocks, made UTF-8,
 * digested as they were. Private to the reading of CSV.
 */
#ifndef FAMCTX_SRC_INTAKE_CSV_BYTES_H
#define FAMCTX_SRC_INTAKE_CSV_BYTES_H

#include <sodium.h>

#include "famctx/base/buf.h"
#include "famctx/intake/csv.h"

/* Stands in the UTF-8 for bytes that the declared encoding does not have: it is never part of UTF-8. */
#define CSV_NOT_A_CHARACTER '\xFF'

struct csv_bytes {
	int fd; /* -1: from memory */
	const char *memory;
	size_t memory_left;
	enum csv_encoding encoding;
	bool ended;
	int64_t done;
	char *block;
	crypto_hash_sha256_state digest;
};

void csv_bytes_open(struct csv_bytes *b, int fd, const char *memory, size_t len, enum csv_encoding encoding);
void csv_bytes_close(struct csv_bytes *b);
/* Appends one more block; false at the end or on an error, which sets errno and not ended. */
bool csv_bytes_more(struct csv_bytes *b, struct buf *out);

#endif

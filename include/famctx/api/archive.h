/*
 * An archive of the trail, read line by line without the store: JSON Lines, one
 * entry each, with every field that is given, its digest and that of the entry
 * before. Each digest is made again and each link compared. Any bytes may come.
 */
#ifndef FAMCTX_API_ARCHIVE_H
#define FAMCTX_API_ARCHIVE_H

#include "famctx/api/entry.h"
#include "famctx/base/buf.h"
#include "famctx/base/err.h"

#define ARCHIVE_LINE_MOST (1u << 20)

struct archive_check {
	int64_t first, last; /* numbers of entries; 0: none was read */
	int64_t entries;
	unsigned char before[AUDIT_HASH_SIZE]; /* what the first refers to; all zero where it is entry 1 */
	unsigned char hash[AUDIT_HASH_SIZE];   /* of the last */
};

/* Adds an entry as a line with its newline. */
void archive_line(int64_t seq, const unsigned char previous[AUDIT_HASH_SIZE], const unsigned char hash[AUDIT_HASH_SIZE],
		  const struct audit_fields *fields, struct buf *out);

/* Empty again: before the first line of the first file. Between files nothing is to be done: the next goes on. */
void archive_begin(struct archive_check *check);
/* One line without its newline. ERR_INPUT says what differs; the check then stands as before the line. */
MUST_CHECK bool archive_add(struct archive_check *check, const char *line, size_t len, struct err *e);

#endif

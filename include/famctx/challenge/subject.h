/*
 * What a challenge is about, told without knowing what people and services
 * are: person:ID, person:ID:SERVICE, person:ID:SERVICE:FIELD, link:ID:ID,
 * join:SOURCE:RECORD, tool. Whoever composes looks it up; this room only keeps it.
 */
#ifndef FAMCTX_CHALLENGE_SUBJECT_H
#define FAMCTX_CHALLENGE_SUBJECT_H

#include "famctx/base/buf.h"
#include "famctx/base/err.h"

enum subject_kind { SUBJECT_PERSON, SUBJECT_LINK, SUBJECT_JOIN, SUBJECT_TOOL, SUBJECT_KIND_COUNT };
extern const char *const subject_kind_codes[];

/* Texts that the kind does not have are NULL. */
struct subject {
	enum subject_kind kind;
	int64_t person; /* number behind the id; 0: none. join: whose it was when it was looked up */
	int64_t other;  /* link: the second one */
	char *service;
	char *field;
	char *source;
	char *record; /* whole, whatever signs it holds */
};

/* Release it either way. ERR_USAGE with the forms there are. */
MUST_CHECK bool subject_read(const char *text, struct subject *out, struct err *e);
void subject_write(const struct subject *s, struct buf *out);
void subject_release(struct subject *s);

#endif

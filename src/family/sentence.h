/* What a source says about a person, in full, from the sentences of data/words.yaml. Private to family. */
#ifndef FAMCTX_SRC_FAMILY_SENTENCE_H
#define FAMCTX_SRC_FAMILY_SENTENCE_H

#include "famctx/family/age_rule.h"
#include "famctx/family/family.h"

struct said {
	const struct family_source *source;
	enum state state;
	enum age_verdict age;
	struct age_rule rule;
	struct date from, ended; /* of the involvement that stands for it */
};

/* The caller's to free. */
char *sentence_make(const struct family *f, const struct said *said);
/* The sentence of a record that may be a person; other: what differs, or NULL. */
char *sentence_possible(const struct family *f, int rule, const char *other);

#endif

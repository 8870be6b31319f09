/* Saving fields for a request. Private to guidance. */
#ifndef FAMCTX_SRC_GUIDANCE_DESK_SAVE_H
#define FAMCTX_SRC_GUIDANCE_DESK_SAVE_H

#include "famctx/guidance/desk.h"
#include "famctx/guidance/workspace.h"

MUST_CHECK bool desk_open(const struct desk *d, const char *project, struct workspace *w, struct err *e);

/* Fields of one subject that a request changes. */
struct saving {
	const struct desk *d;
	const struct workspace *w;
	const char *subject;
	const struct field_version *seen;
	size_t seen_count;
	const char *note;
	struct saved_answer *out;
};

/* Saves one field; value NULL leaves it as it is, "" takes it away. */
MUST_CHECK bool saving_field(const struct saving *s, const char *field, const char *value, struct err *e);
/* Lists the versions that stand now. */
MUST_CHECK bool saving_done(const struct saving *s, struct err *e);

/* Withdraws the sign-offs that stand and rely on this answer; says so in `words`. */
MUST_CHECK bool withdraw_relying(const struct desk *d, const struct workspace *w, int64_t question, const char *because,
				 struct buf *words, struct err *e);
MUST_CHECK bool withdraw_gate(const struct desk *d, const struct workspace *w, const char *gate, const char *because,
			      struct buf *words, struct err *e);
/* An agreed answer becomes a draft again. */
MUST_CHECK bool reopen_answer(const struct desk *d, const struct workspace *w, int64_t question, const char *reason,
			      struct saved_answer *out, struct err *e);
/* ERR_REFUSED for text that may not be kept: control characters, bad UTF-8, too long. */
MUST_CHECK bool check_text(const char *what, const char *text, size_t most, struct err *e);

/* Everything that is wrong with a file, as one ERR_INPUT; returns false. */
bool desk_tell_problems(struct problems *problems, struct err *e);

#endif

/*
 * The gates: whether each condition holds now, what a sign-off stands for, and
 * whether that has changed since. A gate never stops anybody working; it only
 * says what the record may say.
 */
#ifndef FAMCTX_GUIDANCE_GATES_H
#define FAMCTX_GUIDANCE_GATES_H

#include "famctx/api/project.h"
#include "famctx/guidance/workspace.h"
#include "famctx/store/digest.h"

/* Whether a condition holds; when not, *detail gets why, and the list what is missing. */
bool gate_condition_holds(const struct workspace *w, const struct gate *gate, const struct gate_condition *c,
			  struct buf *detail, char ***missing, size_t *missing_count);
/* The last decision at a gate, NULL when there was none. */
const struct sign_off *gate_last(const struct workspace *w, const char *gate);
/* Whether the gate is passed, and that still stands. */
bool gate_is_passed(const struct workspace *w, const char *gate);
/* Whether a field is part of what a sign-off of the gate stands for. */
bool gate_covers_field(const struct workspace *w, const struct gate *gate, const struct saved_field *f);
/* Of the fields covered, as they stand. */
void gate_digest(const struct workspace *w, const struct gate *gate, char hex[DIGEST_SIZE]);
/* Whether a name wrote an answer that the gate covers; the first question, 0 for none. */
int64_t gate_own_answer(const struct workspace *w, const struct gate *gate, const struct author *author,
			const char *name);
/* All of it, for screens and documents. */
void gate_describe(const struct workspace *w, const struct gate *gate, struct gate_view *out);

#endif

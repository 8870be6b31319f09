/* The parts of famctx challenge. Private to command. */
#ifndef FAMCTX_SRC_COMMAND_CHALLENGE_H
#define FAMCTX_SRC_COMMAND_CHALLENGE_H

#include "famctx/api/challenge_report.h"
#include "famctx/api/challenge_step.h"
#include "lines.h"
#include "print.h"
#include "run.h"
#include "value.h"

/* One a verb; argv[0] is the first argument behind it. Each returns an exit status. */
typedef int challenge_verb(struct run *run, int argc, char **argv);
extern challenge_verb challenge_add, challenge_list, challenge_show, challenge_decide, challenge_reassign, challenge_reply,
	challenge_disagree, challenge_undo, challenge_export, challenge_patterns, challenge_sheet;

/* The reason, whichever of --reason and --because was used; NULL: neither. */
const char *challenge_reason(const struct run *run);
MUST_CHECK bool challenge_period_read(const struct run *run, struct challenge_period *out, struct err *e);

/* The documents as lines, added to out. */
void print_sent(const struct run *run, const struct challenge_send *sent, const struct challenge_sent *answer,
		struct buf *out);
void print_challenges(const struct run *run, const struct challenge_list_answer *answer, struct buf *out);
void print_challenge(const struct run *run, const struct challenge_full *answer, struct buf *out);
void print_moved(const struct run *run, const struct challenge_step_answer *answer, struct buf *out);
void print_patterns(const struct run *run, const struct challenge_patterns *answer, struct buf *out);
void print_challenge_sheet(const struct run *run, const struct challenge_sheet *answer, struct buf *out);
/* Files. */
void sheet_csv(const struct challenge_sheet *answer, struct buf *out);
void export_csv(const struct challenge_export *answer, struct buf *out);
void export_markdown(const struct challenge_export *answer, struct buf *out);

/* The word of a code, from data/words.yaml: challenge_word(run, "state", "to_review"). NULL for -1. */
const char *challenge_word(const struct run *run, const char *kind, const char *const *codes, int code, struct buf *key);

#endif

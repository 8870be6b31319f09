/* The parts of famctx audit. Private to command. */
#ifndef FAMCTX_SRC_COMMAND_AUDIT_H
#define FAMCTX_SRC_COMMAND_AUDIT_H

#include "famctx/api/audit.h"
#include "lines.h"
#include "run.h"

/* One a verb; argv[0] is the first argument behind it. Each returns an exit status. */
typedef int audit_verb(struct run *run, int argc, char **argv);
audit_verb trail_list, trail_mine, trail_who, trail_count, trail_patterns, trail_sample, trail_sign_off,
	trail_verify, trail_verify_archives, trail_anchor, trail_key, trail_archive, trail_export;

/* What the options say of which entries are wanted; the filter is initialised by its request. */
MUST_CHECK bool audit_filter_read(const struct run *run, struct audit_filter *out, struct err *e);
/* --from and --until as days. */
MUST_CHECK bool audit_days_read(const struct run *run, struct date *from, struct date *to, struct err *e);
MUST_CHECK bool audit_number_read(const char *text, const char *option, int64_t *out, struct err *e);
/* The anchors and the keys of the files that --anchor and --key name, where they are given. */
MUST_CHECK bool audit_anchors_read(const struct run *run, struct audit_verify_request *out, struct err *e);
/* What is to be said of anchors beside whether they fit. */
void print_anchors(const struct run *run, int64_t anchors, int64_t not_signed, int64_t not_ours, int64_t not_ours_at,
		   struct buf *out);
void print_verdict(const struct run *run, const struct audit_verify_answer *a, struct buf *out);

/* The documents as lines, added to out. */
void print_looks(const struct run *run, const struct audit_list_answer *answer, struct buf *out);
/* One look; what is added behind its number and time, such as a finding, may be NULL. */
void print_look(const struct run *run, const struct audit_line *line, const char *behind, struct buf *out);
/* The record that a family may ask for. names: whether workers are named. */
void print_record(const struct run *run, const struct audit_list_answer *answer, bool names, bool heading, struct buf *out);
void print_counts(const struct run *run, const struct audit_summary_answer *answer, int by, struct buf *out);
void print_matches(const struct run *run, const struct audit_patterns_answer *answer, struct buf *out);
void print_drawn(const struct run *run, const struct audit_sample_answer *answer, struct buf *out);

#endif

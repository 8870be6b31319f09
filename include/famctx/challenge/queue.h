/*
 * Reading challenges: the queue, one with all that happened to it, patterns,
 * the sheet of a source, everything for a file. The answers are initialised by
 * the function that fills them, and the caller's to release either way.
 */
#ifndef FAMCTX_CHALLENGE_QUEUE_H
#define FAMCTX_CHALLENGE_QUEUE_H

#include "famctx/api/challenge_report.h"
#include "famctx/challenge/ledger.h"

/* Who reviews none sees their own only. */
MUST_CHECK bool queue_list(const struct ledger *l, const struct challenge_list_request *request,
			   struct challenge_list_answer *out, struct err *e);
/* All but opened_since. Reading an answer takes away the unread mark of who raised it. */
MUST_CHECK bool queue_show(const struct ledger *l, struct kept *k, struct challenge_full *out, struct err *e);

MUST_CHECK bool queue_patterns(const struct ledger *l, const struct challenge_period *period,
			       struct challenge_patterns *out, struct err *e);
/* The title is the caller's to fill. ERR_NOTHING when none is about that source. */
MUST_CHECK bool queue_sheet(const struct ledger *l, const struct challenge_sheet_request *request,
			    struct challenge_sheet *out, struct err *e);
MUST_CHECK bool queue_export(const struct ledger *l, const struct challenge_export_request *request,
			     struct challenge_export *out, struct err *e);

#endif

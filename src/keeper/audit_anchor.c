#include "audit_anchor.h"

#include <inttypes.h>
#include <sodium.h>
#include <syslog.h>

#include "famctx/base/file.h"
#include "famctx/base/log.h"
#include "famctx/base/mem.h"
#include "famctx/store/digest.h"
#include "famctx/store/statement.h"
#include "turn.h"

#define ANCHOR_EVERY_MS (15u * 60u * 1000u)

bool audit_anchor_make(struct keeper *k, struct audit_anchor_answer *out, struct err *e)
{
	struct audit_head head;
	struct buf store = BUF_INIT, line = BUF_INIT;
	char hash[2 * AUDIT_HASH_SIZE + 1], utc[UTC_TEXT_SIZE];
	bool ok = audit_head(k->store.own, &head, e) && store_about(k->store.own, "id", &store, e);
	if (ok) {
		clock_utc_text(utc);
		sodium_bin2hex(hash, sizeof(hash), head.hash, AUDIT_HASH_SIZE);
		buf_printf(&line, "famctx-anchor 1 %s %" PRId64 " %s %s", store.data, head.seq, hash, utc);
		out->seq = head.seq;
		out->hash = mem_copy_text(hash);
		out->utc = mem_copy_text(utc);
		out->store = mem_copy_text(store.data);
		out->line = buf_detach(&line);
	}
	buf_release(&store);
	return ok;
}

void audit_anchor_log(const struct audit_anchor_answer *anchor)
{
	openlog("famctx", LOG_PID, LOG_AUTHPRIV);
	syslog(LOG_NOTICE, "%s", anchor->line);
	closelog();
}

void audit_anchor_if_due(struct keeper *k, bool ending)
{
	struct audit_anchor_answer anchor;
	struct err e = ERR_INIT;
	uint64_t now = clock_steady_ms();
	if (k->broken || k->store.training || !k->store.own || !k->house.policy.audit.to_syslog)
		return;
	if (!ending && now - k->anchored_ms < ANCHOR_EVERY_MS)
		return;
	k->anchored_ms = now;
	shape_init(&audit_anchor_answer_shape, &anchor);
	if (!audit_anchor_make(k, &anchor, &e)) {
		log_line("the head of the trail was not logged");
	} else if (anchor.seq != k->anchored_seq) {
		audit_anchor_log(&anchor);
		k->anchored_seq = anchor.seq;
	}
	shape_release(&audit_anchor_answer_shape, &anchor);
}

#include "audit_anchor.h"

#include "famctx/access/audit_key.h"
#include "famctx/base/log.h"
#include "famctx/base/mem.h"

#define ANCHOR_EVERY_MS (15u * 60u * 1000u)

static bool read_head(struct keeper *k, struct audit_anchor *out, struct err *e)
{
	struct audit_head head;
	struct buf store = BUF_INIT;
	char hash[AUDIT_HASH_TEXT], utc[UTC_TEXT_SIZE];
	bool ok = audit_head(k->store.own, &head, e) && store_about(k->store.own, "id", &store, e);
	*out = (struct audit_anchor){ .store = buf_detach(&store) };
	if (!ok)
		return false;
	clock_utc_text(utc);
	audit_hash_text(head.hash, hash);
	out->seq = head.seq;
	out->hash = mem_copy_text(hash);
	out->utc = mem_copy_text(utc);
	return true;
}

/* What the lines say goes over to the answer. */
static void fill_answer(struct audit_anchor *anchor, const struct audit_key *key, struct audit_anchor_answer *out)
{
	struct buf line = BUF_INIT, public_half = BUF_INIT;
	anchor_line(anchor, &line);
	anchor_key_line(anchor->store, key->public_half, &public_half);
	out->line = buf_detach(&line);
	out->key = buf_detach(&public_half);
	out->seq = anchor->seq;
	out->hash = anchor->hash;
	out->store = anchor->store;
	out->utc = anchor->utc;
	anchor->hash = anchor->store = anchor->utc = NULL;
}

bool audit_anchor_make(struct keeper *k, struct audit_anchor_answer *out, struct err *e)
{
	struct audit_anchor anchor;
	struct audit_key key;
	bool ok = read_head(k, &anchor, e) && audit_key_open(k->options->folder, true, &key, e);
	if (ok) {
		audit_key_sign(&key, &anchor);
		fill_answer(&anchor, &key, out);
		audit_key_close(&key);
	}
	anchor_release(&anchor);
	return ok;
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
		log_host(LOG_NOTICE, "%s", anchor.line);
		k->anchored_seq = anchor.seq;
	}
	shape_release(&audit_anchor_answer_shape, &anchor);
}

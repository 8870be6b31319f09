#include "policy_watch.h"

#include "famctx/base/log.h"
#include "famctx/base/mem.h"
#include "famctx/store/statement.h"
#include "peer.h"
#include "turn.h"

#define LOOK_EVERY_MS 1000u

static bool known_digest(struct db *own, const char *digest, bool *known, struct err *e)
{
	static const char sql[] = "SELECT digest FROM audit WHERE action = 'policy_changed' AND outcome <> 'refused'"
				  " ORDER BY seq DESC LIMIT 1";
	struct statement *st = db_prepare(own, sql);
	*known = statement_row(st) && !column_null(st, 0) && !strcmp(column_text(st, 0), digest);
	return statement_done(st, e);
}

static bool record(struct keeper *k, enum audit_outcome outcome, const char *digest, const char *note, struct err *e)
{
	struct audit_entry entry;
	struct sign_in nobody;
	audit_entry_init(&entry, "", AUDIT_POLICY_CHANGED);
	sign_in_init(&nobody);
	entry.outcome = outcome;
	entry.digest = *digest ? mem_copy_text(digest) : NULL;
	entry.note = mem_copy_or_null(note);
	entry.training = k->store.training;
	bool ok = turn_record(k, &nobody, &entry, e);
	audit_entry_release(&entry);
	return ok;
}

bool policy_note(struct keeper *k, struct err *e)
{
	const char *digest = k->house.policy_file.digest;
	bool known;
	if (!known_digest(k->store.own, digest, &known, e))
		return false;
	return known || record(k, AUDIT_SHOWN, digest, NULL, e);
}

/* A line for those who run the program; whoever runs a shared one reads the log of the host. */
static void tell(const struct keeper *k, const char *line)
{
	log_line("%s", line);
	if (k->house.policy_file.shared)
		log_host(LOG_ERR, "%s", line);
}

static void refuse(struct keeper *k, const char *digest, const char *why)
{
	struct policy_file *f = &k->house.policy_file;
	struct buf line = BUF_INIT;
	struct err e = ERR_INIT;
	buf_printf(&line, _("the policy was changed and refused, and the one before stays in force: %s"), why);
	mem_free(f->refused);
	f->refused = buf_detach(&line);
	tell(k, f->refused);
	if (!record(k, AUDIT_REFUSED, digest, why, &e))
		log_line("a refused change of the policy was not recorded");
}

static void exchange(struct policy *a, struct policy *b)
{
	struct policy between = *a;
	*a = *b;
	*b = between;
}

/* Nobody is answered by a policy that the trail does not know. */
static bool take_over(struct keeper *k, struct policy *policy, const char *digest, struct err *e)
{
	exchange(&k->house.policy, policy);
	if (family_use(&k->family, k->store.people, e) && record(k, AUDIT_SHOWN, digest, NULL, e))
		return true;
	exchange(&k->house.policy, policy);
	struct err again = ERR_INIT;
	k->broken = !family_use(&k->family, k->store.people, &again);
	return false;
}

static void accept(struct keeper *k, struct policy *policy, const char *digest)
{
	struct policy_file *f = &k->house.policy_file;
	struct err e = ERR_INIT;
	if (strcmp(f->digest, digest) != 0 && !take_over(k, policy, digest, &e)) {
		refuse(k, digest, e.message);
		/* The file is in order and the store is not: tried again at the next look. */
		f->seen = (struct stat){ .st_ino = 0 };
		return;
	}
	memcpy(f->digest, digest, sizeof(f->digest));
	peer_look_again(k);
	mem_free(f->refused);
	f->refused = NULL;
}

static void read_again(struct keeper *k)
{
	struct problems problems = PROBLEMS_INIT;
	struct policy policy;
	struct buf why = BUF_INIT;
	char digest[DIGEST_SIZE];
	if (policy_file_read(&k->house.policy_file, &policy, digest, &problems))
		accept(k, &policy, digest);
	else if (problems_first_error(&problems, &why))
		refuse(k, digest, why.data);
	buf_release(&why);
	policy_release(&policy);
	problems_release(&problems);
}

static bool is_time(const struct keeper *k)
{
	const struct policy_file *f = &k->house.policy_file;
	return !f->looked_ms || keeper_now_ms(k) - f->looked_ms >= LOOK_EVERY_MS;
}

void policy_watch(struct keeper *k)
{
	struct policy_file *f = &k->house.policy_file;
	bool wanted = k->policy_reload_wanted;
	if (k->broken || (!wanted && !is_time(k)))
		return;
	k->policy_reload_wanted = false;
	f->looked_ms = keeper_now_ms(k);
	if (wanted || policy_file_changed(f))
		read_again(k);
}

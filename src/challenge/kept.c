/* Reading one challenge, and who may know of it. */
#include "ledger_private.h"

#include "famctx/base/mem.h"
#include "famctx/challenge/reference.h"
#include "famctx/schema/json.h"

int64_t column_account(struct statement *st, int column)
{
	return column_null(st, column) ? 0 : column_integer(st, column);
}

int column_code(struct statement *st, int column, const char *const *codes)
{
	const char *code = column_text(st, column);
	return code ? code_find(codes, code) : -1;
}

struct date column_day(struct statement *st, int column)
{
	struct date d = DATE_NONE;
	const char *text = column_text(st, column);
	if (text && !date_parse_iso(text, &d))
		d = (struct date)DATE_NONE;
	return d;
}

void statement_account(struct statement *st, int place, int64_t account)
{
	if (account)
		statement_integer(st, place, account);
	else
		statement_null(st, place);
}

void statement_code(struct statement *st, int place, int code, const char *const *codes)
{
	statement_text(st, place, code < 0 ? NULL : codes[code]);
}

void statement_day(struct statement *st, int place, struct date d, char iso[ISO_SIZE])
{
	struct buf text = BUF_INIT;
	date_iso(d, &text);
	snprintf(iso, ISO_SIZE, "%s", text.data);
	statement_text(st, place, *iso ? iso : NULL);
	buf_release(&text);
}

static void read_life(struct statement *st, struct life *out)
{
	*out = (struct life){
		.state = column_code(st, 15, challenge_state_codes),
		.outcome = column_code(st, 16, challenge_outcome_codes),
		.before = column_code(st, 17, challenge_state_codes),
		.disagreed = column_integer(st, 18) != 0,
		.unread = column_integer(st, 19) != 0,
		.raiser = column_account(st, 20),
		.reviewer = column_account(st, 21),
		.decider = column_account(st, 22),
		.excluded = column_account(st, 23),
	};
}

static char *copy_column(struct statement *st, int column)
{
	return mem_copy_or_null(column_text(st, column));
}

void kept_read(struct statement *st, struct kept *out)
{
	struct err ignored = ERR_INIT;
	*out = (struct kept){
		.reference = copy_column(st, 0),
		.source = copy_column(st, 2),
		.record = copy_column(st, 3),
		.type = column_code(st, 4, challenge_type_codes),
		.risk = column_code(st, 5, challenge_risk_codes),
		.notify = column_code(st, 6, challenge_notify_codes),
		.because = copy_column(st, 7),
		.told = copy_column(st, 8),
		.spoke = copy_column(st, 9),
		.notify_at = copy_column(st, 10),
		.name_shown = column_integer(st, 11) != 0,
		.feedback = copy_column(st, 12),
		.snapshot = copy_column(st, 13),
		.digest = copy_column(st, 14),
		.raised = column_day(st, 24),
		.due = column_day(st, 25),
		.decided = column_day(st, 26),
		.closed = column_day(st, 27),
		.by = copy_column(st, 28),
		.reviewer = copy_column(st, 29),
	};
	read_life(st, &out->life);
	if (!subject_read(column_text(st, 1), &out->subject, &ignored))
		out->subject = (struct subject){ .kind = SUBJECT_TOOL };
	if (out->subject.kind == SUBJECT_JOIN)
		out->subject.person = column_account(st, 30);
}

void kept_release(struct kept *k)
{
	char *const texts[] = { k->reference, k->source, k->record,   k->because,  k->told,   k->spoke,
				k->notify_at, k->feedback, k->snapshot, k->digest, k->by, k->reviewer };
	for (size_t i = 0; i < ARRAY_LEN(texts); i++)
		mem_free(texts[i]);
	subject_release(&k->subject);
	*k = (struct kept){ .reference = NULL };
}

struct life_actor ledger_actor(const struct ledger *l, const struct kept *k)
{
	return (struct life_actor){
		.account = l->who->id,
		.role = l->who->role,
		.reference_only = !k->life.raiser && l->who->id != k->life.decider,
	};
}

static bool may_know(const struct ledger *l, const struct kept *k)
{
	return !k->life.raiser || k->life.raiser == l->who->id || life_role_reviews(l->who->role);
}

bool ledger_find(const struct ledger *l, const char *reference, struct kept *out, struct err *e)
{
	static const char sql[] = "SELECT" KEPT_COLUMNS KEPT_TABLES "WHERE c.reference = ?";
	char whole[REFERENCE_SIZE];
	*out = (struct kept){ .reference = NULL };
	if (!reference_read(reference, whole, e))
		return false;
	struct statement *st = db_prepare(l->own, sql);
	statement_text(st, 1, whole);
	if (statement_row(st))
		kept_read(st, out);
	if (!statement_done(st, e))
		return false;
	if (out->reference && may_know(l, out))
		return true;
	kept_release(out);
	return err_set(e, ERR_NOTHING, _("There is no challenge %s that you raised or may review: check the reference"), whole);
}

bool ledger_raiser_login(struct db *own, const struct kept *k, char *login, size_t size, struct err *e)
{
	static const char sql[] = "SELECT login FROM account WHERE id = ?";
	struct statement *st = db_prepare(own, sql);
	statement_account(st, 1, k->life.raiser);
	snprintf(login, size, "%s", statement_row(st) ? column_text(st, 0) : "");
	return statement_done(st, e);
}

void snapshot_read(const char *json, struct challenge_snapshot *out)
{
	struct err ignored = ERR_INIT;
	if (json_decode(json, strlen(json), &challenge_snapshot_shape, out, &ignored))
		return;
	shape_release(&challenge_snapshot_shape, out);
}

static int64_t days_of(const struct ledger *l, const struct kept *k)
{
	return working_days_between(l->holidays, k->raised, date_known(k->closed) ? k->closed : l->today);
}

bool ledger_hides(const struct ledger *l, const struct subject *s)
{
	return l->sealed && l->sealed(l->context, s);
}

bool ledger_holds(const struct ledger *l, const struct subject *s)
{
	return l->held && l->held(l->context, s);
}

void item_fill(const struct ledger *l, const struct kept *k, struct challenge_item *out)
{
	struct challenge_snapshot snapshot;
	bool open = k->life.state != CHALLENGE_CLOSED;
	shape_init(&challenge_item_shape, out);
	snapshot_read(k->snapshot, &snapshot);
	out->reference = mem_copy_text(k->reference);
	out->type = k->type;
	out->state = k->life.state;
	out->outcome = k->life.outcome;
	out->risk = k->risk;
	if (!ledger_hides(l, &k->subject)) {
		out->on = mem_copy_or_null(snapshot.on);
		out->about = mem_copy_or_null(ledger_holds(l, &k->subject) ? snapshot.what : snapshot.about);
	}
	out->source = mem_copy_or_null(k->source);
	out->by = mem_copy_or_null(k->by);
	out->reviewer = mem_copy_or_null(k->reviewer);
	out->raised = k->raised;
	out->due = k->due;
	out->days = days_of(l, k);
	out->overdue = open && date_compare(k->due, l->today) < 0;
	out->urgent = open && k->risk == RISK_YES;
	out->disagreed = k->life.disagreed;
	out->unread = k->life.unread && k->life.raiser && k->life.raiser == l->who->id;
	shape_release(&challenge_snapshot_shape, &snapshot);
}

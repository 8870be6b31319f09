/* The sheet of a source, and everything for a file. */
#include "ledger_private.h"

#include "famctx/base/mem.h"
#include "patterns.h"

static void fill_row(const struct ledger *l, const struct kept *k, struct challenge_sheet_row *out)
{
	*out = (struct challenge_sheet_row){
		.reference = mem_copy_text(k->reference),
		.record = ledger_hides(l, &k->subject) ? NULL : mem_copy_or_null(k->record),
		.field = mem_copy_or_null(k->subject.field),
		.type = k->type,
		.state = k->life.state,
		.outcome = k->life.outcome,
		.raised = k->raised,
		.decided = k->decided,
		.by = k->name_shown ? mem_copy_or_null(k->by) : NULL,
	};
}

bool queue_sheet(const struct ledger *l, const struct challenge_sheet_request *request, struct challenge_sheet *out,
		 struct err *e)
{
	static const char sql[] = "SELECT" KEPT_COLUMNS KEPT_TABLES "WHERE c.source = ?1 AND (?2 IS NULL OR c.raised >= ?2)"
				  " AND c.raised <= ?3 ORDER BY c.raised, c.reference";
	struct statement *st = db_prepare(l->own, sql);
	struct challenge_patterns patterns;
	char from[ISO_SIZE], to[ISO_SIZE];
	size_t cap = 0;
	shape_init(&challenge_sheet_shape, out);
	out->at = l->today;
	out->source = mem_copy_text(request->source);
	period_bounds(l, &request->period, &out->from, &out->to);
	statement_text(st, 1, request->source);
	statement_day(st, 2, out->from, from);
	statement_day(st, 3, out->to, to);
	while (statement_row(st)) {
		struct kept k;
		kept_read(st, &k);
		MEM_GROW(out->rows, out->rows_count, cap);
		fill_row(l, &k, &out->rows[out->rows_count++]);
		kept_release(&k);
	}
	if (!statement_done(st, e))
		return false;
	if (!out->rows_count)
		return err_set(e, ERR_NOTHING, _("No challenge is about the source %s in that time"), request->source);
	bool ok = queue_patterns(l, &request->period, &patterns, e);
	for (size_t i = 0; i < patterns.sources_count; i++)
		if (!strcmp(patterns.sources[i].key, request->source)) {
			struct challenge_pattern swap = out->all;
			out->all = patterns.sources[i];
			patterns.sources[i] = swap;
		}
	shape_release(&challenge_patterns_shape, &patterns);
	return ok;
}

static void add_names(const struct ledger *l, struct statement *st, const struct kept *k, struct challenge_exported *out)
{
	struct challenge_item item;
	item_fill(l, k, &item);
	out->on = mem_copy_or_null(item.on);
	out->about = mem_copy_or_null(item.about);
	out->by = mem_copy_or_null(k->by);
	out->reviewer = mem_copy_or_null(k->reviewer);
	if (!ledger_hides(l, &k->subject)) {
		out->because = mem_copy_or_null(k->because);
		out->spoke = mem_copy_or_null(k->spoke);
		out->reason = mem_copy_or_null(column_text(st, KEPT_COUNT));
	}
	shape_release(&challenge_item_shape, &item);
}

static void fill_exported(const struct kept *k, struct challenge_exported *out)
{
	struct challenge_snapshot snapshot;
	snapshot_read(k->snapshot, &snapshot);
	*out = (struct challenge_exported){
		.reference = mem_copy_text(k->reference),
		.type = k->type,
		.state = k->life.state,
		.outcome = k->life.outcome,
		.risk = k->risk,
		.what = mem_copy_or_null(snapshot.what),
		.source = mem_copy_or_null(k->source),
		.field = mem_copy_or_null(k->subject.field),
		.raised = k->raised,
		.due = k->due,
		.decided = k->decided,
		.closed = k->closed,
		.anonymous = !k->life.raiser,
		.disagreed = k->life.disagreed,
	};
	shape_release(&challenge_snapshot_shape, &snapshot);
}

static bool read_exported(const struct ledger *l, const struct challenge_export_request *r, struct challenge_export *out,
			  struct err *e)
{
	static const char sql[] =
		"SELECT" KEPT_COLUMNS ", (SELECT v.text FROM challenge_event AS v WHERE v.reference = c.reference"
		" AND v.event = 'decided' AND c.outcome IS NOT NULL ORDER BY v.number DESC LIMIT 1)" KEPT_TABLES
		"WHERE ?1 IS NULL OR c.state = ?1 ORDER BY c.raised, c.reference LIMIT ?2 OFFSET ?3";
	struct statement *st = db_prepare(l->own, sql);
	size_t cap = 0;
	statement_code(st, 1, r->state, challenge_state_codes);
	statement_integer(st, 2, r->limit == INTEGER_NONE ? CHALLENGE_PAGE : r->limit);
	statement_integer(st, 3, r->from == INTEGER_NONE ? 0 : r->from);
	while (statement_row(st)) {
		struct kept k;
		kept_read(st, &k);
		MEM_GROW(out->challenges, out->challenges_count, cap);
		struct challenge_exported *one = &out->challenges[out->challenges_count++];
		fill_exported(&k, one);
		if (r->names)
			add_names(l, st, &k, one);
		kept_release(&k);
	}
	return statement_done(st, e);
}

bool queue_export(const struct ledger *l, const struct challenge_export_request *request, struct challenge_export *out,
		  struct err *e)
{
	static const char sql[] = "SELECT count(*) FROM challenge WHERE ?1 IS NULL OR state = ?1";
	shape_init(&challenge_export_shape, out);
	out->at = l->today;
	out->names = request->names;
	if (!read_exported(l, request, out, e))
		return false;
	struct statement *st = db_prepare(l->own, sql);
	statement_code(st, 1, request->state, challenge_state_codes);
	out->total = statement_row(st) ? column_integer(st, 0) : 0;
	int64_t shown = (request->from == INTEGER_NONE ? 0 : request->from) + (int64_t)out->challenges_count;
	out->more = out->total > shown ? out->total - shown : 0;
	return statement_done(st, e);
}

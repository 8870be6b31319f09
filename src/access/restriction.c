#include "famctx/access/restriction.h"

#include "famctx/api/vocabulary.h"
#include "famctx/base/clock.h"
#include "famctx/base/mem.h"
#include "famctx/store/statement.h"
#include "famctx/text/typed.h"

void restriction_release(struct restriction *r)
{
	for (size_t i = 0; i < r->records_count; i++) {
		mem_free(r->records[i].source);
		mem_free(r->records[i].record);
	}
	mem_free(r->records);
	*r = (struct restriction){ .id = 0 };
}

void restriction_free(struct restriction *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		restriction_release(&list[i]);
	mem_free(list);
}

void restriction_add_record(struct restriction *r, const char *source, const char *record)
{
	r->records = mem_resize(r->records, r->records_count + 1, sizeof(*r->records));
	r->records[r->records_count++] =
		(struct restriction_key){ mem_copy_text(source), mem_copy_text(record) };
}

/* ---- reading */

static bool read_records(struct db *own, struct restriction *r, struct err *e)
{
	static const char sql[] =
		"SELECT source, record FROM restriction_record WHERE restriction = ? ORDER BY source, record";
	struct statement *st = db_prepare(own, sql);
	statement_integer(st, 1, r->id);
	while (statement_row(st))
		restriction_add_record(r, column_text(st, 0), column_text(st, 1));
	return statement_done(st, e);
}

bool restriction_list(struct db *own, struct restriction **out, size_t *count, struct err *e)
{
	static const char sql[] = "SELECT id, level, person FROM restriction WHERE lifted IS NULL ORDER BY id";
	struct statement *st = db_prepare(own, sql);
	size_t cap = 0;
	*out = NULL;
	*count = 0;
	while (statement_row(st)) {
		MEM_GROW(*out, *count, cap);
		(*out)[(*count)++] = (struct restriction){
			.id = column_integer(st, 0),
			.level = (enum restriction_level)code_find(restriction_level_codes, column_text(st, 1)),
			.person = column_integer(st, 2),
		};
	}
	bool ok = statement_done(st, e);
	for (size_t i = 0; ok && i < *count; i++)
		ok = read_records(own, &(*out)[i], e);
	return ok;
}

/* The day of a moment in UTC. */
static struct date day_of(struct statement *st, int column)
{
	struct date day;
	char text[] = "0000-00-00";
	const char *moment = column_text(st, column);
	if (!moment || strlen(moment) < sizeof(text) - 1)
		return (struct date)DATE_NONE;
	memcpy(text, moment, sizeof(text) - 1);
	return date_parse_iso(text, &day) ? day : (struct date)DATE_NONE;
}

static void fill_row(struct statement *st, struct date today, struct restriction_row *out)
{
	out->restriction = column_integer(st, 0);
	out->level = code_find(restriction_level_codes, column_text(st, 1));
	out->who = column_copy(st, 2);
	out->reason = column_copy(st, 3);
	out->placed = day_of(st, 4);
	out->placed_by = column_copy(st, 5);
	out->review = column_date(st, 6);
	out->lifted = day_of(st, 7);
	out->lifted_by = column_copy(st, 8);
	out->lifted_because = column_copy(st, 9);
	out->overdue = !date_known(out->lifted) && date_known(out->review) && date_compare(out->review, today) < 0;
}

bool restriction_rows(struct db *own, bool all, struct date today, struct restrictions_answer *answer, struct err *e)
{
	static const char sql[] =
		"SELECT id, level, who, reason, placed, placed_by, review, lifted, lifted_by, lifted_because"
		" FROM restriction WHERE lifted IS NULL OR ? ORDER BY lifted IS NOT NULL, review IS NULL, review, id";
	struct statement *st = db_prepare(own, sql);
	size_t cap = 0;
	statement_integer(st, 1, all);
	while (statement_row(st)) {
		MEM_GROW(answer->restrictions, answer->restrictions_count, cap);
		struct restriction_row *row = &answer->restrictions[answer->restrictions_count++];
		*row = (struct restriction_row){ .people = 0 };
		fill_row(st, today, row);
	}
	return statement_done(st, e);
}

/* ---- writing */

static bool check(const struct restrict_request *request, struct err *e)
{
	if (!typed_anything(request->reason))
		return err_set(e, ERR_USAGE, _("a restriction needs a reason: say what the danger is, and who decided"));
	if (request->level < 0 || request->level >= RESTRICTION_LEVEL_COUNT)
		return err_set(e, ERR_USAGE, _("a restriction needs a level: sealed, guarded or address"));
	return true;
}

static bool write_records(struct db *own, int64_t id, const struct restriction *whom, struct err *e)
{
	static const char sql[] = "INSERT OR IGNORE INTO restriction_record(restriction, source, record) VALUES(?, ?, ?)";
	for (size_t i = 0; i < whom->records_count; i++) {
		struct statement *st = db_prepare(own, sql);
		statement_integer(st, 1, id);
		statement_text(st, 2, whom->records[i].source);
		statement_text(st, 3, whom->records[i].record);
		if (!statement_run(st, e))
			return false;
	}
	return true;
}

bool restriction_place(struct db *own, const struct restrict_request *request, const struct restriction *whom,
		       const struct decided *by, struct date review, int64_t *id, struct err *e)
{
	static const char sql[] = "INSERT INTO restriction(level, who, person, reason, placed, placed_by, review)"
				  " VALUES(?, ?, ?, ?, ?, ?, ?)";
	char now[UTC_TEXT_SIZE];
	struct buf day = BUF_INIT;
	if (!check(request, e))
		return false;
	clock_seconds_text(by->now, now);
	struct statement *st = db_prepare(own, sql);
	statement_text(st, 1, restriction_level_codes[request->level]);
	statement_text(st, 2, request->who);
	if (whom->person)
		statement_integer(st, 3, whom->person);
	else
		statement_null(st, 3);
	statement_text(st, 4, request->reason);
	statement_text(st, 5, now);
	statement_text(st, 6, by->login);
	statement_date(st, 7, review, &day);
	bool ok = statement_run(st, e);
	*id = db_last_id(own);
	buf_release(&day);
	return ok && write_records(own, *id, whom, e);
}

bool restriction_lift(struct db *own, const struct lift_request *request, const struct decided *by, struct err *e)
{
	static const char sql[] = "UPDATE restriction SET lifted = ?, lifted_by = ?, lifted_because = ?"
				  " WHERE id = ? AND lifted IS NULL";
	char now[UTC_TEXT_SIZE];
	if (!typed_anything(request->reason))
		return err_set(e, ERR_USAGE, _("lifting a restriction needs a reason: say what has changed"));
	clock_seconds_text(by->now, now);
	struct statement *st = db_prepare(own, sql);
	statement_text(st, 1, now);
	statement_text(st, 2, by->login);
	statement_text(st, 3, request->reason);
	statement_integer(st, 4, request->restriction);
	if (!statement_run(st, e))
		return false;
	return db_changes(own) == 1 || err_set(e, ERR_NOTHING, _("no restriction %lld stands: the list of restrictions has their numbers"),
					       (long long)request->restriction);
}

#include "famctx/challenge/mark.h"

#include "famctx/base/mem.h"
#include "famctx/store/mint.h"
#include "ledger_private.h"

#define MARK_COLUMNS \
	" c.reference, c.subject, c.type, c.state, c.outcome, c.raised, c.due, c.decided, c.snapshot, d.name," \
	" (SELECT v.text FROM challenge_event AS v WHERE v.reference = c.reference AND v.event = 'decided'" \
	"  ORDER BY v.number DESC LIMIT 1)," \
	" (SELECT v.applied FROM challenge_event AS v WHERE v.reference = c.reference AND v.event = 'decided'" \
	"  ORDER BY v.number DESC LIMIT 1)" \
	" FROM challenge AS c LEFT JOIN account AS d ON d.id = c.decider "
#define MATTERS " (c.state <> 'closed' OR c.outcome IN ('upheld', 'partly')) "

static void read_snapshot(struct statement *st, struct mark *out)
{
	struct challenge_snapshot snapshot;
	snapshot_read(column_text(st, 8), &snapshot);
	out->about = snapshot.about;
	out->what = snapshot.what;
	out->value = snapshot.value;
	snapshot.about = snapshot.what = snapshot.value = NULL;
	shape_release(&challenge_snapshot_shape, &snapshot);
}

static void read_mark(struct statement *st, struct mark *out)
{
	struct err ignored = ERR_INIT;
	*out = (struct mark){
		.reference = mem_copy_text(column_text(st, 0)),
		.type = column_code(st, 2, challenge_type_codes),
		.state = column_code(st, 3, challenge_state_codes),
		.outcome = column_code(st, 4, challenge_outcome_codes),
		.raised = column_day(st, 5),
		.due = column_day(st, 6),
		.decided = column_day(st, 7),
		.by = mem_copy_or_null(column_text(st, 9)),
		.words = mem_copy_or_null(column_text(st, 10)),
	};
	if (!subject_read(column_text(st, 1), &out->subject, &ignored))
		out->subject = (struct subject){ .kind = SUBJECT_TOOL };
	out->undecided = !life_outcome_is_final(out->outcome);
	out->correction = (out->outcome == OUTCOME_UPHELD || out->outcome == OUTCOME_PARTLY) && !column_integer(st, 11);
	read_snapshot(st, out);
}

static void release_mark(struct mark *m)
{
	char *const texts[] = { m->reference, m->about, m->what, m->value, m->by, m->words };
	for (size_t i = 0; i < ARRAY_LEN(texts); i++)
		mem_free(texts[i]);
	subject_release(&m->subject);
}

static bool is_there(const struct marks *m, const char *reference)
{
	for (size_t i = 0; i < m->count; i++)
		if (!strcmp(m->marks[i].reference, reference))
			return true;
	return false;
}

static bool take_rows(struct statement *st, struct marks *out, struct err *e)
{
	while (statement_row(st)) {
		if (is_there(out, column_text(st, 0)))
			continue;
		MEM_GROW(out->marks, out->count, out->cap);
		read_mark(st, &out->marks[out->count++]);
	}
	return statement_done(st, e);
}

/* A person who was joined into another answers by that one's number. */
static bool bring_up_to_date(struct db *own, struct marks *m, size_t from, struct err *e)
{
	for (size_t i = from; i < m->count; i++) {
		struct subject *s = &m->marks[i].subject;
		if ((s->person && !mint_current(own, s->person, &s->person, e)) ||
		    (s->other && !mint_current(own, s->other, &s->other, e)))
			return false;
	}
	return true;
}

bool marks_of_person(struct db *own, int64_t person, struct marks *out, struct err *e)
{
	static const char sql[] =
		"WITH RECURSIVE same(number) AS (SELECT ?1 UNION SELECT alias.person FROM alias JOIN same"
		" ON alias.now = same.number) SELECT" MARK_COLUMNS "WHERE" MATTERS
		"AND c.kind IN ('person', 'link') AND c.reference IN ("
		"SELECT reference FROM challenge WHERE person IN (SELECT number FROM same) UNION "
		"SELECT reference FROM challenge WHERE other IN (SELECT number FROM same))"
		" ORDER BY c.raised, c.reference";
	size_t from = out->count;
	struct statement *st = db_prepare(own, sql);
	statement_integer(st, 1, person);
	return take_rows(st, out, e) && bring_up_to_date(own, out, from, e);
}

bool marks_of_record(struct db *own, const char *source, const char *record, struct marks *out, struct err *e)
{
	static const char sql[] = "SELECT" MARK_COLUMNS "WHERE" MATTERS "AND c.kind = 'join' AND c.source = ? AND c.record = ?"
				  " ORDER BY c.raised, c.reference";
	struct statement *st = db_prepare(own, sql);
	statement_text(st, 1, source);
	statement_text(st, 2, record);
	return take_rows(st, out, e);
}

void marks_release(struct marks *m)
{
	for (size_t i = 0; i < m->count; i++)
		release_mark(&m->marks[i]);
	mem_free(m->marks);
	*m = (struct marks)MARKS_INIT;
}

#include "famctx/family/record.h"

#include "famctx/store/statement.h"

bool family_person_of_record(const struct family *f, const char *source, const char *record, char person[PERSON_ID_SIZE],
			     struct err *e)
{
	static const char sql[] = "SELECT person FROM record WHERE source = ? AND key = ?";
	const struct family_source *s = f->people ? family_source_by_key(f, source) : NULL;
	int64_t number = 0;
	if (s) {
		struct statement *st = db_prepare(f->people, sql);
		statement_integer(st, 1, s->id);
		statement_text(st, 2, record);
		if (statement_row(st))
			number = column_integer(st, 0);
		if (!statement_done(st, e))
			return false;
	}
	if (!number)
		return err_set(e, ERR_NOTHING, _("there is no record %s in the source %s: open the person to see which there are"),
			       record, source);
	person_id_write(number, person);
	return true;
}

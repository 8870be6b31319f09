#include "famctx/family/record.h"

#include "famctx/store/statement.h"

/* 0 for somebody who is sealed, whom the last build may have set aside below zero. */
static int64_t seen(const struct family *f, int64_t person)
{
	return person > 0 && !(family_shield(f, person) & SHIELD_SEALED) ? person : 0;
}

/* 0 where there is no such record. */
static bool read_holder(const struct family *f, const char *source, const char *record, int64_t *person, struct err *e)
{
	static const char sql[] = "SELECT person FROM record WHERE source = ? AND key = ?";
	const struct family_source *s = f->people ? family_source_by_key(f, source) : NULL;
	*person = 0;
	if (!s)
		return true;
	struct statement *st = db_prepare(f->people, sql);
	statement_integer(st, 1, s->id);
	statement_text(st, 2, record);
	if (statement_row(st))
		*person = column_integer(st, 0);
	return statement_done(st, e);
}

bool family_no_record(const char *source, const char *record, struct err *e)
{
	return err_set(e, ERR_NOTHING, _("there is no record %s in the source %s: open the person to see which there are"),
		       record, source);
}

bool family_record_is_sealed(const struct family *f, const char *source, const char *record)
{
	struct err ignored = ERR_INIT;
	int64_t holder;
	return !read_holder(f, source, record, &holder, &ignored) || (holder && !seen(f, holder));
}

bool family_person_of_record(const struct family *f, const char *source, const char *record, char person[PERSON_ID_SIZE],
			     struct err *e)
{
	int64_t holder, number;
	if (!read_holder(f, source, record, &holder, e))
		return false;
	number = seen(f, holder);
	if (!number)
		return family_no_record(source, record, e);
	person_id_write(number, person);
	return true;
}

#include "carry.h"

#include "famctx/base/mem.h"

bool old_sources_list(struct db *db, struct old_sources *out, struct err *e)
{
	static const char sql[] = "SELECT id, key, rows FROM old.source ORDER BY key";
	struct statement *st = db_prepare(db, sql);
	while (statement_row(st)) {
		MEM_GROW(out->items, out->count, out->cap);
		out->items[out->count++] = (struct old_source){ mem_copy_text(column_text(st, 1)), column_integer(st, 0),
								column_integer(st, 2) };
	}
	return statement_done(st, e);
}

void old_sources_release(struct old_sources *s)
{
	for (size_t i = 0; i < s->count; i++)
		mem_free(s->items[i].key);
	mem_free(s->items);
	*s = (struct old_sources){ 0 };
}

const struct old_source *old_source_find(const struct old_sources *s, const char *key)
{
	for (size_t i = 0; i < s->count; i++)
		if (!strcmp(s->items[i].key, key))
			return &s->items[i];
	return NULL;
}

/* The records of a source follow one another, so their numbers move by one distance. */
struct move {
	int64_t first, last;        /* records in the old file */
	int64_t records;            /* what to add to their numbers */
	int64_t involvements;
};

static bool find_range(struct db *db, const char *sql, int64_t a, int64_t b, int64_t *first, int64_t *last,
		       struct err *e)
{
	struct statement *st = db_prepare(db, sql);
	statement_integer(st, 1, a);
	if (b)
		statement_integer(st, 2, b);
	*first = *last = 0;
	if (statement_row(st) && !column_null(st, 0)) {
		*first = column_integer(st, 0);
		*last = column_integer(st, 1);
	}
	return statement_done(st, e);
}

static bool copy_rows(struct db *db, const char *sql, const struct move *m, struct err *e)
{
	struct statement *st = db_prepare(db, sql);
	statement_integer(st, 1, m->first);
	statement_integer(st, 2, m->last);
	statement_integer(st, 3, m->records);
	return statement_run(st, e);
}

static bool copy_source(struct writer *w, const struct old_source *from, struct err *e)
{
	static const char sql[] =
		"INSERT INTO source(id, key, service, is_register, refers_to, document, loaded, digest, rows, people)"
		" SELECT ?2, key, service, is_register, refers_to, document, loaded, digest, rows, 0"
		" FROM old.source WHERE id = ?1";
	struct statement *st = db_prepare(w->db, sql);
	statement_integer(st, 1, from->id);
	statement_integer(st, 2, w->source);
	return statement_run(st, e);
}

static bool copy_records(struct writer *w, const struct move *m, struct err *e)
{
	static const char sql[] =
		"INSERT INTO record(id, source, key, line, person, rule, register_id, family_name, first_name, born, died,"
		" sex, address, postcode, address_from, nhs_number, phone)"
		" SELECT id + ?3, ?4, key, line, 2147483647, 0, register_id, family_name, first_name, born, died,"
		" sex, address, postcode, address_from, nhs_number, phone"
		" FROM old.record WHERE id BETWEEN ?1 AND ?2 ORDER BY id";
	struct statement *st = db_prepare(w->db, sql);
	statement_integer(st, 4, w->source);
	statement_integer(st, 1, m->first);
	statement_integer(st, 2, m->last);
	statement_integer(st, 3, m->records);
	return statement_run(st, e);
}

static bool copy_involvements(struct writer *w, const struct move *m, struct err *e)
{
	static const char sql[] =
		"INSERT INTO involvement(id, record, state, from_date, to_date, last_contact, updated, contact_name,"
		" contact_role, contact_organisation, contact_phone, contact_email)"
		" SELECT id + ?4, record + ?3, state, from_date, to_date, last_contact, updated, contact_name,"
		" contact_role, contact_organisation, contact_phone, contact_email"
		" FROM old.involvement WHERE record BETWEEN ?1 AND ?2 ORDER BY id";
	static const char details[] =
		"INSERT INTO detail(record, involvement, field, item, part, value, state, dated)"
		" SELECT record + ?3, involvement + ?4, field, item, part, value, state, dated"
		" FROM old.detail WHERE record BETWEEN ?1 AND ?2 ORDER BY id";
	struct statement *st = db_prepare(w->db, sql);
	statement_integer(st, 4, m->involvements);
	statement_integer(st, 1, m->first);
	statement_integer(st, 2, m->last);
	statement_integer(st, 3, m->records);
	if (!statement_run(st, e))
		return false;
	st = db_prepare(w->db, details);
	statement_integer(st, 4, m->involvements);
	statement_integer(st, 1, m->first);
	statement_integer(st, 2, m->last);
	statement_integer(st, 3, m->records);
	return statement_run(st, e);
}

static bool copy_rest(struct writer *w, const struct move *m, struct err *e)
{
	static const char names[] = "INSERT INTO name(record, kind, family_name, first_name)"
				    " SELECT record + ?3, kind, family_name, first_name FROM old.name"
				    " WHERE record BETWEEN ?1 AND ?2 ORDER BY id";
	static const char addresses[] = "INSERT INTO address(record, kind, address, postcode, dated)"
					" SELECT record + ?3, kind, address, postcode, dated FROM old.address"
					" WHERE record BETWEEN ?1 AND ?2 ORDER BY id";
	static const char identifiers[] = "INSERT INTO identifier(record, kind, value)"
					  " SELECT record + ?3, kind, value FROM old.identifier"
					  " WHERE record BETWEEN ?1 AND ?2 ORDER BY id";
	static const char warnings[] = "INSERT INTO warning(record, text, review)"
				       " SELECT record + ?3, text, review FROM old.warning"
				       " WHERE record BETWEEN ?1 AND ?2 ORDER BY id";
	return copy_rows(w->db, names, m, e) && copy_rows(w->db, addresses, m, e) &&
	       copy_rows(w->db, identifiers, m, e) && copy_rows(w->db, warnings, m, e);
}

static bool copy_relationships(struct writer *w, const struct old_source *from, struct err *e)
{
	static const char sql[] =
		"INSERT INTO relationship(source, from_person, to_person, from_id, to_id, relation, dated)"
		" SELECT ?2, 2147483647, 2147483647, from_id, to_id, relation, dated"
		" FROM old.relationship WHERE source = ?1 ORDER BY id";
	struct statement *st = db_prepare(w->db, sql);
	statement_integer(st, 1, from->id);
	statement_integer(st, 2, w->source);
	return statement_run(st, e);
}

bool carry_source(struct writer *w, const struct old_source *from, struct err *e)
{
	static const char records[] = "SELECT min(id), max(id) FROM old.record WHERE source = ?";
	static const char involvements[] = "SELECT min(id), max(id) FROM old.involvement WHERE record BETWEEN ? AND ?";
	struct move m = { 0 };
	int64_t first, last;
	if (!copy_source(w, from, e) || !copy_relationships(w, from, e) ||
	    !find_range(w->db, records, from->id, 0, &m.first, &m.last, e))
		return false;
	if (!m.first)
		return true;
	if (!find_range(w->db, involvements, m.first, m.last, &first, &last, e))
		return false;
	m.records = w->records - m.first + 1;
	m.involvements = w->involvements - first + 1;
	w->records += m.last - m.first + 1;
	if (first)
		w->involvements += last - first + 1;
	return copy_records(w, &m, e) && copy_involvements(w, &m, e) && copy_rest(w, &m, e);
}

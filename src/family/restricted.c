#include "famctx/family/restricted.h"

#include "famctx/base/mem.h"
#include "famctx/family/index.h"
#include "famctx/store/mint.h"
#include "famctx/store/person_id.h"
#include "famctx/store/statement.h"

/* Numbers of people, each once. */
struct numbers {
	int64_t *items;
	size_t count, cap;
};

static void add_number(struct numbers *n, int64_t person)
{
	/* The build keeps those who are sealed under their number below zero. */
	if (person < 0)
		person = -person;
	for (size_t i = 0; i < n->count; i++)
		if (n->items[i] == person)
			return;
	MEM_GROW(n->items, n->count, n->cap);
	n->items[n->count++] = person;
}

static bool add_holders(const struct family *f, const struct restriction_key *key, struct numbers *out, struct err *e)
{
	static const char sql[] = "SELECT person FROM record WHERE source = ? AND key = ?";
	const struct family_source *s = family_source_by_key(f, key->source);
	if (!s)
		return true;
	struct statement *st = db_prepare(f->people, sql);
	statement_integer(st, 1, s->id);
	statement_text(st, 2, key->record);
	while (statement_row(st))
		add_number(out, column_integer(st, 0));
	return statement_done(st, e);
}

static bool has_records(const struct family *f, int64_t person, bool *has, struct err *e)
{
	static const char sql[] = "SELECT 1 FROM record WHERE person IN (?1, -?1) LIMIT 1";
	struct statement *st = db_prepare(f->people, sql);
	statement_integer(st, 1, person);
	*has = statement_row(st);
	return statement_done(st, e);
}

/* Under the number it has, and under the one of whoever it was joined into since. */
static bool add_numbered(const struct family *f, int64_t person, struct numbers *out, struct err *e)
{
	int64_t numbers[] = { person, person };
	bool has;
	if (f->setup.own && !mint_current(f->setup.own, person, &numbers[1], e))
		return false;
	for (size_t i = 0; i < ARRAY_LEN(numbers); i++) {
		if (!has_records(f, numbers[i], &has, e))
			return false;
		if (has)
			add_number(out, numbers[i]);
	}
	return true;
}

bool family_restricted_people(const struct family *f, const struct restriction *r, int64_t **people, size_t *count,
			      struct err *e)
{
	struct numbers found = { NULL, 0, 0 };
	bool ok = true;
	if (f->people) {
		for (size_t i = 0; ok && i < r->records_count; i++)
			ok = add_holders(f, &r->records[i], &found, e);
		if (ok && r->person)
			ok = add_numbered(f, r->person, &found, e);
	}
	*people = found.items;
	*count = found.count;
	return ok;
}

static bool read_records(const struct family *f, struct restriction *out, struct err *e)
{
	static const char sql[] = "SELECT source, key FROM record WHERE person IN (?1, -?1) ORDER BY id";
	struct statement *st = db_prepare(f->people, sql);
	statement_integer(st, 1, out->person);
	while (statement_row(st)) {
		const struct family_source *s = family_source(f, column_integer(st, 0));
		if (s)
			restriction_add_record(out, s->document.key, column_text(st, 1));
	}
	return statement_done(st, e);
}

static bool find_holder(const struct family *f, const struct restriction_key *key, int64_t *person, struct err *e)
{
	struct numbers found = { NULL, 0, 0 };
	bool ok = !f->people || add_holders(f, key, &found, e);
	*person = ok && found.count ? found.items[0] : 0;
	mem_free(found.items);
	return ok;
}

/* SOURCE:RECORD. */
static bool whom_of_record(const struct family *f, const char *who, size_t source_len, struct restriction *out,
			   struct err *e)
{
	struct buf source = BUF_INIT;
	buf_add(&source, who, source_len);
	restriction_add_record(out, source.data, who + source_len + 1);
	buf_release(&source);
	bool ok = find_holder(f, &out->records[0], &out->person, e);
	if (ok && out->person) {
		int64_t person = out->person;
		restriction_release(out);
		out->person = person;
		ok = read_records(f, out, e);
	}
	return ok;
}

static bool whom_of_person(const struct family *f, const char *who, int64_t number, struct restriction *out,
			   struct err *e)
{
	struct numbers found = { NULL, 0, 0 };
	bool ok = !f->people || add_numbered(f, number, &found, e);
	if (ok && !found.count)
		ok = err_set(e, ERR_NOTHING, _("nobody has the id %s: name a record instead, as SOURCE:RECORD"), who);
	if (ok) {
		out->person = found.items[0];
		ok = read_records(f, out, e);
	}
	mem_free(found.items);
	return ok;
}

/* A case or NHS number. Whoever is sealed has none in the index, and is named by a record. */
static bool whom_of_number(const struct family *f, const char *who, struct restriction *out, struct err *e)
{
	static const char sql[] = "SELECT person FROM search_number WHERE number = ?";
	struct numbers found = { NULL, 0, 0 };
	struct buf number = BUF_INIT;
	char id[PERSON_ID_SIZE];
	index_number(who, &number);
	struct statement *st = db_prepare(f->people, sql);
	statement_text(st, 1, number.data);
	while (statement_row(st))
		add_number(&found, column_integer(st, 0));
	bool ok = statement_done(st, e);
	if (ok && !found.count)
		ok = err_set(e, ERR_NOTHING, _("nobody has the number %s: name a record instead, as SOURCE:RECORD"), who);
	else if (ok && found.count > 1)
		ok = err_set(e, ERR_USAGE, _("%zu people have the number %s: name one by a record, as SOURCE:RECORD"), found.count, who);
	if (ok) {
		person_id_write(found.items[0], id);
		ok = whom_of_person(f, id, found.items[0], out, e);
	}
	buf_release(&number);
	mem_free(found.items);
	return ok;
}

bool family_restricted_whom(const struct family *f, const char *who, struct restriction *out, struct err *e)
{
	const char *colon = strchr(who, ':');
	int64_t number;
	*out = (struct restriction){ .id = 0 };
	if (colon && colon > who && colon[1])
		return whom_of_record(f, who, (size_t)(colon - who), out, e);
	if (person_id_read(who, &number))
		return whom_of_person(f, who, number, out, e);
	if (f->people && !colon && strpbrk(who, "0123456789"))
		return whom_of_number(f, who, out, e);
	return err_set(e, ERR_USAGE, _("%s is neither the id of a person, such as P17, nor a number, nor SOURCE:RECORD"), who);
}

bool family_restricted_others(const struct family *f, int64_t person, int64_t **others, size_t *count, struct err *e)
{
	static const char sql[] = "SELECT id FROM person WHERE id <> ?1"
				  " AND household = (SELECT household FROM person WHERE id = ?1) ORDER BY id";
	struct numbers found = { NULL, 0, 0 };
	*others = NULL;
	*count = 0;
	if (!f->people)
		return true;
	struct statement *st = db_prepare(f->people, sql);
	statement_integer(st, 1, person);
	while (statement_row(st))
		if (!(family_shield(f, column_integer(st, 0)) & SHIELD_FROM_PLACES))
			add_number(&found, column_integer(st, 0));
	*others = found.items;
	*count = found.count;
	return statement_done(st, e);
}

#include "persons.h"

#include "famctx/base/mem.h"
#include "famctx/store/statement.h"

/*
 * Relationships come as ids of a register. Whoever has the id is meant: the
 * register's own row, or a record of another source that refers to it.
 */
struct register_ids {
	struct textmap keys;
	uint32_t *record;
	size_t cap;
};

static void make_key(struct buf *out, int register_of, const char *id)
{
	buf_clear(out);
	buf_printf(out, "%d\x1f%s", register_of, id);
}

static void gather(const struct persons *p, struct register_ids *ids)
{
	struct buf key = BUF_INIT;
	bool added;
	for (uint32_t i = 0; i < p->ids.count; i++) {
		const struct identity *who = &p->ids.who[i];
		if (!*who->register_id)
			continue;
		make_key(&key, who->register_of, who->register_id);
		uint32_t at = textmap_add(&ids->keys, key.data, key.len, &added);
		MEM_GROW(ids->record, at, ids->cap);
		if (added || (p->ids.is_register[i] && !p->ids.is_register[ids->record[at]]))
			ids->record[at] = i;
	}
	buf_release(&key);
}

/* 0: nobody has it. */
static int64_t person_of(const struct persons *p, const struct register_ids *ids, struct buf *key, int register_of,
			 const char *id)
{
	make_key(key, register_of, id);
	uint32_t at = textmap_find(&ids->keys, key->data, key->len);
	return at == TEXTMAP_NONE ? 0 : p->numbers[p->person[ids->record[at]]];
}

struct link {
	int64_t id, from, to;
};

static bool resolve(const struct persons *p, struct db *db, struct link **links, size_t *count, struct err *e)
{
	static const char sql[] = "SELECT id, source, from_id, to_id FROM relationship ORDER BY id";
	struct statement *st = db_prepare(db, sql);
	struct register_ids ids = { .keys = TEXTMAP_INIT };
	struct buf key = BUF_INIT;
	size_t cap = 0;
	while (statement_row(st)) {
		int register_of = p->ids.sources[column_integer(st, 1) - 1].register_of;
		if (!*count)
			gather(p, &ids);
		MEM_GROW(*links, *count, cap);
		(*links)[(*count)++] = (struct link){ column_integer(st, 0),
						      person_of(p, &ids, &key, register_of, column_text(st, 2)),
						      person_of(p, &ids, &key, register_of, column_text(st, 3)) };
	}
	textmap_release(&ids.keys);
	mem_free(ids.record);
	buf_release(&key);
	return statement_done(st, e);
}

static int64_t below_zero(int64_t number)
{
	return number > 0 ? -number : number;
}

/* Somebody who is not here is nobody on that side, and the other side still knows of a link: the next build may know them. */
static bool write_link(struct db *db, const struct link *l, struct err *e)
{
	static const char sql[] = "UPDATE relationship SET from_person = ?, to_person = ? WHERE id = ?";
	int64_t from = l->from, to = l->to;
	if (from == to)
		from = to = 0;
	/* With somebody who is sealed nobody is linked. */
	if (from < 0 || to < 0) {
		from = below_zero(from);
		to = below_zero(to);
	}
	struct statement *st = db_prepare(db, sql);
	statement_integer(st, 1, from);
	statement_integer(st, 2, to);
	statement_integer(st, 3, l->id);
	return statement_run(st, e);
}

bool persons_relate(struct persons *p, struct db *db, struct err *e)
{
	struct link *links = NULL;
	size_t count = 0;
	bool ok = resolve(p, db, &links, &count, e);
	for (size_t i = 0; ok && i < count; i++)
		ok = write_link(db, &links[i], e);
	mem_free(links);
	return ok;
}

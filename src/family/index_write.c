#include "index_build.h"

#include "famctx/base/mem.h"
#include "famctx/store/statement.h"
#include "famctx/text/similar.h"
#include "slips.h"

/* Tokens of one person that are paired; a hostile name of a hundred words must not fill the disk. */
#define TOKENS_PAIRED 12

static int64_t id_at(const struct index_build *b, uint32_t place)
{
	return b->people[b->by_place[place]].id;
}

/* The rows of one person from `at`; returns where the next person's start. */
static size_t end_of_person(const struct index_rows *rows, size_t at)
{
	size_t end = at;
	while (end < rows->count && rows->items[end].a == rows->items[at].a)
		end++;
	return end;
}

static void add_pairs(struct index_rows *pairs, const struct index_row *names, size_t count)
{
	if (count == 1)
		index_rows_add(pairs, names[0].b, 0, names[0].a);
	if (count > TOKENS_PAIRED)
		count = TOKENS_PAIRED;
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < count; j++)
			if (i != j)
				index_rows_add(pairs, names[i].b, names[j].b, names[i].a);
}

static void make_pairs(const struct index_build *b, struct index_rows *pairs)
{
	for (size_t at = 0, end; at < b->names.count; at = end) {
		end = end_of_person(&b->names, at);
		add_pairs(pairs, b->names.items + at, end - at);
	}
	index_rows_sort(pairs);
}

static bool write_pairs(const struct index_build *b, const struct index_rows *pairs, struct err *e)
{
	static const char sql[] = "INSERT INTO search_pair(a, b, born, person) VALUES (?, ?, ?, ?)";
	struct statement *st = db_prepare(b->db, sql);

	for (size_t i = 0; i < pairs->count; i++) {
		const struct index_row *row = &pairs->items[i];
		statement_integer(st, 1, row->a);
		statement_integer(st, 2, row->b);
		statement_integer(st, 3, b->people[b->by_place[row->c]].born);
		statement_integer(st, 4, id_at(b, row->c));
		if (!statement_run(st, e))
			return false;
	}
	return true;
}

/* Stands behind the pairs, whose places it counts. */
static bool write_tokens(const struct index_build *b, const struct index_rows *pairs, struct err *e)
{
	static const char sql[] = "INSERT INTO search_token(id, text, sound, before) VALUES (?, ?, ?, ?)";
	struct statement *st = db_prepare(b->db, sql);
	size_t before = 0;

	for (uint32_t token = 1; token <= b->tokens.count; token++) {
		char sound[SOUND_SIZE];
		const char *text = vocabulary_text(&b->tokens, token);
		sound_code(text, sound);
		while (before < pairs->count && pairs->items[before].a < token)
			before++;
		statement_integer(st, 1, token);
		statement_text(st, 2, text);
		statement_text(st, 3, sound[0] && sound[1] ? sound : NULL);
		statement_integer(st, 4, (int64_t)before);
		if (!statement_run(st, e))
			return false;
	}
	return true;
}

/* Every birth date of a person with every token of their names; token 0 where there is no name. */
static void make_births(const struct index_build *b, struct index_rows *out)
{
	size_t name = 0;

	for (size_t i = 0; i < b->births.count; i++) {
		uint32_t place = b->births.items[i].a;
		while (name < b->names.count && b->names.items[name].a < place)
			name++;
		if (name == b->names.count || b->names.items[name].a != place)
			index_rows_add(out, b->births.items[i].b, 0, place);
		for (size_t n = name; n < b->names.count && b->names.items[n].a == place; n++)
			index_rows_add(out, b->births.items[i].b, b->names.items[n].b, place);
	}
	index_rows_sort(out);
}

static bool write_births(const struct index_build *b, struct err *e)
{
	static const char sql[] = "INSERT INTO search_born(born, token, person) VALUES (?, ?, ?)";
	struct statement *st = db_prepare(b->db, sql);
	struct index_rows rows = INDEX_ROWS_INIT;
	bool ok = true;

	make_births(b, &rows);
	for (size_t i = 0; ok && i < rows.count; i++) {
		statement_integer(st, 1, rows.items[i].a);
		statement_integer(st, 2, rows.items[i].b);
		statement_integer(st, 3, id_at(b, rows.items[i].c));
		ok = statement_run(st, e);
	}
	index_rows_release(&rows);
	return ok;
}

static void add_little_endian(struct buf *out, uint32_t number)
{
	for (int shift = 0; shift < 32; shift += 8)
		buf_add_char(out, (char)(number >> shift & 0xff));
}

/* Hashes are 40 bits: the upper 8 in a, the lower 32 in b. */
static void make_slips(const struct index_build *b, struct index_rows *out)
{
	for (uint32_t token = 1; token <= b->tokens.count; token++) {
		uint64_t hashes[SLIP_HASHES];
		size_t count = slip_hashes(vocabulary_text(&b->tokens, token), hashes);
		for (size_t i = 0; i < count; i++)
			index_rows_add(out, (uint32_t)(hashes[i] >> 32), (uint32_t)hashes[i], token);
	}
	index_rows_sort(out);
}

static bool write_slips(const struct index_build *b, struct err *e)
{
	static const char sql[] = "INSERT INTO search_slip(hash, tokens) VALUES (?, ?)";
	struct statement *st = db_prepare(b->db, sql);
	struct index_rows rows = INDEX_ROWS_INIT;
	struct buf tokens = BUF_INIT;
	bool ok = true;

	make_slips(b, &rows);
	for (size_t i = 0; ok && i < rows.count;) {
		const struct index_row first = rows.items[i];
		buf_clear(&tokens);
		for (; i < rows.count && rows.items[i].a == first.a && rows.items[i].b == first.b; i++)
			add_little_endian(&tokens, rows.items[i].c);
		statement_integer(st, 1, (int64_t)((uint64_t)first.a << 32 | first.b));
		statement_bytes(st, 2, tokens.data, tokens.len);
		ok = statement_run(st, e);
	}
	buf_release(&tokens);
	index_rows_release(&rows);
	return ok;
}

/* Rows of one text and a person. */
static bool write_texts(const struct index_build *b, const char *sql, const struct vocabulary *texts,
			const struct index_rows *rows, struct err *e)
{
	struct statement *st = db_prepare(b->db, sql);

	for (size_t i = 0; i < rows->count; i++) {
		statement_text(st, 1, vocabulary_text(texts, rows->items[i].a));
		statement_integer(st, 2, id_at(b, rows->items[i].c));
		if (!statement_run(st, e))
			return false;
	}
	return true;
}

/* A street is found from each of its words on: old mill lane, mill lane, but not its type alone. */
static bool write_streets(const struct index_build *b, struct err *e)
{
	static const char sql[] = "INSERT OR IGNORE INTO search_street(text, street) VALUES (?, ?)";
	struct statement *st = db_prepare(b->db, sql);

	for (uint32_t street = 1; street <= b->streets.count; street++) {
		const char *text = vocabulary_text(&b->streets, street);
		do {
			statement_text(st, 1, text);
			statement_integer(st, 2, street);
			if (!statement_run(st, e))
				return false;
			text = strchr(text, ' ');
		} while (text && strchr(++text, ' '));
	}
	return true;
}

static bool write_houses(const struct index_build *b, struct err *e)
{
	static const char sql[] = "INSERT INTO search_house(street, house, person) VALUES (?, ?, ?)";
	struct statement *st = db_prepare(b->db, sql);

	for (size_t i = 0; i < b->housed.count; i++) {
		const struct index_row *row = &b->housed.items[i];
		statement_integer(st, 1, row->a);
		statement_text(st, 2, vocabulary_text(&b->houses, row->b));
		statement_integer(st, 3, id_at(b, row->c));
		if (!statement_run(st, e))
			return false;
	}
	return true;
}

static bool write_pairs_and_tokens(const struct index_build *b, struct err *e)
{
	struct index_rows pairs = INDEX_ROWS_INIT;

	make_pairs(b, &pairs);
	bool ok = write_pairs(b, &pairs, e) && write_tokens(b, &pairs, e);
	index_rows_release(&pairs);
	return ok;
}

bool index_write_names(struct index_build *b, struct err *e)
{
	bool ok = write_pairs_and_tokens(b, e) && write_births(b, e) && write_slips(b, e);

	vocabulary_release(&b->tokens);
	index_rows_release(&b->names);
	index_rows_release(&b->births);
	return ok;
}

bool index_write_numbers(struct index_build *b, struct err *e)
{
	static const char sql[] = "INSERT INTO search_number(number, person) VALUES (?, ?)";
	bool ok = write_texts(b, sql, &b->numbers, &b->numbered, e);

	vocabulary_release(&b->numbers);
	index_rows_release(&b->numbered);
	return ok;
}

bool index_write_places(struct index_build *b, struct err *e)
{
	static const char sql[] = "INSERT INTO search_postcode(postcode, person) VALUES (?, ?)";

	return write_texts(b, sql, &b->postcodes, &b->posted, e) && write_streets(b, e) && write_houses(b, e);
}

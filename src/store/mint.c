#include "famctx/store/mint.h"

#include <inttypes.h>
#include <sodium.h>

#include "famctx/base/mem.h"
#include "famctx/store/statement.h"

/* Rows a transaction: some milliseconds, in which a look has to wait. */
#define BATCH 2000

/* What is known of one record before the build. */
struct known {
	int64_t number; /* 0: never seen */
	bool first;
};

/*
 * Records are read and written in the order of their keys: keys are digests,
 * and in any other order nearly every one would touch a page of its own.
 */
struct place_of_key {
	int64_t key;
	size_t record;
};

/* A record's claim that its person has an old number. */
struct claim {
	int64_t number;
	uint32_t person;
	bool first;
	int64_t settled; /* what the number means in this build */
};

struct minting {
	struct db *own;
	const struct mint_record *records;
	size_t count;
	struct place_of_key *order;
	struct known *known;
	struct claim *claims;
	size_t claim_count;
	int64_t *numbers;
	size_t persons;
	int64_t first_new; /* numbers from here on are of this build */
	size_t unwritten;
};

static void add_part(crypto_generichash_state *state, const char *text)
{
	uint64_t len = strlen(text);
	/* The length in front, so that "a" + "bc" is not "ab" + "c". */
	crypto_generichash_update(state, (const unsigned char *)&len, sizeof(len));
	crypto_generichash_update(state, (const unsigned char *)text, len);
}

uint64_t mint_key(const char *source, const char *record_key)
{
	unsigned char digest[crypto_generichash_BYTES_MIN];
	crypto_generichash_state state;
	uint64_t key;
	crypto_generichash_init(&state, NULL, 0, sizeof(digest));
	add_part(&state, source);
	add_part(&state, record_key);
	crypto_generichash_final(&state, digest, sizeof(digest));
	memcpy(&key, digest, sizeof(key));
	return key;
}

static int64_t as_stored(uint64_t key)
{
	int64_t stored;
	memcpy(&stored, &key, sizeof(stored));
	return stored;
}

/* Between batches the lock is let go long enough for somebody who waits to take it. */
static bool end_batch(struct minting *m, struct err *e)
{
	const struct timespec give_way = { .tv_sec = 0, .tv_nsec = 1000000 };
	m->unwritten = 0;
	if (!db_in_transaction(m->own))
		return true;
	if (!db_commit(m->own, e))
		return false;
	nanosleep(&give_way, NULL);
	return true;
}

static bool write_row(struct minting *m, struct statement *st, struct err *e)
{
	if (!statement_run(st, e))
		return false;
	return ++m->unwritten < BATCH || end_batch(m, e);
}

static bool ready_to_write(struct minting *m, struct err *e)
{
	return db_in_transaction(m->own) || db_begin(m->own, e);
}

static int by_key(const void *a, const void *b)
{
	const struct place_of_key *x = a, *y = b;
	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return (x->record > y->record) - (x->record < y->record);
}

static void sort_keys(struct minting *m)
{
	m->order = mem_zero(m->count + 1, sizeof(*m->order));
	for (size_t i = 0; i < m->count; i++)
		m->order[i] = (struct place_of_key){ as_stored(m->records[i].key), i };
	qsort(m->order, m->count, sizeof(*m->order), by_key);
}

static bool look_up(struct minting *m, struct err *e)
{
	static const char sql[] = "SELECT person, first FROM mint WHERE key = ?";
	for (size_t n = 0; n < m->count; n++) {
		size_t i = m->order[n].record;
		struct statement *st = db_prepare(m->own, sql);
		statement_integer(st, 1, m->order[n].key);
		if (statement_row(st)) {
			m->known[i] = (struct known){ column_integer(st, 0), column_integer(st, 1) != 0 };
			m->claims[m->claim_count++] =
				(struct claim){ m->known[i].number, m->records[i].person, m->known[i].first, 0 };
		}
		if (!statement_done(st, e))
			return false;
	}
	return true;
}

/* By number; of one number the first record's claim, then the earliest person's. */
static int by_right(const void *a, const void *b)
{
	const struct claim *x = a, *y = b;
	if (x->number != y->number)
		return x->number < y->number ? -1 : 1;
	if (x->first != y->first)
		return x->first ? -1 : 1;
	return (x->person > y->person) - (x->person < y->person);
}

/* Oldest number first: its owner takes it, unless an even older one was taken already. */
static void settle(struct minting *m)
{
	if (m->claim_count)
		qsort(m->claims, m->claim_count, sizeof(*m->claims), by_right);
	size_t kept = 0;
	for (size_t i = 0; i < m->claim_count; i++) {
		struct claim c = m->claims[i];
		if (kept && m->claims[kept - 1].number == c.number)
			continue;
		if (!m->numbers[c.person])
			m->numbers[c.person] = c.number;
		c.settled = m->numbers[c.person];
		m->claims[kept++] = c;
	}
	m->claim_count = kept;
}

static int by_number(const void *key, const void *item)
{
	int64_t number = *(const int64_t *)key, other = ((const struct claim *)item)->number;
	return (number > other) - (number < other);
}

/* What an old number means in this build. */
static int64_t settled_number(const struct minting *m, int64_t number)
{
	const struct claim *c = bsearch(&number, m->claims, m->claim_count, sizeof(*m->claims), by_number);
	return c ? c->settled : number;
}

/* The numbers are taken before they are used: a build that dies wastes some, none is given twice. */
static bool take_numbers(struct minting *m, struct err *e)
{
	static const char read_sql[] = "SELECT CAST(value AS INTEGER) FROM about WHERE key = 'next_person'";
	static const char write_sql[] = "UPDATE about SET value = ? WHERE key = 'next_person'";
	char text[24];
	size_t wanted = 0;
	for (size_t i = 0; i < m->persons; i++)
		wanted += m->numbers[i] == 0;
	if (!wanted)
		return true;
	if (!db_begin(m->own, e))
		return false;
	struct statement *st = db_prepare(m->own, read_sql);
	m->first_new = statement_row(st) ? column_integer(st, 0) : 1;
	bool ok = statement_done(st, e);
	snprintf(text, sizeof(text), "%" PRId64, m->first_new + (int64_t)wanted);
	st = db_prepare(m->own, write_sql);
	statement_text(st, 1, text);
	ok = ok && statement_run(st, e) && db_commit(m->own, e);
	if (!ok)
		db_rollback(m->own);
	int64_t next = m->first_new;
	for (size_t i = 0; ok && i < m->persons; i++)
		if (!m->numbers[i])
			m->numbers[i] = next++;
	return ok;
}

static bool write_record(struct minting *m, size_t i, bool first, struct err *e)
{
	static const char sql[] = "INSERT INTO mint(key, person, first) VALUES(?, ?, ?) ON CONFLICT(key)"
				  " DO UPDATE SET person = excluded.person, first = excluded.first";
	if (!ready_to_write(m, e))
		return false;
	struct statement *st = db_prepare(m->own, sql);
	statement_integer(st, 1, as_stored(m->records[i].key));
	statement_integer(st, 2, m->numbers[m->records[i].person]);
	statement_integer(st, 3, first);
	return write_row(m, st, e);
}

enum change { UNCHANGED, CHANGED, BEGINS };

/* What is to be written of each record; the first one of a new person begins its number. */
static uint8_t *find_changes(const struct minting *m)
{
	bool *begun = mem_zero(m->persons + 1, sizeof(*begun));
	uint8_t *changes = mem_zero(m->count + 1, sizeof(*changes));
	for (size_t i = 0; i < m->count; i++) {
		uint32_t person = m->records[i].person;
		int64_t number = m->numbers[person], known = m->known[i].number;
		if (known && settled_number(m, known) == number)
			continue;
		bool first = m->first_new && number >= m->first_new && !begun[person];
		begun[person] = true;
		changes[i] = first ? BEGINS : CHANGED;
	}
	mem_free(begun);
	return changes;
}

static bool write_records(struct minting *m, struct err *e)
{
	uint8_t *changes = find_changes(m);
	bool ok = true;
	for (size_t n = 0; ok && n < m->count; n++) {
		size_t i = m->order[n].record;
		if (changes[i] != UNCHANGED)
			ok = write_record(m, i, changes[i] == BEGINS, e);
	}
	mem_free(changes);
	return ok;
}

static bool write_alias(struct minting *m, const struct claim *c, struct err *e)
{
	static const char add_sql[] = "INSERT INTO alias(person, now) VALUES(?, ?) ON CONFLICT(person)"
				      " DO UPDATE SET now = excluded.now WHERE now <> excluded.now";
	static const char drop_sql[] = "DELETE FROM alias WHERE person = ?";
	bool is_alias = c->settled != c->number;
	struct statement *st = db_prepare(m->own, is_alias ? add_sql : drop_sql);
	statement_integer(st, 1, c->number);
	if (is_alias)
		statement_integer(st, 2, c->settled);
	return write_row(m, st, e);
}

/* Only numbers whose meaning changed are written. */
static bool write_aliases(struct minting *m, struct err *e)
{
	for (size_t i = 0; i < m->claim_count; i++) {
		int64_t now;
		if (!mint_current(m->own, m->claims[i].number, &now, e))
			return false;
		if (now == m->claims[i].settled)
			continue;
		if (!ready_to_write(m, e) || !write_alias(m, &m->claims[i], e))
			return false;
	}
	return true;
}

bool mint_numbers(struct db *own, const struct mint_record *records, size_t count, int64_t *numbers, size_t persons,
		  struct err *e)
{
	struct minting m = { .own = own, .records = records, .count = count, .numbers = numbers, .persons = persons };
	m.known = mem_zero(count + 1, sizeof(*m.known));
	m.claims = mem_zero(count + 1, sizeof(*m.claims));
	memset(numbers, 0, persons * sizeof(*numbers));
	sort_keys(&m);
	bool ok = look_up(&m, e);
	if (ok) {
		settle(&m);
		ok = take_numbers(&m, e) && write_records(&m, e) && write_aliases(&m, e) && end_batch(&m, e);
	}
	if (!ok)
		db_rollback(own);
	mem_free(m.claims);
	mem_free(m.known);
	mem_free(m.order);
	return ok;
}

bool mint_current(struct db *own, int64_t number, int64_t *now, struct err *e)
{
	static const char sql[] = "SELECT now FROM alias WHERE person = ?";
	/* An alias may itself have been joined later; the bound only guards against a damaged file. */
	for (int step = 0; step < 64; step++) {
		struct statement *st = db_prepare(own, sql);
		statement_integer(st, 1, number);
		bool is_alias = statement_row(st);
		if (is_alias)
			number = column_integer(st, 0);
		if (!statement_done(st, e))
			return false;
		if (!is_alias)
			break;
	}
	*now = number;
	return true;
}

#include "index_build.h"

#include "famctx/base/mem.h"
#include "famctx/store/statement.h"
#include "famctx/text/address.h"
#include "famctx/text/fold.h"
#include "famctx/text/ident.h"

#define TELL_EVERY 65536

uint32_t born_number(struct date born)
{
	return (uint32_t)(born.year * 10000 + born.month * 100 + born.day);
}

static uint32_t born_of_text(const char *text)
{
	struct date born;
	return text && date_parse_iso(text, &born) ? born_number(born) : 0;
}

static void tell(struct index_build *b)
{
	if (b->progress && b->progress->tell && b->done % TELL_EVERY == 0)
		b->progress->tell(b->progress->data, b->done, b->total);
	b->done++;
}

static int compare_places(const void *a, const void *b, void *people)
{
	const struct indexed_person *all = people;
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	if (all[x].born != all[y].born)
		return all[x].born > all[y].born ? -1 : 1;
	return x < y ? -1 : x > y; /* by id, as people is */
}

static void give_places(struct index_build *b)
{
	b->by_place = mem_zero(b->people_count + 1, sizeof(*b->by_place));
	for (uint32_t i = 0; i < b->people_count; i++)
		b->by_place[i] = i;
	qsort_r(b->by_place, b->people_count, sizeof(*b->by_place), compare_places, b->people);
	for (uint32_t i = 0; i < b->people_count; i++)
		b->people[b->by_place[i]].place = i;
}

bool index_gather_people(struct index_build *b, struct err *e)
{
	static const char sql[] = "SELECT id, born FROM person ORDER BY id";
	struct statement *st = db_prepare(b->db, sql);

	while (statement_row(st)) {
		MEM_GROW(b->people, b->people_count, b->people_cap);
		b->people[b->people_count++] =
			(struct indexed_person) { column_integer(st, 0), born_of_text(column_text(st, 1)), 0 };
	}
	give_places(b);
	b->total = (int64_t)b->people_count;
	return statement_done(st, e);
}

static int compare_ids(const void *key, const void *item)
{
	int64_t id = *(const int64_t *)key, other = ((const struct indexed_person *)item)->id;
	return id < other ? -1 : id > other;
}

static bool place_of(const struct index_build *b, int64_t id, uint32_t *place)
{
	const struct indexed_person *found =
		b->people_count ? bsearch(&id, b->people, b->people_count, sizeof(*b->people), compare_ids) : NULL;
	if (found)
		*place = found->place;
	return found != NULL;
}

/* The parts of one side of a name; of a double one also the whole: smith, jones, smithjones. */
static void add_name(struct index_build *b, struct fold_tokens *t, uint32_t place, const char *name)
{
	if (!name)
		return;
	fold_tokens(t, name);
	struct buf joined = BUF_INIT;
	for (size_t i = 0; i < t->count; i++) {
		index_rows_add(&b->names, place, vocabulary_add(&b->tokens, t->items[i]), 0);
		buf_add_text(&joined, t->items[i]);
	}
	if (t->count > 1)
		index_rows_add(&b->names, place, vocabulary_add(&b->tokens, joined.data), 0);
	buf_release(&joined);
}

static void add_number(struct index_build *b, uint32_t place, const char *text)
{
	struct buf number = BUF_INIT;

	if (text)
		index_number(text, &number);
	if (number.len)
		index_rows_add(&b->numbered, vocabulary_add(&b->numbers, number.data), 0, place);
	buf_release(&number);
}

static void add_postcode(struct index_build *b, uint32_t place, const char *address, const char *postcode)
{
	struct postcode found;
	bool given = postcode && postcode_parse(postcode, &found) && found.level == POSTCODE_FULL;

	if (given || (address && address_postcode(address, &found, NULL)))
		index_rows_add(&b->posted, vocabulary_add(&b->postcodes, found.text), 0, place);
}

static void add_house(struct index_build *b, uint32_t place, const char *address)
{
	struct buf key = BUF_INIT;
	if (address)
		address_key(address, &key);
	char *street = strchr(key.data, ' ');
	if (street) {
		*street++ = '\0';
		const char *flat_end = strchr(key.data, '/');
		index_rows_add(&b->housed, vocabulary_add(&b->streets, street),
			       vocabulary_add(&b->houses, flat_end ? flat_end + 1 : key.data), place);
	}
	buf_release(&key);
}

static void add_address(struct index_build *b, uint32_t place, const char *address, const char *postcode)
{
	add_postcode(b, place, address, postcode);
	add_house(b, place, address);
}

static bool read_record_names(struct index_build *b, struct fold_tokens *t, struct err *e)
{
	static const char sql[] = "SELECT person, family_name, first_name, born FROM record ORDER BY id";
	struct statement *st = db_prepare(b->db, sql);
	uint32_t place;

	while (statement_row(st)) {
		if (!place_of(b, column_integer(st, 0), &place))
			continue;
		tell(b);
		add_name(b, t, place, column_text(st, 1));
		add_name(b, t, place, column_text(st, 2));
		uint32_t born = born_of_text(column_text(st, 3));
		if (born)
			index_rows_add(&b->births, place, born, 0);
	}
	return statement_done(st, e);
}

static bool read_record_numbers(struct index_build *b, struct err *e)
{
	static const char sql[] = "SELECT person, register_id, nhs_number FROM record ORDER BY id";
	struct statement *st = db_prepare(b->db, sql);
	uint32_t place;

	while (statement_row(st)) {
		if (!place_of(b, column_integer(st, 0), &place))
			continue;
		add_number(b, place, column_text(st, 1));
		add_number(b, place, column_text(st, 2));
	}
	return statement_done(st, e);
}

static bool read_record_addresses(struct index_build *b, struct err *e)
{
	static const char sql[] = "SELECT person, address, postcode FROM record ORDER BY id";
	struct statement *st = db_prepare(b->db, sql);
	uint32_t place;

	while (statement_row(st))
		if (place_of(b, column_integer(st, 0), &place))
			add_address(b, place, column_text(st, 1), column_text(st, 2));
	return statement_done(st, e);
}

static bool read_names(struct index_build *b, struct fold_tokens *t, struct err *e)
{
	static const char sql[] = "SELECT record.person, name.family_name, name.first_name FROM name"
				  " JOIN record ON record.id = name.record ORDER BY name.id";
	struct statement *st = db_prepare(b->db, sql);
	uint32_t place;

	while (statement_row(st)) {
		if (!place_of(b, column_integer(st, 0), &place))
			continue;
		add_name(b, t, place, column_text(st, 1));
		add_name(b, t, place, column_text(st, 2));
	}
	return statement_done(st, e);
}

static bool read_addresses(struct index_build *b, struct err *e)
{
	static const char sql[] = "SELECT record.person, address.address, address.postcode FROM address"
				  " JOIN record ON record.id = address.record ORDER BY address.id";
	struct statement *st = db_prepare(b->db, sql);
	uint32_t place;

	while (statement_row(st))
		if (place_of(b, column_integer(st, 0), &place))
			add_address(b, place, column_text(st, 1), column_text(st, 2));
	return statement_done(st, e);
}

static bool read_identifiers(struct index_build *b, struct err *e)
{
	static const char sql[] = "SELECT record.person, identifier.value FROM identifier"
				  " JOIN record ON record.id = identifier.record ORDER BY identifier.id";
	struct statement *st = db_prepare(b->db, sql);
	uint32_t place;

	while (statement_row(st))
		if (place_of(b, column_integer(st, 0), &place))
			add_number(b, place, column_text(st, 1));
	return statement_done(st, e);
}

static void number_anew(struct index_rows *rows, struct vocabulary *a, struct vocabulary *b)
{
	vocabulary_sort(a);
	if (b)
		vocabulary_sort(b);
	for (size_t i = 0; i < rows->count; i++) {
		rows->items[i].a = vocabulary_sorted(a, rows->items[i].a);
		if (b)
			rows->items[i].b = vocabulary_sorted(b, rows->items[i].b);
	}
	index_rows_sort(rows);
}

bool index_gather_names(struct index_build *b, struct err *e)
{
	struct fold_tokens t = FOLD_TOKENS_INIT;
	bool ok = read_record_names(b, &t, e) && read_names(b, &t, e);

	fold_tokens_release(&t);
	vocabulary_sort(&b->tokens);
	for (size_t i = 0; i < b->names.count; i++)
		b->names.items[i].b = vocabulary_sorted(&b->tokens, b->names.items[i].b);
	index_rows_sort(&b->names);
	index_rows_sort(&b->births);
	return ok;
}

bool index_gather_numbers(struct index_build *b, struct err *e)
{
	bool ok = read_record_numbers(b, e) && read_identifiers(b, e);

	number_anew(&b->numbered, &b->numbers, NULL);
	return ok;
}

bool index_gather_places(struct index_build *b, struct err *e)
{
	bool ok = read_record_addresses(b, e) && read_addresses(b, e);

	number_anew(&b->posted, &b->postcodes, NULL);
	number_anew(&b->housed, &b->streets, &b->houses);
	return ok;
}

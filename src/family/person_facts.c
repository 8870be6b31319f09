#include "person_facts.h"

#include "copies.h"
#include "famctx/base/mem.h"
#include "famctx/store/statement.h"
#include "whole_address.h"

/* Most sources say the same: each name is kept once. */
static void add_name(struct person_facts *x, const char *family_name, const char *first_name)
{
	if (!family_name && !first_name)
		return;
	for (size_t i = 0; i < x->names_count; i++)
		if (same_text(x->names[i].family_name, family_name) && same_text(x->names[i].first_name, first_name))
			return;
	MEM_GROW(x->names, x->names_count, x->names_cap);
	x->names[x->names_count++] =
		(struct fact_name) { mem_copy_or_null(family_name), mem_copy_or_null(first_name) };
}

static void add_birth(struct person_facts *x, struct date born)
{
	for (size_t i = 0; i < x->births_count; i++)
		if (date_same(x->births[i], born))
			return;
	if (!date_known(born))
		return;
	MEM_GROW(x->births, x->births_count, x->births_cap);
	x->births[x->births_count++] = born;
}

static void add_address(struct person_facts *x, const char *address, const char *postcode)
{
	if (!address && !postcode)
		return;
	for (size_t i = 0; i < x->addresses_count; i++)
		if (same_text(x->addresses[i].address, address) && same_text(x->addresses[i].postcode, postcode))
			return;
	MEM_GROW(x->addresses, x->addresses_count, x->addresses_cap);
	x->addresses[x->addresses_count++] =
		(struct fact_address) { mem_copy_or_null(address), mem_copy_or_null(postcode) };
}

static void add_number(struct person_facts *x, const char *number)
{
	if (!number)
		return;
	for (size_t i = 0; i < x->numbers_count; i++)
		if (!strcmp(x->numbers[i], number))
			return;
	MEM_GROW(x->numbers, x->numbers_count, x->numbers_cap);
	x->numbers[x->numbers_count++] = mem_copy_text(number);
}

static bool read_person(const struct family *f, struct person_facts *x, bool *found, struct err *e)
{
	static const char person_sql[] = "SELECT family_name, first_name, born, sex," WHOLE_ADDRESS("person") ", case_id FROM person"
					 " WHERE id = ?";
	struct statement *st = db_prepare(f->people, person_sql);

	statement_integer(st, 1, x->person);
	*found = statement_row(st);
	if (*found) {
		x->family_name = column_copy(st, 0);
		x->first_name = column_copy(st, 1);
		x->born = column_date(st, 2);
		x->sex = column_copy(st, 3);
		x->address = column_copy(st, 4);
		x->case_id = column_copy(st, 5);
	}
	return statement_done(st, e);
}

static void add_record(const struct family *f, struct person_facts *x, int64_t source, const char *key)
{
	const struct family_source *s = family_source(f, source);

	if (!s)
		return;
	MEM_GROW(x->records, x->records_count, x->records_cap);
	x->records[x->records_count++] =
		(struct found_record) { mem_copy_text(s->document.key), mem_copy_or_null(key) };
}

static bool read_records(const struct family *f, struct person_facts *x, struct err *e)
{
	static const char record_sql[] = "SELECT source, key, family_name, first_name, born, address, postcode, nhs_number,"
					 " register_id FROM record WHERE person = ? ORDER BY id";
	struct statement *st = db_prepare(f->people, record_sql);

	statement_integer(st, 1, x->person);
	while (statement_row(st)) {
		add_record(f, x, column_integer(st, 0), column_text(st, 1));
		add_name(x, column_text(st, 2), column_text(st, 3));
		add_birth(x, column_date(st, 4));
		add_address(x, column_text(st, 5), column_text(st, 6));
		add_number(x, column_text(st, 7));
		add_number(x, column_text(st, 8));
	}
	return statement_done(st, e);
}

static bool read_more(const struct family *f, struct person_facts *x, struct err *e)
{
	static const char name_sql[] = "SELECT name.family_name, name.first_name FROM record"
				       " JOIN name ON name.record = record.id WHERE record.person = ? ORDER BY name.id";
	static const char address_sql[] = "SELECT address.address, address.postcode FROM record"
					  " JOIN address ON address.record = record.id WHERE record.person = ?"
					  " ORDER BY address.id";
	static const char number_sql[] = "SELECT identifier.value FROM record"
					 " JOIN identifier ON identifier.record = record.id WHERE record.person = ?"
					 " ORDER BY identifier.id";
	struct statement *st = db_prepare(f->people, name_sql);

	statement_integer(st, 1, x->person);
	while (statement_row(st))
		add_name(x, column_text(st, 0), column_text(st, 1));
	if (!statement_done(st, e))
		return false;
	st = db_prepare(f->people, address_sql);
	statement_integer(st, 1, x->person);
	while (statement_row(st))
		add_address(x, column_text(st, 0), column_text(st, 1));
	if (!statement_done(st, e))
		return false;
	st = db_prepare(f->people, number_sql);
	statement_integer(st, 1, x->person);
	while (statement_row(st))
		add_number(x, column_text(st, 0));
	return statement_done(st, e);
}

/* The table of staff may know any of the names and dates that sources give. */
static bool own_by_names(const struct staff_self *self, const struct person_facts *x)
{
	for (size_t i = 0; i < x->names_count; i++)
		for (size_t j = 0; j < x->births_count; j++) {
			const struct staff_facts facts = { .family_name = x->names[i].family_name,
							   .first_name = x->names[i].first_name,
							   .born = x->births[j] };
			if (staff_is_self(self, &facts))
				return true;
		}
	return false;
}

static bool own_by_number(const struct staff_self *self, const struct person_facts *x)
{
	for (size_t i = 0; i < x->numbers_count; i++) {
		const struct staff_facts facts = { .nhs_number = x->numbers[i] };
		if (staff_is_self(self, &facts))
			return true;
	}
	return false;
}

bool person_facts_own(const struct family *f, const struct person_facts *x)
{
	const struct staff_self *self = f->asker.self;

	if (x->held)
		return x->held == HELD_OWN_RECORD;
	return self && self->known && (own_by_names(self, x) || own_by_number(self, x));
}

/* What is gone cannot be compared, sorted by or shown. */
static void forget_facts(struct person_facts *x)
{
	mem_free(x->sex);
	mem_free(x->case_id);
	x->sex = x->case_id = NULL;
	x->born = (struct date)DATE_NONE;
	x->births_count = 0;
	while (x->numbers_count)
		mem_free(x->numbers[--x->numbers_count]);
	while (x->records_count) {
		x->records_count--;
		mem_free(x->records[x->records_count].source);
		mem_free(x->records[x->records_count].record);
	}
}

static void forget_addresses(struct person_facts *x)
{
	mem_free(x->address);
	x->address = NULL;
	while (x->addresses_count) {
		x->addresses_count--;
		mem_free(x->addresses[x->addresses_count].address);
		mem_free(x->addresses[x->addresses_count].postcode);
	}
}

static void hold_back(const struct family *f, unsigned levels, struct person_facts *x)
{
	if (levels & SHIELD_GUARDED) {
		x->held = person_facts_own(f, x) ? HELD_OWN_RECORD : HELD_GUARDED;
		forget_facts(x);
	}
	x->address_protected = levels & SHIELD_ADDRESS;
	if (x->address_protected)
		forget_addresses(x);
}

bool person_facts_read(const struct family *f, int64_t person, struct person_facts *out, bool *found, struct err *e)
{
	unsigned levels = family_shield(f, person);

	*out = (struct person_facts) { .person = person };
	*found = false;
	if (levels & SHIELD_SEALED)
		return true;
	if (!read_person(f, out, found, e) || (*found && !(read_records(f, out, e) && read_more(f, out, e))))
		return false;
	if (levels)
		hold_back(f, levels, out);
	return true;
}

void person_facts_release(struct person_facts *x)
{
	forget_facts(x);
	forget_addresses(x);
	mem_free(x->family_name);
	mem_free(x->first_name);
	for (size_t i = 0; i < x->names_count; i++) {
		mem_free(x->names[i].family_name);
		mem_free(x->names[i].first_name);
	}
	mem_free(x->names);
	mem_free(x->births);
	mem_free(x->addresses);
	mem_free(x->numbers);
	mem_free(x->records);
	*x = (struct person_facts) { .person = 0 };
}

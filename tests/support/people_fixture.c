#include "support/people_fixture.h"

#include "famctx/api/source.h"
#include "famctx/base/mem.h"
#include "famctx/family/index.h"
#include "famctx/family/nickname_table.h"
#include "famctx/schema/json.h"
#include "famctx/store/people.h"
#include "famctx/store/statement.h"
#include "famctx/text/address.h"

#define DATA "data"

/* A fixture that cannot be made is a mistake in the test. */
static void must(bool done, const struct err *e)
{
	if (!done)
		BUG(e->message);
}

static void run(struct fixture *x, const char *sql)
{
	struct err e = ERR_INIT;
	must(db_run(x->people, sql, &e), &e);
}

void fixture_start(struct fixture *x)
{
	struct err e = ERR_INIT;
	struct problems problems = PROBLEMS_INIT;

	memset(x, 0, sizeof(*x));
	must(db_open_memory(&x->people, &e), &e);
	run(x, people_tables_sql);
	if (!words_load(DATA, &x->words, &problems) || !policy_load(DATA, &x->policy, &problems) ||
	    !nickname_table_load(DATA, &x->nicknames, &problems))
		BUG(problems.count ? problems.items[0].message : "data cannot be read");
	problems_release(&problems);
	struct family_setup setup = { NULL, &x->words, &x->policy, &x->nicknames };
	family_init(&x->family, &setup);
	x->family.today = (struct date) { 2025, 11, 4 };
}

void fixture_end(struct fixture *x)
{
	family_release(&x->family);
	words_release(&x->words);
	policy_release(&x->policy);
	nicknames_release(&x->nicknames);
	db_close(x->people);
}

/* Texts are bound in order; NULL binds NULL. */
static int64_t insert(struct fixture *x, const char *sql, int64_t first, int64_t second, const char *const *texts,
		      int count)
{
	struct err e = ERR_INIT;
	struct statement *st = db_prepare(x->people, sql);

	statement_integer(st, 1, first);
	statement_integer(st, 2, second);
	for (int i = 0; i < count; i++)
		statement_text(st, 3 + i, texts[i]);
	must(statement_run(st, &e), &e);
	return db_last_id(x->people);
}

static void fill_households(struct fixture *x)
{
	static const char read_sql[] = "SELECT id, address FROM person WHERE address IS NOT NULL AND household IS NULL"
				       " ORDER BY id LIMIT 1";
	static const char write_sql[] = "UPDATE person SET household = ?2 WHERE id = ?1";
	struct err e = ERR_INIT;

	for (;;) {
		struct buf household = BUF_INIT;
		struct statement *st = db_prepare(x->people, read_sql);
		int64_t id = statement_row(st) ? column_integer(st, 0) : 0;
		if (id)
			address_fold(column_text(st, 1), &household);
		must(statement_done(st, &e), &e);
		if (id) {
			st = db_prepare(x->people, write_sql);
			statement_integer(st, 1, id);
			statement_text(st, 2, household.data);
			must(statement_run(st, &e), &e);
		}
		buf_release(&household);
		if (!id)
			return;
	}
}

void fixture_ready(struct fixture *x)
{
	struct err e = ERR_INIT;

	run(x, "INSERT INTO person(id, family_name, first_name, born, sex, address, postcode, case_id)"
	       " SELECT person, max(family_name) FILTER (WHERE rule = 0), max(first_name) FILTER (WHERE rule = 0),"
	       " max(born), max(sex), max(address) FILTER (WHERE rule = 0), max(postcode), max(register_id)"
	       " FROM record GROUP BY person");
	run(x, "INSERT INTO build SELECT 1, '2025-11-04T03:00:00Z', 'training', (SELECT count(*) FROM record),"
	       " (SELECT count(*) FROM person)");
	fill_households(x);
	run(x, people_indexes_sql);
	must(family_index_build(x->people, NULL, &e), &e);
	must(family_use(&x->family, x->people, &e), &e);
}

struct fixture *fixture_new(void (*fill)(struct fixture *))
{
	struct fixture *x = mem_zero(1, sizeof(*x));

	fixture_start(x);
	fill(x);
	fixture_ready(x);
	return x;
}

void fixture_free(struct fixture *x)
{
	fixture_end(x);
	mem_free(x);
}

int64_t fixture_source_json(struct fixture *x, const char *document)
{
	static const char sql[] = "INSERT INTO source(rows, people, key, service, is_register, document, loaded, digest)"
				  " VALUES (?1, ?2, ?3, ?4, ?5 = 'yes', ?6, '2025-11-04T03:00:00Z', 'x')";
	struct source_document d;
	struct err e = ERR_INIT;

	must(json_decode(document, strlen(document), &source_document_shape, &d, &e), &e);
	const char *texts[] = { d.key, d.service, d.is_register ? "yes" : "no", document };
	int64_t id = insert(x, sql, 10, 9, texts, 4);
	shape_release(&source_document_shape, &d);
	return id;
}

int64_t fixture_police(struct fixture *x)
{
	return fixture_source_json(x, "{\"key\":\"police\",\"service\":\"Police\",\"title\":\"Police records\","
				      "\"details\":[{\"key\":\"area\",\"label\":\"Police area\"},"
				      "{\"key\":\"offence\",\"label\":\"Offence\",\"sensitive\":true}]}");
}

int64_t fixture_source(struct fixture *x, const char *key, const char *service, const char *copied, int refresh_days)
{
	struct buf json = BUF_INIT;

	buf_printf(&json, "{\"key\":\"%s\",\"title\":\"%s source\",\"from\":\"2014-04-01\",\"areas\":[\"Milltown\"],"
			  "\"owner\":{\"name\":\"Source Owner\",\"phone\":\"0113 496 0100\"}", key, key);
	if (service)
		buf_printf(&json, ",\"service\":\"%s\"", service);
	else
		buf_add_text(&json, ",\"is_register\":true,\"id_label\":\"Case\"");
	if (copied)
		buf_printf(&json, ",\"copied\":\"%s\"", copied);
	if (refresh_days)
		buf_printf(&json, ",\"refresh_days\":%d", refresh_days);
	buf_add_char(&json, '}');
	int64_t id = fixture_source_json(x, json.data);
	buf_release(&json);
	return id;
}

/* The first record of a person is its own; later ones were joined to it. */
static const char *rule_of(struct fixture *x, int64_t person)
{
	static const char sql[] = "SELECT 1 FROM record WHERE person = ?";
	struct err e = ERR_INIT;
	struct statement *st = db_prepare(x->people, sql);

	statement_integer(st, 1, person);
	bool known = statement_row(st);
	must(statement_done(st, &e), &e);
	return known ? "1" : "0";
}

int64_t fixture_person(struct fixture *x, int64_t person, int64_t source, const char *first_name,
		       const char *family_name, const char *born, const char *address)
{
	static const char sql[] = "INSERT INTO record(source, person, key, line, rule, first_name, family_name, born,"
				  " address, postcode)"
				  " VALUES (?1, ?2, ?3, 1, CAST(?4 AS INTEGER), ?5, ?6, ?7, ?8, ?9)";
	struct postcode postcode;
	struct buf key = BUF_INIT;
	bool posted = address && address_postcode(address, &postcode, NULL);

	buf_printf(&key, "R%lld", (long long)person);
	const char *texts[] = { key.data, rule_of(x, person), first_name, family_name,
				born,	  address,	      posted ? postcode.text : NULL };
	int64_t id = insert(x, sql, source, person, texts, 7);
	buf_release(&key);
	return id;
}

void fixture_set(struct fixture *x, int64_t record, const char *column, const char *value)
{
	static const char *const columns[][2] = {
		{ "nhs_number", "UPDATE record SET nhs_number = ?2 WHERE id = ?1" },
		{ "register_id", "UPDATE record SET register_id = ?2 WHERE id = ?1" },
		{ "sex", "UPDATE record SET sex = ?2 WHERE id = ?1" },
		{ "died", "UPDATE record SET died = ?2 WHERE id = ?1" },
		{ "address_from", "UPDATE record SET address_from = ?2 WHERE id = ?1" },
	};
	struct err e = ERR_INIT;

	for (size_t i = 0; i < ARRAY_LEN(columns); i++) {
		if (strcmp(columns[i][0], column) != 0)
			continue;
		struct statement *st = db_prepare(x->people, columns[i][1]);
		statement_integer(st, 1, record);
		statement_text(st, 2, value);
		must(statement_run(st, &e), &e);
		return;
	}
	BUG(column);
}

void fixture_name(struct fixture *x, int64_t record, const char *kind, const char *first_name, const char *family_name)
{
	static const char sql[] = "INSERT INTO name(record, id, kind, first_name, family_name)"
				  " VALUES (?1, (SELECT count(*) + 1 + ?2 FROM name), ?3, ?4, ?5)";
	const char *texts[] = { kind, first_name, family_name };
	(void)insert(x, sql, record, 0, texts, 3);
}

void fixture_address(struct fixture *x, int64_t record, const char *kind, const char *address, const char *dated)
{
	static const char sql[] = "INSERT INTO address(record, id, kind, address, postcode, dated)"
				  " VALUES (?1, (SELECT count(*) + 1 + ?2 FROM address), ?3, ?4, ?5, ?6)";
	struct postcode postcode;
	bool posted = address_postcode(address, &postcode, NULL);
	const char *texts[] = { kind, address, posted ? postcode.text : NULL, dated };
	(void)insert(x, sql, record, 0, texts, 4);
}

void fixture_identifier(struct fixture *x, int64_t record, const char *kind, const char *value)
{
	static const char sql[] = "INSERT INTO identifier(record, id, kind, value)"
				  " VALUES (?1, (SELECT count(*) + 1 + ?2 FROM identifier), ?3, ?4)";
	const char *texts[] = { kind, value };
	(void)insert(x, sql, record, 0, texts, 2);
}

int64_t fixture_involvement(struct fixture *x, int64_t record, const char *state, const char *from, const char *to,
			    const char *last_contact)
{
	static const char sql[] = "INSERT INTO involvement(record, id, state, from_date, to_date, last_contact)"
				  " VALUES (?1, (SELECT count(*) + 1 + ?2 FROM involvement), ?3, ?4, ?5, ?6)";
	const char *texts[] = { state, from, to, last_contact };
	return insert(x, sql, record, 0, texts, 4);
}

void fixture_contact(struct fixture *x, int64_t involvement, const char *name, const char *phone)
{
	static const char sql[] = "UPDATE involvement SET contact_name = ?3, contact_phone = ?4 WHERE id = ?1 + ?2";
	const char *texts[] = { name, phone };
	(void)insert(x, sql, involvement, 0, texts, 2);
}

void fixture_detail(struct fixture *x, int64_t record, int64_t involvement, const char *field, const char *value,
		    const char *state)
{
	static const char sql[] = "INSERT INTO detail(record, involvement, field, item, value, state)"
				  " VALUES (?1, nullif(?2, 0), ?3, 0, ?4, ?5)";
	const char *texts[] = { field, value, state };
	(void)insert(x, sql, record, involvement, texts, 3);
}

void fixture_part(struct fixture *x, int64_t record, int64_t involvement, const char *field, int item,
		  const char *part, const char *value, const char *dated)
{
	static const char sql[] = "INSERT INTO detail(record, involvement, field, item, part, value, state, dated)"
				  " VALUES (?1, nullif(?2, 0), ?3, CAST(?4 AS INTEGER), ?5, ?6, 'given', ?7)";
	char number[16];

	snprintf(number, sizeof(number), "%d", item);
	const char *texts[] = { field, number, part, value, dated };
	(void)insert(x, sql, record, involvement, texts, 5);
}

void fixture_warning(struct fixture *x, int64_t record, const char *text, const char *review)
{
	static const char sql[] = "INSERT INTO warning(record, id, text, review)"
				  " VALUES (?1, (SELECT count(*) + 1 + ?2 FROM warning), ?3, ?4)";
	const char *texts[] = { text, review };
	(void)insert(x, sql, record, 0, texts, 2);
}

void fixture_link(struct fixture *x, int64_t source, int64_t from, const char *relation, int64_t to, const char *dated)
{
	static const char sql[] = "INSERT INTO relationship(source, from_person, to_person, from_id, to_id, relation, dated)"
				  " VALUES (?1, ?2, CAST(?3 AS INTEGER), ?2, ?3, ?4, ?5)";
	char other[24];

	snprintf(other, sizeof(other), "%lld", (long long)to);
	const char *texts[] = { other, relation, dated };
	(void)insert(x, sql, source, from, texts, 3);
}

void fixture_possible(struct fixture *x, int64_t person, int64_t record, int rule)
{
	static const char sql[] = "INSERT INTO possible(person, record, rule) VALUES (?1, ?2, CAST(?3 AS INTEGER))";
	char number[16];

	snprintf(number, sizeof(number), "%d", rule);
	const char *texts[] = { number };
	(void)insert(x, sql, person, record, texts, 1);
}

/*
 * Somebody who is sealed is as if they had never been in any feed: every answer
 * is, byte for byte, the one of a store that was loaded without their rows.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/base/mem.h"
#include "famctx/family/record.h"
#include "famctx/store/person_id.h"
#include "famctx/store/statement.h"
#include "support/built_store.h"
#include "support/family_answers.h"
#include "support/must.h"

static struct built_store built;

static int start(void **state)
{
	(void)state;
	built_start(&built);
	built_load(&built, "all", built.feeds.data);
	return 0;
}

static int end(void **state)
{
	(void)state;
	built_end(&built);
	return 0;
}

/* ---- what is asked */

struct questions {
	struct texts lines;   /* to find */
	struct texts people;  /* ids, of others and of the one who is sealed */
	struct texts records; /* keys */
};

static void questions_release(struct questions *q)
{
	gathered_release(&q->lines);
	gathered_release(&q->people);
	gathered_release(&q->records);
}

static void add_line(struct questions *q, const char *format, ...) PRINTF_LIKE(2, 3);
static void add_line(struct questions *q, const char *format, ...)
{
	va_list args;
	char text[200];

	va_start(args, format);
	vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	gathered_add(&q->lines, text);
}

/* A letter left out, two swapped, one doubled, one that sounds alike, beginnings. */
static void add_slips(struct questions *q, const char *first, const char *family)
{
	size_t len = strlen(family);

	if (len < 4)
		return;
	add_line(q, "%s %.*s%s", first, 2, family, family + 3);
	add_line(q, "%s %c%c%s", first, family[1], family[0], family + 2);
	add_line(q, "%.3s%c%s", family, family[2], family + 3);
	add_line(q, "%.3s %.3s", first, family);
	add_line(q, "%.1s %.*s", first, (int)len - 1, family);
	for (const char *at = strpbrk(family, "ckey"); at; at = NULL)
		add_line(q, "%s %.*s%c%s", first, (int)(at - family), family, *at == 'c' ? 'k' : 'i', at + 1);
}

static void add_dates(struct questions *q, const char *first, const char *family, struct date born)
{
	int year = born.year, month = born.month, day = born.day;

	if (!date_full(born))
		return;
	add_line(q, "%02d/%02d/%04d", day, month, year);
	add_line(q, "%s %02d/%02d/%04d", family, month, day, year);
	add_line(q, "%s %s %d", first, family, year);
	add_line(q, "%s age %d", family, 2025 - year);
	add_line(q, "%s nobody %d %d %d", first, day, month, year);
	add_line(q, "%s %s %d/%d/%d", first, family, day % 28 + 1, month, year - 1);
}

static void add_places(struct questions *q, const char *first, const char *address, const char *postcode)
{
	if (postcode) {
		add_line(q, "%s", postcode);
		add_line(q, "%s %s", first, postcode);
		add_line(q, "%.5s", postcode);
	}
	if (address) {
		add_line(q, "%s", address);
		add_line(q, "%s %s", first, address);
		add_line(q, "zzyx %s", address);
	}
}

static void add_person_lines(struct questions *q, struct statement *st)
{
	const char *first = column_text(st, 1) ? column_text(st, 1) : "nobody";
	const char *family = column_text(st, 2) ? column_text(st, 2) : "nobody";

	add_line(q, "%s", family);
	add_line(q, "%s %s", first, family);
	add_line(q, "%s %s", family, first);
	add_line(q, "%s zzyx", first);
	add_slips(q, first, family);
	add_dates(q, first, family, column_date(st, 3));
	add_places(q, first, column_text(st, 4), column_text(st, 5));
	if (column_text(st, 6)) {
		add_line(q, "%s", column_text(st, 6));
		add_line(q, "nobody %s", column_text(st, 6));
	}
}

/* Of the one who is sealed, of those who have something in common with them, and of some others. */
static void ask(const char *sealed, struct questions *q)
{
	static const char sql[] =
		"SELECT 'P' || p.id, p.first_name, p.family_name, p.born, p.address, p.postcode, p.case_id FROM person p"
		" JOIN person x ON x.id = CAST(substr(?, 2) AS INTEGER) WHERE p.id = x.id OR p.household = x.household"
		" OR p.born = x.born OR (p.id % 3 = 0 AND (p.family_name = x.family_name OR p.postcode = x.postcode))"
		" OR p.id IN (SELECT from_person FROM relationship WHERE to_person = x.id)"
		" OR p.id IN (SELECT to_person FROM relationship WHERE from_person = x.id)"
		" OR (p.id % 5 = 0 AND p.id IN (SELECT person FROM possible)) OR p.id % 61 = 0 ORDER BY p.id";
	struct err e = ERR_INIT;
	struct statement *st = db_prepare(built.people, sql);

	*q = (struct questions){ { NULL, 0, 0 }, { NULL, 0, 0 }, { NULL, 0, 0 } };
	statement_text(st, 1, sealed);
	while (statement_row(st)) {
		gathered_add(&q->people, column_text(st, 0));
		add_person_lines(q, st);
	}
	must(statement_done(st, &e), &e);
	gathered_read(&q->lines, built.people, "SELECT DISTINCT nhs_number FROM record WHERE nhs_number IS NOT NULL AND"
			      " (person = CAST(substr(?, 2) AS INTEGER) OR id % 37 = 0)", sealed);
	gathered_read(&q->records, built.people, "SELECT key FROM record WHERE person = CAST(substr(?, 2) AS INTEGER)", sealed);
}

/* Every answer there is, one a line. */
static void answer_all(const struct questions *q, const char *sealed, struct buf *out)
{
	bytes_of_sources(&built.family, out);
	for (size_t i = 0; i < q->lines.count; i++) {
		buf_add_char(out, '\n');
		bytes_of_find(&built.family, q->lines.items[i], out);
	}
	for (size_t i = 0; i < q->people.count; i++) {
		buf_add_char(out, '\n');
		bytes_of_show(&built.family, q->people.items[i], out);
		buf_add_char(out, '\n');
		bytes_of_evidence(&built.family, q->people.items[i], i % 3 ? NULL : sealed, out);
		buf_add_char(out, '\n');
		bytes_of_name(&built.family, q->people.items[i], out);
	}
	for (size_t i = 0; i < q->records.count; i++) {
		buf_add_char(out, '\n');
		bytes_of_record(&built.family, q->records.items[i], out);
	}
}

/* The first line in which they differ, from a little before. */
static void assert_same_answers(const char *what, const struct buf *expected, const struct buf *got)
{
	size_t at = 0;

	while (at < expected->len && expected->data[at] == got->data[at])
		at++;
	if (at == expected->len && at == got->len)
		return;
	size_t line = at;
	while (line > 0 && expected->data[line - 1] != '\n')
		line--;
	size_t from = at - line > 400 ? at - 400 : line;
	fail_msg("%s\nline: %.200s\nexpected ...%.800s\ngot ...%.800s", what, expected->data + line,
		 expected->data + from, got->data + from);
}

static void person_of(const char *case_id, char id[PERSON_ID_SIZE])
{
	struct err e = ERR_INIT;

	must(family_person_of_record(&built.family, "register", case_id, id, &e), &e);
}

static char *feeds_without(const char *name, const char *person)
{
	struct texts keys = { NULL, 0, 0 };

	/* A key of several cells has / between them. */
	gathered_read(&keys, built.people, "SELECT substr(key, 1, instr(key || '/', '/') - 1) FROM record"
			  " WHERE person = CAST(substr(?1, 2) AS INTEGER) UNION SELECT register_id FROM record"
			  " WHERE person = CAST(substr(?1, 2) AS INTEGER)", person);
	char *folder = built_feeds_without(&built, name, (const char *const *)keys.items, keys.count);
	gathered_release(&keys);
	return folder;
}

/* Sealed in the file that is there, sealed by a build, and never there: three times the same. */
static void seal_and_compare(const char *name, const char *case_id)
{
	struct questions q;
	struct buf before = BUF_INIT, at_once = BUF_INIT, anew = BUF_INIT, never = BUF_INIT;
	char person[PERSON_ID_SIZE], other[16];

	built_use(&built, "all");
	person_of(case_id, person);
	ask(person, &q);
	assert_true(q.lines.count > 400 && q.people.count > 20);
	answer_all(&q, person, &before);
	char *feeds = feeds_without(name, person);
	snprintf(other, sizeof(other), "-%s", name);
	int64_t id = built_restrict(&built, person, RESTRICTION_SEALED);
	built_load(&built, name, built.feeds.data);
	built_lift(&built, id);
	/* How the last load went is in the answers. */
	built_load(&built, other, feeds);
	answer_all(&q, person, &never);
	built_use(&built, "all");
	id = built_restrict(&built, person, RESTRICTION_SEALED);
	answer_all(&q, person, &at_once);
	built_use(&built, name);
	answer_all(&q, person, &anew);
	assert_string_not_equal(before.data, never.data);
	assert_same_answers("built anew", &never, &anew);
	assert_same_answers("at once", &never, &at_once);
	built_lift(&built, id);
	buf_release(&before);
	buf_release(&at_once);
	buf_release(&anew);
	buf_release(&never);
	questions_release(&q);
	mem_free(feeds);
}

static void as_if_never_there(void **state)
{
	/* A child, her mother, and a father. */
	static const char *const cases[] = { "136594", "136595", "130103" };
	(void)state;

	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		seal_and_compare(cases[i], cases[i]);
}

/* ---- everybody in turn ------------------------------------------------------------- */

static bool mentions(const struct buf *json, const char *text)
{
	return strstr(json->data, text) != NULL;
}

/* What would give somebody away where it is somebody's alone: id, case and NHS number, keys of records. */
static void tell_tales(const char *person, struct texts *out)
{
	static const char sql[] =
		"SELECT '\"P' || id || '\"' FROM person WHERE id = CAST(substr(?1, 2) AS INTEGER)"
		" UNION SELECT '\"' || case_id || '\"' FROM person WHERE id = CAST(substr(?1, 2) AS INTEGER)"
		" UNION SELECT nhs_number FROM record WHERE person = CAST(substr(?1, 2) AS INTEGER)"
		" UNION SELECT '\"' || key || '\"' FROM record WHERE person = CAST(substr(?1, 2) AS INTEGER)"
		" UNION SELECT '\"' || p.family_name || ', ' || p.first_name || '\"' FROM person p"
		" WHERE p.id = CAST(substr(?1, 2) AS INTEGER) AND NOT EXISTS (SELECT 1 FROM person o WHERE o.id <> p.id"
		" AND o.family_name = p.family_name AND o.first_name = p.first_name)";

	gathered_read(out, built.people, sql, person);
}

static void assert_told_nothing(const struct buf *json, const struct texts *tales, const char *about, const char *of)
{
	for (size_t i = 0; i < tales->count; i++)
		if (mentions(json, tales->items[i]))
			fail_msg("%s tells %s of %s: %.2000s", about, tales->items[i], of, json->data);
}

/* Those who showed somebody before, shown and compared again. */
static void look_again(const struct texts *everybody, const struct buf *shown, const char *person,
		       const struct texts *tales)
{
	struct buf id = BUF_INIT, json = BUF_INIT, nobody = BUF_INIT;

	buf_printf(&id, "\"%s\"", person);
	for (size_t i = 0; i < everybody->count; i++) {
		const char *other = everybody->items[i];
		if (!strcmp(other, person) || !mentions(&shown[i], id.data))
			continue;
		buf_clear(&json);
		bytes_of_show(&built.family, other, &json);
		bytes_of_evidence(&built.family, other, NULL, &json);
		assert_told_nothing(&json, tales, other, person);
		buf_clear(&json);
		bytes_of_evidence(&built.family, other, person, &json);
		bytes_of_evidence(&built.family, "P99999999", NULL, &nobody);
		assert_int_equal(json.data[0], nobody.data[0]);
	}
	buf_release(&id);
	buf_release(&json);
	buf_release(&nobody);
}

static void look_for(const char *person, const struct texts *tales)
{
	static const char sql[] =
		"SELECT first_name || ' ' || family_name FROM person WHERE id = CAST(substr(?1, 2) AS INTEGER)"
		" UNION SELECT born FROM person WHERE id = CAST(substr(?1, 2) AS INTEGER)"
		" UNION SELECT nhs_number FROM record WHERE person = CAST(substr(?1, 2) AS INTEGER)"
		" UNION SELECT register_id FROM record WHERE person = CAST(substr(?1, 2) AS INTEGER)"
		" UNION SELECT address FROM person WHERE id = CAST(substr(?1, 2) AS INTEGER)";
	struct texts lines = { NULL, 0, 0 };

	gathered_read(&lines, built.people, sql, person);
	for (size_t i = 0; i < lines.count; i++) {
		struct buf json = BUF_INIT;
		bytes_of_find(&built.family, lines.items[i], &json);
		/* What was typed comes back, and what to type instead. */
		const char *results = strstr(json.data, "\"results\""), *advice = strstr(json.data, "\"advice\"");
		struct buf found = BUF_INIT;
		assert_true(results && advice > results);
		buf_add(&found, results, (size_t)(advice - results));
		assert_told_nothing(&found, tales, lines.items[i], person);
		buf_release(&found);
		buf_release(&json);
	}
	gathered_release(&lines);
}

static void nobody_tells_of_anybody_sealed(void **state)
{
	struct texts everybody = { NULL, 0, 0 }, families = { NULL, 0, 0 };
	(void)state;

	built_use(&built, "all");
	gathered_read(&everybody, built.people, "SELECT 'P' || id FROM person", NULL);
	gathered_read(&families, built.people, "SELECT 'P' || id FROM person WHERE id IN (SELECT from_person FROM relationship"
			      " UNION SELECT to_person FROM relationship)", NULL);
	assert_true(families.count > 100);
	struct buf *shown = mem_zero(everybody.count, sizeof(*shown));
	for (size_t i = 0; i < everybody.count; i++) {
		buf_init(&shown[i]);
		bytes_of_show(&built.family, everybody.items[i], &shown[i]);
	}
	for (size_t i = 0; i < families.count; i++) {
		struct texts tales = { NULL, 0, 0 };
		tell_tales(families.items[i], &tales);
		int64_t id = built_restrict(&built, families.items[i], RESTRICTION_SEALED);
		look_again(&everybody, shown, families.items[i], &tales);
		look_for(families.items[i], &tales);
		built_lift(&built, id);
		gathered_release(&tales);
	}
	for (size_t i = 0; i < everybody.count; i++)
		buf_release(&shown[i]);
	mem_free(shown);
	gathered_release(&everybody);
	gathered_release(&families);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(as_if_never_there),
		cmocka_unit_test(nobody_tells_of_anybody_sealed),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, start, end);
}

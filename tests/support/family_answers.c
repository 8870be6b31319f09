#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "support/family_answers.h"

#include "famctx/base/mem.h"
#include "famctx/family/evidence.h"
#include "famctx/family/find.h"
#include "famctx/family/name.h"
#include "famctx/family/record.h"
#include "famctx/family/show.h"
#include "famctx/family/sources.h"
#include "famctx/schema/json.h"
#include "famctx/store/person_id.h"
#include "famctx/store/statement.h"
#include "support/must.h"

void gathered_add(struct texts *t, const char *text)
{
	MEM_GROW(t->items, t->count, t->cap);
	t->items[t->count++] = mem_copy_text(text);
}

void gathered_release(struct texts *t)
{
	for (size_t i = 0; i < t->count; i++)
		mem_free(t->items[i]);
	mem_free(t->items);
}

void gathered_read(struct texts *t, struct db *people, const char *static_sql, const char *bound)
{
	struct err e = ERR_INIT;
	struct statement *st = db_prepare(people, static_sql);

	if (bound)
		statement_text(st, 1, bound);
	while (statement_row(st))
		if (column_text(st, 0))
			gathered_add(t, column_text(st, 0));
	must(statement_done(st, &e), &e);
}

static void put_error(const struct err *e, struct buf *out)
{
	buf_printf(out, "%d %s", (int)e->code, e->message);
}

void answer_of_find(struct family *f, const char *line, struct find_answer *answer)
{
	struct find_request request;
	struct err e = ERR_INIT;

	shape_init(&find_request_shape, &request);
	request.query = mem_copy_text(line);
	must(family_find(f, &request, answer, &e), &e);
	shape_release(&find_request_shape, &request);
}

void answer_of_show(struct family *f, const char *person, struct show_answer *answer)
{
	struct show_request request;
	struct err e = ERR_INIT;

	shape_init(&show_request_shape, &request);
	request.person = mem_copy_text(person);
	must(family_show(f, &request, answer, &e), &e);
	shape_release(&show_request_shape, &request);
}

void bytes_of_find(struct family *f, const char *line, struct buf *out)
{
	struct find_request request;
	struct find_answer answer;
	struct err e = ERR_INIT;

	shape_init(&find_request_shape, &request);
	request.query = mem_copy_text(line);
	if (family_find(f, &request, &answer, &e))
		json_encode(&find_answer_shape, &answer, out);
	else
		put_error(&e, out);
	shape_release(&find_answer_shape, &answer);
	shape_release(&find_request_shape, &request);
}

void bytes_of_show(struct family *f, const char *person, struct buf *out)
{
	struct show_request request;
	struct show_answer answer;
	struct err e = ERR_INIT;

	shape_init(&show_request_shape, &request);
	request.person = mem_copy_text(person);
	if (family_show(f, &request, &answer, &e))
		json_encode(&show_answer_shape, &answer, out);
	else
		put_error(&e, out);
	shape_release(&show_answer_shape, &answer);
	shape_release(&show_request_shape, &request);
}

void bytes_of_evidence(struct family *f, const char *person, const char *other, struct buf *out)
{
	struct evidence_request request;
	struct evidence_answer answer;
	struct err e = ERR_INIT;

	shape_init(&evidence_request_shape, &request);
	request.person = mem_copy_text(person);
	request.other = mem_copy_or_null(other);
	if (family_evidence(f, &request, &answer, &e))
		json_encode(&evidence_answer_shape, &answer, out);
	else
		put_error(&e, out);
	shape_release(&evidence_answer_shape, &answer);
	shape_release(&evidence_request_shape, &request);
}

void bytes_of_sources(struct family *f, struct buf *out)
{
	struct sources_answer answer;
	struct err e = ERR_INIT;
	int64_t people;

	must(family_sources(f, &answer, &e) && family_people(f, &people, &e), &e);
	/* When something was loaded is another moment. */
	for (size_t i = 0; i < answer.sources_count; i++) {
		mem_free(answer.sources[i].loaded);
		answer.sources[i].loaded = NULL;
	}
	json_encode(&sources_answer_shape, &answer, out);
	buf_printf(out, " %lld", (long long)people);
	shape_release(&sources_answer_shape, &answer);
}

void bytes_of_name(struct family *f, const char *id, struct buf *out)
{
	struct err e = ERR_INIT;
	struct date born;
	int64_t number;
	char *name;

	assert_true(person_id_read(id, &number));
	must(family_name(f, number, &name, &born, &e), &e);
	buf_printf(out, "%s %d-%d-%d", name ? name : "nobody", born.year, born.month, born.day);
	mem_free(name);
}

void bytes_of_record(struct family *f, const char *key, struct buf *out)
{
	static const char *const sources[] = { "register", "school", "children", "police", "housing", "adults", "fire" };
	char person[PERSON_ID_SIZE];

	for (size_t i = 0; i < ARRAY_LEN(sources); i++) {
		struct err e = ERR_INIT;
		if (family_person_of_record(f, sources[i], key, person, &e))
			buf_printf(out, "%s ", person);
		else
			put_error(&e, out);
	}
}

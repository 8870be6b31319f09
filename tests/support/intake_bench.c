#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <unistd.h>

#include "support/intake_bench.h"

#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/store/statement.h"
#include "famctx/store/store.h"

static void open_kind(struct bench *b, bool is_training)
{
	struct problems problems = PROBLEMS_INIT;
	bool training;
	memset(b, 0, sizeof(*b));
	snprintf(b->folder, sizeof(b->folder), "/tmp/famctx-intake-XXXXXX");
	assert_non_null(mkdtemp(b->folder));
	buf_init(&b->store);
	buf_init(&b->people);
	buf_init(&b->build);
	file_join(&b->store, b->folder, "store");
	file_join(&b->people, b->folder, "store/people.db");
	file_join(&b->build, b->folder, "store/people.db.new");
	assert_true(store_make(b->store.data, is_training, &b->err));
	assert_true(store_open_own(b->store.data, &b->own, &training, &b->err));
	assert_true(policy_load("data", &b->policy, &problems));
	problems_release(&problems);
	shape_init(&load_answer_shape, &b->answer);
	b->training = is_training;
}

void bench_open(struct bench *b)
{
	open_kind(b, false);
}

void bench_open_training(struct bench *b)
{
	open_kind(b, true);
}

void bench_close(struct bench *b)
{
	struct err e = ERR_INIT;
	db_close(b->own);
	policy_release(&b->policy);
	shape_release(&load_answer_shape, &b->answer);
	assert_true(file_remove_tree(b->folder, &e));
	buf_release(&b->store);
	buf_release(&b->people);
	buf_release(&b->build);
}

/* Loads manifests and puts the new file in place, as the keeper does. */
bool bench_load(struct bench *b, const char *data, const char *const *manifests, size_t count, bool check)
{
	char **paths = mem_zero(count + 1, sizeof(*paths));
	for (size_t i = 0; i < count; i++)
		paths[i] = mem_copy_text(manifests[i]);
	struct load_request request = { paths, count, mem_copy_or_null(data), check };
	struct intake_job job = {
		.request = &request,
		.policy = &b->policy,
		.store = b->own,
		.people_path = b->people.data,
		.build_path = b->build.data,
		.data_folder = "data",
		.training = b->training,
		.today = { 2025, 11, 4 },
	};
	shape_release(&load_answer_shape, &b->answer);
	b->err = (struct err)ERR_INIT;
	bool ok = intake_load(&job, &b->answer, &b->err);
	shape_release(&load_request_shape, &request);
	if (ok && !check)
		assert_int_equal(rename(b->build.data, b->people.data), 0);
	return ok;
}

/* A file in the folder of the test. */
void bench_write(struct bench *b, const char *name, const char *text)
{
	struct buf path = BUF_INIT;
	file_join(&path, b->folder, name);
	assert_true(file_write(path.data, text, strlen(text), &b->err));
	buf_release(&path);
}

/* Loads manifests of the test's own folder, named with spaces between. */
bool bench_load_here(struct bench *b, const char *names, bool check)
{
	char *manifests[8];
	size_t count = 0;
	char *list = mem_copy_text(names), *rest = list;
	for (char *name; (name = strsep(&rest, " ")) && count < 8;) {
		struct buf path = BUF_INIT;
		file_join(&path, b->folder, name);
		manifests[count++] = buf_detach(&path);
	}
	bool ok = bench_load(b, NULL, (const char *const *)manifests, count, check);
	for (size_t i = 0; i < count; i++)
		mem_free(manifests[i]);
	mem_free(list);
	return ok;
}

/* All rows of a query: columns with | between, rows with newlines; NULL is -. */
void bench_query(struct bench *b, const char *sql, int columns, struct buf *out)
{
	struct db *db;
	assert_true(db_open(b->people.data, DB_READ, &db, &b->err));
	struct statement *st = db_prepare(db, sql);
	while (statement_row(st)) {
		for (int i = 0; i < columns; i++)
			buf_printf(out, "%s%s", i ? "|" : "", column_null(st, i) ? "-" : column_text(st, i));
		buf_add_char(out, '\n');
	}
	assert_true(statement_done(st, &b->err));
	db_close(db);
}

void bench_expect(struct bench *b, const char *sql, int columns, const char *expected)
{
	struct buf got = BUF_INIT;
	bench_query(b, sql, columns, &got);
	assert_string_equal(got.data, expected);
	buf_release(&got);
}

/* Everything the answer said about problems, one line each, without the folder. */
void bench_problems(const struct bench *b, struct buf *out)
{
	for (size_t i = 0; i < b->answer.problems_count; i++) {
		const struct source_problem *p = &b->answer.problems[i];
		const char *name = p->file ? strrchr(p->file, '/') : NULL;
		buf_printf(out, "%s:%lld:%lld: %s%s\n", name ? name + 1 : p->file ? p->file : "", (long long)p->line,
			   (long long)p->column, p->error ? "" : "(warning) ", p->message);
	}
}

void bench_expect_problem(const struct bench *b, const char *expected)
{
	struct buf got = BUF_INIT;
	bench_problems(b, &got);
	if (!strstr(got.data, expected))
		fail_msg("expected: %s\nfound:\n%s", expected, got.data);
	buf_release(&got);
}

const char *bench_words(const struct bench *b, size_t source, const char *rule)
{
	for (size_t i = 0; i < b->answer.sources[source].quality_count; i++)
		if (!strcmp(b->answer.sources[source].quality[i].rule, rule))
			return b->answer.sources[source].quality[i].words;
	return "";
}

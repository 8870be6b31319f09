#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <unistd.h>

#include "support/built_store.h"

#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/family/index.h"
#include "famctx/family/nickname_table.h"
#include "famctx/intake/load.h"
#include "famctx/intake/madeup.h"
#include "famctx/store/store.h"
#include "support/must.h"

#define MANIFESTS "data/sources/training"

void built_start(struct built_store *b)
{
	struct problems problems = PROBLEMS_INIT;
	struct err e = ERR_INIT;
	bool training;

	*b = (struct built_store){ .people = NULL };
	buf_init(&b->store);
	buf_init(&b->feeds);
	snprintf(b->folder, sizeof(b->folder), "/tmp/famctx-built-XXXXXX");
	assert_non_null(mkdtemp(b->folder));
	file_join(&b->store, b->folder, "store");
	file_join(&b->feeds, b->folder, "feeds");
	must(store_make(b->store.data, true, &e) && store_open_own(b->store.data, &b->own, &training, &e), &e);
	must(madeup_write_feeds("data/families", b->feeds.data, &problems, &e), &e);
	assert_true(words_load("data", &b->words, &problems) && policy_load("data", &b->policy, &problems) &&
		    nickname_table_load("data", &b->nicknames, &problems));
	problems_release(&problems);
	const struct family_setup setup = { b->own, &b->words, &b->policy, &b->nicknames };
	family_init(&b->family, &setup);
	b->family.today = (struct date){ 2025, 11, 4 };
}

void built_end(struct built_store *b)
{
	struct err e = ERR_INIT;

	family_release(&b->family);
	db_close(b->people);
	db_close(b->own);
	words_release(&b->words);
	policy_release(&b->policy);
	nicknames_release(&b->nicknames);
	must(file_remove_tree(b->folder, &e), &e);
	buf_release(&b->store);
	buf_release(&b->feeds);
}

/* ---- loading */

static bool add_index(void *context, struct db *people, struct err *e)
{
	(void)context;
	return family_index_build(people, NULL, e);
}

static void path_of(const struct built_store *b, const char *name, struct buf *out)
{
	struct buf file = BUF_INIT;

	buf_printf(&file, "%s.db", name);
	file_join(out, b->folder, file.data);
	buf_release(&file);
}

static void build(struct built_store *b, const char *name, struct load_request *request)
{
	struct buf people = BUF_INIT, next = BUF_INIT;
	struct load_answer answer;
	struct err e = ERR_INIT;

	path_of(b, name, &people);
	path_of(b, "next", &next);
	const struct intake_job job = {
		.request = request,
		.policy = &b->policy,
		.store = b->own,
		.people_path = people.data,
		.build_path = next.data,
		.data_folder = "data",
		.nicknames = &b->nicknames,
		.training = true,
		.today = b->family.today,
		.index = add_index,
	};
	must(intake_load(&job, &answer, &e), &e);
	shape_release(&load_answer_shape, &answer);
	assert_int_equal(rename(next.data, people.data), 0);
	buf_release(&people);
	buf_release(&next);
	built_use(b, name);
}

void built_load(struct built_store *b, const char *name, const char *feeds)
{
	struct load_request request;
	struct err e = ERR_INIT;
	char **names;

	shape_init(&load_request_shape, &request);
	must(file_list(MANIFESTS, ".yaml", &names, &request.manifests_count, &e), &e);
	request.manifests = mem_zero(request.manifests_count + 1, sizeof(*request.manifests));
	for (size_t i = 0; i < request.manifests_count; i++) {
		struct buf path = BUF_INIT;
		file_join(&path, MANIFESTS, names[i]);
		request.manifests[i] = buf_detach(&path);
	}
	file_list_free(names, request.manifests_count);
	request.data = mem_copy_text(feeds);
	build(b, name, &request);
	shape_release(&load_request_shape, &request);
}

void built_again(struct built_store *b, const char *name)
{
	struct load_request nothing;

	shape_init(&load_request_shape, &nothing);
	build(b, name, &nothing);
}

void built_use(struct built_store *b, const char *name)
{
	struct buf path = BUF_INIT;
	struct err e = ERR_INIT;

	must(family_use(&b->family, NULL, &e), &e);
	db_close(b->people);
	path_of(b, name, &path);
	must(store_open_people(path.data, true, &b->people, &e), &e);
	must(family_use(&b->family, b->people, &e), &e);
	buf_release(&path);
}

/* ---- feeds without somebody */

/* Cells of the made-up feeds that hold ids hold no commas. */
static bool has_cell(const char *line, size_t len, const char *word)
{
	size_t size = strlen(word);

	for (const char *at = line; at && at + size <= line + len; at = memchr(at, ',', (size_t)(line + len - at))) {
		at += *at == ',';
		if (!strncmp(at, word, size) && (at + size == line + len || at[size] == ','))
			return true;
	}
	return false;
}

static void copy_feed(const char *from, const char *to, const char *const *words, size_t count)
{
	struct buf all = BUF_INIT, kept = BUF_INIT;
	struct err e = ERR_INIT;

	must(file_read(from, 16u << 20, &all, &e), &e);
	for (const char *line = all.data, *end; *line; line = end) {
		bool drop = false;
		end = strchr(line, '\n') + 1;
		for (size_t i = 0; i < count; i++)
			drop = drop || has_cell(line, (size_t)(end - line) - 1, words[i]);
		if (!drop)
			buf_add(&kept, line, (size_t)(end - line));
	}
	must(file_write(to, kept.data, kept.len, &e), &e);
	buf_release(&all);
	buf_release(&kept);
}

char *built_feeds_without(struct built_store *b, const char *name, const char *const *words, size_t count)
{
	struct buf folder = BUF_INIT;
	struct err e = ERR_INIT;
	char **names;
	size_t names_count;

	file_join(&folder, b->folder, name);
	must(file_make_folder(folder.data, &e) && file_list(b->feeds.data, ".csv", &names, &names_count, &e), &e);
	for (size_t i = 0; i < names_count; i++) {
		struct buf from = BUF_INIT, to = BUF_INIT;
		file_join(&from, b->feeds.data, names[i]);
		file_join(&to, folder.data, names[i]);
		copy_feed(from.data, to.data, words, count);
		buf_release(&from);
		buf_release(&to);
	}
	file_list_free(names, names_count);
	return buf_detach(&folder);
}

/* ---- restrictions */

static const struct decided steward = { "steward", 1762249320 };

int64_t built_restrict(struct built_store *b, const char *who, enum restriction_level level)
{
	struct restrict_request request = { .who = mem_copy_text(who), .level = (int)level,
					    .reason = mem_copy_text("to keep them safe") };
	struct restriction whom;
	struct err e = ERR_INIT;
	int64_t id;

	must(family_restricted_whom(&b->family, who, &whom, &e), &e);
	must(db_begin(b->own, &e), &e);
	must(restriction_place(b->own, &request, &whom, &steward, (struct date)DATE_NONE, &id, &e), &e);
	must(db_commit(b->own, &e) && family_raise_shield(&b->family, &e), &e);
	restriction_release(&whom);
	shape_release(&restrict_request_shape, &request);
	return id;
}

void built_lift(struct built_store *b, int64_t restriction)
{
	struct lift_request request = { restriction, mem_copy_text("the danger is over") };
	struct err e = ERR_INIT;

	must(db_begin(b->own, &e), &e);
	must(restriction_lift(b->own, &request, &steward, &e), &e);
	must(db_commit(b->own, &e) && family_raise_shield(&b->family, &e), &e);
	shape_release(&lift_request_shape, &request);
}

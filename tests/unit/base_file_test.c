#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "famctx/base/file.h"
#include "famctx/base/mem.h"

struct fixture {
	char folder[40];
	struct err e;
};

static int make_folder(void **state)
{
	struct fixture *f = mem_zero(1, sizeof(*f));
	snprintf(f->folder, sizeof(f->folder), "/tmp/famctx-base-XXXXXX");
	*state = f;
	return mkdtemp(f->folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
	struct fixture *f = *state;
	bool ok = file_remove_tree(f->folder, &f->e);
	mem_free(f);
	return ok ? 0 : -1;
}

/* The caller frees it. */
static char *inside(const struct fixture *f, const char *name)
{
	struct buf path = BUF_INIT;
	file_join(&path, f->folder, name);
	return buf_detach(&path);
}

static unsigned mode_of(const char *path)
{
	struct stat st;
	assert_int_equal(lstat(path, &st), 0);
	return st.st_mode & 07777;
}

static size_t names_in(const struct fixture *f, const char *suffix)
{
	char **names;
	size_t count;
	struct err e = ERR_INIT;
	assert_true(file_list(f->folder, suffix, &names, &count, &e));
	file_list_free(names, count);
	return count;
}

static void writing_replaces_the_whole_file(void **state)
{
	struct fixture *f = *state;
	char *path = inside(f, "a.txt");
	struct buf now = BUF_INIT;
	struct stat before, after;
	mode_t mask = umask(0);
	assert_true(file_write(path, "one\0two", 7, &f->e));
	assert_int_equal(mode_of(path), 0600);
	assert_int_equal(stat(path, &before), 0);
	int old = open(path, O_RDONLY);
	assert_true(file_write(path, "three", 5, &f->e));
	umask(mask);
	assert_int_equal(mode_of(path), 0600);
	assert_int_equal(stat(path, &after), 0);

	/* Renamed over: who has the old one open still reads the old one. */
	assert_true(before.st_ino != after.st_ino);
	char bytes[8] = "";
	assert_int_equal(read(old, bytes, 7), 7);
	assert_memory_equal(bytes, "one\0two", 7);
	close(old);
	assert_true(file_read(path, 100, &now, &f->e));
	assert_string_equal(now.data, "three");
	assert_int_equal(names_in(f, "XX"), 0);
	assert_int_equal(names_in(f, ".txt"), 1);
	buf_release(&now);
	mem_free(path);
}

static void a_failed_write_leaves_nothing(void **state)
{
	struct fixture *f = *state;
	char *path = inside(f, "missing/a.txt"), *folder = inside(f, "taken.d");
	assert_false(file_write(path, "x", 1, &f->e));
	assert_non_null(strstr(f->e.message, "cannot be written: No such file or directory"));
	assert_true(file_make_folder(folder, &f->e));
	assert_false(file_write(folder, "x", 1, &f->e));
	assert_true(file_is_folder(folder));
	char **names;
	size_t count;
	assert_true(file_list(f->folder, "", &names, &count, &f->e));
	assert_int_equal(count, 1);
	file_list_free(names, count);
	mem_free(path);
	mem_free(folder);
}

static void reading_is_limited_and_only_of_files(void **state)
{
	struct fixture *f = *state;
	char *path = inside(f, "a"), *pipe_path = inside(f, "pipe");
	struct buf out = BUF_INIT;
	buf_add_text(&out, "kept ");
	assert_true(file_write(path, "12345", 5, &f->e));
	assert_true(file_read(path, 5, &out, &f->e));
	assert_string_equal(out.data, "kept 12345");
	assert_false(file_read(path, 4, &out, &f->e));
	assert_non_null(strstr(f->e.message, "is larger than 4 bytes"));
	assert_false(file_read(f->folder, 4, &out, &f->e));
	assert_non_null(strstr(f->e.message, "is not a file"));
	assert_int_equal(mkfifo(pipe_path, 0600), 0);
	assert_false(file_read(pipe_path, 4, &out, &f->e));
	assert_false(file_read("/nowhere/at/all", 4, &out, &f->e));
	assert_string_equal(f->e.message, "/nowhere/at/all cannot be opened: No such file or directory");
	buf_release(&out);
	mem_free(path);
	mem_free(pipe_path);
}

static void folders_are_made_with_those_above(void **state)
{
	struct fixture *f = *state;
	char *path = inside(f, "a/b//c/"), *top = inside(f, "a"), *file = inside(f, "file");
	assert_true(file_make_folder(path, &f->e));
	assert_true(file_make_folder(path, &f->e));
	assert_true(file_is_folder(path));
	assert_int_equal(mode_of(top), 0700);
	assert_true(file_write(file, "", 0, &f->e));
	assert_true(file_exists(file));
	assert_false(file_is_folder(file));
	assert_false(file_make_folder(file, &f->e));
	mem_free(path);
	mem_free(top);
	mem_free(file);
}

static void removing_never_follows_a_link(void **state)
{
	struct fixture *f = *state;
	char *tree = inside(f, "tree/deep"), *kept = inside(f, "kept"), *in_kept = inside(f, "kept/file");
	char *link_inside = inside(f, "tree/deep/link"), *link_itself = inside(f, "link"), *top = inside(f, "tree");
	assert_true(file_make_folder(tree, &f->e));
	assert_true(file_make_folder(kept, &f->e));
	assert_true(file_write(in_kept, "x", 1, &f->e));
	assert_int_equal(symlink(kept, link_inside), 0);
	assert_int_equal(symlink(kept, link_itself), 0);

	assert_true(file_remove_tree(top, &f->e));
	assert_false(file_exists(top));
	assert_true(file_exists(in_kept));
	assert_true(file_remove_tree(link_itself, &f->e));
	assert_false(file_exists(link_itself));
	assert_true(file_exists(in_kept));
	assert_true(file_remove_tree(top, &f->e));
	mem_free(tree);
	mem_free(kept);
	mem_free(in_kept);
	mem_free(link_inside);
	mem_free(link_itself);
	mem_free(top);
}

static void paths_are_put_together(void **state)
{
	(void)state;
	static const struct {
		const char *folder, *name, *joined, *folder_of;
	} cases[] = {
		{ "a", "b", "a/b", "a" },     { "a/", "b", "a/b", "a" },       { "/a", "b/c", "/a/b/c", "/a/b" },
		{ "a", "/b", "/b", "/" },     { "", "b", "b", "." },
	};
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct buf joined = BUF_INIT, folder = BUF_INIT;
		file_join(&joined, cases[i].folder, cases[i].name);
		file_folder_of(&folder, joined.data);
		assert_string_equal(joined.data, cases[i].joined);
		assert_string_equal(folder.data, cases[i].folder_of);
		buf_release(&joined);
		buf_release(&folder);
	}
}

static void names_are_listed_in_order(void **state)
{
	struct fixture *f = *state;
	static const char *const made[] = { "b.yaml", "a.yaml", "c.csv", ".hidden.yaml", "yaml" };
	for (size_t i = 0; i < ARRAY_LEN(made); i++) {
		char *path = inside(f, made[i]);
		assert_true(file_write(path, "", 0, &f->e));
		mem_free(path);
	}
	char **names;
	size_t count;
	assert_true(file_list(f->folder, ".yaml", &names, &count, &f->e));
	assert_int_equal(count, 2);
	assert_string_equal(names[0], "a.yaml");
	assert_string_equal(names[1], "b.yaml");
	file_list_free(names, count);
}

#define IN_A_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_A_FOLDER(writing_replaces_the_whole_file),
		IN_A_FOLDER(a_failed_write_leaves_nothing),
		IN_A_FOLDER(reading_is_limited_and_only_of_files),
		IN_A_FOLDER(folders_are_made_with_those_above),
		IN_A_FOLDER(removing_never_follows_a_link),
		cmocka_unit_test(paths_are_put_together),
		IN_A_FOLDER(names_are_listed_in_order),
	};
	return cmocka_run_group_tests_name("base_file", tests, NULL, NULL);
}

/* Files that others name are read inside the folders of the policy and nowhere else. */
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
#include "famctx/base/within.h"

static char root[64], feeds[96], other[96];
static char *const folders[] = { other, feeds };
static const struct within both = { folders, ARRAY_LEN(folders) };

static void in_root(const char *name, char path[static 128])
{
	snprintf(path, 128, "%s/%s", root, name);
}

static void write_file(const char *name, const char *text)
{
	struct err e = ERR_INIT;
	char path[128];
	in_root(name, path);
	assert_true(file_write(path, text, strlen(text), &e));
}

static void link_to(const char *name, const char *to)
{
	char path[128];
	in_root(name, path);
	assert_int_equal(symlink(to, path), 0);
}

static int make_tree(void **state)
{
	struct err e = ERR_INIT;
	char path[128];
	(void)state;
	snprintf(root, sizeof(root), "/tmp/famctx-within-XXXXXX");
	if (!mkdtemp(root))
		return -1;
	snprintf(feeds, sizeof(feeds), "%s/feeds", root);
	snprintf(other, sizeof(other), "%s/feeds-of-others", root);
	in_root("feeds/november", path);
	if (!file_make_folder(path, &e) || !file_make_folder(other, &e))
		return -1;
	write_file("secret", "outside");
	write_file("feeds/school.csv", "inside");
	write_file("feeds/november/school.csv", "november");
	write_file("feeds-of-others/a.csv", "other");
	link_to("feeds/current", "november");
	link_to("feeds/out", "..");
	link_to("feeds/secret.csv", "../secret");
	in_root("secret", path);
	link_to("feeds/whole.csv", path);
	link_to("feeds/process", "/proc/self/root");
	in_root("feeds/pipe.csv", path);
	return mkfifo(path, 0600);
}

static int remove_tree(void **state)
{
	struct err e = ERR_INIT;
	(void)state;
	return file_remove_tree(root, &e) ? 0 : -1;
}

static char *read_within(const struct within *w, const char *path, struct err *e)
{
	struct buf text = BUF_INIT;
	int fd = within_open(w, path, e);
	if (fd < 0)
		return NULL;
	assert_true(file_read_open(fd, path, 1000, &text, e));
	close(fd);
	return buf_detach(&text);
}

static void assert_reads(const char *name, const char *expected)
{
	struct err e = ERR_INIT;
	char path[128];
	in_root(name, path);
	char *text = read_within(&both, path, &e);
	assert_non_null(text);
	assert_string_equal(text, expected);
	mem_free(text);
}

static void assert_refuses(const char *path, enum err_code code, const char *why)
{
	struct err e = ERR_INIT;
	char *text = read_within(&both, path, &e);
	if (text)
		fail_msg("%s was read: %s", path, text);
	assert_int_equal(e.code, code);
	if (!strstr(e.message, why))
		fail_msg("%s: '%s' does not say '%s'", path, e.message, why);
}

static void reads_what_lies_inside(void **state)
{
	(void)state;
	assert_reads("feeds/school.csv", "inside");
	assert_reads("feeds//november/school.csv", "november");
	assert_reads("feeds/november/../school.csv", "inside");
	assert_reads("feeds/current/school.csv", "november");
	assert_reads("feeds-of-others/a.csv", "other");
}

static void nothing_leads_out(void **state)
{
	static const struct {
		const char *name, *why;
		enum err_code code;
	} rows[] = {
		{ "feeds/../secret", "it leads out of", ERR_REFUSED },
		{ "feeds/november/../../secret", "it leads out of", ERR_REFUSED },
		{ "feeds/secret.csv", "it leads out of", ERR_REFUSED },
		{ "feeds/whole.csv", "it leads out of", ERR_REFUSED },
		{ "feeds/out/secret", "it leads out of", ERR_REFUSED },
		{ "feeds/process/etc/passwd", "it leads out of", ERR_REFUSED },
		{ "secret", "the policy reads files in", ERR_REFUSED },
		{ "feeds-of-nobody/a.csv", "the policy reads files in", ERR_REFUSED },
		{ "feeds", "the policy reads files in", ERR_REFUSED },
		{ "nothing/../feeds/school.csv", "the policy reads files in", ERR_REFUSED },
		{ "feeds/pipe.csv", "it is not a file", ERR_INPUT },
		{ "feeds/november", "it is not a file", ERR_INPUT },
		{ "feeds/", "No such file", ERR_INPUT },
		{ "feeds/absent.csv", "No such file", ERR_INPUT },
	};
	char path[128];
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		in_root(rows[i].name, path);
		assert_refuses(path, rows[i].code, rows[i].why);
	}
	assert_refuses("school.csv", ERR_REFUSED, "the policy reads files in");
	assert_refuses("/etc/passwd", ERR_REFUSED, "the policy reads files in");
}

/* What was a file when it was looked at and is a link when it is opened: the opening itself decides. */
static void a_link_put_there_meanwhile_leads_nowhere(void **state)
{
	char path[128];
	(void)state;
	assert_reads("feeds/school.csv", "inside");
	in_root("feeds/school.csv", path);
	assert_int_equal(unlink(path), 0);
	link_to("feeds/school.csv", "../secret");
	assert_refuses(path, ERR_REFUSED, "it leads out of");
	in_root("feeds/november", path);
	char aside[128];
	in_root("feeds/october", aside);
	assert_int_equal(rename(path, aside), 0);
	link_to("feeds/november", "../feeds-of-others");
	in_root("feeds/november/a.csv", path);
	assert_refuses(path, ERR_REFUSED, "it leads out of");
}

static void the_message_names_the_folders(void **state)
{
	struct buf expected = BUF_INIT;
	(void)state;
	buf_printf(&expected, "the policy reads files in %s or %s only", other, feeds);
	assert_refuses("/etc/passwd", ERR_REFUSED, expected.data);
	buf_release(&expected);
}

static void no_folder_reads_nothing(void **state)
{
	struct err e = ERR_INIT;
	const struct within none = { NULL, 0 };
	(void)state;
	assert_int_equal(within_open(&none, "/etc/passwd", &e), -1);
	assert_string_equal(e.message, "the policy names no folder to read files from");
}

static void without_a_policy_it_may_be_anywhere(void **state)
{
	struct err e = ERR_INIT;
	char path[128];
	(void)state;
	in_root("feeds/secret.csv", path);
	char *text = read_within(NULL, path, &e);
	assert_string_equal(text, "outside");
	mem_free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(reads_what_lies_inside, make_tree, remove_tree),
		cmocka_unit_test_setup_teardown(nothing_leads_out, make_tree, remove_tree),
		cmocka_unit_test_setup_teardown(a_link_put_there_meanwhile_leads_nowhere, make_tree, remove_tree),
		cmocka_unit_test_setup_teardown(the_message_names_the_folders, make_tree, remove_tree),
		cmocka_unit_test_setup_teardown(no_folder_reads_nothing, make_tree, remove_tree),
		cmocka_unit_test_setup_teardown(without_a_policy_it_may_be_anywhere, make_tree, remove_tree),
	};
	return cmocka_run_group_tests_name("files inside folders", tests, NULL, NULL);
}

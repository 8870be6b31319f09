/*
 * What a whole journey leaves behind: no name in the title of the terminal, none
 * outside its alternate screen, none on it after the end, and none in any file
 * but the store, which goes with the demonstration.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <ctype.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "famctx/base/buf.h"
#include "famctx/base/file.h"
#include "support/pty.h"

/* In small letters; of those who are looked at, and where they live. */
static const char *const names[] = { "bracken", "katherine", "mill lane", "136594" };

static char folder[64];

static int make_folder(void **state)
{
	(void)state;
	snprintf(folder, sizeof(folder), "/tmp/famctx-traces-XXXXXX");
	return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
	struct err e = ERR_INIT;
	(void)state;
	return file_remove_tree(folder, &e) ? 0 : -1;
}

static const char *name_in(const char *bytes, size_t len)
{
	struct buf small = BUF_INIT;
	const char *found = NULL;
	/* A NUL ends a text for strstr, and files hold many. */
	for (size_t i = 0; i < len; i++)
		buf_add_char(&small, bytes[i] ? (char)tolower((unsigned char)bytes[i]) : ' ');
	for (size_t i = 0; i < ARRAY_LEN(names) && !found; i++)
		if (strstr(small.data, names[i]))
			found = names[i];
	buf_release(&small);
	return found;
}

/* ---- files ------------------------------------------------------------------------ */

static bool is_of_the_store(const char *name)
{
	static const char *const kinds[] = { "store.db", "people.db", "seed-store.db", "seed-people.db" };
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
		if (!strncmp(name, kinds[i], strlen(kinds[i])))
			return true;
	return false;
}

static void check_file(const char *path, const char *name)
{
	struct buf bytes = BUF_INIT;
	struct err e = ERR_INIT;
	if (file_read(path, 64u << 20, &bytes, &e) && !is_of_the_store(name)) {
		const char *found = name_in(bytes.data, bytes.len);
		if (found)
			fail_msg("%s holds '%s'", path, found);
	}
	buf_release(&bytes);
}

/* How many files there are. */
static int check_files(const char *at)
{
	int count = 0;
	DIR *d = opendir(at);
	assert_non_null(d);
	for (struct dirent *entry; (entry = readdir(d));) {
		struct buf path = BUF_INIT;
		struct stat info;
		if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
			continue;
		file_join(&path, at, entry->d_name);
		if (lstat(path.data, &info) == 0 && S_ISDIR(info.st_mode)) {
			count += check_files(path.data);
		} else if (S_ISREG(info.st_mode)) {
			assert_int_equal(info.st_mode & 0077, 0);
			check_file(path.data, entry->d_name);
			count++;
		}
		buf_release(&path);
	}
	closedir(d);
	return count;
}

/* ---- bytes that came out --------------------------------------------------------------- */

/* "ESC ] 0 ; text BEL" and its kin. */
static void check_titles(const char *bytes, size_t len)
{
	int titles = 0;
	for (const char *at = bytes; (at = memmem(at, len - (size_t)(at - bytes), "\033]", 2)); at++) {
		size_t rest = len - (size_t)(at - bytes), size = 2;
		while (size < rest && at[size] != '\a' && at[size] != '\033')
			size++;
		titles++;
		if (name_in(at, size))
			fail_msg("the title holds a name: %.*s", (int)size - 2, at + 2);
	}
	assert_true(titles > 0);
}

static void check_outside_alternate_screen(const char *bytes, size_t len)
{
	static const char on[] = "\033[?1049h", off[] = "\033[?1049l";
	const char *end = bytes + len, *at = bytes;
	while (at < end) {
		const char *enter = memmem(at, (size_t)(end - at), on, sizeof(on) - 1);
		const char *found = name_in(at, (size_t)((enter ? enter : end) - at));
		if (found)
			fail_msg("'%s' came out beside the alternate screen", found);
		if (!enter)
			return;
		at = memmem(enter, (size_t)(end - enter), off, sizeof(off) - 1);
		assert_non_null(at);
	}
}

static void walk(struct pty *p)
{
	pty_wait_text(p, "Find someone");
	pty_type(p, "bracken katherine");
	pty_keys(p, "Enter");
	pty_wait_text(p, "BRACKEN");
	pty_keys(p, "Enter");
	pty_wait_text(p, "Bracken");
	pty_keys(p, "Enter Esc w Esc y Esc F1 Esc");
	pty_keys(p, "F8");
	pty_wait_text(p, "Press Enter to go on.");
	assert_null(name_in(pty_screen(p), strlen(pty_screen(p))));
	pty_keys(p, "Enter");
	pty_wait_text(p, "Bracken");
	pty_send(p, "\033m", 2);
	pty_wait_text(p, "My activity");
	pty_wait_text(p, "BRACKEN");
}

static void a_journey_leaves_no_name_behind(void **state)
{
	const char *build = getenv("BUILD");
	struct buf program = BUF_INIT, tmp = BUF_INIT, home = BUF_INIT, log = BUF_INIT;
	size_t len;
	(void)state;
	buf_printf(&program, "%s/famctx", build ? build : "build");
	buf_printf(&tmp, "TMPDIR=%s", folder);
	buf_printf(&home, "HOME=%s", folder);
	buf_printf(&log, "FAMCTX_LOG=%s/famctx.log", folder);
	const char *const args[] = { program.data, "demo", NULL };
	const char *const env[] = { tmp.data, home.data, log.data, NULL };
	struct pty *p = pty_start(&(struct pty_options){ .args = args, .env = env });
	walk(p);
	assert_true(check_files(folder) > 1);
	pty_keys(p, "F10");
	assert_int_equal(pty_wait_exit(p), 0);
	assert_null(name_in(pty_screen(p), strlen(pty_screen(p))));
	assert_false(pty_alternate_screen(p));
	const char *bytes = pty_output(p, &len);
	check_titles(bytes, len);
	check_outside_alternate_screen(bytes, len);
	check_files(folder);
	pty_free(p);
	buf_release(&program);
	buf_release(&tmp);
	buf_release(&home);
	buf_release(&log);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_journey_leaves_no_name_behind, make_folder, remove_folder),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

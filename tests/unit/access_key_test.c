/* The key that signs anchors: made once, read by nobody else, never told. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "famctx/access/audit_key.h"
#include "famctx/base/file.h"
#include "famctx/base/mem.h"

static char folder[64];
static struct buf path;

static int make_folder(void **state)
{
	(void)state;
	snprintf(folder, sizeof(folder), "/tmp/famctx-key-XXXXXX");
	unsetenv("CREDENTIALS_DIRECTORY");
	buf_init(&path);
	if (!mkdtemp(folder))
		return -1;
	file_join(&path, folder, AUDIT_KEY_FILE);
	return 0;
}

static int remove_folder(void **state)
{
	struct err e = ERR_INIT;
	(void)state;
	unsetenv("CREDENTIALS_DIRECTORY");
	buf_release(&path);
	return file_remove_tree(folder, &e) ? 0 : -1;
}

static void open_key(bool make, struct audit_key *out)
{
	struct err e = ERR_INIT;
	if (!audit_key_open(folder, make, out, &e))
		fail_msg("%s", e.message);
}

static void it_is_made_once(void **state)
{
	struct audit_key first, again;
	struct stat st;
	(void)state;
	open_key(false, &first);
	assert_false(first.there);
	assert_false(file_exists(path.data));
	open_key(true, &first);
	assert_true(first.there);
	assert_int_equal(stat(path.data, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0400);
	open_key(true, &again);
	assert_memory_equal(first.public_half, again.public_half, ANCHOR_KEY_SIZE);
	audit_key_close(&again);
	static const struct audit_key wiped;
	assert_memory_equal(&again, &wiped, sizeof(wiped));
}

static void what_it_signs_is_told_by_the_public_half(void **state)
{
	char hash[65], store[] = "736459df", utc[] = "2025-11-04T09:42:00Z";
	struct audit_key key, other;
	struct audit_anchor a = { .seq = 7, .store = store, .utc = utc, .hash = hash };
	(void)state;
	memset(hash, 'a', sizeof(hash) - 1);
	hash[sizeof(hash) - 1] = '\0';
	open_key(true, &key);
	assert_int_equal(unlink(path.data), 0);
	open_key(true, &other);
	audit_key_sign(&key, &a);
	assert_true(anchor_is_signed_by(&a, key.public_half));
	assert_false(anchor_is_signed_by(&a, other.public_half));
	a.seq++;
	assert_false(anchor_is_signed_by(&a, key.public_half));
	mem_free(a.signature);
}

static void nobody_else_may_read_it(void **state)
{
	struct audit_key key;
	struct err e = ERR_INIT;
	(void)state;
	open_key(true, &key);
	assert_int_equal(chmod(path.data, 0440), 0);
	assert_false(audit_key_open(folder, true, &key, &e));
	assert_int_equal(e.code, ERR_STORE);
	assert_non_null(strstr(e.message, "chmod 400"));
}

static void a_file_that_is_none_is_never_written_over(void **state)
{
	static const char *const texts[] = { "", "x", "famctx-audit-secret 1 short\n",
					     "famctx-audit-secret 2 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n" };
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		struct audit_key key;
		struct err e = ERR_INIT;
		struct buf text = BUF_INIT;
		assert_true(file_write(path.data, texts[i], strlen(texts[i]), &e));
		assert_false(audit_key_open(folder, true, &key, &e));
		assert_int_equal(e.code, ERR_STORE);
		assert_true(file_read(path.data, 1000, &text, &e));
		assert_string_equal(text.data, texts[i]);
		buf_release(&text);
	}
}

static void the_one_that_is_given_counts(void **state)
{
	struct audit_key own, given, used;
	struct buf there = BUF_INIT;
	struct err e = ERR_INIT;
	(void)state;
	file_join(&there, folder, "credentials");
	assert_true(file_make_folder(there.data, &e));
	assert_int_equal(setenv("CREDENTIALS_DIRECTORY", there.data, 1), 0);
	open_key(true, &own); /* none is given yet */
	assert_true(file_exists(path.data));
	assert_true(audit_key_open(there.data, true, &given, &e));
	open_key(true, &used);
	assert_memory_equal(used.public_half, given.public_half, ANCHOR_KEY_SIZE);
	assert_memory_not_equal(used.public_half, own.public_half, ANCHOR_KEY_SIZE);
	buf_release(&there);
}

#define WITH_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FOLDER(it_is_made_once),
		WITH_FOLDER(what_it_signs_is_told_by_the_public_half),
		WITH_FOLDER(nobody_else_may_read_it),
		WITH_FOLDER(a_file_that_is_none_is_never_written_over),
		WITH_FOLDER(the_one_that_is_given_counts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

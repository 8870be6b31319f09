#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/golden.h"

#include <stdlib.h>
#include <string.h>

#include "famctx/base/file.h"

#define GOLDEN_MAX ((size_t)1 << 20)

static void write_golden(const char *path, const char *actual)
{
	struct buf folder = BUF_INIT;
	struct err e = ERR_INIT;

	file_folder_of(&folder, path);
	if (!file_make_folder(folder.data, &e) || !file_write(path, actual, strlen(actual), &e))
		fail_msg("%s", e.message);
	buf_release(&folder);
}

/* The next line of a text, or false at its end. */
static bool next_line(const char **text, struct buf *line)
{
	size_t len = strcspn(*text, "\n");

	buf_clear(line);
	if (**text == '\0')
		return false;
	buf_add(line, *text, len);
	*text += len + ((*text)[len] == '\n');
	return true;
}

static void print_difference(const char *wanted, const char *actual)
{
	struct buf w = BUF_INIT, a = BUF_INIT;
	bool more_w = true, more_a = true;

	for (int number = 1; more_w || more_a; number++) {
		more_w = next_line(&wanted, &w);
		more_a = next_line(&actual, &a);
		if (more_w == more_a && strcmp(w.data, a.data) == 0)
			continue;
		if (more_w)
			print_error("line %d - %s\n", number, w.data);
		if (more_a)
			print_error("line %d + %s\n", number, a.data);
	}
	buf_release(&w);
	buf_release(&a);
}

void golden_check(const char *path, const char *actual)
{
	const char *wish = getenv("FAMCTX_GOLDENS");
	struct buf wanted = BUF_INIT;
	struct err e = ERR_INIT;
	bool same;

	if (wish && strcmp(wish, "write") == 0) {
		write_golden(path, actual);
		return;
	}
	if (!file_read(path, GOLDEN_MAX, &wanted, &e))
		fail_msg("%s (make goldens writes it)", e.message);
	same = strcmp(wanted.data, actual) == 0;
	if (!same)
		print_difference(wanted.data, actual);
	buf_release(&wanted);
	if (!same)
		fail_msg("%s differs; look at it, then make goldens", path);
}

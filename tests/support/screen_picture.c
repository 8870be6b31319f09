#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/screen_picture.h"

#include <string.h>

#include "famctx/base/mem.h"
#include "support/golden.h"

static const struct look_at looks[] = {
	{ 24, 80, GLYPHS_UNICODE, "" },       { 16, 40, GLYPHS_UNICODE, "" },      { 24, 80, GLYPHS_ASCII, "-ascii" },
	{ 16, 40, GLYPHS_ASCII, "-ascii" },   { 24, 80, GLYPHS_UNICODE, "-mono" }, { 16, 40, GLYPHS_UNICODE, "-mono" },
};
#define PLAIN_LOOKS 2

void picture_looks(const void *picture, bool all_sets, picture_paint *paint)
{
	for (size_t i = 0; i < (all_sets ? ARRAY_LEN(looks) : PLAIN_LOOKS); i++)
		paint(picture, &looks[i]);
}

void picture_check(struct screen_test *t, const char *name, const struct look_at *look)
{
	struct buf path = BUF_INIT;
	buf_printf(&path, "tests/screen/golden/%s-%dx%d%s.txt", name, look->cols, look->rows, look->set);
	golden_check(path.data, strcmp(look->set, "-mono") ? screen_test_text(t) : screen_test_dump(t));
	buf_release(&path);
}

int pictures_run(const char *group, const void *pictures, size_t count, size_t size, void (*test)(void **state))
{
	struct CMUnitTest *tests = mem_zero(count, sizeof(*tests));
	for (size_t i = 0; i < count; i++) {
		const void *picture = (const char *)pictures + i * size;
		tests[i].test_func = test;
		memcpy(&tests[i].name, picture, sizeof(tests[i].name));
		tests[i].initial_state = (void *)(uintptr_t)picture;
	}
	cmocka_set_message_output(CM_OUTPUT_TAP);
	int failed = _cmocka_run_group_tests(group, tests, count, NULL, NULL);
	mem_free(tests);
	return failed;
}

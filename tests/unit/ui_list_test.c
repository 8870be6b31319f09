#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <string.h>

#include "famctx/ui/choice.h"
#include "famctx/ui/list.h"
#include "famctx/ui/viewer.h"

struct names {
	const char *items[32];
	size_t count;
	int height;
};

static size_t count_names(const void *rows)
{
	return ((const struct names *)rows)->count;
}

static const char *name_at(const void *rows, size_t index)
{
	return ((const struct names *)rows)->items[index];
}

static int height_of(const void *rows, size_t index, int width)
{
	(void)index;
	(void)width;
	return ((const struct names *)rows)->height;
}

static void draw_name(const void *rows, size_t index, struct canvas *c, struct rect area, bool selected)
{
	canvas_text(c, area.row, area.col, 1, ROLE_TEXT, selected ? ">" : " ");
	canvas_text(c, area.row, area.col + 1, area.cols - 1, ROLE_TEXT, name_at(rows, index));
}

static const struct list_source source = { count_names, name_at, height_of, draw_name };

static const struct names ten = { { "a", "b", "c", "d", "e", "f", "g", "h", "i", "j" }, 10, 1 };

static void check(const struct list *l, const char *expected)
{
	struct buf text = BUF_INIT;
	struct canvas c;

	canvas_init(&c, l->area.rows, 8, GLYPHS_UNICODE);
	list_draw(l, &c, true);
	canvas_dump_text(&c, &text);
	assert_string_equal(text.data, expected);
	canvas_release(&c);
	buf_release(&text);
}

static void moves_keep_the_selection_in_sight(void **state)
{
	static const struct {
		enum action act;
		size_t selected;
	} steps[] = {
		{ ACTION_UP, 0 },	 { ACTION_DOWN, 1 },	  { ACTION_PAGE_DOWN, 3 }, { ACTION_PAGE_DOWN, 5 },
		{ ACTION_PAGE_DOWN, 7 }, { ACTION_PAGE_DOWN, 9 }, { ACTION_DOWN, 9 },	   { ACTION_PAGE_UP, 7 },
		{ ACTION_TOP, 0 },	 { ACTION_BOTTOM, 9 },
	};
	struct list l;

	(void)state;
	list_init(&l, &source, &ten);
	list_layout(&l, (struct rect){ 0, 0, 3, 8 });
	for (size_t i = 0; i < ARRAY_LEN(steps); i++) {
		size_t first, end;

		assert_int_equal(list_act(&l, steps[i].act), HANDLED);
		assert_int_equal(l.selected, steps[i].selected);
		list_visible(&l, &first, &end);
		assert_true(first <= l.selected && l.selected < end);
		assert_int_equal(end - first, 3);
	}
	check(&l, " h\n i\n>j\n");
	assert_int_equal(list_act(&l, ACTION_COPY), NOT_HANDLED);
	list_release(&l);
}

/* A refresh must not move the person to somebody else. */
static void the_selection_is_kept_by_identity(void **state)
{
	struct names rows = ten;
	struct list l;

	(void)state;
	list_init(&l, &source, &rows);
	list_layout(&l, (struct rect){ 0, 0, 3, 8 });
	list_select(&l, 4);
	check(&l, " c\n d\n>e\n");
	memmove(&rows.items[2], &rows.items[0], 10 * sizeof(rows.items[0]));
	rows.items[0] = "new";
	rows.items[1] = "newer";
	rows.count = 12;
	list_refresh(&l);
	check(&l, " c\n d\n>e\n");
	/* Its row is gone: the one that took its place. */
	memmove(&rows.items[6], &rows.items[7], 5 * sizeof(rows.items[0]));
	rows.count = 11;
	list_refresh(&l);
	check(&l, " c\n d\n>f\n");
	rows.count = 0;
	list_refresh(&l);
	assert_true(list_is_empty(&l));
	assert_int_equal(list_act(&l, ACTION_DOWN), NOT_HANDLED);
	check(&l, "\n\n\n");
	rows.count = 1;
	list_refresh(&l);
	assert_int_equal(l.selected, 0);
	list_release(&l);
}

static void rows_may_be_higher(void **state)
{
	struct names rows = ten;
	struct list l;

	(void)state;
	rows.height = 2;
	list_init(&l, &source, &rows);
	list_layout(&l, (struct rect){ 0, 0, 5, 8 });
	list_select(&l, 5);
	check(&l, " e\n\n>f\n\n g\n");
	list_layout(&l, (struct rect){ 0, 0, 1, 8 });
	check(&l, ">f\n");
	list_release(&l);
}

static void a_viewer_wraps_and_scrolls(void **state)
{
	struct buf text = BUF_INIT;
	struct canvas c;
	struct viewer v;

	(void)state;
	canvas_init(&c, 3, 12, GLYPHS_UNICODE);
	viewer_init(&v);
	viewer_add(&v, ROLE_HEADING, 0, "Police");
	viewer_add(&v, ROLE_TEXT, 2, "Shows up to three offences.");
	viewer_layout(&v, (struct rect){ 0, 0, 3, 12 });
	assert_int_equal(viewer_below(&v), 1);
	viewer_draw(&v, &c, true);
	canvas_dump_text(&c, &text);
	assert_string_equal(text.data, "Police\n  Shows up\n  to three\n");
	assert_int_equal(viewer_act(&v, ACTION_DOWN), HANDLED);
	assert_int_equal(viewer_act(&v, ACTION_DOWN), HANDLED);
	assert_int_equal(viewer_above(&v), 1);
	assert_true(viewer_find(&v, "police"));
	assert_int_equal(viewer_above(&v), 0);
	assert_false(viewer_find(&v, "housing"));
	assert_int_equal(viewer_act(&v, ACTION_BOTTOM), HANDLED);
	viewer_layout(&v, (struct rect){ 0, 0, 1, 40 });
	assert_int_equal(viewer_above(&v), 1);
	viewer_release(&v);
	canvas_release(&c);
	buf_release(&text);
}

static void a_choice_is_made_by_digit_or_enter(void **state)
{
	static const char *const labels[] = { "Section 17", "Section 47", "Duty" };
	struct buf text = BUF_INIT;
	struct canvas c;
	struct choice choice;

	(void)state;
	canvas_init(&c, 3, 20, GLYPHS_UNICODE);
	choice_init(&choice, labels, 3, CHOICE_NONE);
	assert_int_equal(choice_act(&choice, ACTION_UP, 1), NOT_HANDLED);
	assert_int_equal(choice_act(&choice, ACTION_DOWN, 1), HANDLED);
	assert_true(choice.chosen == CHOICE_NONE);
	assert_int_equal(choice_act(&choice, ACTION_OPEN, 1), HANDLED);
	assert_int_equal(choice.chosen, 1);
	assert_int_equal(choice_act(&choice, ACTION_PICK, 4), NOT_HANDLED);
	assert_int_equal(choice_act(&choice, ACTION_PICK, 3), HANDLED);
	assert_int_equal(choice_act(&choice, ACTION_DOWN, 1), NOT_HANDLED);
	assert_int_equal(choice_draw(&choice, &c, (struct rect){ 0, 0, 3, 20 }, true), 3);
	canvas_dump_text(&c, &text);
	assert_string_equal(text.data, "( ) 1 Section 17\n( ) 2 Section 47\n(•) 3 Duty\n");
	assert_int_equal(c.cursor_row, 2);
	canvas_clear(&c, 1, 20);
	choice_draw_short(&choice, &c, 0, 0, 20, false);
	buf_clear(&text);
	canvas_dump_text(&c, &text);
	assert_string_equal(text.data, "< 3 Duty >\n");
	canvas_release(&c);
	buf_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(moves_keep_the_selection_in_sight),
		cmocka_unit_test(the_selection_is_kept_by_identity),
		cmocka_unit_test(rows_may_be_higher),
		cmocka_unit_test(a_viewer_wraps_and_scrolls),
		cmocka_unit_test(a_choice_is_made_by_digit_or_enter),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}

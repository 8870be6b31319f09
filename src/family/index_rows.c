#include "index_rows.h"

#include "famctx/base/mem.h"

void index_rows_add(struct index_rows *rows, uint32_t a, uint32_t b, uint32_t c)
{
	MEM_GROW(rows->items, rows->count, rows->cap);
	rows->items[rows->count++] = (struct index_row) { a, b, c };
}

static uint32_t digit_of(const struct index_row *row, int digit)
{
	const uint32_t keys[] = { row->c, row->b, row->a };
	return keys[digit / 2] >> (digit % 2 * 16) & 0xffff;
}

/* One pass of a radix sort; false when all rows have the same digit and nothing was moved. */
static bool sort_by_digit(const struct index_rows *from, struct index_row *to, size_t *starts, int digit)
{
	memset(starts, 0, 65536 * sizeof(*starts));
	for (size_t i = 0; i < from->count; i++)
		starts[digit_of(&from->items[i], digit)]++;
	if (starts[digit_of(&from->items[0], digit)] == from->count)
		return false;
	for (size_t i = 0, sum = 0; i < 65536; i++) {
		size_t here = starts[i];
		starts[i] = sum;
		sum += here;
	}
	for (size_t i = 0; i < from->count; i++)
		to[starts[digit_of(&from->items[i], digit)]++] = from->items[i];
	return true;
}

static int compare_rows(const void *a, const void *b)
{
	const struct index_row *x = a, *y = b;
	if (x->a != y->a)
		return x->a < y->a ? -1 : 1;
	if (x->b != y->b)
		return x->b < y->b ? -1 : 1;
	return x->c < y->c ? -1 : x->c > y->c;
}

/* Three times as fast as qsort for the millions of rows of a city. */
static void radix_sort(struct index_rows *rows)
{
	size_t *starts = mem_zero(65536, sizeof(*starts));
	struct index_row *other = mem_zero(rows->count, sizeof(*other));

	for (int digit = 0; digit < 6; digit++)
		if (sort_by_digit(rows, other, starts, digit)) {
			struct index_row *sorted = other;
			other = rows->items;
			rows->items = sorted;
			rows->cap = rows->count;
		}
	mem_free(other);
	mem_free(starts);
}

void index_rows_sort(struct index_rows *rows)
{
	size_t kept = 0;

	if (rows->count > 10000)
		radix_sort(rows);
	else if (rows->count)
		qsort(rows->items, rows->count, sizeof(*rows->items), compare_rows);
	for (size_t i = 0; i < rows->count; i++)
		if (!kept || compare_rows(&rows->items[kept - 1], &rows->items[i]) != 0)
			rows->items[kept++] = rows->items[i];
	rows->count = kept;
}

void index_rows_release(struct index_rows *rows)
{
	mem_free(rows->items);
	*rows = (struct index_rows)INDEX_ROWS_INIT;
}

#include <stddef.h>
#include <stdint.h>

#include "famctx/base/base.h"
#include "famctx/intake/csv.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The first byte chooses the format; the rest is the feed. */
static struct csv_format format_of(uint8_t choice)
{
	static const char delimiters[] = { ',', ';', '\t', '|' };
	return (struct csv_format){
		.delimiter = delimiters[choice & 3],
		.encoding = (enum csv_encoding)((choice >> 2 & 3) % 3),
		.header = true,
		.trim = choice & 16,
		.quotes = choice & 32,
	};
}

static void check_row(struct csv_file *f, const struct csv_format *format)
{
	for (size_t i = 0; i < f->count; i++) {
		struct place at = csv_file_place(f, i);
		if (f->cells[i].len > CSV_CELL_LIMIT || f->cells[i].text[f->cells[i].len])
			BUG("a cell is longer than it may be, or not ended");
		if (at.line < f->line || at.column < 1)
			BUG("a cell stands before its row");
		if (f->cells[i].bad && format->encoding == CSV_ISO_8859_1)
			BUG("every byte is a letter of ISO 8859-1");
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct problems problems = PROBLEMS_INIT;
	struct csv_file f;
	if (!size)
		return 0;
	struct csv_format format = format_of(data[0]);
	enum csv_result got = CSV_END;
	if (csv_file_open_bytes(&f, "feed", (const char *)data + 1, size - 1, &format, &problems))
		while ((got = csv_file_next(&f)) == CSV_ROW)
			check_row(&f, &format);
	if ((got == CSV_BROKEN) != (problems.errors > 0) && got != CSV_END)
		BUG("a feed broke off without a reason");
	csv_file_release(&f);
	problems_release(&problems);
	return 0;
}

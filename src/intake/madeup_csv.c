#include "madeup_private.h"

static bool needs_quotes(const char *bytes, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (strchr(",\"\r\n", bytes[i]))
			return true;
	return false;
}

void madeup_cell_bytes(struct madeup_csv *csv, const char *bytes, size_t len)
{
	if (csv->begun)
		buf_add_char(&csv->text, ',');
	csv->begun = true;
	if (!bytes)
		return;
	if (!needs_quotes(bytes, len)) {
		buf_add(&csv->text, bytes, len);
		return;
	}
	buf_add_char(&csv->text, '"');
	for (size_t i = 0; i < len; i++) {
		if (bytes[i] == '"')
			buf_add_char(&csv->text, '"');
		buf_add_char(&csv->text, bytes[i]);
	}
	buf_add_char(&csv->text, '"');
}

void madeup_cell(struct madeup_csv *csv, const char *text)
{
	madeup_cell_bytes(csv, text, text ? strlen(text) : 0);
}

void madeup_cell_date(struct madeup_csv *csv, struct date d)
{
	struct buf iso = BUF_INIT;
	date_iso(d, &iso);
	madeup_cell(csv, iso.data);
	buf_release(&iso);
}

/* A row of no cells is no row. */
void madeup_row_end(struct madeup_csv *csv)
{
	if (csv->begun)
		buf_add_char(&csv->text, '\n');
	csv->begun = false;
}

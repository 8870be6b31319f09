/* The gate's two ways into files: a cell of a CSV file, a name for a file. */
#include "famctx/text/sanitise.h"

#include "famctx/text/utf8.h"

#define FILE_NAME_MAX 100

/* What a spreadsheet evaluates when a cell starts with it (OWASP, "CSV injection"). */
static bool starts_formula(uint32_t code)
{
	switch (code) {
	case '=':
	case '+':
	case '-':
	case '@':
	case '\t':
	case '\r':
	case '\n':
	case 0xFF1D: /* the same signs in full width */
	case 0xFF0B:
	case 0xFF0D:
	case 0xFF20:
		return true;
	default:
		return false;
	}
}

/* Asked of the clean text, so that nothing the gate drops can hide the sign. */
static bool needs_guard(const struct buf *clean)
{
	size_t at = 0;
	struct utf8_char c;

	do {
		c = utf8_decode(clean->data + at, clean->len - at);
		at += c.size;
	} while (c.code == ' ' || c.code == 0xA0 || c.code == 0x3000);
	return starts_formula(c.code);
}

void sanitise_csv_cell(struct buf *out, const char *text)
{
	struct buf clean = BUF_INIT;

	sanitise_bytes(&clean, text, strlen(text), SANITISE_LINES, NULL);
	buf_add_char(out, '"');
	if (needs_guard(&clean) || *text == '\t')
		buf_add_char(out, '\'');
	for (size_t i = 0; i < clean.len; i++) {
		if (clean.data[i] == '"')
			buf_add_char(out, '"');
		buf_add_char(out, clean.data[i]);
	}
	buf_add_char(out, '"');
	buf_release(&clean);
}

static bool fit_for_file_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
	       c == '.';
}

void sanitise_file_name(struct buf *out, const char *text)
{
	struct buf plain = BUF_INIT;
	size_t start = out->len;
	bool gap = false;

	sanitise_bytes(&plain, text, strlen(text), SANITISE_ASCII, NULL);
	for (size_t i = 0; i < plain.len && out->len - start < FILE_NAME_MAX - 1; i++) {
		char c = plain.data[i];
		bool first = out->len == start;
		if (!fit_for_file_name(c) || (first && c == '.')) {
			gap = !first;
			continue;
		}
		if (gap)
			buf_add_char(out, '-');
		gap = false;
		buf_add_char(out, c);
	}
	if (out->len == start)
		buf_add_text(out, "unnamed");
	buf_release(&plain);
}

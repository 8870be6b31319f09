#include "famctx/text/sanitise.h"

#include <utf8proc.h>

#include "famctx/text/ascii.h"
#include "famctx/text/utf8.h"
#include "famctx/text/width.h"

/* As many as a cell of the terminal library holds beside its base (CCHARW_MAX is 5). */
#define MARKS_MAX 4
#define DOTTED_CIRCLE 0x25CC

/* Text on its way through the gate. */
struct gate {
	struct buf *out;
	unsigned flags;
	bool has_base; /* something stands in front that a mark can sit on */
	int marks;     /* on it so far */
	struct sanitise_report report;
};

static bool in_ranges(uint32_t code, const uint32_t (*ranges)[2], size_t n)
{
	for (size_t i = 0; i < n && code >= ranges[i][0]; i++)
		if (code <= ranges[i][1])
			return true;
	return false;
}

/* Cannot be seen, but moves, hides or splits what can. */
static bool hidden(uint32_t code)
{
	static const uint32_t ranges[][2] = {
		{ 0x00AD, 0x00AD },   /* soft hyphen */
		{ 0x034F, 0x034F },   /* grapheme joiner */
		{ 0x061C, 0x061C },   /* Arabic letter mark */
		{ 0x115F, 0x1160 },   /* Hangul fillers */
		{ 0x17B4, 0x17B5 },   /* Khmer inherent vowels */
		{ 0x180B, 0x180F },   /* Mongolian separators */
		{ 0x200B, 0x200B },   /* zero width space */
		{ 0x200E, 0x200F },   /* direction marks */
		{ 0x202A, 0x202E },   /* direction embeddings and overrides */
		{ 0x2060, 0x206F },   /* word joiner, direction isolates, deprecated formats */
		{ 0x2800, 0x2800 },   /* blank Braille */
		{ 0x3164, 0x3164 },   /* Hangul filler */
		{ 0xFEFF, 0xFEFF },   /* byte order mark */
		{ 0xFFA0, 0xFFA0 },   /* half width Hangul filler */
		{ 0xFFF9, 0xFFFB },   /* interlinear notes */
		{ 0x1BCA0, 0x1BCA3 }, /* shorthand formats */
		{ 0x1D173, 0x1D17A }, /* musical formats */
		{ 0xE0000, 0xE007F }, /* tags */
	};

	return in_ranges(code, ranges, ARRAY_LEN(ranges));
}

static bool is_joiner(uint32_t code)
{
	return code == 0x200C || code == 0x200D;
}

static bool is_control(uint32_t code)
{
	return code < 0x20 || (code >= 0x7F && code <= 0x9F) || code == 0x2028 || code == 0x2029;
}

static bool unknown(uint32_t code)
{
	utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);

	return category == UTF8PROC_CATEGORY_CN || category == UTF8PROC_CATEGORY_CO ||
	       category == UTF8PROC_CATEGORY_CS || !width_known(code);
}

/* Sits on what stands in front: marks, and whatever else takes no column. */
static bool is_mark(uint32_t code)
{
	utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);

	return (category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME) || width_of(code) == 0;
}

static void emit(struct gate *g, uint32_t code)
{
	char stand_in[ASCII_MAX];

	if (g->flags & SANITISE_ASCII)
		buf_add(g->out, stand_in, ascii_of(code, stand_in));
	else
		utf8_add(g->out, code);
}

static void pass_base(struct gate *g, uint32_t code)
{
	emit(g, code);
	g->has_base = code != '\n';
	g->marks = 0;
}

static void pass_mark(struct gate *g, uint32_t code)
{
	if (!g->has_base && is_joiner(code)) {
		g->report.hidden++;
		return;
	}
	if (g->marks == MARKS_MAX) {
		g->report.marks++;
		return;
	}
	if (!g->has_base) {
		g->report.marks++;
		pass_base(g, DOTTED_CIRCLE);
	}
	emit(g, code);
	g->marks++;
}

static void show_control(struct gate *g, uint32_t code)
{
	uint32_t picture = UTF8_REPLACEMENT;

	g->report.controls++;
	if (code < 0x20)
		picture = 0x2400 + code;
	else if (code == 0x7F)
		picture = 0x2421;
	pass_base(g, picture);
}

static void pass_code(struct gate *g, uint32_t code)
{
	if (is_control(code)) {
		show_control(g, code);
	} else if (hidden(code)) {
		g->report.hidden++;
	} else if (unknown(code)) {
		g->report.unknown++;
		pass_base(g, UTF8_REPLACEMENT);
	} else if (is_mark(code)) {
		pass_mark(g, code);
	} else {
		pass_base(g, code);
	}
}

/* A newline however it was written, or a tab; returns the bytes taken, 0 for anything else. */
static size_t pass_layout(struct gate *g, const char *bytes, size_t len)
{
	if (bytes[0] == '\t') {
		pass_base(g, ' ');
		return 1;
	}
	if (bytes[0] != '\n' && bytes[0] != '\r')
		return 0;
	pass_base(g, '\n');
	return bytes[0] == '\r' && len > 1 && bytes[1] == '\n' ? 2 : 1;
}

static void add_report(struct sanitise_report *to, const struct sanitise_report *r)
{
	to->bad_bytes += r->bad_bytes;
	to->controls += r->controls;
	to->hidden += r->hidden;
	to->marks += r->marks;
	to->unknown += r->unknown;
}

bool sanitise_changed(const struct sanitise_report *r)
{
	return r->bad_bytes || r->controls || r->hidden || r->marks || r->unknown;
}

static size_t printable_ascii(const char *bytes, size_t len)
{
	size_t n = 0;

	while (n < len && (unsigned char)bytes[n] >= 0x20 && (unsigned char)bytes[n] < 0x7F)
		n++;
	return n;
}

/* What needs no look at Unicode: most text, and newlines where they may stay. Returns the bytes taken. */
static size_t pass_plain(struct gate *g, const char *bytes, size_t len)
{
	size_t n = printable_ascii(bytes, len);

	if (!n)
		return g->flags & SANITISE_LINES ? pass_layout(g, bytes, len) : 0;
	buf_add(g->out, bytes, n);
	g->has_base = true;
	g->marks = 0;
	return n;
}

static size_t pass_character(struct gate *g, const char *bytes, size_t len)
{
	struct utf8_char c = utf8_decode(bytes, len);

	if (c.bad) {
		g->report.bad_bytes++;
		pass_base(g, UTF8_REPLACEMENT);
	} else {
		pass_code(g, c.code);
	}
	return c.size;
}

void sanitise_bytes(struct buf *out, const char *bytes, size_t len, unsigned flags,
                    struct sanitise_report *report)
{
	struct gate g = { out, flags, false, 0, SANITISE_REPORT_NONE };

	buf_reserve(out, len);
	for (size_t at = 0; at < len;) {
		size_t taken = pass_plain(&g, bytes + at, len - at);
		at += taken ? taken : pass_character(&g, bytes + at, len - at);
	}
	if (report)
		add_report(report, &g.report);
}

void sanitise_text(struct buf *out, const char *text)
{
	sanitise_bytes(out, text, strlen(text), SANITISE_LINE, NULL);
}

bool sanitise_is_clean(const char *bytes, size_t len, unsigned flags)
{
	if (printable_ascii(bytes, len) == len)
		return true;
	struct buf clean = BUF_INIT;
	sanitise_bytes(&clean, bytes, len, flags, NULL);
	bool same = clean.len == len && memcmp(clean.data, bytes, len) == 0;
	buf_release(&clean);
	return same;
}

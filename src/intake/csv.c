#include "famctx/intake/csv.h"

#include <csv.h>
#include <sys/stat.h>
#include <unistd.h>

#include "csv_bytes.h"
#include "famctx/base/mem.h"
#include "famctx/text/utf8.h"

/*
 * The library says nothing about places. So it is fed one line at a time: the
 * row's first line is then known, and its bytes are still at hand. Where
 * within them a cell begins is asked for only by problems, and found by
 * parsing the row once more, byte by byte.
 */
struct csv_input {
	struct csv_bytes bytes;
	struct csv_parser parser;
	struct csv_format format;
	char *name; /* for problems */
	struct problems *problems;
	struct buf raw; /* UTF-8 */
	size_t begin;   /* of the present row in raw */
	size_t fed;     /* what the parser has seen of raw */
	int next_line;  /* the line of raw[fed] */
	struct buf text; /* the cells, each with its NUL */
	struct csv_cell *cells;
	size_t count, cap;
	bool row_done, over;
};

static int never_space(unsigned char c)
{
	(void)c;
	return 0;
}

static void start_parser(struct csv_parser *p, const struct csv_format *format)
{
	csv_init(p, CSV_STRICT | CSV_STRICT_FINI);
	csv_set_delim(p, (unsigned char)format->delimiter);
	if (!format->trim)
		csv_set_space_func(p, never_space);
	if (!format->quotes)
		csv_set_quote(p, '\0'); /* never met: NUL bytes are refused before */
}

/* ---- opening and closing */

static bool look_at_start(struct csv_input *in)
{
	bool more = true;
	while (more && in->raw.len < 4)
		more = csv_bytes_more(&in->bytes, &in->raw);
	const char *start = in->raw.data;
	if (in->raw.len >= 2 && in->format.encoding == CSV_UTF_8 &&
	    (!memcmp(start, "\xFF\xFE", 2) || !memcmp(start, "\xFE\xFF", 2))) {
		problems_add(in->problems, PROBLEM_ERROR, in->name, (struct place){ 1, 1 },
			     _("this file is UTF-16, which is not read; save it as UTF-8"));
		return false;
	}
	if (in->raw.len >= 3 && !memcmp(start, "\xEF\xBB\xBF", 3))
		in->begin = in->fed = 3;
	return true;
}

static bool open_input(struct csv_file *f, const char *name, int fd, const char *memory, size_t len,
		       const struct csv_format *format, struct problems *problems)
{
	struct csv_input *in = mem_zero(1, sizeof(*in));
	*f = (struct csv_file){ .input = in };
	in->format = *format;
	in->name = mem_copy_text(name);
	in->problems = problems;
	in->next_line = 1;
	buf_init(&in->raw);
	buf_init(&in->text);
	csv_bytes_open(&in->bytes, fd, memory, len, format->encoding);
	start_parser(&in->parser, format);
	return look_at_start(in);
}

bool csv_file_open_bytes(struct csv_file *f, const char *name, const char *bytes, size_t len,
			 const struct csv_format *format, struct problems *problems)
{
	bool ok = open_input(f, name, -1, bytes, len, format, problems);
	f->total = (int64_t)len;
	return ok;
}

bool csv_file_open(struct csv_file *f, const char *path, const struct within *within,
		   const struct csv_format *format, struct problems *problems)
{
	struct stat st;
	struct err e = ERR_INIT;
	*f = (struct csv_file){ .total = -1 };
	int fd = within_open(within, path, &e);
	if (fd < 0) {
		problems_add(problems, PROBLEM_ERROR, path, (struct place){ 0, 0 },
			     _("the feed cannot be read: %s"), e.message);
		return false;
	}
	bool ok = open_input(f, path, fd, NULL, 0, format, problems);
	f->total = fstat(fd, &st) == 0 ? (int64_t)st.st_size : -1;
	return ok;
}

void csv_file_release(struct csv_file *f)
{
	struct csv_input *in = f->input;
	if (in) {
		csv_free(&in->parser);
		csv_bytes_close(&in->bytes);
		buf_release(&in->raw);
		buf_release(&in->text);
		mem_free(in->cells);
		mem_free(in->name);
		mem_free(in);
	}
	*f = (struct csv_file){ .total = -1 };
}

/* ---- places */

static void scan_cell(void *text, size_t len, void *context)
{
	(void)text, (void)len;
	++*(size_t *)context;
}

static void scan_row(int end, void *context)
{
	(void)end, (void)context;
}

/* A cell begins behind the byte that ends the one before it. */
static size_t cell_start(struct csv_input *in, size_t cell)
{
	struct csv_parser p;
	size_t at = in->begin, seen = 0;
	start_parser(&p, &in->format);
	while (at < in->fed && seen < cell && csv_parse(&p, in->raw.data + at, 1, scan_cell, scan_row, &seen) == 1)
		at++;
	csv_free(&p);
	while (in->format.trim && at < in->fed && in->raw.data[at] == ' ')
		at++;
	return at;
}

static struct place place_of(const struct csv_file *f, size_t offset)
{
	const char *raw = f->input->raw.data;
	struct place at = { f->line, 1 };
	for (size_t i = f->input->begin; i < offset; i++) {
		bool ends_line = raw[i] == '\n' || (raw[i] == '\r' && raw[i + 1] != '\n');
		if (ends_line)
			at = (struct place){ at.line + 1, 1 };
		else if (((unsigned char)raw[i] & 0xC0) != 0x80)
			at.column++;
	}
	return at;
}

struct place csv_file_place(struct csv_file *f, size_t cell)
{
	return place_of(f, cell_start(f->input, cell));
}

static bool broken(struct csv_file *f, struct place at, const char *words)
{
	problems_add(f->input->problems, PROBLEM_ERROR, f->input->name, at, "%s", words);
	return false;
}

/* ---- rows */

static void take_cell(void *text, size_t len, void *context)
{
	struct csv_input *in = context;
	MEM_GROW(in->cells, in->count, in->cap);
	in->cells[in->count++] = (struct csv_cell){ .len = len };
	if (len)
		buf_add(&in->text, text, len);
	buf_add_char(&in->text, '\0');
}

static void take_row(int end, void *context)
{
	(void)end;
	((struct csv_input *)context)->row_done = true;
}

static void start_row(struct csv_file *f)
{
	struct csv_input *in = f->input;
	in->begin = in->fed;
	f->line = in->next_line;
	in->row_done = false;
	in->count = 0;
	buf_clear(&in->text);
}

/* One more block behind what is there; what is in front of the row goes. */
static bool fill(struct csv_input *in)
{
	if (in->begin) {
		buf_splice(&in->raw, 0, in->begin, "", 0);
		in->fed -= in->begin;
		in->begin = 0;
	}
	return csv_bytes_more(&in->bytes, &in->raw);
}

/* Where the next line ends in raw, behind its line end; 0: it goes on beyond raw. */
static size_t line_end(const struct csv_input *in)
{
	const char *start = in->raw.data + in->fed;
	size_t len = in->raw.len - in->fed;
	const char *feed = memchr(start, '\n', len);
	const char *back = memchr(start, '\r', feed ? (size_t)(feed - start) : len);
	if (back && back + 1 < start + len)
		return (size_t)(back - in->raw.data) + (back[1] == '\n' ? 2 : 1);
	return feed ? (size_t)(feed - in->raw.data) + 1 : 0;
}

enum line_result { LINE_READ, LINE_NO_MORE, LINE_ENDLESS };

static enum line_result next_line(struct csv_input *in, size_t *end)
{
	while (!(*end = line_end(in))) {
		if (in->raw.len - in->begin > CSV_ROW_LIMIT)
			return LINE_ENDLESS;
		if (!fill(in)) {
			*end = in->raw.len;
			return in->fed < in->raw.len ? LINE_READ : LINE_NO_MORE;
		}
	}
	return *end - in->begin > CSV_ROW_LIMIT ? LINE_ENDLESS : LINE_READ;
}

static bool is_blank(const char *bytes, size_t len)
{
	size_t i = 0;
	while (i < len && (bytes[i] == ' ' || bytes[i] == '\r' || bytes[i] == '\n'))
		i++;
	return i == len;
}

static bool feed_line(struct csv_file *f, size_t end)
{
	struct csv_input *in = f->input;
	const char *line = in->raw.data + in->fed;
	size_t len = end - in->fed;
	const char *nul = memchr(line, '\0', len);
	if (nul)
		return broken(f, place_of(f, (size_t)(nul - in->raw.data)),
			      _("there is a NUL byte here, so this is no text file, or it is UTF-16; save it as UTF-8"));
	size_t taken = csv_parse(&in->parser, line, len, take_cell, take_row, in);
	in->fed += taken;
	if (taken < len)
		return broken(f, place_of(f, in->fed),
			      _("quote marks do not fit together here; write a quote mark within a cell twice and put "
				"quotes around the cell, or say quotes: no in the format"));
	char last = line[len - 1];
	in->next_line += last == '\n' || last == '\r';
	return true;
}

static bool finish(struct csv_file *f)
{
	struct csv_input *in = f->input;
	in->over = true;
	if (!in->bytes.ended)
		return broken(f, (struct place){ 0, 0 }, _("reading the feed failed before its end"));
	if (csv_fini(&in->parser, take_cell, take_row, in))
		return broken(f, csv_file_place(f, in->count), _("the quote mark that opens here is never closed"));
	return true;
}

/* Told at the cell that does not end, which is found by reading on as far as was looked. */
static bool endless(struct csv_file *f)
{
	struct csv_input *in = f->input;
	in->fed += csv_parse(&in->parser, in->raw.data + in->fed, in->raw.len - in->fed, take_cell, take_row, in);
	return broken(f, csv_file_place(f, in->count),
		      _("the row goes on for more than 1 MiB; is a quote mark not closed?"));
}

static bool read_row(struct csv_file *f)
{
	struct csv_input *in = f->input;
	size_t end;
	while (!in->row_done && !in->over) {
		enum line_result got = next_line(in, &end);
		if (got == LINE_ENDLESS)
			return endless(f);
		if (got == LINE_NO_MORE)
			return finish(f);
		bool between_rows = in->fed == in->begin && is_blank(in->raw.data + in->fed, end - in->fed);
		if (!feed_line(f, end))
			return false;
		if (between_rows && !in->row_done)
			start_row(f);
	}
	return true;
}

static bool has_high_bytes(const char *bytes, size_t len)
{
	uint64_t all = 0;
	size_t i = 0;
	for (; i + 8 <= len; i += 8) {
		uint64_t eight;
		memcpy(&eight, bytes + i, 8);
		all |= eight;
	}
	for (; i < len; i++)
		all |= (unsigned char)bytes[i] & 0x80u;
	return all & UINT64_C(0x8080808080808080);
}

/* The library trims cells without quotes only. */
static void trim(struct csv_cell *c, char *text)
{
	while (c->len && strchr(" \t\r\n", text[0])) {
		text++;
		c->len--;
	}
	while (c->len && strchr(" \t\r\n", text[c->len - 1]))
		text[--c->len] = '\0';
	c->text = text;
}

static bool check_cells(struct csv_file *f)
{
	struct csv_input *in = f->input;
	bool high = has_high_bytes(in->text.data, in->text.len);
	char *text = in->text.data;
	for (size_t i = 0; i < in->count; i++) {
		struct csv_cell *c = &in->cells[i];
		char *next = text + c->len + 1;
		c->text = text;
		if (in->format.trim)
			trim(c, text);
		text = next;
		c->bad = high && !utf8_valid(c->text, c->len);
		if (c->len > CSV_CELL_LIMIT)
			return broken(f, csv_file_place(f, i),
				      _("this cell is longer than 64 KiB; is a quote mark not closed?"));
	}
	return true;
}

enum csv_result csv_file_next(struct csv_file *f)
{
	struct csv_input *in = f->input;
	if (in->over)
		return CSV_END;
	start_row(f);
	bool ok = read_row(f) && check_cells(f);
	f->cells = in->cells;
	f->count = in->count;
	f->done = in->bytes.done;
	if (!ok)
		in->over = true;
	else if (in->row_done)
		return CSV_ROW;
	return ok ? CSV_END : CSV_BROKEN;
}

void csv_file_digest(struct csv_file *f, char digest[CSV_DIGEST_SIZE])
{
	unsigned char hash[crypto_hash_sha256_BYTES];
	crypto_hash_sha256_state copy = f->input->bytes.digest;
	crypto_hash_sha256_final(&copy, hash);
	sodium_bin2hex(digest, CSV_DIGEST_SIZE, hash, sizeof(hash));
}

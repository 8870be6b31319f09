#include "paper.h"

#include "famctx/text/sanitise.h"
#include "famctx/text/utf8.h"
#include "famctx/text/wrap.h"

/* What people typed goes out clean, whatever it is written as. */
static void clean(const char *text, struct buf *out)
{
	buf_clear(out);
	sanitise_bytes(out, text, strlen(text), SANITISE_LINES, NULL);
}

/* ---- Markdown ---------------------------------------------------------------------- */

/* Every sign that could mean something is escaped, so that nobody's text becomes a heading or a link. */
static void markdown_text(const char *text, const char *indent, struct buf *out)
{
	bool start = true, numbered = true;
	for (const char *at = text; *at; at++) {
		bool digit = *at >= '0' && *at <= '9';
		if (strchr("\\`*_{}[]<>|#~!&", *at) || (start && strchr("+-=>", *at)))
			buf_add_char(out, '\\');
		/* "1." at the start of a line would begin a list. */
		if (numbered && !start && (*at == '.' || *at == ')'))
			buf_add_char(out, '\\');
		if (*at == '\n')
			buf_printf(out, "  \n%s", indent);
		else
			buf_add_char(out, *at);
		numbered = *at == '\n' || (numbered && (digit || *at == ' '));
		start = *at == '\n' || (start && *at == ' ');
	}
}

static void markdown_block(const struct block *b, const struct block *before, struct buf *text,
                           struct buf *out)
{
	bool same_list =
	        before && before->kind == b->kind && (b->kind == BLOCK_ITEM || b->kind == BLOCK_VALUE);
	clean(b->text, text);
	if (before && !same_list)
		buf_add_char(out, '\n');
	for (int i = 0; b->kind == BLOCK_HEADING && i < b->level; i++)
		buf_add_char(out, '#');
	if (b->kind == BLOCK_HEADING)
		buf_add_char(out, ' ');
	if (b->kind == BLOCK_ITEM || b->kind == BLOCK_VALUE)
		buf_add_text(out, "- ");
	if (b->label) {
		buf_add_text(out, "**");
		markdown_text(b->label, "", out);
		buf_add_text(out, ":** ");
	}
	markdown_text(text->data, b->kind == BLOCK_TEXT ? "" : "  ", out);
	buf_add_char(out, '\n');
}

void paper_markdown(const struct paper *d, struct buf *out)
{
	struct buf text = BUF_INIT;
	for (size_t i = 0; i < d->count; i++)
		markdown_block(&d->blocks[i], i ? &d->blocks[i - 1] : NULL, &text, out);
	buf_release(&text);
}

/* ---- HTML ----------------------------------------------------------------------------- */

static void html_text(const char *text, struct buf *out)
{
	for (; *text; text++)
		switch (*text) {
		case '&':
			buf_add_text(out, "&amp;");
			break;
		case '<':
			buf_add_text(out, "&lt;");
			break;
		case '>':
			buf_add_text(out, "&gt;");
			break;
		case '"':
			buf_add_text(out, "&quot;");
			break;
		case '\'':
			buf_add_text(out, "&#39;");
			break;
		case '\n':
			buf_add_text(out, "<br>\n");
			break;
		default:
			buf_add_char(out, *text);
		}
}

static bool in_list(const struct block *b)
{
	return b && (b->kind == BLOCK_ITEM || b->kind == BLOCK_VALUE);
}

static void html_block(const struct block *b, const struct block *before, struct buf *text, struct buf *out)
{
	clean(b->text, text);
	if (in_list(before) && !in_list(b))
		buf_add_text(out, "</ul>\n");
	if (in_list(b) && !in_list(before))
		buf_add_text(out, "<ul>\n");
	if (b->kind == BLOCK_HEADING)
		buf_printf(out, "<h%d>", b->level);
	else
		buf_add_text(out, in_list(b) ? "<li>" : "<p>");
	if (b->label) {
		buf_add_text(out, "<strong>");
		html_text(b->label, out);
		buf_add_text(out, ":</strong> ");
	}
	html_text(text->data, out);
	if (b->kind == BLOCK_HEADING)
		buf_printf(out, "</h%d>\n", b->level);
	else
		buf_add_text(out, in_list(b) ? "</li>\n" : "</p>\n");
}

/* One file, no script, nothing fetched; readable on paper. */
static const char html_style[] =
        "body { max-width: 45em; margin: 2em auto; padding: 0 1em; font-family: serif; line-height: 1.5; }\n"
        "h1, h2, h3, h4 { font-family: sans-serif; line-height: 1.25; }\n"
        "li { margin-bottom: 0.25em; }\n"
        "@media print { body { max-width: none; margin: 0; } h1, h2, h3, h4 { break-after: avoid; } li { "
        "break-inside: avoid; } }\n";

void paper_html(const struct paper *d, struct buf *out)
{
	struct buf text = BUF_INIT;
	buf_add_text(out,
	             "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
	             "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
	clean(d->count ? d->blocks[0].text : "", &text);
	html_text(text.data, out);
	buf_printf(out, "</title>\n<style>\n%s</style>\n</head>\n<body>\n", html_style);
	for (size_t i = 0; i < d->count; i++)
		html_block(&d->blocks[i], i ? &d->blocks[i - 1] : NULL, &text, out);
	if (d->count && in_list(&d->blocks[d->count - 1]))
		buf_add_text(out, "</ul>\n");
	buf_add_text(out, "</body>\n</html>\n");
	buf_release(&text);
}

/* ---- plain text ------------------------------------------------------------------------- */

#define PLAIN_COLUMNS 78

static void plain_lines(const char *text, const char *first, const char *rest, struct buf *out)
{
	struct wrap w = wrap_text(text, PLAIN_COLUMNS - (int)strlen(rest));
	struct wrap_line line;
	const char *lead = first;
	while (wrap_next(&w, &line)) {
		buf_add_text(out, line.len ? lead : "");
		buf_add(out, text + line.start, line.len);
		buf_add_char(out, '\n');
		lead = rest;
	}
}

static void plain_underline(size_t columns, char c, struct buf *out)
{
	for (size_t i = 0; i < columns && i < PLAIN_COLUMNS; i++)
		buf_add_char(out, c);
	buf_add_char(out, '\n');
}

static void plain_block(const struct block *b, const struct block *before, struct buf *text, struct buf *out)
{
	struct buf whole = BUF_INIT;
	if (before && !(in_list(b) && in_list(before)))
		buf_add_char(out, '\n');
	if (b->label)
		buf_printf(&whole, "%s: ", b->label);
	buf_add_text(&whole, b->text);
	clean(whole.data, text);
	plain_lines(text->data, in_list(b) ? "- " : "", in_list(b) ? "  " : "", out);
	if (b->kind == BLOCK_HEADING && b->level <= 2)
		plain_underline(utf8_count(text->data, text->len), b->level == 1 ? '=' : '-', out);
	buf_release(&whole);
}

void paper_plain(const struct paper *d, struct buf *out)
{
	struct buf text = BUF_INIT;
	for (size_t i = 0; i < d->count; i++)
		plain_block(&d->blocks[i], i ? &d->blocks[i - 1] : NULL, &text, out);
	buf_release(&text);
}

#include "yaml_check.h"

#include "famctx/text/sanitise.h"
#include "famctx/text/utf8.h"

static bool is_control(uint32_t code)
{
	return code < 0x20 || code == 0x7F;
}

/* Marks are judged with the letter they sit on, by check_scalar. */
static bool is_refused(uint32_t code, const char *bytes, size_t size, struct buf *scratch)
{
	if (code < 0x7F)
		return is_control(code);
	struct sanitise_report report = SANITISE_REPORT_NONE;
	buf_clear(scratch);
	sanitise_bytes(scratch, bytes, size, SANITISE_LINE, &report);
	report.marks = 0;
	return sanitise_changed(&report);
}

static bool is_layout(uint32_t code)
{
	return code == '\n' || code == '\r' || code == '\t';
}

static void report_char(struct tree *t, struct place at, struct utf8_char c)
{
	if (c.bad)
		tree_problem(t, at, _("the bytes here are not UTF-8; save the file as UTF-8"));
	else
		tree_problem(t, at, _("the character U+%04X cannot stand in a file, as it cannot be seen; leave it out"),
			     (unsigned)c.code);
}

/* As libyaml counts: CR LF is one line end, CR alone is one too. */
static void move_on(struct place *at, uint32_t code, char next)
{
	if (code == '\r' && next == '\n')
		return;
	at->column++;
	if (code == '\n' || code == '\r')
		*at = (struct place){ at->line + 1, 1 };
}

void check_file(struct tree *t, const char *bytes, size_t len, struct buf *clean)
{
	struct buf scratch = BUF_INIT;
	struct place at = { 1, 1 };
	size_t i = len >= 3 && !memcmp(bytes, "\xEF\xBB\xBF", 3) ? 3 : 0;
	buf_reserve(clean, len);
	while (i < len) {
		struct utf8_char c = utf8_decode(bytes + i, len - i);
		if (c.bad || (!is_layout(c.code) && is_refused(c.code, bytes + i, c.size, &scratch))) {
			report_char(t, at, c);
			utf8_add(clean, UTF8_REPLACEMENT);
		} else {
			buf_add(clean, bytes + i, c.size);
		}
		i += c.size;
		move_on(&at, c.code, i < len ? bytes[i] : '\0');
	}
	buf_release(&scratch);
}

static bool may_stand(uint32_t code, struct scalar_form form)
{
	if (code == '\t')
		return form.escapes || form.several_lines;
	return code == '\n' && form.several_lines;
}

bool check_scalar(struct tree *t, struct place at, const char *text, size_t len, struct scalar_form form)
{
	struct buf scratch = BUF_INIT;
	bool fine = true, non_ascii = false;
	for (size_t i = 0; fine && i < len;) {
		struct utf8_char c = utf8_decode(text + i, len - i);
		fine = may_stand(c.code, form) || !is_refused(c.code, text + i, c.size, &scratch);
		non_ascii = non_ascii || c.code > 0x7F;
		if (!fine)
			tree_problem(t, at, _("the text holds the character U+%04X, which cannot be shown; leave it out"),
				     (unsigned)c.code);
		i += c.size;
	}
	struct sanitise_report report = SANITISE_REPORT_NONE;
	buf_clear(&scratch);
	if (fine && non_ascii)
		sanitise_bytes(&scratch, text, len, SANITISE_LINES, &report);
	if (report.marks) {
		fine = false;
		tree_problem(t, at, _("a letter of the text has more than four marks, or a mark has no letter to sit on"));
	}
	buf_release(&scratch);
	return fine;
}

static const struct {
	const char *problem;
	const char *words;
} plain_words[] = {
	{ "mapping values are not allowed in this context",
	  N_("a ':' stands where no key can be; check the indentation, or put quotes around a text that holds ': '") },
	{ "did not find expected key",
	  N_("a key was expected here; check the indentation, and that quotes stand around the whole text") },
	{ "could not find expected ':'", N_("the line above is no 'key: value'; a ':' and a space are missing") },
	{ "did not find expected ',' or ']'", N_("a list in [ ] is not closed, or a ',' is missing before this") },
	{ "did not find expected ',' or '}'", N_("a group in { } is not closed, or a ',' is missing before this") },
	{ "found character that cannot start any token",
	  N_("a value cannot start with this character; indent with spaces, and put quotes around text that starts "
	     "with a sign") },
	{ "did not find expected '-' indicator", N_("an item that starts with '- ' was expected here; check the indentation") },
	{ "block sequence entries are not allowed in this context",
	  N_("an item that starts with '- ' cannot stand here; begin it on a line of its own") },
	{ "block mapping keys are not allowed in this context", N_("a key cannot stand here; check the indentation") },
	{ "mapping keys are not allowed in this context", N_("a key cannot stand here; check the indentation") },
	{ "found unknown escape character",
	  N_("this '\\' starts nothing that is known; write '\\\\' for the sign itself, or use single quotes") },
	{ "found a tab character that violates indentation", N_("a tab indents this line; use spaces") },
	{ "found a tab character where an indentation space is expected", N_("a tab indents this line; use spaces") },
	{ "did not find expected <document start>", N_("nothing can follow here; the file has ended before this") },
	{ "did not find expected node content", N_("a value was expected here") },
};

const char *check_plain_words(const char *problem)
{
	for (size_t i = 0; problem && i < ARRAY_LEN(plain_words); i++)
		if (!strcmp(problem, plain_words[i].problem))
			return _(plain_words[i].words);
	return _("this cannot be read as YAML; check the quotes, brackets and indentation here and above");
}

/*
 * The one gate for untrusted text on its way to a terminal, a CSV file or a
 * file name. Untrusted is everything that was not compiled in: records, feeds,
 * YAML, paste, arguments, the environment, messages of libraries.
 *
 *	bad bytes                        U+FFFD, one for each maximal part
 *	C0 controls and DEL              their picture: ESC is shown as U+241B
 *	C1, U+2028, U+2029               U+FFFD
 *	bidi controls, BOM, soft hyphen,
 *	zero width, tags, interlinear,
 *	invisible fillers                dropped (ZWJ and ZWNJ stay: scripts need them)
 *	the fifth mark on a letter       dropped; a mark on nothing gets U+25CC to sit on
 *	private use, unassigned,
 *	no width in this libc            U+FFFD
 *
 * What comes out is valid UTF-8 with a width for every code point, and passes
 * the gate again unchanged. Nothing is normalised: a stored name keeps the form
 * in which it was supplied. Stored values are never replaced by what comes out.
 */
#ifndef FAMCTX_TEXT_SANITISE_H
#define FAMCTX_TEXT_SANITISE_H

#include "famctx/base/base.h"
#include "famctx/base/buf.h"

enum sanitise_flag {
	SANITISE_LINE = 0,
	SANITISE_LINES = 1, /* newlines stay (CR and CR LF become LF), a tab becomes a space */
	SANITISE_ASCII = 2, /* then rendered by ascii.h */
};

/* How much was changed, for marking a value and for counting at intake. */
struct sanitise_report {
	unsigned bad_bytes; /* maximal parts */
	unsigned controls;
	unsigned hidden;  /* characters that cannot be seen */
	unsigned marks;   /* too many marks, or a mark on nothing */
	unsigned unknown; /* private use, unassigned, without width */
};

#define SANITISE_REPORT_NONE { 0, 0, 0, 0, 0 }

/* Whether anything was changed. */
bool sanitise_changed(const struct sanitise_report *r);

/* Appends the clean form. Adds to the report, which may be NULL. */
void sanitise_bytes(struct buf *out, const char *bytes, size_t len, unsigned flags,
                    struct sanitise_report *report);
/* The same for a C string, as one line. */
void sanitise_text(struct buf *out, const char *text);
/* Whether the gate would leave it as it is. */
bool sanitise_is_clean(const char *bytes, size_t len, unsigned flags);

/* Appends one quoted CSV cell: clean, newlines kept, quotes doubled; a cell that a spreadsheet could
 * take for a formula (first character after spaces: = + - @, their full-width forms, tab, CR) gets
 * an apostrophe in front. */
void sanitise_csv_cell(struct buf *out, const char *text);
/* Appends a name for a file, without a folder: ASCII letters, digits, '-', '_' and '.', at most 100 bytes,
 * not starting with '.' or '-'; "unnamed" when nothing is left. */
void sanitise_file_name(struct buf *out, const char *text);

#endif

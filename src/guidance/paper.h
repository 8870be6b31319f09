/*
 * Documents: what is said stands once, as blocks, and is written as Markdown,
 * HTML or plain text. The same project on the same day gives the same bytes.
 * Private to guidance.
 */
#ifndef FAMCTX_SRC_GUIDANCE_PAPER_H
#define FAMCTX_SRC_GUIDANCE_PAPER_H

#include "famctx/api/words.h"
#include "famctx/base/buf.h"
#include "famctx/guidance/workspace.h"

enum block_kind { BLOCK_HEADING, BLOCK_TEXT, BLOCK_VALUE, BLOCK_ITEM };

struct block {
	enum block_kind kind;
	int level;   /* heading: 1 to 4 */
	char *label; /* value: what stands before the text */
	char *text;
};

struct paper {
	const struct guidance *g;
	struct block *blocks;
	size_t count, cap;
};

void paper_release(struct paper *d);
void paper_heading(struct paper *d, int level, const char *text);
/* A paragraph; newlines in it stay. */
void paper_text(struct paper *d, const char *text);
/* A label of words.yaml and a value; nothing for a NULL or empty value. */
void paper_value(struct paper *d, const char *key, const char *value);
void paper_date(struct paper *d, const char *key, struct date day);
void paper_item(struct paper *d, const char *text);
/* Each text as an item under a heading; nothing for an empty list. */
void paper_list(struct paper *d, int level, const char *key, char *const *texts, size_t count);
/* A sentence of words.yaml with its places filled; the caller's to free. */
char *paper_say(const struct paper *d, const char *key, const struct fill *fills, size_t count);
#define SAY(d, key, ...) \
	paper_say(d, key, (const struct fill[]){ __VA_ARGS__ }, \
		     sizeof((const struct fill[]){ __VA_ARGS__ }) / sizeof(struct fill))
/* The heading of a key of words.yaml. */
void paper_head(struct paper *d, int level, const char *key);

void paper_markdown(const struct paper *d, struct buf *out);
void paper_html(const struct paper *d, struct buf *out);
void paper_plain(const struct paper *d, struct buf *out);

/* ---- what goes into them: paper_parts.c, paper_open.c ---------------------- */

void part_stage(struct paper *d, const struct workspace *w, const struct stage *s, int level);
void part_workbook(struct paper *d, const struct workspace *w, int level);
void part_triage(struct paper *d, const struct workspace *w, int level);
void part_maturity(struct paper *d, const struct workspace *w, int level);
void part_gates(struct paper *d, const struct workspace *w, int level);
void part_facts(struct paper *d, const struct workspace *w, int level);
void part_register(struct paper *d, const struct workspace *w, const struct register_table *table, int level);
void part_open(struct paper *d, const struct workspace *w, int level);
void part_transparency(struct paper *d, const struct workspace *w, int level);
/* What is left unanswered, so that a reader sees what is missing. */
void part_unanswered(struct paper *d, const struct workspace *w, int level);

#endif

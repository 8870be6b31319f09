#include "paper.h"

#include "famctx/base/mem.h"

void paper_release(struct paper *d)
{
	for (size_t i = 0; i < d->count; i++) {
		mem_free(d->blocks[i].label);
		mem_free(d->blocks[i].text);
	}
	mem_free(d->blocks);
	d->blocks = NULL;
	d->count = d->cap = 0;
}

static void add(struct paper *d, enum block_kind kind, int level, const char *label, const char *text)
{
	MEM_GROW(d->blocks, d->count, d->cap);
	d->blocks[d->count++] = (struct block) { kind, level, mem_copy_or_null(label), mem_copy_text(text) };
}

void paper_heading(struct paper *d, int level, const char *text)
{
	add(d, BLOCK_HEADING, level, NULL, text);
}

void paper_head(struct paper *d, int level, const char *key)
{
	paper_heading(d, level, guidance_words(d->g, key));
}

void paper_text(struct paper *d, const char *text)
{
	if (text && *text)
		add(d, BLOCK_TEXT, 0, NULL, text);
}

void paper_value(struct paper *d, const char *key, const char *value)
{
	if (value && *value)
		add(d, BLOCK_VALUE, 0, guidance_words(d->g, key), value);
}

void paper_date(struct paper *d, const char *key, struct date day)
{
	struct buf text = BUF_INIT;
	if (date_known(day))
		date_long(day, &text);
	paper_value(d, key, text.data);
	buf_release(&text);
}

void paper_item(struct paper *d, const char *text)
{
	add(d, BLOCK_ITEM, 0, NULL, text);
}

void paper_list(struct paper *d, int level, const char *key, char *const *texts, size_t count)
{
	if (!count)
		return;
	paper_head(d, level, key);
	for (size_t i = 0; i < count; i++)
		paper_item(d, texts[i]);
}

char *paper_say(const struct paper *d, const char *key, const struct fill *fills, size_t count)
{
	struct buf out = BUF_INIT;
	words_fill(guidance_words(d->g, key), fills, count, &out);
	return buf_detach(&out);
}

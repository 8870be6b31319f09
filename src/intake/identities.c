#include "identities.h"

#include "famctx/api/source.h"
#include "famctx/base/mem.h"
#include "famctx/schema/json.h"
#include "famctx/store/mint.h"
#include "famctx/store/statement.h"
#include "famctx/text/address.h"
#include "famctx/text/fold.h"
#include "famctx/text/number.h"

#define BLOCK_SIZE (1024u * 1024u)

static const char *keep_text(struct identities *ids, const char *text, size_t len)
{
	if (!len)
		return "";
	if (ids->block_used + len + 1 > ids->block_size) {
		ids->block_size = len + 1 > BLOCK_SIZE ? len + 1 : BLOCK_SIZE;
		MEM_GROW(ids->blocks, ids->blocks_count, ids->blocks_cap);
		ids->blocks[ids->blocks_count++] = mem_alloc(ids->block_size);
		ids->block_used = 0;
	}
	char *kept = ids->blocks[ids->blocks_count - 1] + ids->block_used;
	memcpy(kept, text, len);
	kept[len] = '\0';
	ids->block_used += len + 1;
	return kept;
}

/* ---- sources */

struct source_rank {
	size_t place;
	bool is_register;
	struct date copied;
};

static int compare_rank(const void *left, const void *right)
{
	const struct source_rank *a = left, *b = right;
	if (a->is_register != b->is_register)
		return a->is_register ? -1 : 1;
	int newest = date_compare(b->copied, a->copied);
	if (newest)
		return newest;
	return a->place < b->place ? -1 : 1;
}

static struct date copied_of(const char *document)
{
	struct source_document d;
	struct err ignored = ERR_INIT;
	struct date copied = DATE_NONE;
	if (json_decode(document, strlen(document), &source_document_shape, &d, &ignored))
		copied = d.copied;
	shape_release(&source_document_shape, &d);
	return copied;
}

static int source_named(const struct identities *ids, const char *key)
{
	for (size_t i = 0; i < ids->sources_count; i++)
		if (!strcmp(ids->sources[i].key, key))
			return (int)i;
	return -1;
}

static void rank_sources(struct identities *ids, struct source_rank *ranks)
{
	qsort(ranks, ids->sources_count, sizeof(*ranks), compare_rank);
	for (size_t i = 0; i < ids->sources_count; i++)
		ids->sources[ranks[i].place].rank = (int)i;
}

static bool load_sources(struct db *db, struct identities *ids, struct err *e)
{
	static const char sql[] = "SELECT key, is_register, refers_to, document FROM source ORDER BY id";
	struct statement *st = db_prepare(db, sql);
	struct source_rank *ranks = NULL;
	char **refers = NULL;
	size_t cap = 0, ranks_cap = 0, refers_cap = 0;
	while (statement_row(st)) {
		size_t n = ids->sources_count;
		MEM_GROW(ids->sources, n, cap);
		MEM_GROW(ranks, n, ranks_cap);
		MEM_GROW(refers, n, refers_cap);
		ids->sources[n] = (struct built_source){ .key = mem_copy_text(column_text(st, 0)),
							 .is_register = column_integer(st, 1), .register_of = -1 };
		refers[n] = mem_copy_or_null(column_text(st, 2));
		ranks[n] = (struct source_rank){ n, column_integer(st, 1), copied_of(column_text(st, 3)) };
		ids->sources_count++;
	}
	for (size_t i = 0; i < ids->sources_count; i++) {
		if (ids->sources[i].is_register)
			ids->sources[i].register_of = (int)i;
		else if (refers[i])
			ids->sources[i].register_of = source_named(ids, refers[i]);
		mem_free(refers[i]);
	}
	if (ids->sources_count)
		rank_sources(ids, ranks);
	mem_free(ranks);
	mem_free(refers);
	return statement_done(st, e);
}

/* ---- records */

static const char *folded(struct identities *ids, struct buf *scratch, const char *text)
{
	buf_clear(scratch);
	if (text)
		fold_text(scratch, text);
	return keep_text(ids, scratch->data, scratch->len);
}

static const char *address_of(struct identities *ids, struct buf *scratch, const char *text)
{
	buf_clear(scratch);
	if (text)
		address_key(text, scratch);
	if (text && !scratch->len)
		address_fold(text, scratch);
	return keep_text(ids, scratch->data, scratch->len);
}

/* "ls1 4ap" and "LS14AP" are one. */
static const char *postcode_of(struct identities *ids, struct buf *scratch, const char *text)
{
	struct postcode postcode;
	if (text && postcode_parse(text, &postcode))
		return keep_text(ids, postcode.text, strlen(postcode.text));
	return folded(ids, scratch, text);
}

static uint64_t twins_of(const struct identity *who)
{
	if (!*who->family_name || !*who->first_name || !date_known(who->born) || !*who->postcode)
		return 0;
	uint64_t h = textmap_hash(21, who->family_name, strlen(who->family_name));
	h = textmap_hash(h, who->first_name, strlen(who->first_name));
	h = textmap_hash(h, who->postcode, strlen(who->postcode));
	return textmap_hash(h, (const char *)&who->born, sizeof(who->born));
}

enum column { COL_SOURCE, COL_KEY, COL_REGISTER_ID, COL_FAMILY, COL_FIRST, COL_BORN, COL_SEX, COL_ADDRESS, COL_POSTCODE,
	      COL_NHS };

static uint8_t has_of(struct statement *st)
{
	unsigned has = 0;
	if (!column_null(st, COL_FAMILY) || !column_null(st, COL_FIRST))
		has |= HAS_NAMES;
	if (!column_null(st, COL_BORN))
		has |= HAS_BORN;
	if (!column_null(st, COL_SEX))
		has |= HAS_SEX;
	if (!column_null(st, COL_ADDRESS) || !column_null(st, COL_POSTCODE))
		has |= HAS_ADDRESS;
	return (uint8_t)has;
}

static void take_record(struct identities *ids, struct statement *st, struct buf *scratch)
{
	size_t at = ids->count++;
	struct built_source *source = &ids->sources[column_integer(st, COL_SOURCE) - 1];
	const char *id = column_text(st, COL_REGISTER_ID), *born = column_text(st, COL_BORN), *nhs = column_text(st, COL_NHS);
	struct identity *who = &ids->who[at];
	int64_t number;
	*who = (struct identity){ .register_of = source->register_of };
	who->family_name = folded(ids, scratch, column_text(st, COL_FAMILY));
	who->first_name = folded(ids, scratch, column_text(st, COL_FIRST));
	who->address = address_of(ids, scratch, column_text(st, COL_ADDRESS));
	who->postcode = postcode_of(ids, scratch, column_text(st, COL_POSTCODE));
	who->register_id = id && source->register_of >= 0 ? keep_text(ids, id, strlen(id)) : "";
	if (born && !date_parse_iso(born, &who->born))
		who->born = (struct date)DATE_NONE;
	if (nhs && number_parse(nhs, 1, INT64_MAX, &number))
		who->nhs_number = (uint64_t)number;
	ids->source[at] = (uint16_t)(source - ids->sources);
	ids->is_register[at] = source->is_register;
	ids->has[at] = has_of(st);
	ids->mint[at] = mint_key(source->key, column_text(st, COL_KEY));
	ids->twins[at] = twins_of(who);
	if (!source->records++)
		source->first_record = (int64_t)at + 1;
}

static bool count_records(struct db *db, size_t *count, struct err *e)
{
	static const char sql[] = "SELECT count(*) FROM record";
	struct statement *st = db_prepare(db, sql);
	if (statement_row(st))
		*count = (size_t)column_integer(st, 0);
	return statement_done(st, e);
}

static void make_room(struct identities *ids, size_t count)
{
	ids->who = mem_zero(count + 1, sizeof(*ids->who));
	ids->is_register = mem_zero(count + 1, sizeof(*ids->is_register));
	ids->source = mem_zero(count + 1, sizeof(*ids->source));
	ids->has = mem_zero(count + 1, sizeof(*ids->has));
	ids->mint = mem_zero(count + 1, sizeof(*ids->mint));
	ids->twins = mem_zero(count + 1, sizeof(*ids->twins));
}

bool identities_load(struct db *db, struct identities *out, struct err *e)
{
	static const char sql[] = "SELECT source, key, register_id, family_name, first_name, born, sex, address, postcode,"
				  " nhs_number FROM record ORDER BY id";
	struct buf scratch = BUF_INIT;
	size_t count = 0;
	*out = (struct identities){ 0 };
	if (!load_sources(db, out, e) || !count_records(db, &count, e))
		return false;
	make_room(out, count);
	struct statement *st = db_prepare(db, sql);
	while (statement_row(st))
		take_record(out, st, &scratch);
	buf_release(&scratch);
	return statement_done(st, e);
}

void identities_release(struct identities *ids)
{
	for (size_t i = 0; i < ids->sources_count; i++)
		mem_free(ids->sources[i].key);
	for (size_t i = 0; i < ids->blocks_count; i++)
		mem_free(ids->blocks[i]);
	mem_free(ids->sources);
	mem_free(ids->blocks);
	mem_free(ids->who);
	mem_free(ids->is_register);
	mem_free(ids->source);
	mem_free(ids->has);
	mem_free(ids->mint);
	mem_free(ids->twins);
	*ids = (struct identities){ 0 };
}

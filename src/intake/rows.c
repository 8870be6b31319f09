#include "row.h"

#include <sodium.h>

#include "famctx/base/mem.h"

/*
 * A record is what one source says under one key. Rows with the same key and
 * the same identity are one record with several involvements; with another
 * identity they stay apart as KEY#2, so that nothing overwrites anything.
 */

#define KEY_PART '\x1f'

static size_t cell_named(const struct feed *f, const char *column)
{
	size_t i = 0;
	while (strcmp(f->columns[i].name, column))
		i++;
	return i;
}

/* People read and type keys: parts stand between slashes, and a slash within one is doubled. */
static void add_cell(struct buf *key, const struct feed *f, size_t at)
{
	const char *text = at < f->csv.count ? f->csv.cells[at].text : NULL;
	for (size_t i = 0; text && i < f->csv.cells[at].len; i++) {
		if (text[i] == '/' && f->map->key_count > 1)
			buf_add_char(key, '/');
		buf_add_char(key, text[i]);
	}
}

static void digest_key(const struct row *row, struct buf *key)
{
	unsigned char hash[16];
	char hex[2 * sizeof(hash) + 1], born[DATE_TEXT_SIZE];
	const char *parts[] = { row->family_name, row->first_name, date_text(row->date[TARGET_BORN], born), row->address,
				row->postcode };
	if (row->nhs[0])
		buf_add_text(key, row->nhs);
	for (size_t i = 0; !row->nhs[0] && i < ARRAY_LEN(parts); i++) {
		buf_add_text(key, parts[i] ? parts[i] : "");
		buf_add_char(key, KEY_PART);
	}
	crypto_generichash(hash, sizeof(hash), (const unsigned char *)key->data, key->len, NULL, 0);
	sodium_bin2hex(hex, sizeof(hex), hash, sizeof(hash));
	buf_clear(key);
	buf_add_text(key, hex);
}

/* The key columns, else the register's id, else a digest of what says who it is. */
static bool make_key(const struct feed *f, struct row *row)
{
	buf_clear(&row->key);
	for (size_t i = 0; i < f->map->key_count; i++) {
		if (i)
			buf_add_char(&row->key, '/');
		add_cell(&row->key, f, cell_named(f, f->map->key[i]));
	}
	if (row->key.len > (f->map->key_count ? f->map->key_count - 1 : 0))
		return true;
	buf_clear(&row->key);
	if (row->text[TARGET_REGISTER_ID])
		buf_add_text(&row->key, row->text[TARGET_REGISTER_ID]);
	else if (row->family_name || row->first_name || row->nhs[0])
		digest_key(row, &row->key);
	return row->key.len;
}

/* ---- records */

static struct known *known_at(struct reading *r, uint32_t at, bool added)
{
	if (added) {
		MEM_GROW(r->known, at, r->known_cap);
		r->known[at] = (struct known){ 0 };
	}
	return &r->known[at];
}

/* The entry for this key and identity; key becomes the record's own. *fresh: there is no record yet; *met: the
 * key itself was there before. */
static struct known *find_known(struct reading *r, struct buf *key, uint64_t identity, bool *fresh, bool *met)
{
	uint32_t at = textmap_add(&r->keys, key->data, key->len, fresh);
	struct known *first = known_at(r, at, *fresh);
	*met = !*fresh;
	if (*fresh || !identity || first->identity == identity)
		return first;
	buf_clear(&r->scratch);
	buf_add(&r->scratch, key->data, key->len);
	buf_add_char(&r->scratch, KEY_PART);
	buf_add(&r->scratch, (const char *)&identity, sizeof(identity));
	uint32_t variant = textmap_add(&r->keys, r->scratch.data, r->scratch.len, fresh);
	struct known *other = known_at(r, variant, *fresh);
	if (*fresh)
		buf_printf(key, "#%u", ++r->known[at].variants + 1);
	return other;
}

static bool write_record(struct reading *r, const struct feed *f, const struct row *row, struct err *e)
{
	struct record_row record = {
		.key = row->key.data,
		.line = f->csv.line,
		.register_id = row->text[TARGET_REGISTER_ID],
		.family_name = row->family_name,
		.first_name = row->first_name,
		.born = row->date[TARGET_BORN],
		.died = row->date[TARGET_DIED],
		.sex = row->text[TARGET_SEX],
		.address = row->address,
		.postcode = row->postcode,
		.address_from = row->date[TARGET_ADDRESS_FROM],
		.nhs_number = row->nhs[0] ? row->nhs : NULL,
		.phone = row->text[TARGET_PHONE],
	};
	return writer_record(r->writer, &record, e) &&
	       (!row->text[TARGET_UPN] ||
		writer_identifier(r->writer, r->writer->records, "upn", row->text[TARGET_UPN], e));
}

static bool write_repeat(struct reading *r, const struct row *row, const struct row_repeat *repeat, int64_t record,
			 struct err *e)
{
	const char *text = repeat->value.text;
	switch (repeat->target) {
	case TARGET_IDENTIFIER:
		return writer_identifier(r->writer, record, repeat->column->map->label, text, e);
	case TARGET_KNOWN_AS:
		return writer_name(r->writer, record, "known_as", row->family_name, text, e);
	case TARGET_FORMER_FAMILY_NAME:
		return writer_name(r->writer, record, "former", text, row->first_name, e);
	case TARGET_PREVIOUS_ADDRESS:
		return writer_address(r->writer, record, "previous", text, row->text[TARGET_PREVIOUS_POSTCODE], e);
	case TARGET_WARNING:
		return writer_warning(r->writer, record, text, row->date[TARGET_WARNING_REVIEW], e);
	default:
		return true;
	}
}

/* ---- what is written for a row */

static bool write_involvement(struct reading *r, const struct row *row, int64_t record, struct err *e)
{
	struct involvement_row involvement = {
		.record = record,
		.state = row->status == ROW_OPEN ? STATE_OPEN : row->status == ROW_CLOSED ? STATE_CLOSED : STATE_HELD,
		.from = row->date[TARGET_FROM],
		.to = row->date[TARGET_TO],
		.last_contact = row->date[TARGET_LAST_CONTACT],
		.updated = row->date[TARGET_UPDATED],
		.contact_name = row->text[TARGET_CONTACT_NAME],
		.contact_role = row->text[TARGET_CONTACT_ROLE],
		.contact_organisation = row->text[TARGET_CONTACT_ORGANISATION],
		.contact_phone = row->text[TARGET_CONTACT_PHONE],
		.contact_email = row->text[TARGET_CONTACT_EMAIL],
	};
	return writer_involvement(r->writer, &involvement, e);
}

static bool write_detail(struct reading *r, const struct row_repeat *repeat, const struct known *known, struct err *e)
{
	static const enum detail_state states[] = { [CELL_NOTHING] = DETAIL_NOT_SUPPLIED, [CELL_TEXT] = DETAIL_GIVEN,
						    [CELL_NONE] = DETAIL_NONE_IN_PERIOD, [CELL_BAD] = DETAIL_NOT_SUPPLIED };
	char date[DATE_TEXT_SIZE];
	const char *iso = date_text(repeat->value.date, date);
	struct detail_row detail = {
		.record = known->record,
		.involvement = r->writer->involvements,
		.field = repeat->column->map->column,
		.value = iso ? iso : repeat->value.text,
		.state = states[repeat->value.kind],
		.dated = repeat->value.date,
	};
	return writer_detail(r->writer, &detail, e);
}

static bool is_detail(const struct row_repeat *repeat)
{
	return repeat->target == TARGET_DETAIL || repeat->target == TARGET_AREA;
}

static void tally_each(struct reading *r, const struct row *row, struct known *known)
{
	struct tally_count *open = &r->tally.by_measure[MEASURE_OPEN_EACH];
	struct tally_count *closed = &r->tally.by_measure[MEASURE_CLOSED_EACH];
	open->count += row->status == ROW_OPEN;
	open->of += row->status == ROW_OPEN && !known->has_open;
	closed->count += row->status == ROW_CLOSED;
	closed->of += row->status == ROW_CLOSED && !known->has_closed;
	known->has_open = known->has_open || row->status == ROW_OPEN;
	known->has_closed = known->has_closed || row->status == ROW_CLOSED;
}

/* A source of people alone says of each that it holds a record, no more. */
static bool is_held_only(const struct reading *r)
{
	bool only = !r->m->is_register;
	for (size_t i = 0; i < r->m->files_count; i++)
		only = only && r->m->files[i].holds != HOLDS_INVOLVEMENTS;
	return only;
}

static bool write_row(struct reading *r, const struct feed *f, const struct row *row, struct known *known, bool fresh,
		      struct err *e)
{
	bool involved = f->map->holds == HOLDS_INVOLVEMENTS || (fresh && is_held_only(r));
	for (size_t i = 0; i < row->repeats_count; i++)
		if (!is_detail(&row->repeats[i]) && !write_repeat(r, row, &row->repeats[i], known->record, e))
			return false;
	if (!involved)
		return true;
	tally_each(r, row, known);
	if (!write_involvement(r, row, known->record, e))
		return false;
	if (!known->involvement)
		known->involvement = r->writer->involvements;
	for (size_t i = 0; i < row->repeats_count; i++)
		if (is_detail(&row->repeats[i]) && !write_detail(r, &row->repeats[i], known, e))
			return false;
	return true;
}

/* ---- what files of details link to */

static void add_link_value(struct buf *key, const struct feed *f, const struct row *row, const char *to)
{
	if (key->len)
		buf_add_char(key, KEY_PART);
	if (manifest_column_of(f->map, to)) {
		size_t at = cell_named(f, to);
		if (at < f->csv.count)
			buf_add(key, f->csv.cells[at].text, f->csv.cells[at].len);
		return;
	}
	int target = target_find(to);
	if (target >= 0 && row->text[target])
		buf_add_text(key, row->text[target]);
}

static void remember_links(struct reading *r, const struct feed *f, const struct row *row, const struct known *known)
{
	bool added;
	for (size_t i = 0; i < r->links_count; i++) {
		struct links *links = &r->links[i];
		buf_clear(&r->scratch);
		for (size_t j = 0; j < links->details->linked_by_count; j++)
			add_link_value(&r->scratch, f, row, links->details->linked_by[j].to);
		uint32_t at = textmap_add(&links->keys, r->scratch.data, r->scratch.len, &added);
		if (!added)
			continue;
		MEM_GROW(links->to, at, links->to_cap);
		links->to[at] = *known;
	}
}

/* ---- one row after the other */

static void complain(struct reading *r, struct feed *f, enum feed_complaint kind, const char *words)
{
	if (complaint_told(&f->complaints[kind], PROBLEM_WARNING))
		problems_add(r->problems, PROBLEM_WARNING, f->path, (struct place){ f->csv.line, 1 }, "%s", words);
}

/* Whether the whole row, not only its key, was there before. */
static bool stood_before(struct reading *r, const struct known *known, uint64_t hash)
{
	struct {
		int64_t record;
		uint64_t hash;
	} row = { known->record, hash };
	bool added;
	if (known->row == hash)
		return true;
	textmap_add(&r->further_rows, (const char *)&row, sizeof(row), &added);
	return !added;
}

static bool take_row(struct reading *r, struct feed *f, struct row *row, struct err *e)
{
	bool fresh, met;
	bool people = f->map->holds == HOLDS_PEOPLE;
	bool somebody = make_key(f, row);
	tally_add(&r->tally, MEASURE_ROWS_NOBODY, !somebody);
	if (!somebody) {
		complain(r, f, COMPLAINT_NOBODY, _("the row does not say whom it is about; it is left out"));
		return true;
	}
	struct known *known = find_known(r, &row->key, row_identity(row), &fresh, &met);
	uint64_t hash = row_hash(f);
	bool same = !fresh && stood_before(r, known, hash);
	tally_add(&r->tally, MEASURE_ROWS_TWICE, same);
	if (people)
		tally_add(&r->tally, MEASURE_KEYS_TWICE, met);
	if (people && met)
		complain(r, f, COMPLAINT_TWICE, same ? _("the same row stands here again") :
						       _("another row has this key; both are kept, as one person's"));
	else if (fresh && met)
		complain(r, f, COMPLAINT_TWICE, _("another row has this key and says somebody else; both are kept, apart"));
	if (same)
		return true;
	if (fresh) {
		if (!write_record(r, f, row, e))
			return false;
		*known = (struct known){ .record = r->writer->records, .identity = row_identity(row), .row = hash };
	}
	if (!write_row(r, f, row, known, fresh, e))
		return false;
	remember_links(r, f, row, known);
	return true;
}

bool rows_read(struct reading *r, struct feed *f, struct err *e)
{
	while (feed_next(r, f) == CSV_ROW) {
		row_take(r, f, r->row);
		row_tally(r, f, r->row);
		if (r->row->status != ROW_NONE && !take_row(r, f, r->row, e))
			return false;
	}
	return true;
}

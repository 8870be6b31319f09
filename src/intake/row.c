#include "row.h"

#include "famctx/base/mem.h"
#include "famctx/text/address.h"

struct row *row_new(void)
{
	struct row *row = mem_zero(1, sizeof(*row));
	buf_init(&row->first);
	buf_init(&row->full);
	buf_init(&row->lines);
	buf_init(&row->key);
	return row;
}

void row_free(struct row *row)
{
	if (!row)
		return;
	mem_free(row->repeats);
	buf_release(&row->first);
	buf_release(&row->full);
	buf_release(&row->lines);
	buf_release(&row->key);
	mem_free(row);
}

static void clear(struct row *row)
{
	memset(row->text, 0, sizeof(row->text));
	memset(row->date, 0, sizeof(row->date));
	row->repeats_count = 0;
	row->status = ROW_HELD;
	row->nhs[0] = '\0';
}

static void add_repeat(struct row *row, const struct column_use *column, struct cell_value value)
{
	MEM_GROW(row->repeats, row->repeats_count, row->repeats_cap);
	row->repeats[row->repeats_count++] = (struct row_repeat){ column->map->target, column, value };
}

static void take_cell(struct reading *r, struct feed *f, struct row *row, size_t at)
{
	const struct column_use *column = &f->columns[at];
	struct cell_value v = cell_read(r, f, at);
	if (!column->map)
		return;
	int target = column->map->target;
	/* A detail says too that it was not supplied, so its cell always counts. */
	if (target == TARGET_DETAIL || target == TARGET_AREA ||
	    ((target_list[target].flags & TARGET_REPEATS) && v.kind == CELL_TEXT))
		add_repeat(row, column, v);
	else if (v.kind == CELL_TEXT) {
		row->text[target] = v.text;
		row->date[target] = v.date;
	}
}

/* Contacts that stand in the manifest are used where the column gives nothing. */
static void take_fixed(const struct manifest_file *map, struct row *row)
{
	for (size_t i = 0; i < map->fixed_count; i++) {
		int target = target_find(map->fixed[i].from);
		if (!row->text[target])
			row->text[target] = map->fixed[i].to;
	}
}

/* ---- names and addresses */

static void split_full_name(struct row *row, enum name_order order)
{
	buf_clear(&row->full);
	buf_add_text(&row->full, row->text[TARGET_FULL_NAME]);
	char *name = row->full.data, *comma = strchr(name, ',');
	bool family_first = comma || order == NAME_LAST_FIRST;
	char *cut = comma ? comma : family_first ? strchr(name, ' ') : strrchr(name, ' ');
	if (!cut) {
		row->family_name = name;
		return;
	}
	*cut++ = '\0';
	while (*cut == ' ')
		cut++;
	row->family_name = family_first ? name : cut;
	row->first_name = family_first ? cut : name;
	if (!*row->first_name)
		row->first_name = NULL;
}

static void compose_names(const struct feed *f, struct row *row)
{
	row->family_name = row->text[TARGET_FAMILY_NAME];
	row->first_name = row->text[TARGET_FIRST_NAME];
	for (size_t i = 0; row->text[TARGET_FULL_NAME] && i < f->map->columns_count; i++)
		if (f->map->columns[i].target == TARGET_FULL_NAME)
			split_full_name(row, (enum name_order)f->map->columns[i].order);
	if (row->first_name && row->text[TARGET_MIDDLE_NAMES]) {
		buf_clear(&row->first);
		buf_printf(&row->first, "%s %s", row->first_name, row->text[TARGET_MIDDLE_NAMES]);
		row->first_name = row->first.data;
	}
}

/* 12, 12A, 12-14: what stands before a street without a comma. */
static bool is_house_number(const char *text)
{
	return *text >= '0' && *text <= '9' && strlen(text) <= 6 && !strchr(text, ' ');
}

/* Lines in the order of the manifest, which need not be that of the heading. */
static void compose_lines(const struct feed *f, struct row *row)
{
	buf_clear(&row->lines);
	bool number = false;
	for (size_t i = 0; i < f->map->columns_count; i++) {
		for (size_t j = 0; j < row->repeats_count; j++) {
			const struct row_repeat *line = &row->repeats[j];
			if (line->target != TARGET_ADDRESS_LINE || line->column->map != &f->map->columns[i])
				continue;
			if (row->lines.len)
				buf_add_text(&row->lines, number ? " " : ", ");
			buf_add_text(&row->lines, line->value.text);
			number = is_house_number(line->value.text);
		}
	}
	row->address = row->lines.len ? row->lines.data : NULL;
}

static void split_postcode(struct row *row)
{
	struct postcode postcode;
	size_t rest;
	if (row->postcode || !row->address || !address_postcode(row->address, &postcode, &rest))
		return;
	memcpy(row->postcode_text, postcode.text, sizeof(row->postcode_text));
	row->postcode = row->postcode_text;
	if (row->address != row->lines.data) {
		buf_clear(&row->lines);
		buf_add_text(&row->lines, row->address);
	}
	buf_truncate(&row->lines, rest);
	row->address = row->lines.len ? row->lines.data : NULL;
}

static void compose_address(const struct feed *f, struct row *row)
{
	row->postcode = row->text[TARGET_POSTCODE];
	row->address = row->text[TARGET_ADDRESS];
	if (!row->address && manifest_maps(f->map, TARGET_ADDRESS_LINE))
		compose_lines(f, row);
	split_postcode(row);
}

/* ---- status */

static const struct manifest_column *status_column(const struct feed *f)
{
	for (size_t i = 0; i < f->map->columns_count; i++)
		if (f->map->columns[i].target == TARGET_STATUS)
			return &f->map->columns[i];
	return NULL;
}

static size_t cell_of(const struct feed *f, const struct manifest_column *map)
{
	size_t i = 0;
	while (f->columns[i].map != map)
		i++;
	return i;
}

static void unknown_status(struct reading *r, struct feed *f, const struct manifest_column *map)
{
	struct column_use *use = &f->columns[cell_of(f, map)];
	use->tally.given--;
	use->tally.bad++;
	if (complaint_told(&use->complaints[COMPLAINT_VALUE], PROBLEM_WARNING))
		problems_add(r->problems, PROBLEM_WARNING, f->path, csv_file_place(&f->csv, cell_of(f, map)),
			     _("%s: the word here is not one of open, closed or none in the manifest; the record is kept, "
			       "without saying open or closed"), use->name);
}

static void read_status(struct reading *r, struct feed *f, struct row *row)
{
	const struct manifest_column *map = status_column(f);
	const char *word = row->text[TARGET_STATUS];
	if (f->map->open_without_end) {
		struct date end = row->date[TARGET_TO];
		bool over = date_known(end) && date_compare(end, r->today) < 0;
		row->status = over ? ROW_CLOSED : ROW_OPEN;
	} else if (!map && word) {
		row->status = !strcmp(word, "open") ? ROW_OPEN : ROW_CLOSED;
	} else if (word) {
		if (word_in(map->open, map->open_count, word))
			row->status = ROW_OPEN;
		else if (word_in(map->closed, map->closed_count, word))
			row->status = ROW_CLOSED;
		else if (word_in(map->none, map->none_count, word))
			row->status = ROW_NONE;
		else
			unknown_status(r, f, map);
		tally_add(&r->tally, MEASURE_STATUS_READ, row->status != ROW_HELD);
	}
}

void row_take(struct reading *r, struct feed *f, struct row *row)
{
	size_t count = f->csv.count < f->columns_count ? f->csv.count : f->columns_count;
	clear(row);
	for (size_t i = 0; i < count; i++)
		take_cell(r, f, row, i);
	for (size_t i = count; i < f->columns_count; i++)
		if (f->columns[i].map && f->columns[i].map->target == TARGET_DETAIL)
			add_repeat(row, &f->columns[i], (struct cell_value){ .kind = CELL_NOTHING });
	take_fixed(f->map, row);
	compose_names(f, row);
	compose_address(f, row);
	if (row->text[TARGET_NHS_NUMBER])
		(void)nhs_parse(row->text[TARGET_NHS_NUMBER], row->nhs);
	read_status(r, f, row);
}

/* ---- who */

static uint64_t add_hash(uint64_t h, const char *text)
{
	return textmap_hash(h, text ? text : "", text ? strlen(text) : 0);
}

uint64_t row_identity(const struct row *row)
{
	struct date born = row->date[TARGET_BORN];
	if (!row->family_name && !row->first_name && !row->nhs[0] && !date_known(born) && !row->address && !row->postcode)
		return 0;
	uint64_t h = add_hash(1, row->family_name);
	h = add_hash(h, row->first_name);
	h = add_hash(h, row->nhs);
	h = add_hash(h, row->address);
	h = add_hash(h, row->postcode);
	h = textmap_hash(h, (const char *)&born, sizeof(born));
	return h ? h : 1;
}

uint64_t row_hash(const struct feed *f)
{
	uint64_t h = 2;
	for (size_t i = 0; i < f->csv.count; i++)
		h = textmap_hash(h, f->csv.cells[i].text, f->csv.cells[i].len);
	return h;
}

/* ---- what rows are like */

static void tally_identity(struct reading *r, const struct feed *f, const struct row *row)
{
	struct postcode postcode;
	bool names = row->family_name && row->first_name;
	bool shaped = row->postcode && postcode_parse(row->postcode, &postcode) && postcode.level == POSTCODE_FULL;
	bool street = false;
	if (row->address) {
		buf_clear(&r->scratch);
		address_key(row->address, &r->scratch);
		street = r->scratch.len;
		tally_add(&r->tally, MEASURE_ADDRESS_STREET, street);
	}
	tally_add(&r->tally, MEASURE_IDENTITY_FULL,
		  names && date_known(row->date[TARGET_BORN]) && (row->address || row->postcode));
	if (manifest_maps(f->map, TARGET_SEX))
		tally_add(&r->tally, MEASURE_SEX_GIVEN, row->text[TARGET_SEX]);
	tally_add(&r->tally, MEASURE_POSTCODE_SHAPE, shaped);
	tally_add(&r->tally, MEASURE_ADDRESS_PARTS, street && shaped);
}

static bool several(const char *text, char sign)
{
	return strchr(text, ';') || strchr(text, '/') || strchr(text, sign);
}

/* Reserved for drama by Ofcom, so that nobody real is rung. */
static bool is_reserved(const char digits[PHONE_SIZE])
{
	static const char *const starts[] = { "01134960", "01144960", "01154960", "01164960", "01174960", "01184960",
					      "01214960", "01314960", "01414960", "01514960", "01614960", "02079460",
					      "01914980", "02896496", "02920180", "01632960", "07700900", "08081570",
					      "09098790", "03069990" };
	for (size_t i = 0; i < ARRAY_LEN(starts); i++)
		if (!strncmp(digits, starts[i], 8))
			return true;
	return false;
}

static void tally_phone(struct reading *r, const char *phone)
{
	char digits[PHONE_SIZE];
	bool one = phone_parse(phone, digits);
	bool many = !one && several(phone, ',');
	tally_add(&r->tally, MEASURE_PHONE_SHAPE, one || many);
	tally_add(&r->tally, MEASURE_PHONE_SEVERAL, many);
	if (r->m->training && one)
		tally_add(&r->tally, MEASURE_REAL_NUMBERS, !is_reserved(digits));
}

static void tally_contact(struct reading *r, const struct feed *f, const struct row *row)
{
	const char *phone = row->text[TARGET_CONTACT_PHONE], *email = row->text[TARGET_CONTACT_EMAIL];
	if (manifest_maps(f->map, TARGET_CONTACT_ROLE))
		tally_add(&r->tally, MEASURE_CONTACT_NAME_ROLE, row->text[TARGET_CONTACT_NAME] && row->text[TARGET_CONTACT_ROLE]);
	tally_add(&r->tally, MEASURE_CONTACT_PHONE, phone);
	if (manifest_maps(f->map, TARGET_CONTACT_EMAIL))
		tally_add(&r->tally, MEASURE_CONTACT_EMAIL, email);
	if (manifest_maps(f->map, TARGET_CONTACT_ORGANISATION))
		tally_add(&r->tally, MEASURE_ORGANISATION_GIVEN, row->text[TARGET_CONTACT_ORGANISATION]);
	if (phone)
		tally_phone(r, phone);
	if (email) {
		bool one = email_has_shape(email);
		tally_add(&r->tally, MEASURE_EMAIL_SHAPE, one);
		tally_add(&r->tally, MEASURE_EMAIL_SEVERAL, !one && several(email, ','));
	}
}

static void tally_status(struct reading *r, const struct row *row)
{
	tally_add(&r->tally, MEASURE_STATUS_OPEN, row->status == ROW_OPEN);
	tally_add(&r->tally, MEASURE_STATUS_CLOSED, row->status == ROW_CLOSED);
	tally_add(&r->tally, MEASURE_STATUS_NONE, row->status == ROW_NONE);
	if (row->status == ROW_OPEN) {
		tally_add(&r->tally, MEASURE_OPEN_WITHOUT_END, !row->text[TARGET_TO]);
		tally_add(&r->tally, MEASURE_OPEN_WITH_CONTACT,
			  row->text[TARGET_CONTACT_NAME] || row->text[TARGET_CONTACT_PHONE]);
	}
}

static void tally_dates(struct reading *r, const struct row *row)
{
	struct date from = row->date[TARGET_FROM], to = row->date[TARGET_TO], last = row->date[TARGET_LAST_CONTACT];
	bool wrong = false;
	if (date_known(from) && date_known(to))
		wrong = date_compare(from, to) > 0;
	if (date_known(from) && date_known(last))
		wrong = wrong || date_compare(from, last) > 0;
	if (date_known(last))
		wrong = wrong || date_compare(last, r->today) > 0;
	if (date_known(from) + date_known(to) + date_known(last) > 1)
		tally_add(&r->tally, MEASURE_DATES_IN_ORDER, !wrong);
}

void row_tally(struct reading *r, const struct feed *f, const struct row *row)
{
	if (manifest_maps(f->map, TARGET_FAMILY_NAME) || manifest_maps(f->map, TARGET_FULL_NAME))
		tally_identity(r, f, row);
	if (f->map->holds != HOLDS_INVOLVEMENTS)
		return;
	tally_contact(r, f, row);
	if (manifest_maps(f->map, TARGET_STATUS) || f->map->open_without_end)
		tally_status(r, row);
	tally_dates(r, row);
}

#include "famctx/intake/manifest.h"

/* Fields whose key is not the member's name, or that are words. */
#define TEXT_AS(type, key, member, flag, text) \
	{ .name = (key), .kind = KIND_TEXT, .flags = (flag), .at = offsetof(type, member), .help = (text) }
#define YES_NO(type, member, text) \
	{ .name = #member, .kind = KIND_WORD, .at = offsetof(type, member), .words = yes_no, .missing = -1, .help = (text) }

const char *const holds_codes[] = { "people", "involvements", "details", "relationships", NULL };
static const char *const yes_no[] = { "no", "yes", NULL };
static const char *const encodings[] = { "utf-8", "windows-1252", "iso-8859-1", NULL };
static const char *const orders[] = { "first-last", "last-first", NULL };

static const struct field pair_fields[] = {
	TEXT_AS(struct manifest_pair, "from", from, REQUIRED, N_("The word or target")),
	TEXT_AS(struct manifest_pair, "to", to, REQUIRED, N_("What it becomes")),
};
static const struct shape pair_shape = SHAPE_PLACED(struct manifest_pair, "pair", pair_fields, at, -1);

static const struct field origin_fields[] = {
	FIELD_DATE(struct manifest_origin, date, OPTIONAL, N_("The date itself")),
	FIELD_TEXT(struct manifest_origin, column, OPTIONAL, N_("The latest date of this column")),
	FIELD_TEXT(struct manifest_origin, file, OPTIONAL, N_("The file of the column; the first when not given")),
	FIELD_TEXT(struct manifest_origin, catalogue, OPTIONAL, N_("The catalogue whose cell it is")),
};
static const struct shape origin_shape = SHAPE_PLACED(struct manifest_origin, "date", origin_fields, at, 0);

static const struct field format_fields[] = {
	FIELD_TEXT(struct manifest_format, delimiter, OPTIONAL, N_("One character, or tab; a comma when not given")),
	FIELD_WORD(struct manifest_format, encoding, OPTIONAL, encodings, -1, N_("How letters are written as bytes")),
	YES_NO(struct manifest_format, header, N_("Whether the first row names the columns; no: they are called 1, 2, 3")),
	YES_NO(struct manifest_format, trim, N_("Whether spaces around a cell are left out")),
	YES_NO(struct manifest_format, quotes, N_("Whether quote marks may stand around cells")),
	FIELD_TEXTS(struct manifest_format, dates, OPTIONAL, N_("Formats of dates, tried in order")),
};
static const struct shape format_shape = SHAPE_PLACED(struct manifest_format, "format", format_fields, at, -1);

static const struct field catalogue_fields[] = {
	FIELD_TEXT(struct manifest_catalogue, name, REQUIRED, N_("What this manifest calls it")),
	FIELD_TEXT(struct manifest_catalogue, file, REQUIRED, N_("Its CSV file")),
	FIELD_TEXT(struct manifest_catalogue, key, REQUIRED, N_("The column that tells its rows apart")),
	FIELD_TEXT(struct manifest_catalogue, row, REQUIRED, N_("The row that speaks of this source")),
	FIELD_STRUCT(struct manifest_catalogue, format, OPTIONAL, &format_shape, N_("Its format")),
};
static const struct shape catalogue_shape =
	SHAPE_PLACED(struct manifest_catalogue, "catalogue", catalogue_fields, at, -1);

static const struct field scope_fields[] = {
	FIELD_STRUCT(struct manifest_scope, from, OPTIONAL, &origin_shape, N_("The first day covered")),
	FIELD_STRUCT(struct manifest_scope, to, OPTIONAL, &origin_shape, N_("The last day covered")),
	FIELD_TEXT(struct manifest_scope, period_note, OPTIONAL, N_("The period in own words, where there are no dates")),
	FIELD_TEXTS(struct manifest_scope, areas, OPTIONAL, N_("Areas covered")),
	FIELD_STRUCT(struct manifest_scope, ages, OPTIONAL, &ages_shape, N_("Ages covered")),
	FIELD_TEXT(struct manifest_scope, covers, OPTIONAL, N_("Whom it covers")),
	FIELD_TEXT(struct manifest_scope, not_covered, OPTIONAL, N_("Whom or what it does not cover")),
};
static const struct shape scope_shape = SHAPE_PLACED(struct manifest_scope, "scope", scope_fields, at, -1);

static const struct field column_fields[] = {
	FIELD_TEXT(struct manifest_column, column, REQUIRED, N_("The column's name in the heading")),
	FIELD_TEXT(struct manifest_column, to, REQUIRED, N_("Its target")),
	FIELD_TEXT(struct manifest_column, label, OPTIONAL, N_("What it is called on screen")),
	FIELD_TEXT(struct manifest_column, meaning, OPTIONAL, N_("The source's own definition, shown beside the value")),
	FIELD_BOOL(struct manifest_column, sensitive, OPTIONAL, N_("Whether it is shown only when asked for")),
	FIELD_INTEGER(struct manifest_column, most_shown, OPTIONAL, 1, 1000, N_("How many are shown at most")),
	FIELD_KEYED(struct manifest_column, values, OPTIONAL, &pair_shape, N_("Words of the feed and what is shown for them")),
	FIELD_TEXTS(struct manifest_column, open, OPTIONAL, N_("Words of the feed for open")),
	FIELD_TEXTS(struct manifest_column, closed, OPTIONAL, N_("Words of the feed for closed")),
	FIELD_TEXTS(struct manifest_column, none, OPTIONAL, N_("Words of the feed for no involvement")),
	FIELD_TEXTS(struct manifest_column, none_when, OPTIONAL, N_("Words of the feed for none in the period")),
	FIELD_TEXTS(struct manifest_column, dates, OPTIONAL, N_("Formats of its dates, in place of the file's")),
	FIELD_WORD(struct manifest_column, order, OPTIONAL, orders, -1, N_("full_name: which part comes first")),
};
static const struct shape column_shape = SHAPE_PLACED(struct manifest_column, "column", column_fields, at, 1);

static const struct field item_fields[] = {
	FIELD_TEXT(struct manifest_item, key, REQUIRED, N_("Name of the detail")),
	FIELD_TEXT(struct manifest_item, label, REQUIRED, N_("What it is called on screen")),
	FIELD_TEXT(struct manifest_item, meaning, OPTIONAL, N_("The source's own definition")),
	FIELD_BOOL(struct manifest_item, sensitive, OPTIONAL, N_("Whether it is shown only when asked for")),
	FIELD_INTEGER(struct manifest_item, most_shown, OPTIONAL, 1, 1000, N_("How many are shown at most")),
	FIELD_TEXT(struct manifest_item, newest_first_by, OPTIONAL, N_("The column of dates to order them by")),
};
static const struct shape item_shape = SHAPE_PLACED(struct manifest_item, "item", item_fields, at, -1);

static const struct field file_fields[] = {
	FIELD_TEXT(struct manifest_file, file, REQUIRED, N_("The CSV file")),
	FIELD_WORD(struct manifest_file, holds, REQUIRED, holds_codes, -1, N_("What its rows are")),
	FIELD_TEXTS(struct manifest_file, key, OPTIONAL, N_("Columns that tell records apart")),
	FIELD_KEYED(struct manifest_file, columns, REQUIRED, &column_shape, N_("Where each column goes")),
	FIELD_KEYED(struct manifest_file, fixed, OPTIONAL, &pair_shape, N_("Targets with one value for every row")),
	FIELD_TEXTS(struct manifest_file, ignore, OPTIONAL, N_("Columns that are not read")),
	FIELD_KEYED(struct manifest_file, linked_by, OPTIONAL, &pair_shape,
		    N_("Columns that say to which row of the other files this one belongs")),
	FIELD_STRUCT(struct manifest_file, item, OPTIONAL, &item_shape, N_("What each row of a file of details is")),
	FIELD_BOOL(struct manifest_file, open_without_end, OPTIONAL,
		   N_("Whether an involvement is open until its end date")),
	FIELD_STRUCT(struct manifest_file, format, OPTIONAL, &format_shape, N_("Where its format differs")),
};
static const struct shape file_shape = SHAPE_PLACED(struct manifest_file, "file", file_fields, at, -1);

static const struct field manifest_fields[] = {
	FIELD_TEXT(struct manifest, source, REQUIRED, N_("Key of the source: lower case letters, digits and _")),
	FIELD_TEXT(struct manifest, service, OPTIONAL, N_("The service it speaks for")),
	FIELD_TEXT(struct manifest, title, REQUIRED, N_("What people call the source")),
	{ .name = "register", .kind = KIND_BOOL, .at = offsetof(struct manifest, is_register),
	  .help = N_("Whether its ids name people") },
	FIELD_BOOL(struct manifest, training, OPTIONAL, N_("Made-up people, for training stores only")),
	FIELD_TEXT(struct manifest, refers_to, OPTIONAL, N_("The register whose ids its rows hold")),
	FIELD_TEXT(struct manifest, id_label, OPTIONAL, N_("Registers: what the id is called on screen")),
	FIELD_STRUCT(struct manifest, owner, OPTIONAL, &contact_shape, N_("Whom to ask about the source")),
	FIELD_STRUCT(struct manifest, copied, OPTIONAL, &origin_shape, N_("When it was copied out of the service's system")),
	FIELD_TEXT(struct manifest, refresh, OPTIONAL, N_("How often a new copy is promised")),
	FIELD_BOOL(struct manifest, not_shared, OPTIONAL, N_("No agreement: listed so that its absence is explained")),
	FIELD_STRUCT(struct manifest, scope, OPTIONAL, &scope_shape, N_("What was searched and what was not")),
	FIELD_KEYED(struct manifest, catalogues, OPTIONAL, &catalogue_shape,
		    N_("CSV files that speak about several sources")),
	FIELD_STRUCT(struct manifest, format, OPTIONAL, &format_shape, N_("The format of every file")),
	FIELD_TEXTS(struct manifest, not_supplied, OPTIONAL, N_("Words that stand for nothing")),
	FIELD_LIST(struct manifest, files, OPTIONAL, &file_shape, N_("The CSV files")),
};
const struct shape manifest_shape = SHAPE_PLACED(struct manifest, "manifest", manifest_fields, at, -1);

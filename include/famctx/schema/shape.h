/*
 * One description of a struct. From it come: reading YAML (all mistakes at
 * once, each with its place), JSON both ways, freeing, and the reference list
 * of what a file may hold.
 *
 *	struct pet { char *name; int64_t legs; struct date born; struct place place; };
 *	static const struct field pet_fields[] = {
 *		FIELD_TEXT(struct pet, name, REQUIRED, N_("What it is called")),
 *		FIELD_INTEGER(struct pet, legs, OPTIONAL, 0, 8, N_("How many legs")),
 *		FIELD_DATE(struct pet, born, OPTIONAL, N_("When it was born")),
 *	};
 *	const struct shape pet_shape = SHAPE(struct pet, "pet", pet_fields, .place_at = offsetof(struct pet, place));
 *
 * Ownership: a decoded struct owns everything it points to; shape_release
 * frees it all. Missing values: text NULL, integer INTEGER_NONE, date with
 * year 0, bool false, list empty. In JSON a missing text, integer or date is
 * null, never an empty string; in YAML it is simply not there.
 */
#ifndef FAMCTX_SCHEMA_SHAPE_H
#define FAMCTX_SCHEMA_SHAPE_H

#include "famctx/base/buf.h"
#include "famctx/base/err.h"
#include "famctx/base/problems.h"
#include "famctx/text/date.h"

#define INTEGER_NONE INT64_MIN

enum field_kind {
	KIND_TEXT,    /* char * */
	KIND_INTEGER, /* int64_t, INTEGER_NONE when missing */
	KIND_BOOL,    /* bool; YAML words yes and no, true and false */
	KIND_WORD,    /* int: position in `words`; `missing` when not given */
	KIND_DATE,    /* struct date, may be partial */
	KIND_STRUCT,  /* a struct in place, of `shape` */
	KIND_LIST,    /* T *items with size_t count at count_at, of `shape` */
	KIND_TEXTS,   /* char **items with size_t count at count_at; a single YAML scalar reads as a list of one */
	KIND_KEYED,   /* as KIND_LIST, but written as a mapping: the first field of `shape` is the key.
	               * When `shape` has two fields and the second is no list or struct, the value stands
	               * alone: {"School": "open"}; texts and keyed values stand alone too. Otherwise the value
	               * is a mapping of the other fields. */
};

enum field_flags {
	OPTIONAL = 0,
	REQUIRED = 1 << 0,
	SENSITIVE = 1 << 1, /* never logged */
	/* JSON leaves the key out instead of writing null or [], and a struct in which nothing is set. */
	ABSENT_WHEN_NONE = 1 << 2,
	MAY_HAVE_GAPS = 1 << 3, /* KIND_TEXTS in JSON: an item may be null, and is then a NULL */
};

struct shape;

struct field {
	const char *name; /* key in YAML and JSON */
	enum field_kind kind;
	unsigned flags;
	size_t at;       /* offset of the member */
	size_t count_at; /* lists: offset of the count */
	size_t place_at; /* KIND_TEXTS: offset of a struct place to fill from YAML; 0: nobody wants it */
	const struct shape *shape;
	const char *const *words; /* KIND_WORD: NULL-terminated */
	int missing;              /* KIND_WORD: value when not given; -1 reads and writes as null */
	/* Integer: range; text (in characters) and lists: length. Both 0: no limit; max below min: no upper one. */
	int64_t min, max;
	const char *help;         /* one line for the reference */
};

struct shape {
	const char *name;
	size_t size;
	const struct field *fields;
	size_t field_count;
	size_t place_at; /* offset of a struct place to fill, or SHAPE_NO_PLACE */
	/* A scalar where this struct is expected fills this field (index), or -1:
	 * `phone: personal_phone` for `phone: {to: personal_phone}`. */
	int scalar_field;
};

#define SHAPE_NO_PLACE ((size_t)-1)
#define SHAPE(type, title, list) \
	{ .name = (title), .size = sizeof(type), .fields = (list), .field_count = ARRAY_LEN(list), \
	  .place_at = SHAPE_NO_PLACE, .scalar_field = -1 }
#define SHAPE_PLACED(type, title, list, place_member, scalar) \
	{ .name = (title), .size = sizeof(type), .fields = (list), .field_count = ARRAY_LEN(list), \
	  .place_at = offsetof(type, place_member), .scalar_field = (scalar) }

#define FIELD_TEXT(type, member, flag, text) \
	{ .name = #member, .kind = KIND_TEXT, .flags = (flag), .at = offsetof(type, member), .help = (text) }
#define FIELD_INTEGER(type, member, flag, low, high, text) \
	{ .name = #member, .kind = KIND_INTEGER, .flags = (flag), .at = offsetof(type, member), \
	  .min = (low), .max = (high), .help = (text) }
#define FIELD_BOOL(type, member, flag, text) \
	{ .name = #member, .kind = KIND_BOOL, .flags = (flag), .at = offsetof(type, member), .help = (text) }
#define FIELD_WORD(type, member, flag, list, otherwise, text) \
	{ .name = #member, .kind = KIND_WORD, .flags = (flag), .at = offsetof(type, member), \
	  .words = (list), .missing = (otherwise), .help = (text) }
#define FIELD_DATE(type, member, flag, text) \
	{ .name = #member, .kind = KIND_DATE, .flags = (flag), .at = offsetof(type, member), .help = (text) }
#define FIELD_STRUCT(type, member, flag, inner, text) \
	{ .name = #member, .kind = KIND_STRUCT, .flags = (flag), .at = offsetof(type, member), \
	  .shape = (inner), .help = (text) }
/* The count of `member` is the member called `member_count`. */
#define FIELD_LIST(type, member, flag, inner, text) \
	{ .name = #member, .kind = KIND_LIST, .flags = (flag), .at = offsetof(type, member), \
	  .count_at = offsetof(type, member##_count), .shape = (inner), .help = (text) }
#define FIELD_TEXTS(type, member, flag, text) \
	{ .name = #member, .kind = KIND_TEXTS, .flags = (flag), .at = offsetof(type, member), \
	  .count_at = offsetof(type, member##_count), .help = (text) }
/* Where the texts stand goes into the member called `member_at`. */
#define FIELD_TEXTS_AT(type, member, flag, text) \
	{ .name = #member, .kind = KIND_TEXTS, .flags = (flag), .at = offsetof(type, member), \
	  .count_at = offsetof(type, member##_count), .place_at = offsetof(type, member##_at), .help = (text) }
#define FIELD_KEYED(type, member, flag, inner, text) \
	{ .name = #member, .kind = KIND_KEYED, .flags = (flag), .at = offsetof(type, member), \
	  .count_at = offsetof(type, member##_count), .shape = (inner), .help = (text) }

/* Sets every field to its missing value, and members that no field describes to zero. */
void shape_init(const struct shape *shape, void *object);
/* Frees all it owns and makes it as shape_init does; the object itself stays. */
void shape_release(const struct shape *shape, void *object);

#endif

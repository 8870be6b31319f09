#include "famctx/api/archive.h"

#include <inttypes.h>

#include "famctx/schema/json.h"

/* A line as JSON holds it. */
#define MEMBER_0(name) char *name;
#define MEMBER_1(name) int64_t name;
#define MEMBER(name, number) MEMBER_##number(name)
struct archived {
	int64_t seq;
	char *previous, *hash;
	AUDIT_COLUMNS(MEMBER)
};

#define FIELD_0(name) FIELD_TEXT(struct archived, name, OPTIONAL, N_("As in the trail")),
#define FIELD_1(name) FIELD_INTEGER(struct archived, name, OPTIONAL, 0, 0, N_("As in the trail")),
#define FIELD(name, number) FIELD_##number(name)
static const struct field archived_fields[] = {
	FIELD_INTEGER(struct archived, seq, REQUIRED, 1, INT64_MAX, N_("Number of the entry")),
	FIELD_TEXT(struct archived, previous, REQUIRED, N_("Digest of the entry before")),
	FIELD_TEXT(struct archived, hash, REQUIRED, N_("Its digest")),
	AUDIT_COLUMNS(FIELD)
};
static const struct shape archived_shape = SHAPE(struct archived, "entry", archived_fields);

#define GIVE_0(name) give_text(&out->at[COLUMN_##name], a->name);
#define GIVE_1(name) give_number(&out->at[COLUMN_##name], a->name);
#define GIVE(name, number) GIVE_##number(name)

static void give_text(struct audit_field *f, const char *text)
{
	*f = (struct audit_field){ .is_null = !text, .text = text, .len = text ? strlen(text) : 0 };
}

static void give_number(struct audit_field *f, int64_t number)
{
	*f = (struct audit_field){ .is_integer = true, .is_null = number == INTEGER_NONE, .integer = number };
}

static void give_fields(const struct archived *a, struct audit_fields *out)
{
	AUDIT_COLUMNS(GIVE)
}

static void add_hash(struct buf *out, const char *name, const unsigned char hash[AUDIT_HASH_SIZE])
{
	char text[AUDIT_HASH_TEXT];
	audit_hash_text(hash, text);
	buf_printf(out, ",\"%s\":\"%s\"", name, text);
}

void archive_line(int64_t seq, const unsigned char previous[AUDIT_HASH_SIZE], const unsigned char hash[AUDIT_HASH_SIZE],
		  const struct audit_fields *fields, struct buf *out)
{
	buf_printf(out, "{\"seq\":%" PRId64, seq);
	add_hash(out, "previous", previous);
	add_hash(out, "hash", hash);
	for (size_t i = 0; i < AUDIT_COLUMN_COUNT; i++) {
		const struct audit_field *f = &fields->at[i];
		if (f->is_null)
			continue;
		buf_printf(out, ",\"%s\":", audit_column_names[i]);
		if (f->is_integer)
			buf_printf(out, "%" PRId64, f->integer);
		else
			json_encode_text(f->text, out);
	}
	buf_add_text(out, "}\n");
}

/* ---- checking ---------------------------------------------------------------------- */

void archive_begin(struct archive_check *check)
{
	*check = (struct archive_check){ .first = 0 };
}

static bool read_hashes(const struct archived *a, unsigned char *previous, unsigned char *hash, struct err *e)
{
	return (audit_hash_read(a->previous, previous) && audit_hash_read(a->hash, hash)) ||
	       err_set(e, ERR_INPUT, _("entry %" PRId64 " has a digest that is none: 64 hexadecimal digits"), a->seq);
}

/* Whether it follows the one that was read before it. */
static bool fits_behind(const struct archive_check *check, const struct archived *a, const unsigned char *previous,
			struct err *e)
{
	static const unsigned char nothing[AUDIT_HASH_SIZE];
	if (check->entries && a->seq != check->last + 1)
		return err_set(e, ERR_INPUT, _("entry %" PRId64 " stands where %" PRId64 " is due: entries were removed, or their "
					       "order was changed"), a->seq, check->last + 1);
	const unsigned char *due = check->entries ? check->hash : a->seq == 1 ? nothing : previous;
	return memcmp(previous, due, AUDIT_HASH_SIZE) == 0 ||
	       err_set(e, ERR_INPUT, _("entry %" PRId64 " refers to another entry before it than the one that stands there"),
		       a->seq);
}

static bool is_as_digested(const struct archived *a, const unsigned char *previous, const unsigned char *hash,
			   struct err *e)
{
	struct audit_fields fields;
	unsigned char made[AUDIT_HASH_SIZE];
	give_fields(a, &fields);
	audit_digest(a->seq, previous, &fields, made);
	return memcmp(made, hash, AUDIT_HASH_SIZE) == 0 ||
	       err_set(e, ERR_INPUT, _("the contents of entry %" PRId64 " are not those that were written"), a->seq);
}

static void take_over(struct archive_check *check, int64_t seq, const unsigned char *previous, const unsigned char *hash)
{
	if (!check->entries) {
		check->first = seq;
		memcpy(check->before, previous, AUDIT_HASH_SIZE);
	}
	check->last = seq;
	check->entries++;
	memcpy(check->hash, hash, AUDIT_HASH_SIZE);
}

bool archive_add(struct archive_check *check, const char *line, size_t len, struct err *e)
{
	struct archived a;
	unsigned char previous[AUDIT_HASH_SIZE], hash[AUDIT_HASH_SIZE];
	bool ok = json_decode(line, len, &archived_shape, &a, e) && read_hashes(&a, previous, hash, e) &&
		  fits_behind(check, &a, previous, e) && is_as_digested(&a, previous, hash, e);
	if (ok)
		take_over(check, a.seq, previous, hash);
	shape_release(&archived_shape, &a);
	return ok;
}

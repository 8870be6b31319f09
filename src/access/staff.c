#include "famctx/access/staff.h"

#include <sodium.h>

#include "famctx/base/buf.h"
#include "famctx/store/statement.h"
#include "famctx/store/store.h"
#include "famctx/text/address.h"
#include "famctx/text/fold.h"

#define KEY_NAME "staff_key"
#define KEY_HEX (2 * STAFF_DIGEST + 1)

/* ---- the key of the store ---------------------------------------------------------- */

static bool read_key(struct db *own, unsigned char key[STAFF_DIGEST], bool *there, struct err *e)
{
	struct buf hex = BUF_INIT;
	size_t len = 0;
	bool ok = store_about(own, KEY_NAME, &hex, e);
	*there = ok && hex.len > 0;
	if (*there && (sodium_hex2bin(key, STAFF_DIGEST, hex.data, hex.len, NULL, &len, NULL) != 0 || len != STAFF_DIGEST))
		ok = err_set(e, ERR_STORE, _("the key of the staff table cannot be read: restore a backup"));
	sodium_memzero(hex.data, hex.len);
	buf_release(&hex);
	return ok;
}

static bool make_key(struct db *own, unsigned char key[STAFF_DIGEST], struct err *e)
{
	char hex[KEY_HEX];
	bool there;
	if (!read_key(own, key, &there, e))
		return false;
	if (there)
		return true;
	randombytes_buf(key, STAFF_DIGEST);
	bool ok = store_set_about(own, KEY_NAME, sodium_bin2hex(hex, sizeof(hex), key, STAFF_DIGEST), e);
	sodium_memzero(hex, sizeof(hex));
	return ok;
}

/* ---- digests ------------------------------------------------------------------------- */

/* Each kind has a letter of its own in front, so that none can be taken for another. */
static void digest(const unsigned char key[STAFF_DIGEST], char kind, const struct buf *text,
		   unsigned char out[STAFF_DIGEST])
{
	crypto_generichash_state state;
	crypto_generichash_init(&state, key, STAFF_DIGEST, STAFF_DIGEST);
	crypto_generichash_update(&state, (const unsigned char *)&kind, 1);
	crypto_generichash_update(&state, (const unsigned char *)text->data, text->len);
	crypto_generichash_final(&state, out, STAFF_DIGEST);
}

static bool digest_nhs(const unsigned char key[STAFF_DIGEST], const char *number, unsigned char out[STAFF_DIGEST])
{
	char digits[NHS_SIZE];
	struct buf text = BUF_INIT;
	if (!number || nhs_parse(number, digits) != NHS_OK)
		return false;
	buf_add_text(&text, digits);
	digest(key, 'n', &text, out);
	buf_release(&text);
	return true;
}

/* The first of the first names: services differ in how many more they hold. */
static bool digest_name_born(const unsigned char key[STAFF_DIGEST], const struct staff_facts *f,
			     unsigned char out[STAFF_DIGEST])
{
	struct fold_tokens first = FOLD_TOKENS_INIT;
	struct buf text = BUF_INIT;
	fold_text(&text, f->family_name ? f->family_name : "");
	fold_tokens(&first, f->first_name ? f->first_name : "");
	bool whole = text.len && first.count && date_full(f->born);
	if (whole) {
		buf_printf(&text, "|%s|", first.items[0]);
		date_iso(f->born, &text);
		digest(key, 'b', &text, out);
	}
	fold_tokens_release(&first);
	buf_release(&text);
	return whole;
}

/* Of one word: a family may be known by either part of a double name. */
static void digest_surname(const unsigned char key[STAFF_DIGEST], const char *word, unsigned char out[STAFF_DIGEST])
{
	struct buf text = BUF_INIT;
	buf_add_text(&text, word);
	digest(key, 's', &text, out);
	buf_release(&text);
}

static bool digest_last_surname(const unsigned char key[STAFF_DIGEST], const char *family_name,
				unsigned char out[STAFF_DIGEST])
{
	struct fold_tokens words = FOLD_TOKENS_INIT;
	fold_tokens(&words, family_name ? family_name : "");
	bool any = words.count > 0;
	if (any)
		digest_surname(key, words.items[words.count - 1], out);
	fold_tokens_release(&words);
	return any;
}

/* "3/12 mill lane" to "12"; a house with a name keeps its whole line. */
static void add_house(const char *address, struct buf *out)
{
	struct buf line = BUF_INIT;
	address_key(address, &line);
	const char *number = strchr(line.data, '/');
	number = number ? number + 1 : line.data;
	if (line.len)
		buf_add(out, number, strcspn(number, " "));
	else
		address_fold(address, out);
	buf_release(&line);
}

/* The postcode and the house: how the street is written differs too much. */
static bool digest_address(const unsigned char key[STAFF_DIGEST], const char *address, unsigned char out[STAFF_DIGEST])
{
	struct postcode postcode;
	struct buf text = BUF_INIT;
	if (!address || !address_postcode(address, &postcode, NULL))
		return false;
	buf_printf(&text, "%s|", postcode.text);
	size_t len = text.len;
	add_house(address, &text);
	bool any = text.len > len;
	if (any)
		digest(key, 'a', &text, out);
	buf_release(&text);
	return any;
}

/* ---- the one who asks ------------------------------------------------------------------ */

static bool read_digest(struct statement *st, int column, unsigned char out[STAFF_DIGEST])
{
	if (column_size(st, column) != STAFF_DIGEST)
		return false;
	memcpy(out, column_bytes(st, column), STAFF_DIGEST);
	return true;
}

bool staff_self_read(struct db *own, const char *login, struct staff_self *out, struct err *e)
{
	static const char sql[] = "SELECT nhs, name_born, surname, address FROM staff WHERE login = ?";
	bool there;
	memset(out, 0, sizeof(*out));
	if (!read_key(own, out->key, &there, e))
		return false;
	struct statement *st = db_prepare(own, sql);
	statement_text(st, 1, login);
	if (there && statement_row(st)) {
		out->has_nhs = read_digest(st, 0, out->nhs);
		out->has_name_born = read_digest(st, 1, out->name_born);
		out->has_surname = read_digest(st, 2, out->surname);
		out->has_address = read_digest(st, 3, out->address);
	}
	out->known = out->has_nhs || out->has_name_born;
	return statement_done(st, e);
}

bool staff_is_self(const struct staff_self *self, const struct staff_facts *facts)
{
	unsigned char theirs[STAFF_DIGEST];
	if (self->has_nhs && digest_nhs(self->key, facts->nhs_number, theirs) && !memcmp(theirs, self->nhs, STAFF_DIGEST))
		return true;
	return self->has_name_born && digest_name_born(self->key, facts, theirs) &&
	       !memcmp(theirs, self->name_born, STAFF_DIGEST);
}

bool staff_same_surname(const struct staff_self *self, const struct staff_facts *facts)
{
	struct fold_tokens words = FOLD_TOKENS_INIT;
	unsigned char theirs[STAFF_DIGEST];
	bool same = false;
	fold_tokens(&words, facts->family_name ? facts->family_name : "");
	for (size_t i = 0; self->has_surname && !same && i < words.count; i++) {
		digest_surname(self->key, words.items[i], theirs);
		same = !memcmp(theirs, self->surname, STAFF_DIGEST);
	}
	fold_tokens_release(&words);
	return same;
}

bool staff_same_address(const struct staff_self *self, const struct staff_facts *facts)
{
	unsigned char theirs[STAFF_DIGEST];
	return self->has_address && digest_address(self->key, facts->address, theirs) &&
	       !memcmp(theirs, self->address, STAFF_DIGEST);
}

static void bind_digest(struct statement *st, int place, const unsigned char *digest_or_null)
{
	if (digest_or_null)
		statement_bytes(st, place, digest_or_null, STAFF_DIGEST);
	else
		statement_null(st, place);
}

bool staff_is_colleague(struct db *own, const struct staff_self *self, const struct staff_facts *facts, bool *colleague,
			struct err *e)
{
	static const char sql[] = "SELECT 1 FROM staff WHERE nhs = ?1 UNION ALL SELECT 1 FROM staff WHERE name_born = ?2 LIMIT 1";
	unsigned char nhs[STAFF_DIGEST], name_born[STAFF_DIGEST];
	bool has_nhs = digest_nhs(self->key, facts->nhs_number, nhs);
	bool has_name_born = digest_name_born(self->key, facts, name_born);
	struct statement *st = db_prepare(own, sql);
	bind_digest(st, 1, has_nhs ? nhs : NULL);
	bind_digest(st, 2, has_name_born ? name_born : NULL);
	*colleague = statement_row(st) && !staff_is_self(self, facts);
	return statement_done(st, e);
}

/* ---- loading ---------------------------------------------------------------------------- */

static bool insert_row(struct db *own, const unsigned char key[STAFF_DIGEST], const struct staff_row *row, struct err *e)
{
	static const char sql[] = "INSERT OR REPLACE INTO staff(login, nhs, name_born, surname, address)"
				  " VALUES(?, ?, ?, ?, ?)";
	unsigned char nhs[STAFF_DIGEST], name_born[STAFF_DIGEST], surname[STAFF_DIGEST], address[STAFF_DIGEST];
	struct buf whole = BUF_INIT;
	buf_printf(&whole, "%s%s%s", row->address ? row->address : "", row->address && row->postcode ? ", " : "",
		   row->postcode ? row->postcode : "");
	const struct staff_facts facts = {
		.family_name = row->family_name, .first_name = row->first_name, .born = row->born,
	};
	struct statement *st = db_prepare(own, sql);
	statement_text(st, 1, row->login && *row->login ? row->login : NULL);
	bind_digest(st, 2, digest_nhs(key, row->nhs_number, nhs) ? nhs : NULL);
	bind_digest(st, 3, digest_name_born(key, &facts, name_born) ? name_born : NULL);
	bind_digest(st, 4, digest_last_surname(key, row->family_name, surname) ? surname : NULL);
	bind_digest(st, 5, digest_address(key, whole.data, address) ? address : NULL);
	bool ok = statement_run(st, e);
	buf_release(&whole);
	return ok;
}

static bool forget_all(struct db *own, struct err *e)
{
	static const char sql[] = "DELETE FROM staff";
	return statement_run(db_prepare(own, sql), e);
}

static bool count_them(struct db *own, struct staff_load_answer *answer, struct err *e)
{
	static const char sql[] = "SELECT count(*), count(a.id) FROM staff AS s"
				  " LEFT JOIN account AS a ON a.login = s.login AND a.closed IS NULL";
	struct statement *st = db_prepare(own, sql);
	if (statement_row(st)) {
		answer->staff = column_integer(st, 0);
		answer->accounts = column_integer(st, 1);
	}
	return statement_done(st, e);
}

bool staff_load(struct db *own, const struct staff_row *rows, size_t count, struct staff_load_answer *answer, struct err *e)
{
	unsigned char key[STAFF_DIGEST];
	bool ok = make_key(own, key, e) && forget_all(own, e);
	for (size_t i = 0; ok && i < count; i++)
		ok = insert_row(own, key, &rows[i], e);
	sodium_memzero(key, sizeof(key));
	return ok && count_them(own, answer, e);
}

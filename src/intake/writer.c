#include "writer.h"

#include "famctx/schema/json.h"

/*
 * Persons are known only after joining. Until then the column holds the widest
 * number in use, so that setting it never makes a row longer and splits its page.
 */
#define NO_PERSON_YET INT32_MAX

static char *two_digits(char *out, int n)
{
	*out++ = (char)('0' + n / 10 % 10);
	*out++ = (char)('0' + n % 10);
	return out;
}

const char *date_text(struct date d, char out[DATE_TEXT_SIZE])
{
	if (!date_known(d))
		return NULL;
	char *at = two_digits(two_digits(out, d.year / 100), d.year % 100);
	if (d.month) {
		*at++ = '-';
		at = two_digits(at, d.month);
	}
	if (d.day) {
		*at++ = '-';
		at = two_digits(at, d.day);
	}
	*at = '\0';
	return out;
}

bool writer_source_begin(struct writer *w, const char *key, struct err *e)
{
	static const char sql[] = "INSERT INTO source(id, key, is_register, document, loaded, digest, rows, people)"
				  " VALUES(?, ?, 0, '', '', '', 0, 0)";
	struct statement *st = db_prepare(w->db, sql);
	statement_integer(st, 1, w->source);
	statement_text(st, 2, key);
	return statement_run(st, e);
}

bool writer_source_end(struct writer *w, const struct source_row *row, struct err *e)
{
	static const char sql[] = "UPDATE source SET service = ?, is_register = ?, refers_to = ?, document = ?,"
				  " loaded = ?, digest = ?, rows = ? WHERE id = ?";
	struct buf json = BUF_INIT;
	struct statement *st = db_prepare(w->db, sql);
	json_encode(&source_document_shape, row->document, &json);
	statement_text(st, 1, row->document->service);
	statement_integer(st, 2, row->document->is_register);
	statement_text(st, 3, row->refers_to);
	statement_text(st, 4, json.data);
	statement_text(st, 5, row->loaded);
	statement_text(st, 6, row->digest);
	statement_integer(st, 7, row->rows);
	statement_integer(st, 8, w->source);
	bool ok = statement_run(st, e);
	buf_release(&json);
	return ok;
}

bool writer_record(struct writer *w, const struct record_row *row, struct err *e)
{
	static const char sql[] =
		"INSERT INTO record(id, source, key, line, person, rule, register_id, family_name, first_name, born, died,"
		" sex, address, postcode, address_from, nhs_number, phone)"
		" VALUES(?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
	char born[DATE_TEXT_SIZE], died[DATE_TEXT_SIZE], address_from[DATE_TEXT_SIZE];
	struct statement *st = db_prepare(w->db, sql);
	statement_integer(st, 1, ++w->records);
	statement_integer(st, 2, w->source);
	statement_text(st, 3, row->key);
	statement_integer(st, 4, row->line);
	statement_integer(st, 5, NO_PERSON_YET);
	statement_text(st, 6, row->register_id);
	statement_text(st, 7, row->family_name);
	statement_text(st, 8, row->first_name);
	statement_text(st, 9, date_text(row->born, born));
	statement_text(st, 10, date_text(row->died, died));
	statement_text(st, 11, row->sex);
	statement_text(st, 12, row->address);
	statement_text(st, 13, row->postcode);
	statement_text(st, 14, date_text(row->address_from, address_from));
	statement_text(st, 15, row->nhs_number);
	statement_text(st, 16, row->phone);
	return statement_run(st, e);
}

bool writer_involvement(struct writer *w, const struct involvement_row *row, struct err *e)
{
	static const char sql[] =
		"INSERT INTO involvement(id, record, state, from_date, to_date, last_contact, updated, contact_name,"
		" contact_role, contact_organisation, contact_phone, contact_email)"
		" VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
	char from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE], last[DATE_TEXT_SIZE], updated[DATE_TEXT_SIZE];
	struct statement *st = db_prepare(w->db, sql);
	statement_integer(st, 1, ++w->involvements);
	statement_integer(st, 2, row->record);
	statement_text(st, 3, state_codes[row->state]);
	statement_text(st, 4, date_text(row->from, from));
	statement_text(st, 5, date_text(row->to, to));
	statement_text(st, 6, date_text(row->last_contact, last));
	statement_text(st, 7, date_text(row->updated, updated));
	statement_text(st, 8, row->contact_name);
	statement_text(st, 9, row->contact_role);
	statement_text(st, 10, row->contact_organisation);
	statement_text(st, 11, row->contact_phone);
	statement_text(st, 12, row->contact_email);
	return statement_run(st, e);
}

bool writer_detail(struct writer *w, const struct detail_row *row, struct err *e)
{
	static const char sql[] = "INSERT INTO detail(record, involvement, field, item, part, value, state, dated)"
				  " VALUES(?, ?, ?, ?, ?, ?, ?, ?)";
	char dated[DATE_TEXT_SIZE];
	struct statement *st = db_prepare(w->db, sql);
	statement_integer(st, 1, row->record);
	if (row->involvement)
		statement_integer(st, 2, row->involvement);
	else
		statement_null(st, 2);
	statement_text(st, 3, row->field);
	statement_integer(st, 4, row->item);
	statement_text(st, 5, row->part);
	statement_text(st, 6, row->value);
	statement_text(st, 7, detail_state_codes[row->state]);
	statement_text(st, 8, date_text(row->dated, dated));
	return statement_run(st, e);
}

bool writer_name(struct writer *w, int64_t record, const char *kind, const char *family_name, const char *first_name,
		 struct err *e)
{
	static const char sql[] = "INSERT INTO name(record, kind, family_name, first_name) VALUES(?, ?, ?, ?)";
	struct statement *st = db_prepare(w->db, sql);
	statement_integer(st, 1, record);
	statement_text(st, 2, kind);
	statement_text(st, 3, family_name);
	statement_text(st, 4, first_name);
	return statement_run(st, e);
}

bool writer_address(struct writer *w, int64_t record, const char *kind, const char *address, const char *postcode,
		    struct err *e)
{
	static const char sql[] = "INSERT INTO address(record, kind, address, postcode) VALUES(?, ?, ?, ?)";
	struct statement *st = db_prepare(w->db, sql);
	statement_integer(st, 1, record);
	statement_text(st, 2, kind);
	statement_text(st, 3, address);
	statement_text(st, 4, postcode);
	return statement_run(st, e);
}

bool writer_identifier(struct writer *w, int64_t record, const char *kind, const char *value, struct err *e)
{
	static const char sql[] = "INSERT INTO identifier(record, kind, value) VALUES(?, ?, ?)";
	struct statement *st = db_prepare(w->db, sql);
	statement_integer(st, 1, record);
	statement_text(st, 2, kind);
	statement_text(st, 3, value);
	return statement_run(st, e);
}

bool writer_warning(struct writer *w, int64_t record, const char *text, struct date review, struct err *e)
{
	static const char sql[] = "INSERT INTO warning(record, text, review) VALUES(?, ?, ?)";
	char date[DATE_TEXT_SIZE];
	struct statement *st = db_prepare(w->db, sql);
	statement_integer(st, 1, record);
	statement_text(st, 2, text);
	statement_text(st, 3, date_text(review, date));
	return statement_run(st, e);
}

bool writer_relationship(struct writer *w, const char *from_id, const char *to_id, const char *relation,
			 struct date dated, struct err *e)
{
	static const char sql[] = "INSERT INTO relationship(source, from_person, to_person, from_id, to_id, relation,"
				  " dated) VALUES(?, ?, ?, ?, ?, ?, ?)";
	char date[DATE_TEXT_SIZE];
	struct statement *st = db_prepare(w->db, sql);
	statement_integer(st, 1, w->source);
	statement_integer(st, 2, NO_PERSON_YET);
	statement_integer(st, 3, NO_PERSON_YET);
	statement_text(st, 4, from_id);
	statement_text(st, 5, to_id);
	statement_text(st, 6, relation);
	statement_text(st, 7, date_text(dated, date));
	return statement_run(st, e);
}

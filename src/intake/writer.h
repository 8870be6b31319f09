/*
 * Rows on their way into the tables of a new people.db (store/people.h).
 * Texts are borrowed; NULL is not supplied. Private to intake.
 */
#ifndef FAMCTX_SRC_INTAKE_WRITER_H
#define FAMCTX_SRC_INTAKE_WRITER_H

#include "famctx/api/source.h"
#include "famctx/store/statement.h"

#define DATE_TEXT_SIZE 11
/* ISO text of a date that may be partial; NULL for none. */
const char *date_text(struct date d, char out[DATE_TEXT_SIZE]);

struct writer {
	struct db *db;
	int64_t source; /* number of the source that is being written */
	int64_t records, involvements; /* the last number given */
};

struct record_row {
	const char *key, *register_id, *family_name, *first_name, *sex, *address, *postcode, *nhs_number, *phone;
	struct date born, died, address_from;
	int line;
};

struct involvement_row {
	int64_t record;
	enum state state; /* open, closed or held */
	struct date from, to, last_contact, updated;
	const char *contact_name, *contact_role, *contact_organisation, *contact_phone, *contact_email;
};

struct detail_row {
	int64_t record, involvement; /* involvement 0: none */
	const char *field, *part, *value;
	int64_t item; /* 0: stands alone */
	enum detail_state state;
	struct date dated;
};

struct source_row {
	const struct source_document *document;
	const char *refers_to, *loaded, *digest;
	int64_t rows;
};

/* Records refer to their source, so it stands there before them; what it is like is known behind them. */
MUST_CHECK bool writer_source_begin(struct writer *w, const char *key, struct err *e);
MUST_CHECK bool writer_source_end(struct writer *w, const struct source_row *row, struct err *e);
/* The person of a record is set after joining. */
MUST_CHECK bool writer_record(struct writer *w, const struct record_row *row, struct err *e);
MUST_CHECK bool writer_involvement(struct writer *w, const struct involvement_row *row, struct err *e);
MUST_CHECK bool writer_detail(struct writer *w, const struct detail_row *row, struct err *e);
MUST_CHECK bool writer_name(struct writer *w, int64_t record, const char *kind, const char *family_name,
			    const char *first_name, struct err *e);
MUST_CHECK bool writer_address(struct writer *w, int64_t record, const char *kind, const char *address,
			       const char *postcode, struct err *e);
MUST_CHECK bool writer_identifier(struct writer *w, int64_t record, const char *kind, const char *value, struct err *e);
MUST_CHECK bool writer_warning(struct writer *w, int64_t record, const char *text, struct date review, struct err *e);
MUST_CHECK bool writer_relationship(struct writer *w, const char *from_id, const char *to_id, const char *relation,
				    struct date dated, struct err *e);

#endif

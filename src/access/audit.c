#include "famctx/access/audit.h"

#include "audit_private.h"
#include "famctx/base/clock.h"
#include "famctx/base/mem.h"

#define AUDIT_CODE(name, code) code,
const char *const audit_action_codes[] = { AUDIT_ACTIONS(AUDIT_CODE) NULL };
const char *const audit_outcome_codes[] = { "shown", "nothing", "started", "refused", "failed", NULL };

void audit_entry_init(struct audit_entry *entry, const char *request, enum audit_action action)
{
	*entry = (struct audit_entry){
		.request = request, .action = action, .subjects = BUF_INIT, .search = INTEGER_NONE
	};
}

void audit_entry_release(struct audit_entry *entry)
{
	buf_release(&entry->subjects);
	mem_free(entry->query);
	mem_free(entry->note);
	entry->query = NULL;
	entry->note = NULL;
}

void audit_add_subject(struct audit_entry *entry, const char *person)
{
	if (entry->subjects.len)
		buf_add_char(&entry->subjects, ' ');
	buf_add_text(&entry->subjects, person);
}

bool audit_head(struct db *own, struct audit_head *out, struct err *e)
{
	static const char sql[] = "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1";
	struct statement *st = db_prepare(own, sql);
	memset(out, 0, sizeof(*out));
	if (statement_row(st)) {
		out->seq = column_integer(st, 0);
		memcpy(out->hash, column_bytes(st, 1), AUDIT_HASH_SIZE);
	}
	return statement_done(st, e);
}

static struct audit_field text_field(const char *text)
{
	return (struct audit_field){ .is_null = !text, .text = text, .len = text ? strlen(text) : 0 };
}

static struct audit_field integer_field(int64_t value)
{
	return (struct audit_field){ .is_integer = true, .is_null = value == INTEGER_NONE, .integer = value };
}

/* In the order of AUDIT_FIELDS. */
static void fill_fields(struct audit_field fields[AUDIT_FIELD_COUNT], const char *utc, const struct sign_in *who,
			const struct audit_entry *entry, const char *today)
{
	const struct account *account = &who->account;
	const struct purpose *purpose = &who->purpose;
	const struct audit_field filled[AUDIT_FIELD_COUNT] = {
		text_field(utc),
		text_field(account->login ? account->login : ""),
		text_field(account->login ? role_codes[account->role] : ""),
		integer_field(who->id ? who->id : INTEGER_NONE),
		text_field(entry->request),
		text_field(audit_action_codes[entry->action]),
		text_field(audit_outcome_codes[entry->outcome]),
		text_field(entry->subjects.len ? entry->subjects.data : NULL),
		text_field(entry->query),
		integer_field(entry->search),
		text_field(purpose->basis >= 0 ? basis_codes[purpose->basis] : NULL),
		text_field(purpose->text),
		text_field(purpose->case_reference),
		text_field(purpose->behalf),
		integer_field(entry->training),
		text_field(today),
		text_field(entry->note),
	};
	memcpy(fields, filled, sizeof(filled));
}

static bool insert(struct db *own, int64_t seq, const struct audit_field fields[AUDIT_FIELD_COUNT],
		   const unsigned char previous[AUDIT_HASH_SIZE], struct err *e)
{
	static const char sql[] = "INSERT INTO audit(seq, previous, hash, " AUDIT_FIELDS ")"
				  " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
	unsigned char hash[AUDIT_HASH_SIZE];
	audit_digest(seq, previous, fields, hash);
	struct statement *st = db_prepare(own, sql);
	statement_integer(st, 1, seq);
	statement_bytes(st, 2, previous, AUDIT_HASH_SIZE);
	statement_bytes(st, 3, hash, AUDIT_HASH_SIZE);
	for (int i = 0; i < AUDIT_FIELD_COUNT; i++)
		if (fields[i].is_integer && !fields[i].is_null)
			statement_integer(st, 4 + i, fields[i].integer);
		else
			statement_text(st, 4 + i, fields[i].is_null ? NULL : fields[i].text);
	return statement_run(st, e);
}

bool audit_append(struct db *own, const struct sign_in *who, const struct audit_entry *entry, struct err *e)
{
	struct audit_head head;
	struct audit_field fields[AUDIT_FIELD_COUNT];
	char utc[UTC_TEXT_SIZE];
	struct buf today = BUF_INIT;
	if (!db_in_transaction(own))
		BUG("an entry of the trail needs the transaction of what it tells");
	clock_utc_text(utc);
	date_iso(who->at, &today);
	fill_fields(fields, utc, who, entry, today.len ? today.data : NULL);
	bool ok = audit_head(own, &head, e) && insert(own, head.seq + 1, fields, head.hash, e);
	buf_release(&today);
	return ok;
}

static struct audit_field read_field(struct statement *st, int column, bool is_integer)
{
	struct audit_field field = { .is_integer = is_integer, .is_null = column_null(st, column) };
	if (is_integer)
		field.integer = column_integer(st, column);
	else
		field.text = column_text(st, column);
	if (field.text)
		field.len = column_size(st, column);
	return field;
}

static bool entry_fits(struct statement *st, const struct audit_head *before)
{
	/* Which of AUDIT_FIELDS are numbers: sign_in, search, training. */
	static const bool is_integer[AUDIT_FIELD_COUNT] = { [3] = true, [9] = true, [14] = true };
	struct audit_field fields[AUDIT_FIELD_COUNT];
	unsigned char hash[AUDIT_HASH_SIZE];
	if (column_integer(st, 0) != before->seq + 1 || column_size(st, 1) != AUDIT_HASH_SIZE ||
	    column_size(st, 2) != AUDIT_HASH_SIZE || memcmp(column_bytes(st, 1), before->hash, AUDIT_HASH_SIZE))
		return false;
	for (int i = 0; i < AUDIT_FIELD_COUNT; i++)
		fields[i] = read_field(st, 3 + i, is_integer[i]);
	audit_digest(before->seq + 1, before->hash, fields, hash);
	return memcmp(column_bytes(st, 2), hash, AUDIT_HASH_SIZE) == 0;
}

bool audit_verify(struct db *own, int64_t *entries, int64_t *broken_at, struct err *e)
{
	static const char sql[] = "SELECT seq, previous, hash, " AUDIT_FIELDS " FROM audit ORDER BY seq";
	struct statement *st = db_prepare(own, sql);
	struct audit_head before = { .seq = 0 };
	*entries = 0;
	*broken_at = 0;
	while (statement_row(st)) {
		if (!*broken_at && !entry_fits(st, &before))
			*broken_at = before.seq + 1;
		before.seq = column_integer(st, 0);
		if (!*broken_at)
			memcpy(before.hash, column_bytes(st, 2), AUDIT_HASH_SIZE);
		++*entries;
	}
	return statement_done(st, e);
}

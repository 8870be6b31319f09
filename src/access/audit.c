#include "famctx/access/audit.h"

#include "audit_private.h"
#include "famctx/base/clock.h"
#include "famctx/base/mem.h"
#include "famctx/store/person_id.h"
#include "famctx/store/store.h"

void audit_entry_init(struct audit_entry *entry, const char *request, enum audit_action action)
{
	*entry = (struct audit_entry){
		.request = request, .action = action, .subjects = BUF_INIT, .search = INTEGER_NONE, .amount = INTEGER_NONE,
		.review_due = DATE_NONE,
	};
}

void audit_entry_release(struct audit_entry *entry)
{
	buf_release(&entry->subjects);
	mem_free(entry->opened);
	mem_free(entry->close_to);
	mem_free(entry->query);
	mem_free(entry->digest);
	mem_free(entry->note);
	mem_free(entry->reason);
	mem_free(entry->break_glass);
	audit_entry_init(entry, entry->request, entry->action);
}

/* Whether a word is in a list with spaces between. */
static bool has_word(const char *list, const char *word)
{
	size_t len = strlen(word);
	for (const char *at = strstr(list, word); at; at = strstr(at + 1, word))
		if ((at == list || at[-1] == ' ') && (at[len] == ' ' || at[len] == '\0'))
			return true;
	return false;
}

bool audit_has_subject(const struct audit_entry *entry, const char *person)
{
	return has_word(entry->subjects.data, person);
}

void audit_add_subject(struct audit_entry *entry, const char *person)
{
	if (audit_has_subject(entry, person))
		return;
	if (entry->subjects.len)
		buf_add_char(&entry->subjects, ' ');
	buf_add_text(&entry->subjects, person);
}

void audit_add_opened(struct audit_entry *entry, const char *person)
{
	audit_add_subject(entry, person);
	mem_free(entry->opened);
	entry->opened = mem_copy_text(person);
}

void audit_add_close(struct audit_entry *entry, enum audit_close close)
{
	struct buf words = BUF_INIT;
	if (entry->close_to && has_word(entry->close_to, audit_close_codes[close]))
		return;
	if (entry->close_to)
		buf_printf(&words, "%s ", entry->close_to);
	buf_add_text(&words, audit_close_codes[close]);
	mem_free(entry->close_to);
	entry->close_to = buf_detach(&words);
}

bool audit_head(struct db *own, struct audit_head *out, struct err *e)
{
	static const char sql[] = "SELECT seq, hash FROM (SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1)"
				  " UNION ALL SELECT last, hash FROM audit_segment"
				  " WHERE NOT EXISTS (SELECT 1 FROM audit) ORDER BY 1 DESC LIMIT 1";
	struct statement *st = db_prepare(own, sql);
	memset(out, 0, sizeof(*out));
	if (statement_row(st)) {
		out->seq = column_integer(st, 0);
		memcpy(out->hash, column_bytes(st, 1), AUDIT_HASH_SIZE);
	}
	return statement_done(st, e);
}

/* ---- an entry as fields ---------------------------------------------------------- */

static struct audit_field text_field(const char *text)
{
	return (struct audit_field){ .is_null = !text, .text = text, .len = text ? strlen(text) : 0 };
}

static struct audit_field integer_field(int64_t value)
{
	return (struct audit_field){ .is_integer = true, .is_null = value == INTEGER_NONE, .integer = value };
}

/* When it was, on every clock there is: the machine's can be set, the steady one cannot. */
struct instant {
	char utc[UTC_TEXT_SIZE];
	char local[UTC_TEXT_SIZE];
	int64_t steady;
};

static void read_clocks(struct instant *t)
{
	const struct clock real = CLOCK_REAL;
	struct moment now = clock_now(&real);
	clock_utc_text(t->utc);
	snprintf(t->local, sizeof(t->local), "%04d-%02d-%02dT%02d:%02d", now.year, now.month, now.day, now.hour,
		 now.minute);
	t->steady = (int64_t)clock_steady_us();
}

static void fill_who(struct audit_fields *f, const struct sign_in *who, const char *today)
{
	const struct account *account = &who->account;
	const struct purpose *purpose = &who->purpose;
	f->at[COLUMN_account] = text_field(account->login ? account->login : "");
	f->at[COLUMN_name] = text_field(account->name);
	f->at[COLUMN_role] = text_field(account->login ? role_codes[account->role] : "");
	f->at[COLUMN_team] = text_field(account->team);
	f->at[COLUMN_sign_in] = integer_field(who->id ? who->id : INTEGER_NONE);
	f->at[COLUMN_program] = text_field(who->origin.program);
	f->at[COLUMN_process] = integer_field(who->origin.process);
	f->at[COLUMN_tty] = text_field(who->origin.tty);
	f->at[COLUMN_peer] = text_field(who->origin.peer);
	f->at[COLUMN_boot] = text_field(who->origin.boot);
	f->at[COLUMN_basis] = text_field(purpose->basis >= 0 ? basis_codes[purpose->basis] : NULL);
	f->at[COLUMN_purpose_text] = text_field(purpose->text);
	f->at[COLUMN_case_reference] = text_field(purpose->case_reference);
	f->at[COLUMN_behalf] = text_field(purpose->behalf);
	f->at[COLUMN_consent] = text_field(purpose->consent != CONSENT_NOT_SAID ? consent_codes[purpose->consent] : NULL);
	f->at[COLUMN_uid] = integer_field(who->origin.uid);
	f->at[COLUMN_started] = integer_field(who->origin.started);
	f->at[COLUMN_today] = text_field(today);
}

static void fill_what(struct audit_fields *f, const struct audit_entry *entry, const struct instant *t)
{
	f->at[COLUMN_utc] = text_field(t->utc);
	f->at[COLUMN_local] = text_field(t->local);
	f->at[COLUMN_steady] = integer_field(t->steady);
	f->at[COLUMN_request] = text_field(entry->request);
	f->at[COLUMN_action] = text_field(audit_action_codes[entry->action]);
	f->at[COLUMN_outcome] = text_field(audit_outcome_codes[entry->outcome]);
	f->at[COLUMN_subjects] = text_field(entry->subjects.len ? entry->subjects.data : NULL);
	f->at[COLUMN_opened] = text_field(entry->opened);
	f->at[COLUMN_close_to] = text_field(entry->close_to);
	f->at[COLUMN_query] = text_field(entry->query);
	f->at[COLUMN_search] = integer_field(entry->search);
	f->at[COLUMN_amount] = integer_field(entry->amount);
	f->at[COLUMN_digest] = text_field(entry->digest);
	f->at[COLUMN_note] = text_field(entry->note);
	f->at[COLUMN_reason] = text_field(entry->reason);
	f->at[COLUMN_break_glass] = text_field(entry->break_glass);
	f->at[COLUMN_training] = integer_field(entry->training);
	f->at[COLUMN_app] = text_field(FAMCTX_VERSION);
	f->at[COLUMN_store_version] = integer_field(STORE_VERSION);
}

/* ---- writing it --------------------------------------------------------------------- */

static bool insert(struct db *own, int64_t seq, const struct audit_fields *fields,
		   const unsigned char previous[AUDIT_HASH_SIZE], struct err *e)
{
#define COLUMN_MARK(name, number) ", ?"
	static const char sql[] = "INSERT INTO audit(seq, previous, hash" AUDIT_COLUMN_NAMES
				  ") VALUES(?, ?, ?" AUDIT_COLUMNS(COLUMN_MARK) ")";
	unsigned char hash[AUDIT_HASH_SIZE];
	audit_digest(seq, previous, fields, hash);
	struct statement *st = db_prepare(own, sql);
	statement_integer(st, 1, seq);
	statement_bytes(st, 2, previous, AUDIT_HASH_SIZE);
	statement_bytes(st, 3, hash, AUDIT_HASH_SIZE);
	for (int i = 0; i < AUDIT_COLUMN_COUNT; i++) {
		const struct audit_field *f = &fields->at[i];
		if (f->is_integer && !f->is_null)
			statement_integer(st, 4 + i, f->integer);
		else
			statement_text(st, 4 + i, f->is_null ? NULL : f->text);
	}
	return statement_run(st, e);
}

void audit_each_subject(const char *subjects, void (*call)(void *context, int64_t person), void *context)
{
	while (subjects && *subjects) {
		size_t len = strcspn(subjects, " ");
		char id[PERSON_ID_SIZE];
		int64_t person;
		if (len > 0 && len < sizeof(id)) {
			memcpy(id, subjects, len);
			id[len] = '\0';
			if (person_id_read(id, &person))
				call(context, person);
		}
		subjects += len + strspn(subjects + len, " ");
	}
}

struct indexing {
	struct db *own;
	int64_t seq, opened;
	bool ok;
	struct err *e;
};

static void index_subject(void *context, int64_t person)
{
	static const char sql[] = "INSERT OR IGNORE INTO audit_subject(person, seq, opened) VALUES(?, ?, ?)";
	struct indexing *x = context;
	if (!x->ok)
		return;
	struct statement *st = db_prepare(x->own, sql);
	statement_integer(st, 1, person);
	statement_integer(st, 2, x->seq);
	statement_integer(st, 3, person == x->opened);
	x->ok = statement_run(st, x->e);
}

static bool index_subjects(struct db *own, int64_t seq, const struct audit_entry *entry, struct err *e)
{
	struct indexing x = { .own = own, .seq = seq, .opened = -1, .ok = true, .e = e };
	if (entry->opened && !person_id_read(entry->opened, &x.opened))
		x.opened = -1;
	audit_each_subject(entry->subjects.data, index_subject, &x);
	return x.ok;
}

/* With the entry itself, so that break-glass never goes without somebody who looks it over. */
static bool ask_for_review(struct db *own, int64_t seq, const struct audit_entry *entry, const char *utc, struct err *e)
{
	static const char sql[] = "INSERT INTO audit_review(seq, chosen, chooser, kind, due) VALUES(?, ?, '', 'break_glass', ?)";
	struct buf due = BUF_INIT;
	if (!date_full(entry->review_due) || entry->outcome != AUDIT_SHOWN)
		return true;
	struct statement *st = db_prepare(own, sql);
	statement_integer(st, 1, seq);
	statement_text(st, 2, utc);
	statement_date(st, 3, entry->review_due, &due);
	bool ok = statement_run(st, e);
	buf_release(&due);
	return ok;
}

bool audit_append(struct db *own, const struct sign_in *who, const struct audit_entry *entry, struct err *e)
{
	struct audit_head head;
	struct audit_fields fields;
	struct instant now;
	struct buf today = BUF_INIT;
	if (!db_in_transaction(own))
		BUG("an entry of the trail needs the transaction of what it tells");
	read_clocks(&now);
	date_iso(who->at, &today);
	fill_who(&fields, who, today.len ? today.data : NULL);
	fill_what(&fields, entry, &now);
	bool ok = audit_head(own, &head, e) && insert(own, head.seq + 1, &fields, head.hash, e) &&
		  index_subjects(own, head.seq + 1, entry, e) &&
		  ask_for_review(own, head.seq + 1, entry, now.utc, e);
	buf_release(&today);
	return ok;
}

#include "audit_line.h"

#include "famctx/base/mem.h"

static char *copy(const struct audit_fields *f, enum audit_column column)
{
	return mem_copy_or_null(f->at[column].text);
}

static int code(const struct audit_fields *f, enum audit_column column, const char *const *codes)
{
	return f->at[column].text ? code_find(codes, f->at[column].text) : -1;
}

static int64_t number(const struct audit_fields *f, enum audit_column column)
{
	return f->at[column].is_null ? INTEGER_NONE : f->at[column].integer;
}

static bool has_subject(const struct audit_line *line, const char *id, size_t len)
{
	for (size_t i = 0; i < line->subjects_count; i++)
		if (!strncmp(line->subjects[i], id, len) && !line->subjects[i][len])
			return true;
	return false;
}

/* Lists of one search are a few dozen people, so each is compared with all. */
static void add_subjects(struct audit_line *line, const char *text)
{
	while (text && *text) {
		size_t len = strcspn(text, " ");
		if (len && !has_subject(line, text, len)) {
			line->subjects = mem_resize(line->subjects, line->subjects_count + 1, sizeof(*line->subjects));
			line->subjects[line->subjects_count++] = mem_copy_bytes(text, len);
		}
		text += len + strspn(text + len, " ");
	}
	line->shown = (int64_t)line->subjects_count;
}

static void fill_who(const struct audit_fields *f, struct audit_line *out)
{
	out->account = copy(f, COLUMN_account);
	out->name = copy(f, COLUMN_name);
	out->role = code(f, COLUMN_role, role_codes);
	out->team = copy(f, COLUMN_team);
	out->request = copy(f, COLUMN_request);
	out->uid = number(f, COLUMN_uid);
	out->process = number(f, COLUMN_process);
	out->started = number(f, COLUMN_started);
	out->boot = copy(f, COLUMN_boot);
	out->app = copy(f, COLUMN_app);
	out->program = copy(f, COLUMN_program);
	out->tty = copy(f, COLUMN_tty);
	out->peer = copy(f, COLUMN_peer);
	out->basis = code(f, COLUMN_basis, basis_codes);
	out->purpose_text = copy(f, COLUMN_purpose_text);
	out->case_reference = copy(f, COLUMN_case_reference);
	out->behalf = copy(f, COLUMN_behalf);
	out->consent = f->at[COLUMN_consent].text ? code(f, COLUMN_consent, consent_codes) : CONSENT_NOT_SAID;
}

static void fill_what(const struct audit_fields *f, struct audit_line *out)
{
	out->utc = copy(f, COLUMN_utc);
	out->at = copy(f, COLUMN_local);
	out->action = code(f, COLUMN_action, audit_action_codes);
	out->outcome = code(f, COLUMN_outcome, audit_outcome_codes);
	out->opened.person = copy(f, COLUMN_opened);
	out->query = copy(f, COLUMN_query);
	out->close_to = copy(f, COLUMN_close_to);
	out->note = copy(f, COLUMN_note);
	out->reason = copy(f, COLUMN_reason);
	out->break_glass = copy(f, COLUMN_break_glass);
	out->amount = number(f, COLUMN_amount);
	out->digest = copy(f, COLUMN_digest);
	out->training = !f->at[COLUMN_training].is_null && f->at[COLUMN_training].integer != 0;
	if (!f->at[COLUMN_today].text || !date_parse_iso(f->at[COLUMN_today].text, &out->today))
		out->today = (struct date)DATE_NONE;
}

void line_fill(struct statement *st, struct audit_line *out)
{
	struct audit_fields fields;
	char hash[AUDIT_HASH_TEXT];
	shape_init(&audit_line_shape, out);
	audit_read_fields(st, &fields);
	out->seq = column_integer(st, 0);
	out->letters = 1;
	if (column_size(st, 2) == AUDIT_HASH_SIZE) {
		audit_hash_text(column_bytes(st, 2), hash);
		out->hash = mem_copy_text(hash);
	}
	fill_who(&fields, out);
	fill_what(&fields, out);
	add_subjects(out, fields.at[COLUMN_subjects].text);
	if (out->action == AUDIT_HELD_BACK && out->subjects_count == 1)
		out->asked.person = mem_copy_text(out->subjects[0]);
}

bool line_fold(struct db *own, struct audit_line *line, struct err *e)
{
	static const char sql[] =
		"SELECT a.subjects FROM audit AS here JOIN audit AS a ON a.sign_in = here.sign_in AND a.search = here.search"
		" WHERE here.seq = ?1 AND a.seq < ?1 AND a.action = 'searched' ORDER BY a.seq DESC LIMIT 1000";
	if (line->action != AUDIT_SEARCHED)
		return true;
	struct statement *st = db_prepare(own, sql);
	statement_integer(st, 1, line->seq);
	while (statement_row(st)) {
		line->letters++;
		add_subjects(line, column_text(st, 0));
	}
	return statement_done(st, e);
}

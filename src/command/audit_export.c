/* The trail as a file: CSV for people's spreadsheets, JSON Lines for other programs, FHIR for those that gather audits. */
#include <sodium.h>

#include "audit.h"
#include "audit_fhir.h"
#include "famctx/base/mem.h"
#include "famctx/schema/json.h"
#include "famctx/text/sanitise.h"
#include "value.h"

enum format { FORMAT_CSV, FORMAT_JSONL, FORMAT_FHIR };
static const char *const format_codes[] = { "csv", "jsonl", "fhir", NULL };

struct exporting {
	struct run *run;
	int format;
	int64_t amount;
	crypto_hash_sha256_state state;
	struct buf out;
};

static bool let_go(struct exporting *x, struct err *e)
{
	crypto_hash_sha256_update(&x->state, (const unsigned char *)x->out.data, x->out.len);
	bool ok = fwrite(x->out.data, 1, x->out.len, stdout) == x->out.len && fflush(stdout) == 0;
	buf_clear(&x->out);
	return ok || err_errno(e, ERR_INPUT, _("the export cannot be written"));
}

static void add_text(struct buf *out, const char *text)
{
	if (out->len && out->data[out->len - 1] != '\n')
		buf_add_char(out, ',');
	sanitise_csv_cell(out, text ? text : "");
}

static void add_code(struct buf *out, const char *const *codes, int code)
{
	add_text(out, code >= 0 ? codes[code] : NULL);
}

static void add_number(struct buf *out, int64_t number)
{
	char text[NUMBER_SIZE];
	add_text(out, number == INTEGER_NONE ? NULL : number_text(number, text));
}

static void add_heading(struct buf *out)
{
	static const char *const names[] = {
		"seq", "at", "utc", "account", "name", "role", "team", "action", "outcome", "opened", "shown", "subjects",
		"query", "basis", "purpose_text", "case_reference", "behalf", "close_to", "note", "amount", "digest",
		"program", "tty", "peer", "training", "today", "hash", "consent", "reason", "break_glass", "request", "uid",
		"process", "started", "boot", "app",
	};
	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		add_text(out, names[i]);
	buf_add_text(out, "\r\n");
}

static void add_texts(struct buf *out, char *const *texts, size_t count)
{
	struct buf joined = BUF_INIT;
	for (size_t i = 0; i < count; i++)
		buf_printf(&joined, "%s%s", i ? " " : "", texts[i]);
	add_text(out, joined.data);
	buf_release(&joined);
}

static void add_who(struct buf *out, const struct audit_line *l)
{
	add_number(out, l->seq);
	add_text(out, l->at);
	add_text(out, l->utc);
	add_text(out, l->account);
	add_text(out, l->name);
	add_code(out, role_codes, l->role);
	add_text(out, l->team);
}

static void add_what(struct buf *out, const struct audit_line *l)
{
	struct buf today = BUF_INIT;
	add_code(out, audit_action_codes, l->action);
	add_code(out, audit_outcome_codes, l->outcome);
	add_text(out, l->opened.person);
	add_number(out, l->shown);
	add_texts(out, l->subjects, l->subjects_count);
	add_text(out, l->query);
	add_code(out, basis_codes, l->basis);
	add_text(out, l->purpose_text);
	add_text(out, l->case_reference);
	add_text(out, l->behalf);
	add_text(out, l->close_to);
	add_text(out, l->note);
	add_number(out, l->amount);
	add_text(out, l->digest);
	add_text(out, l->program);
	add_text(out, l->tty);
	add_text(out, l->peer);
	add_text(out, l->training ? "yes" : "no");
	date_iso(l->today, &today);
	add_text(out, today.data);
	add_text(out, l->hash);
	buf_release(&today);
}

/* Columns are only ever added, at the end. */
static void add_more(struct buf *out, const struct audit_line *l)
{
	add_code(out, consent_codes, l->consent != CONSENT_NOT_SAID ? l->consent : -1);
	add_text(out, l->reason);
	add_text(out, l->break_glass);
	add_text(out, l->request);
	add_number(out, l->uid);
	add_number(out, l->process);
	add_number(out, l->started);
	add_text(out, l->boot);
	add_text(out, l->app);
	buf_add_text(out, "\r\n");
}

static void add_entry(struct exporting *x, const struct audit_line *l)
{
	if (x->format == FORMAT_CSV) {
		add_who(&x->out, l);
		add_what(&x->out, l);
		add_more(&x->out, l);
		return;
	}
	if (x->format == FORMAT_FHIR)
		fhir_event(&x->run->words, l, &x->out);
	else
		json_encode(&audit_line_shape, l, &x->out);
	buf_add_char(&x->out, '\n');
}

static void add_entries(struct exporting *x, const struct audit_export_answer *a)
{
	for (size_t i = 0; i < a->entries_count; i++)
		add_entry(x, &a->entries[i]);
	x->amount += (int64_t)a->entries_count;
}

static bool export_pages(struct exporting *x, struct audit_export_request *r, struct err *e)
{
	do {
		struct audit_export_answer answer;
		bool ok = client_call(x->run->client, REQUEST_AUDIT_EXPORT, &audit_export_request_shape, r,
				      &audit_export_answer_shape, &answer, e);
		if (ok)
			add_entries(x, &answer);
		ok = ok && let_go(x, e);
		r->after = answer.next;
		shape_release(&audit_export_answer_shape, &answer);
		if (!ok)
			return false;
	} while (r->after != INTEGER_NONE);
	return true;
}

/* That it is complete, and what it was, goes into the trail as well. */
static bool tell(struct exporting *x, struct err *e)
{
	unsigned char bytes[crypto_hash_sha256_BYTES];
	char hex[2 * sizeof(bytes) + 1], format[8];
	crypto_hash_sha256_final(&x->state, bytes);
	sodium_bin2hex(hex, sizeof(hex), bytes, sizeof(bytes));
	snprintf(format, sizeof(format), "%s", format_codes[x->format]);
	const struct audit_exported_request request = { format, x->amount, hex };
	return client_call(x->run->client, REQUEST_AUDIT_EXPORTED, &audit_exported_request_shape, &request, NULL, NULL, e);
}

static bool read_format(const struct run *run, int argc, int *format, struct err *e)
{
	if (argc)
		return err_set(e, ERR_USAGE, _("audit export writes to standard output: famctx audit export > FILE"));
	*format = FORMAT_JSONL;
	return !run->options.challenge.format || value_code(run->options.challenge.format, "--format", format_codes, format, e);
}

int trail_export(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	struct exporting x = { .run = run, .out = BUF_INIT };
	struct audit_export_request request;
	(void)argv;
	shape_init(&audit_export_request_shape, &request);
	crypto_hash_sha256_init(&x.state);
	bool ok = read_format(run, argc, &x.format, &e) && audit_filter_read(run, &request.which, &e) && run_open(run, &e);
	if (ok && x.format == FORMAT_CSV)
		add_heading(&x.out);
	ok = ok && export_pages(&x, &request, &e) && tell(&x, &e);
	shape_release(&audit_export_request_shape, &request);
	buf_release(&x.out);
	return ok ? ERR_NONE : run_fail(run, &e);
}

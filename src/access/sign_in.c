#include "famctx/access/sign_in.h"

#include "famctx/access/purpose.h"
#include "famctx/base/buf.h"
#include "famctx/base/clock.h"
#include "famctx/base/mem.h"
#include "famctx/store/statement.h"

void sign_in_init(struct sign_in *s)
{
	*s = (struct sign_in){
		.purpose = { .basis = -1 },
		.origin = { .process = INTEGER_NONE, .started = INTEGER_NONE, .uid = INTEGER_NONE },
	};
}

bool sign_in_open(struct db *own, const char *login, const char *program, int64_t process, struct sign_in *out,
		  struct err *e)
{
	static const char sql[] = "INSERT INTO sign_in(account, opened, program, process) VALUES(?, ?, ?, ?)";
	char utc[UTC_TEXT_SIZE];
	sign_in_init(out);
	if (!account_find(own, login, &out->account, e))
		return false;
	clock_utc_text(utc);
	struct statement *st = db_prepare(own, sql);
	statement_integer(st, 1, out->account.id);
	statement_text(st, 2, utc);
	statement_text(st, 3, program);
	statement_integer(st, 4, process);
	if (!statement_run(st, e))
		return false;
	out->id = db_last_id(own);
	out->origin.program = mem_copy_or_null(program);
	out->origin.process = process;
	return true;
}

bool sign_in_close(struct db *own, struct sign_in *s, struct err *e)
{
	static const char sql[] = "UPDATE sign_in SET closed = ? WHERE id = ?";
	char utc[UTC_TEXT_SIZE];
	clock_utc_text(utc);
	struct statement *st = db_prepare(own, sql);
	statement_text(st, 1, utc);
	statement_integer(st, 2, s->id);
	return statement_run(st, e);
}

void sign_in_release(struct sign_in *s)
{
	account_release(&s->account);
	mem_free(s->origin.program);
	mem_free(s->origin.tty);
	mem_free(s->origin.peer);
	mem_free(s->origin.boot);
	shape_release(&purpose_shape, &s->purpose);
	sign_in_init(s);
}

bool sign_in_give_purpose(struct db *own, struct sign_in *s, const struct purpose *purpose, bool training,
			  struct err *e)
{
	static const char sql[] = "INSERT INTO purpose(sign_in, given, basis, text, case_reference, behalf,"
				  " consent, consent_on, consent_because) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)";
	struct buf day = BUF_INIT;
	char utc[UTC_TEXT_SIZE];
	if (!purpose_check_basis(purpose, training, e))
		return false;
	clock_utc_text(utc);
	struct statement *st = db_prepare(own, sql);
	statement_integer(st, 1, s->id);
	statement_text(st, 2, utc);
	statement_text(st, 3, basis_codes[purpose->basis]);
	statement_text(st, 4, purpose->text);
	statement_text(st, 5, purpose->case_reference);
	statement_text(st, 6, purpose->behalf);
	statement_text(st, 7, purpose->consent == CONSENT_NOT_SAID ? NULL : consent_codes[purpose->consent]);
	statement_date(st, 8, purpose->consent_on, &day);
	statement_text(st, 9, purpose->consent_because);
	bool ok = statement_run(st, e);
	buf_release(&day);
	if (!ok)
		return false;
	shape_release(&purpose_shape, &s->purpose);
	s->purpose = (struct purpose){
		.basis = purpose->basis,
		.text = mem_copy_or_null(purpose->text),
		.case_reference = mem_copy_or_null(purpose->case_reference),
		.behalf = mem_copy_or_null(purpose->behalf),
		.consent = purpose->consent,
		.consent_on = purpose->consent_on,
		.consent_because = mem_copy_or_null(purpose->consent_because),
	};
	return true;
}

bool sign_in_last_purpose(struct db *own, const struct sign_in *s, char **words, struct err *e)
{
	static const char sql[] = "SELECT p.basis, p.text FROM purpose AS p JOIN sign_in AS s ON s.id = p.sign_in"
				  " WHERE s.account = ? ORDER BY p.id DESC LIMIT 1";
	struct statement *st = db_prepare(own, sql);
	*words = NULL;
	statement_integer(st, 1, s->account.id);
	if (statement_row(st)) {
		struct buf text = BUF_INIT;
		buf_add_text(&text, column_text(st, 0));
		if (!column_null(st, 1) && !strcmp(text.data, basis_codes[BASIS_OTHER]))
			buf_printf(&text, ":%s", column_text(st, 1));
		*words = buf_detach(&text);
	}
	return statement_done(st, e);
}

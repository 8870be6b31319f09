/* Accounts as administrators keep them. */
#include "famctx/access/account.h"
#include "famctx/base/clock.h"
#include "famctx/base/mem.h"
#include "famctx/store/statement.h"
#include "famctx/text/typed.h"

static bool letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool account_login_is_sane(const char *login)
{
	size_t len = login ? strlen(login) : 0;
	if (!len || len > ACCOUNT_LOGIN_MOST || !letter(login[0]))
		return false;
	for (size_t i = 1; i < len; i++)
		if (!letter(login[i]) && !(login[i] >= '0' && login[i] <= '9') && !strchr(".-@", login[i]))
			return false;
	return true;
}

static bool check_login(const char *login, struct err *e)
{
	if (account_login_is_sane(login))
		return true;
	return err_set(e, ERR_USAGE,
		       _("that is no name of a Unix account: it begins with a letter and has letters, digits and . _ - @, at most %d"),
		       ACCOUNT_LOGIN_MOST);
}

/* What stands of one account. */
struct standing {
	bool there, closed, owner;
};

static bool look_up(struct db *own, const char *login, struct standing *out, struct err *e)
{
	static const char sql[] = "SELECT closed IS NOT NULL, role FROM account WHERE login = ?";
	struct statement *st = db_prepare(own, sql);
	*out = (struct standing){ .there = false };
	statement_text(st, 1, login);
	if (statement_row(st)) {
		out->there = true;
		out->closed = column_integer(st, 0) != 0;
		out->owner = !strcmp(column_text(st, 1), role_codes[ACCOUNT_OWNER]);
	}
	return statement_done(st, e);
}

static bool must_be_there(struct db *own, const char *login, struct standing *out, struct err *e)
{
	if (!check_login(login, e) || !look_up(own, login, out, e))
		return false;
	return out->there || err_set(e, ERR_NOTHING, _("there is no account %s: famctx account list shows which there are"), login);
}

static bool must_be_new(struct db *own, const char *login, struct err *e)
{
	struct standing now;
	if (!check_login(login, e) || !look_up(own, login, &now, e))
		return false;
	if (now.closed)
		return err_set(e, ERR_REFUSED, _("the account %s was closed; famctx account change %s --reopen REASON opens it again"),
			       login, login);
	return !now.there || err_set(e, ERR_REFUSED, _("there is an account %s already; famctx account change changes it"), login);
}

static bool insert(struct db *own, const struct account_request *r, const char *name, const char *team, const char *by,
		   struct err *e)
{
	static const char sql[] = "INSERT INTO account(login, name, role, team, added, added_by) VALUES(?, ?, ?, ?, ?, ?)";
	char utc[UTC_TEXT_SIZE];
	clock_utc_text(utc);
	struct statement *st = db_prepare(own, sql);
	statement_text(st, 1, r->login);
	statement_text(st, 2, name);
	statement_text(st, 3, r->role >= 0 ? role_codes[r->role] : "");
	statement_text(st, 4, team);
	statement_text(st, 5, utc);
	statement_text(st, 6, by);
	return statement_run(st, e);
}

bool account_open(struct db *own, const struct account_request *r, const char *by, struct err *e)
{
	struct buf name = BUF_INIT, team = BUF_INIT;
	bool with_team = r->team && *r->team;
	bool ok = must_be_new(own, r->login, e) && typed_line(r->name, _("the name"), ACCOUNT_TEXT_MOST, &name, e) &&
		  (!with_team || typed_line(r->team, _("the team"), ACCOUNT_TEXT_MOST, &team, e)) &&
		  insert(own, r, name.data, with_team ? team.data : NULL, by, e);
	buf_release(&name);
	buf_release(&team);
	return ok;
}

static bool set_name(struct db *own, const struct account_request *r, struct err *e)
{
	static const char sql[] = "UPDATE account SET name = ? WHERE login = ?";
	struct buf name = BUF_INIT;
	if (!r->name)
		return true;
	bool ok = typed_line(r->name, _("the name"), ACCOUNT_TEXT_MOST, &name, e);
	if (ok) {
		struct statement *st = db_prepare(own, sql);
		statement_text(st, 1, name.data);
		statement_text(st, 2, r->login);
		ok = statement_run(st, e);
	}
	buf_release(&name);
	return ok;
}

static bool set_team(struct db *own, const struct account_request *r, struct err *e)
{
	static const char sql[] = "UPDATE account SET team = ? WHERE login = ?";
	struct buf team = BUF_INIT;
	if (!r->team)
		return true;
	bool ok = !*r->team || typed_line(r->team, _("the team"), ACCOUNT_TEXT_MOST, &team, e);
	if (ok) {
		struct statement *st = db_prepare(own, sql);
		statement_text(st, 1, *r->team ? team.data : NULL);
		statement_text(st, 2, r->login);
		ok = statement_run(st, e);
	}
	buf_release(&team);
	return ok;
}

static bool set_role(struct db *own, const struct account_request *r, struct err *e)
{
	return r->role < 0 || account_set_role(own, r->login, (enum account_role)r->role, e);
}

/* NULL for both opens it. */
static bool set_closed(struct db *own, const char *login, const char *utc, const char *because, struct err *e)
{
	static const char sql[] = "UPDATE account SET closed = ?, closed_because = ? WHERE login = ?";
	struct statement *st = db_prepare(own, sql);
	statement_text(st, 1, utc);
	statement_text(st, 2, because);
	statement_text(st, 3, login);
	return statement_run(st, e);
}

bool account_change(struct db *own, const struct account_request *r, bool *opened, struct err *e)
{
	struct standing now;
	struct buf reason = BUF_INIT;
	*opened = false;
	if (!must_be_there(own, r->login, &now, e))
		return false;
	if (now.owner && r->role >= 0)
		return err_set(e, ERR_REFUSED, _("%s owns this store, and has no other role in it"), r->login);
	if (now.closed && !r->reason)
		return err_set(e, ERR_REFUSED, _("the account %s was closed; --reopen REASON opens it again"), r->login);
	if (!now.closed && r->reason)
		return err_set(e, ERR_REFUSED, _("the account %s is open, and needs no opening"), r->login);
	bool ok = (!now.closed || (typed_line(r->reason, _("the reason"), ACCOUNT_REASON_MOST, &reason, e) &&
				   set_closed(own, r->login, NULL, NULL, e))) &&
		  set_name(own, r, e) && set_team(own, r, e) && set_role(own, r, e);
	*opened = ok && now.closed;
	buf_release(&reason);
	return ok;
}

bool account_close(struct db *own, const struct account_request *r, struct err *e)
{
	struct standing now;
	struct buf reason = BUF_INIT;
	char utc[UTC_TEXT_SIZE];
	if (!must_be_there(own, r->login, &now, e))
		return false;
	if (now.owner)
		return err_set(e, ERR_REFUSED, _("%s owns this store, and cannot be closed"), r->login);
	if (now.closed)
		return err_set(e, ERR_REFUSED, _("the account %s is closed already"), r->login);
	clock_utc_text(utc);
	bool ok = typed_line(r->reason, _("the reason"), ACCOUNT_REASON_MOST, &reason, e) &&
		  set_closed(own, r->login, utc, reason.data, e);
	buf_release(&reason);
	return ok;
}

static char *local_time(const char *utc)
{
	char local[UTC_TEXT_SIZE];
	return clock_local_text(utc, local) ? mem_copy_text(local) : NULL;
}

static void fill_row(struct statement *st, struct account_row *row)
{
	row->login = column_copy(st, 0);
	row->name = column_copy(st, 1);
	row->role = code_find(role_codes, column_text(st, 2));
	row->team = column_copy(st, 3);
	row->closed = column_integer(st, 4) != 0;
	row->closed_because = column_copy(st, 5);
	row->added = local_time(column_text(st, 6));
	row->added_by = column_copy(st, 7);
	row->last = local_time(column_text(st, 8));
	row->staff = column_integer(st, 9) != 0;
}

bool account_list(struct db *own, struct account_list_answer *answer, struct err *e)
{
	static const char sql[] = "SELECT login, name, role, team, closed IS NOT NULL, closed_because, added, added_by,"
				  " (SELECT max(opened) FROM sign_in WHERE account = account_row.id),"
				  " EXISTS (SELECT 1 FROM staff WHERE staff.login = account_row.login)"
				  " FROM account AS account_row ORDER BY login";
	struct statement *st = db_prepare(own, sql);
	size_t cap = 0;
	while (statement_row(st)) {
		MEM_GROW(answer->accounts, answer->accounts_count, cap);
		answer->accounts[answer->accounts_count] = (struct account_row){ .role = -1 };
		fill_row(st, &answer->accounts[answer->accounts_count++]);
	}
	return statement_done(st, e);
}

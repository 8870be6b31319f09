#include "famctx/access/account.h"

#include "famctx/base/buf.h"
#include "famctx/base/mem.h"
#include "famctx/store/statement.h"

bool account_add(struct db *own, const char *login, const char *name, enum account_role role, const char *team, struct err *e)
{
	static const char sql[] = "INSERT INTO account(login, name, role, team) VALUES(?, ?, ?, ?) ON CONFLICT(login)"
				  " DO UPDATE SET name = excluded.name, role = excluded.role, team = excluded.team"
				  " WHERE name <> excluded.name OR role <> excluded.role OR team IS NOT excluded.team";
	struct statement *st = db_prepare(own, sql);
	statement_text(st, 1, login);
	statement_text(st, 2, name);
	statement_text(st, 3, role_codes[role]);
	statement_text(st, 4, team);
	return statement_run(st, e);
}

bool account_set_postcode(struct db *own, const char *login, const char *postcode, struct err *e)
{
	static const char sql[] = "UPDATE account SET postcode = ? WHERE login = ?";
	struct statement *st = db_prepare(own, sql);
	statement_text(st, 1, postcode);
	statement_text(st, 2, login);
	return statement_run(st, e);
}

static bool is_closed(const char *login, struct err *e)
{
	return err_set(e, ERR_REFUSED, _("the account %s was closed: ask an administrator"), login);
}

/* Made-up accounts are there to be played, so they are listed; of real ones nobody is told, and whoever made the
 * store is a real one. */
static bool no_account(struct db *own, const char *login, struct err *e)
{
	static const char sql[] = "SELECT login FROM account WHERE closed IS NULL AND role <> ?"
				  " ORDER BY login LIMIT 20";
	struct buf known = BUF_INIT;
	enum db_kind kind;
	int version;
	if (!db_read_stamp(own, &kind, &version, e))
		return false;
	if (kind != DB_KIND_STORE_TRAINING)
		return err_set(e, ERR_REFUSED, _("there is no account %s here: ask an administrator to add it"), login);
	struct statement *st = db_prepare(own, sql);
	statement_text(st, 1, role_codes[ACCOUNT_OWNER]);
	while (statement_row(st))
		buf_printf(&known, "%s%s", known.len ? ", " : "", column_text(st, 0));
	if (statement_done(st, e))
		err_set(e, ERR_REFUSED, _("there is no account %s; there are: %s"), login, known.data);
	buf_release(&known);
	return false;
}

bool account_find(struct db *own, const char *login, struct account *out, struct err *e)
{
	static const char sql[] = "SELECT id, login, name, role, team, postcode, closed FROM account WHERE login = ?";
	struct statement *st = db_prepare(own, sql);
	bool closed = false;
	*out = (struct account){ .id = 0 };
	statement_text(st, 1, login);
	if (statement_row(st)) {
		closed = !column_null(st, 6);
		*out = (struct account){
			.id = column_integer(st, 0),
			.login = column_copy(st, 1),
			.name = column_copy(st, 2),
			.role = code_find(role_codes, column_text(st, 3)),
			.team = column_copy(st, 4),
			.postcode = column_copy(st, 5),
		};
	}
	if (!statement_done(st, e))
		return false;
	if (out->id && !closed)
		return true;
	account_release(out);
	return closed ? is_closed(login, e) : no_account(own, login, e);
}

static void take(char **to, const char *from)
{
	if (*to == from || (*to && from && !strcmp(*to, from)))
		return;
	mem_free(*to);
	*to = mem_copy_or_null(from);
}

bool account_refresh(struct db *own, struct account *a, struct err *e)
{
	static const char sql[] = "SELECT name, team FROM account WHERE id = ? AND closed IS NULL";
	struct statement *st = db_prepare(own, sql);
	statement_integer(st, 1, a->id);
	bool open = statement_row(st);
	if (open) {
		take(&a->name, column_text(st, 0));
		take(&a->team, column_text(st, 1));
	}
	return statement_done(st, e) && (open || is_closed(a->login, e));
}

bool account_set_role(struct db *own, const char *login, enum account_role role, struct err *e)
{
	static const char sql[] = "UPDATE account SET role = ? WHERE login = ? AND role <> ?";
	struct statement *st = db_prepare(own, sql);
	statement_text(st, 1, role_codes[role]);
	statement_text(st, 2, login);
	statement_text(st, 3, role_codes[role]);
	return statement_run(st, e);
}

void account_release(struct account *a)
{
	mem_free(a->login);
	mem_free(a->name);
	mem_free(a->team);
	mem_free(a->postcode);
	*a = (struct account){ .id = 0 };
}

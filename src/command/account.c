/* famctx account: who may sign in, and who may do what. */
#include "account.h"

#include "commands.h"
#include "famctx/base/mem.h"
#include "print_account.h"
#include "value.h"
#include "verb.h"

static const struct command verbs[] = {
	VERB("account list", "", account_show_all),
	VERB("account add", "name team role", account_make),
	VERB("account change", "name team role reopen", account_alter),
	VERB("account close", "reason", account_end),
	VERB("account permissions", "", account_show_permissions),
	VERB("account staff", "", account_load_staff),
};

static int account(struct run *run, int argc, char **argv)
{
	return verb_run(run, verbs, ARRAY_LEN(verbs), argc, argv);
}

/* ---- reading -------------------------------------------------------------------------- */

static bool no_arguments(int argc, char **argv, const char *verb, struct err *e)
{
	return !argc || err_set(e, ERR_USAGE, _("account %s takes no arguments, but '%s' was given"), verb, argv[0]);
}

int account_show_all(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;
	struct account_list_answer answer;
	shape_init(&account_list_answer_shape, &answer);
	bool ok = no_arguments(argc, argv, "list", &e) && run_open(run, &e) &&
		  run_ask(run, REQUEST_ACCOUNT_LIST, NULL, NULL, &account_list_answer_shape, &answer, &e);
	if (ok && !run->options.json)
		print_accounts(run, &answer, &text);
	int status = run_end(run, &text, ok, &e);
	shape_release(&account_list_answer_shape, &answer);
	buf_release(&text);
	return status;
}

int account_show_permissions(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;
	struct account_permissions_answer answer;
	shape_init(&account_permissions_answer_shape, &answer);
	bool ok = no_arguments(argc, argv, "permissions", &e) && run_open(run, &e) &&
		  run_ask(run, REQUEST_ACCOUNT_PERMISSIONS, NULL, NULL, &account_permissions_answer_shape, &answer, &e);
	if (ok && !run->options.json)
		print_permissions(run, &answer, &text);
	int status = run_end(run, &text, ok, &e);
	shape_release(&account_permissions_answer_shape, &answer);
	buf_release(&text);
	return status;
}

/* ---- changing ------------------------------------------------------------------------- */

static bool read_request(const struct run *run, const char *login, const char *reason, struct account_request *out,
			 struct err *e)
{
	out->login = mem_copy_text(login);
	out->name = mem_copy_or_null(run->options.project.name);
	out->team = mem_copy_or_null(run->options.keeping.team);
	out->reason = mem_copy_or_null(reason);
	return value_code(run->options.project.role, "--role", role_codes, &out->role, e);
}

/* usage: what to type, said when there is not one login. */
static int change(struct run *run, int argc, char **argv, const char *request_name, const char *reason, const char *usage)
{
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;
	struct account_request request;
	struct done_answer answer;
	shape_init(&account_request_shape, &request);
	shape_init(&done_answer_shape, &answer);
	bool ok = (argc == 1 || err_set(&e, ERR_USAGE, _("name one account: %s"), usage)) &&
		  read_request(run, argv[0], reason, &request, &e) && run_open(run, &e) &&
		  run_ask(run, request_name, &account_request_shape, &request, &done_answer_shape, &answer, &e);
	if (ok && !run->options.json)
		LINE(run, &text, "account_done", { "words", answer.words });
	int status = run_end(run, &text, ok, &e);
	shape_release(&account_request_shape, &request);
	shape_release(&done_answer_shape, &answer);
	buf_release(&text);
	return status;
}

int account_make(struct run *run, int argc, char **argv)
{
	return change(run, argc, argv, REQUEST_ACCOUNT_ADD, NULL, "famctx account add s.patel --name \"S Patel\"");
}

int account_alter(struct run *run, int argc, char **argv)
{
	return change(run, argc, argv, REQUEST_ACCOUNT_CHANGE, run->options.project.reopen,
		      "famctx account change s.patel --team North");
}

int account_end(struct run *run, int argc, char **argv)
{
	return change(run, argc, argv, REQUEST_ACCOUNT_CLOSE, run->options.challenge.reason,
		      "famctx account close s.patel --reason TEXT");
}

const struct command command_account = {
	.name = "account",
	.arguments = "list|add|change|close|permissions|staff",
	.summary = N_("keep the accounts that may sign in, see who may do what, load the staff table"),
	.options = "name team role reopen reason",
	.run = account,
};

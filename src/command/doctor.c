/* famctx doctor: whether a host is fit for a store, and what to mend. */
#include "commands.h"
#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/base/socket.h"
#include "famctx/schema/json.h"
#include "path.h"
#include "print.h"
#include "run.h"

/* Where a packaged keeper of a host has its things. */
#define SHARED_STORE "/var/lib/famctx"

/* Where famctxd looks that is not told; NULL: in the data folder. */
static const char *usual_policy(void)
{
	return file_exists(FAMCTX_POLICYDIR "/policy.yaml") ? FAMCTX_POLICYDIR : NULL;
}

static bool is_set_up(const struct serve_options *o)
{
	return o->policy_folder || file_exists(o->socket);
}

/* A store of one's own where a folder is named; with --policy, and where none is, the shared keeper's. */
static bool choose(const struct run *run, struct serve_options *o, char **folder, struct err *e)
{
	const char *store = run->options.store ? run->options.store : getenv("FAMCTX_STORE");
	bool named = store && *store, socket = named && socket_is_there(store);
	o->data_folder = run->data_folder.data;
	o->shared = run->options.policy || !named || socket;
	if (o->shared) {
		o->policy_folder = run->options.policy ? run->options.policy : usual_policy();
		o->socket = run->options.socket ? run->options.socket : socket ? store : run->shared_socket;
	}
	if (o->shared && !is_set_up(o))
		return err_set(e, ERR_USAGE, _("no store is named, and no shared keeper is set up here. Use --store DIR or set "
					       "FAMCTX_STORE"));
	if (!path_whole(named && !socket ? store : SHARED_STORE, folder, e))
		return false;
	o->folder = *folder;
	return true;
}

/* Whoever only asks is told what the keeper makes of them. */
static void try_to_sign_in(const struct run *run, const char *socket, struct check_answer *answer)
{
	const struct client_options options = { .socket = socket, .program = "command" };
	struct client *client;
	struct err e = ERR_INIT;
	struct buf words = BUF_INIT;
	bool known = client_open(&options, &client, &e);
	if (known) {
		const struct hello_answer *hello = client_hello(client);
		buf_printf(&words, _("the keeper lets you in as %s, %s"), hello->name, words_role(&run->words, hello->role)->words);
		client_close(client);
	} else {
		buf_printf(&words, _("the keeper does not let you in: %s"), e.message);
	}
	check_add(answer, "sign_in", known, words.data);
	buf_release(&words);
}

static bool print_findings(const struct run *run, const struct check_answer *answer, struct err *e)
{
	struct buf text = BUF_INIT;
	if (run->options.json) {
		json_encode(&check_answer_shape, answer, &text);
		buf_add_char(&text, '\n');
	} else {
		print_check(run, answer, &text);
	}
	bool printed = run_print(run, &text, e);
	buf_release(&text);
	return printed;
}

static int doctor(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	struct check_answer answer;
	struct serve_options options = { .make = SERVE_ONLY };
	char *folder = NULL;
	bool ok = !argc || err_set(&e, ERR_USAGE, _("doctor takes no arguments, but '%s' was given"), argv[0]);
	shape_init(&check_answer_shape, &answer);
	ok = ok && run_words(run, &e) && choose(run, &options, &folder, &e);
	if (ok && !run->front->examine(&options, &answer) && options.shared)
		try_to_sign_in(run, options.socket, &answer);
	ok = ok && print_findings(run, &answer, &e);
	int status = !ok ? run_fail(run, &e) : answer.good ? ERR_NONE : ERR_NOTHING;
	shape_release(&check_answer_shape, &answer);
	mem_free(folder);
	return status;
}

const struct command command_doctor = {
	.name = "doctor",
	.arguments = "",
	.summary = N_("look at owners, modes, groups and folders, and say what to mend; needs no keeper"),
	.options = "policy socket",
	.run = doctor,
};

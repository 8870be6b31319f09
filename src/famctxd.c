/*
 * The shared keeper: serves one store to the accounts of a host until it is
 * told to end.
 */
#include <errno.h>
#include <getopt.h>
#include <sys/stat.h>

#include "famctx/api/policy.h"
#include "famctx/base/process.h"
#include "famctx/keeper/keeper.h"

/* What an authority decides about the keeper of a host. */

static const char usage[] =
	"Usage: famctxd --store DIR [--socket PATH] [--policy DIR] [--data DIR]\n"
	"Serves the store in DIR to the accounts of this host until it is told to end.\n"
	"\n"
	"  --store DIR    the store, which belongs to the account that famctxd runs as\n"
	"  --socket PATH  where it listens, instead of " SERVE_SOCKET ";\n"
	"                 a socket that systemd hands over is used before either\n"
	"  --policy DIR   the folder of policy.yaml, instead of " FAMCTX_POLICYDIR ", or where there\n"
	"                 is none in that, the data folder\n"
	"  --data DIR     the folder of words, guidance and tables, instead of the installed one\n"
	"\n"
	"SIGHUP has the policy read again; SIGTERM ends it.\n";

static int fail(const char *message)
{
	fprintf(stderr, "famctxd: %s\n", message);
	return ERR_USAGE;
}

static int check_options(const struct serve_options *o)
{
	const struct {
		const char *path, *words;
	} paths[] = {
		{ o->folder ? o->folder : "", _("--store needs the whole path of a store, from / on") },
		{ o->socket, _("--socket needs a whole path, from / on") },
		{ o->policy_folder, _("--policy needs the whole path of a folder, from / on") },
		{ o->data_folder, _("--data needs the whole path of a folder, from / on") },
	};
	for (size_t i = 0; i < ARRAY_LEN(paths); i++)
		if (paths[i].path && paths[i].path[0] != '/')
			return fail(paths[i].words);
	return -1;
}

static int show_usage(int option)
{
	bool asked = option == 'h';
	return fputs(usage, asked ? stdout : stderr) < 0 || !asked ? ERR_USAGE : ERR_NONE;
}

/* -1: go on. */
static int read_options(int argc, char **argv, struct serve_options *options)
{
	static const struct option known[] = {
		{ "store", required_argument, NULL, 's' },
		{ "socket", required_argument, NULL, 'k' },
		{ "policy", required_argument, NULL, 'p' },
		{ "data", required_argument, NULL, 'd' },
		{ "help", no_argument, NULL, 'h' },
		{ "version", no_argument, NULL, 'v' },
		{ NULL, 0, NULL, 0 },
	};
	int option;
	while ((option = getopt_long(argc, argv, "h", known, NULL)) != -1) {
		if (option == 's')
			options->folder = optarg;
		else if (option == 'k')
			options->socket = optarg;
		else if (option == 'p')
			options->policy_folder = optarg;
		else if (option == 'd')
			options->data_folder = optarg;
		else if (option == 'v')
			return printf("famctxd %s\n", FAMCTX_VERSION) < 0;
		else
			return show_usage(option);
	}
	return optind < argc ? fail(_("it takes no arguments")) : check_options(options);
}

/* One that is there and cannot be looked at is not passed over: that would be another policy than the authority's. */
static bool has_policy(void)
{
	struct stat st;
	return lstat(FAMCTX_POLICYDIR "/" POLICY_FILE, &st) == 0 || (errno != ENOENT && errno != ENOTDIR);
}

int main(int argc, char **argv)
{
	struct serve_options options = { .stays = true, .shared = true };
	struct err e = ERR_INIT;
	process_guard();
	process_locale();
	int status = read_options(argc, argv, &options);
	if (status >= 0)
		return status;
	if (!options.policy_folder && has_policy())
		options.policy_folder = FAMCTX_POLICYDIR;
	if (keeper_serve(&options, -1, &e))
		return ERR_NONE;
	fprintf(stderr, "famctxd: %s\n", e.message);
	return (int)e.code;
}

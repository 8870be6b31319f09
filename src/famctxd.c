/*
 * The shared keeper: serves one store on a socket until it is told to end.
 */
#include <getopt.h>

#include "famctx/base/process.h"
#include "famctx/keeper/keeper.h"

static const char usage[] = "Usage: famctxd --store DIR [--policy DIR] [--socket PATH]\n"
			    "Serves the store in DIR to its owner's programs until it is told to end.\n";

static int fail(const char *message)
{
	fprintf(stderr, "famctxd: %s\n", message);
	return ERR_USAGE;
}

/* -1: go on. */
static int read_options(int argc, char **argv, struct serve_options *options)
{
	static const struct option known[] = {
		{ "store", required_argument, NULL, 's' },
		{ "policy", required_argument, NULL, 'p' },
		{ "socket", required_argument, NULL, 'k' },
		{ "help", no_argument, NULL, 'h' },
		{ "version", no_argument, NULL, 'v' },
		{ NULL, 0, NULL, 0 },
	};
	int option;
	while ((option = getopt_long(argc, argv, "h", known, NULL)) != -1) {
		if (option == 's')
			options->folder = optarg;
		else if (option == 'p')
			options->policy_folder = optarg;
		else if (option == 'k')
			options->socket = optarg;
		else if (option == 'v')
			return printf("famctxd %s\n", FAMCTX_VERSION) < 0;
		else
			return fputs(usage, option == 'h' ? stdout : stderr) < 0 || option != 'h' ? ERR_USAGE : ERR_NONE;
	}
	if (optind < argc)
		return fail(_("it takes no arguments"));
	if (!options->folder || options->folder[0] != '/')
		return fail(_("--store needs the whole path of a store, from / on"));
	return -1;
}

int main(int argc, char **argv)
{
	struct serve_options options = { .stays = true };
	struct err e = ERR_INIT;
	process_guard();
	process_locale();
	int status = read_options(argc, argv, &options);
	if (status >= 0)
		return status;
	if (keeper_serve(&options, -1, &e))
		return ERR_NONE;
	fprintf(stderr, "famctxd: %s\n", e.message);
	return (int)e.code;
}

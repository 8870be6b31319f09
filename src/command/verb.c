#include "verb.h"

#include "options.h"
#include "run.h"

static const struct command *find_verb(const struct command *verbs, size_t count, const char *word)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(strchr(verbs[i].name, ' ') + 1, word))
			return &verbs[i];
	return NULL;
}

int verb_run(struct run *run, const struct command *verbs, size_t count, int argc, char **argv)
{
	struct err e = ERR_INIT;
	const struct command *verb = argc ? find_verb(verbs, count, argv[0]) : NULL;
	if (!verb)
		err_set(&e, ERR_USAGE, _("use it as famctx %s %s. famctx %s --help lists the options"), run->command->name,
			run->command->arguments, run->command->name);
	if (!verb || !options_fit(&run->options, verb, &e))
		return run_fail(run, &e);
	return verb->run(run, argc - 1, argv + 1);
}

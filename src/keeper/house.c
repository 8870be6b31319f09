#include "famctx/base/datadir.h"
#include "famctx/base/mem.h"
#include "famctx/family/nickname_table.h"
#include "keeper_private.h"

static bool find_folder(const char *given, char **out, struct err *e)
{
	struct buf folder = BUF_INIT;
	bool ok = true;
	if (given)
		buf_add_text(&folder, given);
	else
		ok = datadir_find("data", false, &folder, e);
	*out = buf_detach(&folder);
	return ok;
}

/* The first of them; `famctx screens check` lists all. */
static bool tell_first(const struct problems *problems, struct err *e)
{
	struct buf line = BUF_INIT;
	if (!problems_first_error(problems, &line))
		buf_add_text(&line, _("the files of words and policy cannot be read"));
	err_set(e, ERR_INPUT, "%s", line.data);
	buf_release(&line);
	return false;
}

bool house_open(struct house *h, const struct serve_options *options, struct err *e)
{
	struct problems problems = PROBLEMS_INIT;
	if (!find_folder(options->data_folder, &h->data_folder, e))
		return false;
	const char *policy_folder = options->policy_folder ? options->policy_folder : h->data_folder;
	bool ok = words_load(h->data_folder, &h->words, &problems);
	ok = policy_file_open(&h->policy_file, policy_folder, options->shared, &h->policy, &problems) && ok;
	ok = nickname_table_load(h->data_folder, &h->nicknames, &problems) && ok;
	ok = holidays_load(h->data_folder, &h->holidays, &problems) && ok;
	if (!ok)
		tell_first(&problems, e);
	problems_release(&problems);
	return ok;
}

void house_close(struct house *h)
{
	holidays_release(&h->holidays);
	nicknames_release(&h->nicknames);
	policy_file_close(&h->policy_file);
	policy_release(&h->policy);
	words_release(&h->words);
	mem_free(h->data_folder);
	h->data_folder = NULL;
}

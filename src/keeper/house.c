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
	const struct problem *p = problems->items;
	for (size_t i = 0; i < problems->count; i++)
		if (problems->items[i].severity == PROBLEM_ERROR) {
			p = &problems->items[i];
			break;
		}
	if (!problems->count)
		return err_set(e, ERR_INPUT, _("the files of words and policy cannot be read"));
	return err_set(e, ERR_INPUT, "%s:%d:%d: %s", p->file, p->at.line, p->at.column, p->message);
}

bool house_open(struct house *h, const struct serve_options *options, struct err *e)
{
	struct problems problems = PROBLEMS_INIT;
	if (!find_folder(options->data_folder, &h->data_folder, e))
		return false;
	h->policy_folder = mem_copy_text(options->policy_folder ? options->policy_folder : h->data_folder);
	bool ok = words_load(h->data_folder, &h->words, &problems);
	ok = policy_load(h->policy_folder, &h->policy, &problems) && ok;
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
	policy_release(&h->policy);
	words_release(&h->words);
	mem_free(h->policy_folder);
	mem_free(h->data_folder);
	h->policy_folder = h->data_folder = NULL;
}

#include "famctx/keeper/health.h"

#include <pwd.h>
#include <stdarg.h>
#include <unistd.h>

#include "famctx/base/datadir.h"
#include "famctx/base/mem.h"
#include "health_private.h"

/* ---- findings ------------------------------------------------------------------- */

static void PRINTF_LIKE(5, 0) add(struct health *h, const char *what, bool good, struct err *stop, const char *format,
				  va_list args)
{
	struct buf words = BUF_INIT;
	buf_vprintf(&words, format, args);
	check_add(h->out, what, good, words.data);
	if (stop && stop->code == ERR_NONE)
		err_set(stop, ERR_STORE, "%s", words.data);
	buf_release(&words);
}

void health_good(struct health *h, const char *what, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	add(h, what, true, NULL, format, args);
	va_end(args);
}

void health_mend(struct health *h, const char *what, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	add(h, what, false, NULL, format, args);
	va_end(args);
}

void health_stop(struct health *h, const char *what, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	add(h, what, false, &h->stop, format, args);
	va_end(args);
}

/* ---- the order ------------------------------------------------------------------ */

enum when {
	ALWAYS,
	SHARED = 1,  /* for a keeper that serves a host */
	STARTING = 2, /* also before a keeper starts: what it must not start with */
	INSIDE = 4,  /* where everything can be seen */
	OUTSIDE = 8, /* for those who only ask */
};

static const struct {
	void (*look)(struct health *h);
	unsigned when;
} looks[] = {
	{ health_folder, STARTING },
	{ health_files, STARTING | INSIDE },
	{ health_policy, SHARED | STARTING },
	{ health_data, SHARED },
	{ health_socket, SHARED | STARTING },
	{ health_listening, SHARED | INSIDE },
	{ health_groups, SHARED | STARTING },
	{ health_members, SHARED | INSIDE },
	{ health_you, SHARED | OUTSIDE },
	{ health_feeds, SHARED | INSIDE },
	{ health_backups, SHARED | INSIDE },
	{ health_log, SHARED | INSIDE },
	{ health_memory, ALWAYS },
};

static bool wanted(const struct health *h, unsigned when, bool starting)
{
	if ((when & SHARED) && !h->options->shared)
		return false;
	if (starting)
		return when & STARTING;
	return !(when & (h->sees ? OUTSIDE : INSIDE));
}

/* Who owns the folder is whose keeper it is; a keeper that starts is its own. */
static uid_t keeper_of(const struct serve_options *o, bool starting)
{
	struct stat st;
	const struct passwd *usual = o->shared ? getpwnam("famctx") : NULL;
	if (!starting && lstat(o->folder, &st) == 0)
		return st.st_uid;
	return !starting && usual ? usual->pw_uid : geteuid();
}

static void find_keeper(struct health *h, bool starting)
{
	h->keeper = keeper_of(h->options, starting);
	h->keeper_name = health_account(h->keeper);
	h->sees = geteuid() == 0 || geteuid() == h->keeper;
}

static void find_folders(struct health *h)
{
	const struct serve_options *o = h->options;
	struct buf data = BUF_INIT;
	struct err ignored = ERR_INIT;
	if (o->data_folder)
		buf_add_text(&data, o->data_folder);
	else if (!datadir_find("data", false, &data, &ignored))
		health_stop(h, "data", "%s", ignored.message);
	/* Without the steps from the program to it. */
	char *whole = realpath(data.data, NULL);
	h->data_folder = mem_copy_text(whole ? whole : data.data);
	h->policy_folder = mem_copy_text(o->policy_folder ? o->policy_folder : h->data_folder);
	free(whole);
	buf_release(&data);
}

static void examine(struct health *h, bool starting)
{
	h->out->good = true;
	find_keeper(h, starting);
	find_folders(h);
	for (size_t i = 0; i < ARRAY_LEN(looks); i++)
		if (wanted(h, looks[i].when, starting))
			looks[i].look(h);
	if (h->has_policy)
		policy_release(&h->policy);
	mem_free(h->keeper_name);
	mem_free(h->data_folder);
	mem_free(h->policy_folder);
}

bool health_examine(const struct serve_options *options, struct check_answer *out)
{
	struct health h = { .options = options, .out = out };
	examine(&h, false);
	if (!h.sees)
		health_good(&h, "unseen", _("only root and the account of the keeper can see the files of the store, "
					    "the feeds and the backups: they run famctx doctor too"));
	return h.sees;
}

bool health_ready(const struct serve_options *options, struct err *e)
{
	struct check_answer answer;
	shape_init(&check_answer_shape, &answer);
	struct health h = { .options = options, .out = &answer };
	examine(&h, true);
	shape_release(&check_answer_shape, &answer);
	if (h.stop.code != ERR_NONE)
		*e = h.stop;
	return h.stop.code == ERR_NONE;
}

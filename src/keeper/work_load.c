#include <unistd.h>

#include "famctx/base/file.h"
#include "famctx/family/index.h"
#include "famctx/intake/load.h"
#include "pace.h"
#include "reset.h"
#include "requests.h"

#define BUILD_FILE "people.new.db"

static void tell_index(void *data, int64_t done, int64_t total)
{
	pace_tell(data, done, total);
}

static bool add_index(void *context, struct db *people, struct err *e)
{
	const struct index_progress progress = { tell_index, context };
	return family_index_build(people, &progress, e);
}

static void pass_on(void *context, const struct progress *progress)
{
	const struct pace *pace = context;
	pace->w->tell(progress, pace->w->context);
}

static bool put_in_place(const char *build, const char *people, struct err *e)
{
	return rename(build, people) == 0 || err_errno(e, ERR_STORE, _("%s cannot be put in place"), people);
}

static bool check_paths(const struct load_request *r, struct err *e)
{
	if (!r->manifests_count)
		return err_set(e, ERR_USAGE, _("no manifest is named"));
	for (size_t i = 0; i < r->manifests_count; i++)
		if (!r->manifests[i] || r->manifests[i][0] != '/')
			return err_set(e, ERR_USAGE, _("a manifest needs its whole path, from / on"));
	if (r->data && r->data[0] != '/')
		return err_set(e, ERR_USAGE, _("the folder of the feeds needs its whole path, from / on"));
	return true;
}

/* A refusal is an answer, not a failure: it lists what is wrong. */
static bool load(struct intake_job *job, struct load_answer *answer, struct err *e)
{
	if (intake_load(job, answer, e))
		return answer->check || answer->refused || put_in_place(job->build_path, job->people_path, e);
	return e->code == ERR_INPUT && answer->refused;
}

static bool build_people(const struct working *w, const struct load_request *request, struct load_answer *answer,
			 struct err *e)
{
	struct pace indexing = { .w = w, .stage = "indexing" };
	struct buf people = BUF_INIT, build = BUF_INIT;
	struct db *own = NULL;
	bool training;
	file_join(&people, w->folder, PEOPLE_FILE);
	file_join(&build, w->folder, BUILD_FILE);
	const struct within feeds = { w->house->policy.shared.feeds, w->house->policy.shared.feeds_count };
	bool ok = store_open_own(w->folder, &own, &training, e);
	if (ok) {
		struct intake_job job = {
			.request = request,
			.policy = &w->house->policy,
			.store = own,
			.people_path = people.data,
			.build_path = build.data,
			.data_folder = w->house->data_folder,
			.within = w->shared ? &feeds : NULL,
			.nicknames = &w->house->nicknames,
			.training = w->training,
			.today = w->today,
			.index = add_index,
			.progress = pass_on,
			.context = &indexing,
		};
		ok = load(&job, answer, e);
	}
	db_close(own);
	unlink(build.data);
	buf_release(&people);
	buf_release(&build);
	return ok;
}

bool work_load(const struct working *w, const void *params, void *out, struct err *e)
{
	const struct load_request *request = params;
	struct load_answer *answer = out;
	if (!check_paths(request, e) || !build_people(w, request, answer, e))
		return false;
	return !w->training || answer->check || answer->refused || reset_keep_seed(w->folder, e);
}

/* No source is read: what is there is joined anew, by what people have decided since. */
bool work_rebuild(const struct working *w, const void *params, void *out, struct err *e)
{
	struct load_request nothing;
	(void)params;
	shape_init(&load_request_shape, &nothing);
	return build_people(w, &nothing, out, e);
}

#include "make_training.h"

#include "famctx/access/restriction.h"
#include "famctx/access/staff.h"
#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/intake/madeup.h"
#include "requests.h"

static bool tell_problem(const struct problems *problems, struct err *e)
{
	if (!problems->count)
		return e->code != ERR_NONE ? false : err_set(e, ERR_INPUT, _("the made-up families cannot be read"));
	const struct problem *p = &problems->items[0];
	return err_set(e, ERR_INPUT, "%s:%d:%d: %s", p->file, p->at.line, p->at.column, p->message);
}

static bool add_accounts(struct db *own, const struct madeup_accounts *a, struct err *e)
{
	bool ok = db_begin(own, e);
	for (size_t i = 0; ok && i < a->accounts_count; i++)
		ok = account_add(own, a->accounts[i].login, a->accounts[i].name, (enum account_role)a->accounts[i].role,
				 a->accounts[i].team, e) &&
		     account_set_postcode(own, a->accounts[i].login, a->accounts[i].postcode, e);
	if (ok && db_commit(own, e))
		return true;
	db_rollback(own);
	return false;
}

static bool add_staff(struct db *own, const struct madeup_accounts *a, struct err *e)
{
	struct staff_load_answer ignored = { .staff = 0 };
	return staff_load(own, a->staff, a->staff_count, &ignored, e);
}

/* By one record each, before anything is loaded: whoever will have that record is hidden from the first moment. */
static bool add_restriction(struct db *own, const struct madeup_restriction *r, const struct clock *clock, struct err *e)
{
	const struct restrict_request request = {
		.who = r->who, .level = r->level, .reason = r->reason, .review = r->review,
	};
	const struct decided by = { "", clock_seconds(clock) };
	struct restriction whom = { .id = 0 };
	const char *colon = strchr(r->who, ':');
	int64_t id;
	if (!colon)
		return err_set(e, ERR_INPUT, _("'%s' is no record: write SOURCE:RECORD"), r->who);
	char *source = mem_copy_bytes(r->who, (size_t)(colon - r->who));
	restriction_add_record(&whom, source, colon + 1);
	bool ok = restriction_place(own, &request, &whom, &by, r->review, &id, e);
	mem_free(source);
	restriction_release(&whom);
	return ok;
}

static bool add_hidden(struct db *own, const struct madeup_accounts *a, const struct clock *clock, struct err *e)
{
	bool ok = db_begin(own, e) && add_staff(own, a, e);
	for (size_t i = 0; ok && i < a->restricted_count; i++)
		ok = add_restriction(own, &a->restricted[i], clock, e);
	if (ok && db_commit(own, e))
		return true;
	db_rollback(own);
	return false;
}

static bool set_day(struct db *own, const struct moment *at, struct err *e)
{
	char text[96];
	snprintf(text, sizeof(text), "%04d-%02d-%02dT%02d:%02d", at->year, at->month, at->day, at->hour, at->minute);
	return store_set_about(own, "today", text, e);
}

static bool fill_store(const char *folder, const char *families, struct clock *clock, struct err *e)
{
	struct madeup_accounts accounts = { .accounts_count = 0 };
	struct problems problems = PROBLEMS_INIT;
	struct db *own = NULL;
	bool training;
	bool ok = (madeup_accounts_load(families, &accounts, &problems) && madeup_clock(families, clock, &problems)) ||
		  tell_problem(&problems, e);
	ok = ok && store_open_own(folder, &own, &training, e) && add_accounts(own, &accounts, e) &&
	     add_hidden(own, &accounts, clock, e) && set_day(own, &clock->at, e);
	db_close(own);
	madeup_accounts_release(&accounts);
	problems_release(&problems);
	return ok;
}

static void tell_nobody(const struct progress *progress, void *context)
{
	(void)progress;
	(void)context;
}

static bool list_manifests(const char *folder, struct load_request *request, struct err *e)
{
	char **names;
	size_t count;
	if (!file_list(folder, ".yaml", &names, &count, e))
		return false;
	request->manifests = mem_zero(count + 1, sizeof(char *));
	request->manifests_count = count;
	for (size_t i = 0; i < count; i++) {
		struct buf path = BUF_INIT;
		file_join(&path, folder, names[i]);
		request->manifests[i] = buf_detach(&path);
	}
	file_list_free(names, count);
	return true;
}

static bool load_feeds(const char *folder, const char *feeds, const char *manifests, const struct house *house,
		       const struct clock *clock, struct err *e)
{
	struct load_request request;
	struct load_answer answer;
	const struct working w = {
		.house = house,
		.folder = folder,
		.training = true,
		.today = date_today(clock),
		.tell = tell_nobody,
	};
	shape_init(&load_request_shape, &request);
	shape_init(&load_answer_shape, &answer);
	request.data = mem_copy_text(feeds);
	bool ok = list_manifests(manifests, &request, e) && work_load(&w, &request, &answer, e);
	if (ok && answer.refused)
		ok = answer.problems_count
			     ? err_set(e, ERR_INPUT, "%s: %s", answer.problems[0].file, answer.problems[0].message)
			     : err_set(e, ERR_INPUT, _("the made-up families were refused"));
	shape_release(&load_request_shape, &request);
	shape_release(&load_answer_shape, &answer);
	return ok;
}

static bool write_and_load(const char *folder, const char *families, const struct house *house,
			   const struct clock *clock, struct err *e)
{
	struct buf feeds = BUF_INIT, manifests = BUF_INIT;
	struct problems problems = PROBLEMS_INIT;
	struct err ignored = ERR_INIT;
	file_join(&feeds, folder, "feeds");
	file_join(&manifests, house->data_folder, MADEUP_MANIFESTS);
	bool ok = madeup_write_feeds(families, feeds.data, &problems, e) || tell_problem(&problems, e);
	ok = ok && load_feeds(folder, feeds.data, manifests.data, house, clock, e);
	if (!file_remove_tree(feeds.data, ok ? e : &ignored))
		ok = false;
	problems_release(&problems);
	buf_release(&feeds);
	buf_release(&manifests);
	return ok;
}

bool make_training(const char *folder, const struct house *house, struct err *e)
{
	struct buf families = BUF_INIT;
	struct clock clock = CLOCK_REAL;
	file_join(&families, house->data_folder, MADEUP_FAMILIES);
	bool ok = store_make(folder, true, e) && fill_store(folder, families.data, &clock, e) &&
		  write_and_load(folder, families.data, house, &clock, e);
	buf_release(&families);
	return ok;
}

#include "time_box.h"

/* What is not a search reads one family, and is let run for so many times as long. */
#define OTHERS_TIMES 10

static bool is_search(const struct request *r)
{
	return !strcmp(r->name, REQUEST_FIND);
}

static uint64_t most_ms(const struct asking *a, const struct request *r)
{
	uint64_t ms = (uint64_t)a->keeper->house.policy.shared.search_ms;
	return is_search(r) ? ms : OTHERS_TIMES * ms;
}

void time_box_open(struct asking *a, const struct request *r)
{
	const struct keeper *k = a->keeper;
	if (k->options->shared && k->store.people)
		db_time_box(k->store.people, keeper_now_ms(k) + most_ms(a, r));
}

static bool tell(const struct request *r, struct err *e)
{
	if (is_search(r))
		return err_set(e, ERR_USAGE, _("this search takes too long for a store that many use: type more letters, or add a "
					       "birth date, a postcode or a number"));
	return err_set(e, ERR_USAGE, _("this takes too long for a store that many use: ask again, and tell who runs it when it "
				       "stays so"));
}

bool time_box_close(struct asking *a, const struct request *r, bool ok, struct err *e)
{
	struct db *people = a->keeper->store.people;
	if (!a->keeper->options->shared || !people)
		return ok;
	bool ran_out = db_timed_out(people);
	db_time_box(people, 0);
	return ok || (ran_out && tell(r, e));
}

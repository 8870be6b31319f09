#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/challenge/life.h"

enum { RAISER = 1, MANAGER = 2, OTHER_MANAGER = 3, WORKER = 4 };

/* Every step there may be, written down a second time: event, outcome (given, or that stands), from, to. */
static const struct {
	int event;
	const char *outcomes; /* u p n d final, a ask-service, m need-more, - none */
	int from;
	const char *to; /* v to review, s with the service, f to feed back, c closed */
} allowed[] = {
	{ EVENT_REASSIGNED, "-", CHALLENGE_TO_REVIEW, "v" },
	{ EVENT_REASSIGNED, "a", CHALLENGE_WITH_SERVICE, "s" },
	{ EVENT_REASSIGNED, "upndm", CHALLENGE_TO_FEED_BACK, "f" },
	{ EVENT_DECIDED, "upndm", CHALLENGE_TO_REVIEW, "f" },
	{ EVENT_DECIDED, "a", CHALLENGE_TO_REVIEW, "s" },
	{ EVENT_DECIDED, "upndm", CHALLENGE_WITH_SERVICE, "f" },
	{ EVENT_ANSWERED, "m", CHALLENGE_TO_FEED_BACK, "v" },
	{ EVENT_FED_BACK, "upnd", CHALLENGE_TO_FEED_BACK, "c" },
	{ EVENT_READ, "-", CHALLENGE_TO_REVIEW, "v" },
	{ EVENT_READ, "a", CHALLENGE_WITH_SERVICE, "s" },
	{ EVENT_READ, "upndm", CHALLENGE_TO_FEED_BACK, "f" },
	{ EVENT_READ, "upnd", CHALLENGE_CLOSED, "c" },
	{ EVENT_DISAGREED, "upnd", CHALLENGE_TO_FEED_BACK, "v" },
	{ EVENT_DISAGREED, "upnd", CHALLENGE_CLOSED, "v" },
	{ EVENT_UNDONE, "a", CHALLENGE_WITH_SERVICE, "v" },
	{ EVENT_UNDONE, "upndm", CHALLENGE_TO_FEED_BACK, "vs" },
	{ EVENT_UNDONE, "upnd", CHALLENGE_CLOSED, "vs" },
};

static char letter_of(int outcome)
{
	return outcome < 0 ? '-' : "upnamd"[outcome];
}

static bool is_allowed(const struct life *now, const struct life_act *act, int to)
{
	char outcome = letter_of(act->event == EVENT_DECIDED ? act->outcome : now->outcome);
	for (size_t i = 0; i < ARRAY_LEN(allowed); i++)
		if (allowed[i].event == act->event && allowed[i].from == now->state &&
		    strchr(allowed[i].outcomes, outcome) && strchr(allowed[i].to, "vsfc"[to]))
			return true;
	return false;
}

/* What is true of every challenge, wherever it stands. */
static void assert_sound(const struct life *l)
{
	switch ((enum challenge_state)l->state) {
	case CHALLENGE_TO_REVIEW:
		assert_int_equal(l->outcome, -1);
		assert_int_equal(l->before, -1);
		break;
	case CHALLENGE_WITH_SERVICE:
		assert_int_equal(l->outcome, OUTCOME_ASK_SERVICE);
		assert_int_equal(l->before, CHALLENGE_TO_REVIEW);
		break;
	case CHALLENGE_TO_FEED_BACK:
		assert_true(life_outcome_is_final(l->outcome) || l->outcome == OUTCOME_NEED_MORE);
		break;
	case CHALLENGE_CLOSED:
		assert_true(life_outcome_is_final(l->outcome));
		break;
	case CHALLENGE_STATE_COUNT:
		fail();
	}
	if (l->outcome >= 0)
		assert_true(l->before == CHALLENGE_TO_REVIEW || l->before == CHALLENGE_WITH_SERVICE);
	assert_true(l->disagreed || l->excluded == 0);
}

static void assert_step_is_sound(const struct life *now, const struct life_actor *who, const struct life_act *act,
				 const struct life *next)
{
	assert_true(is_allowed(now, act, next->state));
	assert_sound(next);
	bool reviews = act->event == EVENT_DECIDED || act->event == EVENT_REASSIGNED || act->event == EVENT_FED_BACK ||
		       act->event == EVENT_UNDONE;
	if (reviews && who->role != ACCOUNT_OWNER) {
		assert_int_equal(who->role, ACCOUNT_MANAGER);
		assert_int_not_equal(who->account, now->raiser);
		assert_int_not_equal(who->account, now->excluded);
	}
	if (!reviews && now->raiser)
		assert_int_equal(who->account, now->raiser);
	if (act->event == EVENT_DECIDED || act->event == EVENT_DISAGREED || act->event == EVENT_ANSWERED)
		assert_true(act->said);
	if (act->event == EVENT_DISAGREED) {
		assert_false(now->disagreed);
		assert_true(next->disagreed);
	}
	if (act->event == EVENT_UNDONE)
		assert_int_equal(next->state, now->before);
}

static unsigned draw(unsigned *seed, unsigned below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 16) % below;
}

static struct life_act draw_act(unsigned *seed)
{
	static const struct {
		int64_t account;
		int role;
	} to[] = { { 0, ACCOUNT_WORKER }, { RAISER, ACCOUNT_MANAGER }, { MANAGER, ACCOUNT_MANAGER },
		   { OTHER_MANAGER, ACCOUNT_MANAGER }, { WORKER, ACCOUNT_WORKER } };
	unsigned at = draw(seed, ARRAY_LEN(to));
	return (struct life_act){
		.event = (int)draw(seed, EVENT_COUNT),
		.outcome = (int)draw(seed, OUTCOME_COUNT + 1) - 1,
		.said = draw(seed, 4) != 0,
		.to = to[at].account,
		.to_role = to[at].role,
	};
}

static struct life_actor draw_actor(unsigned *seed, const struct life *now)
{
	static const struct life_actor actors[] = {
		{ RAISER, ACCOUNT_MANAGER, false }, { MANAGER, ACCOUNT_MANAGER, false },
		{ OTHER_MANAGER, ACCOUNT_MANAGER, false }, { WORKER, ACCOUNT_WORKER, false },
		{ WORKER, ACCOUNT_AUDITOR, false },
	};
	struct life_actor who = actors[draw(seed, ARRAY_LEN(actors))];
	who.reference_only = !now->raiser && who.account != now->decider;
	return who;
}

static void wander(unsigned seed, int64_t raiser, unsigned *taken)
{
	struct life now = life_new(raiser, MANAGER);
	assert_sound(&now);
	for (int i = 0; i < 400; i++) {
		struct err e = ERR_INIT;
		struct life next = now;
		struct life_act act = draw_act(&seed);
		struct life_actor who = draw_actor(&seed, &now);
		bool may = life_may(&now, &who, act.event, act.outcome);
		if (!life_step(&now, &who, &act, &next, &e)) {
			assert_true(e.code == ERR_REFUSED || e.code == ERR_USAGE);
			assert_memory_equal(&next, &now, sizeof(now));
			continue;
		}
		assert_true(may);
		assert_step_is_sound(&now, &who, &act, &next);
		now = next;
		(*taken)++;
	}
}

static void no_sequence_leaves_the_table(void **state)
{
	(void)state;
	unsigned taken = 0;
	for (unsigned seed = 1; seed <= 500; seed++) {
		wander(seed, RAISER, &taken);
		wander(seed, 0, &taken);
	}
	assert_true(taken > 10000);
}

static struct life at(int where, int outcome, int before)
{
	struct life l = life_new(RAISER, MANAGER);
	l.state = where;
	l.outcome = outcome;
	l.before = before;
	if (outcome >= 0)
		l.decider = MANAGER;
	return l;
}

static int status_of(const struct life *now, int64_t account, int role, struct life_act act, struct life *next)
{
	struct err e = ERR_INIT;
	const struct life_actor who = { account, role, false };
	return life_step(now, &who, &act, next, &e) ? 0 : (int)e.code;
}

static void every_outcome_needs_a_reason(void **state)
{
	(void)state;
	const struct life now = at(CHALLENGE_TO_REVIEW, -1, -1);
	struct life next;
	for (int outcome = 0; outcome < OUTCOME_COUNT; outcome++) {
		assert_int_equal(status_of(&now, MANAGER, ACCOUNT_MANAGER,
					   (struct life_act){ .event = EVENT_DECIDED, .outcome = outcome }, &next),
				 ERR_USAGE);
		assert_int_equal(status_of(&now, MANAGER, ACCOUNT_MANAGER,
					   (struct life_act){ .event = EVENT_DECIDED, .outcome = outcome, .said = true },
					   &next),
				 0);
	}
}

static void nobody_decides_their_own(void **state)
{
	(void)state;
	const struct life now = at(CHALLENGE_TO_REVIEW, -1, -1);
	const struct life_act uphold = { .event = EVENT_DECIDED, .outcome = OUTCOME_UPHELD, .said = true };
	const struct life_actor owner = { RAISER, ACCOUNT_OWNER, false };
	struct life next;
	assert_int_equal(status_of(&now, RAISER, ACCOUNT_MANAGER, uphold, &next), ERR_REFUSED);
	assert_int_equal(status_of(&now, WORKER, ACCOUNT_WORKER, uphold, &next), ERR_REFUSED);
	assert_int_equal(status_of(&now, RAISER, ACCOUNT_OWNER, uphold, &next), 0);
	assert_true(life_is_own(&now, &owner));
}

static void it_comes_back_once_and_to_another(void **state)
{
	(void)state;
	const struct life_act disagree = { .event = EVENT_DISAGREED, .outcome = -1, .said = true };
	const struct life_act uphold = { .event = EVENT_DECIDED, .outcome = OUTCOME_UPHELD, .said = true };
	const struct life decided = at(CHALLENGE_TO_FEED_BACK, OUTCOME_NOT_UPHELD, CHALLENGE_TO_REVIEW);
	struct life back, again, next;
	assert_int_equal(status_of(&decided, WORKER, ACCOUNT_WORKER, disagree, &back), ERR_REFUSED);
	assert_int_equal(status_of(&decided, RAISER, ACCOUNT_WORKER, disagree, &back), 0);
	assert_int_equal(back.state, CHALLENGE_TO_REVIEW);
	assert_int_equal(back.reviewer, 0);
	assert_int_equal(status_of(&back, MANAGER, ACCOUNT_MANAGER, uphold, &next), ERR_REFUSED);
	assert_int_equal(status_of(&back, OTHER_MANAGER, ACCOUNT_MANAGER,
				   (struct life_act){ .event = EVENT_REASSIGNED, .outcome = -1, .to = MANAGER,
						      .to_role = ACCOUNT_MANAGER }, &next), ERR_REFUSED);
	assert_int_equal(status_of(&back, OTHER_MANAGER, ACCOUNT_MANAGER, uphold, &again), 0);
	assert_int_equal(status_of(&again, RAISER, ACCOUNT_WORKER, disagree, &next), ERR_REFUSED);
}

static void undoing_leads_to_where_it_was_decided(void **state)
{
	(void)state;
	const struct life_act undo = { .event = EVENT_UNDONE, .outcome = -1 };
	const struct life answered = at(CHALLENGE_CLOSED, OUTCOME_UPHELD, CHALLENGE_WITH_SERVICE);
	struct life once, twice, next;
	assert_int_equal(status_of(&answered, MANAGER, ACCOUNT_MANAGER, undo, &once), 0);
	assert_int_equal(once.state, CHALLENGE_WITH_SERVICE);
	assert_int_equal(once.outcome, OUTCOME_ASK_SERVICE);
	assert_int_equal(status_of(&once, MANAGER, ACCOUNT_MANAGER, undo, &twice), 0);
	assert_int_equal(twice.state, CHALLENGE_TO_REVIEW);
	assert_int_equal(twice.outcome, -1);
	assert_int_equal(status_of(&twice, MANAGER, ACCOUNT_MANAGER, undo, &next), ERR_REFUSED);
}

static void the_unread_mark_comes_and_goes(void **state)
{
	(void)state;
	const struct life now = at(CHALLENGE_TO_REVIEW, -1, -1);
	struct life decided, seen;
	assert_int_equal(status_of(&now, MANAGER, ACCOUNT_MANAGER,
				   (struct life_act){ .event = EVENT_DECIDED, .outcome = OUTCOME_PARTLY, .said = true },
				   &decided), 0);
	assert_true(decided.unread);
	assert_int_equal(status_of(&decided, MANAGER, ACCOUNT_MANAGER, (struct life_act){ .event = EVENT_READ }, &seen),
			 ERR_REFUSED);
	assert_int_equal(status_of(&decided, RAISER, ACCOUNT_WORKER, (struct life_act){ .event = EVENT_READ }, &seen), 0);
	assert_false(seen.unread);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_sequence_leaves_the_table),
		cmocka_unit_test(every_outcome_needs_a_reason),
		cmocka_unit_test(nobody_decides_their_own),
		cmocka_unit_test(it_comes_back_once_and_to_another),
		cmocka_unit_test(undoing_leads_to_where_it_was_decided),
		cmocka_unit_test(the_unread_mark_comes_and_goes),
	};
	return cmocka_run_group_tests_name("challenge_life", tests, NULL, NULL);
}

#include "famctx/challenge/life.h"

#define BIT(outcome) (1u << (outcome))
#define FINAL (BIT(OUTCOME_UPHELD) | BIT(OUTCOME_PARTLY) | BIT(OUTCOME_NOT_UPHELD) | BIT(OUTCOME_DUPLICATE))
#define ASK BIT(OUTCOME_ASK_SERVICE)
#define MORE BIT(OUTCOME_NEED_MORE)

#define REVIEW CHALLENGE_TO_REVIEW
#define SERVICE CHALLENGE_WITH_SERVICE
#define FEED_BACK CHALLENGE_TO_FEED_BACK
#define CLOSED CHALLENGE_CLOSED

const struct life_rule life_rules[] = {
	/* from, event, outcomes, to, who, needs */
	{ REVIEW, EVENT_REASSIGNED, 0, REVIEW, LIFE_REVIEWER, LIFE_NEEDS_REVIEWER },
	{ SERVICE, EVENT_REASSIGNED, 0, SERVICE, LIFE_REVIEWER, LIFE_NEEDS_REVIEWER },
	{ FEED_BACK, EVENT_REASSIGNED, 0, FEED_BACK, LIFE_REVIEWER, LIFE_NEEDS_REVIEWER },
	{ REVIEW, EVENT_DECIDED, FINAL, FEED_BACK, LIFE_REVIEWER, LIFE_NEEDS_TEXT },
	{ REVIEW, EVENT_DECIDED, MORE, FEED_BACK, LIFE_REVIEWER, LIFE_NEEDS_TEXT },
	{ REVIEW, EVENT_DECIDED, ASK, SERVICE, LIFE_REVIEWER, LIFE_NEEDS_TEXT },
	{ SERVICE, EVENT_DECIDED, FINAL, FEED_BACK, LIFE_REVIEWER, LIFE_NEEDS_TEXT },
	{ SERVICE, EVENT_DECIDED, MORE, FEED_BACK, LIFE_REVIEWER, LIFE_NEEDS_TEXT },
	{ FEED_BACK, EVENT_ANSWERED, MORE, REVIEW, LIFE_RAISER, LIFE_NEEDS_TEXT },
	{ FEED_BACK, EVENT_FED_BACK, FINAL, CLOSED, LIFE_REVIEWER, 0 },
	{ SERVICE, EVENT_READ, 0, SERVICE, LIFE_RAISER, 0 },
	{ REVIEW, EVENT_READ, 0, REVIEW, LIFE_RAISER, 0 },
	{ FEED_BACK, EVENT_READ, 0, FEED_BACK, LIFE_RAISER, 0 },
	{ CLOSED, EVENT_READ, 0, CLOSED, LIFE_RAISER, 0 },
	{ FEED_BACK, EVENT_DISAGREED, FINAL, REVIEW, LIFE_RAISER, LIFE_NEEDS_TEXT | LIFE_ONCE },
	{ CLOSED, EVENT_DISAGREED, FINAL, REVIEW, LIFE_RAISER, LIFE_NEEDS_TEXT | LIFE_ONCE },
	{ SERVICE, EVENT_UNDONE, ASK, LIFE_BEFORE, LIFE_REVIEWER, 0 },
	{ FEED_BACK, EVENT_UNDONE, FINAL | MORE, LIFE_BEFORE, LIFE_REVIEWER, 0 },
	{ CLOSED, EVENT_UNDONE, FINAL, LIFE_BEFORE, LIFE_REVIEWER, 0 },
};
const size_t life_rules_count = ARRAY_LEN(life_rules);

struct life life_new(int64_t raiser, int64_t reviewer)
{
	return (struct life){
		.state = CHALLENGE_TO_REVIEW, .outcome = -1, .before = -1, .raiser = raiser, .reviewer = reviewer
	};
}

bool life_role_reviews(int role)
{
	return role == ACCOUNT_OWNER || role == ACCOUNT_MANAGER;
}

bool life_outcome_is_final(int outcome)
{
	return outcome >= 0 && (FINAL & BIT(outcome));
}

bool life_is_own(const struct life *now, const struct life_actor *who)
{
	return now->raiser != 0 && now->raiser == who->account;
}

/* Nobody decides their own challenge, nor again what came back from them: but in a store of one's own there is nobody else. */
static bool is_reviewer(const struct life *now, const struct life_actor *who)
{
	if (who->role == ACCOUNT_OWNER)
		return true;
	return life_role_reviews(who->role) && !life_is_own(now, who) && who->account != now->excluded;
}

static bool is_raiser(const struct life *now, const struct life_actor *who)
{
	return now->raiser ? life_is_own(now, who) : who->reference_only;
}

static bool is_who(const struct life *now, const struct life_actor *who, unsigned mask)
{
	return ((mask & LIFE_RAISER) && is_raiser(now, who)) || ((mask & LIFE_REVIEWER) && is_reviewer(now, who));
}

static bool outcome_fits(const struct life *now, const struct life_rule *rule, int given)
{
	int outcome = rule->event == EVENT_DECIDED ? given : now->outcome;
	return !rule->outcomes || (outcome >= 0 && (rule->outcomes & BIT(outcome)));
}

static const struct life_rule *find_rule(const struct life *now, int event, int outcome)
{
	for (size_t i = 0; i < life_rules_count; i++)
		if (life_rules[i].from == now->state && life_rules[i].event == event &&
		    outcome_fits(now, &life_rules[i], outcome))
			return &life_rules[i];
	return NULL;
}

static bool not_here(const struct life *now, const struct life_act *act, struct err *e)
{
	switch ((enum challenge_event)act->event) {
	case EVENT_DECIDED:
		if (now->state == CHALLENGE_WITH_SERVICE)
			return err_set(e, ERR_REFUSED, _("It is with the service already: decide when it has answered"));
		return err_set(e, ERR_REFUSED, _("It is decided already: undo the decision first"));
	case EVENT_ANSWERED:
	case EVENT_FED_BACK:
		if (now->state == CHALLENGE_CLOSED)
			return err_set(e, ERR_REFUSED, _("It is closed: there is nothing to reply to"));
		if (now->outcome == OUTCOME_NEED_MORE)
			return err_set(e, ERR_REFUSED, _("It waits for more from the person who raised it: they reply, or undo the "
							 "question"));
		return err_set(e, ERR_REFUSED, _("It is not decided yet: decide first, then reply"));
	case EVENT_DISAGREED:
		return err_set(e, ERR_REFUSED, _("It is not decided yet: you can disagree with an outcome"));
	case EVENT_UNDONE:
		return err_set(e, ERR_REFUSED, _("There is no decision to undo"));
	case EVENT_REASSIGNED:
		return err_set(e, ERR_REFUSED, _("It is closed: undo the decision first"));
	case EVENT_READ:
	case EVENT_RAISED:
	case EVENT_COUNT:
		break;
	}
	return err_set(e, ERR_REFUSED, _("This cannot happen to it now"));
}

static bool not_by_them(const struct life *now, const struct life_actor *who, const struct life_rule *rule, struct err *e)
{
	if (rule->who & LIFE_RAISER)
		return err_set(e, ERR_REFUSED, _("Only the person who raised it may do that"));
	if (!life_role_reviews(who->role))
		return err_set(e, ERR_REFUSED, _("The role %s does not review challenges: ask a manager"), role_codes[who->role]);
	if (life_is_own(now, who))
		return err_set(e, ERR_REFUSED, _("You raised it, so somebody else decides about it"));
	return err_set(e, ERR_REFUSED, _("You decided it before it came back, so somebody else decides now"));
}

static bool check_new_reviewer(const struct life *now, const struct life_act *act, struct err *e)
{
	if (!act->to)
		return err_set(e, ERR_USAGE, _("Enter who is to review it: --to NAME"));
	if (!life_role_reviews(act->to_role))
		return err_set(e, ERR_REFUSED, _("The role %s does not review challenges: name a manager"),
			       role_codes[act->to_role]);
	if (act->to_role == ACCOUNT_OWNER)
		return true;
	if (act->to == now->raiser)
		return err_set(e, ERR_REFUSED, _("They raised it, so somebody else decides: name another manager"));
	if (act->to == now->excluded)
		return err_set(e, ERR_REFUSED, _("They decided it before it came back: name another manager"));
	return true;
}

static bool check_needs(const struct life *now, const struct life_rule *rule, const struct life_act *act, struct err *e)
{
	if ((rule->needs & LIFE_ONCE) && now->disagreed)
		return err_set(e, ERR_REFUSED, _("You disagreed once already, and somebody else looked at it: talk to them"));
	if ((rule->needs & LIFE_NEEDS_TEXT) && !act->said)
		return err_set(e, ERR_USAGE, rule->event == EVENT_DECIDED ? _("Enter the reason: every outcome needs one")
									: _("Enter what you want to say"));
	return !(rule->needs & LIFE_NEEDS_REVIEWER) || check_new_reviewer(now, act, e);
}

static void take_decision(struct life *next, int from, const struct life_actor *who, int outcome)
{
	next->before = from;
	next->outcome = outcome;
	next->decider = who->account;
	next->unread = true;
}

/* What stood before a final outcome that was given after the service was asked is that it was asked. */
static void take_back(struct life *next, int before)
{
	bool asked = before == CHALLENGE_WITH_SERVICE;
	next->outcome = asked ? OUTCOME_ASK_SERVICE : -1;
	next->before = asked ? CHALLENGE_TO_REVIEW : -1;
	next->unread = true;
}

/* Whoever decided the first time is out; there may be nobody else yet, so nobody is named. */
static void come_back(struct life *next, const struct life *now)
{
	next->disagreed = true;
	next->excluded = now->decider;
	next->reviewer = 0;
	next->outcome = next->before = -1;
}

static void apply(const struct life *now, const struct life_rule *rule, const struct life_actor *who,
		  const struct life_act *act, struct life *next)
{
	*next = *now;
	next->state = rule->to == LIFE_BEFORE ? now->before : rule->to;
	switch ((enum challenge_event)rule->event) {
	case EVENT_REASSIGNED:
		next->reviewer = act->to;
		break;
	case EVENT_DECIDED:
		take_decision(next, now->state, who, act->outcome);
		break;
	case EVENT_ANSWERED:
		next->outcome = next->before = -1;
		next->unread = false;
		break;
	case EVENT_FED_BACK:
		next->unread = next->unread || act->said;
		break;
	case EVENT_READ:
		next->unread = false;
		break;
	case EVENT_DISAGREED:
		come_back(next, now);
		next->unread = false;
		break;
	case EVENT_UNDONE:
		take_back(next, now->before);
		break;
	case EVENT_RAISED:
	case EVENT_COUNT:
		break;
	}
}

bool life_step(const struct life *now, const struct life_actor *who, const struct life_act *act, struct life *next,
	       struct err *e)
{
	if (act->event == EVENT_DECIDED && act->outcome < 0)
		return err_set(e, ERR_USAGE, _("Select an outcome: upheld partly not-upheld ask-service need-more duplicate"));
	const struct life_rule *rule = find_rule(now, act->event, act->outcome);
	if (!rule)
		return not_here(now, act, e);
	if (!is_who(now, who, rule->who))
		return not_by_them(now, who, rule, e);
	if (!check_needs(now, rule, act, e))
		return false;
	apply(now, rule, who, act, next);
	return true;
}

bool life_may(const struct life *now, const struct life_actor *who, int event, int outcome)
{
	const struct life_rule *rule = find_rule(now, event, outcome);
	return rule && is_who(now, who, rule->who) && !((rule->needs & LIFE_ONCE) && now->disagreed);
}

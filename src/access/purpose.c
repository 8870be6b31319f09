#include "famctx/access/purpose.h"

#include "famctx/base/buf.h"
#include "famctx/text/typed.h"

bool purpose_check_basis(const struct purpose *p, bool training, struct err *e)
{
	if (p->basis < 0)
		return err_set(e, ERR_USAGE, _("a purpose is missing: say why the family is looked at"));
	if (p->basis == BASIS_TRAINING && !training)
		return err_set(e, ERR_REFUSED, _("training is no purpose here: this store is not for training"));
	if (p->basis == BASIS_OTHER && !typed_anything(p->text))
		return err_set(e, ERR_USAGE, _("the purpose \"other\" needs words: say what it is"));
	return true;
}

static bool is_free(const struct purpose_policy *policy, int basis)
{
	for (size_t i = 0; i < policy->consent_free_count; i++)
		if (!strcmp(policy->consent_free[i], basis_codes[basis]))
			return true;
	return false;
}

static bool not_free(const struct purpose_policy *policy, struct err *e)
{
	struct buf list = BUF_INIT;
	for (size_t i = 0; i < policy->consent_free_count; i++)
		buf_printf(&list, "%s%s", i ? ", " : "", policy->consent_free[i]);
	if (list.len)
		err_set(e, ERR_USAGE, _("only %s needs no talk with the family: say when it was held, or why it was not"),
			list.data);
	else
		err_set(e, ERR_USAGE, _("no purpose goes without a talk with the family: say when it was held, or why it was not"));
	buf_release(&list);
	return false;
}

static bool check_held(const struct purpose *p, struct date today, struct err *e)
{
	if (!date_full(p->consent_on))
		return err_set(e, ERR_USAGE, _("say on which day the family was talked to, such as 2025-11-04"));
	if (date_compare(p->consent_on, today) > 0)
		return err_set(e, ERR_USAGE, _("the day of the talk with the family is still to come: give the day it was held, "
					       "or why it was not"));
	return true;
}

static bool check_not_said(const struct purpose_policy *policy, struct err *e)
{
	if (policy->consent != CONSENT_REQUIRE)
		return true;
	return err_set(e, ERR_USAGE, _("say whether the family was talked to: not needed, held on a day, or not held and why"));
}

static bool check_consent(const struct purpose_terms *terms, const struct purpose *p, struct err *e)
{
	switch ((enum consent)p->consent) {
	case CONSENT_NOT_NEEDED:
		return is_free(terms->policy, p->basis) || not_free(terms->policy, e);
	case CONSENT_HELD:
		return check_held(p, terms->today, e);
	case CONSENT_NOT_HELD:
		return typed_anything(p->consent_because) ||
		       err_set(e, ERR_USAGE, _("say why the family was not talked to"));
	case CONSENT_NOT_SAID:
	case CONSENT_COUNT:
		break;
	}
	return check_not_said(terms->policy, e);
}

bool purpose_settle(const struct purpose_terms *terms, struct purpose *p, struct err *e)
{
	if (!purpose_check_basis(p, terms->training, e))
		return false;
	if (terms->policy->consent == CONSENT_NONE || p->basis == BASIS_TRAINING) {
		p->consent = CONSENT_NOT_SAID;
	} else {
		if (p->consent == CONSENT_NOT_SAID && is_free(terms->policy, p->basis))
			p->consent = CONSENT_NOT_NEEDED;
		if (!check_consent(terms, p, e))
			return false;
	}
	if (p->consent != CONSENT_HELD)
		p->consent_on = (struct date)DATE_NONE;
	if (p->consent != CONSENT_NOT_HELD)
		p->consent_because = NULL;
	return true;
}

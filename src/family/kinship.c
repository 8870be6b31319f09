#include "kinship.h"

#include <strings.h>

enum kin kin_of(const char *relation)
{
	static const struct {
		const char *relation;
		enum kin kin;
	} known[] = {
		{ "mother", KIN_PARENT },	{ "father", KIN_PARENT },	    { "parent", KIN_PARENT },
		{ "adoptive_parent", KIN_PARENT }, { "child", KIN_CHILD },	    { "adopted_child", KIN_CHILD },
		{ "son", KIN_CHILD },		{ "daughter", KIN_CHILD },	    { "sister", KIN_SIBLING },
		{ "brother", KIN_SIBLING },	{ "sibling", KIN_SIBLING },	    { "twin", KIN_SIBLING },
		{ "half_sister", KIN_SIBLING }, { "half_brother", KIN_SIBLING },    { "half_sibling", KIN_SIBLING },
		{ "partner", KIN_PARTNER },	{ "husband", KIN_PARTNER },	    { "wife", KIN_PARTNER },
		{ "grandmother", KIN_GRANDPARENT }, { "grandfather", KIN_GRANDPARENT },
		{ "grandparent", KIN_GRANDPARENT }, { "grandchild", KIN_GRANDCHILD }, { "aunt", KIN_AUNT },
		{ "uncle", KIN_AUNT },		{ "niece", KIN_NIECE },		    { "nephew", KIN_NIECE },
		{ "stepmother", KIN_CARER },	{ "stepfather", KIN_CARER },	    { "step_parent", KIN_CARER },
		{ "foster_carer", KIN_CARER },	{ "special_guardian", KIN_CARER },  { "carer", KIN_CARER },
	};

	for (size_t i = 0; relation && i < ARRAY_LEN(known); i++)
		if (!strcmp(known[i].relation, relation))
			return known[i].kin;
	return KIN_OTHER;
}

enum kin kin_inverse(enum kin kin)
{
	static const enum kin inverse[] = {
		[KIN_PARENT] = KIN_CHILD,	    [KIN_PARTNER] = KIN_PARTNER,	 [KIN_CHILD] = KIN_PARENT,
		[KIN_SIBLING] = KIN_SIBLING,	    [KIN_CARER] = KIN_OTHER,		 [KIN_GRANDPARENT] = KIN_GRANDCHILD,
		[KIN_GRANDCHILD] = KIN_GRANDPARENT, [KIN_AUNT] = KIN_NIECE,		 [KIN_NIECE] = KIN_AUNT,
		[KIN_OTHER] = KIN_OTHER,
	};
	return inverse[kin];
}

enum kin kin_compose(enum kin first, enum kin second)
{
	static const struct {
		enum kin first, second, result;
	} rules[] = {
		{ KIN_PARENT, KIN_PARENT, KIN_GRANDPARENT }, { KIN_PARENT, KIN_CHILD, KIN_SIBLING },
		{ KIN_PARENT, KIN_SIBLING, KIN_AUNT },	     { KIN_CHILD, KIN_CHILD, KIN_GRANDCHILD },
		{ KIN_SIBLING, KIN_CHILD, KIN_NIECE },
	};

	for (size_t i = 0; i < ARRAY_LEN(rules); i++)
		if (rules[i].first == first && rules[i].second == second)
			return rules[i].result;
	return KIN_OTHER;
}

bool sex_is_female(const char *sex)
{
	return sex && (!strcasecmp(sex, "female") || !strcasecmp(sex, "f"));
}

bool sex_is_male(const char *sex)
{
	return sex && (!strcasecmp(sex, "male") || !strcasecmp(sex, "m"));
}

static const char *by_sex(const char *sex, const char *female, const char *male, const char *neither)
{
	if (sex_is_female(sex))
		return female;
	return sex_is_male(sex) ? male : neither;
}

const char *kin_code(enum kin kin, const char *sex)
{
	switch (kin) {
	case KIN_PARENT:
		return by_sex(sex, "mother", "father", "parent");
	case KIN_PARTNER:
		return "partner";
	case KIN_CHILD:
		return "child";
	case KIN_SIBLING:
		return by_sex(sex, "sister", "brother", "sibling");
	case KIN_GRANDPARENT:
		return by_sex(sex, "grandmother", "grandfather", "grandparent");
	case KIN_GRANDCHILD:
		return "grandchild";
	case KIN_AUNT:
		return by_sex(sex, "aunt", "uncle", NULL);
	case KIN_NIECE:
		return by_sex(sex, "niece", "nephew", NULL);
	case KIN_CARER:
	case KIN_OTHER:
		break;
	}
	return NULL;
}

const char *kin_half_sibling(const char *sex)
{
	return by_sex(sex, "half_sister", "half_brother", "half_sibling");
}

#include "famctx/intake/join.h"

#include "famctx/text/similar.h"

/* How the names of two records compare as a whole. */
enum names { NAMES_SAME, NAMES_CLOSE, NAMES_DIFFERENT, NAMES_NOT_COMPARED };

static bool begins_with_words(const char *longer, const char *start)
{
	size_t len = strlen(start);
	return !strncmp(longer, start, len) && (!longer[len] || longer[len] == ' ');
}

/* One source gives all first names, the other only the first: "una mary" and "una". */
static bool first_same(const char *a, const char *b)
{
	return *a && *b && (begins_with_words(a, b) || begins_with_words(b, a));
}

static bool same_in_order(const struct identity *a, const struct identity *b)
{
	return !strcmp(a->family_name, b->family_name) && first_same(a->first_name, b->first_name);
}

static bool same_swapped(const struct identity *a, const struct identity *b)
{
	return first_same(a->first_name, b->family_name) && first_same(a->family_name, b->first_name);
}

static enum name_verdict compare_first(const char *a, const char *b, const struct nicknames *nicknames)
{
	return first_same(a, b) ? NAME_SAME : name_compare(a, b, nicknames);
}

/* No more than one slip: two words two slips apart are two names more often than not. */
static bool is_close(enum name_verdict v)
{
	return v <= NAME_SOUNDS_ALIKE;
}

/* A family name may be one of two: Smith-Jones is Smith to some. */
static bool shares_word(const char *a, const char *b)
{
	size_t la = strlen(a), lb = strlen(b);
	return (la > lb && (begins_with_words(a, b) || (a[la - lb - 1] == ' ' && !strcmp(a + la - lb, b)))) ||
	       (lb > la && (begins_with_words(b, a) || (b[lb - la - 1] == ' ' && !strcmp(b + lb - la, a))));
}

static enum names compare_names(const struct identity *a, const struct identity *b, const struct nicknames *nicknames)
{
	if (!*a->family_name || !*b->family_name || !*a->first_name || !*b->first_name)
		return NAMES_NOT_COMPARED;
	if (same_in_order(a, b) || same_swapped(a, b))
		return NAMES_SAME;
	bool family = is_close(name_compare(a->family_name, b->family_name, NULL)) ||
		      shares_word(a->family_name, b->family_name);
	if (family && is_close(compare_first(a->first_name, b->first_name, nicknames)))
		return NAMES_CLOSE;
	return NAMES_DIFFERENT;
}

/*
 * Whether names speak against one person behind one NHS number. A family name
 * may change; another first name is another person. One wrong letter in a
 * short name is no slip to rely on: twins are called Lee and Leo.
 */
static bool names_contradict(const struct identity *a, const struct identity *b, const struct nicknames *nicknames)
{
	if (!*a->first_name || !*b->first_name || same_swapped(a, b))
		return false;
	enum name_verdict v = compare_first(a->first_name, b->first_name, nicknames);
	if (v == NAME_ONE_SLIP || v == NAME_TWO_SLIPS)
		return strlen(a->first_name) < 5 || strlen(b->first_name) < 5;
	return v > NAME_SOUNDS_ALIKE && v != NAME_NOT_COMPARED;
}

static bool same_place(const struct identity *a, const struct identity *b)
{
	return (*a->postcode && !strcmp(a->postcode, b->postcode)) || (*a->address && !strcmp(a->address, b->address));
}

static bool has_place(const struct identity *who)
{
	return *who->postcode || *who->address;
}

static bool same_register(const struct identity *a, const struct identity *b)
{
	return *a->register_id && *b->register_id && a->register_of == b->register_of;
}

bool join_contradicts(const struct identity *a, const struct identity *b)
{
	bool ids = same_register(a, b) && strcmp(a->register_id, b->register_id);
	bool numbers = a->nhs_number && b->nhs_number && a->nhs_number != b->nhs_number;
	return ids || numbers;
}

bool join_rule_joins(int rule)
{
	return rule >= JOIN_OWN && rule < JOIN_MAYBE_NAME_BORN;
}

/* A year, or a year and month, of which the other date may be the whole. */
static bool may_be_same_born(struct date a, struct date b)
{
	if (!date_known(a) || !date_known(b))
		return true;
	if (a.year != b.year || (a.month && b.month && a.month != b.month))
		return false;
	return !date_full(a) || !date_full(b);
}

static int compare_facts(const struct identity *a, const struct identity *b, const struct nicknames *nicknames)
{
	enum names names = compare_names(a, b, nicknames);
	bool place = same_place(a, b);
	bool born = date_full(a->born) && date_same(a->born, b->born);
	if (names == NAMES_SAME && born)
		return place ? JOIN_NAME_BORN_ADDRESS : JOIN_MAYBE_NAME_BORN;
	if (names == NAMES_CLOSE && born && place)
		return JOIN_MAYBE_CLOSE_NAME;
	bool elsewhere = !place && has_place(a) && has_place(b);
	if (names != NAMES_SAME || elsewhere)
		return JOIN_NONE;
	if (date_full(a->born) && date_full(b->born) && dates_swapped(a->born, b->born))
		return JOIN_MAYBE_BORN_SWAPPED;
	return place && may_be_same_born(a->born, b->born) ? JOIN_MAYBE_NAME_ADDRESS : JOIN_NONE;
}

int join_compare(const struct identity *a, const struct identity *b, const struct nicknames *nicknames)
{
	if (same_register(a, b) && !strcmp(a->register_id, b->register_id))
		return JOIN_REGISTER_ID;
	int rule = compare_facts(a, b, nicknames);
	if (a->nhs_number && a->nhs_number == b->nhs_number && rule != JOIN_NAME_BORN_ADDRESS)
		rule = names_contradict(a, b, nicknames) ? JOIN_MAYBE_NHS_NAME : JOIN_NHS_NUMBER;
	else if (a->nhs_number && a->nhs_number == b->nhs_number)
		rule = JOIN_NHS_NUMBER;
	bool weak = rule != JOIN_NONE && !join_rule_joins(rule);
	return weak && join_contradicts(a, b) ? JOIN_NONE : rule;
}

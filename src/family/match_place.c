#include "famctx/base/mem.h"
#include "famctx/family/index.h"
#include "famctx/text/address.h"
#include "match.h"

static struct term found(const char *field, enum fit fit, enum verdict verdict)
{
	return (struct term) { field, fit, verdict, NULL, NULL };
}

static bool held_postcode(const struct fact_address *a, struct postcode *out)
{
	return (a->postcode && postcode_parse(a->postcode, out) && out->level == POSTCODE_FULL) ||
	       (a->address && address_postcode(a->address, out, NULL));
}

static struct term compare_postcode(const struct postcode *typed, const struct fact_address *a)
{
	struct postcode held;

	if (!held_postcode(a, &held))
		return found("address", FIT_NEAR, VERDICT_NOT_COMPARED);
	if (postcode_within(typed, &held))
		return found("address", FIT_SAME, typed->level == POSTCODE_FULL ? VERDICT_SAME : VERDICT_PART);
	/* XX1 4QQ and XX1 4QR are neighbours. */
	if (typed->level == POSTCODE_FULL && strncmp(typed->text, held.text, strlen(held.text) - 2) == 0)
		return found("address", FIT_NEAR, VERDICT_CLOSE);
	return found("address", FIT_DIFFERENT, VERDICT_DIFFERENT);
}

/* Whether the street begins with what was typed, at any of its words. */
static bool street_holds(const char *street, const char *typed)
{
	while (street) {
		if (strncmp(street, typed, strlen(typed)) == 0)
			return true;
		street = strchr(street, ' ');
		street = street ? street + 1 : NULL;
	}
	return false;
}

static struct term compare_street(const struct query *q, const struct fact_address *a)
{
	struct buf key = BUF_INIT;
	struct term term = found("address", FIT_NEAR, VERDICT_NOT_COMPARED);

	if (a->address)
		address_key(a->address, &key);
	char *street = strchr(key.data, ' ');
	if (street) {
		*street++ = '\0';
		const char *flat_end = strchr(key.data, '/');
		bool same_house = q->house && !strcmp(q->house, flat_end ? flat_end + 1 : key.data);
		if (!street_holds(street, q->street))
			term = found("address", FIT_DIFFERENT, VERDICT_DIFFERENT);
		else if (q->house && !same_house)
			term = found("address", FIT_NEAR, VERDICT_CLOSE);
		else
			term = found("address", FIT_SAME, same_house && !strcmp(street, q->street) ? VERDICT_SAME
												  : VERDICT_PART);
	}
	buf_release(&key);
	return term;
}

static struct term compare_address(const struct query *q, const struct fact_address *a)
{
	if (!q->street)
		return compare_postcode(&q->postcode, a);
	struct term street = compare_street(q, a);
	if (!q->postcode_given)
		return street;
	struct term postcode = compare_postcode(&q->postcode, a);
	return postcode.fit > street.fit ? postcode : street;
}

struct term match_address(const struct query *q, const struct person_facts *facts)
{
	struct term best = found("address", FIT_NEAR, VERDICT_NOT_COMPARED);
	const struct fact_address *at = NULL;

	if (facts->address_protected)
		return term_held_back("address");
	for (size_t i = 0; i < facts->addresses_count; i++) {
		struct term t = compare_address(q, &facts->addresses[i]);
		if (at && t.fit >= best.fit)
			continue;
		best = t;
		at = &facts->addresses[i];
	}
	if (at)
		best.held = mem_copy_text(at->address ? at->address : at->postcode);
	return best;
}

static bool same_number(const char *squeezed, const char *held)
{
	struct buf number = BUF_INIT;

	index_number(held, &number);
	bool same = number.len && !strcmp(number.data, squeezed);
	buf_release(&number);
	return same;
}

/* A number whose check digit fails: somebody's whose number is one slip away. */
static bool repaired_number(const struct query *q, const char *held)
{
	char candidates[NHS_CANDIDATES_MAX][NHS_SIZE], digits[NHS_SIZE];
	size_t count = nhs_candidates(q->nhs, candidates);

	if (nhs_parse(held, digits) != NHS_OK)
		return false;
	for (size_t i = 0; i < count; i++)
		if (!strcmp(candidates[i], digits))
			return true;
	return false;
}

struct term match_number(const struct query *q, const struct person_facts *facts)
{
	struct buf typed = BUF_INIT;
	struct term term = found("number", FIT_NEAR, VERDICT_NOT_COMPARED);

	if (facts->held)
		return term_held_back("number");
	if (facts->numbers_count) {
		term = found("number", FIT_DIFFERENT, VERDICT_DIFFERENT);
		term.held = mem_copy_text(facts->numbers[0]);
	}
	if (q->nhs[0])
		index_number(q->nhs, &typed);
	else
		buf_add_text(&typed, q->number);
	for (size_t i = 0; i < facts->numbers_count; i++) {
		bool same = same_number(typed.data, facts->numbers[i]);
		if (!same && (!q->nhs[0] || q->nhs_fits || !repaired_number(q, facts->numbers[i])))
			continue;
		mem_free(term.held);
		term = found("number", same ? FIT_SAME : FIT_NEAR, same ? VERDICT_SAME : VERDICT_ONE_SLIP);
		term.held = mem_copy_text(facts->numbers[i]);
		break;
	}
	buf_release(&typed);
	return term;
}

#include "famctx/api/vocabulary.h"

#include "famctx/text/similar.h"

const char *const state_codes[] = { "open", "held", "closed", "possible", "late", "no_record", "not_shared",
				    "outside_age", NULL };
const char *const freshness_codes[] = { "up_to_date", "recent", "getting_old", "old", "late", "not_known", NULL };
const char *const detail_state_codes[] = { "given", "none_in_period", "not_supplied", NULL };
const char *const band_codes[] = { "strong", "possible", "weak", NULL };
const char *const verdict_codes[] = { "same", "short_form", "initial", "swapped", "one_slip", "two_slips",
				      "sounds_alike", "part", "close", "different", "not_compared", NULL };
const char *const join_rule_codes[] = { "own_record", "register_id", "nhs_number", "name_born_address", "decision",
					"maybe_name_born", "maybe_close_name", "maybe_born_swapped",
					"maybe_name_address", "maybe_nhs_name", NULL };
const char *const basis_codes[] = { "s17", "s47", "allocated", "duty", "supervision", "quality", "complaint",
				    "training", "other", NULL };
const char *const role_codes[] = { "owner", "worker", "manager", "auditor", "steward", "analyst", "trainer",
				   "administrator", NULL };
const char *const quality_codes[] = { "good", "warn", "bad", "information", NULL };

int code_find(const char *const *codes, const char *code)
{
	for (int i = 0; codes[i]; i++)
		if (!strcmp(codes[i], code))
			return i;
	return -1;
}

const char *code_nearest(const char *const *codes, const char *code)
{
	const char *nearest = NULL;
	int least = SIMILAR_LIMIT + 1;
	for (; *codes; codes++) {
		int distance = similar_distance(code, *codes, SIMILAR_LIMIT);
		if (distance < least) {
			least = distance;
			nearest = *codes;
		}
	}
	return nearest;
}

#include "famctx/api/challenge_list.h"

const char *const challenge_order_codes[] = { "due", "raised", "type", "source", NULL };

static const struct field request_fields[] = {
	FIELD_WORD(struct challenge_list_request, state, OPTIONAL, challenge_state_codes, -1, N_("Only those that stand here")),
	FIELD_BOOL(struct challenge_list_request, mine, OPTIONAL, N_("Only those I raised")),
	FIELD_BOOL(struct challenge_list_request, assigned, OPTIONAL, N_("Only those I am to review")),
	FIELD_WORD(struct challenge_list_request, type, OPTIONAL, challenge_type_codes, -1, N_("Only this type")),
	FIELD_TEXT(struct challenge_list_request, source, OPTIONAL, N_("Only about this source")),
	FIELD_TEXT(struct challenge_list_request, person, OPTIONAL, N_("Only about this person")),
	FIELD_BOOL(struct challenge_list_request, urgent, OPTIONAL, N_("Only where a child may be at risk today")),
	FIELD_BOOL(struct challenge_list_request, overdue, OPTIONAL, N_("Only those that are overdue")),
	FIELD_WORD(struct challenge_list_request, order, OPTIONAL, challenge_order_codes, ORDER_DUE, N_("In which order")),
	FIELD_INTEGER(struct challenge_list_request, from, OPTIONAL, 0, 1000000, N_("How many to leave out")),
	FIELD_INTEGER(struct challenge_list_request, limit, OPTIONAL, 1, CHALLENGE_PAGE, N_("How many to send")),
};
const struct shape challenge_list_request_shape = SHAPE(struct challenge_list_request, "list", request_fields);

static const struct field item_fields[] = {
	FIELD_TEXT(struct challenge_item, reference, REQUIRED, N_("Its reference")),
	FIELD_WORD(struct challenge_item, type, OPTIONAL, challenge_type_codes, -1, N_("What is thought to be wrong")),
	FIELD_WORD(struct challenge_item, state, OPTIONAL, challenge_state_codes, CHALLENGE_TO_REVIEW, N_("Where it stands")),
	FIELD_WORD(struct challenge_item, outcome, OPTIONAL, challenge_outcome_codes, -1, N_("The outcome that stands")),
	FIELD_WORD(struct challenge_item, risk, OPTIONAL, challenge_risk_codes, RISK_NOT_SAID,
		   N_("Whether a child could be at risk today")),
	FIELD_TEXT(struct challenge_item, on, OPTIONAL, N_("What it is about")),
	FIELD_TEXT(struct challenge_item, about, OPTIONAL, N_("The same in words")),
	FIELD_TEXT(struct challenge_item, source, OPTIONAL, N_("The source it is about")),
	FIELD_TEXT(struct challenge_item, by, OPTIONAL, N_("Who raised it")),
	FIELD_TEXT(struct challenge_item, reviewer, OPTIONAL, N_("Who looks at it")),
	FIELD_DATE(struct challenge_item, raised, OPTIONAL, N_("When it was raised")),
	FIELD_DATE(struct challenge_item, due, OPTIONAL, N_("When it is due")),
	FIELD_INTEGER(struct challenge_item, days, OPTIONAL, 0, 0, N_("Working days since it was raised")),
	FIELD_BOOL(struct challenge_item, overdue, OPTIONAL, N_("Whether it is overdue")),
	FIELD_BOOL(struct challenge_item, urgent, OPTIONAL, N_("Whether it is urgent")),
	FIELD_BOOL(struct challenge_item, disagreed, OPTIONAL, N_("Whether it came back")),
	FIELD_BOOL(struct challenge_item, unread, OPTIONAL, N_("Whether its answer is new to whoever raised it")),
};
const struct shape challenge_item_shape = SHAPE(struct challenge_item, "challenge", item_fields);

static const struct field count_fields[] = {
	FIELD_TEXT(struct challenge_count, key, REQUIRED, N_("What is counted")),
	FIELD_INTEGER(struct challenge_count, count, REQUIRED, 0, 0, N_("How many")),
};
const struct shape challenge_count_shape = SHAPE(struct challenge_count, "count", count_fields);

static const struct field answer_fields[] = {
	FIELD_DATE(struct challenge_list_answer, at, REQUIRED, N_("Today")),
	FIELD_KEYED(struct challenge_list_answer, states, OPTIONAL, &challenge_count_shape, N_("How many stand where")),
	FIELD_INTEGER(struct challenge_list_answer, overdue, OPTIONAL, 0, 0, N_("How many are overdue")),
	FIELD_INTEGER(struct challenge_list_answer, urgent, OPTIONAL, 0, 0, N_("How many are urgent")),
	FIELD_INTEGER(struct challenge_list_answer, oldest, OPTIONAL, 0, 0, N_("Working days of the oldest")),
	FIELD_INTEGER(struct challenge_list_answer, unread, OPTIONAL, 0, 0, N_("Mine with a new answer")),
	FIELD_INTEGER(struct challenge_list_answer, total, OPTIONAL, 0, 0, N_("How many there are")),
	FIELD_INTEGER(struct challenge_list_answer, more, OPTIONAL, 0, 0, N_("How many are not listed here")),
	FIELD_LIST(struct challenge_list_answer, challenges, OPTIONAL, &challenge_item_shape, N_("The challenges")),
};
const struct shape challenge_list_answer_shape = SHAPE(struct challenge_list_answer, "list answer", answer_fields);

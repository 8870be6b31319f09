#include "famctx/api/challenge.h"

const char *const challenge_type_codes[] = { "two-as-one", "one-as-two", "family-link", "out-of-date", "missing-service",
					     "should-not-show", "unfair-wording", "disagree", "feedback", NULL };
const char *const challenge_state_codes[] = { "to_review", "with_service", "to_feed_back", "closed", NULL };
const char *const challenge_outcome_codes[] = { "upheld", "partly", "not-upheld", "ask-service", "need-more",
						"duplicate", NULL };
const char *const challenge_event_codes[] = { "raised", "reassigned", "decided", "answered", "fed_back", "read",
					      "disagreed", "undone", NULL };
const char *const challenge_risk_codes[] = { "no", "yes", "unsure", "not-said", NULL };
const char *const challenge_notify_codes[] = { "list", "phone", "email", NULL };

static const struct field feedback_fields[] = {
	FIELD_TEXT(struct challenge_feedback, helps, OPTIONAL, N_("What helps")),
	FIELD_TEXT(struct challenge_feedback, hinders, OPTIONAL, N_("What hinders")),
	FIELD_INTEGER(struct challenge_feedback, trust, OPTIONAL, 1, 5, N_("Whether what it shows is trusted")),
	FIELD_INTEGER(struct challenge_feedback, ease, OPTIONAL, 1, 5, N_("How easy it is")),
	FIELD_INTEGER(struct challenge_feedback, fit, OPTIONAL, 1, 5, N_("Whether it fits the work")),
};
const struct shape challenge_feedback_shape = SHAPE(struct challenge_feedback, "feedback", feedback_fields);

static const struct field send_fields[] = {
	FIELD_TEXT(struct challenge_send, id, REQUIRED, N_("Made by the client, once for each challenge")),
	FIELD_TEXT(struct challenge_send, on, REQUIRED, N_("What it is about")),
	FIELD_WORD(struct challenge_send, type, OPTIONAL, challenge_type_codes, -1, N_("What is thought to be wrong")),
	FIELD_TEXT(struct challenge_send, because, SENSITIVE, N_("What is known, and how")),
	FIELD_WORD(struct challenge_send, risk, OPTIONAL, challenge_risk_codes, RISK_NOT_SAID,
		   N_("Whether a child could be at risk today")),
	FIELD_TEXT(struct challenge_send, told, SENSITIVE, N_("Who has been told about the risk")),
	FIELD_TEXT(struct challenge_send, spoke, SENSITIVE, N_("Who was spoken to, and what was decided")),
	FIELD_WORD(struct challenge_send, notify, OPTIONAL, challenge_notify_codes, NOTIFY_LIST, N_("How to be told")),
	FIELD_TEXT(struct challenge_send, notify_at, SENSITIVE, N_("The number or address for that")),
	FIELD_BOOL(struct challenge_send, name_shown, OPTIONAL, N_("Whether the owner of the source sees the name")),
	FIELD_BOOL(struct challenge_send, anonymous, OPTIONAL, N_("Whether no name is kept at all")),
	FIELD_TEXT(struct challenge_send, seen, SENSITIVE, N_("The sentence that was on screen")),
	FIELD_TEXT(struct challenge_send, draft, OPTIONAL, N_("Key of the draft to wipe")),
	FIELD_STRUCT(struct challenge_send, feedback, OPTIONAL, &challenge_feedback_shape, N_("About the tool")),
};
const struct shape challenge_send_shape = SHAPE(struct challenge_send, "challenge", send_fields);

static const struct field sent_fields[] = {
	FIELD_TEXT(struct challenge_sent, reference, REQUIRED, N_("Its reference")),
	FIELD_DATE(struct challenge_sent, due, OPTIONAL, N_("When it is due")),
	FIELD_WORD(struct challenge_sent, state, OPTIONAL, challenge_state_codes, CHALLENGE_TO_REVIEW,
		   N_("Where it stands")),
	FIELD_TEXT(struct challenge_sent, goes_to, OPTIONAL, N_("Who looks at it")),
};
const struct shape challenge_sent_shape = SHAPE(struct challenge_sent, "sent", sent_fields);

static const struct field terms_fields[] = {
	FIELD_DATE(struct challenge_terms, at, REQUIRED, N_("Today")),
	FIELD_TEXT(struct challenge_terms, goes_to, OPTIONAL, N_("Who looks at it")),
	FIELD_DATE(struct challenge_terms, due, OPTIONAL, N_("By when")),
	FIELD_DATE(struct challenge_terms, due_risk, OPTIONAL, N_("By when where a child may be at risk")),
	FIELD_INTEGER(struct challenge_terms, text_most, OPTIONAL, 0, 0, N_("Characters of a text")),
	FIELD_INTEGER(struct challenge_terms, drafts_days, OPTIONAL, 0, 0, N_("Days that a draft is kept")),
};
const struct shape challenge_terms_shape = SHAPE(struct challenge_terms, "terms", terms_fields);

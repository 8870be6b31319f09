#include "famctx/api/challenge_show.h"

static const struct field reference_fields[] = {
	FIELD_TEXT(struct challenge_reference, reference, REQUIRED, N_("The reference, as typed")),
};
const struct shape challenge_reference_shape = SHAPE(struct challenge_reference, "reference", reference_fields);

static const struct field snapshot_fields[] = {
	FIELD_TEXT(struct challenge_snapshot, on, OPTIONAL, N_("What it is about")),
	FIELD_TEXT(struct challenge_snapshot, about, OPTIONAL, N_("The same in words, with names")),
	FIELD_TEXT(struct challenge_snapshot, what, OPTIONAL, N_("The same in words, without names")),
	FIELD_TEXT(struct challenge_snapshot, person, OPTIONAL, N_("Id of the person")),
	FIELD_TEXT(struct challenge_snapshot, other, OPTIONAL, N_("Id of the other person")),
	FIELD_TEXT(struct challenge_snapshot, service, OPTIONAL, N_("The service")),
	FIELD_TEXT(struct challenge_snapshot, field, OPTIONAL, N_("The field, as named in the manifest")),
	FIELD_TEXT(struct challenge_snapshot, value, OPTIONAL, N_("The value as shown")),
	FIELD_TEXT(struct challenge_snapshot, source, OPTIONAL, N_("Key of the source")),
	FIELD_TEXT(struct challenge_snapshot, title, OPTIONAL, N_("What the source is called")),
	FIELD_TEXT(struct challenge_snapshot, record, OPTIONAL, N_("Key of the row")),
	FIELD_DATE(struct challenge_snapshot, last_contact, OPTIONAL, N_("Last contact")),
	FIELD_DATE(struct challenge_snapshot, updated, OPTIONAL, N_("Record updated")),
	FIELD_DATE(struct challenge_snapshot, copied, OPTIONAL, N_("Copied here")),
	FIELD_TEXT(struct challenge_snapshot, scope, OPTIONAL, N_("Period and area")),
	FIELD_TEXT(struct challenge_snapshot, sentence, OPTIONAL, N_("What the tool says")),
	FIELD_TEXT(struct challenge_snapshot, seen, OPTIONAL, N_("What was on screen")),
	FIELD_DATE(struct challenge_snapshot, at, OPTIONAL, N_("On which day")),
};
const struct shape challenge_snapshot_shape = SHAPE(struct challenge_snapshot, "snapshot", snapshot_fields);

static const struct field happening_fields[] = {
	FIELD_WORD(struct challenge_happening, event, REQUIRED, challenge_event_codes, EVENT_RAISED, N_("What happened")),
	FIELD_WORD(struct challenge_happening, outcome, OPTIONAL, challenge_outcome_codes, -1, N_("The outcome")),
	FIELD_WORD(struct challenge_happening, from, OPTIONAL, challenge_state_codes, -1, N_("Where it stood")),
	FIELD_WORD(struct challenge_happening, to, OPTIONAL, challenge_state_codes, CHALLENGE_TO_REVIEW,
		   N_("Where it stood then")),
	FIELD_TEXT(struct challenge_happening, by, OPTIONAL, N_("Who did it")),
	FIELD_DATE(struct challenge_happening, on, OPTIONAL, N_("On which day")),
	FIELD_TEXT(struct challenge_happening, at, OPTIONAL, N_("When")),
	FIELD_TEXT(struct challenge_happening, text, OPTIONAL, N_("Why, or what was said")),
	FIELD_TEXT(struct challenge_happening, assigned, OPTIONAL, N_("Who looks at it from then on")),
	FIELD_TEXT(struct challenge_happening, of, OPTIONAL, N_("The challenge it repeats")),
	FIELD_BOOL(struct challenge_happening, own, OPTIONAL, N_("Whether it is by whoever raised it")),
	FIELD_BOOL(struct challenge_happening, applied, OPTIONAL, N_("Whether people were split or joined")),
};
static const struct shape happening_shape = SHAPE(struct challenge_happening, "event", happening_fields);

static const struct field reviewer_fields[] = {
	FIELD_TEXT(struct challenge_reviewer, login, REQUIRED, N_("Sign-in name")),
	FIELD_TEXT(struct challenge_reviewer, name, OPTIONAL, N_("Name")),
	FIELD_TEXT(struct challenge_reviewer, team, OPTIONAL, N_("Team")),
};
static const struct shape reviewer_shape = SHAPE(struct challenge_reviewer, "reviewer", reviewer_fields);

/* What the list tells stands in the same document, under the same keys. */
#define ITEM(member) .name = #member, .at = offsetof(struct challenge_full, item.member)
#define ITEM_TEXT(member, text) { ITEM(member), .kind = KIND_TEXT, .help = (text) }
#define ITEM_DATE(member, text) { ITEM(member), .kind = KIND_DATE, .help = (text) }
#define ITEM_BOOL(member, text) { ITEM(member), .kind = KIND_BOOL, .help = (text) }
#define ITEM_WORD(member, list, otherwise, text) \
	{ ITEM(member), .kind = KIND_WORD, .words = (list), .missing = (otherwise), .help = (text) }

static const struct field full_fields[] = {
	ITEM_TEXT(reference, N_("Its reference")),
	ITEM_WORD(type, challenge_type_codes, -1, N_("What is thought to be wrong")),
	ITEM_WORD(state, challenge_state_codes, CHALLENGE_TO_REVIEW, N_("Where it stands")),
	ITEM_WORD(outcome, challenge_outcome_codes, -1, N_("The outcome that stands")),
	ITEM_WORD(risk, challenge_risk_codes, RISK_NOT_SAID, N_("Whether a child could be at risk today")),
	ITEM_TEXT(on, N_("What it is about")),
	ITEM_TEXT(about, N_("The same in words")),
	ITEM_TEXT(source, N_("The source it is about")),
	ITEM_TEXT(by, N_("Who raised it")),
	ITEM_TEXT(reviewer, N_("Who looks at it")),
	ITEM_DATE(raised, N_("When it was raised")),
	ITEM_DATE(due, N_("When it is due")),
	{ ITEM(days), .kind = KIND_INTEGER, .help = N_("Working days since it was raised") },
	ITEM_BOOL(overdue, N_("Whether it is overdue")),
	ITEM_BOOL(urgent, N_("Whether it is urgent")),
	ITEM_BOOL(disagreed, N_("Whether it came back")),
	ITEM_BOOL(unread, N_("Whether its answer is new to whoever raised it")),
	FIELD_TEXT(struct challenge_full, because, OPTIONAL, N_("What is known, and how")),
	FIELD_TEXT(struct challenge_full, told, OPTIONAL, N_("Who was told about the risk")),
	FIELD_TEXT(struct challenge_full, spoke, OPTIONAL, N_("Who was spoken to, and what was decided")),
	FIELD_WORD(struct challenge_full, notify, OPTIONAL, challenge_notify_codes, NOTIFY_LIST, N_("How to tell them")),
	FIELD_TEXT(struct challenge_full, notify_at, OPTIONAL, N_("The number or address for that")),
	FIELD_BOOL(struct challenge_full, name_shown, OPTIONAL, N_("Whether the owner sees the name")),
	FIELD_BOOL(struct challenge_full, anonymous, OPTIONAL, N_("Whether no name is kept")),
	FIELD_STRUCT(struct challenge_full, feedback, OPTIONAL, &challenge_feedback_shape, N_("About the tool")),
	FIELD_STRUCT(struct challenge_full, snapshot, OPTIONAL, &challenge_snapshot_shape, N_("What the tool showed")),
	FIELD_TEXT(struct challenge_full, digest, OPTIONAL, N_("Digest of the snapshot")),
	FIELD_BOOL(struct challenge_full, intact, OPTIONAL, N_("Whether the snapshot has its digest")),
	FIELD_BOOL(struct challenge_full, withheld, OPTIONAL, N_("Whether whom it is about is left out")),
	FIELD_LIST(struct challenge_full, events, OPTIONAL, &happening_shape, N_("What happened, oldest first")),
	FIELD_TEXT(struct challenge_full, held, OPTIONAL, N_("Why not all of it is shown")),
	FIELD_INTEGER(struct challenge_full, opened_since, OPTIONAL, 0, 0, N_("People who opened the person since")),
	FIELD_TEXTS(struct challenge_full, same_value, OPTIONAL, N_("Others about the same value")),
	FIELD_INTEGER(struct challenge_full, same_source, OPTIONAL, 0, 0, N_("Others about the same source")),
	FIELD_TEXTS(struct challenge_full, may, OPTIONAL, N_("Steps that may be taken now")),
	FIELD_LIST(struct challenge_full, reviewers, OPTIONAL, &reviewer_shape, N_("To whom it may be given")),
	FIELD_TEXTS(struct challenge_full, outcomes, OPTIONAL, N_("Outcomes that may be decided now")),
};
const struct shape challenge_full_shape = SHAPE(struct challenge_full, "challenge", full_fields);

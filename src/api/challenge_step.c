#include "famctx/api/challenge_step.h"

static const struct field step_fields[] = {
	FIELD_TEXTS(struct challenge_step, references, REQUIRED, N_("Which challenges")),
	FIELD_INTEGER(struct challenge_step, confirmed, OPTIONAL, 1, 1000, N_("How many were confirmed")),
	FIELD_TEXT(struct challenge_step, step, REQUIRED, N_("decide, reassign, reply, disagree or undo")),
	FIELD_WORD(struct challenge_step, outcome, OPTIONAL, challenge_outcome_codes, -1, N_("The outcome")),
	FIELD_TEXT(struct challenge_step, text, SENSITIVE, N_("The reason")),
	FIELD_TEXT(struct challenge_step, to, OPTIONAL, N_("Who reviews it from now on")),
	FIELD_TEXT(struct challenge_step, of, OPTIONAL, N_("The challenge it repeats")),
	FIELD_TEXT(struct challenge_step, record, OPTIONAL, N_("The record that is somebody else's")),
	FIELD_TEXT(struct challenge_step, with, OPTIONAL, N_("The other person")),
};
const struct shape challenge_step_shape = SHAPE(struct challenge_step, "step", step_fields);

static const struct field moved_fields[] = {
	FIELD_TEXT(struct challenge_moved, reference, REQUIRED, N_("Its reference")),
	FIELD_WORD(struct challenge_moved, state, OPTIONAL, challenge_state_codes, CHALLENGE_TO_REVIEW,
		   N_("Where it stands")),
	FIELD_WORD(struct challenge_moved, outcome, OPTIONAL, challenge_outcome_codes, -1, N_("The outcome that stands")),
	FIELD_DATE(struct challenge_moved, due, OPTIONAL, N_("When it is due")),
	FIELD_TEXT(struct challenge_moved, reviewer, OPTIONAL, N_("Who looks at it")),
};
const struct shape challenge_moved_shape = SHAPE(struct challenge_moved, "moved", moved_fields);

#define ONE(member) .name = #member, .flags = ABSENT_WHEN_NONE, .at = offsetof(struct challenge_step_answer, one.member)

static const struct field answer_fields[] = {
	{ ONE(reference), .kind = KIND_TEXT, .help = N_("Its reference") },
	{ ONE(state), .kind = KIND_WORD, .words = challenge_state_codes, .missing = -1, .help = N_("Where it stands") },
	{ ONE(outcome), .kind = KIND_WORD, .words = challenge_outcome_codes, .missing = -1,
	  .help = N_("The outcome that stands") },
	{ ONE(due), .kind = KIND_DATE, .help = N_("When it is due") },
	{ ONE(reviewer), .kind = KIND_TEXT, .help = N_("Who looks at it") },
	FIELD_LIST(struct challenge_step_answer, moved, OPTIONAL, &challenge_moved_shape, N_("What was moved on")),
	FIELD_BOOL(struct challenge_step_answer, rebuild, OPTIONAL, N_("Whether people were split or joined")),
};
const struct shape challenge_step_answer_shape = SHAPE(struct challenge_step_answer, "step answer", answer_fields);

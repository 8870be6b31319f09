#include "famctx/api/restriction.h"

const char *const restriction_level_codes[] = { "sealed", "guarded", "address", NULL };
const char *const held_back_codes[] = { "nothing", "own_record", "guarded", "close", "outside_family", NULL };

static const struct field held_answer_fields[] = {
	FIELD_WORD(struct held_answer, what, OPTIONAL, held_back_codes, HELD_NOTHING, N_("Why something is held back")),
	FIELD_TEXTS(struct held_answer, close, ABSENT_WHEN_NONE, N_("What they have in common with who asks")),
	FIELD_TEXT(struct held_answer, words, OPTIONAL, N_("In one sentence")),
	FIELD_INTEGER(struct held_answer, text_least, ABSENT_WHEN_NONE, 0, 0, N_("Characters that a reason needs")),
	FIELD_INTEGER(struct held_answer, minutes, ABSENT_WHEN_NONE, 0, 0, N_("How long break-glass lasts")),
	FIELD_BOOL(struct held_answer, password, ABSENT_WHEN_NONE, N_("Whether the password is asked for")),
	FIELD_TEXT(struct held_answer, help_note, OPTIONAL, N_("The team that can help")),
};
const struct shape held_answer_shape = SHAPE(struct held_answer, "held back", held_answer_fields);

static const struct field broken_glass_fields[] = {
	FIELD_TEXT(struct broken_glass, reference, OPTIONAL, N_("Reference of what was opened")),
	FIELD_TEXT(struct broken_glass, until, OPTIONAL, N_("Local time at which it ends")),
	FIELD_INTEGER(struct broken_glass, minutes, ABSENT_WHEN_NONE, 0, 0, N_("Minutes left")),
};
const struct shape broken_glass_shape = SHAPE(struct broken_glass, "break-glass", broken_glass_fields);

static const struct field break_glass_request_fields[] = {
	FIELD_TEXT(struct break_glass_request, person, REQUIRED, N_("Id of the person")),
	FIELD_TEXT(struct break_glass_request, why, REQUIRED, N_("Why it is needed now")),
	FIELD_BOOL(struct break_glass_request, proven, OPTIONAL, N_("Whether the password was asked for and was right")),
};
const struct shape break_glass_request_shape =
	SHAPE(struct break_glass_request, "break-glass request", break_glass_request_fields);

static const struct field break_glass_answer_fields[] = {
	FIELD_STRUCT(struct break_glass_answer, glass, OPTIONAL, &broken_glass_shape, N_("What was opened")),
	FIELD_TEXT(struct break_glass_answer, words, OPTIONAL, N_("What was done, and who was told")),
};
const struct shape break_glass_answer_shape =
	SHAPE(struct break_glass_answer, "break-glass answer", break_glass_answer_fields);

static const struct field restrict_request_fields[] = {
	FIELD_TEXT(struct restrict_request, who, REQUIRED, N_("Id of a person, a case or NHS number, or SOURCE:RECORD")),
	FIELD_WORD(struct restrict_request, level, REQUIRED, restriction_level_codes, -1, N_("sealed, guarded or address")),
	FIELD_TEXT(struct restrict_request, reason, REQUIRED, N_("Why")),
	FIELD_DATE(struct restrict_request, review, OPTIONAL, N_("When it is looked at again")),
	FIELD_BOOL(struct restrict_request, others, OPTIONAL, N_("Everybody at the same address too")),
};
const struct shape restrict_request_shape = SHAPE(struct restrict_request, "restrict", restrict_request_fields);

static const struct field restrict_answer_fields[] = {
	FIELD_INTEGER(struct restrict_answer, restriction, OPTIONAL, 0, 0, N_("Its number")),
	FIELD_INTEGER(struct restrict_answer, people, OPTIONAL, 0, 0, N_("People restricted by it")),
	FIELD_INTEGER(struct restrict_answer, others, OPTIONAL, 0, 0, N_("Others at the same address")),
	FIELD_BOOL(struct restrict_answer, rebuild, OPTIONAL, N_("Whether people are to be built anew")),
	FIELD_TEXT(struct restrict_answer, words, OPTIONAL, N_("What was done")),
};
const struct shape restrict_answer_shape = SHAPE(struct restrict_answer, "restrict answer", restrict_answer_fields);

static const struct field restriction_row_fields[] = {
	FIELD_INTEGER(struct restriction_row, restriction, REQUIRED, 0, 0, N_("Its number")),
	FIELD_WORD(struct restriction_row, level, REQUIRED, restriction_level_codes, -1, N_("sealed, guarded or address")),
	FIELD_TEXT(struct restriction_row, who, OPTIONAL, N_("Whom it names")),
	FIELD_INTEGER(struct restriction_row, people, OPTIONAL, 0, 0, N_("People restricted by it")),
	FIELD_TEXT(struct restriction_row, reason, OPTIONAL, N_("Why")),
	FIELD_DATE(struct restriction_row, placed, OPTIONAL, N_("When it was placed")),
	FIELD_DATE(struct restriction_row, review, OPTIONAL, N_("When it is looked at again")),
	FIELD_TEXT(struct restriction_row, placed_by, OPTIONAL, N_("Who placed it")),
	FIELD_BOOL(struct restriction_row, overdue, OPTIONAL, N_("Whether its review day has passed")),
	FIELD_DATE(struct restriction_row, lifted, OPTIONAL, N_("When it was lifted")),
	FIELD_TEXT(struct restriction_row, lifted_by, OPTIONAL, N_("Who lifted it")),
	FIELD_TEXT(struct restriction_row, lifted_because, OPTIONAL, N_("Why it was lifted")),
};
static const struct shape restriction_row_shape = SHAPE(struct restriction_row, "restriction", restriction_row_fields);

static const struct field restrictions_request_fields[] = {
	FIELD_BOOL(struct restrictions_request, all, OPTIONAL, N_("The lifted ones too")),
};
const struct shape restrictions_request_shape =
	SHAPE(struct restrictions_request, "restrictions", restrictions_request_fields);

static const struct field restrictions_answer_fields[] = {
	FIELD_LIST(struct restrictions_answer, restrictions, OPTIONAL, &restriction_row_shape, N_("Restrictions")),
};
const struct shape restrictions_answer_shape =
	SHAPE(struct restrictions_answer, "restrictions answer", restrictions_answer_fields);

static const struct field lift_request_fields[] = {
	FIELD_INTEGER(struct lift_request, restriction, REQUIRED, 1, -1, N_("Its number")),
	FIELD_TEXT(struct lift_request, reason, REQUIRED, N_("Why it is lifted")),
};
const struct shape lift_request_shape = SHAPE(struct lift_request, "lift", lift_request_fields);

#include "famctx/api/draft.h"

static const struct field draft_fields[] = {
	FIELD_TEXT(struct draft, kind, REQUIRED, N_("What kind of thing was typed")),
	FIELD_TEXT(struct draft, key, REQUIRED, N_("Which one")),
	FIELD_TEXT(struct draft, body, SENSITIVE, N_("What was typed")),
	FIELD_TEXT(struct draft, saved, OPTIONAL, N_("When it was saved")),
};
const struct shape draft_shape = SHAPE(struct draft, "draft", draft_fields);

static const struct field draft_list_request_fields[] = {
	FIELD_TEXT(struct draft_list_request, kind, OPTIONAL, N_("Only of this kind")),
};
const struct shape draft_list_request_shape =
	SHAPE(struct draft_list_request, "drafts", draft_list_request_fields);

static const struct field draft_list_fields[] = {
	FIELD_LIST(struct draft_list, drafts, OPTIONAL, &draft_shape, N_("The drafts, newest first")),
};
const struct shape draft_list_shape = SHAPE(struct draft_list, "drafts", draft_list_fields);

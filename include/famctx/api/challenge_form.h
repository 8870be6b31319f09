/*
 * screens/challenge.yaml: the form of a challenge as an authority words it: what
 * may be chosen, in which order, the questions with their hints and how much
 * may be typed. The codes and members are those of api/challenge.h; what the
 * keeper takes does not depend on this file.
 */
#ifndef FAMCTX_API_CHALLENGE_FORM_H
#define FAMCTX_API_CHALLENGE_FORM_H

#include "famctx/api/challenge.h"

/* One thing to choose. */
struct form_choice {
	char *code;
	char *label;
	char *short_label; /* where there are few columns; the label where it is not given */
	char *hint;        /* or NULL */
	struct place place;
	int word; /* the code's position in its list */
};

/* One question that is answered by typing, or by a number from 1 to 5. */
struct form_question {
	char *field; /* member of challenge_send, or of its feedback */
	char *label;
	char *short_label;
	char *hint;
	int64_t most;  /* characters; INTEGER_NONE for a number. The policy's limit holds where it is less */
	int64_t lines; /* shown at once; 1: an answer of one line */
	bool optional; /* said beside the label */
	struct place place;
};

struct challenge_form {
	char *title;
	struct form_choice *types; /* in the order of the form; digits choose */
	size_t types_count;
	struct form_choice *risks;
	size_t risks_count;
	struct form_choice *notify;
	size_t notify_count;
	struct form_question *questions;
	size_t questions_count;
	struct form_question *feedback; /* instead of the questions, when it is about the tool */
	size_t feedback_count;
	char *do_not_wait; /* said when a child could be at risk */
	char *anonymous;   /* said when no name is kept */
	char *kept;        /* that what was seen is attached */
	char *help;        /* paragraphs shown by F1 */
};

/* Reads FOLDER/challenge.yaml. A code or a question that is missing, or that nobody knows, is a problem at its
 * place. Release it either way. */
MUST_CHECK bool challenge_form_load(const char *folder, struct challenge_form *out, struct problems *problems);
void challenge_form_release(struct challenge_form *f);
/* By the member it fills; NULL when there is none. */
const struct form_question *challenge_form_question(const struct challenge_form *f, const char *field);

#endif

#include "famctx/guidance/workspace.h"

const char *const answer_status_codes[] = { "not-started", "draft", "ready", "sent-back", "agreed", NULL };
const char *const review_verdict_codes[] = { "to-correct", "improvable", "acceptable", NULL };

void subject_of_answer(int64_t number, char subject[SUBJECT_SIZE])
{
	snprintf(subject, SUBJECT_SIZE, "answer:%02lld", (long long)number);
}

enum answer_status answer_status(const struct workspace *w, int64_t number)
{
	char subject[SUBJECT_SIZE];
	subject_of_answer(number, subject);
	const char *code = fields_value(&w->fields, subject, "status");
	for (int i = 0; code && answer_status_codes[i]; i++)
		if (!strcmp(answer_status_codes[i], code))
			return (enum answer_status)i;
	return fields_value(&w->fields, subject, "text") ? ANSWER_DRAFT : ANSWER_NOT_STARTED;
}

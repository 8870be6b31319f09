#include "famctx/api/challenge_form.h"

#include "famctx/api/vocabulary.h"
#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/schema/yaml.h"

#define TEXT_LIMIT 4000
#define LINES_LIMIT 12

static const struct field choice_fields[] = {
	FIELD_TEXT(struct form_choice, code, REQUIRED, N_("The code; never changed")),
	FIELD_TEXT(struct form_choice, label, REQUIRED, N_("What is read")),
	{ .name = "short", .kind = KIND_TEXT, .at = offsetof(struct form_choice, short_label),
	  .help = N_("The same where there are few columns") },
	FIELD_TEXT(struct form_choice, hint, OPTIONAL, N_("What helps to choose")),
};
static const struct shape choice_shape = SHAPE_PLACED(struct form_choice, "choice", choice_fields, place, 1);

static const struct field question_fields[] = {
	FIELD_TEXT(struct form_question, field, REQUIRED, N_("What it fills; never changed")),
	FIELD_TEXT(struct form_question, label, REQUIRED, N_("The question")),
	{ .name = "short", .kind = KIND_TEXT, .at = offsetof(struct form_question, short_label),
	  .help = N_("The same where there are few columns") },
	FIELD_TEXT(struct form_question, hint, OPTIONAL, N_("What helps to answer")),
	FIELD_INTEGER(struct form_question, most, OPTIONAL, 1, TEXT_LIMIT, N_("Characters that may be typed")),
	FIELD_INTEGER(struct form_question, lines, OPTIONAL, 1, LINES_LIMIT, N_("Lines shown at once; otherwise one")),
	FIELD_BOOL(struct form_question, optional, OPTIONAL, N_("Whether it may be left empty")),
};
static const struct shape question_shape = SHAPE_PLACED(struct form_question, "question", question_fields, place, -1);

static const struct field form_fields[] = {
	FIELD_TEXT(struct challenge_form, title, REQUIRED, N_("The title of the screen")),
	FIELD_KEYED(struct challenge_form, types, REQUIRED, &choice_shape, N_("What may be wrong")),
	FIELD_KEYED(struct challenge_form, risks, REQUIRED, &choice_shape, N_("Whether a child could be at risk today")),
	FIELD_KEYED(struct challenge_form, notify, REQUIRED, &choice_shape, N_("How to be told")),
	FIELD_KEYED(struct challenge_form, questions, REQUIRED, &question_shape, N_("What is typed")),
	FIELD_KEYED(struct challenge_form, feedback, REQUIRED, &question_shape, N_("What is asked about the tool")),
	FIELD_TEXT(struct challenge_form, do_not_wait, REQUIRED, N_("Said when a child could be at risk")),
	FIELD_TEXT(struct challenge_form, anonymous, REQUIRED, N_("Said when no name is kept")),
	FIELD_TEXT(struct challenge_form, kept, REQUIRED, N_("That what was seen is attached")),
	FIELD_TEXT(struct challenge_form, help, REQUIRED, N_("Paragraphs shown by F1")),
};
static const struct shape form_shape = SHAPE(struct challenge_form, "form", form_fields);

static const char *const question_members[] = { "because", "told", "spoke", "notify_at", NULL };
static const char *const feedback_members[] = { "helps", "hinders", "trust", "ease", "fit", NULL };

static void check_choices(const char *path, struct form_choice *choices, size_t count, const char *const *codes,
			  const char *list, struct problems *problems)
{
	unsigned seen = 0;
	for (size_t i = 0; i < count; i++) {
		struct form_choice *c = &choices[i];
		c->word = code_find(codes, c->code);
		if (c->word < 0)
			problems_add(problems, PROBLEM_ERROR, path, c->place, _("there is no %s in %s"), c->code, list);
		else
			seen |= 1u << c->word;
		if (!c->short_label)
			c->short_label = mem_copy_or_null(c->label);
	}
	for (int i = 0; codes[i]; i++)
		if (!(seen & (1u << i)))
			problems_add(problems, PROBLEM_ERROR, path, (struct place){ 0, 0 }, _("%s is missing in %s"), codes[i],
				     list);
}

static void check_questions(const char *path, struct form_question *questions, size_t count, const char *const *members,
			    const char *list, struct problems *problems)
{
	unsigned seen = 0;
	for (size_t i = 0; i < count; i++) {
		struct form_question *q = &questions[i];
		int member = code_find(members, q->field);
		if (member < 0)
			problems_add(problems, PROBLEM_ERROR, path, q->place, _("there is no %s in %s"), q->field, list);
		else
			seen |= 1u << member;
		if (!q->short_label)
			q->short_label = mem_copy_or_null(q->label);
		if (q->lines == INTEGER_NONE)
			q->lines = 1;
	}
	for (int i = 0; members[i]; i++)
		if (!(seen & (1u << i)))
			problems_add(problems, PROBLEM_ERROR, path, (struct place){ 0, 0 }, _("%s is missing in %s"), members[i],
				     list);
}

static void check(const char *path, struct challenge_form *f, struct problems *problems)
{
	/* Feedback is not one of the things that may be wrong: it is asked for where there is no subject. */
	const char *types[CHALLENGE_TYPE_COUNT];
	memcpy(types, challenge_type_codes, sizeof(types));
	types[CHALLENGE_FEEDBACK] = NULL;
	/* Nor is silence an answer that is offered. */
	const char *risks[RISK_COUNT];
	memcpy(risks, challenge_risk_codes, sizeof(risks));
	risks[RISK_NOT_SAID] = NULL;
	check_choices(path, f->types, f->types_count, types, "types", problems);
	check_choices(path, f->risks, f->risks_count, risks, "risks", problems);
	check_choices(path, f->notify, f->notify_count, challenge_notify_codes, "notify", problems);
	check_questions(path, f->questions, f->questions_count, question_members, "questions", problems);
	check_questions(path, f->feedback, f->feedback_count, feedback_members, "feedback", problems);
}

bool challenge_form_load(const char *folder, struct challenge_form *out, struct problems *problems)
{
	struct buf path = BUF_INIT;
	size_t before = problems->errors;
	file_join(&path, folder, "challenge.yaml");
	if (yaml_decode_file(path.data, &form_shape, out, problems))
		check(path.data, out, problems);
	buf_release(&path);
	return problems->errors == before;
}

void challenge_form_release(struct challenge_form *f)
{
	shape_release(&form_shape, f);
}

static const struct form_question *find_question(const struct form_question *questions, size_t count, const char *field)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(questions[i].field, field))
			return &questions[i];
	return NULL;
}

const struct form_question *challenge_form_question(const struct challenge_form *f, const char *field)
{
	const struct form_question *q = find_question(f->questions, f->questions_count, field);
	return q ? q : find_question(f->feedback, f->feedback_count, field);
}

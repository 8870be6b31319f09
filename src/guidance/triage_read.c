#include "famctx/guidance/triage.h"

#include "famctx/base/mem.h"
#include "famctx/schema/yaml.h"

/* The shape of the file is made from the questions, so that a name nobody asks is told with the nearest
 * one that is asked, as in any other file. */
static const struct field cell_fields[] = {
	FIELD_TEXT(struct triage_cell, text, OPTIONAL, N_("The answer")),
};
static const struct shape cell_shape = SHAPE_PLACED(struct triage_cell, "answer", cell_fields, place, 0);

struct made_shape {
	struct field *fields; /* of the file, then of each question of several options */
	struct shape *shapes; /* of the file, then of those questions */
};

static struct field cell_field(const char *name, size_t at)
{
	return (struct field) {
		.name = name, .kind = KIND_STRUCT, .at = at * sizeof(struct triage_cell), .shape = &cell_shape
	};
}

static struct shape shape_of(const struct field *fields, size_t count, size_t cells)
{
	return (struct shape) { .name = "answers",
		                .size = cells * sizeof(struct triage_cell),
		                .fields = fields,
		                .field_count = count,
		                .place_at = SHAPE_NO_PLACE,
		                .scalar_field = -1 };
}

static void make_each(struct made_shape *made, const struct triage_question *q, size_t number, size_t *used)
{
	struct field *fields = &made->fields[*used];
	for (size_t i = 0; i < q->options_count; i++)
		fields[i] = cell_field(q->options[i].code, i);
	*used += q->options_count;
	made->shapes[number + 1] = shape_of(fields, q->options_count, q->options_count);
	made->fields[number].shape = &made->shapes[number + 1];
}

static void make_shape(const struct triage_content *t, struct made_shape *made)
{
	size_t used = t->questions_count;
	made->fields = mem_zero(t->questions_count + t->terms_count + 1, sizeof(*made->fields));
	made->shapes = mem_zero(t->questions_count + 1, sizeof(*made->shapes));
	for (size_t i = 0; i < t->questions_count; i++) {
		made->fields[i] = cell_field(t->questions[i].name, t->questions[i].term);
		if (t->questions[i].kind == QUESTION_EACH)
			make_each(made, &t->questions[i], i, &used);
	}
	made->shapes[0] = shape_of(made->fields, t->questions_count, TERMS_MOST);
}

uint32_t triage_bits(const struct guidance *g, size_t term, const char *text)
{
	const struct term *t = &g->triage.terms[term];
	if (t->question && t->question->kind == QUESTION_TEXT)
		return text && *text ? VALUE_YES : 0;
	return choice_read(t->choices, t->choices_count, text);
}

static void add_choices(const struct term *t, struct buf *out)
{
	for (size_t i = 0; i < t->choices_count; i++)
		buf_printf(out, "%s, ", t->choices[i].code);
	buf_add_text(out, t->choices_count ? "not sure" : "yes, no, not sure");
}

static bool check_values(const struct guidance *g, const char *file, const struct triage_answers *a,
                         struct problems *problems)
{
	bool ok = true;
	for (size_t i = 0; i < g->triage.terms_count; i++) {
		const struct triage_cell *cell = &a->cells[i];
		struct buf choices = BUF_INIT;
		if (!cell->text || !*cell->text || triage_bits(g, i, cell->text))
			continue;
		add_choices(&g->triage.terms[i], &choices);
		problems_add(problems, PROBLEM_ERROR, file, cell->place,
		             _("'%s' is no answer to %s; give one of: %s"), cell->text,
		             g->triage.terms[i].name, choices.data);
		buf_release(&choices);
		ok = false;
	}
	return ok;
}

/* Only comments and space. */
static bool says_nothing(const char *text, size_t len)
{
	bool comment = false;
	for (size_t i = 0; i < len; i++) {
		comment = text[i] == '#' || (comment && text[i] != '\n');
		if (!comment && !strchr(" \t\r\n", text[i]))
			return false;
	}
	return true;
}

bool triage_read(const struct guidance *g, const char *file, const char *text, size_t len,
                 struct triage_answers *out, struct problems *problems)
{
	struct made_shape made;
	memset(out, 0, sizeof(*out));
	if (says_nothing(text, len))
		return true;
	make_shape(&g->triage, &made);
	bool ok = yaml_decode(file, text, len, &made.shapes[0], out, problems);
	mem_free(made.fields);
	mem_free(made.shapes);
	return check_values(g, file, out, problems) && ok;
}

void triage_answers_release(struct triage_answers *a)
{
	for (size_t i = 0; i < TERMS_MOST; i++)
		mem_free(a->cells[i].text);
	memset(a, 0, sizeof(*a));
}

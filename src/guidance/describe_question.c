#include "describe.h"

#include "famctx/base/mem.h"
#include "famctx/guidance/gates.h"
#include "texts.h"

static const char *const basis_words[] = { "derived", "anchored" };

/* What people wrote on the actions that the question belongs to. */
static void add_notes(const struct workspace *w, const struct workbook_question *q,
                      struct question_answer *out)
{
	for (size_t i = 0; i < w->g->actions_count; i++) {
		const struct action *a = w->g->actions[i];
		char subject[SUBJECT_SIZE];
		bool linked = false;
		for (size_t k = 0; k < q->links_count; k++)
			linked |= guidance_id_under(a->id, q->links[k]);
		subject_of_action(a->id, subject);
		const char *note = linked ? fields_value(&w->fields, subject, "note") : NULL;
		if (!note)
			continue;
		struct action_line *line = LIST_ADD(out->notes, out->notes_count);
		line->action = mem_copy_text(a->id);
		line->text = mem_copy_text(note);
		line->strength = mem_copy_text(w->g->about.strengths[a->strength].words);
		line->stage = a->stage;
	}
}

static void add_review(const struct workspace *w, const char *subject, struct review_view *out)
{
	const struct saved_field *verdict = fields_find(&w->fields, subject, "verdict");
	if (!verdict || !verdict->value)
		return;
	out->verdict = mem_copy_text(verdict->value);
	out->comment = mem_copy_or_null(fields_value(&w->fields, subject, "comment"));
	out->reviewer = mem_copy_or_null(fields_value(&w->fields, subject, "reviewer"));
	out->action = mem_copy_or_null(fields_value(&w->fields, subject, "action"));
	out->owner = mem_copy_or_null(fields_value(&w->fields, subject, "action_owner"));
	out->due = fields_date(&w->fields, subject, "action_due");
	out->date = verdict->day;
}

static void add_relying(const struct workspace *w, int64_t number, struct question_answer *out)
{
	for (size_t i = 0; i < w->g->gates.gates_count; i++) {
		const struct gate *g = &w->g->gates.gates[i];
		if (g->covers.workbook_from != INTEGER_NONE && number >= g->covers.workbook_from &&
		    number <= g->covers.workbook_to && gate_is_passed(w, g->code))
			texts_add(&out->relied_on, &out->relied_on_count, g->code);
	}
}

static void add_seen(const struct workspace *w, const char *subject, struct question_answer *out)
{
	static const char *const names[] = { "text", "status", "evidence", "risks" };
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		const struct saved_field *f = fields_find(&w->fields, subject, names[i]);
		struct field_version *v = LIST_ADD(out->seen, out->seen_count);
		v->field = mem_copy_text(names[i]);
		v->version = f ? f->version : 0;
	}
}

void describe_question(const struct workspace *w, const struct workbook_question *q,
                       struct question_answer *out)
{
	char subject[SUBJECT_SIZE];
	enum answer_status status = answer_status(w, q->number);
	subject_of_answer(q->number, subject);
	const struct saved_field *text = fields_find(&w->fields, subject, "text");
	out->project = mem_copy_text(w->project.name);
	out->question = q->number;
	out->of = (int64_t)w->g->workbook.questions_count;
	out->text = mem_copy_text(q->text);
	out->phase = mem_copy_text(q->phase);
	out->basis = mem_copy_text(basis_words[q->basis]);
	out->drawn_from = mem_copy_text(q->from);
	texts_add_all(&out->prompts, &out->prompts_count, q->prompts, q->prompts_count);
	texts_add_all(&out->links, &out->links_count, q->links, q->links_count);
	out->status = mem_copy_text(answer_status_codes[status]);
	out->status_words = mem_copy_text(describe_code(w->g, "status", out->status));
	out->locked = status == ANSWER_AGREED;
	out->answer = mem_copy_or_null(text ? text->value : NULL);
	out->author = mem_copy_or_null(text ? text->who : NULL);
	out->at = mem_copy_or_null(text ? text->at : NULL);
	out->date = text ? text->day : (struct date)DATE_NONE;
	out->evidence = mem_copy_or_null(fields_value(&w->fields, subject, "evidence"));
	out->risks = mem_copy_or_null(fields_value(&w->fields, subject, "risks"));
	out->reopened = mem_copy_or_null(fields_value(&w->fields, subject, "reopened"));
	out->most_characters = w->g->workbook.most_characters;
	out->notice = mem_copy_or_null(describe_notice(w->g, "workbook"));
	add_notes(w, q, out);
	add_review(w, subject, &out->review);
	add_relying(w, q->number, out);
	add_seen(w, subject, out);
}

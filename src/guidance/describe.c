#include "describe.h"

#include "famctx/api/words.h"
#include "famctx/base/mem.h"
#include "famctx/guidance/gates.h"
#include "texts.h"

const char *describe_notice(const struct guidance *g, const char *part)
{
	for (size_t i = 0; i < g->about.drafted_count; i++)
		if (!strcmp(g->about.drafted[i].part, part))
			return g->about.drafted[i].words;
	return NULL;
}

const char *describe_code(const struct guidance *g, const char *kind, const char *code)
{
	char key[64];
	snprintf(key, sizeof(key), "%s_%s", kind, code);
	const char *words = guidance_words(g, key);
	return words == key ? code : words;
}

/* ---- stages ------------------------------------------------------------------------- */

static void progress_words(const struct guidance *g, const struct progress_count *p, struct buf *out)
{
	char settled[24], counted[24], gaps[24], waiting[24];
	snprintf(settled, sizeof(settled), "%lld", (long long)p->settled);
	snprintf(counted, sizeof(counted), "%lld", (long long)p->counted);
	snprintf(gaps, sizeof(gaps), "%lld", (long long)p->gaps);
	snprintf(waiting, sizeof(waiting), "%lld", (long long)p->waiting);
	const struct fill fills[] = { { "settled", settled },
		                      { "counted", counted },
		                      { "gaps", p->gaps ? gaps : NULL },
		                      { "waiting", p->waiting ? waiting : NULL } };
	words_fill(guidance_words(g, "progress"), fills, ARRAY_LEN(fills), out);
}

void describe_stage_line(const struct workspace *w, const struct stage *s, struct stage_line *out)
{
	struct progress_count p;
	struct buf words = BUF_INIT;
	const struct action *next = stage_next(w, s);
	const struct about *about = &w->g->about;
	stage_progress(w, s, &p);
	progress_words(w->g, &p, &words);
	out->stage = s->number;
	out->title = mem_copy_text(s->title);
	out->phase =
	        mem_copy_or_null(choice_words(about->phases, about->phases_count,
	                                      choice_read(about->phases, about->phases_count, s->phase)));
	out->counted = p.counted;
	out->settled = p.settled;
	out->begun = p.begun;
	out->gaps = p.gaps;
	out->waiting = p.waiting;
	out->prompts = p.prompts;
	out->prompts_done = p.prompts_done;
	out->state = mem_copy_text(p.counted == p.settled && !p.waiting ? "completed"
	                           : p.begun                            ? "in-progress"
	                                                                : "not-started");
	out->state_words = mem_copy_text(describe_code(w->g, "state", out->state));
	out->words = buf_detach(&words);
	out->next = mem_copy_or_null(next ? next->id : NULL);
}

/* ---- parts of the whole ----------------------------------------------------------------- */

static void add_stages(const struct workspace *w, struct project_show_answer *out)
{
	out->stages_completed = 0;
	for (size_t i = 0; i < w->g->stages_count; i++) {
		struct stage_line *line = LIST_ADD(out->stages, out->stages_count);
		describe_stage_line(w, &w->g->stages[i], line);
		/* What runs throughout is a row, not one of the ten. */
		out->stages_completed += line->stage > 0 && !strcmp(line->state, "completed");
	}
}

static void add_workbook(const struct workspace *w, struct project_show_answer *out)
{
	char subject[SUBJECT_SIZE];
	out->workbook_answered = out->workbook_agreed = 0;
	for (size_t i = 0; i < w->g->workbook.questions_count; i++) {
		const struct workbook_question *q = &w->g->workbook.questions[i];
		struct workbook_line *line = LIST_ADD(out->workbook, out->workbook_count);
		enum answer_status status = answer_status(w, q->number);
		subject_of_answer(q->number, subject);
		const struct saved_field *text = fields_find(&w->fields, subject, "text");
		line->question = q->number;
		line->text = mem_copy_text(q->text);
		line->phase = mem_copy_text(q->phase);
		line->status = mem_copy_text(answer_status_codes[status]);
		line->status_words = mem_copy_text(describe_code(w->g, "status", line->status));
		line->author = mem_copy_or_null(text ? text->who : NULL);
		line->at = mem_copy_or_null(text ? text->at : NULL);
		line->date = text ? text->day : (struct date)DATE_NONE;
		line->verdict = mem_copy_or_null(fields_value(&w->fields, subject, "verdict"));
		out->workbook_answered += status == ANSWER_READY || status == ANSWER_AGREED;
		out->workbook_agreed += status == ANSWER_AGREED;
	}
}

static void add_triage(const struct workspace *w, struct triage_line *out)
{
	struct triage_answer said;
	shape_init(&triage_answer_shape, &said);
	describe_triage(w, &said);
	out->state = mem_copy_text(triage_state_codes[said.state]);
	out->outcome = mem_copy_or_null(said.outcome);
	out->tier = mem_copy_or_null(said.tier);
	for (size_t i = 0; i < said.flags_count; i++)
		if (said.flags[i].attention == ATTENTION_EXTRA)
			texts_add(&out->extra, &out->extra_count, said.flags[i].theme);
	out->answered = said.answered;
	out->missing = (int64_t)said.missing_count;
	out->unknown = (int64_t)said.unknown_count;
	out->not_asked = (int64_t)said.not_asked_count;
	out->run = w->last_run.day;
	out->decided = mem_copy_or_null(said.decision.outcome);
	shape_release(&triage_answer_shape, &said);
}

static void add_maturity(const struct workspace *w, struct maturity_line *out)
{
	out->band = w->band < 0 ? NULL : mem_copy_text(level_codes[w->band]);
	out->expired = w->band_expired;
	out->agreed = w->band_agreed;
	out->raters = 0;
	for (const struct saved_field *s = fields_first_subject(&w->fields, "maturity:"); s;
	     s = fields_next_subject(&w->fields, "maturity:", s))
		out->raters++;
}

static void add_registers(const struct workspace *w, struct project_show_answer *out)
{
	for (size_t i = 0; i < w->g->registers.registers_count; i++) {
		const struct register_table *t = &w->g->registers.registers[i];
		struct register_line *line = LIST_ADD(out->registers, out->registers_count);
		line->table = mem_copy_text(t->key);
		line->title = mem_copy_text(t->title);
		line->stage = t->stage;
		line->rows = register_count(w, t->key);
	}
}

static void add_last_change(const struct workspace *w, struct project_show_answer *out)
{
	const struct saved_field *last = NULL;
	out->older_answers = 0;
	for (size_t i = 0; i < w->fields.count; i++) {
		const struct saved_field *f = &w->fields.items[i];
		if (!last || strcmp(f->at, last->at) > 0)
			last = f;
		out->older_answers += strcmp(f->content, w->g->about.version) != 0;
	}
	if (!last)
		return;
	out->last_change.who = mem_copy_text(last->who);
	out->last_change.at = mem_copy_text(last->at);
	out->last_change.date = last->day;
	out->last_change.subject = mem_copy_text(last->subject);
	out->last_change.field = mem_copy_text(last->field);
}

/* ---- what needs somebody ------------------------------------------------------------------- */

static void add_problem(const struct workspace *w, const char *key, const char *what,
                        struct project_show_answer *out)
{
	struct buf text = BUF_INIT;
	const struct fill fills[] = { { "what", what } };
	words_fill(guidance_words(w->g, key), fills, ARRAY_LEN(fills), &text);
	texts_add(&out->problems, &out->problems_count, text.data);
	buf_release(&text);
}

static void add_overdue_gaps(const struct workspace *w, struct project_show_answer *out)
{
	char subject[SUBJECT_SIZE];
	for (size_t i = 0; i < w->g->actions_count; i++) {
		const struct action *a = w->g->actions[i];
		subject_of_action(a->id, subject);
		struct date due = fields_date(&w->fields, subject, "due");
		enum action_state state = action_state(w, a);
		bool open = state == ACTION_GAP || state == ACTION_IN_PROGRESS;
		if (open && date_known(due) && date_compare(due, w->today) < 0)
			add_problem(w, "problem_overdue", a->id, out);
	}
}

static void add_problems(const struct workspace *w, struct project_show_answer *out)
{
	struct date changed;
	add_overdue_gaps(w, out);
	if (w->band >= 0 && w->band_expired)
		add_problem(w, "problem_maturity_expired", NULL, out);
	if (scope_change_is_open(w, &changed))
		add_problem(w, "problem_scope_change", NULL, out);
	if (w->triage.complete && w->triage.outcome == TRIAGE_OUTCOME_RECONSIDER)
		add_problem(w, "problem_reconsider", NULL, out);
	for (size_t i = 0; i < out->gates_count; i++) {
		if (out->gates[i].sign_off.changed && !date_known(out->gates[i].sign_off.withdrawn))
			add_problem(w, "problem_changed_since", out->gates[i].gate, out);
		if (!strcmp(out->gates[i].state, "withdrawn"))
			add_problem(w, "problem_withdrawn", out->gates[i].gate, out);
	}
}

void describe_project(const struct workspace *w, struct project_show_answer *out)
{
	const struct about *about = &w->g->about;
	out->at = w->today;
	out->project = mem_copy_text(w->project.name);
	out->title = mem_copy_or_null(w->project.title);
	out->made = w->project.made;
	out->made_by = mem_copy_text(w->project.made_by);
	out->content = mem_copy_text(about->version);
	add_stages(w, out);
	for (size_t i = 0; i < w->g->gates.gates_count; i++)
		gate_describe(w, &w->g->gates.gates[i], LIST_ADD(out->gates, out->gates_count));
	add_workbook(w, out);
	add_triage(w, &out->triage);
	add_maturity(w, &out->maturity);
	for (size_t i = 0; i < w->g->facts.facts_count; i++)
		describe_fact(w, i, LIST_ADD(out->facts, out->facts_count));
	add_registers(w, out);
	add_problems(w, out);
	add_last_change(w, out);
	for (size_t i = 0; i < about->drafted_count; i++)
		texts_add(&out->drafted, &out->drafted_count, about->drafted[i].words);
	out->licence = mem_copy_text(about->licence);
}

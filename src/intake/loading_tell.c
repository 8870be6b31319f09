#include "loading.h"

#include "famctx/base/mem.h"
#include "famctx/schema/json.h"
#include "famctx/store/load_history.h"

/* ---- progress */

#define TELL_MS 250
#define GUESS_MS 1000 /* sooner than that, seconds left are a guess */

static void tell(struct loading *l, const char *stage, const char *what, int64_t rows, int64_t bytes)
{
	uint64_t now = clock_steady_ms(), spent = now - l->began_ms;
	char stage_text[32], *what_text = what ? mem_copy_text(what) : NULL;
	struct progress p = { stage_text, what_text, rows, INTEGER_NONE, INTEGER_NONE };
	snprintf(stage_text, sizeof(stage_text), "%s", stage);
	if (bytes > 0 && l->bytes_total >= bytes) {
		p.total = rows * l->bytes_total / bytes;
		if (spent > GUESS_MS)
			p.seconds_left = (int64_t)spent * (l->bytes_total - bytes) / bytes / 1000;
	}
	l->told_ms = now;
	l->job->progress(l->job->context, &p);
	mem_free(what_text);
}

void loading_stage(struct loading *l, const char *stage)
{
	if (l->job->progress)
		tell(l, stage, NULL, l->rows_before, 0);
}

void loading_tick(void *context, int64_t bytes)
{
	struct loading *l = context;
	if (!l->job->progress || clock_steady_ms() - l->told_ms < TELL_MS)
		return;
	int64_t rows = l->rows_before + l->writer.records - l->now->reading.first_record + 1;
	tell(l, "reading", l->now->manifest.title, rows, l->bytes_before + bytes);
}

/* ---- the answer */

static struct source_problem shown_problem(const struct problem *p)
{
	return (struct source_problem){ mem_copy_or_null(p->file), p->at.line, p->at.column, mem_copy_text(p->message),
					p->severity == PROBLEM_ERROR };
}

static void add_problems(struct load_answer *a, const struct problems *p, size_t *cap)
{
	for (size_t i = 0; i < p->count; i++) {
		if (a->problems_count == LOAD_PROBLEMS) {
			a->problems_more++;
			continue;
		}
		MEM_GROW(a->problems, a->problems_count, *cap);
		a->problems[a->problems_count++] = shown_problem(&p->items[i]);
	}
}

static void copy_quality(const struct loading_source *s, struct load_source *to)
{
	to->quality_count = s->quality_count;
	to->quality = mem_zero(s->quality_count + 1, sizeof(*to->quality));
	for (size_t i = 0; i < s->quality_count; i++) {
		const struct quality_figure *f = &s->quality[i];
		to->quality[i] = (struct quality_figure){ mem_copy_text(f->rule), mem_copy_or_null(f->field),
							  mem_copy_text(f->words), f->level };
	}
}

static const char *outcome_of(const struct loading *l, const struct loading_source *s)
{
	if (s->problems.errors)
		return "refused";
	if (l->job->request->check)
		return "checked";
	return loading_refused(l) ? "held_back" : "loaded";
}

/* A manifest that cannot be read is known by its file alone. */
static const char *name_of(const struct manifest *m)
{
	if (m->title && *m->title)
		return m->title;
	return m->source && *m->source ? m->source : m->path;
}

/* Whoever is sealed is counted nowhere. */
static void leave_out_sealed(const struct persons *p, struct load_answer *answer)
{
	for (size_t i = 0; p->sealed && i < p->ids.count; i++)
		answer->rows -= p->sealed[i];
	for (size_t i = 0; p->sealed && i < p->count; i++)
		answer->people -= p->sealed[p->first[i]];
}

void loading_answer(struct loading *l, struct load_answer *answer)
{
	size_t cap = 0;
	answer->check = l->job->request->check;
	answer->refused = loading_refused(l);
	answer->sources_count = l->count;
	answer->sources = mem_zero(l->count + 1, sizeof(*answer->sources));
	for (size_t i = 0; i < l->count; i++) {
		struct loading_source *s = &l->sources[i];
		struct load_source *to = &answer->sources[i];
		to->source = mem_copy_or_null(s->manifest.source);
		to->title = mem_copy_text(name_of(&s->manifest));
		to->outcome = mem_copy_text(outcome_of(l, s));
		to->rows = s->reading.rows;
		to->people = s->people;
		to->bad_cells = s->reading.bad_cells;
		copy_quality(s, to);
		problems_sort(&s->problems);
		add_problems(answer, &s->problems, &cap);
	}
	if (answer->refused)
		return;
	answer->rows = l->writer.records;
	answer->people = (int64_t)l->persons.count;
	answer->possible = l->persons.possible;
	leave_out_sealed(&l->persons, answer);
}

/* ---- the history */

static char *problems_json(const struct problems *p, int64_t *more)
{
	struct buf json = BUF_INIT;
	size_t shown = p->count < SOURCE_PROBLEMS ? p->count : SOURCE_PROBLEMS;
	*more = (int64_t)(p->count - shown);
	buf_add_char(&json, '[');
	for (size_t i = 0; i < shown; i++) {
		struct source_problem one = shown_problem(&p->items[i]);
		if (i)
			buf_add_char(&json, ',');
		json_encode(&source_problem_shape, &one, &json);
		shape_release(&source_problem_shape, &one);
	}
	buf_add_char(&json, ']');
	return buf_detach(&json);
}

static char *quality_json(const struct loading_source *s)
{
	struct buf json = BUF_INIT;
	buf_add_char(&json, '[');
	for (size_t i = 0; i < s->quality_count; i++) {
		if (i)
			buf_add_char(&json, ',');
		json_encode(&quality_figure_shape, &s->quality[i], &json);
	}
	buf_add_char(&json, ']');
	return buf_detach(&json);
}

static bool add_entry(struct loading *l, struct loading_source *s, char *finished, struct err *e)
{
	struct load_entry entry = {
		.source = s->manifest.source,
		.title = s->manifest.title ? s->manifest.title : s->manifest.source,
		.started = l->started,
		.finished = finished,
		.loaded = !loading_refused(l),
		.rows = s->reading.rows,
		.people = s->people,
		.bad_cells = s->reading.bad_cells,
	};
	entry.problems = problems_json(&s->problems, &entry.problems_more);
	entry.quality = quality_json(s);
	bool ok = load_history_add(l->job->store, &entry, e);
	mem_free(entry.problems);
	mem_free(entry.quality);
	return ok;
}

bool loading_history(struct loading *l, struct err *e)
{
	char finished[UTC_TEXT_SIZE];
	clock_utc_text(finished);
	for (size_t i = 0; i < l->count; i++) {
		/* Held back by another source: nothing was tried with its copy, which is as fresh as it was. */
		if (loading_refused(l) && !l->sources[i].problems.errors)
			continue;
		problems_sort(&l->sources[i].problems);
		if (l->sources[i].manifest.source && !add_entry(l, &l->sources[i], finished, e))
			return false;
	}
	return true;
}

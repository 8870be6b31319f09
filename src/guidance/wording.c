#include "describe.h"
#include "famctx/base/mem.h"
#include "famctx/store/statement.h"
#include "famctx/text/number.h"
#include "texts.h"

void wording_key(const struct saved_field *f, char key[SUBJECT_SIZE])
{
	key[0] = '\0';
	if (!strncmp(f->subject, "action:", 7) || !strncmp(f->subject, "answer:", 7))
		snprintf(key, SUBJECT_SIZE, "%s", f->subject);
	else if (!strcmp(f->subject, "triage") || !strcmp(f->subject, "fact"))
		snprintf(key, SUBJECT_SIZE, "%s:%s", f->subject, f->field);
}

static const char *wording_of_action(const struct guidance *g, const char *id)
{
	const struct action *a = guidance_action(g, id);
	return a ? a->text : NULL;
}

static const char *wording_of_question(const struct guidance *g, const char *text)
{
	int64_t number;
	const struct workbook_question *q =
	        number_parse(text, 0, 99, &number) ? guidance_question(g, number) : NULL;
	return q ? q->text : NULL;
}

static const char *wording_of_term(const struct guidance *g, const char *name)
{
	size_t term = guidance_term(g, name);
	const struct triage_question *q =
	        term < g->triage.terms_count ? g->triage.terms[term].question : NULL;
	return q ? q->text : NULL;
}

const char *wording_now(const struct guidance *g, const struct saved_field *f)
{
	const struct fact *fact;
	if (!strncmp(f->subject, "action:", 7))
		return wording_of_action(g, f->subject + 7);
	if (!strncmp(f->subject, "answer:", 7))
		return wording_of_question(g, f->subject + 7);
	if (!strcmp(f->subject, "triage"))
		return wording_of_term(g, f->field);
	fact = strcmp(f->subject, "fact") ? NULL : guidance_fact(g, f->field);
	return fact ? fact->question : NULL;
}

/* ---- keeping it ---------------------------------------------------------------------- */

static bool is_kept(struct db *own, const char *content, bool *kept, struct err *e)
{
	static const char sql[] = "SELECT 1 FROM project_wording WHERE content = ? LIMIT 1";
	struct statement *st = db_prepare(own, sql);
	statement_text(st, 1, content);
	*kept = statement_row(st);
	return statement_done(st, e);
}

static bool keep(struct db *own, const char *content, const char *kind, const char *name, const char *text,
                 struct err *e)
{
	static const char sql[] = "INSERT INTO project_wording(content, subject, text) VALUES(?, ?, ?)";
	struct statement *st = db_prepare(own, sql);
	char key[SUBJECT_SIZE];
	snprintf(key, sizeof(key), "%s:%s", kind, name);
	statement_text(st, 1, content);
	statement_text(st, 2, key);
	statement_text(st, 3, text);
	return statement_run(st, e);
}

static bool keep_all(struct db *own, const struct guidance *g, struct err *e)
{
	const char *content = g->about.version;
	bool ok = true;
	for (size_t i = 0; ok && i < g->actions_count; i++)
		ok = keep(own, content, "action", g->actions[i]->id, g->actions[i]->text, e);
	for (size_t i = 0; ok && i < g->workbook.questions_count; i++) {
		char number[24];
		snprintf(number, sizeof(number), "%02lld", (long long)g->workbook.questions[i].number);
		ok = keep(own, content, "answer", number, g->workbook.questions[i].text, e);
	}
	for (size_t i = 0; ok && i < g->triage.terms_count; i++)
		if (g->triage.terms[i].question)
			ok = keep(own, content, "triage", g->triage.terms[i].name,
			          g->triage.terms[i].question->text, e);
	for (size_t i = 0; ok && i < g->facts.facts_count; i++)
		ok = keep(own, content, "fact", g->facts.facts[i].name, g->facts.facts[i].question, e);
	return ok;
}

bool wording_remember(struct db *own, const struct guidance *g, struct err *e)
{
	bool kept;
	return is_kept(own, g->about.version, &kept, e) && (kept || keep_all(own, g, e));
}

/* ---- what changed ----------------------------------------------------------------------- */

static bool look_up(struct db *own, const char *content, const char *key, char **text, struct err *e)
{
	static const char sql[] = "SELECT text FROM project_wording WHERE content = ? AND subject = ?";
	struct statement *st = db_prepare(own, sql);
	*text = NULL;
	statement_text(st, 1, content);
	statement_text(st, 2, key);
	if (statement_row(st))
		*text = mem_copy_text(column_text(st, 0));
	return statement_done(st, e);
}

static void add_change(const char *key, const char *content, const char *was, const char *now,
                       struct project_show_answer *out)
{
	struct wording_change *c = LIST_ADD(out->reworded, out->reworded_count);
	c->subject = mem_copy_text(key);
	c->content = mem_copy_text(content);
	c->was = mem_copy_text(was);
	c->now = mem_copy_or_null(now);
}

/* Fields of one subject stand side by side, so the last one told is enough to tell each once. */
static bool told_already(const struct project_show_answer *out, const char *key)
{
	return out->reworded_count && !strcmp(out->reworded[out->reworded_count - 1].subject, key);
}

bool wording_changes(struct db *own, const struct workspace *w, struct project_show_answer *out,
                     struct err *e)
{
	for (size_t i = 0; i < w->fields.count; i++) {
		const struct saved_field *f = &w->fields.items[i];
		char key[SUBJECT_SIZE], *was;
		wording_key(f, key);
		if (!key[0] || !strcmp(f->content, w->g->about.version) || told_already(out, key))
			continue;
		if (!look_up(own, f->content, key, &was, e))
			return false;
		const char *now = wording_now(w->g, f);
		if (was && (!now || strcmp(was, now) != 0))
			add_change(key, f->content, was, now, out);
		mem_free(was);
	}
	return true;
}

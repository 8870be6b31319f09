#include "famctx/intake/load.h"

#include <unistd.h>

#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/store/people.h"
#include "famctx/store/statement.h"
#include "figures.h"
#include "loading.h"

bool loading_refused(const struct loading *l)
{
	for (size_t i = 0; i < l->count; i++)
		if (l->sources[i].problems.errors)
			return true;
	return false;
}

static bool load_rules(struct loading *l, struct err *e)
{
	struct problems problems = PROBLEMS_INIT;
	struct buf text = BUF_INIT;
	bool ok = quality_load(l->job->data_folder, &l->rules, &problems);
	if (!ok) {
		problems_print(&problems, &text);
		err_set(e, ERR_INPUT, "%s", text.data);
	}
	buf_release(&text);
	problems_release(&problems);
	return ok;
}

/* ---- the new file */

static bool open_build(struct loading *l, struct err *e)
{
	if (!db_open(l->job->build_path, DB_SCRATCH, &l->db, e))
		return false;
	l->writer.db = l->db;
	if (file_exists(l->job->people_path) &&
	    (!db_attach_old(l->db, l->job->people_path, e) || !old_sources_list(l->db, &l->old, e)))
		return false;
	enum db_kind kind = l->job->training ? DB_KIND_PEOPLE_TRAINING : DB_KIND_PEOPLE;
	return db_begin(l->db, e) && db_run(l->db, people_tables_sql, e) && db_stamp(l->db, kind, PEOPLE_VERSION, e);
}

static bool write_build(struct loading *l, struct err *e)
{
	static const char sql[] = "INSERT INTO build(id, built, kind, records, persons) VALUES(1, ?, ?, ?, ?)";
	struct statement *st = db_prepare(l->db, sql);
	statement_text(st, 1, l->started);
	statement_text(st, 2, l->job->training ? "training" : "real");
	statement_integer(st, 3, l->writer.records);
	statement_integer(st, 4, (int64_t)l->persons.count);
	return statement_run(st, e);
}

static bool holds_relations(const struct manifest *m)
{
	bool holds = false;
	for (size_t i = 0; i < m->files_count; i++)
		holds = holds || m->files[i].holds == HOLDS_RELATIONSHIPS;
	return holds;
}

static bool report(struct loading *l, struct err *e)
{
	for (size_t i = 0; i < l->count; i++) {
		struct loading_source *s = &l->sources[i];
		s->people = l->persons.ids.sources[s->number - 1].people;
		if (!figures_of_persons(&s->reading.tally, &l->persons, l->db, s->number, holds_relations(&s->manifest),
					l->job->today, e))
			return false;
	}
	return true;
}

static bool join(struct loading *l, struct err *e)
{
	/* A check gives numbers that hold for its own file and are thrown away with it. */
	struct db *own = l->job->request->check ? NULL : l->job->store;
	loading_stage(l, "joining");
	return persons_build(&l->persons, l->db, own, l->job->nicknames, e) && report(l, e) && write_build(l, e);
}

static bool index_build(struct loading *l, struct err *e)
{
	loading_stage(l, "indexing");
	return db_run(l->db, people_indexes_sql, e) && db_commit(l->db, e) &&
	       (!l->job->index || l->job->index(l->job->context, l->db, e)) && db_finish_scratch(l->db, e);
}

/* Reads everything even where something is refused: all that is wrong is told at once. */
static bool build(struct loading *l, struct err *e)
{
	if (!open_build(l, e) || !loading_read(l, e))
		return false;
	bool worth_joining = l->job->request->check || !loading_refused(l);
	if (worth_joining && !join(l, e))
		return false;
	for (size_t i = 0; i < l->count; i++)
		figures_report(&l->rules, l->sources[i].manifest.service, &l->sources[i].reading, &l->sources[i].quality,
			       &l->sources[i].quality_count);
	return l->job->request->check || loading_refused(l) || index_build(l, e);
}

/* ---- everything */

static void throw_away(struct loading *l)
{
	if (l->db) {
		db_rollback(l->db);
		db_close(l->db);
		unlink(l->job->build_path);
	}
	l->db = NULL;
}

static void release(struct loading *l)
{
	for (size_t i = 0; i < l->count; i++) {
		struct loading_source *s = &l->sources[i];
		for (size_t j = 0; j < s->quality_count; j++)
			shape_release(&quality_figure_shape, &s->quality[j]);
		mem_free(s->quality);
		reading_release(&s->reading);
		manifest_release(&s->manifest);
		problems_release(&s->problems);
	}
	mem_free(l->sources);
	persons_release(&l->persons);
	old_sources_release(&l->old);
	quality_release(&l->rules);
}

static bool refuse(struct loading *l, struct err *e)
{
	size_t errors = 0;
	for (size_t i = 0; i < l->count; i++)
		errors += l->sources[i].problems.errors;
	return err_set(e, ERR_INPUT, errors == 1 ? _("one problem stops the load; nothing was changed") :
						   _("%zu problems stop the load; nothing was changed"), errors);
}

static bool run(struct loading *l, struct err *e)
{
	bool check = l->job->request->check;
	loading_manifests(l);
	/* Manifests that cannot be understood are all reported before any feed is read. */
	if (!loading_refused(l) && !build(l, e))
		return false;
	if (check || loading_refused(l))
		throw_away(l);
	else
		db_close(l->db);
	l->db = NULL;
	if (!check && !loading_history(l, e))
		return false;
	return loading_refused(l) ? refuse(l, e) : true;
}

bool intake_load(const struct intake_job *job, struct load_answer *answer, struct err *e)
{
	struct loading l = { .job = job, .began_ms = clock_steady_ms() };
	shape_init(&load_answer_shape, answer);
	clock_utc_text(l.started);
	bool ok = load_rules(&l, e) && run(&l, e);
	if (!ok)
		throw_away(&l);
	loading_answer(&l, answer);
	release(&l);
	return ok;
}

#include "famctx/family/sources.h"

#include <strings.h>

#include "copies.h"
#include "famctx/base/mem.h"
#include "famctx/family/freshness.h"
#include "famctx/schema/json.h"
#include "famctx/store/load_history.h"
#include "services.h"

/* The lists that the load history keeps as JSON. */
struct problem_list {
	struct source_problem *items;
	size_t items_count;
};

struct quality_list {
	struct quality_figure *items;
	size_t items_count;
};

static const struct field problem_list_fields[] = {
	FIELD_LIST(struct problem_list, items, OPTIONAL, &source_problem_shape, ""),
};
static const struct shape problem_list_shape = SHAPE(struct problem_list, "problems", problem_list_fields);

static const struct field quality_list_fields[] = {
	FIELD_LIST(struct quality_list, items, OPTIONAL, &quality_figure_shape, ""),
};
static const struct shape quality_list_shape = SHAPE(struct quality_list, "quality", quality_list_fields);

/* A JSON array is read as the one member of an object. */
static bool decode_list(const char *array, const struct shape *shape, void *list, struct err *e)
{
	struct buf json = BUF_INIT;

	buf_printf(&json, "{\"items\":%s}", array ? array : "[]");
	bool ok = json_decode(json.data, json.len, shape, list, e);
	buf_release(&json);
	return ok;
}

static bool fill_problems(const struct load_entry *last, struct source_status *out, struct err *e)
{
	struct problem_list list;

	if (!decode_list(last->problems, &problem_list_shape, &list, e)) {
		shape_release(&problem_list_shape, &list);
		return false;
	}
	out->problems_more = last->problems_more;
	/* The array moves; what is beyond the most that is listed is only counted. */
	while (list.items_count > SOURCE_PROBLEMS) {
		shape_release(&source_problem_shape, &list.items[--list.items_count]);
		out->problems_more++;
	}
	out->problems = list.items;
	out->problems_count = list.items_count;
	return true;
}

static bool fill_quality(const struct load_entry *last, struct source_status *out, struct err *e)
{
	struct quality_list list;

	if (!decode_list(last->quality, &quality_list_shape, &list, e)) {
		shape_release(&quality_list_shape, &list);
		return false;
	}
	out->quality = list.items;
	out->quality_count = list.items_count;
	return true;
}

static bool fill_load(const struct load_entry *last, struct source_status *out, struct err *e)
{
	out->outcome = mem_copy_text(last->loaded ? "loaded" : "refused");
	out->tried = mem_copy_or_null(last->finished ? last->finished : last->started);
	return fill_problems(last, out, e) && fill_quality(last, out, e);
}

static bool read_load(const struct family *f, const char *key, struct source_status *out, struct err *e)
{
	struct load_entry last;

	if (!f->setup.own)
		return true;
	if (!load_history_last(f->setup.own, key, false, &last, e))
		return false;
	bool ok = !last.source || fill_load(&last, out, e);
	load_entry_release(&last);
	return ok;
}

static bool add_source(const struct family *f, const struct family_source *s, struct sources_answer *answer,
		       struct err *e)
{
	const struct source_document *d = &s->document;
	struct source_status *out = ADD_ITEM(answer->sources, answer->sources_count);

	out->source = mem_copy_text(d->key);
	out->title = mem_copy_or_null(d->title);
	out->service = d->is_register ? NULL : mem_copy_or_null(d->service);
	out->is_register = d->is_register;
	out->not_shared = d->not_shared;
	out->freshness = (int)source_freshness(d, s->failed, f->today);
	out->copied = d->copied;
	out->refresh_days = d->refresh_days;
	scope_of_source(f, s, &out->scope);
	copy_contact(&d->owner, &out->owner);
	out->rows = s->rows - s->sealed_rows;
	out->people = s->people - s->sealed_people;
	out->loaded = mem_copy_or_null(s->loaded);
	return read_load(f, d->key, out, e);
}

/* A source that was only ever refused has no records here, and its service would go unmentioned. */
static bool add_refused(const struct family *f, const struct load_entry *last, struct sources_answer *answer,
			struct err *e)
{
	if (family_source_by_key(f, last->source))
		return true;
	struct source_status *out = ADD_ITEM(answer->sources, answer->sources_count);
	out->source = mem_copy_text(last->source);
	out->title = mem_copy_or_null(last->title);
	out->freshness = FRESH_LATE;
	out->refresh_days = INTEGER_NONE;
	out->scope.ages = (struct ages) { INTEGER_NONE, INTEGER_NONE };
	out->rows = out->people = 0;
	return fill_load(last, out, e);
}

static bool add_all_refused(const struct family *f, struct sources_answer *answer, struct err *e)
{
	struct load_entry *entries = NULL;
	size_t count = 0;
	bool ok = !f->setup.own || load_history_list(f->setup.own, &entries, &count, e);

	for (size_t i = 0; ok && i < count; i++)
		if (!entries[i].loaded)
			ok = add_refused(f, &entries[i], answer, e);
	load_history_free(entries, count);
	return ok;
}

static bool read_kind(const struct family *f, struct sources_answer *answer, struct err *e)
{
	static const char sql[] = "SELECT 1 FROM build WHERE kind = 'training'";

	if (!f->people)
		return true;
	struct statement *st = db_prepare(f->people, sql);
	if (statement_row(st))
		answer->training = mem_copy_text(words_phrase(f->setup.words, "training"));
	return statement_done(st, e);
}

static bool is_loaded(const struct family *f, const char *service)
{
	for (size_t i = 0; i < f->sources_count; i++)
		if (f->sources[i].document.service && !strcasecmp(f->sources[i].document.service, service))
			return true;
	return false;
}

/* The policy names what nobody shares; a source of it may have come since. */
static void add_not_here(const struct family *f, struct sources_answer *answer)
{
	const struct policy *policy = f->setup.policy;

	for (size_t i = 0; i < policy->not_here_count; i++) {
		if (is_loaded(f, policy->not_here[i]))
			continue;
		char **service = ADD_ITEM(answer->not_here, answer->not_here_count);
		*service = mem_copy_text(policy->not_here[i]);
	}
}

bool family_sources(struct family *f, struct sources_answer *answer, struct err *e)
{
	bool ok = true;

	shape_init(&sources_answer_shape, answer);
	answer->at = f->today;
	for (size_t i = 0; ok && i < f->sources_count; i++)
		ok = add_source(f, &f->sources[i], answer, e);
	add_not_here(f, answer);
	answer->help_note = mem_copy_or_null(f->setup.policy->help_note);
	return ok && add_all_refused(f, answer, e) && read_kind(f, answer, e);
}

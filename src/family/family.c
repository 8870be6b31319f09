#include "famctx/family/family.h"

#include "copies.h"
#include "famctx/base/mem.h"
#include "famctx/family/freshness.h"
#include "famctx/schema/json.h"
#include "famctx/store/load_history.h"
#include "famctx/store/statement.h"

void family_init(struct family *f, const struct family_setup *setup)
{
	*f = (struct family) { .setup = *setup };
}

static void forget_sources(struct family *f)
{
	for (size_t i = 0; i < f->sources_count; i++) {
		shape_release(&source_document_shape, &f->sources[i].document);
		mem_free(f->sources[i].loaded);
	}
	mem_free(f->sources);
	for (size_t i = 0; i < f->services_count; i++)
		mem_free(f->services[i]);
	mem_free(f->services);
	f->sources = NULL;
	f->services = NULL;
	f->sources_count = f->services_count = 0;
}

void family_release(struct family *f)
{
	forget_sources(f);
	shield_release(&f->shield);
	f->people = NULL;
}

/* A service is what practitioners look for; a register may be one besides. */
static const char *service_of(const struct family_source *s)
{
	return s->document.is_register ? NULL : s->document.service;
}

static int compare_sources(const void *a, const void *b, void *family)
{
	const struct family_source *x = a, *y = b;
	const struct family *f = family;
	const char *service_x = service_of(x), *service_y = service_of(y);

	if (!service_x || !service_y)
		return service_x || service_y ? (service_x ? 1 : -1) : strcmp(x->document.key, y->document.key);
	int order = policy_service_compare(f->setup.policy, service_x, service_y);
	return order ? order : strcmp(x->document.key, y->document.key);
}

static void gather_services(struct family *f)
{
	size_t cap = 0;

	for (size_t i = 0; i < f->sources_count; i++) {
		const char *service = service_of(&f->sources[i]);
		if (!service || (f->services_count && !strcmp(f->services[f->services_count - 1], service)))
			continue;
		MEM_GROW(f->services, f->services_count, cap);
		f->services[f->services_count++] = mem_copy_text(service);
	}
}

static bool read_source(struct family *f, struct statement *st, size_t *cap, struct err *e)
{
	const char *json = column_text(st, 2);

	MEM_GROW(f->sources, f->sources_count, *cap);
	struct family_source *s = &f->sources[f->sources_count++];
	*s = (struct family_source) { .id = column_integer(st, 0), .loaded = mem_copy_text(column_text(st, 3)) };
	s->rows = column_integer(st, 4);
	s->people = column_integer(st, 5);
	if (json_decode(json, strlen(json), &source_document_shape, &s->document, e))
		return true;
	return err_prefix(e, _("the description of source %s cannot be read"), column_text(st, 1));
}

static bool read_sources(struct family *f, struct err *e)
{
	static const char sql[] = "SELECT id, key, document, loaded, rows, people FROM source ORDER BY id";
	struct statement *st = db_prepare(f->people, sql);
	struct err later = ERR_INIT;
	size_t cap = 0;
	bool ok = true;

	while (ok && statement_row(st))
		ok = read_source(f, st, &cap, e);
	return statement_done(st, ok ? e : &later) && ok;
}

static bool read_last_loads(struct family *f, struct err *e)
{
	for (size_t i = 0; f->setup.own && i < f->sources_count; i++) {
		struct load_entry last;
		if (!load_history_last(f->setup.own, f->sources[i].document.key, false, &last, e))
			return false;
		f->sources[i].failed = last.source && !last.loaded;
		load_entry_release(&last);
	}
	return true;
}

bool family_use(struct family *f, struct db *people, struct err *e)
{
	forget_sources(f);
	f->people = people;
	if (!people)
		return family_raise_shield(f, e);
	bool ok = read_sources(f, e) && read_last_loads(f, e);
	if (ok && f->sources_count)
		qsort_r(f->sources, f->sources_count, sizeof(*f->sources), compare_sources, f);
	if (ok)
		gather_services(f);
	return ok && family_raise_shield(f, e);
}

const struct family_source *family_source(const struct family *f, int64_t id)
{
	for (size_t i = 0; i < f->sources_count; i++)
		if (f->sources[i].id == id)
			return &f->sources[i];
	return NULL;
}

const struct family_source *family_source_by_key(const struct family *f, const char *key)
{
	for (size_t i = 0; i < f->sources_count; i++)
		if (!strcmp(f->sources[i].document.key, key))
			return &f->sources[i];
	return NULL;
}

bool family_people(const struct family *f, int64_t *out, struct err *e)
{
	static const char sql[] = "SELECT persons FROM build";
	*out = 0;
	if (!f->people)
		return true;
	struct statement *st = db_prepare(f->people, sql);
	if (statement_row(st))
		*out = column_integer(st, 0) - f->sealed_people;
	return statement_done(st, e);
}

static void fill_scope(const struct family *f, const struct family_source *s, struct scope_entry *out)
{
	const struct source_document *d = &s->document;

	shape_init(&scope_entry_shape, out);
	out->source = mem_copy_text(d->key);
	out->title = mem_copy_or_null(d->title);
	out->service = mem_copy_or_null(service_of(s));
	out->freshness = (int)source_freshness(d, s->failed, f->today);
	out->copied = d->copied;
	out->from = d->from;
	out->to = d->to;
	out->period_note = mem_copy_or_null(d->period_note);
	copy_texts(d->areas, d->areas_count, &out->areas, &out->areas_count);
	out->failed = s->failed;
	out->not_shared = d->not_shared;
}

void family_scope(const struct family *f, struct scope_entry **out, size_t *count)
{
	*out = f->sources_count ? mem_zero(f->sources_count, sizeof(**out)) : NULL;
	*count = f->sources_count;
	for (size_t i = 0; i < f->sources_count; i++)
		fill_scope(f, &f->sources[i], &(*out)[i]);
}

#include "document.h"

#include "famctx/base/mem.h"

static void add_detail(struct source_document *d, size_t *cap, struct detail_definition definition)
{
	for (size_t i = 0; i < d->details_count; i++)
		if (!strcmp(d->details[i].key, definition.key))
			return;
	MEM_GROW(d->details, d->details_count, *cap);
	d->details[d->details_count++] = definition;
}

static void add_column(struct source_document *d, size_t *cap, const struct manifest_column *c)
{
	if (c->target == TARGET_DETAIL || c->target == TARGET_AREA)
		add_detail(d, cap, (struct detail_definition){ c->column, c->label ? c->label : c->column, c->meaning,
							       c->sensitive, c->most_shown });
}

static void fill_details(struct source_document *d, const struct manifest *m)
{
	size_t cap = 0;
	for (size_t i = 0; i < m->files_count; i++) {
		const struct manifest_item *item = &m->files[i].item;
		for (size_t j = 0; j < m->files[i].columns_count; j++)
			add_column(d, &cap, &m->files[i].columns[j]);
		if (item->at.line)
			add_detail(d, &cap, (struct detail_definition){ item->key, item->label, item->meaning, item->sensitive,
									item->most_shown });
	}
}

void document_fill(struct source_document *d, struct reading *r)
{
	const struct manifest *m = r->m;
	*d = (struct source_document){
		.key = m->source,
		.service = m->service,
		.title = m->title,
		.is_register = m->is_register,
		.owner = m->owner,
		.from = r->from,
		.to = r->to,
		.period_note = m->scope.period_note,
		.areas = m->scope.areas,
		.areas_count = m->scope.areas_count,
		.ages = m->scope.ages,
		.covers = m->scope.covers,
		.not_covered = m->scope.not_covered,
		.copied = r->copied,
		.copied_time = r->copied_time[0] ? r->copied_time : NULL,
		.refresh_days = m->refresh_days,
		.not_shared = m->not_shared,
		.id_label = m->id_label,
	};
	fill_details(d, m);
}

void document_release(struct source_document *d)
{
	mem_free(d->details);
	*d = (struct source_document){ 0 };
}

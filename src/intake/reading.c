#include "reading.h"

#include "famctx/base/mem.h"
#include "row.h"

void reading_init(struct reading *r)
{
	*r = (struct reading){ .keys = TEXTMAP_INIT,
			       .further_rows = TEXTMAP_INIT,
			       .digest = BUF_INIT,
			       .scratch = BUF_INIT };
	r->row = row_new();
	r->usual_dates[0] = mem_copy_text("YYYY-MM-DD");
	r->usual_dates[1] = mem_copy_text("DD/MM/YYYY");
}

void reading_release(struct reading *r)
{
	for (size_t i = 0; i < r->labels_count; i++)
		mem_free(r->labels[i].label);
	for (size_t i = 0; i < r->links_count; i++) {
		textmap_release(&r->links[i].keys);
		mem_free(r->links[i].to);
	}
	mem_free(r->labels);
	mem_free(r->links);
	mem_free(r->known);
	textmap_release(&r->keys);
	textmap_release(&r->further_rows);
	buf_release(&r->digest);
	buf_release(&r->scratch);
	row_free(r->row);
	mem_free(r->usual_dates[0]);
	mem_free(r->usual_dates[1]);
	*r = (struct reading){ 0 };
}

static void prepare_links(struct reading *r)
{
	r->links = mem_zero(r->m->files_count + 1, sizeof(*r->links));
	for (size_t i = 0; i < r->m->files_count; i++)
		if (r->m->files[i].holds == HOLDS_DETAILS)
			r->links[r->links_count++] = (struct links){ .details = &r->m->files[i], .keys = TEXTMAP_INIT };
}

static bool read_file(struct reading *r, const struct manifest_file *map, struct err *e)
{
	struct feed f;
	bool ok = true;
	if (feed_open(r, &f, map)) {
		if (map->holds == HOLDS_DETAILS)
			ok = details_read(r, &f, e);
		else if (map->holds == HOLDS_RELATIONSHIPS)
			ok = relations_read(r, &f, e);
		else
			ok = rows_read(r, &f, e);
		feed_close(r, &f);
	}
	feed_release(&f);
	return ok;
}

/* ---- what the manifest itself is like */

static void say(struct reading *r, enum measure m, bool yes)
{
	tally_set(&r->tally, m, yes, 1);
}

static bool any_maps(const struct manifest *m, int target)
{
	bool maps = false;
	for (size_t i = 0; i < m->files_count; i++)
		maps = maps || manifest_maps(&m->files[i], target);
	return maps;
}

static bool any_holds(const struct manifest *m, int holds)
{
	bool found = false;
	for (size_t i = 0; i < m->files_count; i++)
		found = found || m->files[i].holds == holds;
	return found;
}

static int64_t dates_read(const struct label_figure *figure, const char *label, int64_t *of)
{
	if (figure->measure != MEASURE_CELLS_BAD || strcmp(figure->label, label))
		return 0;
	*of += figure->of;
	return figure->of - figure->count;
}

static void tally_dates_of(struct reading *r, int target, enum measure mapped, enum measure read)
{
	int64_t good = 0, of = 0;
	for (size_t i = 0; i < r->m->files_count; i++)
		for (size_t j = 0; j < r->m->files[i].columns_count; j++) {
			const struct manifest_column *col = &r->m->files[i].columns[j];
			for (size_t k = 0; col->target == target && k < r->labels_count; k++)
				good += dates_read(&r->labels[k], col->label ? col->label : col->column, &of);
		}
	say(r, mapped, any_maps(r->m, target));
	if (of)
		tally_set(&r->tally, read, good, of);
}

static void tally_copy(struct reading *r)
{
	bool known = date_known(r->copied), ahead = date_compare(r->copied, r->today) > 0;
	if (known)
		say(r, MEASURE_COPY_FUTURE, ahead);
	if (ahead)
		problems_add(r->problems, PROBLEM_WARNING, r->m->path, r->m->copied.at,
			     _("the copied date lies in the future; until then it does not tell how fresh the copy is"));
	if (known && r->m->refresh_days != INTEGER_NONE)
		say(r, MEASURE_COPY_LATE, date_days_between(r->copied, r->today) > 8 * r->m->refresh_days);
	if (date_known(r->from) && date_known(r->to))
		say(r, MEASURE_SCOPE_IN_ORDER, date_compare(r->from, r->to) <= 0 &&
						       (!known || date_compare(r->to, r->copied) <= 0));
}

static void tally_manifest(struct reading *r)
{
	const struct manifest *m = r->m;
	if (any_maps(m, TARGET_PREVIOUS_ADDRESS))
		say(r, MEASURE_ADDRESS_DATED, any_maps(m, TARGET_ADDRESS_FROM));
	tally_copy(r);
	if (!m->service || !any_holds(m, HOLDS_INVOLVEMENTS))
		return;
	bool by_end = false;
	for (size_t i = 0; i < m->files_count; i++)
		by_end = by_end || m->files[i].open_without_end;
	say(r, MEASURE_CONTACT_MAPPED, any_maps(m, TARGET_CONTACT_NAME) || any_maps(m, TARGET_CONTACT_PHONE));
	say(r, MEASURE_CONTACT_ROLE_MAPPED, any_maps(m, TARGET_CONTACT_ROLE));
	say(r, MEASURE_STATUS_MAPPED, by_end || any_maps(m, TARGET_STATUS));
	say(r, MEASURE_AREA_STATED, m->scope.areas_count || any_maps(m, TARGET_AREA));
	tally_dates_of(r, TARGET_FROM, MEASURE_FROM_MAPPED, MEASURE_FROM_READ);
	tally_dates_of(r, TARGET_LAST_CONTACT, MEASURE_LAST_CONTACT_MAPPED, MEASURE_LAST_CONTACT_READ);
}

/* ---- everything */

static void judge_keys(struct reading *r)
{
	const struct tally_count *twice = &r->tally.by_measure[MEASURE_KEYS_TWICE];
	if (twice->count && twice->count * 100 / twice->of >= r->policy->duplicate_keys_stop)
		problems_add(r->problems, PROBLEM_ERROR, r->m->path, r->m->at,
			     _("%lld of %lld rows have the key of another, and the policy bears less than %lld per cent"),
			     (long long)twice->count, (long long)twice->of, (long long)r->policy->duplicate_keys_stop);
}

bool reading_source(struct reading *r, struct err *e)
{
	/* Who a record is about comes first; details need the rows they belong to. */
	static const int order[] = { HOLDS_PEOPLE, HOLDS_INVOLVEMENTS, HOLDS_DETAILS, HOLDS_RELATIONSHIPS };
	r->first_record = r->writer->records + 1;
	prepare_links(r);
	catalogue_read(r);
	for (size_t o = 0; o < ARRAY_LEN(order); o++)
		for (size_t i = 0; i < r->m->files_count; i++)
			if (r->m->files[i].holds == order[o] && !read_file(r, &r->m->files[i], e))
				return false;
	tally_manifest(r);
	judge_keys(r);
	return true;
}

#include "advice.h"

#include "famctx/base/mem.h"
#include "search.h"

/* Which parts of the query another search keeps. */
struct kept {
	unsigned words; /* a bit for each */
	bool born, year, address, number;
};

struct advising {
	const struct family *f;
	const struct query *q;
	struct find_advice *items;
	size_t count, cap;
};

static void add_born(const struct query_born *born, const struct kept *kept, struct buf *out)
{
	if (kept->year && born->kind == BORN_DATE)
		buf_printf(out, " %d", born->from.year);
	else if (kept->born && born->kind == BORN_DATE)
		buf_printf(out, " %02d/%02d/%04d", born->from.day, born->from.month, born->from.year);
	else if (kept->born && born->kind == BORN_PERIOD)
		buf_printf(out, " %d", born->from.year);
	else if (kept->born && born->kind == BORN_AGE)
		buf_printf(out, " age %d", (int)born->age);
	else if (kept->born && born->kind == BORN_DAY_MONTH)
		buf_printf(out, " %d/%d", born->day, born->month);
}

/* The line somebody would type for it. */
static void add_line(const struct query *q, const struct kept *kept, struct buf *out)
{
	for (size_t i = 0; i < q->words_count; i++)
		if (kept->words & 1u << i)
			buf_printf(out, " %s", q->words[i].typed);
	add_born(&q->born, kept, out);
	if (kept->number && q->nhs[0]) {
		buf_add_char(out, ' ');
		nhs_format(q->nhs, out);
	} else if (kept->number && q->number) {
		buf_printf(out, " %s", q->number);
	}
	if (kept->address && q->street)
		buf_printf(out, " %s%s%s", q->house ? q->house : "", q->house ? " " : "", q->street);
	if (kept->address && q->postcode_given)
		buf_printf(out, " %s", q->postcode.text);
}

/* People in whom no term differs, as far as all were compared. */
static int64_t count_good(const struct search *s)
{
	int64_t good = 0;

	if (!s->all_compared)
		return s->total;
	for (size_t i = 0; i < s->count; i++)
		good += s->matches[i].band != BAND_WEAK;
	return good;
}

/* What the words that were kept turned out to be tells what was left out. */
static const char *kind_found(const char *kind, const struct search *s)
{
	bool first_name = s->count && s->matches[0].why.count &&
			  !strcmp(s->matches[0].why.items[0].field, "first_name");

	return first_name && !strcmp(kind, "drop_first_name") ? "drop_family_name" : kind;
}

static bool already_advised(const struct advising *a, const char *line)
{
	for (size_t i = 0; i < a->count; i++)
		if (!strcmp(a->items[i].query, line))
			return true;
	return !strcmp(a->q->typed, line);
}

static bool try_line(struct advising *a, const char *kind, const char *line, struct err *e)
{
	struct find_request request = { .query = mem_copy_text(line) };
	struct query q;
	struct search s;

	query_read(&q, &request, a->f->today);
	bool ok = search_run(a->f, &q, &s, e);
	int64_t total = ok && query_enough(&q) ? count_good(&s) : 0;
	if (total > 0) {
		MEM_GROW(a->items, a->count, a->cap);
		a->items[a->count++] =
			(struct find_advice) { mem_copy_text(kind_found(kind, &s)), mem_copy_text(line), total };
	}
	search_release(&s);
	query_release(&q);
	mem_free(request.query);
	return ok;
}

static bool try_kept(struct advising *a, const char *kind, const struct kept *kept, struct err *e)
{
	struct buf line = BUF_INIT;
	bool ok = true;

	add_line(a->q, kept, &line);
	const char *text = line.len ? line.data + 1 : "";
	if (*text && a->count < ADVICE_MOST && !already_advised(a, text))
		ok = try_line(a, kind, text, e);
	buf_release(&line);
	return ok;
}

bool advice_make(const struct family *f, const struct query *q, struct find_advice **out, size_t *count,
		 struct err *e)
{
	struct advising a = { f, q, NULL, 0, 0 };
	unsigned all = (1u << q->words_count) - 1, last = q->words_count ? 1u << (q->words_count - 1) : 0;
	const struct {
		const char *kind;
		struct kept kept;
	} ways[] = {
		{ "drop_first_name", { all & ~1u, true, false, false, false } },
		{ "drop_first_name", { all & ~last, true, false, false, false } },
		{ "year_only", { last, false, true, false, false } },
		{ "family_name_only", { last, false, false, false, false } },
		{ "born_only", { 0, true, false, false, false } },
		{ "address_only", { 0, false, false, true, false } },
		{ "number_only", { 0, false, false, false, true } },
		{ "drop_address", { all, true, false, false, false } },
	};
	bool ok = true;

	for (size_t i = 0; ok && i < ARRAY_LEN(ways); i++)
		ok = try_kept(&a, ways[i].kind, &ways[i].kept, e);
	*out = a.items;
	*count = a.count;
	return ok;
}

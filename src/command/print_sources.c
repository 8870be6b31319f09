#include "print.h"

static void print_copied(const struct run *run, const struct source_status *s, struct date today, struct buf *out)
{
	struct buf copied = BUF_INIT, usually = BUF_INIT;
	print_date_ago(run, s->copied, today, &copied);
	words_usually(&run->words, s->refresh_days, &usually);
	LINE(run, out, copied.len ? "show_copied" : "show_copied_not_known", { "copied", copied.data },
	     { "freshness", words_freshness(&run->words, s->freshness)->words });
	LINE(run, out, s->refresh_days == INTEGER_NONE ? "source_no_refresh" : "source_refresh", { "usually", usually.data });
	buf_release(&copied);
	buf_release(&usually);
}

static void print_ages(const struct run *run, const struct ages *ages, struct buf *out)
{
	char from[NUMBER_SIZE], to[NUMBER_SIZE];
	bool low = ages->from != INTEGER_NONE, high = ages->to != INTEGER_NONE;
	const char *key = low && high ? "source_ages" : low ? "source_ages_from" : "source_ages_to";
	if (low || high)
		LINE(run, out, key, { "from", number_text(ages->from, from) }, { "to", number_text(ages->to, to) });
}

static void print_source_scope(const struct run *run, const struct source_status *s, struct buf *out)
{
	const struct shown_scope *scope = &s->scope;
	struct buf period = BUF_INIT;
	print_period(run, scope->from, date_known(scope->to) ? scope->to : s->copied, scope->period_note, scope->areas, scope->areas_count, &period);
	LINE(run, out, "show_period", { "period", period.data });
	print_ages(run, &scope->ages, out);
	if (scope->covers)
		LINE(run, out, "show_covers", { "value", scope->covers });
	if (scope->not_covered)
		LINE(run, out, "show_not_covered", { "value", scope->not_covered });
	buf_release(&period);
}

static void print_problems(const struct run *run, const struct source_problem *problems, size_t count, int64_t more,
			   struct buf *out)
{
	for (size_t i = 0; i < count; i++) {
		const struct source_problem *p = &problems[i];
		char line[NUMBER_SIZE], column[NUMBER_SIZE];
		number_text(p->line, line);
		number_text(p->column, column);
		LINE(run, out, p->error ? "problem_error" : "problem_warning", { "file", p->file },
		     { "line", p->line > 0 ? line : NULL }, { "column", p->column > 0 ? column : NULL },
		     { "message", p->message });
	}
	if (more > 0) {
		char text[NUMBER_SIZE];
		LINE(run, out, "problems_more", { "count", number_text(more, text) });
	}
}

static void print_quality(const struct run *run, const struct quality_figure *figures, size_t count, struct buf *out)
{
	/* Read aloud, what is well is only in the way. */
	for (size_t i = 0; i < count; i++)
		if (!run->options.line || figures[i].level == QUALITY_WARN || figures[i].level == QUALITY_BAD)
			LINE(run, out, "quality", { "level", words_quality(&run->words, figures[i].level)->word },
			     { "rule", figures[i].rule }, { "field", figures[i].field }, { "words", figures[i].words });
}

/* The day of a moment in universal time. */
static void print_day(const char *utc, struct buf *out)
{
	char day[11];
	struct date d;
	snprintf(day, sizeof(day), "%s", utc ? utc : "");
	if (date_parse_iso(day, &d))
		print_date(d, out);
}

static void print_refused(const struct run *run, const struct source_status *s, struct buf *out)
{
	struct buf tried = BUF_INIT, loaded = BUF_INIT;
	print_day(s->tried, &tried);
	print_day(s->loaded, &loaded);
	LINE(run, out, "source_refused", { "tried", tried.data }, { "loaded", loaded.data });
	buf_release(&tried);
	buf_release(&loaded);
}

static void print_source(const struct run *run, const struct source_status *s, struct date today, struct buf *out)
{
	struct buf owner = BUF_INIT;
	char rows[NUMBER_SIZE], people[NUMBER_SIZE];
	number_text(s->people, people);
	LINE(run, out, s->is_register ? "source_register" : "source", { "title", s->title }, { "key", s->source },
	     { "service", s->service });
	print_copied(run, s, today, out);
	LINE(run, out, "source_rows", { "rows", number_text(s->rows, rows) }, { "people", people });
	print_source_scope(run, s, out);
	print_contact(&s->owner, &owner);
	LINE(run, out, owner.len ? "source_owner" : "source_no_owner", { "contact", owner.data });
	if (s->outcome && !strcmp(s->outcome, "refused"))
		print_refused(run, s, out);
	print_quality(run, s->quality, s->quality_count, out);
	print_problems(run, s->problems, s->problems_count, s->problems_more, out);
	buf_release(&owner);
}

void print_sources(const struct run *run, const struct sources_answer *a, struct buf *out)
{
	char count[NUMBER_SIZE];
	number_text((int64_t)a->sources_count, count);
	LINE(run, out, a->sources_count ? "sources" : "sources_none", { "count", count });
	for (size_t i = 0; i < a->sources_count; i++)
		print_source(run, &a->sources[i], a->at, out);
	struct buf not_here = BUF_INIT;
	print_texts(a->not_here, a->not_here_count, &not_here);
	if (not_here.len)
		LINE(run, out, "sources_not_here", { "services", not_here.data });
	buf_release(&not_here);
	if (a->help_note)
		LINE(run, out, "help_note", { "note", a->help_note });
}

void print_sheet(const struct run *run, const struct sources_answer *a, struct buf *out)
{
	struct buf today = BUF_INIT;
	print_date(a->at, &today);
	LINE(run, out, "sheet_title", { "date", today.data });
	for (size_t i = 0; i < a->sources_count; i++) {
		const struct source_status *s = &a->sources[i];
		struct buf owner = BUF_INIT;
		print_contact(&s->owner, &owner);
		LINE(run, out, owner.len ? "sheet_source" : "sheet_source_no_owner",
		     { "service", s->service ? s->service : s->title }, { "title", s->title }, { "contact", owner.data });
		if (s->scope.covers)
			LINE(run, out, "sheet_covers", { "value", s->scope.covers });
		buf_release(&owner);
	}
	if (a->help_note)
		LINE(run, out, "sheet_help", { "note", a->help_note });
	buf_release(&today);
}

void print_load(const struct run *run, const struct load_answer *a, struct buf *out)
{
	print_problems(run, a->problems, a->problems_count, a->problems_more, out);
	for (size_t i = 0; i < a->sources_count; i++) {
		const struct load_source *s = &a->sources[i];
		struct buf key = BUF_INIT;
		char rows[NUMBER_SIZE], people[NUMBER_SIZE], bad[NUMBER_SIZE];
		number_text(s->rows, rows);
		number_text(s->people, people);
		number_text(s->bad_cells, bad);
		buf_printf(&key, "load_%s", s->outcome);
		LINE(run, out, key.data, { "title", s->title }, { "rows", rows }, { "people", people }, { "bad", bad });
		if (a->check)
			print_quality(run, s->quality, s->quality_count, out);
		buf_release(&key);
	}
	if (a->refused && !a->check)
		return;
	char rows[NUMBER_SIZE], people[NUMBER_SIZE], possible[NUMBER_SIZE];
	number_text(a->people, people);
	number_text(a->possible, possible);
	LINE(run, out, a->check ? "load_nothing_changed" : "load_done",
	     { "rows", number_text(a->rows, rows) }, { "people", people }, { "possible", possible });
}

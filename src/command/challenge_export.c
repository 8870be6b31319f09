/* Everything about challenges, for a file: CSV, JSON or Markdown on the standard output. */
#include "challenge.h"

#include "famctx/base/mem.h"
#include "famctx/schema/json.h"
#include "famctx/text/sanitise.h"

enum export_format { EXPORT_CSV, EXPORT_JSON, EXPORT_MARKDOWN };
static const char *const formats[] = { "csv", "json", "md", NULL };

/* ---- the cells of a row */

struct cells {
	struct buf *out;
	void (*write)(struct buf *out, const char *text);
	const char *between;
	size_t count;
};

static void add_cell(struct cells *c, const char *text)
{
	if (c->count++)
		buf_add_text(c->out, c->between);
	c->write(c->out, text ? text : "");
}

static void add_date(struct cells *c, struct date d)
{
	struct buf iso = BUF_INIT;
	date_iso(d, &iso);
	add_cell(c, iso.data);
	buf_release(&iso);
}

static void add_code(struct cells *c, const char *const *codes, int code)
{
	add_cell(c, code < 0 ? "" : codes[code]);
}

static void add_flag(struct cells *c, bool flag)
{
	add_cell(c, flag ? "yes" : "no");
}

/* A table cell: one line, its bars escaped. */
static void write_markdown(struct buf *out, const char *text)
{
	struct buf clean = BUF_INIT;
	sanitise_bytes(&clean, text, strlen(text), SANITISE_LINES, NULL);
	for (size_t i = 0; i < clean.len; i++)
		if (clean.data[i] == '\n')
			buf_add_text(out, "<br>");
		else if (strchr("|\\<>`*_[]#", clean.data[i]))
			buf_printf(out, "\\%c", clean.data[i]);
		else
			buf_add_char(out, clean.data[i]);
	buf_release(&clean);
}

static const char *const headings[] = { "reference", "type", "state", "outcome", "risk", "what", "source", "field", "raised",
					"due", "decided", "closed", "anonymous", "disagreed" };
static const char *const name_headings[] = { "on", "about", "by", "reviewer", "because", "spoke", "reason" };

static void add_headings(struct cells *c, bool names)
{
	for (size_t i = 0; i < ARRAY_LEN(headings); i++)
		add_cell(c, headings[i]);
	for (size_t i = 0; names && i < ARRAY_LEN(name_headings); i++)
		add_cell(c, name_headings[i]);
}

static void add_row(struct cells *c, const struct challenge_exported *x, bool names)
{
	const char *const with_names[] = { x->on, x->about, x->by, x->reviewer, x->because, x->spoke, x->reason };
	add_cell(c, x->reference);
	add_code(c, challenge_type_codes, x->type);
	add_code(c, challenge_state_codes, x->state);
	add_code(c, challenge_outcome_codes, x->outcome);
	add_code(c, challenge_risk_codes, x->risk);
	add_cell(c, x->what);
	add_cell(c, x->source);
	add_cell(c, x->field);
	add_date(c, x->raised);
	add_date(c, x->due);
	add_date(c, x->decided);
	add_date(c, x->closed);
	add_flag(c, x->anonymous);
	add_flag(c, x->disagreed);
	for (size_t i = 0; names && i < ARRAY_LEN(with_names); i++)
		add_cell(c, with_names[i]);
}

void export_csv(const struct challenge_export *answer, struct buf *out)
{
	struct cells c = { out, sanitise_csv_cell, ",", 0 };
	add_headings(&c, answer->names);
	buf_add_text(out, "\n");
	for (size_t i = 0; i < answer->challenges_count; i++) {
		c.count = 0;
		add_row(&c, &answer->challenges[i], answer->names);
		buf_add_text(out, "\n");
	}
}

void export_markdown(const struct challenge_export *answer, struct buf *out)
{
	struct cells c = { out, write_markdown, " | ", 0 };
	buf_add_text(out, "| ");
	add_headings(&c, answer->names);
	buf_add_text(out, " |\n|");
	for (size_t i = 0; i < c.count; i++)
		buf_add_text(out, " --- |");
	buf_add_char(out, '\n');
	for (size_t i = 0; i < answer->challenges_count; i++) {
		c.count = 0;
		buf_add_text(out, "| ");
		add_row(&c, &answer->challenges[i], answer->names);
		buf_add_text(out, " |\n");
	}
}

void sheet_csv(const struct challenge_sheet *answer, struct buf *out)
{
	static const char *const columns[] = { "reference", "record", "field", "type", "state", "outcome", "raised", "decided",
					       "raised by" };
	struct cells c = { out, sanitise_csv_cell, ",", 0 };
	for (size_t i = 0; i < ARRAY_LEN(columns); i++)
		add_cell(&c, columns[i]);
	buf_add_text(out, "\n");
	for (size_t i = 0; i < answer->rows_count; i++) {
		const struct challenge_sheet_row *r = &answer->rows[i];
		c.count = 0;
		add_cell(&c, r->reference);
		add_cell(&c, r->record);
		add_cell(&c, r->field);
		add_code(&c, challenge_type_codes, r->type);
		add_code(&c, challenge_state_codes, r->state);
		add_code(&c, challenge_outcome_codes, r->outcome);
		add_date(&c, r->raised);
		add_date(&c, r->decided);
		add_cell(&c, r->by);
		buf_add_text(out, "\n");
	}
}

/* ---- the pages */

static void take_over(struct challenge_export *all, struct challenge_export *page)
{
	size_t count = all->challenges_count + page->challenges_count;
	all->at = page->at;
	all->names = page->names;
	all->total = page->total;
	all->challenges = mem_resize(all->challenges, count + 1, sizeof(*all->challenges));
	memcpy(all->challenges + all->challenges_count, page->challenges, page->challenges_count * sizeof(*page->challenges));
	all->challenges_count = count;
	mem_free(page->challenges);
	page->challenges = NULL;
	page->challenges_count = 0;
}

static bool read_pages(struct run *run, struct challenge_export_request *request, struct challenge_export *all,
		       struct err *e)
{
	bool more = true;
	while (more) {
		struct challenge_export page;
		request->from = (int64_t)all->challenges_count;
		bool ok = client_call(run->client, REQUEST_CHALLENGE_EXPORT, &challenge_export_request_shape, request,
				      &challenge_export_shape, &page, e);
		more = ok && page.more > 0 && page.challenges_count;
		if (ok)
			take_over(all, &page);
		shape_release(&challenge_export_shape, &page);
		if (!ok)
			return false;
	}
	all->more = 0;
	return true;
}

/* JSON leaves as it is: a program reads it, and what was typed is kept to the byte. */
static bool write_json(const struct challenge_export *all, struct err *e)
{
	struct buf json = BUF_INIT;
	json_encode(&challenge_export_shape, all, &json);
	bool ok = puts(json.data) >= 0 && fflush(stdout) == 0;
	buf_release(&json);
	return ok || err_errno(e, ERR_INPUT, _("the answer cannot be written"));
}

static bool write_all(struct run *run, const struct challenge_export *all, int format, struct err *e)
{
	struct buf text = BUF_INIT;
	if (format == EXPORT_JSON)
		return write_json(all, e);
	if (format == EXPORT_MARKDOWN)
		export_markdown(all, &text);
	else
		export_csv(all, &text);
	bool ok = run_print(run, &text, e);
	buf_release(&text);
	return ok;
}

int challenge_export(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	struct challenge_export_request request;
	struct challenge_export all;
	int format;
	shape_init(&challenge_export_request_shape, &request);
	shape_init(&challenge_export_shape, &all);
	request.names = run->options.challenge.names;
	bool ok = !argc || err_set(&e, ERR_USAGE, _("challenge export takes no arguments, but '%s' was given"), argv[0]);
	ok = ok && value_code(run->options.challenge.format, "--format", formats, &format, &e) &&
	     value_code(run->options.challenge.state, "--state", challenge_state_codes, &request.state, &e) &&
	     run_open(run, &e) && read_pages(run, &request, &all, &e) &&
	     write_all(run, &all, run->options.json ? EXPORT_JSON : format, &e);
	shape_release(&challenge_export_shape, &all);
	return ok ? ERR_NONE : run_fail(run, &e);
}

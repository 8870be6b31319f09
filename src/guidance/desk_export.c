#include "describe.h"
#include "desk_save.h"
#include "paper.h"
#include "famctx/base/mem.h"
#include "famctx/schema/json.h"
#include "famctx/text/number.h"
#include "famctx/text/sanitise.h"

enum part { PART_ALL, PART_STAGE, PART_WORKBOOK, PART_TRIAGE, PART_OPEN, PART_TRANSPARENCY };
enum format { FORMAT_MD, FORMAT_HTML, FORMAT_TEXT, FORMAT_JSON };

static const char *const part_codes[] = {
	"all", "stage", "workbook", "triage", "open", "transparency", NULL
};
static const char *const format_codes[] = { "md", "html", "text", "json", NULL };

struct wanted {
	enum part part;
	enum format format;
	const struct stage *stage;
};

static bool read_part(const struct desk *d, const char *part, struct wanted *out, struct err *e)
{
	int64_t number;
	if (!strncmp(part, "stage:", 6)) {
		out->part = PART_STAGE;
		out->stage = number_parse(part + 6, 0, 99, &number) ? guidance_stage(d->g, number) : NULL;
		return out->stage ||
		       err_set(e, ERR_USAGE, _("there is no stage '%s'; they are numbered 0 to %zu"),
		               part + 6, d->g->stages_count - 1);
	}
	int code = code_find(part_codes, part);
	if (code < 0 || code == PART_STAGE)
		return err_set(
		        e, ERR_USAGE,
		        _("'%s' is no part; give all, stage:N, workbook, triage, open or transparency"),
		        part);
	out->part = (enum part)code;
	return true;
}

static bool read_wanted(const struct desk *d, const struct export_request *r, struct wanted *out,
                        struct err *e)
{
	int format = code_find(format_codes, r->format ? r->format : "md");
	*out = (struct wanted) { .stage = NULL };
	if (format < 0)
		return err_set(e, ERR_USAGE, _("'%s' is no format; give md, html, text or json"), r->format);
	out->format = (enum format)format;
	return read_part(d, r->part ? r->part : "all", out, e);
}

/* ---- for reading ----------------------------------------------------------------------- */

static void add_title(struct paper *d, const struct workspace *w, const struct wanted *wanted)
{
	struct buf key = BUF_INIT, today = BUF_INIT;
	char number[24] = "";
	if (wanted->stage)
		snprintf(number, sizeof(number), "%lld", (long long)wanted->stage->number);
	buf_printf(&key, "doc_%s", part_codes[wanted->part]);
	date_long(w->today, &today);
	char *title = SAY(d, key.data, { "project", w->project.title ? w->project.title : w->project.name },
	                  { "stage", number }, { "title", wanted->stage ? wanted->stage->title : NULL });
	char *made = SAY(d, "doc_made", { "date", today.data }, { "content", w->g->about.version });
	paper_heading(d, 1, title);
	paper_text(d, made);
	mem_free(title);
	mem_free(made);
	buf_release(&key);
	buf_release(&today);
}

static void add_problems(struct paper *d, const struct workspace *w)
{
	struct project_show_answer said;
	shape_init(&project_show_answer_shape, &said);
	describe_project(w, &said);
	paper_list(d, 2, "doc_problems", said.problems, said.problems_count);
	shape_release(&project_show_answer_shape, &said);
}

static void add_registers(struct paper *d, const struct workspace *w)
{
	paper_head(d, 2, "doc_registers");
	for (size_t i = 0; i < w->g->registers.registers_count; i++)
		part_register(d, w, &w->g->registers.registers[i], 3);
}

static void add_everything(struct paper *d, const struct workspace *w)
{
	add_problems(d, w);
	paper_head(d, 2, "doc_facts");
	part_facts(d, w, 3);
	paper_head(d, 2, "doc_gates");
	part_gates(d, w, 3);
	paper_head(d, 2, "doc_triage_heading");
	part_triage(d, w, 3);
	paper_head(d, 2, "doc_maturity");
	part_maturity(d, w, 3);
	paper_head(d, 2, "doc_workbook_heading");
	part_workbook(d, w, 3);
	paper_head(d, 2, "doc_stages");
	for (size_t i = 0; i < w->g->stages_count; i++)
		part_stage(d, w, &w->g->stages[i], 3);
	add_registers(d, w);
	paper_head(d, 2, "doc_open_heading");
	part_open(d, w, 3);
}

static void add_part(struct paper *d, const struct workspace *w, const struct wanted *wanted)
{
	switch (wanted->part) {
	case PART_ALL:
		add_everything(d, w);
		break;
	case PART_STAGE:
		part_stage(d, w, wanted->stage, 2);
		break;
	case PART_WORKBOOK:
		part_workbook(d, w, 2);
		break;
	case PART_TRIAGE:
		part_triage(d, w, 2);
		break;
	case PART_OPEN:
		part_open(d, w, 2);
		break;
	case PART_TRANSPARENCY:
		part_transparency(d, w, 2);
		break;
	}
}

static void write_document(const struct workspace *w, const struct wanted *wanted, struct buf *out)
{
	struct paper d = { .g = w->g };
	add_title(&d, w, wanted);
	add_part(&d, w, wanted);
	part_unanswered(&d, w, 2);
	paper_head(&d, 2, "doc_source");
	paper_text(&d, w->g->about.licence);
	if (wanted->format == FORMAT_MD)
		paper_markdown(&d, out);
	else if (wanted->format == FORMAT_HTML)
		paper_html(&d, out);
	else
		paper_plain(&d, out);
	paper_release(&d);
}

/* ---- for programs ------------------------------------------------------------------------ */

/* One member of the object: the document of a request. */
static void member(struct buf *out, const char *name, const struct shape *shape, const void *object)
{
	buf_printf(out, "%s\"%s\":", out->data[out->len - 1] == '{' ? "" : ",", name);
	json_encode(shape, object, out);
}

static void add_stages_json(const struct workspace *w, const struct wanted *wanted, struct buf *out)
{
	buf_printf(out, "%s\"stages\":[", out->data[out->len - 1] == '{' ? "" : ",");
	bool first = true;
	for (size_t i = 0; i < w->g->stages_count; i++) {
		struct stage_answer said;
		if (wanted->stage && wanted->stage != &w->g->stages[i])
			continue;
		shape_init(&stage_answer_shape, &said);
		describe_stage(w, &w->g->stages[i], &said);
		buf_add_text(out, first ? "" : ",");
		json_encode(&stage_answer_shape, &said, out);
		shape_release(&stage_answer_shape, &said);
		first = false;
	}
	buf_add_char(out, ']');
}

static void add_workbook_json(const struct workspace *w, struct buf *out)
{
	buf_add_text(out, ",\"answers\":[");
	for (size_t i = 0; i < w->g->workbook.questions_count; i++) {
		struct question_answer said;
		shape_init(&question_answer_shape, &said);
		describe_question(w, &w->g->workbook.questions[i], &said);
		buf_add_text(out, i ? "," : "");
		json_encode(&question_answer_shape, &said, out);
		shape_release(&question_answer_shape, &said);
	}
	buf_add_char(out, ']');
}

static void add_registers_json(const struct workspace *w, struct buf *out)
{
	buf_add_text(out, ",\"tables\":[");
	for (size_t i = 0; i < w->g->registers.registers_count; i++) {
		struct register_answer said;
		shape_init(&register_answer_shape, &said);
		describe_register(w, &w->g->registers.registers[i], &said);
		buf_add_text(out, i ? "," : "");
		json_encode(&register_answer_shape, &said, out);
		shape_release(&register_answer_shape, &said);
	}
	buf_add_char(out, ']');
}

static void write_json(const struct workspace *w, const struct wanted *wanted, struct buf *out)
{
	bool all = wanted->part == PART_ALL, open = wanted->part == PART_OPEN,
	     record = wanted->part == PART_TRANSPARENCY;
	struct project_show_answer project;
	struct triage_answer triage;
	struct maturity_answer maturity;
	shape_init(&project_show_answer_shape, &project);
	shape_init(&triage_answer_shape, &triage);
	shape_init(&maturity_answer_shape, &maturity);
	describe_project(w, &project);
	describe_triage(w, &triage);
	describe_maturity(w, &maturity);
	buf_add_char(out, '{');
	member(out, "project", &project_show_answer_shape, &project);
	if (all || open || wanted->part == PART_STAGE)
		add_stages_json(w, wanted, out);
	if (all || record || wanted->part == PART_WORKBOOK)
		add_workbook_json(w, out);
	if (all || record || wanted->part == PART_TRIAGE)
		member(out, "triage", &triage_answer_shape, &triage);
	if (all)
		member(out, "maturity", &maturity_answer_shape, &maturity);
	if (all || record)
		add_registers_json(w, out);
	buf_add_text(out, "}\n");
	shape_release(&project_show_answer_shape, &project);
	shape_release(&triage_answer_shape, &triage);
	shape_release(&maturity_answer_shape, &maturity);
}

/* "repeat-referrals-view-workbook-2026-01-31.md" */
static char *file_name(const struct workspace *w, const struct wanted *wanted)
{
	static const char *const endings[] = { "md", "html", "txt", "json" };
	struct buf raw = BUF_INIT, name = BUF_INIT;
	buf_printf(&raw, "%s-%s", w->project.name, part_codes[wanted->part]);
	if (wanted->stage)
		buf_printf(&raw, "-%lld", (long long)wanted->stage->number);
	buf_add_char(&raw, '-');
	date_iso(w->today, &raw);
	for (char *at = raw.data; *at; at++)
		*at = *at == ' ' ? '-' : *at;
	sanitise_file_name(&name, raw.data);
	buf_printf(&name, ".%s", endings[wanted->format]);
	buf_release(&raw);
	return buf_detach(&name);
}

bool desk_export(const struct desk *d, const struct export_request *r, struct export_answer *out,
                 struct err *e)
{
	struct wanted wanted;
	struct workspace w;
	struct buf text = BUF_INIT;
	if (!read_wanted(d, r, &wanted, e) || !desk_open(d, r->project, &w, e))
		return false;
	if (wanted.format == FORMAT_JSON)
		write_json(&w, &wanted, &text);
	else
		write_document(&w, &wanted, &text);
	out->name = file_name(&w, &wanted);
	out->text = buf_detach(&text);
	workspace_release(&w);
	return true;
}

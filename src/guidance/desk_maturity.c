#include "describe.h"
#include "desk_save.h"
#include "famctx/base/mem.h"
#include "famctx/schema/yaml.h"
#include "texts.h"

/* ---- reading a file of levels ------------------------------------------------------------- */

struct level_cell {
	char *text;
	struct place place;
};
static const struct field cell_fields[] = {
	FIELD_TEXT(struct level_cell, text, OPTIONAL, N_("The level")),
};
static const struct shape cell_shape = SHAPE_PLACED(struct level_cell, "level", cell_fields, place, 0);

#define CELLS_MOST 32
struct level_file {
	struct level_cell cells[CELLS_MOST];
};

static bool check_levels(const struct desk *d, const char *file, const struct level_file *f,
                         struct problems *problems)
{
	const struct maturity_content *m = &d->g->maturity;
	bool ok = true;
	for (size_t i = 0; i < m->components_count && i < CELLS_MOST; i++) {
		const struct level_cell *c = &f->cells[i];
		uint32_t bit = choice_read(m->levels, m->levels_count, c->text);
		if (!c->text || (bit && bit != VALUE_NOT_SURE))
			continue;
		problems_add(problems, PROBLEM_ERROR, file, c->place,
		             _("'%s' is no level of %s; give lower, medium or higher"), c->text,
		             m->components[i].code);
		ok = false;
	}
	return ok;
}

/* The file names the components, so its shape is made from them. */
static bool read_levels(const struct desk *d, const char *file, const char *text, struct level_file *out,
                        struct problems *problems)
{
	const struct maturity_content *m = &d->g->maturity;
	struct field fields[CELLS_MOST];
	size_t count = m->components_count < CELLS_MOST ? m->components_count : CELLS_MOST;
	for (size_t i = 0; i < count; i++)
		fields[i] = (struct field) { .name = m->components[i].code,
			                     .kind = KIND_STRUCT,
			                     .at = i * sizeof(struct level_cell),
			                     .shape = &cell_shape };
	const struct shape shape = { .name = "levels",
		                     .size = sizeof(*out),
		                     .fields = fields,
		                     .field_count = count,
		                     .place_at = SHAPE_NO_PLACE,
		                     .scalar_field = -1 };
	memset(out, 0, sizeof(*out));
	return yaml_decode(file, text, strlen(text), &shape, out, problems) &&
	       check_levels(d, file, out, problems);
}

static void level_file_release(struct level_file *f)
{
	for (size_t i = 0; i < CELLS_MOST; i++)
		mem_free(f->cells[i].text);
}

/* ---- saving ------------------------------------------------------------------------------- */

static bool save_levels(const struct desk *d, const struct workspace *w, const struct maturity_request *r,
                        const struct level_file *f, struct err *e)
{
	const struct maturity_content *m = &d->g->maturity;
	char subject[SUBJECT_SIZE];
	struct saved_answer saved;
	struct buf day = BUF_INIT;
	bool ok = true;
	shape_init(&saved_answer_shape, &saved);
	snprintf(subject, sizeof(subject), r->rater ? "maturity:%s" : "maturity", r->rater);
	const struct saving s = { d, w, subject, NULL, 0, NULL, &saved };
	for (size_t i = 0; ok && i < m->components_count && i < CELLS_MOST; i++) {
		uint32_t bit = choice_read(m->levels, m->levels_count, f->cells[i].text);
		if (f->cells[i].text)
			ok = saving_field(&s, m->components[i].code,
			                  choice_code(m->levels, m->levels_count, bit), e);
	}
	date_iso(d->author.today, &day);
	if (ok && !r->rater)
		ok = saving_field(&s, "agreed_by", r->agreed_by, e) &&
		     saving_field(&s, "agreed_on", day.data, e);
	buf_release(&day);
	shape_release(&saved_answer_shape, &saved);
	return ok;
}

static bool save_file(const struct desk *d, const struct workspace *w, const struct maturity_request *r,
                      struct err *e)
{
	struct problems problems = PROBLEMS_INIT;
	struct level_file file;
	bool ok = read_levels(d, r->file ? r->file : "levels", r->text, &file, &problems);
	if (ok)
		ok = save_levels(d, w, r, &file, e);
	else
		desk_tell_problems(&problems, e);
	level_file_release(&file);
	problems_release(&problems);
	return ok;
}

static bool may_save(const struct maturity_request *r, struct err *e)
{
	if (r->rater && (!*r->rater || strlen(r->rater) > 100))
		return err_set(e, ERR_USAGE, _("a rater needs a name of at most 100 bytes"));
	if (!r->rater && (!r->agreed_by || !*r->agreed_by))
		return err_set(e, ERR_USAGE,
		               _("the agreed levels are entered by a person: say who, with --name"));
	return check_text(_("the name of the rater"), r->rater, 100, e);
}

bool desk_maturity(const struct desk *d, const struct maturity_request *r, struct maturity_answer *out,
                   struct err *e)
{
	struct workspace w;
	if (!desk_open(d, r->project, &w, e))
		return false;
	if (r->text) {
		bool ok = may_save(r, e) && save_file(d, &w, r, e);
		workspace_release(&w);
		if (!ok || !desk_open(d, r->project, &w, e))
			return false;
	}
	describe_maturity(&w, out);
	workspace_release(&w);
	return true;
}

/* ---- describing ----------------------------------------------------------------------------- */

static int level_of(const char *code)
{
	for (int i = 0; code && i < LEVEL_COUNT; i++)
		if (!strcmp(level_codes[i], code))
			return i;
	return -1;
}

static void add_ratings(const struct workspace *w, const char *component, struct component_view *out,
                        struct maturity_answer *all)
{
	static const char prefix[] = "maturity:";
	int lowest = LEVEL_COUNT, highest = -1;
	for (const struct saved_field *s = fields_first_subject(&w->fields, prefix); s;
	     s = fields_next_subject(&w->fields, prefix, s)) {
		int level = level_of(fields_value(&w->fields, s->subject, component));
		struct rating *r = LIST_ADD(out->ratings, out->ratings_count);
		r->rater = mem_copy_text(s->subject + strlen(prefix));
		r->level = level < 0 ? NULL : mem_copy_text(level_codes[level]);
		texts_add_once(&all->raters, &all->raters_count, r->rater);
		if (level < 0)
			continue;
		lowest = level < lowest ? level : lowest;
		highest = level > highest ? level : highest;
	}
	out->spread = highest < 0 ? 0 : highest - lowest;
	out->lowest = highest < 0 ? NULL : mem_copy_text(level_codes[lowest]);
	out->highest = highest < 0 ? NULL : mem_copy_text(level_codes[highest]);
}

static void add_component(const struct workspace *w, const struct component *c, struct maturity_answer *out)
{
	struct component_view *v = LIST_ADD(out->components, out->components_count);
	int agreed = maturity_agreed(w, c->code);
	v->component = mem_copy_text(c->code);
	v->name = mem_copy_text(c->name);
	v->lower = mem_copy_text(c->lower);
	v->medium = mem_copy_text(c->medium);
	v->higher = mem_copy_text(c->higher);
	v->agreed = agreed < 0 ? NULL : mem_copy_text(level_codes[agreed]);
	add_ratings(w, c->code, v, out);
	if (agreed < 0)
		texts_add(&out->missing, &out->missing_count, c->code);
	if (agreed == LEVEL_LOWER)
		texts_add(&out->lower, &out->lower_count, c->code);
}

static void add_warnings(const struct workspace *w, struct maturity_answer *out)
{
	const struct maturity_content *m = &w->g->maturity;
	for (size_t i = 0; i < m->warnings_count; i++) {
		const struct maturity_warning *warning = &m->warnings[i];
		if (maturity_agreed(w, warning->component) == level_of(warning->level) &&
		    case_fires(warning->only_if, warning->only_if_count, w->triage.values.of))
			texts_add(&out->warnings, &out->warnings_count, warning->words);
	}
}

void describe_maturity(const struct workspace *w, struct maturity_answer *out)
{
	const struct maturity_content *m = &w->g->maturity;
	out->project = mem_copy_text(w->project.name);
	out->state = mem_copy_text(w->band < 0 ? "incomplete" : "complete");
	for (size_t i = 0; i < m->components_count; i++)
		add_component(w, &m->components[i], out);
	add_warnings(w, out);
	out->agreed = w->band_agreed;
	out->agreed_by = mem_copy_or_null(fields_value(&w->fields, "maturity", "agreed_by"));
	out->expired = w->band_expired;
	out->notice = mem_copy_or_null(describe_notice(w->g, "maturity"));
	if (w->band < 0)
		return;
	out->band = mem_copy_text(level_codes[w->band]);
	out->expires = date_add_months(w->band_agreed, (int)m->expires_after_months);
	for (size_t i = 0; i < m->bands_count; i++)
		if (!strcmp(m->bands[i].code, level_codes[w->band])) {
			out->follows = mem_copy_text(m->bands[i].follows);
			out->effect = mem_copy_text(m->bands[i].effect);
		}
}

#include "manifest_check.h"

#include "famctx/intake/target.h"

void check_error(const struct manifest_checking *c, struct place at, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	problems_vadd(c->problems, PROBLEM_ERROR, c->m->path, at, format, args);
	va_end(args);
}

void check_warning(const struct manifest_checking *c, struct place at, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	problems_vadd(c->problems, PROBLEM_WARNING, c->m->path, at, format, args);
	va_end(args);
}

void check_date_formats(const struct manifest_checking *c, struct place at, char **formats, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (formats[i] && !date_format_known(formats[i]))
			check_error(c, at, _("there is no date format '%s'; known are those such as DD/MM/YYYY, "
					     "YYYY-MM-DD and D Month YYYY"), formats[i]);
}

void check_format(const struct manifest_checking *c, const struct manifest_format *format)
{
	const char *d = format->delimiter;
	bool one = d && d[0] && !d[1] && (unsigned char)d[0] < 0x80 && !strchr("\"\r\n ", d[0]);
	if (d && !one && strcmp(d, "tab"))
		check_error(c, format->at, _("'delimiter' must be one character such as , ; | or the word tab; found '%s'"), d);
	check_date_formats(c, format->at, format->dates, format->dates_count);
}

/* ---- dates that stand elsewhere */

static const struct manifest_file *file_named(const struct manifest *m, const char *name)
{
	for (size_t i = 0; i < m->files_count; i++)
		if (!name || (m->files[i].file && !strcmp(m->files[i].file, name)))
			return &m->files[i];
	return NULL;
}

static bool reads_or_ignores(const struct manifest_file *f, const char *column)
{
	bool found = manifest_column_of(f, column);
	for (size_t i = 0; i < f->ignore_count; i++)
		found = found || !strcmp(f->ignore[i], column);
	return found;
}

static const struct manifest_catalogue *catalogue_named(const struct manifest *m, const char *name)
{
	for (size_t i = 0; i < m->catalogues_count; i++)
		if (m->catalogues[i].name && !strcmp(m->catalogues[i].name, name))
			return &m->catalogues[i];
	return NULL;
}

static void check_column_origin(const struct manifest_checking *c, const char *key, const struct manifest_origin *o)
{
	const struct manifest_file *f = file_named(c->m, o->file);
	if (!f)
		check_error(c, o->at, _("'%s' names the file '%s', which is not one of 'files'"), key, o->file ? o->file : "");
	else if (!reads_or_ignores(f, o->column))
		check_error(c, o->at, _("'%s' names the column '%s', which stands neither under 'columns' nor under "
					"'ignore' of %s"), key, o->column, f->file ? f->file : _("the file"));
}

static void check_origin(const struct manifest_checking *c, const char *key, const struct manifest_origin *o)
{
	if (!o->at.line)
		return;
	bool date = date_known(o->date);
	if (date && (o->column || o->catalogue))
		check_error(c, o->at, _("'%s' has both a date and a place to look for one; keep one of them"), key);
	else if (!date && !o->column)
		check_error(c, o->at, _("'%s' needs a date, or the column to take it from"), key);
	else if (o->catalogue && o->file)
		check_error(c, o->at, _("'%s' names both a catalogue and a file; keep one of them"), key);
	else if (o->catalogue && !catalogue_named(c->m, o->catalogue))
		check_error(c, o->at, _("'%s' names the catalogue '%s', which is not declared under 'catalogues'"), key,
			    o->catalogue);
	else if (!date && !o->catalogue && c->m->files_count)
		check_column_origin(c, key, o);
}

static void check_scope(const struct manifest_checking *c)
{
	const struct manifest_scope *s = &c->m->scope;
	check_origin(c, "from", &s->from);
	check_origin(c, "to", &s->to);
	if (date_known(s->from.date) && date_known(s->to.date) && date_compare(s->from.date, s->to.date) > 0)
		check_error(c, s->from.at, _("the period begins after its end"));
	if (s->ages.from != INTEGER_NONE && s->ages.to != INTEGER_NONE && s->ages.from > s->ages.to)
		check_error(c, s->at, _("'ages' begins after its end"));
	if (!c->m->is_register && c->m->service && !s->from.at.line && !s->period_note)
		check_warning(c, s->at.line ? s->at : c->m->at,
			      _("'scope' says neither 'from' when the records reach back nor a 'period_note'; readers "
				"cannot tell what an absence means"));
}

/* ---- the source */

static void check_source_key(const struct manifest_checking *c)
{
	const char *key = c->m->source;
	if (key && key[strspn(key, "abcdefghijklmnopqrstuvwxyz0123456789_")])
		check_error(c, c->m->at, _("'source' may hold lower case letters, digits and _ only; found '%s'"), key);
}

static bool only_holds(const struct manifest *m, int holds)
{
	bool only = m->files_count;
	for (size_t i = 0; i < m->files_count; i++)
		only = only && m->files[i].holds == holds;
	return only;
}

static bool maps_register_id(const struct manifest *m)
{
	bool maps = false;
	for (size_t i = 0; i < m->files_count; i++)
		maps = maps || manifest_maps(&m->files[i], TARGET_REGISTER_ID);
	return maps;
}

static void check_register(const struct manifest_checking *c)
{
	const struct manifest *m = c->m;
	if (m->is_register && m->refers_to)
		check_error(c, m->at, _("a register refers to no other: 'refers_to' cannot stand beside 'register: yes'"));
	if (m->is_register && m->files_count && !maps_register_id(m))
		check_error(c, m->at, _("a register needs a column that goes to register_id"));
	if (!m->is_register && !m->refers_to && maps_register_id(m))
		check_error(c, m->at, _("a column goes to register_id, but 'refers_to' does not say which register "
					"the ids are of"));
	if (!m->is_register && m->refers_to && m->files_count && !maps_register_id(m))
		check_warning(c, m->at, _("'refers_to' is given, but no column goes to register_id"));
	if (!m->is_register && m->id_label)
		check_warning(c, m->at, _("'id_label' is read in a register only"));
	if (!m->is_register && !m->service && !m->not_shared && !only_holds(m, HOLDS_RELATIONSHIPS))
		check_error(c, m->at, _("'service' is missing; say which service this speaks for, or 'register: yes'"));
}

static void check_files(const struct manifest_checking *c)
{
	const struct manifest *m = c->m;
	if (!m->files_count && !m->not_shared)
		check_error(c, m->at, _("'files' is missing; a source that gives nothing says 'not_shared: yes'"));
	if (m->files_count && m->not_shared)
		check_error(c, m->at, _("a source that is not shared has no 'files'"));
	for (size_t i = 0; i < m->files_count; i++) {
		const struct manifest_file *f = &m->files[i];
		for (size_t j = 0; j < i; j++)
			if (f->file && m->files[j].file && !strcmp(f->file, m->files[j].file) &&
			    f->holds == m->files[j].holds)
				check_error(c, f->at, _("the file '%s' stands here twice"), f->file);
		check_file_entry(c, f);
	}
}

void check_manifest(const struct manifest_checking *c)
{
	check_source_key(c);
	check_register(c);
	check_origin(c, "copied", &c->m->copied);
	check_scope(c);
	check_format(c, &c->m->format);
	for (size_t i = 0; i < c->m->catalogues_count; i++)
		check_format(c, &c->m->catalogues[i].format);
	check_files(c);
}

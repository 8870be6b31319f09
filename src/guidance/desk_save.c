#include "desk_save.h"

#include "famctx/base/mem.h"
#include "famctx/text/utf8.h"
#include "texts.h"

bool desk_open(const struct desk *d, const char *project, struct workspace *w, struct err *e)
{
	return wording_remember(d->own, d->g, e) &&
	       workspace_open(d->own, d->g, project, d->author.today, w, e);
}

static bool has_controls(const char *text)
{
	for (; *text; text++)
		if (((unsigned char)*text < ' ' && !strchr("\n\r\t", *text)) || *text == 0x7f)
			return true;
	return false;
}

bool check_text(const char *what, const char *text, size_t most, struct err *e)
{
	size_t len = text ? strlen(text) : 0, count = utf8_count(text ? text : "", len);
	if (!text)
		return true;
	if (!utf8_valid(text, len))
		return err_set(e, ERR_INPUT, _("%s is not written in UTF-8"), what);
	if (has_controls(text))
		return err_set(e, ERR_INPUT, _("%s holds control characters: take them out"), what);
	if (count > most)
		return err_set(e, ERR_INPUT, _("%s may have %zu characters, and this has %zu"), what, most,
		               count);
	return true;
}

static int64_t seen_version(const struct saving *s, const char *field)
{
	for (size_t i = 0; i < s->seen_count; i++)
		if (!strcmp(s->seen[i].field, field))
			return s->seen[i].version == INTEGER_NONE ? 0 : s->seen[i].version;
	return VERSION_ANY;
}

static void add_conflict(const struct saving *s, const char *field, const char *value, int64_t kept)
{
	const struct saved_field *theirs = fields_find(&s->w->fields, s->subject, field);
	struct save_conflict *c = LIST_ADD(s->out->conflicts, s->out->conflicts_count);
	c->field = mem_copy_text(field);
	c->yours = mem_copy_text(value);
	c->kept = kept;
	c->version = theirs ? theirs->version : 0;
	c->value = mem_copy_or_null(theirs ? theirs->value : NULL);
	c->who = mem_copy_or_null(theirs ? theirs->who : NULL);
	c->at = mem_copy_or_null(theirs ? theirs->at : NULL);
}

bool saving_field(const struct saving *s, const char *field, const char *value, struct err *e)
{
	enum save_result result;
	int64_t kept;
	const struct field_change change = { s->subject, field, value, seen_version(s, field), s->note };
	if (!value)
		return true;
	if (!project_save(s->d->own, s->w->project.id, &s->d->author, &change, &result, &kept, e))
		return false;
	if (result == SAVE_BESIDE)
		add_conflict(s, field, value, kept);
	else if (result == SAVE_SAME)
		texts_add(&s->out->same, &s->out->same_count, field);
	else
		texts_add(&s->out->saved, &s->out->saved_count, field);
	return true;
}

bool saving_done(const struct saving *s, struct err *e)
{
	struct fields now;
	size_t count;
	if (!project_fields(s->d->own, s->w->project.id, &now, e))
		return false;
	const struct saved_field *f = fields_of(&now, s->subject, &count);
	for (size_t i = 0; i < count; i++) {
		struct field_version *v = LIST_ADD(s->out->versions, s->out->versions_count);
		v->field = mem_copy_text(f[i].field);
		v->version = f[i].version;
	}
	fields_release(&now);
	return true;
}

#include "famctx/challenge/subject.h"

#include "famctx/api/vocabulary.h"
#include "famctx/base/mem.h"
#include "famctx/store/person_id.h"

const char *const subject_kind_codes[] = { "person", "link", "join", "tool", NULL };

/* The part up to the next colon, the caller's; *rest is behind it, NULL at the end. */
static char *take_part(const char **rest)
{
	const char *from = *rest, *colon = from ? strchr(from, ':') : NULL;
	if (!from)
		return NULL;
	*rest = colon ? colon + 1 : NULL;
	return mem_copy_bytes(from, colon ? (size_t)(colon - from) : strlen(from));
}

static bool take_person(const char **rest, int64_t *number)
{
	char *id = take_part(rest);
	bool ok = id && person_id_read(id, number);
	mem_free(id);
	return ok;
}

static bool is_given(const char *text)
{
	return text && *text;
}

static bool read_person(const char *rest, struct subject *s)
{
	if (!take_person(&rest, &s->person))
		return false;
	if (!rest)
		return true;
	s->service = take_part(&rest);
	s->field = mem_copy_or_null(rest);
	return is_given(s->service) && (!s->field || *s->field);
}

static bool read_link(const char *rest, struct subject *s)
{
	return take_person(&rest, &s->person) && take_person(&rest, &s->other) && !rest && s->person != s->other;
}

static bool read_join(const char *rest, struct subject *s)
{
	s->source = take_part(&rest);
	s->record = mem_copy_or_null(rest);
	return is_given(s->source) && is_given(s->record);
}

static bool read_kind(const char *kind, const char *rest, struct subject *s)
{
	int which = code_find(subject_kind_codes, kind);
	if (which < 0)
		return false;
	s->kind = (enum subject_kind)which;
	switch (s->kind) {
	case SUBJECT_PERSON:
		return read_person(rest, s);
	case SUBJECT_LINK:
		return read_link(rest, s);
	case SUBJECT_JOIN:
		return read_join(rest, s);
	case SUBJECT_TOOL:
		return !rest;
	case SUBJECT_KIND_COUNT:
		break;
	}
	return false;
}

bool subject_read(const char *text, struct subject *out, struct err *e)
{
	const char *rest = text;
	*out = (struct subject){ .kind = SUBJECT_TOOL };
	char *kind = take_part(&rest);
	bool ok = read_kind(kind, rest, out);
	mem_free(kind);
	if (ok)
		return true;
	return err_set(e, ERR_USAGE, _("%s does not say what it is about: use person:ID, person:ID:SERVICE, "
				       "person:ID:SERVICE:FIELD, link:ID:ID, join:SOURCE:RECORD or tool"),
		       text);
}

void subject_write(const struct subject *s, struct buf *out)
{
	char id[PERSON_ID_SIZE];
	buf_add_text(out, subject_kind_codes[s->kind]);
	/* Whose a record is may change; the subject is the record. */
	if (s->person && s->kind != SUBJECT_JOIN) {
		person_id_write(s->person, id);
		buf_printf(out, ":%s", id);
	}
	if (s->other) {
		person_id_write(s->other, id);
		buf_printf(out, ":%s", id);
	}
	const char *const parts[] = { s->service, s->field, s->source, s->record };
	for (size_t i = 0; i < ARRAY_LEN(parts); i++)
		if (parts[i])
			buf_printf(out, ":%s", parts[i]);
}

void subject_release(struct subject *s)
{
	mem_free(s->service);
	mem_free(s->field);
	mem_free(s->source);
	mem_free(s->record);
	*s = (struct subject){ .kind = SUBJECT_TOOL };
}

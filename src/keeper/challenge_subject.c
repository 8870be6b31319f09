#include "challenge_subject.h"

#include <strings.h>

#include "challenge_held.h"
#include "famctx/base/mem.h"
#include "famctx/family/record.h"
#include "famctx/family/show.h"
#include "famctx/store/person_id.h"
#include "look.h"

/* ---- looking */

static bool show_person(struct asking *a, int64_t number, const char *details, struct show_answer *shown, struct err *e)
{
	char id[PERSON_ID_SIZE];
	struct show_request request;
	shape_init(&show_request_shape, &request);
	person_id_write(number, id);
	request.person = mem_copy_text(id);
	request.details = mem_copy_text(details);
	bool ok = family_show(asking_family(a), &request, shown, e);
	shape_release(&show_request_shape, &request);
	return ok;
}

bool subject_open(struct asking *a, struct subject *s, struct show_answer *shown, struct err *e)
{
	char person[PERSON_ID_SIZE];
	shape_init(&show_answer_shape, shown);
	if (s->kind == SUBJECT_TOOL)
		return true;
	if (s->kind == SUBJECT_JOIN) {
		if (!family_person_of_record(asking_family(a), s->source, s->record, person, e))
			return false;
		if (!person_id_read(person, &s->person))
			BUG("a person has an id that nobody can read");
	}
	return show_person(a, s->person, s->service ? "all" : "none", shown, e);
}

static struct service_view *find_service(const char *name, struct show_answer *shown)
{
	for (size_t i = 0; i < shown->services_count; i++)
		if (!strcasecmp(shown->services[i].service, name))
			return &shown->services[i];
	return NULL;
}

static struct family_member *find_member(int64_t number, struct show_answer *shown)
{
	for (size_t i = 0; i < shown->family_count; i++) {
		int64_t member;
		if (person_id_read(shown->family[i].person, &member) && member == number)
			return &shown->family[i];
	}
	return NULL;
}

static struct shown_join *find_join(const struct subject *s, struct show_answer *shown)
{
	for (size_t i = 0; i < shown->join_count; i++)
		if (!strcmp(shown->join[i].source, s->source) && shown->join[i].record &&
		    !strcmp(shown->join[i].record, s->record))
			return &shown->join[i];
	return NULL;
}

static struct shown_detail *find_detail(const char *field, struct shown_involvement *v)
{
	for (size_t i = 0; i < v->details_count; i++)
		if (v->details[i].field && !strcasecmp(v->details[i].field, field))
			return &v->details[i];
	return NULL;
}

/* Fields of an involvement that are no details, by the names that manifests map columns to. */
enum involvement_field { FIELD_STATUS, FIELD_FROM, FIELD_TO, FIELD_LAST_CONTACT, FIELD_UPDATED, FIELD_CONTACT_NAME,
			 FIELD_CONTACT_ROLE, FIELD_CONTACT_ORGANISATION, FIELD_CONTACT_PHONE, FIELD_CONTACT_EMAIL };
static const char *const involvement_fields[] = { "status", "from", "to", "last_contact", "updated", "contact_name",
						  "contact_role", "contact_organisation", "contact_phone",
						  "contact_email", NULL };

static int involvement_field(const char *field)
{
	for (int i = 0; involvement_fields[i]; i++)
		if (!strcasecmp(involvement_fields[i], field))
			return i;
	return -1;
}

static void find_field(const struct subject *s, struct subject_place *out)
{
	struct service_view *v = out->service;
	for (size_t i = 0; i < v->involvements_count && !out->detail; i++) {
		out->detail = find_detail(s->field, &v->involvements[i]);
		if (out->detail)
			out->involvement = &v->involvements[i];
	}
	if (!out->detail && v->involvements_count && involvement_field(s->field) >= 0)
		out->involvement = &v->involvements[0];
}

void subject_find(const struct subject *s, struct show_answer *shown, struct subject_place *out)
{
	int64_t person;
	*out = (struct subject_place){ NULL, NULL, NULL, NULL, NULL };
	switch (s->kind) {
	case SUBJECT_PERSON:
		out->service = s->service ? find_service(s->service, shown) : NULL;
		if (out->service && s->field)
			find_field(s, out);
		break;
	case SUBJECT_LINK:
		/* Seen from the other end, the link is to the first one. */
		if (person_id_read(shown->person.person, &person))
			out->member = find_member(person == s->other ? s->person : s->other, shown);
		break;
	case SUBJECT_JOIN:
		out->join = find_join(s, shown);
		break;
	case SUBJECT_TOOL:
	case SUBJECT_KIND_COUNT:
		break;
	}
}

/* ---- the value */

static void add_part(struct buf *out, const char *text)
{
	if (text && *text)
		buf_printf(out, "%s%s", out->len ? ", " : "", text);
}

static void add_name(const struct person_header *p, struct buf *out)
{
	struct buf name = BUF_INIT;
	add_part(&name, p->family_name);
	add_part(&name, p->first_name);
	buf_add_text(out, name.data);
	buf_release(&name);
}

static void person_value(const struct person_header *p, struct buf *out)
{
	struct buf value = BUF_INIT, born = BUF_INIT;
	date_long(p->born, &born);
	add_name(p, &value);
	add_part(&value, born.data);
	if (p->addresses_count)
		add_part(&value, p->addresses[0].address);
	buf_add_text(out, value.data);
	buf_release(&value);
	buf_release(&born);
}

static void detail_value(const struct house *house, const struct shown_detail *d, struct buf *out)
{
	struct buf value = BUF_INIT;
	add_part(&value, d->value);
	for (size_t i = 0; i < d->parts_count; i++)
		add_part(&value, d->parts[i].value);
	buf_add_text(out, value.len ? value.data : words_detail(&house->words, d->state)->words);
	buf_release(&value);
}

static void involvement_value(const struct house *house, const struct shown_involvement *v, int field, struct buf *out)
{
	const char *const contact[] = { v->contact.name, v->contact.role, v->contact.organisation, v->contact.phone,
					v->contact.email };
	const struct date dates[] = { v->from, v->to, v->last_contact, v->updated };
	size_t start = out->len;
	if (field == FIELD_STATUS)
		buf_add_text(out, words_state(&house->words, v->state)->words);
	else if (field <= FIELD_UPDATED)
		date_long(dates[field - FIELD_FROM], out);
	else if (contact[field - FIELD_CONTACT_NAME])
		buf_add_text(out, contact[field - FIELD_CONTACT_NAME]);
	if (out->len == start)
		buf_add_text(out, words_detail(&house->words, DETAIL_NOT_SUPPLIED)->words);
}

void subject_value(const struct house *house, const struct subject *s, const struct show_answer *shown,
		   const struct subject_place *at, struct buf *out)
{
	if (at->detail)
		detail_value(house, at->detail, out);
	else if (at->involvement)
		involvement_value(house, at->involvement, involvement_field(s->field), out);
	else if (at->service && !s->field)
		buf_add_text(out, words_state(&house->words, at->service->state)->words);
	else if (at->member)
		buf_add_text(out, at->member->relation ? at->member->relation
						       : words_phrase(&house->words, "relation_not_given"));
	else if (at->join)
		buf_add_text(out, at->join->basis);
	else if (s->kind == SUBJECT_PERSON && !s->service)
		person_value(&shown->person, out);
}

/* ---- the snapshot */

static void fill_scope(const struct house *house, const struct shown_scope *scope, char **out)
{
	struct buf from = BUF_INIT, to = BUF_INIT, areas = BUF_INIT, text = BUF_INIT;
	date_long(scope->from, &from);
	date_long(scope->to, &to);
	for (size_t i = 0; i < scope->areas_count; i++)
		add_part(&areas, scope->areas[i]);
	const struct fill fills[] = {
		{ "from", from.len ? from.data : NULL },
		{ "to", to.len ? to.data : NULL },
		{ "note", scope->period_note },
		{ "areas", areas.len ? areas.data : NULL },
	};
	words_say(&house->words, "period", fills, ARRAY_LEN(fills), &text);
	*out = text.len ? mem_copy_text(text.data) : NULL;
	buf_release(&from);
	buf_release(&to);
	buf_release(&areas);
	buf_release(&text);
}

static void fill_source(const struct show_answer *shown, const char *source, struct challenge_snapshot *out)
{
	out->source = mem_copy_or_null(source);
	for (size_t i = 0; source && i < shown->scope_count; i++)
		if (!strcmp(shown->scope[i].source, source)) {
			out->title = mem_copy_or_null(shown->scope[i].title);
			out->copied = shown->scope[i].copied;
		}
}

static void fill_service(const struct house *house, const struct show_answer *shown, const struct subject_place *at,
			 struct challenge_snapshot *out)
{
	const struct service_view *v = at->service;
	const struct shown_involvement *i = at->involvement ? at->involvement : v->involvements;
	bool held = at->involvement || v->involvements_count;
	fill_source(shown, held ? i->source : v->source, out);
	out->service = mem_copy_text(v->service);
	out->record = held ? mem_copy_or_null(i->record) : NULL;
	out->last_contact = held ? i->last_contact : v->last_contact;
	out->updated = held ? i->updated : v->updated;
	out->sentence = mem_copy_or_null(v->sentence);
	fill_scope(house, &v->scope, &out->scope);
}

static void fill_place(const struct house *house, const struct show_answer *shown, const struct subject_place *at,
		       struct challenge_snapshot *out)
{
	if (at->service)
		fill_service(house, shown, at, out);
	if (at->member) {
		fill_source(shown, at->member->source, out);
		out->updated = at->member->date;
	}
	if (at->join) {
		fill_source(shown, at->join->source, out);
		out->record = mem_copy_or_null(at->join->record);
	}
	if (!out->source && shown->join_count == 1) {
		fill_source(shown, shown->join[0].source, out);
		out->record = mem_copy_or_null(shown->join[0].record);
	}
}

struct words_keys {
	const char *about, *what;
};
#define KEYS(key) ((struct words_keys){ "challenge_about_" key, "challenge_what_" key })

static struct words_keys words_keys_of(const struct subject *s, const struct subject_place *at)
{
	switch (s->kind) {
	case SUBJECT_PERSON:
		return s->field ? KEYS("field") : s->service ? KEYS("service") : KEYS("person");
	case SUBJECT_LINK:
		return at->member ? KEYS("link") : KEYS("no_link");
	case SUBJECT_JOIN:
		return KEYS("join");
	case SUBJECT_TOOL:
	case SUBJECT_KIND_COUNT:
		break;
	}
	return KEYS("tool");
}

/* What it is about in words: with names for those who may know them, without for everybody else. */
static void fill_words(const struct house *house, const struct subject *s, const struct show_answer *shown,
		       const struct subject_place *at, const char *other, struct challenge_snapshot *out)
{
	const struct words_keys keys = words_keys_of(s, at);
	struct buf name = BUF_INIT, about = BUF_INIT, what = BUF_INIT;
	const char *label = at->detail && at->detail->label ? at->detail->label : s->field;
	add_name(&shown->person, &name);
	const struct fill fills[] = {
		{ "name", name.data },
		{ "other", other },
		{ "relation", at->member ? out->value : NULL },
		{ "service", at->service ? at->service->service : NULL },
		{ "field", label },
		{ "value", out->value },
		{ "source", out->title ? out->title : out->source },
		{ "record", out->record },
	};
	words_say(&house->words, keys.about, fills, ARRAY_LEN(fills), &about);
	words_say(&house->words, keys.what, fills, ARRAY_LEN(fills), &what);
	out->about = buf_detach(&about);
	out->what = buf_detach(&what);
	buf_release(&name);
}

static bool no_service(const struct subject *s, const struct show_answer *shown, struct err *e)
{
	struct buf there = BUF_INIT;
	for (size_t i = 0; i < shown->services_count; i++)
		add_part(&there, shown->services[i].service);
	err_set(e, ERR_NOTHING, _("%s is not shown for this person. There are: %s"), s->service, there.data);
	buf_release(&there);
	return false;
}

static bool no_field(const struct subject *s, const struct service_view *v, struct err *e)
{
	struct buf there = BUF_INIT;
	for (size_t i = 0; i < v->involvements_count; i++)
		for (size_t d = 0; d < v->involvements[i].details_count; d++)
			add_part(&there, v->involvements[i].details[d].field);
	if (v->involvements_count)
		for (int i = 0; involvement_fields[i]; i++)
			add_part(&there, involvement_fields[i]);
	if (there.len)
		err_set(e, ERR_NOTHING, _("%s does not show %s for this person. There are: %s"), v->service, s->field,
			there.data);
	else
		err_set(e, ERR_NOTHING, _("%s holds nothing about this person now. Challenge the service instead: leave out %s"),
			v->service, s->field);
	buf_release(&there);
	return false;
}

static bool check_place(const struct subject *s, const struct show_answer *shown, const struct subject_place *at,
			struct err *e)
{
	if (s->kind == SUBJECT_PERSON && s->service && !at->service)
		return no_service(s, shown, e);
	if (s->kind == SUBJECT_PERSON && s->field && !at->involvement)
		return no_field(s, at->service, e);
	/* It is there, and not shown: then whose it is would be told. */
	if (s->kind == SUBJECT_JOIN && !at->join)
		return family_no_record(s->source, s->record, e);
	return true;
}

/* Two people without a recorded link: the link may be what is missing, so only both have to be there. */
static bool open_other(struct asking *a, const struct subject *s, const struct subject_place *at, char **name,
		       struct err *e)
{
	struct show_answer other;
	struct buf text = BUF_INIT;
	*name = at->member ? mem_copy_or_null(at->member->name) : NULL;
	if (s->kind != SUBJECT_LINK || at->member)
		return true;
	bool ok = show_person(a, s->other, "none", &other, e);
	if (ok) {
		add_name(&other.person, &text);
		*name = mem_copy_text(text.data);
	}
	buf_release(&text);
	shape_release(&show_answer_shape, &other);
	return ok;
}

static void write_id(int64_t number, char **out)
{
	char id[PERSON_ID_SIZE];
	if (!number)
		return;
	person_id_write(number, id);
	*out = mem_copy_text(id);
}

static void fill(const struct house *house, const struct subject *s, const struct show_answer *shown,
		 const struct subject_place *at, const char *other, struct challenge_snapshot *out)
{
	struct buf on = BUF_INIT, value = BUF_INIT;
	subject_write(s, &on);
	subject_value(house, s, shown, at, &value);
	out->on = buf_detach(&on);
	out->value = value.len ? mem_copy_text(value.data) : NULL;
	write_id(s->person, &out->person);
	write_id(s->other, &out->other);
	out->field = mem_copy_or_null(s->field);
	fill_place(house, shown, at, out);
	fill_words(house, s, shown, at, other, out);
	buf_release(&value);
}

static void rename_to(char **text, const char *now)
{
	char *copy = mem_copy_text(now);
	mem_free(*text);
	*text = copy;
}

/* As the answer spells it, so that what is said about one value is said with the same words. */
static void settle(struct subject *s, const struct show_answer *shown, const struct subject_place *at)
{
	if (s->kind == SUBJECT_TOOL)
		return;
	if (!person_id_read(shown->person.person, &s->person))
		BUG("a person has an id that nobody can read");
	if (at->service)
		rename_to(&s->service, at->service->service);
	if (at->detail)
		rename_to(&s->field, at->detail->field);
	else if (at->involvement)
		rename_to(&s->field, involvement_fields[involvement_field(s->field)]);
}

/* Whoever challenges something is told it again, so it has to be something that they see. */
static bool check_sender(const struct asking *a, const struct subject *s, struct err *e)
{
	if (!challenge_role_sees(a, s))
		return err_set(e, ERR_REFUSED, _("this is about records that your role does not see: challenge the tool instead"));
	if (s->kind != SUBJECT_TOOL && a->connection->who.purpose.basis < 0)
		return err_set(e, ERR_USAGE, _("a purpose is missing: say why the family is looked at"));
	return true;
}

bool subject_snapshot(struct asking *a, struct subject *s, const char *seen, struct challenge_snapshot *out, struct err *e)
{
	struct show_answer shown;
	struct subject_place at;
	char *other = NULL;
	shape_init(&challenge_snapshot_shape, out);
	shape_init(&show_answer_shape, &shown);
	bool ok = check_sender(a, s, e) && subject_open(a, s, &shown, e) &&
		  (s->kind == SUBJECT_TOOL || look_stands(a, &shown, e));
	if (ok) {
		subject_find(s, &shown, &at);
		ok = check_place(s, &shown, &at, e) && open_other(a, s, &at, &other, e);
	}
	if (ok) {
		settle(s, &shown, &at);
		if (s->kind != SUBJECT_TOOL && shown.held.what == HELD_NOTHING)
			look_opened(a, &shown);
		fill(&a->keeper->house, s, &shown, &at, other, out);
		out->seen = mem_copy_or_null(seen);
		out->at = asking_family(a)->today;
	}
	mem_free(other);
	shape_release(&show_answer_shape, &shown);
	return ok;
}

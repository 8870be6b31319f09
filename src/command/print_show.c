#include "print.h"
#include "print_dispute.h"

/* What the source is called; its key when the scope does not list it. */
static const char *title_of(const struct show_answer *a, const char *source)
{
	for (size_t i = 0; source && i < a->scope_count; i++)
		if (a->scope[i].title && !strcmp(a->scope[i].source, source))
			return a->scope[i].title;
	return source;
}

static void line_if(const struct run *run, struct buf *out, const char *key, const char *value)
{
	if (value && *value)
		LINE(run, out, key, { "value", value });
}

static void line_date(const struct run *run, struct buf *out, const char *key, struct date d, struct date today)
{
	struct buf text = BUF_INIT;
	print_date_ago(run, d, today, &text);
	line_if(run, out, key, text.data);
	buf_release(&text);
}

static void print_names(const struct run *run, const struct show_answer *a, struct buf *out)
{
	const struct person_header *p = &a->person;
	for (size_t i = 0; i < p->names_count; i++) {
		struct buf name = BUF_INIT;
		print_name(p->names[i].family_name, p->names[i].first_name, run, &name);
		LINE(run, out, "show_name_from", { "name", name.data }, { "source", title_of(a, p->names[i].source) },
		     { "kind", words_phrase(&run->words, p->names[i].kind) });
		buf_release(&name);
	}
}

static void print_addresses(const struct run *run, const struct show_answer *answer, struct buf *out)
{
	const struct person_header *p = &answer->person;
	if (p->address_protected)
		LINE(run, out, "show_address_protected", { "none", NULL });
	else if (!p->addresses_count)
		LINE(run, out, "show_no_address", { "none", NULL });
	for (size_t i = 0; i < p->addresses_count; i++) {
		const struct shown_address *a = &p->addresses[i];
		struct buf date = BUF_INIT;
		print_date(a->date, &date);
		LINE(run, out, "show_address", { "address", a->address },
		     { "source", title_of(answer, a->source) },
		     { "date", date.len ? date.data : NULL }, { "kind", words_phrase(&run->words, a->kind) });
		buf_release(&date);
	}
}

static void print_warnings(const struct run *run, const struct show_answer *a, struct buf *out)
{
	const struct person_header *p = &a->person;
	for (size_t i = 0; i < p->warnings_count; i++) {
		struct buf date = BUF_INIT;
		print_date(p->warnings[i].review, &date);
		LINE(run, out, p->warnings[i].overdue ? "show_warning_overdue" : "show_warning",
		     { "text", p->warnings[i].text }, { "review", date.len ? date.data : NULL },
		     { "source", title_of(a, p->warnings[i].source) });
		buf_release(&date);
	}
}

static void print_disputed_person(const struct run *run, const struct show_answer *a, struct buf *out)
{
	struct buf challenged = BUF_INIT;
	print_challenged(run, a, a->person.challenged, a->person.challenged_count, &challenged);
	line_if(run, out, "show_challenged", challenged.data);
	print_corrections(run, a->person.corrections, a->person.corrections_count, "  ", out);
	buf_release(&challenged);
}

static void print_glass(const struct run *run, const struct broken_glass *glass, struct buf *out)
{
	char minutes[NUMBER_SIZE];
	number_text(glass->minutes, minutes);
	if (glass->reference)
		LINE(run, out, "show_glass", { "reference", glass->reference }, { "minutes", minutes });
}

static void print_header(const struct run *run, const struct show_answer *a, struct buf *out)
{
	const struct person_header *p = &a->person;
	struct buf name = BUF_INIT, born = BUF_INIT;
	char age[NUMBER_SIZE];
	number_text(p->age, age);
	print_name(p->family_name, p->first_name, run, &name);
	print_date(p->born, &born);
	print_glass(run, &a->glass, out);
	LINE(run, out, "show_person", { "name", name.data });
	LINE(run, out, born.len ? "show_born" : "show_born_not_known", { "born", born.data },
	     { "age", p->age == INTEGER_NONE ? NULL : age }, { "sex", p->sex });
	line_date(run, out, "show_died", p->died, (struct date)DATE_NONE);
	LINE(run, out, "show_id", { "id", p->person }, { "case", p->case_id });
	print_disputed_person(run, a, out);
	print_warnings(run, a, out);
	print_names(run, a, out);
	print_addresses(run, a, out);
	for (size_t i = 0; i < p->identifiers_count; i++)
		LINE(run, out, "show_identifier", { "kind", words_field(&run->words, p->identifiers[i].kind) },
		     { "value", p->identifiers[i].value }, { "source", title_of(a, p->identifiers[i].source) });
	buf_release(&name);
	buf_release(&born);
}

static void print_detail(const struct run *run, const struct show_answer *a, const struct shown_detail *d,
			 struct buf *out)
{
	struct buf challenged = BUF_INIT;
	const char *value = d->state == DETAIL_GIVEN ? d->value : words_detail(&run->words, d->state)->words;
	print_challenged(run, a, d->challenges, d->challenges_count, &challenged);
	LINE(run, out, d->challenged ? "show_detail_challenged" : "show_detail", { "label", d->label },
	     { "value", value }, { "meaning", d->meaning }, { "challenged", challenged.data });
	print_corrections(run, d->corrections, d->corrections_count, "      ", out);
	buf_release(&challenged);
}

static void print_involvement(const struct run *run, const struct show_answer *a, const struct shown_involvement *v,
			      struct buf *out)
{
	struct buf from = BUF_INIT, to = BUF_INIT, contact = BUF_INIT;
	char more[NUMBER_SIZE];
	print_date(v->from, &from);
	print_date(v->to, &to);
	print_contact(&v->contact, &contact);
	LINE(run, out, "show_involvement", { "state", words_state(&run->words, v->state)->words },
	     { "from", from.len ? from.data : NULL }, { "to", to.len ? to.data : NULL });
	line_if(run, out, "show_involvement_contact", contact.data);
	line_date(run, out, "show_involvement_last_contact", v->last_contact, a->at);
	line_date(run, out, "show_involvement_updated", v->updated, a->at);
	for (size_t i = 0; i < v->details_count; i++)
		print_detail(run, a, &v->details[i], out);
	if (v->more > 0) {
		LINE(run, out, "show_more", { "count", number_text(v->more, more) });
	}
	buf_release(&from);
	buf_release(&to);
	buf_release(&contact);
}

static void print_recency(const struct run *run, const struct service_view *s, struct date today, struct buf *out)
{
	struct buf copied = BUF_INIT, period = BUF_INIT;
	print_date_ago(run, s->copied, today, &copied);
	struct date to = date_known(s->scope.to) ? s->scope.to : s->copied;
	print_period(run, s->scope.from, to, s->scope.period_note, s->scope.areas, s->scope.areas_count, &period);
	line_date(run, out, "show_last_contact", s->last_contact, today);
	line_date(run, out, "show_updated", s->updated, today);
	LINE(run, out, copied.len ? "show_copied" : "show_copied_not_known", { "copied", copied.data },
	     { "freshness", words_freshness(&run->words, s->freshness)->words });
	LINE(run, out, "show_period", { "period", period.data });
	line_if(run, out, "show_covers", s->scope.covers);
	line_if(run, out, "show_not_covered", s->scope.not_covered);
	line_if(run, out, "show_ages_because", s->scope.ages_because);
	buf_release(&copied);
	buf_release(&period);
}

static void print_service(const struct run *run, const struct show_answer *a, const struct service_view *s,
			  struct buf *out)
{
	struct buf contact = BUF_INIT, challenged = BUF_INIT;
	LINE(run, out, s->late ? "show_service_late" : "show_service", { "service", s->service },
	     { "state", words_state(&run->words, s->state)->words }, { "sentence", s->sentence });
	print_contact(&s->contact, &contact);
	LINE(run, out, !contact.len ? "show_no_contact" : s->contact_is_owner ? "show_owner" : "show_contact",
	     { "contact", contact.data });
	print_challenged(run, a, s->challenged, s->challenged_count, &challenged);
	line_if(run, out, "show_challenged", challenged.data);
	print_corrections(run, s->corrections, s->corrections_count, "  ", out);
	print_recency(run, s, a->at, out);
	for (size_t i = 0; i < s->involvements_count; i++)
		print_involvement(run, a, &s->involvements[i], out);
	if (s->details_withheld)
		LINE(run, out, "show_details_withheld", { "service", s->service });
	for (size_t i = 0; s->sources_count > 1 && i < s->sources_count; i++)
		LINE(run, out, "show_source", { "source", s->sources[i].title }, { "sentence", s->sources[i].sentence });
	buf_release(&contact);
	buf_release(&challenged);
}

static void print_member(const struct run *run, const struct show_answer *a, const struct family_member *m,
			 struct buf *out)
{
	struct buf date = BUF_INIT, services = BUF_INIT, challenged = BUF_INIT;
	char age[NUMBER_SIZE];
	number_text(m->age, age);
	print_date(m->date, &date);
	for (size_t i = 0; i < m->services_count; i++)
		buf_printf(&services, "%s%s %s", i ? ", " : "", m->services[i].service,
			   words_state(&run->words, m->services[i].state)->words);
	print_challenged(run, a, m->challenged, m->challenged_count, &challenged);
	LINE(run, out, m->challenged_count ? "show_member_challenged" : "show_member", { "name", m->name },
	     { "id", m->person }, { "relation", m->relation ? m->relation : words_phrase(&run->words, "relation_not_given") },
	     { "age", m->age == INTEGER_NONE ? NULL : age }, { "source", title_of(a, m->source) },
	     { "date", date.len ? date.data : NULL }, { "challenged", challenged.data });
	print_corrections(run, m->corrections, m->corrections_count, "    ", out);
	if (services.len)
		LINE(run, out, "show_member_services", { "services", services.data });
	if (m->held)
		LINE(run, out, "show_member_held", { "words", words_phrase(&run->words, m->held == HELD_OWN_RECORD
			     ? "held_row_own_record" : "held_row_guarded") });
	buf_release(&date);
	buf_release(&services);
	buf_release(&challenged);
}

static void print_people(const struct run *run, const struct show_answer *a, struct buf *out)
{
	char count[NUMBER_SIZE];
	number_text((int64_t)a->family_count, count);
	LINE(run, out, a->family_count ? "show_family" : "show_no_family", { "count", count });
	for (size_t i = 0; i < a->family_count; i++)
		print_member(run, a, &a->family[i], out);
	for (size_t i = 0; i < a->missing_count; i++)
		LINE(run, out, "show_missing", { "who", words_phrase(&run->words, a->missing[i]) });
	for (size_t i = 0; i < a->household_count; i++)
		LINE(run, out, "show_household", { "name", a->household[i].name }, { "id", a->household[i].person },
		     { "address", a->household[i].address }, { "source", title_of(a, a->household[i].source) });
	if (a->household_more > 0) {
		LINE(run, out, "show_household_more", { "count", number_text(a->household_more, count) });
	}
	for (size_t i = 0; i < a->possible_count; i++)
		LINE(run, out, "show_possible", { "name", a->possible[i].name }, { "id", a->possible[i].person },
		     { "source", title_of(a, a->possible[i].source) }, { "sentence", a->possible[i].sentence });
}

static void print_join(const struct run *run, const struct show_answer *a, const struct shown_join *j, struct buf *out)
{
	struct buf challenged = BUF_INIT;
	LINE(run, out, j->checked_by ? "show_join_checked" : "show_join", { "source", title_of(a, j->source) },
	     { "record", j->record }, { "basis", j->basis }, { "who", j->checked_by });
	print_challenged(run, a, j->challenged, j->challenged_count, &challenged);
	line_if(run, out, "show_join_challenged", challenged.data);
	buf_release(&challenged);
}

void print_show(const struct run *run, const struct show_answer *a, struct buf *out)
{
	char count[NUMBER_SIZE];
	print_header(run, a, out);
	if (a->role_note)
		LINE(run, out, "role_note", { "note", a->role_note });
	number_text((int64_t)a->services_count, count);
	LINE(run, out, a->services_count ? "show_services" : "show_no_services", { "count", count });
	for (size_t i = 0; i < a->services_count; i++)
		print_service(run, a, &a->services[i], out);
	print_people(run, a, out);
	for (size_t i = 0; i < a->join_count; i++)
		print_join(run, a, &a->join[i], out);
	print_open_challenges(run, a, out);
	LINE(run, out, "show_no_record_means", { "none", NULL });
}

#include <string.h>

#include "copy.h"
#include "facts.h"
#include "famctx/base/mem.h"
#include "records.h"
#include "say.h"

struct service {
	char *person;
	char *service;
	struct show_answer answer;
	const struct service_view *view; /* in answer */
	struct facts facts;
	unsigned moves; /* of the session, when it was asked */
};

static const char *text_of(const struct screen *s, enum text t)
{
	return screens_text(s->app->screens, t);
}

static void add_row(struct screen *s, const char *field, const char *value)
{
	facts_row(&((struct service *)s->state)->facts, field, words_field(s->app->words, field), value);
}

static void add_date(struct screen *s, const char *field, struct date d)
{
	struct pool p = POOL_INIT;
	struct buf text = BUF_INIT;
	SAY(s->app, TEXT_service_date, &text, { "date", pool_date(&p, d) },
	    { "ago", pool_ago(&p, s->app, d) });
	add_row(s, field, date_known(d) ? text.data : words_phrase(s->app->words, "date_not_given"));
	buf_release(&text);
	pool_release(&p);
}

static void add_contact(struct screen *s, const struct contact *contact, const char *label,
                        const char *nobody)
{
	struct buf text = BUF_INIT;
	records_contact_lines(s->app, contact, &text);
	facts_row(&((struct service *)s->state)->facts, "contact", label, text.len ? text.data : nobody);
	buf_release(&text);
}

/* ---- involvements -------------------------------------------------------------------------- */

static void add_parts(const struct shown_detail *d, struct buf *out)
{
	for (size_t i = 0; i < d->parts_count; i++) {
		buf_add_text(out, i ? "; " : "");
		if (d->parts[i].label)
			buf_printf(out, "%s: ", d->parts[i].label);
		say_value(d->parts[i].value ? d->parts[i].value : "", out);
	}
}

/* A value that is not there says in which way it is not. */
static void say_detail(const struct screen *s, const struct shown_detail *d, struct buf *out)
{
	const struct word *w = words_detail(s->app->words, d->state);
	struct buf value = BUF_INIT;
	struct pool p = POOL_INIT;
	add_parts(d, &value);
	if (d->value && !value.len)
		say_value(d->value, &value);
	words_fill(w->sentence ? w->sentence : w->word,
	           FILLS({ "value", pool_take(&p, &value) }, { "meaning", d->meaning }), out);
	if (d->challenged)
		buf_printf(out, " (%s)", words_phrase(s->app->words, "challenged"));
	pool_release(&p);
}

static void add_detail(struct screen *s, const struct shown_detail *d, bool first_of_field)
{
	struct service *f = s->state;
	const char *id = d->field ? d->field : "detail";
	struct buf text = BUF_INIT;
	struct pool p = POOL_INIT;
	say_detail(s, d, &text);
	facts_row(&f->facts, id, d->label ? d->label : id, text.data);
	buf_clear(&text);
	records_challenged(s->app, &f->answer, d->challenges, d->challenges_count, &text);
	facts_under(&f->facts, id, ROLE_WARNING, text.data);
	buf_clear(&text);
	if (d->meaning && first_of_field && d->state != DETAIL_NONE_IN_PERIOD)
		SAY(s->app, TEXT_service_meaning, &text, { "meaning", d->meaning });
	facts_under(&f->facts, id, ROLE_QUIET, text.data);
	records_add_corrections(s->app, &f->facts, id, d->corrections, d->corrections_count);
	buf_release(&text);
	pool_release(&p);
}

static bool same_field(const struct shown_detail *a, const struct shown_detail *b)
{
	return a->field && b->field && !strcmp(a->field, b->field);
}

static void add_details(struct screen *s, const struct shown_involvement *v)
{
	struct service *f = s->state;
	struct buf more = BUF_INIT;
	struct pool p = POOL_INIT;
	for (size_t i = 0; i < v->details_count; i++)
		add_detail(s, &v->details[i], i == 0 || !same_field(&v->details[i], &v->details[i - 1]));
	if (v->more > 0)
		words_say(s->app->words, "more_held", FILLS({ "n", pool_number(&p, v->more) }), &more);
	facts_note(&f->facts, "more", ROLE_WARNING, more.data);
	buf_release(&more);
	pool_release(&p);
}

static void add_involvement(struct screen *s, const struct shown_involvement *v)
{
	struct service *f = s->state;
	struct buf heading = BUF_INIT;
	struct pool p = POOL_INIT;
	SAY(s->app, TEXT_service_involvement, &heading,
	    { "state", words_state(s->app->words, v->state)->word }, { "from", pool_date(&p, v->from) },
	    { "to", pool_date(&p, v->to) });
	facts_heading(&f->facts, heading.data);
	if (f->view->involvements_count > 1)
		add_contact(s, &v->contact, words_field(s->app->words, "contact"),
		            text_of(s, TEXT_family_no_contact));
	add_date(s, "last_contact", v->last_contact);
	add_date(s, "updated", v->updated);
	if (v->source || v->record) {
		buf_clear(&heading);
		SAY(s->app, TEXT_service_record, &heading, { "source", say_source(s->app, v->source) },
		    { "record", v->record });
		add_row(s, "record", heading.data);
	}
	if (f->view->details_withheld)
		facts_note(&f->facts, "withheld", ROLE_NOTHING, text_of(s, TEXT_service_withheld));
	add_details(s, v);
	buf_release(&heading);
	pool_release(&p);
}

/* ---- where it comes from ---------------------------------------------------------------------- */

static void add_ages(struct screen *s, const struct shown_scope *scope)
{
	struct buf text = BUF_INIT;
	records_age_rule(s->app, scope, &text);
	add_row(s, "ages", text.data);
	buf_release(&text);
}

static void add_copied(struct screen *s, const struct source_view *v)
{
	struct buf text = BUF_INIT;
	records_copied(s->app, v->copied, v->freshness, v->refresh_days, &text);
	add_row(s, "copied", text.data);
	if (v->failed)
		facts_note(&((struct service *)s->state)->facts, "failed", ROLE_LATE,
		           words_phrase(s->app->words, "load_failed"));
	buf_release(&text);
}

static void add_source(struct screen *s, const struct source_view *v, bool alone)
{
	struct service *f = s->state;
	struct buf text = BUF_INIT;
	SAY(s->app, TEXT_service_source, &text, { "title", v->title ? v->title : v->source });
	facts_heading(&f->facts, text.data);
	if (!alone)
		facts_note(&f->facts, v->source, ROLE_TEXT, v->sentence);
	add_copied(s, v);
	buf_clear(&text);
	records_period(s->app, &v->scope, v->copied, &text);
	add_row(s, "period", text.data);
	add_row(s, "covers", v->scope.covers);
	add_row(s, "not_covered", v->scope.not_covered);
	add_ages(s, &v->scope);
	add_contact(s, &v->owner, words_field(s->app->words, "owner"), text_of(s, TEXT_service_no_owner));
	buf_release(&text);
}

static enum role role_of(int state)
{
	if (state == STATE_POSSIBLE)
		return ROLE_POSSIBLE;
	if (state == STATE_LATE)
		return ROLE_LATE;
	return state < STATE_POSSIBLE ? ROLE_HELD : ROLE_NOTHING;
}

static void add_challenged(struct screen *s)
{
	struct service *f = s->state;
	struct buf text = BUF_INIT;
	records_challenged(s->app, &f->answer, f->view->challenged, f->view->challenged_count, &text);
	facts_note(&f->facts, "challenged", ROLE_WARNING, text.data);
	buf_release(&text);
}

/* What is held stays visible; that it may be old stands beside it. */
static void add_late(struct screen *s)
{
	struct service *f = s->state;
	struct buf text = BUF_INIT;
	struct pool p = POOL_INIT;
	if (f->view->late && f->view->state != STATE_LATE)
		words_fill(words_freshness(s->app->words, FRESH_LATE)->sentence,
		           FILLS({ "ago", pool_ago(&p, s->app, f->view->copied) }), &text);
	facts_note(&f->facts, "late", ROLE_LATE, text.data);
	buf_release(&text);
	pool_release(&p);
}

static void fill(struct screen *s)
{
	struct service *f = s->state;
	const struct service_view *v = f->view;
	facts_note(&f->facts, "state", role_of(v->state),
	           v->sentence ? v->sentence : words_state(s->app->words, v->state)->word);
	/* Whom to ring stands before everything that could push it off a small window. */
	add_contact(s, &v->contact,
	            v->contact_is_owner ? text_of(s, TEXT_service_contact_owner)
	                                : words_field(s->app->words, "contact"),
	            text_of(s, TEXT_family_no_contact));
	add_late(s);
	add_challenged(s);
	records_add_corrections(s->app, &f->facts, "state", v->corrections, v->corrections_count);
	for (size_t i = 0; i < v->involvements_count; i++)
		add_involvement(s, &v->involvements[i]);
	for (size_t i = 0; i < v->sources_count; i++)
		add_source(s, &v->sources[i], v->sources_count == 1);
}

static bool find_view(struct service *f, struct err *e)
{
	for (size_t i = 0; i < f->answer.services_count; i++)
		if (!strcmp(f->answer.services[i].service, f->service))
			f->view = &f->answer.services[i];
	return f->view ||
	       err_set(e, ERR_NOTHING, _("nothing was said about %s for this person; go back and press F5"),
	               f->service);
}

static void service_close(struct screen *s)
{
	struct service *f = s->state;
	mem_free(f->person);
	mem_free(f->service);
	shape_release(&show_answer_shape, &f->answer);
	facts_release(&f->facts);
}

static bool service_open(struct screen *s, const void *arg, struct err *e)
{
	struct service *f = s->state;
	const struct record_ref *ref = arg;
	f->person = mem_copy_text(ref->person);
	f->service = mem_copy_text(ref->service);
	facts_init(&f->facts, screens_text(s->app->screens, TEXT_family_below));
	f->moves = s->app->session->moves;
	if (!records_show(s, f->person, f->service, &f->answer, e) || !find_view(f, e)) {
		service_close(s);
		return false;
	}
	return true;
}

static void service_resume(struct screen *s)
{
	struct service *f = s->state;
	struct err e = ERR_INIT;
	if (!records_renew(s, f->person, f->service, &f->answer, &f->moves))
		return;
	f->view = NULL;
	if (find_view(f, &e)) {
		s->ops->layout(s, s->area);
		return;
	}
	/* It said something before; that it says nothing now is told, and the screen has nothing to show. */
	app_pop(s->app);
	app_error(s->app, &e);
}

/* The fields that a challenge can name: the details, and these of an involvement. */
static const char *field_of(const struct service *f, const char *id)
{
	static const char *const own[] = { "last_contact", "updated" };
	for (size_t i = 0; i < f->view->involvements_count; i++)
		for (size_t d = 0; d < f->view->involvements[i].details_count; d++) {
			const char *field = f->view->involvements[i].details[d].field;
			if (field && !strcmp(field, id))
				return field;
		}
	if (f->view->involvements_count == 0)
		return NULL;
	for (size_t i = 0; i < ARRAY_LEN(own); i++)
		if (!strcmp(own[i], id))
			return own[i];
	if (!strcmp(id, "contact") && !f->view->contact_is_owner && f->view->contact.name)
		return "contact_name";
	return NULL;
}

static bool service_focus(const struct screen *s, struct focus *out)
{
	const struct service *f = s->state;
	const struct fact *fact = facts_selected(&f->facts);
	struct buf seen = BUF_INIT;
	records_seen(fact, &seen);
	const char *field = fact ? field_of(f, fact->id) : NULL;
	records_focus_service(s->app, &f->answer.person, f->service, field, field && *fact->label ? fact->label : NULL,
	                      seen.data, out);
	buf_release(&seen);
	return true;
}

static void service_title(const struct screen *s, struct buf *out)
{
	const struct service *f = s->state;
	SAY(s->app, TEXT_service_title, out, { "service", f->service },
	    { "name", records_called(s->app, &f->answer.person) });
}

static int service_head_rows(const struct screen *s, int cols)
{
	(void)s;
	(void)cols;
	return 1;
}

static void service_head(const struct screen *s, struct canvas *c, struct rect area)
{
	struct buf who = BUF_INIT;
	records_who(s->app, &((const struct service *)s->state)->answer.person, &who);
	canvas_text(c, area.row, area.col + 1, area.cols - 1, ROLE_TITLE, who.data);
	buf_release(&who);
}

/* How a contact is written depends on the width. */
static void service_layout(struct screen *s, struct rect area)
{
	facts_clear(&((struct service *)s->state)->facts);
	fill(s);
	facts_layout(&((struct service *)s->state)->facts, area);
}

static void service_draw(const struct screen *s, struct canvas *c)
{
	facts_draw(&((const struct service *)s->state)->facts, c, true);
}

static void copy(struct screen *s)
{
	const struct service *f = s->state;
	const struct person_header *h = &f->answer.person;
	struct buf name = BUF_INIT;
	say_name(s->app, h->family_name, h->first_name, &name);
	copy_menu(s->app, h->person, name.data, h->born, h->case_id, f->view);
	buf_release(&name);
}

static enum handled service_act(struct screen *s, enum action a, int count)
{
	struct service *f = s->state;
	(void)count;
	if (a == ACTION_COPY)
		copy(s);
	else if (a == ACTION_WHY)
		records_go(s->app, &screen_evidence, f->person, NULL);
	else if (facts_act(&f->facts, a) == NOT_HANDLED)
		return records_act(s, a);
	return HANDLED;
}

static void service_offer(const struct screen *s, enum action a, struct offer *o)
{
	if (a == ACTION_COPY)
		o->now = !s->app->copy_forbidden;
	else if (a == ACTION_WHY || a == ACTION_MEANING)
		o->now = true;
}

static const char *service_help(const struct screen *s)
{
	return screens_help(s->app->screens, FILE_service);
}

const struct screen_ops screen_service = {
	.id = "service",
	.where = WHERE_FAMILY,
	.state_size = sizeof(struct service),
	.open = service_open,
	.close = service_close,
	.resume = service_resume,
	.focus = service_focus,
	.title = service_title,
	.head_rows = service_head_rows,
	.head = service_head,
	.layout = service_layout,
	.draw = service_draw,
	.act = service_act,
	.offer = service_offer,
	.help = service_help,
};

#include "holdings.h"

#include "famctx/base/mem.h"
#include "famctx/family/freshness.h"
#include "famctx/store/statement.h"

static struct held *held_of(const struct family *f, struct held *all, int64_t source)
{
	const struct family_source *s = family_source(f, source);
	return s ? &all[s - f->sources] : NULL;
}

static void note_state(struct held *held, const char *state)
{
	/* A record without an involvement says only that it is there. */
	int code = state ? code_find(state_codes, state) : STATE_HELD;

	held->open |= code == STATE_OPEN;
	held->closed |= code == STATE_CLOSED;
	held->held |= code == STATE_HELD;
}

bool possible_hidden(const struct family *f, int64_t person)
{
	return family_shield(f, person) & SHIELD_FROM_FACTS;
}

bool holdings_read(const struct family *f, int64_t person, struct held **out, struct err *e)
{
	static const char own_sql[] = "SELECT record.source, involvement.state FROM record"
				      " LEFT JOIN involvement ON involvement.record = record.id WHERE record.person = ?";
	/* Whatever else is held about the person who may be this one may be this one's too. */
	static const char possible_sql[] = "SELECT DISTINCT record.source, offered.person FROM possible"
					   " JOIN record AS offered ON offered.id = possible.record"
					   " JOIN record ON record.person = offered.person WHERE possible.person = ?";
	struct statement *st = db_prepare(f->people, own_sql);
	struct held *held;

	*out = mem_zero(f->sources_count + 1, sizeof(**out));
	statement_integer(st, 1, person);
	while (statement_row(st))
		if ((held = held_of(f, *out, column_integer(st, 0))))
			note_state(held, column_text(st, 1));
	if (!statement_done(st, e))
		return false;
	st = db_prepare(f->people, possible_sql);
	statement_integer(st, 1, person);
	while (statement_row(st))
		if (!possible_hidden(f, column_integer(st, 1)) && (held = held_of(f, *out, column_integer(st, 0))))
			held->possible = true;
	return statement_done(st, e);
}

enum state holdings_state(const struct family *f, const struct family_source *s, const struct held *held, int64_t age)
{
	struct age_rule rule = age_rule_of(&s->document, f->setup.policy);

	return source_state(&s->document, age_rule_check(&rule, age), held,
			    source_freshness(&s->document, s->failed, f->today));
}

bool holdings_shown(const struct family *f, const struct family_source *s, int64_t age)
{
	static const struct held nothing = { false, false, false, false };
	enum state state = holdings_state(f, s, &nothing, age);

	return s->document.is_register || (state != STATE_NOT_SHARED && state != STATE_OUTSIDE_AGE);
}

/* The first source says something; each further one only what comes before it. */
static void add_state(const struct family *f, size_t source, enum state state, struct service_state *out, size_t *count)
{
	const char *service = f->sources[source].document.service;

	if (*count && !strcmp(out[*count - 1].service, service)) {
		out[*count - 1].state = (int)state_first((enum state)out[*count - 1].state, state);
		return;
	}
	out[*count].service = mem_copy_text(service);
	out[(*count)++].state = (int)state;
}

bool holdings_services(const struct family *f, int64_t person, int64_t age, struct service_state **out,
		       size_t *count, struct err *e)
{
	struct held *held;
	bool ok = holdings_read(f, person, &held, e);

	*count = 0;
	*out = f->services_count ? mem_zero(f->services_count, sizeof(**out)) : NULL;
	for (size_t i = 0; ok && i < f->sources_count; i++) {
		const struct source_document *d = &f->sources[i].document;
		if (!d->is_register && d->service)
			add_state(f, i, holdings_state(f, &f->sources[i], &held[i], age), *out, count);
	}
	mem_free(held);
	return ok;
}

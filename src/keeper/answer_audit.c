#include "answer_audit.h"
#include "famctx/access/audit_list.h"
#include "famctx/base/mem.h"
#include "famctx/family/name.h"
#include "famctx/store/person_id.h"

const char *audit_team(const struct asking *a)
{
	const struct account *who = &a->connection->who.account;
	if (who->role != ACCOUNT_MANAGER)
		return NULL;
	/* Whoever leads no team is shown none. */
	return who->team ? who->team : "";
}

/* The trail goes by the real clock, in training too. */
static struct date real_today(void)
{
	const struct clock real = CLOCK_REAL;
	return date_today(&real);
}

void audit_span(const struct asking *a, struct date from, struct date to, struct audit_span *out)
{
	int32_t back = (int32_t)a->keeper->house.policy.audit.period_days - 1;
	out->team = audit_team(a);
	out->to = date_full(to) ? to : real_today();
	out->from = date_full(from) ? from : date_from_days(date_days(out->to) - back);
}

bool audit_name_person(struct asking *a, struct audit_person *p, struct err *e)
{
	int64_t number;
	if (!p->person || !person_id_read(p->person, &number))
		return true;
	if (!family_name(asking_family(a), number, &p->name, &p->born, e))
		return false;
	if (p->name)
		audit_add_subject(a->entry, p->person);
	return true;
}

bool audit_name_lines(struct asking *a, struct audit_line *lines, size_t count, struct err *e)
{
	bool ok = true;
	for (size_t i = 0; ok && i < count; i++)
		ok = audit_name_person(a, &lines[i].opened, e) && audit_name_person(a, &lines[i].asked, e);
	return ok;
}

static bool list(struct asking *a, const struct audit_list_request *r, const struct audit_query *q,
		 struct audit_list_answer *answer, struct err *e)
{
	int64_t limit = r->limit == INTEGER_NONE ? AUDIT_PAGE : r->limit;
	answer->at = real_today();
	answer->person.person = mem_copy_or_null(q->which->person);
	answer->team = mem_copy_or_null(q->team);
	if (!audit_list(a->keeper->store.own, q, r->before, limit, &answer->entries, &answer->entries_count, &answer->next,
			e))
		return false;
	/* Whoever the trail says nothing of is not named, or it would tell who has which number. */
	if (!answer->entries_count) {
		a->entry->outcome = AUDIT_NOTHING;
		return true;
	}
	return audit_name_person(a, &answer->person, e) && audit_name_lines(a, answer->entries, answer->entries_count, e);
}

static void add_day(const char *word, struct date day, struct buf *out)
{
	if (!date_known(day))
		return;
	buf_add_text(out, word);
	date_iso(day, out);
	buf_add_char(out, ' ');
}

/* What was asked of the trail, as one text; NULL: all of it. */
static char *filter_words(const struct audit_filter *f)
{
	struct buf out = BUF_INIT;
	if (f->account)
		buf_printf(&out, "account %s ", f->account);
	if (f->basis >= 0)
		buf_printf(&out, "purpose %s ", basis_codes[f->basis]);
	if (f->action >= 0)
		buf_printf(&out, "action %s ", audit_action_codes[f->action]);
	add_day("from ", f->from, &out);
	add_day("to ", f->to, &out);
	if (f->person)
		buf_printf(&out, "person %s ", f->person);
	if (!out.len)
		return NULL;
	buf_truncate(&out, out.len - 1);
	return buf_detach(&out);
}

bool answer_audit_list(struct asking *a, const void *params, void *out, struct err *e)
{
	const struct audit_list_request *r = params;
	const struct audit_query q = { .which = &r->which, .team = audit_team(a), .all = r->all };
	a->entry->note = filter_words(&r->which);
	return list(a, r, &q, out, e);
}

/* One's own looks, whatever the filter says. */
bool answer_audit_mine(struct asking *a, const void *params, void *out, struct err *e)
{
	const struct audit_list_request *r = params;
	struct audit_filter mine = r->which;
	const struct audit_query q = { .which = &mine, .all = r->all };
	mine.account = a->connection->who.account.login;
	a->entry->note = mem_copy_text("mine");
	return list(a, r, &q, out, e);
}

static bool name_counts(struct asking *a, struct audit_summary_answer *answer, int by, struct err *e)
{
	bool ok = true;
	for (size_t i = 0; ok && by == AUDIT_BY_PERSON && i < answer->rows_count; i++) {
		struct audit_person p = { .person = answer->rows[i].key };
		ok = audit_name_person(a, &p, e);
		answer->rows[i].name = p.name;
	}
	return ok;
}

bool answer_audit_summary(struct asking *a, const void *params, void *out, struct err *e)
{
	const struct audit_summary_request *r = params;
	struct audit_summary_answer *answer = out;
	struct audit_span span;
	audit_span(a, r->from, r->to, &span);
	answer->from = span.from;
	answer->to = span.to;
	answer->team = mem_copy_or_null(span.team);
	a->entry->note = mem_copy_text(audit_by_codes[r->by]);
	return audit_summarise(a->keeper->store.own, &span, (enum audit_by)r->by, answer, e) &&
	       name_counts(a, answer, r->by, e);
}

bool answer_audit_patterns(struct asking *a, const void *params, void *out, struct err *e)
{
	const struct audit_patterns_request *r = params;
	struct audit_patterns_answer *answer = out;
	struct audit_span span;
	audit_span(a, r->from, r->to, &span);
	answer->from = span.from;
	answer->to = span.to;
	answer->team = mem_copy_or_null(span.team);
	a->entry->note = mem_copy_text("patterns");
	bool ok = audit_find_patterns(a->keeper->store.own, &span, &a->keeper->house.policy.audit, answer, e);
	for (size_t i = 0; ok && i < answer->matches_count; i++)
		ok = audit_name_person(a, &answer->matches[i].person, e);
	return ok;
}

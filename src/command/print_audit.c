/* The trail as lines: one fact a line, a label before every value. */
#include "audit.h"
#include "print.h"

/* A word of data/words.yaml by kind and code: "audit_did_searched". */
static const char *word(const struct run *run, const char *kind, const char *code, struct buf *key)
{
	buf_clear(key);
	buf_printf(key, "audit_%s_%s", kind, code);
	return words_phrase(&run->words, key->data);
}

static void print_why(const struct run *run, const struct audit_line *l, struct buf *out)
{
	if (l->basis >= 0)
		buf_add_text(out, words_basis(&run->words, l->basis)->words);
	if (l->purpose_text)
		buf_printf(out, "%s%s", out->len ? ": " : "", l->purpose_text);
}

static void print_close(const struct run *run, const char *codes, struct buf *out)
{
	struct buf key = BUF_INIT;
	while (codes && *codes) {
		size_t len = strcspn(codes, " ");
		buf_clear(&key);
		buf_printf(&key, "audit_close_%.*s", (int)len, codes);
		buf_printf(out, "%s%s", out->len ? ", " : "", words_phrase(&run->words, key.data));
		codes += len + strspn(codes + len, " ");
	}
	buf_release(&key);
}

static const char *who(const struct run *run, const struct audit_line *l)
{
	if (l->name)
		return l->name;
	return l->account && *l->account ? l->account : words_phrase(&run->words, "audit_keeper");
}

/* What was said before it was opened, and why where it was not. */
static void print_said(const struct run *run, const struct audit_line *l, struct buf *out)
{
	struct buf key = BUF_INIT;
	bool held = l->action == AUDIT_HELD_BACK && l->note;
	if (l->consent != CONSENT_NOT_SAID)
		LINE(run, out, "audit_talk", { "talk", word(run, "talk", consent_codes[l->consent], &key) });
	if (l->reason || l->break_glass)
		LINE(run, out, "audit_reason", { "glass", l->break_glass }, { "reason", l->reason });
	if (l->note)
		LINE(run, out, "audit_note", { "note", held ? word(run, "held", l->note, &key) : l->note });
	buf_release(&key);
}

static void print_what(const struct run *run, const struct audit_line *l, struct buf *out)
{
	struct buf born = BUF_INIT, close_to = BUF_INIT;
	char shown[NUMBER_SIZE], letters[NUMBER_SIZE];
	const struct audit_person *whom = l->opened.person ? &l->opened : &l->asked;
	print_date(whom->born, &born);
	print_close(run, l->close_to, &close_to);
	if (whom->person)
		LINE(run, out, "audit_opened", { "person", whom->person }, { "name", whom->name },
		     { "born", born.len ? born.data : NULL });
	if (l->query)
		LINE(run, out, "audit_query", { "query", l->query },
		     { "letters", l->letters > 1 ? number_text(l->letters, letters) : NULL });
	if (l->shown > (whom->person ? 1 : 0))
		LINE(run, out, "audit_shown", { "count", number_text(l->shown, shown) });
	if (close_to.len)
		LINE(run, out, "audit_close", { "what", close_to.data });
	print_said(run, l, out);
	buf_release(&born);
	buf_release(&close_to);
}

void print_look(const struct run *run, const struct audit_line *l, const char *behind, struct buf *out)
{
	struct buf when = BUF_INIT, why = BUF_INIT, did = BUF_INIT, came = BUF_INIT;
	char seq[NUMBER_SIZE];
	print_when(l->at, &when);
	print_why(run, l, &why);
	LINE(run, out, "audit_look", { "seq", number_text(l->seq, seq) }, { "when", when.data }, { "who", who(run, l) },
	     { "team", l->team }, { "did", l->action >= 0 ? word(run, "did", audit_action_codes[l->action], &did) : NULL },
	     { "came", l->outcome > AUDIT_SHOWN ? word(run, "came", audit_outcome_codes[l->outcome], &came) : NULL },
	     { "behind", behind });
	print_what(run, l, out);
	if (why.len)
		LINE(run, out, "audit_why", { "why", why.data }, { "case", l->case_reference }, { "behalf", l->behalf });
	buf_release(&when);
	buf_release(&why);
	buf_release(&did);
	buf_release(&came);
}

void print_looks(const struct run *run, const struct audit_list_answer *a, struct buf *out)
{
	char next[NUMBER_SIZE];
	if (a->team)
		LINE(run, out, "audit_team", { "team", a->team });
	if (!a->entries_count)
		LINE(run, out, "audit_none", { "none", NULL });
	for (size_t i = 0; i < a->entries_count; i++)
		print_look(run, &a->entries[i], NULL, out);
	if (a->next != INTEGER_NONE)
		LINE(run, out, "audit_next", { "before", number_text(a->next, next) });
}

/* ---- the record that a family may ask for ------------------------------------------- */

static void print_record_line(const struct run *run, const struct audit_line *l, bool names, struct buf *out)
{
	struct buf when = BUF_INIT, why = BUF_INIT, did = BUF_INIT;
	print_when(l->at, &when);
	print_why(run, l, &why);
	LINE(run, out, "audit_record_line", { "when", when.data }, { "who", names ? who(run, l) : NULL },
	     { "role", l->role >= 0 ? words_role(&run->words, l->role)->words : NULL }, { "team", l->team },
	     { "saw", l->action >= 0 ? word(run, "saw", audit_action_codes[l->action], &did) : NULL },
	     { "glass", l->break_glass },
	     { "why", why.len ? why.data : NULL }, { "case", l->case_reference },
	     { "behalf", names ? l->behalf : NULL });
	buf_release(&when);
	buf_release(&why);
	buf_release(&did);
}

void print_record(const struct run *run, const struct audit_list_answer *a, bool names, bool heading, struct buf *out)
{
	struct buf born = BUF_INIT, today = BUF_INIT;
	print_date(a->person.born, &born);
	print_date(a->at, &today);
	if (heading)
		LINE(run, out, "audit_record", { "person", a->person.person }, { "name", a->person.name },
		     { "born", born.len ? born.data : NULL }, { "today", today.data });
	if (heading && a->team)
		LINE(run, out, "audit_team", { "team", a->team });
	if (heading && !a->entries_count)
		LINE(run, out, "audit_record_none", { "none", NULL });
	for (size_t i = 0; i < a->entries_count; i++)
		print_record_line(run, &a->entries[i], names, out);
	if (a->next == INTEGER_NONE)
		LINE(run, out, "audit_record_end", { "none", NULL });
	buf_release(&born);
	buf_release(&today);
}

/* ---- counted --------------------------------------------------------------------------- */

static void print_span(const struct run *run, const char *key, struct date first, struct date last, const char *team,
		       struct buf *out)
{
	struct buf from = BUF_INIT, to = BUF_INIT;
	print_date(first, &from);
	print_date(last, &to);
	LINE(run, out, key, { "from", from.data }, { "to", to.data }, { "team", team });
	buf_release(&from);
	buf_release(&to);
}

void print_counts(const struct run *run, const struct audit_summary_answer *a, int by, struct buf *out)
{
	static const char *const keys[AUDIT_BY_COUNT] = { "audit_count_worker", "audit_count_person", "audit_count_reason" };
	print_span(run, "audit_count", a->from, a->to, a->team, out);
	for (size_t i = 0; i < a->rows_count; i++) {
		const struct audit_count *c = &a->rows[i];
		char searches[NUMBER_SIZE], opened[NUMBER_SIZE], refused[NUMBER_SIZE], others[NUMBER_SIZE];
		int basis = by == AUDIT_BY_REASON ? code_find(basis_codes, c->key) : -1;
		const char *name = basis >= 0 ? words_basis(&run->words, basis)->words : c->name;
		LINE(run, out, keys[by], { "key", c->key }, { "name", name ? name : c->key },
		     { "searches", number_text(c->searches, searches) }, { "opened", number_text(c->opened, opened) },
		     { "refused", c->refused > 0 ? number_text(c->refused, refused) : NULL },
		     { "others", number_text(c->others, others) });
	}
	if (!a->rows_count)
		LINE(run, out, "audit_none", { "none", NULL });
}

static void print_rule(const struct run *run, const struct audit_patterns_answer *a, const struct audit_rule *rule,
		       struct buf *out)
{
	struct buf key = BUF_INIT, says = BUF_INIT;
	char n[NUMBER_SIZE], from[NUMBER_SIZE], to[NUMBER_SIZE], matches[NUMBER_SIZE];
	buf_printf(&key, "audit_rule_%s", audit_pattern_codes[rule->pattern]);
	words_say(&run->words, key.data,
		  (const struct fill[]){ { "n", number_text(rule->threshold, n) }, { "from", number_text(a->hours_from, from) },
					 { "to", number_text(a->hours_to, to) } }, 3, &says);
	LINE(run, out, "audit_rule", { "rule", says.data }, { "count", number_text(rule->matches, matches) });
	buf_release(&key);
	buf_release(&says);
}

static void print_match(const struct run *run, const struct audit_match *m, struct buf *out)
{
	struct buf day = BUF_INIT;
	char count[NUMBER_SIZE], seq[NUMBER_SIZE];
	print_date(m->day, &day);
	LINE(run, out, "audit_match", { "who", m->name ? m->name : m->account }, { "account", m->account },
	     { "person", m->person.person }, { "name", m->person.name }, { "day", day.len ? day.data : NULL },
	     { "count", number_text(m->count, count) }, { "seq", number_text(m->seq, seq) });
	buf_release(&day);
}

void print_matches(const struct run *run, const struct audit_patterns_answer *a, struct buf *out)
{
	print_span(run, "audit_patterns", a->from, a->to, a->team, out);
	for (size_t r = 0; r < a->rules_count; r++) {
		print_rule(run, a, &a->rules[r], out);
		for (size_t i = 0; i < a->matches_count; i++)
			if (a->matches[i].pattern == a->rules[r].pattern)
				print_match(run, &a->matches[i], out);
	}
}

static void print_due(const struct run *run, const struct audit_sampled *s, struct buf *out)
{
	struct buf due = BUF_INIT;
	print_date(s->due, &due);
	if (s->finding < 0 && due.len)
		LINE(run, out, s->overdue ? "audit_overdue" : "audit_due", { "due", due.data });
	buf_release(&due);
}

void print_drawn(const struct run *run, const struct audit_sample_answer *a, struct buf *out)
{
	char waiting[NUMBER_SIZE];
	LINE(run, out, a->looks_count ? "audit_sample" : "audit_sample_none", { "count", number_text(a->waiting, waiting) });
	for (size_t i = 0; i < a->looks_count; i++) {
		const struct audit_sampled *s = &a->looks[i];
		struct buf key = BUF_INIT, behind = BUF_INIT;
		if (s->finding >= 0)
			buf_printf(&behind, "%s, %s%s%s", word(run, "finding", audit_finding_codes[s->finding], &key),
				   s->reviewer, s->words ? ": " : "", s->words ? s->words : "");
		else
			buf_add_text(&behind, words_phrase(&run->words, s->mine ? "audit_waits_mine" : "audit_waits"));
		print_look(run, &s->look, behind.data, out);
		print_due(run, s, out);
		buf_release(&key);
		buf_release(&behind);
	}
}

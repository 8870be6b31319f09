#include "print_dispute.h"

#include "challenge.h"

static struct date raised_on(const struct show_answer *a, const char *reference)
{
	for (size_t i = 0; i < a->challenges_count; i++)
		if (!strcmp(a->challenges[i].reference, reference))
			return a->challenges[i].raised;
	return (struct date)DATE_NONE;
}

void print_challenged(const struct run *run, const struct show_answer *a, char *const *references, size_t count,
		      struct buf *out)
{
	for (size_t i = 0; i < count; i++) {
		struct buf date = BUF_INIT;
		date_day_month(raised_on(a, references[i]), &date);
		buf_printf(out, "%s%s", i ? ", " : "", references[i]);
		if (date.len) {
			const struct fill on = { "date", date.data };
			buf_add_text(out, ", ");
			words_say(&run->words, "challenged_on", &on, 1, out);
		}
		buf_release(&date);
	}
}

void print_corrections(const struct run *run, const struct shown_correction *corrections, size_t count, const char *indent,
		       struct buf *out)
{
	for (size_t i = 0; i < count; i++) {
		const struct shown_correction *c = &corrections[i];
		struct buf on = BUF_INIT, key = BUF_INIT;
		print_date(c->on, &on);
		LINE(run, out, c->source_changed ? "show_correction_changed" : "show_correction", { "on", on.data },
		     { "by", c->by }, { "words", c->words }, { "shown", c->shown }, { "reference", c->reference },
		     { "indent", indent },
		     { "outcome", challenge_word(run, "outcome", challenge_outcome_codes,
						 c->partly ? OUTCOME_PARTLY : OUTCOME_UPHELD, &key) });
		buf_release(&on);
		buf_release(&key);
	}
}

void print_open_challenges(const struct run *run, const struct show_answer *a, struct buf *out)
{
	for (size_t i = 0; i < a->challenges_count; i++) {
		const struct shown_challenge *c = &a->challenges[i];
		struct buf raised = BUF_INIT, due = BUF_INIT, type = BUF_INIT, state = BUF_INIT;
		print_date(c->raised, &raised);
		print_date(c->due, &due);
		LINE(run, out, "show_challenge", { "reference", c->reference }, { "on", c->about ? c->about : c->on },
		     { "type", challenge_word(run, "type", challenge_type_codes, code_find(challenge_type_codes, c->type), &type) },
		     { "state", challenge_word(run, "state", challenge_state_codes,
					       code_find(challenge_state_codes, c->state), &state) },
		     { "raised", raised.data }, { "due", due.data });
		buf_release(&raised);
		buf_release(&due);
		buf_release(&type);
		buf_release(&state);
	}
}

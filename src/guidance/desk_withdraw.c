#include "desk_save.h"

#include "famctx/base/mem.h"
#include "famctx/guidance/gates.h"

bool withdraw_gate(const struct desk *d, const struct workspace *w, const char *gate, const char *because,
                   struct buf *words, struct err *e)
{
	const struct sign_off *last = gate_last(w, gate);
	if (!gate_is_passed(w, gate))
		return true;
	if (!project_withdraw(d->own, last->id, &d->author, because, e))
		return false;
	buf_printf(words, _("%sThe sign-off of gate %s by %s is withdrawn."), words->len ? " " : "", gate,
	           last->name);
	return true;
}

static bool relies_on(const struct gate *gate, int64_t question)
{
	const struct gate_covers *c = &gate->covers;
	return c->workbook_from != INTEGER_NONE && question >= c->workbook_from && question <= c->workbook_to;
}

bool withdraw_relying(const struct desk *d, const struct workspace *w, int64_t question, const char *because,
                      struct buf *words, struct err *e)
{
	for (size_t i = 0; i < d->g->gates.gates_count; i++)
		if (relies_on(&d->g->gates.gates[i], question) &&
		    !withdraw_gate(d, w, d->g->gates.gates[i].code, because, words, e))
			return false;
	return true;
}

bool reopen_answer(const struct desk *d, const struct workspace *w, int64_t question, const char *reason,
                   struct saved_answer *out, struct err *e)
{
	char subject[SUBJECT_SIZE];
	struct buf words = BUF_INIT, because = BUF_INIT;
	subject_of_answer(question, subject);
	const struct saving s = { d, w, subject, NULL, 0, reason, out };
	buf_printf(&because, _("Question %lld was reopened: %s"), (long long)question, reason);
	bool ok = saving_field(&s, "status", "draft", e) && saving_field(&s, "reopened", reason, e) &&
	          withdraw_relying(d, w, question, because.data, &words, e);
	if (ok && words.len) {
		buf_printf(&because, " %s", words.data);
		mem_free(out->words);
		out->words = mem_copy_text(words.data);
	}
	buf_release(&words);
	buf_release(&because);
	return ok;
}

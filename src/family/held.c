#include "held.h"

#include "famctx/base/mem.h"

static const char *words_of(const struct family *f, int what)
{
	return words_phrase(f->setup.words, what == HELD_OWN_RECORD ? "held_own_record" : "held_guarded");
}

void held_fill(const struct family *f, int what, struct held_answer *out)
{
	const struct restriction_policy *policy = &f->setup.policy->restrictions;

	out->what = what;
	out->words = mem_copy_text(words_of(f, what));
	out->help_note = mem_copy_or_null(f->setup.policy->help_note);
	/* Nothing opens one's own record. */
	if (what != HELD_GUARDED)
		return;
	out->text_least = policy->text_least;
	out->minutes = policy->minutes;
	out->password = policy->password;
}

bool held_refuse(const struct family *f, int what, struct err *e)
{
	const char *help = f->setup.policy->help_note;

	return err_set(e, ERR_REFUSED, "%s%s%s", words_of(f, what), help ? " " : "", help ? help : "");
}

char *held_role_note(const struct family *f)
{
	return f->asker.sensitive_hidden ? mem_copy_text(words_phrase(f->setup.words, "role_note_sensitive")) : NULL;
}

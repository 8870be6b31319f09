#include "look.h"

#include <inttypes.h>

#include "asker.h"
#include "closeness.h"
#include "famctx/base/mem.h"
#include "famctx/family/show.h"
#include "famctx/store/person_id.h"
#include "famctx/text/utf8.h"

/* ---- whether it is asked --------------------------------------------------------------- */

static bool asks_outside(const struct asking *a)
{
	return a->keeper->house.policy.purpose.outside && a->connection->who.purpose.basis != BASIS_TRAINING;
}

static enum held_back asks_why(const struct asking *a, const char *id, unsigned close)
{
	const struct families *families = &a->connection->families;
	int64_t person;
	if (!person_id_read(id, &person) || break_glass_covers(&a->keeper->asker.glass, person))
		return HELD_NOTHING;
	if (close && !families_reason(families, person))
		return HELD_CLOSE;
	return asks_outside(a) && !families_cover(families, person) ? HELD_OUTSIDE : HELD_NOTHING;
}

bool look_reason_check(const struct asking *a, const char *reason, struct err *e)
{
	int64_t least = a->keeper->house.policy.restrictions.text_least;
	const char *from = reason + strspn(reason, " \t\n");
	size_t len = strlen(from);
	while (len && strchr(" \t\n", from[len - 1]))
		len--;
	if ((int64_t)utf8_count(from, len) >= least)
		return true;
	return err_set(e, ERR_USAGE, _("say why in %" PRId64 " characters or more, so that somebody else understands it"), least);
}

/* ---- what is said instead -------------------------------------------------------------- */

static char *close_words(const struct words *words, unsigned close)
{
	struct buf list = BUF_INIT, key = BUF_INIT, out = BUF_INIT;
	for (int i = 0; i < AUDIT_CLOSE_COUNT; i++) {
		if (!(close & (1u << i)))
			continue;
		buf_clear(&key);
		buf_printf(&key, "held_close_%s", audit_close_codes[i]);
		buf_printf(&list, "%s%s", list.len ? ", " : "", words_phrase(words, key.data));
	}
	const struct fill fill = { "what", list.data };
	words_say(words, "held_close", &fill, 1, &out);
	buf_release(&list);
	buf_release(&key);
	return buf_detach(&out);
}

static char *held_words(const struct asking *a, enum held_back what, unsigned close)
{
	const struct words *words = &a->keeper->house.words;
	return what == HELD_CLOSE ? close_words(words, close) : mem_copy_text(words_phrase(words, "held_outside"));
}

/* What the results have shown already. */
static void keep_name(struct show_answer *answer)
{
	const struct person_header kept = answer->person;
	struct date at = answer->at;
	answer->person.person = answer->person.family_name = answer->person.first_name = NULL;
	shape_release(&show_answer_shape, answer);
	shape_init(&show_answer_shape, answer);
	answer->at = at;
	answer->person.person = kept.person;
	answer->person.family_name = kept.family_name;
	answer->person.first_name = kept.first_name;
}

static void add_codes(struct held_answer *held, unsigned close)
{
	held->close = mem_zero(AUDIT_CLOSE_COUNT, sizeof(char *));
	for (int i = 0; i < AUDIT_CLOSE_COUNT; i++)
		if (close & (1u << i))
			held->close[held->close_count++] = mem_copy_text(audit_close_codes[i]);
}

static void hold_back(const struct asking *a, enum held_back what, unsigned close, struct show_answer *answer)
{
	keep_name(answer);
	answer->held.what = (int)what;
	answer->held.words = held_words(a, what, close);
	answer->held.text_least = a->keeper->house.policy.restrictions.text_least;
	if (what == HELD_CLOSE)
		add_codes(&answer->held, close);
}

/* The family room says what it is; what opens it depends on who asks, and where. */
static void complete_guarded(const struct asking *a, struct held_answer *held)
{
	if (held->what != HELD_GUARDED)
		return;
	held->password = held->password && asker_is_shared(a);
	if (asker_is_known(a))
		return;
	held->minutes = held->text_least = INTEGER_NONE;
	held->password = false;
	mem_free(held->words);
	held->words = mem_copy_text(words_phrase(&a->keeper->house.words, "held_guarded_unknown"));
}

static void record_held(struct asking *a, int what, const char *person)
{
	struct audit_entry *entry = a->entry;
	entry->action = AUDIT_HELD_BACK;
	mem_free(entry->note);
	entry->note = mem_copy_text(held_back_codes[what]);
	audit_add_subject(entry, person);
	if (what != HELD_OWN_RECORD)
		return;
	entry->outcome = AUDIT_REFUSED;
	audit_add_close(entry, AUDIT_OWN_RECORD);
}

/* ---- settling ---------------------------------------------------------------------------- */

void look_note_close(struct asking *a, unsigned close)
{
	for (int i = 0; i < AUDIT_CLOSE_COUNT; i++)
		if (close & (1u << i))
			audit_add_close(a->entry, (enum audit_close)i);
}

/* Each entry about a family holds what was said about it. */
static void repeat_reason(struct asking *a, const char *id)
{
	int64_t person;
	if (!a->entry->reason && person_id_read(id, &person))
		a->entry->reason = mem_copy_or_null(families_reason(&a->connection->families, person));
}

static bool settle_open(struct asking *a, const char *reason, struct show_answer *answer, struct err *e)
{
	unsigned close;
	if (!closeness_find(a, answer, &close, e))
		return false;
	look_note_close(a, close);
	enum held_back what = asks_why(a, answer->person.person, close);
	if (what == HELD_NOTHING) {
		repeat_reason(a, answer->person.person);
		return true;
	}
	if (!reason || !*reason) {
		hold_back(a, what, close, answer);
		return true;
	}
	a->entry->reason = mem_copy_text(reason);
	if (look_reason_check(a, reason, e))
		return true;
	record_held(a, (int)what, answer->person.person);
	return false;
}

bool look_settle(struct asking *a, const char *reason, struct show_answer *answer, struct err *e)
{
	if (answer->held.what == HELD_NOTHING && !settle_open(a, reason, answer, e))
		return false;
	complete_guarded(a, &answer->held);
	if (answer->held.what != HELD_NOTHING)
		record_held(a, answer->held.what, answer->person.person);
	return true;
}

void look_opened(struct asking *a, const struct show_answer *answer)
{
	families_open(&a->connection->families, answer, a->entry->reason);
}

bool look_read(struct asking *a, const char *person, struct show_answer *answer, struct err *e)
{
	char none[] = "none", *id = mem_copy_text(person);
	const struct show_request request = { .person = id, .details = none };
	bool ok = family_show(asking_family(a), &request, answer, e);
	mem_free(id);
	return ok;
}

static bool refuse(int what, const char *words, struct err *e)
{
	if (what == HELD_CLOSE || what == HELD_OUTSIDE)
		return err_set(e, ERR_REFUSED, _("Open this person first. %s"), words);
	return err_set(e, ERR_REFUSED, "%s", words);
}

bool look_allowed(struct asking *a, const char *person, struct err *e)
{
	struct show_answer answer;
	bool ok = look_read(a, person, &answer, e) && look_settle(a, NULL, &answer, e);
	if (ok && answer.held.what != HELD_NOTHING)
		ok = refuse(answer.held.what, answer.held.words, e);
	if (ok)
		look_opened(a, &answer);
	shape_release(&show_answer_shape, &answer);
	return ok;
}

bool look_stands(struct asking *a, const struct show_answer *shown, struct err *e)
{
	unsigned close;
	/* Where the family room holds it back, there is nothing in it. */
	if (shown->held.what != HELD_NOTHING)
		return true;
	if (!closeness_find(a, shown, &close, e))
		return false;
	enum held_back what = asks_why(a, shown->person.person, close);
	if (what == HELD_NOTHING)
		return true;
	char *words = held_words(a, what, close);
	refuse((int)what, words, e);
	mem_free(words);
	return false;
}

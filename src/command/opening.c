#include "opening.h"

#include "ask.h"
#include "famctx/base/mem.h"
#include "famctx/text/number.h"
#include "lines.h"

/* ---- break-glass --------------------------------------------------------------------- */

static bool prove(const struct run *run, struct err *e)
{
	struct buf password = BUF_INIT;
	if (!run->front->right_password)
		return err_set(e, ERR_REFUSED, _("this program cannot ask for your password, which opening it needs: ask your manager"));
	if (!run->terminal)
		return err_set(e, ERR_REFUSED, _("opening it needs your password, which is asked for on a terminal only"));
	bool asked = ask_secret(run, "ask_password", &password);
	bool right = asked && run->front->right_password(password.data);
	if (password.cap)
		explicit_bzero(password.data, password.cap);
	buf_release(&password);
	return right || err_set(e, ERR_REFUSED, _("that was another password, or your account has none; nothing was opened"));
}

bool opening_break_glass(struct run *run, const char *person, const struct held_answer *held, const char *why, struct err *e)
{
	struct break_glass_answer answer;
	struct buf text = BUF_INIT;
	if (held->password && !prove(run, e))
		return false;
	struct break_glass_request request = { mem_copy_text(person), mem_copy_text(why), held->password };
	bool ok = client_call(run->client, REQUEST_BREAK_GLASS, &break_glass_request_shape, &request,
			      &break_glass_answer_shape, &answer, e);
	if (ok && answer.words && !run->options.json) {
		LINE(run, &text, "held_opened", { "words", answer.words });
		ok = run_print(run, &text, e);
	}
	buf_release(&text);
	shape_release(&break_glass_answer_shape, &answer);
	shape_release(&break_glass_request_shape, &request);
	return ok;
}

/* Whom to ask for help. */
static const char *help_of(const struct run *run, const struct held_answer *held)
{
	return held->help_note ? held->help_note : client_hello(run->client)->help_note;
}

/* ---- refusing ---------------------------------------------------------------------------- */

/* How to go on; NULL where nothing leads on. */
static const char *way_on(const struct held_answer *held)
{
	if (held->what == HELD_GUARDED)
		return held->text_least == INTEGER_NONE ? NULL : "held_guarded";
	return held->what == HELD_OWN_RECORD ? NULL : "held_reason";
}

void opening_refuse(const struct run *run, const struct show_answer *answer, struct err *e)
{
	const struct held_answer *held = &answer->held;
	const char *way = way_on(held), *help = help_of(run, held);
	struct buf text = BUF_INIT;
	char least[NUMBER_SIZE], minutes[NUMBER_SIZE];
	number_text(held->text_least, least);
	number_text(held->minutes, minutes);
	const struct fill fills[] = {
		{ "person", answer->person.person }, { "least", least }, { "minutes", minutes }, { "help", help },
	};
	words_fill(lines_find(run->lines, way ? way : "held_help"), fills, ARRAY_LEN(fills), &text);
	err_set(e, ERR_REFUSED, "%s %s", held->words ? held->words : "", text.data);
	buf_release(&text);
}

/* ---- line by line --------------------------------------------------------------------------- */

static bool tell(struct run *run, const struct held_answer *held)
{
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;
	char minutes[NUMBER_SIZE];
	LINE(run, &text, "held_words", { "words", held->words });
	if (way_on(held) && held->what == HELD_GUARDED)
		LINE(run, &text, "held_guarded_told", { "minutes", number_text(held->minutes, minutes) });
	else if (!way_on(held))
		LINE(run, &text, "held_help", { "help", help_of(run, held) });
	bool ok = run_print(run, &text, &e);
	buf_release(&text);
	return ok;
}

/* Takes the place of the answer; a failure is told and leaves it. */
static bool show_again(struct run *run, const char *person, const char *reason, struct show_answer *answer)
{
	struct err e = ERR_INIT;
	struct show_request request;
	struct show_answer fresh;
	shape_init(&show_request_shape, &request);
	request.person = mem_copy_text(person);
	request.reason = mem_copy_or_null(reason);
	bool ok = client_call(run->client, REQUEST_SHOW, &show_request_shape, &request, &show_answer_shape, &fresh, &e);
	shape_release(&show_request_shape, &request);
	if (!ok) {
		(void)run_fail(run, &e);
		shape_release(&show_answer_shape, &fresh);
		return false;
	}
	shape_release(&show_answer_shape, answer);
	*answer = fresh;
	return true;
}

static bool go_on(struct run *run, const char *person, const char *why, struct show_answer *answer)
{
	struct err e = ERR_INIT;
	if (answer->held.what != HELD_GUARDED)
		return show_again(run, person, why, answer);
	if (opening_break_glass(run, person, &answer->held, why, &e))
		return show_again(run, person, NULL, answer);
	(void)run_fail(run, &e);
	return false;
}

bool opening_settle(struct run *run, const char *person, struct show_answer *answer)
{
	struct buf why = BUF_INIT;
	bool going = true;
	while (going && answer->held.what != HELD_NOTHING) {
		going = tell(run, &answer->held) && way_on(&answer->held) && ask_text(run, "held_ask", &why) && why.len;
		/* What was too short, or another password, is told; the question is asked again. */
		if (going)
			(void)go_on(run, person, why.data, answer);
	}
	buf_release(&why);
	return going;
}

#include "challenge_step.h"

#include <string.h>

#include "challenge.h"
#include "famctx/base/mem.h"
#include "say.h"

static bool has(char *const *texts, size_t count, const char *text)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(texts[i], text))
			return true;
	return false;
}

static void add(struct step_options *o, enum step_kind kind, int outcome)
{
	if (o->count < STEPS_MOST)
		o->items[o->count++] = (struct step_option) { kind, outcome };
}

void steps_of(const struct challenge_full *full, struct step_options *out)
{
	bool may_reply = has(full->may, full->may_count, "reply");
	bool asked = full->item.outcome == OUTCOME_NEED_MORE;
	memset(out, 0, sizeof(*out));
	for (int outcome = 0; outcome < OUTCOME_COUNT; outcome++)
		if (has(full->outcomes, full->outcomes_count, challenge_outcome_codes[outcome]))
			add(out, STEP_DECIDE, outcome);
	if (may_reply)
		add(out, asked ? STEP_ANSWER : STEP_TELL, -1);
	if (has(full->may, full->may_count, "disagree"))
		add(out, STEP_DISAGREE, -1);
	if (has(full->may, full->may_count, "reassign"))
		add(out, STEP_REASSIGN, -1);
	out->undo = has(full->may, full->may_count, "undo");
}

struct step_words {
	enum text full, brief;
};

static const struct step_words *words_of(const struct step_option *o)
{
	static const struct step_words decide[OUTCOME_COUNT] = {
		[OUTCOME_UPHELD] = { TEXT_queue_upheld, TEXT_queue_upheld_narrow },
		[OUTCOME_PARTLY] = { TEXT_queue_partly, TEXT_queue_partly_narrow },
		[OUTCOME_NOT_UPHELD] = { TEXT_queue_not_upheld, TEXT_queue_not_upheld_narrow },
		[OUTCOME_ASK_SERVICE] = { TEXT_queue_ask_service, TEXT_queue_ask_service_narrow },
		[OUTCOME_NEED_MORE] = { TEXT_queue_need_more, TEXT_queue_need_more_narrow },
		[OUTCOME_DUPLICATE] = { TEXT_queue_duplicate, TEXT_queue_duplicate_narrow },
	};
	static const struct step_words others[] = {
		[STEP_REASSIGN] = { TEXT_queue_reassign, TEXT_queue_reassign_narrow },
		[STEP_ANSWER] = { TEXT_queue_answer, TEXT_queue_answer_narrow },
		[STEP_TELL] = { TEXT_queue_tell, TEXT_queue_tell_narrow },
		[STEP_DISAGREE] = { TEXT_queue_disagree, TEXT_queue_disagree_narrow },
	};
	return o->kind == STEP_DECIDE ? &decide[o->outcome] : &others[o->kind];
}

const char *step_name(const struct app *app, const struct step_option *o)
{
	return screens_text(app->screens, words_of(o)->full);
}

int steps_draw(const struct app *app, const struct step_options *o, const char *before, struct canvas *c,
               struct rect area)
{
	int row = 0, col = before && *before ? canvas_width_of(before) + 1 : 0;
	if (c && col && area.rows > 0)
		canvas_text(c, area.row, area.col, area.cols, ROLE_LABEL, before);
	for (size_t i = 0; i < o->count; i++) {
		const struct step_words *w = words_of(&o->items[i]);
		const char *name = screens_text(app->screens, narrow(app) ? w->brief : w->full);
		int width = canvas_width_of(name) + 2;
		if (col > 0 && col + width > area.cols) {
			row++;
			col = 0;
		}
		if (c && row < area.rows)
			canvas_printf(c, area.row + row, area.col + col, area.cols - col, ROLE_BUTTON, "%zu %s", i + 1,
			              name);
		col += width + 2;
	}
	return o->count ? row + 1 : 0;
}

/* ---- doing it ------------------------------------------------------------------------------ */

static void say_moved(struct app *app, const struct challenge_step_answer *answer)
{
	struct buf text = BUF_INIT;
	struct pool p = POOL_INIT;
	const struct challenge_moved *m = answer->moved;
	if (answer->moved_count == 1)
		SAY(app, TEXT_queue_moved, &text, { "reference", m->reference },
		    { "state", say_challenge(app, "state", challenge_state_codes, m->state) },
		    { "reviewer", m->state == CHALLENGE_TO_REVIEW ? m->reviewer : NULL });
	else
		SAY(app, TEXT_queue_moved_many, &text, { "n", pool_number(&p, (int64_t)answer->moved_count) });
	app_say(app, "%s", text.data);
	buf_release(&text);
	pool_release(&p);
}

bool step_send(struct app *app, const struct challenge_step *step)
{
	struct challenge_step_answer answer;
	struct session *session = app->session;
	struct err e = ERR_INIT;
	shape_init(&challenge_step_answer_shape, &answer);
	bool ok = session->ask(session, REQUEST_CHALLENGE_STEP, &challenge_step_shape, step,
	                       &challenge_step_answer_shape, &answer, &e);
	if (ok) {
		session->moves++;
		say_moved(app, &answer);
	}
	/* What was decided stands, even where people are only split or joined with the next load. */
	if (ok && answer.rebuild && !session->ask(session, REQUEST_REBUILD, NULL, NULL, NULL, NULL, &e))
		app_say(app, "%s", screens_text(app->screens, TEXT_queue_not_rebuilt));
	if (!ok)
		app_error(app, &e);
	shape_release(&challenge_step_answer_shape, &answer);
	return ok;
}

/* Which one it is was noted when it was asked: `then` is only told which screen asked. */
static void undo_now(struct screen *asked)
{
	struct app *app = asked->app;
	char *reference = app->session->undoing;
	struct challenge_step step;
	if (!reference)
		return;
	shape_init(&challenge_step_shape, &step);
	step.references = &reference;
	step.references_count = 1;
	step.step = mem_copy_text("undo");
	if (step_send(app, &step) && asked->ops->resume)
		asked->ops->resume(asked);
	mem_free(step.step);
}

void step_ask_undo(struct screen *s, const char *reference)
{
	struct session *session = s->app->session;
	struct buf text = BUF_INIT;
	mem_free(session->undoing);
	session->undoing = mem_copy_text(reference);
	SAY(s->app, TEXT_queue_undo, &text, { "reference", reference });
	app_ask(s->app, &(struct question) { .title = screens_text(s->app->screens, TEXT_queue_undo_title),
	                                     .text = text.data,
	                                     .yes = screens_text(s->app->screens, TEXT_queue_undo_yes),
	                                     .no = screens_text(s->app->screens, TEXT_queue_undo_no),
	                                     .then = undo_now });
	buf_release(&text);
}

/* What the queue asks for: a page of it or all of it, what was said in one, what they tell together. */
#include "queue.h"

#include <string.h>

#include "challenge.h"
#include "famctx/base/mem.h"
#include "say.h"

#define ROWS_MOST 2000 /* that words are looked for in */

static bool ask_page(const struct screen *s, int64_t from, struct challenge_list_answer *out, struct err *e)
{
	const struct queue *q = s->state;
	struct session *session = s->app->session;
	struct challenge_list_request request;
	shape_init(&challenge_list_request_shape, &request);
	request.state = q->state;
	request.order = q->order;
	request.from = from;
	request.overdue = q->only == ONLY_OVERDUE;
	request.urgent = q->only == ONLY_URGENT;
	request.assigned = q->only == ONLY_MINE;
	request.source = q->source;
	bool ok = session->ask(session, REQUEST_CHALLENGE_LIST, &challenge_list_request_shape, &request,
	                       &challenge_list_answer_shape, out, e);
	if (!ok)
		shape_release(&challenge_list_answer_shape, out);
	return ok;
}

bool queue_ask_list(struct screen *s, struct err *e)
{
	struct queue *q = s->state;
	struct challenge_list_answer fresh;
	if (!ask_page(s, q->from, &fresh, e))
		return false;
	shape_release(&challenge_list_answer_shape, &q->answer);
	q->answer = fresh;
	q->moves = s->app->session->moves;
	return true;
}

/* The page goes behind what is there. */
static void take_over(struct challenge_list_answer *all, struct challenge_list_answer *page)
{
	size_t count = all->challenges_count + page->challenges_count;
	all->challenges = mem_resize(all->challenges, count + 1, sizeof(*all->challenges));
	memcpy(all->challenges + all->challenges_count, page->challenges, page->challenges_count * sizeof(*page->challenges));
	all->challenges_count = count;
	all->more = page->more;
	page->challenges_count = 0;
	shape_release(&challenge_list_answer_shape, page);
}

bool queue_ask_rest(struct screen *s, struct err *e)
{
	struct queue *q = s->state;
	bool from_the_first = q->from == INTEGER_NONE || q->from == 0;
	q->from = INTEGER_NONE;
	if (!from_the_first && !queue_ask_list(s, e))
		return false;
	while (q->answer.more > 0 && q->answer.challenges_count < ROWS_MOST) {
		struct challenge_list_answer page;
		if (!ask_page(s, (int64_t)q->answer.challenges_count, &page, e))
			return false;
		bool any = page.challenges_count > 0;
		take_over(&q->answer, &page);
		if (!any)
			break;
	}
	return true;
}

/* Those of this month: what they tell together stands at the foot. */
void queue_ask_patterns(struct screen *s)
{
	struct queue *q = s->state;
	struct session *session = s->app->session;
	struct date now = today(s->app);
	struct challenge_period period = { .from = { now.year, now.month, 1 } };
	struct err ignored = ERR_INIT;
	shape_release(&challenge_patterns_shape, &q->patterns);
	q->patterns_stand = session_may(session, REQUEST_CHALLENGE_PATTERNS) &&
	                    session->ask(session, REQUEST_CHALLENGE_PATTERNS, &challenge_period_shape, &period,
	                                 &challenge_patterns_shape, &q->patterns, &ignored);
}

/* What was said in the one under the cursor. */
void queue_ask_one(struct screen *s)
{
	struct queue *q = s->state;
	const struct challenge_item *item = queue_item(q, q->list.selected);
	struct err e = ERR_INIT;
	shape_release(&challenge_full_shape, &q->full);
	q->steps.count = 0;
	q->full_stands = item && challenge_ask_one(s->app->session, item->reference, &q->full, &e);
	if (q->full_stands)
		steps_of(&q->full, &q->steps);
	else if (item)
		app_error(s->app, &e);
}

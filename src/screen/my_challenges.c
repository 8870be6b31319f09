/* What somebody was typing, what they sent, and the answers they have not read. */
#include <string.h>

#include "challenge.h"
#include "challenge_step.h"
#include "facts.h"
#include "famctx/base/mem.h"
#include "say.h"

#define DRAFT_ID "draft/"

struct mine {
	struct challenge_list_answer answer;
	struct facts facts;
	unsigned moves;
};

static bool ask(struct screen *s, struct err *e)
{
	struct mine *m = s->state;
	struct session *session = s->app->session;
	struct challenge_list_request request;
	struct challenge_list_answer fresh;
	shape_init(&challenge_list_request_shape, &request);
	request.mine = true;
	request.order = ORDER_RAISED;
	if (!session_refresh_mine(session, e))
		return false;
	bool ok = session->ask(session, REQUEST_CHALLENGE_LIST, &challenge_list_request_shape, &request,
	                       &challenge_list_answer_shape, &fresh, e);
	if (ok) {
		shape_release(&challenge_list_answer_shape, &m->answer);
		m->answer = fresh;
		m->moves = session->moves;
	} else {
		shape_release(&challenge_list_answer_shape, &fresh);
	}
	return ok;
}

static void add_draft(struct screen *s, const struct draft *d)
{
	struct challenge_draft draft;
	struct buf id = BUF_INIT;
	if (draft_read(d, &draft)) {
		buf_printf(&id, DRAFT_ID "%s", d->key);
		facts_row(&((struct mine *)s->state)->facts, id.data, screens_text(s->app->screens, TEXT_challenges_draft),
		          draft.about ? draft.about : d->key);
	}
	buf_release(&id);
	shape_release(&challenge_draft_shape, &draft);
}

static void add_item(struct screen *s, const struct challenge_item *item)
{
	struct buf state = BUF_INIT, text = BUF_INIT;
	struct pool p = POOL_INIT;
	challenge_say_state(s->app, item, &state);
	SAY(s->app, TEXT_challenges_mine_one, &text,
	    { "unread", item->unread ? screens_text(s->app->screens, TEXT_challenges_unread) : NULL },
	    { "about", item->about }, { "type", say_challenge(s->app, "type", challenge_type_codes, item->type) },
	    { "state", state.data }, { "raised", pool_date_short(&p, item->raised) });
	struct fact *fact = facts_row(&((struct mine *)s->state)->facts, item->reference, item->reference, text.data);
	if (fact && item->unread)
		fact->role = ROLE_MATCH;
	buf_release(&state);
	buf_release(&text);
	pool_release(&p);
}

static void fill(struct screen *s)
{
	struct mine *m = s->state;
	const struct session *session = s->app->session;
	facts_clear(&m->facts);
	if (session_drafts(session))
		facts_heading(&m->facts, screens_text(s->app->screens, TEXT_challenges_drafts));
	for (size_t i = 0; i < session->drafts.drafts_count; i++)
		add_draft(s, &session->drafts.drafts[i]);
	facts_heading(&m->facts, screens_text(s->app->screens, TEXT_challenges_sent_before));
	for (size_t i = 0; i < m->answer.challenges_count; i++)
		add_item(s, &m->answer.challenges[i]);
	if (m->answer.challenges_count == 0) {
		struct buf none = BUF_INIT;
		SAY_PLAIN(s->app, TEXT_challenges_none, &none);
		facts_note(&m->facts, "none", ROLE_NOTHING, none.data);
		buf_release(&none);
	}
	facts_note(&m->facts, "nameless", ROLE_QUIET, screens_text(s->app->screens, TEXT_challenges_nameless));
}

static bool mine_open(struct screen *s, const void *arg, struct err *e)
{
	struct mine *m = s->state;
	(void)arg;
	shape_init(&challenge_list_answer_shape, &m->answer);
	if (!ask(s, e))
		return false;
	facts_init(&m->facts, screens_text(s->app->screens, TEXT_family_below));
	fill(s);
	/* So that what can be done is right from the first picture on. */
	facts_layout(&m->facts, (struct rect) { 0, 0, s->app->rows, s->app->cols });
	return true;
}

static void mine_close(struct screen *s)
{
	struct mine *m = s->state;
	facts_release(&m->facts);
	shape_release(&challenge_list_answer_shape, &m->answer);
}

static void ask_again(struct screen *s)
{
	struct err e = ERR_INIT;
	if (!ask(s, &e))
		app_error(s->app, &e);
	s->ops->layout(s, s->area);
}

/* A draft may have been typed, an answer read: both stand here. */
static void mine_resume(struct screen *s)
{
	ask_again(s);
}

static void mine_title(const struct screen *s, struct buf *out)
{
	SAY_PLAIN(s->app, TEXT_challenges_title_mine, out);
}

static int mine_head_rows(const struct screen *s, int cols)
{
	(void)s;
	(void)cols;
	return 1;
}

static void mine_head(const struct screen *s, struct canvas *c, struct rect area)
{
	const struct session *session = s->app->session;
	struct buf text = BUF_INIT;
	struct pool p = POOL_INIT;
	size_t drafts = session_drafts(session);
	SAY(s->app, TEXT_challenges_mine_head, &text, { "n", pool_number(&p, session->raised) },
	    { "unread", session->unread ? pool_number(&p, session->unread) : NULL },
	    { "drafts", drafts ? pool_number(&p, (int64_t)drafts) : NULL });
	canvas_text(c, area.row, area.col + 1, area.cols - 1, ROLE_TITLE, text.data);
	buf_release(&text);
	pool_release(&p);
}

static void mine_layout(struct screen *s, struct rect area)
{
	fill(s);
	facts_layout(&((struct mine *)s->state)->facts, area);
}

static void mine_draw(const struct screen *s, struct canvas *c)
{
	facts_draw(&((const struct mine *)s->state)->facts, c, true);
}

/* The form finds its draft by what it is on. */
static void open_draft(struct screen *s, const char *key)
{
	const struct session *session = s->app->session;
	for (size_t i = 0; i < session->drafts.drafts_count; i++) {
		struct challenge_draft draft;
		if (strcmp(session->drafts.drafts[i].key, key) != 0 || !draft_read(&session->drafts.drafts[i], &draft))
			continue;
		struct focus f = FOCUS_INIT;
		buf_add_text(&f.on, draft.send.on);
		buf_add_text(&f.about, draft.about ? draft.about : draft.send.on);
		app_go(s->app, &screen_challenge, draft.send.type == CHALLENGE_FEEDBACK ? NULL : &f);
		focus_release(&f);
		shape_release(&challenge_draft_shape, &draft);
		return;
	}
}

static const struct fact *selected(const struct screen *s)
{
	const struct fact *fact = facts_selected(&((const struct mine *)s->state)->facts);
	return fact && fact->kind == FACT_ROW ? fact : NULL;
}

static enum handled mine_act(struct screen *s, enum action a, int count)
{
	const struct fact *fact = selected(s);
	size_t before = strlen(DRAFT_ID);
	(void)count;
	if (a == ACTION_OPEN && fact && !strncmp(fact->id, DRAFT_ID, before))
		open_draft(s, fact->id + before);
	else if (a == ACTION_OPEN && fact)
		app_go(s->app, &screen_challenge_one, fact->id);
	else if (a == ACTION_REFRESH)
		ask_again(s);
	else
		return facts_act(&((struct mine *)s->state)->facts, a);
	return HANDLED;
}

static void mine_offer(const struct screen *s, enum action a, struct offer *o)
{
	if (a == ACTION_OPEN)
		o->now = selected(s) != NULL;
	else if (a == ACTION_REFRESH)
		o->now = true;
}

static const char *mine_help(const struct screen *s)
{
	return screens_help(s->app->screens, FILE_challenges);
}

const struct screen_ops screen_my_challenges = {
	.id = "my_challenges",
	.where = WHERE_QUEUE,
	.state_size = sizeof(struct mine),
	.open = mine_open,
	.close = mine_close,
	.resume = mine_resume,
	.title = mine_title,
	.head_rows = mine_head_rows,
	.head = mine_head,
	.layout = mine_layout,
	.draw = mine_draw,
	.act = mine_act,
	.offer = mine_offer,
	.help = mine_help,
};

#include "famctx/api/register.h"

#include <string.h>

#include "famctx/base/mem.h"
#include "project.h"

#define ENTRIES_MOST 200

/* Who did what in a project, newest first. */
struct history {
	char *project;
	struct history_answer answer;
	struct facts facts;
};

/* "answer 03" for "answer:03". */
static const char *pool_subject(struct pool *p, const char *subject)
{
	struct buf b = BUF_INIT;
	buf_add_text(&b, subject);
	for (size_t i = 0; i < b.len; i++)
		if (b.data[i] == ':')
			b.data[i] = ' ';
	return pool_take(p, &b);
}

static void add_entry(const struct screen *s, const struct history_entry *entry)
{
	struct history *h = s->state;
	struct buf text = BUF_INIT;
	struct pool p = POOL_INIT;
	SAY(s->app, TEXT_project_did, &text, { "who", pool_who(&p, entry->who, entry->date) },
	    { "subject", pool_subject(&p, entry->subject) }, { "field", entry->field },
	    { "value", entry->value ? entry->value : screens_text(s->app->screens, TEXT_project_taken_away) },
	    { "beside", entry->beside ? screens_text(s->app->screens, TEXT_workbook_beside) : NULL },
	    { "note", entry->note });
	facts_note(&h->facts, entry->subject, ROLE_TEXT, text.data);
	buf_release(&text);
	pool_release(&p);
}

static void history_close(struct screen *s)
{
	struct history *h = s->state;
	facts_release(&h->facts);
	shape_release(&history_answer_shape, &h->answer);
	mem_free(h->project);
}

static void history_layout(struct screen *s, struct rect area)
{
	facts_layout(&((struct history *)s->state)->facts, area);
}

static bool history_open(struct screen *s, const void *arg, struct err *e)
{
	struct history *h = s->state;
	h->project = mem_copy_text(((const struct project_ref *)arg)->project);
	struct history_request r = { .project = h->project, .most = ENTRIES_MOST };
	facts_init(&h->facts, screens_text(s->app->screens, TEXT_family_below));
	if (!part_ask_with(s->app, REQUEST_PROJECT_HISTORY, &history_request_shape, &r, &history_answer_shape,
	                   &h->answer, e)) {
		history_close(s);
		return false;
	}
	for (size_t i = 0; i < h->answer.entries_count; i++)
		add_entry(s, &h->answer.entries[i]);
	if (h->answer.entries_count == 0)
		facts_note(&h->facts, "none", ROLE_TEXT,
		           screens_text(s->app->screens, TEXT_project_nothing_done));
	history_layout(s, part_room(s->app));
	return true;
}

static void history_title(const struct screen *s, struct buf *out)
{
	SAY_PLAIN(s->app, TEXT_project_history, out);
}

static void history_draw(const struct screen *s, struct canvas *c)
{
	facts_draw(&((const struct history *)s->state)->facts, c, true);
}

static enum handled history_act(struct screen *s, enum action a, int count)
{
	struct history *h = s->state;
	(void)count;
	return facts_act(&h->facts, a) == HANDLED ? HANDLED : part_act(s, a, h->project);
}

static void history_offer(const struct screen *s, enum action a, struct offer *o)
{
	(void)s;
	if (a != ACTION_HISTORY)
		part_offer(a, o);
}

static const char *history_help(const struct screen *s)
{
	return screens_help(s->app->screens, FILE_project);
}

const struct screen_ops screen_history = {
	.id = "history",
	.where = WHERE_PROJECT,
	.state_size = sizeof(struct history),
	.open = history_open,
	.close = history_close,
	.title = history_title,
	.layout = history_layout,
	.draw = history_draw,
	.act = history_act,
	.offer = history_offer,
	.help = history_help,
};

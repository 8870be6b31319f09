/* Which challenges the queue lists: the keeper leaves the others out, whatever page they are on. */
#include "queue.h"

#include <string.h>

#include "famctx/base/mem.h"
#include "project.h"

static const char *const only_codes[] = { "all", "overdue", "urgent", "mine", NULL };

bool queue_is_narrowed(const struct queue *q)
{
	return q->only != ONLY_ALL || q->source;
}

void queue_say_only(const struct queue *q, struct buf *out)
{
	if (q->only != ONLY_ALL)
		buf_add_text(out, part_word(q->app, FILE_queue, "only_", only_codes[q->only]));
	if (q->source)
		buf_printf(out, "%s%s", out->len ? ", " : "", say_source(q->app, q->source));
}

static void fill_only(const struct app *app, void *about, struct form *f)
{
	const struct queue *q = about;
	const struct sources_answer *sources = &app->session->sources;
	form_choice(f, "only", screens_text(app->screens, TEXT_queue_only));
	for (size_t i = 0; only_codes[i]; i++)
		form_option(f, only_codes[i], part_word(app, FILE_queue, "only_", only_codes[i]));
	form_stands(f, only_codes[q->only], INTEGER_NONE);
	form_choice(f, "source", screens_text(app->screens, TEXT_queue_only_source));
	form_option(f, "", screens_text(app->screens, TEXT_queue_only_any));
	for (size_t i = 0; i < sources->sources_count; i++)
		form_option(f, sources->sources[i].source, say_source(app, sources->sources[i].source));
	form_stands(f, q->source ? q->source : "", INTEGER_NONE);
}

static bool save_only(struct app *app, void *about, const struct writing *w, struct saved_answer *out, struct err *e)
{
	struct queue *q = about;
	const char *only = form_value(&w->form, "only"), *source = form_value(&w->form, "source");
	(void)e;
	q->only = ONLY_ALL;
	for (int i = 0; only_codes[i]; i++)
		if (!strcmp(only_codes[i], only))
			q->only = (enum queue_only)i;
	mem_free(q->source);
	q->source = *source ? mem_copy_text(source) : NULL;
	q->chosen = true;
	if (!queue_is_narrowed(q))
		out->words = mem_copy_text(screens_text(app->screens, TEXT_queue_only_not));
	return true;
}

static const struct task only_task = { FILE_queue, TEXT_queue_only_title, TEXT_queue_only_list,
	                               fill_only,  save_only,             TEXT_queue_only_listed };

void queue_choose_only(struct screen *s)
{
	app_go(s->app, &screen_task, &(struct task_open) { &only_task, s->state, NULL });
}

#include "app_private.h"
#include "records.h"
#include "say.h"

void records_ask_mistake(struct screen *s, void (*then)(struct screen *asked))
{
	const struct screens *words = s->app->screens;
	app_ask(s->app, &(struct question) { .title = screens_text(words, TEXT_family_mistake_title),
	                                     .text = screens_text(words, TEXT_family_mistake),
	                                     .yes = screens_text(words, TEXT_family_mistake_yes),
	                                     .no = screens_text(words, TEXT_family_mistake_no),
	                                     .then = then });
}

/* The family that the person was opened from, or the screen itself where there is none. */
static size_t opened_at(const struct app *app)
{
	size_t at = app->depth - 1;
	while (at > 0 && app->stack[at]->ops != &screen_family)
		at--;
	return app->stack[at]->ops == &screen_family ? at : app->depth - 1;
}

void records_tell_mistake(struct screen *asked, const char *person)
{
	struct app *app = asked->app;
	struct err e = ERR_INIT;
	if (!session_note(app->session, REQUEST_MISTAKE, person, NULL, &e)) {
		app_error(app, &e);
		return;
	}
	stack_close_from(app, opened_at(app));
	app_say(app, "%s", screens_text(app->screens, TEXT_family_mistake_done));
}

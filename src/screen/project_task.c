#include "famctx/base/mem.h"
#include "project.h"

/* A form that is opened over a list, saves, and goes back to it. */
struct task_screen {
	const struct task *task;
	void *about;
	struct writing writing;
};

static bool task_open(struct screen *s, const void *arg, struct err *e)
{
	const struct task_open *open = arg;
	struct task_screen *t = s->state;
	(void)e;
	t->task = open->task;
	t->about = open->about;
	writing_init(s, &t->writing, open->draft);
	t->task->fill(s->app, t->about, &t->writing.form);
	form_button(&t->writing.form, screens_text(s->app->screens, t->task->save));
	form_button(&t->writing.form, screens_text(s->app->screens, TEXT_project_leave));
	writing_begin(s, &t->writing);
	return true;
}

static void task_close(struct screen *s)
{
	writing_release(s, &((struct task_screen *)s->state)->writing);
}

static void task_title(const struct screen *s, struct buf *out)
{
	SAY_PLAIN(s->app, ((const struct task_screen *)s->state)->task->title, out);
}

static void task_layout(struct screen *s, struct rect area)
{
	form_layout(&((struct task_screen *)s->state)->writing.form, area);
}

static void task_draw(const struct screen *s, struct canvas *c)
{
	form_draw(&((const struct task_screen *)s->state)->writing.form, c);
}

static bool task_typing(const struct screen *s)
{
	return form_typing(&((const struct task_screen *)s->state)->writing.form);
}

static enum handled task_key(struct screen *s, const struct key_event *ev)
{
	return writing_key(s, &((struct task_screen *)s->state)->writing, ev);
}

static void save(struct screen *s)
{
	struct task_screen *t = s->state;
	struct saved_answer saved;
	struct err e = ERR_INIT;
	shape_init(&saved_answer_shape, &saved);
	if (!t->task->save_it(s->app, t->about, &t->writing, &saved, &e)) {
		app_error(s->app, &e);
	} else if (writing_stands(s, &t->writing, &saved)) {
		writing_done(s, &t->writing);
		app_pop(s->app);
		if (s->app->message.len == 0)
			app_say(s->app, "%s",
			        saved.words ? saved.words : screens_text(s->app->screens, t->task->saved));
	}
	shape_release(&saved_answer_shape, &saved);
}

static enum handled task_act(struct screen *s, enum action a, int count)
{
	struct task_screen *t = s->state;
	int pressed = -1;
	if (a == ACTION_SAVE) {
		save(s);
		return HANDLED;
	}
	enum handled h = writing_act(s, &t->writing, a, count, &pressed);
	if (pressed == 0)
		save(s);
	else if (pressed == 1)
		app_pop(s->app);
	return h;
}

static void task_offer(const struct screen *s, enum action a, struct offer *o)
{
	const struct task_screen *t = s->state;
	if (a == ACTION_SAVE || (a == ACTION_OPEN && form_can_open(&t->writing.form)))
		o->now = true;
	if (a == ACTION_OPEN)
		o->name = screens_text(s->app->screens, TEXT_project_choose);
	if (a == ACTION_SAVE)
		o->name = screens_text(s->app->screens, t->task->save);
}

static void task_tick(struct screen *s, uint64_t now_ms)
{
	(void)now_ms;
	writing_tick(s, &((struct task_screen *)s->state)->writing);
}

static const char *task_help(const struct screen *s)
{
	return screens_help(s->app->screens, ((const struct task_screen *)s->state)->task->file);
}

const struct screen_ops screen_task = {
	.id = "task",
	.where = WHERE_PROJECT,
	.state_size = sizeof(struct task_screen),
	.open = task_open,
	.close = task_close,
	.title = task_title,
	.layout = task_layout,
	.draw = task_draw,
	.typing = task_typing,
	.key = task_key,
	.act = task_act,
	.offer = task_offer,
	.tick = task_tick,
	.help = task_help,
};

void part_task(struct screen *s, const struct task *task, const char *project, const char *what)
{
	struct buf key = BUF_INIT;
	buf_printf(&key, "%s/%s", project, what);
	app_go(s->app, &screen_task, &(struct task_open) { task, s->state, key.data });
	buf_release(&key);
}

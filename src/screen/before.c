#include "before.h"

#include <string.h>

#include "famctx/base/mem.h"
#include "famctx/text/utf8.h"
#include "project_form.h"
#include "records.h"
#include "say.h"
#include "search.h"
#include "secret.h"

#define WHY_MOST 300
#define REFUSALS_MOST 3

/* What the page is about: the reasons of the keeper; that nobody can be asked for a password; that the keeper opens
 * nothing restricted to who asks, and says why. */
enum kind { KIND_OWN, KIND_GUARDED, KIND_CLOSE, KIND_OUTSIDE, KIND_NO_PASSWORD, KIND_NEVER, KIND_COUNT };

/* Where the entries of the form stand. */
enum { AT_HEADING, AT_BODY, AT_WHY, AT_PASSWORD };

enum button { BUTTON_BACK, BUTTON_ON, BUTTON_PURPOSE };

struct before {
	const struct screen_ops *ops;
	char *person, *service, *name;
	struct held_answer why;
	enum kind kind;
	struct form form;
	int refused;
};

struct kind_texts {
	enum text heading, body, why;
};

#define KIND_TEXTS(kind, field, size) { TEXT_before_heading_##kind##size, TEXT_before_body_##kind##size, field }
static const struct kind_texts wide_texts[KIND_COUNT] = {
	[KIND_OWN] = KIND_TEXTS(own, TEXT_COUNT, ),
	[KIND_GUARDED] = KIND_TEXTS(guarded, TEXT_before_why_guarded, ),
	[KIND_CLOSE] = KIND_TEXTS(close, TEXT_before_why_close, ),
	[KIND_OUTSIDE] = KIND_TEXTS(outside, TEXT_before_why_outside, ),
	[KIND_NO_PASSWORD] = KIND_TEXTS(no_password, TEXT_COUNT, ),
	[KIND_NEVER] = KIND_TEXTS(never, TEXT_COUNT, ),
};
static const struct kind_texts narrow_texts[KIND_COUNT] = {
	[KIND_OWN] = KIND_TEXTS(own, TEXT_COUNT, _narrow),
	[KIND_GUARDED] = KIND_TEXTS(guarded, TEXT_before_why_guarded_narrow, _narrow),
	[KIND_CLOSE] = KIND_TEXTS(close, TEXT_before_why_close_narrow, _narrow),
	[KIND_OUTSIDE] = KIND_TEXTS(outside, TEXT_before_why_outside_narrow, _narrow),
	[KIND_NO_PASSWORD] = KIND_TEXTS(no_password, TEXT_COUNT, _narrow),
	[KIND_NEVER] = KIND_TEXTS(never, TEXT_COUNT, _narrow),
};

static const struct kind_texts *texts_of(const struct screen *s)
{
	const struct before *v = s->state;
	return narrow(s->app) ? &narrow_texts[v->kind] : &wide_texts[v->kind];
}

static bool can_go_on(const struct before *v)
{
	return v->kind == KIND_GUARDED || v->kind == KIND_CLOSE || v->kind == KIND_OUTSIDE;
}

static bool asks_password(const struct before *v)
{
	return v->kind == KIND_GUARDED && v->why.password;
}

static enum kind kind_of(const struct app *app, const struct held_answer *why)
{
	if (why->what == HELD_OWN_RECORD)
		return KIND_OWN;
	if (why->what == HELD_CLOSE)
		return KIND_CLOSE;
	if (why->what == HELD_OUTSIDE)
		return KIND_OUTSIDE;
	if (why->text_least == INTEGER_NONE)
		return KIND_NEVER;
	return why->password && !app->lock.check ? KIND_NO_PASSWORD : KIND_GUARDED;
}

/* ---- its words ------------------------------------------------------------------------ */

/* "they have your family name, they work where you work" */
static void say_common(const struct screen *s, struct buf *out)
{
	const struct before *v = s->state;
	for (size_t i = 0; i < v->why.close_count; i++) {
		struct buf key = BUF_INIT;
		buf_printf(&key, "held_close_%s", v->why.close[i]);
		buf_printf(out, "%s%s", out->len ? ", " : "", words_phrase(s->app->words, key.data));
		buf_release(&key);
	}
}

static void relabel(struct screen *s, size_t at, enum text t)
{
	struct before *v = s->state;
	struct buf text = BUF_INIT, common = BUF_INIT, purpose = BUF_INIT;
	struct pool p = POOL_INIT;
	say_common(s, &common);
	records_shown_reason(s->app, false, &purpose);
	const char *help = v->why.help_note ? v->why.help_note : s->app->session->hello->help_note;
	SAY(s->app, t, &text, { "help", help }, { "words", v->why.words }, { "minutes", pool_number(&p, v->why.minutes) },
	    { "least", pool_number(&p, v->why.text_least) }, { "common", pool_take(&p, &common) },
	    { "purpose", pool_take(&p, &purpose) });
	form_relabel(&v->form, at, text.data);
	buf_release(&text);
	pool_release(&p);
}

/* Where there are few columns it says less. */
static void put_words(struct screen *s)
{
	struct before *v = s->state;
	const struct kind_texts *t = texts_of(s);
	bool few = narrow(s->app);
	relabel(s, AT_HEADING, t->heading);
	relabel(s, AT_BODY, t->body);
	if (!can_go_on(v))
		return;
	relabel(s, AT_WHY, t->why);
	if (v->kind == KIND_GUARDED)
		relabel(s, v->form.count + BUTTON_ON, few ? TEXT_before_go_on_tell_narrow : TEXT_before_go_on_tell);
	if (v->kind == KIND_OUTSIDE)
		relabel(s, v->form.count + BUTTON_PURPOSE, few ? TEXT_before_new_purpose_narrow : TEXT_before_new_purpose);
}

static void make_form(struct screen *s)
{
	struct before *v = s->state;
	const struct screens *words = s->app->screens;
	form_init(&v->form, screens_text(words, TEXT_family_below));
	form_note(&v->form, ROLE_HEADING, " ");
	form_note(&v->form, ROLE_TEXT, " ");
	if (can_go_on(v))
		form_line(&v->form, "why", "", WHY_MOST);
	if (asks_password(v))
		form_secret(&v->form, "password", screens_text(words, TEXT_before_password));
	form_button(&v->form, screens_text(words, TEXT_before_go_back));
	if (can_go_on(v))
		form_button(&v->form, screens_text(words, TEXT_before_go_on));
	if (v->kind == KIND_OUTSIDE)
		form_button(&v->form, screens_text(words, TEXT_before_new_purpose));
	put_words(s);
	form_focus(&v->form, v->form.count + BUTTON_BACK);
}

/* ---- opening and closing ------------------------------------------------------------------ */

static bool before_open(struct screen *s, const void *arg, struct err *e)
{
	const struct before_ref *ref = arg;
	struct before *v = s->state;
	struct held_person *held = &s->app->session->held;
	struct buf name = BUF_INIT;
	(void)e;
	v->ops = ref->ops;
	v->person = mem_copy_or_null(ref->ref.person);
	v->service = mem_copy_or_null(ref->ref.service);
	/* The next answer may hold back somebody else. */
	v->why = held->why;
	shape_init(&held_answer_shape, &held->why);
	say_name(s->app, held->family_name, held->first_name, &name);
	v->name = buf_detach(&name);
	v->kind = kind_of(s->app, &v->why);
	make_form(s);
	return true;
}

static void before_close(struct screen *s)
{
	struct before *v = s->state;
	form_release(&v->form);
	shape_release(&held_answer_shape, &v->why);
	mem_free(v->person);
	mem_free(v->service);
	mem_free(v->name);
}

/* ---- going on ---------------------------------------------------------------------------------- */

static int64_t characters_missing(const struct before *v)
{
	const char *why = form_value(&v->form, "why");
	int64_t least = v->why.text_least > 0 ? v->why.text_least : 1;
	return least - (int64_t)utf8_count(why, strlen(why));
}

/* The keeper has what it asked for: the screen opens in the place of this one, or says what else is asked. */
static void open_it(struct screen *s)
{
	struct before *v = s->state;
	records_replace(s->app, v->ops, v->person, v->service);
}

static void break_glass(struct screen *s)
{
	struct before *v = s->state;
	struct app *app = s->app;
	struct err e = ERR_INIT;
	struct break_glass_answer answer;
	struct break_glass_request request = { v->person, mem_copy_text(form_value(&v->form, "why")), asks_password(v) };
	if (app->session->ask(app->session, REQUEST_BREAK_GLASS, &break_glass_request_shape, &request,
	                      &break_glass_answer_shape, &answer, &e)) {
		const struct screen_ops *ops = v->ops;
		app->session->moves++;
		open_it(s);
		/* Not every answer tells of it. */
		if (app_top(app)->ops == ops)
			glass_mark(app_top(app), &answer.glass);
		if (answer.words)
			app_say(app, "%s", answer.words);
	} else {
		app_error(app, &e);
	}
	shape_release(&break_glass_answer_shape, &answer);
	mem_free(request.why);
}

static void cannot_be_asked(struct screen *s)
{
	struct before *v = s->state;
	form_release(&v->form);
	v->kind = KIND_NO_PASSWORD;
	make_form(s);
	form_layout(&v->form, s->area);
}

/* The same question as that of the locked screen. */
static void try_password(struct screen *s)
{
	struct before *v = s->state;
	struct app *app = s->app;
	struct entry *password = form_find(&v->form, "password");
	if (!password->secret.len) {
		form_focus(&v->form, AT_PASSWORD);
		app_say(app, "%s", screens_text(app->screens, TEXT_before_password_missing));
		return;
	}
	enum unlock answer = app->lock.check(password->secret.data);
	secret_forget(&password->secret);
	if (answer == UNLOCK_YES) {
		break_glass(s);
	} else if (answer == UNLOCK_NEVER) {
		cannot_be_asked(s);
	} else if (++v->refused < REFUSALS_MOST) {
		form_focus(&v->form, AT_PASSWORD);
		app_say(app, "%s", screens_text(app->screens, TEXT_before_password_other));
	} else {
		app_pop(app);
		app_say(app, "%s", screens_text(app->screens, TEXT_before_password_thrice));
	}
}

static void go_on(struct screen *s)
{
	struct before *v = s->state;
	if (characters_missing(v) > 0) {
		struct buf text = BUF_INIT;
		struct pool p = POOL_INIT;
		form_focus(&v->form, AT_WHY);
		SAY(s->app, TEXT_before_missing, &text, { "least", pool_number(&p, v->why.text_least) });
		app_say(s->app, "%s", text.data);
		pool_release(&p);
		buf_release(&text);
	} else if (asks_password(v)) {
		try_password(s);
	} else if (v->kind == KIND_GUARDED) {
		break_glass(s);
	} else {
		session_give_reason(s->app->session, v->person, form_value(&v->form, "why"));
		open_it(s);
	}
}

static void give_new_purpose(struct screen *s)
{
	struct app *app = s->app;
	session_new_purpose(app->session);
	app->session->go_to = SEARCH_PURPOSE;
	if (app_pop_to(app, &screen_search))
		app_say(app, "%s", screens_text(app->screens, TEXT_before_purpose_asked));
}

static void press(struct screen *s, int button)
{
	if (button == BUTTON_BACK)
		app_pop(s->app);
	else if (button == BUTTON_ON)
		go_on(s);
	else if (button == BUTTON_PURPOSE)
		give_new_purpose(s);
}

/* ---- keys ------------------------------------------------------------------------------------------ */

static enum handled before_key(struct screen *s, const struct key_event *ev)
{
	return form_key(&((struct before *)s->state)->form, ev);
}

/* Round and round, as the cursor starts on the safe button below the fields. */
static bool turned(struct form *f, enum action a)
{
	size_t first = f->count > AT_WHY ? AT_WHY : f->count, last = f->count + f->button_count - 1;
	bool forward = a == ACTION_NEXT && f->focus == last;
	if (!forward && (a != ACTION_PREVIOUS || f->focus != first))
		return false;
	form_focus(f, forward ? first : last);
	return true;
}

static enum handled before_act(struct screen *s, enum action a, int count)
{
	struct before *v = s->state;
	int pressed;
	/* Once all is there, Enter in the last field goes to the button that does it, and never does it itself. */
	if (a == ACTION_OPEN && v->form.focus + 1 == v->form.count && characters_missing(v) <= 0) {
		form_focus(&v->form, v->form.count + BUTTON_ON);
		return HANDLED;
	}
	if (turned(&v->form, a))
		return HANDLED;
	enum handled h = form_act(&v->form, a, count, &pressed);
	press(s, pressed);
	return h;
}

static void before_offer(const struct screen *s, enum action a, struct offer *o)
{
	(void)s;
	if (a != ACTION_OPEN)
		return;
	o->now = true;
	o->name = screens_text(s->app->screens, TEXT_search_choose);
}

static bool before_typing(const struct screen *s)
{
	return form_typing(&((const struct before *)s->state)->form);
}

/* ---- drawing ------------------------------------------------------------------------------------------ */

static void before_title(const struct screen *s, struct buf *out)
{
	SAY_PLAIN(s->app, TEXT_before_title, out);
}

static int before_head_rows(const struct screen *s, int cols)
{
	(void)s;
	(void)cols;
	return 1;
}

static void before_head(const struct screen *s, struct canvas *c, struct rect area)
{
	canvas_text(c, area.row, area.col + 1, area.cols - 1, ROLE_TITLE, ((const struct before *)s->state)->name);
}

static void before_layout(struct screen *s, struct rect area)
{
	put_words(s);
	form_layout(&((struct before *)s->state)->form, area);
}

static void before_draw(const struct screen *s, struct canvas *c)
{
	form_draw(&((const struct before *)s->state)->form, c);
}

static enum text nobody_told(const struct screen *s)
{
	const struct before *v = s->state;
	bool leads_on = can_go_on(v) && v->form.focus >= v->form.count && characters_missing(v) > 0;
	if (leads_on)
		return narrow(s->app) ? TEXT_before_nobody_told_on_narrow : TEXT_before_nobody_told_on;
	return narrow(s->app) ? TEXT_before_nobody_told_narrow : TEXT_before_nobody_told;
}

/* While the reason is typed, how much is missing. */
static void before_hint(const struct screen *s, struct buf *out)
{
	const struct before *v = s->state;
	int64_t missing = can_go_on(v) && v->form.focus == AT_WHY ? characters_missing(v) : 0;
	struct pool p = POOL_INIT;
	if (missing > 0)
		SAY(s->app, missing == 1 ? TEXT_before_more_one : TEXT_before_more, out, { "n", pool_number(&p, missing) });
	else
		SAY_PLAIN(s->app, nobody_told(s), out);
	pool_release(&p);
}

static const char *before_help(const struct screen *s)
{
	return screens_help(s->app->screens, FILE_before);
}

const struct screen_ops screen_before = {
	.id = "before",
	.where = WHERE_FORM,
	.state_size = sizeof(struct before),
	.open = before_open,
	.close = before_close,
	.title = before_title,
	.head_rows = before_head_rows,
	.head = before_head,
	.layout = before_layout,
	.draw = before_draw,
	.hint = before_hint,
	.typing = before_typing,
	.key = before_key,
	.act = before_act,
	.offer = before_offer,
	.help = before_help,
};

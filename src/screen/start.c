#include "famctx/screen/start.h"

#include <strings.h>

#include "famctx/api/challenge_form.h"
#include "famctx/api/policy.h"
#include "famctx/base/buf.h"
#include "famctx/base/mem.h"
#include "famctx/screen/config.h"
#include "famctx/screen/desk.h"
#include "famctx/screen/project.h"
#include "famctx/screen/screens.h"
#include "famctx/screen/session.h"
#include "famctx/ui/term.h"
#include "say.h"

/* Training happens on one day, at one time, so that every demonstration looks the same. */
#define TRAINING_HOUR 9
#define TRAINING_MINUTE 42

struct started {
	struct app app;
	struct session session;
	struct words words;
	struct screens screens;
	struct challenge_form form;
	struct clock clock;
	/* Copies: what hello said changes with the sign-in when a keeper is replaced. */
	char *who, *identity;
	bool session_stands;
};

static bool read_files(const struct screen_start *start, struct started *s, struct err *e)
{
	struct problems problems = PROBLEMS_INIT;
	bool ok = words_load(start->data_folder, &s->words, &problems);
	ok = screens_load(start->screens_folder, &s->screens, &problems) && ok;
	ok = challenge_form_load(start->screens_folder, &s->form, &problems) && ok;
	if (!ok) {
		struct buf text = BUF_INIT;
		problems_print(&problems, &text);
		err_set(e, ERR_INPUT, _("the files of the screens have mistakes; famctx screens check lists them. The first: %s"),
			text.data);
		buf_release(&text);
	}
	problems_release(&problems);
	return ok;
}

static void set_clock(struct clock *clock, const struct hello_answer *hello)
{
	const struct clock real = CLOCK_REAL;
	*clock = real;
	if (!hello->training && !hello->at_given)
		return;
	clock->at = clock_now(&real);
	clock->fixed = true;
	clock->at.year = hello->at.year;
	clock->at.month = hello->at.month;
	clock->at.day = hello->at.day;
	if (hello->training) {
		clock->at.hour = TRAINING_HOUR;
		clock->at.minute = TRAINING_MINUTE;
	}
}

static bool start_over(struct app *app, struct err *e)
{
	if (!client_call(app->client, REQUEST_RESET, NULL, NULL, NULL, NULL, e))
		return false;
	/* What else the session knows is asked anew when the search screen is back. */
	session_new_search(app->session);
	return true;
}

/* A role of the same name as the account is not said twice. */
static void say_who(struct started *s, const struct hello_answer *hello)
{
	const struct word *role = words_role(&s->words, hello->role);
	struct buf text = BUF_INIT;
	s->app.role = s->who && strcasecmp(s->who, role->word) ? role->word : NULL;
	words_say(&s->words, "you_are", FILLS({ "name", s->who }, { "role", role->words }, { "team", hello->team }), &text);
	s->app.identity = s->identity = buf_detach(&text);
}

static void fill_app(const struct screen_start *start, struct started *s)
{
	const struct hello_answer *hello = client_hello(start->client);
	int rows, cols;
	term_size(&rows, &cols);
	app_init(&s->app, term_glyphs(), rows, cols);
	s->app.keys.letters = !start->no_letters;
	screens_use_letters(&s->screens, !start->no_letters);
	s->app.client = start->client;
	s->app.words = &s->words;
	s->app.screens = &s->screens;
	s->app.form = &s->form;
	s->app.session = &s->session;
	s->app.clock = &s->clock;
	s->who = mem_copy_or_null(hello->name ? hello->name : hello->account);
	s->app.who = s->who;
	say_who(s, hello);
	s->app.training = hello->training;
	s->app.another_day = hello->at_given;
	s->app.copy_forbidden = !hello->may_copy;
	s->app.reset = start_over;
	s->app.lock.after_ms = hello->hide_after > 0 ? (uint64_t)hello->hide_after * 60000u : 0;
	s->app.lock.enter_is_enough = hello->training;
	s->app.lock.check = lock_has_pam() && !hello->training ? lock_pam : NULL;
	s->app.home = session_may(&s->session, REQUEST_FIND) ? &screen_search : NULL;
	s->app.scope = &screen_scope;
	s->app.challenge = &screen_challenge;
	s->app.mine = &screen_my_challenges;
	s->app.queue = session_reviews(&s->session) ? &screen_queue : NULL;
	s->app.projects = projects_for(&s->session);
}

static bool open_first(struct started *s, struct err *e)
{
	const struct screen_ops *first = desk_first(&s->session);
	return app_push(&s->app, desk_home(&s->session), NULL, e) && (!first || app_push(&s->app, first, NULL, e));
}

static int run(const struct screen_start *start, struct started *s, struct err *e)
{
	const struct term_options options = { .ascii = start->ascii, .no_color = start->no_color };
	if (!term_open(&options, e))
		return (int)e->code;
	int status;
	fill_app(start, s);
	if (open_first(s, e))
		status = app_run(&s->app);
	else
		status = (int)e->code;
	app_release(&s->app);
	term_close();
	return status;
}

static bool begin(const struct screen_start *start, struct started *s, struct err *e)
{
	if (!read_files(start, s, e))
		return false;
	set_clock(&s->clock, client_hello(start->client));
	session_init(&s->session, start->client);
	s->session_stands = true;
	return session_refresh(&s->session, e) &&
	       (!start->purpose || session_begin(&s->session, start->purpose, e));
}

int screen_start(const struct screen_start *start, struct err *e)
{
	struct started s = { .session_stands = false };
	int status = begin(start, &s, e) ? run(start, &s, e) : (int)e->code;
	if (s.session_stands)
		session_release(&s.session);
	challenge_form_release(&s.form);
	screens_release(&s.screens);
	words_release(&s.words);
	mem_free(s.who);
	mem_free(s.identity);
	return status;
}

bool screen_asks_password(void)
{
	return lock_has_pam();
}

bool screen_is_password(const char *password)
{
	return lock_pam(password) == UNLOCK_YES;
}

void screen_check_files(const char *screens_folder, const char *data_folder, struct problems *problems)
{
	struct words words;
	struct policy policy;
	bool good = screens_check(screens_folder, problems);
	good = words_load(data_folder, &words, problems) && good;
	good = policy_load(data_folder, &policy, problems) && good;
	words_release(&words);
	policy_release(&policy);
	if (!good && !problems->errors)
		BUG("a check that fails names no problem");
}

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/screen_answers.h"

#include <locale.h>
#include <string.h>

#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/schema/json.h"

static const char *document_of(const struct screen_answers *a, const char *request)
{
	if (!strcmp(request, REQUEST_FIND))
		return a->find;
	if (!strcmp(request, REQUEST_SHOW))
		return a->show;
	if (!strcmp(request, REQUEST_EVIDENCE))
		return a->evidence;
	return !strcmp(request, REQUEST_SOURCES) ? a->sources : a->recent;
}

/* Requests whose answer may hold nothing at all. */
static const char *const *document_or_nothing(const struct screen_answers *a, const char *request)
{
	static const char *const nothing;
	const struct {
		const char *request;
		const char *const *document;
	} rows[] = {
		{ REQUEST_CHALLENGE_TERMS, &a->terms },       { REQUEST_CHALLENGE_SEND, &a->sent },
		{ REQUEST_CHALLENGE_LIST, &a->list },         { REQUEST_CHALLENGE_SHOW, &a->full },
		{ REQUEST_CHALLENGE_STEP, &a->stepped },      { REQUEST_CHALLENGE_PATTERNS, &a->patterns },
		{ REQUEST_DRAFT_LIST, &a->drafts },           { REQUEST_DRAFT_SAVE, &nothing },
		{ REQUEST_DRAFT_WIPE, &nothing },             { REQUEST_REBUILD, &nothing },
		{ REQUEST_BREAK_GLASS, &a->glass },          { REQUEST_LOCKED, &nothing },
		{ REQUEST_MISTAKE, &nothing },               { REQUEST_PURPOSE, &nothing },
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		if (!strcmp(request, rows[i].request))
			return rows[i].document;
	return NULL;
}

static void read_document(const char *request, const char *name, const struct shape *shape, void *answer)
{
	struct buf path = BUF_INIT, text = BUF_INIT;
	struct err e = ERR_INIT;
	buf_printf(&path, "tests/screen/data/%s-%s.json", request, name);
	if (!file_read(path.data, 1 << 22, &text, &e) || !json_decode(text.data, text.len, shape, answer, &e))
		fail_msg("%s: %s", path.data, e.message);
	buf_release(&text);
	buf_release(&path);
}

static bool gives_reason(const char *request, const void *params)
{
	return !strcmp(request, REQUEST_SHOW) && ((const struct show_request *)params)->reason;
}

static bool answer_from_file(struct session *s, const char *request, const struct shape *params_shape,
                             const void *params, const struct shape *answer_shape, void *answer,
                             struct err *e)
{
	struct screen_answers *a = s->answers;
	const char *const *may_lack = document_or_nothing(a, request);
	if (a->then_show && gives_reason(request, params))
		a->show = a->then_show;
	const char *name = may_lack ? *may_lack : document_of(a, request);
	buf_printf(&a->asked, "%s ", request);
	if (params)
		json_encode(params_shape, params, &a->asked);
	buf_add_char(&a->asked, '\n');
	if (answer_shape)
		shape_init(answer_shape, answer);
	if (may_lack && !name)
		return true;
	if (!name || !strcmp(name, "gone"))
		return err_set(e, ERR_STORE, "the keeper does not answer; press Enter to try again");
	if (answer_shape)
		read_document(request, name, answer_shape, answer);
	if (a->then_show && !strcmp(request, REQUEST_BREAK_GLASS))
		a->show = a->then_show;
	return true;
}

static void check(bool ok, struct problems *problems)
{
	struct buf text = BUF_INIT;
	problems_print(problems, &text);
	if (!ok)
		fail_msg("%s", text.data);
	buf_release(&text);
	problems_release(problems);
}

void screen_answers_init(struct screen_answers *a, struct screen_test *t)
{
	static char *requests[] = { (char *)(uintptr_t)REQUEST_RECENT };
	struct problems problems = PROBLEMS_INIT;
	setlocale(LC_CTYPE, "C.UTF-8");
	memset(a, 0, sizeof(*a));
	buf_init(&a->asked);
	check(words_load("data", &a->words, &problems), &problems);
	check(screens_load("screens", &a->screens, &problems), &problems);
	check(challenge_form_load("screens", &a->form, &problems), &problems);
	session_init(&a->session, NULL);
	shape_init(&hello_answer_shape, &a->hello);
	a->hello.role = ACCOUNT_WORKER;
	a->hello.requests = requests;
	a->hello.requests_count = ARRAY_LEN(requests);
	a->hello.at = (struct date) { 2025, 11, 4 };
	a->hello.purpose_words = mem_copy_text("s17");
	a->session.hello = &a->hello;
	a->session.ask = answer_from_file;
	a->session.answers = a;
	a->sources = a->recent = "bracken";
	t->app.words = &a->words;
	t->app.screens = &a->screens;
	t->app.form = &a->form;
	t->app.session = &a->session;
	t->app.home = &screen_search;
	t->app.scope = &screen_scope;
	t->app.challenge = &screen_challenge;
	t->app.mine = &screen_my_challenges;
}

void screen_answers_train(struct screen_answers *a, struct screen_test *t)
{
	a->hello.role = ACCOUNT_TRAINER;
	a->hello.training = true;
	mem_free(a->hello.purpose_words);
	a->hello.purpose_words = NULL;
	t->app.training = true;
	t->app.who = "Trainer";
}

void screen_answers_manage(struct screen_answers *a, struct screen_test *t)
{
	static char *requests[] = {
		(char *)(uintptr_t)REQUEST_RECENT, (char *)(uintptr_t)REQUEST_CHALLENGE_PATTERNS,
	};
	a->hello.role = ACCOUNT_MANAGER;
	a->hello.requests = requests;
	a->hello.requests_count = ARRAY_LEN(requests);
	t->app.queue = &screen_queue;
	t->app.who = "J Reid";
}

void screen_answers_release(struct screen_answers *a)
{
	session_release(&a->session);
	a->hello.requests = NULL;
	a->hello.requests_count = 0;
	challenge_form_release(&a->form);
	shape_release(&hello_answer_shape, &a->hello);
	screens_release(&a->screens);
	words_release(&a->words);
	buf_release(&a->asked);
}

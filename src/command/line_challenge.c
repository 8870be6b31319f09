#include "line_challenge.h"

#include "ask.h"
#include "challenge.h"
#include "famctx/api/challenge_form.h"
#include "famctx/api/draft.h"
#include "famctx/api/show.h"
#include "famctx/base/mem.h"
#include "famctx/schema/json.h"

/* What may be challenged of a person, as numbered choices. */
struct subjects {
	char **on, **words;
	size_t count, on_cap, words_cap, words_count;
};

static void add_subject(struct subjects *s, struct buf *on, struct buf *words)
{
	MEM_GROW(s->on, s->count, s->on_cap);
	MEM_GROW(s->words, s->words_count, s->words_cap);
	s->on[s->count++] = buf_detach(on);
	s->words[s->words_count++] = buf_detach(words);
}

static void subjects_release(struct subjects *s)
{
	for (size_t i = 0; i < s->count; i++) {
		mem_free(s->on[i]);
		mem_free(s->words[i]);
	}
	mem_free(s->on);
	mem_free(s->words);
}

static void list_subjects(const struct run *run, const struct show_answer *a, struct subjects *out)
{
	struct buf on = BUF_INIT, words = BUF_INIT;
	buf_printf(&on, "person:%s", a->person.person);
	print_name(a->person.family_name, a->person.first_name, run, &words);
	add_subject(out, &on, &words);
	for (size_t i = 0; i < a->services_count; i++) {
		buf_printf(&on, "person:%s:%s", a->person.person, a->services[i].service);
		buf_printf(&words, "%s: %s", a->services[i].service, words_state(&run->words, a->services[i].state)->words);
		add_subject(out, &on, &words);
	}
	for (size_t i = 0; i < a->family_count; i++) {
		const struct family_member *m = &a->family[i];
		buf_printf(&on, "link:%s:%s", a->person.person, m->person);
		buf_printf(&words, "%s, %s", m->name ? m->name : m->person,
			   m->relation ? m->relation : words_phrase(&run->words, "relation_not_given"));
		add_subject(out, &on, &words);
	}
}

static bool print_choice(const struct run *run, size_t number, const char *words)
{
	struct buf text = BUF_INIT;
	struct err e = ERR_INIT;
	char digits[NUMBER_SIZE];
	LINE(run, &text, "ask_choice", { "number", number_text((int64_t)number, digits) }, { "words", words });
	bool ok = run_print(run, &text, &e);
	buf_release(&text);
	return ok;
}

static bool say_line(const struct run *run, const char *key)
{
	struct buf text = BUF_INIT;
	struct err e = ERR_INIT;
	LINE(run, &text, key, { "none", NULL });
	bool ok = run_print(run, &text, &e);
	buf_release(&text);
	return ok;
}

/* Position in the list; -1 when the input ended. */
static int choose(const struct run *run, const char *question, const struct form_choice *choices, size_t count)
{
	if (!say_line(run, question))
		return -1;
	for (size_t i = 0; i < count; i++)
		if (!print_choice(run, i + 1, choices[i].label))
			return -1;
	return ask_number(run, "ask_number", (int)count, 0) - 1;
}

static bool choose_subject(struct run *run, char *person, struct challenge_send *out, struct err *e)
{
	struct show_request request;
	struct show_answer shown;
	struct subjects subjects = { .count = 0 };
	char details[] = "none";
	shape_init(&show_request_shape, &request);
	request.person = person;
	request.details = details;
	bool ok = client_call(run->client, REQUEST_SHOW, &show_request_shape, &request, &show_answer_shape, &shown, e);
	if (ok && say_line(run, "challenge_ask_on")) {
		list_subjects(run, &shown, &subjects);
		for (size_t i = 0; i < subjects.count; i++)
			ok = ok && print_choice(run, i + 1, subjects.words[i]);
		int number = ok ? ask_number(run, "ask_number", (int)subjects.count, 0) : 0;
		if (number)
			out->on = mem_copy_text(subjects.on[number - 1]);
	}
	subjects_release(&subjects);
	shape_release(&show_answer_shape, &shown);
	return ok;
}

/* Asks again until what was typed can be taken; false when nothing was typed. */
static bool ask_needed(struct run *run, const char *key, int64_t most, char **out)
{
	struct buf answer = BUF_INIT;
	bool good = false;
	while (!good && ask_text(run, key, &answer) && answer.len) {
		struct err e = ERR_INIT;
		good = challenge_text_check(answer.data, most, _("Reason"), "", &e);
		if (!good)
			(void)run_fail(run, &e);
	}
	if (good)
		*out = mem_copy_text(answer.data);
	buf_release(&answer);
	return good;
}

static bool ask_risk(struct run *run, const struct challenge_form *form, const struct challenge_terms *terms,
		     struct challenge_send *out)
{
	int risk = choose(run, "challenge_ask_risk", form->risks, form->risks_count);
	if (risk < 0)
		return false;
	out->risk = form->risks[risk].word;
	if (out->risk == RISK_NO)
		return true;
	if (!say_line(run, "challenge_do_not_wait"))
		return false;
	return out->risk != RISK_YES || ask_needed(run, "challenge_ask_told", terms->text_most, &out->told);
}

static bool ask_rest(struct run *run, struct challenge_send *out)
{
	struct buf spoke = BUF_INIT;
	bool ok = ask_text(run, "challenge_ask_spoke", &spoke);
	out->spoke = ok && spoke.len ? mem_copy_text(spoke.data) : NULL;
	buf_release(&spoke);
	if (!ok || !say_line(run, "challenge_ask_name"))
		return false;
	int who = ask_number(run, "ask_number", 3, 0);
	out->name_shown = who == 2;
	out->anonymous = who == 3;
	return who > 0;
}

static bool ask_all(struct run *run, char *person, const struct challenge_form *form, struct challenge_send *out,
		    struct err *e)
{
	struct challenge_terms terms;
	bool ok = client_call(run->client, REQUEST_CHALLENGE_TERMS, NULL, NULL, &challenge_terms_shape, &terms, e) &&
		  choose_subject(run, person, out, e);
	int type = ok && out->on ? choose(run, "challenge_ask_type", form->types, form->types_count) : -1;
	out->type = type < 0 ? -1 : form->types[type].word;
	ok = ok && type >= 0 && ask_needed(run, "challenge_ask_because", terms.text_most, &out->because) &&
	     ask_risk(run, form, &terms, out) && ask_rest(run, out);
	shape_release(&challenge_terms_shape, &terms);
	return ok;
}

static bool send(struct run *run, const struct challenge_send *c, struct buf *text, struct err *e)
{
	struct challenge_sent sent;
	bool ok = client_call(run->client, REQUEST_CHALLENGE_SEND, &challenge_send_shape, c, &challenge_sent_shape, &sent, e);
	if (ok)
		print_sent(run, c, &sent, text);
	shape_release(&challenge_sent_shape, &sent);
	return ok;
}

static bool keep_draft(struct run *run, const struct challenge_send *c, struct buf *text, struct err *e)
{
	struct buf body = BUF_INIT;
	char kind[] = "challenge";
	struct done_answer done;
	json_encode(&challenge_send_shape, c, &body);
	const struct draft draft = { .kind = kind, .key = c->on, .body = body.data };
	bool ok = client_call(run->client, REQUEST_DRAFT_SAVE, &draft_shape, &draft, &done_answer_shape, &done, e);
	if (ok)
		LINE(run, text, "challenge_draft_kept", { "none", NULL });
	shape_release(&done_answer_shape, &done);
	buf_release(&body);
	return ok;
}

/* Send, keep, or neither; an anonymous one is never kept. */
static bool finish(struct run *run, struct challenge_send *c, struct buf *text, struct err *e)
{
	if (!say_line(run, c->anonymous ? "challenge_ask_send_anonymous" : "challenge_ask_send"))
		return false;
	int number = ask_number(run, "ask_number", c->anonymous ? 2 : 3, 0);
	if (number == 1)
		return send(run, c, text, e);
	if (number == 2 && !c->anonymous)
		return keep_draft(run, c, text, e);
	LINE(run, text, "challenge_not_sent", { "none", NULL });
	return true;
}

static bool load_form(struct run *run, struct challenge_form *form, struct err *e)
{
	struct problems problems = PROBLEMS_INIT;
	bool ok = challenge_form_load(run->screens_folder.data, form, &problems);
	if (!ok) {
		run_problems(run, &problems);
		err_set(e, ERR_INPUT, _("the form has mistakes: mend the lines named above"));
	}
	problems_release(&problems);
	return ok;
}

void line_challenge(struct run *run, char *person)
{
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;
	struct challenge_form form;
	struct challenge_send c;
	shape_init(&challenge_send_shape, &c);
	bool ok = load_form(run, &form, &e) && challenge_make_id(&c.id, &e);
	if (ok && ask_all(run, person, &form, &c, &e))
		ok = finish(run, &c, &text, &e);
	else if (ok && e.code == ERR_NONE)
		LINE(run, &text, "challenge_not_sent", { "none", NULL });
	if (e.code != ERR_NONE || !run_print(run, &text, &e))
		(void)run_fail(run, &e);
	challenge_form_release(&form);
	shape_release(&challenge_send_shape, &c);
	buf_release(&text);
}

static int64_t count_unread(struct run *run, struct err *e)
{
	struct challenge_list_request request;
	struct challenge_list_answer list;
	shape_init(&challenge_list_request_shape, &request);
	request.mine = true;
	request.limit = 1;
	bool ok = client_call(run->client, REQUEST_CHALLENGE_LIST, &challenge_list_request_shape, &request,
			      &challenge_list_answer_shape, &list, e);
	int64_t unread = ok ? list.unread : 0;
	shape_release(&challenge_list_answer_shape, &list);
	return unread;
}

static size_t count_drafts(struct run *run, struct err *e)
{
	char kind[] = "challenge";
	struct draft_list_request request = { kind };
	struct draft_list drafts;
	bool ok = client_call(run->client, REQUEST_DRAFT_LIST, &draft_list_request_shape, &request, &draft_list_shape, &drafts,
			      e);
	size_t count = ok ? drafts.drafts_count : 0;
	shape_release(&draft_list_shape, &drafts);
	return count;
}

void line_challenge_news(struct run *run)
{
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;
	char unread[NUMBER_SIZE], drafts[NUMBER_SIZE];
	int64_t new_answers = count_unread(run, &e);
	size_t kept = count_drafts(run, &e);
	if (new_answers > 0)
		LINE(run, &text, "challenge_unread", { "count", number_text(new_answers, unread) });
	if (kept)
		LINE(run, &text, "challenge_drafts", { "count", number_text((int64_t)kept, drafts) });
	if (!run_print(run, &text, &e))
		(void)run_fail(run, &e);
	buf_release(&text);
}

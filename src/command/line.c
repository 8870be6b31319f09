#include "line.h"
#include "line_challenge.h"

#include "ask.h"
#include "famctx/text/number.h"
#include "opening.h"
#include "print.h"

enum step { STEP_SEARCH, STEP_LEAVE };

static bool say(struct run *run, const char *key, struct err *e)
{
	struct buf text = BUF_INIT;
	LINE(run, &text, key, { "none", NULL });
	bool ok = run_print(run, &text, e);
	buf_release(&text);
	return ok;
}

/* Trouble is told and the journey goes on; only the end of the input ends it. */
static void tell(struct run *run, const struct err *e)
{
	(void)run_fail(run, e);
}

/* False: somebody who is held back was not opened. */
static bool show_person(struct run *run, char *person)
{
	struct err e = ERR_INIT;
	struct show_request request;
	struct show_answer answer;
	struct buf text = BUF_INIT;
	bool shown = true;
	shape_init(&show_request_shape, &request);
	request.person = person;
	if (client_call(run->client, REQUEST_SHOW, &show_request_shape, &request, &show_answer_shape, &answer, &e)) {
		shown = opening_settle(run, person, &answer);
		if (shown)
			print_show(run, &answer, &text);
		if (!run_print(run, &text, &e))
			tell(run, &e);
	} else {
		tell(run, &e);
	}
	shape_release(&show_answer_shape, &answer);
	buf_release(&text);
	return shown;
}

static void show_evidence(struct run *run, char *person)
{
	struct err e = ERR_INIT;
	struct evidence_request request;
	struct evidence_answer answer;
	struct buf text = BUF_INIT;
	shape_init(&evidence_request_shape, &request);
	request.person = person;
	if (client_call(run->client, REQUEST_EVIDENCE, &evidence_request_shape, &request, &evidence_answer_shape,
			&answer, &e)) {
		print_evidence(run, &answer, &text);
		if (!run_print(run, &text, &e))
			tell(run, &e);
	} else {
		tell(run, &e);
	}
	shape_release(&evidence_answer_shape, &answer);
	buf_release(&text);
}

static void show_sources(struct run *run)
{
	struct err e = ERR_INIT;
	struct sources_answer answer;
	struct buf text = BUF_INIT;
	if (client_call(run->client, REQUEST_SOURCES, NULL, NULL, &sources_answer_shape, &answer, &e)) {
		print_sources(run, &answer, &text);
		if (!run_print(run, &text, &e))
			tell(run, &e);
	} else {
		tell(run, &e);
	}
	shape_release(&sources_answer_shape, &answer);
	buf_release(&text);
}

static void mistake(struct run *run, char *person)
{
	struct err e = ERR_INIT;
	struct person_request request;
	shape_init(&person_request_shape, &request);
	request.person = person;
	if (!client_call(run->client, REQUEST_MISTAKE, &person_request_shape, &request, NULL, NULL, &e) ||
	    !say(run, "line_mistake", &e))
		tell(run, &e);
}

/* After opening somebody: why, mistake, back. False: the input ended or the person leaves. */
static bool at_person(struct run *run, char *person)
{
	struct buf answer = BUF_INIT;
	struct err e = ERR_INIT;
	bool going = true, here = show_person(run, person);
	while (here && (going = ask_text(run, "line_at_person", &answer))) {
		if (!strcmp(answer.data, "w"))
			show_evidence(run, person);
		else if (!strcmp(answer.data, "o"))
			here = show_person(run, person);
		else if (!strcmp(answer.data, "c"))
			line_challenge(run, person);
		else if (!strcmp(answer.data, "m"))
			mistake(run, person), here = false;
		else if (!strcmp(answer.data, "b") || !answer.len)
			here = false;
		else if (!strcmp(answer.data, "q"))
			here = going = false;
		else if (!say(run, "line_help_person", &e))
			here = going = false;
	}
	buf_release(&answer);
	return going;
}

static bool print_one(struct run *run, const struct find_answer *found, size_t at)
{
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;
	print_found(run, found, at, &text);
	bool ok = run_print(run, &text, &e);
	buf_release(&text);
	return ok;
}

/* Which result a number names; the one that stands now when it is none. */
static size_t chosen(const char *text, size_t now, size_t count)
{
	int number;
	return number_parse_int(text, 1, (int)count, &number) ? (size_t)number - 1 : now;
}

/* Through the results one at a time. */
static enum step at_results(struct run *run, const struct find_answer *found)
{
	struct buf answer = BUF_INIT;
	struct err e = ERR_INIT;
	size_t at = 0;
	enum step next = STEP_LEAVE;
	bool stay = print_one(run, found, 0);
	while (stay && ask_text(run, "line_at_results", &answer)) {
		size_t number = chosen(answer.data, at, found->results_count);
		if (!strcmp(answer.data, "o")) {
			stay = at_person(run, found->results[at].person);
		} else if (!strcmp(answer.data, "w")) {
			show_evidence(run, found->results[at].person);
		} else if (!strcmp(answer.data, "s") || !strcmp(answer.data, "b")) {
			next = STEP_SEARCH;
			break;
		} else if (!strcmp(answer.data, "q")) {
			break;
		} else if (!strcmp(answer.data, "n") || !answer.len) {
			at = (at + 1) % found->results_count;
			stay = print_one(run, found, at);
		} else if (number != at || answer.data[0] == (char)('1' + at)) {
			at = number;
			stay = print_one(run, found, at);
		} else {
			stay = say(run, "line_help_results", &e);
		}
	}
	buf_release(&answer);
	return next;
}

static bool print_heading(struct run *run, const struct find_answer *found, struct err *e)
{
	struct buf text = BUF_INIT;
	if (found->results_count)
		print_find_heading(run, found, &text);
	else
		print_find(run, found, &text);
	bool ok = run_print(run, &text, e);
	buf_release(&text);
	return ok;
}

static enum step search(struct run *run, char *query)
{
	struct err e = ERR_INIT;
	struct find_request request;
	struct find_answer found;
	enum step next = STEP_SEARCH;
	shape_init(&find_request_shape, &request);
	request.query = query;
	if (!client_call(run->client, REQUEST_FIND, &find_request_shape, &request, &find_answer_shape, &found, &e) ||
	    !print_heading(run, &found, &e))
		tell(run, &e);
	else if (found.results_count)
		next = at_results(run, &found);
	shape_release(&find_answer_shape, &found);
	return next;
}

static enum step at_search(struct run *run, const char *typed)
{
	struct err e = ERR_INIT;
	if (!strcmp(typed, "q"))
		return STEP_LEAVE;
	if (!*typed || !strcmp(typed, "h") || !strcmp(typed, "?"))
		return say(run, "line_help_search", &e) ? STEP_SEARCH : STEP_LEAVE;
	if (!strcmp(typed, "i")) {
		show_sources(run);
		return STEP_SEARCH;
	}
	struct buf query = BUF_INIT;
	buf_add_text(&query, typed);
	enum step next = search(run, query.data);
	buf_release(&query);
	return next;
}

static bool say_who(struct run *run, const struct hello_answer *hello, struct err *e)
{
	struct buf who = BUF_INIT;
	const struct word *role = words_role(&run->words, hello->role);
	const struct fill fills[] = {
		{ "name", hello->name ? hello->name : hello->account }, { "role", role->words }, { "team", hello->team },
	};
	if (role->sentence)
		buf_add_text(&who, role->sentence);
	else
		words_say(&run->words, "you_are", fills, ARRAY_LEN(fills), &who);
	buf_add_char(&who, '\n');
	bool ok = run_print(run, &who, e);
	buf_release(&who);
	return ok;
}

/* Break-glass of others that this role is to look over. */
static void say_reviews(struct run *run, const struct hello_answer *hello)
{
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;
	char count[NUMBER_SIZE];
	if (hello->reviews_waiting > 0)
		LINE(run, &text, "line_reviews", { "count", number_text(hello->reviews_waiting, count) });
	if (!run_print(run, &text, &e))
		tell(run, &e);
	buf_release(&text);
}

int line_mode(struct run *run)
{
	struct err e = ERR_INIT;
	struct buf typed = BUF_INIT;
	const struct hello_answer *hello = client_hello(run->client);
	enum step step = STEP_SEARCH;
	if (!say(run, hello->training ? "line_welcome_training" : "line_welcome", &e) || !say_who(run, hello, &e) ||
	    !run_purpose(run, &e)) {
		buf_release(&typed);
		return run_fail(run, &e);
	}
	line_challenge_news(run);
	say_reviews(run, hello);
	while (step == STEP_SEARCH && ask_text(run, "line_search", &typed))
		step = at_search(run, typed.data);
	buf_release(&typed);
	return ERR_NONE;
}

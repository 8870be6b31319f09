/*
 * A project that has been worked on for years: every action touched, every
 * answer of the triage given, BENCH_VERSIONS (200) versions of each of the 15
 * answers. How long it takes to show it, its stages and a question, and to
 * save one action.
 */
#include <stdio.h>
#include <unistd.h>

#include "famctx/base/clock.h"
#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/guidance/desk.h"
#include "famctx/schema/json.h"
#include "famctx/store/store.h"
#include "famctx/text/number.h"

#define TIMES 51
#define FRAME_MS 16.0

struct bench {
	struct guidance g;
	struct desk desk;
	struct project project;
	int64_t versions;
};

static void die(const struct err *e)
{
	fprintf(stderr, "guidance_bench: %s\n", e->message);
	_exit(1);
}

static void save(struct bench *b, const char *subject, const char *field, const char *value)
{
	struct err e = ERR_INIT;
	enum save_result result;
	int64_t kept;
	const struct field_change change = { subject, field, value, VERSION_ANY, NULL };
	if (!project_save(b->desk.own, b->project.id, &b->desk.author, &change, &result, &kept, &e))
		die(&e);
}

static void touch_actions(struct bench *b)
{
	for (size_t i = 0; i < b->g.actions_count; i++) {
		char subject[200];
		snprintf(subject, sizeof(subject), "action:%s", b->g.actions[i]->id);
		save(b, subject, "state", i % 3 ? "done" : "in-progress");
		save(b, subject, "owner", "Ann Wren");
		save(b, subject, "note",
		     "Agreed at the meeting of the project team on 14 October, see the minutes.");
		save(b, subject, "evidence", "Minutes, 14 October 2025");
	}
}

/* 4,000 characters that differ a little each time. */
static void write_answers(struct bench *b)
{
	struct buf text = BUF_INIT;
	for (int64_t version = 1; version <= b->versions; version++)
		for (int question = 1; question <= 15; question++) {
			char subject[32];
			snprintf(subject, sizeof(subject), "answer:%02d", question);
			buf_clear(&text);
			for (int line = 0; line < 50; line++)
				buf_printf(&text,
				           "Line %d of version %lld of an answer that is seventy-six "
				           "characters.\n",
				           line, (long long)(line % 10 ? 1 : version));
			save(b, subject, "text", text.data);
			save(b, subject, "status", "ready");
		}
	buf_release(&text);
}

static void answer_triage(struct bench *b)
{
	for (size_t i = 0; i < b->g.triage.terms_count; i++) {
		const struct term *t = &b->g.triage.terms[i];
		if (t->question)
			save(b, "triage", t->name, t->choices_count ? t->choices[0].code : "yes");
	}
}

static int by_number(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return x < y ? -1 : x > y;
}

typedef bool bench_ask(struct bench *b, struct buf *json, struct err *e);

/* With the answer written as JSON, as the keeper does. */
static void measure(struct bench *b, const char *what, bench_ask *ask, double budget)
{
	struct err e = ERR_INIT;
	struct buf json = BUF_INIT;
	double ms[TIMES];
	for (int i = 0; i < TIMES; i++) {
		uint64_t started = clock_steady_us();
		buf_clear(&json);
		if (!ask(b, &json, &e))
			die(&e);
		ms[i] = (double)(clock_steady_us() - started) / 1000.0;
	}
	qsort(ms, TIMES, sizeof(ms[0]), by_number);
	printf("%-44s %10.2f ms", what, ms[TIMES / 2]);
	if (budget > 0)
		printf(" (<= %.0f) %s", budget, ms[TIMES / 2] <= budget ? "met" : "MISSED");
	putchar('\n');
	buf_release(&json);
}

static bool ask_show(struct bench *b, struct buf *json, struct err *e)
{
	const struct project_request r = { b->project.name };
	struct project_show_answer a;
	shape_init(&project_show_answer_shape, &a);
	bool ok = desk_show(&b->desk, &r, &a, e);
	json_encode(&project_show_answer_shape, &a, json);
	shape_release(&project_show_answer_shape, &a);
	return ok;
}

static bool ask_stage(struct bench *b, struct buf *json, struct err *e)
{
	const struct stage_request r = { b->project.name, 5 };
	struct stage_answer a;
	shape_init(&stage_answer_shape, &a);
	bool ok = desk_stage(&b->desk, &r, &a, e);
	json_encode(&stage_answer_shape, &a, json);
	shape_release(&stage_answer_shape, &a);
	return ok;
}

static bool ask_question(struct bench *b, struct buf *json, struct err *e)
{
	const struct question_request r = { b->project.name, 5, INTEGER_NONE, INTEGER_NONE };
	struct question_answer a;
	shape_init(&question_answer_shape, &a);
	bool ok = desk_question(&b->desk, &r, &a, e);
	json_encode(&question_answer_shape, &a, json);
	shape_release(&question_answer_shape, &a);
	return ok;
}

static bool ask_act(struct bench *b, struct buf *json, struct err *e)
{
	static char action[] = "s05.people.co-design", done[] = "done", begun[] = "in-progress";
	static const struct act_request none = { .seen_count = 0 };
	struct act_request r = none;
	struct saved_answer a;
	r.project = b->project.name;
	r.action = action;
	r.state = b->versions++ % 2 ? done : begun;
	shape_init(&saved_answer_shape, &a);
	bool ok = db_begin(b->desk.own, e) && desk_act(&b->desk, &r, &a, e) && db_commit(b->desk.own, e);
	json_encode(&saved_answer_shape, &a, json);
	shape_release(&saved_answer_shape, &a);
	return ok;
}

static void fill(struct bench *b)
{
	struct err e = ERR_INIT;
	int64_t id;
	if (!db_begin(b->desk.own, &e) ||
	    !project_make(b->desk.own, &b->desk.author, "years", NULL, &id, &e) ||
	    !project_open(b->desk.own, "years", &b->project, &e))
		die(&e);
	touch_actions(b);
	answer_triage(b);
	write_answers(b);
	if (!db_commit(b->desk.own, &e))
		die(&e);
}

int main(void)
{
	struct err e = ERR_INIT;
	struct problems problems = PROBLEMS_INIT;
	struct bench b = { .versions = 200 };
	char folder[] = "/tmp/famctx-bench-XXXXXX";
	const char *versions = getenv("BENCH_VERSIONS");
	bool training;
	if (versions && !number_parse(versions, 1, 100000, &b.versions))
		return 2;
	uint64_t started = clock_steady_us();
	if (!guidance_load("data", &b.g, &problems))
		return 1;
	printf("%-44s %10.2f ms\n", "read the guidance", (double)(clock_steady_us() - started) / 1000.0);
	if (!mkdtemp(folder) || !store_make(folder, false, &e) ||
	    !store_open_own(folder, &b.desk.own, &training, &e))
		die(&e);
	b.desk.g = &b.g;
	b.desk.author = (struct author) { "Ann Wren", "ann", { 2026, 1, 10 }, b.g.about.version, true };
	fill(&b);
	printf("%lld versions of each of 15 answers, %zu actions touched\n", (long long)b.versions,
	       b.g.actions_count);
	measure(&b, "open the stage list", ask_show, FRAME_MS);
	measure(&b, "open a stage of 76 actions", ask_stage, FRAME_MS);
	measure(&b, "open a question with all its versions", ask_question, FRAME_MS);
	measure(&b, "save one action, synced", ask_act, 0);
	project_release(&b.project);
	db_close(b.desk.own);
	guidance_release(&b.g);
	problems_release(&problems);
	return file_remove_tree(folder, &e) ? 0 : 1;
}

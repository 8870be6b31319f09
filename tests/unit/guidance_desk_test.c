#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/base/mem.h"
#include "famctx/guidance/desk.h"
#include "famctx/guidance/gates.h"
#include "support/own_store.h"

static struct guidance g;
static char folder[OWN_STORE_FOLDER];
static struct desk ann, bea;

static int load(void **state)
{
	(void)state;
	struct problems problems = PROBLEMS_INIT;
	bool ok = guidance_load("data", &g, &problems);
	problems_release(&problems);
	return ok ? 0 : -1;
}

static int release(void **state)
{
	(void)state;
	guidance_release(&g);
	return 0;
}

static struct desk desk_of(struct db *own, const char *name, const char *account)
{
	return (struct desk) { own, &g, { name, account, { 2026, 1, 10 }, "2024-04.1", false } };
}

static int open_store(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	struct project_show_answer made;
	struct db *own = own_store_make(folder, false);
	ann = desk_of(own, "Ann Wren", "ann");
	bea = desk_of(own, "Bea Tern", "bea");
	const struct project_new_request r = { .project = mem_copy_text("view") };
	shape_init(&project_show_answer_shape, &made);
	bool ok = desk_new(&ann, &r, &made, &e);
	shape_release(&project_show_answer_shape, &made);
	mem_free(r.project);
	return ok ? 0 : -1;
}

static int close_store(void **state)
{
	(void)state;
	own_store_remove(ann.own, folder);
	return 0;
}

/* ---- saying things -------------------------------------------------------------------- */

static char view[] = "view";

static void act(const struct desk *d, const char *action, const char *state, const char *note,
                int64_t seen_note, struct saved_answer *out)
{
	struct err e = ERR_INIT;
	struct act_request r;
	static char note_field[] = "note";
	struct field_version seen = { note_field, seen_note };
	shape_init(&act_request_shape, &r);
	shape_init(&saved_answer_shape, out);
	r.project = view;
	r.action = mem_copy_text(action);
	r.state = mem_copy_or_null(state);
	r.note = mem_copy_or_null(note);
	if (seen_note >= 0) {
		r.seen = &seen;
		r.seen_count = 1;
	}
	if (!desk_act(d, &r, out, &e))
		fail_msg("%s", e.message);
	mem_free(r.action);
	mem_free(r.state);
	mem_free(r.note);
}

static void act_once(const struct desk *d, const char *action, const char *state)
{
	struct saved_answer saved;
	act(d, action, state, NULL, -1, &saved);
	shape_release(&saved_answer_shape, &saved);
}

static void answer(const struct desk *d, int64_t question, const char *text, const char *status)
{
	struct err e = ERR_INIT;
	struct saved_answer saved;
	struct answer_request r;
	shape_init(&answer_request_shape, &r);
	shape_init(&saved_answer_shape, &saved);
	r.project = view;
	r.question = question;
	r.text = mem_copy_text(text);
	r.status = mem_copy_text(status);
	if (!desk_answer(d, &r, &saved, &e))
		fail_msg("%s", e.message);
	r.project = NULL;
	shape_release(&answer_request_shape, &r);
	shape_release(&saved_answer_shape, &saved);
}

static void agree(const struct desk *d, int64_t question)
{
	struct err e = ERR_INIT;
	struct saved_answer saved;
	struct review_request r = { .project = view,
		                    .question = question,
		                    .verdict = mem_copy_text("acceptable"),
		                    .reviewer = mem_copy_text("Dot Kite") };
	shape_init(&saved_answer_shape, &saved);
	if (!desk_review(d, &r, &saved, &e))
		fail_msg("%s", e.message);
	mem_free(r.verdict);
	mem_free(r.reviewer);
	shape_release(&saved_answer_shape, &saved);
}

static bool sign(const struct desk *d, const char *gate, const char *decision, const char *name,
                 const char *override, struct sign_answer *out, struct err *e)
{
	struct sign_request r = { .project = view,
		                  .gate = mem_copy_text(gate),
		                  .decision = mem_copy_text(decision),
		                  .name = mem_copy_text(name),
		                  .role = mem_copy_text("director"),
		                  .comment = mem_copy_text("Go on"),
		                  .override = mem_copy_or_null(override) };
	shape_init(&sign_answer_shape, out);
	bool ok = desk_sign(d, &r, out, e);
	r.project = NULL;
	shape_release(&sign_request_shape, &r);
	return ok;
}

static void show(struct project_show_answer *out)
{
	struct err e = ERR_INIT;
	const struct project_request r = { view };
	shape_init(&project_show_answer_shape, out);
	if (!desk_show(&ann, &r, out, &e))
		fail_msg("%s", e.message);
}

static const struct gate_view *gate_of(const struct project_show_answer *p, const char *code)
{
	for (size_t i = 0; i < p->gates_count; i++)
		if (!strcmp(p->gates[i].gate, code))
			return &p->gates[i];
	fail_msg("no gate %s", code);
	return NULL;
}

/* ---- two people at once -------------------------------------------------------------------- */

static void the_second_save_of_a_field_is_told_and_kept(void **state)
{
	(void)state;
	struct saved_answer first, second;
	act(&ann, "s01.aim.problem", NULL, "From Ann", 0, &first);
	assert_int_equal(first.saved_count, 1);
	act(&bea, "s01.aim.problem", NULL, "From Bea", 0, &second);
	assert_int_equal(second.saved_count, 0);
	assert_int_equal(second.conflicts_count, 1);
	assert_string_equal(second.conflicts[0].who, "Ann Wren");
	assert_string_equal(second.conflicts[0].value, "From Ann");
	assert_string_equal(second.conflicts[0].yours, "From Bea");
	shape_release(&saved_answer_shape, &first);
	shape_release(&saved_answer_shape, &second);

	struct err e = ERR_INIT;
	struct history_answer history;
	struct history_request r = { .project = view,
		                     .subject = mem_copy_text("action:s01.aim.problem"),
		                     .field = mem_copy_text("note"),
		                     .most = INTEGER_NONE };
	shape_init(&history_answer_shape, &history);
	assert_true(desk_history(&ann, &r, &history, &e));
	assert_int_equal(history.entries_count, 2);
	assert_true(history.entries[1].beside);
	assert_string_equal(history.entries[1].value, "From Bea");
	mem_free(r.subject);
	mem_free(r.field);
	shape_release(&history_answer_shape, &history);
}

static void other_fields_merge(void **state)
{
	(void)state;
	struct saved_answer saved;
	act_once(&ann, "s01.aim.insight", "in-progress");
	act(&bea, "s01.aim.insight", NULL, "From Bea", 0, &saved);
	assert_int_equal(saved.conflicts_count, 0);
	assert_int_equal(saved.saved_count, 1);
	shape_release(&saved_answer_shape, &saved);
	/* Saying what stands already is no new version. */
	act(&ann, "s01.aim.insight", "in-progress", "From Bea", 0, &saved);
	assert_int_equal(saved.same_count, 2);
	assert_int_equal(saved.saved_count, 0);
	shape_release(&saved_answer_shape, &saved);
}

/* ---- gates -------------------------------------------------------------------------------------- */

static void a_sign_off_tells_what_came_later(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	struct sign_answer signed_off;
	struct project_show_answer p;
	assert_false(sign(&bea, "G1", "pass", "Cy Owl", NULL, &signed_off, &e));
	assert_int_equal(e.code, ERR_REFUSED);
	shape_release(&sign_answer_shape, &signed_off);
	assert_true(sign(&bea, "G1", "pass-with-gaps", "Cy Owl", NULL, &signed_off, &e));
	assert_string_equal(signed_off.gate.state, "passed-with-gaps");
	assert_int_equal(signed_off.gate.sign_off.open_items_count, 2);
	assert_false(signed_off.gate.sign_off.changed);
	shape_release(&sign_answer_shape, &signed_off);

	act_once(&ann, "s02.aim.match", "done");
	show(&p);
	assert_false(gate_of(&p, "G1")->sign_off.changed);
	shape_release(&project_show_answer_shape, &p);
	act_once(&ann, "s01.decide.record", "done");
	show(&p);
	assert_true(gate_of(&p, "G1")->sign_off.changed);
	assert_string_equal(gate_of(&p, "G1")->sign_off.changed_in[0], "action:s01.decide.record");
	shape_release(&project_show_answer_shape, &p);
}

static void nobody_passes_on_own_answers(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	struct sign_answer signed_off;
	answer(&ann, 1, "An answer", "ready");
	assert_false(sign(&ann, "G4", "pass-with-gaps", "Somebody Else", NULL, &signed_off, &e));
	assert_non_null(strstr(e.message, "question 1"));
	shape_release(&sign_answer_shape, &signed_off);
	assert_false(sign(&bea, "G4", "pass-with-gaps", "ann wren", NULL, &signed_off, &e));
	shape_release(&sign_answer_shape, &signed_off);
	assert_true(sign(&ann, "G4", "pass-with-gaps", "Ann Wren", "The only one on duty", &signed_off, &e));
	assert_string_equal(signed_off.gate.sign_off.override, "The only one on duty");
	shape_release(&sign_answer_shape, &signed_off);
	assert_true(sign(&bea, "G4", "pass-with-gaps", "Cy Owl", NULL, &signed_off, &e));
	shape_release(&sign_answer_shape, &signed_off);
}

static void add_scope_change(struct register_answer *out)
{
	struct err e = ERR_INIT;
	static char kind[] = "kind", area[] = "area", change[] = "change", town[] = "Next town",
	            proposed[] = "proposed", day[] = "2026-01-09";
	struct row_value values[] = { { kind, area }, { change, town }, { proposed, day } };
	struct register_request r;
	shape_init(&register_request_shape, &r);
	r.project = view;
	r.table = mem_copy_text("scope_changes");
	r.action = mem_copy_text("add");
	r.values = values;
	r.values_count = ARRAY_LEN(values);
	shape_init(&register_answer_shape, out);
	if (!desk_register(&ann, &r, out, &e))
		fail_msg("%s", e.message);
	mem_free(r.table);
	mem_free(r.action);
}

static void a_scope_change_opens_again_what_it_touches(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	struct sign_answer signed_off;
	struct project_show_answer p;
	struct register_answer added;
	answer(&ann, 5, "An answer", "ready");
	agree(&bea, 5);
	answer(&ann, 6, "An answer", "ready");
	agree(&bea, 6);
	assert_true(sign(&bea, "G8", "pass-with-gaps", "Cy Owl", NULL, &signed_off, &e));
	shape_release(&sign_answer_shape, &signed_off);
	add_scope_change(&added);
	assert_int_equal(added.rows_count, 1);
	shape_release(&register_answer_shape, &added);
	show(&p);
	assert_string_equal(gate_of(&p, "G8")->state, "withdrawn");
	assert_string_equal(p.workbook[4].status, "draft");
	assert_string_equal(p.workbook[5].status, "agreed");
	assert_true(p.problems_count > 0);
	shape_release(&project_show_answer_shape, &p);
}

/* ---- answers --------------------------------------------------------------------------------------- */

static void an_agreed_answer_is_locked_until_somebody_says_why(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	struct saved_answer saved;
	answer(&ann, 2, "An answer", "ready");
	agree(&bea, 2);
	struct answer_request again = { .project = view, .question = 2, .text = mem_copy_text("Another") };
	shape_init(&saved_answer_shape, &saved);
	assert_false(desk_answer(&ann, &again, &saved, &e));
	assert_int_equal(e.code, ERR_REFUSED);
	struct reopen_request reopen = { .project = view,
		                         .question = 2,
		                         .reason = mem_copy_text("New facts") };
	assert_true(desk_reopen(&ann, &reopen, &saved, &e));
	shape_release(&saved_answer_shape, &saved);
	assert_true(desk_answer(&ann, &again, &saved, &e));
	shape_release(&saved_answer_shape, &saved);
	mem_free(again.text);
	mem_free(reopen.reason);
}

static void an_answer_is_text_and_not_too_long(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	struct saved_answer saved;
	struct buf text = BUF_INIT;
	static char hostile[] = "\x1b[31mred";
	for (int i = 0; i < 4000; i++)
		buf_add_text(&text, "\xC3\xA9");
	answer(&ann, 3, text.data, "draft");
	buf_add_text(&text, "x");
	const struct answer_request control = { .project = view, .question = 3, .text = hostile };
	shape_init(&saved_answer_shape, &saved);
	assert_false(desk_answer(&ann, &control, &saved, &e));
	assert_non_null(strstr(e.message, "control characters"));
	const struct answer_request r = { .project = view, .question = 3, .text = text.data };
	shape_init(&saved_answer_shape, &saved);
	assert_false(desk_answer(&ann, &r, &saved, &e));
	assert_non_null(strstr(e.message, "4001"));
	buf_release(&text);
}

static void an_answer_keeps_the_content_it_was_given_under(void **state)
{
	(void)state;
	struct project_show_answer p;
	struct desk older = ann;
	older.author.content = "2023-01.1";
	answer(&older, 4, "An answer", "draft");
	show(&p);
	assert_int_equal(p.older_answers, 2);
	assert_int_equal(p.reworded_count, 0); /* nothing is known of how that version put it */
	shape_release(&project_show_answer_shape, &p);
}

static void new_wording_of_the_guidance_shows_beside_old_answers(void **state)
{
	(void)state;
	struct project_show_answer p;
	char *version = g.about.version;
	struct action *a = (struct action *)(uintptr_t)guidance_action(&g, "s01.aim.problem");
	char *text = a->text;
	act_once(&ann, "s01.aim.problem", "done");
	act_once(&ann, "s01.aim.insight", "done");
	static char newer[] = "2027-01.1", reworded[] = "Agree on a problem worth solving";
	g.about.version = newer;
	a->text = reworded;
	show(&p);
	g.about.version = version;
	a->text = text;
	assert_int_equal(p.older_answers, 2);
	assert_int_equal(p.reworded_count, 1);
	assert_string_equal(p.reworded[0].subject, "action:s01.aim.problem");
	assert_string_equal(p.reworded[0].was, text);
	assert_string_equal(p.reworded[0].now, "Agree on a problem worth solving");
	shape_release(&project_show_answer_shape, &p);
}

/* ---- documents --------------------------------------------------------------------------------------- */

static void export_as(const char *format, struct export_answer *out)
{
	struct err e = ERR_INIT;
	const struct export_request r = { view, NULL, mem_copy_text(format) };
	shape_init(&export_answer_shape, out);
	if (!desk_export(&ann, &r, out, &e))
		fail_msg("%s", e.message);
	mem_free(r.format);
}

static void documents_are_the_same_bytes_each_time(void **state)
{
	(void)state;
	static const char *const formats[] = { "md", "html", "text", "json" };
	answer(&ann, 1, "# no heading\n<script>alert(1)</script> & *stars*\n1. no list", "draft");
	for (size_t i = 0; i < ARRAY_LEN(formats); i++) {
		struct export_answer a, b;
		export_as(formats[i], &a);
		export_as(formats[i], &b);
		assert_string_equal(a.text, b.text);
		assert_true(strlen(a.text) > 10000);
		if (!strcmp(formats[i], "html"))
			assert_null(strstr(a.text, "<script"));
		if (!strcmp(formats[i], "md")) {
			assert_non_null(strstr(a.text, "\n\\# no heading"));
			assert_non_null(strstr(a.text, "\n1\\. no list"));
		}
		shape_release(&export_answer_shape, &a);
		shape_release(&export_answer_shape, &b);
	}
}

int main(void)
{
#define WITH_STORE(test) cmocka_unit_test_setup_teardown(test, open_store, close_store)
	const struct CMUnitTest tests[] = {
		WITH_STORE(the_second_save_of_a_field_is_told_and_kept),
		WITH_STORE(other_fields_merge),
		WITH_STORE(a_sign_off_tells_what_came_later),
		WITH_STORE(nobody_passes_on_own_answers),
		WITH_STORE(a_scope_change_opens_again_what_it_touches),
		WITH_STORE(an_agreed_answer_is_locked_until_somebody_says_why),
		WITH_STORE(an_answer_is_text_and_not_too_long),
		WITH_STORE(an_answer_keeps_the_content_it_was_given_under),
		WITH_STORE(new_wording_of_the_guidance_shows_beside_old_answers),
		WITH_STORE(documents_are_the_same_bytes_each_time),
	};
	return cmocka_run_group_tests_name("guidance desk", tests, load, release);
}

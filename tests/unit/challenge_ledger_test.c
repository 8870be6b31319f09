/* Challenges in store.db, without a keeper. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/base/mem.h"
#include "famctx/challenge/mark.h"
#include "famctx/challenge/queue.h"
#include "famctx/challenge/reference.h"
#include "famctx/schema/json.h"
#include "famctx/store/draft.h"
#include "famctx/store/statement.h"
#include "famctx/store/store.h"
#include "store/migrate.h"
#include "support/must.h"
#include "support/own_store.h"

static char folder[OWN_STORE_FOLDER];
static struct db *own;
static struct holidays holidays;
static const struct challenge_policy policy = { .due_days = 5, .text_most = 1000, .drafts_days = 30, .kept_months = 84 };
static struct account worker, manager, other_manager;

static void add_account(const char *login, enum account_role role, const char *team, struct account *out)
{
	struct err e = ERR_INIT;
	must(account_add(own, login, login, role, team, &e) && account_find(own, login, out, &e), &e);
}

static int open_store(void **state)
{
	(void)state;
	struct problems problems = PROBLEMS_INIT;
	own = own_store_make(folder, true);
	if (!holidays_load("data", &holidays, &problems))
		return -1;
	add_account("worker", ACCOUNT_WORKER, "North", &worker);
	add_account("manager", ACCOUNT_MANAGER, "North", &manager);
	add_account("another", ACCOUNT_MANAGER, "South", &other_manager);
	return 0;
}

static int close_store(void **state)
{
	(void)state;
	account_release(&worker);
	account_release(&manager);
	account_release(&other_manager);
	holidays_release(&holidays);
	own_store_remove(own, folder);
	return 0;
}

static struct ledger as(const struct account *who)
{
	return (struct ledger){
		.own = own, .holidays = &holidays, .policy = &policy, .who = who, .today = { 2025, 11, 4 }
	};
}

static int64_t count(const char *static_sql)
{
	struct err e = ERR_INIT;
	struct statement *st = db_prepare(own, static_sql);
	int64_t n = statement_row(st) ? column_integer(st, 0) : -1;
	must(statement_done(st, &e), &e);
	return n;
}

static struct challenge_send sending(const char *id, char *because)
{
	struct challenge_send c;
	shape_init(&challenge_send_shape, &c);
	c.id = mem_copy_text(id);
	c.on = mem_copy_text("person:P17:Housing:arrears");
	c.type = CHALLENGE_OUT_OF_DATE;
	c.because = mem_copy_text(because);
	return c;
}

/* The reference is the caller's. */
static char *send(const struct ledger *l, struct challenge_send *c)
{
	struct err e = ERR_INIT;
	struct subject subject;
	struct challenge_snapshot snapshot;
	struct challenge_sent sent;
	shape_init(&challenge_snapshot_shape, &snapshot);
	shape_init(&challenge_sent_shape, &sent);
	snapshot.on = mem_copy_text(c->on);
	snapshot.source = mem_copy_text("housing");
	snapshot.record = mem_copy_text("T1");
	snapshot.value = mem_copy_text("yes");
	must(subject_read(c->on, &subject, &e) && ledger_keep(l, c, &subject, &snapshot, &sent, &e), &e);
	char *reference = mem_copy_text(sent.reference);
	subject_release(&subject);
	shape_release(&challenge_snapshot_shape, &snapshot);
	shape_release(&challenge_sent_shape, &sent);
	return reference;
}

static char *send_plain(const struct account *who, const char *id, bool anonymous)
{
	const struct ledger l = as(who);
	char because[] = "I rang them";
	struct challenge_send c = sending(id, because);
	c.anonymous = anonymous;
	char *reference = send(&l, &c);
	shape_release(&challenge_send_shape, &c);
	return reference;
}

static bool find(const struct account *who, const char *reference, struct kept *k)
{
	struct err e = ERR_INIT;
	const struct ledger l = as(who);
	return ledger_find(&l, reference, k, &e);
}

static enum err_code move(const struct account *who, const char *reference, struct ledger_move m)
{
	struct err e = ERR_INIT;
	const struct ledger l = as(who);
	struct kept k;
	bool ok = ledger_find(&l, reference, &k, &e) && ledger_move(&l, &k, &m, &e);
	kept_release(&k);
	return ok ? ERR_NONE : e.code;
}

static void assert_whole(int64_t expected)
{
	struct err e = ERR_INIT;
	int64_t challenges, broken;
	must(ledger_verify(own, &challenges, &broken, &e), &e);
	assert_int_equal(broken, 0);
	assert_int_equal(challenges, expected);
}

static void what_was_typed_is_kept_to_the_byte(void **state)
{
	(void)state;
	char typed[] = "Zoe\xcc\x88 said \xe6\x9d\x8e\xe5\xb0\x8f\xe9\xbe\x8d:\n\t=1+1\r\n \xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d "
		       "\xe2\x80\xae" "evil\x1b[31m ";
	const struct ledger l = as(&worker);
	struct challenge_send c = sending("exact", typed);
	struct kept k;
	char *reference = send(&l, &c);
	assert_true(find(&worker, reference, &k));
	assert_string_equal(k.because, typed);
	assert_int_equal(k.type, CHALLENGE_OUT_OF_DATE);
	assert_string_equal(k.source, "housing");
	kept_release(&k);
	shape_release(&challenge_send_shape, &c);
	mem_free(reference);
	assert_whole(1);
}

static void sent_again_it_is_the_same_one(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	const struct ledger l = as(&worker), theirs = as(&manager);
	struct challenge_send c = sending("twice", (char[]){ "x" });
	struct challenge_sent sent;
	bool found;
	char *reference = send(&l, &c);
	shape_init(&challenge_sent_shape, &sent);
	must(ledger_sent_before(&l, &c, &sent, &found, &e), &e);
	assert_true(found);
	assert_string_equal(sent.reference, reference);
	assert_string_equal(sent.goes_to, "manager");
	shape_release(&challenge_sent_shape, &sent);
	must(ledger_sent_before(&theirs, &c, &sent, &found, &e), &e);
	assert_false(found); /* an id tells nobody else anything */
	shape_release(&challenge_sent_shape, &sent);
	shape_release(&challenge_send_shape, &c);
	mem_free(reference);
}

static void it_goes_to_a_manager_of_the_same_team_who_did_not_raise_it(void **state)
{
	(void)state;
	struct kept k;
	char *reference = send_plain(&worker, "a", false), *own_one = send_plain(&manager, "b", false);
	assert_true(find(&manager, reference, &k));
	assert_string_equal(k.reviewer, "manager");
	kept_release(&k);
	assert_true(find(&manager, own_one, &k));
	assert_string_equal(k.reviewer, "another");
	kept_release(&k);
	mem_free(reference);
	mem_free(own_one);
}

static void others_know_nothing_of_it(void **state)
{
	(void)state;
	struct account stranger;
	struct kept k;
	add_account("stranger", ACCOUNT_WORKER, NULL, &stranger);
	char *reference = send_plain(&worker, "a", false);
	assert_false(find(&stranger, reference, &k));
	assert_true(find(&worker, reference, &k));
	kept_release(&k);
	mem_free(reference);
	account_release(&stranger);
}

static void an_anonymous_one_names_nobody_anywhere(void **state)
{
	(void)state;
	struct kept k;
	char *reference = send_plain(&worker, "quiet", true);
	assert_int_equal(count("SELECT count(*) FROM challenge WHERE account IS NULL AND reviewer IS NULL"), 1);
	assert_int_equal(count("SELECT count(*) FROM challenge_event WHERE account IS NULL AND utc IS NULL AND assigned IS NULL"), 1);
	assert_true(find(&worker, reference, &k));
	assert_int_equal(k.life.raiser, 0);
	assert_null(k.by);
	kept_release(&k);
	/* Whoever has the reference may come back, and is still nobody. */
	assert_int_equal(move(&manager, reference,
			      (struct ledger_move){ .event = EVENT_DECIDED, .outcome = OUTCOME_NOT_UPHELD, .text = "no" }), 0);
	assert_int_equal(move(&worker, reference, (struct ledger_move){ .event = EVENT_DISAGREED, .outcome = -1, .text = "but" }), 0);
	assert_int_equal(count("SELECT count(*) FROM challenge_event WHERE event = 'disagreed' AND account IS NULL AND utc IS NULL"), 1);
	mem_free(reference);
	assert_whole(1);
}

static void the_reference_alone_tells_the_answer_and_no_family(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	struct account stranger;
	struct kept k;
	struct challenge_full full;
	add_account("stranger", ACCOUNT_WORKER, NULL, &stranger);
	char *reference = send_plain(&worker, "quiet", true);
	assert_int_equal(move(&manager, reference,
			      (struct ledger_move){ .event = EVENT_DECIDED, .outcome = OUTCOME_UPHELD, .text = "thank you" }), 0);
	const struct ledger l = as(&stranger);
	must(ledger_find(&l, reference, &k, &e) && queue_show(&l, &k, &full, &e), &e);
	assert_true(full.withheld);
	assert_null(full.item.on);
	assert_null(full.because);
	assert_null(full.snapshot.value);
	assert_string_equal(full.events[1].text, "thank you");
	shape_release(&challenge_full_shape, &full);
	kept_release(&k);
	mem_free(reference);
	account_release(&stranger);
}

static void what_happened_cannot_be_changed(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	mem_free(send_plain(&worker, "a", false));
	assert_false(db_run(own, "UPDATE challenge SET because = 'something else'", &e));
	assert_false(db_run(own, "UPDATE challenge_event SET day = '2000-01-01'", &e));
	assert_whole(1);
}

static void reading_takes_the_unread_mark_away(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	const struct ledger l = as(&worker);
	struct challenge_list_request request;
	struct challenge_list_answer list;
	struct challenge_full full;
	struct kept k;
	char *reference = send_plain(&worker, "a", false);
	assert_int_equal(move(&manager, reference,
			      (struct ledger_move){ .event = EVENT_DECIDED, .outcome = OUTCOME_PARTLY, .text = "half" }), 0);
	shape_init(&challenge_list_request_shape, &request);
	must(queue_list(&l, &request, &list, &e), &e);
	assert_int_equal(list.unread, 1);
	assert_true(list.challenges[0].unread);
	shape_release(&challenge_list_answer_shape, &list);
	must(ledger_find(&l, reference, &k, &e) && queue_show(&l, &k, &full, &e), &e);
	assert_int_equal(full.events[full.events_count - 1].event, EVENT_READ);
	assert_int_equal(full.item.state, CHALLENGE_TO_FEED_BACK);
	shape_release(&challenge_full_shape, &full);
	kept_release(&k);
	must(queue_list(&l, &request, &list, &e), &e);
	assert_int_equal(list.unread, 0);
	shape_release(&challenge_list_answer_shape, &list);
	mem_free(reference);
	assert_whole(1);
}

static void the_queue_counts_and_puts_a_risk_first(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	struct ledger l = as(&worker);
	struct challenge_list_request request;
	struct challenge_list_answer list;
	mem_free(send_plain(&worker, "a", false));
	mem_free(send_plain(&manager, "b", false));
	struct challenge_send c = sending("c", (char[]){ "now" });
	c.risk = RISK_YES;
	c.told = mem_copy_text("the duty team");
	char *urgent = send(&l, &c);
	shape_init(&challenge_list_request_shape, &request);
	l = as(&manager);
	l.today = (struct date){ 2025, 11, 5 };
	must(queue_list(&l, &request, &list, &e), &e);
	assert_int_equal(list.total, 3);
	assert_int_equal(list.states[CHALLENGE_TO_REVIEW].count, 3);
	assert_string_equal(list.challenges[0].reference, urgent);
	assert_true(list.challenges[0].urgent && list.challenges[0].overdue);
	assert_int_equal(list.urgent, 1);
	assert_int_equal(list.overdue, 1);
	assert_int_equal(list.oldest, 1);
	shape_release(&challenge_list_answer_shape, &list);
	/* Who reviews none sees only what they raised. */
	l = as(&worker);
	must(queue_list(&l, &request, &list, &e), &e);
	assert_int_equal(list.total, 2);
	shape_release(&challenge_list_answer_shape, &list);
	shape_release(&challenge_send_shape, &c);
	mem_free(urgent);
}

static void marks_follow_a_person_who_was_joined(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	struct marks marks = MARKS_INIT;
	char *reference = send_plain(&worker, "a", false);
	must(db_run(own, "INSERT INTO alias(person, now) VALUES(17, 5)", &e), &e);
	must(marks_of_person(own, 5, &marks, &e), &e);
	assert_int_equal(marks.count, 1);
	assert_true(marks.marks[0].undecided);
	assert_int_equal(marks.marks[0].subject.person, 5);
	marks_release(&marks);
	assert_int_equal(move(&manager, reference,
			      (struct ledger_move){ .event = EVENT_DECIDED, .outcome = OUTCOME_UPHELD, .text = "it was paid" }), 0);
	must(marks_of_person(own, 5, &marks, &e), &e);
	assert_false(marks.marks[0].undecided);
	assert_true(marks.marks[0].correction);
	assert_string_equal(marks.marks[0].words, "it was paid");
	assert_string_equal(marks.marks[0].by, "manager");
	marks_release(&marks);
	mem_free(reference);
}

static void patterns_count_outcomes_and_days(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	struct ledger l = as(&manager);
	const struct challenge_period all = { DATE_NONE, DATE_NONE };
	struct challenge_patterns p;
	static const struct {
		int outcome;
		struct date on;
	} decided[] = { { OUTCOME_UPHELD, { 2025, 11, 5 } }, { OUTCOME_UPHELD, { 2025, 11, 7 } },
			{ OUTCOME_NOT_UPHELD, { 2025, 11, 14 } } };
	for (size_t i = 0; i < ARRAY_LEN(decided); i++) {
		char id[24];
		struct kept k;
		snprintf(id, sizeof(id), "p%zu", i);
		char *reference = send_plain(&worker, id, false);
		const struct ledger_move m = { .event = EVENT_DECIDED, .outcome = decided[i].outcome, .text = "so" };
		l.today = decided[i].on;
		must(ledger_find(&l, reference, &k, &e) && ledger_move(&l, &k, &m, &e), &e);
		kept_release(&k);
		mem_free(reference);
	}
	mem_free(send_plain(&worker, "open", false));
	must(queue_patterns(&l, &all, &p, &e), &e);
	assert_int_equal(p.all.raised, 4);
	assert_int_equal(p.all.open, 1);
	assert_int_equal(p.all.upheld, 2);
	assert_int_equal(p.all.not_upheld, 1);
	assert_int_equal(p.all.median_days, 3);
	assert_int_equal(p.all.longest_days, 8);
	assert_string_equal(p.sources[0].key, "housing");
	assert_string_equal(p.fields[0].key, "Housing:arrears");
	assert_string_equal(p.types[0].key, "out-of-date");
	shape_release(&challenge_patterns_shape, &p);
}

static void a_draft_is_only_its_own_accounts_and_goes_when_it_is_sent(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	struct draft_list list;
	const struct ledger l = as(&worker);
	const struct draft draft = { .kind = (char[]){ "challenge" }, .key = (char[]){ "person:P17" }, .body = (char[]){ "{}" } };
	must(draft_save(own, worker.id, &draft, &e) && draft_save(own, worker.id, &draft, &e), &e);
	must(draft_list_read(own, worker.id, "challenge", &list, &e), &e);
	assert_int_equal(list.drafts_count, 1);
	shape_release(&draft_list_shape, &list);
	must(draft_list_read(own, manager.id, NULL, &list, &e), &e);
	assert_int_equal(list.drafts_count, 0);
	shape_release(&draft_list_shape, &list);
	struct challenge_send c = sending("d", (char[]){ "done" });
	c.draft = mem_copy_text("person:P17");
	mem_free(send(&l, &c));
	must(draft_list_read(own, worker.id, NULL, &list, &e), &e);
	assert_int_equal(list.drafts_count, 0);
	shape_release(&draft_list_shape, &list);
	shape_release(&challenge_send_shape, &c);
}

static void what_is_old_goes_on_its_day(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	char *reference = send_plain(&worker, "a", false);
	mem_free(send_plain(&worker, "b", false));
	assert_int_equal(move(&manager, reference,
			      (struct ledger_move){ .event = EVENT_DECIDED, .outcome = OUTCOME_UPHELD, .text = "so" }), 0);
	assert_int_equal(move(&manager, reference, (struct ledger_move){ .event = EVENT_FED_BACK, .outcome = -1 }), 0);
	must(ledger_retire(own, &policy, (struct date){ 2032, 11, 4 }, &e), &e);
	assert_whole(2);
	must(ledger_retire(own, &policy, (struct date){ 2032, 11, 5 }, &e), &e);
	assert_whole(1);
	assert_int_equal(count("SELECT count(*) FROM challenge_event WHERE reference NOT IN (SELECT reference FROM challenge)"), 0);
	mem_free(reference);
}

static void references_are_all_different(void **state)
{
	(void)state;
	for (int i = 0; i < 300; i++) {
		char id[24];
		snprintf(id, sizeof(id), "n%d", i);
		mem_free(send_plain(&worker, id, i % 2));
	}
	assert_int_equal(count("SELECT count(DISTINCT reference) FROM challenge"), 300);
	assert_whole(300);
}

static void a_store_of_the_first_version_is_taken_along(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	struct db *old;
	enum db_kind kind;
	int version;
	must(db_open_memory(&old, &e) && migrate(old, DB_KIND_STORE, 0, 1, &e), &e);
	must(db_run(old, "INSERT INTO account(login, name, role) VALUES('a', 'A', 'worker');"
			 "INSERT INTO decision(kind, source, record, other_source, other_record, account, made, reason)"
			 " VALUES('split', 'x', '1', 'y', '2', 'a', '2025', 'because')", &e), &e);
	must(migrate(old, DB_KIND_STORE, 1, STORE_VERSION, &e) && db_read_stamp(old, &kind, &version, &e), &e);
	assert_int_equal(version, STORE_VERSION);
	struct statement *st = db_prepare(old, "SELECT count(*) FROM decision WHERE challenge IS NULL");
	assert_true(statement_row(st));
	assert_int_equal(column_integer(st, 0), 1);
	must(statement_done(st, &e), &e);
	db_close(old);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_store, close_store)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_was_typed_is_kept_to_the_byte),
		TEST(sent_again_it_is_the_same_one),
		TEST(it_goes_to_a_manager_of_the_same_team_who_did_not_raise_it),
		TEST(others_know_nothing_of_it),
		TEST(an_anonymous_one_names_nobody_anywhere),
		TEST(the_reference_alone_tells_the_answer_and_no_family),
		TEST(what_happened_cannot_be_changed),
		TEST(reading_takes_the_unread_mark_away),
		TEST(the_queue_counts_and_puts_a_risk_first),
		TEST(marks_follow_a_person_who_was_joined),
		TEST(patterns_count_outcomes_and_days),
		TEST(a_draft_is_only_its_own_accounts_and_goes_when_it_is_sent),
		TEST(what_is_old_goes_on_its_day),
		TEST(references_are_all_different),
		TEST(a_store_of_the_first_version_is_taken_along),
	};
	return cmocka_run_group_tests_name("challenge_ledger", tests, NULL, NULL);
}

/* A challenge about somebody who is sealed stays in the queue, and nobody is told whom it is about. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/base/mem.h"
#include "famctx/challenge/queue.h"
#include "famctx/schema/json.h"
#include "support/must.h"
#include "support/own_store.h"

struct court {
	char folder[OWN_STORE_FOLDER];
	struct db *own;
	struct holidays holidays;
	struct challenge_policy policy;
	struct account worker, manager;
	char *reference;
};

static bool is_seventeen(const void *context, const struct subject *s)
{
	(void)context;
	return s->person == 17 || s->other == 17;
}

static struct ledger as(const struct court *c, const struct account *who)
{
	return (struct ledger){ .own = c->own, .holidays = &c->holidays, .policy = &c->policy, .who = who,
				.today = { 2025, 11, 4 }, .sealed = is_seventeen };
}

/* A link between two people, one of whom is sealed afterwards. */
static void send(struct court *c)
{
	const struct ledger l = as(c, &c->worker);
	struct challenge_send request;
	struct challenge_snapshot snapshot;
	struct challenge_sent sent;
	struct subject subject;
	struct err e = ERR_INIT;

	shape_init(&challenge_send_shape, &request);
	shape_init(&challenge_snapshot_shape, &snapshot);
	shape_init(&challenge_sent_shape, &sent);
	request.id = mem_copy_text("once");
	request.on = mem_copy_text("link:P4:P17");
	request.type = CHALLENGE_OUT_OF_DATE;
	request.because = mem_copy_text("Rachel told me");
	snapshot.on = mem_copy_text(request.on);
	snapshot.about = mem_copy_text("Bracken, Katherine: mother is Bracken, Rachel");
	snapshot.source = mem_copy_text("register");
	snapshot.record = mem_copy_text("136594");
	must(subject_read(request.on, &subject, &e) && ledger_keep(&l, &request, &subject, &snapshot, &sent, &e), &e);
	c->reference = mem_copy_text(sent.reference);
	subject_release(&subject);
	shape_release(&challenge_send_shape, &request);
	shape_release(&challenge_snapshot_shape, &snapshot);
	shape_release(&challenge_sent_shape, &sent);
}

static int start(void **state)
{
	struct court *c = mem_zero(1, sizeof(*c));
	struct problems problems = PROBLEMS_INIT;
	struct err e = ERR_INIT;

	c->policy = (struct challenge_policy){ .due_days = 5, .text_most = 1000, .drafts_days = 30, .kept_months = 84 };
	c->own = own_store_make(c->folder, true);
	assert_true(holidays_load("data", &c->holidays, &problems));
	must(account_add(c->own, "worker", "worker", ACCOUNT_WORKER, "North", &e) &&
	     account_add(c->own, "manager", "manager", ACCOUNT_MANAGER, "North", &e) &&
	     account_find(c->own, "worker", &c->worker, &e) && account_find(c->own, "manager", &c->manager, &e), &e);
	send(c);
	*state = c;
	return 0;
}

static int end(void **state)
{
	struct court *c = *state;

	account_release(&c->worker);
	account_release(&c->manager);
	holidays_release(&c->holidays);
	own_store_remove(c->own, c->folder);
	mem_free(c->reference);
	mem_free(c);
	return 0;
}

static void assert_names_nobody(const struct shape *shape, void *answer)
{
	static const char *const names[] = { "Rachel", "Katherine", "P17", "136594" };
	struct buf json = BUF_INIT;

	json_encode(shape, answer, &json);
	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		if (strstr(json.data, names[i]))
			fail_msg("%s in %s", names[i], json.data);
	buf_release(&json);
}

static void the_queue_keeps_it_and_names_nobody(void **state)
{
	const struct court *c = *state;
	const struct ledger l = as(c, &c->manager);
	struct challenge_list_request request;
	struct challenge_list_answer list;
	struct err e = ERR_INIT;

	shape_init(&challenge_list_request_shape, &request);
	must(queue_list(&l, &request, &list, &e), &e);
	assert_int_equal(list.challenges_count, 1);
	assert_string_equal(list.challenges[0].reference, c->reference);
	assert_names_nobody(&challenge_list_answer_shape, &list);
	shape_release(&challenge_list_answer_shape, &list);
	/* Nor does asking for them tell that there is one. */
	request.person = mem_copy_text("P17");
	must(queue_list(&l, &request, &list, &e), &e);
	assert_int_equal(list.total, 0);
	assert_int_equal(list.challenges_count, 0);
	shape_release(&challenge_list_answer_shape, &list);
	shape_release(&challenge_list_request_shape, &request);
}

static void opened_by_anybody_it_is_withheld(void **state)
{
	const struct court *c = *state;
	const struct account *const who[] = { &c->worker, &c->manager };

	for (size_t i = 0; i < ARRAY_LEN(who); i++) {
		const struct ledger l = as(c, who[i]);
		struct challenge_full full;
		struct kept k;
		struct err e = ERR_INIT;
		must(ledger_find(&l, c->reference, &k, &e) && queue_show(&l, &k, &full, &e), &e);
		assert_true(full.withheld);
		assert_names_nobody(&challenge_full_shape, &full);
		shape_release(&challenge_full_shape, &full);
		kept_release(&k);
	}
}

static void files_name_nobody(void **state)
{
	const struct court *c = *state;
	const struct ledger l = as(c, &c->manager);
	struct challenge_export_request names = { .state = -1, .names = true, .from = INTEGER_NONE, .limit = INTEGER_NONE };
	struct challenge_sheet_request request;
	struct challenge_export file;
	struct challenge_sheet sheet;
	struct err e = ERR_INIT;

	must(queue_export(&l, &names, &file, &e), &e);
	assert_int_equal(file.challenges_count, 1);
	assert_names_nobody(&challenge_export_shape, &file);
	shape_release(&challenge_export_shape, &file);
	shape_init(&challenge_sheet_request_shape, &request);
	request.source = mem_copy_text("register");
	must(queue_sheet(&l, &request, &sheet, &e), &e);
	assert_int_equal(sheet.rows_count, 1);
	assert_names_nobody(&challenge_sheet_shape, &sheet);
	shape_release(&challenge_sheet_shape, &sheet);
	shape_release(&challenge_sheet_request_shape, &request);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_queue_keeps_it_and_names_nobody, start, end),
		cmocka_unit_test_setup_teardown(opened_by_anybody_it_is_withheld, start, end),
		cmocka_unit_test_setup_teardown(files_name_nobody, start, end),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}

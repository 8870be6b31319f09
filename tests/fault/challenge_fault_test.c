/*
 * A send that dies at every one of its writes, and many that send at once: what
 * was acknowledged is there, what was not is still a draft, nothing is doubled.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include "famctx/access/audit.h"
#include "famctx/api/request.h"
#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/challenge/ledger.h"
#include "famctx/keeper/keeper.h"
#include "famctx/store/draft.h"
#include "famctx/store/store.h"
#include "famctx/text/number.h"
#include "support/keeper_fixture.h"

#define DIED 77
#define WRITES_MOST 200 /* more than one send ever makes */

static struct keeper_fixture f;

static int make_folder(void **state)
{
	(void)state;
	return fixture_make(&f);
}

static int remove_folder(void **state)
{
	(void)state;
	return fixture_remove(&f);
}

/* ---- a file system that dies under SQLite */

/* The methods of one kind of file, three of them watched; the kinds differ by how they are locked. */
struct watched {
	sqlite3_io_methods methods; /* first: files point here */
	const sqlite3_io_methods *real;
};

/* What the dying process counts; it is of no use to any other. */
static struct {
	sqlite3_vfs vfs;
	sqlite3_vfs *real;
	struct watched kinds[4];
	size_t kinds_count;
	int left;  /* writes until the end; 0: never */
	bool torn; /* half of the last one reaches the disk */
} fault;

static const sqlite3_io_methods *real_of(const sqlite3_file *file)
{
	return ((const struct watched *)(const void *)file->pMethods)->real;
}

static void count_down(sqlite3_file *file, const void *bytes, int amount, sqlite3_int64 at)
{
	if (!fault.left || --fault.left)
		return;
	if (fault.torn && bytes && amount > 1)
		real_of(file)->xWrite(file, bytes, amount / 2, at);
	_exit(DIED);
}

static int faulty_write(sqlite3_file *file, const void *bytes, int amount, sqlite3_int64 at)
{
	count_down(file, bytes, amount, at);
	return real_of(file)->xWrite(file, bytes, amount, at);
}

static int faulty_sync(sqlite3_file *file, int flags)
{
	count_down(file, NULL, 0, 0);
	return real_of(file)->xSync(file, flags);
}

static int faulty_truncate(sqlite3_file *file, sqlite3_int64 size)
{
	count_down(file, NULL, 0, 0);
	return real_of(file)->xTruncate(file, size);
}

static const sqlite3_io_methods *watch(const sqlite3_io_methods *real)
{
	for (size_t i = 0; i < fault.kinds_count; i++)
		if (fault.kinds[i].real == real)
			return &fault.kinds[i].methods;
	if (fault.kinds_count == ARRAY_LEN(fault.kinds))
		_exit(4);
	struct watched *kind = &fault.kinds[fault.kinds_count++];
	kind->real = real;
	kind->methods = *real;
	kind->methods.xWrite = faulty_write;
	kind->methods.xSync = faulty_sync;
	kind->methods.xTruncate = faulty_truncate;
	return &kind->methods;
}

static int faulty_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
	(void)vfs;
	int result = fault.real->xOpen(fault.real, name, file, flags, out_flags);
	if (result == SQLITE_OK && file->pMethods)
		file->pMethods = watch(file->pMethods);
	return result;
}

static void use_faulty_files(void)
{
	fault.real = sqlite3_vfs_find(NULL);
	fault.vfs = *fault.real;
	fault.vfs.zName = "faulty";
	fault.vfs.xOpen = faulty_open;
	sqlite3_vfs_register(&fault.vfs, 1);
}

/* ---- one send, without a keeper */

static void fill_send(struct challenge_send *c, int number)
{
	struct buf id = BUF_INIT;
	shape_init(&challenge_send_shape, c);
	buf_printf(&id, "send-%d", number);
	c->id = buf_detach(&id);
	c->on = mem_copy_text("tool");
	c->type = CHALLENGE_FEEDBACK;
	c->because = mem_copy_text("it is quick");
	c->draft = mem_copy_text("tool");
}

struct opened {
	struct db *own;
	struct account who;
	struct holidays holidays;
	struct challenge_policy policy;
};

static bool open_store(struct opened *o, struct err *e)
{
	bool training;
	struct problems problems = PROBLEMS_INIT;
	o->policy = (struct challenge_policy){ .due_days = 5, .text_most = 1000, .drafts_days = 30, .kept_months = 84 };
	bool ok = holidays_load(f.data_folder.data, &o->holidays, &problems) &&
		  store_open_own(f.folder, &o->own, &training, e) &&
		  account_add(o->own, "worker", "Worker", ACCOUNT_WORKER, NULL, e) && account_find(o->own, "worker", &o->who, e);
	problems_release(&problems);
	return ok;
}

static void close_store(struct opened *o)
{
	account_release(&o->who);
	holidays_release(&o->holidays);
	db_close(o->own);
}

static bool keep(struct opened *o, int number, struct challenge_sent *sent, struct err *e)
{
	const struct ledger l = {
		.own = o->own, .holidays = &o->holidays, .policy = &o->policy, .who = &o->who, .today = { 2025, 11, 4 },
	};
	const struct subject tool = { .kind = SUBJECT_TOOL };
	struct challenge_snapshot snapshot;
	struct challenge_send c;
	fill_send(&c, number);
	shape_init(&challenge_snapshot_shape, &snapshot);
	bool ok = db_begin(o->own, e) && ledger_keep(&l, &c, &tool, &snapshot, sent, e) && db_commit(o->own, e);
	shape_release(&challenge_snapshot_shape, &snapshot);
	shape_release(&challenge_send_shape, &c);
	return ok;
}

/* Sends, and tells the reference only after the commit. */
static void send_and_maybe_die(int number, int writes, bool torn, int pipe)
{
	struct opened o;
	struct err e = ERR_INIT;
	struct challenge_sent sent;
	shape_init(&challenge_sent_shape, &sent);
	use_faulty_files();
	if (!open_store(&o, &e))
		_exit(1);
	fault.left = writes;
	fault.torn = torn;
	if (!keep(&o, number, &sent, &e))
		_exit(2);
	ssize_t told = write(pipe, sent.reference, strlen(sent.reference));
	_exit(told > 0 ? 0 : 3);
}

static void save_draft(void)
{
	struct opened o;
	struct err e = ERR_INIT;
	char kind[] = "challenge", key[] = "tool", body[] = "{}";
	const struct draft draft = { .kind = kind, .key = key, .body = body };
	assert_true(open_store(&o, &e) && draft_save(o.own, o.who.id, &draft, &e));
	close_store(&o);
}

/* Either a draft or a challenge, whole, and a challenge where its reference was told. */
static void check_store(int64_t before, const char *told)
{
	struct opened o;
	struct err e = ERR_INIT;
	struct draft_list drafts;
	struct kept k;
	int64_t challenges, broken;
	assert_true(open_store(&o, &e) && ledger_verify(o.own, &challenges, &broken, &e));
	assert_int_equal(broken, 0);
	assert_true(draft_list_read(o.own, o.who.id, NULL, &drafts, &e));
	assert_int_equal((int64_t)drafts.drafts_count + challenges, before + 1);
	if (*told) {
		const struct ledger l = {
			.own = o.own, .holidays = &o.holidays, .policy = &o.policy, .who = &o.who,
			.today = { 2025, 11, 4 },
		};
		assert_int_equal(challenges, before + 1);
		assert_true(ledger_find(&l, told, &k, &e));
		kept_release(&k);
	}
	shape_release(&draft_list_shape, &drafts);
	close_store(&o);
}

static bool send_in_child(int number, int writes, bool torn, char told[32])
{
	int ends[2], status;
	assert_int_equal(pipe(ends), 0);
	pid_t child = fork();
	if (child == 0)
		send_and_maybe_die(number, writes, torn, ends[1]);
	close(ends[1]);
	ssize_t n = read(ends[0], told, 31);
	told[n > 0 ? n : 0] = '\0';
	close(ends[0]);
	waitpid(child, &status, 0);
	assert_true(WIFEXITED(status));
	assert_true(WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == DIED);
	return WEXITSTATUS(status) == 0;
}

static int64_t challenges_kept(void)
{
	return fixture_number(&f, "SELECT count(*) FROM challenge");
}

static void die_at_every_write(bool torn)
{
	struct err e = ERR_INIT;
	bool whole = false;
	int writes = 0;
	assert_true(store_make(f.folder, false, &e));
	while (!whole) {
		char told[32];
		assert_true(++writes < WRITES_MOST);
		int64_t before = challenges_kept();
		save_draft();
		whole = send_in_child(writes, writes, torn, told);
		assert_int_equal(whole, *told != '\0');
		check_store(before, told);
	}
	assert_true(writes > 10);
}

static void killed_at_every_write_it_is_a_draft_or_a_challenge(void **state)
{
	(void)state;
	die_at_every_write(false);
}

static void half_a_write_is_none(void **state)
{
	(void)state;
	die_at_every_write(true);
}

/* ---- through the keeper */

static struct buf armed; /* a file with the number of the write at which the next keeper dies */

/* The keeper that finds the file dies; the one that is started after it finds none. */
static bool serve_until_it_dies(const struct serve_options *options, int ready_fd, struct err *e)
{
	struct buf text = BUF_INIT;
	struct err ignored = ERR_INIT;
	use_faulty_files();
	if (file_exists(armed.data) && file_read(armed.data, 32, &text, &ignored)) {
		unlink(armed.data);
		if (!number_parse_int(text.data, 1, WRITES_MOST, &fault.left))
			_exit(1);
	}
	buf_release(&text);
	return keeper_serve(options, ready_fd, e);
}

static void arm(int writes)
{
	struct err e = ERR_INIT;
	char text[16];
	snprintf(text, sizeof(text), "%d", writes);
	assert_true(file_write(armed.data, text, strlen(text), &e));
}

static bool send_by(struct client *c, int number, char reference[32], struct err *e)
{
	struct challenge_send send;
	struct challenge_sent sent;
	fill_send(&send, number);
	bool ok = client_call(c, REQUEST_CHALLENGE_SEND, &challenge_send_shape, &send, &challenge_sent_shape, &sent, e);
	snprintf(reference, 32, "%s", ok ? sent.reference : "");
	shape_release(&challenge_sent_shape, &sent);
	shape_release(&challenge_send_shape, &send);
	return ok;
}

/* Wherever the keeper dies, whoever sends gets a reference in the end, and there is one challenge of it. */
static void a_keeper_that_dies_is_asked_again_and_takes_it_once(void **state)
{
	(void)state;
	struct err e = ERR_INIT;
	int sent = 0;
	buf_init(&armed);
	buf_printf(&armed, "%s/armed", f.folder);
	client_close(fixture_open(&f, SERVE_MAKE));
	for (int writes = 2; writes < 60; writes += 3) {
		struct client *c;
		char reference[32];
		arm(writes);
		e = (struct err)ERR_INIT;
		/* It may die before anybody has signed in: then nothing was sent, and nothing is there. */
		if (!fixture_try(&f, SERVE_ONLY, serve_until_it_dies, NULL, &c, &e))
			continue;
		if (!send_by(c, writes, reference, &e))
			fail_msg("%s", e.message);
		client_close(c);
		sent++;
		assert_true(*reference);
		assert_int_equal(challenges_kept(), sent);
		unlink(armed.data);
	}
	assert_true(sent > 5);
	assert_int_equal(fixture_number(&f, "SELECT count(DISTINCT sent) FROM challenge"), sent);
	/* Some of them died within a send, or it would prove nothing. */
	assert_true(fixture_number(&f, "SELECT count(*) FROM sign_in") > sent + 5);
	buf_release(&armed);
}

#define SENDERS 50
#define EACH 3

static void send_some(int number)
{
	struct err e = ERR_INIT;
	struct client *c;
	char reference[32];
	if (!fixture_try(&f, SERVE_ONLY, keeper_serve, NULL, &c, &e))
		_exit(1);
	for (int i = 0; i < EACH; i++)
		if (!send_by(c, number * EACH + i, reference, &e) || !*reference)
			_exit(2);
	client_close(c);
	_exit(0);
}

static void fifty_at_once_are_all_taken(void **state)
{
	(void)state;
	struct client *c = fixture_open(&f, SERVE_MAKE);
	pid_t senders[SENDERS];
	for (int i = 0; i < SENDERS; i++) {
		senders[i] = fork();
		if (senders[i] == 0)
			send_some(i);
	}
	for (int i = 0; i < SENDERS; i++) {
		int status;
		assert_int_equal(waitpid(senders[i], &status, 0), senders[i]);
		assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	}
	client_close(c);
	assert_int_equal(challenges_kept(), SENDERS * EACH);
	assert_int_equal(fixture_number(&f, "SELECT count(DISTINCT reference) FROM challenge"), SENDERS * EACH);
	assert_int_equal(fixture_number(&f, "SELECT count(*) FROM audit WHERE action = 'challenge_sent' AND outcome = 'shown'"),
			 SENDERS * EACH);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(killed_at_every_write_it_is_a_draft_or_a_challenge),
		TEST(half_a_write_is_none),
		TEST(a_keeper_that_dies_is_asked_again_and_takes_it_once),
		TEST(fifty_at_once_are_all_taken),
	};
	return cmocka_run_group_tests_name("challenge_fault", tests, NULL, NULL);
}

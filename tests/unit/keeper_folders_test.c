/* On a shared host loads read, and backups and archives write, only where the policy says. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "famctx/base/datadir.h"
#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/store/store.h"
#include "keeper/requests.h"
#include "support/skip.h"

static const char manifest[] = "source: school\n"
			       "service: School\n"
			       "title: School census\n"
			       "copied: 2025-11-01\n"
			       "refresh: weekly\n"
			       "scope: {period_note: all of it}\n"
			       "files:\n"
			       "  - file: %s\n"
			       "    holds: involvements\n"
			       "    key: [id]\n"
			       "    columns:\n"
			       "      id: {to: identifier, label: Number}\n"
			       "      last: family_name\n"
			       "      first: first_name\n"
			       "      born: born\n"
			       "      state: {to: status, open: [open], closed: [closed]}\n";
static const char rows[] = "id,last,first,born,state\n1,Bracken,Katherine,2016-03-14,open\n";

struct host {
	char root[64];
	struct buf store, feeds, backups;
	char *feed_folders[1], *backup_folders[1];
	struct house house;
	struct working w;
};

static void no_progress(const struct progress *progress, void *context)
{
	(void)progress;
	(void)context;
}

static void in_root(const struct host *h, const char *name, char path[static 160])
{
	snprintf(path, 160, "%s/%s", h->root, name);
}

static void put(const struct host *h, const char *name, const char *text)
{
	struct err e = ERR_INIT;
	char path[160];
	in_root(h, name, path);
	assert_true(file_write(path, text, strlen(text), &e));
}

static void put_manifest(const struct host *h, const char *name, const char *feed)
{
	struct buf text = BUF_INIT;
	char *mark = strstr(manifest, "%s");
	buf_add(&text, manifest, (size_t)(mark - manifest));
	buf_add_text(&text, feed);
	buf_add_text(&text, mark + 2);
	put(h, name, text.data);
	buf_release(&text);
}

static void point(const struct host *h, const char *name, const char *to)
{
	char path[160];
	in_root(h, name, path);
	unlink(path);
	assert_int_equal(symlink(to, path), 0);
}

static void folder(const struct host *h, const char *name, struct buf *out)
{
	struct err e = ERR_INIT;
	file_join(out, h->root, name);
	assert_true(file_make_folder(out->data, &e));
}

static void fill_policy(struct host *h)
{
	struct shared_policy *p = &h->house.policy.shared;
	h->feed_folders[0] = h->feeds.data;
	h->backup_folders[0] = h->backups.data;
	*p = (struct shared_policy){
		.feeds = h->feed_folders, .feeds_count = 1, .backups = h->backup_folders, .backups_count = 1,
	};
	h->house.policy.load = (struct load_policy){ 5, 30, 10, 5 };
	h->house.policy.audit.kept_months = 1;
}

static int set_up(void **state)
{
	struct err e = ERR_INIT;
	struct host *h = mem_zero(1, sizeof(*h));
	struct buf data = BUF_INIT;
	snprintf(h->root, sizeof(h->root), "/tmp/famctx-folders-XXXXXX");
	buf_init(&h->store);
	buf_init(&h->feeds);
	buf_init(&h->backups);
	assert_non_null(mkdtemp(h->root));
	folder(h, "store", &h->store);
	folder(h, "feeds", &h->feeds);
	folder(h, "backups", &h->backups);
	assert_true(datadir_find("data", true, &data, &e));
	h->house.data_folder = buf_detach(&data);
	fill_policy(h);
	assert_true(store_make(h->store.data, false, &e));
	h->w = (struct working){
		.house = &h->house, .folder = h->store.data, .shared = true, .today = { 2025, 11, 4 }, .tell = no_progress,
	};
	put(h, "secret.csv", rows);
	put(h, "feeds/school.csv", rows);
	put_manifest(h, "feeds/school.yaml", "school.csv");
	*state = h;
	return 0;
}

static int tear_down(void **state)
{
	struct host *h = *state;
	struct err e = ERR_INIT;
	bool ok = file_remove_tree(h->root, &e);
	buf_release(&h->store);
	buf_release(&h->feeds);
	buf_release(&h->backups);
	mem_free(h->house.data_folder);
	mem_free(h);
	return ok ? 0 : -1;
}

/* Whether it was loaded; why holds what was told about it. */
static bool load_with(const struct host *h, const char *name, const char *data, struct buf *why)
{
	struct err e = ERR_INIT;
	struct load_request request;
	struct load_answer answer;
	char path[160];
	char *manifests[] = { path };
	shape_init(&load_request_shape, &request);
	in_root(h, name, path);
	request.manifests = manifests;
	request.manifests_count = 1;
	request.data = data ? mem_copy_text(data) : NULL;
	shape_init(&load_answer_shape, &answer);
	bool loaded = work_load(&h->w, &request, &answer, &e) && !answer.refused;
	buf_add_text(why, e.message);
	for (size_t i = 0; i < answer.problems_count; i++)
		buf_printf(why, "\n%s", answer.problems[i].message);
	mem_free(request.data);
	shape_release(&load_answer_shape, &answer);
	return loaded;
}

static void assert_loads(const struct host *h, const char *name, const char *data)
{
	struct buf why = BUF_INIT;
	if (!load_with(h, name, data, &why))
		fail_msg("%s was not loaded: %s", name, why.data);
	buf_release(&why);
}

static void assert_load_refused(const struct host *h, const char *name, const char *data, const char *words)
{
	struct buf why = BUF_INIT;
	if (load_with(h, name, data, &why))
		fail_msg("%s was loaded", name);
	if (!strstr(why.data, words))
		fail_msg("%s: '%s' does not say '%s'", name, why.data, words);
	/* What lies outside is never told. */
	assert_null(strstr(why.data, "Bracken"));
	buf_release(&why);
}

static void loads_from_the_folder_of_feeds(void **state)
{
	const struct host *h = *state;
	assert_loads(h, "feeds/school.yaml", NULL);
	assert_loads(h, "feeds/school.yaml", h->feeds.data);
	put_manifest(h, "feeds/dots.yaml", "./../feeds/school.csv");
	assert_load_refused(h, "feeds/dots.yaml", NULL, "it leads out of");
}

static void a_manifest_of_another_account_is_fine(void **state)
{
	const struct host *h = *state;
	char path[160];
	skip_unless_root("give files away");
	in_root(h, "feeds/school.yaml", path);
	assert_int_equal(chown(path, 65534, 65534), 0);
	assert_loads(h, "feeds/school.yaml", NULL);
}

static void manifests_from_elsewhere_are_refused(void **state)
{
	const struct host *h = *state;
	put_manifest(h, "outside.yaml", "secret.csv");
	assert_load_refused(h, "outside.yaml", NULL, "the manifest cannot be read: the policy reads files in");
	assert_load_refused(h, "outside.yaml", NULL, h->feeds.data);
	assert_load_refused(h, "feeds/../outside.yaml", NULL, "it leads out of");
	point(h, "feeds/linked.yaml", "../outside.yaml");
	assert_load_refused(h, "feeds/linked.yaml", NULL, "it leads out of");
	char path[160];
	in_root(h, "feeds/pipe.yaml", path);
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_load_refused(h, "feeds/pipe.yaml", NULL, "it is not a file");
}

static void feeds_from_elsewhere_are_refused(void **state)
{
	const struct host *h = *state;
	char path[160];
	put_manifest(h, "feeds/up.yaml", "../secret.csv");
	assert_load_refused(h, "feeds/up.yaml", NULL, "the feed cannot be read: it leads out of");
	in_root(h, "secret.csv", path);
	put_manifest(h, "feeds/whole.yaml", path);
	assert_load_refused(h, "feeds/whole.yaml", NULL, "the feed cannot be read: the policy reads files in");
	put_manifest(h, "feeds/link.yaml", "link.csv");
	point(h, "feeds/link.csv", path);
	assert_load_refused(h, "feeds/link.yaml", NULL, "it leads out of");
	point(h, "feeds/link.csv", "../secret.csv");
	assert_load_refused(h, "feeds/link.yaml", NULL, "it leads out of");
	point(h, "feeds/link.csv", "school.csv");
	assert_loads(h, "feeds/link.yaml", NULL);
	in_root(h, "feeds/pipe.csv", path);
	assert_int_equal(mkfifo(path, 0600), 0);
	put_manifest(h, "feeds/pipe.yaml", "pipe.csv");
	assert_load_refused(h, "feeds/pipe.yaml", NULL, "it is not a file");
	assert_load_refused(h, "feeds/school.yaml", h->root, "the policy reads files in");
	assert_load_refused(h, "feeds/school.yaml", "/proc/self/root/tmp", "the policy reads files in");
}

static void a_feed_that_becomes_a_link_is_refused(void **state)
{
	const struct host *h = *state;
	assert_loads(h, "feeds/school.yaml", NULL);
	point(h, "feeds/school.csv", "../secret.csv");
	assert_load_refused(h, "feeds/school.yaml", NULL, "it leads out of");
}

static void a_store_of_ones_own_reads_anywhere(void **state)
{
	struct host *h = *state;
	h->w.shared = false;
	put_manifest(h, "outside.yaml", "secret.csv");
	assert_loads(h, "outside.yaml", NULL);
}

/* ---- writing */

static bool back_up(const struct host *h, const char *path, struct err *e)
{
	struct path_request request = { mem_copy_text(path) };
	struct done_answer answer = { 0 };
	bool done = work_backup(&h->w, &request, &answer, e);
	shape_release(&done_answer_shape, &answer);
	mem_free(request.path);
	return done;
}

static bool archive(const struct host *h, const char *path, struct err *e)
{
	struct audit_archive_request request = { .path = mem_copy_text(path), .before = { 2020, 1, 1 } };
	struct audit_archive_answer answer;
	shape_init(&audit_archive_answer_shape, &answer);
	bool done = work_audit_archive(&h->w, &request, &answer, e);
	shape_release(&audit_archive_answer_shape, &answer);
	mem_free(request.path);
	return done;
}

static void assert_write_refused(const struct host *h, const char *name, const char *words)
{
	struct err e = ERR_INIT, again = ERR_INIT;
	char path[160];
	in_root(h, name, path);
	assert_false(back_up(h, path, &e));
	assert_int_equal(e.code, ERR_REFUSED);
	if (!strstr(e.message, words))
		fail_msg("%s: '%s' does not say '%s'", name, e.message, words);
	assert_false(archive(h, path, &again));
	assert_string_equal(again.message, e.message);
}

static void backups_go_into_their_folder(void **state)
{
	const struct host *h = *state;
	struct err e = ERR_INIT;
	struct stat st;
	char path[160];
	in_root(h, "backups/monday", path);
	if (!back_up(h, path, &e))
		fail_msg("%s", e.message);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	assert_false(back_up(h, path, &e));
	assert_int_equal(e.code, ERR_INPUT);
	in_root(h, "backups/2019.trail", path);
	if (!archive(h, path, &e))
		fail_msg("%s", e.message);
}

static void backups_go_nowhere_else(void **state)
{
	const struct host *h = *state;
	struct buf below = BUF_INIT;
	folder(h, "backups/below", &below);
	buf_release(&below);
	assert_write_refused(h, "monday", "the policy writes files of the store in");
	assert_write_refused(h, "monday", h->backups.data);
	assert_write_refused(h, "feeds/monday", "the policy writes files");
	assert_write_refused(h, "backups/../monday", "the policy writes files");
	assert_write_refused(h, "backups/below/monday", "give a name directly in it");
	assert_write_refused(h, "backups/", "give a name directly in it");
	assert_write_refused(h, "backups/..", "give a name directly in it");
	assert_write_refused(h, "backups-of-others/monday", "the policy writes files");
}

static void a_folder_that_others_may_write_to_is_not_used(void **state)
{
	const struct host *h = *state;
	assert_int_equal(chmod(h->backups.data, 0770), 0);
	assert_write_refused(h, "backups/monday", "others may write to");
	assert_int_equal(chmod(h->backups.data, 0700), 0);
	if (geteuid() != 0)
		return;
	assert_int_equal(chown(h->backups.data, 65534, 65534), 0);
	assert_write_refused(h, "backups/monday", "others may write to");
}

static void a_link_in_the_folder_is_not_followed(void **state)
{
	const struct host *h = *state;
	struct err e = ERR_INIT;
	struct stat st;
	char path[160], outside[160];
	in_root(h, "outside", outside);
	point(h, "backups/2019.trail", outside);
	in_root(h, "backups/monday.part", path);
	point(h, "backups/monday.part", outside);
	in_root(h, "backups/monday", path);
	assert_true(back_up(h, path, &e));
	assert_int_equal(lstat(path, &st), 0);
	assert_true(S_ISREG(st.st_mode));
	assert_false(file_exists(outside));
}

static void no_folder_writes_nothing(void **state)
{
	struct host *h = *state;
	h->house.policy.shared.backups_count = 0;
	assert_write_refused(h, "backups/monday", "the policy names no folder for backups");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(loads_from_the_folder_of_feeds, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_manifest_of_another_account_is_fine, set_up, tear_down),
		cmocka_unit_test_setup_teardown(manifests_from_elsewhere_are_refused, set_up, tear_down),
		cmocka_unit_test_setup_teardown(feeds_from_elsewhere_are_refused, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_feed_that_becomes_a_link_is_refused, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_store_of_ones_own_reads_anywhere, set_up, tear_down),
		cmocka_unit_test_setup_teardown(backups_go_into_their_folder, set_up, tear_down),
		cmocka_unit_test_setup_teardown(backups_go_nowhere_else, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_folder_that_others_may_write_to_is_not_used, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_link_in_the_folder_is_not_followed, set_up, tear_down),
		cmocka_unit_test_setup_teardown(no_folder_writes_nothing, set_up, tear_down),
	};
	return cmocka_run_group_tests_name("folders of a shared host", tests, NULL, NULL);
}

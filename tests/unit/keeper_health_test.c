/* Whether a host is fit for a store: each thing that can be wrong is found, and said with what to type. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <grp.h>
#include <sys/stat.h>
#include <unistd.h>

#include "famctx/base/datadir.h"
#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/base/socket.h"
#include "famctx/keeper/health.h"
#include "famctx/store/store.h"
#include "support/skip.h"

/* Groups that every host has, in the place of those of the policy: adm for all, uucp for the workers, ... */
static const struct {
	const char *from, *to;
} groups[] = {
	{ "users: famctx-users", "users: adm" },
	{ "worker: famctx-worker", "worker: uucp" },
	{ "manager: famctx-manager", "manager: games" },
	{ "auditor: famctx-auditor", "auditor: news" },
	{ "steward: famctx-steward", "steward: backup" },
	{ "analyst: famctx-analyst", "analyst: lp" },
	{ "administrator: famctx-administrator", "administrator: man" },
	{ "to_syslog: yes", "to_syslog: no" },
};

struct host {
	char root[64];
	char *store, *etc, *run, *socket, *feeds, *backups, *data, *policy;
	int listener;
	struct serve_options options;
};

static char *in(const struct host *h, const char *name)
{
	struct buf path = BUF_INIT;
	file_join(&path, h->root, name);
	return buf_detach(&path);
}

static void replace(struct buf *text, const char *from, const char *to)
{
	char *at = strstr(text->data, from);
	if (!at)
		fail_msg("the policy does not say %s", from);
	buf_splice(text, (size_t)(at - text->data), strlen(from), to, strlen(to));
}

static void put(const char *path, const char *text, mode_t mode)
{
	struct err e = ERR_INIT;
	assert_true(file_write(path, text, strlen(text), &e));
	assert_int_equal(chmod(path, mode), 0);
}

static void change_policy(struct host *h, const char *from, const char *to)
{
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;
	assert_true(file_read(h->policy, 1u << 20, &text, &e));
	replace(&text, from, to);
	put(h->policy, text.data, 0644);
	buf_release(&text);
}

static void make_policy(struct host *h)
{
	struct err e = ERR_INIT;
	struct buf folder = BUF_INIT, path = BUF_INIT, text = BUF_INIT;
	assert_true(datadir_find("data", true, &folder, &e));
	file_join(&path, folder.data, "policy.yaml");
	assert_true(file_read(path.data, 1u << 20, &text, &e));
	put(h->policy, text.data, 0644);
	for (size_t i = 0; i < ARRAY_LEN(groups); i++)
		change_policy(h, groups[i].from, groups[i].to);
	change_policy(h, "/srv/famctx/feeds", h->feeds);
	change_policy(h, "/var/backups/famctx", h->backups);
	buf_release(&folder);
	buf_release(&path);
	buf_release(&text);
}

static void make_folder(const char *path, mode_t mode)
{
	assert_int_equal(mkdir(path, mode), 0);
	assert_int_equal(chmod(path, mode), 0);
}

/* A rule beside which no other stands, so that the checkout does not matter. */
static void make_data(const struct host *h)
{
	char *path = in(h, "data/holidays.yaml");
	make_folder(h->data, 0755);
	put(path, "until: 2027-12-31\n", 0644);
	mem_free(path);
}

static int set_up(void **state)
{
	struct err e = ERR_INIT;
	struct host *h = mem_zero(1, sizeof(*h));
	snprintf(h->root, sizeof(h->root), "/tmp/famctx-health-XXXXXX");
	if (!mkdtemp(h->root))
		return -1;
	h->store = in(h, "store");
	h->etc = in(h, "etc");
	h->run = in(h, "run");
	h->socket = in(h, "run/store.sock");
	h->feeds = in(h, "feeds");
	h->backups = in(h, "backups");
	h->data = in(h, "data");
	h->policy = in(h, "etc/policy.yaml");
	make_folder(h->etc, 0755);
	make_folder(h->run, 0755);
	make_folder(h->feeds, 0750);
	make_folder(h->backups, 0700);
	make_data(h);
	make_policy(h);
	assert_true(store_make(h->store, false, &e));
	assert_true(socket_listen(h->socket, &h->listener, &e));
	h->options = (struct serve_options){
		.folder = h->store, .socket = h->socket, .policy_folder = h->etc, .data_folder = h->data, .shared = true,
	};
	*state = h;
	return 0;
}

static int tear_down(void **state)
{
	struct host *h = *state;
	struct err e = ERR_INIT;
	char *const texts[] = { h->store, h->etc, h->run, h->socket, h->feeds, h->backups, h->data, h->policy };
	close(h->listener);
	bool ok = file_remove_tree(h->root, &e);
	for (size_t i = 0; i < ARRAY_LEN(texts); i++)
		mem_free(texts[i]);
	mem_free(h);
	return ok ? 0 : -1;
}

static gid_t gid_of(const char *group)
{
	const struct group *found = getgrnam(group);
	assert_non_null(found);
	return found->gr_gid;
}

static void examine(const struct host *h, struct check_answer *out)
{
	shape_init(&check_answer_shape, out);
	assert_true(health_examine(&h->options, out));
}

static bool says(const struct check_answer *answer, const char *what, bool good, const char *words)
{
	for (size_t i = 0; i < answer->findings_count; i++) {
		const struct check_finding *f = &answer->findings[i];
		if (!strcmp(f->what, what) && f->good == good && strstr(f->words, words))
			return true;
	}
	return false;
}

static void print_all(const struct check_answer *answer)
{
	for (size_t i = 0; i < answer->findings_count; i++)
		print_message("# %s %s: %s\n", answer->findings[i].good ? "good" : "bad", answer->findings[i].what,
			      answer->findings[i].words);
}

static void assert_found(const struct host *h, const char *what, const char *words)
{
	struct check_answer answer;
	examine(h, &answer);
	if (answer.good || !says(&answer, what, false, words)) {
		print_all(&answer);
		fail_msg("nothing bad about '%s' says '%s'", what, words);
	}
	shape_release(&check_answer_shape, &answer);
}

static void assert_starts(const struct host *h)
{
	struct err e = ERR_INIT;
	if (!health_ready(&h->options, &e))
		fail_msg("%s", e.message);
}

static void assert_stops(const struct host *h, const char *words)
{
	struct err e = ERR_INIT;
	assert_false(health_ready(&h->options, &e));
	assert_int_equal(e.code, ERR_STORE);
	if (!strstr(e.message, words))
		fail_msg("'%s' does not say '%s'", e.message, words);
}

/* ---- the tests -------------------------------------------------------------------- */

static void a_fit_host_has_its_socket_left_to_mend(void **state)
{
	struct host *h = *state;
	struct check_answer answer;
	static const char *const good[] = { "folder", "files", "policy", "data", "socket", "groups", "feeds", "backups" };
	examine(h, &answer);
	for (size_t i = 0; i < ARRAY_LEN(good); i++)
		if (!says(&answer, good[i], true, "")) {
			print_all(&answer);
			fail_msg("nothing good about %s", good[i]);
		}
	shape_release(&check_answer_shape, &answer);
	assert_starts(h);
	/* It was made for its owner alone. */
	assert_found(h, "socket", geteuid() ? "" : "is for the group root: chgrp adm ");
}

static void modes_that_let_others_in(void **state)
{
	struct host *h = *state;
	const struct {
		const char *name, *what, *words;
		mode_t bad, good;
		bool stops;
	} rows[] = {
		{ "store", "folder", "has the mode 0750, which lets others in: chmod 0700 ", 0750, 0700, true },
		{ "store", "folder", "has the mode 0701, which lets others in", 0701, 0700, true },
		{ "store/store.db", "files", "has the mode 0640, which lets others in: chmod 0600 ", 0640, 0600, true },
		{ "store/store.db", "files", "has the mode 0604, which lets others in", 0604, 0600, true },
		{ "etc", "policy", "has the mode 0775, which lets others in: chmod 0755 ", 0775, 0755, true },
		{ "etc/policy.yaml", "policy", "has the mode 0664, which lets others in: chmod 0644 ", 0664, 0644, true },
		{ "etc/policy.yaml", "policy", "has the mode 0646, which lets others in", 0646, 0644, true },
		{ "run", "socket", "has the mode 0777, which lets others in: chmod 0755 ", 0777, 0755, true },
		{ "run", "socket", "nobody reaches the socket through ", 0700, 0755, false },
		{ "data", "data", "has the mode 0775, which lets others in: chmod 0755 ", 0775, 0755, false },
		{ "data/holidays.yaml", "data", "has the mode 0666, which lets others in", 0666, 0644, false },
		{ "feeds", "feeds", "has the mode 0755, which lets others in: chmod 2770 ", 0755, 0750, false },
		{ "backups", "backups", "has the mode 0750, which lets others in: chmod 0700 ", 0750, 0700, false },
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		char *path = in(h, rows[i].name);
		assert_int_equal(chmod(path, rows[i].bad), 0);
		assert_found(h, rows[i].what, rows[i].words);
		assert_found(h, rows[i].what, path);
		if (rows[i].stops)
			assert_stops(h, path);
		else
			assert_starts(h);
		assert_int_equal(chmod(path, rows[i].good), 0);
		mem_free(path);
	}
}

static void files_of_another_account(void **state)
{
	struct host *h = *state;
	static const struct {
		const char *name, *what;
		bool stops;
	} rows[] = {
		{ "store/store.db", "files", true }, { "etc/policy.yaml", "policy", true }, { "etc", "policy", true },
		{ "run", "socket", true },	     { "backups", "backups", false },	     { "data", "data", false },
	};
	skip_unless_root("give files away");
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		char *path = in(h, rows[i].name);
		assert_int_equal(chown(path, 65534, (gid_t)-1), 0);
		assert_found(h, rows[i].what, "belongs to nobody: chown root ");
		if (rows[i].stops)
			assert_stops(h, "belongs to nobody");
		else
			assert_starts(h);
		assert_int_equal(chown(path, 0, (gid_t)-1), 0);
		mem_free(path);
	}
	/* The folder tells whose keeper it is; one that starts as somebody else is not that one. */
	assert_int_equal(chown(h->store, 65534, (gid_t)-1), 0);
	assert_stops(h, "belongs to nobody");
}

static void links_and_second_names(void **state)
{
	struct host *h = *state;
	char *own = in(h, "store/store.db"), *moved = in(h, "elsewhere.db"), *journal = in(h, "store/store.db-wal");
	assert_int_equal(symlink(moved, journal), 0);
	assert_found(h, "files", "is a link: put the file itself in its place");
	assert_stops(h, journal);
	assert_int_equal(unlink(journal), 0);
	assert_int_equal(link(own, moved), 0);
	assert_found(h, "files", "has a second name (a hard link): find / -xdev -samefile ");
	assert_stops(h, "has a second name");
	assert_int_equal(unlink(own), 0);
	assert_int_equal(symlink(moved, own), 0);
	assert_stops(h, "is a link");
	assert_int_equal(unlink(own), 0);
	assert_int_equal(rename(moved, own), 0);
	assert_starts(h);
	char *aside = in(h, "policy-aside.yaml");
	assert_int_equal(rename(h->policy, aside), 0);
	assert_int_equal(symlink(aside, h->policy), 0);
	assert_stops(h, "is a link");
	mem_free(own);
	mem_free(moved);
	mem_free(journal);
	mem_free(aside);
}

static void what_is_missing(void **state)
{
	struct host *h = *state;
	char *own = in(h, "store/store.db");
	assert_int_equal(unlink(own), 0);
	assert_found(h, "files", "famctx init --store ");
	assert_int_equal(rmdir(h->feeds), 0);
	assert_found(h, "feeds", " is missing: install -d -o root -g famctx-feeds -m 2770 ");
	assert_int_equal(rmdir(h->backups), 0);
	assert_found(h, "backups", " is missing: install -d -o ");
	assert_int_equal(unlink(h->socket), 0);
	assert_found(h, "socket", "no keeper listens: ");
	assert_int_equal(rmdir(h->run), 0);
	assert_stops(h, " is missing: install -d -o root -m 0755 ");
	assert_int_equal(unlink(h->policy), 0);
	assert_found(h, "policy", "policy.yaml is missing: install -D -m 0644 ");
	assert_stops(h, "policy.yaml is missing");
	mem_free(own);
}

static void a_socket_that_nobody_listens_on(void **state)
{
	struct host *h = *state;
	skip_unless_root("give files away");
	assert_int_equal(chown(h->socket, 0, gid_of("adm")), 0);
	assert_found(h, "socket", "has the mode 0600: chmod 0660 ");
	assert_int_equal(chmod(h->socket, 0660), 0);
	close(h->listener);
	h->listener = -1;
	assert_found(h, "socket", "nobody listens on ");
	assert_int_equal(unlink(h->socket), 0);
	put(h->socket, "", 0660);
	assert_int_equal(chown(h->socket, 0, gid_of("adm")), 0);
	assert_found(h, "socket", "is not a socket: rm ");
}

static void a_policy_with_mistakes_names_its_line(void **state)
{
	struct host *h = *state;
	change_policy(h, "hide_after: 10 ", "hide_after: soon ");
	assert_found(h, "policy", "policy.yaml:");
	assert_found(h, "policy", ": mend that line");
	assert_stops(h, "hide_after");
}

static void groups_that_are_not_there(void **state)
{
	struct host *h = *state;
	change_policy(h, "worker: uucp", "worker: famctx-nobody-has-this");
	assert_found(h, "groups", "is missing: groupadd --system famctx-nobody-has-this");
	assert_stops(h, "groupadd --system famctx-nobody-has-this");
	change_policy(h, "worker: famctx-nobody-has-this", "worker: games");
	assert_stops(h, "is that of two roles");
}

static void folders_that_do_not_serve(void **state)
{
	struct host *h = *state;
	struct buf below = BUF_INIT;
	if (geteuid() == 0) {
		assert_int_equal(chown(h->feeds, 0, gid_of("uucp")), 0);
		assert_int_equal(chmod(h->feeds, 0770), 0);
		assert_found(h, "feeds", "everybody in uucp may change the feeds in ");
		assert_int_equal(chown(h->feeds, 0, gid_of("backup")), 0);
		assert_starts(h);
	}
	buf_printf(&below, "%s/backups", h->store);
	change_policy(h, h->backups, below.data);
	assert_found(h, "backups", "lies in the store that it is to save");
	change_policy(h, below.data, h->store);
	assert_found(h, "backups", "lies in the store that it is to save");
	buf_release(&below);
}

/* Whose store it is cannot read the feeds. */
static void feeds_that_the_keeper_cannot_read(void **state)
{
	struct host *h = *state;
	skip_unless_root("give files away");
	char *own = in(h, "store/store.db");
	assert_int_equal(chown(h->store, 65534, 65534), 0);
	assert_int_equal(chown(own, 65534, 65534), 0);
	assert_int_equal(chmod(h->root, 0755), 0);
	assert_found(h, "feeds", "nobody cannot read ");
	assert_found(h, "feeds", ": chgrp famctx-feeds ");
	assert_int_equal(chown(h->feeds, 65534, 65534), 0);
	struct check_answer answer;
	examine(h, &answer);
	assert_true(says(&answer, "feeds", true, "nobody can read the feeds in "));
	shape_release(&check_answer_shape, &answer);
	mem_free(own);
}

static void a_store_of_ones_own_asks_for_less(void **state)
{
	struct host *h = *state;
	struct check_answer answer;
	const struct serve_options own = { .folder = h->store, .data_folder = h->data };
	shape_init(&check_answer_shape, &answer);
	assert_true(health_examine(&own, &answer));
	for (size_t i = 0; i < answer.findings_count; i++)
		if (!answer.findings[i].good)
			assert_string_equal(answer.findings[i].what, "memory");
	shape_release(&check_answer_shape, &answer);
	h->options = own;
	assert_int_equal(chmod(h->store, 0755), 0);
	assert_found(h, "folder", "which lets others in");
}

static void a_path_is_said_as_it_is_typed(void **state)
{
	struct host *h = *state;
	char *strange = in(h, "Dean's store");
	assert_int_equal(rename(h->store, strange), 0);
	assert_int_equal(chmod(strange, 0755), 0);
	h->options.folder = strange;
	assert_found(h, "folder", "Dean'\\''s store'");
	mem_free(strange);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(a_fit_host_has_its_socket_left_to_mend),
		TEST(modes_that_let_others_in),
		TEST(files_of_another_account),
		TEST(links_and_second_names),
		TEST(what_is_missing),
		TEST(a_socket_that_nobody_listens_on),
		TEST(a_policy_with_mistakes_names_its_line),
		TEST(groups_that_are_not_there),
		TEST(folders_that_do_not_serve),
		TEST(feeds_that_the_keeper_cannot_read),
		TEST(a_store_of_ones_own_asks_for_less),
		TEST(a_path_is_said_as_it_is_typed),
	};
	return cmocka_run_group_tests_name("the health of a host", tests, NULL, NULL);
}

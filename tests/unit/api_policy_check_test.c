/* A policy that does not make sense as a whole is refused, and says where and why: the policy as it is delivered,
 * with one thing changed. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/api/policy.h"
#include "famctx/api/request.h"
#include "famctx/base/file.h"

static struct buf delivered;

static int read_delivered(void **state)
{
	struct err e = ERR_INIT;
	(void)state;
	buf_init(&delivered);
	return file_read("data/policy.yaml", 1u << 20, &delivered, &e) ? 0 : -1;
}

static int forget_delivered(void **state)
{
	(void)state;
	buf_release(&delivered);
	return 0;
}

/* The text from the first `old` on is `new` instead; its line counts from 1. */
static int change(struct buf *text, const char *old, const char *new)
{
	const char *at = strstr(text->data, old);
	if (!at)
		fail_msg("the policy has no \"%s\"", old);
	size_t offset = (size_t)(at - text->data);
	int line = 1;
	for (size_t i = 0; i < offset; i++)
		line += text->data[i] == '\n';
	buf_splice(text, offset, strlen(old), new, strlen(new));
	return line + (*old == '\n');
}

static bool read_text(const struct buf *text, struct buf *said)
{
	struct policy p;
	struct problems problems = PROBLEMS_INIT;
	bool ok = policy_read("policy.yaml", text->data, text->len, &p, &problems);
	problems_print(&problems, said);
	assert_int_equal(ok, problems.errors == 0);
	problems_release(&problems);
	policy_release(&p);
	return ok;
}

static void as_delivered_it_is_in_order(void **state)
{
	(void)state;
	struct buf said = BUF_INIT;
	assert_true(read_text(&delivered, &said));
	assert_string_equal(said.data, "");
	buf_release(&said);
}

static const struct mistake {
	const char *old, *new;
	int column;
	const char *words; /* the only problem there is */
} mistakes[] = {
	{ "\n  find: [", "\n  fnd: all\n  find: [", 3, "there is no request 'fnd'; did you mean 'find'?" },
	{ "\n  find: [", "\n  select: []\n  find: [", 3, "there is no request 'select'" },
	{ "[auditor, steward, administrator]", "[auditer, steward, administrator]", 3,
	  "there is no role 'auditer'; did you mean 'auditor'?" },
	{ "project_sign: [manager", "project_sign: [owner, manager", 3,
	  "'project_sign' names the owner, who may ask everything: leave it out" },
	{ "project_sign: [manager", "project_sign: [all, manager", 3,
	  "'project_sign' names all and other roles: all stands alone" },
	{ "\n  hello: all", "\n  hello: [worker]", 3, "'hello' touches only what is one's own, so it must be open to all" },
	{ "\n  purpose: all", "\n  purpose: [worker, manager]", 3,
	  "'purpose' touches only what is one's own, so it must be open to all" },
	{ "\n  audit_mine: all", "\n  audit_mine: []", 3,
	  "'audit_mine' touches only what is one's own, so it must be open to all" },
	{ "\n  locked: all", "\n  locked: [worker, manager, auditor, steward, analyst, administrator]", 3,
	  "'locked' touches only what is one's own, so it must be open to all" },
	{ "\n  restrict: [administrator]", "\n  restrict: []", 3,
	  "'restrict' is left to nobody: a role that reads no records must have it" },
	{ "\n  lift: [administrator]", "\n  lift: [manager, administrator]", 3,
	  "the role manager may ask 'find', which is about people's records, and 'lift', which changes rules: nobody may "
	  "do both" },
	{ "consent_free: [s47]", "consent_free: [s74]", 17, "there is no purpose 's74'; did you mean 's47'?" },
	{ "sensitive: [worker, manager", "sensitive: [worker, menager", 14,
	  "there is no role 'menager'; did you mean 'manager'?" },
	{ "\n    worker: famctx-worker", "\n    owner: famctx-owner", 5,
	  "the role owner has no group: it is for a store of one's own, and for training" },
	{ "\n    worker: famctx-worker", "\n    trainer: famctx-trainer", 5,
	  "the role trainer has no group: it is for a store of one's own, and for training" },
	{ "manager: famctx-manager", "manager: famctx-worker", 5, "the group 'famctx-worker' is that of two roles: give each its own" },
	{ "feeds: [/srv/famctx/feeds]", "feeds: [feeds]", 10, "the folder 'feeds' needs its whole path, from / on" },
	{ "backups: [/var/backups/famctx]", "backups: [/var/backups/famctx, ../out]", 12,
	  "the folder '../out' needs its whole path, from / on" },
};

static void each_mistake_is_told_at_its_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(mistakes); i++) {
		const struct mistake *m = &mistakes[i];
		struct buf text = BUF_INIT, said = BUF_INIT, expected = BUF_INIT;
		buf_add(&text, delivered.data, delivered.len);
		int line = change(&text, m->old, m->new);
		buf_printf(&expected, "policy.yaml:%d:%d: %s\n", line, m->column, m->words);
		assert_false(read_text(&text, &said));
		assert_string_equal(said.data, expected.data);
		buf_release(&text);
		buf_release(&said);
		buf_release(&expected);
	}
}

/* Every request in turn is left out. */
static void a_request_that_is_missing_is_named(void **state)
{
	(void)state;
	for (const char *const *name = request_codes; *name; name++) {
		struct buf text = BUF_INIT, said = BUF_INIT, old = BUF_INIT, expected = BUF_INIT;
		buf_add(&text, delivered.data, delivered.len);
		buf_printf(&old, "\n  %s: ", *name);
		change(&text, old.data, "\n  # none: ");
		buf_printf(&expected, "permissions has no '%s': say which roles may ask it, [] for none\n", *name);
		assert_false(read_text(&text, &said));
		assert_non_null(strstr(said.data, expected.data));
		buf_release(&text);
		buf_release(&said);
		buf_release(&old);
		buf_release(&expected);
	}
}

static void all_mistakes_are_told_at_once(void **state)
{
	(void)state;
	struct buf text = BUF_INIT, said = BUF_INIT;
	int lines = 0;
	buf_add(&text, delivered.data, delivered.len);
	change(&text, "sensitive: [worker", "sensitive: [walker");
	change(&text, "feeds: [/srv", "feeds: [srv");
	change(&text, "\n  hello: all", "\n  hello: [worker]");
	change(&text, "\n  lift: [administrator]", "\n  lift: [worker]");
	assert_false(read_text(&text, &said));
	for (const char *c = said.data; *c; c++)
		lines += *c == '\n';
	assert_int_equal(lines, 4);
	buf_release(&text);
	buf_release(&said);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(as_delivered_it_is_in_order),
		cmocka_unit_test(each_mistake_is_told_at_its_place),
		cmocka_unit_test(a_request_that_is_missing_is_named),
		cmocka_unit_test(all_mistakes_are_told_at_once),
	};
	return cmocka_run_group_tests(tests, read_delivered, forget_delivered);
}

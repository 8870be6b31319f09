#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "intake/madeup_private.h"

#define FAMILIES "data/families"

/* A small family, right in every line; a test puts one line wrong. */
static const char small[] = "family: Smallest\n"
                            "number: 1\n"
                            "story: A child and a mother.\n"
                            "teaches: What is refused.\n"
                            "people:\n"
                            "  child:\n"
                            "    name: Smallest, Ada\n"
                            "    born: 2016-03-14\n"
                            "    sex: female\n"
                            "    case: 140001\n"
                            "    nhs: 999 012 3454\n"
                            "    upn: F000000000482\n"
                            "    address: 8 Mill Lane, XX1 4QQ\n"
                            "    phone: 07700 900142\n"
                            "    school:\n"
                            "      - status: open\n"
                            "        from: 2020-09-01\n"
                            "        last_contact: 2025-11-03\n"
                            "        contact: mill_street\n"
                            "        held_as: {leaves_out: [born]}\n"
                            "        facts: {admission_type: main}\n"
                            "  mother:\n"
                            "    name: Smallest, Eve\n"
                            "    case: 140002\n"
                            "relationships:\n"
                            "  - {who: mother, is: mother, of: [child]}\n";

static const char *const shared[] = { "background.yaml", "catalogue.yaml", "contacts.yaml" };

static void copy_file(const char *to, const char *name, const char *text)
{
	struct buf from_path = BUF_INIT, to_path = BUF_INIT, bytes = BUF_INIT;
	struct err e = ERR_INIT;
	file_join(&from_path, FAMILIES, name);
	file_join(&to_path, to, name);
	if (text)
		buf_add_text(&bytes, text);
	else
		assert_true(file_read(from_path.data, 1u << 20, &bytes, &e));
	assert_true(file_write(to_path.data, bytes.data, bytes.len, &e));
	buf_release(&from_path);
	buf_release(&to_path);
	buf_release(&bytes);
}

/* Whether the feeds are written when the family has `to` in place of `from`; said gets the problems. */
static bool write_with(const char *from, const char *to, struct buf *said)
{
	char folder[] = "/tmp/famctx-madeup-XXXXXX";
	struct buf text = BUF_INIT, out = BUF_INIT;
	struct problems problems = PROBLEMS_INIT;
	struct err e = ERR_INIT;
	assert_non_null(mkdtemp(folder));
	for (size_t i = 0; i < ARRAY_LEN(shared); i++)
		copy_file(folder, shared[i], NULL);
	buf_add_text(&text, small);
	const char *at = strstr(text.data, from);
	assert_non_null(at);
	buf_splice(&text, (size_t)(at - text.data), strlen(from), to, strlen(to));
	copy_file(folder, "smallest.yaml", text.data);
	file_join(&out, folder, "feeds");
	bool ok = madeup_write_feeds(folder, out.data, &problems, &e);
	assert_int_equal(ok, file_exists(out.data));
	assert_int_equal(ok ? ERR_NONE : ERR_INPUT, e.code);
	problems_print(&problems, said);
	assert_true(file_remove_tree(folder, &e));
	problems_release(&problems);
	buf_release(&text);
	buf_release(&out);
	return ok;
}

static void a_right_family_is_written(void **state)
{
	(void)state;
	struct buf said = BUF_INIT;
	assert_true(write_with("Smallest", "Smallest", &said));
	assert_string_equal(said.data, "");
	buf_release(&said);
}

static void what_is_wrong_is_refused_in_words(void **state)
{
	(void)state;
	static const struct {
		const char *from, *to, *said;
	} rows[] = {
		{ "999 012 3454", "999 012 3455", "is no NHS number from the reserved 999 range" },
		{ "999 012 3454", "400 000 0004", "is no NHS number from the reserved 999 range" },
		{ "F000000000482", "G000000000482", "is no pupil number of the authority 000" },
		{ "XX1 4QQ", "LS1 4QQ", "is no whole postcode of the made-up area XX" },
		{ "XX1 4QQ", "XX1", "is no whole postcode of the made-up area XX" },
		{ "Mill Lane, XX1 4QQ", "Mill Lane", "is no whole postcode of the made-up area XX" },
		{ "07700 900142", "07700 800142", "is not in a range of phone numbers for drama" },
		{ "case: 140001", "case: 14", "is no case from 130000 to 199999" },
		{ "case: 140002", "case: 140001", "somebody else has the number '140001' too" },
		{ "name: Smallest, Ada", "name: Ada", "is not written as Family, First" },
		{ "sex: female", "sex: girl", "must be female, male, or left out" },
		{ "born: 2016-03-14", "born: 2026-03-14", "is born after today" },
		{ "last_contact: 2025-11-03", "last_contact: 2025-11-05",
		  "a date is after 'school' was copied" },
		{ "status: open", "status: closed", "a closed row of 'Smallest, Ada' has an end" },
		{ "status: open", "status: held", "has the wrong status" },
		{ "contact: mill_street", "contact: nobody", "contacts.yaml has nobody called 'nobody'" },
		{ "admission_type: main", "rent_arrears: none",
		  "this service has no fact called 'rent_arrears'" },
		{ "leaves_out: [born]", "leaves_out: [sex]", "'sex' cannot be left out" },
		{ "    upn: F000000000482\n", "", "needs a upn to be a pupil" },
		{ "who: mother", "who: father", "there is nobody called 'father' in this family" },
		{ "of: [child]", "of: [mother]", "'mother' is related to nobody but themselves" },
		{ "    case: 140002\n", "", "'mother' needs a case" },
		{ "story:", "storey:", "did you mean 'story'" },
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct buf said = BUF_INIT;
		if (write_with(rows[i].from, rows[i].to, &said))
			fail_msg("'%s' was written", rows[i].to);
		if (!strstr(said.data, rows[i].said) || !strstr(said.data, "/"))
			fail_msg("'%s' said: %s", rows[i].to, said.data);
		buf_release(&said);
	}
}

static void reserved_ranges_are_narrow(void **state)
{
	(void)state;
	assert_true(madeup_nhs_reserved("9990123454"));
	assert_false(madeup_nhs_reserved("943 476 5919")); /* right, and somebody's */
	assert_true(madeup_phone_reserved("01632 960001"));
	assert_false(madeup_phone_reserved("01632 961001"));
	assert_false(madeup_phone_reserved("0113 496"));
	assert_true(madeup_postcode_reserved("xx12 3ab"));
	assert_false(madeup_postcode_reserved("X1 2AB"));
	assert_true(madeup_email_reserved("a@example.org"));
	assert_false(madeup_email_reserved("a@example.org.uk"));
	assert_false(madeup_email_reserved("a@b@example.org"));
}

static void cells_are_quoted_where_they_must(void **state)
{
	(void)state;
	struct madeup_csv csv = { .text = BUF_INIT };
	madeup_cell(&csv, "plain");
	madeup_cell(&csv, NULL);
	madeup_cell(&csv, "a, \"b\"");
	madeup_cell_date(&csv, (struct date) { 2011, 0, 0 });
	madeup_row_end(&csv);
	madeup_row_end(&csv);
	assert_string_equal(csv.text.data, "plain,,\"a, \"\"b\"\"\",2011\n");
	buf_release(&csv.text);
}

static void the_clock_stands_where_the_families_do(void **state)
{
	(void)state;
	struct problems problems = PROBLEMS_INIT;
	struct clock clock;
	assert_true(madeup_clock(FAMILIES, &clock, &problems));
	assert_true(clock.fixed);
	assert_int_equal(clock.at.year * 10000 + clock.at.month * 100 + clock.at.day, 20251104);
	assert_int_equal(clock.at.hour * 100 + clock.at.minute, 942);
	problems_release(&problems);
}

static void every_role_can_be_played_but_the_owner(void **state)
{
	(void)state;
	struct problems problems = PROBLEMS_INIT;
	struct madeup_accounts accounts;
	bool played[ACCOUNT_ROLE_COUNT] = { false };
	assert_true(madeup_accounts_load(FAMILIES, &accounts, &problems));
	for (size_t i = 0; i < accounts.accounts_count; i++)
		played[accounts.accounts[i].role] = true;
	for (int role = 0; role < ACCOUNT_ROLE_COUNT; role++)
		assert_int_equal(played[role], role != ACCOUNT_OWNER);
	assert_string_equal(accounts.first, "s.patel");
	assert_string_equal(accounts.accounts[0].team, "North locality");
	madeup_accounts_release(&accounts);
	problems_release(&problems);
}

static void an_owner_is_nobody_to_play(void **state)
{
	(void)state;
	char folder[] = "/tmp/famctx-madeup-XXXXXX";
	struct problems problems = PROBLEMS_INIT;
	struct madeup_accounts accounts;
	struct err e = ERR_INIT;
	assert_non_null(mkdtemp(folder));
	copy_file(folder, "accounts.yaml", "first: me\naccounts: {you: {name: You, role: owner}}\n");
	assert_false(madeup_accounts_load(folder, &accounts, &problems));
	assert_int_equal(problems.errors, 2);
	madeup_accounts_release(&accounts);
	assert_true(file_remove_tree(folder, &e));
	problems_release(&problems);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_right_family_is_written),
		cmocka_unit_test(what_is_wrong_is_refused_in_words),
		cmocka_unit_test(reserved_ranges_are_narrow),
		cmocka_unit_test(cells_are_quoted_where_they_must),
		cmocka_unit_test(the_clock_stands_where_the_families_do),
		cmocka_unit_test(every_role_can_be_played_but_the_owner),
		cmocka_unit_test(an_owner_is_nobody_to_play),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

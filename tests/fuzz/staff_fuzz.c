#include <stddef.h>
#include <stdint.h>

#include "famctx/access/account.h"
#include "famctx/intake/staff.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What is taken can be told from others, and has nothing in it that a host or a file could not have. */
static void check_row(const struct staff_row *row)
{
	if (row->login && !account_login_is_sane(row->login))
		BUG("a login was taken that no host has");
	if (!row->family_name || !row->first_name)
		BUG("a row without a name was taken");
	if (!date_full(row->born) && !row->nhs_number)
		BUG("a row that tells nobody from another was taken");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct problems problems = PROBLEMS_INIT;
	struct staff_table table;
	bool ok = staff_table_read("staff", (const char *)data, size, &table, &problems);
	if (ok != (problems.errors == 0) || (ok && !table.count))
		BUG("a table was taken with mistakes, or without anybody");
	for (size_t i = 0; ok && i < table.count; i++)
		check_row(&table.rows[i]);
	staff_table_release(&table);
	problems_release(&problems);
	return 0;
}

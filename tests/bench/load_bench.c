/*
 * How fast a feed is read, checked, joined and indexed, and whether twice the
 * rows take twice the time: a register and a service that refers to it by
 * names, through `famctx load`, in stores of their own.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "famctx/base/buf.h"
#include "famctx/base/clock.h"
#include "famctx/base/file.h"
#include "support/bench_table.h"
#include "support/generate_people.h"

static const char register_yaml[] =
	"source: register\n"
	"title: Case system\n"
	"register: yes\n"
	"owner: {name: Systems team, phone: 0113 496 0101}\n"
	"copied: 2025-11-03\n"
	"refresh: daily\n"
	"scope: {from: 2015-01-01, areas: [Example district], covers: Everybody in a made-up town, not_covered: Nobody}\n"
	"format: {dates: [YYYY-MM-DD]}\n"
	"files:\n"
	"  - file: people.csv\n"
	"    holds: people\n"
	"    key: [case]\n"
	"    columns: {case: register_id, family: family_name, first: first_name, born: born, home: address_line,"
	" postcode: postcode, nhs: nhs_number}\n";
static const char housing_yaml[] =
	"source: housing\n"
	"service: Housing\n"
	"title: Council housing\n"
	"owner: {name: Tenancy desk, phone: 0113 496 0160}\n"
	"copied: 2025-11-02\n"
	"refresh: weekly\n"
	"scope: {from: 2014-01-01, areas: [Example district], covers: Council tenants, not_covered: Private renting}\n"
	"format: {dates: [YYYY-MM-DD]}\n"
	"files:\n"
	"  - file: housing.csv\n"
	"    holds: involvements\n"
	"    open_without_end: yes\n"
	"    columns: {family: family_name, first: first_name, born: born, home: address_line, postcode: postcode,"
	" since: from, until: to, officer: contact_name, phone: contact_phone}\n";

static void write_text(const char *folder, const char *name, const char *text, size_t len)
{
	struct buf path = BUF_INIT;
	struct err e = ERR_INIT;

	file_join(&path, folder, name);
	if (!file_write(path.data, text, len, &e))
		bench_give_up(e.message);
	buf_release(&path);
}

/* The same people in both: half of the rows are the register's. */
static void write_feeds(const char *folder, int rows)
{
	struct buf people = BUF_INIT, housing = BUF_INIT;

	buf_add_text(&people, "case,family,first,born,home,postcode,nhs\n");
	buf_add_text(&housing, "family,first,born,home,postcode,since,until,officer,phone\n");
	for (int i = 1; i <= rows / 2; i++) {
		struct generated_name n;

		generated_person(i, &n);
		buf_printf(&people, "%d,%s,%s,%04d-%02d-%02d,%s %s,%s,%s\n", i, n.family_name, n.first_name, n.year,
			   n.month, n.day, n.house, n.street, n.postcode, n.nhs_number);
		buf_printf(&housing, "%s,%s,%04d-%02d-%02d,%s %s,%s,2021-07-01,,North housing,0113 496 0161\n",
			   n.family_name, n.first_name, n.year, n.month, n.day, n.house, n.street, n.postcode);
	}
	write_text(folder, "people.csv", people.data, people.len);
	write_text(folder, "housing.csv", housing.data, housing.len);
	write_text(folder, "register.yaml", register_yaml, strlen(register_yaml));
	write_text(folder, "housing.yaml", housing_yaml, strlen(housing_yaml));
	buf_release(&people);
	buf_release(&housing);
}

NO_RETURN static void be_famctx(const char *store, const char *folder, bool load)
{
	const char *build = getenv("BUILD");
	struct buf program = BUF_INIT, first = BUF_INIT, second = BUF_INIT;

	buf_printf(&program, "%s/famctx", build ? build : "build");
	file_join(&first, folder, "register.yaml");
	file_join(&second, folder, "housing.yaml");
	if (!freopen("/dev/null", "w", stdout))
		_exit(126);
	if (load)
		execl(program.data, "famctx", "load", "--store", store, first.data, second.data, (char *)NULL);
	else
		execl(program.data, "famctx", "init", "--store", store, (char *)NULL);
	_exit(127);
}

static void run(const char *store, const char *folder, bool load)
{
	int status = 0;
	pid_t child = fork();

	if (child == 0)
		be_famctx(store, folder, load);
	if (child < 0 || waitpid(child, &status, 0) < 0 || status != 0)
		bench_give_up(load ? "famctx load refused the feeds" : "famctx init made no store");
}

static double seconds_to_load(const char *store, const char *folder)
{
	uint64_t started = clock_steady_us();

	run(store, folder, true);
	return (double)(clock_steady_us() - started) / 1e6;
}

/* Into an empty store; then the same again, which must change nothing and is compared with what is there. */
static double measure(int rows, const char *what)
{
	struct buf folder = BUF_INIT, store = BUF_INIT;
	const char *where = getenv("BENCH_FOLDER");
	struct err e = ERR_INIT;

	buf_printf(&folder, "%s/load-%d", where ? where : "/tmp", (int)getpid());
	file_join(&store, folder.data, "store");
	if (!file_make_folder(folder.data, &e))
		bench_give_up(e.message);
	write_feeds(folder.data, rows);
	run(store.data, folder.data, false);
	double first = seconds_to_load(store.data, folder.data), again = seconds_to_load(store.data, folder.data);
	table_at_least(what, (double)rows / first, "rows/s", 50000);
	table_note("%d rows in %.2f s, again in %.2f s", rows, first, again);
	if (!file_remove_tree(folder.data, &e))
		bench_give_up(e.message);
	buf_release(&folder);
	buf_release(&store);
	return first;
}

int main(void)
{
	table_part("Loading, with joining and the index");
	double half = measure(100000, "load a source, 100,000 rows");
	double whole = measure(200000, "load a source, 200,000 rows");

	table_at_most("twice the rows, times the time", whole / half, "", 2.2);
	return 0;
}

/*
 * The trail of a year: BENCH_ENTRIES (1,000,000) entries of 200 workers. How
 * long it takes to add one, to check the whole chain, and to show each page
 * that a manager asks for.
 */
#include <stdio.h>
#include <unistd.h>

#include "famctx/access/audit_count.h"
#include "famctx/access/audit_list.h"
#include "famctx/access/audit_review.h"
#include "famctx/access/audit_verify.h"
#include "famctx/base/clock.h"
#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/store/statement.h"
#include "famctx/store/store.h"
#include "famctx/text/number.h"

#define WORKERS 200
#define TIMES 51
#define FRAME_MS 16.0

static const struct audit_policy policy = { .period_days = 7, .close = 1, .hours = 1, .hours_from = 7, .hours_to = 19,
					    .many = 25, .repeated = 4, .no_case = 3, .nobody = 10, .sample = 5 };
static uint64_t random_state = 7;

static void die(const struct err *e)
{
	fprintf(stderr, "audit_bench: %s\n", e->message);
	_exit(1);
}

static int64_t pick(int64_t limit)
{
	random_state = random_state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (int64_t)((random_state >> 33) % (uint64_t)limit);
}

static double ms_since(uint64_t started)
{
	return (double)(clock_steady_us() - started) / 1000.0;
}

static void print_time(const char *what, double ms, double budget)
{
	printf("%-44s %10.2f ms", what, ms);
	if (budget > 0)
		printf(" (<= %.0f) %s", budget, ms <= budget ? "met" : "MISSED");
}

static void print(const char *what, double ms, double budget)
{
	print_time(what, ms, budget);
	putchar('\n');
}

/* ---- a year ---------------------------------------------------------------------- */

static void add_entry(struct db *own, const struct sign_in *who, int64_t i, struct err *e)
{
	struct audit_entry entry;
	char id[32];
	bool opens = i % 5 == 4;
	audit_entry_init(&entry, opens ? "show" : "find", opens ? AUDIT_PERSON_OPENED : AUDIT_SEARCHED);
	for (int n = opens ? 4 : 3; n > 0; n--) {
		snprintf(id, sizeof(id), "P%lld", (long long)(1 + pick(200000)));
		audit_add_subject(&entry, id);
	}
	if (opens)
		audit_add_opened(&entry, id);
	else
		entry.query = mem_copy_text("bracken katherine 14 3 2016");
	if (opens && pick(50) == 0)
		audit_add_close(&entry, AUDIT_OWN_SURNAME);
	/* The first letters of a search find nobody more often than the last. */
	if (!opens && pick(i % 5 == 3 ? 20 : 4) == 0)
		entry.outcome = AUDIT_NOTHING;
	entry.search = opens ? INTEGER_NONE : i / 5;
	if (!audit_append(own, who, &entry, e))
		die(e);
	audit_entry_release(&entry);
}

/* Spread over a year of local time: the entries were all written now, so their days are put in afterwards and the
 * chain is not whole for the pages; checking is measured before. */
static void spread_days(struct db *own, int64_t entries, struct err *e)
{
	static const char drop_sql[] = "DROP TRIGGER audit_is_not_changed";
	static const char sql[] = "UPDATE audit SET local = strftime('%Y-%m-%dT%H:%M', 'now', 'localtime',"
				  " '-' || CAST((?1 - seq) * 31536000 / ?1 AS TEXT) || ' seconds')";
	struct statement *st;
	if (!db_run(own, drop_sql, e) || !db_begin(own, e))
		die(e);
	st = db_prepare(own, sql);
	statement_integer(st, 1, entries);
	if (!statement_run(st, e) || !db_commit(own, e))
		die(e);
}

static void open_workers(struct db *own, struct sign_in *who, struct err *e)
{
	const struct purpose purpose = { .basis = BASIS_S47 };
	for (int w = 0; w < WORKERS; w++) {
		char login[32];
		snprintf(login, sizeof(login), "worker%d", w);
		if (!account_add(own, login, login, ACCOUNT_WORKER, w % 2 ? "North locality" : "South locality", e) ||
		    !sign_in_open(own, login, "screen", 7, &who[w], e) ||
		    !sign_in_give_purpose(own, &who[w], &purpose, true, e))
			die(e);
	}
}

static void fill(struct db *own, int64_t entries)
{
	struct sign_in who[WORKERS];
	struct err e = ERR_INIT;
	open_workers(own, who, &e);
	uint64_t started = clock_steady_us();
	for (int64_t i = 0; i < entries; i++) {
		if (i % 10000 == 0 && !db_begin(own, &e))
			die(&e);
		add_entry(own, &who[i / 50 % WORKERS], i, &e);
		if ((i % 10000 == 9999 || i == entries - 1) && !db_commit(own, &e))
			die(&e);
	}
	print("add one entry, many in a transaction", ms_since(started) / (double)entries, 0);
	for (int w = 0; w < WORKERS; w++)
		sign_in_release(&who[w]);
}

static void check(struct db *own, int64_t entries)
{
	struct audit_verdict v;
	struct err e = ERR_INIT;
	uint64_t started = clock_steady_us();
	if (!audit_examine(own, 0, NULL, 0, NULL, NULL, &v, &e))
		die(&e);
	print("check the whole chain", ms_since(started), 10000);
	if (v.what != AUDIT_WHOLE || v.entries != entries)
		printf("the chain is NOT whole\n");
}

/* ---- pages -------------------------------------------------------------------------- */

struct page {
	const char *name;
	struct audit_filter which;
	bool all;
};

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return x < y ? -1 : x > y;
}

/* The median, and the longest: with cold pages, or with others at work on the machine. */
static void print_median(const char *name, double ms[TIMES], double budget)
{
	qsort(ms, TIMES, sizeof(*ms), compare);
	print_time(name, ms[TIMES / 2], budget);
	printf(", longest %.2f ms\n", ms[TIMES - 1]);
}

static void list_page(struct db *own, const struct page *p)
{
	const struct audit_query q = { .which = &p->which, .team = NULL, .all = p->all };
	double ms[TIMES];
	size_t count = 0;
	struct err e = ERR_INIT;
	for (int i = 0; i < TIMES; i++) {
		struct audit_list_answer a;
		shape_init(&audit_list_answer_shape, &a);
		uint64_t started = clock_steady_us();
		if (!audit_list(own, &q, INTEGER_NONE, AUDIT_PAGE, &a.entries, &a.entries_count, &a.next, &e))
			die(&e);
		ms[i] = ms_since(started);
		count = a.entries_count;
		shape_release(&audit_list_answer_shape, &a);
	}
	print_median(p->name, ms, FRAME_MS);
	if (!count)
		printf("%s shows NOTHING\n", p->name);
}

static void list_pages(struct db *own)
{
	char worker[] = "worker17", person[] = "P1234";
	const struct page pages[] = {
		{ "page of all looks", { .basis = -1, .action = -1 }, false },
		{ "page of one worker", { .account = worker, .basis = -1, .action = -1 }, false },
		{ "page of one person", { .person = person, .basis = -1, .action = -1 }, false },
		{ "page of one reason", { .basis = BASIS_S47, .action = -1 }, false },
		{ "page of one action", { .basis = -1, .action = AUDIT_PERSON_OPENED }, true },
	};
	for (size_t i = 0; i < ARRAY_LEN(pages); i++)
		list_page(own, &pages[i]);
}

static struct date today(void)
{
	const struct clock real = CLOCK_REAL;
	struct moment now = clock_now(&real);
	return (struct date){ (int16_t)now.year, (int8_t)now.month, (int8_t)now.day };
}

/* A frame is promised for what the screens open with; whoever asks for a quarter waits. */
static double budget_of(int days)
{
	return days <= 7 ? FRAME_MS : 0;
}

static void count_page(struct db *own, const struct audit_span *span, int by, int days)
{
	char name[64];
	double ms[TIMES];
	struct err e = ERR_INIT;
	for (int i = 0; i < TIMES; i++) {
		struct audit_summary_answer a;
		shape_init(&audit_summary_answer_shape, &a);
		uint64_t started = clock_steady_us();
		if (!audit_summarise(own, span, (enum audit_by)by, &a, &e))
			die(&e);
		ms[i] = ms_since(started);
		shape_release(&audit_summary_answer_shape, &a);
	}
	snprintf(name, sizeof(name), "last %d days by %s", days, audit_by_codes[by]);
	print_median(name, ms, budget_of(days));
}

static void patterns_page(struct db *own, const struct audit_span *span, int days)
{
	char name[64];
	double ms[TIMES];
	size_t matches = 0;
	struct err e = ERR_INIT;
	for (int i = 0; i < TIMES; i++) {
		struct audit_patterns_answer p;
		shape_init(&audit_patterns_answer_shape, &p);
		uint64_t started = clock_steady_us();
		if (!audit_find_patterns(own, span, &policy, &p, &e))
			die(&e);
		ms[i] = ms_since(started);
		matches = p.matches_count;
		shape_release(&audit_patterns_answer_shape, &p);
	}
	snprintf(name, sizeof(name), "last %d days, all six patterns", days);
	print_median(name, ms, budget_of(days));
	if (!matches)
		printf("the patterns find NOTHING\n");
}

static void count_pages(struct db *own)
{
	static const int periods[] = { 7, 90 };
	for (size_t i = 0; i < ARRAY_LEN(periods); i++) {
		const struct audit_span span = { .from = date_from_days(date_days(today()) - (periods[i] - 1)), .to = today() };
		for (int by = 0; by < AUDIT_BY_COUNT; by++)
			count_page(own, &span, by, periods[i]);
		patterns_page(own, &span, periods[i]);
	}
}

int main(void)
{
	const char *given = getenv("BENCH_ENTRIES");
	char folder[] = "/tmp/famctx-audit-bench-XXXXXX";
	int64_t entries = 1000000;
	struct err e = ERR_INIT;
	struct db *own;
	bool training;
	if (given && !number_parse(given, 100, 100000000, &entries))
		return 2;
	if (!mkdtemp(folder) || !store_make(folder, true, &e) || !store_open_own(folder, &own, &training, &e))
		die(&e);
	printf("a trail of %lld entries\n", (long long)entries);
	fill(own, entries);
	check(own, entries);
	spread_days(own, entries, &e);
	list_pages(own);
	count_pages(own);
	db_close(own);
	return file_remove_tree(folder, &e) ? 0 : 1;
}

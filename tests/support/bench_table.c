#include "support/bench_table.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "famctx/base/buf.h"
#include "famctx/base/clock.h"
#include "famctx/base/file.h"
#include "famctx/base/mem.h"

void times_add(struct times *t, uint64_t started_us)
{
	MEM_GROW(t->ms, t->count, t->cap);
	t->ms[t->count++] = (double)(clock_steady_us() - started_us) / 1000.0;
}

static int compare_doubles(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

double times_share(struct times *t, double part)
{
	if (!t->count)
		return 0;
	qsort(t->ms, t->count, sizeof(*t->ms), compare_doubles);
	return t->ms[(size_t)((double)(t->count - 1) * part)];
}

void times_release(struct times *t)
{
	mem_free(t->ms);
	*t = (struct times){ NULL, 0, 0 };
}

void table_part(const char *title)
{
	printf("\n%s\n", title);
	fflush(stdout);
}

static const char *verdict(bool kept)
{
	return kept ? "met" : "MISSED";
}

static void print_row(const char *what, const char *measured, const char *budget, const char *said)
{
	printf("%-48s %-28s %-22s %s\n", what, measured, budget, said);
	fflush(stdout);
}

void table_times(const char *what, struct times *t, double p50_budget, double p99_budget)
{
	double p50 = times_share(t, 0.5), p99 = times_share(t, 0.99);
	char measured[48], budget[48];

	snprintf(measured, sizeof(measured), "p50 %.2f, p99 %.2f ms", p50, p99);
	snprintf(budget, sizeof(budget), "p50 <= %g, p99 <= %g", p50_budget, p99_budget);
	print_row(what, measured, budget, verdict(p50 <= p50_budget && p99 <= p99_budget));
}

void table_slowest(const char *what, struct times *t, double p99_budget)
{
	double p50 = times_share(t, 0.5), p99 = times_share(t, 0.99);
	char measured[48], budget[48];

	snprintf(measured, sizeof(measured), "p50 %.2f, p99 %.2f ms", p50, p99);
	snprintf(budget, sizeof(budget), "p99 <= %g", p99_budget);
	print_row(what, measured, budget, verdict(p99 <= p99_budget));
}

static void compare(const char *what, double measured, const char *unit, const char *sign, double budget, bool kept)
{
	char seen[48], wanted[48];

	snprintf(seen, sizeof(seen), "%.*f %s", measured < 100 ? 1 : 0, measured, unit);
	snprintf(wanted, sizeof(wanted), "%s %g", sign, budget);
	print_row(what, seen, wanted, verdict(kept));
}

void table_median(const char *what, struct times *t, double budget)
{
	table_at_most(what, times_share(t, 0.5), "ms", budget);
}

void table_at_most(const char *what, double measured, const char *unit, double budget)
{
	compare(what, measured, unit, "<=", budget, measured <= budget);
}

void table_at_least(const char *what, double measured, const char *unit, double budget)
{
	compare(what, measured, unit, ">=", budget, measured >= budget);
}

void table_note(const char *format, ...)
{
	va_list args;

	printf("    ");
	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	printf("\n");
	fflush(stdout);
}

/* The number behind a word of /proc/PID/status. */
static double status_number(pid_t pid, const char *key)
{
	struct buf path = BUF_INIT, status = BUF_INIT;
	struct err e = ERR_INIT;

	buf_printf(&path, "/proc/%d/status", (int)pid);
	if (!file_read(path.data, 65536, &status, &e))
		bench_give_up(e.message);
	const char *at = strstr(status.data, key);
	double number = at ? strtod(at + strlen(key), NULL) : 0;
	buf_release(&status);
	buf_release(&path);
	return number;
}

double process_mib(pid_t pid, const char *key)
{
	return status_number(pid, key) / 1024.0;
}

int64_t process_wake_ups(pid_t pid)
{
	return (int64_t)status_number(pid, "\nvoluntary_ctxt_switches:");
}

void bench_give_up(const char *why)
{
	fprintf(stderr, "nothing can be measured: %s\n", why);
	_Exit(1);
}

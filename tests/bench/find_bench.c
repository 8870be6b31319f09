/*
 * How fast people are found and families opened, in a made-up town of
 * BENCH_PEOPLE (1,000,000) people: each key press, slips, swapped dates,
 * numbers, addresses, and memory. The keeper's part only: the frame around it
 * is measured elsewhere.
 */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "famctx/base/clock.h"
#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/family/find.h"
#include "famctx/family/index.h"
#include "famctx/family/nickname_table.h"
#include "famctx/family/show.h"
#include "famctx/store/person_id.h"
#include "famctx/text/number.h"
#include "support/generate_people.h"

#define DATA "data"
#define PEOPLE_TRIED 300

struct bench {
	struct family family;
	struct words words;
	struct policy policy;
	struct nicknames nicknames;
	struct db *people;
	int64_t count;
	uint64_t random;
};

struct figures {
	double *ms;
	size_t count, cap;
	size_t found, looked_for; /* how often the person, or another of that very name, was on the page */
};

static void die(const struct err *e)
{
	fprintf(stderr, "find_bench: %s\n", e->message);
	_exit(1);
}

static uint64_t pick(struct bench *b, uint64_t limit)
{
	b->random = b->random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (b->random >> 33) % limit;
}

static void add_figure(struct figures *f, uint64_t started)
{
	MEM_GROW(f->ms, f->count, f->cap);
	f->ms[f->count++] = (double)(clock_steady_us() - started) / 1000.0;
}

static int compare_doubles(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return x < y ? -1 : x > y;
}

static double share(struct figures *f, double part)
{
	qsort(f->ms, f->count, sizeof(*f->ms), compare_doubles);
	return f->count ? f->ms[(size_t)((double)(f->count - 1) * part)] : 0;
}

static const char *met(double measured, double budget)
{
	return measured <= budget ? "met" : "MISSED";
}

static void print_figures(const char *what, struct figures *f, double p50_budget, double p99_budget)
{
	double p50 = share(f, 0.5), p99 = share(f, 0.99);

	printf("%-44s p50 %7.2f ms (<= %.0f) %-6s  p99 %7.2f ms (<= %.0f) %-6s  max %7.2f", what, p50, p50_budget,
	       met(p50, p50_budget), p99, p99_budget, met(p99, p99_budget), share(f, 1.0));
	if (f->looked_for)
		printf("  found %.1f %%", 100.0 * (double)f->found / (double)f->looked_for);
	printf("  n %zu\n", f->count);
	mem_free(f->ms);
	*f = (struct figures) { NULL, 0, 0, 0, 0 };
}

/* Of six hundred Oliver Smiths a page can only show fifty. */
static bool on_page(const struct find_answer *answer, int64_t person)
{
	struct generated_name name;

	generated_person(person, &name);
	for (size_t i = 0; i < answer->results_count; i++)
		if (!strcmp(answer->results[i].first_name, name.first_name) &&
		    !strcmp(answer->results[i].family_name, name.family_name))
			return true;
	return false;
}

/* One search, timed; notes whether the person is on the page. 0: nobody is looked for. */
static void find(struct bench *b, const char *line, int64_t person, struct figures *f)
{
	struct find_request request;
	struct find_answer answer;
	struct err e = ERR_INIT;

	shape_init(&find_request_shape, &request);
	request.query = mem_copy_text(line);
	uint64_t started = clock_steady_us();
	if (!family_find(&b->family, &request, &answer, &e))
		die(&e);
	add_figure(f, started);
	f->looked_for += person != 0;
	f->found += person && on_page(&answer, person);
	shape_release(&find_answer_shape, &answer);
	shape_release(&find_request_shape, &request);
}

static int64_t somebody(struct bench *b, struct generated_name *name)
{
	int64_t number = 1 + (int64_t)pick(b, (uint64_t)b->count);

	generated_person(number, name);
	return number;
}

/* A letter left out, put in twice, changed, or swapped with the next; never the first. */
static void slip(struct bench *b, char *word)
{
	size_t len = strlen(word), at = 1 + pick(b, len > 3 ? len - 2 : 1);
	char kept = word[at];

	switch (pick(b, 3)) {
	case 0:
		memmove(word + at, word + at + 1, len - at);
		break;
	case 1:
		word[at] = (char)('a' + pick(b, 26));
		break;
	default:
		if (word[at + 1]) {
			word[at] = word[at + 1];
			word[at + 1] = kept;
		}
	}
}

static void type_names(struct bench *b)
{
	struct figures keys = { NULL, 0, 0, 0, 0 };
	struct generated_name n;
	char line[128], typed[128];

	for (int i = 0; i < PEOPLE_TRIED; i++) {
		(void)somebody(b, &n);
		snprintf(line, sizeof(line), "%s %s", i % 2 ? n.family_name : n.first_name,
			 i % 2 ? n.first_name : n.family_name);
		for (size_t len = 3; len <= strlen(line); len++) {
			snprintf(typed, sizeof(typed), "%.*s", (int)len, line);
			find(b, typed, 0, &keys);
		}
	}
	print_figures("each key of a name", &keys, 5, 16);
}

static void type_short_pairs(struct bench *b)
{
	struct figures keys = { NULL, 0, 0, 0, 0 };
	char line[16];

	for (char x = 'a'; x <= 'z'; x++)
		for (char y = 'a'; y <= 'z'; y += 3) {
			snprintf(line, sizeof(line), "%c %c%c", x, y, "aeiou"[pick(b, 5)]);
			find(b, line, 0, &keys);
		}
	print_figures("worst beginnings, as in 'j sm'", &keys, 5, 16);
}

enum line_kind { LINE_SLIP, LINE_SLIP_BORN, LINE_SWAPPED_BORN, LINE_BORN, LINE_NHS, LINE_POSTCODE, LINE_ADDRESS,
		 LINE_COMMON_BORN, LINE_THREE };

static void write_line(struct bench *b, enum line_kind kind, struct generated_name *n, char *line, size_t size)
{
	switch (kind) {
	case LINE_SLIP:
		slip(b, n->family_name);
		snprintf(line, size, "%s %s", n->first_name, n->family_name);
		break;
	case LINE_SLIP_BORN:
		slip(b, n->family_name);
		snprintf(line, size, "%s %s %d/%d/%d", n->first_name, n->family_name, n->day, n->month, n->year);
		break;
	case LINE_SWAPPED_BORN:
		snprintf(line, size, "%s %s %d/%d/%d", n->first_name, n->family_name, n->day <= 12 ? n->month : n->day,
			 n->day <= 12 ? n->day : n->month, n->year);
		break;
	case LINE_BORN:
		snprintf(line, size, "%02d/%02d/%d", n->day, n->month, n->year);
		break;
	case LINE_NHS:
		snprintf(line, size, "%.3s %.3s %s", n->nhs_number, n->nhs_number + 3, n->nhs_number + 6);
		break;
	case LINE_POSTCODE:
		snprintf(line, size, "%s", n->postcode);
		break;
	case LINE_ADDRESS:
		snprintf(line, size, "%s %s", n->house, n->street);
		break;
	case LINE_COMMON_BORN:
		snprintf(line, size, "%s %d/%d/%d", n->family_name, n->day, n->month, n->year);
		break;
	case LINE_THREE:
		snprintf(line, size, "%s %s %s %d", n->first_name, n->family_name, n->postcode, n->year);
		break;
	}
}

static void look_for(struct bench *b, const char *what, enum line_kind kind)
{
	struct figures f = { NULL, 0, 0, 0, 0 };
	struct generated_name n;
	char line[192];

	for (int i = 0; i < PEOPLE_TRIED; i++) {
		int64_t person = somebody(b, &n);
		write_line(b, kind, &n, line, sizeof(line));
		find(b, line, person, &f);
	}
	print_figures(what, &f, 5, 16);
}

static void look_for_nobody(struct bench *b)
{
	struct figures f = { NULL, 0, 0, 0, 0 };
	struct generated_name n;
	char line[128];

	for (int i = 0; i < PEOPLE_TRIED; i++) {
		(void)somebody(b, &n);
		snprintf(line, sizeof(line), "%s Qqxzzyqk 01/01/1950", n.first_name);
		find(b, line, 0, &f);
	}
	print_figures("nobody, with advice", &f, 5, 16);
}

static void open_families(struct bench *b)
{
	struct figures f = { NULL, 0, 0, 0, 0 };

	for (int i = 0; i < PEOPLE_TRIED; i++) {
		int64_t limit = b->count > 5000 ? b->count - 5000 : 1;
		int64_t first = generated_large_family(1 + (int64_t)pick(b, (uint64_t)limit));
		char id[PERSON_ID_SIZE], details[] = "Children";
		struct show_request request = { id, details };
		struct show_answer answer;
		struct err e = ERR_INIT;
		person_id_write(first + 4, id);
		uint64_t started = clock_steady_us();
		if (!family_show(&b->family, &request, &answer, &e))
			die(&e);
		add_figure(&f, started);
		f.looked_for++;
		f.found += answer.family_count + answer.household_count >= 9 && answer.services_count == 8;
		shape_release(&show_answer_shape, &answer);
	}
	print_figures("open a family of ten, eight services", &f, 5, 16);
}

/* VmRSS: now; VmHWM: the most there was. */
static double memory_mib(const char *key)
{
	struct buf status = BUF_INIT;
	struct err e = ERR_INIT;
	double kib = 0;

	if (!file_read("/proc/self/status", 65536, &status, &e))
		die(&e);
	const char *at = strstr(status.data, key);
	if (at)
		kib = strtod(at + strlen(key), NULL);
	buf_release(&status);
	return kib / 1024.0;
}

static void make_town(const char *finished, int64_t count)
{
	struct db *db;
	struct err e = ERR_INIT;
	struct buf path = BUF_INIT;
	uint64_t started = clock_steady_ms();

	buf_printf(&path, "%s.new", finished);
	unlink(path.data);
	if (!db_open(path.data, DB_SCRATCH, &db, &e) || !generate_people(db, count, &e))
		die(&e);
	double generated = (double)(clock_steady_ms() - started) / 1000.0;
	started = clock_steady_ms();
	if (!family_index_build(db, NULL, &e) || !db_finish_scratch(db, &e))
		die(&e);
	double indexed = (double)(clock_steady_ms() - started) / 1000.0;
	printf("%lld people written in %.1f s, indexed in %.1f s: %.0f people a second, memory at most %.0f MiB\n",
	       (long long)count, generated, indexed, (double)count / indexed, memory_mib("VmHWM:"));
	fflush(stdout);
	db_close(db);
	if (rename(path.data, finished) != 0)
		_exit(1);
	buf_release(&path);
}

/* In a process of its own, so that memory is measured without it. */
static void make_town_apart(const char *path, int64_t count)
{
	int status = 0;
	pid_t child = fork();

	if (child == 0) {
		make_town(path, count);
		_exit(0);
	}
	if (child < 0 || waitpid(child, &status, 0) < 0 || status != 0) {
		struct err e;
		err_set(&e, ERR_STORE, "the town could not be made");
		die(&e);
	}
}

static void open_bench(struct bench *b, const char *path)
{
	struct problems problems = PROBLEMS_INIT;
	struct err e = ERR_INIT;

	if (!words_load(DATA, &b->words, &problems) || !policy_load(DATA, &b->policy, &problems) ||
	    !nickname_table_load(DATA, &b->nicknames, &problems)) {
		err_set(&e, ERR_INPUT, "%s", problems.count ? problems.items[0].message : "data");
		die(&e);
	}
	problems_release(&problems);
	struct family_setup setup = { NULL, &b->words, &b->policy, &b->nicknames };
	family_init(&b->family, &setup);
	b->family.today = (struct date) { 2025, 11, 4 };
	uint64_t started = clock_steady_us();
	if (!db_open(path, DB_READ, &b->people, &e) || !family_use(&b->family, b->people, &e))
		die(&e);
	double ms = (double)(clock_steady_us() - started) / 1000.0;
	printf("%-44s %11.2f ms (<= 30) %s\n", "open the store", ms, met(ms, 30));
}

static void measure(struct bench *b)
{
	type_names(b);
	type_short_pairs(b);
	look_for(b, "a slip in the family name", LINE_SLIP);
	look_for(b, "a slip, with birth date", LINE_SLIP_BORN);
	look_for(b, "day and month swapped", LINE_SWAPPED_BORN);
	look_for(b, "family name and birth date", LINE_COMMON_BORN);
	look_for(b, "names, postcode and year", LINE_THREE);
	look_for(b, "birth date alone", LINE_BORN);
	look_for(b, "NHS number", LINE_NHS);
	look_for(b, "postcode", LINE_POSTCODE);
	look_for(b, "house and street", LINE_ADDRESS);
	look_for_nobody(b);
	open_families(b);
	double mib = memory_mib("VmRSS:");
	printf("%-44s %11.1f MiB (<= 32) %s\n", "memory, this process", mib, met(mib, 32));
}

static void close_bench(struct bench *b)
{
	family_release(&b->family);
	db_close(b->people);
	words_release(&b->words);
	policy_release(&b->policy);
	nicknames_release(&b->nicknames);
}

int main(void)
{
	struct bench b = { .count = 1000000, .random = 42 };
	const char *wanted = getenv("BENCH_PEOPLE"), *folder = getenv("BENCH_FOLDER");
	struct buf path = BUF_INIT;

	if (wanted && !number_parse(wanted, 10000, 20000000, &b.count)) {
		fprintf(stderr, "find_bench: BENCH_PEOPLE is not a number from 10000 to 20000000\n");
		return 2;
	}
	buf_printf(&path, "%s/people-%lld.db", folder ? folder : "/tmp", (long long)b.count);
	/* A file that is there was made by an earlier run: the same number gives the same town. */
	if (!file_exists(path.data))
		make_town_apart(path.data, b.count);
	open_bench(&b, path.data);
	measure(&b);
	close_bench(&b);
	buf_release(&path);
	return 0;
}

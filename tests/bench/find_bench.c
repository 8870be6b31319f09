/*
 * How fast people are found and families opened, in a made-up town of
 * BENCH_PEOPLE (1,000,000) people: each key press, slips, swapped dates,
 * numbers, addresses, and memory. The keeper's part only: the frame around it
 * is measured elsewhere.
 */
#include <stdio.h>
#include <unistd.h>

#include "famctx/base/clock.h"
#include "famctx/base/mem.h"
#include "famctx/family/find.h"
#include "famctx/family/nickname_table.h"
#include "famctx/family/show.h"
#include "famctx/store/person_id.h"
#include "support/bench_table.h"
#include "support/bench_town.h"
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
	struct times times;
	size_t found, looked_for; /* how often the person, or another of that very name, was on the page */
};

static void die(const struct err *e)
{
	bench_give_up(e->message);
}

static uint64_t pick(struct bench *b, uint64_t limit)
{
	b->random = b->random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (b->random >> 33) % limit;
}

static void print_figures(const char *what, struct figures *f)
{
	table_times(what, &f->times, 5, 16);
	if (f->looked_for)
		table_note("found: %.1f %% of %zu", 100.0 * (double)f->found / (double)f->looked_for, f->looked_for);
	times_release(&f->times);
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
	times_add(&f->times, started);
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
	struct figures keys = { 0 };
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
	print_figures("each key of a name", &keys);
}

static void type_short_pairs(struct bench *b)
{
	struct figures keys = { 0 };
	char line[16];

	for (char x = 'a'; x <= 'z'; x++)
		for (char y = 'a'; y <= 'z'; y += 3) {
			snprintf(line, sizeof(line), "%c %c%c", x, y, "aeiou"[pick(b, 5)]);
			find(b, line, 0, &keys);
		}
	print_figures("worst beginnings, as in 'j sm'", &keys);
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
	struct figures f = { 0 };
	struct generated_name n;
	char line[192];

	for (int i = 0; i < PEOPLE_TRIED; i++) {
		int64_t person = somebody(b, &n);
		write_line(b, kind, &n, line, sizeof(line));
		find(b, line, person, &f);
	}
	print_figures(what, &f);
}

static void look_for_nobody(struct bench *b)
{
	struct figures f = { 0 };
	struct generated_name n;
	char line[128];

	for (int i = 0; i < PEOPLE_TRIED; i++) {
		(void)somebody(b, &n);
		snprintf(line, sizeof(line), "%s Qqxzzyqk 01/01/1950", n.first_name);
		find(b, line, 0, &f);
	}
	print_figures("nobody, with advice", &f);
}

/* Every other time the number of somebody who is sealed, and one that nobody has: neither may be told by the clock. */
static void look_for_sealed(struct bench *b)
{
	struct figures sealed = { 0 }, nobody = { 0 };
	struct shield *shield = &b->family.shield;
	struct generated_name n;
	char line[128];

	shield->people = mem_zero(1, sizeof(*shield->people));
	shield->count = 1;
	for (int i = 0; i < PEOPLE_TRIED; i++) {
		shield->people[0] = (struct shielded) { somebody(b, &n), SHIELD_SEALED };
		write_line(b, LINE_NHS, &n, line, sizeof(line));
		find(b, line, 0, &sealed);
		generated_person(b->count + 1 + (int64_t)pick(b, (uint64_t)b->count), &n);
		write_line(b, LINE_NHS, &n, line, sizeof(line));
		find(b, line, 0, &nobody);
	}
	print_figures("sealed since the last build, NHS number", &sealed);
	print_figures("nobody's NHS number", &nobody);
	shield_release(shield);
}

static void open_families(struct bench *b)
{
	struct figures f = { 0 };

	for (int i = 0; i < PEOPLE_TRIED; i++) {
		int64_t limit = b->count > 5000 ? b->count - 5000 : 1;
		int64_t first = generated_large_family(1 + (int64_t)pick(b, (uint64_t)limit));
		char id[PERSON_ID_SIZE], details[] = "Children";
		struct show_request request = { .person = id, .details = details };
		struct show_answer answer;
		struct err e = ERR_INIT;
		person_id_write(first + 4, id);
		uint64_t started = clock_steady_us();
		if (!family_show(&b->family, &request, &answer, &e))
			die(&e);
		times_add(&f.times, started);
		f.looked_for++;
		f.found += answer.family_count + answer.household_count >= 9 && answer.services_count == 8;
		shape_release(&show_answer_shape, &answer);
	}
	print_figures("open a family of ten, eight services", &f);
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
	if (!db_open(path, DB_FIXED, &b->people, &e) || !family_use(&b->family, b->people, &e))
		die(&e);
	table_at_most("open the store", (double)(clock_steady_us() - started) / 1000.0, "ms", 30);
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
	look_for_sealed(b);
	open_families(b);
	table_at_most("memory of the part that finds", process_mib(getpid(), "VmRSS:"), "MiB", 32);
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
	struct bench b = { .count = town_people(), .random = 42 };
	struct buf path = BUF_INIT;

	table_part("Of that, the keeper's part without the trail");
	town_path(&path);
	open_bench(&b, path.data);
	measure(&b);
	close_bench(&b);
	buf_release(&path);
	return 0;
}

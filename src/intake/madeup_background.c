#include "madeup_background.h"

#include "famctx/base/mem.h"

#define NHS_FIRST 500000 /* hand-written families stay below */
#define CASE_FIRST 150000
#define PUPIL_FIRST 500000
#define DAYS_IN_YEAR 365

char *dice_pick(struct dice *d, char **texts, size_t count)
{
	return mem_copy_text(texts[dice_below(d, (int)count)]);
}

static char *text_printed(const char *format, ...) PRINTF_LIKE(1, 2);

static char *text_printed(const char *format, ...)
{
	struct buf text = BUF_INIT;
	va_list args;
	va_start(args, format);
	buf_vprintf(&text, format, args);
	va_end(args);
	return buf_detach(&text);
}

/* Not every nine digits have a tenth. */
static char *next_nhs(struct maker *mk)
{
	int digit;
	char *nine;
	do {
		nine = text_printed("999%06d", NHS_FIRST + mk->nhs++);
		digit = madeup_nhs_check_digit(nine);
		if (digit < 0)
			mem_free(nine);
	} while (digit < 0);
	char *nhs = text_printed("%.3s %.3s %.3s%d", nine, nine + 3, nine + 6, digit);
	mem_free(nine);
	return nhs;
}

char *background_next_upn(struct maker *mk)
{
	char *digits = text_printed("%012d", PUPIL_FIRST + mk->pupils++);
	char *upn = text_printed("%c%s", madeup_upn_letter(digits), digits);
	mem_free(digits);
	return upn;
}

static struct madeup_person *add_person(struct maker *mk, const struct household *h, const char *family_name,
                                        bool female, int age)
{
	const struct madeup_background *b = mk->b;
	MEM_GROW(mk->family->people, mk->family->people_count, mk->people_cap);
	struct madeup_person *p = &mk->family->people[mk->family->people_count++];
	memset(p, 0, sizeof(*p));
	bool child = age < 18;
	char *first =
	        female ? dice_pick(&mk->dice, child ? b->girls : b->women,
	                           child ? b->girls_count : b->women_count)
	               : dice_pick(&mk->dice, child ? b->boys : b->men, child ? b->boys_count : b->men_count);
	int32_t days = date_days(mk->m->catalogue.today) - age * DAYS_IN_YEAR - age / 4 - 1 -
	               dice_below(&mk->dice, DAYS_IN_YEAR - 2);
	p->key = text_printed("background_%zu", mk->family->people_count);
	p->name = text_printed("%s, %s", family_name, first);
	p->born = date_from_days(days);
	p->sex = mem_copy_text(female ? "female" : "male");
	p->nhs = next_nhs(mk);
	p->address = mem_copy_text(h->address);
	p->since = date_from_days(date_days(mk->m->catalogue.today) - h->moved_days);
	if (date_compare(p->since, p->born) < 0)
		p->since = p->born;
	mem_free(first);
	return p;
}

static void add_adult(struct maker *mk, const struct household *h, const char *family_name, bool female,
                      int age)
{
	struct madeup_person *p = add_person(mk, h, family_name, female, age);
	background_adult_rows(mk, h, p);
}

static void give_case(struct maker *mk, struct madeup_person *p)
{
	if (!p->case_number)
		p->case_number = text_printed("%d", CASE_FIRST + mk->cases++);
}

static void relate(struct maker *mk, const struct madeup_person *parent, const struct madeup_person *child)
{
	MEM_GROW(mk->family->relations, mk->family->relations_count, mk->relations_cap);
	struct madeup_relation *r = &mk->family->relations[mk->family->relations_count++];
	memset(r, 0, sizeof(*r));
	r->who = mem_copy_text(parent->key);
	r->is = mem_copy_text(strcmp(parent->sex, "female") ? "father" : "mother");
	r->of = mem_zero(1, sizeof(*r->of));
	r->of[0] = mem_copy_text(child->key);
	r->of_count = 1;
	r->said_by = MADEUP_SAID_BY_REGISTER;
	r->since = child->rows[MADEUP_CHILDREN].items[0].from;
}

/* Only those with a case stand in the register, and those around them. */
static void register_children(struct maker *mk, size_t first, size_t first_child)
{
	struct madeup_person *people = mk->family->people;
	for (size_t c = first_child; c < mk->family->people_count; c++) {
		if (!people[c].rows[MADEUP_CHILDREN].count)
			continue;
		give_case(mk, &people[c]);
		for (size_t a = first; a < first_child; a++) {
			give_case(mk, &people[a]);
			relate(mk, &people[a], &people[c]);
		}
	}
}

static void add_children(struct maker *mk, const struct household *h, int youngest_parent)
{
	int count = dice_between(&mk->dice, 1, 2);
	count += dice_chance(&mk->dice, 30);
	count += dice_chance(&mk->dice, 8);
	int oldest = youngest_parent - 19 < 17 ? youngest_parent - 19 : 17;
	int age = dice_between(&mk->dice, 0, oldest);
	for (int i = 0; i < count && age >= 0; i++) {
		bool female = dice_chance(&mk->dice, 49);
		background_child_rows(mk, add_person(mk, h, h->family_name, female, age));
		age -= dice_between(&mk->dice, 1, 4);
	}
}

static void add_family(struct maker *mk, const struct household *h, bool two)
{
	size_t first = mk->family->people_count;
	int age = dice_between(&mk->dice, 20, 52);
	add_adult(mk, h, h->family_name, true, age);
	if (two) {
		bool own_name = dice_chance(&mk->dice, 25);
		char *name = dice_pick(&mk->dice, mk->b->family_names, mk->b->family_names_count);
		add_adult(mk, h, own_name ? name : h->family_name, false, age + dice_below(&mk->dice, 7));
		mem_free(name);
	}
	size_t first_child = mk->family->people_count;
	add_children(mk, h, age);
	register_children(mk, first, first_child);
}

static bool lives_there(const struct madeup_family *f, const char *address)
{
	for (size_t i = 0; i < f->people_count; i++)
		if (f->people[i].address && !strcmp(f->people[i].address, address))
			return true;
	return false;
}

/* House by house and street by street, past the houses of the families: nobody shares one by chance. */
static char *next_address(struct maker *mk)
{
	const struct madeup_background *b = mk->b;
	char *address = NULL;
	bool taken;
	do {
		size_t house = mk->houses++;
		const struct madeup_street *street = &b->streets[house % b->streets_count];
		mem_free(address);
		address = text_printed("%zu %s, %s", house / b->streets_count + 1, street->street,
		                       street->postcode);
		taken = false;
		for (const struct madeup_family *f = mk->m->families; f < mk->family && !taken; f++)
			taken = lives_there(f, address);
	} while (taken);
	return address;
}

static size_t count_known(const struct madeup_family *f, size_t from)
{
	size_t known = 0;
	for (size_t i = from; i < f->people_count; i++) {
		bool held = f->people[i].case_number != NULL;
		for (int service = 0; service < MADEUP_SERVICES; service++)
			held |= f->people[i].rows[service].count > 0;
		known += held;
	}
	return known;
}

/* Returns how many of the household any source knows. */
static size_t add_household(struct maker *mk)
{
	const struct madeup_background *b = mk->b;
	size_t first = mk->family->people_count;
	struct household h;
	/* One after the other: compilers differ in the order of an initialiser. */
	h.family_name = dice_pick(&mk->dice, b->family_names, b->family_names_count);
	h.address = next_address(mk);
	h.moved_days = dice_between(&mk->dice, 60, 4000);
	h.tenant = dice_chance(&mk->dice, b->housing_open);
	h.was_tenant = !h.tenant && dice_chance(&mk->dice, b->housing_closed);
	int kind = dice_below(&mk->dice, 100);
	if (kind < b->two_parents + b->one_parent) {
		add_family(mk, &h, kind < b->two_parents);
	} else {
		int age = dice_between(&mk->dice, 18, 92);
		add_adult(mk, &h, h.family_name, dice_chance(&mk->dice, 52), age);
		if (kind < b->two_parents + b->one_parent + b->two_adults)
			add_adult(mk, &h, h.family_name, dice_chance(&mk->dice, 50), age);
	}
	mem_free(h.family_name);
	mem_free(h.address);
	return count_known(mk->family, first);
}

void madeup_add_background(struct madeup *m)
{
	MEM_GROW(m->families, m->families_count, m->families_cap);
	struct madeup_family *family = &m->families[m->families_count++];
	shape_init(&madeup_family_shape, family);
	family->family = mem_copy_text("background");
	family->file = mem_copy_text("background.yaml");
	struct maker mk = { .m = m, .b = &m->background, .family = family };
	mk.dice.count = (uint64_t)m->background.seed;
	/* Whom no source knows nobody can find, so only the others count; the last household may bring a few
	 * more. Figures by which hardly anybody is known must still come to an end. */
	size_t wanted = (size_t)m->background.people;
	for (size_t known = 0; known < wanted && family->people_count < wanted * 10;)
		known += add_household(&mk);
}

#include "madeup_background.h"

#include "famctx/base/mem.h"

static struct madeup_row *add_row(struct madeup_person *p, enum madeup_service service, int status)
{
	struct madeup_rows *rows = &p->rows[service];
	rows->items = mem_resize(rows->items, rows->count + 1, sizeof(*rows->items));
	struct madeup_row *r = &rows->items[rows->count++];
	memset(r, 0, sizeof(*r));
	r->status = status;
	return r;
}

static void add_fact(struct madeup_row *r, const char *field, char *value)
{
	r->facts = mem_resize(r->facts, r->facts_count + 1, sizeof(*r->facts));
	r->facts[r->facts_count++] = (struct madeup_fact) { mem_copy_text(field), value };
}

static int32_t copied_days(const struct maker *mk, enum madeup_service service)
{
	return date_days(madeup_copied(&mk->m->catalogue, service));
}

/* From, last contact and end in order, all before the source was copied and after `earliest`. */
static void set_dates(struct maker *mk, struct madeup_row *r, enum madeup_service service, int most_days,
                      int32_t earliest)
{
	int32_t copied = copied_days(mk, service);
	int32_t oldest = copied - most_days > earliest ? copied - most_days : earliest;
	int32_t from = oldest + dice_below(&mk->dice, copied - oldest);
	int32_t end = copied;
	if (r->status == MADEUP_STATUS_CLOSED) {
		end = from + dice_below(&mk->dice, copied - from);
		r->to = date_from_days(end);
	}
	int span = end - from < 120 ? end - from : 120;
	r->from = date_from_days(from);
	r->last_contact = date_from_days(end - dice_below(&mk->dice, span));
	r->updated = date_from_days(end);
}

/* -1: neither. */
static int dice_status(struct maker *mk, int64_t open, int64_t closed)
{
	int roll = dice_below(&mk->dice, 100);
	if (roll < open)
		return MADEUP_STATUS_OPEN;
	return roll < open + closed ? (int)MADEUP_STATUS_CLOSED : -1;
}

static int32_t birthday(const struct madeup_person *p, int years)
{
	return date_days(date_add_months(p->born, years * 12));
}

static void add_case(struct maker *mk, struct madeup_person *p)
{
	static const char *const plans[] = { "assessment", "child in need", "child in need",
		                             "child protection" };
	int status = dice_status(mk, mk->b->children_open, mk->b->children_closed);
	if (status < 0)
		return;
	struct madeup_row *r = add_row(p, MADEUP_CHILDREN, status);
	set_dates(mk, r, MADEUP_CHILDREN, status == MADEUP_STATUS_OPEN ? 500 : 3000, date_days(p->born));
	r->contact = dice_pick(&mk->dice, mk->b->children_contacts, mk->b->children_contacts_count);
	add_fact(r, "plan", mem_copy_text(plans[dice_below(&mk->dice, ARRAY_LEN(plans))]));
}

/* English schools: September after the fourth birthday, and seven years later. */
static int first_school_year(struct date born)
{
	return born.month >= 9 ? born.year + 5 : born.year + 4;
}

static void add_school(struct maker *mk, struct madeup_person *p)
{
	struct date today = mk->m->catalogue.today;
	int year = first_school_year(p->born), leaves = year + 12;
	bool secondary = date_compare((struct date) { (int16_t)(year + 7), 9, 1 }, today) <= 0;
	struct date from = { (int16_t)(secondary ? year + 7 : year), 9, 1 };
	struct date left = { (int16_t)leaves, 7, 18 };
	if (date_compare(from, today) > 0)
		return;
	bool gone = date_compare(left, today) <= 0;
	struct madeup_row *r = add_row(p, MADEUP_SCHOOL, gone ? MADEUP_STATUS_CLOSED : MADEUP_STATUS_OPEN);
	r->from = from;
	if (gone)
		r->to = r->last_contact = left;
	else
		r->last_contact = date_from_days(date_days(today) - (dice_chance(&mk->dice, 92) ? 1 : 4));
	r->updated = r->last_contact;
	r->contact = secondary
	                     ? dice_pick(&mk->dice, mk->b->secondary_schools, mk->b->secondary_schools_count)
	                     : dice_pick(&mk->dice, mk->b->primary_schools, mk->b->primary_schools_count);
	p->upn = background_next_upn(mk);
	add_fact(r, "admission_type", mem_copy_text("main"));
}

static void add_support(struct maker *mk, struct madeup_person *p, int age)
{
	int64_t more = age > 75 ? 3 : 1; /* times as many of the old */
	int status = dice_status(mk, mk->b->adults_open * more, mk->b->adults_closed * more);
	if (status < 0)
		return;
	struct madeup_row *r = add_row(p, MADEUP_ADULTS, status);
	set_dates(mk, r, MADEUP_ADULTS, 2500, birthday(p, 15));
	r->contact = dice_pick(&mk->dice, mk->b->adults_contacts, mk->b->adults_contacts_count);
	add_fact(r, "support", dice_pick(&mk->dice, mk->b->support, mk->b->support_count));
}

static void add_tenancy(struct maker *mk, const struct household *h, struct madeup_person *p)
{
	struct madeup_row *r =
	        add_row(p, MADEUP_HOUSING, h->tenant ? MADEUP_STATUS_OPEN : MADEUP_STATUS_CLOSED);
	int32_t moved = copied_days(mk, MADEUP_HOUSING) - h->moved_days, sixteen = birthday(p, 16);
	set_dates(mk, r, MADEUP_HOUSING, h->moved_days, sixteen);
	/* Those of a household moved in together. */
	r->from = date_from_days(moved > sixteen ? moved : sixteen);
	r->contact = dice_pick(&mk->dice, mk->b->housing_contacts, mk->b->housing_contacts_count);
	for (size_t i = 0; madeup_facts[MADEUP_HOUSING][i]; i++) {
		int roll = dice_below(&mk->dice, 100);
		const char *value = roll < 86 ? "none" : roll < 91 ? "open" : "closed";
		if (roll < 97) /* the rest is not supplied */
			add_fact(r, madeup_facts[MADEUP_HOUSING][i], mem_copy_text(value));
	}
}

static void add_offences(struct maker *mk, struct madeup_row *r, int32_t copied, int adult_days)
{
	int most_days = adult_days < 3800 ? adult_days : 3800;
	r->offences_count = (size_t)dice_between(&mk->dice, 1, 5);
	r->offences = mem_zero(r->offences_count, sizeof(*r->offences));
	for (size_t i = 0; i < r->offences_count; i++) {
		struct madeup_offence *offence = &r->offences[i];
		offence->date = date_from_days(copied - dice_below(&mk->dice, most_days));
		offence->type = dice_pick(&mk->dice, mk->b->offences, mk->b->offences_count);
		offence->involvement = mem_copy_text(dice_chance(&mk->dice, 60) ? "suspect" : "convicted");
	}
}

static void add_police(struct maker *mk, struct madeup_person *p, int age)
{
	struct madeup_row *r = add_row(p, MADEUP_POLICE, MADEUP_STATUS_HELD);
	int32_t copied = copied_days(mk, MADEUP_POLICE);
	r->updated = date_from_days(copied - dice_below(&mk->dice, 300));
	r->contact = dice_pick(&mk->dice, mk->b->police_contacts, mk->b->police_contacts_count);
	if (dice_chance(&mk->dice, 90))
		add_fact(r, "other_offences", mem_copy_text(dice_chance(&mk->dice, 40) ? "yes" : "no"));
	add_offences(mk, r, copied, (age - 18) * 365);
}

void background_child_rows(struct maker *mk, struct madeup_person *p)
{
	add_case(mk, p);
	add_school(mk, p);
}

void background_adult_rows(struct maker *mk, const struct household *h, struct madeup_person *p)
{
	int age = date_age(p->born, mk->m->catalogue.today);
	add_support(mk, p, age);
	if (h->tenant || h->was_tenant)
		add_tenancy(mk, h, p);
	if (age > 18 && dice_chance(&mk->dice, mk->b->police))
		add_police(mk, p, age);
}

#include "relatives.h"

#include "copies.h"
#include "famctx/base/mem.h"
#include "kinship.h"
#include "services.h"

/* A family larger than this is a mistake in a feed: one link to everybody. */
#define RELATIVES_MOST 60

/* One recorded link, seen from a person: the other is `relation` of them, or they are of the other. */
struct link {
	int64_t other;
	char *relation;
	bool inverse; /* the relation was recorded the other way round */
	const struct family_source *source;
	struct date dated;
};

struct links {
	struct link *items;
	size_t count;
};

struct relative {
	int64_t person;
	enum kin kin;
	struct link link; /* who says so */
	int64_t through;  /* the person between, 0 for a direct link */
	char *through_name;
	struct card card;
	char *relation; /* in words, to the person shown */
};

struct relatives {
	const struct family *f;
	const struct card *shown;
	struct links own;
	struct relative *items;
	size_t count;
};

static void links_release(struct links *l)
{
	for (size_t i = 0; i < l->count; i++)
		mem_free(l->items[i].relation);
	mem_free(l->items);
}

static bool read_links(const struct family *f, const char *sql, bool inverse, int64_t person, struct links *out,
		       struct err *e)
{
	struct statement *st = db_prepare(f->people, sql);

	statement_integer(st, 1, person);
	while (out->count < 2 * RELATIVES_MOST && statement_row(st)) {
		/* No way leads to or through somebody who is sealed. */
		if (family_shield(f, column_integer(st, 0)) & SHIELD_SEALED)
			continue;
		struct link *l = ADD_ITEM(out->items, out->count);
		*l = (struct link) { column_integer(st, 0), column_copy(st, 1), inverse,
				     family_source(f, column_integer(st, 2)), column_date(st, 3) };
	}
	return statement_done(st, e);
}

static bool links_of(const struct family *f, int64_t person, struct links *out, struct err *e)
{
	static const char to_sql[] = "SELECT from_person, relation, source, dated FROM relationship WHERE to_person = ?"
				     " ORDER BY id";
	static const char from_sql[] = "SELECT to_person, relation, source, dated FROM relationship"
				       " WHERE from_person = ? ORDER BY id";

	*out = (struct links) { NULL, 0 };
	return read_links(f, to_sql, false, person, out, e) && read_links(f, from_sql, true, person, out, e);
}

static enum kin link_kin(const struct link *l)
{
	return l->inverse ? kin_inverse(kin_of(l->relation)) : kin_of(l->relation);
}

static bool known(const struct relatives *r, int64_t person)
{
	if (person == r->shown->person)
		return true;
	for (size_t i = 0; i < r->count; i++)
		if (r->items[i].person == person)
			return true;
	return false;
}

static struct relative *add_relative(struct relatives *r, const struct link *l, enum kin kin)
{
	struct relative *x = ADD_ITEM(r->items, r->count);

	*x = (struct relative) { .person = l->other, .kin = kin, .link = *l };
	x->link.relation = mem_copy_or_null(l->relation);
	return x;
}

static void forget_last(struct relatives *r)
{
	struct relative *x = &r->items[--r->count];

	card_release(&x->card);
	mem_free(x->link.relation);
	mem_free(x->through_name);
	mem_free(x->relation);
}

/* A link to somebody who is no longer in people.db is no relative. */
static bool read_last_card(struct relatives *r, struct err *e)
{
	struct relative *x = &r->items[r->count - 1];
	bool found;

	if (!card_read(r->f, x->person, &x->card, &found, e))
		return false;
	if (!found)
		forget_last(r);
	return true;
}

static bool add_direct(struct relatives *r, struct err *e)
{
	for (size_t i = 0; i < r->own.count && r->count < RELATIVES_MOST; i++) {
		const struct link *l = &r->own.items[i];
		if (known(r, l->other))
			continue;
		(void)add_relative(r, l, link_kin(l));
		if (!read_last_card(r, e))
			return false;
	}
	return true;
}

/* Only through close relatives: the friend of a carer is not family. */
static bool leads_on(enum kin kin)
{
	return kin == KIN_PARENT || kin == KIN_CHILD || kin == KIN_SIBLING || kin == KIN_PARTNER;
}

static bool add_through(struct relatives *r, size_t between, struct err *e)
{
	struct links links;
	int64_t through = r->items[between].person;
	enum kin first = r->items[between].kin;
	bool ok = links_of(r->f, through, &links, e);

	for (size_t i = 0; ok && i < links.count && r->count < RELATIVES_MOST; i++) {
		enum kin second = link_kin(&links.items[i]);
		if (known(r, links.items[i].other) || second == KIN_OTHER)
			continue;
		struct relative *x = add_relative(r, &links.items[i], kin_compose(first, second));
		x->through = through;
		x->through_name = mem_copy_or_null(r->items[between].card.first_name);
		ok = read_last_card(r, e);
	}
	links_release(&links);
	return ok;
}

static size_t count_parents(const struct links *links)
{
	size_t parents = 0;

	for (size_t i = 0; i < links->count; i++)
		parents += link_kin(&links->items[i]) == KIN_PARENT;
	return parents;
}

static size_t count_shared_parents(const struct links *a, const struct links *b)
{
	size_t shared = 0;

	for (size_t i = 0; i < a->count; i++)
		for (size_t j = 0; j < b->count; j++)
			shared += link_kin(&a->items[i]) == KIN_PARENT && link_kin(&b->items[j]) == KIN_PARENT &&
				  a->items[i].other == b->items[j].other;
	return shared;
}

/* Half, when both have two recorded parents and share one. */
static bool is_half_sibling(const struct relatives *r, const struct relative *x, bool *half, struct err *e)
{
	struct links theirs;
	bool ok = links_of(r->f, x->person, &theirs, e);

	*half = ok && count_parents(&r->own) > 1 && count_parents(&theirs) > 1 &&
		count_shared_parents(&r->own, &theirs) == 1;
	links_release(&theirs);
	return ok;
}

static char *own_words(const struct relatives *r, const struct link *l, const char *sex)
{
	const struct words *words = r->f->setup.words;
	const char *code = l->inverse && link_kin(l) != KIN_CHILD ? kin_code(link_kin(l), sex) : NULL;

	if (!l->relation)
		return NULL;
	if (code)
		return mem_copy_text(words_relation(words, code));
	return mem_copy_text(l->inverse ? words_relation_other(words, l->relation) : words_relation(words, l->relation));
}

/* "partner of Rachel": what follows from two links and has no name of its own. */
static char *words_through(const struct relatives *r, const struct relative *x)
{
	struct buf out = BUF_INIT;
	char *own = own_words(r, &x->link, x->card.sex);

	words_say(r->f->setup.words, "relation_of",
		  (const struct fill[]) { { "relation", own }, { "name", x->through_name } }, 2, &out);
	mem_free(own);
	return buf_detach(&out);
}

static bool name_relation(struct relatives *r, struct relative *x, struct err *e)
{
	const char *code = kin_code(x->kin, x->card.sex);
	bool half = false;

	if (!x->through) {
		x->relation = own_words(r, &x->link, x->card.sex);
		return true;
	}
	if (x->kin == KIN_SIBLING && !is_half_sibling(r, x, &half, e))
		return false;
	if (half)
		code = kin_half_sibling(x->card.sex);
	x->relation = code ? mem_copy_text(words_relation(r->f->setup.words, code)) : words_through(r, x);
	return true;
}

/* Those near the child first, then the youngest. */
static int compare_relatives(const void *a, const void *b)
{
	const struct relative *x = a, *y = b;

	if (x->kin != y->kin)
		return x->kin < y->kin ? -1 : 1;
	int younger = date_compare(y->card.born, x->card.born);
	if (younger)
		return younger;
	return x->person < y->person ? -1 : x->person > y->person;
}

static void add_states(struct family_member *m)
{
	for (size_t i = 0; i < m->cells_count; i++) {
		struct service_state *s = ADD_ITEM(m->services, m->services_count);
		s->service = mem_copy_text(m->cells[i].service);
		s->state = m->cells[i].state;
	}
}

static bool fill_member(const struct relatives *r, struct relative *x, struct family_member *out, struct err *e)
{
	const struct card *c = &x->card;

	out->person = mem_copy_text(c->id);
	out->held = c->held;
	out->case_id = mem_copy_or_null(c->case_id);
	out->name = list_name(c->family_name, c->first_name);
	out->family_name = mem_copy_or_null(c->family_name);
	out->first_name = mem_copy_or_null(c->first_name);
	out->born = c->born;
	out->age = c->age;
	out->sex = mem_copy_or_null(c->sex);
	out->relation = mem_copy_or_null(x->relation);
	out->source = x->link.source ? mem_copy_text(x->link.source->document.key) : NULL;
	out->date = x->link.dated;
	out->same_household = c->household && r->shown->household && !strcmp(c->household, r->shown->household);
	if (c->held)
		return true;
	if (!cells_read(r->f, c->person, c->age, &out->cells, &out->cells_count, e))
		return false;
	add_states(out);
	return true;
}

struct parents {
	bool mother, father, unsaid;
};

static void add_parent(struct parents *p, const char *relation, const char *sex)
{
	bool says_mother = relation && !strcmp(relation, "mother"), says_father = relation && !strcmp(relation, "father");
	bool mother = says_mother || (!says_father && sex_is_female(sex));
	bool father = says_father || (!says_mother && sex_is_male(sex));

	p->mother |= mother;
	p->father |= father;
	p->unsaid |= !mother && !father;
}

static struct parents parents_of(const struct relatives *r)
{
	struct parents p = { false, false, false };

	for (size_t i = 0; i < r->count; i++)
		if (r->items[i].kin == KIN_PARENT)
			add_parent(&p, r->items[i].link.relation, r->items[i].card.sex);
	for (size_t i = 0; i < r->own.count; i++)
		if (!r->own.items[i].other && link_kin(&r->own.items[i]) == KIN_PARENT)
			add_parent(&p, r->own.items[i].relation, NULL);
	return p;
}

static void add_missing(struct show_answer *answer, const char *code)
{
	char **missing = ADD_ITEM(answer->missing, answer->missing_count);

	*missing = mem_copy_text(code);
}

/* Nobody asks who the parents of an adult are; of a child it matters who is not recorded. */
static void note_parents(const struct relatives *r, struct show_answer *answer)
{
	struct parents p = parents_of(r);

	if (r->shown->age == INTEGER_NONE || r->shown->age >= 18 || p.unsaid || (p.mother && p.father))
		return;
	add_missing(answer, p.mother ? "no_father" : p.father ? "no_mother" : "no_parent");
}

/* A link to an id that nobody here has: somebody is recorded, of whom nothing can be shown. */
static void note_absent(const struct relatives *r, struct show_answer *answer)
{
	for (size_t i = 0; i < r->own.count; i++) {
		if (r->own.items[i].other)
			continue;
		add_missing(answer, "relative_not_here");
		return;
	}
}

static bool gather(struct relatives *r, struct err *e)
{
	bool ok = links_of(r->f, r->shown->person, &r->own, e) && add_direct(r, e);
	size_t direct = r->count;

	for (size_t i = 0; ok && i < direct; i++)
		if (leads_on(r->items[i].kin))
			ok = add_through(r, i, e);
	for (size_t i = 0; ok && i < r->count; i++)
		ok = name_relation(r, &r->items[i], e);
	return ok;
}

bool relatives_read(const struct family *f, const struct card *card, struct show_answer *answer, struct err *e)
{
	struct relatives r = { .f = f, .shown = card };
	bool ok = gather(&r, e);

	if (ok && r.count)
		qsort(r.items, r.count, sizeof(*r.items), compare_relatives);
	for (size_t i = 0; ok && i < r.count; i++)
		ok = fill_member(&r, &r.items[i], ADD_ITEM(answer->family, answer->family_count), e);
	if (ok) {
		note_parents(&r, answer);
		note_absent(&r, answer);
	}
	while (r.count)
		forget_last(&r);
	mem_free(r.items);
	links_release(&r.own);
	return ok;
}

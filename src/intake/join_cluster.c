#include "join_cluster.h"

#include "famctx/base/mem.h"

static void add_own_id(struct clusters *c, uint32_t record)
{
	const struct identity *who = &c->in->records[record];
	if (!*who->register_id)
		return;
	MEM_GROW(c->ids, c->ids_count, c->ids_cap);
	c->ids[c->ids_count++] = (struct cluster_id){ who->register_of, record, 0 };
	c->items[record].ids = (uint32_t)c->ids_count;
}

void clusters_init(struct clusters *c, const struct join_input *in)
{
	*c = (struct clusters){ .in = in };
	c->items = mem_zero(in->count + 1, sizeof(*c->items));
	for (uint32_t i = 0; i < in->count; i++) {
		const struct identity *who = &in->records[i];
		c->items[i] = (struct cluster){ .parent = i, .size = 1, .nhs_number = who->nhs_number };
		if (date_full(who->born))
			c->items[i].born = who->born;
		add_own_id(c, i);
	}
	for (size_t i = 0; i < in->decisions_count; i++)
		if (!in->decisions[i].together)
			c->items[in->decisions[i].a].decided = c->items[in->decisions[i].b].decided = true;
}

void clusters_release(struct clusters *c)
{
	mem_free(c->items);
	mem_free(c->ids);
	mem_free(c->edges);
	*c = (struct clusters){ 0 };
}

uint32_t cluster_of(struct clusters *c, uint32_t record)
{
	while (c->items[record].parent != record) {
		c->items[record].parent = c->items[c->items[record].parent].parent;
		record = c->items[record].parent;
	}
	return record;
}

static const char *id_text(const struct clusters *c, const struct cluster_id *id)
{
	return c->in->records[id->record].register_id;
}

static bool ids_contradict(const struct clusters *c, const struct cluster *a, const struct cluster *b)
{
	for (uint32_t i = a->ids; i; i = c->ids[i - 1].next)
		for (uint32_t j = b->ids; j; j = c->ids[j - 1].next)
			if (c->ids[i - 1].register_of == c->ids[j - 1].register_of &&
			    strcmp(id_text(c, &c->ids[i - 1]), id_text(c, &c->ids[j - 1])))
				return true;
	return false;
}

/* Two birth dates may stand in one cluster where the two records that hold them were compared themselves. */
static bool born_contradicts(const struct clusters *c, const struct cluster *p, const struct cluster *q, uint32_t a,
			     uint32_t b)
{
	bool differ = date_known(p->born) && date_known(q->born) && !date_same(p->born, q->born);
	bool compared = date_full(c->in->records[a].born) && date_full(c->in->records[b].born);
	return (differ || p->born_mixed || q->born_mixed) && !compared;
}

static bool kept_apart(struct clusters *c, uint32_t p, uint32_t q)
{
	if (!c->items[p].decided || !c->items[q].decided)
		return false;
	for (size_t i = 0; i < c->in->decisions_count; i++) {
		const struct join_decision *d = &c->in->decisions[i];
		uint32_t x = cluster_of(c, d->a), y = cluster_of(c, d->b);
		if (!d->together && ((x == p && y == q) || (x == q && y == p)))
			return true;
	}
	return false;
}

bool clusters_kept_apart(struct clusters *c, uint32_t a, uint32_t b)
{
	return kept_apart(c, cluster_of(c, a), cluster_of(c, b));
}

bool clusters_contradict(struct clusters *c, uint32_t a, uint32_t b)
{
	uint32_t at_p = cluster_of(c, a), at_q = cluster_of(c, b);
	const struct cluster *p = &c->items[at_p], *q = &c->items[at_q];
	return (p->nhs_number && q->nhs_number && p->nhs_number != q->nhs_number) || ids_contradict(c, p, q) ||
	       born_contradicts(c, p, q, a, b) || kept_apart(c, at_p, at_q);
}

static void add_ids(struct clusters *c, struct cluster *to, const struct cluster *from)
{
	for (uint32_t i = from->ids; i;) {
		uint32_t next = c->ids[i - 1].next;
		bool there = false;
		for (uint32_t j = to->ids; j; j = c->ids[j - 1].next)
			there = there || c->ids[j - 1].register_of == c->ids[i - 1].register_of;
		if (!there) {
			c->ids[i - 1].next = to->ids;
			to->ids = i;
		}
		i = next;
	}
}

static void merge(struct clusters *c, uint32_t at_p, uint32_t at_q)
{
	struct cluster *p = &c->items[at_p], *q = &c->items[at_q];
	q->parent = at_p;
	p->size += q->size;
	p->born_mixed = p->born_mixed || q->born_mixed ||
			(date_known(p->born) && date_known(q->born) && !date_same(p->born, q->born));
	p->decided = p->decided || q->decided;
	if (!p->nhs_number)
		p->nhs_number = q->nhs_number;
	if (!date_known(p->born))
		p->born = q->born;
	add_ids(c, p, q);
}

bool clusters_join(struct clusters *c, uint32_t a, uint32_t b, int rule)
{
	uint32_t p = cluster_of(c, a), q = cluster_of(c, b);
	if (p == q)
		return true;
	/* What a person decided stands, whatever the records say; another decision can only be undone. */
	bool refused = rule == JOIN_DECISION ? kept_apart(c, p, q) : clusters_contradict(c, a, b);
	if (refused)
		return false;
	MEM_GROW(c->edges, c->edges_count, c->edges_cap);
	c->edges[c->edges_count++] = (struct edge){ a, b, (uint8_t)rule };
	if (c->items[p].size < c->items[q].size)
		merge(c, q, p);
	else
		merge(c, p, q);
	return true;
}

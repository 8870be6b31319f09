#include "famctx/intake/join.h"

#include "famctx/base/mem.h"
#include "join_cluster.h"
#include "textmap.h"

/*
 * Records are compared only with those they share something telling with: an
 * id, a number, names and birth date, birth date and place, names and place.
 * Each of these is a pass that sorts the records by a hash of what is shared.
 * Within a group each record is compared with the next few: groups are small
 * where the data mean something, and an institution's address or a birth date
 * made up by a form must not make the work grow by squares.
 */
#define NEIGHBOURS 24

struct keyed {
	uint64_t hash;
	uint32_t record;
};

struct joining {
	const struct join_input *in;
	struct clusters clusters;
	struct keyed *keys;
	size_t keys_count;
	struct join_offer *offers;
	size_t offers_count, offers_cap;
};

/* What a pass groups by; 0: the record takes no part. */
typedef uint64_t group_key(const struct identity *who);

/* ---- what records may share */

static uint64_t add_text(uint64_t h, const char *text)
{
	return textmap_hash(h, text, strlen(text));
}

static uint64_t add_first_word(uint64_t h, const char *text)
{
	return textmap_hash(h, text, strcspn(text, " "));
}

/* The same for names in either order. */
static uint64_t names_hash(const struct identity *who)
{
	return add_first_word(11, who->family_name) + add_first_word(11, who->first_name);
}

static bool has_names(const struct identity *who)
{
	return *who->family_name && *who->first_name;
}

static uint64_t add_born(uint64_t h, struct date born)
{
	return textmap_hash(h, (const char *)&born, sizeof(born));
}

static uint64_t by_register_id(const struct identity *who)
{
	return *who->register_id ? add_text((uint64_t)who->register_of + 100, who->register_id) : 0;
}

static uint64_t by_nhs_number(const struct identity *who)
{
	return who->nhs_number;
}

/* The same for day and month in either order. */
static uint64_t add_born_unordered(uint64_t h, struct date born)
{
	if (born.day < born.month)
		born = (struct date){ born.year, born.day, born.month };
	return add_born(h, born);
}

static uint64_t by_names_and_born(const struct identity *who)
{
	return has_names(who) && date_full(who->born) ? add_born_unordered(names_hash(who), who->born) : 0;
}

static uint64_t by_born_and_postcode(const struct identity *who)
{
	return has_names(who) && *who->postcode && date_full(who->born) ? add_born(add_text(12, who->postcode), who->born) : 0;
}

static uint64_t by_born_and_address(const struct identity *who)
{
	return has_names(who) && *who->address && date_full(who->born) ? add_born(add_text(13, who->address), who->born) : 0;
}

static uint64_t by_names_and_postcode(const struct identity *who)
{
	return has_names(who) && *who->postcode ? add_text(names_hash(who), who->postcode) : 0;
}

static uint64_t by_names_and_address(const struct identity *who)
{
	return has_names(who) && *who->address ? add_text(names_hash(who) + 1, who->address) : 0;
}

/* ---- passes */

static int compare_keyed(const void *left, const void *right)
{
	const struct keyed *a = left, *b = right;
	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return a->record < b->record ? -1 : a->record > b->record;
}

static void sort_keys(struct joining *j, group_key *key)
{
	j->keys_count = 0;
	for (uint32_t i = 0; i < j->in->count; i++) {
		uint64_t hash = key(&j->in->records[i]);
		if (hash)
			j->keys[j->keys_count++] = (struct keyed){ hash, i };
	}
	qsort(j->keys, j->keys_count, sizeof(*j->keys), compare_keyed);
}

static void offer(struct joining *j, uint32_t a, uint32_t b, int rule)
{
	MEM_GROW(j->offers, j->offers_count, j->offers_cap);
	j->offers[j->offers_count++] = (struct join_offer){ a, b, rule };
}

/* An id that names two people who have nothing in common was typed wrongly somewhere. */
static bool id_is_doubtful(const struct joining *j, uint32_t a, uint32_t b)
{
	struct identity x = j->in->records[a], y = j->in->records[b];
	if (!has_names(&x) || !has_names(&y) || !date_full(x.born) || !date_full(y.born) || date_same(x.born, y.born))
		return false;
	/* Without the id and with one birth date, would anything bring them together? */
	x.register_id = y.register_id = "";
	x.postcode = y.postcode = "same";
	x.born = y.born;
	return join_compare(&x, &y, j->in->nicknames) == JOIN_NONE;
}

static void compare_pair(struct joining *j, uint32_t a, uint32_t b)
{
	if (cluster_of(&j->clusters, a) == cluster_of(&j->clusters, b))
		return;
	int rule = join_compare(&j->in->records[a], &j->in->records[b], j->in->nicknames);
	if (rule == JOIN_NONE)
		return;
	bool doubtful = rule == JOIN_REGISTER_ID && id_is_doubtful(j, a, b);
	if (doubtful || !join_rule_joins(rule) || !clusters_join(&j->clusters, a, b, rule))
		offer(j, a, b, rule);
}

static size_t group_end(const struct joining *j, size_t start)
{
	size_t end = start + 1;
	while (end < j->keys_count && j->keys[end].hash == j->keys[start].hash)
		end++;
	return end;
}

static void run_pass(struct joining *j, group_key *key)
{
	sort_keys(j, key);
	for (size_t start = 0, end; start < j->keys_count; start = end) {
		end = group_end(j, start);
		for (size_t a = start; a < end; a++)
			for (size_t b = a + 1; b < end && b - a <= NEIGHBOURS; b++)
				compare_pair(j, j->keys[a].record, j->keys[b].record);
	}
}

/* All rows that carry an id against the register's own, however many they are. */
static void run_register_pass(struct joining *j)
{
	sort_keys(j, by_register_id);
	for (size_t start = 0, end; start < j->keys_count; start = end) {
		end = group_end(j, start);
		size_t first = start;
		while (first < end && !j->in->is_register[j->keys[first].record])
			first++;
		uint32_t own = j->keys[first < end ? first : start].record;
		for (size_t b = start; b < end; b++)
			if (j->keys[b].record != own)
				compare_pair(j, own, j->keys[b].record);
	}
}

static void apply_decisions(struct joining *j)
{
	for (size_t i = 0; i < j->in->decisions_count; i++) {
		const struct join_decision *d = &j->in->decisions[i];
		if (d->together)
			(void)clusters_join(&j->clusters, d->a, d->b, JOIN_DECISION);
	}
}

/* ---- the answer */

/* The first record of each cluster: a register's own row, else the one that was read first. */
static void find_firsts(struct joining *j, struct join_result *out)
{
	uint32_t *first = mem_alloc((out->count + 1) * sizeof(*first));
	memset(first, 0xFF, out->count * sizeof(*first));
	for (int own = 1; own >= 0; own--)
		for (uint32_t i = 0; i < out->count; i++) {
			uint32_t root = cluster_of(&j->clusters, i);
			if (first[root] == UINT32_MAX && j->in->is_register[i] == own)
				first[root] = i;
		}
	for (uint32_t i = 0; i < out->count; i++)
		out->cluster[i] = first[cluster_of(&j->clusters, i)];
	mem_free(first);
}

/* The edges of each record, as places in one list. */
struct neighbours {
	uint32_t *start; /* count + 1 */
	uint32_t *edge;
};

static struct neighbours list_neighbours(const struct clusters *c, size_t count)
{
	struct neighbours n = { mem_zero(count + 2, sizeof(*n.start)), mem_zero(2 * c->edges_count + 1, sizeof(*n.edge)) };
	for (size_t i = 0; i < c->edges_count; i++) {
		n.start[c->edges[i].a + 2]++;
		n.start[c->edges[i].b + 2]++;
	}
	for (size_t i = 2; i < count + 2; i++)
		n.start[i] += n.start[i - 1];
	for (uint32_t i = 0; i < c->edges_count; i++) {
		n.edge[n.start[c->edges[i].a + 1]++] = i;
		n.edge[n.start[c->edges[i].b + 1]++] = i;
	}
	return n;
}

/* Each record was brought in by the join through which the first one reaches it. */
static void find_rules(struct joining *j, struct join_result *out)
{
	const struct clusters *c = &j->clusters;
	struct neighbours n = list_neighbours(c, out->count);
	uint32_t *queue = mem_alloc((out->count + 1) * sizeof(*queue));
	size_t head = 0, tail = 0;
	memset(out->rule, 0xFF, out->count);
	for (uint32_t i = 0; i < out->count; i++) {
		if (out->cluster[i] != i)
			continue;
		out->rule[i] = JOIN_OWN;
		queue[tail++] = i;
	}
	while (head < tail) {
		uint32_t at = queue[head++];
		for (uint32_t k = n.start[at]; k < n.start[at + 1]; k++) {
			const struct edge *e = &c->edges[n.edge[k]];
			uint32_t other = e->a == at ? e->b : e->a;
			if (out->rule[other] != 0xFF)
				continue;
			out->rule[other] = e->rule;
			queue[tail++] = other;
		}
	}
	mem_free(queue);
	mem_free(n.start);
	mem_free(n.edge);
}

/* ---- offers */

/* An offer in one direction, with the persons it is between. */
struct directed {
	uint32_t to, from; /* first records of the two clusters */
	struct join_offer offer;
};

static int compare_directed(const void *left, const void *right)
{
	const struct directed *a = left, *b = right;
	if (a->to != b->to)
		return a->to < b->to ? -1 : 1;
	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	if (a->offer.rule != b->offer.rule)
		return a->offer.rule < b->offer.rule ? -1 : 1;
	return a->offer.record < b->offer.record ? -1 : a->offer.record > b->offer.record;
}

/* Weak evidence between clusters that cannot be one person is no evidence; and what a person decided is settled. */
static bool still_offered(struct joining *j, const struct join_offer *o)
{
	if (cluster_of(&j->clusters, o->record) == cluster_of(&j->clusters, o->other))
		return false;
	if (clusters_kept_apart(&j->clusters, o->record, o->other))
		return false;
	return join_rule_joins(o->rule) || !clusters_contradict(&j->clusters, o->record, o->other);
}

static size_t direct_offers(struct joining *j, const struct join_result *out, struct directed *directed)
{
	size_t count = 0;
	for (size_t i = 0; i < j->offers_count; i++) {
		struct join_offer o = j->offers[i], back = { o.other, o.record, o.rule };
		if (!still_offered(j, &o))
			continue;
		directed[count++] = (struct directed){ out->cluster[o.other], out->cluster[o.record], o };
		directed[count++] = (struct directed){ out->cluster[o.record], out->cluster[o.other], back };
	}
	return count;
}

/* One offer for each two persons and direction: the strongest. */
static void find_offers(struct joining *j, struct join_result *out)
{
	struct directed *directed = mem_zero(2 * j->offers_count + 1, sizeof(*directed));
	size_t count = direct_offers(j, out, directed);
	qsort(directed, count, sizeof(*directed), compare_directed);
	for (size_t i = 0; i < count; i++) {
		if (i && directed[i].to == directed[i - 1].to && directed[i].from == directed[i - 1].from)
			continue;
		MEM_GROW(out->offers, out->offers_count, out->offers_cap);
		out->offers[out->offers_count++] = directed[i].offer;
	}
	mem_free(directed);
}

void join_all(const struct join_input *in, struct join_result *out)
{
	static group_key *const passes[] = { by_nhs_number,	    by_names_and_born,	   by_born_and_postcode,
					     by_born_and_address,   by_names_and_postcode, by_names_and_address };
	struct joining j = { .in = in };
	*out = (struct join_result){ .count = in->count };
	out->cluster = mem_zero(in->count + 1, sizeof(*out->cluster));
	out->rule = mem_zero(in->count + 1, sizeof(*out->rule));
	j.keys = mem_zero(in->count + 1, sizeof(*j.keys));
	clusters_init(&j.clusters, in);
	apply_decisions(&j);
	run_register_pass(&j);
	for (size_t i = 0; i < ARRAY_LEN(passes); i++)
		run_pass(&j, passes[i]);
	find_firsts(&j, out);
	find_rules(&j, out);
	find_offers(&j, out);
	clusters_release(&j.clusters);
	mem_free(j.keys);
	mem_free(j.offers);
}

void join_result_release(struct join_result *r)
{
	mem_free(r->cluster);
	mem_free(r->rule);
	mem_free(r->offers);
	*r = (struct join_result){ 0 };
}

/*
 * Clusters of records under union, each with what it says as a whole, so that
 * a chain of joins cannot contradict itself. Private to joining.
 */
#ifndef FAMCTX_SRC_INTAKE_JOIN_CLUSTER_H
#define FAMCTX_SRC_INTAKE_JOIN_CLUSTER_H

#include "famctx/intake/join.h"

/* An id of a register within a cluster; at most one for each register. */
struct cluster_id {
	int register_of;
	uint32_t record; /* one that carries it */
	uint32_t next;   /* place in the list + 1; 0: the last */
};

struct cluster {
	uint32_t parent, size;
	uint32_t ids;    /* place in the list + 1; 0: none */
	uint64_t nhs_number;
	struct date born;
	bool born_mixed; /* two birth dates, each joined directly */
	bool decided;    /* a decision keeps a record of it apart from another */
};

struct edge {
	uint32_t a, b;
	uint8_t rule;
};

struct clusters {
	const struct join_input *in;
	struct cluster *items;
	struct cluster_id *ids;
	size_t ids_count, ids_cap;
	struct edge *edges;
	size_t edges_count, edges_cap;
};

void clusters_init(struct clusters *c, const struct join_input *in);
void clusters_release(struct clusters *c);
uint32_t cluster_of(struct clusters *c, uint32_t record);
/* Joins two records by a rule unless their clusters contradict. True when they are together then. */
bool clusters_join(struct clusters *c, uint32_t a, uint32_t b, int rule);
/* Whether the clusters of two records cannot be one person, given that these two records agree. */
bool clusters_contradict(struct clusters *c, uint32_t a, uint32_t b);
/* Whether a person decided that the two clusters are two people. */
bool clusters_kept_apart(struct clusters *c, uint32_t a, uint32_t b);

#endif

/*
 * Which records are about one person, and why. The rules stand behind one
 * function of two records, so that a model of probabilities can replace the
 * weaker ones without a change elsewhere.
 *
 * Joined, strongest first: a decision; the same register id; the same NHS
 * number with names that do not contradict; the same names (in either order),
 * birth date, and address or postcode. Everything weaker is only offered. A
 * cluster is checked as a whole: no two NHS numbers, no two ids of one register,
 * no two birth dates that only a record between them brings together; what the
 * check refuses is offered instead, unless it is certain that they are two.
 */
#ifndef FAMCTX_INTAKE_JOIN_H
#define FAMCTX_INTAKE_JOIN_H

#include "famctx/api/vocabulary.h"
#include "famctx/text/date.h"
#include "famctx/text/nicknames.h"

/* What a record says about who it is. Texts are folded (text/fold.h, text/address.h) and never
 * NULL; empty is not supplied. */
struct identity {
	const char *family_name;
	const char *first_name; /* all first names */
	const char *address;    /* key of flat, number and street, else the folded address */
	const char *postcode;
	const char *register_id;
	uint64_t nhs_number; /* 0: none, or not one that checks */
	int register_of;     /* which register the id is of; ids of two registers never compare */
	struct date born;
};

#define JOIN_NONE (-1)

/* The strongest rule that holds, JOIN_NONE when there is none. nicknames may be NULL. */
int join_compare(const struct identity *a, const struct identity *b, const struct nicknames *nicknames);
/* Whether a rule joins by itself; others are offered. */
bool join_rule_joins(int rule);
/* Whether the two cannot be one person: different ids of one register, or different NHS numbers. */
bool join_contradicts(const struct identity *a, const struct identity *b);

/* Two records by number that a person decided about. */
struct join_decision {
	uint32_t a, b;
	bool together;
};

struct join_offer {
	uint32_t record; /* may be the person of the other one */
	uint32_t other;
	int rule;
};

/* The answer: for each record, in order, its cluster and the rule that brought it there. */
struct join_result {
	uint32_t *cluster; /* number of the cluster's first record */
	uint8_t *rule;     /* enum join_rule */
	size_t count;
	struct join_offer *offers;
	size_t offers_count, offers_cap;
};

struct join_input {
	const struct identity *records; /* records of registers first within what is to be their person */
	const bool *is_register;        /* its own register's row: the first record of its person */
	size_t count;
	const struct join_decision *decisions;
	size_t decisions_count;
	const struct nicknames *nicknames;
};

/* Linear in the records but for sorting. The same input gives the same answer. */
void join_all(const struct join_input *in, struct join_result *out);
void join_result_release(struct join_result *r);

#endif

/*
 * The quality report of a feed. Which rules there are, what they measure, what
 * is good and how it is said stands in data/quality.yaml; what can be measured
 * is the closed list here.
 */
#ifndef FAMCTX_INTAKE_QUALITY_H
#define FAMCTX_INTAKE_QUALITY_H

#include "famctx/api/sources.h"

enum measure {
#define MEASURE(code, name) MEASURE_##code,
#include "famctx/intake/measures.def"
#undef MEASURE
	MEASURE_COUNT
};
extern const char *const measure_codes[];

/* One thing counted on one feed. */
struct figure {
	int measure;
	const char *field; /* a label of the feed, borrowed, or NULL */
	int64_t count, of;
};

struct quality_rule {
	char *rule;
	int measure;
	char **services; /* none: all */
	size_t services_count;
	int64_t good, warn;           /* from this per cent on; INTEGER_NONE: only information */
	int64_t good_most, warn_most; /* up to this per cent: where less is better */
	char *words;      /* places {field} {count} {of} {rest} {percent} {mean} */
	char *good_words; /* in place of words when it is good, or NULL */
	bool when_any;    /* said only when the count is not 0 */
};

struct quality_rules {
	struct quality_rule *rules;
	size_t rules_count;
};

MUST_CHECK bool quality_load(const char *folder, struct quality_rules *out, struct problems *problems);
void quality_release(struct quality_rules *r);

/* Adds the figures that rules ask for, in the order of the rules. figures are the feed's. */
void quality_report(const struct quality_rules *rules, const char *service, const struct figure *figures,
		    size_t count, struct quality_figure **out, size_t *out_count);

#endif

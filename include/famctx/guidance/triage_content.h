/*
 * The questions, rules and themes of the triage as the files give them
 * (data/guidance/triage.yaml and themes.yaml); guidance/triage.h decides by them.
 */
#ifndef FAMCTX_GUIDANCE_TRIAGE_CONTENT_H
#define FAMCTX_GUIDANCE_TRIAGE_CONTENT_H

#include "famctx/guidance/case.h"

#define TERMS_MOST 96 /* names that the triage can know */
#define RULES_MOST 64

enum question_kind { QUESTION_YES_NO, QUESTION_CHOICE, QUESTION_EACH, QUESTION_TEXT };

struct triage_question {
	char *name;
	int64_t page;
	int kind;      /* enum question_kind */
	char *text;
	char *because; /* why it is asked */
	char *fact;    /* answered by this fact where the answers do not say */
	struct choice *choices; /* QUESTION_CHOICE */
	size_t choices_count;
	struct choice *options; /* QUESTION_EACH: a yes or no for each */
	size_t options_count;
	struct rule_case *shown_when; /* none: always */
	size_t shown_when_count;
	struct place place;
	size_t term; /* filled by guidance_load: its first term */
};

struct derived {
	char *name;
	char *words;
	struct rule_case *cases;
	size_t cases_count;
	struct place place;
};

struct triage_tier {
	char *code, *words;
	char **duties; /* besides those of the tiers before it */
	size_t duties_count;
};

enum triage_outcome { TRIAGE_OUTCOME_CONTINUE, TRIAGE_OUTCOME_PROCEED, TRIAGE_OUTCOME_RECONSIDER, TRIAGE_OUTCOME_COUNT };
enum tier { TIER_STANDARD, TIER_PROPORTIONATE, TIER_ENHANCED, TIER_INDEPENDENT, TIER_COUNT };
extern const char *const outcome_codes[];
extern const char *const tier_codes[];

struct triage_rule {
	char *id;
	int outcome; /* TRIAGE_OUTCOME_PROCEED or TRIAGE_OUTCOME_RECONSIDER */
	int tier;    /* TRIAGE_OUTCOME_PROCEED only; else -1 */
	char *title;
	char *heading; /* of the guidance */
	char *lines;
	char *undo;
	struct rule_case *cases;
	size_t cases_count;
	struct place place;
};

/* One thing the triage can know: a question, one option of a question of each, or a derived name. */
struct term {
	const char *name; /* "q5", "q9.families", "predictive"; borrowed from what it is of */
	char *owned;      /* the same where it had to be made, else NULL */
	const struct triage_question *question; /* NULL: derived */
	const struct choice *choices; /* NULL: yes or no */
	size_t choices_count;
};

struct triage_page {
	int64_t number;
	char *title;
};

struct triage_content {
	struct triage_page *pages;
	size_t pages_count;
	struct triage_question *questions;
	size_t questions_count;
	struct derived *derived;
	size_t derived_count;
	struct choice *outcomes;
	size_t outcomes_count;
	struct triage_tier *tiers;
	size_t tiers_count;
	struct triage_rule *rules;
	size_t rules_count;
	/* Filled by guidance_load. */
	struct term *terms;
	size_t terms_count;
};

struct theme {
	char *code, *name;
	char *resource;
	char **actions; /* that a flag draws attention to: ids or beginnings of ids */
	size_t actions_count;
	struct rule_case *flags;
	size_t flags_count;
	char **next;
	size_t next_count;
	char *explainer;
	char *harm; /* an example of what goes wrong */
	struct place place;
};

struct themes {
	struct rule_case *every_theme;
	size_t every_theme_count;
	struct theme *themes;
	size_t themes_count;
};

#endif

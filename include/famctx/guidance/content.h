/*
 * The guidance as data: the files of data/guidance, read once by the keeper and by
 * the check of files. Everything refers by id; guidance_load refuses references
 * that lead nowhere, so that the rest of this room may rely on them.
 */
#ifndef FAMCTX_GUIDANCE_CONTENT_H
#define FAMCTX_GUIDANCE_CONTENT_H

#include "famctx/base/problems.h"
#include "famctx/guidance/case.h"
#include "famctx/guidance/triage_content.h"

#define FACTS_MOST 48

struct about_part {
	char *part;
	char *words;
};

enum strength_kind {
	STRENGTH_SHOULD, STRENGTH_ADVISED, STRENGTH_IMPLIED, STRENGTH_AVOID, STRENGTH_GATE, STRENGTH_MAY, STRENGTH_COUNT
};
extern const char *const strength_codes[];

struct strength {
	int code; /* enum strength_kind; the list has this order */
	char *words, *meaning;
	bool counts; /* at gates */
};

struct about {
	char *version;
	struct date issued;
	char *title, *source, *licence;
	struct about_part *drafted; /* what is not the Department's own text */
	size_t drafted_count;
	struct choice *phases;
	size_t phases_count;
	struct strength *strengths;
	size_t strengths_count;
	struct choice *roles;
	size_t roles_count;
};

struct action {
	char *id;
	char *text;
	char *who;    /* code of a role */
	bool named;   /* the guidance names this role; else it is our default */
	int strength; /* enum strength_kind */
	char *applies_if; /* name of a condition, or NULL: always */
	char *see;    /* resource, action or question it points to, or NULL */
	char *lines;  /* of the guidance */
	bool retired; /* kept so that old answers stay readable */
	struct place place;
	/* Filled by guidance_load. */
	size_t condition; /* place in conditions, or CONDITION_NONE */
	int stage;
};
#define CONDITION_NONE ((size_t)-1)

struct section {
	char *title;
	struct action *actions;
	size_t actions_count;
};

struct stage {
	int64_t number; /* 0: throughout */
	char *title;
	char **also_called;
	size_t also_called_count;
	char *phase;
	char *aim;
	char *lines;
	int64_t opened_by; /* workbook question, INTEGER_NONE */
	struct section *sections;
	size_t sections_count;
	struct place place;
};

struct resource {
	char *key, *what, *status, *lines, *link;
	struct place place;
};

struct fact {
	char *name;
	char *question;
	struct choice *choices; /* none: yes or no */
	size_t choices_count;
	bool computed; /* nobody types it */
	char *answer;  /* of the triage, which the fact has where nobody gave it; or NULL */
	struct place place;
};

struct condition {
	char *name;
	char *words;
	struct rule_case *cases;
	size_t cases_count;
	struct place place;
};

struct workbook_question {
	int64_t number;
	char *text;
	char *phase;
	int basis; /* enum question_basis */
	char *from;
	char **prompts;
	size_t prompts_count;
	char **links;
	size_t links_count;
	struct place place;
};
enum question_basis { QUESTION_DERIVED, QUESTION_ANCHORED };

struct component {
	char *code, *name, *lower, *medium, *higher;
	struct place place;
};

struct band_text {
	char *code, *words, *follows, *effect;
};

struct maturity_warning {
	char *component;
	char *level;
	struct match *only_if; /* answers of the triage */
	size_t only_if_count;
	char *words;
	struct place place;
};

enum level { LEVEL_LOWER, LEVEL_MEDIUM, LEVEL_HIGHER, LEVEL_COUNT };
extern const char *const level_codes[];

struct maturity_content {
	struct component *components;
	size_t components_count;
	struct choice *levels; /* in the order of enum level */
	size_t levels_count;
	struct band_text *bands;
	size_t bands_count;
	struct maturity_warning *warnings;
	size_t warnings_count;
	int64_t expires_after_months;
};

/* What a gate looks at. Several in one condition must all hold. */
struct gate_rows {
	char *reg;    /* key of a register */
	char *column; /* NULL: any row will do */
	char *is;     /* a choice, or "any": the column is filled */
};
struct gate_span {
	int64_t from, to;
};
struct gate_condition {
	char *words;
	char *lines;
	struct gate_span actions;  /* every counted action of these stages */
	struct gate_span answered; /* these workbook questions are answered */
	char **agreed;             /* these are agreed: numbers */
	size_t agreed_count;
	char **done;               /* every one of these actions */
	size_t done_count;
	char **any_done;
	size_t any_done_count;
	struct match *facts;
	size_t facts_count;
	bool triage;              /* it is complete */
	bool triage_since_change; /* run again since the last scope change was proposed */
	bool unknowns;            /* what the triage did not know is settled */
	struct gate_rows rows;    /* a row that fits */
	struct gate_rows due;     /* a row whose date is not past and that is not done */
	char **passed;            /* gates with a sign-off that stands */
	size_t passed_count;
	struct place place;
};

struct gate_covers {
	int64_t stages_from, stages_to, workbook_from, workbook_to;
	bool triage, maturity;
	char **registers;
	size_t registers_count;
};

struct gate_on_change {
	char **withdraws; /* gates */
	size_t withdraws_count;
	char **reopens; /* workbook questions */
	size_t reopens_count;
};

struct gate {
	char *code;
	char *title;
	int64_t after; /* stage */
	char *kind;
	char *who;
	char *lines;
	char *otherwise;
	struct gate_covers covers;
	char **itself;
	size_t itself_count;
	struct gate_on_change on_scope_change;
	struct gate_condition *conditions;
	size_t conditions_count;
	struct place place;
};

enum column_kind { COLUMN_TEXT, COLUMN_LONG, COLUMN_CHOICE, COLUMN_YES_NO, COLUMN_DATE, COLUMN_NUMBER };
extern const char *const column_kind_codes[];

struct column {
	char *name;
	char *title;
	int kind; /* enum column_kind */
	bool required;
	struct choice *choices;
	size_t choices_count;
	char *help;
	struct place place;
};

struct register_table {
	char *key;
	char *title;
	char *help;
	int64_t stage; /* where it is first wanted */
	struct column *columns;
	size_t columns_count;
	struct place place;
};

struct card {
	char *code;
	int64_t minutes;
	char *theme, *lines, *read_out, *discuss, *keep;
	char **feeds;
	size_t feeds_count;
	struct place place;
};

struct recommendation {
	int64_t number;
	char *lines, *text, *ask;
};

struct workshop {
	char **running;
	size_t running_count;
	struct card *cards;
	size_t cards_count;
	struct recommendation *recommendations;
	size_t recommendations_count;
};

struct glossary_term {
	char *term, *meaning;
};

struct named_words {
	char *key, *text;
};

struct fact_content {
	struct fact *facts;
	size_t facts_count;
	struct condition *conditions;
	size_t conditions_count;
};

struct resource_content {
	struct resource *resources;
	size_t resources_count;
};

struct workbook_content {
	int64_t most_characters; /* of an answer */
	struct workbook_question *questions;
	size_t questions_count;
};

struct gate_content {
	struct gate *gates;
	size_t gates_count;
	struct choice *kinds;
	size_t kinds_count;
};

struct register_content {
	struct register_table *registers;
	size_t registers_count;
};

struct glossary {
	struct glossary_term *terms;
	size_t terms_count;
};

/* One heading of the draft transparency record. */
struct record_section {
	int64_t tier; /* 1 or 2 */
	char *title;
	char **from; /* answer:N, register:KEY, fact:NAME, title, outcome, decisions */
	size_t from_count;
	struct place place;
};

struct transparency {
	struct record_section *sections;
	size_t sections_count;
};

struct document_words {
	struct named_words *words;
	size_t words_count;
};

/* One member a file. */
struct guidance {
	struct about about;
	struct fact_content facts;
	struct resource_content resources;
	struct workbook_content workbook;
	struct triage_content triage;
	struct themes themes;
	struct maturity_content maturity;
	struct gate_content gates;
	struct register_content registers;
	struct workshop workshop;
	struct glossary glossary;
	struct transparency transparency;
	struct document_words words; /* headings and sentences of documents */
	struct stage *stages; /* in the order of their numbers; a file each */
	size_t stages_count;
	/* Every action in the order of the stages. */
	struct action **actions;
	size_t actions_count;
	/* The same in the order of their ids, for finding. */
	struct action **by_id;
};

/* Reads FOLDER/guidance. False when anything is wrong; release it either way. */
MUST_CHECK bool guidance_load(const char *folder, struct guidance *out, struct problems *problems);
void guidance_release(struct guidance *g);
/* The same, for what is wrong alone. FOLDER is the data folder. */
void guidance_check(const char *folder, struct problems *problems);

/* Each NULL when there is none. */
const struct action *guidance_action(const struct guidance *g, const char *id);
const struct stage *guidance_stage(const struct guidance *g, int64_t number);
const struct workbook_question *guidance_question(const struct guidance *g, int64_t number);
const struct fact *guidance_fact(const struct guidance *g, const char *name);
const struct gate *guidance_gate(const struct guidance *g, const char *code);
const struct register_table *guidance_register(const struct guidance *g, const char *key);
const struct column *register_column(const struct register_table *table, const char *name);
const struct component *guidance_component(const struct guidance *g, const char *code);
/* Place of a term of the triage, terms_count when there is none. */
size_t guidance_term(const struct guidance *g, const char *name);
/* Whether an id is `prefix`, or begins with it and a full stop. */
bool guidance_id_under(const char *id, const char *prefix);
/* Words of the documents; the key itself where there are none, so that nothing is ever blank. */
const char *guidance_words(const struct guidance *g, const char *key);
/* The id that is written most alike, to be offered when one is not known; NULL when nothing is near. */
const char *guidance_nearest_action(const struct guidance *g, const char *id);

#endif

#include "famctx/api/words.h"

#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/schema/yaml.h"

enum { WORD_CODE, WORD_WORD };

static const struct field word_fields[] = {
	[WORD_CODE] = FIELD_TEXT(struct word, code, REQUIRED, N_("The code; never changed")),
	[WORD_WORD] = FIELD_TEXT(struct word, word, REQUIRED, N_("In a cell or a list")),
	FIELD_TEXT(struct word, words, OPTIONAL, N_("In a sentence and in line mode; otherwise the word")),
	{ .name = "short",
	  .kind = KIND_TEXT,
	  .at = offsetof(struct word, short_word),
	  .help = N_("Where there are few columns; otherwise the word") },
	FIELD_TEXT(struct word, sentence, OPTIONAL,
	           N_("Said in full, with {places} and [parts that may be left out]")),
	FIELD_TEXT(struct word, glyph, OPTIONAL, N_("The sign beside it")),
};
static const struct shape word_shape = {
	.name = "word",
	.size = sizeof(struct word),
	.fields = word_fields,
	.field_count = ARRAY_LEN(word_fields),
	.place_at = SHAPE_NO_PLACE,
	.scalar_field = WORD_WORD,
};

static const struct field relation_fields[] = {
	FIELD_TEXT(struct relation_word, code, REQUIRED, N_("The code; never changed")),
	FIELD_TEXT(struct relation_word, word, REQUIRED, N_("What the first is to the second")),
	FIELD_TEXT(struct relation_word, other, REQUIRED, N_("What the second is to the first")),
};
static const struct shape relation_shape = SHAPE(struct relation_word, "relation", relation_fields);

static const struct field phrase_fields[] = {
	FIELD_TEXT(struct phrase, key, REQUIRED, N_("The key; never changed")),
	FIELD_TEXT(struct phrase, text, REQUIRED, N_("The sentence")),
};
static const struct shape phrase_shape = SHAPE(struct phrase, "phrase", phrase_fields);

static const struct field words_fields[] = {
	FIELD_KEYED(struct words, states, REQUIRED, &word_shape, N_("What a service can say about a person")),
	FIELD_KEYED(struct words, freshness, REQUIRED, &word_shape, N_("Age of our copy")),
	FIELD_KEYED(struct words, details, REQUIRED, &word_shape, N_("Whether a detail was given")),
	FIELD_KEYED(struct words, bands, REQUIRED, &word_shape, N_("How well a person fits what was typed")),
	FIELD_KEYED(struct words, verdicts, REQUIRED, &word_shape, N_("How one value compares with another")),
	FIELD_KEYED(struct words, joins, REQUIRED, &word_shape, N_("Why a record belongs to a person")),
	FIELD_KEYED(struct words, purposes, REQUIRED, &word_shape, N_("Why a family is looked at")),
	FIELD_KEYED(struct words, roles, REQUIRED, &word_shape, N_("Roles of accounts")),
	FIELD_KEYED(struct words, quality, REQUIRED, &word_shape, N_("Levels of quality figures")),
	FIELD_KEYED(struct words, fields, REQUIRED, &word_shape, N_("Names of fields")),
	FIELD_KEYED(struct words, relations, REQUIRED, &relation_shape,
	            N_("Relations and their other sides")),
	FIELD_KEYED(struct words, phrases, REQUIRED, &phrase_shape, N_("Every other sentence")),
};
const struct shape words_shape = SHAPE(struct words, "words", words_fields);

/* One list of words that must hold exactly the codes of the vocabulary. */
struct closed_list {
	const char *name;
	const char *const *codes;
	size_t at, count_at;
};

#define CLOSED(member, list)                                                                                 \
	{                                                                                                    \
#member, list, offsetof(struct words, member), offsetof(struct words, member##_count)        \
	}

static const struct closed_list closed_lists[] = {
	CLOSED(states, state_codes),         CLOSED(freshness, freshness_codes),
	CLOSED(details, detail_state_codes), CLOSED(bands, band_codes),
	CLOSED(verdicts, verdict_codes),     CLOSED(joins, join_rule_codes),
	CLOSED(purposes, basis_codes),       CLOSED(roles, role_codes),
	CLOSED(quality, quality_codes),
};

/* The sentences that this room itself says. */
static const char *const own_phrases[] = {
	"ago_today",       "ago_day",           "ago_days",        "ago_week",         "ago_weeks",
	"ago_month",       "ago_months",        "ago_year",        "ago_years",        "ago_full",
	"ago_short_today", "ago_short_days",    "ago_short_weeks", "ago_short_months", "ago_short_years",
	"usually_days",    "usually_not_known",
};

static const struct word *word_find(const struct word *words, size_t count, const char *code)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(words[i].code, code))
			return &words[i];
	return NULL;
}

static const char *phrase_find(const struct words *w, const char *key)
{
	for (size_t i = 0; i < w->phrases_count; i++)
		if (!strcmp(w->phrases[i].key, key))
			return w->phrases[i].text;
	return NULL;
}

static struct word *list_words(struct words *w, const struct closed_list *list, size_t *count)
{
	*count = *(size_t *)(void *)((char *)w + list->count_at);
	return *(struct word **)(void *)((char *)w + list->at);
}

static void check_list(struct words *w, const struct closed_list *list, const char *file,
                       struct problems *problems)
{
	static const struct place nowhere = { 0, 0 };
	size_t count;
	const struct word *words = list_words(w, list, &count);
	for (size_t i = 0; list->codes[i]; i++)
		if (!word_find(words, count, list->codes[i]))
			problems_add(problems, PROBLEM_ERROR, file, nowhere, _("'%s' is missing from '%s'"),
			             list->codes[i], list->name);
	for (size_t i = 0; i < count; i++)
		if (words[i].code && code_find(list->codes, words[i].code) < 0)
			problems_add(problems, PROBLEM_ERROR, file, nowhere,
			             _("'%s' in '%s' is no code that the program knows"), words[i].code,
			             list->name);
}

static void check_all(struct words *w, const char *file, struct problems *problems)
{
	static const struct place nowhere = { 0, 0 };
	for (size_t i = 0; i < ARRAY_LEN(closed_lists); i++)
		check_list(w, &closed_lists[i], file, problems);
	for (size_t i = 0; i < ARRAY_LEN(own_phrases); i++)
		if (!phrase_find(w, own_phrases[i]))
			problems_add(problems, PROBLEM_ERROR, file, nowhere,
			             _("'%s' is missing from 'phrases'"), own_phrases[i]);
}

static void fill_gaps(struct word *words, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (!words[i].words)
			words[i].words = mem_copy_text(words[i].word);
		if (!words[i].short_word)
			words[i].short_word = mem_copy_text(words[i].word);
	}
}

bool words_load(const char *folder, struct words *out, struct problems *problems)
{
	struct buf path = BUF_INIT;
	file_join(&path, folder, "words.yaml");
	size_t before = problems->errors;
	bool ok = yaml_decode_file(path.data, &words_shape, out, problems);
	if (ok) {
		check_all(out, path.data, problems);
		ok = problems->errors == before;
	}
	for (size_t i = 0; ok && i < ARRAY_LEN(closed_lists); i++) {
		size_t count;
		struct word *words = list_words(out, &closed_lists[i], &count);
		fill_gaps(words, count);
	}
	if (ok)
		fill_gaps(out->fields, out->fields_count);
	buf_release(&path);
	return ok;
}

void words_release(struct words *w)
{
	shape_release(&words_shape, w);
}

static const struct word *word_of(const struct word *words, size_t count, const char *const *codes,
                                  int position)
{
	const struct word *word = word_find(words, count, codes[position]);
	if (!word)
		BUG("words without a code of the vocabulary");
	return word;
}

const struct word *words_state(const struct words *w, int state)
{
	return word_of(w->states, w->states_count, state_codes, state);
}

const struct word *words_freshness(const struct words *w, int freshness)
{
	return word_of(w->freshness, w->freshness_count, freshness_codes, freshness);
}

const struct word *words_detail(const struct words *w, int detail_state)
{
	return word_of(w->details, w->details_count, detail_state_codes, detail_state);
}

const struct word *words_band(const struct words *w, int band)
{
	return word_of(w->bands, w->bands_count, band_codes, band);
}

const struct word *words_verdict(const struct words *w, int verdict)
{
	return word_of(w->verdicts, w->verdicts_count, verdict_codes, verdict);
}

const struct word *words_join(const struct words *w, int join_rule)
{
	return word_of(w->joins, w->joins_count, join_rule_codes, join_rule);
}

const struct word *words_basis(const struct words *w, int basis)
{
	return word_of(w->purposes, w->purposes_count, basis_codes, basis);
}

const struct word *words_role(const struct words *w, int role)
{
	return word_of(w->roles, w->roles_count, role_codes, role);
}

const struct word *words_quality(const struct words *w, int level)
{
	return word_of(w->quality, w->quality_count, quality_codes, level);
}

const char *words_field(const struct words *w, const char *field)
{
	const struct word *word = word_find(w->fields, w->fields_count, field);
	return word ? word->word : field;
}

const char *words_phrase(const struct words *w, const char *key)
{
	const char *text = phrase_find(w, key);
	return text ? text : key;
}

static const struct relation_word *relation_find(const struct words *w, const char *relation)
{
	for (size_t i = 0; i < w->relations_count; i++)
		if (!strcmp(w->relations[i].code, relation))
			return &w->relations[i];
	return NULL;
}

bool words_relation_known(const struct words *w, const char *relation)
{
	return relation_find(w, relation) != NULL;
}

const char *words_relation(const struct words *w, const char *relation)
{
	const struct relation_word *found = relation_find(w, relation);
	return found ? found->word : relation;
}

const char *words_relation_other(const struct words *w, const char *relation)
{
	const struct relation_word *found = relation_find(w, relation);
	return found ? found->other : words_relation(w, "related");
}

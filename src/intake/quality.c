#include "famctx/intake/quality.h"

#include "famctx/api/words.h"
#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/schema/yaml.h"

const char *const measure_codes[] = {
#define MEASURE(code, name) #name,
#include "famctx/intake/measures.def"
#undef MEASURE
	NULL
};

static const struct field rule_fields[] = {
	FIELD_TEXT(struct quality_rule, rule, REQUIRED, N_("Code of the rule")),
	FIELD_WORD(struct quality_rule, measure, REQUIRED, measure_codes, -1, N_("What is measured")),
	FIELD_TEXTS(struct quality_rule, services, OPTIONAL, N_("The services it is for; all when not given")),
	FIELD_INTEGER(struct quality_rule, good, OPTIONAL, 0, 100, N_("Good from this per cent")),
	FIELD_INTEGER(struct quality_rule, warn, OPTIONAL, 0, 100, N_("A warning from this per cent, bad below")),
	FIELD_INTEGER(struct quality_rule, good_most, OPTIONAL, 0, 100, N_("Good up to this per cent")),
	FIELD_INTEGER(struct quality_rule, warn_most, OPTIONAL, 0, 100, N_("A warning up to this per cent, bad above")),
	FIELD_TEXT(struct quality_rule, words, REQUIRED, N_("How it is said")),
	FIELD_TEXT(struct quality_rule, good_words, OPTIONAL, N_("How it is said when it is good")),
	FIELD_BOOL(struct quality_rule, when_any, OPTIONAL, N_("Said only when there is one")),
};
static const struct shape rule_shape = SHAPE(struct quality_rule, "rule", rule_fields);

static const struct field rules_fields[] = {
	FIELD_LIST(struct quality_rules, rules, REQUIRED, &rule_shape, N_("The rules, in the order of the report")),
};
static const struct shape rules_shape = SHAPE(struct quality_rules, "quality", rules_fields);

bool quality_load(const char *folder, struct quality_rules *out, struct problems *problems)
{
	struct buf path = BUF_INIT;
	file_join(&path, folder, "quality.yaml");
	bool ok = yaml_decode_file(path.data, &rules_shape, out, problems);
	buf_release(&path);
	return ok;
}

void quality_release(struct quality_rules *r)
{
	shape_release(&rules_shape, r);
}

/* Whole per cent, but never 100 or 0 for what is not all or none. */
static int64_t per_cent(const struct figure *f)
{
	if (!f->of || !f->count)
		return 0;
	int64_t percent = (f->count * 200 + f->of) / (2 * f->of);
	if (percent >= 100 && f->count < f->of)
		return 99;
	return percent < 1 ? 1 : percent;
}

static int level_of(const struct quality_rule *rule, const struct figure *f)
{
	int64_t percent = per_cent(f);
	if (rule->good != INTEGER_NONE) {
		int64_t warn = rule->warn != INTEGER_NONE ? rule->warn : rule->good;
		return percent >= rule->good ? QUALITY_GOOD : percent >= warn ? QUALITY_WARN : QUALITY_BAD;
	}
	if (rule->good_most != INTEGER_NONE) {
		int64_t warn = rule->warn_most != INTEGER_NONE ? rule->warn_most : rule->good_most;
		return percent <= rule->good_most ? QUALITY_GOOD : percent <= warn ? QUALITY_WARN : QUALITY_BAD;
	}
	return QUALITY_INFORMATION;
}

/* 12345 as 12,345. */
static void number_words(int64_t n, char out[32])
{
	char digits[24];
	int len = snprintf(digits, sizeof(digits), "%lld", (long long)n), at = 0;
	for (int i = 0; i < len; i++) {
		out[at++] = digits[i];
		if (digits[i] != '-' && i + 1 < len && (len - i - 1) % 3 == 0)
			out[at++] = ',';
	}
	out[at] = '\0';
}

static void mean_words(const struct figure *f, char out[48])
{
	int64_t tenths = f->of ? (f->count * 20 + f->of) / (2 * f->of) : 0;
	snprintf(out, 48, "%lld.%lld", (long long)(tenths / 10), (long long)(tenths % 10));
}

static char *fill_words(const char *words, const struct figure *f)
{
	char count[32], of[32], rest[32], percent[32], mean[48];
	struct buf out = BUF_INIT;
	number_words(f->count, count);
	number_words(f->of, of);
	number_words(f->of - f->count, rest);
	number_words(per_cent(f), percent);
	mean_words(f, mean);
	const struct fill fills[] = { { "field", f->field }, { "count", count },     { "of", of },
				      { "rest", rest },	     { "percent", percent }, { "mean", mean } };
	words_fill(words, fills, ARRAY_LEN(fills), &out);
	return buf_detach(&out);
}

static bool is_for(const struct quality_rule *rule, const char *service)
{
	bool found = !rule->services_count;
	for (size_t i = 0; service && i < rule->services_count; i++)
		found = found || !strcmp(rule->services[i], service);
	return found;
}

static void add_figure(const struct quality_rule *rule, const struct figure *f, struct quality_figure **out,
		       size_t *count, size_t *cap)
{
	int level = level_of(rule, f);
	bool good = level == QUALITY_GOOD && rule->good_words;
	mem_grow(out, *count, cap, sizeof(**out));
	(*out)[(*count)++] = (struct quality_figure){
		.rule = mem_copy_text(rule->rule),
		.field = mem_copy_or_null(f->field),
		.words = fill_words(good ? rule->good_words : rule->words, f),
		.level = level,
	};
}

void quality_report(const struct quality_rules *rules, const char *service, const struct figure *figures,
		    size_t count, struct quality_figure **out, size_t *out_count)
{
	size_t cap = 0;
	*out = NULL;
	*out_count = 0;
	for (size_t i = 0; i < rules->rules_count; i++) {
		const struct quality_rule *rule = &rules->rules[i];
		for (size_t j = 0; is_for(rule, service) && j < count; j++)
			if (figures[j].measure == rule->measure && figures[j].of && (!rule->when_any || figures[j].count))
				add_figure(rule, &figures[j], out, out_count, &cap);
	}
}

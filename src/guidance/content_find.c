#include "famctx/guidance/content.h"

#include "famctx/text/similar.h"

static int compare_id(const void *key, const void *item)
{
	return strcmp(key, (*(const struct action *const *)item)->id);
}

const struct action *guidance_action(const struct guidance *g, const char *id)
{
	struct action **found = g->actions_count ? bsearch(id, g->by_id, g->actions_count,
	                                                   sizeof(struct action *), compare_id)
	                                         : NULL;
	return found ? *found : NULL;
}

const struct stage *guidance_stage(const struct guidance *g, int64_t number)
{
	for (size_t i = 0; i < g->stages_count; i++)
		if (g->stages[i].number == number)
			return &g->stages[i];
	return NULL;
}

const struct workbook_question *guidance_question(const struct guidance *g, int64_t number)
{
	for (size_t i = 0; i < g->workbook.questions_count; i++)
		if (g->workbook.questions[i].number == number)
			return &g->workbook.questions[i];
	return NULL;
}

#define FIND(list, count, member, wanted)                                                                    \
	do {                                                                                                 \
		for (size_t i = 0; i < (count); i++)                                                         \
			if ((list)[i].member && !strcmp((list)[i].member, (wanted)))                         \
				return &(list)[i];                                                           \
		return NULL;                                                                                 \
	} while (0)

const struct fact *guidance_fact(const struct guidance *g, const char *name)
{
	FIND(g->facts.facts, g->facts.facts_count, name, name);
}

const struct gate *guidance_gate(const struct guidance *g, const char *code)
{
	FIND(g->gates.gates, g->gates.gates_count, code, code);
}

const struct register_table *guidance_register(const struct guidance *g, const char *key)
{
	FIND(g->registers.registers, g->registers.registers_count, key, key);
}

const struct column *register_column(const struct register_table *table, const char *name)
{
	FIND(table->columns, table->columns_count, name, name);
}

const struct component *guidance_component(const struct guidance *g, const char *code)
{
	FIND(g->maturity.components, g->maturity.components_count, code, code);
}

size_t guidance_term(const struct guidance *g, const char *name)
{
	size_t i = 0;
	while (i < g->triage.terms_count && strcmp(g->triage.terms[i].name, name) != 0)
		i++;
	return i;
}

bool guidance_id_under(const char *id, const char *prefix)
{
	size_t len = strlen(prefix);
	return !strncmp(id, prefix, len) && (id[len] == '\0' || id[len] == '.');
}

const char *guidance_words(const struct guidance *g, const char *key)
{
	for (size_t i = 0; i < g->words.words_count; i++)
		if (!strcmp(g->words.words[i].key, key))
			return g->words.words[i].text;
	return key;
}

const char *guidance_nearest_action(const struct guidance *g, const char *id)
{
	const char *nearest = NULL;
	int best = SIMILAR_LIMIT + 1;
	for (size_t i = 0; i < g->actions_count; i++) {
		int distance = similar_distance(id, g->actions[i]->id, SIMILAR_LIMIT);
		if (distance < best) {
			best = distance;
			nearest = g->actions[i]->id;
		}
	}
	return nearest;
}

#include "added.h"

#include "famctx/api/words.h"

#define ADDED_ID_SIZE 96

static void add_unknown(const struct workspace *w, size_t term, added_visit *visit, void *context)
{
	const struct term *t = &w->g->triage.terms[term];
	char id[ADDED_ID_SIZE];
	struct buf text = BUF_INIT;
	snprintf(id, sizeof(id), "triage.%s", t->name);
	const struct fill fills[] = { { "question", t->question->text } };
	words_fill(guidance_words(w->g, "find_out"), fills, ARRAY_LEN(fills), &text);
	visit(id, text.data, NULL, context);
	buf_release(&text);
}

static void add_theme(const struct theme *theme, added_visit *visit, void *context)
{
	char id[ADDED_ID_SIZE];
	for (size_t i = 0; i < theme->next_count; i++) {
		snprintf(id, sizeof(id), "triage.%s.%zu", theme->code, i + 1);
		visit(id, theme->next[i], theme->code, context);
	}
}

void added_actions(const struct workspace *w, added_visit *visit, void *context)
{
	for (size_t i = 0; i < w->g->triage.terms_count; i++)
		if (w->g->triage.terms[i].question && w->triage.values.of[i] == VALUE_NOT_SURE)
			add_unknown(w, i, visit, context);
	for (size_t i = 0; i < w->g->themes.themes_count; i++)
		if (triage_flagged(w->g, &w->g->themes.themes[i], &w->triage))
			add_theme(&w->g->themes.themes[i], visit, context);
}

struct search {
	const char *id;
	bool found;
};

static void compare(const char *id, const char *text, const char *theme, void *context)
{
	struct search *s = context;
	(void)text;
	(void)theme;
	s->found = s->found || !strcmp(id, s->id);
}

bool added_find(const struct workspace *w, char *id, struct action *out)
{
	struct search s = { id, false };
	added_actions(w, compare, &s);
	*out = (struct action) {
		.id = id, .condition = CONDITION_NONE, .stage = ADDED_STAGE, .strength = STRENGTH_MAY
	};
	return s.found;
}

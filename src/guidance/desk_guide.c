#include "describe.h"
#include "famctx/base/mem.h"
#include "famctx/guidance/desk.h"
#include "texts.h"

static void add_themes(const struct guidance *g, struct guide_answer *out)
{
	for (size_t i = 0; i < g->themes.themes_count; i++) {
		const struct theme *t = &g->themes.themes[i];
		struct guide_theme *theme = LIST_ADD(out->themes, out->themes_count);
		theme->theme = mem_copy_text(t->code);
		theme->name = mem_copy_text(t->name);
		theme->explainer = mem_copy_text(t->explainer);
		theme->harm = mem_copy_text(t->harm);
		theme->read = mem_copy_or_null(describe_see(g, t->resource));
		texts_add_all(&theme->next, &theme->next_count, t->next, t->next_count);
		texts_add_all(&theme->actions, &theme->actions_count, t->actions, t->actions_count);
	}
}

static void add_workshop(const struct guidance *g, struct guide_answer *out)
{
	const struct workshop *w = &g->workshop;
	texts_add_all(&out->running, &out->running_count, w->running, w->running_count);
	for (size_t i = 0; i < w->cards_count; i++) {
		struct guide_card *card = LIST_ADD(out->cards, out->cards_count);
		card->card = mem_copy_text(w->cards[i].code);
		card->minutes = w->cards[i].minutes;
		card->theme = mem_copy_text(w->cards[i].theme);
		card->read_out = mem_copy_text(w->cards[i].read_out);
		card->discuss = mem_copy_text(w->cards[i].discuss);
		card->keep = mem_copy_text(w->cards[i].keep);
		texts_add_all(&card->feeds, &card->feeds_count, w->cards[i].feeds, w->cards[i].feeds_count);
	}
	for (size_t i = 0; i < w->recommendations_count; i++) {
		struct guide_recommendation *r = LIST_ADD(out->recommendations, out->recommendations_count);
		r->number = w->recommendations[i].number;
		r->text = mem_copy_text(w->recommendations[i].text);
		r->ask = mem_copy_text(w->recommendations[i].ask);
	}
}

static void add_lists(const struct guidance *g, struct guide_answer *out)
{
	for (size_t i = 0; i < g->about.drafted_count; i++) {
		struct guide_part *part = LIST_ADD(out->drafted, out->drafted_count);
		part->part = mem_copy_text(g->about.drafted[i].part);
		part->words = mem_copy_text(g->about.drafted[i].words);
	}
	for (size_t i = 0; i < g->glossary.terms_count; i++) {
		struct guide_term *term = LIST_ADD(out->glossary, out->glossary_count);
		term->term = mem_copy_text(g->glossary.terms[i].term);
		term->meaning = mem_copy_text(g->glossary.terms[i].meaning);
	}
	for (size_t i = 0; i < g->resources.resources_count; i++) {
		struct guide_resource *r = LIST_ADD(out->resources, out->resources_count);
		r->key = mem_copy_text(g->resources.resources[i].key);
		r->what = mem_copy_text(g->resources.resources[i].what);
		r->status = mem_copy_or_null(g->resources.resources[i].status);
		r->link = mem_copy_or_null(g->resources.resources[i].link);
	}
}

void desk_guide(const struct desk *d, struct guide_answer *out)
{
	const struct guidance *g = d->g;
	out->title = mem_copy_text(g->about.title);
	out->source = mem_copy_text(g->about.source);
	out->licence = mem_copy_text(g->about.licence);
	out->content = mem_copy_text(g->about.version);
	add_lists(g, out);
	add_themes(g, out);
	add_workshop(g, out);
}

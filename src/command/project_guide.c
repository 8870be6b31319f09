/* What there is to read beside the work: all of it as a list, or one by its code or its words. */
#include "project.h"

#include <strings.h>

#include "famctx/api/guide.h"
#include "famctx/base/mem.h"
#include "famctx/text/fold.h"
#include "print.h"

/* One thing to read, as lines. */
struct part {
	struct buf head; /* the line that the list has */
	struct buf body;
};

typedef void part_lines(const struct run *run, const struct guide_answer *a, size_t i, struct part *out);

static void add_texts(const struct run *run, const char *key, char *const *texts, size_t count, struct buf *out)
{
	for (size_t i = 0; i < count; i++)
		LINE(run, out, key, { "text", texts[i] });
}

static void theme_lines(const struct run *run, const struct guide_answer *a, size_t i, struct part *out)
{
	const struct guide_theme *t = &a->themes[i];
	LINE(run, &out->head, "guide_theme", { "theme", t->theme }, { "name", t->name });
	LINE(run, &out->body, "guide_explainer", { "text", t->explainer });
	if (t->harm)
		LINE(run, &out->body, "guide_harm", { "text", t->harm });
	add_texts(run, "guide_next", t->next, t->next_count, &out->body);
	if (t->read)
		LINE(run, &out->body, "guide_read", { "text", t->read });
}

static void term_lines(const struct run *run, const struct guide_answer *a, size_t i, struct part *out)
{
	LINE(run, &out->head, "guide_term", { "term", a->glossary[i].term });
	LINE(run, &out->body, "guide_explainer", { "text", a->glossary[i].meaning });
}

static void card_lines(const struct run *run, const struct guide_answer *a, size_t i, struct part *out)
{
	const struct guide_card *card = &a->cards[i];
	struct buf feeds = BUF_INIT;
	char n[NUMBER_SIZE];
	LINE(run, &out->head, "guide_card", { "card", card->card }, { "theme", card->theme },
	     { "minutes", number_text(card->minutes, n) });
	LINE(run, &out->body, "guide_read_out", { "text", card->read_out });
	LINE(run, &out->body, "guide_discuss", { "text", card->discuss });
	LINE(run, &out->body, "guide_keep", { "text", card->keep },
	     { "feeds", joined(card->feeds, card->feeds_count, &feeds) });
	if (i == 0)
		add_texts(run, "guide_running", a->running, a->running_count, &out->body);
	buf_release(&feeds);
}

static void recommendation_lines(const struct run *run, const struct guide_answer *a, size_t i, struct part *out)
{
	char n[NUMBER_SIZE];
	LINE(run, &out->head, "guide_recommendation", { "n", number_text(a->recommendations[i].number, n) },
	     { "text", a->recommendations[i].text });
	LINE(run, &out->body, "guide_ask", { "text", a->recommendations[i].ask });
}

static void resource_lines(const struct run *run, const struct guide_answer *a, size_t i, struct part *out)
{
	const struct guide_resource *r = &a->resources[i];
	LINE(run, &out->head, "guide_resource", { "key", r->key }, { "what", r->what });
	LINE(run, &out->body, "guide_found", { "status", r->status }, { "link", r->link });
}

/* ---- which of them ------------------------------------------------------------------------ */

/* What somebody asks for: nothing is everything, by its first line alone. */
struct wanted {
	struct buf text;
	struct fold_tokens words;
	size_t found;
};

static bool has_words(const struct part *p, const struct fold_tokens *words)
{
	struct buf all = BUF_INIT, folded = BUF_INIT;
	bool has = true;
	buf_printf(&all, "%s %s", p->head.data, p->body.data);
	fold_text(&folded, all.data);
	for (size_t i = 0; has && i < words->count; i++)
		has = strstr(folded.data, words->items[i]) != NULL;
	buf_release(&all);
	buf_release(&folded);
	return has;
}

static void add_one(const struct run *run, const struct guide_answer *a, size_t i, part_lines *lines, bool all,
                    struct wanted *w, struct buf *out)
{
	struct part p = { BUF_INIT, BUF_INIT };
	lines(run, a, i, &p);
	if (all || has_words(&p, &w->words)) {
		buf_add_text(out, p.head.data);
		if (w->text.len)
			buf_add_text(out, p.body.data);
		w->found++;
	}
	buf_release(&p.head);
	buf_release(&p.body);
}

static void add_all(const struct run *run, const struct guide_answer *a, struct wanted *w, struct buf *out)
{
	const struct {
		size_t count;
		part_lines *lines;
	} kinds[] = {
		{ a->themes_count, theme_lines },
		{ a->glossary_count, term_lines },
		{ a->cards_count, card_lines },
		{ a->recommendations_count, recommendation_lines },
		{ a->resources_count, resource_lines },
	};
	for (size_t k = 0; k < ARRAY_LEN(kinds); k++)
		for (size_t i = 0; i < kinds[k].count; i++)
			add_one(run, a, i, kinds[k].lines, !w->text.len, w, out);
}

/* A code or a term stands for one of them alone. */
static bool add_named(const struct run *run, const struct guide_answer *a, struct wanted *w, struct buf *out)
{
	for (size_t i = 0; i < a->themes_count; i++)
		if (!strcasecmp(a->themes[i].theme, w->text.data))
			add_one(run, a, i, theme_lines, true, w, out);
	for (size_t i = 0; i < a->glossary_count; i++)
		if (!strcasecmp(a->glossary[i].term, w->text.data))
			add_one(run, a, i, term_lines, true, w, out);
	for (size_t i = 0; i < a->cards_count; i++)
		if (!strcasecmp(a->cards[i].card, w->text.data))
			add_one(run, a, i, card_lines, true, w, out);
	for (size_t i = 0; i < a->resources_count; i++)
		if (!strcasecmp(a->resources[i].key, w->text.data))
			add_one(run, a, i, resource_lines, true, w, out);
	return w->found > 0;
}

static bool print_guide(struct run *run, const struct guide_answer *a, struct wanted *w, struct err *e)
{
	struct buf text = BUF_INIT;
	if (!w->text.len || !add_named(run, a, w, &text))
		add_all(run, a, w, &text);
	bool ok = w->found || err_set(e, ERR_NOTHING, _("nothing in the guide has '%s': leave it out for a list"),
	                              w->text.data);
	LINE(run, &text, "project_licence", { "licence", a->licence });
	ok = ok && run_print(run, &text, e);
	buf_release(&text);
	return ok;
}

int project_guide(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	struct guide_answer answer;
	struct wanted w = { .text = BUF_INIT, .words = FOLD_TOKENS_INIT };
	shape_init(&guide_answer_shape, &answer);
	for (int i = 0; i < argc; i++)
		buf_printf(&w.text, "%s%s", i ? " " : "", argv[i]);
	fold_tokens(&w.words, w.text.data);
	bool ok = run_open(run, &e) &&
	          run_ask(run, REQUEST_PROJECT_GUIDE, NULL, NULL, &guide_answer_shape, &answer, &e) &&
	          (run->options.json || print_guide(run, &answer, &w, &e));
	shape_release(&guide_answer_shape, &answer);
	fold_tokens_release(&w.words);
	buf_release(&w.text);
	return ok ? ERR_NONE : run_fail(run, &e);
}

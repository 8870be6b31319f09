#include "guide.h"

#include <string.h>

#include "famctx/base/mem.h"
#include "famctx/text/fold.h"
#include "say.h"

/* ---- words --------------------------------------------------------------------------- */

size_t guide_count(const struct guide *g, enum guide_kind kind)
{
	const size_t counts[GUIDE_KIND_COUNT] = {
		[GUIDE_THEME] = g->answer.themes_count,
		[GUIDE_TERM] = g->answer.glossary_count,
		[GUIDE_CARD] = g->answer.cards_count,
		[GUIDE_RECOMMENDATION] = g->answer.recommendations_count,
		[GUIDE_RESOURCE] = g->answer.resources_count,
	};
	return counts[kind];
}

void guide_say_kind(const struct guide *g, enum guide_kind kind, struct buf *out)
{
	static const enum text names[GUIDE_KIND_COUNT] = {
		[GUIDE_THEME] = TEXT_guide_themes,
		[GUIDE_TERM] = TEXT_guide_glossary,
		[GUIDE_CARD] = TEXT_guide_cards,
		[GUIDE_RECOMMENDATION] = TEXT_guide_recommendations,
		[GUIDE_RESOURCE] = TEXT_guide_resources,
	};
	SAY_PLAIN(g->rows.app, names[kind], out);
}

void guide_say_title(const struct guide *g, const struct guide_place *p, struct buf *out)
{
	const struct guide_answer *a = &g->answer;
	struct pool pool = POOL_INIT;
	if (p->kind == GUIDE_THEME)
		buf_add_text(out, a->themes[p->at].name ? a->themes[p->at].name : a->themes[p->at].theme);
	else if (p->kind == GUIDE_TERM)
		buf_add_text(out, a->glossary[p->at].term);
	else if (p->kind == GUIDE_CARD)
		SAY(g->rows.app, TEXT_guide_card, out, { "card", a->cards[p->at].card }, { "theme", a->cards[p->at].theme });
	else if (p->kind == GUIDE_RECOMMENDATION)
		SAY(g->rows.app, TEXT_guide_recommendation, out, { "n", pool_number(&pool, a->recommendations[p->at].number) },
		    { "text", a->recommendations[p->at].text });
	else
		buf_add_text(out, a->resources[p->at].what ? a->resources[p->at].what : a->resources[p->at].key);
	pool_release(&pool);
}

/* ---- reading one ---------------------------------------------------------------------- */

static void read_text(const struct guide *g, struct viewer *v, enum text label, const char *text)
{
	if (!text || !*text)
		return;
	if (v->count)
		viewer_add(v, ROLE_TEXT, 0, "");
	viewer_add(v, ROLE_HEADING, 0, screens_text(g->rows.app->screens, label));
	viewer_add(v, ROLE_TEXT, 2, text);
}

static void read_texts(const struct guide *g, struct viewer *v, enum text label, char *const *texts, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct buf line = BUF_INIT;
		buf_printf(&line, "%zu %s", i + 1, texts[i]);
		if (i == 0)
			read_text(g, v, label, line.data);
		else
			viewer_add(v, ROLE_TEXT, 2, line.data);
		buf_release(&line);
	}
}

static void read_theme(const struct guide *g, const struct guide_theme *t, struct viewer *v)
{
	viewer_add(v, ROLE_TEXT, 0, t->explainer ? t->explainer : "");
	read_text(g, v, TEXT_guide_harm, t->harm);
	read_texts(g, v, TEXT_guide_next, t->next, t->next_count);
	read_text(g, v, TEXT_guide_read, t->read);
}

static void read_card(const struct guide *g, const struct guide_card *card, struct viewer *v)
{
	struct buf after = BUF_INIT;
	struct pool p = POOL_INIT;
	SAY(g->rows.app, TEXT_guide_after, &after, { "n", pool_number(&p, card->minutes) },
	    { "feeds", pool_joined(&p, card->feeds, card->feeds_count) });
	read_text(g, v, TEXT_guide_read_out, card->read_out);
	read_text(g, v, TEXT_guide_discuss, card->discuss);
	read_text(g, v, TEXT_guide_keep, card->keep);
	viewer_add(v, ROLE_TEXT, 0, "");
	viewer_add(v, ROLE_TEXT, 0, after.data);
	/* How it is run belongs to the first, which is read before the room begins. */
	if (card == g->answer.cards)
		read_texts(g, v, TEXT_guide_running, g->answer.running, g->answer.running_count);
	buf_release(&after);
	pool_release(&p);
}

static void read_resource(const struct guide *g, const struct guide_resource *r, struct viewer *v)
{
	viewer_add(v, ROLE_TEXT, 0, r->what ? r->what : "");
	read_text(g, v, TEXT_guide_key, r->key);
	read_text(g, v, TEXT_guide_status, r->status);
	read_text(g, v, TEXT_guide_link, r->link);
}

/* Whose words these are stands below all of them. */
static void read_source(const struct guide *g, enum guide_kind kind, struct viewer *v)
{
	static const char *const parts[GUIDE_KIND_COUNT] = {
		[GUIDE_THEME] = "themes", [GUIDE_TERM] = "glossary", [GUIDE_CARD] = "workshop",
		[GUIDE_RECOMMENDATION] = "workshop", [GUIDE_RESOURCE] = "resources",
	};
	viewer_add(v, ROLE_TEXT, 0, "");
	for (size_t i = 0; i < g->answer.drafted_count; i++)
		if (!strcmp(g->answer.drafted[i].part, parts[kind]) && g->answer.drafted[i].words)
			viewer_add(v, ROLE_QUIET, 0, g->answer.drafted[i].words);
	if (g->answer.licence)
		viewer_add(v, ROLE_QUIET, 0, g->answer.licence);
}

void guide_read(const struct guide *g, const struct guide_place *p, struct viewer *v)
{
	const struct guide_answer *a = &g->answer;
	if (p->kind == GUIDE_THEME)
		read_theme(g, &a->themes[p->at], v);
	else if (p->kind == GUIDE_TERM)
		viewer_add(v, ROLE_TEXT, 0, a->glossary[p->at].meaning ? a->glossary[p->at].meaning : "");
	else if (p->kind == GUIDE_CARD)
		read_card(g, &a->cards[p->at], v);
	else if (p->kind == GUIDE_RESOURCE)
		read_resource(g, &a->resources[p->at], v);
	if (p->kind == GUIDE_RECOMMENDATION) {
		viewer_add(v, ROLE_TEXT, 0, a->recommendations[p->at].text ? a->recommendations[p->at].text : "");
		read_text(g, v, TEXT_guide_ask, a->recommendations[p->at].ask);
	}
	read_source(g, p->kind, v);
}

/* ---- rows ----------------------------------------------------------------------------- */

static void add_heading(struct guide *g, enum guide_kind kind)
{
	struct buf name = BUF_INIT, count = BUF_INIT, id = BUF_INIT;
	buf_printf(&id, "kind %d", (int)kind);
	guide_say_kind(g, kind, &name);
	buf_printf(&count, "%zu", guide_count(g, kind));
	struct trail_row *row = trail_rows_add(&g->rows, id.data, &name, &count);
	row->heading = true;
	row->role = ROLE_HEADING;
	buf_release(&id);
}

/* The filter looks into all that is read, but for what stands below everything. */
static char *fold_all(const struct guide *g, const struct guide_place *p)
{
	struct viewer v;
	struct buf all = BUF_INIT, folded = BUF_INIT;
	viewer_init(&v);
	guide_say_title(g, p, &all);
	guide_read(g, p, &v);
	for (size_t i = 0; i < v.count; i++)
		if (v.paragraphs[i].role == ROLE_TEXT)
			buf_printf(&all, " %s", v.paragraphs[i].text);
	fold_text(&folded, all.data);
	viewer_release(&v);
	buf_release(&all);
	return buf_detach(&folded);
}

static void add_place(struct guide *g, size_t i)
{
	const struct guide_place *p = &g->places[i];
	struct buf title = BUF_INIT, id = BUF_INIT;
	buf_printf(&id, "%d %zu", (int)p->kind, p->at);
	guide_say_title(g, p, &title);
	struct trail_row *row = trail_rows_add(&g->rows, id.data, &title, NULL);
	row->at = i;
	row->folded = fold_all(g, p);
	buf_release(&id);
}

void guide_make_rows(struct guide *g)
{
	size_t total = 0, next = 0;
	for (int kind = 0; kind < GUIDE_KIND_COUNT; kind++)
		total += guide_count(g, (enum guide_kind)kind);
	g->places = mem_zero(total + 1, sizeof(g->places[0]));
	for (int kind = 0; kind < GUIDE_KIND_COUNT; kind++) {
		size_t count = guide_count(g, (enum guide_kind)kind);
		if (count)
			add_heading(g, (enum guide_kind)kind);
		for (size_t i = 0; i < count; i++, next++) {
			g->places[next] = (struct guide_place) { (enum guide_kind)kind, i };
			add_place(g, next);
		}
	}
	trail_rows_refresh(&g->rows);
}

/* ---- the cursor ------------------------------------------------------------------------- */

const struct guide_place *guide_here(const struct guide *g)
{
	const struct trail_row *row = trail_rows_selected(&g->rows);
	return row && !row->heading ? &g->places[row->at] : NULL;
}

/* The name of its kind is seen too. */
static void select_first(struct guide *g, size_t at)
{
	const struct trail_rows *r = &g->rows;
	list_select(&g->rows.list, at);
	if (at > 0 && r->items[r->seen[at - 1]].heading)
		g->rows.list.top = at - 1;
}

bool guide_step(struct guide *g, bool forward)
{
	const struct trail_rows *r = &g->rows;
	size_t at = r->list.selected;
	while (forward ? at + 1 < r->seen_count : at > 0) {
		at = forward ? at + 1 : at - 1;
		if (!r->items[r->seen[at]].heading) {
			list_select(&g->rows.list, at);
			return true;
		}
	}
	return false;
}

void guide_step_kind(struct guide *g, bool forward)
{
	const struct trail_rows *r = &g->rows;
	size_t to = r->list.selected;
	for (size_t i = 1; i < r->seen_count; i++) {
		bool first = r->items[r->seen[i - 1]].heading;
		if (first && forward && i > r->list.selected) {
			to = i;
			break;
		}
		if (first && !forward && i < r->list.selected)
			to = i;
	}
	select_first(g, to);
}

/* "s05" is about "s05.bias", and "s05.bias.groups" is too; "WB 1" is not about "WB 10". */
static bool is_about(const char *one, const char *other)
{
	size_t a = strlen(one), b = strlen(other), shorter = a < b ? a : b;
	char behind = a < b ? other[a] : one[b];
	return !strncmp(one, other, shorter) && (a == b || behind == '.' || behind == '_');
}

static bool any_is_about(char *const *codes, size_t count, const char *about)
{
	for (size_t i = 0; i < count; i++)
		if (is_about(codes[i], about))
			return true;
	return false;
}

static bool place_is_about(const struct guide *g, const struct guide_place *p, const char *about)
{
	if (p->kind == GUIDE_THEME) {
		const struct guide_theme *t = &g->answer.themes[p->at];
		return !strcmp(t->theme, about) || any_is_about(t->actions, t->actions_count, about);
	}
	if (p->kind != GUIDE_CARD)
		return false;
	const struct guide_card *card = &g->answer.cards[p->at];
	return any_is_about(card->feeds, card->feeds_count, about);
}

static bool go_to(struct guide *g, const char *about)
{
	for (size_t i = 0; i < g->rows.seen_count; i++) {
		const struct trail_row *row = &g->rows.items[g->rows.seen[i]];
		if (!row->heading && (!about || place_is_about(g, &g->places[row->at], about))) {
			select_first(g, i);
			return true;
		}
	}
	return false;
}

/* What nothing is about belongs to what it is a part of: an action to its section, that to its stage. */
void guide_go_to(struct guide *g, const char *about)
{
	char *part = mem_copy_or_null(about), *dot;
	while (!go_to(g, part) && part && (dot = strrchr(part, '.')))
		*dot = '\0';
	mem_free(part);
}

#include "strip.h"

#include <string.h>

#include "famctx/screen/session.h"
#include "say.h"

#define SERVICES_MOST 32 /* in the strip; the screen of F2 has all */

struct service_age {
	const char *service;
	int freshness;
	struct date copied;
};

struct ages_list {
	struct service_age items[SERVICES_MOST];
	size_t count;
};

/* The order is that of getting worse; what is not known is no better than old. */
static int worse(int a, int b)
{
	static const int badness[FRESH_COUNT] = {
		[FRESH_UP_TO_DATE] = 0, [FRESH_RECENT] = 1,    [FRESH_GETTING_OLD] = 2,
		[FRESH_OLD] = 3,        [FRESH_NOT_KNOWN] = 4, [FRESH_LATE] = 5
	};
	return badness[a] >= badness[b] ? a : b;
}

/* A service with several sources is as old as its oldest. */
static void add_source(struct ages_list *list, const char *service, int freshness, struct date copied)
{
	size_t i = 0;
	while (i < list->count && strcmp(list->items[i].service, service))
		i++;
	if (i == SERVICES_MOST)
		return;
	struct service_age *at = &list->items[i];
	if (i == list->count) {
		*at = (struct service_age) { service, freshness, copied };
		list->count++;
		return;
	}
	at->freshness = worse(freshness, at->freshness);
	if (date_known(copied) && date_compare(copied, at->copied) < 0)
		at->copied = copied;
}

/* What was said with the people found is newer than what was asked for at the start. */
static struct ages_list collect(const struct app *app)
{
	const struct session *s = app->session;
	struct ages_list list = { .count = 0 };
	for (size_t i = 0; i < s->found.scope_count; i++)
		if (s->found.scope[i].service && !s->found.scope[i].not_shared)
			add_source(&list, s->found.scope[i].service, s->found.scope[i].freshness,
			           s->found.scope[i].copied);
	if (list.count)
		return list;
	for (size_t i = 0; i < s->sources.sources_count; i++) {
		const struct source_status *source = &s->sources.sources[i];
		if (source->service && !source->is_register && !source->not_shared)
			add_source(&list, source->service, source->freshness, source->copied);
	}
	return list;
}

size_t strip_count(const struct app *app)
{
	return collect(app).count;
}

void strip_late(const struct app *app, struct buf *out)
{
	struct ages_list list = collect(app);
	for (size_t i = 0; i < list.count; i++) {
		if (list.items[i].freshness != FRESH_LATE)
			continue;
		buf_add_text(out, out->len ? ", " : "");
		buf_add_text(out, list.items[i].service);
	}
}

static enum text text_of(int freshness)
{
	if (freshness == FRESH_LATE)
		return TEXT_search_strip_late;
	if (freshness == FRESH_NOT_KNOWN)
		return TEXT_search_strip_unknown;
	return freshness == FRESH_UP_TO_DATE || freshness == FRESH_RECENT ? TEXT_search_strip_fresh
	                                                                  : TEXT_search_strip_old;
}

static bool is_fresh(const struct service_age *a)
{
	return text_of(a->freshness) == TEXT_search_strip_fresh;
}

static void say_service(const struct app *app, const struct service_age *a, struct buf *out)
{
	struct buf days = BUF_INIT;
	struct pool p = POOL_INIT;
	words_ago(app->words, a->copied, today(app), &days);
	SAY(app, text_of(a->freshness), out, { "service", a->service }, { "age", pool_take(&p, &days) },
	    { "brief", pool_ago_brief(&p, app, a->copied) });
	pool_release(&p);
}

/* Where there is no room for all, those that are up to date are only counted. */
static void say_some(const struct app *app, const struct ages_list *list, struct buf *out)
{
	struct pool p = POOL_INIT;
	int64_t fresh = 0;
	for (size_t i = 0; i < list->count; i++) {
		if (is_fresh(&list->items[i])) {
			fresh++;
			continue;
		}
		buf_add_text(out, "  ");
		say_service(app, &list->items[i], out);
	}
	if (fresh)
		SAY(app, TEXT_search_strip_others, out, { "n", pool_number(&p, fresh) });
	pool_release(&p);
}

static void say_all(const struct app *app, const struct ages_list *list, struct buf *out)
{
	for (size_t i = 0; i < list->count; i++) {
		buf_add_text(out, "  ");
		say_service(app, &list->items[i], out);
	}
}

static void draw_narrow(const struct app *app, const struct ages_list *list, struct canvas *c,
                        struct rect row)
{
	struct buf late = BUF_INIT, text = BUF_INIT;
	struct pool p = POOL_INIT;
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].freshness == FRESH_LATE && !late.len)
			SAY(app, TEXT_search_strip_narrow_late, &late, { "service", list->items[i].service },
			    { "ago", pool_ago_brief(&p, app, list->items[i].copied) });
	SAY(app, TEXT_search_strip_narrow, &text, { "n", pool_number(&p, (int64_t)list->count) },
	    { "late", pool_take(&p, &late) });
	canvas_text(c, row.row, row.col + 1, row.cols - 1, ROLE_TEXT, text.data);
	buf_release(&text);
	pool_release(&p);
}

void strip_draw(const struct app *app, struct canvas *c, struct rect row)
{
	struct ages_list list = collect(app);
	if (list.count == 0) {
		say_draw(app, TEXT_search_strip_empty, c, row.row, row.col + 1, row.cols - 1, ROLE_WARNING);
		return;
	}
	if (narrow(app)) {
		draw_narrow(app, &list, c, row);
		return;
	}
	struct buf services = BUF_INIT, text = BUF_INIT;
	struct pool p = POOL_INIT;
	SAY(app, TEXT_search_strip, &text, { "n", pool_number(&p, (int64_t)list.count) });
	int head = canvas_text(c, row.row, row.col + 1, row.cols - 1, ROLE_HEADING, text.data) + 1;
	say_all(app, &list, &services);
	if (canvas_width_of(services.data) > row.cols - head) {
		buf_clear(&services);
		say_some(app, &list, &services);
	}
	canvas_text(c, row.row, row.col + head, row.cols - head, ROLE_TEXT, services.data);
	buf_release(&text);
	buf_release(&services);
	pool_release(&p);
}

/* Those of which nothing is shared, then those nobody ever expected here. */
static const char *not_here(const struct app *app, size_t i)
{
	const struct sources_answer *s = &app->session->sources;
	for (size_t k = 0; k < s->sources_count; k++)
		if (s->sources[k].not_shared && i-- == 0)
			return s->sources[k].service ? s->sources[k].service : s->sources[k].title;
	return i < s->not_here_count ? s->not_here[i] : "";
}

/* The first `shown` of them, and how many more there are. */
static void say_not_here(const struct app *app, size_t shown, struct buf *out)
{
	struct buf services = BUF_INIT;
	struct pool p = POOL_INIT;
	size_t more = strip_count_not_here(app) - shown;
	for (size_t i = 0; i < shown; i++)
		buf_printf(&services, "%s%s", i ? ", " : "", not_here(app, i));
	if (shown)
		SAY(app, TEXT_search_strip_not_here, out, { "services", services.data },
		    { "more", more ? pool_number(&p, (int64_t)more) : NULL });
	buf_release(&services);
	pool_release(&p);
}

size_t strip_count_not_here(const struct app *app)
{
	const struct sources_answer *s = &app->session->sources;
	size_t count = s->not_here_count;
	for (size_t i = 0; i < s->sources_count; i++)
		count += s->sources[i].not_shared;
	return count;
}

void strip_draw_not_here(const struct app *app, struct canvas *c, struct rect row)
{
	struct buf text = BUF_INIT;
	size_t shown = strip_count_not_here(app);
	say_not_here(app, shown, &text);
	while (shown > 1 && canvas_width_of(text.data) > row.cols - 1) {
		buf_clear(&text);
		say_not_here(app, --shown, &text);
	}
	canvas_text(c, row.row, row.col + 1, row.cols - 1, ROLE_TEXT, text.data);
	buf_release(&text);
}

#include "say.h"

#include <string.h>

#include "famctx/base/mem.h"
#include "famctx/screen/session.h"
#include "famctx/text/number.h"
#include "famctx/text/upper.h"

void pool_release(struct pool *p)
{
	while (p->count)
		mem_free(p->items[--p->count]);
}

const char *pool_take(struct pool *p, struct buf *b)
{
	if (b->len == 0) {
		buf_release(b);
		return NULL;
	}
	if (p->count == POOL_MOST)
		BUG("too many texts for one sentence");
	return p->items[p->count++] = buf_detach(b);
}

const char *pool_number(struct pool *p, int64_t n)
{
	struct buf b = BUF_INIT;
	char digits[24];
	if (n == INTEGER_NONE)
		return NULL;
	size_t len = (size_t)snprintf(digits, sizeof(digits), "%lld", (long long)n);
	for (size_t i = 0; i < len; i++) {
		if (i && (len - i) % 3 == 0 && digits[i - 1] != '-')
			buf_add_char(&b, ',');
		buf_add_char(&b, digits[i]);
	}
	return pool_take(p, &b);
}

const char *pool_date(struct pool *p, struct date d)
{
	struct buf b = BUF_INIT;
	date_long(d, &b);
	return pool_take(p, &b);
}

const char *pool_date_short(struct pool *p, struct date d)
{
	struct buf b = BUF_INIT;
	date_short(d, &b);
	return pool_take(p, &b);
}

const char *pool_ago(struct pool *p, const struct app *app, struct date then)
{
	struct buf b = BUF_INIT;
	words_ago_full(app->words, then, today(app), &b);
	return pool_take(p, &b);
}

const char *pool_ago_brief(struct pool *p, const struct app *app, struct date then)
{
	struct buf b = BUF_INIT;
	words_ago_short(app->words, then, today(app), &b);
	return pool_take(p, &b);
}

const char *pool_joined(struct pool *p, char *const *items, size_t count)
{
	struct buf b = BUF_INIT;
	for (size_t i = 0; i < count; i++) {
		buf_add_text(&b, i ? ", " : "");
		buf_add_text(&b, items[i] ? items[i] : "");
	}
	return pool_take(p, &b);
}

void say(const struct app *app, enum text t, struct buf *out, const struct fill *fills, size_t count)
{
	screens_fill(app->screens, t, app->keys.letters, fills, count, out);
}

int say_draw(const struct app *app, enum text t, struct canvas *c, int row, int col, int width,
             enum role role)
{
	struct buf b = BUF_INIT;
	SAY_PLAIN(app, t, &b);
	int used = canvas_text(c, row, col, width, role, b.data);
	buf_release(&b);
	return used;
}

bool narrow(const struct app *app)
{
	return layout_breadth(app->cols) == BREADTH_NARROW;
}

struct date today(const struct app *app)
{
	if (date_known(app->session->hello->at))
		return app->session->hello->at;
	return date_today(app->clock);
}

void say_name(const struct app *app, const char *family_name, const char *first_name, struct buf *out)
{
	bool family = family_name && *family_name, first = first_name && *first_name;
	if (family)
		upper_text(out, family_name);
	if (family && first)
		buf_add_text(out, ", ");
	if (first)
		buf_add_text(out, first_name);
	if (!family && !first)
		buf_add_text(out, words_phrase(app->words, "name_not_recorded"));
}

void say_age(const struct app *app, int64_t age, struct buf *out)
{
	if (age == 0)
		buf_add_text(out, words_phrase(app->words, "age_less_than_one"));
	else if (age != INTEGER_NONE)
		buf_printf(out, "%lld", (long long)age);
}

void say_state(const struct app *app, int state, bool brief, struct buf *out)
{
	const struct word *w = words_state(app->words, state);
	buf_add_text(out, brief && w->short_word ? w->short_word : w->word);
}

const char *say_held_back(const struct app *app, int held, bool brief)
{
	if (held == HELD_OWN_RECORD)
		return words_phrase(app->words, brief ? "held_word_own_record" : "held_row_own_record");
	return words_phrase(app->words, brief ? "held_word_guarded" : "held_row_guarded");
}

const char *pool_time(struct pool *p, const char *text)
{
	struct buf b = BUF_INIT;
	const char *colon = text ? strchr(text, ':') : NULL;
	int hour = 0, minute;
	if (!text)
		return NULL;
	char *hours = mem_copy_bytes(text, colon ? (size_t)(colon - text) : 0);
	bool ok =
	        colon && number_parse_int(hours, 0, 23, &hour) && number_parse_int(colon + 1, 0, 59, &minute);
	mem_free(hours);
	if (ok)
		buf_printf(&b, "%d%s%s", hour % 12 ? hour % 12 : 12, colon, hour < 12 ? _("am") : _("pm"));
	else
		buf_add_text(&b, text);
	return pool_take(p, &b);
}

const char *say_source(const struct app *app, const char *source)
{
	const struct session *s = app->session;
	for (size_t i = 0; source && i < s->sources.sources_count; i++)
		if (!strcmp(s->sources.sources[i].source, source) && s->sources.sources[i].title)
			return s->sources.sources[i].title;
	return source;
}

void say_value(const char *value, struct buf *out)
{
	struct date date;
	if (date_parse_iso(value, &date))
		date_long(date, out);
	else
		buf_add_text(out, value);
}

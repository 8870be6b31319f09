#include <string.h>

#include "famctx/text/similar.h"
#include "famctx/text/width.h"
#include "config.h"

/* Where a mistake is reported. */
struct spot {
	struct problems *problems;
	const char *path;
	struct place at;
};

static bool is_capital(char c)
{
	return (c >= 'A' && c <= 'Z') || c == '_';
}

enum action config_action(const char *text, size_t *len)
{
	size_t name = 0;
	if (*text != '{')
		return ACTION_NONE;
	while (is_capital(text[1 + name]))
		name++;
	if (name == 0 || text[1 + name] != '}')
		return ACTION_NONE;
	*len = name + 2;
	for (int a = ACTION_NONE + 1; a < ACTION_COUNT; a++) {
		const char *id = action_info((enum action)a)->id;
		if (strlen(id) == name && !memcmp(id, text + 1, name))
			return (enum action)a;
	}
	return ACTION_NONE;
}

/* "'colums' is not one of band name; did you mean ...": the nearest of the names offered one by one. */
struct nearest {
	const char *wrong;
	const char *name;
	int distance;
};

static void nearest_offer(struct nearest *n, const char *known)
{
	int distance = similar_distance(n->wrong, known, SIMILAR_LIMIT);
	if (distance < n->distance) {
		n->distance = distance;
		n->name = known;
	}
}

static void report_unknown(const struct spot *s, const char *what, const struct nearest *n)
{
	if (n->name)
		problems_add(s->problems, PROBLEM_ERROR, s->path, s->at,
		             _("there is no %s '%s'; did you mean '%s'?"), what, n->wrong, n->name);
	else
		problems_add(s->problems, PROBLEM_ERROR, s->path, s->at, _("there is no %s '%s'"), what,
		             n->wrong);
}

static const struct text_rule *rule_of(enum screen_file_id id, const char *key, struct nearest *near)
{
	for (int t = 0; t < TEXT_COUNT; t++) {
		if (text_rules[t].file != id)
			continue;
		if (!strcmp(text_rules[t].key, key))
			return &text_rules[t];
		nearest_offer(near, text_rules[t].key);
	}
	return NULL;
}

static bool in_list(const char *list, const char *name, size_t len)
{
	while (*list) {
		size_t word = strcspn(list, " ");
		if (word == len && !memcmp(list, name, len))
			return true;
		list += word;
		list += strspn(list, " ");
	}
	return false;
}

static bool check_place(const struct spot *s, const struct text_rule *rule, const char *name, size_t len)
{
	size_t action_len;
	const char *colon = memchr(name, ':', len); /* {n:person|people} */
	size_t key = colon ? (size_t)(colon - name) : len;
	if (config_action(name - 1, &action_len) != ACTION_NONE || in_list(rule->places, name, key))
		return true;
	const char *kind = is_capital(*name) ? _("action") : _("place");
	problems_add(s->problems, PROBLEM_ERROR, s->path, s->at,
	             _("'%s' has no %s {%.*s}; it may hold %s and names of actions in capitals"), rule->key,
	             kind, (int)len, name, *rule->places ? rule->places : _("no places"));
	return false;
}

static bool check_places(const struct spot *s, const struct text_rule *rule, const char *text)
{
	bool ok = true;
	for (const char *open = strchr(text, '{'); open; open = strchr(open + 1, '{')) {
		const char *close = open + 1 + strcspn(open + 1, "{}");
		if (*close != '}') {
			problems_add(s->problems, PROBLEM_ERROR, s->path, s->at,
			             _("'%s' has a { without its }"), rule->key);
			return false;
		}
		ok &= check_place(s, rule, open + 1, (size_t)(close - open - 1));
	}
	return ok;
}

/* Whatever stands in its places comes on top, so this is the least it takes. */
static bool check_width(const struct spot *s, const struct text_rule *rule, const char *text)
{
	struct buf bare = BUF_INIT;
	words_fill(text, NULL, 0, &bare);
	int width = width_text(bare.data);
	buf_release(&bare);
	if (rule->columns == 0 || width <= rule->columns)
		return true;
	problems_add(s->problems, PROBLEM_ERROR, s->path, s->at,
	             _("'%s' takes %d columns and has only %d where the window is narrow"), rule->key, width,
	             rule->columns);
	return false;
}

static bool check_text(const struct spot *s, enum screen_file_id id, const struct screen_text *t)
{
	struct nearest near = { t->key, NULL, SIMILAR_LIMIT + 1 };
	const struct text_rule *rule = rule_of(id, t->key, &near);
	if (!rule) {
		report_unknown(s, _("text"), &near);
		return false;
	}
	bool ok = check_places(s, rule, t->text);
	return check_width(s, rule, t->text) && ok;
}

static bool check_missing_texts(const struct spot *s, enum screen_file_id id, const struct screen_file *f)
{
	bool ok = true;
	for (int t = 0; t < TEXT_COUNT; t++) {
		if (text_rules[t].file != id)
			continue;
		size_t i = 0;
		while (i < f->texts_count && strcmp(f->texts[i].key, text_rules[t].key))
			i++;
		if (i < f->texts_count)
			continue;
		problems_add(s->problems, PROBLEM_ERROR, s->path, s->at, _("texts has no '%s'"),
		             text_rules[t].key);
		ok = false;
	}
	return ok;
}

static bool check_column(const struct spot *s, enum screen_file_id id, struct column *c)
{
	struct nearest near = { c->field, NULL, SIMILAR_LIMIT + 1 };
	for (int i = 0; i < COLUMN_COUNT; i++) {
		if (column_rules[i].file != id)
			continue;
		if (!strcmp(column_rules[i].field, c->field)) {
			c->shows = (enum column_field)i;
			return true;
		}
		nearest_offer(&near, column_rules[i].field);
	}
	report_unknown(s, _("column"), &near);
	return false;
}

static bool check_columns(struct spot s, enum screen_file_id id, struct screen_file *f)
{
	bool ok = true;
	int width = 0;
	for (size_t i = 0; i < f->columns_count; i++) {
		s.at = f->columns[i].place;
		ok &= check_column(&s, id, &f->columns[i]);
		width += f->columns[i].width == INTEGER_NONE ? 0 : (int)f->columns[i].width + 1;
		if (width <= 76)
			continue;
		problems_add(s.problems, PROBLEM_ERROR, s.path, s.at,
		             _("the columns up to here take %d of 80; make one narrower or leave one out"),
		             width);
		return false;
	}
	return ok;
}

static bool check_purposes(struct spot s, enum screen_file_id id, const struct screen_file *f)
{
	bool ok = true;
	if (id == FILE_search && f->purposes_count == 0) {
		problems_add(s.problems, PROBLEM_ERROR, s.path, s.at,
		             _("purposes offers nothing to choose from"));
		return false;
	}
	for (size_t i = 0; i < f->purposes_count; i++)
		for (size_t r = 0; r < f->purposes[i].roles_count; r++) {
			struct nearest near = { f->purposes[i].roles[r], NULL, SIMILAR_LIMIT + 1 };
			if (code_find(role_codes, near.wrong) >= 0)
				continue;
			for (const char *const *code = role_codes; *code; code++)
				nearest_offer(&near, *code);
			s.at = f->purposes[i].place;
			report_unknown(&s, _("role"), &near);
			ok = false;
		}
	return ok;
}

bool config_check(const char *path, enum screen_file_id id, struct screen_file *f, struct problems *problems)
{
	struct spot s = { problems, path, { 1, 1 } };
	bool ok = check_missing_texts(&s, id, f);
	for (size_t i = 0; i < f->texts_count; i++) {
		s.at = f->texts[i].place;
		ok &= check_text(&s, id, &f->texts[i]);
	}
	s.at = (struct place) { 1, 1 };
	if (f->help)
		ok &= check_places(&s, &(struct text_rule) { id, "help", "", 0 }, f->help);
	ok &= check_columns(s, id, f);
	return check_purposes(s, id, f) && ok;
}

#include "famctx/ui/action.h"

#include <string.h>

static const struct action_info actions[ACTION_COUNT] = {
	[ACTION_NONE] = { "NONE", "", "", "", 0, ROW_NONE },
#define ACTION(id, name, keys, help, where, row) [ACTION_##id] = { #id, name, keys, help, where, row },
#include "famctx/ui/actions.def"
#undef ACTION
};

const struct action_info *action_info(enum action a)
{
	return &actions[a];
}

bool action_next_key(const char **keys, struct key_event *out)
{
	char name[16];
	size_t len;

	while (**keys == ' ')
		(*keys)++;
	len = strcspn(*keys, " ");
	if (len == 0 || len >= sizeof(name))
		return false;
	memcpy(name, *keys, len);
	name[len] = '\0';
	*keys += len;
	return key_parse(name, out);
}

void action_key_name(enum action a, bool letters, struct buf *out)
{
	const char *keys = actions[a].keys;
	struct key_event ev;

	while (action_next_key(&keys, &ev)) {
		if (letters || !key_is_letter(&ev)) {
			key_add_name(&ev, out);
			return;
		}
	}
}

static bool has_key(enum action a, const struct key_event *ev)
{
	const char *keys = actions[a].keys;
	struct key_event key;

	while (action_next_key(&keys, &key)) {
		if (key_same(&key, ev))
			return true;
	}
	return false;
}

enum action keymap_find(const struct keymap *map, unsigned where, const struct key_event *ev, int *count)
{
	bool digit = key_is_text(ev) && !key_is_letter(ev);

	*count = digit ? ev->text[0] - '0' : 1;
	if (!map->letters && key_is_letter(ev))
		return ACTION_NONE;
	for (int a = ACTION_NONE + 1; a < ACTION_COUNT; a++) {
		if ((actions[a].where & where) && has_key((enum action)a, ev))
			return (enum action)a;
	}
	return ACTION_NONE;
}

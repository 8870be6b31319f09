#include <string.h>

#include "app_private.h"
#include "famctx/base/mem.h"
#include "famctx/text/fold.h"

bool commands_match(const char *words, const char *text)
{
	struct fold_tokens tokens = FOLD_TOKENS_INIT;
	struct buf folded = BUF_INIT;
	bool all = true;

	fold_text(&folded, text);
	fold_tokens(&tokens, words);
	for (size_t i = 0; i < tokens.count && all; i++)
		all = strstr(folded.data, tokens.items[i]) != NULL;
	fold_tokens_release(&tokens);
	buf_release(&folded);
	return all;
}

static bool matches(const struct command *command, const char *words)
{
	struct buf text = BUF_INIT;
	bool found;

	buf_printf(&text, "%s %s", command->offer.name, _(action_info(command->action)->help));
	found = commands_match(words, text.data);
	buf_release(&text);
	return found;
}

static bool is_move(enum action a)
{
	return (a >= ACTION_NEXT && a <= ACTION_PICK) || a == ACTION_TAB_LEFT || a == ACTION_TAB_RIGHT;
}

/* Those that can be done now, or those that cannot and say why. */
static void collect(struct commands *c, const struct app *app, const struct screen *s, bool with_moves,
		    const char *words, bool now)
{
	for (int a = ACTION_NONE + 1; a < ACTION_COUNT; a++) {
		struct command command = { (enum action)a, app_offer_of(app, s, (enum action)a) };

		if (command.offer.now != now || (!now && !command.offer.why_not))
			continue;
		if ((!with_moves && is_move(command.action)) || !matches(&command, words))
			continue;
		MEM_GROW(c->items, c->count, c->cap);
		c->items[c->count++] = command;
	}
}

void commands_collect(struct commands *c, const struct app *app, const struct screen *s, bool with_moves,
		      const char *words)
{
	c->count = 0;
	collect(c, app, s, with_moves, words, true);
	collect(c, app, s, with_moves, words, false);
}

void commands_release(struct commands *c)
{
	mem_free(c->items);
	*c = (struct commands){ NULL, 0, 0 };
}

void commands_run(struct app *app, enum action a)
{
	app_pop(app);
	app_act(app, a, 1);
}

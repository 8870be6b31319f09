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

static bool help_matches(const struct command *command, const char *words)
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

/* What no key leads to is done by its name alone. */
static bool has_key(const struct app *app, enum action a)
{
	struct buf key = BUF_INIT;
	action_key_name(a, app->keys.letters, &key);
	bool has = key.len > 0;
	buf_release(&key);
	return has;
}

/* What this screen is for comes first, what can be guessed last; a name that has the words comes before a
 * help text that has them. */
enum rank { RANK_OWN, RANK_ANYWHERE, RANK_UNAVAILABLE, RANK_MOVE, RANK_BY_HELP, RANK_COUNT = 2 * RANK_BY_HELP };

static int rank_of(const struct command *command, const struct app *app, const char *words)
{
	bool by_name = commands_match(words, command->offer.name);
	int rank = RANK_OWN;

	if (!command->offer.now && !command->offer.why_not)
		return RANK_COUNT;
	if (!by_name && !help_matches(command, words))
		return RANK_COUNT;
	if (is_move(command->action) && has_key(app, command->action))
		rank = RANK_MOVE;
	else if (!command->offer.now)
		rank = RANK_UNAVAILABLE;
	else if (app_works_anywhere(app, command->action))
		rank = RANK_ANYWHERE;
	return by_name ? rank : rank + RANK_BY_HELP;
}

static void collect(struct commands *c, const struct app *app, const struct screen *s, const char *words, int rank)
{
	for (int a = ACTION_NONE + 1; a < ACTION_COUNT; a++) {
		struct command command = { (enum action)a, app_offer_of(app, s, (enum action)a) };

		if (rank_of(&command, app, words) != rank)
			continue;
		MEM_GROW(c->items, c->count, c->cap);
		c->items[c->count++] = command;
	}
}

void commands_collect(struct commands *c, const struct app *app, const struct screen *s, bool with_moves,
		      const char *words)
{
	c->count = 0;
	for (int rank = 0; rank < RANK_COUNT; rank++) {
		if (with_moves || rank % RANK_BY_HELP != RANK_MOVE)
			collect(c, app, s, words, rank);
	}
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

/*
 * Prints the keys of the manual page from the one list of actions.
 */
#include <stdio.h>

#include "famctx/ui/action.h"

int main(void)
{
	for (int a = ACTION_NONE + 1; a < ACTION_COUNT; a++) {
		const struct action_info *info = action_info((enum action)a);
		if (!*info->keys)
			continue;
		printf(".TP\n.B \"%s\"\n%s: %s.\n", info->keys, info->name, info->help);
	}
	return 0;
}

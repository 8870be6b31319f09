/*
 * The program people run. It brings together what may not know each other: the
 * commands, the screens, and the keeper that serves a store of one's own.
 */
#include "famctx/base/process.h"
#include "famctx/command/main.h"
#include "famctx/keeper/keeper.h"
#include "famctx/screen/start.h"

int main(int argc, char **argv)
{
	process_guard();
	const struct front front = {
		.serve = keeper_serve,
		.open_screens = screen_start,
		.check_screens = screen_check_files,
		.ascii = !process_locale(),
	};
	return command_main(argc, argv, &front);
}

/*
 * The program people run. It brings together what may not know each other: the
 * commands, the screens, and the keeper that serves a store of one's own.
 */
#include "famctx/api/challenge_form.h"
#include "famctx/base/process.h"
#include "famctx/challenge/working_days.h"
#include "famctx/command/main.h"
#include "famctx/family/nickname_table.h"
#include "famctx/guidance/content.h"
#include "famctx/intake/quality.h"
#include "famctx/keeper/health.h"
#include "famctx/keeper/keeper.h"
#include "famctx/screen/start.h"

/* What an authority edits, on either side. Each reader names its problems itself. */
static void check_files(const char *screens_folder, const char *data_folder, struct problems *problems)
{
	struct challenge_form form;
	struct holidays holidays;
	struct nicknames nicknames;
	struct quality_rules quality;
	screen_check_files(screens_folder, data_folder, problems);
	command_check_lines(screens_folder, problems);
	bool good = challenge_form_load(screens_folder, &form, problems);
	good = holidays_load(data_folder, &holidays, problems) && good;
	good = nickname_table_load(data_folder, &nicknames, problems) && good;
	good = quality_load(data_folder, &quality, problems) && good;
	guidance_check(data_folder, problems);
	challenge_form_release(&form);
	holidays_release(&holidays);
	nicknames_release(&nicknames);
	quality_release(&quality);
	if (!good && !problems->errors)
		BUG("a check that fails names no problem");
}

int main(int argc, char **argv)
{
	process_guard();
	const struct front front = {
		.serve = keeper_serve,
		.open_screens = screen_start,
		.check_screens = check_files,
		.examine = health_examine,
		.right_password = screen_asks_password() ? screen_is_password : NULL,
		.ascii = !process_locale(),
	};
	return command_main(argc, argv, &front);
}

#include "commands.h"

const struct command *const commands[] = {
	&command_demo, &command_init, &command_load, &command_find, &command_show, &command_sources, &command_challenge,
	&command_project, &command_audit, &command_privacy, &command_account, &command_restrict, &command_backup,
	&command_restore, &command_check, &command_doctor, &command_screens, NULL,
};

const struct command *command_by_name(const char *name)
{
	for (size_t i = 0; commands[i]; i++)
		if (!strcmp(commands[i]->name, name))
			return commands[i];
	return NULL;
}

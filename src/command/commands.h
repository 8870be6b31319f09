/* The commands, one a file. Private to command. */
#ifndef FAMCTX_SRC_COMMAND_COMMANDS_H
#define FAMCTX_SRC_COMMAND_COMMANDS_H

#include "famctx/command/command.h"

extern const struct command command_account;
extern const struct command command_audit;
extern const struct command command_backup;
extern const struct command command_challenge;
extern const struct command command_check;
extern const struct command command_demo;
extern const struct command command_doctor;
extern const struct command command_find;
extern const struct command command_init;
extern const struct command command_load;
extern const struct command command_project;
extern const struct command command_privacy;
extern const struct command command_restore;
extern const struct command command_restrict;
extern const struct command command_screens;
extern const struct command command_show;
extern const struct command command_sources;

#endif

/*
 * What every sub-command is made of: one file ending in a filled `struct
 * command`, one row in commands.c. A run holds what the command line said and
 * what is open; a command gets it, does its work through the client, and
 * returns an exit status (0 done, 1 nothing found or a check failed, 2 wrong
 * usage, 3 refused, 4 bad input, 5 store trouble).
 */
#ifndef FAMCTX_COMMAND_COMMAND_H
#define FAMCTX_COMMAND_COMMAND_H

#include "famctx/api/session.h"
#include "famctx/api/words.h"
#include "famctx/base/buf.h"
#include "famctx/base/err.h"
#include "famctx/command/main.h"

struct client;
struct lines;

/* famctx challenge */
struct challenge_options {
	const char *on, *type, *because, *risk, *told, *spoke, *notify;
	bool anonymous, name_shown;
	const char *helps, *hinders, *trust, *ease, *fit;
	const char *state, *source;
	bool mine, assigned, overdue, urgent;
	const char *to, *reason, *of, *record, *with, *confirm;
	const char *format, *since, *until;
	bool names;
};

/* famctx project; --reason and --format are those of challenge. */
struct project_options {
	const char *title, *stage, *owner, *due, *note, *evidence;   /* new, show, act */
	const char *file, *status, *verdict, *reopen, *risks, *seen; /* answer */
	const char *answers, *decision;                              /* triage */
	const char *rater;                                           /* maturity */
	bool agreed;
	const char *name, *role, *comment, *override;                /* sign */
	const char *part;                                            /* export */
};

/* What the command line and the environment said. Texts are borrowed from them. */
/* famctx audit; --reason, --because, --format and --until are those of challenge. */
struct audit_options {
	const char *account, *person, *why, *did, *from, *before; /* list */
	bool all;
	bool no_names;      /* who */
	const char *by;     /* count */
	const char *draw;   /* sample */
	const char *finding; /* sign-off */
	const char *anchor, *key; /* verify */
	bool archive;
};

/* famctx account and restrict; --name, --role and --reopen are those of project, --reason of challenge, --all of audit. */
struct keeping_options {
	const char *team;           /* account */
	const char *level, *review; /* restrict */
	bool others;
};

struct options {
	const char *store;
	bool json, line, ascii, no_color, no_letters;
	const char *at;
	const char *as;
	const char *purpose;
	const char *case_reference;
	const char *behalf;
	const char *consent;
	const char *break_glass; /* show */
	bool help, version;
	bool check;       /* load */
	const char *data; /* load */
	bool sheet;       /* sources */
	const char *policy, *socket; /* doctor */
	struct challenge_options challenge;
	struct audit_options audit;
	struct project_options project;
	struct keeping_options keeping;
};

struct run {
	const struct front *front;
	struct options options;
	const struct command *command;
	const char *shared_socket; /* where a shared keeper listens */
	struct buf data_folder, screens_folder;
	struct words words;
	struct lines *lines;   /* screens/line.yaml; NULL until run_words */
	struct client *client; /* NULL until run_open */
	bool terminal;         /* somebody is there to be asked */
	bool ascii;
	bool throw_away;       /* the store goes with its last client */
};

struct command {
	const char *name;
	const char *arguments; /* as shown in help: "WORDS..." or "" */
	const char *summary;   /* one line; passes through _() */
	/* Names of the options it takes beside the global ones, separated by spaces. */
	const char *options;
	bool words_only; /* there is no document of it: --json is refused */
	int (*run)(struct run *run, int argc, char **argv); /* argv[0] is the first argument */
};

/* All of them, in the order of help; NULL ends the list. */
extern const struct command *const commands[];
/* NULL when there is none of this name. */
const struct command *command_by_name(const char *name);

#endif

/*
 * What a person can do, and by which key. The list is actions.def; adding an
 * action is adding a row there.
 */
#ifndef FAMCTX_UI_ACTION_H
#define FAMCTX_UI_ACTION_H

#include "famctx/base/base.h"
#include "famctx/ui/key.h"

/* The kinds of screen, so that one key may mean different things on different ones. */
enum where {
	WHERE_SEARCH = 1,  /* fields to find somebody */
	WHERE_RESULTS = 2, /* people found */
	WHERE_FAMILY = 4,  /* a family, a person, a service, a record */
	WHERE_JOIN = 8,    /* why records were joined */
	WHERE_SCOPE = 16,  /* what is searched */
	WHERE_AUDIT = 512, /* who looked at whom */
	WHERE_DIALOG = 32, /* help, palette, messages, questions */
	WHERE_PROJECT = 64, /* a project and the guidance */
	WHERE_FORM = 128,   /* something to fill in and send */
	WHERE_QUEUE = 256,  /* challenges, one or many */
	WHERE_DESK = 1024,  /* what there is to do for whoever opens no families */
	WHERE_GUIDE = 2048, /* explainers, glossary, workshop cards */
	WHERE_RECORDS = WHERE_RESULTS | WHERE_FAMILY | WHERE_JOIN | WHERE_SCOPE,
	WHERE_LIST = WHERE_RESULTS | WHERE_FAMILY | WHERE_SCOPE,
	WHERE_NOT_SEARCH = WHERE_RECORDS | WHERE_DIALOG | WHERE_AUDIT | WHERE_PROJECT | WHERE_GUIDE | WHERE_QUEUE | WHERE_DESK,
	/* What would leave a form half filled in is not offered there. */
	WHERE_NOT_FORM = WHERE_SEARCH | WHERE_NOT_SEARCH,
	WHERE_ANY = WHERE_NOT_FORM | WHERE_FORM,
};

/* Which of the two rows at the foot offers it. */
enum action_row { ROW_NONE, ROW_HINT, ROW_KEYS };

enum action {
	ACTION_NONE,
#define ACTION(id, name, keys, help, where, row) ACTION_##id,
#include "famctx/ui/actions.def"
#undef ACTION
	ACTION_COUNT
};

struct action_info {
	const char *id;   /* "OPEN" */
	const char *name; /* plain words; pass through _() */
	const char *keys; /* key names, separated by spaces; the first is shown */
	const char *help;
	unsigned where; /* of enum where */
	enum action_row row;
};

const struct action_info *action_info(enum action a);
/* Takes the next key off a list of names such as `keys`; false at its end. */
bool action_next_key(const char **keys, struct key_event *out);
/* The name of its first key; of the first that is neither letter nor sign where those are off; else nothing. */
void action_key_name(enum action a, bool letters, struct buf *out);

/* How keys become actions. */
struct keymap {
	bool letters; /* letter keys on (WCAG 2.1.4 lets people switch them off) */
};

/* The action of a key where we are, or ACTION_NONE; count is the digit pressed, else 1. */
enum action keymap_find(const struct keymap *map, unsigned where, const struct key_event *ev, int *count);

#endif

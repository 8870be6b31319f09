/*
 * What the files of screens/ must hold. Private to the room.
 */
#ifndef FAMCTX_SRC_SCREEN_CONFIG_H
#define FAMCTX_SRC_SCREEN_CONFIG_H

#include "famctx/screen/config.h"
#include "famctx/ui/action.h"

struct text_rule {
	enum screen_file_id file;
	const char *key;
	const char *places; /* that it may hold, separated by spaces */
	int columns; /* it must fit, its places left empty; 0: it is wrapped, or shown only where there is
	                room */
};

struct column_rule {
	enum screen_file_id file;
	const char *field;
};

extern const char *const screen_file_names[FILE_COUNT];
extern const struct text_rule text_rules[TEXT_COUNT];
extern const struct column_rule column_rules[COLUMN_COUNT];

/* Checks what the YAML reader cannot know; fills in what columns show. */
MUST_CHECK bool config_check(const char *path, enum screen_file_id id, struct screen_file *f,
                             struct problems *problems);
/* The action of a text that begins with "{SCOPE}", and the bytes that takes; else ACTION_NONE. */
enum action config_action(const char *text, size_t *len);

#endif

/*
 * A form: notes, fields, choices and buttons, one under the other, scrolled to
 * where the focus is. Each entry knows what stood in it and which version of
 * it was seen. Private to the room.
 */
#ifndef FAMCTX_SRC_SCREEN_PROJECT_FORM_H
#define FAMCTX_SRC_SCREEN_PROJECT_FORM_H

#include "famctx/ui/choice.h"
#include "famctx/ui/editor.h"
#include "famctx/ui/field.h"

enum entry_kind {
	ENTRY_NOTE,   /* a paragraph to read */
	ENTRY_LINE,   /* one line */
	ENTRY_TEXT,   /* several lines */
	ENTRY_CHOICE, /* one of a few */
	ENTRY_SECRET, /* a password: secret.h */
};

struct entry {
	enum entry_kind kind;
	char *name;  /* of the field that is saved; NULL: only read */
	char *label; /* of a note: its text */
	enum role role;
	struct line_field line;
	struct editor editor;
	struct choice choice;
	struct buf secret;
	char **codes, **words;
	size_t options;
	char *saved;     /* what stood here; "" for nothing */
	int64_t version; /* that was seen; INTEGER_NONE: not asked for */
	int row, rows;   /* where its label begins; rows with the label */
	bool beside;     /* the label stands on the same row */
};

#define FORM_BUTTONS 3

struct form {
	struct entry *entries;
	size_t count, cap;
	char *buttons[FORM_BUTTONS];
	size_t button_count;
	size_t focus; /* of the entries; count and more: the buttons */
	int height, top;
	struct rect area;
	const char *more; /* the last row says it while there is more below; borrowed */
};

void form_init(struct form *f, const char *more);
void form_release(struct form *f);

/* ---- making it; texts are copied ------------------------------------------------ */

void form_note(struct form *f, enum role role, const char *text);
void form_line(struct form *f, const char *name, const char *label, size_t most);
void form_text(struct form *f, const char *name, const char *label, size_t most);
void form_choice(struct form *f, const char *name, const char *label);
/* To the choice added last. */
void form_option(struct form *f, const char *code, const char *words);
/* What stands in the entry added last, and its version. */
void form_stands(struct form *f, const char *value, int64_t version);
/* A password: never among the values of the form. */
void form_secret(struct form *f, const char *name, const char *label);
void form_button(struct form *f, const char *words);
/* Other words for an entry that is there, count and more: for a button. */
void form_relabel(struct form *f, size_t at, const char *words);

/* ---- using it --------------------------------------------------------------------- */

struct entry *form_find(const struct form *f, const char *name);
/* "" when nothing is there; the code of a choice. */
const char *form_value(const struct form *f, const char *name);
/* NULL when it is as it stood. */
const char *form_changed(const struct form *f, const char *name);
bool entry_changed(const struct entry *e);
bool form_any_changed(const struct form *f);
/* Puts a text in as if it had been typed. */
void form_type(struct entry *e, const char *value);
bool form_typing(const struct form *f);
/* Goes to an entry where one can stop, count and more to a button; else nothing. */
void form_focus(struct form *f, size_t at);
/* Goes to the first entry that can be filled in; call it when the form is made. */
void form_start(struct form *f);

void form_layout(struct form *f, struct rect area);
enum handled form_key(struct form *f, const struct key_event *ev);
/* pressed: the button, -1 for none. */
enum handled form_act(struct form *f, enum action a, int count, int *pressed);
bool form_can_open(const struct form *f);
void form_draw(const struct form *f, struct canvas *c);

#endif

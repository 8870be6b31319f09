/*
 * The search screen: the line that takes everything, the labelled fields that
 * are the same query, and why somebody is looking. Private to the room.
 */
#ifndef FAMCTX_SRC_SCREEN_SEARCH_H
#define FAMCTX_SRC_SCREEN_SEARCH_H

#include "famctx/screen/screens.h"
#include "famctx/ui/choice.h"
#include "famctx/ui/field.h"
#include "results_pane.h"

/* Everything the cursor can stop at, in order. The first ones are fields to type in. */
enum search_field {
	SEARCH_LINE,
	SEARCH_FAMILY_NAME,
	SEARCH_FIRST_NAME,
	SEARCH_BORN,
	SEARCH_ADDRESS,
	SEARCH_NUMBER,
	SEARCH_PURPOSE,
	SEARCH_OTHER,
	SEARCH_CASE,
	SEARCH_BEHALF,
	SEARCH_CONSENT, /* the talk with the family: where the policy asks about it */
	SEARCH_CONSENT_ON,
	SEARCH_CONSENT_BECAUSE,
	SEARCH_BUTTON,
	CLEAR_BUTTON,
	SEARCH_RECENT,
	SEARCH_MINE, /* drafts, answers that were not read, what waits to be looked over */
	SEARCH_STOPS
};

/* Where a stop stands on the form, counted from its top left corner. */
struct spot {
	bool there;
	int row, col, width;
	int label_row, label_col;
};

struct search {
	struct line_field fields[SEARCH_STOPS]; /* those of stops that are typed in */
	struct choice purposes;
	const char *labels[BASIS_COUNT + 1];
	int bases[BASIS_COUNT];
	struct choice talk;
	const char *talk_labels[CONSENT_COUNT];
	int talks[CONSENT_COUNT]; /* enum consent, of the labels */
	enum search_field focus;
	size_t recent; /* the one under the cursor */
	struct spot spots[SEARCH_STOPS];
	int form_rows, top; /* rows of the form; the first one shown */
	struct results_pane pane;
	struct err trouble; /* why nothing can be asked; ERR_NONE when all is well */
};

bool search_is_field(enum search_field stop);
/* A copy of what is typed; NULL when nothing is. */
char *search_text(const struct search *search, enum search_field stop);

/* Drafts of mine, and answers to what I challenged. */
bool search_waits_for_me(const struct screen *s);

/* search_query.c */
bool search_anything_typed(const struct search *search);
void search_take_query(struct screen *s);
/* Where a search was made elsewhere, its words stand here too. */
void search_show_query(struct screen *s);

/* search_purpose.c */
void search_preset_purpose(struct screen *s);
/* Nothing is chosen any more, and nothing said about it. */
void search_forget_purpose(struct screen *s);
/* The basis; -1: none is chosen. */
int search_basis(const struct search *search);
/* Tells the keeper; false with a message when it does not take it. */
bool search_tell_purpose(struct screen *s);
/* Whether why we are looking is said, as far as this screen can tell. */
bool search_purpose_given(const struct screen *s);
/* Where the cursor goes to say what is missing, and which text asks for it. */
enum search_field search_purpose_missing(const struct screen *s, enum text *ask);

/* search_consent.c */
/* Offers what can be said about the talk with this basis, presets what goes without saying, and keeps what was said. */
void search_offer_talk(struct screen *s);
/* Whether it is asked about at all. */
bool search_asks_talk(const struct screen *s);
/* enum consent */
int search_talk(const struct search *search);
/* Whether what was chosen has its day or its reason. SEARCH_STOPS: it does; else the stop that lacks something. */
enum search_field search_talk_missing(const struct screen *s, enum text *ask);
/* Puts what was said into the purpose, which must be released. */
void search_take_talk(const struct screen *s, struct purpose *p);
/* Shows what stands in a purpose. */
void search_show_talk(struct screen *s, const struct purpose *p);

/* Whether the people found stand under the line in the place of the form. */
bool search_is_live(const struct screen *s);
/* The digit of the first recent family, and how many have one. */
int search_recent_digit(const struct search *search);
size_t search_recent_count(const struct screen *s);
bool search_is_empty_store(const struct screen *s);

/* search_form.c */
void search_form_layout(struct screen *s, struct rect area);
void search_form_draw(const struct screen *s, struct canvas *c);

#endif

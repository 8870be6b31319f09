/*
 * What can be copied from where the cursor is: a number, a line ready for the
 * case system, a reference. One thing at a time, never a list. Private to the
 * room.
 */
#ifndef FAMCTX_SRC_SCREEN_COPY_H
#define FAMCTX_SRC_SCREEN_COPY_H

#include "famctx/api/show.h"
#include "famctx/screen/app.h"

/* Texts are copied when the menu opens; one that is NULL is not offered. */
struct copy_offer {
	const char *person;
	const char *phone;
	const char *line;
	const char *reference;
};

/* Opens the menu for somebody and, when view is given, what a service says about them. */
void copy_menu(struct app *app, const char *person, const char *name, struct date born, const char *case_id,
               const struct service_view *view);

#endif

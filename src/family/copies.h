/* Copying parts of the api's structs, and dates of people.db. Private to family. */
#ifndef FAMCTX_SRC_FAMILY_COPIES_H
#define FAMCTX_SRC_FAMILY_COPIES_H

#include "famctx/api/source.h"
#include "famctx/store/statement.h"

void copy_texts(char *const *from, size_t count, char ***out, size_t *out_count);
void copy_contact(const struct contact *from, struct contact *out);
/* Whether anybody could be rung or named by it. */
bool contact_given(const struct contact *c);
/* DATE_NONE for NULL and for what is no date. */
struct date date_of_text(const char *iso);
/* "BRYANT, Una" is the screen's matter: this is "Bryant, Una", or the one part there is; NULL without any. */
char *list_name(const char *family_name, const char *first_name);
/* Equal, or both missing. */
bool same_text(const char *a, const char *b);
/* One more zeroed item at the end of a short list: items_address is of a T *, and *count goes up. */
void *add_item(void *items_address, size_t *count, size_t size);
#define ADD_ITEM(items, count) add_item(&(items), &(count), sizeof((items)[0]))
/* The later one; a missing date is the earliest. */
struct date later_date(struct date a, struct date b);

#endif

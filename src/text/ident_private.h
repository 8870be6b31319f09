/* What the files on identifiers share. ASCII only, whatever the locale says. */
#ifndef IDENT_PRIVATE_H
#define IDENT_PRIVATE_H

#include "famctx/base/base.h"

bool ident_digit(char c);
bool ident_letter(char c);
/* Copies text in upper case without the characters of skip. Returns the length, or size when it has no room.
 */
size_t ident_compact(const char *text, const char *skip, char *out, size_t size);
/* The whole text: a digit for each 9, a letter for each A. */
bool ident_has_shape(const char *text, const char *shape);

#endif

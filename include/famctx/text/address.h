/*
 * Addresses for comparing. Two services rarely write one address alike:
 * "Flat 3, 12 Mill La." and "3/12 Mill Lane" are told to be one by these keys.
 * No address is looked up anywhere.
 */
#ifndef FAMCTX_TEXT_ADDRESS_H
#define FAMCTX_TEXT_ADDRESS_H

#include "famctx/base/base.h"
#include "famctx/base/buf.h"
#include "famctx/text/ident.h"

/* Appends the address folded, without a postcode at its end, with street types and flats written out:
 * "12 mill lane milltown". */
void address_fold(const char *text, struct buf *out);
/* Appends flat, house number and street: "12 mill lane", "3/12 mill lane", nothing where there is no number
 * with a street behind it. The street ends with its type, or with the line. */
void address_key(const char *text, struct buf *out);
/* A full postcode at the end of a one-line address. rest (or NULL) gets the bytes in front of it, without the
 * commas and spaces between. */
MUST_CHECK bool address_postcode(const char *text, struct postcode *out, size_t *rest);

#endif

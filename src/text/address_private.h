/* What the files on addresses share. */
#ifndef ADDRESS_PRIVATE_H
#define ADDRESS_PRIVATE_H

#include "famctx/base/base.h"
#include "famctx/base/buf.h"

/* Behind each comma-separated part of an address that is being folded. */
#define ADDRESS_PART_END "\n"

/* The folded address without its postcode, the parts apart. */
void address_parts(const char *text, struct buf *out);

/* Of folded tokens. 12 and 12a are numbers, the 2nd of Second Avenue is none. */
bool address_is_number(const char *token);
bool address_is_street_type(const char *token);

#endif

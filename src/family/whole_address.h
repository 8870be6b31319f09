/*
 * An address as it is shown: with its postcode, which many sources keep in a
 * column of its own. SQL of a table that has both columns. Private to family.
 */
#ifndef FAMCTX_SRC_FAMILY_WHOLE_ADDRESS_H
#define FAMCTX_SRC_FAMILY_WHOLE_ADDRESS_H

#define WHOLE_ADDRESS(table)                                                                                         \
	" CASE WHEN " table ".address IS NULL THEN " table ".postcode"                                                \
	" WHEN " table ".postcode IS NULL OR instr(replace(upper(" table ".address), ' ', ''),"                       \
	" replace(upper(" table ".postcode), ' ', '')) > 0 THEN " table ".address"                                    \
	" ELSE " table ".address || ', ' || " table ".postcode END"

#endif

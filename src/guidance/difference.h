/* What changed between two texts, line by line. Private to guidance. */
#ifndef FAMCTX_SRC_GUIDANCE_DIFFERENCE_H
#define FAMCTX_SRC_GUIDANCE_DIFFERENCE_H

#include "famctx/api/workbook.h"

/* Adds same, added and removed lines: a longest common subsequence. Texts of more than DIFFERENCE_LINES
 * lines are told as one taken away and one added. */
#define DIFFERENCE_LINES 600
void difference_lines(const char *from, const char *to, struct question_answer *out);

#endif

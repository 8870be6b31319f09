#include "famctx/api/session.h"
#include "famctx/base/mem.h"

void check_add(struct check_answer *answer, const char *what, bool good, const char *words)
{
	size_t cap = answer->findings_count;
	MEM_GROW(answer->findings, answer->findings_count, cap);
	answer->findings[answer->findings_count++] =
		(struct check_finding){ mem_copy_text(what), good, mem_copy_text(words) };
	answer->good = answer->good && good;
}

#include "pace.h"

#include "famctx/base/mem.h"

#define TELL_MS 250

void pace_tell(struct pace *p, int64_t done, int64_t total)
{
	uint64_t now = clock_steady_ms();
	if (now - p->told < TELL_MS && done < total)
		return;
	p->told = now;
	char *stage = mem_copy_text(p->stage);
	const struct progress progress = { .stage = stage, .done = done, .total = total, .seconds_left = INTEGER_NONE };
	p->w->tell(&progress, p->w->context);
	mem_free(stage);
}

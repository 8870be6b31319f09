#include "tally.h"

void complaint_rest(const struct complaint *c, struct problems *problems, const char *file, struct place at,
		    const char *what)
{
	if (c->met > TALLY_SHOWN)
		problems_add(problems, c->severity, file, at, _("%s: %lld more like this"), what,
			     (long long)(c->met - TALLY_SHOWN));
}

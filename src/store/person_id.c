#include "famctx/store/person_id.h"

#include <inttypes.h>

#include "famctx/text/number.h"

void person_id_write(int64_t number, char id[PERSON_ID_SIZE])
{
	snprintf(id, PERSON_ID_SIZE, "P%" PRId64, number);
}

bool person_id_read(const char *id, int64_t *number)
{
	/* One way to write each number: no P017. */
	return id && (id[0] == 'P' || id[0] == 'p') && id[1] >= '1' && id[1] <= '9' &&
	       number_parse(id + 1, 1, INT64_MAX, number);
}

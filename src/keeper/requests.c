#include "requests.h"

#define ROW(title, takes, gives, action, need, handle, job) \
	{ .name = title, .params = takes, .answer = gives, .audit = action, .needs = need, \
	  .handler = handle, .work = job },
const struct request requests[] = { REQUESTS(ROW) };
const size_t requests_count = ARRAY_LEN(requests);

const struct request *request_find(const char *name)
{
	for (size_t i = 0; i < requests_count; i++)
		if (!strcmp(requests[i].name, name))
			return &requests[i];
	return NULL;
}

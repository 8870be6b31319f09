/* Whatever comes over the socket: the envelope, the table of requests, and the params of each. */
#include "famctx/schema/json.h"
#include "keeper/dispatch.h"
#include "keeper/requests.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct json_message m;
	struct err e = ERR_INIT;
	if (json_message_read((const char *)data, size, &m, &e) && m.method && m.params) {
		const struct request *r = request_find(m.method);
		void *params = dispatch_new_object(r ? r->params : NULL);
		struct buf again = BUF_INIT;
		if (params && json_decode(m.params, strlen(m.params), r->params, params, &e))
			json_encode(r->params, params, &again);
		buf_release(&again);
		dispatch_free_object(r ? r->params : NULL, params);
	}
	json_message_release(&m);
	return 0;
}

/*
 * Any bytes as a document and as a message: what is read can be written and
 * read back the same, and any text at all becomes JSON.
 */
#include "famctx/base/mem.h"
#include "famctx/schema/json.h"
#include "unit/schema_sample.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void try_document(const char *bytes, size_t len)
{
	struct buf once = BUF_INIT, again = BUF_INIT;
	struct sample sample, copy;
	struct err e = ERR_INIT;
	if (json_decode(bytes, len, &sample_shape, &sample, &e)) {
		json_encode(&sample_shape, &sample, &once);
		bool ok = json_decode(once.data, once.len, &sample_shape, &copy, &e);
		if (ok)
			json_encode(&sample_shape, &copy, &again);
		if (!ok || strcmp(once.data, again.data))
			BUG("a document that does not come back the same");
		shape_release(&sample_shape, &copy);
	} else if (!*e.message) {
		BUG("a refusal without a reason");
	}
	shape_release(&sample_shape, &sample);
	buf_release(&once);
	buf_release(&again);
}

static void write_message(const struct json_message *m, struct buf *out)
{
	if (m->error_message)
		json_error(m->id, m->error_code, m->error_message, out);
	else if (m->result)
		json_result(m->id, m->result, out);
	else if (m->id == INTEGER_NONE)
		json_notification(m->method, m->params, out);
	else
		json_request(m->id, m->method, m->params, out);
}

static void try_message(const char *bytes, size_t len)
{
	struct buf once = BUF_INIT, again = BUF_INIT;
	struct json_message m, copy;
	struct err e = ERR_INIT;
	if (json_message_read(bytes, len, &m, &e)) {
		write_message(&m, &once);
		if (strchr(once.data, '\n') != once.data + once.len - 1)
			BUG("a message of several lines");
		if (!json_message_read(once.data, once.len, &copy, &e))
			BUG("a message that cannot be read back");
		write_message(&copy, &again);
		if (strcmp(once.data, again.data))
			BUG("a message that does not come back the same");
		json_message_release(&copy);
	}
	json_message_release(&m);
	buf_release(&once);
	buf_release(&again);
}

static void try_text(const char *bytes, size_t len)
{
	struct buf message = BUF_INIT;
	struct json_message m;
	struct err e = ERR_INIT;
	char *text = mem_copy_bytes(bytes, len);
	json_error(1, 1, text, &message);
	if (!json_message_read(message.data, message.len, &m, &e))
		BUG("a text that did not become JSON");
	json_message_release(&m);
	buf_release(&message);
	mem_free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *bytes = (const char *)data;
	try_document(bytes, size);
	try_message(bytes, size);
	try_text(bytes, size);
	return 0;
}

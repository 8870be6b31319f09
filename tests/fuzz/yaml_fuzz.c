/*
 * Any bytes as a YAML file: every problem has a message in UTF-8 and a place
 * inside the file, and what is read without one can be written as JSON and read
 * back the same.
 */
#include "famctx/schema/json.h"
#include "famctx/schema/yaml.h"
#include "famctx/text/utf8.h"
#include "unit/schema_sample.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_problems(const struct problems *problems, size_t size)
{
	for (size_t i = 0; i < problems->count; i++) {
		const struct problem *one = &problems->items[i];
		if (!*one->message || !utf8_valid(one->message, strlen(one->message)))
			BUG("a message that cannot be shown");
		if (strpbrk(one->message, "\n\x1B"))
			BUG("a message of several lines");
		if (one->at.line < 0 || (size_t)one->at.line > size + 1 || (size_t)one->at.column > size + 1)
			BUG("a place outside the file");
	}
}

static void check_round(const struct sample *sample)
{
	struct buf once = BUF_INIT, again = BUF_INIT;
	struct sample copy;
	struct err e = ERR_INIT;
	json_encode(&sample_shape, sample, &once);
	bool ok = json_decode(once.data, once.len, &sample_shape, &copy, &e);
	if (ok)
		json_encode(&sample_shape, &copy, &again);
	if (!ok || strcmp(once.data, again.data))
		BUG("JSON that does not come back the same");
	shape_release(&sample_shape, &copy);
	buf_release(&once);
	buf_release(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sample sample;
	struct problems problems = PROBLEMS_INIT;
	bool ok = yaml_decode("fuzz", (const char *)data, size, &sample_shape, &sample, &problems);
	if (ok != (problems.count == 0))
		BUG("the answer and the problems disagree");
	check_problems(&problems, size);
	if (ok)
		check_round(&sample);
	shape_release(&sample_shape, &sample);
	problems_release(&problems);
	return 0;
}

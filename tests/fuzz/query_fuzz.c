/* Whatever is typed is read: one field a line. */
#include "famctx/base/buf.h"
#include "famctx/base/mem.h"
#include "famctx/family/query.h"
#include "famctx/text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The next line, without a NUL; NULL at the end. The caller's. */
static char *next_line(const uint8_t **data, size_t *size)
{
	if (!*size)
		return NULL;
	const uint8_t *end = memchr(*data, '\n', *size);
	size_t len = end ? (size_t)(end - *data) : *size;
	char *line = mem_copy_bytes((const char *)*data, len);

	*data += len + (end != NULL);
	*size -= len + (end != NULL);
	return line;
}

static void check(const struct query *q)
{
	if (q->words_count > QUERY_WORDS)
		BUG("too many words");
	for (size_t i = 0; i < q->words_count; i++)
		if (!q->words[i].text[0] || !utf8_valid(q->words[i].text, strlen(q->words[i].text)))
			BUG("a word that is no text");
	if (!utf8_valid(q->typed, strlen(q->typed)))
		BUG("shown text that is no text");
	if (q->born.kind == BORN_DATE && !date_exists(q->born.from.year, q->born.from.month, q->born.from.day))
		BUG("a date that is none");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct find_request request;
	struct query q;

	shape_init(&find_request_shape, &request);
	request.query = next_line(&data, &size);
	request.family_name = next_line(&data, &size);
	request.first_name = next_line(&data, &size);
	request.born = next_line(&data, &size);
	request.address = next_line(&data, &size);
	request.number = next_line(&data, &size);
	query_read(&q, &request, (struct date) { 2025, 11, 4 });
	check(&q);
	for (size_t words = QUERY_WORDS; words; words--)
		if (query_words_as_street(&q, words))
			check(&q);
	query_release(&q);
	shape_release(&find_request_shape, &request);
	return 0;
}

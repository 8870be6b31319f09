/* References and subjects as anybody may type them. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "famctx/base/mem.h"
#include "famctx/challenge/reference.h"
#include "famctx/challenge/subject.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What was read is written so that it reads the same again. */
static void try_reference(const char *text)
{
	struct err e = ERR_INIT;
	char first[REFERENCE_SIZE], second[REFERENCE_SIZE];
	if (!reference_read(text, first, &e))
		return;
	if (!reference_read(first, second, &e) || strcmp(first, second) != 0)
		BUG("a reference does not read as it is written");
}

static void try_subject(const char *text)
{
	struct err e = ERR_INIT;
	struct subject s, again;
	struct buf first = BUF_INIT, second = BUF_INIT;
	if (subject_read(text, &s, &e)) {
		subject_write(&s, &first);
		if (!subject_read(first.data, &again, &e))
			BUG("a subject does not read as it is written");
		subject_write(&again, &second);
		if (strcmp(first.data, second.data) != 0)
			BUG("a subject changes when it is read again");
		subject_release(&again);
	}
	subject_release(&s);
	buf_release(&first);
	buf_release(&second);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = mem_copy_bytes((const char *)data, size);
	try_reference(text);
	try_subject(text);
	mem_free(text);
	return 0;
}

/* Archives and anchors of the trail as anybody may hand them over. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "famctx/api/anchor.h"
#include "famctx/api/archive.h"
#include "famctx/base/mem.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What does not fit changes nothing of what was read before it. */
static void try_lines(const char *text, size_t size)
{
	struct archive_check check, before;
	archive_begin(&check);
	while (size) {
		struct err e = ERR_INIT;
		const char *newline = memchr(text, '\n', size);
		size_t len = newline ? (size_t)(newline - text) : size;
		before = check;
		bool fits = archive_add(&check, text, len, &e);
		if (!fits && memcmp(&before, &check, sizeof(check)) != 0)
			BUG("a line that does not fit was counted");
		if (fits && check.entries != before.entries + 1)
			BUG("a line that fits was not counted");
		len += newline != NULL;
		text += len;
		size -= len;
	}
}

/* What was read is written so that it reads the same again. */
static void try_anchor(const char *line)
{
	static const unsigned char key[ANCHOR_KEY_SIZE];
	struct audit_anchor a, again;
	struct buf text = BUF_INIT;
	if (!anchor_read(line, &a))
		return;
	anchor_line(&a, &text);
	if (!anchor_read(text.data, &again) || a.seq != again.seq || strcmp(a.hash, again.hash) != 0 ||
	    strcmp(a.store, again.store) != 0 || strcmp(a.utc, again.utc) != 0)
		BUG("an anchor does not read as it is written");
	if (anchor_is_signed_by(&a, key))
		BUG("an anchor is signed by nobody");
	anchor_release(&a);
	anchor_release(&again);
	buf_release(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = mem_copy_bytes((const char *)data, size);
	unsigned char key[ANCHOR_KEY_SIZE];
	try_lines(text, size);
	try_anchor(text);
	if (anchor_key_read(text, key) && strlen(text) < ANCHOR_KEY_SIZE)
		BUG("a key is longer than its text");
	mem_free(text);
	return 0;
}

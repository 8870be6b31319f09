/*
 * Runs a fuzz target over its corpus, so that every input once found is tried
 * in make check without a fuzzer. build/tests/fuzz/NAME_replay reads
 * tests/fuzz/corpus/NAME; a target that dies is a failure.
 */
#include "famctx/base/base.h"
#include "famctx/base/buf.h"
#include "famctx/base/file.h"

#define INPUT_LIMIT ((size_t)1 << 20)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool replay(const char *folder, const char *name, struct err *e)
{
	struct buf path = BUF_INIT, bytes = BUF_INIT;

	file_join(&path, folder, name);
	bool read = file_read(path.data, INPUT_LIMIT, &bytes, e);
	if (read)
		(void)LLVMFuzzerTestOneInput((const uint8_t *)bytes.data, bytes.len);
	buf_release(&bytes);
	buf_release(&path);
	return read;
}

static bool replay_all(const char *folder, struct err *e)
{
	char **names;
	size_t count;

	if (!file_list(folder, "", &names, &count, e))
		return false;
	bool good = count > 0 || err_set(e, ERR_INPUT, "%s: no inputs", folder);
	for (size_t i = 0; i < count && good; i++)
		good = replay(folder, names[i], e);
	file_list_free(names, count);
	return good;
}

int main(int argc, char **argv)
{
	struct buf folder = BUF_INIT;
	struct err e = ERR_INIT;
	const char *slash = argc > 0 ? strrchr(argv[0], '/') : NULL;
	const char *name = slash ? slash + 1 : "";
	const char *end = strstr(name, "_replay");
	int name_len = end ? (int)(end - name) : 0;

	/* First, so that a target that dies leaves a plan without a result. */
	(void)printf("1..1\n");
	(void)fflush(stdout);
	buf_printf(&folder, "tests/fuzz/corpus/%.*s", name_len, name);
	bool good = replay_all(folder.data, &e);
	(void)printf("%sok 1 - corpus of %.*s\n", good ? "" : "not ", name_len, name);
	if (!good)
		(void)printf("# %s\n", e.message);
	buf_release(&folder);
	return good ? 0 : 1;
}

/*
 * Runs a fuzz target over its corpus, so that every input once found is tried
 * in make check without a fuzzer. build/tests/fuzz/NAME_replay reads
 * tests/fuzz/corpus/NAME; a target that dies is a failure.
 */
#include <dirent.h>

#include "famctx/base/base.h"
#include "famctx/base/buf.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool replay_file(const char *path)
{
	struct buf bytes = BUF_INIT;
	char chunk[4096];
	size_t n;
	FILE *f = fopen(path, "rb");

	if (!f)
		return false;
	while ((n = fread(chunk, 1, sizeof(chunk), f)) > 0)
		buf_add(&bytes, chunk, n);
	bool read = !ferror(f);
	(void)fclose(f);
	if (read)
		(void)LLVMFuzzerTestOneInput((const uint8_t *)bytes.data, bytes.len);
	buf_release(&bytes);
	return read;
}

/* Returns how many files were replayed, -1 when one could not be read. */
static int replay_folder(const char *folder)
{
	struct buf path = BUF_INIT;
	struct dirent *entry;
	int count = 0;
	DIR *dir = opendir(folder);

	if (!dir)
		return -1;
	while (count >= 0 && (entry = readdir(dir)) != NULL) {
		if (entry->d_name[0] == '.')
			continue;
		buf_clear(&path);
		buf_printf(&path, "%s/%s", folder, entry->d_name);
		count = replay_file(path.data) ? count + 1 : -1;
	}
	(void)closedir(dir);
	buf_release(&path);
	return count;
}

int main(int argc, char **argv)
{
	struct buf folder = BUF_INIT;
	const char *slash = argc > 0 ? strrchr(argv[0], '/') : NULL;
	const char *name = slash ? slash + 1 : "";
	const char *end = strstr(name, "_replay");
	int name_len = end ? (int)(end - name) : 0;

	(void)printf("1..1\n");
	(void)fflush(stdout);
	buf_printf(&folder, "tests/fuzz/corpus/%.*s", name_len, name);
	int count = replay_folder(folder.data);
	(void)printf("%s 1 - corpus of %.*s\n# %d files\n", count > 0 ? "ok" : "not ok", name_len, name, count);
	buf_release(&folder);
	return count > 0 ? 0 : 1;
}

#include <stddef.h>
#include <stdint.h>

#include "famctx/base/base.h"
#include "famctx/intake/manifest.h"
#include "famctx/intake/target.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What is accepted must hold together: whoever reads feeds by it relies on that. */
static void check_accepted(const struct manifest *m)
{
	if (!m->source || !m->title)
		BUG("a source without a key or title was accepted");
	for (size_t i = 0; i < m->files_count; i++) {
		const struct manifest_file *f = &m->files[i];
		if (!f->file || f->holds < 0)
			BUG("a file without a name or kind was accepted");
		for (size_t j = 0; j < f->columns_count; j++)
			if (f->columns[j].target < 0)
				BUG("a column without a target was accepted");
		for (size_t j = 0; j < f->key_count; j++)
			if (!manifest_column_of(f, f->key[j]))
				BUG("a key that is no column was accepted");
		(void)manifest_csv_format(m, &f->format);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct problems problems = PROBLEMS_INIT;
	struct manifest m;
	bool ok = manifest_read_text("m.yaml", (const char *)data, size, &m, &problems);
	if (ok)
		check_accepted(&m);
	if (ok == (problems.errors > 0))
		BUG("the answer and the problems do not agree");
	manifest_release(&m);
	problems_release(&problems);
	return 0;
}

#include "policy_file.h"

#include <unistd.h>

#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/base/trusted.h"
#include "famctx/schema/yaml.h"

static bool read_bytes(const struct policy_file *f, struct buf *out, struct problems *problems)
{
	struct err e = ERR_INIT;
	bool ok = f->shared ? trusted_read(f->path, geteuid(), YAML_LIMIT, out, &e) :
			      file_read(f->path, YAML_LIMIT, out, &e);
	if (!ok)
		problems_add(problems, PROBLEM_ERROR, f->path, (struct place){ 0, 0 }, "%s", e.message);
	return ok;
}

/* What will be read: a shared policy is never behind a link. A file that is not there is all zeros, which none is. */
static void look(const struct policy_file *f, struct stat *out)
{
	if ((f->shared ? lstat : stat)(f->path, out) < 0)
		*out = (struct stat){ .st_ino = 0 };
}

bool policy_file_changed(const struct policy_file *f)
{
	struct stat now;
	look(f, &now);
	return now.st_dev != f->seen.st_dev || now.st_ino != f->seen.st_ino || now.st_size != f->seen.st_size ||
	       now.st_mode != f->seen.st_mode || now.st_uid != f->seen.st_uid ||
	       now.st_mtim.tv_sec != f->seen.st_mtim.tv_sec || now.st_mtim.tv_nsec != f->seen.st_mtim.tv_nsec;
}

bool policy_file_read(struct policy_file *f, struct policy *out, char digest[DIGEST_SIZE], struct problems *problems)
{
	struct buf bytes = BUF_INIT;
	digest[0] = '\0';
	shape_init(&policy_shape, out);
	/* Before reading: what is written meanwhile is then read once more. */
	look(f, &f->seen);
	bool ok = read_bytes(f, &bytes, problems);
	if (ok) {
		digest_text(bytes.data, bytes.len, digest);
		ok = policy_read(f->path, bytes.data, bytes.len, out, problems);
	}
	buf_release(&bytes);
	return ok;
}

bool policy_file_open(struct policy_file *f, const char *folder, bool shared, struct policy *policy,
		      struct problems *problems)
{
	struct buf path = BUF_INIT;
	file_join(&path, folder, POLICY_FILE);
	*f = (struct policy_file){ .path = buf_detach(&path), .shared = shared };
	return policy_file_read(f, policy, f->digest, problems);
}

void policy_file_close(struct policy_file *f)
{
	mem_free(f->path);
	mem_free(f->refused);
	f->path = f->refused = NULL;
}

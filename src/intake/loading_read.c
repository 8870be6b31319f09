#include "loading.h"

#include <sodium.h>
#include <sys/stat.h>

#include "document.h"
#include "famctx/base/file.h"
#include "famctx/base/mem.h"

/* ---- manifests */

static void check_kind(struct loading *l, struct loading_source *s)
{
	const struct manifest *m = &s->manifest;
	if (m->training && !l->job->training)
		problems_add(&s->problems, PROBLEM_ERROR, m->path, m->at,
			     _("this source is made up, for training; a store of real records does not read it"));
	if (!m->training && l->job->training)
		problems_add(&s->problems, PROBLEM_ERROR, m->path, m->at,
			     _("a training store reads made-up sources only, which say 'training: yes'"));
}

static void check_twice(struct loading *l, size_t at)
{
	struct loading_source *s = &l->sources[at];
	for (size_t i = 0; i < at; i++) {
		const struct manifest *other = &l->sources[i].manifest;
		if (s->manifest.source && other->source && !strcmp(s->manifest.source, other->source))
			problems_add(&s->problems, PROBLEM_ERROR, s->manifest.path, s->manifest.at,
				     _("the source '%s' is already described by %s"), other->source, other->path);
	}
}

void loading_manifests(struct loading *l)
{
	const struct load_request *request = l->job->request;
	l->count = request->manifests_count;
	l->sources = mem_zero(l->count + 1, sizeof(*l->sources));
	for (size_t i = 0; i < l->count; i++) {
		struct loading_source *s = &l->sources[i];
		reading_init(&s->reading);
		if (manifest_read(request->manifests[i], l->job->within, &s->manifest, &s->problems)) {
			check_kind(l, s);
			check_twice(l, i);
		}
	}
}

/* ---- how much there is */

static int64_t bytes_of_file(const struct reading *r, const char *file)
{
	struct buf path = BUF_INIT;
	struct err ignored = ERR_INIT;
	struct stat st = { 0 };
	reading_path(r, file, &path);
	int fd = within_open(r->within, path.data, &ignored);
	if (fd >= 0) {
		if (fstat(fd, &st))
			st.st_size = 0;
		close(fd);
	}
	buf_release(&path);
	return (int64_t)st.st_size;
}

static int64_t bytes_of(const struct loading_source *s)
{
	int64_t bytes = 0;
	for (size_t i = 0; i < s->manifest.files_count; i++)
		bytes += bytes_of_file(&s->reading, s->manifest.files[i].file);
	return bytes;
}

static void prepare(struct loading *l)
{
	for (size_t i = 0; i < l->count; i++) {
		struct loading_source *s = &l->sources[i];
		struct reading *r = &s->reading;
		r->m = &s->manifest;
		r->data_folder = l->job->request->data;
		r->within = l->job->within;
		r->policy = &l->job->policy->load;
		r->today = l->job->today;
		r->problems = &s->problems;
		r->writer = &l->writer;
		r->tick = loading_tick;
		r->tick_context = l;
		l->bytes_total += bytes_of(s);
	}
}

/* ---- one source */

static void judge_rows(struct loading *l, struct loading_source *s)
{
	const struct old_source *before = old_source_find(&l->old, s->manifest.source);
	const struct load_policy *policy = &l->job->policy->load;
	int64_t rows = s->reading.rows;
	if (!before || !before->rows)
		return;
	tally_set(&s->reading.tally, MEASURE_ROWS_KEPT, rows, before->rows);
	int64_t fewer = rows < before->rows ? (before->rows - rows) * 100 / before->rows : 0;
	if (!fewer || fewer < policy->fewer_rows_warn)
		return;
	enum severity severity = fewer >= policy->fewer_rows_stop ? PROBLEM_ERROR : PROBLEM_WARNING;
	problems_add(&s->problems, severity, s->manifest.path, s->manifest.at,
		     _("%lld rows, where the last load had %lld: %lld per cent fewer, and the policy bears less than %lld"),
		     (long long)rows, (long long)before->rows, (long long)fewer, (long long)policy->fewer_rows_stop);
}

static void digest_of(const struct reading *r, char digest[CSV_DIGEST_SIZE])
{
	unsigned char hash[crypto_hash_sha256_BYTES];
	crypto_hash_sha256(hash, (const unsigned char *)r->digest.data, r->digest.len);
	sodium_bin2hex(digest, CSV_DIGEST_SIZE, hash, sizeof(hash));
}

static bool write_source(struct loading *l, struct loading_source *s, struct err *e)
{
	struct source_document document;
	char digest[CSV_DIGEST_SIZE];
	digest_of(&s->reading, digest);
	document_fill(&document, &s->reading);
	struct source_row row = { &document, s->manifest.refers_to, l->started, digest, s->reading.rows };
	bool ok = writer_source_end(&l->writer, &row, e);
	document_release(&document);
	return ok;
}

static bool read_source(struct loading *l, struct loading_source *s, struct err *e)
{
	l->now = s;
	s->number = (int)l->writer.source;
	if (!writer_source_begin(&l->writer, s->manifest.source, e) || !reading_source(&s->reading, e))
		return false;
	l->bytes_before += s->reading.bytes;
	l->rows_before += s->reading.rows;
	judge_rows(l, s);
	return write_source(l, s, e);
}

/* ---- old and new in the order of their keys, so that the same sources make the same file */

static struct loading_source *source_named(struct loading *l, const char *key)
{
	for (size_t i = 0; i < l->count; i++)
		if (!strcmp(l->sources[i].manifest.source, key))
			return &l->sources[i];
	return NULL;
}

static int compare_keys(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static const char **all_keys(struct loading *l, size_t *count)
{
	const char **keys = mem_zero(l->count + l->old.count + 1, sizeof(*keys));
	for (size_t i = 0; i < l->count; i++)
		keys[(*count)++] = l->sources[i].manifest.source;
	for (size_t i = 0; i < l->old.count; i++)
		if (!source_named(l, l->old.items[i].key))
			keys[(*count)++] = l->old.items[i].key;
	qsort(keys, *count, sizeof(*keys), compare_keys);
	return keys;
}

static void check_registers(struct loading *l)
{
	for (size_t i = 0; i < l->count; i++) {
		struct manifest *m = &l->sources[i].manifest;
		if (m->refers_to && !source_named(l, m->refers_to) && !old_source_find(&l->old, m->refers_to))
			problems_add(&l->sources[i].problems, PROBLEM_WARNING, m->path, m->at,
				     _("the register '%s' is not here yet; load it, or its ids name nobody"), m->refers_to);
	}
}

bool loading_read(struct loading *l, struct err *e)
{
	size_t count = 0;
	prepare(l);
	check_registers(l);
	const char **keys = all_keys(l, &count);
	bool ok = true;
	for (size_t i = 0; ok && i < count; i++) {
		struct loading_source *s = source_named(l, keys[i]);
		l->writer.source = (int64_t)i + 1;
		ok = s ? read_source(l, s, e) : carry_source(&l->writer, old_source_find(&l->old, keys[i]), e);
	}
	mem_free(keys);
	return ok;
}

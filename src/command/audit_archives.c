/* famctx audit verify --archive FILE...: archives of the trail, read without the store, and against it where one is named. */
#include <sodium.h>

#include "audit.h"
#include "famctx/api/anchor.h"
#include "famctx/api/archive.h"
#include "famctx/base/mem.h"
#include "famctx/schema/json.h"

/* One file, as far as it was read. */
struct archive_file {
	char *file;
	int64_t entries, first, last;
	char *hash;   /* of its last entry */
	char *digest; /* SHA-256 of its bytes */
};

/* What is printed with --json. */
struct archives {
	bool good;
	char *where, *words; /* "FILE:LINE" and what differs there; NULL: nothing does */
	struct archive_file *files;
	size_t files_count;
	int64_t anchors, not_signed, not_ours, not_ours_at;
	bool begins_open; /* what stands before the first entry is neither here nor anchored */
	struct audit_verify_answer store; /* with --store */
};

static const struct field file_fields[] = {
	FIELD_TEXT(struct archive_file, file, REQUIRED, N_("Its path")),
	FIELD_INTEGER(struct archive_file, entries, OPTIONAL, 0, 0, N_("Entries in it")),
	FIELD_INTEGER(struct archive_file, first, OPTIONAL, 0, 0, N_("Number of the first")),
	FIELD_INTEGER(struct archive_file, last, OPTIONAL, 0, 0, N_("Number of the last")),
	FIELD_TEXT(struct archive_file, hash, OPTIONAL, N_("Digest of the last entry")),
	FIELD_TEXT(struct archive_file, digest, OPTIONAL, N_("SHA-256 of the file, when it was read to its end")),
};
static const struct shape file_shape = SHAPE(struct archive_file, "file", file_fields);

static const struct field archives_fields[] = {
	FIELD_BOOL(struct archives, good, OPTIONAL, N_("Whether nothing differs")),
	FIELD_TEXT(struct archives, where, OPTIONAL, N_("File and line of what differs first")),
	FIELD_TEXT(struct archives, words, OPTIONAL, N_("What differs there")),
	FIELD_LIST(struct archives, files, OPTIONAL, &file_shape, N_("The files, in their order")),
	FIELD_INTEGER(struct archives, anchors, OPTIONAL, 0, 0, N_("Anchors held against them")),
	FIELD_INTEGER(struct archives, not_signed, OPTIONAL, 0, 0, N_("Anchors without a signature")),
	FIELD_INTEGER(struct archives, not_ours, OPTIONAL, 0, 0, N_("Anchors signed by none of the keys")),
	FIELD_INTEGER(struct archives, not_ours_at, OPTIONAL, 0, 0, N_("Entry of the first of them")),
	FIELD_BOOL(struct archives, begins_open, OPTIONAL, N_("Whether what stands before the first entry is unknown")),
	FIELD_STRUCT(struct archives, store, OPTIONAL | ABSENT_WHEN_NONE, &audit_verify_answer_shape,
		     N_("What the store says of its trail and of these files")),
};
static const struct shape archives_shape = SHAPE(struct archives, "archives", archives_fields);

struct reading {
	struct archive_check check;
	struct audit_verify_request anchors;
	struct archives found;
};

/* ---- anchors ------------------------------------------------------------------------- */

static bool is_signed_by_one(const struct audit_anchor *a, const struct audit_verify_request *r)
{
	unsigned char key[ANCHOR_KEY_SIZE];
	for (size_t i = 0; i < r->keys_count; i++)
		if (anchor_key_read(r->keys[i], key) && anchor_is_signed_by(a, key))
			return true;
	return false;
}

/* Without keys nobody can tell whose an anchor is, and it is held against the files as it stands. */
static bool counts(const struct audit_anchor *a, const struct audit_verify_request *r)
{
	return !a->signature || !r->keys_count || is_signed_by_one(a, r);
}

static void sort_anchors(struct reading *r)
{
	r->found.not_ours_at = INTEGER_NONE;
	for (size_t i = 0; i < r->anchors.anchors_count; i++) {
		const struct audit_anchor *a = &r->anchors.anchors[i];
		r->found.not_signed += !a->signature;
		if (!counts(a, &r->anchors) && r->found.not_ours++ == 0)
			r->found.not_ours_at = a->seq;
	}
}

/* Holds the anchors of one entry against its digest. */
static bool meet_anchors(struct reading *r, int64_t seq, const unsigned char hash[AUDIT_HASH_SIZE], struct err *e)
{
	unsigned char told[AUDIT_HASH_SIZE];
	for (size_t i = 0; i < r->anchors.anchors_count; i++) {
		const struct audit_anchor *a = &r->anchors.anchors[i];
		if (a->seq != seq || !counts(a, &r->anchors))
			continue;
		r->found.anchors++;
		if (!audit_hash_read(a->hash, told) || memcmp(told, hash, sizeof(told)) != 0)
			return err_set(e, ERR_INPUT, _("entry %lld is not the one that was anchored: the trail was written anew up "
						       "to it"), (long long)seq);
	}
	return true;
}

/* ---- files --------------------------------------------------------------------------- */

struct source {
	FILE *stream;
	crypto_hash_sha256_state state;
	struct buf line;
};

/* False at the end. A line that is too long is cut, and is then no entry. */
static bool next_line(struct source *s)
{
	int c;
	buf_clear(&s->line);
	while ((c = getc(s->stream)) != EOF && c != '\n')
		if (s->line.len <= ARCHIVE_LINE_MOST)
			buf_add_char(&s->line, (char)c);
	if (c == EOF && !s->line.len)
		return false;
	crypto_hash_sha256_update(&s->state, (const unsigned char *)s->line.data, s->line.len);
	if (c == '\n')
		crypto_hash_sha256_update(&s->state, (const unsigned char *)"\n", 1);
	return true;
}

/* One entry, with the anchors of it and of the one before the first. */
static bool read_line(struct reading *r, const struct buf *line, struct err *e)
{
	bool is_first = !r->check.entries;
	if (!archive_add(&r->check, line->data, line->len, e))
		return false;
	int64_t before = r->found.anchors;
	if (is_first && !meet_anchors(r, r->check.first - 1, r->check.before, e))
		return false;
	if (is_first)
		r->found.begins_open = r->check.first > 1 && r->found.anchors == before;
	return meet_anchors(r, r->check.last, r->check.hash, e);
}

static void tell_where(struct reading *r, const char *path, int64_t line, const struct err *e)
{
	struct buf where = BUF_INIT;
	buf_printf(&where, "%s:%lld", path, (long long)line);
	r->found.where = buf_detach(&where);
	r->found.words = mem_copy_text(e->message);
}

static void fill_file(struct archive_file *f, const struct archive_check *check, int64_t first, struct source *s)
{
	unsigned char bytes[crypto_hash_sha256_BYTES];
	char hash[AUDIT_HASH_TEXT], digest[AUDIT_HASH_TEXT];
	bool any = f->entries > 0;
	crypto_hash_sha256_final(&s->state, bytes);
	audit_hash_text(bytes, digest);
	audit_hash_text(check->hash, hash);
	f->first = any ? first : INTEGER_NONE;
	f->last = any ? check->last : INTEGER_NONE;
	f->hash = any ? mem_copy_text(hash) : NULL;
	/* Of a file that was not read to its end it would be the digest of something else. */
	f->digest = any && feof(s->stream) ? mem_copy_text(digest) : NULL;
}

/* False where it cannot be read; what differs in it goes into found. */
static bool read_file(struct reading *r, const char *path, struct err *e)
{
	struct source s = { .stream = fopen(path, "re"), .line = BUF_INIT };
	struct archive_file *f = &r->found.files[r->found.files_count++];
	struct err differs = ERR_INIT;
	int64_t first = r->check.entries ? r->check.last + 1 : 0;
	*f = (struct archive_file){ .file = mem_copy_text(path) };
	if (!s.stream)
		return err_errno(e, ERR_INPUT, _("%s cannot be read"), path);
	crypto_hash_sha256_init(&s.state);
	while (!r->found.words && next_line(&s)) {
		if (read_line(r, &s.line, &differs))
			f->entries++;
		else
			tell_where(r, path, f->entries + 1, &differs);
	}
	bool ok = !ferror(s.stream) || err_errno(e, ERR_INPUT, _("%s cannot be read"), path);
	fill_file(f, &r->check, first ? first : r->check.first, &s);
	fclose(s.stream);
	buf_release(&s.line);
	return ok && (f->entries || r->found.words || err_set(e, ERR_INPUT, _("%s holds no entry"), path));
}

/* ---- the store ------------------------------------------------------------------------- */

/* The last entry of each file is an anchor to the store, which knows where its archives end. */
static void add_heads(const struct archives *found, struct audit_verify_request *out)
{
	out->anchors = mem_zero(found->files_count, sizeof(*out->anchors));
	for (size_t i = 0; i < found->files_count && i < AUDIT_ANCHORS_MOST; i++)
		out->anchors[out->anchors_count++] = (struct audit_anchor){
			.seq = found->files[i].last, .hash = mem_copy_text(found->files[i].hash),
		};
}

static bool ask_store(struct run *run, struct archives *found, struct err *e)
{
	struct audit_verify_request request;
	shape_init(&audit_verify_request_shape, &request);
	add_heads(found, &request);
	bool ok = run_open(run, e) &&
		  client_call(run->client, REQUEST_AUDIT_VERIFY, &audit_verify_request_shape, &request,
			      &audit_verify_answer_shape, &found->store, e);
	shape_release(&audit_verify_request_shape, &request);
	if (!ok)
		return false;
	/* Each file ends where the store says that one does. */
	if (found->store.whole && found->store.anchors < (int64_t)found->files_count) {
		found->words = mem_copy_text(_("the store does not know of an archive that ends there"));
		found->where = mem_copy_text(found->files[found->files_count - 1].file);
	} else if (!found->store.whole) {
		found->words = mem_copy_text(found->store.words);
		found->where = mem_copy_text(_("the store"));
	}
	return true;
}

/* ---- printing ---------------------------------------------------------------------------- */

static void print_file(const struct run *run, const struct archive_file *f, struct buf *out)
{
	char count[NUMBER_SIZE], first[NUMBER_SIZE], last[NUMBER_SIZE];
	number_text(f->entries, count);
	number_text(f->first, first);
	if (f->digest)
		LINE(run, out, "audit_archive_file", { "file", f->file }, { "count", count }, { "first", first },
		     { "last", number_text(f->last, last) }, { "digest", f->digest });
}

static void print_archives(const struct run *run, const struct reading *r, struct buf *out)
{
	const struct archives *a = &r->found;
	const struct audit_options *o = &run->options.audit;
	char first[NUMBER_SIZE], last[NUMBER_SIZE];
	number_text(r->check.first, first);
	for (size_t i = 0; i < a->files_count; i++)
		print_file(run, &a->files[i], out);
	if (a->words)
		LINE(run, out, "audit_archive_broken", { "where", a->where }, { "words", a->words });
	else
		LINE(run, out, "audit_archive_good", { "first", first }, { "last", number_text(r->check.last, last) },
		     { "hash", a->files[a->files_count - 1].hash });
	print_anchors(run, a->anchors, a->not_signed, a->not_ours, a->not_ours_at, out);
	if (o->anchor && !o->key)
		LINE(run, out, "audit_archive_no_key", { "none", NULL });
	if (a->begins_open)
		LINE(run, out, "audit_archive_begins", { "first", first });
	if (a->words)
		LINE(run, out, "audit_broken_next", { "none", NULL });
}

static bool print_found(const struct run *run, const struct reading *r, struct err *e)
{
	struct buf text = BUF_INIT;
	bool ok;
	if (run->options.json) {
		json_encode(&archives_shape, &r->found, &text);
		ok = puts(text.data) != EOF && fflush(stdout) == 0;
		if (!ok)
			err_errno(e, ERR_INPUT, _("the answer cannot be written"));
	} else {
		print_archives(run, r, &text);
		ok = run_print(run, &text, e);
	}
	buf_release(&text);
	return ok;
}

static bool read_files(struct run *run, struct reading *r, int argc, char **argv, struct err *e)
{
	bool ok = true;
	archive_begin(&r->check);
	sort_anchors(r);
	r->found.files = mem_zero((size_t)argc, sizeof(*r->found.files));
	for (int i = 0; ok && i < argc && !r->found.words; i++)
		ok = read_file(r, argv[i], e);
	if (ok && !r->found.words && run->options.store)
		ok = ask_store(run, &r->found, e);
	r->found.good = ok && !r->found.words && !r->found.not_ours;
	return ok;
}

int trail_verify_archives(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	struct reading r = { .check = { .first = 0 } };
	shape_init(&audit_verify_request_shape, &r.anchors);
	shape_init(&archives_shape, &r.found);
	r.found.anchors = r.found.not_signed = r.found.not_ours = 0;
	bool ok = argc || err_set(&e, ERR_USAGE, _("name the archives, oldest first: famctx audit verify --archive FILE..."));
	ok = ok && run_words(run, &e) && audit_anchors_read(run, &r.anchors, &e) && read_files(run, &r, argc, argv, &e);
	ok = ok && print_found(run, &r, &e);
	int status = ok ? ERR_NONE : run_fail(run, &e);
	if (status == ERR_NONE && !r.found.good)
		status = ERR_NOTHING;
	shape_release(&archives_shape, &r.found);
	shape_release(&audit_verify_request_shape, &r.anchors);
	return status;
}

/* Whether the trail is as it was written, by itself and by what was kept elsewhere. */
#include "audit.h"
#include "famctx/api/anchor.h"
#include "famctx/base/file.h"
#include "famctx/base/mem.h"

#define FILE_SIZE (1u << 20)

static void add_anchor(struct audit_verify_request *r, const char *line)
{
	size_t cap = r->anchors_count;
	struct audit_anchor anchor;
	if (!anchor_read(line, &anchor))
		return;
	MEM_GROW(r->anchors, r->anchors_count, cap);
	r->anchors[r->anchors_count++] = anchor;
}

/* The newest count where there are too many. */
static void drop_oldest(struct audit_verify_request *r)
{
	while (r->anchors_count > AUDIT_ANCHORS_MOST) {
		anchor_release(&r->anchors[0]);
		r->anchors_count--;
		memmove(r->anchors, r->anchors + 1, r->anchors_count * sizeof(*r->anchors));
	}
}

/* Lines of a file of anchors, or of the log of a host: what stands before the anchor is left out. */
static bool read_anchors(const char *path, struct audit_verify_request *r, struct err *e)
{
	static const char front[] = ANCHOR_WORD " ";
	struct buf text = BUF_INIT;
	bool ok = file_read(path, FILE_SIZE, &text, e);
	for (char *at = ok ? strstr(text.data, front) : NULL; at; at = strstr(at + 1, front))
		add_anchor(r, at);
	buf_release(&text);
	if (ok && !r->anchors_count)
		return err_set(e, ERR_INPUT, _("%s holds no anchor: famctx audit anchor FILE adds one"), path);
	drop_oldest(r);
	return ok;
}

static void add_key(struct audit_verify_request *r, const char *line)
{
	unsigned char key[ANCHOR_KEY_SIZE];
	size_t len = strcspn(line, "\r\n");
	if (!anchor_key_read(line, key) || r->keys_count == AUDIT_KEYS_MOST)
		return;
	r->keys = mem_resize(r->keys, r->keys_count + 1, sizeof(*r->keys));
	r->keys[r->keys_count++] = mem_copy_bytes(line, len);
}

static bool read_keys(const char *path, struct audit_verify_request *r, struct err *e)
{
	struct buf text = BUF_INIT;
	bool ok = file_read(path, FILE_SIZE, &text, e);
	for (const char *at = text.data; ok && *at; at += strcspn(at, "\n") + (strchr(at, '\n') != NULL))
		add_key(r, at);
	buf_release(&text);
	return ok && (r->keys_count ||
		      err_set(e, ERR_INPUT, _("%s holds no public key: famctx audit key prints the line to keep"), path));
}

bool audit_anchors_read(const struct run *run, struct audit_verify_request *out, struct err *e)
{
	const struct audit_options *o = &run->options.audit;
	if (o->key && !o->anchor)
		return err_set(e, ERR_USAGE, _("--key tells who signed the anchors: name their file with --anchor"));
	return (!o->anchor || read_anchors(o->anchor, out, e)) && (!o->key || read_keys(o->key, out, e));
}

void print_anchors(const struct run *run, int64_t anchors, int64_t not_signed, int64_t not_ours, int64_t not_ours_at,
		   struct buf *out)
{
	char count[NUMBER_SIZE], seq[NUMBER_SIZE];
	if (run->options.audit.anchor && anchors == 0 && not_ours == 0)
		LINE(run, out, "audit_no_anchor", { "none", NULL });
	if (not_signed > 0)
		LINE(run, out, "audit_not_signed", { "count", number_text(not_signed, count) });
	if (not_ours > 0)
		LINE(run, out, "audit_not_ours", { "count", number_text(not_ours, count) }, { "seq", number_text(not_ours_at, seq) });
}

void print_verdict(const struct run *run, const struct audit_verify_answer *a, struct buf *out)
{
	char first[NUMBER_SIZE], last[NUMBER_SIZE], anchors[NUMBER_SIZE], back[NUMBER_SIZE];
	LINE(run, out, a->whole ? "audit_good" : "audit_broken", { "words", a->words });
	LINE(run, out, "audit_read", { "first", number_text(a->first, first) }, { "last", number_text(a->last, last) },
	     { "anchors", a->anchors > 0 ? number_text(a->anchors, anchors) : NULL }, { "hash", a->hash });
	print_anchors(run, a->anchors, a->not_signed, a->not_ours, a->not_ours_at, out);
	if (a->clock_back > 0)
		LINE(run, out, "audit_clock", { "count", number_text(a->clock_back, back) });
	if (!a->whole)
		LINE(run, out, "audit_broken_next", { "none", NULL });
}

int trail_verify(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;
	struct audit_verify_request request;
	struct audit_verify_answer answer;
	shape_init(&audit_verify_request_shape, &request);
	shape_init(&audit_verify_answer_shape, &answer);
	bool ok = !argc || err_set(&e, ERR_USAGE, _("audit verify takes no arguments, but '%s' was given; archives need "
						    "--archive"), argv[0]);
	ok = ok && audit_number_read(run->options.audit.from, "--from", &request.from, &e) &&
	     audit_anchors_read(run, &request, &e) && run_open(run, &e) &&
	     run_ask_long(run, REQUEST_AUDIT_VERIFY, &audit_verify_request_shape, &request, &audit_verify_answer_shape,
			  &answer, &e);
	if (ok && !run->options.json)
		print_verdict(run, &answer, &text);
	int status = run_end(run, &text, ok, &e);
	if (status == ERR_NONE && !answer.good)
		status = ERR_NOTHING;
	shape_release(&audit_verify_request_shape, &request);
	shape_release(&audit_verify_answer_shape, &answer);
	buf_release(&text);
	return status;
}

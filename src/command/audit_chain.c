/* The chain of the trail: verify, anchor, archive. */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "audit.h"
#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "path.h"

#define ANCHORS_SIZE (1u << 20)

static void add_anchor(struct audit_verify_request *r, const char *line)
{
	size_t cap = r->anchors_count;
	struct audit_anchor anchor = { .seq = 0 };
	if (!audit_anchor_read(line, &anchor))
		return;
	MEM_GROW(r->anchors, r->anchors_count, cap);
	r->anchors[r->anchors_count++] = anchor;
}

/* Lines of a file of anchors, or of the log of a host: what stands before the anchor is left out. The newest count
 * where there are too many. */
static bool read_anchors(const char *path, struct audit_verify_request *r, struct err *e)
{
	struct buf text = BUF_INIT;
	bool ok = file_read(path, ANCHORS_SIZE, &text, e);
	for (char *at = ok ? strstr(text.data, "famctx-anchor ") : NULL; at; at = strstr(at + 1, "famctx-anchor "))
		add_anchor(r, at);
	buf_release(&text);
	if (ok && !r->anchors_count)
		return err_set(e, ERR_INPUT, _("%s holds no anchor: famctx audit anchor FILE adds one"), path);
	while (r->anchors_count > AUDIT_ANCHORS_MOST) {
		mem_free(r->anchors[0].hash);
		mem_free(r->anchors[0].store);
		r->anchors_count--;
		memmove(r->anchors, r->anchors + 1, r->anchors_count * sizeof(*r->anchors));
	}
	return ok;
}

static void print_verdict(const struct run *run, const struct audit_verify_answer *a, struct buf *out)
{
	char first[24], last[24], anchors[24], back[24];
	snprintf(first, sizeof(first), "%lld", (long long)a->first);
	snprintf(last, sizeof(last), "%lld", (long long)a->last);
	snprintf(anchors, sizeof(anchors), "%lld", (long long)a->anchors);
	snprintf(back, sizeof(back), "%lld", (long long)a->clock_back);
	LINE(run, out, a->good ? "audit_good" : "audit_broken", { "words", a->words });
	LINE(run, out, "audit_read", { "first", first }, { "last", last }, { "anchors", a->anchors > 0 ? anchors : NULL },
	     { "hash", a->hash });
	if (a->clock_back > 0)
		LINE(run, out, "audit_clock", { "count", back });
	if (!a->good)
		LINE(run, out, "audit_broken_next", { "none", NULL });
}

int trail_verify(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;
	struct audit_verify_request request;
	struct audit_verify_answer answer;
	const struct audit_options *o = &run->options.audit;
	shape_init(&audit_verify_request_shape, &request);
	shape_init(&audit_verify_answer_shape, &answer);
	bool ok = !argc || err_set(&e, ERR_USAGE, _("audit verify takes no arguments, but '%s' was given"), argv[0]);
	ok = ok && audit_number_read(o->from, "--from", &request.from, &e) &&
	     (!o->anchor || read_anchors(o->anchor, &request, &e)) && run_open(run, &e) &&
	     run_ask_long(run, REQUEST_AUDIT_VERIFY, &audit_verify_request_shape, &request, &audit_verify_answer_shape,
			  &answer, &e);
	if (ok && !run->options.json)
		print_verdict(run, &answer, &text);
	int status = audit_print(run, &text, ok, &e);
	if (status == ERR_NONE && !answer.good)
		status = ERR_NOTHING;
	shape_release(&audit_verify_request_shape, &request);
	shape_release(&audit_verify_answer_shape, &answer);
	buf_release(&text);
	return status;
}

/* Behind what stands there: a file of anchors only ever grows. */
static bool append_line(const char *path, const char *line, struct err *e)
{
	struct buf text = BUF_INIT;
	buf_printf(&text, "%s\n", line);
	int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	bool ok = fd >= 0 && write(fd, text.data, text.len) == (ssize_t)text.len && fsync(fd) == 0;
	if (!ok)
		err_errno(e, ERR_INPUT, _("%s cannot be written"), path);
	if (fd >= 0)
		close(fd);
	buf_release(&text);
	return ok;
}

int trail_anchor(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;
	struct audit_anchor_answer answer;
	shape_init(&audit_anchor_answer_shape, &answer);
	bool ok = argc <= 1 || err_set(&e, ERR_USAGE, _("audit anchor takes one file at most"));
	ok = ok && run_open(run, &e) &&
	     run_ask(run, REQUEST_AUDIT_ANCHOR, NULL, NULL, &audit_anchor_answer_shape, &answer, &e) &&
	     (!argc || append_line(argv[0], answer.line, &e));
	if (ok && !run->options.json && argc)
		LINE(run, &text, "audit_anchored", { "file", argv[0] });
	else if (ok && !run->options.json)
		buf_printf(&text, "%s\n", answer.line);
	int status = audit_print(run, &text, ok, &e);
	shape_release(&audit_anchor_answer_shape, &answer);
	buf_release(&text);
	return status;
}

static void print_archived(const struct run *run, const struct audit_archive_answer *a, const char *path, struct buf *out)
{
	char first[24], last[24];
	snprintf(first, sizeof(first), "%lld", (long long)a->first);
	snprintf(last, sizeof(last), "%lld", (long long)a->last);
	if (a->last == INTEGER_NONE)
		LINE(run, out, "audit_nothing_old", { "none", NULL });
	else
		LINE(run, out, "audit_archived", { "first", first }, { "last", last }, { "file", path },
		     { "digest", a->digest });
}

int trail_archive(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;
	struct audit_archive_request request;
	struct audit_archive_answer answer;
	struct date none;
	shape_init(&audit_archive_request_shape, &request);
	shape_init(&audit_archive_answer_shape, &answer);
	bool ok = (argc == 1 && run->options.challenge.until) ||
		  err_set(&e, ERR_USAGE, _("name the file and the day before which entries go: famctx audit archive FILE "
					   "--until 2018-11-04"));
	ok = ok && audit_days_read(run, &none, &request.before, &e) && path_whole(argv[0], &request.path, &e) &&
	     run_open(run, &e) &&
	     run_ask_long(run, REQUEST_AUDIT_ARCHIVE, &audit_archive_request_shape, &request, &audit_archive_answer_shape,
			  &answer, &e);
	if (ok && !run->options.json)
		print_archived(run, &answer, argv[0], &text);
	int status = audit_print(run, &text, ok, &e);
	shape_release(&audit_archive_request_shape, &request);
	shape_release(&audit_archive_answer_shape, &answer);
	buf_release(&text);
	return status;
}

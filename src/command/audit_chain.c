/* The chain of the trail kept elsewhere: anchor, key, archive. */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "audit.h"
#include "famctx/base/mem.h"
#include "path.h"

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
	int status = run_end(run, &text, ok, &e);
	shape_release(&audit_anchor_answer_shape, &answer);
	buf_release(&text);
	return status;
}

int trail_key(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;
	struct audit_anchor_answer answer;
	shape_init(&audit_anchor_answer_shape, &answer);
	bool ok = !argc || err_set(&e, ERR_USAGE, _("audit key takes no arguments, but '%s' was given"), argv[0]);
	ok = ok && run_open(run, &e) &&
	     run_ask(run, REQUEST_AUDIT_ANCHOR, NULL, NULL, &audit_anchor_answer_shape, &answer, &e);
	if (ok && !run->options.json)
		buf_printf(&text, "%s\n", answer.key);
	int status = run_end(run, &text, ok, &e);
	shape_release(&audit_anchor_answer_shape, &answer);
	buf_release(&text);
	return status;
}

static void print_archived(const struct run *run, const struct audit_archive_answer *a, const char *path, struct buf *out)
{
	char first[NUMBER_SIZE], last[NUMBER_SIZE];
	number_text(a->first, first);
	number_text(a->last, last);
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
	int status = run_end(run, &text, ok, &e);
	shape_release(&audit_archive_request_shape, &request);
	shape_release(&audit_archive_answer_shape, &answer);
	buf_release(&text);
	return status;
}

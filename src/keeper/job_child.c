#include "job_child.h"

#include <errno.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "dispatch.h"
#include "famctx/schema/json.h"

static void write_line(int pipe, char letter, const struct buf *text)
{
	struct buf line = BUF_INIT;
	buf_add_char(&line, letter);
	for (size_t i = 0; i < text->len; i++)
		buf_add_char(&line, text->data[i] == '\n' ? ' ' : text->data[i]);
	buf_add_char(&line, '\n');
	size_t done = 0;
	while (done < line.len) {
		ssize_t n = write(pipe, line.data + done, line.len - done);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			_exit(ERR_STORE); /* the keeper has gone, so nobody wants it any more */
		done += (size_t)n;
	}
	buf_release(&line);
}

struct teller {
	int pipe;
};

static void tell(const struct progress *progress, void *context)
{
	const struct teller *teller = context;
	struct buf json = BUF_INIT;
	json_encode(&progress_shape, progress, &json);
	write_line(teller->pipe, 'P', &json);
	buf_release(&json);
}

void job_child_run(const struct request *r, const char *params, const struct working *given, int pipe)
{
	struct teller teller = { pipe };
	struct working w = *given;
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;
	w.tell = tell;
	w.context = &teller;
	/* A job without its keeper would go on unseen. */
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	void *object = dispatch_new_object(r->params), *answer = dispatch_new_object(r->answer);
	bool ok = !r->params || json_decode(params, strlen(params), r->params, object, &e);
	if (ok && r->work(&w, object, answer, &e)) {
		json_encode(r->answer, answer, &text);
		write_line(pipe, 'R', &text);
	} else {
		buf_printf(&text, "%d%s", (int)e.code, e.message);
		write_line(pipe, 'E', &text);
	}
	_exit(0);
}

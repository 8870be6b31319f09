#include "progress.h"

#include <unistd.h>

#include "famctx/text/sanitise.h"
#include "famctx/text/width.h"

#define LINE_COLUMNS 78

static void describe(const struct run *run, const struct progress *p, struct buf *out)
{
	char done[NUMBER_SIZE], total[NUMBER_SIZE], left[NUMBER_SIZE];
	struct buf text = BUF_INIT;
	number_text(p->done, done);
	number_text(p->total, total);
	number_text(p->seconds_left, left);
	LINE(run, &text, "progress", { "stage", words_phrase(&run->words, p->stage ? p->stage : "") },
	     { "what", p->what }, { "done", p->done > 0 ? done : NULL },
	     { "total", p->total == INTEGER_NONE ? NULL : total },
	     { "left", p->seconds_left == INTEGER_NONE ? NULL : left });
	buf_truncate(&text, text.len - 1);
	sanitise_text(out, text.data);
	buf_release(&text);
}

static void redraw(struct progress_line *line, const char *text)
{
	struct buf cut = BUF_INIT;
	width_cut(&cut, text, LINE_COLUMNS, NULL);
	fprintf(stderr, "\r\033[K%s", cut.data);
	fflush(stderr);
	line->drawn = true;
	buf_release(&cut);
}

static void told(const struct progress *progress, void *context)
{
	struct progress_line *line = context;
	struct buf text = BUF_INIT;
	describe(line->run, progress, &text);
	if (!line->run->options.line) {
		redraw(line, text.data);
	} else if (progress->stage && strcmp(progress->stage, line->stage)) {
		snprintf(line->stage, sizeof(line->stage), "%s", progress->stage);
		fprintf(stderr, "%s\n", text.data);
	}
	buf_release(&text);
}

void progress_start(struct progress_line *line, struct run *run)
{
	*line = (struct progress_line){ .run = run };
	if (isatty(STDERR_FILENO) && !run->options.json)
		client_on_progress(run->client, told, line);
}

void progress_end(struct progress_line *line)
{
	if (line->run)
		client_on_progress(line->run->client, NULL, NULL);
	if (line->drawn)
		fputs("\r\033[K", stderr);
	line->drawn = false;
}

/* famctx privacy: the words for families, to print and hand out. */
#include "commands.h"
#include "famctx/base/clock.h"
#include "famctx/screen/config.h"
#include "famctx/text/wrap.h"
#include "print.h"

#define PAGE_COLS 78

/* Lines of a paragraph are filled anew, so that the page is even whatever the file looks like. */
static void add_paragraph(struct buf *paragraph, struct buf *out)
{
	struct wrap w = wrap_text(paragraph->data, PAGE_COLS);
	struct wrap_line line;
	while (wrap_next(&w, &line))
		buf_printf(out, "%.*s\n", (int)line.len, paragraph->data + line.start);
	buf_add_char(out, '\n');
	buf_clear(paragraph);
}

static void add_page(const struct screens *screens, enum text title, enum text words, struct buf *out)
{
	struct buf text = BUF_INIT, paragraph = BUF_INIT;
	screens_fill(screens, words, true, NULL, 0, &text);
	buf_printf(out, "%s\n\n", screens_text(screens, title));
	for (const char *at = text.data; *at;) {
		size_t len = strcspn(at, "\n");
		if (len && paragraph.len)
			buf_add_char(&paragraph, ' ');
		buf_add(&paragraph, at, len);
		at += len + (at[len] == '\n');
		if ((!len || !*at) && paragraph.len)
			add_paragraph(&paragraph, out);
	}
	buf_release(&text);
	buf_release(&paragraph);
}

static void add_day(const struct screens *screens, struct buf *out)
{
	const struct clock real = CLOCK_REAL;
	struct moment now = clock_now(&real);
	struct buf today = BUF_INIT;
	print_date((struct date){ (int16_t)now.year, (int8_t)now.month, (int8_t)now.day }, &today);
	screens_fill(screens, TEXT_privacy_printed, true, (const struct fill[]){ { "today", today.data } }, 1, out);
	buf_add_char(out, '\n');
	buf_release(&today);
}

static bool read_screens(struct run *run, struct screens *screens, struct err *e)
{
	struct problems problems = PROBLEMS_INIT;
	if (!run_folders(run, e))
		return false;
	bool ok = screens_load(run->screens_folder.data, screens, &problems);
	if (!ok) {
		run_problems(run, &problems);
		err_set(e, ERR_INPUT, _("the files of the screens have mistakes: mend the lines named above"));
	}
	problems_release(&problems);
	return ok;
}

static int privacy(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;
	struct screens screens = { .texts = { NULL } };
	bool recorded = argc == 1 && !strcmp(argv[0], "recorded");
	bool ok = argc == 0 || recorded ||
		  err_set(&e, ERR_USAGE, _("use it as famctx privacy, or famctx privacy recorded"));
	ok = ok && read_screens(run, &screens, &e);
	if (ok && recorded)
		add_page(&screens, TEXT_privacy_title_recorded, TEXT_privacy_recorded, &text);
	else if (ok)
		add_page(&screens, TEXT_privacy_title_families, TEXT_privacy_families, &text);
	if (ok)
		add_day(&screens, &text);
	ok = ok && run_print(run, &text, &e);
	screens_release(&screens);
	buf_release(&text);
	return ok ? ERR_NONE : run_fail(run, &e);
}

const struct command command_privacy = {
	.name = "privacy",
	.arguments = "[recorded]",
	.summary = N_("print the words for families, or what is recorded about whoever uses the program"),
	.options = "",
	.run = privacy,
};

/* famctx privacy: the words for families, to print and hand out. */
#include "commands.h"
#include "famctx/base/clock.h"
#include "famctx/base/file.h"
#include "famctx/schema/yaml.h"
#include "famctx/text/wrap.h"
#include "print.h"

#define PAGE_COLS 78

/* screens/privacy.yaml, as far as it is printed. */
struct page_file {
	struct phrase *texts;
	size_t texts_count;
	char *help;
};

static const struct field text_fields[] = {
	FIELD_TEXT(struct phrase, key, REQUIRED, N_("The key; never changed")),
	FIELD_TEXT(struct phrase, text, REQUIRED, N_("The words")),
};
static const struct shape text_shape = SHAPE(struct phrase, "text", text_fields);

static const struct field page_fields[] = {
	FIELD_KEYED(struct page_file, texts, REQUIRED, &text_shape, N_("The words, by key")),
	FIELD_TEXT(struct page_file, help, OPTIONAL, N_("Help on screen")),
};
static const struct shape page_shape = SHAPE(struct page_file, "words for families", page_fields);

/* The key itself when the file has none, so that nothing is ever blank. */
static const char *find_text(const struct page_file *file, const char *key)
{
	for (size_t i = 0; i < file->texts_count; i++)
		if (!strcmp(file->texts[i].key, key))
			return file->texts[i].text;
	return key;
}

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

static void add_page(const struct page_file *file, const char *title, const char *words, struct buf *out)
{
	struct buf paragraph = BUF_INIT;
	buf_printf(out, "%s\n\n", find_text(file, title));
	for (const char *at = find_text(file, words); *at;) {
		size_t len = strcspn(at, "\n");
		if (len && paragraph.len)
			buf_add_char(&paragraph, ' ');
		buf_add(&paragraph, at, len);
		at += len + (at[len] == '\n');
		if ((!len || !*at) && paragraph.len)
			add_paragraph(&paragraph, out);
	}
	buf_release(&paragraph);
}

static void add_day(const struct page_file *file, struct buf *out)
{
	const struct clock real = CLOCK_REAL;
	struct buf today = BUF_INIT;
	print_date(date_today(&real), &today);
	words_fill(find_text(file, "printed"), (const struct fill[]){ { "today", today.data } }, 1, out);
	buf_add_char(out, '\n');
	buf_release(&today);
}

static bool read_file(struct run *run, struct page_file *file, struct err *e)
{
	struct problems problems = PROBLEMS_INIT;
	struct buf path = BUF_INIT;
	if (!run_folders(run, e))
		return false;
	file_join(&path, run->screens_folder.data, "privacy.yaml");
	bool ok = yaml_decode_file(path.data, &page_shape, file, &problems);
	if (!ok) {
		run_problems(run, &problems);
		err_set(e, ERR_INPUT, _("the words for families have mistakes: mend the lines named above"));
	}
	problems_release(&problems);
	buf_release(&path);
	return ok;
}

static int privacy(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;
	struct page_file file;
	shape_init(&page_shape, &file);
	bool recorded = argc == 1 && !strcmp(argv[0], "recorded");
	bool ok = argc == 0 || recorded ||
		  err_set(&e, ERR_USAGE, _("use it as famctx privacy, or famctx privacy recorded"));
	ok = ok && read_file(run, &file, &e);
	if (ok) {
		add_page(&file, recorded ? "title_recorded" : "title_families", recorded ? "recorded" : "families", &text);
		add_day(&file, &text);
	}
	ok = ok && run_print(run, &text, &e);
	shape_release(&page_shape, &file);
	buf_release(&text);
	return ok ? ERR_NONE : run_fail(run, &e);
}

const struct command command_privacy = {
	.name = "privacy",
	.arguments = "[recorded]",
	.summary = N_("print the words for families, or what is recorded about whoever uses the program"),
	.options = "",
	.words_only = true,
	.run = privacy,
};

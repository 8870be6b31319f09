/* Two pages of plain words: for families, and for whoever uses the program. */
#include "audit.h"
#include "famctx/base/mem.h"
#include "famctx/ui/viewer.h"
#include "say.h"

struct page {
	enum text title;
	struct viewer text;
};

/* Lines of a paragraph are one text; empty lines part paragraphs. */
static void add_paragraphs(struct viewer *v, const char *text)
{
	struct buf paragraph = BUF_INIT;
	while (*text) {
		size_t len = strcspn(text, "\n");
		if (len == 0 && paragraph.len) {
			viewer_add(v, ROLE_TEXT, 0, paragraph.data);
			viewer_add(v, ROLE_TEXT, 0, "");
			buf_clear(&paragraph);
		}
		if (len && paragraph.len)
			buf_add_char(&paragraph, ' ');
		buf_add(&paragraph, text, len);
		text += len + (text[len] == '\n');
	}
	if (paragraph.len)
		viewer_add(v, ROLE_TEXT, 0, paragraph.data);
	buf_release(&paragraph);
}

static bool open_page(struct screen *s, enum text title, enum text words)
{
	struct page *v = s->state;
	struct buf text = BUF_INIT;
	v->title = title;
	viewer_init(&v->text);
	SAY_PLAIN(s->app, words, &text);
	add_paragraphs(&v->text, text.data);
	buf_release(&text);
	return true;
}

static bool families_open(struct screen *s, const void *arg, struct err *e)
{
	(void)arg;
	(void)e;
	return open_page(s, TEXT_privacy_title_families, TEXT_privacy_families);
}

static bool recorded_open(struct screen *s, const void *arg, struct err *e)
{
	(void)arg;
	(void)e;
	return open_page(s, TEXT_privacy_title_recorded, TEXT_privacy_recorded);
}

static void page_close(struct screen *s)
{
	viewer_release(&((struct page *)s->state)->text);
}

static void page_title(const struct screen *s, struct buf *out)
{
	SAY_PLAIN(s->app, ((const struct page *)s->state)->title, out);
}

static void page_layout(struct screen *s, struct rect area)
{
	viewer_layout(&((struct page *)s->state)->text, layout_inset(area, 0, 1));
}

static void page_draw(const struct screen *s, struct canvas *c)
{
	viewer_draw(&((const struct page *)s->state)->text, c, true);
}

static enum handled page_act(struct screen *s, enum action a, int count)
{
	(void)count;
	return viewer_act(&((struct page *)s->state)->text, a);
}

static const char *page_help(const struct screen *s)
{
	return screens_help(s->app->screens, FILE_privacy);
}

const struct screen_ops screen_privacy = {
	.id = "privacy", .where = WHERE_AUDIT, .state_size = sizeof(struct page),
	.open = families_open, .close = page_close, .title = page_title, .layout = page_layout, .draw = page_draw,
	.act = page_act, .help = page_help,
};

const struct screen_ops screen_recorded = {
	.id = "recorded", .where = WHERE_AUDIT, .state_size = sizeof(struct page),
	.open = recorded_open, .close = page_close, .title = page_title, .layout = page_layout, .draw = page_draw,
	.act = page_act, .help = page_help,
};

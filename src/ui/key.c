#include "famctx/ui/key.h"

#include <string.h>

#include "famctx/text/utf8.h"

static const struct {
	enum press press;
	const char *name;
} named[] = {
	{ PRESS_ENTER, "Enter" },	{ PRESS_ESCAPE, "Esc" },      { PRESS_TAB, "Tab" },
	{ PRESS_SHIFT_TAB, "Shift-Tab" }, { PRESS_BACKSPACE, "Backspace" }, { PRESS_DELETE, "Delete" },
	{ PRESS_INSERT, "Insert" },	{ PRESS_UP, "Up" },	      { PRESS_DOWN, "Down" },
	{ PRESS_LEFT, "Left" },		{ PRESS_RIGHT, "Right" },     { PRESS_HOME, "Home" },
	{ PRESS_END, "End" },		{ PRESS_PAGE_UP, "PgUp" },    { PRESS_PAGE_DOWN, "PgDn" },
};

static bool starts_with(const char *text, const char *prefix)
{
	return strncmp(text, prefix, strlen(prefix)) == 0;
}

/* Exactly one code point. */
static bool parse_text(const char *name, struct key_event *out)
{
	size_t len = strlen(name);
	struct utf8_char ch = utf8_decode(name, len);

	if (len == 0 || ch.bad || ch.size != len)
		return false;
	memcpy(out->text, name, len);
	return true;
}

static bool parse_function(const char *name, struct key_event *out)
{
	int n = 0;

	if (name[0] != 'F' || name[1] < '1' || name[1] > '9')
		return false;
	for (name++; *name >= '0' && *name <= '9' && n < 100; name++)
		n = n * 10 + (*name - '0');
	if (*name || n > 12)
		return false;
	out->press = (enum press)(PRESS_F1 + n - 1);
	return true;
}

static bool parse_named(const char *name, struct key_event *out)
{
	for (size_t i = 0; i < ARRAY_LEN(named); i++) {
		if (strcmp(named[i].name, name) == 0) {
			out->press = named[i].press;
			return true;
		}
	}
	return parse_function(name, out);
}

bool key_parse(const char *name, struct key_event *out)
{
	*out = (struct key_event){ 0 };
	if (starts_with(name, "Alt-")) {
		out->alt = true;
		name += strlen("Alt-");
	}
	if (parse_named(name, out))
		return true;
	out->press = PRESS_TEXT;
	if (strcmp(name, "Space") == 0)
		return parse_text(" ", out);
	if (!starts_with(name, "Ctrl-") || !name[strlen("Ctrl-")])
		return parse_text(name, out);
	out->press = PRESS_CTRL;
	if (!parse_text(name + strlen("Ctrl-"), out))
		return false;
	if (out->text[0] >= 'A' && out->text[0] <= 'Z')
		out->text[0] = (char)(out->text[0] - 'A' + 'a');
	return true;
}

static const char *name_of(enum press press)
{
	for (size_t i = 0; i < ARRAY_LEN(named); i++) {
		if (named[i].press == press)
			return named[i].name;
	}
	return "";
}

void key_add_name(const struct key_event *ev, struct buf *out)
{
	bool lower = ev->text[0] >= 'a' && ev->text[0] <= 'z';

	if (ev->alt)
		buf_add_text(out, "Alt-");
	if (ev->press >= PRESS_F1 && ev->press <= PRESS_F12)
		buf_printf(out, "F%d", (int)ev->press - (int)PRESS_F1 + 1);
	else if (ev->press == PRESS_CTRL && lower)
		buf_printf(out, "Ctrl-%c", ev->text[0] - 'a' + 'A');
	else if (ev->press == PRESS_CTRL)
		buf_printf(out, "Ctrl-%s", ev->text);
	else if (ev->press == PRESS_TEXT)
		buf_add_text(out, strcmp(ev->text, " ") == 0 ? "Space" : ev->text);
	else
		buf_add_text(out, name_of(ev->press));
}

bool key_same(const struct key_event *a, const struct key_event *b)
{
	return a->press == b->press && a->alt == b->alt && strcmp(a->text, b->text) == 0;
}

bool key_is_text(const struct key_event *ev)
{
	return ev->press == PRESS_TEXT && !ev->alt;
}

bool key_is_letter(const struct key_event *ev)
{
	return key_is_text(ev) && !(ev->text[0] >= '0' && ev->text[0] <= '9');
}

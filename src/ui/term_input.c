/* curses comes first: it mentions functions that are banned after base.h. */
#include <curses.h>
#include <errno.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "term_private.h"
#include "famctx/text/sanitise.h"
#include "famctx/text/utf8.h"

/* Codes of our own for the brackets of a paste, far above KEY_MAX, behind which curses numbers its own. */
enum { PASTE_BEGINS = 5000, PASTE_ENDS };

#define ESCAPE 27
#define RUBOUT 127
#define REPLY_MAX 256 /* characters of an answer that nobody asked for */

void term_input_open(void)
{
	define_key("\033[200~", PASTE_BEGINS);
	define_key("\033[201~", PASTE_ENDS);
}

static int to_millis(struct timespec *spec, int timeout_ms)
{
	spec->tv_sec = timeout_ms / 1000;
	spec->tv_nsec = (long)(timeout_ms % 1000) * 1000000L;
	return timeout_ms;
}

enum term_event term_wait(int timeout_ms, const sigset_t *open_signals)
{
	struct pollfd tty = { STDIN_FILENO, POLLIN, 0 };
	struct timespec until;
	int waiting = 0;
	int n = ppoll(&tty, 1, to_millis(&until, timeout_ms) < 0 ? NULL : &until, open_signals);

	if (n < 0)
		return errno == EINTR ? TERM_QUIET : TERM_LOST;
	if (n == 0)
		return TERM_QUIET;
	/* Readable with nothing to read is the end of a line that was hung up. */
	if (!(tty.revents & POLLIN) || ioctl(STDIN_FILENO, FIONREAD, &waiting) != 0 || waiting == 0)
		return TERM_LOST;
	return TERM_KEYS;
}

static const struct {
	int code;
	enum press press;
} named[] = {
	{ KEY_ENTER, PRESS_ENTER },	{ KEY_BACKSPACE, PRESS_BACKSPACE }, { KEY_DC, PRESS_DELETE },
	{ KEY_IC, PRESS_INSERT },	{ KEY_UP, PRESS_UP },		    { KEY_DOWN, PRESS_DOWN },
	{ KEY_LEFT, PRESS_LEFT },	{ KEY_RIGHT, PRESS_RIGHT },	    { KEY_HOME, PRESS_HOME },
	{ KEY_END, PRESS_END },		{ KEY_PPAGE, PRESS_PAGE_UP },	    { KEY_NPAGE, PRESS_PAGE_DOWN },
	{ KEY_BTAB, PRESS_SHIFT_TAB },	{ KEY_FIND, PRESS_HOME },	    { KEY_SELECT, PRESS_END },
};

static enum press press_of(wint_t code)
{
	if (code >= KEY_F(1) && code <= KEY_F(12))
		return (enum press)(PRESS_F1 + (int)code - KEY_F(1));
	for (size_t i = 0; i < ARRAY_LEN(named); i++) {
		if ((wint_t)named[i].code == code)
			return named[i].press;
	}
	return PRESS_NONE;
}

static void set_control(struct key_event *out, wint_t code)
{
	if (code == '\t')
		out->press = PRESS_TAB;
	else if (code == '\r' || code == '\n')
		out->press = PRESS_ENTER;
	else if (code == '\b' || code == RUBOUT)
		out->press = PRESS_BACKSPACE;
	else if (code == ESCAPE)
		out->press = PRESS_ESCAPE;
	else if (code > 0) {
		out->press = PRESS_CTRL;
		out->text[0] = (char)(code <= 26 ? 'a' + (int)code - 1 : '@' + (int)code);
	}
}

static void set_character(struct key_event *out, wint_t code)
{
	char bytes[UTF8_MAX];
	size_t size = utf8_encode((uint32_t)code, bytes);

	for (size_t i = 0; i < size; i++)
		out->text[i] = bytes[i];
	/* C1 controls are no text; anything else that is odd is caught where it is used. */
	out->press = code >= 0x80 && code < 0xa0 ? PRESS_NONE : PRESS_TEXT;
}

static void set_plain(struct key_event *out, wint_t code)
{
	if (code < 0x20 || code == RUBOUT)
		set_control(out, code);
	else
		set_character(out, code);
}

/* ---- escapes ------------------------------------------------------------------------- */

/* An answer or a key that terminfo does not name: read to its end, so that its tail never types itself in. */
static void swallow_control_sequence(void)
{
	wint_t code;

	for (int n = 0; n < REPLY_MAX && get_wch(&code) == OK; n++) {
		if (code >= 0x40 && code <= 0x7e)
			return;
	}
}

static void swallow_string(void)
{
	wint_t code;

	for (int n = 0; n < REPLY_MAX && get_wch(&code) == OK; n++) {
		if (code == '\a' || code == '\\')
			return;
	}
}

static void swallow(wint_t opening)
{
	wint_t code;

	if (opening == '[')
		swallow_control_sequence();
	else if (opening == 'O')
		get_wch(&code);
	else
		swallow_string();
}

/* Esc alone is Esc; with something right behind it, that was Alt, a function key (Esc 1 is F1) or an answer. */
static void set_escape(struct key_event *out)
{
	wint_t code;
	int kind = get_wch(&code);

	out->press = PRESS_ESCAPE;
	if (kind == ERR)
		return;
	if (kind == KEY_CODE_YES) {
		out->press = press_of(code);
		out->alt = true;
	} else if (code >= '0' && code <= '9') {
		out->press = (enum press)(PRESS_F1 + (code == '0' ? 9 : (int)(code - '1')));
	} else if (code == '[' || code == 'O' || code == ']' || code == 'P' || code == '_' || code == '^') {
		out->press = PRESS_NONE;
		swallow(code);
	} else if (code == ESCAPE) {
		unget_wch(ESCAPE);
	} else {
		set_plain(out, code);
		out->alt = true;
	}
}

/* ---- paste ------------------------------------------------------------------------------ */

/* A line end is text as well, so that a paste never sends a form; other controls go. */
static void keep_pasted(wint_t code)
{
	if (term_state.paste.len >= TERM_PASTE_MAX)
		return;
	if (code == '\n' || code == '\r' || code == '\t')
		buf_add_char(&term_state.paste, (char)code);
	else if (code >= 0x20 && code != RUBOUT && !(code >= 0x80 && code < 0xa0))
		utf8_add(&term_state.paste, (uint32_t)code);
}

/* What comes in the middle of a paste is text, whatever keys it may look like. False: more is to come. */
static bool finish_paste(struct key_event *out)
{
	struct buf clean = BUF_INIT;
	wint_t code = 0;
	int kind;

	while ((kind = get_wch(&code)) != ERR && !(kind == KEY_CODE_YES && code == PASTE_ENDS)) {
		if (kind == OK)
			keep_pasted(code);
		else if (code == KEY_ENTER)
			keep_pasted('\n');
	}
	if (kind == ERR)
		return false;
	term_state.pasting = false;
	sanitise_bytes(&clean, term_state.paste.data, term_state.paste.len, SANITISE_LINES, NULL);
	buf_swap(&clean, &term_state.paste);
	buf_release(&clean);
	out->press = PRESS_PASTE;
	out->paste = term_state.paste.data;
	return true;
}

static bool begin_paste(struct key_event *out)
{
	term_state.pasting = true;
	buf_clear(&term_state.paste);
	return finish_paste(out);
}

bool term_read(struct key_event *out)
{
	wint_t code = 0;
	int kind;

	*out = (struct key_event){ 0 };
	if (term_state.pasting)
		return finish_paste(out);
	kind = get_wch(&code);
	/* The window's new size is asked for when its signal comes. */
	while (kind == KEY_CODE_YES && code == KEY_RESIZE)
		kind = get_wch(&code);
	if (kind == ERR)
		return false;
	if (kind == KEY_CODE_YES && code == PASTE_BEGINS)
		return begin_paste(out);
	if (kind == KEY_CODE_YES)
		out->press = press_of(code);
	else if (code == ESCAPE)
		set_escape(out);
	else
		set_plain(out, code);
	return true;
}

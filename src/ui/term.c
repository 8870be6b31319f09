/* curses comes first: it mentions functions that are banned after base.h. */
#include <curses.h>
#include <term.h>
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "term_private.h"
#include "famctx/base/log.h"

#define ESCAPE_DELAY_MS 25
#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"
#define TITLE_PUSH "\033[22;0t"
#define TITLE_POP "\033[23;0t"

struct terminal term_state = { .tty = -1, .saved_stderr = -1, .shown = { .cursor_row = -1 }, .paste = BUF_INIT };

/* Set once: curses keeps one screen for the life of the process. */
static SCREEN *curses_screen;

const char *term_capability(const char *name)
{
	const char *text = tigetstr(name);

	/* (char *)-1 says that it is not a string capability. */
	return text && (intptr_t)text != -1 && *text ? text : NULL;
}

void term_write(const char *bytes, size_t len)
{
	while (len > 0) {
		ssize_t n = write(term_state.tty, bytes, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return;
		bytes += n;
		len -= (size_t)n;
	}
}

static void write_text(const char *text)
{
	term_write(text, strlen(text));
}

bool term_usable(void)
{
	const char *name = getenv("TERM");

	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) && name && *name && strcmp(name, "dumb") != 0;
}

/* ---- opening -------------------------------------------------------------------- */

/* A size in the environment would be believed over the window's own. */
static void clean_environment(void)
{
	static const char *const misleading[] = { "LINES", "COLUMNS", "ESCDELAY", "TERMCAP" };

	for (size_t i = 0; i < ARRAY_LEN(misleading); i++)
		unsetenv(misleading[i]);
}

/* A library's message would tear the screen; while it is up they go to the log, or nowhere. */
static void divert_stderr(void)
{
#ifndef FAMCTX_SANITISED
	const char *path = getenv("FAMCTX_LOG");
	int log = open(path && *path ? path : "/dev/null", O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW,
		       0600);

	if (log < 0)
		return;
	term_state.saved_stderr = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
	if (term_state.saved_stderr >= 0)
		dup2(log, STDERR_FILENO);
	close(log);
#endif
}

static void give_stderr_back(void)
{
	if (term_state.saved_stderr < 0)
		return;
	dup2(term_state.saved_stderr, STDERR_FILENO);
	close(term_state.saved_stderr);
	term_state.saved_stderr = -1;
}

/* Nobody else's write(1) may scribble over a record. */
static void shut_out_messages(void)
{
	struct stat st;

	term_state.tty_mode_known = fstat(term_state.tty, &st) == 0 && S_ISCHR(st.st_mode);
	if (!term_state.tty_mode_known)
		return;
	term_state.tty_mode = st.st_mode & 07777;
	if (fchmod(term_state.tty, term_state.tty_mode & (mode_t) ~(S_IWGRP | S_IWOTH)) != 0)
		term_state.tty_mode_known = false;
}

static void prepare_modes(void)
{
	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	meta(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	intrflush(stdscr, FALSE);
	/* A frame is always drawn to its end, also when keys are waiting. */
	typeahead(-1);
	leaveok(stdscr, FALSE);
	scrollok(stdscr, FALSE);
	set_escdelay(ESCAPE_DELAY_MS);
}

/* The background stays the terminal's own. */
static void prepare_colours(void)
{
	if (start_color() == ERR || use_default_colors() == ERR)
		return;
	for (short colour = 1; colour < 8; colour++)
		init_pair(colour, colour, -1);
}

static bool start_curses(struct err *e)
{
	clean_environment();
	use_env(FALSE);
	use_tioctl(TRUE);
	if (curses_screen)
		return true;
	curses_screen = newterm(NULL, stdout, stdin);
	if (!curses_screen)
		return err_set(e, ERR_USAGE,
			       _("the terminal type '%s' is not known here; set TERM, for example to xterm, or use --line"),
			       getenv("TERM") ? getenv("TERM") : "");
	return true;
}

static bool take_terminal(struct terminal *t, struct err *e)
{
	if (!term_usable())
		return err_set(e, ERR_USAGE, _("this is no terminal that a screen can be drawn on; use --line"));
	t->tty = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
	if (t->tty < 0 || tcgetattr(t->tty, &t->before) != 0)
		return err_errno(e, ERR_USAGE, _("the terminal does not answer"));
	return start_curses(e);
}

static void choose_looks(struct terminal *t, const struct term_options *options)
{
	bool utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;

	t->theme = theme_choose(options->theme, options->no_color, getenv("NO_COLOR"), tigetnum("colors"));
	if (t->theme == THEME_DEFAULT)
		prepare_colours();
	t->glyphs = options->ascii || !utf8 ? GLYPHS_ASCII : GLYPHS_UNICODE;
	t->knows_xterm = tigetflag("XT") == 1 || getenv("TMUX");
}

bool term_open(const struct term_options *options, struct err *e)
{
	struct terminal *t = &term_state;

	if (!take_terminal(t, e)) {
		if (t->tty >= 0)
			close(t->tty);
		t->tty = -1;
		return false;
	}
	t->open = true;
	prepare_modes();
	choose_looks(t, options);
	term_restore_prepare();
	term_restore_install();
	base_on_death(term_restore_now);
	divert_stderr();
	shut_out_messages();
	term_input_open();
	erase();
	refresh();
	write_text(PASTE_ON);
	term_resized();
	return true;
}

/* ---- closing --------------------------------------------------------------------- */

/* Without an alternate screen the record would stay to be read by the next person. */
static void leave_nothing_behind(void)
{
	const char *scrollback = term_capability("E3");

	erase();
	refresh();
	endwin();
	if (term_capability("smcup"))
		return;
	if (scrollback)
		write_text(scrollback);
}

static void give_back(void)
{
	struct terminal *t = &term_state;

	if (t->titled)
		write_text(TITLE_POP);
	t->titled = false;
	write_text(PASTE_OFF);
	curs_set(1);
	leave_nothing_behind();
	tcsetattr(t->tty, TCSANOW, &t->before);
	if (t->tty_mode_known && fchmod(t->tty, t->tty_mode) != 0)
		log_line("the terminal's mode could not be given back");
}

void term_close(void)
{
	struct terminal *t = &term_state;

	if (!t->open)
		return;
	give_back();
	t->open = false;
	term_restore_uninstall();
	give_stderr_back();
	close(t->tty);
	t->tty = -1;
	canvas_release(&t->shown);
	buf_release(&t->paste);
	t->pasting = false;
	delscreen(curses_screen);
	curses_screen = NULL;
}

void term_suspend(void)
{
	struct terminal *t = &term_state;

	if (!t->open)
		return;
	def_prog_mode();
	give_back();
	raise(SIGSTOP);
	reset_prog_mode();
	shut_out_messages();
	write_text(PASTE_ON);
	term_resized();
}

/* ---- what it is --------------------------------------------------------------------- */

void term_size(int *rows, int *cols)
{
	struct winsize size;

	if (ioctl(term_state.tty, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
		size = (struct winsize){ .ws_row = 24, .ws_col = 80 };
	*rows = size.ws_row;
	*cols = size.ws_col;
}

enum glyph_set term_glyphs(void)
{
	return term_state.glyphs;
}

enum theme term_theme(void)
{
	return term_state.theme;
}

void term_resized(void)
{
	int rows, cols;

	term_size(&rows, &cols);
	resizeterm(rows, cols);
	term_redraw();
}

/* ---- beside the screen ------------------------------------------------------------------ */

void term_title(const char *utf8)
{
	struct buf text = BUF_INIT;

	if (!term_state.open || !term_state.knows_xterm)
		return;
	if (!term_state.titled)
		buf_add_text(&text, TITLE_PUSH);
	buf_printf(&text, "\033]2;%s\033\\", utf8);
	term_write(text.data, text.len);
	term_state.titled = true;
	buf_release(&text);
}

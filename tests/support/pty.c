#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/pty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <vterm.h>

#include "famctx/base/buf.h"
#include "famctx/base/clock.h"
#include "famctx/base/mem.h"
#include "famctx/text/utf8.h"
#include "famctx/ui/action.h"
#include "support/golden.h"

/* A byte that terminals ignore. We write it behind the program's output: when it has come through, all has. */
#define BARRIER 0x06
#define SYNC_FD 100

struct pty {
	pid_t pid;
	int pid_fd;
	int master, slave; /* slave: for the barrier */
	int sync;          /* one byte for each time the program is idle */
	int rows, cols;
	bool idle;   /* nothing was sent since it said so */
	bool ended;
	int status;
	bool alternate, cursor_visible;
	VTerm *vt;
	VTermScreen *screen;
	struct buf raw, text;
};

/* ---- the terminal ---------------------------------------------------------------- */

static int on_property(VTermProp prop, VTermValue *value, void *user)
{
	struct pty *p = user;

	if (prop == VTERM_PROP_ALTSCREEN)
		p->alternate = value->boolean;
	else if (prop == VTERM_PROP_CURSORVISIBLE)
		p->cursor_visible = value->boolean;
	return 1;
}

static const VTermScreenCallbacks callbacks = { .settermprop = on_property };

static void make_terminal(struct pty *p)
{
	p->vt = vterm_new(p->rows, p->cols);
	vterm_set_utf8(p->vt, 1);
	p->screen = vterm_obtain_screen(p->vt);
	vterm_screen_enable_altscreen(p->screen, 1);
	vterm_screen_set_callbacks(p->screen, &callbacks, p);
	vterm_screen_reset(p->screen, 1);
}

/* ---- starting ---------------------------------------------------------------------- */

static void set_environment(const struct pty_options *options)
{
	char sync[16];

	snprintf(sync, sizeof(sync), "%d", SYNC_FD);
	setenv("FAMCTX_TEST_SYNC", sync, 1);
	setenv("TERM", options->term ? options->term : "xterm-256color", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	unsetenv("TMUX");
	for (size_t i = 0; options->env && options->env[i]; i++)
		putenv(mem_copy_text(options->env[i]));
}

static bool take_terminal(int slave)
{
	return setsid() >= 0 && ioctl(slave, TIOCSCTTY, 0) == 0 && dup2(slave, 0) == 0 && dup2(slave, 1) == 1 &&
	       dup2(slave, 2) == 2;
}

NO_RETURN static void be_the_program(const struct pty_options *options, int slave, int sync)
{
	char **args = NULL;
	size_t count = 0, cap = 0;

	/* Some are made to crash; their memory is of no use to anybody. */
	if (!take_terminal(slave) || dup2(sync, SYNC_FD) < 0 ||
	    setrlimit(RLIMIT_CORE, &(struct rlimit){ 0, 0 }) != 0)
		_exit(126);
	set_environment(options);
	if (options->run) {
		int status = options->run();

		/* Not exit: what this test holds is not the program's to release. */
		fflush(NULL);
		_exit(status);
	}
	for (size_t i = 0; i == 0 || options->args[i - 1]; i++) {
		MEM_GROW(args, count, cap);
		args[count++] = mem_copy_or_null(options->args[i]);
	}
	execvp(args[0], args);
	_exit(127);
}

static void open_pair(struct pty *p)
{
	struct winsize size = { .ws_row = (unsigned short)p->rows, .ws_col = (unsigned short)p->cols };
	char name[64];

	p->master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
	assert_true(p->master >= 0);
	assert_int_equal(grantpt(p->master), 0);
	assert_int_equal(unlockpt(p->master), 0);
	assert_int_equal(ptsname_r(p->master, name, sizeof(name)), 0);
	p->slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
	assert_true(p->slave >= 0);
	assert_int_equal(ioctl(p->master, TIOCSWINSZ, &size), 0);
}

struct pty *pty_start(const struct pty_options *options)
{
	struct pty *p = mem_zero(1, sizeof(*p));
	int sync[2];

	p->rows = options->rows ? options->rows : 24;
	p->cols = options->cols ? options->cols : 80;
	p->cursor_visible = true;
	buf_init(&p->raw);
	buf_init(&p->text);
	make_terminal(p);
	open_pair(p);
	assert_int_equal(pipe2(sync, O_CLOEXEC), 0);
	p->pid = fork();
	assert_true(p->pid >= 0);
	if (p->pid == 0) {
		close(p->master);
		be_the_program(options, p->slave, sync[1]);
	}
	close(sync[1]);
	p->sync = sync[0];
	p->pid_fd = (int)syscall(SYS_pidfd_open, p->pid, 0);
	assert_true(p->pid_fd >= 0);
	return p;
}

static void reap(struct pty *p)
{
	int status = 0;

	if (p->ended || waitpid(p->pid, &status, 0) != p->pid)
		return;
	p->ended = true;
	p->status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

void pty_free(struct pty *p)
{
	if (!p->ended)
		kill(p->pid, SIGKILL);
	reap(p);
	close(p->pid_fd);
	close(p->sync);
	if (p->master >= 0)
		pty_hang_up(p);
	vterm_free(p->vt);
	buf_release(&p->raw);
	buf_release(&p->text);
	mem_free(p);
}

/* ---- what comes out ------------------------------------------------------------------- */

/* Takes what is there; true when the barrier was in it. */
static bool take_output(struct pty *p)
{
	char bytes[4096];
	ssize_t n = read(p->master, bytes, sizeof(bytes));
	char *barrier;

	if (n <= 0)
		return true;
	barrier = memchr(bytes, BARRIER, (size_t)n);
	if (barrier) {
		memmove(barrier, barrier + 1, (size_t)(bytes + n - barrier) - 1);
		n--;
	}
	buf_add(&p->raw, bytes, (size_t)n);
	vterm_input_write(p->vt, bytes, (size_t)n);
	return barrier != NULL;
}

/* Until everything that the program has written so far is on our screen. */
static void take_all_output(struct pty *p)
{
	char barrier = BARRIER;

	if (p->master < 0 || write(p->slave, &barrier, 1) != 1)
		return;
	while (!take_output(p))
		;
}

static int time_left(uint64_t deadline)
{
	uint64_t now = clock_steady_ms();

	return now < deadline ? (int)(deadline - now) : 0;
}

enum happening { OUTPUT = 1, IDLE = 2, ENDED = 4 };

/* Waits for something to happen; fails when nothing does. */
static int wait_for_something(struct pty *p, uint64_t deadline)
{
	struct pollfd fds[] = { { p->master, POLLIN, 0 }, { p->sync, POLLIN, 0 }, { p->pid_fd, POLLIN, 0 } };
	int happened = 0;
	char idle;

	if (poll(fds, ARRAY_LEN(fds), time_left(deadline)) <= 0)
		fail_msg("nothing happens; the screen is\n%s", pty_screen(p));
	if (fds[0].revents & POLLIN) {
		take_output(p);
		happened |= OUTPUT;
	}
	if ((fds[1].revents & POLLIN) && read(p->sync, &idle, 1) == 1) {
		p->idle = true;
		happened |= IDLE;
	}
	if (fds[2].revents & POLLIN) {
		reap(p);
		happened |= ENDED;
	}
	return happened;
}

void pty_wait_idle(struct pty *p)
{
	uint64_t deadline = clock_steady_ms() + PTY_PATIENCE_MS;

	while (!p->idle && !p->ended)
		wait_for_something(p, deadline);
	take_all_output(p);
}

void pty_wait_text(struct pty *p, const char *text)
{
	uint64_t deadline = clock_steady_ms() + PTY_PATIENCE_MS;

	pty_wait_idle(p);
	while (!pty_shows(p, text) && !p->ended)
		wait_for_something(p, deadline);
	if (!pty_shows(p, text))
		fail_msg("the program ended with %d before it showed '%s'; the screen is\n%s", p->status, text,
			 pty_screen(p));
}

int pty_wait_exit(struct pty *p)
{
	uint64_t deadline = clock_steady_ms() + PTY_PATIENCE_MS;

	while (!p->ended)
		wait_for_something(p, deadline);
	take_all_output(p);
	return p->status;
}

void pty_wait_stopped(struct pty *p)
{
	int status = 0;

	assert_int_equal(waitpid(p->pid, &status, WUNTRACED), p->pid);
	assert_true(WIFSTOPPED(status));
	take_all_output(p);
	p->idle = true;
}

/* ---- doing ------------------------------------------------------------------------------- */

/* Bytes saying that it was idle before are of no use for what comes next. */
static void becomes_busy(struct pty *p)
{
	struct pollfd fd = { p->sync, POLLIN, 0 };
	char idle;

	while (poll(&fd, 1, 0) == 1 && (fd.revents & POLLIN) && read(p->sync, &idle, 1) == 1)
		;
	p->idle = false;
}

void pty_send(struct pty *p, const char *bytes, size_t len)
{
	pty_wait_idle(p);
	if (p->ended)
		fail_msg("the program has ended with %d; the screen is\n%s", p->status, pty_screen(p));
	becomes_busy(p);
	while (len > 0) {
		ssize_t n = write(p->master, bytes, len);

		assert_true(n > 0);
		bytes += n;
		len -= (size_t)n;
	}
}

static bool has_asked(const struct pty *p, const char *question)
{
	size_t len = strlen(question);

	return p->raw.len >= len && memcmp(p->raw.data + p->raw.len - len, question, len) == 0;
}

void pty_answer(struct pty *p, const char *question, const char *answer)
{
	uint64_t deadline = clock_steady_ms() + PTY_PATIENCE_MS;
	size_t before;

	while (!has_asked(p, question) && !p->ended)
		wait_for_something(p, deadline);
	if (p->ended)
		fail_msg("the program ended with %d before it asked '%s'", p->status, question);
	before = p->raw.len;
	assert_int_equal(write(p->master, answer, strlen(answer)), (int)strlen(answer));
	assert_int_equal(write(p->master, "\n", 1), 1);
	/* Until its echo is there, so that the same question again is known from this one. */
	while (p->raw.len == before && !p->ended)
		wait_for_something(p, deadline);
}

void pty_type(struct pty *p, const char *text)
{
	size_t len = strlen(text);

	while (len > 0) {
		size_t size = utf8_decode(text, len).size;

		pty_send(p, text, size);
		text += size;
		len -= size;
	}
	pty_wait_idle(p);
}

static const char *bytes_of(enum press press)
{
	static const char *const function_keys[] = { "\033OP",	 "\033OQ",   "\033OR",	 "\033OS",
						     "\033[15~", "\033[17~", "\033[18~", "\033[19~",
						     "\033[20~", "\033[21~", "\033[23~", "\033[24~" };
	static const struct {
		enum press press;
		const char *bytes;
	} keys[] = {
		{ PRESS_ENTER, "\r" },	      { PRESS_ESCAPE, "\033" },	     { PRESS_TAB, "\t" },
		{ PRESS_SHIFT_TAB, "\033[Z" }, { PRESS_BACKSPACE, "\177" },  { PRESS_DELETE, "\033[3~" },
		{ PRESS_UP, "\033OA" },	      { PRESS_DOWN, "\033OB" },	     { PRESS_RIGHT, "\033OC" },
		{ PRESS_LEFT, "\033OD" },     { PRESS_HOME, "\033OH" },	     { PRESS_END, "\033OF" },
		{ PRESS_PAGE_UP, "\033[5~" }, { PRESS_PAGE_DOWN, "\033[6~" },
	};

	if (press >= PRESS_F1 && press <= PRESS_F12)
		return function_keys[press - PRESS_F1];
	for (size_t i = 0; i < ARRAY_LEN(keys); i++) {
		if (keys[i].press == press)
			return keys[i].bytes;
	}
	fail_msg("this key has no bytes here");
	return "";
}

static void send_key(struct pty *p, const struct key_event *ev)
{
	char control;

	if (ev->press == PRESS_TEXT) {
		pty_send(p, ev->text, strlen(ev->text));
	} else if (ev->press == PRESS_CTRL) {
		control = (char)(ev->text[0] & 0x1f);
		pty_send(p, &control, 1);
	} else {
		pty_send(p, bytes_of(ev->press), strlen(bytes_of(ev->press)));
	}
}

void pty_keys(struct pty *p, const char *names)
{
	struct key_event ev;

	while (action_next_key(&names, &ev))
		send_key(p, &ev);
	if (*names)
		fail_msg("no such key: %s", names);
	pty_wait_idle(p);
}

void pty_paste(struct pty *p, const char *text)
{
	struct buf all = BUF_INIT;

	buf_printf(&all, "\033[200~%s\033[201~", text);
	pty_send(p, all.data, all.len);
	buf_release(&all);
	pty_wait_idle(p);
}

void pty_resize(struct pty *p, int rows, int cols)
{
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols };

	pty_wait_idle(p);
	becomes_busy(p);
	p->rows = rows;
	p->cols = cols;
	vterm_set_size(p->vt, rows, cols);
	assert_int_equal(ioctl(p->master, TIOCSWINSZ, &size), 0);
	pty_wait_idle(p);
}

void pty_signal(struct pty *p, int number)
{
	pty_wait_idle(p);
	becomes_busy(p);
	assert_int_equal(kill(p->pid, number), 0);
}

void pty_hang_up(struct pty *p)
{
	close(p->slave);
	close(p->master);
	p->master = p->slave = -1;
}

/* ---- looking ---------------------------------------------------------------------------------- */

static void add_row(struct pty *p, int row)
{
	size_t end = p->text.len;

	for (int col = 0; col < p->cols; col++) {
		VTermScreenCell cell;

		vterm_screen_get_cell(p->screen, (VTermPos){ row, col }, &cell);
		/* The right half of a wide character. */
		if (cell.chars[0] == (uint32_t)-1)
			continue;
		if (cell.chars[0] == 0)
			buf_add_char(&p->text, ' ');
		for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
			utf8_add(&p->text, cell.chars[i]);
		if (p->text.data[p->text.len - 1] != ' ')
			end = p->text.len;
	}
	buf_truncate(&p->text, end);
	buf_add_char(&p->text, '\n');
}

const char *pty_screen(struct pty *p)
{
	buf_clear(&p->text);
	for (int row = 0; row < p->rows; row++)
		add_row(p, row);
	return p->text.data;
}

bool pty_shows(struct pty *p, const char *text)
{
	return strstr(pty_screen(p), text) != NULL;
}

void pty_cursor(const struct pty *p, int *row, int *col)
{
	VTermPos at;

	vterm_state_get_cursorpos(vterm_obtain_state(p->vt), &at);
	*row = at.row;
	*col = at.col;
}

bool pty_cursor_visible(const struct pty *p)
{
	return p->cursor_visible;
}

bool pty_alternate_screen(const struct pty *p)
{
	return p->alternate;
}

bool pty_is_marked(const struct pty *p, int row, int col)
{
	VTermScreenCell cell;

	vterm_screen_get_cell(p->screen, (VTermPos){ row, col }, &cell);
	return cell.attrs.bold || cell.attrs.underline || cell.attrs.reverse;
}

bool pty_is_sane(const struct pty *p)
{
	struct termios now;

	return tcgetattr(p->slave, &now) == 0 && (now.c_lflag & ICANON) && (now.c_lflag & ECHO) &&
	       (now.c_lflag & ISIG) && (now.c_oflag & OPOST);
}

const char *pty_output(const struct pty *p, size_t *len)
{
	*len = p->raw.len;
	return p->raw.data;
}

pid_t pty_pid(const struct pty *p)
{
	return p->pid;
}

void pty_golden(struct pty *p, const char *name)
{
	struct buf path = BUF_INIT;

	pty_wait_idle(p);
	buf_printf(&path, "tests/journey/golden/%s.txt", name);
	golden_check(path.data, pty_screen(p));
	buf_release(&path);
}
